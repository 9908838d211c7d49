//! How a report looks: one file a format; renderers translate and compute nothing.

mod ascii;
pub mod concise;
pub mod csv;
#[cfg(feature = "docx")]
pub mod docx;
pub mod explain;
pub mod github;
pub mod html;
pub mod json;
pub mod jsonl;
pub mod junit;
pub mod markdown;
pub mod rdjson;
pub mod sarif;
pub mod side_by_side;
pub mod terminal;
mod uri;
pub mod visible;

use crate::config::Level;
use crate::document::Place;
use crate::report::{DocumentSummary, Finding, Reading, Report};
use crate::text::{Position, Span};
use std::io;
use std::path::{Path, PathBuf};
use visible::visible;

/// What a reader wants to see.
#[derive(Clone, Debug)]
pub struct Options {
    /// Columns of the terminal or page.
    pub width: usize,
    /// Whether colours may be used.
    pub color: bool,
    /// Whether hints and all of the coverage are shown.
    pub verbose: bool,
    /// Whether what the reports say alike is shown.
    pub agreements: bool,
    /// Whether the formats for a terminal keep to ASCII, for one that shows nothing else.
    pub ascii: bool,
    /// How many findings the report was freed of since they are accepted or silenced; where it has no other, it must not say that nothing differs.
    pub left_out: usize,
    /// The folder in which relative files lie; where it is told, places in a terminal are hyperlinks to their files.
    pub links: Option<PathBuf>,
}

impl Default for Options {
    /// A page of 80 columns without colours.
    fn default() -> Options {
        Options { width: 80, color: false, verbose: false, agreements: false, ascii: false, left_out: 0, links: None }
    }
}

/// A way to write a report.
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is for, in a line.
    pub summary: &'static str,
    /// How the names of its files end, where such files hold no other format.
    pub extension: &'static str,
    /// Whether it is lines for people, behind which others may stand.
    pub lines: bool,
    /// Writes the report; fails only where the writer does.
    pub write: fn(&Report, &Options, &mut dyn io::Write) -> io::Result<()>,
}

/// Every format, in the order help shows them; the first is the default.
pub const FORMATS: &[Format] = &[
    terminal::FORMAT,
    side_by_side::FORMAT,
    concise::FORMAT,
    markdown::FORMAT,
    html::FORMAT,
    json::FORMAT,
    jsonl::FORMAT,
    csv::FORMAT,
    sarif::FORMAT,
    rdjson::FORMAT,
    github::FORMAT,
    junit::FORMAT,
];

/// Claims of one document alone that are shown without being asked for.
const WEIGHTIEST: usize = 3;

/// The format of a name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// The format whose files end as a file's name does.
pub fn format_of(file: &Path) -> Option<&'static Format> {
    let extension = file.extension()?.to_str()?;
    FORMATS.iter().find(|format| !format.extension.is_empty() && format.extension.eq_ignore_ascii_case(extension))
}

/// The findings that a reader wants to see.
fn shown<'a>(report: &'a Report, options: &Options) -> impl Iterator<Item = &'a Finding> {
    let verbose = options.verbose;
    report.findings.iter().filter(move |finding| verbose || finding.level < Level::Hint)
}

/// The reading at whose place a finding is told where there can be only one: the first that has words.
fn telling(finding: &Finding) -> Option<&Reading> {
    finding.readings.iter().find(|r| r.text.is_some()).or(finding.readings.first())
}

