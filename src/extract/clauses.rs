//! Clauses: which words are verbs, and where one clause ends and the next begins.
//!
//! There is no tagger behind this. A word's part is read off the lexicon and its ending, and its neighbours settle what it is here;
//! every look ahead is bounded, so that a text of any shape is read in linear time.

use super::Text;
use crate::lexicon::Class;
pub use crate::segment::Part;
use crate::segment::Shape;
use crate::text::{WordKey, keys};
use std::ops::Range;

/// How far a clause is followed, in tokens: longer ones are rare, and a scope is as telling when it is cut here.
const REACH: usize = 60;
/// How far ahead of a subject its verb is looked for, in tokens.
const SUBJECT: usize = 14;

/// The part that a token may play, by itself.
pub fn part(text: &Text, i: usize) -> Part {
    text.tokens()[i].part
}

/// Whether the token has a word of the list.
pub fn is(text: &Text, i: usize, class: Class) -> bool {
    text.tokens().get(i).is_some_and(|t| t.is(class))
}

/// The next token from `i` on, before `end`, that is no adverb.
pub fn skip_adverbs(text: &Text, i: usize, end: usize) -> usize {
    (i..end.min(i + 4)).find(|&j| part(text, j) != Part::Adverb).unwrap_or(end.min(i + 4))
}

/// The last token before `i`, not before `start`, that is no adverb.
fn before(text: &Text, i: usize, start: usize) -> Option<usize> {
    (start.max(i.saturating_sub(4))..i).rev().find(|&j| part(text, j) != Part::Adverb)
}

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

/// Whether a form of "be" stands before a participle, adverbs apart: "it *is* widely believed".
pub fn is_passive(text: &Text, i: usize, start: usize) -> bool {
    let be = keys![
        "is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't", "am", "'s", "it's", "he's", "she's",
        "they're",
    ];
    before(text, i, start).is_some_and(|j| is_one_of(text, j, be))
}

/// Whether a token, however it is written, is one of these words.
pub fn is_one_of(text: &Text, i: usize, words: &[WordKey]) -> bool {
    text.tokens().get(i).is_some_and(|t| words.contains(&t.key))
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

/// How a new clause is joined to what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// "…; the talks failed", "… — it was closed"
    Mark,
    /// "and the ministers agreed", "and offered support"
    Coordinated,
    /// "while the talks went on"
    Subordinate,
    /// ", which was closed"
    Relative,
    /// ", killing 26"
    Participle,
}

/// Whether a clause begins at token `i` of the sentence `range`, seen from its neighbours alone.
pub fn joins(text: &Text, i: usize, range: &Range<usize>) -> Option<Join> {
    let (start, end) = (range.start, range.end);
    if i <= start || i >= end {
        return None;
    }
    let left = mark_before(text, i, start);
    let kind = part(text, i);
    match left {
        Some(";") => return Some(Join::Mark),
        Some("—" | "–" | "--" | ":") => return (clause_at(text, i, start, end)).then_some(Join::Mark),
        _ => {}
    }
    let comma = left == Some(",");
    match kind {
        Part::Coordinator => coordinated(text, i, start, end),
        Part::Subordinator => subordinate(text, i, comma, start, end),
        Part::Relative if comma => Some(Join::Relative),
        Part::Preposition | Part::Word | Part::Determiner | Part::Number if comma => which_within(text, i, end),
        _ if comma => participle(text, i, end),
        _ => None,
    }
}

/// The mark before a token, behind any quotation marks.
fn mark_before<'t>(text: &Text<'t>, i: usize, start: usize) -> Option<&'t str> {
    (start.max(i.saturating_sub(3))..i)
        .rev()
        .map(|j| (j, text.word(j)))
        .find(|(_, w)| !matches!(*w, "\"" | "“" | "”" | "'" | "‘" | "’"))
        .filter(|(j, _)| part(text, *j) == Part::Mark)
        .map(|(_, w)| w)
}

fn clause_at(text: &Text, i: usize, start: usize, end: usize) -> bool {
    verb_of_clause(text, i, start, end).is_some()
        || (part(text, i) == Part::Relative)
        || (matches!(part(text, i), Part::Coordinator | Part::Subordinator) && verb_of_clause(text, i + 1, start, end).is_some())
}

fn coordinated(text: &Text, i: usize, start: usize, end: usize) -> Option<Join> {
    let next = skip_adverbs(text, i + 1, end);
    let that = next + usize::from(is_one_of(text, next, keys!["that"]));
    let verb = verb_of_clause(text, that, start, end).or_else(|| verb_without_subject(text, i + 1, start, end));
    verb.map(|_| Join::Coordinated)
}

fn subordinate(text: &Text, i: usize, comma: bool, start: usize, end: usize) -> Option<Join> {
    if is_one_of(text, i, keys!["if", "unless", "whether", "lest", "once", "wherever", "whenever"]) {
        return None;
    }
    if is_one_of(text, i, keys!["as"])
        && (is_one_of(text, i + 1, keys!["well", "soon", "quickly", "part", "many", "much", "to", "if"]) || as_after(text, i))
    {
        return None;
    }
    if is_one_of(text, i, keys!["where"]) && !comma || i > start && part(text, i - 1) == Part::Coordinator {
        return None;
    }
    verb_of_clause(text, i + 1, start, end).map(|_| Join::Subordinate)
}

