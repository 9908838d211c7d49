//! The same entity in two documents.

use crate::analysis::Analysis;
use crate::pair::Pair;

/// An entity of each document that are the same.
#[derive(Clone, Debug, PartialEq)]
pub struct CastLink {
    /// Indices into the two casts.
    pub entities: Pair<usize>,
    /// How sure that is, from 0 to 1.
    pub score: f64,
}

/// Matches two casts.
pub fn align(_both: Pair<&Analysis>) -> Vec<CastLink> {
    Vec::new()
}
