//! Indirect speech: what a cue governs that stands in no marks of its own.

use super::grammar::{self, Part, part};
use super::sayings::{Order, Saying};
use super::{Attribution, attribution, sources};
use crate::extract::Text;
use crate::lexicon::Class;
use crate::segment::Shape;
use crate::text::Span;
use std::ops::Range;

/// The shortest clause, in words.
const SHORTEST: usize = 3;
/// Within how many tokens a clause shows its verb.
const CLAUSE: usize = 16;

/// Appends an attribution for every cue that governs a clause.
pub(super) fn append(text: &Text, quoted: &[u32], sayings: &[Saying], found: &mut Vec<Attribution>) {
    for saying in sayings {
        if quoted[saying.cue.start] != 0 || saying.source.is_none() || is_denied(text, saying) {
            continue;
        }
        let Some(content) = content(text, saying) else { continue };
        let words = content.clone().filter(|&i| text.tokens()[i].is_word()).count();
        let told = content.clone().filter(|&i| quoted[i] == 0 && text.tokens()[i].is_word()).count();
        if words >= SHORTEST && told > 0 {
            found.push(attribution(text, saying, trimmed(text, content), None));
        }
    }
}

/// The clause that a saying governs, in tokens.
fn content(text: &Text, saying: &Saying) -> Option<Range<usize>> {
    let sentence = text.segments.sentences[text.segments.sentence_at(text.tokens()[saying.cue.start].span.start())].tokens.clone();
    let (start, end) = (saying.start(), behind(text, saying, sentence.end));
    if saying.order == Order::Phrase {
        let comma = (end..sentence.end.min(end + 24)).find(|&i| text.word(i) == ",");
        return match comma {
            Some(comma) if start == sentence.start => Some(comma + 1..sentence.end),
            _ if start > sentence.start => Some(sentence.start..start),
            _ => None,
        };
    }
    let end = skip_time(text, end, sentence.end);
    if let Some(clause) = clause_word(text, saying, end, sentence.end) {
        return Some(clause..sentence.end);
    }
    if saying.is_weak() {
        return None;
    }
    if saying.order == Order::Quoted {
        return quoted_before(text, saying, sentence);
    }
    let front = sentence.start..start.saturating_sub(1).max(sentence.start);
    let comma_before = start > sentence.start && text.word(start - 1) == ",";
    let finite = !text.word(saying.cue.start).ends_with("ing") && matches!(saying.order, Order::Straight | Order::Inverted);
    if comma_before && finite && closes(text, end, sentence.end) {
        let comma_behind = end < sentence.end && text.word(end) == ",";
        return match opens_clause(text, front.start, front.end) || has_verb(text, front.clone()) {
            true => Some(front),
            // "The driver, the report said, was 41" is one clause around its cue.
            false if comma_behind && is_subject(text, front.start) => Some(sentence),
            false if comma_behind => Some(end + 1..sentence.end),
            false => None,
        };
    }
    (saying.order != Order::Inverted && opens_clause(text, end, sentence.end)).then_some(end..sentence.end)
}

/// What stands before "the agency quoted Bruce as saying", up to its comma.
fn quoted_before(text: &Text, saying: &Saying, sentence: Range<usize>) -> Option<Range<usize>> {
    let quotes = saying.start().checked_sub(1).filter(|&i| i > sentence.start)?;
    let agency = grammar::noun_phrase_before(text, quotes, sentence.start)?;
    let comma = agency.start.checked_sub(1).filter(|&i| i > sentence.start && text.word(i) == ",")?;
    closes(text, saying.end(), sentence.end).then_some(sentence.start..comma)
}

/// The place behind a day or a time: "said this weekend", "told reporters on Friday".
fn skip_time(text: &Text, from: usize, end: usize) -> usize {
    let time = (from..end.min(from + 4)).find(|&i| part(&text.tokens()[i]) == Part::Time);
    let leads = |i: usize| matches!(text.word(i), "on" | "this" | "last" | "next" | "earlier" | "late" | "early" | "the" | "that" | "in");
    match time {
        Some(time) if (from..time).all(leads) => (time..end).find(|&i| part(&text.tokens()[i]) != Part::Time).unwrap_or(end),
        _ => from,
    }
}

/// The place behind a saying, and behind the person told: told the newspaper.
fn behind(text: &Text, saying: &Saying, end: usize) -> usize {
    let from = grammar::skip_brackets_behind(text, saying.end(), end);
    if !sources::is_told(text.word(saying.cue.start)) || from >= end {
        return from;
    }
    match part(&text.tokens()[from]) {
        Part::Object => from + 1,
        _ => grammar::noun_phrase(text, from, end).map_or(from, |np| np.end),
    }
}

/// Where a clause begins that "that" or "whether" opens, when nothing but the person told, a place and a time stands between it and the cue.
fn clause_word(text: &Text, saying: &Saying, from: usize, end: usize) -> Option<usize> {
    if saying.that {
        return Some(saying.cue.end + 1).filter(|&i| i < end);
    }
    if saying.is_weak() {
        return None;
    }
    for i in from..end.min(from + 12) {
        match text.word(i) {
            "that" => return Some(i + 1).filter(|&i| i < end),
            "whether" => return Some(i),
            _ => {}
        }
        match part(&text.tokens()[i]) {
            Part::Mark if text.word(i) != "-" => return None,
            Part::Auxiliary | Part::Relative | Part::Conjunction | Part::Pronoun => return None,
            Part::Word if text.tokens()[i].is(Class::CueVerbs) => return None,
            _ => {}
        }
    }
    None
}

