//! Why something happened, told in one report only, or otherwise in the other.

use super::CAUSE;
use crate::detect::ties::{Tied, are_one, shared, ties};
use crate::detect::{Context, Sort};
use crate::pair::Side;
use crate::text::Span;
use crate::value::Tie;

pub(super) fn find(context: &mut Context) {
    let ties = context.both.map(|a| ties(a, Tie::Cause));
    for side in Side::BOTH {
        for tied in ties.side(side) {
            if let Some(outcome) = outcome(context, side, tied) {
                judge(context, side, tied, outcome, ties.side(side.other()));
            }
        }
    }
}

/// Where the other report tells the outcome of a cause: its claim, and how sure that is.
fn outcome(context: &Context, side: Side, tied: &Tied) -> Option<(Span, f64)> {
    let (a, b) = (context.of(side), context.of(side.other()));
    let claims = (0..a.claims.len()).filter(|&c| a.claims[c].sentence == tied.sentence && a.claims[c].span.overlaps(tied.relation.then));
    let told = claims.flat_map(|claim| context.links_of(side, claim)).filter(|link| {
        let across = &b.claims[*link.claims.side(side.other())];
        let shared = shared(context, side, tied.relation.then, across.tokens.clone());
        shared.is_one(shared.of)
    });
    let best = told.max_by(|l, r| l.score.total_cmp(&r.score).then(r.claims.cmp(&l.claims)))?;
    Some((*context.spans(best).side(side.other()), best.score))
}

/// Whether the other report gives another cause, or none; what tells the cause anywhere else in other words is left alone.
fn judge(context: &mut Context, side: Side, tied: &Tied, (outcome, score): (Span, f64), others: &[Tied]) {
    let pair = |here: Span, there: Span| super::slots::in_order(side, here, there);
    let same_outcome = |o: &&Tied| o.relation.then.overlaps(outcome) || are_one(context, pair(tied.relation.then, o.relation.then));
    let other = others.iter().find(same_outcome).copied();
    if let Some(other) = other {
        let there = context.of(side.other()).segments.tokens_in(other.relation.first);
        if shared(context, side, tied.relation.first, there).found > 0 {
            return context.agree(Sort::Claim, pair(tied.span, other.span));
        }
    }
    if is_told(context, side, tied) || other.is_some_and(|o| is_told(context, side.other(), &o)) {
        return;
    }
    let here = tied.span.cover(tied.relation.first);
    match other {
        Some(other) => {
            let across = other.span.cover(other.relation.first);
            super::tell(context, &CAUSE, CAUSE.level, side, (here, across), score);
        }
        None => tell_alone(context, side, here, outcome, score),
    }
}

/// Whether a sentence of the other report tells of the cause, in these words or in near ones, tied to anything or not.
fn is_told(context: &Context, side: Side, tied: &Tied) -> bool {
    let mut sentences = context.of(side.other()).segments.sentences.iter();
    sentences.any(|sentence| {
        let shared = shared(context, side, tied.relation.first, sentence.tokens.clone());
        shared.found >= shared.of.min(2) && shared.found * 2 >= shared.of
    })
}

fn tell_alone(context: &mut Context, side: Side, cause: Span, outcome: Span, score: f64) {
    if context.is_told_at(&CAUSE, side, cause) {
        return;
    }
    let message = format!("{}: {}", CAUSE.summary, context.words(side, cause));
    let places = vec![context.place(side, cause, None), context.missing(side.other(), Some(outcome))];
    context.tell(&CAUSE, 0.8 * score, message, "The other report tells the same without it.".into(), places);
}
