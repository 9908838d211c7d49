//! How sure a report is of what it says, whether it denies it, and how an action came out.

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

/// A negation and what it denies. Of two whose scopes lie in each other the outer denies the inner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Negation {
    /// The stretch it denies.
    pub scope: Span,
    /// Whether it denies outright, or by what its verb implies.
    pub kind: NegationKind,
}

/// How a negation denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NegationKind {
    /// "not", "no", "never", "neither"
    Plain,
    /// "without", "a lack of"
    Lacking,
    /// "hardly", "rarely": nearly never
    Scarcely,
    /// "failed to", "unable to": it did not happen, and somebody wanted it
    Failed,
    /// "refused to", "ruled out": it did not happen, and somebody wanted it not to
    Refused,
    /// "denied": somebody says that it is not so
    Denied,
    /// "prevented", "foiled": it did not happen, because of somebody
    Prevented,
}

impl NegationKind {
    /// Whether its words deny by themselves, not by what a verb implies.
    pub fn is_outright(self) -> bool {
        matches!(self, NegationKind::Plain | NegationKind::Lacking)
    }
}

/// A verb that tells how an action came out without denying it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Implicative {
    /// What it tells.
    pub outcome: Outcome,
    /// The action.
    pub scope: Span,
}

/// How an action came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// "plans to", "vowed to": it lies ahead
    Planned,
    /// "tried to", "sought to": left open
    Tried,
    /// "managed to": it happened
    Managed,
}
