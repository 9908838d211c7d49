//! Sentences with what an extractor must read in them, for its tests.

use super::{Mention, Text};
use crate::segment::segment;

/// What an extractor reads in a text, each mention told in words, in order.
pub(super) fn read(extract: fn(&Text, &mut Vec<Mention>), raw: &str, told: impl Fn(&Mention) -> Option<String>) -> Vec<String> {
    let segments = segment(raw);
    let mut mentions = Vec::new();
    extract(&Text { raw, segments: &segments, date: None }, &mut mentions);
    mentions.iter().filter_map(told).collect()
}

/// Fails with every text that is read otherwise than expected.
pub(super) fn check(read: fn(&str) -> Vec<String>, cases: &[(&str, &[&str])]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(raw, expected)| read(raw) != *expected)
        .map(|(raw, expected)| format!("{raw}\n  got      {:?}\n  expected {expected:?}", read(raw)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
