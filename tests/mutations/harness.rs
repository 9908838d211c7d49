//! Plants every change in every story, and counts what is found of it.

use crate::operators::{Needs, OPERATORS, Operator};
use crate::rewrites::{REWRITES, Rewrite};
use crate::story::{Edit, Story, apply, stories};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use variorum::report::{Finding, Reading};
use variorum::text::Span;
use variorum::{Analysis, Config, Document, Level, Report, compare_analyses};

/// How many bytes from the change a reading may begin or end: of a hedge that is gone, the verb that it bound is told.
const BESIDE: usize = 8;

/// How many changes of one sort are planted in one pair of reports.
const PLANTED: usize = 3;

/// What came of one sort of change, or of one rewrite.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) planted: usize,
    pub(crate) found: usize,
    /// Findings beside the one that was asked for.
    pub(crate) others: usize,
    /// Each miss and each finding too many, for people.
    pub(crate) told: Vec<String>,
}

impl Tally {
    fn add(&mut self, other: Tally) {
        self.planted += other.planted;
        self.found += other.found;
        self.others += other.others;
        self.told.extend(other.told);
    }

    /// The share that was found, in percent; all of nothing.
    pub(crate) fn recall(&self) -> usize {
        (self.found * 100).checked_div(self.planted).unwrap_or(100)
    }
}

/// How each row of a table fared.
type Counted<T> = Vec<(&'static T, Tally)>;

/// Every operator and every rewrite with what came of it, in the order of their tables.
pub(crate) fn run() -> (Counted<Operator>, Counted<Rewrite>) {
    let stories = stories();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut tallies = (vec![Tally::default(); OPERATORS.len()], vec![Tally::default(); REWRITES.len()]);
        while let Some(story) = stories.get(next.fetch_add(1, Ordering::Relaxed)) {
            let base = found(&compare_analyses(&story_analyses(story), &Config::default()));
            OPERATORS.iter().zip(&mut tallies.0).for_each(|(operator, tally)| tally.add(plant(story, operator, &base)));
            REWRITES.iter().zip(&mut tallies.1).for_each(|(rewrite, tally)| tally.add(write(story, rewrite, &base)));
        }
        tallies
    };
    let parts: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..thread::available_parallelism().map_or(2, usize::from)).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|t| t.join().unwrap()).collect()
    });
    let mut operators: Vec<_> = OPERATORS.iter().map(|o| (o, Tally::default())).collect();
    let mut rewrites: Vec<_> = REWRITES.iter().map(|r| (r, Tally::default())).collect();
    for (planted, written) in parts {
        operators.iter_mut().zip(planted).for_each(|((_, sum), tally)| sum.add(tally));
        rewrites.iter_mut().zip(written).for_each(|((_, sum), tally)| sum.add(tally));
    }
    (operators, rewrites)
}

fn story_analyses(story: &Story) -> [Analysis; 2] {
    [story.left.clone(), story.right.clone()]
}

/// What a report tells, and how often: hints are not counted.
fn found(report: &Report) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    report.findings.iter().filter(|f| f.level < Level::Hint).for_each(|f| *found.entry(told(f)).or_insert(0) += 1);
    found
}

/// A finding as it is told apart from others; what is told of a report as a whole lists places that another change alters.
fn told(finding: &Finding) -> String {
    if finding.id.starts_with("document-") {
        return format!("{}: {:?}", finding.id, finding.readings.first().map(|r| r.document));
    }
    let words = |r: &Reading| r.text.as_ref().map_or("–".to_owned(), |t| t.split_whitespace().collect::<Vec<_>>().join(" "));
    format!("{}: {}", finding.id, finding.readings.iter().map(words).collect::<Vec<_>>().join(" / "))
}

