//! Days and periods counted from the report's day: "yesterday", "last month", "the past five years", "two days ago".

use super::resolve::{Pointer, Sense, add, month, period, stepped, upto};
use super::tense::{Lean, lean};
use super::words::{any, any_before, capital, count, day_part, is, k, named_part, phrase, token, unit, value};
use super::{Text, parts, weekdays};
use crate::lexicon::Class;
use crate::value::{DateRange, Grain, When};
use jiff::civil::Date;

/// How fine a unit speaks.
pub(super) fn grain(unit: &str) -> Grain {
    match unit {
        "week" | "weekend" | "fortnight" => Grain::Week,
        "month" => Grain::Month,
        "quarter" => Grain::Quarter,
        "year" => Grain::Year,
        "decade" | "century" => Grain::Decade,
        _ => Grain::Day,
    }
}

/// Units that name days, not hours.
pub(super) fn of_days(unit: &str) -> bool {
    !matches!(unit, "second" | "minute" | "hour")
}

/// "today", "yesterday", "the day before yesterday", "last night".
pub(super) fn day_word(text: &Text, i: usize) -> Option<(Sense, usize)> {
    if any(text, i, &[k("now")]) && any_before(text, i, &[k("between"), k("from")]) {
        return Some((Sense::When(When::relative(text.date.map(DateRange::day), Grain::Day)), i + 1));
    }
    let hit = phrase(text, i, Class::DayWords)?;
    let (days, part) = hit.value.split_once(' ').unwrap_or((hit.value, ""));
    let day = text.date.and_then(|date| add(date, days.parse().ok()?, "day"));
    let when = When { part: named_part(part), ..When::relative(day.map(DateRange::day), Grain::Day) };
    let name = any(text, i + hit.len, &[k("’s"), k("'s")]) && capital(text, i) && capital(text, i + hit.len + 1) && i > 0;
    (!name).then_some((Sense::When(when), i + hit.len))
}

/// "last month", "this Friday", "next two weeks", "the past year", "last summer", "this morning".
pub(super) fn pointed(text: &Text, i: usize) -> Option<(Sense, usize)> {
    let hit = phrase(text, i, Class::DatePointers)?;
    let (pointer, at) = (Pointer::named(hit.value), i + hit.len);
    let over_the = any_before(text, i, &[k("the")]) && any_before(text, i - 1, &[k("in"), k("over"), k("during"), k("within"), k("for")]);
    let pointer = if pointer == Pointer::Last && over_the && unit(text, at).is_some() { Pointer::Past } else { pointer };
    let after_bare = any(text, i, &[k("following"), k("ensuing"), k("subsequent")]) && !any_before(text, i, &[k("the"), k("a")]);
    if after_bare || any(text, i, &[k("that")]) && !is(text, at, Class::TimeUnits) {
        return None;
    }
    if let Some((n, end)) = count(text, at).or_else(|| any(text, at, &[k("few")]).then_some((f64::NAN, at + 1))) {
        let unit = unit(text, end).filter(|u| of_days(u))?;
        let when = run(text, pointer, n, unit);
        let the = usize::from(any_before(text, i, &[k("the")]));
        let from_today = any_before(text, i - the, &[k("within")]) && pointer.step() == Some(1);
        let range = if from_today { when.range.and_then(begun_today) } else { when.range };
        return Some((Sense::When(When { range, ..when }), end + 1));
    }
    let day = matches!(unit(text, at), Some("day" | "night")) || day_part(text, at).is_some();
    let told = day && any_before(text, i, &[k("the")]) && matches!(pointer, Pointer::Last | Pointer::Next);
    let pointer = if told { Pointer::Told } else { pointer };
    let (pointer, at) = if any(text, at, &[k("calendar"), k("coming")]) { (pointer, at + 1) } else { (pointer, at) };
    if let Some(unit) = unit(text, at) {
        let plural = token(text, at).is_some_and(|t| t.span.of(text.raw).ends_with('s'));
        return (of_days(unit) && !plural).then(|| (Sense::When(one(text, pointer, unit, i)), at + 1));
    }
    weekdays::weekday(text, at, pointer)
        .or_else(|| working_week(text, at, pointer))
        .or_else(|| pointed_month(text, at, pointer))
        .or_else(|| pointed_season(text, at, pointer))
        .or_else(|| pointed_part(text, at, pointer))
        .or_else(|| pointed_holiday(text, at, pointer))
}

