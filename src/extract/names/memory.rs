//! What the whole document tells of a name that its own place leaves open.

use super::{Candidate, parts};
use crate::extract::Text;
use crate::lexicon::{Class, Word};
use crate::segment::{Shape, Token, tokens_in};
use crate::text::WordKey;
use crate::value::NameKind;
use std::collections::{HashMap, HashSet};

/// The names a document is sure of, by their words.
#[derive(Default)]
pub(super) struct Memory {
    families: HashSet<WordKey>,
    givens: HashSet<WordKey>,
    kinds: HashMap<WordKey, NameKind>,
    lower: HashSet<WordKey>,
    /// The surnames with one letter left out, to know a slip in one.
    nearly: HashSet<WordKey>,
}

impl Memory {
    /// Learns from the candidates whose own place settles their kind.
    pub(super) fn new(text: &Text, candidates: &[Candidate]) -> Memory {
        let lower = text.tokens().iter().filter(|t| t.shape == Shape::Lower).map(|t| t.key).collect();
        let mut memory = Memory { lower, ..Memory::default() };
        for candidate in candidates {
            memory.learn(text, candidate);
        }
        memory
    }

    fn learn(&mut self, text: &Text, candidate: &Candidate) {
        let tokens = text.tokens();
        let single = candidate.tokens.len() == 1;
        if candidate.kind != NameKind::Person {
            if single && candidate.sure {
                self.kinds.entry(tokens[candidate.tokens.start].key).or_insert(candidate.kind);
            } else if single && !candidate.opening {
                self.kinds.entry(tokens[candidate.tokens.start].key).or_insert(NameKind::Other);
            }
            return;
        }
        if !candidate.sure && self.is_common(text, candidate) {
            return;
        }
        let (given, family) = parts::parts(text, candidate.tokens.clone());
        let within = |span| {
            let inner = tokens_in(&tokens[candidate.tokens.clone()], span);
            candidate.tokens.start + inner.start..candidate.tokens.start + inner.end
        };
        let words = within(family);
        if given != Some(family) {
            if self.families.insert(tokens[words.end - 1].key) {
                self.nearly.extend(shortened(text.word(words.end - 1)));
            }
            self.families.insert(tokens[words.start].key);
        }
        for i in given.map_or(0..0, within) {
            if tokens[i].is_word() && tokens[i].span.len() > 2 {
                self.givens.insert(tokens[i].key);
            }
        }
    }

    /// Whether somebody in the document has this surname.
    pub(super) fn is_family(&self, key: WordKey) -> bool {
        self.families.contains(&key)
    }

    /// Whether somebody in the document has this given name.
    pub(super) fn is_given(&self, key: WordKey) -> bool {
        self.givens.contains(&key)
    }

    /// Whether the word stands in lower case too.
    pub(super) fn is_lower(&self, key: WordKey) -> bool {
        self.lower.contains(&key)
    }

    /// What a single word is the name of elsewhere.
    pub(super) fn kind(&self, key: WordKey) -> Option<NameKind> {
        self.kinds.get(&key).copied()
    }

    /// What a candidate is the name of; `None` where it is none.
    pub(super) fn settle(&self, text: &Text, candidate: &Candidate) -> Option<NameKind> {
        if candidate.sure {
            return Some(if self.is_namesake(text, candidate) { NameKind::Person } else { candidate.kind });
        }
        let tokens = &text.tokens()[candidate.tokens.clone()];
        let (first, last) = (&tokens[0], tokens.iter().rev().find(|t| t.is_word())?);
        let words = super::words(tokens);
        let likely = candidate.kind == NameKind::Person && !self.is_common(text, candidate);
        if likely
            || self.is_person(first.key, last.key, words)
                && !(first.is(Class::CommonWords) && candidate.opening && self.is_lower(first.key))
        {
            return Some(NameKind::Person);
        }
        if words == 1 && self.is_slip(text.of(first.span), first) && !self.is_lower(first.key) {
            return Some(NameKind::Person);
        }
        let kind = if candidate.kind == NameKind::Person { NameKind::Other } else { candidate.kind };
        let elsewhere = (words == 1).then(|| self.kind(first.key)).flatten();
        if !candidate.opening {
            let kind = elsewhere.filter(|&kind| kind != NameKind::Other).unwrap_or(kind);
            return Some(kind);
        }
        let common = first.is(Class::CommonWords) || self.is_lower(first.key);
        match elsewhere {
            Some(kind) if !common => Some(kind),
            _ if words > 1 => Some(kind),
            _ => None,
        }
    }

    /// Whether a word that no list knows is a surname of the document but for one letter: "Bornsten" beside "Bornstein".
    fn is_slip(&self, word: &str, token: &Token) -> bool {
        let unknown = token.word == Word::UNKNOWN && token.shape == Shape::Title && word.len() > LONG;
        unknown && (self.nearly.contains(&token.key) || shortened(word).any(|key| self.families.contains(&key)))
    }

    /// Whether a word of a name that no list knows stands in lower case elsewhere in the document.
    fn is_common(&self, text: &Text, candidate: &Candidate) -> bool {
        let name = |t: &Token| t.is(Class::GivenNames) || t.is(Class::Surnames) || t.shape == Shape::Lower;
        text.tokens()[candidate.tokens.clone()].iter().any(|t| !name(t) && self.is_lower(t.key))
    }

    /// "Jordan said" in the story of a Jim Jordan: a place by the lists, a surname here.
    fn is_namesake(&self, text: &Text, candidate: &Candidate) -> bool {
        const IN: [WordKey; 4] = [WordKey::of_folded("in"), WordKey::of_folded("to"), WordKey::of_folded("from"), WordKey::of_folded("of")];
        let before = candidate.tokens.start.checked_sub(1).map(|i| text.tokens()[i].key);
        let first = text.tokens()[candidate.tokens.start].key;
        candidate.tokens.len() == 1 && self.is_family(first) && !before.is_some_and(|key| IN.contains(&key))
    }

    fn is_person(&self, first: WordKey, last: WordKey, words: usize) -> bool {
        match words {
            1 => self.is_family(first) || self.is_given(first),
            2..=4 => self.is_family(last) || (self.is_given(first) && words == 2),
            _ => false,
        }
    }
}

/// How many letters a surname has at least in which a slip is looked for, less one.
const LONG: usize = 6;

/// The keys of a word with each of its letters but the first left out; none for short or very long words.
fn shortened(word: &str) -> impl Iterator<Item = WordKey> + '_ {
    let fits = word.is_ascii() && (LONG..=24).contains(&word.len());
    let letters = if fits { 1..word.len() } else { 0..0 };
    letters.map(|i| WordKey::of(&[&word[..i], &word[i + 1..]].concat()))
}
