//! What the sources say about the words under the pointer, and where.

use super::draft::Draft;
use super::places::Units;
use super::told::{self, Row, Told};
use lsp_types::{Hover, HoverContents, Location, MarkupContent, MarkupKind, Position, Range};
use variorum::Report;
use variorum::render::{self, visible::visible};
use variorum::report::{Finding, Stretch};

/// The findings at a place with the sources' sentences; where there are none, what sources have the same.
///
/// It is plain text: a source's words must not become links or pictures of the editor's.
pub(super) fn hover(told: &Told, draft: &Draft, at: Position, units: Units) -> Option<Hover> {
    let report = told.report.as_ref()?;
    let rows = told.at(Range::new(at, at));
    let (range, parts): (Range, Vec<String>) = match rows.first() {
        Some(first) => (first.range, rows.iter().map(|row| found(report, row.finding(report))).collect()),
        None => {
            let (row, range) = told.traced(at, draft, units)?;
            let said = |what: &str, of: &[Stretch]| {
                of.iter().map(|stretch| format!("{what} {}", told::quoted_stretch(report, stretch))).collect::<Vec<_>>()
            };
            (range, vec![[said("supported by", &row.supports), said("otherwise", &row.differs)].concat().join("\n")])
        }
    };
    let contents = HoverContents::Markup(MarkupContent { kind: MarkupKind::PlainText, value: parts.join("\n\n") });
    Some(Hover { contents, range: Some(range) })
}

fn found(report: &Report, finding: &Finding) -> String {
    let head = format!("{} [{}]: {}", finding.level, finding.id, visible(&finding.message));
    let sources = finding.readings.iter().filter(|r| r.document > 0);
    let sentences = sources.filter_map(|r| Some(render::quoted(report, r.document, r.span?, r.sentence)));
    [head, visible(&finding.reason).into_owned()]
        .into_iter()
        .filter(|line| !line.is_empty())
        .chain(sentences)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Where the sources tell of the words at a place: those of the findings, else those that have the same.
pub(super) fn definition(told: &Told, draft: &Draft, at: Position, units: Units) -> Vec<Location> {
    let Some(report) = &told.report else { return Vec::new() };
    let of_row = |row: &&Row| -> Vec<Location> {
        let sources = row.finding(report).readings.iter().filter(|r| r.document > 0);
        sources.filter_map(|r| told::location(report, r.document, r.span?, units)).collect()
    };
    let mut places: Vec<Location> = told.at(Range::new(at, at)).iter().flat_map(of_row).collect();
    if let (true, Some((row, _))) = (places.is_empty(), told.traced(at, draft, units)) {
        let both = row.supports.iter().chain(&row.differs);
        places.extend(both.filter_map(|s| told::location(report, s.document, s.span, units)));
    }
    let mut seen = Vec::new();
    places.retain(|place| !seen.contains(place) && (seen.push(place.clone()), true).1);
    places
}
