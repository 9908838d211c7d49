//! Why two stretches are linked.

use crate::detect::JudgedLink;
use schemars::JsonSchema;
use serde::Serialize;

/// How much one sort of evidence spoke for a link.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Evidence {
    /// What it is, in a few words.
    pub about: &'static str,
    /// By how much it raised the log-odds of the link; below 0, it spoke against it.
    pub weight: f64,
}

/// What spoke for a link and against it, the weightiest first; what weighs less than half a hundredth is left out.
pub(super) fn of_link(link: &JudgedLink) -> Vec<Evidence> {
    let hundredths = |weight: f32| (f64::from(weight) * 100.0).round() / 100.0;
    let evidence = link.because.reasons().into_iter().map(|r| Evidence { about: r.sort.name(), weight: hundredths(r.weight) });
    evidence.filter(|evidence| evidence.weight != 0.0).collect()
}
