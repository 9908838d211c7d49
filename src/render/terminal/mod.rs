//! The report that an editor reads in a terminal, from the top down: the documents, what differs, what stands in one alone, the sum.

pub(super) mod excerpt;
pub(super) mod style;
pub(super) mod wrap;

use super::visible::visible;
use super::{Format, Options, WEIGHTIEST, count, location, place, shown};
use crate::config::Level;
use crate::document::Place;
use crate::report::{Agreement, CoverageRow, DocumentSummary, Finding, Reading, Report};
use anstyle::Style;
use std::io::{self, Write};
use wrap::Run;

pub(super) const FORMAT: Format = Format { name: "terminal", summary: "for people, in a terminal", extension: "txt", write };

/// The narrowest and the widest page that is laid out.
pub const WIDTHS: std::ops::RangeInclusive<usize> = 40..=160;

/// Places of the same words in one document that are listed behind the first.
const PLACES: usize = 8;

/// A page on its way to a terminal.
pub(super) struct Page<'a> {
    report: &'a Report,
    /// Columns
    pub(super) width: usize,
    pub(super) color: bool,
    verbose: bool,
    pub(super) out: &'a mut dyn Write,
}

fn write(report: &Report, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page::new(report, options, out);
    page.documents()?;
    for finding in shown(report, options) {
        page.finding(finding)?;
    }
    for index in 0..report.documents.len() {
        page.only(index)?;
    }
    if options.agreements {
        page.agreements()?;
    }
    page.summary()
}

