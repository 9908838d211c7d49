//! Verbs and phrases that attribute, each with the source that its sentence gives it.

use super::grammar::{self, Part, is_adverb, noun_phrase, noun_phrase_before, part};
use crate::extract::Text;
use crate::lexicon::Class;
use crate::segment::{Shape, longest};
use std::ops::Range;

/// A cue with its source.
#[derive(Clone, Debug)]
pub(super) struct Saying {
    /// The cue's tokens.
    pub(super) cue: Range<usize>,
    /// The source's tokens.
    pub(super) source: Option<Range<usize>>,
    /// What the lexicon says of the cue.
    pub(super) value: &'static str,
    /// How the source stands to the cue.
    pub(super) order: Order,
}

/// How a source stands to its cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Bruce said
    Straight,
    /// said Bruce
    Inverted,
    /// according to Bruce
    Phrase,
    /// Bruce left the room, saying
    Distant,
}

impl Saying {
    /// The first token of source and cue.
    pub(super) fn start(&self) -> usize {
        match (&self.source, self.order) {
            (Some(source), Order::Straight | Order::Inverted) => source.start.min(self.cue.start),
            _ => self.cue.start,
        }
    }

    /// The token behind source and cue.
    pub(super) fn end(&self) -> usize {
        match (&self.source, self.order) {
            (Some(source), Order::Inverted | Order::Phrase | Order::Straight) => source.end.max(self.cue.end),
            _ => self.cue.end,
        }
    }

    /// Whether the cue attributes only where a quotation or "that" stands beside it.
    pub(super) fn is_weak(&self) -> bool {
        matches!(self.value, "weak" | "judging")
    }
}

/// How far back commas are looked for, in tokens.
const APPOSITION: usize = 36;

/// Every saying of a text, in order of its cue. `quoted` gives for each token the quotation it lies in, or 0.
pub(super) fn sayings(text: &Text, quoted: &[u32]) -> Vec<Saying> {
    let mut sayings = Vec::new();
    for sentence in &text.segments.sentences {
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            let found = saying(text, quoted, i, &sentence.tokens);
            i = found.as_ref().map_or(i + 1, |s| s.cue.end);
            sayings.extend(found);
        }
    }
    sayings
}

fn saying(text: &Text, quoted: &[u32], i: usize, sentence: &Range<usize>) -> Option<Saying> {
    let tokens = text.tokens();
    if tokens[i].is(Class::CueVerbs) {
        return verb(text, quoted, i, sentence);
    }
    let hit = longest(&tokens[i..sentence.end], Class::CuePhrases)?;
    let cue = i..i + hit.len;
    let source = noun_phrase(text, cue.end, sentence.end)?;
    Some(Saying { cue, source: Some(source), value: hit.value, order: Order::Phrase })
}

fn verb(text: &Text, quoted: &[u32], i: usize, sentence: &Range<usize>) -> Option<Saying> {
    let tokens = text.tokens();
    let value = tokens[i].word.value(Class::CueVerbs)?;
    // Source and cue stand on the same side of a quotation's marks.
    let floor = (sentence.start..i).rev().take(APPOSITION * 2).find(|&k| quoted[k] != quoted[i]).map_or(sentence.start, |k| k + 1);
    if tokens[i].shape != Shape::Lower || is_noun(text, i, sentence.start) {
        return None;
    }
    let cue = i..i + 1;
    let made = |source, order| Some(Saying { cue: cue.clone(), source, value, order });
    let verb = group_start(text, i, floor);
    if verb < i && is_passive(text, verb, i) {
        let by = text.tokens().get(i + 1).is_some_and(|_| text.word(i + 1) == "by");
        let source = by.then(|| noun_phrase(text, i + 2, sentence.end)).flatten()?;
        return made(Some(source), Order::Inverted);
    }
    let quote_before = verb == i && after_quotation(text, quoted, i);
    if quote_before || (verb == i && i == floor) {
        if let Some(source) = inverted(text, i, sentence.end) {
            return made(Some(source), Order::Inverted);
        }
    }
    if verb == floor {
        let subject = grammar::subject(text, sentence.clone()).filter(|s| s.end <= i);
        return made(subject, Order::Distant);
    }
    let before = verb - 1;
    match part(&tokens[before]) {
        Part::Relative => made(noun_phrase_before(text, skip_comma(text, before, floor), floor), Order::Straight),
        Part::Complementizer if value != "weak" => made(noun_phrase_before(text, before, floor), Order::Straight),
        Part::Mark if text.word(before) == "," => match before_apposition(text, before, floor) {
            Some(source) => made(Some(source), Order::Straight),
            None if ends_clause(text, i, sentence.end) => made(inverted(text, i, sentence.end), Order::Inverted),
            None => made(grammar::subject(text, sentence.clone()).filter(|s| s.end <= i), Order::Distant),
        },
        _ => match noun_phrase_before(text, verb, floor) {
            Some(source) => made(Some(source), Order::Straight),
            None => made(grammar::subject(text, sentence.clone()).filter(|s| s.end <= i), Order::Distant),
        },
    }
}

