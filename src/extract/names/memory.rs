//! What the whole document tells of a name that its own place leaves open.

use super::{Candidate, parts};
use crate::extract::Text;
use crate::lexicon::Class;
use crate::segment::Shape;
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
}

impl Memory {
    /// Learns from the candidates whose own place settles their kind.
    pub(super) fn new(text: &Text, candidates: &[Candidate]) -> Memory {
        let mut memory = Memory::default();
        for candidate in candidates {
            memory.learn(text, candidate);
        }
        memory.lower = text.tokens().iter().filter(|t| t.shape == Shape::Lower).map(|t| t.key).collect();
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
        let (given, family) = parts::parts(text, candidate.tokens.clone());
        let words = text.segments.tokens_in(family);
        if given != Some(family) {
            self.families.insert(tokens[words.end - 1].key);
            self.families.insert(tokens[words.start].key);
        }
        for i in given.map_or(0..0, |g| text.segments.tokens_in(g)) {
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
            return Some(candidate.kind);
        }
        let tokens = &text.tokens()[candidate.tokens.clone()];
        let (first, last) = (&tokens[0], tokens.iter().rev().find(|t| t.is_word())?);
        let words = super::words(tokens);
        if self.is_person(first.key, last.key, words) && !(first.is(Class::CommonWords) && candidate.opening && self.is_lower(first.key)) {
            return Some(NameKind::Person);
        }
        let elsewhere = (words == 1).then(|| self.kind(first.key)).flatten();
        if !candidate.opening {
            let kind = elsewhere.filter(|&kind| kind != NameKind::Other).unwrap_or(candidate.kind);
            return Some(kind);
        }
        let common = first.is(Class::CommonWords) || self.is_lower(first.key);
        match elsewhere {
            Some(kind) if !common => Some(kind),
            _ if words > 1 => Some(candidate.kind),
            _ => None,
        }
    }

    fn is_person(&self, first: WordKey, last: WordKey, words: usize) -> bool {
        match words {
            1 => self.is_family(first) || self.is_given(first),
            2..=4 => self.is_family(last) || (self.is_given(first) && words == 2),
            _ => false,
        }
    }
}
