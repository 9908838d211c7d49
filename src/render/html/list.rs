//! The findings as a list with its filters, and what one report alone carries.

use super::super::{Options, count, left_out, place};
use super::{escape, letter};
use crate::config::Level;
use crate::report::{Finding, Reading, Report};
use std::fmt::Write as _;
use std::io::{self, Write};

/// The rules by which a box that is not ticked hides the findings of its level or kind, and their marks in the reports.
pub(super) fn filter_rules(report: &Report) -> String {
    let levels = Level::ALL.into_iter().map(|level| ("level", level.name()));
    let kinds = report.summary.kinds.iter().map(|kind| ("kind", kind.id));
    let mut rules = String::new();
    for (what, name) in levels.chain(kinds) {
        let unticked = format!("body:has(#{what}-{name}:not(:checked))");
        let _ = writeln!(rules, "{unticked} .finding.{name}{{display:none}}");
        let _ = writeln!(rules, "{unticked} .mark.{name}{{background:none;border:0;pointer-events:none}}");
    }
    rules
}

pub(super) fn findings(report: &Report, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(
        b"<section id=\"findings\" aria-labelledby=\"findings-title\" tabindex=\"-1\">\n<h2 id=\"findings-title\">Findings</h2>\n",
    )?;
    if report.findings.is_empty() {
        let nothing = left_out(options).map_or("Nothing differs".to_owned(), |left_out| format!("Nothing else differs: {left_out}"));
        return writeln!(out, "<p>{nothing}.</p>\n</section>");
    }
    if let Some(left_out) = left_out(options) {
        writeln!(out, "<p>{left_out}.</p>")?;
    }
    out.write_all(b"<details class=\"filters\"><summary>Filter</summary>\n<fieldset><legend>Levels</legend>\n")?;
    let counts = &report.summary;
    for (level, count) in Level::ALL.into_iter().zip([counts.errors, counts.warnings, counts.notes, counts.hints]) {
        filter("level", level.name(), count, level < Level::Hint || options.verbose, out)?;
    }
    out.write_all(b"</fieldset>\n<fieldset><legend>Kinds</legend>\n")?;
    report.summary.kinds.iter().try_for_each(|kind| filter("kind", kind.id, kind.count, true, out))?;
    out.write_all(b"</fieldset>\n</details>\n<ol>\n")?;
    for (number, finding) in (1..).zip(&report.findings) {
        told(report, number, finding, out)?;
    }
    out.write_all(b"</ol>\n</section>\n")
}

fn filter(what: &str, name: &str, count: usize, shown: bool, out: &mut dyn Write) -> io::Result<()> {
    let checked = if shown { " checked" } else { "" };
    writeln!(out, "<label><input type=\"checkbox\" id=\"{what}-{name}\"{checked}> {name} <small>{count}</small></label>")
}

fn told(report: &Report, number: usize, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let level = finding.level;
    writeln!(out, "<li class=\"finding {level} {}\" id=\"f{number}\" tabindex=\"-1\">", finding.id)?;
    writeln!(out, "<h3><small>{number}</small> <span class=\"level\">{level}</span> <bdi>{}</bdi></h3>", escape(&finding.message))?;
    out.write_all(b"<ul>\n")?;
    for (index, reading) in finding.readings.iter().enumerate() {
        said(report, (number, index), reading, out)?;
    }
    let sure = (finding.confidence * 100.0).round();
    writeln!(out, "</ul>\n<p class=\"reason\">{} <small>{} · {sure}% sure</small></p>\n</li>", escape(&finding.reason), finding.id)
}

fn said(report: &Report, (number, index): (usize, usize), reading: &Reading, out: &mut dyn Write) -> io::Result<()> {
    let letter = letter(reading.document);
    let at = place(report, reading).map_or("there".to_owned(), |place| place.to_string());
    let words = match &reading.text {
        Some(text) => format!("<q><bdi>{}</bdi></q>", escape(text)),
        None => "<i>does not say it</i>".to_owned(),
    };
    match reading.span {
        Some(_) => {
            let document = reading.document;
            writeln!(out, "<li>{letter} <a href=\"#r{number}-{index}\" data-document=\"{document}\">{at}</a> {words}</li>")
        }
        None => writeln!(out, "<li>{letter} {words}</li>"),
    }
}

/// The claims of each report that no other carries, folded.
pub(super) fn coverage(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<section id=\"only\" aria-label=\"In one report only\">\n")?;
    for (document, &number) in report.summary.only.iter().enumerate().filter(|(_, number)| **number > 0) {
        writeln!(out, "<details><summary>Only in {}: {}, the weightiest first</summary>\n<ol>", letter(document), count(number, "claim"))?;
        for row in report.coverage.iter().filter(|row| row.document == document) {
            let at = report.documents[document].source.place(row.span).map_or("there".to_owned(), |place| place.to_string());
            writeln!(out, "<li><a href=\"#c{document}-{}\">{at}</a> <bdi>{}</bdi></li>", row.rank, escape(&row.text))?;
        }
        out.write_all(b"</ol>\n</details>\n")?;
    }
    out.write_all(b"</section>\n")
}

/// What the reports say alike, by place, folded.
pub(super) fn agreements(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let rows = &report.agreements;
    out.write_all(b"<section id=\"agreements\" aria-label=\"Alike in several reports\">\n")?;
    writeln!(out, "<details><summary>Alike: {}</summary>\n<ol>", count(rows.len(), "value"))?;
    for row in rows {
        let said = |reading: &Reading| {
            let at = place(report, reading).map_or("there".to_owned(), |place| place.to_string());
            let words = reading.text.as_deref().unwrap_or_default();
            format!("{} {at} <q><bdi>{}</bdi></q>", letter(reading.document), escape(words))
        };
        let readings: Vec<String> = row.readings.iter().map(said).collect();
        writeln!(out, "<li><small>{}</small> {}</li>", row.sort.name(), readings.join(" · "))?;
    }
    out.write_all(b"</ol>\n</details>\n</section>\n")
}
