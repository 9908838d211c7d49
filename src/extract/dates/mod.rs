//! Dates and times as news prose gives them.
//!
//! At each token the readers below are tried in turn; what they read is resolved against the report's date. A date without a year
//! or a bare weekday means the latest one, unless the sentence looks ahead.

mod calendar;
mod clock;
mod counted;
mod dateline;
mod durations;
mod holidays;
mod months;
mod numeric;
mod parts;
mod ranges;
mod relative;
mod report_date;
mod resolve;
#[cfg(test)]
mod samples;
mod tense;
mod weekdays;
mod weeks;
mod words;
mod years;

pub use dateline::month_and_day as dateline;
pub use report_date::report_date;

use super::{Extractor, Mention, Text, Value};
use crate::lexicon::{Class, lists};
use crate::segment::{Shape, Token};
use crate::text::WordKey;
use crate::value::{Grain, When};
use resolve::{Pointer, Sense};
use words::{any, k, phrase};

pub(super) const EXTRACTOR: Extractor = Extractor { name: "dates", extract };

fn extract(text: &Text, mentions: &mut Vec<Mention>) {
    let mut i = 0;
    while i < text.tokens().len() {
        if !opens(&text.tokens()[i]) || idle(text, i) {
            i += 1;
        } else if let Some(hit) = phrase(text, i, Class::NotDates) {
            i += hit.len;
        } else if let Some((value, end)) = read(text, i) {
            let start = i + usize::from(any(text, i, &[k("a"), k("an")]) && i + 1 < end);
            mentions.push(Mention { span: text.span(start..end), value });
            i = end;
        } else {
            i += 1;
        }
    }
}

/// The lists whose words and phrases can open a mention.
const OPENERS: u128 = lists(&[
    Class::NotDates,
    Class::DatePointers,
    Class::DayOrdinals,
    Class::DayParts,
    Class::DayWords,
    Class::Decades,
    Class::Holidays,
    Class::Months,
    Class::PeriodParts,
    Class::Seasons,
    Class::SmallNumbers,
    Class::TimeUnits,
    Class::Weekdays,
]);

/// Whether anything of ours can begin with a token: a number, or a word of some list.
fn opens(token: &Token) -> bool {
    const SHORT: [WordKey; 5] = [k("a"), k("an"), k("half"), k("w"), k("now")];
    match token.shape {
        Shape::Number | Shape::Alphanumeric => true,
        Shape::Mark | Shape::Possessive => false,
        _ => token.word.opens(OPENERS) || token.span.len() <= 4 && SHORT.contains(&token.key),
    }
}

/// "a", "an" and "that" open a mention only before a unit of time or the like: most of them are passed by here.
fn idle(text: &Text, i: usize) -> bool {
    const BEHIND: u128 =
        lists(&[Class::TimeUnits, Class::SmallNumbers, Class::DayParts, Class::Weekdays, Class::DatePointers, Class::DayWords]);
    any(text, i, &[k("a"), k("an"), k("that")]) && !words::token(text, i + 1).is_some_and(|t| t.word.opens(BEHIND))
}

fn read(text: &Text, i: usize) -> Option<(Value, usize)> {
    clock::clock(text, i)
        .map(|(clock, end)| (Value::Clock(clock), end))
        .or_else(|| when(text, i).map(|(when, end)| (Value::When(when), end)))
        .or_else(|| durations::duration(text, i).map(|(duration, end)| (Value::Duration(duration), end)))
        .or_else(|| clock::part_alone(text, i).map(|(clock, end)| (Value::Clock(clock), end)))
}

/// A date or a range of dates, resolved, with the part of the day and the zone behind it.
fn when(text: &Text, i: usize) -> Option<(When, usize)> {
    if inside_number(text, i) {
        return None;
    }
    if let Some(found) = ranges::days_of_month(text, i) {
        return Some(found);
    }
    let (sense, end) = point(text, i, NESTED)?;
    if let Some(found) = ranges::range(text, i, sense, end) {
        return Some(found);
    }
    Some(beside(text, resolve::resolve(text, sense, i), end))
}

