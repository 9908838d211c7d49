//! From what an expression says to the days it means, counted from the report's own date.

use super::Text;
use super::tense::{Lean, lean};
use crate::value::{DateRange, Grain, When};
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// What an expression says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sense {
    /// A date of the calendar, perhaps without its year or month.
    Calendar(Calendar),
    /// A weekday, and which one.
    Weekday(Weekday, Pointer),
    /// A day with a name, by its rule in the list of holidays, perhaps with a year.
    Holiday(&'static str, Option<i16>),
    /// Something already counted out.
    When(When),
}

/// The parts of a calendar date that stand in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Calendar {
    pub(super) year: Option<i16>,
    pub(super) month: Option<i8>,
    pub(super) day: Option<i8>,
    pub(super) weekday: Option<Weekday>,
}

/// Which of several periods or days is meant, seen from the report's day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pointer {
    /// Nothing says: "Friday"
    Bare,
    /// The one before the one we are in: "last week"
    Last,
    /// The latest before today: "past Friday"
    Past,
    /// The one we are in: "this week"
    This,
    /// The one after the one we are in: "next week"
    Next,
    /// The first after today: "coming Friday"
    Coming,
    /// One that the story tells: "the same day", "the following week"
    Told,
}

impl Pointer {
    pub(super) fn named(name: &str) -> Pointer {
        match name {
            "last" => Pointer::Last,
            "past" => Pointer::Past,
            "this" => Pointer::This,
            "next" => Pointer::Next,
            "coming" => Pointer::Coming,
            _ => Pointer::Told,
        }
    }

    /// Steps from the period we are in; `None` for one that the report's date does not tell.
    pub(super) fn step(self) -> Option<i64> {
        match self {
            Pointer::Last | Pointer::Past => Some(-1),
            Pointer::This | Pointer::Bare => Some(0),
            Pointer::Next | Pointer::Coming => Some(1),
            Pointer::Told => None,
        }
    }
}

/// The days that an expression at token `at` means.
pub(super) fn resolve(text: &Text, sense: Sense, at: usize) -> When {
    match sense {
        Sense::When(when) => when,
        Sense::Calendar(calendar) => dated(text, calendar, at),
        Sense::Weekday(weekday, pointer) => {
            let range = text.date.and_then(|date| nearest_weekday(date, weekday, pointer, || lean(text, at))).map(DateRange::day);
            When { weekday: Some(weekday), ..When::relative(range, Grain::Day) }
        }
        Sense::Holiday(rule, year) => {
            let day =
                year.map_or_else(|| text.date.and_then(|date| nearest(date, lean(text, at), |y| holiday(rule, y))), |y| holiday(rule, y));
            When { relative: year.is_none() && !rule.starts_with("20"), ..When::days_or_none(day.map(DateRange::day), Grain::Day) }
        }
    }
}

fn dated(text: &Text, c: Calendar, at: usize) -> When {
    let near = |found: &dyn Fn(Date, Lean) -> Option<DateRange>| text.date.and_then(|date| found(date, lean(text, at)));
    let (range, grain) = match (c.year, c.month, c.day) {
        (Some(y), Some(m), Some(d)) => (Date::new(y, m, d).ok().map(DateRange::day), Grain::Day),
        (Some(y), Some(m), None) => (month(y, m), Grain::Month),
        (Some(y), None, _) => (year(y), Grain::Year),
        (None, Some(m), Some(d)) => {
            let beside = |y: i16| text.date.is_some_and(|date| (y - date.year()).abs() <= 1);
            let fits = |y: i16| Date::new(y, m, d).ok().filter(|day| beside(y) && c.weekday.is_none_or(|w| day.weekday() == w));
            let any = |y: i16| Date::new(y, m, d).ok();
            let found = |date, lean| {
                let plain = nearest(date, lean, any)?;
                let close = between(plain, date).abs() <= 60;
                Some(DateRange::day(if close { plain } else { nearest(date, lean, fits).unwrap_or(plain) }))
            };
            (near(&found), Grain::Day)
        }
        (None, Some(m), None) => (near(&|date, lean| nearest_month(date, lean, m)), Grain::Month),
        (None, None, Some(d)) => (near(&|date, lean| nearest_day(date, lean, d, c.weekday).map(DateRange::day)), Grain::Day),
        (None, None, None) => (None, Grain::Day),
    };
    When { relative: c.year.is_none(), weekday: c.weekday, named: c.month.zip(c.day), ..When::days_or_none(range, grain) }
}

