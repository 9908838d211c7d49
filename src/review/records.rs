//! Records that a report claims: "the largest ever", "the first in the city's history".

use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::model;
use crate::text::{Span, WordKey, fold, key, keys};
use std::ops::Range;

/// How far behind a superlative stands what makes it a record, in tokens.
const REACH: usize = 10;
/// Superlatives that are not made with "-est".
const OTHERS: &[WordKey] = keys!["first", "worst", "best", "only"];
/// What has the form of a superlative and is none: "the latest of the victims", "at least".
const NONE: &[WordKey] = keys!["latest", "nearest", "least"];

/// A record that is claimed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    /// From the superlative to what makes it a record.
    pub(super) span: Span,
    superlative: WordKey,
    /// What holds it, without inflection: the *fine* of "the largest fine ever".
    noun: Option<WordKey>,
}

/// The records that a report claims, its own and those of whom it quotes.
pub(super) fn of(a: &Analysis) -> Vec<Record> {
    let report = a.segments.sentences.iter().filter(|s| a.segments.block_of(s).kind.is_report());
    report.flat_map(|s| s.tokens.clone().filter_map(|t| record(a, t, &s.tokens))).collect()
}

/// Whether two may be one record: the same superlative, or of the same thing as far as that is told.
pub(super) fn are_one(one: &Record, other: &Record) -> bool {
    one.superlative == other.superlative || one.noun.zip(other.noun).is_none_or(|(one, other)| one == other)
}

fn record(a: &Analysis, token: usize, sentence: &Range<usize>) -> Option<Record> {
    let tokens = &a.segments.tokens;
    let superlative = tokens[token].key;
    if NONE.contains(&superlative) || !OTHERS.contains(&superlative) && !is_superlative(a.of(tokens[token].span)) {
        return None;
    }
    let end = (token + 1..sentence.end.min(token + REACH)).find(|&t| qualifies(a, t, token))?;
    let noun = (token + 1..end).find(|&t| is_content(a, t)).map(|t| a.stems[t]);
    Some(Record { span: a.text().span(token..end + 1), superlative, noun })
}

/// Whether a word makes the superlative before it a record: "ever", "on record", "in the airline's history", "in living memory".
fn qualifies(a: &Analysis, token: usize, superlative: usize) -> bool {
    let tokens = &a.segments.tokens;
    let led = |by: WordKey, most: usize| (superlative + 1..token).rev().take(most).any(|t| tokens[t].key == by);
    match tokens[token].key {
        key if key == key!("ever") => true,
        key if key == key!("record") => led(key!("on"), 1),
        key if keys!["history", "memory"].contains(&key) => led(key!("in"), 4),
        _ => false,
    }
}

/// Whether a word ends in "-est" and has a comparative: "longest", "longer".
fn is_superlative(word: &str) -> bool {
    let mut buffer = String::new();
    let folded = fold::fold(word, &mut buffer);
    let Some(stem) = folded.strip_suffix("est").filter(|stem| stem.len() >= 3) else { return false };
    model::row(WordKey::of_folded(&format!("{stem}er"))).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;

    #[test]
    fn records_are_superlatives_with_what_makes_them_records() {
        let told = |text: &str| {
            let a = Analysis::new(&Document::new("-", text));
            of(&a).iter().map(|record| a.of(record.span).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(told("It was the largest fraud ever prosecuted in the state."), ["largest fraud ever"]);
        assert_eq!(told("The strike would be the longest in the airline's history."), ["longest in the airline's history"]);
        assert_eq!(told("It was the first fine ever imposed on the terminal."), ["first fine ever"]);
        assert_eq!(told("It was the hottest day on record."), ["hottest day on record"]);
        for plain in [
            "The interest in the town's history is high, and the first train left.",
            "Most of the victims have not yet been identified.",
            "The suspect, who was arrested last week, has a criminal record.",
            "At least 40 people have yet to be paid.",
            "The latest of the suspects has no criminal record.",
            "It is the only school that keeps a record.",
        ] {
            assert_eq!(told(plain), Vec::<String>::new(), "{plain}");
        }
    }

    #[test]
    fn a_record_is_known_by_its_superlative_or_by_what_holds_it() {
        let record = |text: &str| of(&Analysis::new(&Document::new("-", text)))[0];
        let fire = record("It was the biggest fire in the history of the town.");
        assert!(are_one(&fire, &record("\u{201c}This is the largest fire in the history of this town,\u{201d} she said.")));
        assert!(!are_one(&fire, &record("It was the longest strike ever.")));
    }
}
