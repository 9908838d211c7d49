//! Small parts of every date: a token's word, numbers, ordinals, units. Positions beyond the text hold nothing, and never panic.

use super::Text;
use crate::lexicon::{Class, Hit};
use crate::segment::{Shape, Token, longest};
use crate::text::WordKey;
use crate::value::DayPart;

/// The key of a word that stands in the code.
pub(super) const fn k(folded: &str) -> WordKey {
    WordKey::of_folded(folded)
}

pub(super) fn token<'t>(text: &Text<'t>, i: usize) -> Option<&'t Token> {
    text.tokens().get(i)
}

pub(super) fn is(text: &Text, i: usize, class: Class) -> bool {
    token(text, i).is_some_and(|t| t.is(class))
}

/// What the list says of the one word at a place.
pub(super) fn value(text: &Text, i: usize, class: Class) -> Option<&'static str> {
    token(text, i)?.word.value(class)
}

/// The longest word or phrase of a list at a place.
pub(super) fn phrase(text: &Text, i: usize, class: Class) -> Option<Hit> {
    longest(text.tokens().get(i..)?, class)
}

/// Whether one of these words or marks stands at a place.
pub(super) fn any(text: &Text, i: usize, keys: &[WordKey]) -> bool {
    token(text, i).is_some_and(|t| keys.contains(&t.key))
}

/// The same for the token before a place.
pub(super) fn any_before(text: &Text, i: usize, keys: &[WordKey]) -> bool {
    i > 0 && any(text, i - 1, keys)
}

/// The words of a token, or nothing.
pub(super) fn word<'t>(text: &Text<'t>, i: usize) -> &'t str {
    token(text, i).map_or("", |t| t.span.of(text.raw))
}

/// Whether a token follows the one before it without a space.
pub(super) fn glued(text: &Text, i: usize) -> bool {
    token(text, i).is_some_and(|t| !t.spaced)
}

pub(super) fn capital(text: &Text, i: usize) -> bool {
    token(text, i).is_some_and(Token::is_capital)
}

pub(super) fn shape(text: &Text, i: usize) -> Option<Shape> {
    token(text, i).map(|t| t.shape)
}

/// The place behind an article, if one stands here.
pub(super) fn past_article(text: &Text, i: usize) -> usize {
    i + usize::from(any(text, i, &[k("the"), k("a"), k("an")]))
}

/// A whole number in plain digits, with how many there are.
pub(super) fn digits(text: &Text, i: usize) -> Option<(i64, usize)> {
    let token = token(text, i).filter(|t| t.shape == Shape::Number && t.span.len() <= 9)?;
    plain(token.span.of(text.raw)).map(|n| (n, token.span.len()))
}

/// The value of a string of ASCII digits.
pub(super) fn plain(digits: &str) -> Option<i64> {
    (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}

/// "10th", "first", "twenty-first": the number and the place behind it.
pub(super) fn ordinal(text: &Text, i: usize) -> Option<(i64, usize)> {
    if shape(text, i)? == Shape::Alphanumeric {
        let word = word(text, i);
        let stem = word.get(..word.len().checked_sub(2)?)?;
        let ending = [k("st"), k("nd"), k("rd"), k("th")].contains(&WordKey::of(&word[stem.len()..]));
        return plain(stem).filter(|_| ending && stem.len() <= 4).map(|n| (n, i + 1));
    }
    let hit = phrase(text, i, Class::DayOrdinals)?;
    Some((hit.value.parse().ok()?, i + hit.len))
}

/// "3", "twelve", "twenty-five", "a couple of": a number as it counts units of time, and the place behind it.
pub(super) fn count(text: &Text, i: usize) -> Option<(f64, usize)> {
    if shape(text, i)? == Shape::Number {
        let word = word(text, i);
        return (word.len() <= 7).then(|| word.replace(',', "").parse().ok().map(|n| (n, i + 1))).flatten();
    }
    let (n, end) = spelled(text, i)?;
    Some((n as f64, if any(text, end, &[k("of")]) && matches!(n, 2 | 12) && is(text, end + 1, Class::TimeUnits) { end + 1 } else { end }))
}

/// A number below a hundred in words.
pub(super) fn spelled(text: &Text, i: usize) -> Option<(i64, usize)> {
    let first: i64 = value(text, i, Class::SmallNumbers)?.parse().ok()?;
    if first % 10 == 0 && (20..100).contains(&first) {
        let next = if any(text, i + 1, &[k("-")]) { i + 2 } else { i + 1 };
        if let Some(rest @ 1..=9) = value(text, next, Class::SmallNumbers).and_then(|v| v.parse().ok()) {
            return Some((first + rest, next + 1));
        }
    }
    (first < 100).then_some((first, i + 1))
}

/// A unit of time, in its settled name.
pub(super) fn unit(text: &Text, i: usize) -> Option<&'static str> {
    value(text, i, Class::TimeUnits)
}

/// A part of a day, and the place behind it.
pub(super) fn day_part(text: &Text, i: usize) -> Option<(DayPart, usize)> {
    let hit = phrase(text, i, Class::DayParts)?;
    Some((named_part(hit.value)?, i + hit.len))
}

pub(super) fn named_part(name: &str) -> Option<DayPart> {
    Some(match name {
        "morning" => DayPart::Morning,
        "noon" => DayPart::Noon,
        "afternoon" => DayPart::Afternoon,
        "evening" => DayPart::Evening,
        "night" => DayPart::Night,
        "midnight" => DayPart::Midnight,
        _ => return None,
    })
}

/// Whether the word at a place looks like something counted: "2014 *votes*", "2000 *people*".
pub(super) fn counted(text: &Text, i: usize) -> bool {
    surely_counted(text, i) || plural(text, i)
}

/// Whether the word at a place is a noun in the plural, as far as its ending tells.
pub(super) fn plural(text: &Text, i: usize) -> bool {
    const NOT: &[WordKey] = &[
        k("was"),
        k("is"),
        k("has"),
        k("as"),
        k("this"),
        k("its"),
        k("his"),
        k("does"),
        k("us"),
        k("says"),
        k("across"),
        k("towards"),
        k("unless"),
        k("always"),
        k("perhaps"),
        k("besides"),
        k("versus"),
        k("whereas"),
        k("sometimes"),
        k("amidst"),
        k("afterwards"),
    ];
    token(text, i)
        .is_some_and(|t| t.shape == Shape::Lower && t.span.len() > 3 && t.span.of(text.raw).ends_with('s') && !NOT.contains(&t.key))
}

/// Whether the word at a place is one that mostly follows a number, and no year: "people", "percent".
pub(super) fn surely_counted(text: &Text, i: usize) -> bool {
    const ALSO: &[WordKey] = &[
        k("people"),
        k("men"),
        k("women"),
        k("children"),
        k("percent"),
        k("per"),
        k("million"),
        k("billion"),
        k("trillion"),
        k("thousand"),
        k("hundred"),
        k("km"),
        k("kg"),
        k("feet"),
        k("troops"),
        k("staff"),
        k("police"),
        k("m"),
        k("mph"),
        k("hp"),
        k("ft"),
        k("%"),
        k("°"),
        k("meter"),
        k("metre"),
        k("mile"),
        k("dozen"),
        k("more"),
        k("other"),
        k("strong"),
        k("homes"),
    ];
    any(text, i, ALSO) && !capital(text, i)
}
