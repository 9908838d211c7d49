//! What the reports say alike.

use crate::pair::Pair;
use crate::text::Span;
use schemars::JsonSchema;
use serde::Serialize;

/// What can be compared, and traced to a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// A claim: whether, how surely and why
    Claim,
    /// A quotation
    Quotation,
    /// Whoever or whatever is named
    Name,
    /// A title or role
    Title,
    /// A figure
    Figure,
    /// A date, an age, a duration
    Date,
    /// Who said it
    Source,
}

impl Sort {
    /// Its name in every output.
    pub fn name(self) -> &'static str {
        ["claim", "quotation", "name", "title", "figure", "date", "source"][self as usize]
    }
}

/// Two values that stand opposite each other and agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// What they are.
    pub sort: Sort,
    /// Where they stand.
    pub spans: Pair<Span>,
}
