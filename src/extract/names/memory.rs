//! What the whole document tells of a name that its own place leaves open.

use super::evidence::ends_like_a_surname;
use super::runs::is_initial;
use super::{Candidate, NO_PERSON, parts};
use crate::extract::Text;
use crate::lexicon::{Class, Word};
use crate::segment::{Shape, Token, tokens_in};
use crate::text::{WordKey, WordMap, WordSet, key};
use crate::value::NameKind;

/// The names a document is sure of, by their words.
#[derive(Default)]
pub(super) struct Memory {
    families: WordSet,
    givens: WordSet,
    kinds: WordMap<NameKind>,
    lower: WordSet,
    /// The surnames with one letter left out, to know a slip in one.
    nearly: WordSet,
    /// Single words that stand where only persons do: beside "said", a title, an age.
    acting: WordSet,
    /// Names of several words: how often their place speaks for a person, less how often against one.
    votes: WordMap<i32>,
    /// The word by which a body or an event is called in short, with its kind: "Ingrid" of "Storm Ingrid".
    short: WordMap<NameKind>,
}

impl Memory {
    /// Learns from the candidates whose own place settles their kind.
    pub(super) fn new(text: &Text, candidates: &[Candidate]) -> Memory {
        let lower = text.tokens().iter().filter(|t| t.shape == Shape::Lower).map(|t| t.key).collect();
        let mut memory = Memory { lower, ..Memory::default() };
        for (i, candidate) in candidates.iter().enumerate() {
            memory.poll(text, candidate, i.checked_sub(1).map(|i| &candidates[i]), candidates.get(i + 1));
        }
        for candidate in candidates {
            memory.learn(text, candidate);
        }
        memory
    }

    /// Gathers what the places of a name tell of it, before any of them is decided.
    fn poll(&mut self, text: &Text, candidate: &Candidate, before: Option<&Candidate>, after: Option<&Candidate>) {
        let tokens = &text.tokens()[candidate.tokens.clone()];
        let single = candidate.tokens.len() == 1;
        if single && candidate.outer > 0 {
            self.acting.insert(tokens[0].key);
        }
        if !single && candidate.sure && candidate.kind != NameKind::Person {
            let word = if candidate.kind == NameKind::Other { tokens.last() } else { tokens.first() };
            let word = word.filter(|t| candidate.kind != NameKind::Place && t.is(Class::GivenNames));
            self.short.extend(word.map(|t| (t.key, candidate.kind)));
        }
        let owned = before.is_some_and(|b| belongs(text, b, candidate)) || after.is_some_and(|a| owns(text, candidate, a));
        let vote = candidate.outer - if owned { 4 } else { 0 };
        if !single && vote != 0 {
            *self.votes.entry(whole(text, candidate)).or_default() += vote;
        }
    }

    /// Whether a name of several words is a person's only by its looks, or not even by them: its places speak against it, or no list
    /// knows any of its words and none of its places, nor any of its surname, speaks for it.
    fn is_doubtful(&self, text: &Text, candidate: &Candidate) -> bool {
        let tokens = &text.tokens()[candidate.tokens.clone()];
        if tokens.len() < 2 || candidate.kind != NameKind::Person {
            return false;
        }
        let vote = self.votes.get(&whole(text, candidate)).copied().unwrap_or(0);
        let known = |t: &Token| t.is(Class::GivenNames) || t.is(Class::Surnames) || t.is(Class::Particles);
        let bare = !tokens.iter().any(|t| known(t) || ends_like_a_surname(text.of(t.span)))
            && !candidate.tokens.clone().any(|i| is_initial(text, i));
        let surname = tokens.iter().rev().find(|t| t.is_word()).is_some_and(|t| self.acting.contains(&t.key));
        let plain = tokens[0].is(Class::GivenNames) && tokens[tokens.len() - 1].is(Class::Surnames);
        vote < -3 || vote < 0 && !plain || bare && vote == 0 && !surname
    }

    fn learn(&mut self, text: &Text, candidate: &Candidate) {
        if self.is_doubtful(text, candidate) || self.is_short(text, candidate) {
            return;
        }
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
        if self.is_doubtful(text, candidate) && !self.is_known(text, candidate) {
            return Some(NameKind::Other);
        }
        if let Some(kind) = self.shortened_name(text, candidate) {
            return Some(kind);
        }
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

    /// Whether the document is sure of the surname of a doubtful person.
    fn is_known(&self, text: &Text, candidate: &Candidate) -> bool {
        let tokens = &text.tokens()[candidate.tokens.clone()];
        tokens.iter().rev().find(|t| t.is_word()).is_some_and(|t| self.is_family(t.key))
    }

    /// Whether a given name stands alone that a body or an event of the document is called by: the "Ingrid" of a "Storm Ingrid".
    fn is_short(&self, text: &Text, candidate: &Candidate) -> bool {
        let token = &text.tokens()[candidate.tokens.start];
        let lone = candidate.tokens.len() == 1 && candidate.kind == NameKind::Person && candidate.outer <= 0;
        lone && !token.is(Class::Surnames) && self.short.contains_key(&token.key)
    }

    /// What such a name means where nobody bears it.
    fn shortened_name(&self, text: &Text, candidate: &Candidate) -> Option<NameKind> {
        let key = text.tokens()[candidate.tokens.start].key;
        let free = self.is_short(text, candidate) && !self.is_family(key) && !self.is_given(key);
        self.short.get(&key).copied().filter(|_| free)
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
        candidate.tokens.len() == 1 && candidate.outer > NO_PERSON && self.is_family(first) && !before.is_some_and(|key| IN.contains(&key))
    }

    fn is_person(&self, first: WordKey, last: WordKey, words: usize) -> bool {
        match words {
            1 => self.is_family(first) || self.is_given(first),
            2..=4 => self.is_family(last) || (self.is_given(first) && words == 2),
            _ => false,
        }
    }
}

/// One key for all words of a name.
fn whole(text: &Text, candidate: &Candidate) -> WordKey {
    WordKey::of(text.of(text.span(candidate.tokens.clone())))
}

/// "Hugo Fenwick of Stanmore Ritchie": a name at once behind a person and "of" is none of a person.
fn belongs(text: &Text, before: &Candidate, candidate: &Candidate) -> bool {
    let between = before.tokens.end + 1 == candidate.tokens.start && text.tokens()[before.tokens.end].key == key!("of");
    between && before.kind == NameKind::Person && super::words(&text.tokens()[before.tokens.clone()]) > 1
}

/// "Leer's Benedikt Ostermann": who owns a person is a club, a party or a country.
fn owns(text: &Text, candidate: &Candidate, after: &Candidate) -> bool {
    let between = candidate.tokens.end + 1 == after.tokens.start && text.tokens()[candidate.tokens.end].shape == Shape::Possessive;
    between && after.kind == NameKind::Person && super::words(&text.tokens()[after.tokens.clone()]) > 1
}

/// How many letters a surname has at least in which a slip is looked for, less one.
const LONG: usize = 6;

/// The keys of a word with each of its letters but the first left out; none for short or very long words.
fn shortened(word: &str) -> impl Iterator<Item = WordKey> + '_ {
    let fits = word.is_ascii() && (LONG..=24).contains(&word.len());
    let letters = if fits { 1..word.len() } else { 0..0 };
    letters.map(|i| WordKey::of(&[&word[..i], &word[i + 1..]].concat()))
}
