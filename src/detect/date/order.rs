//! What came first, exchanged.

use super::ORDER;
use crate::detect::meaning::is_denied_at;
use crate::detect::ties::{Tied, are_one, linked_sentences, ties};
use crate::detect::{Context, Sort};
use crate::pair::{Pair, Side};
use crate::text::Span;
use crate::value::Tie;

pub(super) fn find(context: &mut Context) {
    let lefts = ties(context.both.left, Tie::Order);
    let rights = ties(context.both.right, Tie::Order);
    if lefts.is_empty() || rights.is_empty() {
        return;
    }
    for (sentences, score) in linked_sentences(context) {
        let of = |ties: &[Tied], sentence| ties.iter().filter(|t| t.sentence == sentence).copied().collect::<Vec<_>>();
        compare(context, (&of(&lefts, sentences.left), &of(&rights, sentences.right)), score);
    }
}

/// The orders of two sentences about one thing: one that both tell settles what stands in it.
fn compare(context: &mut Context, (lefts, rights): (&[Tied], &[Tied]), score: f64) {
    let pairs: Vec<Pair<Tied>> = lefts.iter().flat_map(|&l| rights.iter().map(move |&r| Pair::new(l, r))).collect();
    let same: Vec<bool> = pairs.iter().map(|pair| is_in(context, *pair, false)).collect();
    for (pair, _) in pairs.iter().zip(&same).filter(|(_, same)| **same) {
        context.agree(Sort::Date, pair.map(|t| t.span));
    }
    let agreed = |pair: &Pair<Tied>| {
        pairs.iter().zip(&same).any(|(p, same)| *same && (p.left.span == pair.left.span || p.right.span == pair.right.span))
    };
    for pair in pairs.iter().filter(|pair| !agreed(pair)) {
        if is_in(context, *pair, true) && !is_denied(context, *pair) {
            tell(context, *pair, score);
        }
    }
}

/// Whether both tell the same two things, in the same order or in the other one.
fn is_in(context: &Context, pair: Pair<Tied>, other: bool) -> bool {
    let (l, r) = (pair.left.relation, pair.right.relation);
    let (first, then) = if other { (r.then, r.first) } else { (r.first, r.then) };
    are_one(context, Pair::new(l.first, first)) && are_one(context, Pair::new(l.then, then))
}

/// "did not resign before the vote" is "resigned after the vote".
fn is_denied(context: &Context, pair: Pair<Tied>) -> bool {
    Side::BOTH.into_iter().any(|side| {
        let tied = pair.side(side);
        is_denied_at(context.of(side), tied.sentence, tied.relation.first.cover(tied.relation.then))
    })
}

fn tell(context: &mut Context, pair: Pair<Tied>, score: f64) {
    let spans = pair.map(|t| t.relation.first.cover(t.relation.then).cover(t.span));
    if context.is_told(&[&ORDER], spans) {
        return;
    }
    let words = |side: Side, span: Span| context.words(side, span);
    let firsts = Pair::new(words(Side::Left, pair.left.relation.first), words(Side::Right, pair.right.relation.first));
    let message = format!("two things in the one order and in the other: {}", context.both_words(spans));
    let reason = format!("First came “{}” in one, “{}” in the other.", firsts.left, firsts.right);
    let places = context.places(spans, firsts.map(Some));
    context.tell(&ORDER, 0.8 * score.max(0.6), message, reason, places);
}
