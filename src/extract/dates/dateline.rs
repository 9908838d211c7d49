//! The day of a dateline that leaves out its year: "KYIV, March 3 (Agency) —".

use super::Text;
use super::calendar::{calendar, weekday_name};
use super::resolve::Calendar;
use super::words::{any, k, token};
use crate::segment::{BlockKind, Shape};
use crate::text::WordKey;
use jiff::civil::Date;

/// How many days apart a dateline and a day that its report tells with the year may lie for both to be of one week's news.
const NEAR: i32 = 7;

/// The day of the dateline, where a stamp of the same month or a day told in full beside it gives the year; `None` where nothing does.
pub(super) fn yearless(text: &Text) -> Option<Date> {
    let (month, day) = month_and_day(text)?;
    let year = stamped(text, month).or_else(|| told(text, month, day))?;
    Date::new(year, month, day).ok()
}

/// The month and day of the first dateline, where it leaves out its year.
pub fn month_and_day(text: &Text) -> Option<(i8, i8)> {
    dates_of(text, BlockKind::Dateline).find_map(|c| if c.year.is_none() { Some((c.month?, c.day?)) } else { None })
}

/// The year of a stamp that tells the month alone: "March 2025".
fn stamped(text: &Text, month: i8) -> Option<i16> {
    dates_of(text, BlockKind::Metadata).find_map(|c| if c.month == Some(month) { c.year } else { None })
}

/// The dates in blocks of a kind.
fn dates_of(text: &Text, kind: BlockKind) -> impl Iterator<Item = Calendar> {
    let blocks = text.segments.blocks.iter().filter(move |b| b.kind == kind);
    blocks.flat_map(|b| text.segments.tokens_in(b.span)).filter_map(|i| calendar(text, i)).map(|(c, _)| c)
}

/// The year of the days that a report tells in full, with their weekdays, where they are of the dateline's week, all of one year, and no
/// later year is told.
///
/// A report that looks back over years may tell such a day of any of them: nothing is taken from it.
fn told(text: &Text, month: i8, day: i8) -> Option<i16> {
    const BACK: &[WordKey] = &[k("ago"), k("after"), k("since"), k("later"), k("before"), k("earlier")];
    let count = text.tokens().len();
    let looks_back = |i| {
        any(text, i, &[k("anniversary")]) || any(text, i, &[k("year"), k("years"), k("decade"), k("decades")]) && any(text, i + 1, BACK)
    };
    if (0..count).any(looks_back) {
        return None;
    }
    let mut years = (0..count).filter_map(|i| near(text, i, month, day));
    let year = years.next()?;
    let latest = (0..count).filter_map(|i| lone_year(text, i)).max();
    (years.all(|other| other == year) && latest.is_none_or(|latest| latest <= year)).then_some(year)
}

/// The year of a day told in full behind its weekday, if it lies near the dateline's day in that year; what happened years ago is hardly
/// ever told with a weekday.
fn near(text: &Text, i: usize, month: i8, day: i8) -> Option<i16> {
    let (weekday, _, end) = weekday_name(text, i)?;
    let at = end + usize::from(any(text, end, &[k(",")]));
    let Calendar { year: Some(y), month: Some(m), day: Some(d), .. } = calendar(text, at)?.0 else { return None };
    let (told, line) = (Date::new(y, m, d).ok()?, Date::new(y, month, day).ok()?);
    (told.weekday() == weekday && told.until(line).ok()?.get_days().abs() <= NEAR).then_some(y)
}

/// A number that may be a year.
fn lone_year(text: &Text, i: usize) -> Option<i16> {
    let token = token(text, i).filter(|t| t.shape == Shape::Number && t.span.len() == 4)?;
    text.of(token.span).parse().ok().filter(|year| (1900..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use crate::extract::dates::report_date;
    use crate::segment::segment;

    fn dated(raw: &str) -> Option<String> {
        report_date(raw, &segment(raw)).map(|d| d.to_string())
    }

    #[test]
    fn the_year_is_taken_from_a_stamp_or_a_day_told_in_full() {
        for raw in [
            "Ferry sinks\n\nMarch 2025\n\nLIMA, March 3 (AP) — The ferry sank on Monday.",
            "LIMA, March 3 (AP) — The ferry sank on Monday, March 3, 2025, the police said.",
            "LIMA, March 3 (AP) — The ferry sank. It had left port on Friday, 28 February 2025, and was built in 1988.",
        ] {
            assert_eq!(dated(raw).as_deref(), Some("2025-03-03"), "{raw}");
        }
    }

    #[test]
    fn nothing_is_guessed() {
        for raw in [
            "LIMA, March 3 (AP) — The ferry sank on Monday.",
            "LIMA, March 3 (AP) — The ferry sank. It was built in 2019.",
            "LIMA, March 3 (AP) — The ferry sank. The law was passed on 24 June 2022.",
            "LIMA, March 3 (AP) — The ferry sank. The war began on 24 February 2022.",
            "LIMA, March 3 (AP) — The ferry sank on Tuesday, March 3, 2025.",
            "LIMA, March 3 (AP) — Three years after the ferry sank on Thursday, March 3, 2022, nobody has been charged.",
            "LIMA, March 3 (AP) — The ferry sank on Thursday, March 3, 2022. The trial began in 2024.",
            "LIMA, March 3 (AP) — Families marked the anniversary of the wreck of Tuesday, March 1, 2022.",
        ] {
            assert_eq!(dated(raw), None, "{raw}");
        }
    }
}
