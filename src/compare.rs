//! The pipeline on one page: analyse, align, judge, report.

use crate::align::{self, Alignment};
use crate::analysis::Analysis;
use crate::config::Config;
use crate::detect::{self, Judgement};
use crate::document::Document;
use crate::pair::Pair;
use crate::par;
use crate::report::Report;

/// Below this many bytes of text in all, threads cost more than they save.
const WORTH_THREADS: usize = 64 * 1024;

/// Compares every document with every other one.
///
/// One document alone is checked against itself only. Never fails: a text that says nothing gives a report that finds nothing.
///
/// ```
/// use variorum::{Config, Document, compare};
///
/// let agency = Document::new("agency", "The blast killed 26 people, the governor said.");
/// let channel = Document::new("channel", "The blast killed 28 people, the governor said.");
/// let report = compare(&[agency, channel], &Config::default());
/// assert_eq!(report.findings[0].id, "number-value");
/// ```
pub fn compare(documents: &[Document], config: &Config) -> Report {
    let worth = documents.iter().map(|d| d.text().len()).sum::<usize>() > WORTH_THREADS;
    let analyses = par::map(documents, worth, |document| Analysis::new(document).encoded(config.encoder.as_ref()));
    compare_analyses(&analyses, config)
}

/// The same for documents that were analysed before, with an encoder or without.
pub fn compare_analyses(analyses: &[Analysis], config: &Config) -> Report {
    let pairs: Vec<Pair<usize>> =
        (0..analyses.len()).flat_map(|left| (left + 1..analyses.len()).map(move |right| Pair { left, right })).collect();
    let each: Vec<usize> = (0..analyses.len()).collect();
    let worth = analyses.iter().map(|a| a.document.text().len()).sum::<usize>() > WORTH_THREADS;
    let judged = par::map(&pairs, worth, |&pair| judge(analyses, pair));
    let alone = par::map(&each, worth, |&document| detect::judge_alone(document, &analyses[document]));
    Report::new(analyses, judged, alone.concat(), config)
}

/// Checks every document against itself only: names in two spellings, sums, weekdays, marks that do not balance.
///
/// ```
/// use variorum::{Config, Document, check};
///
/// let report = check(&[Document::new("agency", "“We will act, the governor said.")], &Config::default());
/// assert_eq!(report.findings[0].id, "quote-unclosed");
/// ```
pub fn check(documents: &[Document], config: &Config) -> Report {
    let worth = documents.iter().map(|d| d.text().len()).sum::<usize>() > WORTH_THREADS;
    let analyses = par::map(documents, worth, Analysis::new);
    let each: Vec<usize> = (0..analyses.len()).collect();
    let alone = par::map(&each, worth, |&document| detect::judge_alone(document, &analyses[document]));
    Report::new(&analyses, Vec::new(), alone.concat(), config)
}

fn judge(analyses: &[Analysis], documents: Pair<usize>) -> Judgement {
    let both = documents.map(|d| &analyses[d]);
    let alignment: Alignment = align::align(both);
    detect::judge(documents, both, &alignment)
}
