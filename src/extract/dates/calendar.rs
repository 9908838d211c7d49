//! Dates of the calendar: "May 10, 2025", "10th of May", "2025-05-10", "May 2025", "2014".

use super::Text;
use super::months::{month_name, stands_as_month, verb_like};
use super::numeric::{compact, numeric};
use super::resolve::Calendar;
use super::words::{any, any_before, capital, counted, digits, glued, is, k, ordinal, shape, spelled, surely_counted, token, value};
use super::years::{lone_year, short_year, spelled_year, year_number};
use crate::lexicon::Class;
use crate::segment::Shape;
use crate::text::WordKey;
use jiff::civil::Weekday;

/// A date of the calendar at a place, and the place behind it.
pub(super) fn calendar(text: &Text, i: usize) -> Option<(Calendar, usize)> {
    compact(text, i)
        .or_else(|| numeric(text, i))
        .or_else(|| month_first(text, i))
        .or_else(|| day_first(text, i))
        .or_else(|| lone_year(text, i))
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
    let of = end + usize::from(any(text, end, &[k("of"), k("in"), k(","), k("/"), k("-")]));
    if let Some((year, end)) = year_number(text, of).or_else(|| spelled_year(text, of))
        && (!counts(text, end, year) || any(text, of - 1, &[k("of")]))
    {
        return Some((Calendar { year: Some(year), ..month_only }, end));
    }
    if of > end
        && any(text, end, &[k("of")])
        && let Some((year, end)) = short_year(text, of)
    {
        return Some((Calendar { year: Some(year), ..month_only }, end));
    }
    let day_at = if any(text, end, &[k("the")]) { end + 1 } else { end };
    let in_month = end == i + 1 && any_before(text, i, &[k("in")]) && word_behind(text, day_at + 1);
    let spelled_day = || spelled(text, day_at).filter(|(n, _)| (1..=31).contains(n)).map(|(n, end)| (n as i8, end));
    if let Some((day, end)) = day_number(text, day_at).or_else(spelled_day).filter(|_| !in_month)
        && plausible_day(text, i, day_at, end)
    {
        let (year, end) = trailing_year(text, end);
        return Some((Calendar { year, day: Some(day), ..month_only }, end));
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
    let time = any(text, end, &[k(":")]) && glued(text, end) && glued(text, end + 1);
    !verb && !time && !any(text, end, &[k("%"), k("percent")])
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

#[cfg(test)]
mod tests {
    use super::super::samples::{check, silent};

    #[test]
    fn days_are_read_in_both_orders() {
        check(&[
            ("The dam broke on May 10, 2023.", "[May 10, 2023]=2023-05-10"),
            ("It broke on 10 May 2023 at dawn", "[10 May 2023]=2023-05-10 [dawn]=?"),
            ("the 10th of May attack", "[10th of May]=2025-05-10"),
            ("On Sept. 11, 2001, two towers fell", "[Sept. 11, 2001]=2001-09-11"),
            ("the April 22 flood", "[April 22]=2025-04-22"),
            ("December the 25th", "[December the 25th]=2024-12-25"),
            ("on the twenty-fifth of December 1998", "[twenty-fifth of December 1998]=1998-12-25"),
            ("January first, 2000", "[January first, 2000]=2000-01-01"),
            ("in May 2014 elections", "[May 2014]=2014-05-01..2014-05-31"),
            ("in April of 1987", "[April of 1987]=1987-04-01..1987-04-30"),
            ("the committee will meet on the 21st, he said", "[21st]=2025-05-21"),
            ("February 30, 2024", "[February 30, 2024]=?"),
        ]);
    }

    #[test]
    fn counts_are_no_days() {
        silent(&["the 3rd man", "on 5th Avenue", "about 10 may come", "$ 12", "scored 30", "a 2-1 win, then 6-4, 5-10"]);
        check(&[("In May 30 people were killed", "[May]=2025-05-01..2025-05-31"), ("On May 10, 2000 people came", "[May 10]=2025-05-10")]);
    }
}
