//! How sure a report is of what it says, and whether it denies it.

use crate::text::Span;

/// A hedge and what it binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hedge {
    /// How sure it leaves the claim.
    pub certainty: Certainty,
    /// The stretch it binds: the words whose truth it weakens.
    pub scope: Span,
}

/// From what is told as fact down to what is only possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// "may", "might", "could", "possibly"
    Possible,
    /// "allegedly", "suspected of"
    Alleged,
    /// "reportedly", "said to"
    Reported,
    /// "appeared to", "seems"
    Apparent,
    /// "probably", "likely", "expected to"
    Probable,
}

/// A negation and what it denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Negation {
    /// The stretch it denies.
    pub scope: Span,
}