impl<'a> Page<'a> {
    /// A page as wide as wanted, and as can be read.
    pub(super) fn new(report: &'a Report, options: &Options, out: &'a mut dyn Write) -> Page<'a> {
        let width = options.width.clamp(*WIDTHS.start(), *WIDTHS.end());
        Page { report, width, color: options.color, verbose: options.verbose, out }
    }

    /// Which reports there are.
    pub(super) fn documents(&mut self) -> io::Result<()> {
        self.report.documents.iter().enumerate().try_for_each(|(index, document)| self.document(index, document))
    }

    /// Writes styled words, wrapped, every line behind `indent` columns; the first line has `lead` there instead.
    pub(super) fn paragraph(&mut self, lead: &[Run], indent: usize, words: &[Run]) -> io::Result<()> {
        for (i, line) in wrap::wrap(words, self.width - indent).iter().enumerate() {
            let taken = if i == 0 { lead.iter().map(Run::width).sum() } else { 0 };
            if i == 0 {
                lead.iter().try_for_each(|run| run.write(self.color, self.out))?;
            }
            write!(self.out, "{:1$}", "", indent.saturating_sub(taken))?;
            line.iter().try_for_each(|run| run.write(self.color, self.out))?;
            writeln!(self.out)?;
        }
        Ok(())
    }

    fn document(&mut self, index: usize, document: &DocumentSummary) -> io::Result<()> {
        let mut facts = vec![count(document.words, "word"), count(document.sentences, "sentence")];
        facts.push(document.date.clone().unwrap_or_else(|| "no date".to_owned()));
        if document.skipped > 0 {
            facts.push(format!("{} skipped", count(document.skipped, "block")));
        }
        let name = [Run::new(file(document), style::STRONG), Run::new("  ", style::PLAIN), Run::new(facts.join(" · "), style::DIM)];
        self.paragraph(&[letter(index)], 3, &name)
    }

    fn finding(&mut self, finding: &Finding) -> io::Result<()> {
        let level = style::level(finding.level);
        writeln!(self.out)?;
        let head = [
            Run::new(format!("{}: ", finding.level), level),
            Run::new(visible(&finding.message), style::STRONG),
            Run::new(format!(" [{}]", finding.id), style::DIM),
        ];
        self.paragraph(&[Run::new(style::mark(finding.level), level)], 2, &head)?;
        for (i, reading) in finding.readings.iter().enumerate() {
            if !repeats(&finding.readings[..i], reading) {
                self.reading(reading, &finding.readings[i + 1..])?;
            }
        }
        self.paragraph(&[], 2, &[Run::new(visible(&finding.reason), style::DIM)])
    }

    fn reading(&mut self, reading: &Reading, rest: &[Reading]) -> io::Result<()> {
        let document = &self.report.documents[reading.document];
        let mut told = vec![Run::new(location(document, place(self.report, reading)), style::DIM)];
        if reading.text.is_none() {
            told.push(Run::new(format!("  not in {}", name_of(reading.document)), style::STRONG));
        }
        let twins = rest.iter().filter(|r| repeats(std::slice::from_ref(reading), r));
        let also: Vec<_> = twins.filter_map(|r| place(self.report, r)).collect();
        if !also.is_empty() {
            let listed: Vec<_> = also.iter().take(PLACES).map(Place::to_string).collect();
            let more = if also.len() > PLACES { " …" } else { "" };
            told.push(Run::new(format!("  also at {}{more}", listed.join(", ")), style::DIM));
        }
        self.paragraph(&[Run::new("  ", style::PLAIN), letter(reading.document)], 5, &told)?;
        let Some(span) = reading.span else { return Ok(()) };
        let around = reading.sentence.unwrap_or(span).cover(span);
        let (base, marked) = match reading.text {
            Some(_) => (style::PLAIN, Some((span, style::differing(reading.document)))),
            None => (style::DIM, None),
        };
        let words = excerpt::excerpt(document.source.text(), around, marked, base, 3 * (self.width - 5) - 12);
        self.paragraph(&[], 5, &words)
    }

    /// What one document alone tells, the weightiest first.
    fn only(&mut self, index: usize) -> io::Result<()> {
        let rows: Vec<&CoverageRow> = self.report.coverage.iter().filter(|row| row.document == index).collect();
        if rows.is_empty() {
            return Ok(());
        }
        let shown = if self.verbose { rows.len() } else { rows.len().min(WEIGHTIEST) };
        let which = if shown < rows.len() { ", weightiest" } else { "" };
        writeln!(self.out)?;
        let head = [
            Run::new(format!("Only in {}: ", name_of(index)), style::STRONG),
            Run::new(count(rows.len(), "claim") + which + ":", style::PLAIN),
        ];
        self.paragraph(&[], 0, &head)?;
        let source = &self.report.documents[index].source;
        for row in &rows[..shown] {
            let lead = Run::new(format!("{:>5} ", short(source.place(row.span))), style::DIM);
            let budget = if self.verbose { 3 * (self.width - 7) } else { self.width - 7 };
            let words = excerpt::excerpt(source.text(), row.span, None, style::PLAIN, budget);
            self.paragraph(&[lead], 7, &words)?;
        }
        Ok(())
    }

    /// What the documents say alike, by place.
    fn agreements(&mut self) -> io::Result<()> {
        let rows = &self.report.agreements;
        if rows.is_empty() {
            return Ok(());
        }
        writeln!(self.out)?;
        self.paragraph(&[], 0, &[Run::new("Agree: ", style::STRONG), Run::new(count(rows.len(), "value") + ":", style::PLAIN)])?;
        rows.iter().try_for_each(|row| self.agreement(row))
    }

    fn agreement(&mut self, row: &Agreement) -> io::Result<()> {
        let mut words: Vec<Run> = Vec::new();
        for (i, reading) in row.readings.iter().enumerate().filter(|(i, r)| !row.readings[..*i].iter().any(|other| other.text == r.text)) {
            let Some(span) = reading.span else { continue };
            if i > 0 {
                words.push(Run::new(" / ", style::DIM));
            }
            words.extend(excerpt::excerpt(self.report.documents[reading.document].source.text(), span, None, style::PLAIN, self.width));
        }
        let at = |r: &Reading| format!("{} {}", name_of(r.document), short(place(self.report, r)));
        let places: Vec<String> = row.readings.iter().take(PLACES).map(at).collect();
        words.push(Run::new(format!("  {}", places.join(", ")), style::DIM));
        self.paragraph(&[Run::new(format!("{:>10} ", row.sort.name()), style::DIM)], 11, &words)
    }

    /// What was counted, in a line.
    pub(super) fn summary(&mut self) -> io::Result<()> {
        let counts = &self.report.summary;
        let mut parts: Vec<Run> = Vec::new();
        let mut part = |text: String, style: Style| {
            if !parts.is_empty() {
                parts.push(Run::new(" · ", style::DIM));
            }
            parts.push(Run::new(text, style));
        };
        if counts.errors + counts.warnings + counts.notes + counts.hints == 0 {
            part("Nothing differs".to_owned(), style::STRONG);
        }
        for (level, number) in Level::ALL.into_iter().zip([counts.errors, counts.warnings, counts.notes, counts.hints]) {
            let hidden = if level == Level::Hint && !self.verbose { " (shown with -v)" } else { "" };
            if number > 0 {
                part(count(number, level.name()) + hidden, style::level(level));
            }
        }
        part(format!("{} {}", count(counts.agree, "value"), if counts.agree == 1 { "agrees" } else { "agree" }), style::PLAIN);
        if counts.differ > 0 {
            part(format!("{} {}", counts.differ, if counts.differ == 1 { "differs" } else { "differ" }), style::PLAIN);
        }
        if counts.cannot_tell > 0 {
            part(format!("{} cannot be told", counts.cannot_tell), style::PLAIN);
        }
        writeln!(self.out)?;
        self.paragraph(&[], 0, &parts)
    }
}

