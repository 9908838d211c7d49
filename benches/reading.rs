//! How fast the stages of reading run, in bytes of text a second.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use variorum::segment::{blocks, sentences, tokenize};

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
