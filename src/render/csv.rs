//! CSV: one reading a row, so that reports of any number fit one table; for spreadsheets and notebooks.

use super::{Format, Options, place};
use crate::report::{Finding, Reading, Report};
use std::borrow::Cow;
use std::io;

pub(super) const FORMAT: Format =
    Format { name: "csv", summary: "one reading a row, for spreadsheets", extension: "csv", lines: false, write };

const COLUMNS: [&str; 14] = [
    "finding",
    "kind",
    "level",
    "confidence",
    "message",
    "reason",
    "file",
    "place",
    "line",
    "column",
    "missing",
    "text",
    "value",
    "fingerprint",
];

fn write(report: &Report, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let mut table = ::csv::Writer::from_writer(out);
    table.write_record(COLUMNS)?;
    for (number, finding) in (1..).zip(&report.findings) {
        for reading in &finding.readings {
            table.write_record(row(report, number, finding, reading).iter().map(|cell| cell.as_bytes()))?;
        }
    }
    table.flush()
}

fn row<'a>(report: &'a Report, number: usize, finding: &'a Finding, reading: &'a Reading) -> [Cow<'a, str>; COLUMNS.len()] {
    let number_of = |number: Option<usize>| Cow::Owned(number.map(|n| n.to_string()).unwrap_or_default());
    [
        number.to_string().into(),
        finding.id.into(),
        finding.level.name().into(),
        finding.confidence.to_string().into(),
        inert(&finding.message),
        inert(&finding.reason),
        inert(report.documents[reading.document].file()),
        place(report, reading).map(|place| place.to_string()).unwrap_or_default().into(),
        number_of(reading.line),
        number_of(reading.column),
        reading.text.is_none().to_string().into(),
        inert(reading.text.as_deref().unwrap_or_default()),
        inert(reading.value.as_deref().unwrap_or_default()),
        finding.fingerprint.as_str().into(),
    ]
}

/// A cell that no spreadsheet takes for a formula: an article must not be able to run one.
fn inert(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { Cow::Owned(format!("'{text}")) } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::config::Level;

    #[test]
    fn cells_are_quoted_and_no_formula_runs() {
        let mut report = sample::report(&["=HYPERLINK(\"x\",\n1) said Levitt.", "Leavitt said."]);
        sample::add(&mut report, Level::Error, &[(0, "=HYPERLINK(\"x\",\n1)"), (1, "Leavitt")]);
        sample::add(&mut report, Level::Hint, &[(0, ""), (1, "Leavitt")]);
        let text = sample::written(&FORMAT, &report);
        let mut rows = ::csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<_> = rows.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 4);
        assert_eq!(&rows[0][11], "'=HYPERLINK(\"x\",\n1)");
        assert_eq!((&rows[1][6], &rows[1][7], &rows[1][10]), ("b.txt", "1:1", "false"));
        assert_eq!((&rows[2][0], &rows[2][7], &rows[2][10], &rows[2][11]), ("2", "", "true", ""));
    }
}
