//! How fast words and sentences become vectors and are compared.

use divan::{Bencher, black_box, counter::ItemsCount};
use variorum::model::{Row, Vector, are_antonyms, encode, row};
use variorum::text::WordKey;

const SENTENCE: &str = "the foreign minister of the island said on Tuesday that both governments would resume talks about fishing rights within \
     three weeks";

fn main() {
    divan::main();
}

fn keys() -> Vec<WordKey> {
    SENTENCE.split(' ').map(WordKey::of).collect()
}

#[divan::bench]
fn cosines_of_rows(bencher: Bencher) {
    let rows: Vec<Row> = keys().into_iter().filter_map(row).collect();
    bencher.counter(ItemsCount::new(rows.len() * rows.len())).bench_local(|| {
        let rows = black_box(&rows);
        rows.iter().map(|a| rows.iter().map(|b| a.similarity(*b)).fold(0.0, f32::max)).sum::<f32>()
    });
}

#[divan::bench]
fn cosines_of_vectors(bencher: Bencher) {
    let words: Vec<Vector> = SENTENCE.split(' ').filter_map(Vector::of_word).collect();
    bencher.counter(ItemsCount::new(words.len() * words.len())).bench_local(|| {
        let words = black_box(&words);
        words.iter().map(|a| words.iter().map(|b| a.dot(b)).fold(0.0, f32::max)).sum::<f32>()
    });
}

#[divan::bench]
fn sentences_of_twenty_words(bencher: Bencher) {
    let words: Vec<(WordKey, &str, f32)> = SENTENCE.split(' ').map(|word| (WordKey::of(word), word, 1.5)).collect();
    bencher.counter(ItemsCount::new(1usize)).bench_local(|| encode(black_box(&words).iter().copied()));
}

#[divan::bench]
fn sentences_of_unknown_words(bencher: Bencher) {
    let words: Vec<(WordKey, &str, f32)> =
        ["deescalating", "Kuzhikkattukulangara", "counteroffensives"].map(|w| (WordKey::of(w), w, 1.5)).to_vec();
    bencher.counter(ItemsCount::new(1usize)).bench_local(|| encode(black_box(&words).iter().copied()));
}

#[divan::bench]
fn antonyms(bencher: Bencher) {
    let keys = keys();
    bencher.counter(ItemsCount::new(keys.len() * keys.len())).bench_local(|| {
        let keys = black_box(&keys);
        keys.iter().map(|a| keys.iter().filter(|b| are_antonyms(*a, **b)).count()).sum::<usize>()
    });
}
