//! Weeks, weekends and what is counted within a longer period: "third week of January", "first half of 2019", "week of May 5".

use super::relative::grain;
use super::resolve::{Calendar, Sense, add, between, period, resolve, stepped, upto, week_of, year};
use super::tense::{Lean, lean};
use super::words::{any, any_before, digits, k, ordinal, past_article, token, unit, value};
use super::years::year_number;
use super::{Text, calendar, point};
use crate::lexicon::Class;
use crate::value::{DateRange, Grain, When};
use jiff::civil::Date;

/// "third week of January", "first Monday of May", "second quarter of 2019", "9th month of next year", "last week of 2016".
pub(super) fn ordered(text: &Text, i: usize, depth: u8) -> Option<(Sense, usize)> {
    let last = any(text, i, &[k("last")]);
    let (n, at) = if last { (0, i + 1) } else { ordinal(text, i)? };
    if value(text, at, Class::TimeUnits) == Some("century")
        || any(text, at, &[k("-")]) && value(text, at + 1, Class::TimeUnits) == Some("century")
    {
        let end = at + 1 + usize::from(any(text, at, &[k("-")]));
        let range = (1..=21)
            .contains(&n)
            .then(|| ((n - 1) * 100) as i16)
            .and_then(|y| upto(Date::new(y, 1, 1).ok()?, Date::new(y + 100, 1, 1).ok()?));
        return range.map(|r| (Sense::When(When::days(r, Grain::Decade)), end));
    }
    let weekday = calendar::weekday_name(text, at).filter(|(_, short, _)| !short).map(|(w, _, _)| w);
    let unit = unit(text, at);
    let half = any(text, at, &[k("half")]) && (1..=2).contains(&n);
    if weekday.is_none() && !half && !matches!(unit, Some("week" | "quarter" | "month" | "weekend" | "day")) {
        return None;
    }
    let of = any(text, at + 1, &[k("of"), k("in")]);
    let whole = if of {
        point(text, past_article(text, at + 2), depth).or_else(|| this_period(text, at + 2))
    } else {
        year_behind(text, at + 1).filter(|_| unit == Some("quarter"))
    };
    let (base, end) = match whole {
        Some((sense, end)) => (resolve(text, sense, i), end),
        None if unit == Some("quarter") && !last => (When::relative(text.date.and_then(|d| year(d.year())), Grain::Year), at + 1),
        None => return None,
    };
    if half {
        let range = base.range.filter(|_| base.grain != Grain::Day).and_then(|r| halved(r, n));
        return Some((Sense::When(When { range, grain: Grain::Span, ..base }), end));
    }
    let range = base.range.and_then(|range| nth(range, n, unit, weekday));
    let grain = if weekday.is_some() { Grain::Day } else { grain(unit.unwrap_or("day")) };
    Some((Sense::When(When { range, grain, weekday, ..base }), end))
}

/// "of the year": the one we are in.
fn this_period(text: &Text, i: usize) -> Option<(Sense, usize)> {
    let unit = unit(text, i + 1).filter(|u| any(text, i, &[k("the")]) && matches!(*u, "week" | "month" | "year" | "decade" | "century"))?;
    Some((Sense::When(When::relative(text.date.and_then(|d| period(d, unit)), grain(unit))), i + 2))
}

/// The first or second half of a period; of a year, by months.
fn halved(range: DateRange, n: i64) -> Option<DateRange> {
    let days = between(range.from, range.to) + 1;
    let middle = if days > 300 { add(range.from, (days + 30) / 61, "month")? } else { add(range.from, days / 2, "day")? };
    if n == 1 { upto(range.from, middle) } else { Some(DateRange { from: middle, to: range.to }) }
}

fn year_behind(text: &Text, i: usize) -> Option<(Sense, usize)> {
    let (y, end) = year_number(text, i)?;
    Some((Sense::Calendar(Calendar { year: Some(y), ..Calendar::default() }), end))
}

fn nth(range: DateRange, n: i64, unit: Option<&str>, weekday: Option<jiff::civil::Weekday>) -> Option<DateRange> {
    if let Some(weekday) = weekday {
        let day = range.from.nth_weekday_of_month(if n == 0 { -1 } else { i8::try_from(n).ok()? }, weekday).ok()?;
        return Some(DateRange::day(day));
    }
    let unit = unit?;
    if unit == "week" {
        return week_of(range, n);
    }
    let first = if n == 0 { period(range.to, unit)?.from } else { add(period(range.from, unit)?.from, n - 1, unit)? };
    (range.from <= first && first <= range.to).then(|| period(first, unit))?
}

