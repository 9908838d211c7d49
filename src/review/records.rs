//! Records that a draft claims: "the largest ever", "the first in the city's history".

use crate::analysis::Analysis;
use crate::model;
use crate::text::{Span, WordKey, fold, keys};
use std::ops::Range;

/// How far behind a superlative stands what makes it a record, in tokens.
const REACH: usize = 10;
/// What makes a superlative a record.
const QUALIFIERS: &[WordKey] = keys!["ever", "history", "record", "recorded", "memory", "yet"];
/// Superlatives that are not made with "-est".
const OTHERS: &[WordKey] = keys!["first", "worst", "best", "last", "only", "most", "least"];

/// The records that a report claims in its own voice, each from the superlative to what makes it a record, with the superlative.
pub(super) fn of(a: &Analysis) -> Vec<(Span, WordKey)> {
    let report = a.segments.sentences.iter().filter(|s| a.segments.block_of(s).kind.is_report());
    let told = report.flat_map(|s| s.tokens.clone().filter_map(|t| record(a, t, &s.tokens)));
    told.filter(|(span, _)| !a.segments.is_quoted(*span)).collect()
}

fn record(a: &Analysis, token: usize, sentence: &Range<usize>) -> Option<(Span, WordKey)> {
    let tokens = &a.segments.tokens;
    let key = tokens[token].key;
    if !OTHERS.contains(&key) && !is_superlative(a.of(tokens[token].span)) {
        return None;
    }
    let qualifies = |t: &usize| QUALIFIERS.contains(&tokens[*t].key);
    let end = (token + 1..sentence.end.min(token + REACH)).find(qualifies)?;
    Some((a.text().span(token..end + 1), key))
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
            of(&a).iter().map(|(span, _)| a.of(*span).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(told("It was the largest fraud ever prosecuted in the state."), ["largest fraud ever"]);
        assert_eq!(told("The strike would be the longest in the airline's history."), ["longest in the airline's history"]);
        assert_eq!(told("It was the first fine ever imposed on the terminal."), ["first fine ever"]);
        assert_eq!(told("The interest in the town's history is high, and the first train left."), Vec::<String>::new());
        assert_eq!(told("\"It was the worst day ever,\" she said."), Vec::<String>::new());
    }
}
