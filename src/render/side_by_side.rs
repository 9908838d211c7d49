//! Two columns in a terminal: what is linked stands on one line, what one report alone has opposite nothing.
//!
//! The first report keeps its order and the other's claims come to it; with more than two, each other one is set beside the first.

use super::terminal::wrap::{Run, wrap};
use super::terminal::{Page, name_of, style};
use super::visible::visible;
use super::{Format, Options, shown};
use crate::config::Level;
use crate::detect::Verdict;
use crate::report::{Finding, Report};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

pub(super) const FORMAT: Format =
    Format { name: "side-by-side", summary: "for people, in a terminal: the reports in two columns", extension: "", lines: true, write };

/// Columns between the two.
const GUTTER: usize = 3;

/// Lines of one claim; who needs more reads the report itself.
const LINES: usize = 12;

fn write(report: &Report, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let findings: Vec<(usize, &Finding)> = (1..).zip(shown(report, options)).collect();
    let mut page = Page::new(report, options, out);
    page.documents()?;
    for other in 1..report.documents.len() {
        let columns = [column(report, 0, &findings), column(report, other, &findings)];
        let other_name = name_of(other);
        let alone = match report.documents.len() {
            2 => format!("< only in A   > only in {other_name}"),
            _ => format!("< not in {other_name}   > not in A"),
        };
        let legend = format!("A and {other_name}:   = the same   ≠ differs   ~ cannot tell   {alone}");
        writeln!(page.sheet.out)?;
        page.sheet.paragraph(&[], 0, &[Run::new(legend, style::DIM)])?;
        writeln!(page.sheet.out)?;
        let mut before = None;
        for row in marked(rows(report, other), &findings, other) {
            let again = row.left.is_some() && row.left == before;
            set(&mut page, &row, again, &columns)?;
            before = row.left;
        }
    }
    if !findings.is_empty() {
        writeln!(page.sheet.out)?;
    }
    for (number, finding) in findings {
        let number = Run::new(format!("{number:>3} "), style::DIM);
        let level = Run::new(format!("{} {}: ", style::mark(finding.level), finding.level), style::level(finding.level));
        let message = Run::new(visible(&finding.message), style::PLAIN);
        page.sheet.paragraph(&[number], 4, &[level, message, Run::new(format!(" [{}]", finding.id), style::DIM)])?;
    }
    page.summary()
}

/// What stands on one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Row {
    left: Option<Span>,
    right: Option<Span>,
    mark: char,
}

/// The claims of the first report in their order, each beside what is linked to it; what only the other has stands behind what it follows
/// there.
fn rows(report: &Report, other: usize) -> Vec<Row> {
    let linked = report.links.iter().filter(|l| l.left.document == 0 && l.right.document == other);
    let linked: Vec<Row> = linked.map(|l| Row { left: Some(l.spans.left), right: Some(l.spans.right), mark: mark(l.verdict) }).collect();
    let lefts = alone(report, 0, linked.iter().filter_map(|row| row.left).collect());
    let rights = alone(report, other, linked.iter().filter_map(|row| row.right).collect());
    let mut rows: Vec<Row> =
        linked.into_iter().chain(lefts.into_iter().map(|span| Row { left: Some(span), right: None, mark: '<' })).collect();
    rows.sort_by_key(|row| (row.left, row.right));
    let behind: BTreeMap<usize, usize> = (1..).zip(&rows).filter_map(|(i, row)| Some((row.right?.start(), i))).collect();
    let mut placed: Vec<(usize, Option<Span>, Row)> = (1..).zip(rows).map(|(i, row)| (i, None, row)).collect();
    placed.extend(rights.into_iter().map(|span| {
        let after = behind.range(..=span.start()).next_back().map_or(0, |(_, &i)| i);
        (after, Some(span), Row { left: None, right: Some(span), mark: '>' })
    }));
    placed.sort_by_key(|&(at, span, _)| (at, span));
    placed.into_iter().map(|(.., row)| row).collect()
}

/// The rows, of which none is called the same where words that a finding is about stand in it; hints are no more than that.
fn marked(mut rows: Vec<Row>, findings: &[(usize, &Finding)], other: usize) -> Vec<Row> {
    let is_here = |finding: &Finding| finding.level < Level::Hint && parts(finding, other);
    let about: Vec<&Finding> = findings.iter().map(|(_, finding)| *finding).filter(|finding| is_here(finding)).collect();
    let [left, right] = [0, other].map(|document| {
        let said = about.iter().flat_map(|finding| &finding.readings).filter(|r| r.document == document && r.text.is_some());
        touched(said.filter_map(|reading| reading.span).collect())
    });
    for row in rows.iter_mut().filter(|row| row.mark == mark(Verdict::Same)) {
        if row.left.is_some_and(&left) || row.right.is_some_and(&right) {
            row.mark = mark(Verdict::Differs);
        }
    }
    rows
}

