//! Years: "in 2014", "nineteen eighty-six", "'87"; and when four digits are none.

use super::Text;
use super::ranges;
use super::resolve::Calendar;
use super::words::{any, any_before, capital, counted, digits, glued, k, spelled, surely_counted, token, value};
use crate::lexicon::Class;
use crate::text::WordKey;
use jiff::civil::Date;

/// Four digits that can be a year.
pub(super) fn year_number(text: &Text, i: usize) -> Option<(i16, usize)> {
    let (n, len) = digits(text, i)?;
    (len == 4 && (1000..=2199).contains(&n) && !is_clock_zone(text, i + 1)).then_some((n as i16, i + 1))
}

/// "2,000" in "the year 2,000".
fn grouped_year(text: &Text, i: usize) -> Option<(i16, usize)> {
    let word = token(text, i).map(|t| text.of(t.span))?;
    let told = i > 0 && any(text, i - 1, &[k("year")]);
    let (thousand, rest) = word.split_once(',').filter(|(thousand, rest)| told && matches!(*thousand, "1" | "2") && rest.len() == 3)?;
    Some((format!("{thousand}{rest}").parse().ok()?, i + 1))
}

fn is_clock_zone(text: &Text, i: usize) -> bool {
    any(text, i, &[k("gmt"), k("utc"), k("hrs"), k("hours"), k("ist"), k("bst"), k("edt"), k("pst"), k("local")])
}

/// "87", "'87".
pub(super) fn short_year(text: &Text, i: usize) -> Option<(i16, usize)> {
    let at = if any(text, i, &[k("'"), k("’")]) { i + 1 } else { i };
    let (n, len) = digits(text, at)?;
    (len == 2).then(|| (full_year(text.date, n as i16), at + 1))
}

/// The century of a year in two digits: not more than ten years ahead.
pub(super) fn full_year(date: Option<Date>, n: i16) -> i16 {
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

/// A year alone, where the words around it say that it is one.
pub(super) fn lone_year(text: &Text, i: usize) -> Option<(Calendar, usize)> {
    let (year, end) = year_number(text, i).or_else(|| grouped_year(text, i))?;
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
    const STRONG: &[WordKey] =
        &[k("in"), k("since"), k("until"), k("during"), k("by"), k("before"), k("after"), k("throughout"), k("early"), k("late")];
    const MARKS: &[WordKey] = &[k("$"), k("£"), k("€"), k("₹"), k("#"), k("no"), k("."), k("/"), k(":")];
    if i > 0
        && glued(text, i)
        && (any(text, i - 1, MARKS)
            || any(text, i - 1, &[k("-"), k("–")]) && !any(text, i.saturating_sub(2), &[k("mid"), k("pre"), k("post")]))
    {
        return false;
    }
    let behind = i + 1;
    if any_before(text, i, &[k("-"), k("–")]) && i > 1 && any(text, i - 2, &[k("mid"), k("pre"), k("post")]) {
        return true;
    }
    let years = year % 100 != 0 && (1900..=2100).contains(&year) && (any_before(text, i, OWNER) || any_before(text, i, STRONG));
    if surely_counted(text, behind) || counted(text, behind) && !years {
        return false;
    }
    if ranges::short_years(text, i) {
        return true;
    }
    if glued(text, behind) && any(text, behind, &[k("%"), k("°"), k("/"), k(":")]) {
        return false;
    }
    let modifies = any_before(text, i, OWNER) && (1700..=2100).contains(&year) && token(text, behind).is_some_and(|t| t.is_word());
    let named = capital(text, behind) && (1800..=2100).contains(&year) && !any_before(text, i, &[k("to")]);
    any_before(text, i, BEFORE) || modifies || named || ranges::years(text, i)
}

#[cfg(test)]
mod tests {
    use super::super::samples::{check, silent};

    #[test]
    fn years_are_known_by_their_neighbours() {
        check(&[
            ("He won in 2014.", "[2014]=2014-01-01..2014-12-31"),
            ("in the year 2,000", "[2,000]=2000-01-01..2000-12-31"),
            ("his 2016 campaign", "[2016]=2016-01-01..2016-12-31"),
            ("A 2006 file photo", "[2006]=2006-01-01..2006-12-31"),
            ("By 2030 emissions must fall", "[2030]=2030-01-01..2030-12-31"),
            ("pre-2014 borders", "[2014]=2014-01-01..2014-12-31"),
            ("born on May 5, nineteen eighty-six", "[May 5]=2025-05-05"),
            ("in August two thousand and fifteen", "[August two thousand and fifteen]=2015-08-01..2015-08-31"),
        ]);
    }

    #[test]
    fn counts_rooms_and_prices_are_no_years() {
        silent(&[
            "2,000 people fled",
            "1500 houses burned",
            "2014 votes were cast",
            "of 2000 people",
            "in 2000 homes",
            "Room 2001",
            "Flight 2014 landed",
            "$2000",
            "at 1600 Pennsylvania",
            "a 2000-page law",
        ]);
    }
}
