//! The first thing the program must do well: the two real reports in `seeds/`.

use variorum::detect::Verdict;
use variorum::report::Finding;
use variorum::{Config, Document, Level, Report, compare};

const AGENCY: &str = include_str!("../seeds/2025-05-10-agency-report-rubio-calls-jaishankar.txt");
const CHANNEL: &str = include_str!("../seeds/2025-05-10-channel-report-rubio-calls-jaishankar.txt");

fn report() -> Report {
    compare(&[Document::new("agency.txt", AGENCY), Document::new("channel.txt", CHANNEL)], &Config::default())
}

/// Whether a finding of a kind has readings with these words, one a document; `None` where the thing is missing.
fn has(report: &Report, id: &str, words: [Option<&str>; 2]) -> bool {
    let reads = |f: &Finding, document: usize| match words[document] {
        Some(words) => f.readings.iter().any(|r| r.document == document && r.text.as_deref().is_some_and(|t| t.contains(words))),
        None => f.readings.iter().all(|r| r.document != document || r.text.is_none()),
    };
    report.findings.iter().any(|f| f.id == id && reads(f, 0) && reads(f, 1))
}

#[test]
fn what_must_be_found_is_found() {
    let report = report();
    for (id, words) in [
        ("name-spelling", [Some("Karoline Levitt"), Some("Karoline Leavitt")]),
        ("quote-expanded", [Some("US Secretary of State Marco Rubio"), Some("US @SecRubio")]),
        ("quote-added", [Some("constructive talks"), Some("constructive and confidential talks")]),
        ("framing-judgement", [None, Some("reckless")]),
        ("framing-label", [Some("the real centre of Pakistan's power"), None]),
        ("number-noun", [Some("26 people"), Some("26 civilians")]),
        ("title-role", [Some("Donald Trump's spokesperson"), Some("White House Press Secretary")]),
        ("quote-punctuation", [Some("responsible, and remains so"), Some("responsible and remains so")]),
    ] {
        assert!(has(&report, id, words), "{id} {words:?}");
    }
    assert_eq!(report.findings[0].id, "name-spelling", "the gravest stands first");
    assert_eq!(report.summary.errors, 1);
}

#[test]
fn what_must_stay_silent_is_silent() {
    let report = report();
    let errors: Vec<&str> = report.findings.iter().filter(|f| f.level == Level::Error).map(|f| f.id).collect();
    assert_eq!(errors, ["name-spelling"], "26 people and 26 civilians are one number; last month holds April 22");
    for family in ["date-", "number-value", "name-given", "name-organisation"] {
        assert!(!report.findings.iter().any(|f| f.id.starts_with(family)), "{family}");
    }
    let quiet = |word: &str| report.findings.iter().filter(|f| f.id.starts_with("name-")).all(|f| !f.message.contains(word));
    assert!(quiet("Jaishankar"), "S. / S / Subrahmanyam / Dr. S. Jaishankar is one name");
    assert!(report.findings.iter().filter(|f| f.id == "quote-punctuation").all(|f| f.level == Level::Hint));
}

#[test]
fn the_calls_to_sharif_and_munir_are_linked() {
    let report = report();
    for name in ["Shehbaz Sharif", "Asim Munir"] {
        assert!(report.links.iter().any(|l| l.left.text.contains(name) && l.right.text.contains(name)), "{name}");
    }
    assert!(report.links.iter().any(|l| l.verdict == Verdict::Same));
}

#[test]
fn dates_come_from_the_stamp_and_the_post() {
    let dates: Vec<Option<String>> = report().documents.iter().map(|d| d.date.clone()).collect();
    assert_eq!(dates, [Some("2025-05-10".to_owned()), Some("2025-05-10".to_owned())]);
}