/// A level in a format that knows three: error, warning and note.
fn level_of_others(level: Level, names: [&'static str; 3]) -> &'static str {
    names[(level as usize).min(2)]
}

/// "1 claim", "2 claims".
///
/// ```
/// assert_eq!([1, 2].map(|claims| variorum::render::count(claims, "claim")), ["1 claim", "2 claims"]);
/// ```
pub fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// "1 finding left out", where any is.
fn left_out(options: &Options) -> Option<String> {
    (options.left_out > 0).then(|| format!("{} left out", count(options.left_out, "finding")))
}

/// A document's file, and where in it something stands: `a.html:12:3`, `a.pdf: page 3`.
fn location(document: &DocumentSummary, place: Option<Place>) -> String {
    let file = visible(document.file());
    match place {
        Some(place @ Place::Line(_)) => format!("{file}:{place}"),
        Some(place) => format!("{file}: {place}"),
        None => file.into_owned(),
    }
}

/// The longest sentence that is quoted in full, in characters.
const QUOTED: usize = 300;

/// What a document says at a span, with its place: `wires/a.txt:12:3: “the sentence around the words”`.
pub fn quoted(report: &Report, document: usize, span: Span, sentence: Option<Span>) -> String {
    let summary = &report.documents[document];
    let words = sentence.unwrap_or(span).of(summary.source.text()).split_whitespace().collect::<Vec<_>>().join(" ");
    let shown: String = words.chars().take(QUOTED).collect();
    let dots = if shown.len() < words.len() { "…" } else { "" };
    format!("{}: “{}{dots}”", location(summary, summary.source.place(span)), visible(&shown))
}

/// Where the words of a reading stand in their file, or the claim that lacks them.
fn place(report: &Report, reading: &Reading) -> Option<Place> {
    report.documents[reading.document].source.place(reading.span?)
}

/// The lines and columns between which the words of a reading stand in their file, if it has lines.
fn region(report: &Report, reading: &Reading) -> Option<(Position, Position)> {
    report.documents[reading.document].source.region(reading.span?)
}

#[cfg(test)]
pub(crate) mod sample {
    //! Reports made by hand, for the renderers' tests.

    use super::{Format, Options};
    use crate::config::{Config, Level};
    use crate::document::Document;
    use crate::report::{Finding, Reading, Report};
    use crate::text::Span;

    /// What a format makes of a report at a width of 80 columns, without colours.
    pub(crate) fn written(format: &Format, report: &Report) -> String {
        let mut out = Vec::new();
        (format.write)(report, &Options::default(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// A report without findings over some texts called a.txt, b.txt, ….
    pub(crate) fn report(texts: &[&str]) -> Report {
        let documents: Vec<_> = texts.iter().zip("abc".chars()).map(|(text, name)| Document::new(format!("{name}.txt"), *text)).collect();
        let mut report = crate::compare(&documents, &Config::default());
        (report.findings, report.coverage, report.agreements, report.summary) = Default::default();
        report
    }

    /// A finding whose readings are the first occurrence of some words, or, for no words, a lack.
    pub(crate) fn add(report: &mut Report, level: Level, words: &[(usize, &str)]) {
        let readings = words.iter().map(|&(document, words)| reading(report, document, words)).collect();
        let (message, reason) = ("one person, two spellings".to_owned(), "Both are the spokesperson.".to_owned());
        report.findings.push(Finding {
            id: "name-spelling",
            level,
            message,
            reason,
            confidence: 0.9,
            readings,
            fingerprint: "0".to_owned(),
        });
        let counts = &mut report.summary;
        *[&mut counts.errors, &mut counts.warnings, &mut counts.notes, &mut counts.hints][level as usize] += 1;
    }

    fn reading(report: &Report, document: usize, words: &str) -> Reading {
        let source = &report.documents[document].source;
        let span = (!words.is_empty()).then(|| source.text().find(words).map(|at| Span::new(at, at + words.len())).unwrap());
        let position = span.and_then(|s| source.position(s));
        Reading {
            document,
            start: span.map(Span::start),
            end: span.map(Span::end),
            line: position.map(|p| p.line),
            column: position.map(|p| p.column),
            text: span.map(|s| s.of(source.text()).to_owned()),
            value: None,
            original: span.and_then(|s| source.original(s)),
            span,
            sentence: span.map(|_| Span::new(0, source.text().len())),
        }
    }
}