/// "weekend", "over the weekend": in the first days of a week the one that was, later the one to come.
pub(super) fn weekend(text: &Text, i: usize, depth: u8) -> Option<(Sense, usize)> {
    if unit(text, i) != Some("weekend")
        || any_before(text, i, &[k("every"), k("each"), k("a"), k("any"), k("all")])
        || !any(text, i, &[k("weekend")])
    {
        return None;
    }
    let over = any_before(text, i, &[k("the")]) || i == 0 || !token(text, i - 1).is_some_and(|t| t.is_word());
    if any(text, i + 1, &[k("of")]) {
        let (day, end) = point(text, past_article(text, i + 2), depth)?;
        return (resolve(text, day, i).grain == Grain::Day).then(|| (super::holidays::around(text, day, i), end));
    }
    if !over {
        return None;
    }
    let range = text.date.and_then(|date| {
        let early = date.weekday().to_monday_zero_offset() < 3 && lean(text, i) != Lean::Future;
        stepped(date, "weekend", if early { -1 } else { 0 })
    });
    Some((Sense::When(When::relative(range, Grain::Week)), i + 1))
}

/// "week of April 10", "w/c Feb 4", "week starting on February 4", "week 27 of last year".
pub(super) fn week(text: &Text, i: usize, depth: u8) -> Option<(Sense, usize)> {
    let commencing = any(text, i, &[k("w")]) && any(text, i + 1, &[k("/")]) && any(text, i + 2, &[k("c")]);
    if !commencing && !any(text, i, &[k("week")]) {
        return None;
    }
    if let Some((n, _)) = digits(text, i + 1).filter(|(n, _)| (1..=53).contains(n)) {
        let (base, end) = match any(text, i + 2, &[k("of")]).then(|| point(text, i + 3, depth)).flatten() {
            Some((sense, end)) => (resolve(text, sense, i), end),
            None => (When::relative(text.date.and_then(|d| year(d.year())), Grain::Year), i + 2),
        };
        let range = base.range.and_then(|r| week_of(r, n));
        return Some((Sense::When(When { range, grain: Grain::Week, ..base }), end));
    }
    let starting = any(text, i + 1, &[k("starting"), k("beginning"), k("commencing"), k("ending")]);
    let at = if commencing {
        i + 3
    } else if starting {
        i + 2 + usize::from(any(text, i + 2, &[k("on")]))
    } else if any(text, i + 1, &[k("of")]) {
        i + 2
    } else {
        return None;
    };
    let (sense, end) = point(text, past_article(text, at), depth)?;
    let base = resolve(text, sense, i);
    if base.grain != Grain::Day {
        return None;
    }
    let range = base.range.and_then(|r| period(r.from, "week"));
    Some((Sense::When(When { range, grain: Grain::Week, weekday: None, ..base }), end))
}

#[cfg(test)]
mod tests {
    use super::super::samples::{check, silent};

    #[test]
    fn weeks_and_halves_are_found_in_their_period() {
        check(&[
            ("the third week of January", "[third week of January]=2025-01-13..2025-01-19"),
            ("the second quarter of 2024", "[second quarter of 2024]=2024-04-01..2024-06-30"),
            ("the fourth quarter", "[fourth quarter]=2025-10-01..2025-12-31"),
            ("the first half of 2023", "[first half of 2023]=2023-01-01..2023-06-30"),
            ("the last week of 2016", "[last week of 2016]=2016-12-26..2017-01-01"),
            ("the last day of the month", "[last day of the month]=2025-05-31"),
            ("the 15th century", "[15th century]=1400-01-01..1499-12-31"),
            ("the week of May 7", "[week of May 7]=2025-05-05..2025-05-11"),
            ("w/c Feb 3, 2025", "[w/c Feb 3, 2025]=2025-02-03..2025-02-09"),
            ("over the weekend", "[weekend]=2025-05-10..2025-05-11"),
            ("troops will leave over the weekend", "[weekend]=2025-05-17..2025-05-18"),
            ("the weekend of May 3", "[weekend of May 3]=2025-05-03..2025-05-04"),
        ]);
    }

    #[test]
    fn places_in_a_row_are_no_dates() {
        silent(&["the second race", "third of four", "a second time", "every weekend", "first half", "week by week"]);
    }
}
