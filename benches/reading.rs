//! How fast reports are read, in bytes of text a second: the whole of it, and each stage alone.

mod corpus;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use variorum::extract::attribution::attributions;
use variorum::extract::{self, EXTRACTORS, Mention, Text};
use variorum::segment::{Segments, blocks, quotations, segment, sentences, tokenize};
use variorum::{Analysis, Document, cast, claim};

fn main() {
    divan::main();
}

/// Everything that is read out of a document.
#[divan::bench]
fn whole(bencher: Bencher) {
    let document = Document::new("corpus", corpus::reports());
    let text = document.text();
    bencher.counter(BytesCount::of_str(text)).bench(|| Analysis::new(black_box(&document)));
}

/// The same report over and over: nothing may take longer because of it.
#[divan::bench]
fn whole_of_one_report_repeated(bencher: Bencher) {
    let report = &corpus::reports()[..2000];
    let document = Document::new("repeated", report.repeat(200));
    let text = document.text();
    bencher.counter(BytesCount::of_str(text)).bench(|| Analysis::new(black_box(&document)));
}

#[divan::bench]
fn tokens(bencher: Bencher) {
    let text = corpus::reports();
    bencher.counter(BytesCount::of_str(&text)).bench(|| tokenize(black_box(&text)));
}

#[divan::bench]
fn blocks_of_tokens(bencher: Bencher) {
    let text = corpus::reports();
    let tokens = tokenize(&text);
    bencher.counter(BytesCount::of_str(&text)).bench(|| blocks::blocks(black_box(&text), &tokens));
}

#[divan::bench]
fn sentences_of_blocks(bencher: Bencher) {
    let text = corpus::reports();
    let tokens = tokenize(&text);
    let blocks = blocks::blocks(&text, &tokens);
    bencher.counter(BytesCount::of_str(&text)).bench(|| sentences::sentences(black_box(&text), &tokens, &blocks));
}

#[divan::bench]
fn quotations_of_blocks(bencher: Bencher) {
    let text = corpus::reports();
    let tokens = tokenize(&text);
    let blocks = blocks::blocks(&text, &tokens);
    bencher.counter(BytesCount::of_str(&text)).bench(|| quotations::quotations(black_box(&text), &tokens, &blocks));
}

/// Each row of the extractors' table.
#[divan::bench(args = EXTRACTORS.iter().map(|e| e.name))]
fn extractor(bencher: Bencher, name: &str) {
    let extractor = EXTRACTORS.iter().find(|e| e.name == name).expect("it is one of the table");
    stage(bencher, |text, _| {
        let mut mentions = Vec::new();
        (extractor.extract)(text, &mut mentions);
        mentions
    });
}

#[divan::bench]
fn attributions_of_sentences(bencher: Bencher) {
    stage(bencher, attributions);
}

#[divan::bench]
fn cast_of_mentions(bencher: Bencher) {
    stage(bencher, cast::cast);
}

#[divan::bench]
fn claims_of_sentences(bencher: Bencher) {
    stage(bencher, |text, mentions| claim::claims(text, mentions, &[]));
}

/// Times one stage on the finished work of those before it.
fn stage<T>(bencher: Bencher, of: impl Fn(&Text, &[Mention]) -> T + Sync) {
    let raw = corpus::reports();
    let segments: Segments = segment(&raw);
    let text = Text { raw: &raw, segments: &segments, date: None };
    let mentions = extract::mentions(&text);
    bencher.counter(BytesCount::of_str(&raw)).bench(|| of(black_box(&text), &mentions));
}
