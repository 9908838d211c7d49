//! From one day to another: "May 5-10", "from Monday to Wednesday", "between 1999 and 2001", "5 to 10 May".

use super::calendar::{day_first, day_number, trailing_year};
use super::resolve::{Calendar, Pointer, Sense, resolve};
use super::words::{any, any_before, counted, digits, glued, is, k, past_article};
use super::years::year_number;
use super::{NESTED, Text, point};
use crate::lexicon::Class;
use crate::value::{DateRange, Grain, When};

/// The place behind a word or dash that leads from one day to another.
pub(super) fn connector(text: &Text, i: usize) -> Option<usize> {
    if any(text, i, &[k("to"), k("till"), k("until"), k("through"), k("thru")]) {
        return Some(i + 1);
    }
    let dash = any(text, i, &[k("-"), k("–")]) || any(text, i, &[k("—")]) && glued(text, i);
    dash.then_some(i + 1)
}

/// Whether two years stand side by side as the ends of a range.
pub(super) fn years(text: &Text, i: usize) -> bool {
    let right = |i: usize| connector(text, i).and_then(|j| year_number(text, j)).filter(|&(_, end)| !counted(text, end));
    let left = || i >= 2 && connector(text, i - 1) == Some(i) && year_number(text, i - 2).is_some();
    let (Some((a, end)), plausible) = (year_number(text, i), |y: i16| (1700..=2100).contains(&y)) else { return false };
    plausible(a) && (right(end).is_some_and(|(b, _)| plausible(b) && a < b) || left())
}

/// "2024-25", "2014/15": a year with the last digits of the next, or of a later one behind a preposition.
pub(super) fn short_years(text: &Text, i: usize) -> bool {
    let joined = any(text, i + 1, &[k("-"), k("–"), k("/")]) && glued(text, i + 1) && glued(text, i + 2);
    let (Some((y, _)), Some((n, 2)), true) = (year_number(text, i), digits(text, i + 2), joined) else { return false };
    let more = any(text, i + 3, &[k("-"), k("/"), k("–")]) && glued(text, i + 3);
    (1900..=2100).contains(&y) && i64::from(y % 100) + 1 == n && !more && !counted(text, i + 3)
}

/// The range that goes on behind its first end.
pub(super) fn range(text: &Text, i: usize, left: Sense, end: usize) -> Option<(When, usize)> {
    let between = any_before(text, i, &[k("between")]) || i > 1 && any(text, i - 1, &[k("the")]) && any(text, i - 2, &[k("between")]);
    let at = if between && any(text, end, &[k("and")]) || short_years(text, i) { end + 1 } else { connector(text, end)? };
    let dash = any(text, at - 1, &[k("-"), k("–"), k("—")]);
    let at = if dash { at } else { past_article(text, at) };
    let (right, end) = right_end(text, left, at)?;
    let (left, right) = complete(left, right);
    let from = resolve(text, left, i);
    let to = following(text, right, from, at);
    let range = from.range.zip(to.range).map(|(a, b)| DateRange { from: a.from, to: b.to });
    if range.is_some_and(|r| r.to < r.from) || dash && matches!((left, right), (Sense::When(_), _)) {
        return None;
    }
    Some((When { range, relative: from.relative || to.relative, ..When::days_or_none(None, Grain::Span) }, end))
}

/// The second end: a whole date, a day of the first end's month, the last two digits of a year, or today.
fn right_end(text: &Text, left: Sense, at: usize) -> Option<(Sense, usize)> {
    if any(text, at, &[k("now"), k("date")]) {
        return Some((Sense::When(When::relative(text.date.map(DateRange::day), Grain::Day)), at + 1));
    }
    if let Sense::Calendar(Calendar { month: Some(month), day: Some(first), year, .. }) = left {
        let bare = || {
            let (day, end) = day_number(text, at).filter(|&(_, end)| {
                !is(text, end, Class::Months)
                    && !counted(text, end)
                    && !any(text, end, &[k(":"), k("/"), k("a.m"), k("p.m"), k("am"), k("pm"), k("-")])
            })?;
            let (behind, end) = trailing_year(text, end);
            let month = if day < first { month % 12 + 1 } else { month };
            Some((Sense::Calendar(Calendar { year: behind.or(year), month: Some(month), day: Some(day), weekday: None }), end))
        };
        if let Some(found) = bare() {
            return Some(found);
        }
    }
    if let Sense::Calendar(Calendar { year: Some(y), month: None, .. }) = left
        && let Some((n, 2)) = digits(text, at).filter(|_| glued(text, at) && !counted(text, at + 1))
    {
        let short = y / 100 * 100 + n as i16;
        return (short > y).then_some((Sense::Calendar(Calendar { year: Some(short), ..Calendar::default() }), at + 1));
    }
    if let Sense::Calendar(Calendar { year: Some(_), month: None, .. }) = left {
        if let Some((y, end)) = year_number(text, at).filter(|&(_, end)| !counted(text, end)) {
            return Some((Sense::Calendar(Calendar { year: Some(y), ..Calendar::default() }), end));
        }
        let dated =
            |sense: &Sense| matches!(sense, Sense::Calendar(Calendar { year: Some(_), .. }) | Sense::When(When { relative: false, .. }));
        return point(text, at, NESTED).filter(|(sense, _)| dated(sense));
    }
    let (right, end) = point(text, at, NESTED)?;
    let fits = match (left, right) {
        (Sense::Calendar(a), Sense::Calendar(b)) => a.month.is_some() == b.month.is_some() || b.day.is_some() || b.month.is_some(),
        _ => true,
    };
    fits.then_some((right, end))
}

