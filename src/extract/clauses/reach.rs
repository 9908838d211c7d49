//! How far clauses and noun phrases go.

use super::joins::{joins, measured};
use super::verbs::{is_finite, verb_of_clause};
use super::{is_one_of, part, skip_adverbs};
use crate::extract::Text;
use crate::segment::{Part, Shape};
use crate::text::keys;
use std::ops::Range;

/// How far a clause is followed, in tokens: longer ones are rare, and a scope is as telling when it is cut here.
const REACH: usize = 60;

/// Where the clause that goes on at token `i` ends: the first token that no longer belongs to it.
pub fn clause_end(text: &Text, i: usize, range: &Range<usize>) -> usize {
    let last = range.end.min(i + REACH);
    let end = (i..last).find(|&j| ends_clause(text, i, j, range)).map_or(last, |j| measured(text, j).max(i));
    trim_end(text, i, end)
}

fn ends_clause(text: &Text, from: usize, j: usize, range: &Range<usize>) -> bool {
    match part(text, j) {
        Part::Mark => match text.word(j) {
            ";" | ":" | "—" | "–" | "(" | ")" | "?" | "!" | "…" => true,
            "." => j + 1 == range.end || text.tokens().get(j + 1).is_none_or(|t| t.spaced) && j + 2 >= range.end,
            "\"" | "”" => j > from && (j + 1 >= range.end || text.tokens()[j + 1].spaced || part(text, j + 1) == Part::Mark),
            "," => comma_ends(text, j, range),
            _ => false,
        },
        _ => j > from && joins(text, j, range).is_some(),
    }
}

/// Whether a comma closes the clause: it is followed by a clause, a frame ("officials said"), or an adverb that goes with both.
fn comma_ends(text: &Text, comma: usize, range: &Range<usize>) -> bool {
    let next = (comma + 1..range.end).find(|&j| part(text, j) != Part::Mark).unwrap_or(range.end);
    next >= range.end
        || joins(text, next, range).is_some()
        || is_one_of(text, next, keys!["according", "including"])
        || verb_of_clause(text, next, range.start, range.end).is_some()
        || is_finite(text, skip_adverbs(text, next, range.end).min(range.end - 1), range.start, range.end)
}

/// Where the clause that holds token `i` began: behind the last mark or join before it.
pub fn clause_start(text: &Text, i: usize, range: &Range<usize>) -> usize {
    let first = range.start.max(i.saturating_sub(REACH / 2));
    let start = (first + 1..i)
        .rev()
        .find(|&j| {
            let mark = text.word(j - 1);
            matches!(mark, "," | ";" | ":" | "—" | "“" | "\"") || is_one_of(text, j - 1, keys!["that"]) || joins(text, j, range).is_some()
        })
        .unwrap_or(first);
    (start..i).find(|&j| !matches!(part(text, j), Part::Coordinator | Part::Subordinator | Part::Mark)).unwrap_or(start)
}

/// The end of a noun phrase whose head or modifiers go on at token `i`: up to and with its last noun, with an "of" that follows.
pub fn noun_phrase_end(text: &Text, i: usize, range: &Range<usize>) -> usize {
    let last = range.end.min(i + 8);
    let inside = |j: usize| match part(text, j) {
        Part::Word | Part::Name | Part::Number | Part::Base(true) | Part::Third(true) | Part::Possessive | Part::Ing => true,
        Part::Either | Part::Participle => j == i,
        Part::Mark => text.word(j) == "-",
        _ => false,
    };
    (i..last)
        .find(|&j| !inside(j) || (j > i && part(text, j) == Part::Third(true) && is_finite(text, j, range.start, range.end)))
        .unwrap_or(last)
}

/// The end without the marks that stand before it.
fn trim_end(text: &Text, i: usize, end: usize) -> usize {
    (i..end).rev().find(|&j| text.tokens()[j].shape != Shape::Mark).map_or(i, |j| j + 1)
}
