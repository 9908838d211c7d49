//! How one clause is joined to the next.

use super::verbs::{verb_of_clause, verb_without_subject};
use super::{is_one_of, part, skip_adverbs};
use crate::extract::Text;
use crate::segment::Part;
use crate::text::keys;
use std::ops::Range;

/// How a new clause is joined to what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// "…; the talks failed", "… — it was closed"
    Mark,
    /// "and the ministers agreed", "and offered support"
    Coordinated,
    /// "while the talks went on"
    Subordinate,
    /// ", which was closed"
    Relative,
    /// ", killing 26"
    Participle,
}

/// Whether a clause begins at token `i` of the sentence `range`, seen from its neighbours alone.
pub fn joins(text: &Text, i: usize, range: &Range<usize>) -> Option<Join> {
    let (start, end) = (range.start, range.end);
    if i <= start || i >= end {
        return None;
    }
    let left = mark_before(text, i, start);
    let kind = part(text, i);
    match left {
        Some(";") => return Some(Join::Mark),
        Some("—" | "–" | "--" | ":") => return (clause_at(text, i, start, end)).then_some(Join::Mark),
        _ => {}
    }
    let comma = left == Some(",");
    match kind {
        Part::Coordinator => coordinated(text, i, start, end),
        Part::Subordinator => subordinate(text, i, comma, start, end),
        Part::Relative if comma => Some(Join::Relative),
        Part::Preposition | Part::Word | Part::Determiner | Part::Number if comma => which_within(text, i, end),
        _ if comma => participle(text, i, end),
        _ => None,
    }
}

/// The mark before a token, behind any quotation marks.
fn mark_before<'t>(text: &Text<'t>, i: usize, start: usize) -> Option<&'t str> {
    (start.max(i.saturating_sub(3))..i)
        .rev()
        .map(|j| (j, text.word(j)))
        .find(|(_, w)| !matches!(*w, "\"" | "“" | "”" | "'" | "‘" | "’"))
        .filter(|(j, _)| part(text, *j) == Part::Mark)
        .map(|(_, w)| w)
}

fn clause_at(text: &Text, i: usize, start: usize, end: usize) -> bool {
    verb_of_clause(text, i, start, end).is_some()
        || (part(text, i) == Part::Relative)
        || (matches!(part(text, i), Part::Coordinator | Part::Subordinator) && verb_of_clause(text, i + 1, start, end).is_some())
}

fn coordinated(text: &Text, i: usize, start: usize, end: usize) -> Option<Join> {
    let next = skip_adverbs(text, i + 1, end);
    let that = next + usize::from(is_one_of(text, next, keys!["that"]));
    let verb = verb_of_clause(text, that, start, end).or_else(|| verb_without_subject(text, i + 1, start, end));
    verb.map(|_| Join::Coordinated)
}

fn subordinate(text: &Text, i: usize, comma: bool, start: usize, end: usize) -> Option<Join> {
    if is_one_of(text, i, keys!["if", "unless", "whether", "lest", "once", "wherever", "whenever"]) {
        return None;
    }
    if is_one_of(text, i, keys!["as"])
        && (is_one_of(text, i + 1, keys!["well", "soon", "quickly", "part", "many", "much", "to", "if"]) || as_after(text, i))
    {
        return None;
    }
    if is_one_of(text, i, keys!["where"]) && !comma || i > start && part(text, i - 1) == Part::Coordinator {
        return None;
    }
    verb_of_clause(text, i + 1, start, end).map(|_| Join::Subordinate)
}

/// The second half of "as quickly as": no clause of its own.
fn as_after(text: &Text, i: usize) -> bool {
    (i.saturating_sub(4)..i).any(|j| is_one_of(text, j, keys!["as", "so", "such"]))
}

/// ", many of which", ", in which"
fn which_within(text: &Text, i: usize, end: usize) -> Option<Join> {
    (i + 1..end.min(i + 4))
        .any(|j| {
            part(text, j) == Part::Relative
                && is_one_of(text, j - 1, keys!["of", "in", "for", "to", "at", "on", "by", "from", "with", "under"])
        })
        .then_some(Join::Relative)
}

/// ", killing 26", ", reportedly urging restraint"
fn participle(text: &Text, i: usize, end: usize) -> Option<Join> {
    let verb = skip_adverbs(text, i, end);
    if verb >= end {
        return None;
    }
    let next = verb + 1;
    let listed = next >= end || matches!(part(text, next), Part::Coordinator | Part::Mark);
    match part(text, verb) {
        Part::Ing if !listed => Some(Join::Participle),
        Part::Nonfinite if is_one_of(text, verb, keys!["having", "being"]) => Some(Join::Participle),
        _ => None,
    }
}

/// Where the clause of a conjunction begins: "even as …", "shortly after …" and, behind a comma, "more than a year after …" take the
/// measure along.
pub fn measured(text: &Text, i: usize) -> usize {
    if part(text, i) != Part::Subordinator || i == 0 {
        return i;
    }
    let measure = |j: usize| {
        matches!(part(text, j), Part::Number | Part::Determiner | Part::Word | Part::Adverb) || is_one_of(text, j, keys!["than"])
    };
    match (i.saturating_sub(6)..i).rev().find(|&j| text.word(j) == ",") {
        Some(comma) if (comma + 1..i).all(measure) => comma + 1,
        _ => i - usize::from(is_one_of(text, i - 1, keys!["even", "just", "shortly", "soon", "only", "especially", "immediately", "long"])),
    }
}
