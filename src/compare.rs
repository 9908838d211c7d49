//! The pipeline on one page: analyse, align, judge, report.

use crate::align::{self, Alignment};
use crate::analysis::Analysis;
use crate::config::Config;
use crate::dating;
use crate::detect::{self, Found, Judgement, Left};
use crate::document::Document;
use crate::pair::Pair;
use crate::par::{self, Steps};
use crate::report::Report;
use crate::segment::OwnWords;

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
    compare_in_steps(documents, config, &Steps::untold())
}

/// The same, telling how far it has come.
pub fn compare_in_steps(documents: &[Document], config: &Config, steps: &Steps) -> Report {
    steps.expect(documents.len());
    judged(&read(documents, config, steps), config, steps)
}

/// The same for documents that were analysed before, with an encoder or without; each stands as it was dated.
pub fn compare_analyses(analyses: &[Analysis], config: &Config) -> Report {
    judged(analyses, config, &Steps::untold())
}

fn read(documents: &[Document], config: &Config, steps: &Steps) -> Vec<Analysis> {
    let own = OwnWords::new(&config.words);
    let worth = documents.iter().map(|d| d.text().len()).sum::<usize>() > WORTH_THREADS;
    let mut analyses = par::map(documents, worth, |document| steps.step(|| Analysis::with(document, &own)));
    let days = dating::days(&analyses.iter().collect::<Vec<_>>());
    for ((analysis, document), day) in analyses.iter_mut().zip(documents).zip(days) {
        if let Some(day) = day {
            *analysis = Analysis::with(&document.clone().with_date(day), &own);
        }
    }
    analyses.into_iter().map(|a| a.encoded(config.encoder.as_ref())).collect()
}

fn judged(analyses: &[Analysis], config: &Config, steps: &Steps) -> Report {
    let pairs: Vec<Pair<usize>> =
        (0..analyses.len()).flat_map(|left| (left + 1..analyses.len()).map(move |right| Pair { left, right })).collect();
    steps.expect(pairs.len() + analyses.len());
    let judged = par::map(&pairs, is_worth(analyses), |&pair| steps.step(|| judge(analyses, pair)));
    Report::new(analyses, judged, alone(analyses, steps), config)
}

fn is_worth(analyses: &[Analysis]) -> bool {
    analyses.iter().map(|a| a.document.text().len()).sum::<usize>() > WORTH_THREADS
}

fn alone(analyses: &[Analysis], steps: &Steps) -> Vec<Found> {
    let each: Vec<usize> = (0..analyses.len()).collect();
    let alone = |&document: &usize| steps.step(|| detect::judge_alone(document, &analyses[document]));
    par::map(&each, is_worth(analyses), alone).concat()
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
    check_in_steps(documents, config, &Steps::untold())
}

/// The same, telling how far it has come.
pub fn check_in_steps(documents: &[Document], config: &Config, steps: &Steps) -> Report {
    steps.expect(2 * documents.len());
    let analyses = read(documents, config, steps);
    Report::new(&analyses, Vec::new(), alone(&analyses, steps), config)
}

fn judge(analyses: &[Analysis], documents: Pair<usize>) -> Judgement {
    let both = documents.map(|d| &analyses[d]);
    let alignment: Alignment = align::align(both);
    detect::judge(documents, both, &alignment, Left::Report)
}
