//! Dates of the calendar: "May 10, 2025", "10th of May", "2025-05-10", "May 2025", "2014".

use super::Text;
use super::resolve::Calendar;
use super::words::{
    any, any_before, capital, counted, digits, glued, is, k, ordinal, plain, shape, spelled, surely_counted, token, value, word,
};
use crate::lexicon::Class;
use crate::segment::Shape;
use crate::text::WordKey;
use jiff::civil::{Date, Weekday};

/// A date of the calendar at a place, and the place behind it.
pub(super) fn calendar(text: &Text, i: usize) -> Option<(Calendar, usize)> {
    compact(text, i)
        .or_else(|| numeric(text, i))
        .or_else(|| month_first(text, i))
        .or_else(|| day_first(text, i))
        .or_else(|| lone_year(text, i))
}

/// The month at a place: its number, whether it is a short form, and the place behind it and its full stop.
pub(super) fn month_name(text: &Text, i: usize) -> Option<(i8, bool, usize)> {
    let name = value(text, i, Class::Months)?;
    let number = name.trim_end_matches('*').parse().ok()?;
    let dot = any(text, i + 1, &[k(".")]) && glued(text, i + 1) && word(text, i).len() < 5;
    let number_behind = || digits(text, i + 2).is_some() || ordinal(text, i + 2).is_some();
    Some((number, name.ends_with('*'), if dot && number_behind() { i + 2 } else { i + 1 }))
}

/// The weekday at a place, whether it is a short form, and the place behind it.
pub(super) fn weekday_name(text: &Text, i: usize) -> Option<(Weekday, bool, usize)> {
    let name = value(text, i, Class::Weekdays)?;
    let weekday = Weekday::from_monday_one_offset(name.trim_end_matches('*').parse().ok()?).ok()?;
    let short = name.ends_with('*');
    let dot = short
        && any(text, i + 1, &[k(".")])
        && glued(text, i + 1)
        && (is(text, i + 2, Class::Months) || digits(text, i + 2).is_some() || any(text, i + 2, &[k(",")]));
    Some((weekday, short, if dot { i + 2 } else { i + 1 }))
}

/// A day of a month, in digits or as an ordinal.
pub(super) fn day_number(text: &Text, i: usize) -> Option<(i8, usize)> {
    let (n, end) = digits(text, i).filter(|(_, len)| *len <= 2).map(|(n, _)| (n, i + 1)).or_else(|| ordinal(text, i))?;
    (1..=31).contains(&n).then_some((n as i8, end))
}

/// "May 10, 2025", "Sept. 11", "May 2025", "April of 1987", "december".
fn month_first(text: &Text, i: usize) -> Option<(Calendar, usize)> {
    let (month, short, end) = month_name(text, i)?;
    let month_only = Calendar { month: Some(month), ..Calendar::default() };
    let of = if any(text, end, &[k("of"), k("in")]) {
        end + 1
    } else if any(text, end, &[k(","), k("/"), k("-")]) {
        end + 1
    } else {
        end
    };
    if let Some((year, end)) = year_number(text, of).or_else(|| spelled_year(text, of)) {
        if !counts(text, end, year) || any(text, of - 1, &[k("of")]) {
            return Some((Calendar { year: Some(year), ..month_only }, end));
        }
    }
    if of > end && any(text, end, &[k("of")]) {
        if let Some((year, end)) = short_year(text, of) {
            return Some((Calendar { year: Some(year), ..month_only }, end));
        }
    }
    let day_at = if any(text, end, &[k("the")]) { end + 1 } else { end };
    let in_month = end == i + 1 && any_before(text, i, &[k("in")]) && word_behind(text, day_at + 1);
    let spelled_day = || spelled(text, day_at).filter(|(n, _)| (1..=31).contains(n)).map(|(n, end)| (n as i8, end));
    if let Some((day, end)) = day_number(text, day_at).or_else(spelled_day).filter(|_| !in_month) {
        if plausible_day(text, i, day_at, end) {
            let (year, end) = trailing_year(text, end);
            return Some((Calendar { year, day: Some(day), ..month_only }, end));
        }
    }
    stands_as_month(text, i, short).then_some((month_only, i + 1))
}

