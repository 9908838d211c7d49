//! Days and periods counted from the report's day: "yesterday", "last month", "the past five years", "two days ago".

use super::resolve::{Calendar, Pointer, Sense, add, month, period, resolve, stepped, upto, week_of, year};
use super::tense::{Lean, lean};
use super::words::{any, any_before, capital, count, day_part, is, k, named_part, ordinal, past_article, phrase, token, unit, value};
use super::{Text, parts, point, weekdays};
use crate::lexicon::Class;
use crate::text::WordKey;
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
fn of_days(unit: &str) -> bool {
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
        return Some((Sense::When(run(text, pointer, n, unit)), end + 1));
    }
    let (pointer, at) =
        if any(text, at, &[k("calendar"), k("working"), k("fiscal"), k("coming")]) { (pointer, at + 1) } else { (pointer, at) };
    if let Some(unit) = unit(text, at) {
        let plural = token(text, at).is_some_and(|t| t.span.of(text.raw).ends_with('s'));
        return (of_days(unit) && !plural).then(|| (Sense::When(one(text, pointer, unit, i)), at + 1));
    }
    weekdays::weekday(text, at, pointer)
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
fn run(text: &Text, pointer: Pointer, n: f64, unit: &str) -> When {
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

fn pointed_month(text: &Text, i: usize, pointer: Pointer) -> Option<(Sense, usize)> {
    let (m, _, end) = super::calendar::month_name(text, i)?;
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
            Pointer::Last | Pointer::Past => years().filter(|r| r.to < date).next_back(),
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
            Pointer::Last | Pointer::Past => years.filter(|d| *d < date).next_back(),
            Pointer::Next | Pointer::Coming => years.find(|d| *d > date),
            Pointer::This | Pointer::Bare => years.find(|d| d.year() == date.year()),
            Pointer::Told => None,
        }
    };
    Some((Sense::When(When::relative(text.date.and_then(found).map(DateRange::day), Grain::Day)), i + hit.len))
}

/// "two days ago", "5 days before Christmas", "three weeks from now", "in two years' time", "three weeks later".
pub(super) fn counted_off(text: &Text, i: usize) -> Option<(Sense, usize)> {
    const NOW: &[WordKey] = &[k("now"), k("today")];
    let (n, at) = count(text, i).or_else(|| any(text, i, &[k("a"), k("an")]).then_some((1.0, i + 1)))?;
    if let Some((pointer, unit)) = value(text, at, Class::DatePointers).zip(unit(text, at + 1).filter(|u| of_days(u))) {
        return Some((Sense::When(run(text, Pointer::named(pointer), n, unit)), at + 2));
    }
    let unit = unit(text, at).filter(|u| of_days(u))?;
    let step = |date: Date, sign: i64| (n.fract() == 0.0 && n < 1e6).then(|| add(date, sign * n as i64, unit)).flatten();
    let told = |day: Option<Date>, end: usize| Some((Sense::When(When::relative(day.map(DateRange::day), grain(unit))), end));
    let behind = at + 1;
    if any(text, behind, &[k("ago")]) {
        return told(text.date.and_then(|date| step(date, -1)), behind + 1);
    }
    if any(text, behind, &[k("earlier"), k("later"), k("afterwards"), k("beforehand")]) {
        return told(None, behind + 1);
    }
    if any(text, behind, &[k("'"), k("’"), k("'s"), k("’s")]) && any(text, behind + 1, &[k("time")]) {
        return told(text.date.and_then(|date| step(date, 1)), behind + 2);
    }
    if let Some(at) = starting(text, behind) {
        let (sense, end) = point(text, at)?;
        let from = resolve(text, sense, i);
        let range = from.range.and_then(|r| upto(r.from, step(r.from, 1)?)).filter(|_| from.grain == Grain::Day);
        return Some((Sense::When(When { range, grain: Grain::Span, weekday: None, part: None, ..from }), end));
    }
    let sign = if any(text, behind, &[k("before")]) { -1 } else { 1 };
    if any(text, behind, &[k("from"), k("after"), k("before")]) {
        if any(text, behind + 1, NOW) {
            return told(text.date.and_then(|date| step(date, sign)), behind + 2);
        }
        let (sense, end) = point(text, past_article(text, behind + 1))?;
        let base = resolve(text, sense, i);
        if base.grain != Grain::Day {
            return None;
        }
        let day = base.range.and_then(|r| step(r.from, sign)).map(DateRange::day);
        return Some((Sense::When(When { range: day, weekday: None, part: None, ..base }), end));
    }
    let ahead = || any_before(text, i, &[k("in")]) && lean(text, i) == Lean::Future && !any(text, behind, &[k("of")]);
    if any_before(text, i, &[k("within")]) && lean(text, i) == Lean::Future {
        let range = text.date.and_then(|date| upto(date, step(date, 1)?));
        return Some((Sense::When(When::relative(range, Grain::Span)), behind));
    }
    ahead().then(|| told(text.date.and_then(|date| step(date, 1)), behind)).flatten()
}