/// Of the same day in the years around a date, the one that a sentence means: mostly the latest; the next one if the sentence
/// looks ahead, or if that is near and the latest long ago.
fn nearest(date: Date, lean: Lean, on: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    let years = || (-4..=4).filter_map(|step| date.year().checked_add(step)).filter_map(&on);
    choose(date, lean, years().filter(|d| *d <= date).max(), years().filter(|d| *d > date).min())
}

fn choose(date: Date, lean: Lean, past: Option<Date>, next: Option<Date>) -> Option<Date> {
    let (Some(last), Some(next)) = (past, next) else { return past.or(next) };
    let ahead = match lean {
        Lean::Past => between(date, next) <= 45 && between(last, date) > 300,
        Lean::Future => last != date,
        Lean::Open => between(date, next) <= 60 && between(last, date) > 180,
    };
    Some(if ahead { next } else { last })
}

fn nearest_month(date: Date, lean: Lean, m: i8) -> Option<DateRange> {
    if m == date.month() {
        return month(date.year(), m);
    }
    if lean == Lean::Past {
        return month(if m < date.month() { date.year() } else { date.year() - 1 }, m);
    }
    let first = nearest(date, lean, |y| Date::new(y, m, 1).ok())?;
    month(first.year(), m)
}

fn nearest_day(date: Date, lean: Lean, d: i8, weekday: Option<Weekday>) -> Option<Date> {
    let months = |steps: std::ops::RangeInclusive<i64>| {
        steps.filter_map(move |step| add(date.first_of_month(), step, "month")).filter_map(move |first| {
            Date::new(first.year(), first.month(), d).ok().filter(|day| weekday.is_none_or(|w| day.weekday() == w))
        })
    };
    let (past, next) = (months(-14..=0).filter(|day| *day <= date).max(), months(0..=14).filter(|day| *day > date).min());
    choose(date, lean, past, next)
}

fn nearest_weekday(date: Date, weekday: Weekday, pointer: Pointer, lean: impl Fn() -> Lean) -> Option<Date> {
    let back = i64::from(weekday.until(date.weekday()));
    let on = i64::from(date.weekday().until(weekday));
    let here = i64::from(weekday.to_monday_zero_offset()) - i64::from(date.weekday().to_monday_zero_offset());
    let days = match pointer {
        Pointer::Bare if lean() == Lean::Future => on,
        Pointer::Bare => -back,
        Pointer::Last => here - 7,
        Pointer::Past => -(if back == 0 { 7 } else { back }),
        Pointer::This => here,
        Pointer::Next => here + 7,
        Pointer::Coming => {
            if on == 0 {
                7
            } else {
                on
            }
        }
        Pointer::Told => return None,
    };
    add(date, days, "day")
}

/// How many days from one to the other.
pub(super) fn between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

/// A date some units on, or back for a negative number; `None` beyond the calendar.
pub(super) fn add(date: Date, n: i64, unit: &str) -> Option<Date> {
    let span = jiff::Span::new();
    let span = match unit {
        "day" | "night" => span.try_days(n),
        "week" | "weekend" => span.try_weeks(n),
        "fortnight" => span.try_weeks(n.checked_mul(2)?),
        "month" => span.try_months(n),
        "quarter" => span.try_months(n.checked_mul(3)?),
        "year" => span.try_years(n),
        "decade" => span.try_years(n.checked_mul(10)?),
        "century" => span.try_years(n.checked_mul(100)?),
        _ => return None,
    };
    date.checked_add(span.ok()?).ok()
}

/// The days from a first one up to, not including, another.
pub(super) fn upto(from: Date, end: Date) -> Option<DateRange> {
    let to = end.yesterday().ok()?;
    (from <= to).then_some(DateRange { from, to })
}

/// All days of a year.
pub(super) fn year(y: i16) -> Option<DateRange> {
    Some(DateRange { from: Date::new(y, 1, 1).ok()?, to: Date::new(y, 12, 31).ok()? })
}

/// All days of a month.
pub(super) fn month(y: i16, m: i8) -> Option<DateRange> {
    let from = Date::new(y, m, 1).ok()?;
    Some(DateRange { from, to: from.last_of_month() })
}

