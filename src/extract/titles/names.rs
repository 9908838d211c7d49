//! The names that titles stand beside.

use crate::extract::{Mention, Text, Value};
use crate::value::NameKind;
use std::ops::Range;

/// The names of a text by their tokens, in order; what titles stand beside.
pub(super) struct Names(Vec<(Range<usize>, NameKind)>);

impl Names {
    pub(super) fn new(text: &Text, mentions: &[Mention]) -> Names {
        let name = |m: &Mention| match m.value {
            Value::Name(name) => Some((text.segments.tokens_in(m.span), name.kind)),
            _ => None,
        };
        let mut names: Vec<_> = mentions.iter().filter_map(name).collect();
        names.sort_by_key(|(tokens, _)| tokens.start);
        Names(names)
    }

    /// The name that holds a token.
    pub(super) fn at(&self, token: usize) -> Option<&(Range<usize>, NameKind)> {
        let upto = self.0.partition_point(|(tokens, _)| tokens.start <= token);
        self.0[..upto].last().filter(|(tokens, _)| tokens.contains(&token))
    }

    /// The person whose name begins at a token.
    pub(super) fn person_from(&self, token: usize) -> Option<Range<usize>> {
        self.at(token).filter(|(tokens, kind)| *kind == NameKind::Person && tokens.start == token).map(|(tokens, _)| tokens.clone())
    }

    /// The person whose name ends before a token.
    pub(super) fn person_upto(&self, token: usize) -> Option<Range<usize>> {
        let (tokens, kind) = self.at(token.checked_sub(1)?)?;
        (*kind == NameKind::Person && tokens.end == token).then(|| tokens.clone())
    }
}
