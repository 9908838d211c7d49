//! Words that settings add to the word lists: a newsroom's titles, abbreviations and places, and the words that it counts as loaded.
//!
//! They are marked on the tokens when a text is taken apart, so that every later stage asks one question for both.

use super::tokens::{Token, tokenize};
use crate::lexicon::{Class, Hit};
use crate::text::WordKey;
use std::collections::{BTreeMap, BTreeSet};

/// A word list that settings may add to.
#[derive(Debug)]
pub struct List {
    /// What settings call it.
    pub name: &'static str,
    /// What its words are, for people.
    pub summary: &'static str,
    class: Class,
    /// What the built-in list would say of such a word.
    value: &'static str,
}

/// Every list that settings may add to.
pub const LISTS: &[List] = &[
    List { name: "loaded", summary: "words that judge", class: Class::LoadedWords, value: "" },
    List { name: "labels", summary: "words that make a label of a description", class: Class::LabelWords, value: "" },
    List { name: "intensifiers", summary: "words that strengthen and add no fact", class: Class::Intensifiers, value: "" },
    List { name: "hedges", summary: "words that leave a claim less than certain", class: Class::Hedges, value: "probable:clause" },
    List { name: "titles", summary: "offices and roles", class: Class::Roles, value: "" },
    List { name: "ranks", summary: "honorifics and ranks that stand before a name", class: Class::Ranks, value: "" },
    List { name: "abbreviations", summary: "words with a full stop that ends no sentence", class: Class::Abbreviations, value: "never" },
    List { name: "organisations", summary: "names of organisations", class: Class::Organisations, value: "" },
    List { name: "places", summary: "names of towns and regions", class: Class::Places, value: "t" },
];

/// The lists in which the word or phrase stands that begins with a token, one bit each, and how many tokens it takes, in the bits above. It
/// lies in the number of the word, since tokens take more memory than all else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Own(pub(super) u16);

/// The bit at which the length begins.
const LEN: u32 = LISTS.len() as u32;
/// The most tokens of a phrase.
const LONGEST: usize = (1 << (u16::BITS - LEN)) - 1;

impl Own {
    /// `None` for a phrase of more tokens than can be told.
    fn new(lists: u16, len: usize) -> Option<Own> {
        (len <= LONGEST).then_some(Own(lists | (len as u16) << LEN))
    }

    /// The phrase, if it stands in a list.
    pub(super) fn longest(self, class: Class) -> Option<Hit> {
        let of = |list: &List| Hit { len: usize::from(self.0 >> LEN), value: list.value };
        (self.0 != 0).then(|| self.in_lists().find(|list| list.class == class).map(of)).flatten()
    }

    /// What the list says of the token, if it stands there alone.
    pub(super) fn value(self, class: Class) -> Option<&'static str> {
        self.longest(class).filter(|hit| hit.len == 1).map(|hit| hit.value)
    }

    /// Whether the phrase stands in one of some lists; see [`crate::lexicon::lists`].
    pub(super) fn opens(self, lists: u128) -> bool {
        self.0 != 0 && self.in_lists().any(|list| lists & 1u128 << list.class as u8 != 0)
    }

    fn in_lists(self) -> impl Iterator<Item = &'static List> {
        LISTS.iter().enumerate().filter(move |(i, _)| self.0 & 1 << i != 0).map(|(_, list)| list)
    }
}

/// The words that settings add, ready to be found in texts.
///
/// ```
/// use variorum::segment::OwnWords;
/// use variorum::{Analysis, Document};
///
/// let own = OwnWords::new(&[("titles".to_owned(), ["Chief Warden".to_owned()].into())].into());
/// let read = Analysis::with(&Document::new("report", "Chief Warden Ann Lee spoke."), &own);
/// assert_eq!(read.of(read.cast[0].name), "Ann Lee");
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnWords {
    /// By the first word: what follows it, the longest first, and the lists that have it.
    phrases: BTreeMap<WordKey, Vec<(Vec<WordKey>, Own)>>,
}

impl OwnWords {
    /// From the lists' names with their words and phrases, in any case; a name that is no list's counts for nothing.
    pub fn new(words: &BTreeMap<String, BTreeSet<String>>) -> OwnWords {
        let mut lists: BTreeMap<Vec<WordKey>, u16> = BTreeMap::new();
        for (bit, list) in LISTS.iter().enumerate() {
            for phrase in words.get(list.name).into_iter().flatten() {
                *lists.entry(keys(phrase)).or_default() |= 1 << bit;
            }
        }
        let mut phrases: BTreeMap<WordKey, Vec<(Vec<WordKey>, Own)>> = BTreeMap::new();
        for (keys, lists) in lists {
            if let Some(((&first, tail), own)) = keys.split_first().zip(Own::new(lists, keys.len())) {
                phrases.entry(first).or_default().push((tail.to_vec(), own));
            }
        }
        phrases.values_mut().for_each(|tails| tails.sort_by_key(|(tail, _)| std::cmp::Reverse(tail.len())));
        OwnWords { phrases }
    }

    /// Marks the tokens that one of the phrases begins with; of several the longest counts.
    pub(super) fn mark(&self, tokens: &mut [Token]) {
        if self.phrases.is_empty() {
            return;
        }
        for at in 0..tokens.len() {
            let begins = |tail: &[WordKey]| tokens[at + 1..].iter().map(|t| &t.key).take(tail.len()).eq(tail);
            let tails = self.phrases.get(&tokens[at].key).into_iter().flatten();
            if let Some(own) = { tails }.find(|(tail, _)| begins(tail)).map(|(_, own)| *own) {
                tokens[at].word = tokens[at].word.with(own.0);
            }
        }
    }
}

/// The words of a phrase as they are compared, without the full stop of an abbreviation.
fn keys(phrase: &str) -> Vec<WordKey> {
    let mut tokens = tokenize(phrase);
    tokens.truncate(tokens.iter().rposition(Token::is_word).map_or(0, |last| last + 1));
    tokens.iter().map(|t| t.key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::{longest, segment_with};

    fn own(lists: &[(&str, &[&str])]) -> OwnWords {
        let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        OwnWords::new(&lists.iter().map(|(list, of)| ((*list).to_owned(), words(of))).collect())
    }

    #[test]
    fn the_longest_phrase_counts_beside_the_built_in_lists() {
        let own = own(&[("titles", &["Warden", "Warden of the Forest"]), ("loaded", &["so-called", "regime"]), ("no-list", &["the"])]);
        let text = "The warden of the forest met a Warden and the so-called minister.";
        let tokens = segment_with(text, &own).tokens;
        let found: Vec<(usize, usize)> =
            (0..tokens.len()).filter_map(|i| longest(&tokens[i..], Class::Roles).map(|hit| (i, hit.len))).collect();
        assert_eq!(found, [(1, 4), (7, 1), (13, 1)]);
        assert!(!tokens[1].is(Class::Roles) && tokens[7].is(Class::Roles), "alone only where it stands alone");
        assert_eq!(longest(&tokens[10..], Class::LoadedWords).map(|hit| hit.len), Some(3));
        assert!(longest(&segment_with("the warden", &OwnWords::default()).tokens[1..], Class::Roles).is_none_or(|hit| hit.len == 1));
    }

    #[test]
    fn an_abbreviation_ends_no_sentence() {
        let text = "It was seen by Cmte. Harrow in May. He left.";
        assert_eq!(segment_with(text, &OwnWords::default()).sentences.len(), 3);
        assert_eq!(segment_with(text, &own(&[("abbreviations", &["Cmte."])])).sentences.len(), 2);
    }
}
