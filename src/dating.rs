//! The year of a dateline that leaves it out, as another report of the same event tells it.

use crate::analysis::Analysis;
use crate::extract::dates;
use jiff::civil::Date;

/// How many days apart the two reports may have appeared.
const NEAR: i32 = 45;

/// For each report, the day that its dateline tells by another's date; `None` where it has a date of its own or nothing tells one.
pub(crate) fn days(analyses: &[&Analysis]) -> Vec<Option<Date>> {
    let known: Vec<Date> = analyses.iter().filter_map(|a| a.date).collect();
    analyses.iter().map(|a| if a.date.is_none() { day(a, &known) } else { None }).collect()
}

/// The day of a dateline, in the year that brings it nearest to one of some days; none where two years do.
fn day(a: &Analysis, known: &[Date]) -> Option<Date> {
    let (month, day) = dates::dateline(&a.text())?;
    let years = known.iter().flat_map(|&near| (-1..=1).map(move |off| (near, near.year() + off)));
    let days = years.filter_map(|(near, year)| Some((near, Date::new(year, month, day).ok()?)));
    let apart = |(near, day): (Date, Date)| Some((near.until(day).ok()?.get_days().abs(), day));
    let days: Vec<(i32, Date)> = days.filter_map(apart).collect();
    let (least, day) = days.iter().min().copied().filter(|(apart, _)| *apart <= NEAR)?;
    days.iter().all(|&(apart, other)| apart != least || other == day).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;

    #[test]
    fn a_dateline_has_the_year_of_the_report_beside_it() {
        let day = |texts: &[&str]| {
            let analyses: Vec<Analysis> = texts.iter().map(|t| Analysis::new(&Document::new("-", *t))).collect();
            days(&analyses.iter().collect::<Vec<_>>())[0].map(|day| day.to_string())
        };
        let wire = "LIMA, Dec 30 (ANR) - Two boats sank on Monday.";
        assert_eq!(day(&[wire, "Lima Courier, January 2, 2025\n\nBoats sink\n\nTwo boats sank."]).as_deref(), Some("2024-12-30"));
        assert_eq!(day(&[wire, "Lima Courier, June 2, 2025\n\nBoats sink\n\nTwo boats sank."]), None, "an earlier story");
        assert_eq!(day(&[wire, "Two boats sank."]), None);
        assert_eq!(day(&["LIMA, Dec 30, 2020 (ANR) - Two boats sank.", "Lima Courier, January 2, 2025\n\nTwo boats sank."]), None);
    }
}
