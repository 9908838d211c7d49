//! Headlines in title case or in capitals, where a capital tells nothing.

use super::memory::Memory;
use super::runs::{is_hyphen, is_initial};
use crate::extract::Text;
use crate::lexicon::Class;
use crate::segment::{Shape, longest};
use crate::value::NameKind;
use std::ops::Range;

/// Whether nearly all longer words of a sentence are written with a capital, a common word among them; or several, where it ends with a full stop.
pub(super) fn is_title_case(text: &Text, sentence: Range<usize>) -> bool {
    let (mut capital, mut common, mut lower) = (0, 0, 0);
    for token in &text.tokens()[sentence.clone()] {
        common += usize::from(token.is_capital() && token.is(Class::CommonWords));
        if token.is_word() && token.span.len() >= 4 {
            capital += usize::from(token.is_capital());
            lower += usize::from(token.shape == Shape::Lower);
        }
    }
    let stop = text.tokens()[sentence].iter().rev().take(3).any(|t| text.of(t.span) == ".");
    capital >= 3 && common >= if stop { 4 } else { 1 } && capital > 4 * lower && !(stop && lower > 0)
}

/// Reads the names of a sentence in title case: those the document knows, and those the lexicon is sure of.
pub(super) fn read(text: &Text, sentence: Range<usize>, memory: &Memory, names: &mut Vec<(Range<usize>, NameKind)>) {
    let tokens = text.tokens();
    let mut i = sentence.start;
    while i < sentence.end {
        let found = if tokens[i].is_capital() { name(text, i, sentence.end, memory) } else { None };
        match found {
            Some((len, kind)) => {
                names.push((i..i + len, kind));
                i += len;
            }
            None => i += 1,
        }
    }
}

fn name(text: &Text, i: usize, end: usize, memory: &Memory) -> Option<(usize, NameKind)> {
    let tokens = text.tokens();
    let token = &tokens[i];
    if let Some(len) = person(text, i, end, memory) {
        return Some((len, NameKind::Person));
    }
    for (class, kind) in [(Class::Organisations, NameKind::Organisation), (Class::Places, NameKind::Place)] {
        if let Some(hit) = longest(&tokens[i..end], class).filter(|hit| hit.len > 1 || is_plain(text, i, hit.value)) {
            let kind = if hit.value == "o" { NameKind::Other } else { kind };
            return Some((hit.len, kind));
        }
    }
    memory.kind(token.key).filter(|_| !token.is(Class::CommonWords)).map(|kind| (1, kind))
}

fn is_plain(text: &Text, i: usize, value: &str) -> bool {
    let token = &text.tokens()[i];
    let upper = token.span.len() > 3 || token.shape == Shape::Upper;
    !matches!(value, "x" | "h" | "a") && upper && token.word.value(Class::CommonWords) != Some("f")
}

/// A given name the lexicon is sure of and what follows, or a surname that the document knows.
fn person(text: &Text, i: usize, end: usize, memory: &Memory) -> Option<usize> {
    let tokens = text.tokens();
    let famous = tokens[i].word.value(Class::Surnames) == Some("p") && !tokens[i].is(Class::GivenNames);
    if (memory.is_family(tokens[i].key) || famous) && !memory.is_given(tokens[i].key) {
        return Some(1);
    }
    let mut at = i;
    while at < end && at < i + 4 && (memory.is_given(tokens[at].key) || is_given(text, at) || (at > i && is_initial(text, at))) {
        at += 1;
        if at < end && at > i + 1 && is_initial(text, at - 1) && text.word(at) == "." {
            at += 1;
        }
        if at + 1 < end && is_hyphen(&tokens[at]) && tokens[at + 1].is_capital() {
            at += 1;
        }
    }
    let known = at < end && memory.is_family(tokens[at].key);
    if known {
        return Some(hyphened(text, at, end) + 1 - i);
    }
    let surname = at > i && at < end && tokens[at].is_capital() && tokens[at].spaced && is_surname(text, at, memory);
    if surname {
        return Some(hyphened(text, at, end) + 1 - i);
    }
    let alone = at == i + 1 && memory.is_given(tokens[i].key) && !tokens[i].is(Class::CommonWords);
    (alone || at > i + 1).then_some(at - i)
}

/// The last word of a surname that begins here, with what a hyphen joins to it: "Pym-Carrington".
fn hyphened(text: &Text, at: usize, end: usize) -> usize {
    let tokens = text.tokens();
    let joined = at + 2 < end && is_hyphen(&tokens[at + 1]) && !tokens[at + 2].spaced && tokens[at + 2].is_capital();
    if joined { at + 2 } else { at }
}

fn is_given(text: &Text, i: usize) -> bool {
    let token = &text.tokens()[i];
    token.is_capital() && token.word.value(Class::GivenNames).is_some_and(|v| !v.contains('w')) && !token.is(Class::Places)
}

fn is_surname(text: &Text, i: usize, memory: &Memory) -> bool {
    let token = &text.tokens()[i];
    let common = token.is(Class::CommonWords) || token.is(Class::Demonyms) || token.is(Class::Roles) || memory.is_lower(token.key);
    token.is(Class::Surnames) || (!common && !token.is(Class::OrganisationNouns) && !token.is(Class::PlaceNouns))
}
