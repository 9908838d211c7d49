//! How fast a draft is reviewed: while it is typed, against sources that are read already, and once, against a thousand.

mod corpus;

use divan::{Bencher, black_box};
use variorum::review::Desk;
use variorum::{Config, Document, review};

fn main() {
    divan::main();
}

/// A draft of a thousand words against sources of a thousand words that all tell of the same, each time with another word; the sources
/// were read before. An editor must not wait: below 50 ms.
#[divan::bench(args = [1, 10], sample_count = 20)]
fn typed(bencher: Bencher, sources: usize) {
    let [draft, source] = corpus::pair(45).map(|document| document.text().to_owned());
    let source = |n: usize| Document::new(format!("source-{n}"), format!("{source}\n\nThis is copy {n}."));
    let desk = Desk::from((0..sources).map(source).collect::<Vec<_>>());
    let version = |n: usize| Document::new("draft", format!("{draft} Word {n}."));
    desk.review(&version(0), &Config::default());
    let mut typed = 0;
    bencher.bench_local(|| {
        typed += 1;
        desk.review(black_box(&version(typed)), &Config::default())
    });
}

/// A draft of a thousand words against sources of 500 words, read for it: a thousand of them in less than 2 s.
#[divan::bench(args = [10, 100, 1_000], sample_count = 5)]
fn once(bencher: Bencher, sources: usize) {
    let [draft, _] = corpus::pair(45);
    let sources = corpus::sources(sources, 22);
    bencher.bench_local(|| review(black_box(&draft), &sources, &Config::default()));
}
