//! What of one document stands opposite what of the other: claims, quotations, cast.
//!
//! Claims are linked many-to-many and freely crossing. Beside them quotations and casts are matched over the whole documents,
//! because a misspelt name or an altered quotation often stands in sentences that share nothing else.

pub mod bags;
pub mod cast;
pub mod claims;
pub mod likeness;
pub mod quotations;
pub mod terms;
pub mod words;

use crate::analysis::Analysis;
use crate::pair::Pair;

pub use cast::CastLink;
pub use claims::ClaimLink;
pub use quotations::{QuotationLink, Relation};

/// Everything of two documents that belongs together.
#[derive(Clone, Debug, Default)]
pub struct Alignment {
    /// Claims about the same thing, by their places.
    pub claims: Vec<ClaimLink>,
    /// For each side and claim, how near the best candidate of its sentence comes to a link, from 0 to 1.
    pub best: Pair<Vec<f64>>,
    /// Quotations of the same utterance.
    pub quotations: Vec<QuotationLink>,
    /// The same person, body or place.
    pub cast: Vec<CastLink>,
}

/// Aligns two documents; exchanging them mirrors the result.
pub fn align(both: Pair<&Analysis>) -> Alignment {
    let cast = cast::align(both);
    let quotations = quotations::align(both, &cast);
    let claims = claims::align(both, &cast, &quotations);
    Alignment { claims: claims.links, best: claims.best, quotations, cast }
}
