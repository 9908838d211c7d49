//! The little grammar that finding a source takes: parts of speech of function words, and noun phrases that may name who speaks.

use crate::extract::Text;
use crate::lexicon::Class;
use crate::segment::{Shape, Token};
use std::ops::Range;

/// What a token does in its sentence, as far as its word alone tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Determiner,
    Pronoun,
    Object,
    Relative,
    Coordinator,
    Conjunction,
    Complementizer,
    Question,
    Preposition,
    Auxiliary,
    Adverb,
    Time,
    Mark,
    Possessive,
    /// A word with a capital that is no function word
    Name,
    /// Any other word
    Word,
}

/// The longest noun phrase, in tokens.
const LONGEST: usize = 16;

/// What a token does.
pub(super) fn part(token: &Token) -> Part {
    match token.shape {
        Shape::Mark => return Part::Mark,
        Shape::Possessive => return Part::Possessive,
        _ => {}
    }
    // US and us, IT and it: capitals tell.
    let function = if token.shape == Shape::Upper && token.span.len() > 1 { None } else { token.word.value(Class::FunctionWords) };
    match function {
        Some("determiner") => Part::Determiner,
        Some("pronoun") => Part::Pronoun,
        Some("object") => Part::Object,
        Some("relative") => Part::Relative,
        Some("coordinator") => Part::Coordinator,
        Some("conjunction") => Part::Conjunction,
        Some("complementizer") => Part::Complementizer,
        Some("question") => Part::Question,
        Some("preposition") => Part::Preposition,
        Some("auxiliary") => Part::Auxiliary,
        Some("adverb") => Part::Adverb,
        // Today is the name of a newspaper, as often as not.
        Some("time") if token.shape == Shape::Title && token.span.len() == 5 => Part::Name,
        Some("time") => Part::Time,
        _ if token.is_capital() => Part::Name,
        _ => Part::Word,
    }
}

/// Whether the word is an adverb by its list or by its ending.
pub(super) fn is_adverb(text: &Text, i: usize) -> bool {
    let token = &text.tokens()[i];
    match part(token) {
        Part::Adverb => true,
        Part::Word => token.span.len() > 4 && text.word(i).ends_with("ly") && !token.is(Class::SourceNouns),
        _ => false,
    }
}

/// Whether the word may be a role, a body or a writing: it stands in the list, or ends as such nouns do.
pub(super) fn is_role(text: &Text, i: usize) -> bool {
    let token = &text.tokens()[i];
    let ending =
        || ["er", "or", "ist", "man", "men", "ian", "ers", "ors", "ists", "mate", "ee", "ees"].iter().any(|e| text.word(i).ends_with(e));
    token.is(Class::SourceNouns) || (token.shape == Shape::Lower && token.span.len() > 4 && ending())
}

/// The noun phrase that begins at a token, if one does: a pronoun, a name with its titles, "the spokesperson", "police".
pub(super) fn noun_phrase(text: &Text, start: usize, end: usize) -> Option<Range<usize>> {
    phrase(text, start, end, false)
}

