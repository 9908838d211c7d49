//! JSON Lines: one finding a line, each with all that is needed to read it alone.

use super::{Format, Options};
use crate::report::{Finding, Report};
use serde::Serialize;
use std::io;

pub(super) const FORMAT: Format =
    Format { name: "jsonl", summary: "one finding a line as JSON, for scripts", extension: "jsonl", lines: false, write };

#[derive(Serialize)]
struct Line<'a> {
    /// What `readings[].document` counts in.
    documents: &'a [&'a str],
    #[serde(flatten)]
    finding: &'a Finding,
}

fn write(report: &Report, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let documents: Vec<&str> = report.documents.iter().map(|d| d.file()).collect();
    report.findings.iter().try_for_each(|finding| {
        serde_json::to_writer(&mut *out, &Line { documents: &documents, finding })?;
        out.write_all(b"\n")
    })
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::config::Level;

    #[test]
    fn a_line_is_a_finding_that_can_be_read_alone() {
        let mut report = sample::report(&["Karoline Levitt\n\"said\".", "Karoline Leavitt said."]);
        sample::add(&mut report, Level::Error, &[(0, "Levitt\n\"said\""), (1, "Leavitt")]);
        sample::add(&mut report, Level::Hint, &[(0, ""), (1, "Leavitt")]);
        let text = sample::written(&FORMAT, &report);
        let rows: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0]["documents"][1], "b.txt");
        assert_eq!(rows[0]["readings"][0]["text"], "Levitt\n\"said\"");
        assert_eq!(rows[1]["readings"][0]["text"], serde_json::Value::Null);
    }
}
