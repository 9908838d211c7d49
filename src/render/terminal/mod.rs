//! The report that an editor reads in a terminal, from the top down: the documents, what differs, what stands in one alone, the sum.

pub(super) mod excerpt;
mod links;
pub(super) mod sheet;
pub(super) mod style;
pub(super) mod wrap;

use super::uri::uri;
use super::visible::visible;
use super::{Format, Options, WEIGHTIEST, count, left_out, location, place, shown};
use crate::config::Level;
use crate::document::Place;
use crate::report::{Agreement, CoverageRow, DocumentSummary, Finding, Reading, Report};
use crate::text::Span;
use anstyle::Style;
use excerpt::Styles;
use sheet::Sheet;
use std::io::{self, Write};
use std::path::Path;
use wrap::Run;

pub(super) const FORMAT: Format = Format { name: "terminal", summary: "for people, in a terminal", extension: "txt", lines: true, write };

/// Places of the same words in one document that are listed behind the first.
const PLACES: usize = 8;

/// A page on its way to a terminal.
pub(super) struct Page<'a> {
    report: &'a Report,
    verbose: bool,
    left_out: Option<String>,
    links: Option<&'a Path>,
    pub(super) sheet: Sheet<'a>,
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
    page.links()?;
    page.summary()
}

impl<'a> Page<'a> {
    pub(super) fn new(report: &'a Report, options: &'a Options, out: &'a mut dyn Write) -> Page<'a> {
        let (verbose, links) = (options.verbose, options.links.as_deref());
        Page { report, verbose, left_out: left_out(options), links, sheet: Sheet::new(options, out) }
    }

    /// Which reports there are.
    pub(super) fn documents(&mut self) -> io::Result<()> {
        self.report.documents.iter().enumerate().try_for_each(|(index, document)| self.document(index, document))
    }

    /// A document's file or a place in it, as the terminal opens it.
    fn linked(&self, document: &DocumentSummary, run: Run) -> Run {
        let file = document.path.as_ref().zip(self.links).map(|(path, folder)| folder.join(path));
        Run { link: file.map(|file| uri(&file.to_string_lossy())), ..run }
    }

    fn document(&mut self, index: usize, document: &DocumentSummary) -> io::Result<()> {
        let mut facts = vec![count(document.words, "word"), count(document.sentences, "sentence")];
        facts.push(document.date.clone().unwrap_or_else(|| "no date".to_owned()));
        if document.skipped > 0 {
            facts.push(format!("{} skipped", count(document.skipped, "block")));
        }
        let file = self.linked(document, Run::new(visible(document.file()), style::STRONG));
        let name = [file, Run::new("  ", style::PLAIN), Run::new(facts.join(" · "), style::DIM)];
        self.sheet.paragraph(&[letter(index)], 3, &name)
    }

    fn finding(&mut self, finding: &Finding) -> io::Result<()> {
        let level = style::level(finding.level);
        writeln!(self.sheet.out)?;
        let head = [
            Run::new(format!("{}: ", finding.level), level),
            Run::new(visible(&finding.message), style::STRONG),
            Run::new(format!(" [{}]", finding.id), style::DIM),
        ];
        self.sheet.paragraph(&[Run::new(style::mark(finding.level), level)], 2, &head)?;
        for (i, reading) in finding.readings.iter().enumerate() {
            if !finding.readings[..i].iter().any(|before| is_told_with(before, reading)) {
                self.reading(reading, &finding.readings[i + 1..])?;
            }
        }
        self.sheet.paragraph(&[], 2, &[Run::new(visible(&finding.reason), style::DIM)])
    }

    /// A reading, with those of the `rest` that need no sentence of their own.
    fn reading(&mut self, reading: &Reading, rest: &[Reading]) -> io::Result<()> {
        let document = &self.report.documents[reading.document];
        let at = Run::new(location(document, place(self.report, reading)), style::DIM);
        let mut told = vec![self.linked(document, at)];
        if reading.text.is_none() {
            told.push(Run::new(format!("  not in {}", name_of(reading.document)), style::STRONG));
        }
        let beside: Vec<&Reading> = rest.iter().filter(|other| is_told_with(reading, other)).collect();
        let also: Vec<_> = beside.iter().filter_map(|r| place(self.report, r)).collect();
        if !also.is_empty() {
            let listed: Vec<_> = also.iter().take(PLACES).map(Place::to_string).collect();
            let more = if also.len() > PLACES { " …" } else { "" };
            told.push(Run::new(format!("  also at {}{more}", listed.join(", ")), style::DIM));
        }
        self.sheet.paragraph(&[Run::new("  ", style::PLAIN), letter(reading.document)], 5, &told)?;
        let Some(span) = reading.span else { return Ok(()) };
        let around = reading.sentence.unwrap_or(span).cover(span);
        let base = if reading.text.is_some() { style::PLAIN } else { style::DIM };
        let styles = Styles { base, marked: style::differing(reading.document) };
        let budget = 3 * (self.sheet.width - 5) - 12;
        let marks = marks(reading, &beside, budget / 2);
        let words = excerpt::excerpt(document.source.text(), around, &marks, styles, budget);
        self.sheet.paragraph(&[], 5, &words)
    }

    /// What one document alone tells, the weightiest first.
    fn only(&mut self, index: usize) -> io::Result<()> {
        let rows: Vec<&CoverageRow> = self.report.coverage.iter().filter(|row| row.document == index).collect();
        if rows.is_empty() {
            return Ok(());
        }
        let shown = if self.verbose { rows.len() } else { rows.len().min(WEIGHTIEST) };
        let which = if shown < rows.len() { ", weightiest" } else { "" };
        writeln!(self.sheet.out)?;
        let head = [
            Run::new(format!("Only in {}: ", name_of(index)), style::STRONG),
            Run::new(count(rows.len(), "claim") + which + ":", style::PLAIN),
        ];
        self.sheet.paragraph(&[], 0, &head)?;
        let source = &self.report.documents[index].source;
        for row in &rows[..shown] {
            let lead = Run::new(format!("{:>5} ", short(source.place(row.span))), style::DIM);
            let budget = if self.verbose { 3 * (self.sheet.width - 7) } else { self.sheet.width - 7 };
            let words = excerpt::excerpt(source.text(), row.span, &[], PLAIN, budget);
            self.sheet.paragraph(&[lead], 7, &words)?;
        }
        Ok(())
    }

    /// What the documents say alike, by place.
    fn agreements(&mut self) -> io::Result<()> {
        let rows = &self.report.agreements;
        if rows.is_empty() {
            return Ok(());
        }
        writeln!(self.sheet.out)?;
        self.sheet.paragraph(&[], 0, &[Run::new("Agree: ", style::STRONG), Run::new(count(rows.len(), "value") + ":", style::PLAIN)])?;
        rows.iter().try_for_each(|row| self.agreement(row))
    }

    fn agreement(&mut self, row: &Agreement) -> io::Result<()> {
        let mut words: Vec<Run> = Vec::new();
        for (i, reading) in row.readings.iter().enumerate().filter(|(i, r)| !row.readings[..*i].iter().any(|other| other.text == r.text)) {
            let Some(span) = reading.span else { continue };
            if i > 0 {
                words.push(Run::new(" / ", style::DIM));
            }
            let text = self.report.documents[reading.document].source.text();
            words.extend(excerpt::excerpt(text, span, &[], PLAIN, self.sheet.width));
        }
        let at = |r: &Reading| format!("{} {}", name_of(r.document), short(place(self.report, r)));
        let places: Vec<String> = row.readings.iter().take(PLACES).map(at).collect();
        words.push(Run::new(format!("  {}", places.join(", ")), style::DIM));
        self.sheet.paragraph(&[Run::new(format!("{:>10} ", row.sort.name()), style::DIM)], 11, &words)
    }

    /// What was counted, in a line.
    pub(super) fn summary(&mut self) -> io::Result<()> {
        let counts = &self.report.summary;
        // A report that is checked alone has nothing to agree with.
        let alone = self.report.documents.len() < 2;
        let mut parts: Vec<Run> = Vec::new();
        let mut part = |text: String, style: Style| {
            if !parts.is_empty() {
                parts.push(Run::new(" · ", style::DIM));
            }
            parts.push(Run::new(text, style));
        };
        if counts.errors + counts.warnings + counts.notes + counts.hints == 0 {
            let other = if self.left_out.is_some() { " else" } else { "" };
            part(format!("Nothing{other} {}", if alone { "found" } else { "differs" }), style::STRONG);
        }
        for (level, number) in Level::ALL.into_iter().zip([counts.errors, counts.warnings, counts.notes, counts.hints]) {
            let hidden = if level == Level::Hint && !self.verbose { " (shown with -v)" } else { "" };
            if number > 0 {
                part(count(number, level.name()) + hidden, style::level(level));
            }
        }
        if let Some(left_out) = &self.left_out {
            part(left_out.clone(), style::PLAIN);
        }
        if !alone {
            part(format!("{} {}", count(counts.agree, "value"), if counts.agree == 1 { "agrees" } else { "agree" }), style::PLAIN);
        }
        if counts.differ > 0 && !alone {
            part(format!("{} {}", counts.differ, if counts.differ == 1 { "differs" } else { "differ" }), style::PLAIN);
        }
        if counts.cannot_tell > 0 {
            part(format!("{} cannot be told", counts.cannot_tell), style::PLAIN);
        }
        writeln!(self.sheet.out)?;
        self.sheet.paragraph(&[], 0, &parts)?;
        let first = self.report.findings.iter().find(|finding| self.verbose || finding.level < Level::Hint);
        let more = |finding: &Finding| Run::new(format!("What a kind means: variorum explain {}", finding.id), style::DIM);
        first.map_or(Ok(()), |finding| self.sheet.paragraph(&[], 0, &[more(finding)]))
    }
}

/// Nothing marked.
const PLAIN: Styles = Styles { base: style::PLAIN, marked: style::PLAIN };

/// Whether a reading needs no sentence of its own behind one of the same document: it says the same, or stands in the same sentence.
fn is_told_with(before: &Reading, reading: &Reading) -> bool {
    let same_words = reading.text == before.text;
    let same_sentence = reading.sentence.is_some() && reading.sentence == before.sentence;
    reading.document == before.document && reading.text.is_some() && before.text.is_some() && (same_words || same_sentence)
}

/// The words that are marked in a reading's sentence: its own, and those beside them, by place; what overlaps is marked as one. Where they
/// reach over more than `room` bytes, its own alone.
fn marks(reading: &Reading, beside: &[&Reading], room: usize) -> Vec<Span> {
    let here = beside.iter().filter(|other| other.sentence.is_some() && other.sentence == reading.sentence);
    let mut spans: Vec<Span> = here.copied().chain([reading]).filter(|r| r.text.is_some()).filter_map(|r| r.span).collect();
    spans.sort();
    let mut marks: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match marks.last_mut().filter(|last| span.start() < last.end()) {
            Some(last) => *last = last.cover(span),
            None => marks.push(span),
        }
    }
    let reach = marks.first().zip(marks.last()).map_or(0, |(first, last)| last.end() - first.start());
    if reach > room { reading.span.into_iter().collect() } else { marks }
}