/// The second half of "as quickly as": no clause of its own.
fn as_after(text: &Text, i: usize) -> bool {
    (i.saturating_sub(4)..i).any(|j| is_one_of(text, j, keys!["as", "so", "such"]))
}

/// ", many of which", ", in which"
fn which_within(text: &Text, i: usize, end: usize) -> Option<Join> {
    (i + 1..end.min(i + 4))
        .any(|j| {
            part(text, j) == Part::Relative
                && is_one_of(text, j - 1, keys!["of", "in", "for", "to", "at", "on", "by", "from", "with", "under"])
        })
        .then_some(Join::Relative)
}

/// ", killing 26", ", reportedly urging restraint"
fn participle(text: &Text, i: usize, end: usize) -> Option<Join> {
    let verb = skip_adverbs(text, i, end);
    if verb >= end {
        return None;
    }
    let next = verb + 1;
    let listed = next >= end || matches!(part(text, next), Part::Coordinator | Part::Mark);
    match part(text, verb) {
        Part::Ing if !listed => Some(Join::Participle),
        Part::Nonfinite if is_one_of(text, verb, keys!["having", "being"]) => Some(Join::Participle),
        _ => None,
    }
}

/// Where the clause of a conjunction begins: "even as …", "shortly after …" and, behind a comma, "more than a year after …" take the
/// measure along.
pub fn measured(text: &Text, i: usize) -> usize {
    if part(text, i) != Part::Subordinator || i == 0 {
        return i;
    }
    let measure = |j: usize| {
        matches!(part(text, j), Part::Number | Part::Determiner | Part::Word | Part::Adverb) || is_one_of(text, j, keys!["than"])
    };
    match (i.saturating_sub(6)..i).rev().find(|&j| text.word(j) == ",") {
        Some(comma) if (comma + 1..i).all(measure) => comma + 1,
        _ => i - usize::from(is_one_of(text, i - 1, keys!["even", "just", "shortly", "soon", "only", "especially", "immediately", "long"])),
    }
}

/// Where the clause that goes on at token `i` ends: the first token that no longer belongs to it.
pub fn clause_end(text: &Text, i: usize, range: &Range<usize>) -> usize {
    let last = range.end.min(i + REACH);
    let end = (i..last).find(|&j| ends_clause(text, i, j, range)).map_or(last, |j| measured(text, j).max(i));
    trim_end(text, i, end)
}

fn ends_clause(text: &Text, from: usize, j: usize, range: &Range<usize>) -> bool {
    match part(text, j) {
        Part::Mark => match text.word(j) {
            ";" | ":" | "—" | "–" | "(" | ")" | "?" | "!" | "…" => true,
            "." => j + 1 == range.end || text.tokens().get(j + 1).is_none_or(|t| t.spaced) && j + 2 >= range.end,
            "\"" | "”" => j > from && (j + 1 >= range.end || text.tokens()[j + 1].spaced || part(text, j + 1) == Part::Mark),
            "," => comma_ends(text, j, range),
            _ => false,
        },
        _ => j > from && joins(text, j, range).is_some(),
    }
}

/// Whether a comma closes the clause: it is followed by a clause, a frame ("officials said"), or an adverb that goes with both.
fn comma_ends(text: &Text, comma: usize, range: &Range<usize>) -> bool {
    let next = (comma + 1..range.end).find(|&j| part(text, j) != Part::Mark).unwrap_or(range.end);
    next >= range.end
        || joins(text, next, range).is_some()
        || is_one_of(text, next, keys!["according", "including"])
        || verb_of_clause(text, next, range.start, range.end).is_some()
        || is_finite(text, skip_adverbs(text, next, range.end).min(range.end - 1), range.start, range.end)
}

/// Where the clause that holds token `i` began: behind the last mark or join before it.
pub fn clause_start(text: &Text, i: usize, range: &Range<usize>) -> usize {
    let first = range.start.max(i.saturating_sub(REACH / 2));
    let start = (first + 1..i)
        .rev()
        .find(|&j| {
            let mark = text.word(j - 1);
            matches!(mark, "," | ";" | ":" | "—" | "“" | "\"") || is_one_of(text, j - 1, keys!["that"]) || joins(text, j, range).is_some()
        })
        .unwrap_or(first);
    (start..i).find(|&j| !matches!(part(text, j), Part::Coordinator | Part::Subordinator | Part::Mark)).unwrap_or(start)
}

/// The end of a noun phrase whose head or modifiers go on at token `i`: up to and with its last noun, with an "of" that follows.
pub fn noun_phrase_end(text: &Text, i: usize, range: &Range<usize>) -> usize {
    let last = range.end.min(i + 8);
    let inside = |j: usize| match part(text, j) {
        Part::Word | Part::Name | Part::Number | Part::Base(true) | Part::Third(true) | Part::Possessive | Part::Ing => true,
        Part::Either | Part::Participle => j == i,
        Part::Mark => text.word(j) == "-",
        _ => false,
    };
    (i..last)
        .find(|&j| !inside(j) || (j > i && part(text, j) == Part::Third(true) && is_finite(text, j, range.start, range.end)))
        .unwrap_or(last)
}

/// The end without the marks that stand before it.
fn trim_end(text: &Text, i: usize, end: usize) -> usize {
    (i..end).rev().find(|&j| text.tokens()[j].shape != Shape::Mark).map_or(i, |j| j + 1)
}
