//! Where the sources stand to what a draft says.

use super::Stretch;
pub use crate::detect::Sort;
use schemars::JsonSchema;
use serde::Serialize;

/// Something the draft says, traced to its sources.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Trace {
    /// What it is.
    pub sort: Sort,
    /// What the sources make of it.
    pub outcome: Outcome,
    /// The words in the draft.
    pub at: Stretch,
    /// Where sources say the same, by source.
    pub supports: Vec<Stretch>,
    /// Where sources say something else, by source.
    pub differs: Vec<Stretch>,
}

/// What the sources make of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// At least one says the same, and none something else
    Supported,
    /// At least one says something else, and none the same
    Differs,
    /// Some say the same, and some something else
    Disputed,
    /// No source has it
    Unsupported,
}

impl Outcome {
    /// What comes of whether any source says the same, and any something else.
    pub fn of(supported: bool, differs: bool) -> Outcome {
        match (supported, differs) {
            (true, false) => Outcome::Supported,
            (false, true) => Outcome::Differs,
            (true, true) => Outcome::Disputed,
            (false, false) => Outcome::Unsupported,
        }
    }
}

/// How many sources a draft was reviewed against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Sources {
    /// How many were given.
    pub given: usize,
    /// How many have enough in common with the draft to be read against it; these are the report's documents behind the draft.
    pub consulted: usize,
    /// How many of those are independent: copies of one text count once.
    pub origins: usize,
}