/// Each end takes what it lacks from the other: "Nov 18-Dec 19, 2015".
fn complete(left: Sense, right: Sense) -> (Sense, Sense) {
    let (Sense::Calendar(mut a), Sense::Calendar(b)) = (left, right) else { return (left, right) };
    if a.year.is_none() && a.month.is_some() {
        let wraps = a.month > b.month;
        a.year = b.year.map(|y| if wraps { y - 1 } else { y });
    }
    (Sense::Calendar(a), right)
}

/// The second end of a range lies behind the first: the next Wednesday, the next May.
fn following(text: &Text, right: Sense, from: When, at: usize) -> When {
    let Some(range) = from.range else { return resolve(text, right, at) };
    match right {
        Sense::Weekday(weekday, Pointer::Bare) => {
            let day = range.from.checked_add(jiff::Span::new().days(i64::from(range.from.weekday().until(weekday)))).ok();
            When { weekday: Some(weekday), ..When::relative(day.map(DateRange::day), Grain::Day) }
        }
        Sense::Calendar(c) if c.year.is_none() && c.month.is_some() => {
            let first = Calendar { year: Some(range.from.year()), ..c };
            let to = resolve(text, Sense::Calendar(first), at);
            let to = if to.range.is_some_and(|r| r.to < range.from) {
                resolve(text, Sense::Calendar(Calendar { year: Some(range.from.year() + 1), ..c }), at)
            } else {
                to
            };
            When { relative: true, ..to }
        }
        _ => resolve(text, right, at),
    }
}

/// "5-10 May 2025", "9th till 17th of April": the month stands behind the second day.
pub(super) fn days_of_month(text: &Text, i: usize) -> Option<(When, usize)> {
    let (day, end) = day_number(text, i)?;
    let between = any_before(text, i, &[k("between")]) || i > 1 && any(text, i - 1, &[k("the")]) && any(text, i - 2, &[k("between")]);
    let at = if between && any(text, end, &[k("and")]) { end + 1 } else { connector(text, end)? };
    let (right, end) = day_first(text, past_article(text, at))?;
    let from = resolve(text, Sense::Calendar(Calendar { day: Some(day), ..right }), i);
    let to = following(text, Sense::Calendar(right), from, i);
    let range = from.range.zip(to.range).map(|(a, b)| DateRange { from: a.from, to: b.to }).filter(|r| r.from <= r.to);
    Some((When { range, relative: right.year.is_none(), ..When::days_or_none(None, Grain::Span) }, end))
}

/// "18" in "18 and 19 June": a day that takes its month from the next.
pub(super) fn listed_day(text: &Text, i: usize) -> Option<(Sense, usize)> {
    let (day, end) = day_number(text, i)?;
    let link = any(text, end, &[k("and"), k("or"), k(","), k("&")]);
    let (next, _) = link.then(|| day_first(text, end + 1)).flatten()?;
    Some((Sense::Calendar(Calendar { day: Some(day), weekday: None, ..next }), end))
}

#[cfg(test)]
mod tests {
    use super::super::samples::{check, silent};

    #[test]
    fn both_ends_are_read_and_included() {
        check(&[
            ("held from May 5-10 in Rome", "[May 5-10]=2025-05-05..2025-05-10"),
            ("May 5 to 10, 2023", "[May 5 to 10, 2023]=2023-05-05..2023-05-10"),
            ("between 9 and 11 May", "[9 and 11 May]=2025-05-09..2025-05-11"),
            ("30 April–2 May 2024", "[30 April–2 May 2024]=2024-04-30..2024-05-02"),
            ("Nov 18-Dec 19, 2015", "[Nov 18-Dec 19, 2015]=2015-11-18..2015-12-19"),
            ("Nov 18-Feb 3, 2015", "[Nov 18-Feb 3, 2015]=2014-11-18..2015-02-03"),
            ("from Monday to Wednesday", "[Monday to Wednesday]=2025-05-12..2025-05-14"),
            ("between 1999 and 2001", "[1999 and 2001]=1999-01-01..2001-12-31"),
            ("from 2007 to the end of 2008", "[2007 to the end of 2008]=2007-01-01..2008-12-31"),
            ("in 2010-12", "[2010-12]=2010-01-01..2012-12-31"),
            ("the 2014/15 season", "[2014/15]=2014-01-01..2015-12-31"),
            ("from December to February", "[December to February]=2024-12-01..2025-02-28"),
            ("between March and May 2024", "[March and May 2024]=2024-03-01..2024-05-31"),
            ("from next Monday to Friday", "[next Monday to Friday]=2025-05-19..2025-05-23"),
            ("on 18 and 19 June", "[18]=2025-06-18 [19 June]=2025-06-19"),
        ]);
    }

    #[test]
    fn two_days_side_by_side_are_no_range() {
        check(&[("on Monday and Tuesday", "[Monday]=2025-05-12 [Tuesday]=2025-05-13"), ("Monday - 10 people", "[Monday]=2025-05-12")]);
        silent(&["1500-2000 people", "from 10 to 20"]);
    }
}