/// `lax`: a plain word may follow a name even if it is no role, since a verb is known to stand behind the phrase.
fn phrase(text: &Text, start: usize, end: usize, lax: bool) -> Option<Range<usize>> {
    let tokens = text.tokens();
    let end = end.min(start + LONGEST).min(tokens.len());
    if start >= end {
        return None;
    }
    if part(&tokens[start]) == Part::Pronoun {
        return Some(start..start + 1);
    }
    let (mut i, mut nouns, mut names, mut role) = (start, 0, 0, false);
    while i < end {
        match part(&tokens[i]) {
            Part::Determiner if nouns == 0 && names == 0 => {}
            Part::Determiner if i > start && part(&tokens[i - 1]) == Part::Preposition => {}
            Part::Name if names == 0 && i > start && !introduces(text, i - 1) => break,
            Part::Name => names += 1,
            Part::Word if !goes_on(text, start, i, end, lax) => break,
            Part::Word => {
                nouns += 1;
                role |= is_role(text, i);
            }
            Part::Possessive if i > start => {}
            Part::Preposition if joins(text, start, i, end) => {}
            Part::Coordinator if i > start && i + 1 < end && part(&tokens[i - 1]) == Part::Name && part(&tokens[i + 1]) == Part::Name => {}
            Part::Mark if i > start && i + 1 < end && within_word(text, i) => {}
            _ => break,
        }
        i += 1;
    }
    while i > start && matches!(part(&tokens[i - 1]), Part::Preposition | Part::Coordinator | Part::Mark) {
        i -= 1;
    }
    let when = i < end && part(&tokens[i]) == Part::Time && tokens[i].shape == Shape::Lower && names == 0 && !role;
    let speaks = match part(&tokens[start]) {
        Part::Determiner => nouns > 0 || names > 0 || stands_alone(text.word(start)),
        Part::Name => true,
        Part::Word if tokens[start].shape == Shape::Number => nouns > 1,
        _ => role,
    };
    (i > start && speaks && !when).then_some(start..i)
}

/// Whether a word may stand before a name within one phrase: "the defiant Kyiv", "spokesman Peter", and not "a charge Kyiv | denies".
fn introduces(text: &Text, i: usize) -> bool {
    const ENDINGS: [&str; 13] = ["ed", "ing", "al", "ive", "ic", "ous", "ful", "ish", "ese", "ant", "ent", "ary", "an"];
    const WORDS: [&str; 14] =
        ["former", "late", "then", "new", "old", "young", "top", "senior", "longtime", "deputy", "vice", "same", "fellow", "own"];
    let word = text.word(i);
    let token = &text.tokens()[i];
    match part(token) {
        Part::Word if token.shape == Shape::Lower && !token.is(Class::CueNouns) => {
            is_role(text, i) || ENDINGS.iter().any(|e| word.ends_with(e)) || WORDS.contains(&word)
        }
        Part::Word => !token.is(Class::CueNouns),
        _ => true,
    }
}

/// Whether a determiner may speak by itself: "some said", "one of them said".
fn stands_alone(word: &str) -> bool {
    matches!(
        word,
        "one"
            | "One"
            | "some"
            | "Some"
            | "many"
            | "Many"
            | "both"
            | "Both"
            | "another"
            | "Another"
            | "several"
            | "Several"
            | "few"
            | "Few"
            | "all"
            | "All"
            | "most"
            | "Most"
    )
}

/// Whether a plain word goes on with the phrase, and is not the verb behind it.
fn goes_on(text: &Text, start: usize, i: usize, end: usize, lax: bool) -> bool {
    let token = &text.tokens()[i];
    let before = if i == start { Part::Determiner } else { part(&text.tokens()[i - 1]) };
    let noun = token.is(Class::SourceNouns);
    let verb = token.is(Class::CueVerbs) || text.word(i).ends_with("ed") || is_adverb(text, i);
    let last = i + 1 >= end || matches!(part(&text.tokens()[i + 1]), Part::Mark | Part::Preposition | Part::Possessive);
    match before {
        Part::Word if noun && last => true,
        Part::Name => noun || is_role(text, i) || (!verb && (lax || (i + 1 < end && is_role(text, i + 1)))),
        Part::Determiner | Part::Possessive => true,
        _ => !verb,
    }
}

/// Whether a preposition joins two parts of one source: "secretary of state", "a spokesman for the mayor", "officials in Delhi".
fn joins(text: &Text, start: usize, i: usize, end: usize) -> bool {
    let tokens = text.tokens();
    if i == start || i + 1 >= end {
        return false;
    }
    let next = matches!(part(&tokens[i + 1]), Part::Name | Part::Determiner | Part::Word);
    let of = matches!(text.word(i), "of" | "for");
    let head = is_role(text, i - 1) && part(&tokens[i - 1]) == Part::Word;
    next && (head || (of && matches!(part(&tokens[i - 1]), Part::Name | Part::Word)) || (of && part(&tokens[i - 1]) == Part::Determiner))
}

