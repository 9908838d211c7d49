//! Parts of periods, quarters, seasons and decades: "early May", "end of 2008", "Q3 2019", "summer of 2010", "the 1990s".

use super::resolve::{Calendar, Sense, add, period, resolve, upto, year};
use super::words::{any, any_before, glued, k, past_article, phrase, plain, unit, value, word};
use super::years::year_number;
use super::{Text, point};
use crate::lexicon::Class;
use crate::value::{DateRange, Grain, When};
use jiff::civil::Date;

/// "early May", "mid-2019", "the end of the year", "later this week", "late Friday".
pub(super) fn part(text: &Text, i: usize, depth: u8) -> Option<(Sense, usize)> {
    let hit = phrase(text, i, Class::PeriodParts)?;
    let behind = i + hit.len;
    let at = past_article(text, behind + usize::from(any(text, behind, &[k("-"), k("in"), k("on")])));
    let (base, end) = match point(text, at, depth) {
        Some((sense, end)) => (resolve(text, sense, i), end),
        None if hit.len > 1 => {
            let unit = unit(text, at).filter(|u| matches!(*u, "week" | "month" | "year" | "decade" | "century"))?;
            (When::relative(text.date.and_then(|d| period(d, unit)), super::relative::grain(unit)), at + 1)
        }
        None => return bare_year(text, i, at, hit.value),
    };
    Some((Sense::When(When { range: base.range.and_then(|r| share(r, base.grain, hit.value, text.date)), ..base }), end))
}

fn bare_year(text: &Text, i: usize, at: usize, name: &str) -> Option<(Sense, usize)> {
    let (y, end) = year_number(text, at).filter(|&(_, end)| !super::words::counted(text, end))?;
    let base = resolve(text, Sense::Calendar(Calendar { year: Some(y), ..Calendar::default() }), i);
    Some((Sense::When(When { range: base.range.and_then(|r| share(r, base.grain, name, text.date)), ..base }), end))
}

/// The part of a period that its name means: thirds, the halves of a month, what has passed of it or is left.
fn share(range: DateRange, grain: Grain, name: &str, date: Option<Date>) -> Option<DateRange> {
    let days = super::resolve::between(range.from, range.to) + 1;
    if days < 3 {
        return Some(range);
    }
    let cut = |from: i64, to: i64| Some(DateRange { from: add(range.from, from, "day")?, to: add(range.from, to - 1, "day")? });
    let month = |n: i64| add(range.from, n, "month");
    match (name, grain) {
        ("earlier", _) => Some(DateRange { from: range.from, to: date.filter(|d| range.from <= *d && *d <= range.to).unwrap_or(range.to) }),
        ("later", _) => {
            let next = date.filter(|d| range.from <= *d && *d < range.to).and_then(|d| d.tomorrow().ok());
            Some(DateRange { from: next.unwrap_or(range.from), to: range.to })
        }
        ("early", Grain::Month) => cut(0, 15),
        ("mid", Grain::Month) => cut(9, 20),
        ("late", Grain::Month) => cut(15, days),
        ("early", Grain::Year) => upto(range.from, month(4)?),
        ("mid", Grain::Year) => upto(month(4)?, month(8)?),
        ("late", Grain::Year) => upto(month(8)?, month(12)?),
        ("early", Grain::Decade) => upto(range.from, month(48)?),
        ("mid", Grain::Decade) => upto(month(36)?, month(84)?),
        ("late", Grain::Decade) => upto(month(72)?, month(120)?),
        ("early", _) => cut(0, (days + 1) / 2),
        ("mid", _) => cut(days / 3, days - days / 3),
        ("late", _) => cut(days / 2, days),
        _ => Some(range),
    }
}

/// "Q3 2019", "2017 Q1", "2019-Q1".
pub(super) fn quarter(text: &Text, i: usize) -> Option<(Sense, usize)> {
    let quarter_at = |i: usize| {
        let [q, n] = word(text, i).as_bytes() else { return None };
        (q.eq_ignore_ascii_case(&b'q') && (b'1'..=b'4').contains(n)).then(|| i64::from(n - b'1'))
    };
    let (n, y, end) = if let Some(n) = quarter_at(i) {
        let of = i + 1 + usize::from(any(text, i + 1, &[k("of"), k("-"), k(",")]));
        match year_number(text, of) {
            Some((y, end)) => (n, Some(y), end),
            None => (n, None, i + 1),
        }
    } else {
        let (y, end) = year_number(text, i)?;
        let at = end + usize::from(any(text, end, &[k("-")]));
        (quarter_at(at)?, Some(y), at + 1)
    };
    let from = y.or(text.date.map(|d| d.year())).and_then(|y| Date::new(y, 1, 1).ok()).and_then(|d| add(d, n, "quarter"));
    let when = When { relative: y.is_none(), ..When::days_or_none(from.and_then(|d| period(d, "quarter")), Grain::Quarter) };
    Some((Sense::When(when), end))
}

