//! Words of linked claims and what binds them.

use crate::align::ClaimLink;
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::detect::{Context, mentions_in, unquoted};
use crate::extract::{Mention, Value};
use crate::pair::{Pair, Side};
use crate::text::Span;
use crate::value::{Certainty, NegationKind, Outcome};

/// How a report takes what a word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Binding {
    Hedged(Certainty),
    Denied(NegationKind),
    Attempted(Outcome),
}

/// A word that binds others, with the stretch that it binds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Binder {
    pub(super) span: Span,
    pub(super) scope: Span,
    pub(super) binding: Binding,
}

/// The binders of a stretch, outside quotation marks: what a report says itself.
pub(super) fn binders(a: &Analysis, within: Span) -> Vec<Binder> {
    unquoted(a, within).filter_map(binder).collect()
}

/// The binders of a stretch, inside quotation marks too: what it says and what it has others say. What one report says and the other
/// quotes, or has in a transcript, is the same.
pub(super) fn all_binders(a: &Analysis, within: Span) -> Vec<Binder> {
    mentions_in(a, within).filter_map(binder).collect()
}

fn binder(mention: &Mention) -> Option<Binder> {
    let (scope, binding) = match &mention.value {
        Value::Hedge(hedge) => (hedge.scope, Binding::Hedged(hedge.certainty)),
        Value::Negation(negation) => (negation.scope, Binding::Denied(negation.kind)),
        Value::Implicative(implicative) => (implicative.scope, Binding::Attempted(implicative.outcome)),
        _ => return None,
    };
    Some(Binder { span: mention.span, scope, binding })
}

/// The first word that matters inside a scope: mostly the verb that is bound.
pub(super) fn head(a: &Analysis, scope: Span) -> Option<usize> {
    a.segments.tokens_in(scope).find(|&t| is_content(a, t))
}

/// How many words that matter a scope has.
pub(super) fn weight(a: &Analysis, scope: Span) -> usize {
    a.segments.tokens_in(scope).filter(|&t| is_content(a, t)).count()
}

/// The tokens opposite the words that matter inside a scope.
pub(super) fn opposite(context: &Context, link: &ClaimLink, side: Side, scope: Span) -> Vec<Pair<usize>> {
    let tokens = context.of(side).segments.tokens_in(scope);
    let matters = |p: &&Pair<usize>| tokens.contains(p.side(side)) && is_content(context.of(side), *p.side(side));
    link.words.iter().filter(matters).copied().collect()
}

/// Whether a word is denied an odd number of times by what stands in its claim.
pub(super) fn is_denied(binders: &[Binder], word: Span) -> bool {
    denials(binders, word).count() % 2 == 1
}

/// What denies a word: of "did not agree" the "not".
pub(super) fn denials(binders: &[Binder], word: Span) -> impl Iterator<Item = &Binder> {
    let denies = |kind| !matches!(kind, NegationKind::Scarcely | NegationKind::Denied);
    let binds = move |b: &&Binder| b.scope.contains(word) || b.span.overlaps(word);
    binders.iter().filter(move |b| matches!(b.binding, Binding::Denied(kind) if denies(kind))).filter(binds)
}

/// Left and right of a span here and a span across.
pub(super) fn in_order(side: Side, here: Span, across: Span) -> Pair<Span> {
    match side {
        Side::Left => Pair::new(here, across),
        Side::Right => Pair::new(across, here),
    }
}