/// Whether a mark belongs to the words around it: a hyphen, the full stop of Sen. or J., an ampersand.
fn within_word(text: &Text, i: usize) -> bool {
    let tokens = text.tokens();
    let (before, after) = (&tokens[i - 1], &tokens[i + 1]);
    match text.word(i) {
        "." if tokens[i].spaced || !before.is_capital() => false,
        "." => (before.span.len() <= 5 && after.is_capital()) || (after.is_word() && before.span.of(text.raw).contains('.')),
        "-" | "‑" | "–" | "'" | "’" => !tokens[i].spaced && !after.spaced && after.is_word(),
        "&" | "/" => before.is_word() && after.is_word(),
        _ => false,
    }
}

/// The noun phrase that ends right before a token, if one does.
pub(super) fn noun_phrase_before(text: &Text, end: usize, floor: usize) -> Option<Range<usize>> {
    let tokens = text.tokens();
    let end = skip_brackets(text, end, floor);
    let mut first = end;
    while first > floor && end - first < LONGEST && may_stand_inside(text, first - 1, floor) {
        first -= 1;
    }
    let starts = || (first..end).filter(|&i| matches!(part(&tokens[i]), Part::Determiner | Part::Pronoun | Part::Name | Part::Word));
    let ending = |lax| starts().find_map(|start| phrase(text, start, end, lax).filter(|np| np.end == end));
    ending(false).or_else(|| ending(true))
}

fn may_stand_inside(text: &Text, i: usize, floor: usize) -> bool {
    let tokens = text.tokens();
    match part(&tokens[i]) {
        Part::Determiner | Part::Pronoun | Part::Name | Part::Word | Part::Possessive => true,
        Part::Preposition => i > floor && (matches!(text.word(i), "of" | "for") || is_role(text, i - 1)),
        Part::Coordinator => i > floor && i + 1 < tokens.len() && tokens[i - 1].is_capital() && tokens[i + 1].is_capital(),
        Part::Mark => i > floor && i + 1 < tokens.len() && within_word(text, i),
        _ => false,
    }
}

/// The place before a bracket that ends here: Jason Chaffetz (R-Utah).
fn skip_brackets(text: &Text, end: usize, floor: usize) -> usize {
    if end == floor || text.word(end - 1) != ")" {
        return end;
    }
    let least = floor.max(end.saturating_sub(LONGEST));
    (least..end).rev().find(|&i| text.word(i) == "(").unwrap_or(end)
}

/// The place behind a bracket that begins here.
pub(super) fn skip_brackets_behind(text: &Text, start: usize, end: usize) -> usize {
    if start >= end || text.word(start) != "(" {
        return start;
    }
    (start..end.min(start + LONGEST)).find(|&i| text.word(i) == ")").map_or(start, |i| i + 1)
}

/// The subject of a sentence, guessed: the first noun phrase behind whatever leads to it.
pub(super) fn subject(text: &Text, sentence: Range<usize>) -> Option<Range<usize>> {
    let tokens = text.tokens();
    let mut i = sentence.start;
    for _ in 0..8 {
        let token = tokens.get(i).filter(|_| i < sentence.end)?;
        let leads = match part(token) {
            Part::Preposition | Part::Conjunction => true,
            Part::Name | Part::Word => {
                let word = text.word(i);
                word.ends_with("ing") || (word.ends_with("ed") && token.is(Class::CueVerbs))
            }
            _ => false,
        };
        if leads {
            i = (i..sentence.end.min(i + 40)).find(|&i| text.word(i) == ",")? + 1;
        } else if matches!(part(token), Part::Coordinator | Part::Mark | Part::Time) || is_adverb(text, i) {
            i += 1;
        } else {
            return noun_phrase(text, i, sentence.end);
        }
    }
    None
}
