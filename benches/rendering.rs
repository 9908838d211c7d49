//! How long a report takes to write: the one on the two reports in seeds/, beside their comparison, and a made-up one of ten thousand
//! findings.

use divan::{Bencher, black_box};
use variorum::detect::{self, Verdict};
use variorum::pair::Pair;
use variorum::render::{self, FORMATS, Options};
use variorum::report::{Finding, LinkReport, Reading, Report, Stretch};
use variorum::text::Span;
use variorum::{Config, Document, Level, compare};

const AGENCY: &str = include_str!("../seeds/2025-05-10-agency-report-rubio-calls-jaishankar.txt");
const CHANNEL: &str = include_str!("../seeds/2025-05-10-channel-report-rubio-calls-jaishankar.txt");

/// Findings of the great report.
const MANY: usize = 10_000;

fn main() {
    divan::main();
}

fn names() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|format| format.name)
}

fn seeds() -> [Document; 2] {
    [Document::new("agency.txt", AGENCY), Document::new("channel.txt", CHANNEL)]
}

/// What the writing of its report is measured by.
#[divan::bench]
fn comparison_of_the_seeds(bencher: Bencher) {
    let (documents, config) = (seeds(), Config::default());
    bencher.bench(|| compare(black_box(&documents), &config));
}

#[divan::bench(args = names())]
fn report_on_the_seeds(bencher: Bencher, name: &str) {
    let report = compare(&seeds(), &Config::default());
    bencher.bench(|| written(name, black_box(&report)));
}

#[divan::bench(args = names(), sample_count = 10)]
fn report_of_ten_thousand_findings(bencher: Bencher, name: &str) {
    let report = many();
    bencher.bench(|| written(name, black_box(&report)));
}

fn written(name: &str, report: &Report) -> Vec<u8> {
    let format = render::format(name).expect("it is one of the table");
    let mut out = Vec::new();
    (format.write)(report, &Options { width: 100, color: true, verbose: true, ..Options::default() }, &mut out).expect("memory takes all");
    out
}

/// Two long documents in which every sentence is linked and differs in its figure.
fn many() -> Report {
    let texts = [text(0), text(1)];
    let documents = [0, 1].map(|side| Document::new(["a.txt", "b.txt"][side], texts[side].0.as_str()));
    let mut report = compare(&["", ""].map(|text| Document::new("x", text)), &Config::default());
    for (summary, document) in report.documents.iter_mut().zip(documents) {
        (summary.name, summary.source) = (document.name().to_owned(), document);
    }
    let kinds: Vec<&str> = detect::kinds().map(|kind| kind.id).collect();
    let places = texts[0].1.iter().zip(&texts[1].1);
    report.links = places.clone().map(|(a, b)| link(&texts, *a, *b)).collect();
    report.findings = places
        .enumerate()
        .map(|(i, (a, b))| finding(i, kinds[i % kinds.len()], [reading(&report, 0, *a), reading(&report, 1, *b)]))
        .collect();
    (report.summary.errors, report.summary.linked.differs) = (MANY, MANY);
    report
}

/// A sentence, and its words that differ.
#[derive(Clone, Copy)]
struct Sentence {
    whole: Span,
    figure: Span,
}

fn text(side: usize) -> (String, Vec<Sentence>) {
    let (mut text, mut sentences) = (String::new(), Vec::new());
    for i in 0..MANY {
        let start = text.len();
        text.push_str("The storm that came over the coast on Sunday night damaged ");
        let figure = text.len();
        text.push_str(&(3 * i + side).to_string());
        let figure = Span::new(figure, text.len());
        text.push_str(" houses in the parish, the county's emergency office said.");
        sentences.push(Sentence { whole: Span::new(start, text.len()), figure });
        text.push_str(if i % 3 == 0 { "\n\n" } else { " " });
    }
    (text, sentences)
}

fn link(texts: &[(String, Vec<Sentence>); 2], a: Sentence, b: Sentence) -> LinkReport {
    let stretch = |document: usize, span: Span| Stretch {
        document,
        start: span.start(),
        end: span.end(),
        text: span.of(&texts[document].0).to_owned(),
        span,
        sentence: None,
    };
    LinkReport {
        left: stretch(0, a.whole),
        right: stretch(1, b.whole),
        score: 0.9,
        verdict: Verdict::Differs,
        evidence: Vec::new(),
        spans: Pair::new(a.whole, b.whole),
    }
}

fn finding(number: usize, id: &'static str, readings: [Reading; 2]) -> Finding {
    Finding {
        id,
        level: Level::Error,
        message: format!("one thing counted, two figures: {} / {}", 3 * number, 3 * number + 1),
        reason: "Both reports count or measure the same thing there.".to_owned(),
        confidence: 0.9,
        readings: readings.into(),
        fingerprint: format!("{number:016x}"),
    }
}

fn reading(report: &Report, document: usize, sentence: Sentence) -> Reading {
    let source = &report.documents[document].source;
    let position = source.position(sentence.figure);
    Reading {
        document,
        start: Some(sentence.figure.start()),
        end: Some(sentence.figure.end()),
        line: position.map(|p| p.line),
        column: position.map(|p| p.column),
        text: Some(sentence.figure.of(source.text()).to_owned()),
        value: None,
        original: source.original(sentence.figure),
        span: Some(sentence.figure),
        sentence: Some(sentence.whole),
    }
}
