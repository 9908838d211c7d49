//! Where a claim may begin inside a sentence: at conjunctions, relatives, participles, and where a clause goes on behind an insertion.

use crate::extract::Text;
use crate::extract::clauses::{
    Join, Part, is_finite, is_one_of, joins, measured, part, skip_adverbs, verb_of_clause, verb_without_subject,
};
use crate::lexicon::Class;
use crate::segment::Sentence;
use crate::segment::quotations::QuotationKind;
use crate::text::keys;
use std::ops::Range;

/// The fewest content words on either side of a cut: a shorter stretch asserts too little to stand alone.
pub(super) const CONTENT: usize = 4;
/// The same where both sides are full clauses with their own subjects: ", but Tehran denied any involvement".
const FULL: usize = 3;

/// A place where a claim may begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    pub(super) at: usize,
    /// Where the clause began that ends here, for one that goes on behind an insertion.
    pub(super) opened: Option<usize>,
    /// How many content words either side needs.
    pub(super) needs: usize,
}

/// What is no cut, but ends the stretch before it: a frame such as ", officials said".
pub(super) const NEVER: usize = usize::MAX;

/// What stands to the left, as far as a cut depends on it.
struct Left {
    /// A verb has been met since the last word that opens a clause.
    verb: bool,
    /// A verb has been met in this sentence.
    any: bool,
    /// The same since the last comma, participles counted.
    since_comma: bool,
    /// The same between the last comma and the one before it: without a verb these words are one of a list.
    before_comma: bool,
    /// Where a relative or participle clause was set in, not yet closed.
    inset: Option<usize>,
    /// The sentence began with a clause that has to be followed by its main clause.
    opening: bool,
    /// Open parentheses.
    depth: usize,
    /// How many quotations have begun.
    quotations: usize,
}

/// Appends the places of a sentence where a claim may begin, in order, and those that end one.
pub(super) fn candidates(text: &Text, sentence: &Sentence, cuts: &mut Vec<Cut>) {
    let range = &sentence.tokens;
    if range.is_empty() {
        return;
    }
    let opening = matches!(part(text, range.start), Part::Subordinator | Part::Ing | Part::Either | Part::Participle);
    let quotations = text.segments.quotations.partition_point(|q| q.span.start() <= sentence.span.start());
    let mut left = Left { verb: false, any: false, since_comma: false, before_comma: false, inset: None, opening, depth: 0, quotations };
    for i in range.clone() {
        match text.word(i) {
            "(" | "[" => left.depth += 1,
            ")" | "]" => left.depth = left.depth.saturating_sub(1),
            _ => {}
        }
        if i > range.start
            && left.depth == 0
            && !in_fragment(text, i, &mut left.quotations)
            && let Some(cut) = cut_at(text, i, range, &mut left)
        {
            if cut.needs == NEVER
                && let Some(opener) = cuts.iter_mut().rev().take(4).find(|c| Some(c.at) == cut.opened)
            {
                opener.needs = NEVER;
            }
            cuts.push(Cut { at: with_opening_marks(text, cut.at, range), ..cut });
        }
        note_verb(text, i, range, &mut left);
    }
}

/// Keeps in mind whether the clause that is being read has its verb.
fn note_verb(text: &Text, i: usize, range: &Range<usize>, left: &mut Left) {
    if !text.tokens()[i].is_word() {
        if text.word(i) == "," {
            left.before_comma = std::mem::take(&mut left.since_comma);
        }
        return;
    }
    let word = part(text, i);
    left.since_comma |= word == Part::Ing;
    if matches!(word, Part::Subordinator | Part::Relative) || is_one_of(text, i, keys!["that"]) {
        left.verb = false;
    } else if is_finite(text, i, range.start, range.end) {
        let takes_clause = text.tokens()[i].is(Class::ReportingClauses);
        left.verb = !takes_clause || text.tokens().get(i + 1).is_some_and(|t| !t.is_word());
        left.since_comma = true;
        left.any = true;
    }
}

fn cut_at(text: &Text, i: usize, range: &Range<usize>, left: &mut Left) -> Option<Cut> {
    let comma = text.word(i - 1) == "," || i >= range.start + 2 && text.word(i - 2) == "," && part(text, i - 1) == Part::Mark;
    if let Some(join) = joins(text, i, range) {
        return joined(text, i, join, comma, left);
    }
    if !comma {
        return None;
    }
    if let Some(opened) = left.inset
        && let Some(verb) = resumes(text, i, range)
    {
        left.inset = None;
        left.verb = true;
        // "the agency, which is close to the court, said": the frame stays with what it says.
        let needs = if text.tokens()[verb].is(Class::ReportingClauses) { NEVER } else { CONTENT };
        return Some(Cut { at: i, opened: Some(opened), needs });
    }
    if is_frame(text, i, range) {
        return Some(Cut { at: i, opened: None, needs: NEVER });
    }
    if left.opening && verb_of_clause(text, i, range.start, range.end).is_some() {
        left.opening = false;
        return Some(Cut { at: i, opened: None, needs: CONTENT });
    }
    None
}

fn joined(text: &Text, i: usize, join: Join, comma: bool, left: &mut Left) -> Option<Cut> {
    let (mut at, mut needs) = (i, CONTENT);
    match join {
        Join::Coordinated if if comma { !left.before_comma } else { !left.verb } => return None,
        Join::Subordinate if !left.any => return None,
        Join::Subordinate => at = measured(text, i),
        Join::Relative | Join::Participle => left.inset = Some(i),
        Join::Mark | Join::Coordinated => {
            left.inset = None;
            needs = if comma || text.word(i - 1) == ";" { FULL } else { CONTENT };
        }
    }
    Some(Cut { at, opened: None, needs })
}

/// The verb of the clause that was broken into, where it goes on here: "has denied", "told".
fn resumes(text: &Text, i: usize, range: &Range<usize>) -> Option<usize> {
    let verb = skip_adverbs(text, i, range.end);
    let goes_on = verb < range.end
        && match part(text, verb) {
            Part::Auxiliary | Part::Modal | Part::Past | Part::Third(false) => true,
            Part::Either => verb_without_subject(text, i, range.start, range.end).is_some(),
            _ => false,
        };
    goes_on.then_some(verb)
}

/// ", officials said.": the frame of what stands before it, not a clause of its own.
fn is_frame(text: &Text, i: usize, range: &Range<usize>) -> bool {
    let verb = (i..range.end.min(i + 10)).find(|&j| text.tokens()[j].is(Class::ReportingClauses));
    verb.is_some_and(|v| v + 1 >= range.end || part(text, v + 1) == Part::Mark || part(text, v + 1) == Part::Preposition)
}

/// Opening quotation marks stand with what they open.
fn with_opening_marks(text: &Text, at: usize, range: &Range<usize>) -> usize {
    let mut at = at;
    while at > range.start + 1 && matches!(text.word(at - 1), "\"" | "“" | "‘" | "'") && text.tokens()[at - 1].spaced {
        at -= 1;
    }
    at
}

/// Whether a token lies in a quoted fragment; `begun` quotations begin before it, and are counted on.
fn in_fragment(text: &Text, i: usize, begun: &mut usize) -> bool {
    let quotations = &text.segments.quotations;
    let span = text.tokens()[i].span;
    *begun += quotations[*begun..].iter().take_while(|q| q.span.start() <= span.start()).count();
    quotations[..*begun]
        .iter()
        .rev()
        .take(3)
        .any(|q| matches!(q.kind, QuotationKind::Fragment | QuotationKind::Scare) && q.span.start() < span.start() && q.span.contains(span))
}
