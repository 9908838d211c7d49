//! What is claimed: how surely, and whether at all.

use super::{Context, Family, Kind};
use crate::align::ClaimLink;
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::config::Level;
use crate::extract::{Mention, Value};
use crate::pair::{Pair, Side};
use crate::text::Span;

pub(super) const FAMILY: Family = Family { name: "meaning", kinds: &[&NEGATION, &CERTAINTY], find };

const NEGATION: Kind = Kind {
    id: "meaning-negation",
    level: Level::Error,
    summary: "denied in one, asserted in the other",
    explanation: "Two claims share the words of an event, and a negation binds them in one claim only.",
    example: "the two sides did not agree / the two sides agreed",
    silent: "not open / closed; a negation of something else in the sentence",
};

const CERTAINTY: Kind = Kind {
    id: "meaning-certainty",
    level: Level::Note,
    summary: "a hedge in one, none in the other",
    explanation: "Two claims are about the same thing; one of them hedges (may, reportedly, allegedly, appeared to, probably) and the other \
        does not. Where the other asserts the very words that the hedge binds, it is a warning.",
    example: "reportedly urging restraint / urging restraint",
    silent: "two hedges of one strength: reportedly / is said to",
};

/// How many words of a scope must stand in the other claim for the two to speak of one event.
const SHARED: usize = 2;

fn find(context: &mut Context) {
    let alignment = context.alignment;
    for link in &alignment.claims {
        for side in Side::BOTH {
            negation(context, link, side);
            certainty(context, link, side);
        }
    }
}

/// The stretch that a mention of this sort binds.
fn negated(mention: &Mention) -> Option<Span> {
    match &mention.value {
        Value::Negation(negation) if negation.kind.is_outright() => Some(negation.scope),
        _ => None,
    }
}

fn hedged(mention: &Mention) -> Option<Span> {
    if let Value::Hedge(hedge) = &mention.value { Some(hedge.scope) } else { None }
}

/// The mentions of a sort inside a stretch, outside quotation marks, each with its scope.
fn binders(a: &Analysis, within: Span, scope: fn(&Mention) -> Option<Span>) -> Vec<(Span, Span)> {
    super::unquoted(a, within).filter_map(|m| Some((m.span, scope(m)?))).collect()
}

/// The tokens opposite the words that matter inside a scope.
fn opposite(context: &Context, link: &ClaimLink, side: Side, scope: Span) -> Vec<Pair<usize>> {
    let tokens = context.of(side).segments.tokens_in(scope);
    let matters = |p: &&Pair<usize>| tokens.contains(p.side(side)) && is_content(context.of(side), *p.side(side));
    link.words.iter().filter(matters).copied().collect()
}

/// The first word that matters inside a scope: mostly the verb that is bound.
fn head(a: &Analysis, scope: Span) -> Option<usize> {
    a.segments.tokens_in(scope).find(|&t| is_content(a, t))
}

fn negation(context: &mut Context, link: &ClaimLink, side: Side) {
    let spans = context.spans(link);
    let (a, b) = (context.of(side), context.of(side.other()));
    for (span, scope) in binders(a, *spans.side(side), negated) {
        let across = opposite(context, link, side, scope);
        let Some(verb) = head(a, scope).and_then(|h| across.iter().find(|p| *p.side(side) == h)) else { continue };
        let verb_across = b.segments.tokens[*verb.side(side.other())].span;
        let denied = binders(b, *spans.side(side.other()), negated)
            .iter()
            .any(|(word, scope)| scope.contains(verb_across) || word.overlaps(verb_across));
        if denied {
            let here = span.cover(a.segments.tokens[*verb.side(side)].span);
            context.agree(in_order(side, here, verb_across));
        } else if across.len() >= SHARED && link.score >= 0.6 && !has_verb_twice(a, link, side, *verb) {
            let here = span.cover(a.segments.tokens[*verb.side(side)].span);
            tell(context, &NEGATION, Level::Error, side, here, verb_across, link.score);
        }
    }
}

/// Whether the bound word stands a second time in the claim, unbound: then the other report may speak of that one.
fn has_verb_twice(a: &Analysis, link: &ClaimLink, side: Side, verb: Pair<usize>) -> bool {
    let stem = a.stems[*verb.side(side)];
    let sentence = &a.segments.sentences[a.claims[*link.claims.side(side)].sentence];
    sentence.tokens.clone().filter(|&t| a.stems[t] == stem).count() > 1
}

fn in_order(side: Side, here: Span, across: Span) -> Pair<Span> {
    match side {
        Side::Left => Pair::new(here, across),
        Side::Right => Pair::new(across, here),
    }
}

fn certainty(context: &mut Context, link: &ClaimLink, side: Side) {
    let spans = context.spans(link);
    let (a, b) = (context.of(side), context.of(side.other()));
    let hedges_across = binders(b, *spans.side(side.other()), hedged);
    for (span, scope) in binders(a, *spans.side(side), hedged) {
        let across = opposite(context, link, side, scope);
        if !hedges_across.is_empty() {
            if let Some((other, _)) = hedges_across.first() {
                context.agree(in_order(side, span, *other));
            }
            continue;
        }
        let bound = head(a, scope).and_then(|h| across.iter().find(|p| *p.side(side) == h));
        match bound {
            Some(verb) if across.len() >= SHARED => {
                let verb_across = b.segments.tokens[*verb.side(side.other())].span;
                if !b.segments.is_quoted(verb_across) {
                    tell(context, &CERTAINTY, Level::Warning, side, span, verb_across, link.score);
                }
            }
            _ if link.score >= 0.6 && !context.of(side.other()).segments.is_quoted(*spans.side(side.other())) => {
                tell(context, &CERTAINTY, Level::Note, side, span, *spans.side(side.other()), link.score * 0.7);
            }
            _ => {}
        }
    }
}

fn tell(context: &mut Context, kind: &'static Kind, level: Level, side: Side, here: Span, across: Span, confidence: f64) {
    let spans = in_order(side, here, across);
    if context.is_told(&[kind], spans) {
        return;
    }
    let message = format!("{}: {} / {}", kind.summary, context.words(Side::Left, spans.left), context.words(Side::Right, spans.right));
    let reason = "The two claims are about the same thing.".to_owned();
    let places = vec![context.place(Side::Left, spans.left, None), context.place(Side::Right, spans.right, None)];
    context.tell_as(kind, level, confidence, message, reason, places);
}
