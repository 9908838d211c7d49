//! How fast two reports are held against each other, by their length: whole, and each stage alone on the finished work of those before it.
//!
//! Lengths are sentences of each report; 45 are a report of about a thousand words. Nothing may grow much faster than the length.

mod corpus;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use variorum::align::{ClaimLink, cast, claims, quotations, words};
use variorum::pair::Pair;
use variorum::{Analysis, Config, align, compare, compare_analyses};

fn main() {
    divan::main();
}

/// How many sentences each report has.
const LENGTHS: [usize; 5] = [10, 45, 100, 1_000, 10_000];

fn analyses(sentences: usize) -> [Analysis; 2] {
    corpus::pair(sentences).map(|document| Analysis::new(&document))
}

/// From texts to the report; long ones on all cores.
#[divan::bench(args = LENGTHS, sample_count = 10)]
fn whole(bencher: Bencher, sentences: usize) {
    let documents = corpus::pair(sentences);
    bencher.counter(ItemsCount::new(2 * sentences)).bench_local(|| compare(black_box(&documents), &Config::default()));
}

/// Matching alone: claims, quotations and casts.
#[divan::bench(args = LENGTHS, sample_count = 10)]
fn matched(bencher: Bencher, sentences: usize) {
    let both = analyses(sentences);
    bencher.counter(ItemsCount::new(2 * sentences)).bench_local(|| align::align(black_box(Pair::new(&both[0], &both[1]))));
}

/// Matching and judging.
#[divan::bench(args = LENGTHS, sample_count = 10)]
fn matched_and_judged(bencher: Bencher, sentences: usize) {
    let both = analyses(sentences);
    bencher.counter(ItemsCount::new(2 * sentences)).bench_local(|| compare_analyses(black_box(&both), &Config::default()));
}

#[divan::bench(args = LENGTHS, sample_count = 10)]
fn casts(bencher: Bencher, sentences: usize) {
    let both = analyses(sentences);
    let both = Pair::new(&both[0], &both[1]);
    bencher.counter(ItemsCount::new(both.left.cast.len() + both.right.cast.len())).bench_local(|| cast::align(black_box(both)));
}

#[divan::bench(args = LENGTHS, sample_count = 10)]
fn quoted(bencher: Bencher, sentences: usize) {
    let both = analyses(sentences);
    let both = Pair::new(&both[0], &both[1]);
    let cast = cast::align(both);
    let count = both.left.segments.quotations.len() + both.right.segments.quotations.len();
    bencher.counter(ItemsCount::new(count)).bench_local(|| quotations::align(black_box(both), &cast));
}

/// Pairs of sentences, found and scored; an item is a pair.
#[divan::bench(args = LENGTHS, sample_count = 10)]
fn candidates(bencher: Bencher, sentences: usize) {
    let both = analyses(sentences);
    let both = Pair::new(&both[0], &both[1]);
    let cast = cast::align(both);
    let quotations = quotations::align(both, &cast);
    let count = claims::candidates(both, &cast, &quotations).len();
    bencher.counter(ItemsCount::new(count)).bench_local(|| claims::candidates(black_box(both), &cast, &quotations));
}

/// The words of linked claims; an item is a pair of claims.
#[divan::bench(args = LENGTHS, sample_count = 10)]
fn paired_words(bencher: Bencher, sentences: usize) {
    let both = analyses(sentences);
    let both = Pair::new(&both[0], &both[1]);
    let links: Vec<ClaimLink> = align::align(both).claims;
    bencher
        .counter(ItemsCount::new(links.len()))
        .bench_local(|| links.iter().map(|link| words::of_claims(black_box(both), link.claims).len()).sum::<usize>());
}

/// One draft against many sources of about 500 words, one of which tells of the same.
#[divan::bench(args = [10, 1_000], sample_count = 5)]
fn reviewed(bencher: Bencher, count: usize) {
    let draft = variorum::Document::new("draft", include_str!("../fixtures/review/draft.txt"));
    let other =
        |n: usize| format!("Councillor Ode Vannik{n} of ward {n} said on Monday that road {} would be closed for {n} days. ", n * 7);
    let mut sources: Vec<_> = (1..count).map(|n| variorum::Document::new(format!("s{n}"), other(n).repeat(28))).collect();
    sources.push(variorum::Document::new("wire", include_str!("../seeds/2025-05-10-agency-report-rubio-calls-jaishankar.txt")));
    bencher.bench_local(|| variorum::review(black_box(&draft), &sources, &Config::default()));
}
