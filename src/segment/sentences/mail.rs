//! Ends without an ending mark, as letters and posts have them: salutations, stamps, ruled lines, addresses.

use super::Rest;
use crate::lexicon::Class;
use crate::segment::tokens::{Shape, Token};
use crate::text::WordKey;

/// The token behind a salutation or a valediction that opens the rest, where another sentence follows: `Dear Ms. Lund, Thank you`,
/// `Vera, We have met`, `Best regards, Tom`.
pub(super) fn salutation(rest: &Rest) -> Option<usize> {
    let first = rest.token(rest.start)?;
    let greeted = GREETINGS.contains(&first.key);
    let farewell = FAREWELLS.contains(&first.key);
    let mut at = rest.start + 1;
    while at < rest.start + 4
        && rest.token(at).is_some_and(|t| t.is_word() && (greeted && t.is_capital() || farewell && REGARDS.contains(&t.key)))
    {
        at += 1 + usize::from(rest.mark(at + 1) == '.' && !rest.is_spaced(at + 1));
    }
    if first.key == THANKS && rest.token(rest.start + 1).is_some_and(|t| t.shape == Shape::Title) {
        return Some(rest.start + 1);
    }
    let named = at > rest.start + 1;
    let next = rest.token(at + 1).filter(|t| t.spaced && t.is_capital())?;
    let ends = match rest.mark(at) {
        ':' => greeted && named,
        ',' if greeted => named,
        ',' if farewell => !next.is(Class::SentenceOpeners),
        ',' => is_addressed(rest, first) && next.is(Class::SentenceOpeners) && next.shape == Shape::Title && next.key != I,
        _ => false,
    };
    ends.then_some(at + 1)
}

/// A name alone, or what can only be one: a capital word that neither opens sentences nor ends as adverbs do.
fn is_addressed(rest: &Rest, word: &Token) -> bool {
    word.shape == Shape::Title && !word.is(Class::SentenceOpeners) && !word.span.of(rest.text).ends_with("ly")
}

const I: WordKey = WordKey::of_folded("i");

const THANKS: WordKey = WordKey::of_folded("thanks");

const GREETINGS: [WordKey; 4] =
    [WordKey::of_folded("hi"), WordKey::of_folded("hello"), WordKey::of_folded("hey"), WordKey::of_folded("dear")];

const FAREWELLS: [WordKey; 9] = [
    WordKey::of_folded("thanks"),
    WordKey::of_folded("best"),
    WordKey::of_folded("regards"),
    WordKey::of_folded("kind"),
    WordKey::of_folded("cheers"),
    WordKey::of_folded("sincerely"),
    WordKey::of_folded("yours"),
    WordKey::of_folded("many"),
    WordKey::of_folded("good"),
];

const REGARDS: [WordKey; 7] = [
    WordKey::of_folded("regards"),
    WordKey::of_folded("wishes"),
    WordKey::of_folded("thanks"),
    WordKey::of_folded("sincerely"),
    WordKey::of_folded("truly"),
    WordKey::of_folded("luck"),
    WordKey::of_folded("again"),
];

/// The token behind `12/07/2000 02:29 PM`, which begins at `at`.
pub(super) fn stamp(rest: &Rest, at: usize) -> Option<usize> {
    let number = |i: usize| rest.token(i).is_some_and(|t| t.shape == Shape::Number);
    let joined = |i: usize, mark: char| rest.mark(i) == mark && !rest.is_spaced(i);
    if !(number(at) && joined(at + 1, '/') && number(at + 2) && joined(at + 3, '/') && number(at + 4)) {
        return None;
    }
    let mut end = at + 5;
    if !(number(end) && joined(end + 1, ':') && number(end + 2)) {
        return None;
    }
    end += 3;
    while joined(end, ':') && number(end + 1) {
        end += 2;
    }
    end += usize::from(rest.token(end).is_some_and(|t| t.key == AM || t.key == PM));
    Some(end)
}

const ON: WordKey = WordKey::of_folded("on");
const AM: WordKey = WordKey::of_folded("am");
const PM: WordKey = WordKey::of_folded("pm");

/// The token behind a ruled line, `-----` or `_____`, that begins at `at`.
pub(super) fn rule(rest: &Rest, at: usize) -> Option<usize> {
    if !rest.is_spaced(at) {
        return None;
    }
    let mark = rest.mark(at);
    let mut end = at + 1;
    while rest.mark(end) == mark && !rest.is_spaced(end) {
        end += 1;
    }
    let bytes = rest.tokens[end - 1].span.end() - rest.tokens[at].span.start();
    let plain = rest.tokens[at].span.of(rest.text).chars().all(|c| c == mark);
    (plain && bytes >= 5 && rest.is_spaced(end)).then_some(end)
}

/// The token behind a telephone number, of which the last hyphen stands at `at`, where another sentence begins: `853-5620 Please call`.
pub(super) fn telephone(rest: &Rest, at: usize) -> Option<usize> {
    let digits = |i: usize, len: usize| rest.token(i).is_some_and(|t| t.shape == Shape::Number && t.span.len() == len);
    let number = at > rest.start && digits(at - 1, 3) && digits(at + 1, 4) && !rest.is_spaced(at) && !rest.is_spaced(at + 1);
    let next = rest.token(at + 2).filter(|t| number && t.spaced && t.shape == Shape::Title)?;
    let labelled = rest.mark(at + 3) == ':' || next.is_calendar();
    (!labelled).then_some(at + 2)
}

/// The longest address of the net, in tokens, that is looked through for its end.
const LONGEST_ADDRESS: usize = 60;

/// The token behind an address of the net that `at` stands in, where another address or a sentence begins.
pub(super) fn address(rest: &Rest, at: usize) -> Option<usize> {
    let opens = rest.mark(at) == '@' || rest.mark(at) == ':' && rest.mark(at + 1) == '/' && rest.mark(at + 2) == '/';
    if !opens || rest.is_spaced(at) || rest.is_spaced(at + 1) {
        return None;
    }
    let end = (at + 1..rest.end).take(LONGEST_ADDRESS).find(|&i| rest.tokens[i].spaced)?;
    let next = &rest.tokens[end];
    let another = rest.mark(end + 1) == ':' && rest.mark(end + 2) == '/';
    let stamped = stamp(rest, end + usize::from(rest.token(end).is_some_and(|t| t.key == ON))).is_some();
    let begins = next.shape == Shape::Title && !stamped || another;
    (rest.tokens[end - 1].shape != Shape::Mark || rest.mark(end - 1) == '/').then_some(end).filter(|_| begins)
}