/// Whether a finding parts the first report from another one: it is about no third report, or not about that one alone, since the two
/// do not have the same words there.
fn parts(finding: &Finding, other: usize) -> bool {
    let said = |document| -> BTreeSet<Option<&str>> {
        finding.readings.iter().filter(|reading| reading.document == document).map(|reading| reading.text.as_deref()).collect()
    };
    let (own, others) = (said(0), said(other));
    let alone = finding.readings.iter().all(|reading| reading.document == 0 || reading.document == other);
    alone || !own.is_empty() && !others.is_empty() && own != others
}

/// What of a document has no partner among those `taken`: what no other document has, and what only a third one has.
fn alone(report: &Report, document: usize, taken: Vec<Span>) -> Vec<Span> {
    let only = report.coverage.iter().filter(|row| row.document == document).map(|row| row.span);
    let ends = report.links.iter().flat_map(|l| [(l.left.document, l.spans.left), (l.right.document, l.spans.right)]);
    let all: BTreeSet<Span> = ends.filter(|(own, _)| *own == document).map(|(_, span)| span).chain(only).collect();
    let touched = touched(taken);
    all.into_iter().filter(|&span| !touched(span)).collect()
}

/// Whether a span shares a byte with any of some others.
fn touched(mut spans: Vec<Span>) -> impl Fn(Span) -> bool {
    spans.sort();
    // How far those up to each one reach, since a longer one may stand before a shorter.
    let reach: Vec<usize> = spans.iter().scan(0, |end, span| Some((*end = span.end().max(*end), *end).1)).collect();
    move |span| match spans.partition_point(|other| other.start() < span.end()) {
        0 => false,
        before => reach[before - 1] > span.start(),
    }
}

fn mark(verdict: Verdict) -> char {
    match verdict {
        Verdict::Same => '=',
        Verdict::Differs => '≠',
        Verdict::Unclear => '~',
    }
}

/// A report's text, and the words in it that differ with the number of their finding, by place and without overlaps.
struct Column<'a> {
    document: usize,
    text: &'a str,
    differing: Vec<(Span, usize)>,
}

fn column<'a>(report: &'a Report, document: usize, findings: &[(usize, &Finding)]) -> Column<'a> {
    let readings = findings.iter().flat_map(|&(number, finding)| finding.readings.iter().map(move |reading| (number, reading)));
    let own = readings.filter(|(_, reading)| reading.document == document && reading.text.is_some());
    let mut differing: Vec<(Span, usize)> = own.filter_map(|(number, reading)| Some((reading.span?, number))).collect();
    differing.sort();
    let mut end = 0;
    differing.retain(|(span, _)| {
        let free = span.start() >= end && span.start() < span.end();
        end = if free { span.end() } else { end };
        free
    });
    Column { document, text: report.documents[document].source.text(), differing }
}

impl Column<'_> {
    /// A claim with its words that differ between marks, each with the number of its finding.
    fn runs(&self, span: Span) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut at = span.start();
        let from = self.differing.partition_point(|(words, _)| words.end() <= span.start());
        for &(words, number) in self.differing[from..].iter().take_while(|(words, _)| words.start() < span.end()) {
            let words = Span::new(words.start().max(span.start()), words.end().min(span.end()));
            runs.push(Run::new(shown_words(&self.text[at..words.start()]), style::PLAIN));
            let marked = format!("⟦{}⟧{}", shown_words(words.of(self.text)), superscript(number));
            runs.push(Run::new(marked, style::differing(self.document)));
            at = words.end();
        }
        runs.push(Run::new(shown_words(&self.text[at..span.end()]), style::PLAIN));
        runs.retain(|run| !run.text.is_empty());
        runs
    }
}

/// The words on one line, where nothing acts and no two spaces follow each other.
fn shown_words(text: &str) -> String {
    let mut words = visible(text).into_owned();
    let mut before = 'x';
    words.retain(|c| (c != ' ' || before != ' ', before = c).0);
    words
}

fn superscript(number: usize) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    number.to_string().bytes().map(|digit| DIGITS[usize::from(digit - b'0')]).collect()
}

