//! How fast the stages of reading run, in bytes of text a second.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use variorum::extract::{self, EXTRACTORS, Text};
use variorum::segment::{blocks, quotations, segment, sentences, tokenize};
use variorum::{cast, claim};

fn main() {
    divan::main();
}

/// A report that tells of nothing that happened, over and over up to a megabyte.
fn text() -> String {
    const REPORT: &str = "\
LARKSTOWN, Oct 3 (LNA) — The council of Larkstown agreed on Tuesday to close the old river bridge for at least 14 months, after \
engineers found cracks in two of its five pillars. “We did not take this lightly,” said Mayor Ann-Marie O’Dell. “People's lives \
depend on it.”

The repair will cost about $43.2 million, the U.S. firm Harlan & Co. estimates, nearly three times what Dr. J. K. Marlowe had \
reckoned in 2019. \"Who will pay for it?\" asked Cllr. Tom Reyes at 9 p.m. Nobody answered.

ALSO READ: Ferry between Larkstown and São Jorge to run twice an hour

Shopkeepers on the north bank fear for their trade. Some 3,500 people cross the bridge every day, 60 per cent of them on foot, \
according to a count made last month. A spokesperson for the province, Lena Östberg, said help might come \"before the winter\".

";
    REPORT.repeat(1_000_000 / REPORT.len() + 1)
}

#[divan::bench]
fn tokens(bencher: Bencher) {
    let text = text();
    bencher.counter(BytesCount::of_str(&text)).bench(|| tokenize(black_box(&text)));
}

#[divan::bench]
fn blocks_of_tokens(bencher: Bencher) {
    let text = text();
    let tokens = tokenize(&text);
    bencher.counter(BytesCount::of_str(&text)).bench(|| blocks::blocks(black_box(&text), &tokens));
}

#[divan::bench]
fn sentences_of_blocks(bencher: Bencher) {
    let text = text();
    let tokens = tokenize(&text);
    let blocks = blocks::blocks(&text, &tokens);
    bencher.counter(BytesCount::of_str(&text)).bench(|| sentences::sentences(black_box(&text), &tokens, &blocks));
}

#[divan::bench]
fn quotations_of_blocks(bencher: Bencher) {
    let text = text();
    let tokens = tokenize(&text);
    let blocks = blocks::blocks(&text, &tokens);
    bencher.counter(BytesCount::of_str(&text)).bench(|| quotations::quotations(black_box(&text), &tokens, &blocks));
}

/// Each row of the extractors' table, by its number in the table.
#[divan::bench(args = 0..EXTRACTORS.len())]
fn extractor(bencher: Bencher, row: usize) {
    let raw = text();
    let segments = segment(&raw);
    let text = Text { raw: &raw, segments: &segments, date: None };
    bencher.counter(BytesCount::of_str(&raw)).bench(|| {
        let mut mentions = Vec::new();
        (EXTRACTORS[row].extract)(black_box(&text), &mut mentions);
        mentions
    });
}

#[divan::bench]
fn attributions_cast_and_claims(bencher: Bencher) {
    let raw = text();
    let segments = segment(&raw);
    let text = Text { raw: &raw, segments: &segments, date: None };
    let mentions = extract::mentions(&text);
    bencher.counter(BytesCount::of_str(&raw)).bench(|| {
        let attributions = extract::attribution::attributions(black_box(&text), &mentions);
        (cast::cast(&text, &mentions), claim::claims(&text, &mentions, &attributions))
    });
}
