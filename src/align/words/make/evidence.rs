//! Writes the evidence of word pairs for `learn.py`: rows `{a: [token, …], b: [token, …]}` on standard input; the file of weights of the
//! rounds so far as the argument.
//!
//! On standard output, little-endian, how many numbers the evidence has (u32); then for each row the number of pairs (u32), then for each pair the places of its words in the two
//! lists and its sort (3 × u32) and its evidence (f32 each).

use std::io::{self, BufRead, Write};
use variorum::align::words::{self, EVIDENCE, Round, SORTS};
use variorum::pair::Pair;
use variorum::{Analysis, Document};

fn main() {
    let path = std::env::args().nth(1).expect("the file of weights");
    let numbers: Vec<f32> = std::fs::read(path).expect("weights").as_chunks().0.iter().map(|b| f32::from_le_bytes(*b)).collect();
    let rounds: Vec<Round> = numbers.chunks_exact(SORTS * (EVIDENCE + 1)).map(round).collect();
    let mut out = io::BufWriter::new(io::stdout().lock());
    put(&mut out, &(EVIDENCE as u32).to_le_bytes());
    for line in io::stdin().lock().lines() {
        let row: serde_json::Value = serde_json::from_str(&line.expect("a line")).expect("a row");
        let [(a, starts_a), (b, starts_b)] = [read(&row["a"]), read(&row["b"])];
        let both = Pair::new(&a, &b);
        let pairs = words::evidence(both, both.map(|x| 0..x.segments.tokens.len()), &rounds);
        put(&mut out, &(pairs.len() as u32).to_le_bytes());
        for (pair, sort, evidence) in pairs {
            let part = |x: &Analysis, starts: &[usize], t: usize| starts.partition_point(|&s| s <= x.segments.tokens[t].span.start()) - 1;
            let places = [part(&a, &starts_a, pair.left), part(&b, &starts_b, pair.right), sort];
            places.iter().for_each(|&n| put(&mut out, &(n as u32).to_le_bytes()));
            evidence.iter().for_each(|n| put(&mut out, &n.to_le_bytes()));
        }
    }
}

fn put(out: &mut impl Write, bytes: &[u8]) {
    out.write_all(bytes).expect("standard output");
}

fn round(numbers: &[f32]) -> Round {
    std::array::from_fn(|sort| std::array::from_fn(|i| numbers[sort * (EVIDENCE + 1) + i]))
}

/// The tokens as a text, and where each begins.
fn read(tokens: &serde_json::Value) -> (Analysis, Vec<usize>) {
    let (mut text, mut starts) = (String::new(), Vec::new());
    for token in tokens.as_array().expect("a list of tokens") {
        let token = token.as_str().expect("a token");
        if matches!(token, "'s" | "’s") && text.ends_with(' ') {
            text.pop();
        }
        starts.push(text.len());
        text.push_str(token);
        text.push(' ');
    }
    (Analysis::new(&Document::new("tokens", text)), starts)
}