/// Writes a row; a claim of the left report that stood there just before is not repeated.
fn set(page: &mut Page, row: &Row, again: bool, columns: &[Column; 2]) -> io::Result<()> {
    let width = (page.sheet.width - GUTTER) / 2;
    let lines = |span: Option<Span>, column: &Column| {
        let lines = span.map(|span| cut(wrap(&page.sheet.shown(&column.runs(span)), width))).unwrap_or_default();
        lines.iter().map(|line| page.sheet.shown(line)).collect()
    };
    let ditto = vec![page.sheet.shown(&[Run::new("″", style::DIM)])];
    let left: Vec<_> = if again { ditto } else { lines(row.left, &columns[0]) };
    let right: Vec<_> = lines(row.right, &columns[1]);
    let mark = &page.sheet.shown(&[Run::new(row.mark, style::PLAIN)])[0].text;
    for i in 0..left.len().max(right.len()) {
        let empty = Vec::new();
        let (own, other) = (left.get(i).unwrap_or(&empty), right.get(i).unwrap_or(&empty));
        own.iter().try_for_each(|run| run.write(page.sheet.color, page.sheet.out))?;
        let pad = width.saturating_sub(own.iter().map(Run::width).sum());
        match (i, other.is_empty()) {
            (0, true) => write!(page.sheet.out, "{:pad$} {mark}", "")?,
            (0, false) => write!(page.sheet.out, "{:pad$} {mark} ", "")?,
            (_, true) => {}
            (_, false) => write!(page.sheet.out, "{:pad$}   ", "")?,
        }
        other.iter().try_for_each(|run| run.write(page.sheet.color, page.sheet.out))?;
        writeln!(page.sheet.out)?;
    }
    Ok(())
}

fn cut(mut lines: Vec<Vec<Run>>) -> Vec<Vec<Run>> {
    if lines.len() > LINES {
        lines.truncate(LINES - 1);
        lines.push(vec![Run::new("…", style::DIM)]);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::config::Config;
    use crate::document::Document;
    use unicode_width::UnicodeWidthStr;

    const A: &str = "The blast killed 26 people in Lisbon, the governor said. The mayor of Porto opened a bridge with 40 guests.";
    const B: &str = "The blast killed 28 people in Lisbon, the governor said. Firefighters from Madrid brought three dogs and a crane.";

    fn text(a: &str, b: &str, width: usize) -> String {
        let report = crate::compare(&[Document::new("a.txt", a), Document::new("b.txt", b)], &Config::default());
        let mut out = Vec::new();
        write(&report, &Options { width, verbose: true, agreements: true, ..Options::default() }, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_is_linked_stands_side_by_side() {
        let text = text(A, B, 100);
        let line = |words: &str| text.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{words}: {text}"));
        assert!(line("⟦26 people⟧¹").contains("⟦28 people⟧¹") && line("⟦26 people⟧¹").contains(" ≠ "), "{text}");
        assert!(line("mayor of Porto").contains(" <") && line("Firefighters").starts_with(&format!("{:48} > ", "")), "{text}");
        assert!(line("  1 ● error: ").contains("28"), "{text}");
    }

    #[test]
    fn what_only_a_third_report_has_is_shown_in_every_pair() {
        let documents = [A, B, A].into_iter().zip(["a.txt", "b.txt", "c.txt"]).map(|(text, name)| Document::new(name, text));
        let report = crate::compare(&documents.collect::<Vec<_>>(), &Config::default());
        let spans = |rows: Vec<Row>, mark| rows.into_iter().filter(|row| row.mark == mark).count();
        assert_eq!(report.summary.only, [0, 1, 0]);
        assert_eq!((spans(rows(&report, 1), '<'), spans(rows(&report, 1), '>')), (1, 1));
        assert_eq!((spans(rows(&report, 2), '<'), spans(rows(&report, 2), '>')), (0, 0));
    }

    #[test]
    fn no_line_is_too_wide_whatever_the_text() {
        let nasty = A.replace("people", "people 東京は大きい都市です שלום \u{1b}[2J\u{202e}") + &"x".repeat(5000);
        for width in [0, 40, 101, 1000] {
            let text = text(&nasty, B, width);
            assert!(text.lines().all(|line| line.width() <= width.clamp(40, 160)), "{text}");
            assert!(!text.contains(['\u{1b}', '\u{202e}']));
        }
    }

    #[test]
    fn words_that_overlap_are_marked_once() {
        let mut report = sample::report(&["Aide Karoline Levitt spoke.", "Aide Karoline Leavitt spoke."]);
        sample::add(&mut report, Level::Error, &[(0, "Karoline Levitt"), (1, "Leavitt")]);
        sample::add(&mut report, Level::Error, &[(0, "Levitt spoke"), (1, "Leavitt")]);
        let findings: Vec<_> = (1..).zip(&report.findings).collect();
        let runs = column(&report, 0, &findings).runs(Span::new(0, 27));
        assert_eq!(runs.iter().map(|run| run.text.as_str()).collect::<Vec<_>>(), ["Aide ", "⟦Karoline Levitt⟧¹", " spoke."]);
    }
}
