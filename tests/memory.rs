//! Holds the memory that reading takes against the length of the text, as the system counts it.
#![cfg(target_os = "linux")]

#[path = "../benches/corpus/mod.rs"]
mod corpus;

use std::fs;
use variorum::{Analysis, Document};

/// How many times the length of the text reading may take at most, beside the text itself.
const TIMES: usize = 12;

/// The most memory that this process has held so far, in bytes.
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").expect("Linux tells what a process holds");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("there is such a line");
    line.trim().trim_end_matches(" kB").parse::<usize>().expect("it is a number") * 1024
}

#[test]
fn reading_takes_little_memory() {
    let document = Document::new("corpus", corpus::reports().repeat(4));
    let before = peak();
    let analysis = Analysis::new(&document);
    let (taken, length) = (peak() - before, document.text().len());
    assert!(!analysis.claims.is_empty());
    assert!(taken < TIMES * length, "{taken} bytes for a text of {length}");
}