/// Spring, summer, autumn or winter of a year, by whole months; winter reaches into the next year.
pub(super) fn season(y: i16, first: i8) -> Option<DateRange> {
    let from = Date::new(y, first, 1).ok()?;
    upto(from, add(from, 3, "month")?)
}

/// "summer of 2010", "spring 2019", "in the summer".
pub(super) fn season_of(text: &Text, i: usize) -> Option<(Sense, usize)> {
    let first = value(text, i, Class::Seasons)?.parse().ok()?;
    let of = i + 1 + usize::from(any(text, i + 1, &[k("of"), k(",")]));
    let (y, end) = year_number(text, of)?;
    Some((Sense::When(When::days_or_none(season(y, first), Grain::Quarter)), end))
}

/// "1990s", "'90s", "the nineties", "1990's".
pub(super) fn decade(text: &Text, i: usize) -> Option<(Sense, usize)> {
    if any_before(text, i, &[k("his"), k("her"), k("their"), k("my"), k("your"), k("our")]) {
        return None;
    }
    let (y, end) = decade_word(text, i).or_else(|| decade_digits(text, i))?;
    let from = Date::new(y, 1, 1).ok()?;
    Some((Sense::When(When::days_or_none(period(from, if y % 100 == 0 && y < 2000 { "century" } else { "decade" }), Grain::Decade)), end))
}

fn decade_word(text: &Text, i: usize) -> Option<(i16, usize)> {
    let y: i16 = value(text, i, Class::Decades)?.parse().ok()?;
    let spoken = any_before(text, i, &[k("the"), k("in"), k("early"), k("late"), k("mid"), k("-")]);
    spoken.then_some((1900 + y, i + 1))
}

fn decade_digits(text: &Text, i: usize) -> Option<(i16, usize)> {
    let (stem, end) = match word(text, i).strip_suffix('s') {
        Some(stem) => (stem, i + 1),
        None if any(text, i + 1, &[k("'s"), k("’s"), k("s")]) => (word(text, i), i + 2),
        None => return None,
    };
    let n = plain(stem)?;
    let apostrophe = any_before(text, i, &[k("'"), k("’"), k("‘")]) && glued(text, i);
    let told = any_before(text, i, &[k("the"), k("early"), k("late"), k("mid"), k("in")]);
    match stem.len() {
        4 if n % 10 == 0 && (1000..=2190).contains(&n) && (told || end == i + 1) => Some((n as i16, end)),
        2 if n % 10 == 0 && (apostrophe || told) => Some((if n >= 30 { 1900 } else { 2000 } + n as i16, end)),
        _ => None,
    }
}

/// "year 2012", "calendar year 2018", "cy18".
pub(super) fn named_year(text: &Text, i: usize) -> Option<(Sense, usize)> {
    if any(text, i, &[k("year")]) {
        let (y, end) = year_number(text, i + 1)?;
        return Some((Sense::Calendar(Calendar { year: Some(y), ..Calendar::default() }), end));
    }
    let word = word(text, i);
    let n = plain(word.strip_prefix("cy").or_else(|| word.strip_prefix("CY"))?)?;
    let y = if n < 100 { 2000 + n } else { n };
    year(i16::try_from(y).ok()?).map(|r| (Sense::When(When::days(r, Grain::Year)), i + 1))
}

#[cfg(test)]
mod tests {
    use super::super::samples::{check, silent};

    #[test]
    fn parts_quarters_seasons_and_decades() {
        check(&[
            ("in late April", "[late April]=2025-04-16..2025-04-30"),
            ("mid-2019", "[mid-2019]=2019-05-01..2019-08-31"),
            ("early next week", "[early next week]=2025-05-19..2025-05-22"),
            ("later this month", "[later this month]=2025-05-15..2025-05-31"),
            ("at the end of the month", "[end of the month]=2025-05-16..2025-05-31"),
            ("Q3 2019", "[Q3 2019]=2019-07-01..2019-09-30"),
            ("2017-Q1", "[2017-Q1]=2017-01-01..2017-03-31"),
            ("the summer of 2010", "[summer of 2010]=2010-06-01..2010-08-31"),
            ("the 1990s", "[1990s]=1990-01-01..1999-12-31"),
            ("the early ’80s", "[80s]=1980-01-01..1989-12-31"),
            ("the roaring nineties, in the nineties", "[nineties]=1990-01-01..1999-12-31"),
        ]);
    }

    #[test]
    fn ages_falls_and_ends_are_none() {
        silent(&["a man in his 30s", "prices fall", "spring water", "the end of the line", "early birds", "late again", "he was late"]);
    }
}
