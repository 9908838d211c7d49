//! Negation: words that deny, words that imply a denial, and verbs that tell how an action came out.

use super::clauses::{Part, clause_start, is_one_of, part};
use super::hedges::{around, onward};
use super::{Extractor, Mention, Text, Value};
use crate::lexicon::{Class, Hit};
use crate::segment::longest;
use crate::value::{Implicative, Negation, NegationKind, Outcome};
use std::ops::Range;

pub(super) const EXTRACTOR: Extractor = Extractor { name: "negation", extract };

fn extract(text: &Text, mentions: &mut Vec<Mention>) {
    for sentence in &text.segments.sentences {
        let range = sentence.tokens.clone();
        let mut i = range.start;
        while i < range.end {
            let ahead = &text.tokens()[i..range.end];
            let len = if let Some(hit) = longest(ahead, Class::Negations) {
                negation(text, i, hit, &range, mentions);
                hit.len
            } else if let Some(hit) = longest(ahead, Class::Implicatives) {
                implicative(text, i, hit, &range, mentions);
                hit.len
            } else {
                1
            };
            i += len;
        }
    }
}

fn negation(text: &Text, i: usize, hit: Hit, range: &Range<usize>, mentions: &mut Vec<Mention>) {
    let Some((kind, binding)) = hit.value.split_once(':') else { return };
    let after = i + hit.len;
    let kind = kind_of(kind);
    let scope = match binding {
        "none" => return,
        "no" if !is_determiner(text, i, range) => return,
        "back" => back(text, i, range),
        _ if is_idle(text, i, after, range) => return,
        _ if is_passive(text, i, after, range, kind) => back(text, i, range),
        _ => around(text, i, after, range),
    };
    if !scope.is_empty() {
        mentions.push(Mention { span: text.span(i..after), value: Value::Negation(Negation { scope: text.span(scope), kind }) });
    }
}

/// "the talks failed": what stands before.
fn back(text: &Text, i: usize, range: &Range<usize>) -> Range<usize> {
    if i > range.start && matches!(part(text, i - 1), Part::Determiner | Part::Preposition) {
        return i..i;
    }
    clause_start(text, i, range).min(i)..i
}

fn implicative(text: &Text, i: usize, hit: Hit, range: &Range<usize>, mentions: &mut Vec<Mention>) {
    let outcome = match hit.value {
        "tried" => Outcome::Tried,
        "managed" => Outcome::Managed,
        _ => Outcome::Planned,
    };
    let scope = onward(text, i + hit.len, range);
    if !scope.is_empty() {
        mentions.push(Mention { span: text.span(i..i + hit.len), value: Value::Implicative(Implicative { outcome, scope: text.span(scope) }) });
    }
}

fn kind_of(name: &str) -> NegationKind {
    match name {
        "lacking" => NegationKind::Lacking,
        "scarcely" => NegationKind::Scarcely,
        "failed" => NegationKind::Failed,
        "refused" => NegationKind::Refused,
        "denied" => NegationKind::Denied,
        "prevented" => NegationKind::Prevented,
        _ => NegationKind::Plain,
    }
}

/// "no" before a noun: not the answer, not "No. 5", not Dr. No.
fn is_determiner(text: &Text, i: usize, range: &Range<usize>) -> bool {
    let next = i + 1;
    if next >= range.end || matches!(part(text, next), Part::Mark | Part::Preposition | Part::Coordinator | Part::Auxiliary) {
        return false;
    }
    part(text, i) != Part::Name
}

/// "or not", "if not", "not" at the end: nothing is denied here that the words tell.
fn is_idle(text: &Text, i: usize, after: usize, range: &Range<usize>) -> bool {
    let not = is_one_of(text, i, &["not"]) && after == i + 1;
    let hyphenated = text.tokens().get(after).is_some_and(|t| after < range.end && !t.spaced && t.span.of(text.raw) == "-");
    hyphenated || not && i > range.start && is_one_of(text, i - 1, &["or", "if", "why"])
        || not && (after >= range.end || matches!(text.word(after), "." | "?" | "!"))
}

/// "the attack was prevented", "the claim was denied by the ministry": what is denied stands before; not so in "was denied bail".
fn is_passive(text: &Text, i: usize, after: usize, range: &Range<usize>, kind: NegationKind) -> bool {
    let implied = matches!(kind, NegationKind::Denied | NegationKind::Refused | NegationKind::Prevented);
    let active = is_one_of(text, i.saturating_sub(1), &["has", "have", "had"]);
    implied
        && after == i + 1
        && !active
        && (range.start.max(i.saturating_sub(3))..i)
            .rev()
            .find(|&j| part(text, j) != Part::Adverb)
            .is_some_and(|j| matches!(part(text, j), Part::Auxiliary | Part::Nonfinite))
        && (after >= range.end || matches!(part(text, after), Part::Mark | Part::Preposition | Part::Adverb | Part::Coordinator | Part::Subordinator) || is_one_of(text, after, &["the", "on"]))
}
