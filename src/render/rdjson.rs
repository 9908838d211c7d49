//! Reviewdog's diagnostic format: comments on the lines of a change, on any of the hosts that reviewdog knows.

use super::{Format, Options, level_of_others, region, shown, telling};
use crate::report::{Finding, Reading, Report};
use crate::text::Position;
use serde::Serialize;
use std::io;

pub(super) const FORMAT: Format =
    Format { name: "rdjson", summary: "for reviewdog: comments on a change", extension: "", lines: false, write };

#[derive(Serialize)]
struct Result<'a> {
    source: Source,
    diagnostics: Vec<Diagnostic<'a>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: String,
    location: Location<'a>,
    severity: &'static str,
    code: Code,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Code {
    value: &'static str,
}

#[derive(Serialize)]
struct Related<'a> {
    message: String,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Point,
    end: Point,
}

/// Columns are those of UTF-8 bytes.
#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
}

fn write(report: &Report, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let source = Source { name: report.tool.name };
    let diagnostics = shown(report, options).filter_map(|finding| diagnostic(report, finding)).collect();
    serde_json::to_writer_pretty(&mut *out, &Result { source, diagnostics })?;
    out.write_all(b"\n")
}

fn diagnostic<'a>(report: &'a Report, finding: &'a Finding) -> Option<Diagnostic<'a>> {
    let first = telling(finding)?;
    let others = finding.readings.iter().filter(|r| r.span.is_some() && !std::ptr::eq(*r, first));
    Some(Diagnostic {
        message: format!("{}\n{}", finding.message, finding.reason),
        location: location(report, first),
        severity: level_of_others(finding.level, ["ERROR", "WARNING", "INFO"]),
        code: Code { value: finding.id },
        related_locations: others.map(|r| Related { message: said(r), location: location(report, r) }).collect(),
    })
}

fn said(reading: &Reading) -> String {
    reading.text.clone().unwrap_or_else(|| "not said here".to_owned())
}

fn location<'a>(report: &'a Report, reading: &Reading) -> Location<'a> {
    let point = |p: Position| Point { line: p.line, column: p.byte };
    let range = region(report, reading).map(|(start, end)| Range { start: point(start), end: point(end) });
    Location { path: report.documents[reading.document].file(), range }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::config::Level;

    #[test]
    fn required_fields_and_byte_columns() {
        let mut report = sample::report(&["Ü\nÜ Karoline Levitt said.", "Karoline Leavitt said."]);
        sample::add(&mut report, Level::Note, &[(0, "Levitt"), (1, "Leavitt")]);
        let json: serde_json::Value = serde_json::from_str(&sample::written(&FORMAT, &report)).unwrap();
        let diagnostic = &json["diagnostics"][0];
        assert_eq!(json["source"]["name"], "variorum");
        assert_eq!((&diagnostic["severity"], &diagnostic["code"]["value"]), (&"INFO".into(), &"name-spelling".into()));
        assert_eq!(diagnostic["location"]["path"], "a.txt");
        assert_eq!(diagnostic["location"]["range"]["start"], serde_json::json!({"line": 2, "column": 13}));
        assert_eq!(diagnostic["location"]["range"]["end"], serde_json::json!({"line": 2, "column": 19}));
        assert_eq!(diagnostic["related_locations"][0]["message"], "Leavitt");
        assert!(diagnostic["message"].as_str().unwrap().starts_with("one person"));
    }
}
