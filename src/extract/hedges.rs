//! Hedges: words that leave a claim less than certain, and the stretch each of them binds.

use super::clauses::{Part, clause_end, clause_start, is_finite, is_one_of, noun_phrase_end, part, skip_adverbs};
use super::{Extractor, Mention, Text, Value};
use crate::lexicon::{Class, Hit};
use crate::segment::{Shape, longest};
use crate::value::{Certainty, Hedge};
use std::ops::Range;

pub(super) const EXTRACTOR: Extractor = Extractor { name: "hedges", extract };

fn extract(text: &Text, mentions: &mut Vec<Mention>) {
    for sentence in &text.segments.sentences {
        let range = sentence.tokens.clone();
        let mut i = range.start;
        while i < range.end {
            let hit = longest(&text.tokens()[i..range.end], Class::Hedges);
            i += match hit.and_then(|hit| Some((hit, hedge(text, i, hit, &range)?))) {
                Some((hit, (certainty, scope))) => {
                    let scope = text.span(scope);
                    mentions.push(Mention { span: text.span(i..i + hit.len), value: Value::Hedge(Hedge { certainty, scope }) });
                    hit.len
                }
                None => 1,
            };
        }
    }
}

/// What the words of the list mean here, with the tokens they bind; `None` where they hedge nothing.
fn hedge(text: &Text, i: usize, hit: Hit, range: &Range<usize>) -> Option<(Certainty, Range<usize>)> {
    let (certainty, binding) = hit.value.split_once(':')?;
    let after = i + hit.len;
    let scope = match binding {
        "modal" => is_epistemic(text, i, range).then(|| onward(text, after, range)),
        "infinitive" => takes_infinitive(text, i, after, range).then(|| onward(text, after, range)),
        "passive" => is_passive(text, i, range).then(|| onward(text, after, range)),
        "adjective" => is_attributive(text, i, range).then(|| after..noun_phrase_end(text, after, range)),
        "adverb" => adverb(text, i, after, range),
        "clause" => Some(around(text, i, after, range)),
        _ => Some(onward(text, after, range)),
    }?;
    (!scope.is_empty()).then_some((certainty_of(certainty), scope))
}

fn certainty_of(name: &str) -> Certainty {
    match name {
        "possible" => Certainty::Possible,
        "alleged" => Certainty::Alleged,
        "reported" => Certainty::Reported,
        "apparent" => Certainty::Apparent,
        _ => Certainty::Probable,
    }
}

/// What follows, to the end of its clause.
pub(super) fn onward(text: &Text, from: usize, range: &Range<usize>) -> Range<usize> {
    from..clause_end(text, from, range).max(from)
}

/// What follows; where nothing does, what stands before in the same clause.
pub(super) fn around(text: &Text, i: usize, after: usize, range: &Range<usize>) -> Range<usize> {
    let words = |r: &Range<usize>| r.clone().any(|j| text.tokens()[j].is_word());
    let next = (after..range.end).find(|&j| text.tokens()[j].shape != Shape::Mark).unwrap_or(range.end);
    let onward = if text.tokens().get(after).is_some_and(|_| after < range.end && text.word(after) == "," && i == range.start) || next == after {
        onward(text, next, range)
    } else {
        after..after
    };
    if words(&onward) {
        return onward;
    }
    let upto = (range.start..i).rev().find(|&j| text.tokens()[j].shape != Shape::Mark).map_or(i, |j| j + 1);
    clause_start(text, upto.max(range.start), range).min(upto)..upto
}

/// "may", "might", "could" of possibility: no month, no strength, no ability.
fn is_epistemic(text: &Text, i: usize, range: &Range<usize>) -> bool {
    let word = text.word(i);
    let previous = (i > range.start).then(|| part(text, i - 1));
    let next = (i + 1 < range.end).then(|| part(text, i + 1));
    match next {
        None | Some(Part::Mark | Part::Preposition | Part::Auxiliary | Part::Possessive | Part::Coordinator) => return is_one_of(text, i + 1, &["or"]),
        Some(Part::Number) => return false,
        _ => {}
    }
    match word {
        "May" => false,
        _ if word.eq_ignore_ascii_case("could") => !is_ability(text, i, range),
        _ => !matches!(previous, Some(Part::Determiner | Part::Possessive | Part::Preposition | Part::Number)),
    }
}