fn plant(story: &Story, operator: &Operator, base: &BTreeMap<String, usize>) -> Tally {
    let shows = |edits: &Vec<Edit>| match operator.needs {
        Needs::Words => edits.iter().any(|e| story.is_told_by_both(e.span)),
        Needs::Twin => story.same,
        Needs::Nothing => true,
    };
    let targets: Vec<Vec<Edit>> = (operator.plant)(&story.right).into_iter().filter(|edits| !edits.is_empty() && shows(edits)).collect();
    let step = targets.len().div_ceil(PLANTED).max(1);
    let mut tally = Tally::default();
    for edits in targets.iter().step_by(step) {
        tally.add(judge(story, operator, edits, base));
    }
    tally
}

fn judge(story: &Story, operator: &Operator, edits: &[Edit], base: &BTreeMap<String, usize>) -> Tally {
    let (text, places) = apply(story.right.document.text(), edits);
    let changed = Analysis::new(&Document::new(story.right.document.name(), text));
    let report = compare_analyses(&[story.left.clone(), changed], &Config::default());
    let here = |r: &Reading| match r.document {
        1 => places.iter().any(|&place| touches(r, place)),
        _ => !story.same || edits.iter().any(|e| touches(r, e.span)),
    };
    let right = |f: &&Finding| operator.kinds.contains(&f.id) && f.readings.iter().any(|r| r.document == 1 && here(r));
    let covered = |document: usize, spans: &[Span]| {
        report.coverage.iter().any(|row| row.document == document && spans.iter().any(|s| s.overlaps(row.span)))
    };
    let removed: Vec<Span> = edits.iter().map(|e| e.span).collect();
    let is_found = if operator.kinds == ["coverage-only"] {
        covered(0, &removed) || covered(1, &places)
    } else {
        report.findings.iter().any(|f| right(&f))
    };
    let others: Vec<String> =
        report.findings.iter().filter(|f| f.level < Level::Hint && !right(f)).map(told).filter(|t| !base.contains_key(t)).collect();
    let change = || {
        edits
            .iter()
            .take(1)
            .map(|e| format!("{:?} → {:?} before {:?}", e.span.of(story.right.document.text()), e.to, behind(story, e)))
            .collect::<String>()
    };
    let mut tally = Tally { planted: 1, found: usize::from(is_found), others: others.len(), told: Vec::new() };
    if !is_found {
        tally.told.push(format!("missed  {}: {}", story.name, change()));
    }
    tally.told.extend(others.iter().map(|other| format!("beside  {}: {}: {other}", story.name, change())));
    tally
}

fn behind(story: &Story, edit: &Edit) -> String {
    story.right.document.text()[edit.span.end()..].chars().take(30).collect()
}

/// Whether a reading points at a place: it overlaps it, or stands right beside it where nothing is left there.
fn touches(reading: &Reading, place: Span) -> bool {
    let wide = |s: Span| Span::new(s.start().saturating_sub(BESIDE), s.end() + BESIDE);
    let near = |s: Span| s.overlaps(wide(place)) && s.len() <= place.len() + 120;
    reading.span.is_some_and(|s| near(s) || reading.text.is_none() && s.overlaps(wide(place)))
}

fn write(story: &Story, rewrite: &Rewrite, base: &BTreeMap<String, usize>) -> Tally {
    let changed = Analysis::new(&rewrite.read(&story.right));
    let report = compare_analyses(&[story.left.clone(), changed], &Config::default());
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    base.iter().for_each(|(told, n)| *counts.entry(told.split(':').next().unwrap_or_default()).or_insert(0) += n);
    let mut others = Vec::new();
    for finding in report.findings.iter().filter(|f| f.level < Level::Hint && !rewrite.brings.contains(&f.id)) {
        match counts.get_mut(finding.id) {
            Some(n) if *n > 0 => *n -= 1,
            _ => others.push(format!("{}: {}", story.name, told(finding))),
        }
    }
    let mut tally = Tally { planted: 1, found: usize::from(others.is_empty()), others: others.len(), told: Vec::new() };
    tally.told = others;
    tally
}