/// Whether the word is a noun here: his claim, the report.
fn is_noun(text: &Text, i: usize, floor: usize) -> bool {
    let Some(before) = i.checked_sub(1).filter(|&b| b >= floor) else { return false };
    let participle = text.word(i).ends_with("ing");
    match part(&text.tokens()[before]) {
        Part::Determiner => !matches!(text.word(before), "all" | "both" | "some" | "many" | "few" | "one" | "another"),
        Part::Possessive => !text.word(i).ends_with("ing"),
        Part::Preposition => !participle && text.word(before) != "to",
        _ => false,
    }
}

/// The first token of the verb group: "has also | said", "was quoted as | saying", "on Friday | said".
fn group_start(text: &Text, verb: usize, floor: usize) -> usize {
    let tokens = text.tokens();
    let mut i = verb;
    while i > floor {
        let before = i - 1;
        let quoted_as = || matches!(text.word(before), "quoted" | "cited" | "reported") && i < verb && text.word(i) == "as";
        match part(&tokens[before]) {
            Part::Auxiliary => i -= 1,
            Part::Adverb => i -= 1,
            Part::Word if is_adverb(text, before) || quoted_as() => i -= 1,
            Part::Conjunction if text.word(before) == "as" && before > floor && text.word(before - 1) == "quoted" => i -= 1,
            Part::Time if before > floor && text.word(before - 1) == "on" => i -= 2,
            Part::Time => i -= 1,
            _ => break,
        }
    }
    i
}

/// Whether a form of "be" makes the cue passive: was told, is described.
fn is_passive(text: &Text, group: usize, cue: usize) -> bool {
    let be = (group..cue).any(|i| matches!(text.word(i), "is" | "are" | "was" | "were" | "be" | "been" | "being"));
    be && !text.word(cue).ends_with("ing")
}

/// Whether a quotation ends right before, perhaps with a comma or a dash between.
fn after_quotation(text: &Text, quoted: &[u32], i: usize) -> bool {
    let at = |k: usize| i.checked_sub(k).is_some_and(|k| quoted[k] != 0 && quoted[k] != quoted[i]);
    at(1) || (i > 0 && matches!(text.word(i - 1), "," | "—" | "–" | "-") && at(2))
}

/// The source behind its cue: said State Department Spokesperson Tammy Bruce.
fn inverted(text: &Text, cue: usize, end: usize) -> Option<Range<usize>> {
    if matches!(text.word(cue), "told" | "tells" | "telling" | "informed" | "reminded" | "assured") || text.word(cue).ends_with("ing") {
        return None;
    }
    let mut i = cue + 1;
    while i < end && is_adverb(text, i) {
        i += 1;
    }
    noun_phrase(text, i, end)
}

/// The noun phrase before an apposition that ends with this comma: Axelrod, a former strategist, | said.
fn before_apposition(text: &Text, comma: usize, floor: usize) -> Option<Range<usize>> {
    let least = floor.max(comma.saturating_sub(APPOSITION));
    let mut commas = (least..comma).rev().filter(|&i| text.word(i) == ",");
    commas.find_map(|i| {
        let source = noun_phrase_before(text, i, floor)?;
        let opens = source.start == floor || opens_clause(text, source.start - 1);
        (opens && is_apposition(text, i + 1)).then_some(source)
    })
}

fn opens_clause(text: &Text, before: usize) -> bool {
    let part = part(&text.tokens()[before]);
    matches!(part, Part::Coordinator | Part::Conjunction | Part::Complementizer | Part::Adverb)
        || matches!(text.word(before), "," | ";" | ":" | "—" | "–")
}

/// Whether words begin that tell more of the noun before: a lawyer, who lives in, 45, of Ohio, speaking to.
fn is_apposition(text: &Text, i: usize) -> bool {
    let token = &text.tokens()[i];
    match part(token) {
        Part::Determiner | Part::Relative | Part::Preposition | Part::Adverb | Part::Conjunction | Part::Name | Part::Coordinator => true,
        Part::Word => {
            token.shape == Shape::Number
                || grammar::is_role(text, i)
                || text.word(i).ends_with("ing")
                || text.word(i).ends_with("ed")
                || true
        }
        _ => false,
    }
}

/// Whether the source behind a cue ends the clause: ", said Smith." and not ", said the plan was dead."
fn ends_clause(text: &Text, cue: usize, end: usize) -> bool {
    let Some(source) = inverted(text, cue, end) else { return false };
    let behind = grammar::skip_brackets_behind(text, source.end, end);
    behind >= end
        || matches!(part(&text.tokens()[behind]), Part::Mark | Part::Preposition | Part::Relative | Part::Time | Part::Conjunction)
}

fn skip_comma(text: &Text, i: usize, floor: usize) -> usize {
    if i > floor && text.word(i - 1) == "," { i - 1 } else { i }
}
