//! A draft against its sources: what they support, what they say otherwise, and what none of them has.
//!
//! The draft is compared with every source that has something in common with it, as two reports are; then all that was found is gathered
//! by its place in the draft, so that what one source says otherwise and three say alike is told once, with the count.

pub mod baseline;
mod consult;
mod desk;
mod figures;
mod origins;
mod records;
pub mod silence;
mod source;
mod tally;
mod trace;
mod unsupported;
mod variants;

use crate::analysis::Analysis;
use crate::config::Config;
use crate::document::Document;
use crate::par::{self, Steps};
use crate::report::{self, Finding, Report, Sources};
use crate::segment::OwnWords;
use crate::text::{WordKey, fold};
use jiff::civil::Date;
use source::Source;
use std::collections::BTreeSet;

pub use desk::{Desk, Kept};

/// Below this many bytes of text in all, threads cost more than they save.
const WORTH_THREADS: usize = 32 * 1024;

/// Traces everything that a draft says to its sources.
///
/// The report's first document is the draft; behind it stand the sources that have something in common with it, in the order given.
/// [`Report::trace`] tells for every quotation, name, title, figure, date and claim which sources say the same, and which something else.
///
/// ```
/// use variorum::{Config, Document, review};
///
/// let wire = Document::new("wire", "The blast killed 26 people, the governor said.");
/// let draft = Document::new("draft", "The blast killed 28 people, the governor said.");
/// let report = review(&draft, &[wire], &Config::default());
/// assert_eq!(report.findings[0].id, "number-value");
/// ```
pub fn review(draft: &Document, sources: &[Document], config: &Config) -> Report {
    Desk::from(sources.to_vec()).review(draft, config)
}

/// A draft that tells no date of its own is read as of the day that its dateline tells by its sources, else of the day of the latest source.
fn dated(draft: Analysis, dateline: Option<Date>, sources: &[Analysis], own: &OwnWords) -> Analysis {
    let latest = || sources.iter().filter_map(|s| s.date).max();
    match dateline.or_else(latest).filter(|_| draft.date.is_none()) {
        Some(day) => Analysis::with(&draft.document.with_date(day), own),
        None => draft,
    }
}

fn report_of(analyses: &[Analysis], given: usize, worth: bool, config: &Config, steps: &Steps) -> Report {
    let numbers: Vec<usize> = (1..analyses.len()).collect();
    let mut sources = par::map(&numbers, worth, |&document| steps.step(|| Source::new(analyses, document)));
    let origins = origins::origins(&analyses[1..]);
    let names = report::names::Names::new(config);
    let mut found = tally::gather(analyses, &sources, &origins.of);
    found.retain(|f| !names.accept(analyses, f));
    let rows = trace::rows(analyses, &sources, &found);
    found.extend(unsupported::find(analyses, &sources, &rows, &found, origins.count()));
    found.extend(origins.told);
    found.extend(crate::detect::judge_alone(0, &analyses[0]));
    variants::find(analyses, &sources, &mut found);
    found.retain(|f| !names.accept_alone(analyses, |form| sources.iter().any(|source| source.has(form)), f));
    let judged = sources.iter_mut().map(Source::judged).collect();
    let mut report = Report::new(analyses, judged, found, config);
    report.trace = rows.into_iter().map(|row| row.told(analyses)).collect();
    report.sources = Some(Sources { given, consulted: sources.len(), origins: BTreeSet::from_iter(&origins.of).len() });
    report.findings.iter_mut().for_each(|finding| finding.fingerprint = fingerprint(finding));
    report::number_twins(&mut report.findings);
    report
}

/// What is said, whatever the sources' number and order: the kind, the draft's words, and every distinct wording of the sources.
fn fingerprint(finding: &Finding) -> String {
    let mut buffer = String::new();
    let mut words = |text: &str| fold::fold(text, &mut buffer).split_whitespace().collect::<Vec<_>>().join(" ");
    let said: BTreeSet<(bool, String)> =
        finding.readings.iter().filter_map(|r| r.text.as_deref().map(|text| (r.document > 0, words(text)))).collect();
    let said: Vec<String> = said.into_iter().map(|(_, words)| words).collect();
    WordKey::of_folded(&format!("{}\n{}", finding.id, said.join("\n"))).to_string()
}