/// One period: "last month"; "the past month" is the month up to today.
fn one(text: &Text, pointer: Pointer, unit: &str, at: usize) -> When {
    let gone = unit == "weekend" && lean(text, at) == Lean::Past;
    let range = text.date.and_then(|date| match (pointer, unit) {
        (Pointer::Past, "week" | "month" | "year" | "decade") => upto(add(date, -1, unit)?, date),
        (Pointer::This, "weekend") if gone => stepped(date, unit, if date.weekday().to_monday_zero_offset() < 5 { -1 } else { 0 }),
        (_, "day" | "night") => add(date, pointer.step()?, "day").map(DateRange::day),
        _ => stepped(date, unit, pointer.step()?),
    });
    When::relative(range, grain(unit))
}

/// Several periods: "the past five years" run up to yesterday, "the next two weeks" begin tomorrow.
pub(super) fn run(text: &Text, pointer: Pointer, n: f64, unit: &str) -> When {
    let whole = (n.fract() == 0.0 && (1.0..=10_000.0).contains(&n)).then_some(n as i64);
    let range = text.date.zip(whole).zip(pointer.step()).and_then(|((date, n), step)| {
        let here = period(date, unit)?;
        match (unit, step) {
            ("quarter" | "decade" | "century", -1) => upto(add(here.from, -n, unit)?, here.from),
            ("quarter" | "decade" | "century", 1) => upto(here.to.tomorrow().ok()?, add(here.to.tomorrow().ok()?, n, unit)?),
            (_, -1) => upto(add(date, -n, unit)?, date),
            (_, 1) => upto(date.tomorrow().ok()?, add(date, n, unit)?.tomorrow().ok()?),
            _ => None,
        }
    });
    When::relative(range, Grain::Span)
}

/// "within the next two weeks" begins today.
fn begun_today(range: DateRange) -> Option<DateRange> {
    Some(DateRange { from: range.from.yesterday().ok()?, to: range.to.yesterday().ok()? })
}

/// "this working week", "next workweek": Monday to Friday.
fn working_week(text: &Text, at: usize, pointer: Pointer) -> Option<(Sense, usize)> {
    let end = if any(text, at, &[k("workweek")]) { at + 1 } else { at + 2 };
    let told = end == at + 1 || any(text, at, &[k("working"), k("work")]) && any(text, at + 1, &[k("week")]);
    let week = text.date.zip(pointer.step()).and_then(|(date, step)| stepped(date, "week", step));
    let range = week.and_then(|w| Some(DateRange { from: w.from, to: add(w.from, 4, "day")? }));
    told.then(|| (Sense::When(When::relative(range, Grain::Week)), end))
}

fn pointed_month(text: &Text, i: usize, pointer: Pointer) -> Option<(Sense, usize)> {
    let (m, _, end) = super::months::month_name(text, i)?;
    if super::words::digits(text, end).is_some() {
        return None;
    }
    let found = |date: Date| {
        let (y, here) = (date.year(), date.month());
        match pointer {
            Pointer::Last | Pointer::Past => month(if m < here { y } else { y - 1 }, m),
            Pointer::Next | Pointer::Coming => month(if m > here { y } else { y + 1 }, m),
            Pointer::This | Pointer::Bare => month(y, m),
            Pointer::Told => None,
        }
    };
    Some((Sense::When(When::relative(text.date.and_then(found), Grain::Month)), end))
}

