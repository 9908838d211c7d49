//! The kinds that only a review finds: what of a draft no source carries, and sources that are one.

use super::Kind;
use crate::config::Level;

/// Every kind of this file, in the order of the documentation.
pub const SOURCED: &[&Kind] = &[&QUOTE_UNSOURCED, &COVERAGE_UNSUPPORTED, &DOCUMENT_SYNDICATED];

pub(crate) const QUOTE_UNSOURCED: Kind = Kind {
    id: "quote-unsourced",
    level: Level::Error,
    summary: "a quotation that stands in no source",
    explanation: "The draft quotes words that no source quotes and that stand in no source without marks either. An altered quotation that \
        is found again is told as what was altered. Up to three words at arm's length stay silent, for they need not be anybody's.",
    example: "\"We will sink the plan,\" Keller said / –",
    silent: "a \"so-called reform\"; words of a transcript, which has no marks",
};

pub(crate) const COVERAGE_UNSUPPORTED: Kind = Kind {
    id: "coverage-unsupported",
    level: Level::Warning,
    summary: "a claim, name, figure or date of the draft that no source carries",
    explanation: "Nothing in any source is about a claim of the draft that has a name, a figure or a date, or a source tells of the same \
        without that name, figure or date; or the draft claims a record (\"the largest ever\") that no source tells of. A figure that no \
        source has is an error, anything else a warning. A value that differs from a source's is told as that.",
    example: "The fire injured 40 people / –",
    silent: "told in other words; a figure that any one source has",
};

pub(crate) const DOCUMENT_SYNDICATED: Kind = Kind {
    id: "document-syndicated",
    level: Level::Note,
    summary: "two sources share an origin, and count as one",
    explanation: "Most sentences of one source stand word for word in another: both carry one agency's or one colleague's text. Where sources \
        are counted, they count once.",
    example: "two papers with the same agency report",
    silent: "two papers with one quotation in common",
};

/// How grave a kind is when the other side is a declared source, where that is not the level of the table.
pub(crate) fn level_in_review(kind: &Kind, level: Level) -> Level {
    match kind.id {
        "title-role" => level.min(Level::Warning),
        _ => level,
    }
}
