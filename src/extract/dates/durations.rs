//! Durations: "three-day", "48 hours", "a decade", "two and a half years".

use super::Text;
use super::words::{any, any_before, count, k, unit};
use crate::value::Duration;

/// A duration at a place, and the place behind it.
pub(super) fn duration(text: &Text, i: usize) -> Option<(Duration, usize)> {
    let (n, at) = amount(text, i)?;
    let hyphen = any(text, at, &[k("-"), k("–")]);
    let at = at + usize::from(hyphen);
    let unit = unit(text, at).filter(|u| *u != "quarter")?;
    let end = at + 1;
    if any(text, end, &[k("-"), k(" ")]) && any(text, end + 1, &[k("old"), k("olds")]) || any(text, end, &[k("old")]) {
        return None;
    }
    let half = any(text, end, &[k("and")]) && any(text, end + 1, &[k("a")]) && any(text, end + 2, &[k("half")]);
    let n = if half { n + 0.5 } else { n };
    Some((Duration { seconds: n * seconds(unit), unit }, if half { end + 3 } else { end }))
}

/// How many: "three", "a", "half an", "two and a half".
fn amount(text: &Text, i: usize) -> Option<(f64, usize)> {
    if any(text, i, &[k("half")]) && any(text, i + 1, &[k("-")]) {
        return Some((0.5, i + 1));
    }
    if any(text, i, &[k("half")]) && any(text, i + 1, &[k("a"), k("an")]) {
        return Some((0.5, i + 2));
    }
    if any(text, i, &[k("a"), k("an")]) {
        let couple = any(text, i + 1, &[k("couple")]) && any(text, i + 2, &[k("of")]);
        let spoken = couple
            || any_before(
                text,
                i,
                &[k("for"), k("in"), k("nearly"), k("almost"), k("about"), k("than"), k("over"), k("within"), k("after")],
            )
            || any(text, i + 2, &[k("of"), k("after"), k("before"), k("later"), k("earlier")]);
        let ordinal = any(text, i + 1, &[k("second")]);
        return (spoken && !ordinal).then_some(if couple { (2.0, i + 3) } else { (1.0, i + 1) });
    }
    let (n, end) = count(text, i)?;
    let spaced = [k("and"), k("a"), k("half")].iter().enumerate().all(|(j, &w)| any(text, end + j, &[w]));
    let hyphened = [k("-"), k("and"), k("-"), k("a"), k("-"), k("half")].iter().enumerate().all(|(j, &w)| any(text, end + j, &[w]));
    Some(match (spaced, hyphened) {
        (true, _) => (n + 0.5, end + 3),
        (_, true) => (n + 0.5, end + 6),
        _ => (n, end),
    })
}

/// The length of a unit; months count 30 days and years 365.
fn seconds(unit: &str) -> f64 {
    const DAY: f64 = 86_400.0;
    match unit {
        "second" => 1.0,
        "minute" => 60.0,
        "hour" => 3_600.0,
        "week" => 7.0 * DAY,
        "fortnight" => 14.0 * DAY,
        "weekend" => 2.0 * DAY,
        "month" => 30.0 * DAY,
        "quarter" => 91.0 * DAY,
        "year" => 365.0 * DAY,
        "decade" => 3_650.0 * DAY,
        "century" => 36_500.0 * DAY,
        _ => DAY,
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{check, silent};

    #[test]
    fn lengths_in_seconds() {
        check(&[
            ("a three-day visit", "[three-day]=259200s"),
            ("for 48 hours", "[48 hours]=172800s"),
            ("for a decade", "[decade]=315360000s"),
            ("one and a half hours", "[one and a half hours]=5400s"),
            ("half an hour", "[half an hour]=1800s"),
            ("a couple of days", "[couple of days]=172800s"),
            ("2.5 hours", "[2.5 hours]=9000s"),
            ("twenty-five minutes", "[twenty-five minutes]=1500s"),
        ]);
    }

    #[test]
    fn ages_and_fractions_are_none() {
        silent(&["a 26-year-old man", "aged 26", "a quarter of voters", "for a second time", "days of rain", "3-month-old"]);
    }
}
