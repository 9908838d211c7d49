//! One statement in other words: quoted in both reports, or quoted in one and told without marks in the other.

use super::change;
use super::kinds::{ADDED, DROPPED, PARAPHRASE, POLARITY};
use crate::align::ClaimLink;
use crate::align::quotations::{self, Retelling};
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::detect::{Context, Kind};
use crate::lexicon::Class;
use crate::pair::{Pair, Side};
use crate::segment::Quotation;
use crate::segment::quotations::QuotationKind;
use crate::text::Span;

pub(super) fn find(context: &mut Context) {
    let alignment = context.alignment;
    for retelling in quotations::retellings(context.both, &alignment.quotations) {
        unmarked(context, &retelling);
    }
    for link in &alignment.claims {
        quoted_twice(context, link);
    }
}

/// What one report quotes and the other tells nearly word for word: an altered number, denial or opposite is told.
fn unmarked(context: &mut Context, retelling: &Retelling) {
    let polar = |change: &&quotations::Change| {
        change::judge(context.both, change).is_some_and(|kind| kind.id == POLARITY.id)
            && !is_shifted(context, change)
            && !lacks_number(context, change)
    };
    let Some(change) = retelling.changes.iter().find(polar) else { return };
    let within = |side: Side| match side == retelling.side {
        true => context.of(side).segments.quotations[retelling.quotation].span,
        false => context.of(side).text().span(retelling.told.clone()),
    };
    let shown = |side: Side| super::shown(context.of(side), change.tokens.side(side), within(side));
    tell(context, &PARAPHRASE, Pair::new(shown(Side::Left), shown(Side::Right)), 0.8, "Most other words are the same, in the same order.");
}

/// Whether one side has a number and the other none: it may be told elsewhere.
fn lacks_number(context: &Context, change: &quotations::Change) -> bool {
    let has = |side: Side| {
        let tokens = &context.of(side).segments.tokens[change.tokens.side(side).clone()];
        tokens.iter().any(|t| t.shape == crate::segment::Shape::Number || t.is(Class::NumberWords))
    };
    has(Side::Left) != has(Side::Right)
}

/// Whether a modal only follows the tense of the verb that reports it: "will" / said it "would".
fn is_shifted(context: &Context, change: &quotations::Change) -> bool {
    let modals = |side: Side| -> Vec<&str> {
        let (a, tokens) = (context.of(side), change.tokens.side(side).clone());
        let polar = |t: &usize| {
            let token = &a.segments.tokens[*t];
            token.is(Class::Modals)
                || token.is(Class::Negations)
                || token.is(Class::NumberWords)
                || token.shape == crate::segment::Shape::Number
        };
        tokens.filter(polar).map(|t| a.of(a.segments.tokens[t].span)).collect()
    };
    const SHIFTS: [[&str; 2]; 6] =
        [["will", "would"], ["can", "could"], ["may", "might"], ["shall", "should"], ["shall", "would"], ["won't", "wouldn't"]];
    let (left, right) = (modals(Side::Left), modals(Side::Right));
    match (&left[..], &right[..]) {
        ([l], [r]) => SHIFTS.iter().any(|s| s.contains(l) && s.contains(r)),
        ([], [only]) | ([only], []) => SHIFTS.iter().any(|s| s.contains(only)),
        _ => false,
    }
}

/// Two quotations in claims about one thing that are told in other words: where the words around agree, an insertion between them is told.
fn quoted_twice(context: &mut Context, link: &ClaimLink) {
    let quoted = Pair::new(quotation_of(context.both.left, link.claims.left), quotation_of(context.both.right, link.claims.right));
    let (Some(left), Some(right)) = (quoted.left, quoted.right) else { return };
    let quotations = Pair { left, right };
    if context.alignment.quotations.iter().any(|q| q.quotations.left == left || q.quotations.right == right) {
        return;
    }
    let words: Vec<Pair<usize>> = link.words.iter().copied().filter(|p| is_content(context.both.left, p.left)).collect();
    for pair in words.windows(2) {
        for side in Side::BOTH {
            insertion(context, quotations, side, pair[0], pair[1]);
        }
    }
}

/// The quotation that holds most of a claim.
fn quotation_of(a: &Analysis, claim: usize) -> Option<usize> {
    let span = a.claims[claim].span;
    let upto = a.segments.quotations.partition_point(|q| q.span.start() < span.end());
    let held = |q: &Quotation| q.span.intersection(span).map_or(0, Span::len);
    let near = a.segments.quotations[..upto].iter().enumerate().rev().take(8);
    let (i, q) = near.max_by_key(|(i, q)| (held(q), usize::MAX - i))?;
    (held(q) * 2 > span.len() && q.kind != QuotationKind::Scare).then_some(i)
}

/// Words that matter on `side` between two words that stand side by side in the other report.
fn insertion(context: &mut Context, quotations: Pair<usize>, side: Side, first: Pair<usize>, second: Pair<usize>) {
    let (near, far) = (context.of(side.other()), context.of(side));
    let (from, to) = (*first.side(side), *second.side(side));
    let adjacent = *second.side(side.other()) == *first.side(side.other()) + 1;
    if !adjacent || from + 1 >= to || to - from > 4 || !(from + 1..to).any(|t| is_content(far, t)) {
        return;
    }
    let spans_of = |a: &Analysis, l: usize, r: usize| a.text().span(l..r + 1);
    let near_span = spans_of(near, *first.side(side.other()), *second.side(side.other()));
    let far_span = spans_of(far, from, to);
    let inside = |a: &Analysis, q: usize, span: Span| a.segments.quotations[q].span.contains(span);
    if !inside(near, *quotations.side(side.other()), near_span) || !inside(far, *quotations.side(side), far_span) {
        return;
    }
    let (kind, spans) = match side {
        Side::Right => (&ADDED, Pair::new(near_span, far_span)),
        Side::Left => (&DROPPED, Pair::new(far_span, near_span)),
    };
    tell(context, kind, spans, 0.7, "Both quotations tell the same thing, and the words around the difference are the same.");
}

fn tell(context: &mut Context, kind: &'static Kind, spans: Pair<Span>, confidence: f64, reason: &str) {
    if context.is_told(&[kind], spans) {
        return;
    }
    let message = super::message(context, kind, spans, 0);
    let places = vec![context.place(Side::Left, spans.left, None), context.place(Side::Right, spans.right, None)];
    context.tell(kind, confidence, message, reason.into(), places);
}
