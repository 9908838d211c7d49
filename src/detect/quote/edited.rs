//! Words inside the marks of sentences that both reports have word for word: short quotations that nothing else could tell to be one.

use super::change;
use super::kinds::FUNCTION_WORD;
use crate::align::quotations::Change;
use crate::detect::{Context, Kind};
use crate::pair::{Pair, Side};
use crate::text::Span;

/// Tells of other words inside the marks where all around them is the same.
pub(super) fn find(context: &mut Context) {
    for edit in context.edits().iter().filter(|e| e.is_only) {
        let span = |side: Side| edit.span(context.of(side), side);
        let (Some(left), Some(right)) = (span(Side::Left), span(Side::Right)) else { continue };
        let at = Pair { left, right };
        let quotation = |side: Side| {
            let quotations = &context.of(side).segments.quotations;
            quotations.iter().position(|q| q.span.contains(*at.side(side)))
        };
        let (Some(l), Some(r)) = (quotation(Side::Left), quotation(Side::Right)) else { continue };
        let is_linked = context.alignment.quotations.iter().any(|link| link.quotations == Pair::new(l, r));
        let change = Change { tokens: edit.tokens.clone(), respelt: false, marked: false };
        if let Some(kind) = change::judge(context.both, &change).filter(|_| !is_linked && !context.is_told_by("quote", at)) {
            tell(context, kind, at);
        }
    }
}

fn tell(context: &mut Context, kind: &'static Kind, at: Pair<Span>) {
    if kind.id == FUNCTION_WORD.id {
        return;
    }
    let message = format!("{}: “{}” / “{}”", kind.summary, context.words(Side::Left, at.left), context.words(Side::Right, at.right));
    let places = context.places(at, Pair::default());
    context.tell(kind, 0.85, message, "The two sentences are the same word for word but for this.".into(), places);
}
