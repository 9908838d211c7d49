//! The same utterance, quoted in two documents.

use crate::analysis::Analysis;
use crate::pair::Pair;

/// A quotation of each document that give the same utterance.
#[derive(Clone, Debug, PartialEq)]
pub struct QuotationLink {
    /// Indices into the two documents' quotations.
    pub quotations: Pair<usize>,
    /// How they belong together.
    pub relation: Relation,
}

/// How two quotations belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same words, but for folding
    Same,
    /// One is a contiguous part of the other
    Contained,
    /// The same utterance with words changed
    Altered,
}

/// Matches the quotations of two documents.
pub fn align(_both: Pair<&Analysis>) -> Vec<QuotationLink> {
    Vec::new()
}