/// "could not reach", "could see", "before they could", "so that they could": what somebody was able to do, not what may be.
fn is_ability(text: &Text, i: usize, range: &Range<usize>) -> bool {
    let senses = ["see", "hear", "feel", "not", "only", "hardly", "barely", "afford", "smell", "no", "finally", "never"];
    let heard = ["seen", "heard", "felt", "smelled"];
    let purpose = ["before", "until", "so", "wherever", "whatever", "what", "how"];
    is_one_of(text, i + 1, &senses)
        || is_one_of(text, i + 1, &["be"]) && is_one_of(text, i + 2, &heard)
        || (range.start.max(i.saturating_sub(4))..i).any(|j| is_one_of(text, j, &purpose))
}

/// "is believed to be": a participle, with an infinitive behind it.
fn takes_infinitive(text: &Text, i: usize, after: usize, range: &Range<usize>) -> bool {
    let verb = skip_adverbs(text, after, range.end);
    if verb >= range.end || !matches!(part(text, verb), Part::Base(_) | Part::Nonfinite | Part::Auxiliary | Part::Word | Part::Either | Part::Participle) {
        return false;
    }
    // "he said to wait", "the state reported to creditors" are no hedges: a participle stands behind an auxiliary or a noun it modifies.
    let active = i > range.start && matches!(part(text, i - 1), Part::Pronoun);
    let passive = is_passive(text, i, range) || is_one_of(text, verb, &["be", "have"]);
    passive && !active
}

/// Whether a form of "be" stands before, adverbs apart: "it is widely believed that".
fn is_passive(text: &Text, i: usize, range: &Range<usize>) -> bool {
    (range.start.max(i.saturating_sub(3))..i)
        .rev()
        .find(|&j| part(text, j) != Part::Adverb)
        .is_some_and(|j| matches!(part(text, j), Part::Auxiliary | Part::Nonfinite))
}

/// "the alleged attacker", "a possible breach": before a noun, and no verb itself.
fn is_attributive(text: &Text, i: usize, range: &Range<usize>) -> bool {
    let next = i + 1;
    if next >= range.end || is_finite(text, i, range.start, range.end) && !opens_phrase(text, i, range) {
        return false;
    }
    let noun = matches!(part(text, next), Part::Word | Part::Name | Part::Base(true) | Part::Third(true) | Part::Ing | Part::Either);
    noun && !is_one_of(text, next, &["for", "exception"])
        && !(i > range.start && matches!(part(text, i - 1), Part::Pronoun | Part::Relative | Part::Auxiliary) && part(text, i) == Part::Either)
        && !(i > range.start && is_one_of(text, i - 1, &["as", "if", "where", "whenever", "best", "worst"]))
}

/// A participle that a verb, a preposition or nothing stands before cannot be the verb: "kill suspected militants".
fn opens_phrase(text: &Text, i: usize, range: &Range<usize>) -> bool {
    i == range.start
        || matches!(
            part(text, i - 1),
            Part::Preposition | Part::Determiner | Part::Base(_) | Part::Either | Part::Past | Part::Possessive | Part::Coordinator
        )
}

/// "reportedly urging restraint", "a likely cause", "…, apparently."
fn adverb(text: &Text, i: usize, after: usize, range: &Range<usize>) -> Option<Range<usize>> {
    if !is_one_of(text, i, &["likely", "unlikely"]) {
        return Some(around(text, i, after, range));
    }
    let previous = (i > range.start).then(|| part(text, i - 1));
    if matches!(previous, Some(Part::Determiner | Part::Possessive)) || is_one_of(text, i.wrapping_sub(1), &["most", "more"]) && i >= range.start + 2 && part(text, i - 2) == Part::Determiner {
        return Some(after..noun_phrase_end(text, after, range));
    }
    Some(around(text, i, after, range))
}
