//! A draft against its sources: the two real reports in `seeds/` with a draft that has twelve planted faults, and invented stories.

use variorum::report::{Finding, Outcome, Sort};
use variorum::{Config, Document, Level, Report, review};

const AGENCY: &str = include_str!("../seeds/2025-05-10-agency-report-rubio-calls-jaishankar.txt");
const CHANNEL: &str = include_str!("../seeds/2025-05-10-channel-report-rubio-calls-jaishankar.txt");
const DRAFT: &str = include_str!("../fixtures/review/draft.txt");

/// The faults planted in the draft: the kind, the draft's words that are wrong, and whether that is an error.
const PLANTED: [(&str, &str, bool); 12] = [
    ("title-role", "Trade Minister", false),
    ("quote-word", "confrontation", true),
    ("name-spelling", "Tammy Brice", true),
    ("quote-polarity", "never", true),
    ("name-person", "Qamar Bajwa", true),
    ("quote-unsourced", "We are prepared to send a mediator", true),
    ("quote-polarity", "may", true),
    ("quote-speaker", "Ajit Doval", true),
    ("place-name", "Poonch", false),
    ("date-value", "April 23", true),
    ("number-value", "28", true),
    ("coverage-unsupported", "430 flights", true),
];

fn reviewed(draft: &str, sources: &[&str]) -> Report {
    let sources: Vec<Document> = sources.iter().enumerate().map(|(i, text)| Document::new(format!("source-{}", i + 1), *text)).collect();
    review(&Document::new("draft", draft), &sources, &Config::default())
}

fn says(finding: &Finding, words: &str) -> bool {
    finding.readings.iter().any(|r| r.document == 0 && r.text.as_deref().is_some_and(|t| t.contains(words)))
}

fn errors(report: &Report) -> Vec<String> {
    report.findings.iter().filter(|f| f.level == Level::Error).map(|f| format!("{}: {}", f.id, f.message)).collect()
}

#[test]
fn all_planted_faults_are_found_and_nothing_else_is_an_error() {
    let report = reviewed(DRAFT, &[AGENCY, CHANNEL]);
    let mut missing = Vec::new();
    for (id, words, _) in PLANTED {
        if !report.findings.iter().any(|f| f.id == id && f.level <= Level::Warning && says(f, words)) {
            missing.push((id, words));
        }
    }
    let planted = |f: &Finding| PLANTED.iter().any(|&(id, words, error)| f.id == id && error && says(f, words));
    let other: Vec<_> = report.findings.iter().filter(|f| f.level == Level::Error && !planted(f)).map(|f| (f.id, &f.message)).collect();
    assert!(missing.is_empty() && other.is_empty(), "missing {missing:?}\nnot planted {other:#?}");
}

#[test]
fn a_report_is_supported_by_itself() {
    for text in [AGENCY, CHANNEL] {
        let report = reviewed(text, &[text]);
        assert_eq!(errors(&report), [""; 0]);
        assert!(report.trace.iter().all(|row| row.outcome == Outcome::Supported || row.sort == Sort::Claim), "{:#?}", report.trace);
    }
}

const FIRE: [&str; 4] = [
    "The fire at the Norholt mill killed 26 people on Tuesday, fire chief Anke Brouwer said. The mill had stood empty since 2019.",
    "Fire chief Anke Brouwer said the fire at the Norholt mill on Tuesday killed 26 people. Flames were seen from the motorway all night.",
    "At least eleven engines fought the blaze. The fire at the Norholt mill on Tuesday killed 26 people, said fire chief Anke Brouwer.",
    "The Norholt mill fire on Tuesday killed 28 people, according to fire chief Anke Brouwer. Neighbours heard three blasts before it.",
];

#[test]
fn sources_are_counted() {
    let draft = |dead: u32| format!("The fire at the Norholt mill on Tuesday killed {dead} people, fire chief Anke Brouwer said.");
    let number = |report: &Report| {
        report.findings.iter().filter(|f| f.id == "number-value").map(|f| (f.level, f.message.clone())).collect::<Vec<_>>()
    };
    let told = number(&reviewed(&draft(27), &FIRE[..3]));
    assert!(matches!(&told[..], [(Level::Error, message)] if message.ends_with("3 of 3 sources say 26")), "{told:?}");
    let told = number(&reviewed(&draft(26), &FIRE));
    assert!(matches!(&told[..], [(Level::Warning, message)] if message.ends_with("3 of 4 sources agree with the draft")), "{told:?}");
    let told = number(&reviewed(&draft(28), &FIRE));
    assert!(matches!(&told[..], [(Level::Error, message)] if message.ends_with("1 of 4 sources agrees with the draft")), "{told:?}");
    let told = number(&reviewed(&draft(28), &[FIRE[0], FIRE[0], FIRE[0], FIRE[3]]));
    assert!(
        matches!(&told[..], [(Level::Warning, message)] if message.ends_with("1 of 2 sources agrees with the draft")),
        "copies: {told:?}"
    );
}

#[test]
fn nothing_at_all_is_no_fault() {
    for (draft, sources) in [("", &["", "!"][..]), ("\u{201c}", &["\u{05d0}\u{05d1}"]), ("One two.", &[]), ("", &[])] {
        assert_eq!(errors(&reviewed(draft, sources)), [""; 0], "{draft:?}");
    }
}

#[test]
fn what_is_left_out_is_no_error() {
    let report = reviewed("The fire at the Norholt mill killed 26 people on Tuesday, fire chief Anke Brouwer said.", &FIRE[..3]);
    assert_eq!(errors(&report), [""; 0]);
    assert!(report.coverage.iter().any(|row| row.document == 3 && row.text.contains("eleven engines")), "{:?}", report.coverage);
}