/// "May 2014 elections" is a month; "in May 2000 voters …" counts.
fn counts(text: &Text, behind: usize, n: i16) -> bool {
    surely_counted(text, behind) || n % 100 == 0 && counted(text, behind)
}

/// "in May 30 people were killed": behind "in", a number with a word behind it counts.
fn word_behind(text: &Text, i: usize) -> bool {
    shape(text, i) == Some(Shape::Lower) && !is(text, i, Class::DayParts)
}

/// "may 10 people come": a verb in small letters, or something counted, is no date.
fn plausible_day(text: &Text, i: usize, day_at: usize, end: usize) -> bool {
    let verb = verb_like(text, i) && !capital(text, i) && shape(text, day_at) == Some(Shape::Number) && word_behind(text, end);
    !verb && !any(text, end, &[k("%"), k("percent")]) && !(any(text, end, &[k(":")]) && glued(text, end) && glued(text, end + 1))
}

/// Months that are verbs as well.
fn verb_like(text: &Text, i: usize) -> bool {
    any(text, i, &[k("may"), k("march"), k("mar")])
}

/// Months that are verbs or given names as well.
fn ambiguous(text: &Text, i: usize) -> bool {
    any(text, i, &[k("may"), k("march"), k("mar"), k("april"), k("june"), k("august"), k("jan"), k("dec"), k("sun")])
}

/// Whether a month without day and year is one: "in March", "last May", "October".
fn stands_as_month(text: &Text, i: usize, short: bool) -> bool {
    const IN: &[WordKey] = &[
        k("in"),
        k("since"),
        k("until"),
        k("till"),
        k("last"),
        k("next"),
        k("this"),
        k("early"),
        k("late"),
        k("mid"),
        k("during"),
        k("previous"),
        k("past"),
        k("coming"),
    ];
    const AROUND: &[WordKey] =
        &[k("from"), k("to"), k("by"), k("before"), k("after"), k("through"), k("between"), k("and"), k("of"), k("through")];
    let strong = any_before(text, i, IN) || any_before(text, i, &[k("-")]) && i > 1 && any(text, i - 2, &[k("mid")]);
    let verb_like = verb_like(text, i);
    let name_like = ambiguous(text, i);
    const PART: &[WordKey] = &[k("end"), k("middle"), k("start"), k("beginning"), k("close"), k("half"), k("rest"), k("days")];
    let part = any_before(text, i, &[k("of")]) && i > 1 && (is(text, i - 2, Class::TimeUnits) || any(text, i - 2, PART));
    if strong || part {
        return capital(text, i) || !verb_like || any(text, i - 1, &[k("in"), k("last"), k("next"), k("since"), k("of")]);
    }
    let onward = super::ranges::connector(text, i + 1).is_some_and(|j| is(text, super::words::past_article(text, j), Class::Months));
    let back = i > 1 && super::ranges::connector(text, i - 1) == Some(i) && is(text, i - 2, Class::Months);
    if onward || back {
        return capital(text, i) || !verb_like;
    }
    if short || !capital(text, i) && name_like {
        return false;
    }
    if !name_like {
        return !capital(text, i + 1) || !capital(text, i) || any(text, i + 1, &[k("i")]) || any_before(text, i, AROUND);
    }
    let months_around = any_before(text, i, AROUND) && !any(text, i - 1, &[k("of"), k("and")]) && !verb_like;
    let article = any_before(text, i, &[k("the"), k("a")])
        && shape(text, i + 1) == Some(Shape::Lower)
        && !any(text, i + 1, &[k("on"), k("for"), k("to"), k("of"), k("in"), k("was"), k("and"), k("from")]);
    (months_around || article) && !capital(text, i + 1)
}

/// "on the 18th": a day of a month that the text leaves out.
pub(super) fn day_alone(text: &Text, i: usize) -> Option<(Calendar, usize)> {
    const ON: &[WordKey] = &[k("on"), k("of"), k("by"), k("until"), k("since"), k("around")];
    let the = any_before(text, i, &[k("the")]);
    let on = any_before(text, i, &[k("on")])
        || the && any_before(text, i - 1, ON) && (!any(text, i - 2, &[k("of")]) || any_before(text, i - 2, &[k("week")]));
    let (day, end) = day_number(text, i).filter(|_| on && shape(text, i) == Some(Shape::Alphanumeric))?;
    let noun = any(text, end, &[k("of")])
        || token(text, end).is_some_and(|t| t.is_word()) && !is(text, end, Class::DayParts) && !function_word(text, end);
    (!noun).then_some((Calendar { day: Some(day), ..Calendar::default() }, end))
}

