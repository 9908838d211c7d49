//! Figures in a row.

use super::words::{Words, key};
use crate::extract::{Mention, Value};
use crate::text::Span;
use crate::value::Counted;

/// Figures in a row, "six rifles, 12 magazines and 300 rounds were seized", which share a verb.
pub(super) struct Row {
    /// The first mention of the row.
    begin: usize,
    /// The token behind its last noun.
    end: usize,
}

impl Row {
    /// A row that the first mention behind these begins.
    pub(super) fn new(mentions: usize) -> Row {
        Row { begin: mentions, end: usize::MAX }
    }

    /// Adds the last mention, whose words begin at the token `first` and end before `end`, to the row, or begins another with it.
    pub(super) fn join(&mut self, words: &Words, mentions: &mut [Mention], first: usize, end: usize) {
        let joined = self.end < first && (self.end..first).all(|i| words.text(i) == "," || words.says(i, key!("and")));
        self.begin = if joined { self.begin } else { mentions.len() - 1 };
        self.end = end;
        let Some((last, row)) = mentions[self.begin..].split_last_mut() else { return };
        match verb(last) {
            None if !row.is_empty() => give(last, row.last().and_then(verb)),
            Some(behind) if behind.start() >= last.span.end() => {
                row.iter_mut().rev().take_while(|m| verb(m).is_none()).for_each(|m| give(m, Some(behind)));
            }
            _ => {}
        }
    }
}

fn verb(mention: &Mention) -> Option<Span> {
    if let Value::Figure(figure) = &mention.value { figure.counted?.verb } else { None }
}

fn give(mention: &mut Mention, verb: Option<Span>) {
    if let Value::Figure(figure) = &mut mention.value {
        let (head, phrase) = figure.counted.map_or((None, None), |c| (c.head, c.phrase));
        figure.counted = (head.is_some() || verb.is_some()).then_some(Counted { head, phrase, verb });
    }
}
