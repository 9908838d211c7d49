//! Titles.

use super::{Extractor, Mention, Text};

pub(super) const EXTRACTOR: Extractor = Extractor { name: "titles", extract };

fn extract(_text: &Text, _mentions: &mut Vec<Mention>) {}