/// The period of some unit that holds a date; weeks begin on Monday.
pub(super) fn period(date: Date, unit: &str) -> Option<DateRange> {
    let y = date.year();
    let from = match unit {
        "day" | "night" => date,
        "week" | "fortnight" => monday(date)?,
        "weekend" => {
            let from = add(monday(date)?, 5, "day")?;
            return Some(DateRange { from, to: from.tomorrow().ok()? });
        }
        "month" => date.first_of_month(),
        "quarter" => Date::new(y, (date.month() - 1) / 3 * 3 + 1, 1).ok()?,
        "year" => date.first_of_year(),
        "decade" => Date::new(y - y.rem_euclid(10), 1, 1).ok()?,
        "century" => Date::new(y - y.rem_euclid(100), 1, 1).ok()?,
        _ => return None,
    };
    upto(from, add(from, 1, unit)?)
}

/// The period that is some steps from the one that holds a date.
pub(super) fn stepped(date: Date, unit: &str, steps: i64) -> Option<DateRange> {
    period(add(period(date, unit)?.from, steps, unit)?, unit)
}

fn monday(date: Date) -> Option<Date> {
    add(date, -i64::from(date.weekday().to_monday_zero_offset()), "day")
}

/// The n-th week of a year or month, by the rule of ISO 8601: the week belongs where its Thursday lies; 0 is the last.
pub(super) fn week_of(range: DateRange, n: i64) -> Option<DateRange> {
    let first = |day: Date| ISOWeekDate::from(day);
    let thursday = if n == 0 {
        add(range.to, -i64::from(Weekday::Thursday.until(first(range.to).weekday())), "day")?
    } else {
        let thursday = add(range.from, i64::from(range.from.weekday().until(Weekday::Thursday)), "day")?;
        add(thursday, n - 1, "week")?
    };
    (range.from <= thursday && thursday <= range.to).then(|| period(thursday, "week"))?
}

/// The day of a holiday in a year, by its rule: `12-25`, `11-4-4`, `5--1-1`, `11-4-4+1`, `easter-2`, `2001-9-11`.
pub(super) fn holiday(rule: &str, year: i16) -> Option<Date> {
    if let Some(offset) = rule.strip_prefix("easter") {
        return add(easter(year)?, offset.parse().ok()?, "day");
    }
    let (rule, offset) = rule.split_once('+').map_or((rule, 0), |(rule, offset)| (rule, offset.parse().unwrap_or(0)));
    let last = rule.contains("--");
    let parts: Vec<i16> = rule.split('-').filter(|p| !p.is_empty()).filter_map(|p| p.parse().ok()).collect();
    let day = match parts[..] {
        [y, m, d] if y >= 1000 => Date::new(y, m as i8, d as i8).ok()?,
        [m, d] => Date::new(year, m as i8, d as i8).ok()?,
        [m, nth, weekday] => {
            let weekday = Weekday::from_monday_one_offset(weekday as i8).ok()?;
            Date::new(year, m as i8, 1).ok()?.nth_weekday_of_month(if last { -1 } else { nth as i8 }, weekday).ok()?
        }
        _ => return None,
    };
    add(day, offset, "day")
}

/// Easter Sunday of the Gregorian calendar (the anonymous computus).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, (n / 31) as i8, (n % 31 + 1) as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::super::samples::told;
    use super::*;

    #[test]
    fn holidays_move_by_their_rules() {
        let on = |rule: &str, y| holiday(rule, y).map(|d| d.to_string());
        assert_eq!(on("easter+0", 2019).as_deref(), Some("2019-04-21"));
        assert_eq!(on("easter-2", 2024).as_deref(), Some("2024-03-29"));
        assert_eq!(on("11-4-4+1", 2010).as_deref(), Some("2010-11-26"));
        assert_eq!(on("5--1-1", 2025).as_deref(), Some("2025-05-26"));
        assert_eq!(on("2001-9-11", 1990).as_deref(), Some("2001-09-11"));
        assert_eq!(on("2-30", 2024), None);
    }

    #[test]
    fn without_the_reports_date_only_whole_dates_are_known() {
        assert_eq!(told("on Friday, May 5, last week, in 2014", None), "[Friday, May 5]=? [last week]=? [2014]=2014-01-01..2014-12-31");
    }

    #[test]
    fn the_ends_of_the_calendar_hold() {
        for date in [Date::MIN, Date::MAX] {
            let raw = "last century, next year, 900 years ago, 9999 decades from now, Friday, May 5, the next 9 centuries, on 29 February";
            assert!(!told(raw, Some(date)).is_empty());
        }
    }
}
