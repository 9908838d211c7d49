//! Words written with a full stop: whether the stop ends the sentence as well.

use super::Rest;
use super::ending::Next;
use crate::lexicon::Class;
use crate::segment::tokens::{Shape, Token};
use crate::text::WordKey;

/// How a word and its full stop are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// No abbreviation: the stop is a full stop
    Word,
    /// An abbreviation, and the end of the sentence too
    Ends,
    /// An abbreviation inside its sentence
    GoesOn,
}

/// Reads the word before the full stop at `at`; behind a bracket and before a number, `(est. 1990)`, any word is an abbreviation.
pub(super) fn read(rest: &Rest, at: usize, next: Next) -> Reading {
    let word = &rest.tokens[at - 1];
    let ends = match word.value(Class::Abbreviations) {
        Some(value) => match listed(rest, at, next, value) {
            Some(ends) => ends,
            None => return Reading::Word,
        },
        None if is_marker(rest, at) => false,
        None if at >= rest.start + 2 && rest.mark(at - 2) == '(' && next.is_number() => false,
        None if is_letter(rest.text, word) && stands_free(rest, at - 1) => ends_at_letter(rest, at, next),
        None if is_dotted(word.span.of(rest.text)) => opens(rest, next),
        None => return Reading::Word,
    };
    if ends { Reading::Ends } else { Reading::GoesOn }
}

/// Whether an abbreviation of the list ends its sentence; `None` where it is an ordinary word here.
fn listed(rest: &Rest, at: usize, next: Next, value: &str) -> Option<bool> {
    let word = &rest.tokens[at - 1];
    let capital = next.is_capital();
    Some(match value {
        "title" | "never" => false,
        "number" if next.word.is_none() => false,
        "number" if next.is_number() || next.word.is_some_and(|w| is_label(rest, w)) => false,
        "number" if word.shape == Shape::Title && at - 1 > rest.start && capital => opens(rest, next),
        "number" => return None,
        "month" | "day" if word.shape == Shape::Lower && word.span.len() == 3 && !next.is_number() => return None,
        "month" | "day" => (capital || next.quote) && !is_calendar(next),
        "place" if !word.is_capital() => return None,
        "place" if at >= rest.start + 2 && rest.mark(at - 2) == ',' => capital && !is_titled(rest, next) && !is_calendar(next),
        "clock" if is_fronted(rest, at) => false,
        "clock" => (capital || next.quote) && !is_calendar(next) && !is_local_time(rest, next),
        "unit" if at >= rest.start + 2 && rest.tokens[at - 2].shape == Shape::Number => capital,
        "end" if word.key == ETC => capital || next.quote,
        _ => opens(rest, next),
    })
}

const ETC: WordKey = WordKey::of_folded("etc");

/// Whether what follows can only be the beginning of a sentence.
fn opens(rest: &Rest, next: Next) -> bool {
    next.is_capital() && !next.bracket && !next.dash && (next.quote || is_opener(rest, next))
}

/// `The`, `He`, `In`; not the initial of `A. Smith`, nor the half of `All-Star`.
fn is_opener(rest: &Rest, next: Next) -> bool {
    let compound = rest.mark(next.at + 1) == '-' && !rest.is_spaced(next.at + 1);
    next.is_capital() && next.is(Class::SentenceOpeners) && !is_initial(rest, next.at) && !compound
}

/// The letter of `Fig. B`, not the word of `No. I know`.
fn is_label(rest: &Rest, word: &Token) -> bool {
    is_letter(rest.text, word) && !word.is(Class::SentenceOpeners)
}

fn is_initial(rest: &Rest, at: usize) -> bool {
    rest.token(at).is_some_and(|t| is_letter(rest.text, t)) && rest.mark(at + 1) == '.' && !rest.is_spaced(at + 1)
}

fn is_titled(rest: &Rest, next: Next) -> bool {
    next.word.is_some_and(|w| w.value(Class::Abbreviations) == Some("title")) && rest.mark(next.at + 1) == '.'
}

/// `J.`, `plan B.`, `you and I.`
fn ends_at_letter(rest: &Rest, at: usize, next: Next) -> bool {
    let strong = next.word.and_then(|w| w.word.value(Class::SentenceOpeners)) == Some("strong");
    let behind_word = at >= rest.start + 2 && rest.tokens[at - 2].shape == Shape::Lower;
    at - 1 > rest.start && opens(rest, next) && (strong || behind_word || next.quote)
}

/// Whether the letter is a word of its own or the second half of `J.-P.`, not the tail of an address.
fn stands_free(rest: &Rest, at: usize) -> bool {
    rest.is_spaced(at) || at == rest.start || matches!(rest.mark(at - 1), '-' | '(' | '[' | '.' | '"' | '“' | '‘' | '\'')
}

/// `1.` or `12.` at the head of a sentence: the number of a list's item.
fn is_marker(rest: &Rest, at: usize) -> bool {
    let word = &rest.tokens[at - 1];
    let heads = || rest.tokens[rest.start..at - 1].iter().all(|t| t.shape == Shape::Mark);
    word.shape == Shape::Number && word.span.len() <= 3 && at - rest.start <= 3 && heads()
}

/// `At 5 a.m. Mr Smith went …`: the time opens the sentence.
fn is_fronted(rest: &Rest, at: usize) -> bool {
    at - rest.start <= 6 && FRONTING.contains(&rest.tokens[rest.start].key)
}

fn is_calendar(next: Next) -> bool {
    next.word.is_some_and(Token::is_calendar)
}

/// `Moscow time`, `New York time`
fn is_local_time(rest: &Rest, next: Next) -> bool {
    (1..3).any(|i| rest.token(next.at + i).is_some_and(|t| t.key == TIME))
}

const TIME: WordKey = WordKey::of_folded("time");

const FRONTING: [WordKey; 10] = [
    WordKey::of_folded("at"),
    WordKey::of_folded("by"),
    WordKey::of_folded("around"),
    WordKey::of_folded("about"),
    WordKey::of_folded("before"),
    WordKey::of_folded("after"),
    WordKey::of_folded("until"),
    WordKey::of_folded("from"),
    WordKey::of_folded("since"),
    WordKey::of_folded("shortly"),
];

/// One letter alone.
fn is_letter(text: &str, word: &Token) -> bool {
    let mut chars = word.span.of(text).chars();
    word.span.len() <= 4 && chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// `U.S`, `Ph.D`, `i.v`: letters with dots between.
fn is_dotted(word: &str) -> bool {
    word.len() <= 14
        && word.contains('.')
        && word.split('.').all(|part| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_alphabetic()))
}
