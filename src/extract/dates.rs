//! Dates.

use super::{Extractor, Mention, Text};

pub(super) const EXTRACTOR: Extractor = Extractor { name: "dates", extract };

fn extract(_text: &Text, _mentions: &mut Vec<Mention>) {}

/// The day a report was published, as its text tells it: a metadata line, a dateline, an embedded post.
pub fn report_date(_raw: &str, _segments: &crate::segment::Segments) -> Option<jiff::civil::Date> {
    None
}
