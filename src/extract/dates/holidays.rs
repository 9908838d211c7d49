//! Days with a name: "Christmas", "Good Friday", "Independence Day 2019", "Labor Day weekend".

use super::Text;
use super::resolve::{Sense, add, period, resolve};
use super::words::{any, any_before, is, k, phrase, shape, token};
use super::years::year_number;
use crate::lexicon::Class;
use crate::segment::Shape;
use crate::text::WordKey;
use crate::value::{DateRange, Grain, When};

/// A day with a name: "Christmas", "Good Friday", "Independence Day 2019".
pub(super) fn holiday(text: &Text, i: usize) -> Option<(Sense, usize)> {
    let hit = phrase(text, i, Class::Holidays)?;
    let behind = i + hit.len;
    let year_at = behind + usize::from(any(text, behind, &[k(","), k("of"), k("in")]));
    if let Some((y, end)) = year_number(text, year_at).filter(|&(_, end)| !super::words::counted(text, end)) {
        let sense = Sense::Holiday(hit.value, Some(y));
        return Some(if any(text, end, &[k("weekend")]) { (around(text, sense, i), end + 1) } else { (sense, end) });
    }
    if any(text, behind, &[k("weekend")]) {
        return Some((around(text, Sense::Holiday(hit.value, None), i), behind + 1));
    }
    const AT: &[WordKey] =
        &[k("at"), k("on"), k("since"), k("before"), k("after"), k("by"), k("until"), k("during"), k("over"), k("around")];
    let thing = hit.len == 1
        && shape(text, behind) == Some(Shape::Lower)
        && !is(text, behind, Class::DayParts)
        && !super::calendar::function_word(text, behind)
        && !any_before(text, i, AT);
    let modifier = thing || hit.len == 1 && token(text, behind).is_some_and(|t| t.is_word() && t.is_capital());
    let new_year = any(text, i, &[k("new")])
        && hit.len == 2
        && !any(text, behind, &[k("'s"), k("’s")])
        && any_before(text, i, &[k("a"), k("the"), k("this")]);
    if any(text, behind, &[k("of")]) && any(text, behind + 1, &[k("this"), k("next"), k("last")]) && is(text, behind + 2, Class::TimeUnits)
    {
        let y = text.date.map(|d| {
            d.year()
                + if any(text, behind + 1, &[k("this")]) {
                    0
                } else if any(text, behind + 1, &[k("next")]) {
                    1
                } else {
                    -1
                }
        });
        return Some((Sense::Holiday(hit.value, y), behind + 3));
    }
    (!modifier && !new_year).then_some((Sense::Holiday(hit.value, None), behind))
}

/// The weekend around a day.
pub(super) fn around(text: &Text, day: Sense, i: usize) -> Sense {
    let day = resolve(text, day, i);
    Sense::When(When { range: day.range.and_then(long_weekend), grain: Grain::Week, weekday: None, ..day })
}

/// The weekend that a holiday belongs to, with the days between them.
fn long_weekend(day: DateRange) -> Option<DateRange> {
    use jiff::civil::Weekday::{Friday, Monday, Thursday};
    let weekend = period(day.from, "weekend")?;
    match day.from.weekday() {
        Monday => Some(DateRange { from: add(day.from, -2, "day")?, to: day.to }),
        Thursday | Friday => Some(DateRange { from: day.from, to: weekend.to }),
        _ => Some(weekend),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{check, silent};

    #[test]
    fn days_with_a_name() {
        check(&[
            ("on Christmas Day", "[Christmas Day]=2024-12-25"),
            ("on Good Friday", "[Good Friday]=2025-04-18"),
            ("Thanksgiving 2023", "[Thanksgiving 2023]=2023-11-23"),
            ("Black Friday 2010", "[Black Friday 2010]=2010-11-26"),
            ("Memorial Day 2024", "[Memorial Day 2024]=2024-05-27"),
            ("since 9/11", "[9/11]=2001-09-11"),
            ("over Labor Day weekend", "[Labor Day weekend]=2024-08-31..2024-09-02"),
            ("He left on New Year's Eve.", "[New Year's Eve]=2024-12-31"),
        ]);
    }

    #[test]
    fn things_named_after_them_are_none() {
        silent(&["Christmas trees", "Easter eggs", "a new year of talks", "Thanksgiving dinners", "Christmas Island"]);
    }
}
