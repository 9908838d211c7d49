//! The whole comparison: the two reports in `seeds/`, and a pair of 100 kB made of them.

use divan::{
    Bencher, black_box,
    counter::{BytesCount, ItemsCount},
};
use variorum::align::{cast, claims, quotations, words};
use variorum::pair::Pair;
use variorum::{Analysis, Config, Document, compare, compare_analyses};

const AGENCY: &str = include_str!("../seeds/2025-05-10-agency-report-rubio-calls-jaishankar.txt");
const CHANNEL: &str = include_str!("../seeds/2025-05-10-channel-report-rubio-calls-jaishankar.txt");

fn main() {
    divan::main();
}

fn pair(bytes: usize) -> [Document; 2] {
    let long = |text: &str| if bytes == 0 { text.to_owned() } else { format!("{text}\n\n").repeat(bytes.div_ceil(text.len() + 2)) };
    [Document::new("agency", long(AGENCY)), Document::new("channel", long(CHANNEL))]
}

/// Sizes in bytes; 0 is the seeds as they are.
const SIZES: [usize; 2] = [0, 100_000];

#[divan::bench(args = SIZES)]
fn whole(bencher: Bencher, size: usize) {
    let documents = pair(size);
    let bytes: usize = documents.iter().map(|d| d.text().len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| compare(black_box(&documents), &Config::default()));
}

#[divan::bench(args = SIZES)]
fn analyse(bencher: Bencher, size: usize) {
    let documents = pair(size);
    let bytes: usize = documents.iter().map(|d| d.text().len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| documents.iter().map(|d| Analysis::new(black_box(d))).collect::<Vec<_>>());
}

#[divan::bench(args = SIZES)]
fn align_and_judge(bencher: Bencher, size: usize) {
    let analyses: Vec<Analysis> = pair(size).iter().map(Analysis::new).collect();
    bencher.bench_local(|| compare_analyses(black_box(&analyses), &Config::default()));
}

#[divan::bench(args = SIZES)]
fn align_claims(bencher: Bencher, size: usize) {
    let analyses: Vec<Analysis> = pair(size).iter().map(Analysis::new).collect();
    let both = Pair::new(&analyses[0], &analyses[1]);
    let cast = cast::align(both);
    let quotations = quotations::align(both, &cast);
    bencher.bench_local(|| claims::align(black_box(both), &cast, &quotations));
}

#[divan::bench(args = SIZES)]
fn align_cast_and_quotations(bencher: Bencher, size: usize) {
    let analyses: Vec<Analysis> = pair(size).iter().map(Analysis::new).collect();
    let both = Pair::new(&analyses[0], &analyses[1]);
    bencher.bench_local(|| quotations::align(both, &cast::align(black_box(both))));
}

/// An item is a pair of linked claims.
#[divan::bench(args = SIZES)]
fn align_words(bencher: Bencher, size: usize) {
    let analyses: Vec<Analysis> = pair(size).iter().map(Analysis::new).collect();
    let both = Pair::new(&analyses[0], &analyses[1]);
    let cast = cast::align(both);
    let links = claims::align(both, &cast, &quotations::align(both, &cast)).links;
    let links: Vec<Pair<usize>> = links.into_iter().map(|link| link.claims).collect();
    bencher
        .counter(ItemsCount::new(links.len()))
        .bench_local(|| links.iter().map(|&claims| words::of_claims(black_box(both), claims).len()).sum::<usize>());
}