/// Words that can follow a date and are no noun.
pub(super) fn function_word(text: &Text, i: usize) -> bool {
    any(
        text,
        i,
        &[
            k("and"),
            k("or"),
            k("at"),
            k("to"),
            k("for"),
            k("in"),
            k("with"),
            k("after"),
            k("before"),
            k("when"),
            k("that"),
            k("but"),
            k("by"),
            k("from"),
            k("as"),
        ],
    )
}

/// "10 May 2025", "the 10th of May", "15 April of 87", "fifteen August".
pub(super) fn day_first(text: &Text, i: usize) -> Option<(Calendar, usize)> {
    let spelled_day = || spelled(text, i).filter(|(n, _)| (1..=31).contains(n)).map(|(n, end)| (n as i8, end));
    let (day, end) = day_number(text, i).or_else(spelled_day)?;
    let ordinal_form = shape(text, i) != Some(Shape::Number);
    let of = if any(text, end, &[k("of")]) && ordinal_form { end + 1 } else { end };
    let (month, _, month_end) = month_name(text, of)?;
    if verb_like(text, of) && !capital(text, of) && of == end || any_before(text, i, &[k("$"), k("£"), k("€"), k("₹")]) {
        return None;
    }
    let (year, end) = trailing_year(text, month_end);
    Some((Calendar { year, month: Some(month), day: Some(day), weekday: None }, end))
}

/// The year behind a day and month, if one stands there.
pub(super) fn trailing_year(text: &Text, end: usize) -> (Option<i16>, usize) {
    let comma = any(text, end, &[k(",")]);
    let of = if comma || any(text, end, &[k("of"), k("in")]) { end + 1 } else { end };
    let four = year_number(text, of).filter(|&(y, end)| !counts(text, end, y)).or_else(|| spelled_year(text, of).filter(|_| !comma));
    let two = || (of > end && !comma || any(text, of, &[k("'"), k("’")])).then(|| short_year(text, of)).flatten();
    let bare = || (of == end && ordinal_words_before(text, end)).then(|| short_year(text, of)).flatten();
    match four.or_else(two).or_else(bare) {
        Some((year, end)) => (Some(year), end),
        None => (None, end),
    }
}

/// "January first 12": behind an ordinal in words, two digits are a year.
fn ordinal_words_before(text: &Text, end: usize) -> bool {
    end > 0 && is(text, end - 1, Class::DayOrdinals)
}

/// Four digits that can be a year.
pub(super) fn year_number(text: &Text, i: usize) -> Option<(i16, usize)> {
    let (n, len) = digits(text, i)?;
    (len == 4 && (1000..=2199).contains(&n) && !is_clock_zone(text, i + 1)).then_some((n as i16, i + 1))
}

fn is_clock_zone(text: &Text, i: usize) -> bool {
    any(text, i, &[k("gmt"), k("utc"), k("hrs"), k("hours"), k("ist"), k("bst"), k("edt"), k("pst"), k("local")])
}

/// "87", "'87".
fn short_year(text: &Text, i: usize) -> Option<(i16, usize)> {
    let at = if any(text, i, &[k("'"), k("’")]) { i + 1 } else { i };
    let (n, len) = digits(text, at)?;
    (len == 2).then(|| (full_year(text.date, n as i16), at + 1))
}

/// The century of a year in two digits: not more than ten years ahead.
fn full_year(date: Option<Date>, n: i16) -> i16 {
    let ahead = date.map_or(40, |d| d.year() - 2000 + 10);
    if n <= ahead { 2000 + n } else { 1900 + n }
}