fn pointed_season(text: &Text, i: usize, pointer: Pointer) -> Option<(Sense, usize)> {
    let first = value(text, i, Class::Seasons)?.parse().ok()?;
    let found = |date: Date| {
        let here = parts::season(date.year(), first)?;
        let years = || (-1..=1).filter_map(|step| parts::season(date.year() + step, first));
        match pointer {
            Pointer::Last | Pointer::Past => years().rfind(|r| r.to < date),
            Pointer::Next | Pointer::Coming => years().find(|r| r.from > date),
            Pointer::This | Pointer::Bare => Some(here),
            Pointer::Told => None,
        }
    };
    Some((Sense::When(When::relative(text.date.and_then(found), Grain::Quarter)), i + 1))
}

/// "this morning"; "this night" of the story has no day of its own.
fn pointed_part(text: &Text, i: usize, pointer: Pointer) -> Option<(Sense, usize)> {
    let (part, end) = day_part(text, i)?;
    let day = text.date.zip(pointer.step()).and_then(|(date, step)| add(date, step, "day")).map(DateRange::day);
    Some((Sense::When(When { part: Some(part), ..When::relative(day, Grain::Day) }), end))
}

fn pointed_holiday(text: &Text, i: usize, pointer: Pointer) -> Option<(Sense, usize)> {
    let hit = phrase(text, i, Class::Holidays)?;
    let found = |date: Date| {
        let mut years = (-1..=1).filter_map(|step| super::resolve::holiday(hit.value, date.year() + step));
        match pointer {
            Pointer::Last | Pointer::Past => years.rfind(|d| *d < date),
            Pointer::Next | Pointer::Coming => years.find(|d| *d > date),
            Pointer::This | Pointer::Bare => years.find(|d| d.year() == date.year()),
            Pointer::Told => None,
        }
    };
    Some((Sense::When(When::relative(text.date.and_then(found).map(DateRange::day), Grain::Day)), i + hit.len))
}

#[cfg(test)]
mod tests {
    use super::super::samples::{check, silent};

    #[test]
    fn days_and_periods_are_counted_from_the_report() {
        check(&[
            ("today", "[today]=2025-05-14"),
            ("yesterday evening", "[yesterday evening]=2025-05-13"),
            ("the day after tomorrow", "[day after tomorrow]=2025-05-16"),
            ("tonight", "[tonight]=2025-05-14"),
            ("last month", "[last month]=2025-04-01..2025-04-30"),
            ("this week", "[this week]=2025-05-12..2025-05-18"),
            ("earlier this week", "[earlier this week]=2025-05-12..2025-05-14"),
            ("last year", "[last year]=2024-01-01..2024-12-31"),
            ("the past five years", "[past five years]=2020-05-14..2025-05-13"),
            ("next two weeks", "[next two weeks]=2025-05-15..2025-05-28"),
            ("5 past years", "[5 past years]=2020-05-14..2025-05-13"),
            ("last summer", "[last summer]=2024-06-01..2024-08-31"),
            ("last December", "[last December]=2024-12-01..2024-12-31"),
            ("over the last decade", "[last decade]=2015-05-14..2025-05-13"),
            ("this morning", "[this morning]=2025-05-14"),
            ("this working week", "[this working week]=2025-05-12..2025-05-16"),
            ("within the next 3 days", "[next 3 days]=2025-05-14..2025-05-16"),
            ("last quarter", "[last quarter]=2025-01-01..2025-03-31"),
        ]);
    }

    #[test]
    fn the_story_has_days_of_its_own() {
        check(&[
            ("The same day, he left", "[same day]=?"),
            ("the next morning", "[next morning]=?"),
            ("the following week", "[following week]=?"),
            ("last few weeks", "[last few weeks]=?"),
        ]);
        silent(&["that man", "this time", "next to him", "the last man", "past the house", "USA Today"]);
    }
}