/// Whether a reading says in the same document what one before it says.
fn repeats(before: &[Reading], reading: &Reading) -> bool {
    reading.text.is_some() && before.iter().any(|r| r.document == reading.document && r.text == reading.text)
}

pub(super) fn name_of(document: usize) -> String {
    // Behind Z the numbers go on: nobody compares so many in a terminal.
    u8::try_from(document).ok().filter(|&d| d < 26).map_or_else(|| (document + 1).to_string(), |d| char::from(b'A' + d).to_string())
}

fn letter(document: usize) -> Run {
    Run::new(name_of(document), style::document(document))
}

fn file(document: &DocumentSummary) -> String {
    visible(document.path.as_ref().unwrap_or(&document.name)).into_owned()
}

/// A place in a narrow column: its line, "p.3" or "¶12".
fn short(place: Option<Place>) -> String {
    match place {
        Some(Place::Line(at)) => at.line.to_string(),
        Some(Place::Page(page)) => format!("p.{page}"),
        Some(Place::Paragraph(paragraph)) => format!("¶{paragraph}"),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use unicode_width::UnicodeWidthStr;

    fn shown(report: &Report, width: usize, color: bool, verbose: bool) -> String {
        let mut out = Vec::new();
        write(report, &Options { width, color, verbose, agreements: true }, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_finding_shows_both_readings_with_the_words_marked() {
        let mut report = sample::report(&["Aide Karoline Levitt spoke.", "Aide Karoline Leavitt spoke."]);
        sample::add(&mut report, Level::Error, &[(0, "Levitt"), (1, "Leavitt")]);
        let text = shown(&report, 80, false, false);
        let expected = "\n● error: one person, two spellings [name-spelling]\n  A  a.txt:1:15\n     Aide Karoline ⟦Levitt⟧ spoke.\n  B  b.txt:1:15\n     Aide Karoline ⟦Leavitt⟧ spoke.\n  Both are the spokesperson.\n\n1 error · 0 values agree\n";
        assert!(text.ends_with(expected), "{text}");
    }

    #[test]
    fn nothing_different_is_one_friendly_line() {
        let text = shown(&sample::report(&["He spoke.", "He spoke."]), 80, false, false);
        assert!(text.ends_with("\nNothing differs · 0 values agree\n"), "{text}");
    }

    #[test]
    fn hints_and_what_is_missing() {
        let mut report = sample::report(&["He spoke.", "He reportedly spoke."]);
        sample::add(&mut report, Level::Hint, &[(0, ""), (1, "reportedly")]);
        assert!(shown(&report, 80, false, false).ends_with("\n1 hint (shown with -v) · 0 values agree\n"));
        assert!(shown(&report, 80, false, true).contains("  A  a.txt  not in A\n"));
    }

    #[test]
    fn no_line_is_wider_than_the_page_and_nothing_acts_on_the_terminal() {
        let long = "שלום 東京は大きい都市です São\u{1b}[2J\u{202e} <script> ".repeat(4000) + "Levitt" + &" tail".repeat(4000);
        let unbroken = "x".repeat(100_000) + "Levitt" + &"é".repeat(100_000);
        let mut report = sample::report(&[&long, &unbroken]);
        sample::add(&mut report, Level::Error, &[(0, "Levitt"), (1, "Levitt"), (1, &"x".repeat(5000))]);
        for width in [0, 40, 80, 1000] {
            let text = shown(&report, width, false, false);
            assert!(text.lines().all(|line| line.width() <= width.clamp(40, 160)), "{text}");
            assert!(text.contains("⟦Levitt⟧") && !text.contains(['\u{1b}', '\u{202e}']), "{text}");
            assert!(text.lines().count() < 25, "{text}");
        }
    }

    #[test]
    fn colours_add_nothing_but_colours() {
        let mut report = sample::report(&["Aide Karoline Levitt spoke.", "Aide Karoline Leavitt spoke."]);
        sample::add(&mut report, Level::Warning, &[(0, "Levitt"), (1, "Leavitt")]);
        let mut plain = String::new();
        let colored = shown(&report, 80, true, false);
        for (i, part) in colored.split('\u{1b}').enumerate() {
            plain += if i == 0 { part } else { part.split_once('m').unwrap().1 };
        }
        assert_eq!(plain, shown(&report, 80, false, false));
    }
}
