//! A negation, an opposite or another step in a sentence that both reports have word for word.

use super::slots::{Binding, binders};
use super::{ANTONYM, NEGATION, STATUS, status, tell};
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::detect::edited::Edited;
use crate::detect::{Context, unquoted};
use crate::lexicon::Class;
use crate::model;
use crate::pair::{Pair, Side};
use crate::segment::Token;
use crate::text::{Span, WordKey};

/// How sure these are: all around the words is the same.
const SURE: f64 = 0.9;

/// The longest stretch with a denial and the longest without, in tokens: "did not resign" against "resigned". In longer ones stand other
/// things, such as "before" and "after".
const DENIED: usize = 3;
const ASSERTED: usize = 1;

pub(super) fn find(context: &mut Context) {
    for edit in context.edits().iter().filter(|e| e.is_only) {
        let spans = Side::BOTH.map(|side| edit.span(context.of(side), side).filter(|span| !context.of(side).segments.is_quoted(*span)));
        negated(context, edit);
        if let [Some(left), Some(right)] = spans
            && !context.is_told_by("meaning", Pair::new(left, right))
        {
            replaced(context, edit, Pair::new(left, right));
        }
    }
}

/// Another step of one ladder, or the opposite, where nothing else stands.
fn replaced(context: &mut Context, edit: &Edited, spans: Pair<Span>) {
    let step = |side: Side| unquoted(context.of(side), *spans.side(side)).find_map(status::step);
    if let (Some(l), Some(r)) = (step(Side::Left), step(Side::Right))
        && l.1.ladder() == r.1.ladder()
        && !status::are_one(l.1, r.1)
    {
        return tell(context, &STATUS, STATUS.level, Side::Left, (l.0, r.0), SURE);
    }
    // One word each, so that no negation hides in the stretch.
    if edit.tokens.left.len() != 1 || edit.tokens.right.len() != 1 {
        return;
    }
    let word = |side: Side| {
        let mut words = edit.tokens.side(side).clone().filter(|&t| is_content(context.of(side), t));
        words.next().filter(|_| words.next().is_none())
    };
    if let (Some(l), Some(r)) = (word(Side::Left), word(Side::Right)) {
        let (left, right) = (context.both.left.segments.tokens[l], context.both.right.segments.tokens[r]);
        if model::are_antonyms(left.key, right.key) || lists(left, right.key) || lists(right, left.key) {
            tell(context, &ANTONYM, ANTONYM.level, Side::Left, (left.span, right.span), SURE);
        }
    }
}

/// Whether the word list has the other word as this one's opposite.
fn lists(token: Token, other: WordKey) -> bool {
    token.word.value(Class::Antonyms).is_some_and(|words| words.split(' ').any(|word| WordKey::of(word) == other))
}

/// Denied in one and not in the other, where the stretches have the same words but for the denial.
fn negated(context: &mut Context, edit: &Edited) {
    for side in Side::BOTH {
        if edit.tokens.side(side).len() > DENIED || edit.tokens.side(side.other()).len() > ASSERTED {
            continue;
        }
        let (a, b) = (context.of(side), context.of(side.other()));
        let (Some(denial), None) = (denial(a, edit, side), denial(b, edit, side.other())) else { continue };
        let same = stems(a, edit, side, Some(denial)) == stems(b, edit, side.other(), None);
        let verb = |side: Side| {
            let (a, tokens) = (context.of(side), edit.tokens.side(side));
            let end = a.segments.sentences[*edit.sentences.side(side)].tokens.end;
            let from = if side_has(a, edit, side) { tokens.start } else { tokens.end };
            let content = (from..end).find(|&t| is_content(a, t) && !denial_at(a, t, edit, side))?;
            Some(a.segments.tokens[content].span)
        };
        if let (true, Some(here), Some(across)) = (same, verb(side), verb(side.other())) {
            let shown = denial.cover(here);
            let spans = super::slots::in_order(side, shown, across);
            if !context.is_told_by("meaning", spans) {
                tell(context, &NEGATION, NEGATION.level, side, (shown, across), SURE);
            }
        }
    }
}

/// Whether a stretch has words that matter.
fn side_has(a: &Analysis, edit: &Edited, side: Side) -> bool {
    edit.tokens.side(side).clone().any(|t| is_content(a, t) && !denial_at(a, t, edit, side))
}

fn denial_at(a: &Analysis, token: usize, edit: &Edited, side: Side) -> bool {
    denial(a, edit, side).is_some_and(|span| span.overlaps(a.segments.tokens[token].span))
}

/// What denies outright inside a stretch.
fn denial(a: &Analysis, edit: &Edited, side: Side) -> Option<Span> {
    let sentence = a.segments.sentences[*edit.sentences.side(side)].span;
    let changed = edit.span(a, side)?;
    let outright = |b: &super::slots::Binder| matches!(b.binding, Binding::Denied(kind) if kind.is_outright());
    binders(a, sentence).into_iter().find(|b| outright(b) && changed.overlaps(b.span)).map(|b| b.span)
}

/// The words that matter in a stretch, apart from the denial.
fn stems(a: &Analysis, edit: &Edited, side: Side, denial: Option<Span>) -> Vec<WordKey> {
    let tokens = edit.tokens.side(side).clone().filter(|&t| is_content(a, t));
    tokens.filter(|&t| denial.is_none_or(|d| !d.overlaps(a.segments.tokens[t].span))).map(|t| a.stems[t]).collect()
}