pub(super) fn name_of(document: usize) -> String {
    // Behind Z the numbers go on: nobody compares so many in a terminal.
    u8::try_from(document).ok().filter(|&d| d < 26).map_or_else(|| (document + 1).to_string(), |d| char::from(b'A' + d).to_string())
}

fn letter(document: usize) -> Run {
    Run::new(name_of(document), style::document(document))
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
        write(report, &Options { width, color, verbose, agreements: true, ..Options::default() }, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_finding_shows_both_readings_with_the_words_marked() {
        let mut report = sample::report(&["Aide Karoline Levitt spoke.", "Aide Karoline Leavitt spoke."]);
        sample::add(&mut report, Level::Error, &[(0, "Levitt"), (1, "Leavitt")]);
        let text = shown(&report, 80, false, false);
        let expected = "\n● error: one person, two spellings [name-spelling]\n  A  a.txt:1:15\n     Aide Karoline ⟦Levitt⟧ spoke.\n  B  b.txt:1:15\n     Aide Karoline ⟦Leavitt⟧ spoke.\n  Both are the spokesperson.\n\n1 error · 0 values agree\nWhat a kind means: variorum explain name-spelling\n";
        assert!(text.ends_with(expected), "{text}");
    }

    #[test]
    fn words_of_one_sentence_are_marked_in_it_together() {
        let mut report = sample::report(&["Aide Karoline Levitt spoke to Rubio on Friday.", "Aide Karoline Leavitt spoke."]);
        sample::add(&mut report, Level::Error, &[(0, "Rubio"), (0, "Levitt"), (0, "Friday"), (0, "to Rubio"), (1, "Leavitt")]);
        let text = shown(&report, 80, false, false);
        let expected = "  A  a.txt:1:31  also at 1:15, 1:40, 1:28\n     Aide Karoline ⟦Levitt⟧ spoke ⟦to Rubio⟧ on ⟦Friday⟧.\n  B ";
        assert!(text.contains(expected), "{text}");
    }

    #[test]
    fn places_are_links_and_ascii_is_ascii_where_the_terminal_asks() {
        let mut report = sample::report(&["Zoë Levitt spoke “twice”.", "Leavitt spoke."]);
        report.documents[0].path = Some("drafts/a b.txt".to_owned());
        sample::add(&mut report, Level::Error, &[(0, "Levitt"), (1, "Leavitt")]);
        let mut out = Vec::new();
        write(&report, &Options { ascii: true, links: Some("/desk".into()), ..Options::default() }, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.is_ascii(), "{text}");
        assert!(text.contains("\u{1b}]8;;file:///desk/drafts/a%20b.txt\u{1b}\\drafts/a b.txt:1:5\u{1b}]8;;\u{1b}\\"), "{text:?}");
        assert!(text.contains("# error: ") && text.contains("Zo\\u{eb} [[Levitt]] spoke \"twice\".\n"), "{text}");
        assert!(!text.contains("\u{1b}]8;;file:///desk/b.txt"), "a text without a file is no link: {text:?}");
    }

    #[test]
    fn nothing_different_is_one_friendly_line() {
        let text = shown(&sample::report(&["He spoke.", "He spoke."]), 80, false, false);
        assert!(text.ends_with("\nNothing differs · 0 values agree\n"), "{text}");
        assert!(shown(&sample::report(&["He spoke."]), 80, false, false).ends_with("\nNothing found\n"));
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