/// Whether a number goes on from one before it: "03" in "133-03-03".
fn inside_number(text: &Text, i: usize) -> bool {
    let number = |i: usize| words::shape(text, i) == Some(Shape::Number);
    i > 1 && number(i) && words::glued(text, i) && any(text, i - 1, &[k("-"), k("."), k("–")]) && words::glued(text, i - 1) && number(i - 2)
}

/// "Saturday *morning*", "Friday *(US time)*".
fn beside(text: &Text, when: When, end: usize) -> (When, usize) {
    if when.grain != Grain::Day {
        return (when, end);
    }
    let at = end + usize::from(any(text, end, &[k("early"), k("late")]));
    let part = if when.part.is_none() { words::day_part(text, at) } else { None };
    let (part, end) = part.map_or((when.part, end), |(part, end)| (Some(part), end));
    let zone = clock::zone(text, end).filter(|_| any(text, end, &[k("(")]) || any(text, end, &[k("local")])).map(|(zone, _)| zone);
    (When { part, zone, ..when }, end)
}

/// How deep one expression may stand in another: "the last week / of the third month / of / next year".
const NESTED: u8 = 3;

/// One day or period, not yet resolved; `depth` more may stand inside it.
fn point(text: &Text, i: usize, depth: u8) -> Option<(Sense, usize)> {
    relative::day_word(text, i)
        .or_else(|| holding(text, i, depth.checked_sub(1)?))
        .or_else(|| relative::pointed(text, i))
        .or_else(|| holidays::holiday(text, i))
        .or_else(|| parts::quarter(text, i))
        .or_else(|| parts::season_of(text, i))
        .or_else(|| parts::decade(text, i))
        .or_else(|| parts::named_year(text, i))
        .or_else(|| weekdays::weekday(text, i, Pointer::Bare))
        .or_else(|| ranges::listed_day(text, i))
        .or_else(|| dated(text, i))
        .or_else(|| calendar::day_alone(text, i).map(|(calendar, end)| (Sense::Calendar(calendar), end)))
        .or_else(|| counted::of_the_story(text, i))
}

/// What holds another day or period inside: "end of May", "two days after Christmas", "week of May 5".
fn holding(text: &Text, i: usize, depth: u8) -> Option<(Sense, usize)> {
    parts::part(text, i, depth)
        .or_else(|| weeks::ordered(text, i, depth))
        .or_else(|| counted::counted_off(text, i, depth))
        .or_else(|| weeks::week(text, i, depth))
        .or_else(|| weeks::weekend(text, i, depth))
}

fn dated(text: &Text, i: usize) -> Option<(Sense, usize)> {
    let (calendar, end) = calendar::calendar(text, i)?;
    let (calendar, end) = weekdays::behind(text, calendar, end);
    Some((Sense::Calendar(calendar), end))
}

#[cfg(test)]
mod tests {
    use super::samples::{seen, silent};

    #[test]
    fn no_text_is_too_strange() {
        silent(&["", "   ", "…—–-", "((((", "“”‘’'", "\u{202e}\u{200f}", "。，", "-/-/-", ", , ,", "th st nd"]);
        for odd in [
            "٣ مايو 2025",
            "2025年5月10日",
            "May",
            "May ",
            "May 5-",
            "from 5 to",
            "between",
            "last",
            "the day",
            "10",
            "10:",
            "10:3",
            "1999-",
            "'9",
            "’",
            "5/",
            "5/5/",
            "half past",
        ] {
            seen(odd);
        }
    }

    #[test]
    fn a_long_line_of_beginnings_takes_linear_time() {
        for piece in ["last ", "May ", "10-", "between 5 and ", "early ", "end of the ", "2 days after ", "week of ", "first day of "] {
            seen(&piece.repeat(20_000));
        }
    }
}