/// The place behind "starting", "beginning on", ", from".
fn starting(text: &Text, i: usize) -> Option<usize> {
    if any(text, i, &[k(",")]) && any(text, i + 1, &[k("from")]) {
        return Some(i + 2);
    }
    let at = i + usize::from(any(text, i, &[k(",")]));
    any(text, at, &[k("starting"), k("beginning"), k("commencing")]).then(|| at + 1 + usize::from(any(text, at + 1, &[k("from"), k("on")])))
}

/// "the day before", "the following day", "the week after": days of the story, which the report's date does not tell.
pub(super) fn of_the_story(text: &Text, i: usize) -> Option<(Sense, usize)> {
    let unit = unit(text, i).filter(|u| of_days(u) && *u != "night")?;
    let around = any_before(text, i, &[k("the")]) && any(text, i + 1, &[k("before"), k("after")]);
    let alone = token(text, i + 2).is_none_or(|t| !t.is_word());
    (around && alone).then(|| (Sense::When(When::relative(None, grain(unit))), i + 2))
}

/// "third week of January", "first Monday of May", "second quarter of 2019", "9th month of next year", "last week of 2016".
pub(super) fn ordered(text: &Text, i: usize) -> Option<(Sense, usize)> {
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
    let weekday = super::calendar::weekday_name(text, at).filter(|(_, short, _)| !short).map(|(w, _, _)| w);
    let unit = unit(text, at);
    if weekday.is_none() && !matches!(unit, Some("week" | "quarter" | "month" | "weekend" | "day")) {
        return None;
    }
    let of = any(text, at + 1, &[k("of"), k("in")]);
    let whole = if of { point(text, past_article(text, at + 2)) } else { year_behind(text, at + 1).filter(|_| unit == Some("quarter")) };
    let (base, end) = match whole {
        Some((sense, end)) => (resolve(text, sense, i), end),
        None if unit == Some("quarter") && !last => (When::relative(text.date.and_then(|d| year(d.year())), Grain::Year), at + 1),
        None => return None,
    };
    let range = base.range.and_then(|range| nth(range, n, unit, weekday));
    let grain = if weekday.is_some() { Grain::Day } else { grain(unit.unwrap_or("day")) };
    Some((Sense::When(When { range, grain, weekday, ..base }), end))
}

fn year_behind(text: &Text, i: usize) -> Option<(Sense, usize)> {
    let (y, end) = super::calendar::year_number(text, i)?;
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
pub(super) fn weekend(text: &Text, i: usize) -> Option<(Sense, usize)> {
    if unit(text, i) != Some("weekend")
        || any_before(text, i, &[k("every"), k("each"), k("a"), k("any"), k("all")])
        || !any(text, i, &[k("weekend")])
    {
        return None;
    }
    let over = any_before(text, i, &[k("the")]) || i == 0 || !token(text, i - 1).is_some_and(|t| t.is_word());
    if any(text, i + 1, &[k("of")]) {
        let (day, end) = point(text, past_article(text, i + 2))?;
        return (resolve(text, day, i).grain == Grain::Day).then(|| (parts::around(text, day, i), end));
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
pub(super) fn week(text: &Text, i: usize) -> Option<(Sense, usize)> {
    let commencing = any(text, i, &[k("w")]) && any(text, i + 1, &[k("/")]) && any(text, i + 2, &[k("c")]);
    if !commencing && !any(text, i, &[k("week")]) {
        return None;
    }
    if let Some((n, _)) = super::words::digits(text, i + 1).filter(|(n, _)| (1..=53).contains(n)) {
        let (base, end) = match any(text, i + 2, &[k("of")]).then(|| point(text, i + 3)).flatten() {
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
    let (sense, end) = point(text, past_article(text, at))?;
    let base = resolve(text, sense, i);
    if base.grain != Grain::Day {
        return None;
    }
    let range = base.range.and_then(|r| period(r.from, "week"));
    Some((Sense::When(When { range, grain: Grain::Week, weekday: None, ..base }), end))
}
