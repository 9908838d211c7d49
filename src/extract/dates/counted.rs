//! Days counted off from another: "two days ago", "5 days before Christmas", "the day before".

use super::relative::{grain, of_days, run};
use super::resolve::{Pointer, Sense, add, resolve, upto};
use super::tense::{Lean, lean};
use super::words::{any, any_before, count, k, past_article, token, unit, value};
use super::{Text, point};
use crate::lexicon::Class;
use crate::value::{DateRange, Grain, When};
use jiff::civil::Date;

/// So many units of time.
#[derive(Clone, Copy)]
struct Amount {
    n: f64,
    unit: &'static str,
}

impl Amount {
    /// The date that lies so much after another, or before it.
    fn from(self, date: Date, sign: i64) -> Option<Date> {
        (self.n.fract() == 0.0 && self.n < 1e6).then(|| add(date, sign * self.n as i64, self.unit)).flatten()
    }

    /// The day that lies so much after the report's own, or before it.
    fn told(self, text: &Text, sign: i64) -> Sense {
        self.day(text.date.and_then(|date| self.from(date, sign)))
    }

    fn day(self, day: Option<Date>) -> Sense {
        Sense::When(When::relative(day.map(DateRange::day), grain(self.unit)))
    }
}

/// "two days ago", "5 days before Christmas", "three weeks from now", "in two years' time", "three weeks later".
pub(super) fn counted_off(text: &Text, i: usize, depth: u8) -> Option<(Sense, usize)> {
    let (n, at) = count(text, i).or_else(|| any(text, i, &[k("a"), k("an")]).then_some((1.0, i + 1)))?;
    if let Some((pointer, unit)) = value(text, at, Class::DatePointers).zip(unit(text, at + 1).filter(|u| of_days(u))) {
        return Some((Sense::When(run(text, Pointer::named(pointer), n, unit)), at + 2));
    }
    let amount = Amount { n, unit: unit(text, at).filter(|u| of_days(u))? };
    let behind = at + 1;
    if any(text, behind, &[k("ago")]) {
        return Some((amount.told(text, -1), behind + 1));
    }
    if any(text, behind, &[k("earlier"), k("later"), k("afterwards"), k("beforehand")]) {
        return Some((amount.day(None), behind + 1));
    }
    if any(text, behind, &[k("'"), k("’"), k("'s"), k("’s")]) && any(text, behind + 1, &[k("time")]) {
        return Some((amount.told(text, 1), behind + 2));
    }
    if let Some(at) = starting(text, behind) {
        return stretch(text, i, at, amount, depth);
    }
    if any(text, behind, &[k("from"), k("after"), k("before")]) {
        return beside(text, i, behind, amount, depth);
    }
    ahead(text, i, behind, amount).map(|sense| (sense, behind))
}

/// "three days starting Monday": so many days from one on.
fn stretch(text: &Text, i: usize, at: usize, amount: Amount, depth: u8) -> Option<(Sense, usize)> {
    let (sense, end) = point(text, at, depth)?;
    let from = resolve(text, sense, i);
    let range = from.range.and_then(|r| upto(r.from, amount.from(r.from, 1)?)).filter(|_| from.grain == Grain::Day);
    Some((Sense::When(When { range, grain: Grain::Span, weekday: None, part: None, ..from }), end))
}

/// "5 days before Christmas", "a week from Friday", "three weeks from now"; `at` is the preposition.
fn beside(text: &Text, i: usize, at: usize, amount: Amount, depth: u8) -> Option<(Sense, usize)> {
    let sign = if any(text, at, &[k("before")]) { -1 } else { 1 };
    if any(text, at + 1, &[k("now"), k("today")]) {
        return Some((amount.told(text, sign), at + 2));
    }
    let (sense, end) = point(text, past_article(text, at + 1), depth)?;
    let sense = match sense {
        Sense::Weekday(weekday, Pointer::Bare) if any(text, at, &[k("from")]) => Sense::Weekday(weekday, Pointer::Coming),
        other => other,
    };
    let base = resolve(text, sense, i);
    let range = base.range.and_then(|r| amount.from(r.from, sign)).map(DateRange::day);
    (base.grain == Grain::Day).then_some((Sense::When(When { range, weekday: None, part: None, ..base }), end))
}

/// "will meet in two weeks", "will leave within two weeks"; what was done in two weeks took so long.
fn ahead(text: &Text, i: usize, behind: usize, amount: Amount) -> Option<Sense> {
    let (within, after) = (any_before(text, i, &[k("within")]), any_before(text, i, &[k("in")]) && !any(text, behind, &[k("of")]));
    if !within && !after || lean(text, i) != Lean::Future {
        return None;
    }
    let range = || text.date.and_then(|date| upto(date, amount.from(date, 1)?));
    Some(if within { Sense::When(When::relative(range(), Grain::Span)) } else { amount.told(text, 1) })
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
