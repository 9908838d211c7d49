//! How a report ties two things together: one caused the other, or came before it.

use crate::text::Span;

/// Two stretches of a sentence and what ties them together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    /// What ties them.
    pub tie: Tie,
    /// What came first: the cause, or the earlier of the two.
    pub first: Span,
    /// What came then: the outcome, or the later of the two.
    pub then: Span,
}

/// What ties two things together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tie {
    /// "because", "led to": the one made the other happen
    Cause,
    /// "before", "after": the one came first
    Order,
}
