//! What befell those counted, or what they did: "26 *killed*", "27 are *in hospital*", "8,000 people who *fled*".

use super::slots::Slot;
use crate::analysis::Analysis;
use crate::extract::{Mention, Value};
use crate::lexicon::Class;
use crate::segment::{Shape, longest};
use crate::text::{Span, WordKey, keys};
use crate::value::{Measure, Step};
use std::ops::Range;

/// How many tokens ahead of a figure, and behind what it counts, its fate may be told.
const AHEAD: usize = 3;
const BEHIND: usize = 6;

/// A step of a ladder that befell those counted, told by the verb, by the noun itself ("80 wounded"), or by what they are said to be.
pub(super) fn step(a: &Analysis, claim: &Range<usize>, slot: &Slot) -> Option<Step> {
    if slot.figure.measure != Measure::Count {
        return None;
    }
    let counted = slot.figure.counted;
    let of = |span: Option<Span>| event(a, span?);
    let by_words = counted.and_then(|c| of(c.verb).or_else(|| of(c.phrase)).or_else(|| of(c.head)));
    by_words.or_else(|| {
        // "27 are in critical condition": only words that carry nothing stand between.
        let behind = behind(a, claim, slot);
        let told = behind.clone().find(|&t| !a.segments.tokens[t].is(Class::StopWords))?;
        let copula = a.segments.tokens[behind.start..told].iter().any(|t| BE.contains(&t.key));
        copula.then(|| event(a, a.segments.tokens[told].span)).flatten()
    })
}

const BE: &[WordKey] = keys!["is", "are", "was", "were", "be", "been", "remain", "remained"];

/// The step of the event whose words lie at a stretch.
fn event(a: &Analysis, span: Span) -> Option<Step> {
    let near = Span::new(span.start().saturating_sub(40), span.end() + 1);
    let event = |m: &Mention| if let Value::Event(event) = &m.value { Some((m.span, event.step)) } else { None };
    let from = a.mentions.partition_point(|m| m.span.start() < near.start());
    let upto = a.mentions[from..].iter().take_while(|m| m.span.start() < span.end());
    upto.filter_map(event).find(|(at, _)| at.overlaps(span)).map(|(_, step)| step)
}

/// The name of what befell those counted: of the step of a ladder, or of another thing that is done to people or by them.
pub(super) fn fate(a: &Analysis, claim: &Range<usize>, slot: &Slot, step: Option<Step>) -> Option<&'static str> {
    let is_length = matches!(slot.figure.measure, Measure::Quantity(_));
    if slot.figure.measure != Measure::Count && !is_length {
        return None;
    }
    if is_in_row(a, claim, slot) {
        return None;
    }
    let at = |t: usize| longest(&a.segments.tokens[t..claim.end], Class::Fates).map(|hit| (hit.value, t + hit.len));
    let start = a.segments.tokens_in(slot.figure.bound_span.map_or(slot.span, |bound| bound.cover(slot.span))).start;
    let ahead = || {
        let ends_there = |t: usize| at(t).filter(|(_, end)| *end <= start && start - end <= 1).map(|(name, _)| name);
        (start.saturating_sub(AHEAD).max(claim.start)..start).find_map(ends_there)
    };
    let behind = || behind(a, claim, slot).find_map(|t| at(t).map(|(name, _)| name));
    if is_length {
        return ahead().filter(|&fate| fate == FALL);
    }
    step.map(Step::name).or_else(ahead).or_else(behind).filter(|&fate| fate != FALL)
}

/// The fate that has a length: how deep somebody or something fell.
const FALL: &str = "fall";

/// Whether another figure goes on with what is counted: "41 passengers and two drivers".
fn is_in_row(a: &Analysis, claim: &Range<usize>, slot: &Slot) -> bool {
    let number = |t: usize| a.segments.tokens[t].shape == Shape::Number || a.segments.tokens[t].is(Class::NumberWords);
    let joint = |t: usize| matches!(a.of(a.segments.tokens[t].span), "," | "and" | "&" | "plus");
    let behind = behind(a, claim, slot).start;
    let row = behind + 1 < claim.end && joint(behind) && number(behind + 1);
    let own = a.segments.tokens_in(slot.span).start;
    row || own >= claim.start + 2 && joint(own - 1) && a.of(a.segments.tokens[own - 1].span) != "," && slot.phrase().is_some() && {
        let ahead = claim.start.max(own.saturating_sub(5))..own - 1;
        ahead.clone().any(number) && ahead.rev().take_while(|&t| !number(t)).all(|t| !a.segments.tokens[t].is(Class::CountedVerbs))
    }
}

/// The tokens behind what is counted, up to the next mark that ends a thought or the next figure.
fn behind(a: &Analysis, claim: &Range<usize>, slot: &Slot) -> Range<usize> {
    let end = slot.phrase().filter(|p| p.start() >= slot.span.end()).map_or(slot.span.end(), Span::end);
    let from = a.segments.tokens_in(Span::new(end, end + 1)).start.max(a.segments.tokens_in(slot.span).end);
    let from = (from..claim.end).find(|&t| a.segments.tokens[t].span.start() >= end).unwrap_or(claim.end);
    let to = (from + BEHIND).min(claim.end);
    let stops = |t: &usize| {
        let token = &a.segments.tokens[*t];
        token.shape == Shape::Number || token.is(Class::NumberWords) || matches!(a.of(token.span), "." | ";" | ":" | "(" | "—" | "–")
    };
    from..(from..to).find(stops).unwrap_or(to)
}
