//! What a review found, as an editor shows it.

use super::draft::Draft;
use super::places::Units;
use super::shelf::Settings;
use super::uri;
use lsp_types::{Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location, NumberOrString, Position, Range};
use std::path::Path;
use variorum::render::visible::visible;
use variorum::report::{DocumentSummary, Finding, Reading, Stretch, Trace};
use variorum::review::silence::Fault;
use variorum::text::Span;
use variorum::{Level, Report, Steps, input, render};

/// A review with the places of its findings in the editor's text.
#[derive(Default)]
pub(super) struct Told {
    pub(super) report: Option<Report>,
    pub(super) rows: Vec<Row>,
    faults: Vec<Fault>,
}

/// A place of the draft that a finding is about.
pub(super) struct Row {
    pub(super) range: Range,
    /// Both are indices: into the report's findings, and into the finding's readings.
    finding: usize,
    reading: usize,
}

impl Row {
    pub(super) fn finding<'r>(&self, report: &'r Report) -> &'r Finding {
        &report.findings[self.finding]
    }

    pub(super) fn reading<'r>(&self, report: &'r Report) -> &'r Reading {
        &self.finding(report).readings[self.reading]
    }
}

/// Reviews a draft; one without words has no findings.
pub(super) fn told(draft: &Draft, settings: &Settings, units: Units) -> Told {
    let document = match input::read_from(draft.text.as_bytes(), &draft.name) {
        Ok(document) if !settings.is_source => document,
        _ => return Told::default(),
    };
    let told = crate::review::told(&settings.desk, &document, &settings.file.config, &settings.baseline, &Steps::untold());
    let source = &told.report.documents[0].source;
    let range = |span| units.range(source, span, &draft.text, &draft.lines);
    let rows = told.report.findings.iter().enumerate().flat_map(|(finding, f)| {
        let own = f.readings.iter().enumerate().filter(|(_, r)| r.document == 0);
        own.filter_map(move |(reading, r)| Some(Row { range: range(r.span?)?, finding, reading }))
    });
    let rows = rows.collect();
    Told { report: Some(told.report), rows, faults: told.faults }
}

impl Told {
    /// The findings, each at all its places in the draft, and what is wrong with marks.
    pub(super) fn diagnostics(&self, draft: &Draft, units: Units) -> Vec<Diagnostic> {
        let Some(report) = &self.report else { return Vec::new() };
        let found = self.rows.iter().map(|row| diagnostic(report, row, draft, units));
        found.chain(self.faults.iter().map(wrong)).collect()
    }

    /// The places that touch a range, the narrowest first.
    pub(super) fn at(&self, range: Range) -> Vec<&Row> {
        let mut rows: Vec<&Row> = self.rows.iter().filter(|row| touches(row.range, range)).collect();
        rows.sort_by_key(|row| (row.range.end.line - row.range.start.line, row.range.end.character.abs_diff(row.range.start.character)));
        rows
    }

    /// The narrowest thing at a byte of the draft's file that a source has, or has otherwise.
    pub(super) fn traced(&self, at: Position, draft: &Draft, units: Units) -> Option<(&Trace, Range)> {
        let report = self.report.as_ref()?;
        let source = &report.documents[0].source;
        let known = report.trace.iter().filter(|row| !row.supports.is_empty() || !row.differs.is_empty());
        let mut known: Vec<&Trace> = known.collect();
        known.sort_by_key(|row| (row.at.span.len(), row.at.span));
        known.into_iter().find_map(|row| {
            let range = units.range(source, row.at.span, &draft.text, &draft.lines)?;
            touches(range, Range::new(at, at)).then_some((row, range))
        })
    }
}

/// Whether two ranges share a place; an empty one is a place between characters.
fn touches(a: Range, b: Range) -> bool {
    a.start <= b.end && b.start <= a.end
}

fn diagnostic(report: &Report, row: &Row, draft: &Draft, units: Units) -> Diagnostic {
    let finding = row.finding(report);
    let others = finding.readings.iter().enumerate().filter(|(i, _)| *i != row.reading);
    let related = others.filter_map(|(_, reading)| {
        let range = if reading.document == 0 {
            units.range(&report.documents[0].source, reading.span?, &draft.text, &draft.lines).map(|range| (draft.uri.clone(), range))
        } else {
            located(&report.documents[reading.document], reading.span?, units)
        };
        let (uri, range) = range?;
        let message = render::quoted(report, reading.document, reading.span?, reading.sentence);
        Some(DiagnosticRelatedInformation { location: Location { uri, range }, message })
    });
    Diagnostic {
        range: row.range,
        severity: Some(match finding.level {
            Level::Error => DiagnosticSeverity::ERROR,
            Level::Warning => DiagnosticSeverity::WARNING,
            Level::Note => DiagnosticSeverity::INFORMATION,
            Level::Hint => DiagnosticSeverity::HINT,
        }),
        code: Some(NumberOrString::String(finding.id.to_owned())),
        source: Some("variorum".to_owned()),
        message: visible(&finding.message).into_owned(),
        related_information: Some(related.collect()),
        data: Some(finding.fingerprint.clone().into()),
        ..Diagnostic::default()
    }
}

/// A mark that silences nothing, in the whole of its line.
fn wrong(fault: &Fault) -> Diagnostic {
    let line = fault.line.saturating_sub(1) as u32;
    Diagnostic {
        range: Range::new(Position::new(line, 0), Position::new(line + 1, 0)),
        severity: Some(DiagnosticSeverity::HINT),
        source: Some("variorum".to_owned()),
        message: visible(&fault.message).into_owned(),
        tags: Some(vec![DiagnosticTag::UNNECESSARY]),
        ..Diagnostic::default()
    }
}

/// Where a span of a source stands; at the file's beginning where the file has no lines, such as a PDF.
fn located(document: &DocumentSummary, span: Span, units: Units) -> Option<(lsp_types::Uri, Range)> {
    let uri = uri::of(Path::new(document.path.as_ref()?))?;
    Some((uri, units.range_in_file(&document.source, span).unwrap_or_default()))
}

/// Where a stretch of a source stands.
pub(super) fn location(report: &Report, document: usize, span: Span, units: Units) -> Option<Location> {
    let (uri, range) = located(&report.documents[document], span, units)?;
    Some(Location { uri, range })
}

/// A stretch of a source, with its place and the sentence around it.
pub(super) fn quoted_stretch(report: &Report, stretch: &Stretch) -> String {
    render::quoted(report, stretch.document, stretch.span, stretch.sentence)
}
