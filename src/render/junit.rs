//! JUnit's XML, which every build host shows as tests: a finding is a test, and one of level error a test that failed.

use super::visible::visible;
use super::{Format, Options, location, place, region, shown, telling};
use crate::config::Level;
use crate::report::{Finding, Reading, Report};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::fmt::Write as _;
use std::io;

pub(super) const FORMAT: Format = Format { name: "junit", summary: "JUnit's XML, for build hosts", extension: "xml", lines: false, write };

fn write(report: &Report, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let findings: Vec<&Finding> = shown(report, options).collect();
    let failures = report.summary.errors.to_string();
    // A suite without tests is taken for a broken one.
    let tests = findings.len().max(1).to_string();
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let counts = [("name", report.tool.name), ("tests", &tests), ("failures", &failures)];
    xml.create_element("testsuites").with_attributes(counts).write_inner_content(|xml| {
        xml.create_element("testsuite").with_attributes(counts).write_inner_content(|xml| {
            if findings.is_empty() {
                let name = if options.left_out > 0 { "nothing else differs" } else { "nothing differs" };
                xml.create_element("testcase").with_attributes([("classname", report.tool.name), ("name", name)]).write_empty()?;
            }
            findings.iter().try_for_each(|finding| case(report, finding, xml))
        })?;
        Ok(())
    })?;
    out.write_all(b"\n")
}

fn case<W: io::Write>(report: &Report, finding: &Finding, xml: &mut Writer<W>) -> io::Result<()> {
    let message = legal(&finding.message);
    let mut element = xml.create_element("testcase").with_attributes([("classname", finding.id), ("name", &message)]);
    if let Some(reading) = telling(finding) {
        element = element.with_attribute(("file", &*legal(report.documents[reading.document].file())));
        if let Some((start, _)) = region(report, reading) {
            element = element.with_attribute(("line", &*start.line.to_string()));
        }
    }
    let told = told(report, finding);
    element.write_inner_content(|xml| {
        let inner = match finding.level {
            Level::Error => xml.create_element("failure").with_attributes([("type", finding.level.name()), ("message", &message)]),
            _ => xml.create_element("system-out"),
        };
        inner.write_text_content(BytesText::new(&told))?;
        Ok(())
    })?;
    Ok(())
}

/// The level, a line for each reading, and the reason.
fn told(report: &Report, finding: &Finding) -> String {
    let mut told = format!("{}\n", finding.level);
    for reading in &finding.readings {
        let at = location(&report.documents[reading.document], place(report, reading));
        let _ = writeln!(told, "{at}: {}", said(reading));
    }
    told + &legal(&finding.reason)
}

fn said(reading: &Reading) -> String {
    reading.text.as_deref().map_or_else(|| "not said here".to_owned(), legal)
}

/// Text as XML may hold it: no control characters, and no characters that are none.
fn legal(text: &str) -> String {
    visible(text).replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use quick_xml::Reader;

    /// The tags of a document with their attributes; fails where it is not well-formed.
    fn read(xml: &str) -> Vec<String> {
        let mut reader = Reader::from_str(xml);
        let (mut read, mut depth) = (Vec::new(), 0);
        loop {
            let event = reader.read_event().unwrap();
            depth += match event {
                Event::Start(_) => 1,
                Event::End(_) => -1,
                _ => 0,
            };
            match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    tag.attributes().for_each(|attribute| drop(attribute.unwrap()));
                    read.push((*tag).to_owned());
                }
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0);
        read
    }

    #[test]
    fn an_error_is_a_test_that_failed_and_nothing_from_an_article_becomes_markup() {
        let mut report = sample::report(&["Ü\n<b>Levitt & \"co\"</b>\u{1b}\u{FFFF}]]> said.", "Leavitt said."]);
        sample::add(&mut report, Level::Error, &[(0, "Levitt & \"co\"</b>\u{1b}\u{FFFF}]]>"), (1, "Leavitt")]);
        sample::add(&mut report, Level::Note, &[(0, ""), (1, "Leavitt")]);
        let xml = sample::written(&FORMAT, &report);
        let elements = read(&xml);
        assert_eq!(elements.len(), 6, "{elements:?}");
        assert_eq!(elements[1], "testsuite name=\"variorum\" tests=\"2\" failures=\"1\"");
        assert!(
            elements[2].contains("classname=\"name-spelling\"") && elements[2].ends_with("file=\"a.txt\" line=\"2\""),
            "{}",
            elements[2]
        );
        assert!(elements[3].starts_with("failure type=\"error\"") && elements[5] == "system-out", "{elements:?}");
        assert!(xml.contains("a.txt:2:4: Levitt &amp; ") && !xml.contains(['\u{1b}', '\u{FFFF}']), "{xml}");
        assert!(xml.contains("a.txt: not said here"), "{xml}");
    }

    #[test]
    fn a_report_without_findings_is_one_test_that_passed() {
        let xml = sample::written(&FORMAT, &sample::report(&["", ""]));
        assert_eq!(read(&xml).len(), 3, "{xml}");
        assert_eq!(xml.matches("<testcase").count(), 1);
    }
}
