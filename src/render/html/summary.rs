//! The top of the page: which reports, and how much of what.

use super::super::count;
use super::{escape, letter};
use crate::config::Level;
use crate::report::Report;
use std::io::{self, Write};

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<header>\n<h1>Where the reports differ</h1>\n<ul class=\"documents\">\n")?;
    for (index, document) in report.documents.iter().enumerate() {
        let date = document.date.as_deref().unwrap_or("no date");
        let facts = format!("{} · {} · {date}", count(document.words, "word"), count(document.sentences, "sentence"));
        writeln!(out, "<li>{} <bdi>{}</bdi> <small>{facts}</small></li>", letter(index), escape(document.file()))?;
    }
    out.write_all(b"</ul>\n<div class=\"charts\">\n")?;
    chart("Findings", &levels(report), out)?;
    chart("Claims and values", &claims(report), out)?;
    let kinds = report.summary.kinds.iter().map(|kind| Bar { label: kind.id.to_owned(), count: kind.count, class: "kind" });
    out.write_all(b"<details><summary>By kind</summary>\n")?;
    chart("Kinds", &kinds.collect::<Vec<_>>(), out)?;
    out.write_all(b"</details>\n</div>\n")?;
    out.write_all(LEGEND.as_bytes())?;
    out.write_all(b"</header>\n")
}

/// What the lines under the reports' words mean.
const LEGEND: &str = "<p class=\"legend\">In the reports: <span class=\"same\">told the same in another</span>, <span class=\"differs\">told \
    otherwise</span>, <span class=\"unclear\">linked, cannot tell</span>, <span class=\"only\">in no other</span>; the small letter behind a \
    claim leads to where the other report tells it.</p>\n";

struct Bar {
    label: String,
    count: usize,
    class: &'static str,
}

fn levels(report: &Report) -> Vec<Bar> {
    let counts = &report.summary;
    let counts = [counts.errors, counts.warnings, counts.notes, counts.hints];
    Level::ALL.into_iter().zip(counts).map(|(level, count)| Bar { label: format!("{level}s"), count, class: level.name() }).collect()
}

fn claims(report: &Report) -> Vec<Bar> {
    let linked = &report.summary.linked;
    let bar = |label: &str, count, class| Bar { label: label.to_owned(), count, class };
    let mut bars = vec![
        bar("linked, the same", linked.same, "same"),
        bar("linked, different", linked.differs, "differs"),
        bar("linked, cannot tell", linked.unclear, "unclear"),
        bar("values that differ", report.summary.differ, "differs"),
        bar("values that agree", report.summary.agree, "same"),
        bar("values that cannot be told", report.summary.cannot_tell, "unclear"),
    ];
    let only = report.summary.only.iter().enumerate();
    bars.extend(only.map(|(d, &count)| Bar { label: format!("only in {}", super::name_of(d)), count, class: "only" }));
    bars
}

/// A table whose rows are bars, so that those who see no bars read the numbers.
fn chart(title: &str, bars: &[Bar], out: &mut dyn Write) -> io::Result<()> {
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or(0).max(1);
    writeln!(out, "<table><caption>{title}</caption>")?;
    for Bar { label, count, class } in bars {
        write!(out, "<tr><th scope=\"row\">{label}</th><td>{count}</td><td class=\"bar\">")?;
        write!(out, "<svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\" class=\"{class}\">")?;
        writeln!(out, "<rect width=\"{}\" height=\"8\"/></svg></td></tr>", count * 100 / most)?;
    }
    writeln!(out, "</table>")
}
