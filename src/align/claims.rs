//! Claims about the same thing.

use super::{CastLink, QuotationLink};
use crate::analysis::Analysis;
use crate::pair::Pair;

/// A claim of each document that are about the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimLink {
    /// Indices into the two documents' claims.
    pub claims: Pair<usize>,
    /// How sure that is, from 0 to 1.
    pub score: f64,
}

/// Links the claims of two documents.
pub fn align(_both: Pair<&Analysis>, _cast: &[CastLink], _quotations: &[QuotationLink]) -> Vec<ClaimLink> {
    Vec::new()
}