/// Whether a saying ends its sentence, or stands between commas: only where, when and to whom may follow.
fn closes(text: &Text, from: usize, end: usize) -> bool {
    match text.tokens().get(from).filter(|_| from < end) {
        None => true,
        Some(token) => {
            matches!(part(token), Part::Preposition | Part::Time | Part::Adverb) || (token.shape == Shape::Mark && text.word(from) != ":")
        }
    }
}

/// Whether a clause without "that" may begin here: a subject, and a finite verb before the next mark.
fn opens_clause(text: &Text, i: usize, end: usize) -> bool {
    let Some(token) = text.tokens().get(i).filter(|_| i < end) else { return false };
    let subject = match part(token) {
        Part::Pronoun | Part::Determiner | Part::Name => true,
        Part::Word => !token.is(Class::CueVerbs) && !grammar::is_adverb(text, i) && !text.word(i).ends_with("ing"),
        _ => false,
    };
    subject && (part(token) == Part::Pronoun || has_verb(text, i + 1..end.min(i + CLAUSE)))
}

fn is_subject(text: &Text, i: usize) -> bool {
    matches!(part(&text.tokens()[i]), Part::Determiner | Part::Pronoun | Part::Name) && !text.word(i).ends_with("ing")
}

fn has_verb(text: &Text, words: Range<usize>) -> bool {
    for i in words {
        let token = &text.tokens()[i];
        match part(token) {
            Part::Auxiliary => return true,
            Part::Word if token.is(Class::CueVerbs) || token.is(Class::PastVerbs) || is_past(text.word(i)) => return true,
            Part::Relative | Part::Complementizer => return false,
            Part::Mark if !matches!(text.word(i), "-" | "." | "'" | "’" | "$" | "\"" | "“" | "‘" | "(" | ")") => return false,
            _ => {}
        }
    }
    false
}

/// Whether a word has the ending of a regular past: "denied", and not "need".
fn is_past(word: &str) -> bool {
    word.len() > 3 && word.ends_with("ed") && !word.ends_with("eed")
}

/// Whether it says that something was not said: did not say that.
fn is_denied(text: &Text, saying: &Saying) -> bool {
    let least = saying.source.as_ref().map_or(saying.cue.start, |s| s.end.min(saying.cue.start)).max(saying.cue.start.saturating_sub(4));
    (least..saying.cue.start)
        .any(|i| matches!(text.word(i), "not" | "never" | "to") || text.word(i).ends_with("n't") || text.word(i).ends_with("n’t"))
}

/// The clause without the marks and the full stop at its ends.
fn trimmed(text: &Text, content: Range<usize>) -> Span {
    let mark = |i: &usize| matches!(text.word(*i), "." | "," | ";" | ":" | "!" | "—" | "–");
    let start = content.clone().find(|i| !mark(i)).unwrap_or(content.start);
    let end = content.clone().rev().find(|i| !mark(i)).map_or(content.end, |i| i + 1);
    text.span(start..end.max(start + 1))
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;

    #[test]
    fn a_clause_belongs_to_its_source() {
        for (text, expected) in [
            ("Lee said that the dam had held.", "Lee | said | the dam had held"),
            ("Lee said the dam had held.", "Lee | said | the dam had held"),
            ("Lee told the radio on Friday that the dam had held.", "Lee | told | the dam had held"),
            ("The dam had held, Lee said.", "Lee | said | The dam had held"),
            ("The dam had held, said Ann Lee.", "Ann Lee | said | The dam had held"),
            ("The dam had held, Lee told the radio.", "Lee | told | The dam had held"),
            ("According to Lee, the dam had held.", "Lee | According to | the dam had held"),
            ("The dam had held, according to the police report.", "the police report | according to | The dam had held"),
            ("On Friday, Lee said, the dam had held.", "Lee | said | the dam had held"),
            ("The dam, Lee said, had held all night.", "Lee | said | The dam, Lee said, had held all night"),
            ("Lee asked whether the dam had held.", "Lee | asked | whether the dam had held"),
            ("The dam had held, the Lond agency quoted the mayor as saying.", "the mayor | saying | The dam had held"),
            ("The dam had held, Lond Radio cited Ann Lee as saying on Friday.", "Ann Lee | saying | The dam had held"),
            ("Sixty percent said the dam had held.", "Sixty percent | said | the dam had held"),
        ] {
            assert_eq!(told(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_was_not_said_is_no_speech() {
        for text in [
            "Lee did not say that the dam had held.",
            "Lee declined to say whether the dam had held.",
            "Lee claimed responsibility for the broken dam.",
            "The emails that were found told little.",
            "The rules that followed could change the dam.",
            "Lee speaks on Friday.",
            "It is worth noting that the dam had held.",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }
}
