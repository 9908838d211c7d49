//! A review as the desk lives with it: without what the draft's marks silence and what was accepted before.

use variorum::review::Desk;
use variorum::review::baseline::{Accepted, Baseline};
use variorum::review::silence::{Fault, Silences};
use variorum::{Config, Document, Report, Steps};

/// What a review comes to.
pub(crate) struct Told {
    pub(crate) report: Report,
    /// What is wrong with the draft's marks.
    pub(crate) faults: Vec<Fault>,
    /// What was accepted and is no longer found.
    pub(crate) stale: Vec<Accepted>,
    /// How many findings the draft's marks silence.
    pub(crate) silenced: usize,
    /// How many findings were accepted before and left out.
    pub(crate) known: usize,
}

/// Reviews a draft.
pub(crate) fn told(desk: &Desk, draft: &Document, config: &Config, baseline: &Baseline, steps: &Steps) -> Told {
    let (silences, draft) = Silences::read(draft);
    let mut report = desk.review_in_steps(&draft, config, steps);
    let found = report.findings.len();
    let faults = silences.apply(&mut report);
    let loud = report.findings.len();
    let stale = baseline.apply(&mut report).into_iter().cloned().collect();
    let (silenced, known) = (found - loud, loud - report.findings.len());
    Told { report, faults, stale, silenced, known }
}