/// "nineteen eighty-six", "twenty fifteen", "two thousand and fifteen".
pub(super) fn spelled_year(text: &Text, i: usize) -> Option<(i16, usize)> {
    let first: i64 = value(text, i, Class::SmallNumbers)?.parse().ok()?;
    if any(text, i + 1, &[k("thousand")]) && first == 2 {
        let rest_at = i + 2 + usize::from(any(text, i + 2, &[k("and")]));
        return Some(spelled(text, rest_at).map_or((2000, i + 2), |(n, end)| (2000 + n as i16, end)));
    }
    let century = (17..=20).contains(&first).then_some(first as i16)?;
    let rest_at = i + 1 + usize::from(any(text, i + 1, &[k("hundred")]));
    let (rest, end) = spelled(text, rest_at).filter(|(n, _)| *n >= 10 || rest_at > i + 1)?;
    Some((century * 100 + rest as i16, end))
}

/// "20250510", where that is a day.
fn compact(text: &Text, i: usize) -> Option<(Calendar, usize)> {
    let (n, len) = digits(text, i)?;
    let date = (len == 8).then(|| Date::new((n / 10_000) as i16, (n / 100 % 100) as i8, (n % 100) as i8).ok()).flatten()?;
    (1900..=2100).contains(&date.year()).then(|| (whole(date), i + 1))
}

fn whole(date: Date) -> Calendar {
    Calendar { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()), weekday: None }
}

/// A part of a date between separators.
#[derive(Clone, Copy)]
enum Part {
    Number(i64, usize),
    Month(i8),
}

/// "2025-05-10", "5/10/2025", "10.05.2025", "23/Sep/2020", "Dec/2018", "12-2015"; the American order unless that is no date.
fn numeric(text: &Text, i: usize) -> Option<(Calendar, usize)> {
    if let Some(date) = dotted(text, i) {
        return Some((date, i + 1));
    }
    let first = part(text, i)?;
    let separator = ["-", "/", "–"].into_iter().find(|s| word(text, i + 1) == *s && glued(text, i + 1) && glued(text, i + 2))?;
    let second = part(text, i + 2)?;
    let third = (word(text, i + 3) == separator && glued(text, i + 3) && glued(text, i + 4)).then(|| part(text, i + 4)).flatten();
    match third {
        Some(third) => three_parts(text.date, first, second, third).map(|c| (c, i + 5)),
        None => two_parts(text, i, separator, first, second).map(|c| (c, i + 3)),
    }
}

fn part(text: &Text, i: usize) -> Option<Part> {
    if let Some((n, len)) = digits(text, i) {
        return (len <= 4).then_some(Part::Number(n, len));
    }
    value(text, i, Class::Months)?.trim_end_matches('*').parse().ok().map(Part::Month)
}

