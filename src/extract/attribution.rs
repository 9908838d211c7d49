//! Who says what: the source, the cue ("said") and the content of every attributed stretch.

use super::{Mention, Text};
use crate::text::Span;

/// A stretch of a text that the report gives as somebody's words or knowledge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The words that name the source, where they stand beside it: "Bruce", "the spokesperson", "she".
    pub source: Option<Span>,
    /// The word that attributes: "said", "according to".
    pub cue: Option<Span>,
    /// What is attributed, without the marks.
    pub content: Span,
    /// The quotation that is the content, as an index into [`crate::segment::Segments::quotations`]; `None` for indirect speech.
    pub quotation: Option<usize>,
    /// How it was said.
    pub manner: Manner,
    /// Where it was said, in the text's words: "in a briefing", "on X".
    pub venue: Option<Span>,
}

/// How something was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Manner {
    /// said, told, added
    Spoken,
    /// wrote, posted, tweeted, a statement
    Written,
    /// "according to", "per"
    Sourced,
}

/// Every attribution of a text, in the order of its content; a quotation without any source beside it has one too, with neither
/// source nor cue.
pub fn attributions(_text: &Text, _mentions: &[Mention]) -> Vec<Attribution> {
    Vec::new()
}
