//! Dates in digits: "2025-05-10", "5/10/2025", "10.05.2025", "23/Sep/2020", "20250510".

use super::Text;
use super::resolve::Calendar;
use super::words::{any_before, digits, glued, is, k, plain, shape, value, word};
use super::years::full_year;
use crate::lexicon::Class;
use crate::segment::Shape;
use crate::text::WordKey;
use jiff::civil::Date;

/// "2025-05-10", "5/10/2025", "10.05.2025", "23/Sep/2020", "Dec/2018", "12-2015"; the American order unless that is no date.
pub(super) fn numeric(text: &Text, i: usize) -> Option<(Calendar, usize)> {
    if let Some(date) = dotted(text, i) {
        return Some((date, i + 1));
    }
    if let Some(date) = spaced(text, i) {
        return Some((date, i + 3));
    }
    let first = part(text, i)?;
    let separator = ["-", "/", "–", "‐", "‑"].into_iter().find(|s| word(text, i + 1) == *s && glued(text, i + 1) && glued(text, i + 2))?;
    let second = part(text, i + 2)?;
    let third = (word(text, i + 3) == separator && glued(text, i + 3) && glued(text, i + 4)).then(|| part(text, i + 4)).flatten();
    match third {
        Some(third) => three_parts(text.date, first, second, third).map(|c| (c, i + 5)),
        None => two_parts(text, i, separator, first, second).map(|c| (c, i + 3)),
    }
}

/// "2025 05 10": year, month and day in as many digits as they can have, with nothing counted behind them.
fn spaced(text: &Text, i: usize) -> Option<Calendar> {
    let part = |at: usize, len: usize| digits(text, at).filter(|&(_, n)| n == len && (at == i || !glued(text, at))).map(|(n, _)| n);
    let (y, m, d) = (part(i, 4)?, part(i + 1, 2)?, part(i + 2, 2)?);
    let alone = shape(text, i + 3).is_none_or(|s| s == Shape::Mark) && digits(text, i + 3).is_none();
    let date = Date::new(y as i16, m as i8, d as i8).ok().filter(|d| alone && (1900..=2100).contains(&d.year()))?;
    Some(whole(date))
}

/// "20250510", where that is a day.
pub(super) fn compact(text: &Text, i: usize) -> Option<(Calendar, usize)> {
    let (n, len) = digits(text, i)?;
    let date = (len == 8).then(|| Date::new((n / 10_000) as i16, (n / 100 % 100) as i8, (n % 100) as i8).ok()).flatten()?;
    (1900..=2100).contains(&date.year()).then(|| (whole(date), i + 1))
}

fn whole(date: Date) -> Calendar {
    Calendar { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()), weekday: None }
}

/// A part of a date between separators.
#[derive(Clone, Copy)]
enum Part {
    Number(i64, usize),
    Month(i8),
}

fn part(text: &Text, i: usize) -> Option<Part> {
    if let Some((n, len)) = digits(text, i) {
        return (len <= 4).then_some(Part::Number(n, len));
    }
    let stamp = || word(text, i).split_once(['T', 't']).filter(|(d, hour)| d.len() == 2 && hour.len() == 2 && plain(hour).is_some());
    if shape(text, i) == Some(Shape::Alphanumeric) {
        return stamp().and_then(|(d, _)| plain(d)).map(|n| Part::Number(n, 2));
    }
    value(text, i, Class::Months)?.trim_end_matches('*').parse().ok().map(Part::Month)
}