fn three_parts(date: Option<Date>, a: Part, b: Part, c: Part) -> Option<Calendar> {
    let made = |y: i64, len: usize, m: i64, d: i64| {
        let y = if len == 2 { full_year(date, y as i16) } else { y as i16 };
        Date::new(y, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok().filter(|d| (1000..=2199).contains(&d.year())).map(whole)
    };
    match (a, b, c) {
        (Part::Number(y, 4), Part::Number(m, 1..=2), Part::Number(d, 1..=2)) => made(y, 4, m, d),
        (Part::Number(y, 4), Part::Month(m), Part::Number(d, 1..=2)) => made(y, 4, m.into(), d),
        (Part::Month(m), Part::Number(y, 4), Part::Number(d, 1..=2)) => made(y, 4, m.into(), d),
        (Part::Month(m), Part::Number(d, 1..=2), Part::Number(y, len @ (2 | 4))) => made(y, len, m.into(), d),
        (Part::Number(d, 1..=2), Part::Month(m), Part::Number(y, len @ (2 | 4))) => made(y, len, m.into(), d),
        (Part::Number(m, 1..=2), Part::Number(d, 1..=2), Part::Number(y, len @ (2 | 4))) => {
            made(y, len, m, d).or_else(|| made(y, len, d, m))
        }
        _ => None,
    }
}

fn two_parts(text: &Text, i: usize, separator: &str, a: Part, b: Part) -> Option<Calendar> {
    let full = |y: i64| (1900..=2100).contains(&y).then_some(y as i16);
    let month = |m: i64| (1..=12).contains(&m).then_some(m as i8);
    let day = |d: i64| (1..=31).contains(&d).then_some(d as i8);
    match (a, b) {
        (Part::Month(m), Part::Number(y, 4)) => Some(Calendar { year: Some(full(y)?), month: Some(m), ..Calendar::default() }),
        (Part::Number(m, 1..=2), Part::Number(y, 4)) => {
            Some(Calendar { year: Some(full(y)?), month: Some(month(m)?), ..Calendar::default() })
        }
        (Part::Number(d, 1..=2), Part::Month(m)) | (Part::Month(m), Part::Number(d, 1..=2)) => {
            Some(Calendar { month: Some(m), day: Some(day(d)?), ..Calendar::default() })
        }
        (Part::Number(m, 1..=2), Part::Number(d, 1..=2)) if separator == "/" && introduced(text, i) => {
            let (m, d) = if m <= 12 { (m, d) } else { (d, m) };
            Some(Calendar { month: Some(month(m)?), day: Some(day(d)?), ..Calendar::default() })
        }
        _ => None,
    }
}

/// "on 11/20", "Friday 7/6": without a year, only what stands before tells a date from a fraction or a score.
fn introduced(text: &Text, i: usize) -> bool {
    const BEFORE: &[WordKey] = &[
        k("on"),
        k("since"),
        k("until"),
        k("till"),
        k("from"),
        k("before"),
        k("after"),
        k("between"),
        k("dated"),
        k("through"),
        k("or"),
        k("and"),
        k("to"),
        k(","),
    ];
    any_before(text, i, BEFORE) || i > 0 && is(text, i - 1, Class::Weekdays)
}

/// "10.05.2025": day first, as it is written with full stops.
fn dotted(text: &Text, i: usize) -> Option<Calendar> {
    if shape(text, i) != Some(Shape::Number) {
        return None;
    }
    let mut parts = word(text, i).split('.');
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    let (d, m, y) = if a.len() == 4 { (plain(c)?, plain(b)?, plain(a)?) } else { (plain(a)?, plain(b)?, plain(c)?) };
    if parts.next().is_some() || !(1900..=2100).contains(&y) {
        return None;
    }
    let made = |m: i64, d: i64| Date::new(y as i16, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok();
    made(m, d).or_else(|| made(d, m)).map(whole)
}

/// A year alone, where the words around it say that it is one.
fn lone_year(text: &Text, i: usize) -> Option<(Calendar, usize)> {
    let (year, end) = year_number(text, i)?;
    stands_as_year(text, i, year).then_some((Calendar { year: Some(year), ..Calendar::default() }, end))
}

fn stands_as_year(text: &Text, i: usize, year: i16) -> bool {
    const BEFORE: &[WordKey] = &[
        k("in"),
        k("since"),
        k("until"),
        k("till"),
        k("during"),
        k("before"),
        k("after"),
        k("by"),
        k("of"),
        k("from"),
        k("between"),
        k("circa"),
        k("around"),
        k("early"),
        k("late"),
        k("mid"),
        k("year"),
        k("spring"),
        k("summer"),
        k("autumn"),
        k("fall"),
        k("winter"),
        k("january"),
        k("through"),
        k("throughout"),
        k("from"),
        k("("),
        k("year's"),
        k("fiscal"),
        k("on"),
        k("="),
    ];
    const OWNER: &[WordKey] =
        &[k("the"), k("a"), k("an"), k("his"), k("her"), k("its"), k("their"), k("our"), k("my"), k("'s"), k("’s"), k("your")];
    const MARKS: &[WordKey] = &[k("$"), k("£"), k("€"), k("₹"), k("#"), k("no"), k("."), k("/"), k(":")];
    if i > 0
        && glued(text, i)
        && (any(text, i - 1, MARKS)
            || any(text, i - 1, &[k("-"), k("–")]) && !any(text, i.saturating_sub(2), &[k("mid"), k("pre"), k("post")]))
    {
        return false;
    }
    let behind = i + 1;
    if counted(text, behind) && !(any_before(text, i, OWNER) && year % 100 != 0) {
        return false;
    }
    if glued(text, behind) && any(text, behind, &[k("%"), k("°"), k("/"), k(":")]) {
        return false;
    }
    let modifies =
        any_before(text, i, OWNER) && (1700..=2100).contains(&year) && super::words::token(text, behind).is_some_and(|t| t.is_word());
    let named = capital(text, behind) && (1800..=2100).contains(&year) && !any_before(text, i, &[k("to")]);
    any_before(text, i, BEFORE) || modifies || named || super::ranges::years(text, i)
}
