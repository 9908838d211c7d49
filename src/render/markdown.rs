//! Markdown for a ticket or a message: what an editor needs to decide, without the program at hand.

use super::terminal::excerpt::{Styles, excerpt};
use super::terminal::name_of;
use super::visible::visible;
use super::{Format, Options, WEIGHTIEST, count, left_out, location, place, shown};
use crate::report::{Finding, Reading, Report};
use anstyle::Style;
use std::io::{self, Write};

pub(super) const FORMAT: Format = Format { name: "markdown", summary: "for a ticket or a message", extension: "md", lines: false, write };

/// What is bold is marked.
const STYLES: Styles = Styles { base: Style::new(), marked: Style::new().bold() };

/// Columns of one reading.
const ROOM: usize = 240;

fn write(report: &Report, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# Where the reports differ\n")?;
    for (index, document) in report.documents.iter().enumerate() {
        let date = document.date.as_deref().unwrap_or("no date");
        writeln!(out, "- **{}**: {}, {}, {date}", name_of(index), escaped(document.file()), count(document.words, "word"))?;
    }
    let counts = &report.summary;
    writeln!(
        out,
        "\n{}, {}, {}, {}{}; {} agree, {} differ, {} cannot be told.",
        count(counts.errors, "error"),
        count(counts.warnings, "warning"),
        count(counts.notes, "note"),
        count(counts.hints, "hint"),
        left_out(options).map_or(String::new(), |left_out| format!(", {left_out}")),
        count(counts.agree, "value"),
        counts.differ,
        counts.cannot_tell
    )?;
    let mut level = None;
    for finding in shown(report, options) {
        if level.replace(finding.level) != Some(finding.level) {
            let name = finding.level.name();
            writeln!(out, "\n## {}{}s\n", name[..1].to_uppercase(), &name[1..])?;
        }
        told(report, finding, out)?;
    }
    (0..report.documents.len()).try_for_each(|document| only(report, document, options, out))
}

fn told(report: &Report, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "- **{}** `{}`", escaped(&finding.message), finding.id)?;
    for reading in &finding.readings {
        let at = escaped(&location(&report.documents[reading.document], place(report, reading)));
        let letter = name_of(reading.document);
        match (&reading.text, reading.span) {
            (Some(_), Some(_)) => writeln!(out, "  - {letter} ({at}): {}", words(report, reading))?,
            (None, Some(_)) => writeln!(out, "  - {letter} ({at}) does not say it: {}", words(report, reading))?,
            _ => writeln!(out, "  - {letter} does not say it")?,
        }
    }
    writeln!(out, "  - *{}*", escaped(&finding.reason))
}

/// The sentence, with the words that differ in bold.
fn words(report: &Report, reading: &Reading) -> String {
    let Some(span) = reading.span else { return String::new() };
    let around = reading.sentence.unwrap_or(span).cover(span);
    let marked = reading.text.as_ref().map(|_| span);
    let text = report.documents[reading.document].source.text();
    let runs = excerpt(text, around, marked.as_slice(), STYLES, ROOM);
    let bold = |text: &str| format!("**⟦{}⟧**", escaped(text.trim_start_matches('⟦').trim_end_matches('⟧')));
    runs.iter().map(|run| if run.style == Style::new() { escape(&run.text) } else { bold(&run.text) }).collect()
}

fn only(report: &Report, document: usize, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let all = report.summary.only.get(document).copied().unwrap_or(0);
    let rows = report.coverage.iter().filter(|row| row.document == document);
    for (i, row) in rows.take(if options.verbose { all } else { WEIGHTIEST }).enumerate() {
        if i == 0 {
            let which = if options.verbose || all <= WEIGHTIEST { "" } else { "; the weightiest" };
            writeln!(out, "\n## Only in {}\n\n{}{which}:\n", name_of(document), count(all, "claim"))?;
        }
        let source = &report.documents[document].source;
        let at = source.place(row.span).map(|place| format!("({place}) ")).unwrap_or_default();
        let words: String = excerpt(source.text(), row.span, &[], STYLES, ROOM).iter().map(|run| escape(&run.text)).collect();
        writeln!(out, "- {at}{words}")?;
    }
    Ok(())
}

/// Text from outside, on one line, made to act neither on a terminal nor on Markdown.
fn escaped(text: &str) -> String {
    escape(&visible(text))
}

/// Backslashes before what Markdown, its tables or its formulas would act on; `@name` and `#1` are parted by an empty comment, since
/// hosts link them, and call the people so named, even where they are escaped.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' | '!') {
            escaped.push('\\');
        }
        escaped.push(c);
        if matches!(c, '@' | '#') {
            escaped.push_str("<!-- -->");
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::config::Level;

    #[test]
    fn nothing_from_an_article_acts() {
        let mut report = sample::report(&["Said *Levitt* <script>@rubio</script> [x](y) #1 `z`\n# Title", "Leavitt said."]);
        sample::add(&mut report, Level::Warning, &[(0, "*Levitt*"), (1, "Leavitt")]);
        sample::add(&mut report, Level::Hint, &[(0, ""), (1, "Leavitt")]);
        let text = sample::written(&FORMAT, &report);
        assert!(text.contains("\n## Warnings\n\n- **one person, two spellings** `name-spelling`\n"), "{text}");
        let line = "  - A (a.txt:1:6): Said **⟦\\*Levitt\\*⟧** \\<script\\>@<!-- -->rubio\\</script\\> \\[x\\](y) #<!-- -->1 \\`z\\` #<!-- --> Title\n";
        assert!(text.contains(line), "{text}");
        assert!(!text.contains("## Hints"));
    }
}
