//! Annotations of GitHub Actions: commands on standard output, which the runner shows beside the lines of a change.

use super::visible::visible;
use super::{Format, Options, level_of_others, location, place, region, shown, telling};
use crate::report::{Finding, Report};
use std::collections::BTreeMap;
use std::io;

pub(super) const FORMAT: Format = Format { name: "github", summary: "annotations for GitHub Actions", extension: "", lines: false, write };

/// How many annotations of one type the runner shows; it drops the rest without a word.
const MOST: usize = 10;

/// How many other places an annotation names.
const PLACES: usize = 8;

fn write(report: &Report, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in shown(report, options) {
        let command = level_of_others(finding.level, ["error", "warning", "notice"]);
        let count = told.entry(command).or_default();
        *count += 1;
        if *count <= MOST {
            annotation(command, report, finding, out)?;
        }
    }
    for (command, count) in told.into_iter().filter(|&(_, count)| count > MOST) {
        writeln!(out, "{} more of type {command}: GitHub shows {MOST} of a type", count - MOST)?;
    }
    Ok(())
}

fn annotation(command: &str, report: &Report, finding: &Finding, out: &mut dyn io::Write) -> io::Result<()> {
    let reading = telling(finding);
    write!(out, "::{command} ")?;
    if let Some(reading) = reading {
        write!(out, "file={},", property(report.documents[reading.document].file()))?;
        if let Some((start, end)) = region(report, reading) {
            write!(out, "line={},endLine={},", start.line, end.line)?;
            if start.line == end.line {
                write!(out, "col={},endColumn={},", start.column, end.column)?;
            }
        }
    }
    let others = finding.readings.iter().filter(|r| r.text.is_some() && !reading.is_some_and(|first| std::ptr::eq(first, *r)));
    let others: Vec<String> = others.map(|r| location(&report.documents[r.document], place(report, r))).collect();
    let more = if others.len() > PLACES { format!(" and {} more", others.len() - PLACES) } else { String::new() };
    let listed = others[..others.len().min(PLACES)].join(", ");
    let also = if others.is_empty() { String::new() } else { format!(" See also {listed}{more}.") };
    writeln!(out, "title={}::{}", property(finding.id), data(&format!("{}. {}{also}", finding.message, finding.reason)))
}

/// What stands behind the command: nothing that acts, and no line end.
fn data(text: &str) -> String {
    visible(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property's value may hold no mark that ends it either.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::config::Level;

    #[test]
    fn annotations_are_escaped_and_lead_to_the_place() {
        let mut report = sample::report(&["Ü Karoline Levitt said.", "Karoline Leavitt said."]);
        sample::add(&mut report, Level::Error, &[(0, "Levitt"), (1, "Leavitt")]);
        report.findings[0].message = "100% sure\n::error::forged".to_owned();
        report.documents[0].path = Some("a,b:c.txt".to_owned());
        assert_eq!(
            sample::written(&FORMAT, &report),
            "::error file=a%2Cb%3Ac.txt,line=1,endLine=1,col=12,endColumn=18,title=name-spelling::100%25 sure ::error::forged. \
             Both are the spokesperson. See also b.txt:1:10.\n"
        );
    }

    #[test]
    fn eight_other_places_are_named() {
        let mut report = sample::report(&["Levitt said.", "Leavitt said."]);
        sample::add(&mut report, Level::Error, &[(0, "Levitt"); 11]);
        let text = sample::written(&FORMAT, &report);
        assert!(text.matches("a.txt:1:1").count() == 8 && text.ends_with(" and 2 more.\n"), "{text}");
    }

    #[test]
    fn ten_of_a_type_are_shown_and_the_rest_counted() {
        let mut report = sample::report(&["Levitt said.", "Leavitt said."]);
        (0..13).for_each(|_| sample::add(&mut report, Level::Warning, &[(0, "Levitt"), (1, "Leavitt")]));
        sample::add(&mut report, Level::Note, &[(0, "Levitt"), (1, "Leavitt")]);
        sample::add(&mut report, Level::Hint, &[(0, "Levitt"), (1, "Leavitt")]);
        let text = sample::written(&FORMAT, &report);
        assert_eq!(text.matches("::warning ").count(), 10);
        assert_eq!(text.matches("::notice ").count(), 1);
        assert!(text.ends_with("\n3 more of type warning: GitHub shows 10 of a type\n"), "{text}");
    }
}
