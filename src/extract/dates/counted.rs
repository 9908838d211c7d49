//! Days counted off from another: "two days ago", "5 days before Christmas", "the day before".

use super::relative::{grain, of_days, run};
use super::resolve::{Pointer, Sense, add, resolve, upto};
use super::tense::{Lean, lean};
use super::words::{any, any_before, count, k, past_article, token, unit, value};
use super::{Text, point};
use crate::lexicon::Class;
use crate::text::WordKey;
use crate::value::{DateRange, Grain, When};
use jiff::civil::Date;

/// "two days ago", "5 days before Christmas", "three weeks from now", "in two years' time", "three weeks later".
pub(super) fn counted_off(text: &Text, i: usize, depth: u8) -> Option<(Sense, usize)> {
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
        let (sense, end) = point(text, at, depth)?;
        let from = resolve(text, sense, i);
        let range = from.range.and_then(|r| upto(r.from, step(r.from, 1)?)).filter(|_| from.grain == Grain::Day);
        return Some((Sense::When(When { range, grain: Grain::Span, weekday: None, part: None, ..from }), end));
    }
    let sign = if any(text, behind, &[k("before")]) { -1 } else { 1 };
    if any(text, behind, &[k("from"), k("after"), k("before")]) {
        if any(text, behind + 1, NOW) {
            return told(text.date.and_then(|date| step(date, sign)), behind + 2);
        }
        let (sense, end) = point(text, past_article(text, behind + 1), depth)?;
        let sense = match sense {
            Sense::Weekday(weekday, Pointer::Bare) if any(text, behind, &[k("from")]) => Sense::Weekday(weekday, Pointer::Coming),
            other => other,
        };
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

#[cfg(test)]
mod tests {
    use super::super::samples::{check, silent};

    #[test]
    fn counts_lead_to_days() {
        check(&[
            ("two days ago", "[two days ago]=2025-05-12"),
            ("a year ago", "[year ago]=2024-05-14"),
            ("three weeks later", "[three weeks later]=?"),
            ("5 days before Christmas", "[5 days before Christmas]=2024-12-20"),
            ("a week from Friday", "[week from Friday]=2025-05-23"),
            ("They will meet in two weeks.", "[two weeks]=2025-05-28"),
            ("the day before", "[day before]=?"),
            ("three days starting next Monday", "[three days starting next Monday]=2025-05-19..2025-05-21"),
            ("He will leave within two weeks", "[two weeks]=2025-05-14..2025-05-27"),
            ("in a fortnight’s time", "[fortnight’s time]=2025-05-28"),
        ]);
    }

    #[test]
    fn what_lasted_is_a_duration() {
        check(&[("killed 20 people in two days", "[two days]=172800s"), ("the second call in a week", "[week]=604800s")]);
        silent(&["999999999999999999 days ago he", "months of war", "ago"]);
    }
}
