//! One line a finding, as compilers write them, for editors and scripts that jump to a place.

use super::ascii::ascii;
use super::visible::visible;
use super::{Format, Options, location, place, shown, telling};
use crate::report::{Finding, Report};
use std::io;

pub(super) const FORMAT: Format =
    Format { name: "concise", summary: "one line a finding, as compilers write them", extension: "", lines: true, write };

fn write(report: &Report, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    shown(report, options).try_for_each(|finding| {
        let line = format!("{}: {}: {} [{}]", first(report, finding), finding.level, visible(&finding.message), finding.id);
        writeln!(out, "{}", if options.ascii { ascii(&line) } else { line.into() })
    })
}

/// Where the telling reading stands; else the first document.
fn first(report: &Report, finding: &Finding) -> String {
    let reading = telling(finding);
    location(&report.documents[reading.map_or(0, |r| r.document)], reading.and_then(|r| place(report, r)))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::config::Level;

    #[test]
    fn a_finding_is_a_line_with_its_place_and_hints_stay_hidden() {
        let mut report = sample::report(&["Ünder\nKaroline Levitt said.", "Karoline Leavitt said."]);
        sample::add(&mut report, Level::Error, &[(0, "Levitt"), (1, "Leavitt")]);
        sample::add(&mut report, Level::Hint, &[(0, ""), (1, "Leavitt")]);
        let shown = |verbose| {
            let mut out = Vec::new();
            write(&report, &Options { verbose, ..Options::default() }, &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(shown(false), "a.txt:2:10: error: one person, two spellings [name-spelling]\n");
        assert!(shown(true).ends_with("b.txt:1:10: hint: one person, two spellings [name-spelling]\n"));
    }
}
