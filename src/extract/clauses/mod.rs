//! Clauses: which words are verbs, and where one clause ends and the next begins.
//!
//! There is no tagger behind this. A word's part is read off the lexicon and its ending, and its neighbours settle what it is here;
//! every look ahead is bounded, so that a text of any shape is read in linear time.

mod joins;
mod reach;
mod verbs;

pub use crate::segment::Part;
pub use joins::{Join, joins, measured};
pub use reach::{clause_end, clause_start, noun_phrase_end};
pub use verbs::{is_finite, verb_of_clause, verb_without_subject};

use super::Text;
use crate::lexicon::Class;
use crate::text::{WordKey, keys};

/// The part that a token may play, by itself.
pub fn part(text: &Text, i: usize) -> Part {
    text.tokens()[i].part
}

/// Whether the token has a word of the list.
pub fn is(text: &Text, i: usize, class: Class) -> bool {
    text.tokens().get(i).is_some_and(|t| t.is(class))
}

/// The next token from `i` on, before `end`, that is no adverb.
pub fn skip_adverbs(text: &Text, i: usize, end: usize) -> usize {
    (i..end.min(i + 4)).find(|&j| part(text, j) != Part::Adverb).unwrap_or(end.min(i + 4))
}

/// The last token before `i`, not before `start`, that is no adverb.
fn before(text: &Text, i: usize, start: usize) -> Option<usize> {
    (start.max(i.saturating_sub(4))..i).rev().find(|&j| part(text, j) != Part::Adverb)
}

/// Whether a form of "be" stands before a participle, adverbs apart: "it *is* widely believed".
pub fn is_passive(text: &Text, i: usize, start: usize) -> bool {
    let be = keys![
        "is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't", "am", "'s", "it's", "he's", "she's",
        "they're",
    ];
    before(text, i, start).is_some_and(|j| is_one_of(text, j, be))
}

/// Whether a token, however it is written, is one of these words.
pub fn is_one_of(text: &Text, i: usize, words: &[WordKey]) -> bool {
    text.tokens().get(i).is_some_and(|t| words.contains(&t.key))
}
