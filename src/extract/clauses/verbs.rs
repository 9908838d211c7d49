//! Finite verbs: which word makes a clause of its neighbours.

use super::{before, is, is_one_of, part, skip_adverbs};
use crate::extract::Text;
use crate::lexicon::Class;
use crate::segment::Part;
use crate::text::keys;

/// How far ahead of a subject its verb is looked for, in tokens.
const SUBJECT: usize = 14;

/// Whether a noun phrase that is no subject may begin here: what a verb is followed by and a participle is not.
fn begins_object(text: &Text, i: usize, end: usize) -> bool {
    i < end
        && match part(text, i) {
            Part::Determiner | Part::Pronoun | Part::Object | Part::Number | Part::Name => true,
            Part::Word => true,
            Part::Base(noun) | Part::Third(noun) => noun,
            _ => is_one_of(text, i, keys!["that", "to"]),
        }
}

/// Whether a token is a verb that makes its clause finite: "was", "will", "said", "takes".
///
/// `start` is where the sentence begins and `end` where it ends.
pub fn is_finite(text: &Text, i: usize, start: usize, end: usize) -> bool {
    let kind = part(text, i);
    if matches!(kind, Part::Word | Part::Name | Part::Mark | Part::Number | Part::Determiner | Part::Preposition | Part::Adverb) {
        return kind == Part::Determiner && is_one_of(text, i, keys!["that's"]);
    }
    let previous = before(text, i, start);
    let left = previous.map(|p| part(text, p));
    let nominal = matches!(
        left,
        Some(Part::Word | Part::Name | Part::Pronoun | Part::Number | Part::Relative | Part::Third(true) | Part::Base(true) | Part::Mark)
    ) || matches!((left, previous), (Some(Part::Coordinator), _))
        || previous.is_some_and(|p| matches!(part(text, p), Part::Ing | Part::Either) && kind_is_sure(kind));
    match kind {
        Part::Modal | Part::Auxiliary => {
            !previous.is_some_and(|p| is_one_of(text, p, keys!["to", "the", "a", "of", "its", "their", "his"]))
        }
        Part::Past => nominal,
        Part::Either => nominal && either_is_finite(text, i, previous, end),
        Part::Third(noun) => nominal && (!noun || third_is_verb(text, i, left, end)),
        Part::Base(noun) => base_is_verb(text, i, previous, noun, end),
        _ => false,
    }
}

fn kind_is_sure(kind: Part) -> bool {
    matches!(kind, Part::Past | Part::Third(false))
}

/// "killed" after a subject: a verb, unless it is a participle that says more of the noun before it.
fn either_is_finite(text: &Text, i: usize, previous: Option<usize>, end: usize) -> bool {
    if i + 1 < end && is_one_of(text, i + 1, keys!["by"]) {
        return i + 2 < end && part(text, i + 2) == Part::Number;
    }
    let left = previous.map_or(Part::Mark, |p| part(text, p));
    if matches!(left, Part::Pronoun | Part::Relative) || is(text, i, Class::ReportingClauses) {
        return left != Part::Mark || is(text, i, Class::ReportingClauses);
    }
    let next = skip_adverbs(text, i + 1, end);
    if begins_object(text, next, end) {
        return left != Part::Mark;
    }
    // "the man arrested on Sunday was charged": another verb further on takes the subject.
    left != Part::Mark
        && !(i + 1..end.min(i + 10)).take_while(|&j| !is_break(text, j)).any(|j| matches!(part(text, j), Part::Auxiliary | Part::Modal))
}

/// "attacks" after a subject: a verb where an object or a preposition follows and the subject is no bare noun.
fn third_is_verb(text: &Text, i: usize, left: Option<Part>, end: usize) -> bool {
    let next = skip_adverbs(text, i + 1, end);
    if matches!(left, Some(Part::Pronoun | Part::Relative)) {
        return true;
    }
    let object = next < end
        && (matches!(part(text, next), Part::Determiner | Part::Object | Part::Pronoun | Part::Number)
            || is_one_of(text, next, keys!["that"]));
    object && !matches!(left, Some(Part::Mark | Part::Coordinator | Part::Number))
}

/// "say", "attack" after a subject in the plural.
fn base_is_verb(text: &Text, i: usize, previous: Option<usize>, noun: bool, end: usize) -> bool {
    let Some(p) = previous else { return false };
    if is_one_of(text, p, keys!["they", "we", "i", "you", "who"]) {
        return true;
    }
    let plural = matches!(part(text, p), Part::Word | Part::Name | Part::Third(true)) && text.word(p).ends_with('s');
    let object = i + 1 < end
        && (matches!(part(text, i + 1), Part::Determiner | Part::Object | Part::Pronoun) || is_one_of(text, i + 1, keys!["that"]));
    plural && (!noun || object)
}

/// Whether a token breaks a phrase off: a mark or a conjunction.
fn is_break(text: &Text, i: usize) -> bool {
    match part(text, i) {
        Part::Mark => !matches!(text.word(i), "-" | "$" | "£" | "€" | "." | "’" | "'"),
        Part::Coordinator | Part::Subordinator | Part::Relative => true,
        _ => false,
    }
}

/// The finite verb of a clause that begins at `i` with its subject: "the ministers of both countries *have* …".
pub fn verb_of_clause(text: &Text, i: usize, start: usize, end: usize) -> Option<usize> {
    let last = end.min(i + SUBJECT);
    if i >= last || matches!(part(text, i), Part::Mark | Part::Preposition | Part::Modal | Part::Auxiliary | Part::Ing) {
        return None;
    }
    for j in i + 1..last {
        match part(text, j) {
            Part::Mark if !matches!(text.word(j), "-" | "$" | "£" | "€" | "." | "\"" | "“" | "”" | "‘" | "’" | "'") => {
                return None;
            }
            Part::Coordinator if j > i + 6 || skips_subject(text, j + 1, last) => return None,
            Part::Subordinator | Part::Relative => return None,
            _ if is_finite(text, j, start, end) => return Some(j),
            _ => {}
        }
    }
    None
}

/// Whether a verb or a preposition, not a noun, follows a conjunction: then what is joined is no second half of a subject.
fn skips_subject(text: &Text, i: usize, end: usize) -> bool {
    let next = skip_adverbs(text, i, end);
    next < end && matches!(part(text, next), Part::Auxiliary | Part::Modal | Part::Past | Part::Preposition | Part::Third(false))
}

/// The finite verb that a conjunction joins to an earlier one, sharing its subject: "and *offered* support".
pub fn verb_without_subject(text: &Text, i: usize, start: usize, end: usize) -> Option<usize> {
    let verb = skip_adverbs(text, i, end);
    if verb >= end {
        return None;
    }
    let finite = match part(text, verb) {
        Part::Auxiliary | Part::Modal | Part::Past | Part::Third(false) => true,
        Part::Either => {
            let next = skip_adverbs(text, verb + 1, end);
            next < end && !is_one_of(text, next, keys!["by"]) && (begins_object(text, next, end) || part(text, next) == Part::Preposition)
        }
        Part::Third(true) => verb + 1 < end && matches!(part(text, verb + 1), Part::Determiner | Part::Object),
        _ => false,
    };
    let single = before(text, i.saturating_sub(1), start).is_some_and(|p| is_verb_form(part(text, p)));
    (finite && !single).then_some(verb)
}

fn is_verb_form(part: Part) -> bool {
    matches!(part, Part::Either | Part::Past | Part::Third(false) | Part::Auxiliary | Part::Modal | Part::Nonfinite | Part::Base(false))
}