fn three_parts(date: Option<Date>, a: Part, b: Part, c: Part) -> Option<Calendar> {
    let made = |y: i64, len: usize, m: i64, d: i64| {
        let y = if len == 2 { full_year(date, y as i16) } else { y as i16 };
        Date::new(y, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok().filter(|d| (1000..=2199).contains(&d.year())).map(whole)
    };
    match (a, b, c) {
        (Part::Number(y, 4), Part::Number(m, 1..=2), Part::Number(d, 1..=2)) => made(y, 4, m, d),
        (Part::Number(y, 4), Part::Month(m), Part::Number(d, 1..=2)) => made(y, 4, m.into(), d),
        (Part::Month(m), Part::Number(y, 4), Part::Number(d, 1..=2)) => made(y, 4, m.into(), d),
        (Part::Month(m), Part::Number(d, 1..=2), Part::Number(y, len @ (2 | 4))) => made(y, len, m.into(), d),
        (Part::Number(d, 1..=2), Part::Month(m), Part::Number(y, len @ (2 | 4))) => made(y, len, m.into(), d),
        (Part::Number(m, 1..=2), Part::Number(d, 1..=2), Part::Number(y, len @ (2 | 4))) => {
            made(y, len, m, d).or_else(|| made(y, len, d, m))
        }
        _ => None,
    }
}

fn two_parts(text: &Text, i: usize, separator: &str, a: Part, b: Part) -> Option<Calendar> {
    let full = |y: i64| (1900..=2100).contains(&y).then_some(y as i16);
    let month = |m: i64| (1..=12).contains(&m).then_some(m as i8);
    let day = |d: i64| (1..=31).contains(&d).then_some(d as i8);
    match (a, b) {
        (Part::Month(m), Part::Number(y, 4)) => Some(Calendar { year: Some(full(y)?), month: Some(m), ..Calendar::default() }),
        (Part::Number(m, 1..=2), Part::Number(y, 4)) => {
            Some(Calendar { year: Some(full(y)?), month: Some(month(m)?), ..Calendar::default() })
        }
        (Part::Number(d, 1..=2), Part::Month(m)) | (Part::Month(m), Part::Number(d, 1..=2)) => {
            Some(Calendar { month: Some(m), day: Some(day(d)?), ..Calendar::default() })
        }
        (Part::Number(m, 1..=2), Part::Number(d, 1..=2)) if separator == "/" && introduced(text, i) => {
            let (m, d) = if m <= 12 { (m, d) } else { (d, m) };
            Some(Calendar { month: Some(month(m)?), day: Some(day(d)?), ..Calendar::default() })
        }
        _ => None,
    }
}

/// "on 11/20", "Friday 7/6": without a year, only what stands before tells a date from a fraction or a score.
fn introduced(text: &Text, i: usize) -> bool {
    const BEFORE: &[WordKey] = &[
        k("on"),
        k("since"),
        k("until"),
        k("till"),
        k("from"),
        k("before"),
        k("after"),
        k("between"),
        k("dated"),
        k("through"),
        k("or"),
        k("and"),
        k("to"),
        k(","),
    ];
    any_before(text, i, BEFORE) || i > 0 && is(text, i - 1, Class::Weekdays)
}

/// "10.05.2025": day first, as it is written with full stops.
fn dotted(text: &Text, i: usize) -> Option<Calendar> {
    if shape(text, i) != Some(Shape::Number) {
        return None;
    }
    let mut parts = word(text, i).split('.');
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    let (d, m, y) = if a.len() == 4 { (plain(c)?, plain(b)?, plain(a)?) } else { (plain(a)?, plain(b)?, plain(c)?) };
    if parts.next().is_some() || !(1900..=2100).contains(&y) {
        return None;
    }
    let made = |m: i64, d: i64| Date::new(y as i16, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok();
    made(m, d).or_else(|| made(d, m)).map(whole)
}

#[cfg(test)]
mod tests {
    use super::super::samples::{check, silent};

    #[test]
    fn digits_make_dates() {
        check(&[
            ("on 2025-05-10 it rained", "[2025-05-10]=2025-05-10"),
            ("dated 5/10/2025", "[5/10/2025]=2025-05-10"),
            ("dated 25/10/2024", "[25/10/2024]=2024-10-25"),
            ("am 10.05.2025", "[10.05.2025]=2025-05-10"),
            ("filed 23/Sep/2020", "[23/Sep/2020]=2020-09-23"),
            ("released 20250510 today", "[20250510]=2025-05-10 [today]=2025-05-14"),
            ("at 2025-05-10T14:30:00Z", "[2025-05-10T14]=2025-05-10"),
            ("on 11/20 and", "[11/20]=2024-11-20"),
            ("On 2016 10 16, it opened.", "[2016 10 16]=2016-10-16"),
        ]);
    }

    #[test]
    fn fractions_scores_and_numbers_are_none() {
        silent(&[
            "3/4 of voters",
            "24/7 news",
            "a 50/50 split",
            "call 123-12-1234",
            "no. 133-03-03-2020",
            "2015-1-32",
            "lots 2016 10 16 21 sold",
            "some 2016 10 16 votes",
            "1/2/3/4",
            "v1.2.3",
        ]);
    }
}
