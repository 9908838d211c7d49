//! The compiled-in matcher beside a sentence encoder on the same sentences, in one run and on one thread each.
//!
//! `VARIORUM_MODEL=DIR cargo bench --features encoder --bench encoder`; `src/model/make/encoder_folder.sh DIR` makes the folder. The encoder
//! only makes the vectors of the sentences; matching finds all candidates, scores them and pairs the words of what it links.

mod corpus;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use std::path::PathBuf;
use variorum::align::{self, cast, claims, quotations};
use variorum::model::Encoder;
use variorum::pair::Pair;
use variorum::{Analysis, Document};

fn main() {
    if folder().is_none() {
        println!("NOT RUN: VARIORUM_MODEL does not tell where a sentence encoder lies");
        return;
    }
    divan::main();
}

fn folder() -> Option<PathBuf> {
    std::env::var_os("VARIORUM_MODEL").map(PathBuf::from)
}

/// How many sentences each report has; 45 are a report of about a thousand words.
const LENGTHS: [usize; 2] = [10, 45];

fn analyses(sentences: usize) -> [Analysis; 2] {
    corpus::pair(sentences).map(|document: Document| Analysis::new(&document))
}

/// The vectors of all sentences, one after another; a new encoder each time, since one remembers what it has read.
#[divan::bench(args = LENGTHS, sample_count = 5, sample_size = 1)]
fn encoded(bencher: Bencher, sentences: usize) {
    let both = analyses(sentences);
    let texts: Vec<&str> = both.iter().flat_map(|a| a.segments.sentences.iter().map(|s| a.of(s.span))).collect();
    let folder = folder().expect("main looked for it");
    bencher
        .counter(ItemsCount::new(texts.len()))
        .with_inputs(|| Encoder::open(&folder).expect("a sentence encoder"))
        .bench_local_values(|encoder| texts.iter().map(|text| encoder.encode(black_box(&[*text])).len()).sum::<usize>());
}

/// Pairs of sentences, found and scored.
#[divan::bench(args = LENGTHS, sample_count = 20)]
fn linked(bencher: Bencher, sentences: usize) {
    let both = analyses(sentences);
    let both = Pair::new(&both[0], &both[1]);
    let cast = cast::align(both);
    let quotations = quotations::align(both, &cast);
    let count = both.left.segments.sentences.len() + both.right.segments.sentences.len();
    bencher.counter(ItemsCount::new(count)).bench_local(|| claims::candidates(black_box(both), &cast, &quotations));
}

/// All of the matching: casts, quotations, claims and their words.
#[divan::bench(args = LENGTHS, sample_count = 20)]
fn matched(bencher: Bencher, sentences: usize) {
    let both = analyses(sentences);
    let both = Pair::new(&both[0], &both[1]);
    let count = both.left.segments.sentences.len() + both.right.segments.sentences.len();
    bencher.counter(ItemsCount::new(count)).bench_local(|| align::align(black_box(both)));
}
