//! Other words inside a quotation too short to be found again by its words, in a sentence that both reports have word for word.

use super::{POLARITY, change, message, places};
use crate::align::quotations::Change;
use crate::analysis::Analysis;
use crate::detect::Context;
use crate::pair::{Pair, Side};
use crate::segment::quotations::QuotationKind;
use crate::text::Span;
use std::ops::Range;

pub(super) fn find(context: &mut Context) {
    for edit in context.edits().iter().filter(|e| e.is_only) {
        let of = |side: Side| quoted(context.of(side), edit.tokens.side(side));
        let (Some(left), Some(right)) = (of(Side::Left), of(Side::Right)) else { continue };
        let quoted = Pair { left, right };
        if is_linked(context, quoted) {
            continue;
        }
        let marked = Side::BOTH.into_iter().any(|side| is_marked(context.of(side), edit.tokens.side(side)));
        let change = Change { tokens: edit.tokens.clone(), respelt: false, marked };
        let Some(kind) = change::judge(context.both, &change) else { continue };
        // A "not" alone at the end is no cut.
        let is_bare = kind.id == POLARITY.id && change.tokens.left.len().max(change.tokens.right.len()) <= 2;
        if !is_bare && is_cut(context, &change.tokens, quoted) {
            continue;
        }
        let at = places(context.both, kind, &change.tokens, quoted);
        let same = context.words(Side::Left, at.left) == context.words(Side::Right, at.right);
        if same
            || context.is_told_by("quote", at)
            || context.is_told_by("place", at)
            || context.is_told_by("name", at)
            || super::is_name(context, &change.tokens, at)
        {
            continue;
        }
        let message = message(context, kind, at, 0);
        let places = context.places(at, Pair::default());
        context.tell(kind, 0.85, message, "The two sentences are the same word for word but for this.".into(), places);
    }
}

/// The quotation that a run of tokens lies in; an empty run lies before the token at its place.
fn quoted(a: &Analysis, tokens: &Range<usize>) -> Option<Span> {
    let holds = |span: Span| {
        let inside = a.segments.tokens_in(span);
        inside.start <= tokens.start && tokens.end <= inside.end
    };
    let told = a.segments.quotations.iter().filter(|q| q.kind != QuotationKind::Scare);
    told.map(|q| q.span).find(|&span| holds(span))
}

/// Whether the two quotations were judged as one utterance already.
fn is_linked(context: &Context, quoted: Pair<Span>) -> bool {
    let span = |side: Side, quotation: usize| context.of(side).segments.quotations[quotation].span;
    let same = |side: Side, quotations: Pair<usize>| span(side, *quotations.side(side)) == *quoted.side(side);
    context.alignment.quotations.iter().any(|link| Side::BOTH.into_iter().all(|side| same(side, link.quotations)))
}

/// Whether one quotation ends or begins where the other goes on: a cut, the normal case.
fn is_cut(context: &Context, tokens: &Pair<Range<usize>>, quoted: Pair<Span>) -> bool {
    let at_end = |side: Side| {
        let (a, tokens) = (context.of(side), tokens.side(side));
        let inside = a.segments.tokens_in(*quoted.side(side));
        let is_word = |t: usize| a.segments.tokens[t].is_word();
        let nothing = !tokens.clone().any(is_word);
        nothing && (!(inside.start..tokens.start).any(is_word) || !(tokens.end..inside.end).any(is_word))
    };
    at_end(Side::Left) || at_end(Side::Right)
}

/// Whether an ellipsis or a bracket stands among the tokens or right beside them.
fn is_marked(a: &Analysis, tokens: &Range<usize>) -> bool {
    let near = tokens.start.saturating_sub(1)..(tokens.end + 1).min(a.segments.tokens.len());
    near.into_iter().any(|t| matches!(a.of(a.segments.tokens[t].span), "[" | "]" | "(" | ")" | "…" | "..." | "*"))
}
