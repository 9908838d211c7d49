//! What of an entity is compared with another document's: the words of its name by part, its roles, and what stands beside it.

use super::letters;
use crate::analysis::Analysis;
use crate::cast::{self, Entity};
use crate::lexicon::{Class, Word};
use crate::segment::{Shape, Token};
use crate::text::{Span, WordKey, fold};
use crate::value::NameKind;
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// The words of a document, to ask whether it has one; put in order when the first is asked for.
pub(super) struct Written<'a> {
    a: &'a Analysis,
    words: OnceCell<Vec<WordKey>>,
    lower: OnceCell<Vec<WordKey>>,
}

impl<'a> Written<'a> {
    pub(super) fn new(a: &'a Analysis) -> Written<'a> {
        Written { a, words: OnceCell::new(), lower: OnceCell::new() }
    }

    pub(super) fn has(&self, word: WordKey) -> bool {
        self.words.get_or_init(|| self.sorted(Token::is_word)).binary_search(&word).is_ok()
    }

    pub(super) fn has_in_lower_case(&self, word: WordKey) -> bool {
        self.lower.get_or_init(|| self.sorted(|token| token.shape == Shape::Lower)).binary_search(&word).is_ok()
    }

    fn sorted(&self, is: impl Fn(&Token) -> bool) -> Vec<WordKey> {
        let mut keys: Vec<WordKey> = self.a.segments.tokens.iter().filter(|token| is(token)).map(|token| token.key).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

/// An entity as it is compared.
pub(super) struct Profile<'a> {
    pub(super) a: &'a Analysis,
    pub(super) written: &'a Written<'a>,
    pub(super) entity: &'a Entity,
    /// Folded given names and initials, of the fullest form that tells them.
    pub(super) given: Vec<String>,
    /// The folded surname without particles; of no person, the folded words of the whole name.
    pub(super) family: Vec<String>,
    /// The distinct folded names in all its forms, of no person.
    pub(super) forms: Vec<Vec<String>>,
}

impl<'a> Profile<'a> {
    pub(super) fn new(written: &'a Written<'a>, entity: &'a Entity) -> Profile<'a> {
        let a = written.a;
        let person = entity.kind == NameKind::Person;
        let form = entity.forms.iter().find(|form| form.given.is_some_and(|given| given != form.family)).or(entity.forms.first());
        let given = form.and_then(|form| form.given.filter(|&given| given != form.family));
        let family = form.map_or_else(Vec::new, |form| if person { words(a, form.family) } else { words(a, entity.name) });
        let forms = if person { Vec::new() } else { entity.forms.iter().map(|form| body_words(a, form.family)).collect() };
        Profile {
            a,
            written,
            entity,
            given: given.map(|span| bare(words(a, span))).unwrap_or_default(),
            family: if person { bare(family) } else { body_words(a, entity.name) },
            forms,
        }
    }

    pub(super) fn is_person(&self) -> bool {
        self.entity.kind == NameKind::Person
    }

    /// The whole name, given names first.
    pub(super) fn words(&self) -> impl Iterator<Item = &String> {
        self.given.iter().chain(&self.family)
    }

    /// What the name can be found by in spite of another spelling: each word, its consonants, its beginning and its end, and initials.
    pub(super) fn keys(&self) -> BTreeSet<WordKey> {
        let mut keys = BTreeSet::new();
        for word in self.words().chain(self.forms.iter().flatten()).filter(|word| word.len() > 1) {
            keys.insert(WordKey::of_folded(word));
            keys.insert(WordKey::of_folded("~").then(&letters::skeleton(word)));
            if let Some(group) = Word::look_up(word).value(Class::NameVariants) {
                group.split(' ').for_each(|group| _ = keys.insert(WordKey::of_folded("=").then(group)));
            }
            let (start, end) = (word.char_indices().nth(3), word.char_indices().nth_back(2));
            if let (Some((start, _)), Some((end, _))) = (start, end) {
                keys.insert(WordKey::of_folded("^").then(&word[..start]));
                keys.insert(WordKey::of_folded("$").then(&word[end..]));
            }
        }
        if !self.is_person() {
            let long =
                self.forms.iter().filter(|words| words.len() == 1).filter_map(|words| cast::long_form(WordKey::of_folded(&words[0])));
            keys.extend(long.flatten());
            self.forms.iter().filter_map(|words| initials(words)).for_each(|short| _ = keys.insert(WordKey::of_folded(&short)));
        }
        keys
    }

    /// The stems of the words of its roles and ranks that say what it is, without owners and places.
    pub(super) fn roles(&self) -> BTreeSet<WordKey> {
        let tokens = &self.a.segments.tokens;
        let said = |t: &usize| tokens[*t].is(Class::Roles) || tokens[*t].is(Class::RoleModifiers) && !tokens[*t].is(Class::Demonyms);
        let spans = self.entity.roles.iter().flat_map(|&role| self.a.segments.tokens_in(role));
        let stem = |t: usize| tokens[t].word.value(Class::RoleGroups).map_or(self.a.stems[t], WordKey::of_folded);
        spans.filter(said).filter(|&t| tokens[t].word.value(Class::RoleModifiers) != Some("s")).map(stem).collect()
    }

    /// The stems of the content words beside its places, each with whether it is a name's.
    pub(super) fn beside(&self) -> BTreeSet<(WordKey, bool)> {
        let own: BTreeSet<WordKey> =
            self.entity.forms.iter().flat_map(|f| self.a.segments.tokens_in(f.family)).map(|t| self.a.stems[t]).collect();
        let mut found = BTreeSet::new();
        for &place in self.entity.places.iter().take(PLACES) {
            let Some(sentence) = self.a.segments.sentences.get(self.a.segments.sentence_at(place.start())) else { continue };
            let at = self.a.segments.tokens_in(place);
            let (from, to) = (at.start.saturating_sub(NEAR).max(sentence.tokens.start), (at.end + NEAR).min(sentence.tokens.end));
            let near = (from..to.max(from)).filter(|t| !at.contains(t) && crate::align::terms::is_content(self.a, *t));
            let word = |t: usize| (self.a.stems[t], self.a.segments.tokens[t].is_capital() && t > sentence.tokens.start);
            found.extend(near.map(word).filter(|(stem, _)| !own.contains(stem)));
        }
        found
    }

    /// The stems of the nouns that call it what it is: "the town of X", "X province", "dhow X".
    pub(super) fn called(&self) -> BTreeSet<WordKey> {
        let tokens = &self.a.segments.tokens;
        let noun = |t: usize| {
            let plain = tokens[t].shape == Shape::Lower && tokens[t].word.value(Class::CommonWords) != Some("f");
            tokens[t].is_word()
                && (tokens[t].is(Class::PlaceNouns) || tokens[t].is(Class::OrganisationNouns) || plain)
                && !tokens[t].is(Class::StopWords)
        };
        let mut found = BTreeSet::new();
        for &place in self.entity.places.iter().take(PLACES) {
            let at = self.a.segments.tokens_in(place);
            let before = (at.start.saturating_sub(3)..at.start).filter(|&t| noun(t));
            let behind = Some(at.end).filter(|&t| t < tokens.len() && noun(t));
            let inside = at.clone().filter(|&t| at.len() > 1 && tokens[t].is(Class::PlaceNouns));
            found.extend(before.chain(behind).chain(inside).map(|t| self.a.stems[t]));
        }
        found
    }
}

/// How many tokens to each side stand beside a name, and at how many of its places one looks.
const NEAR: usize = 12;
const PLACES: usize = 8;

/// The folded words of a name, without articles.
pub(super) fn words(a: &Analysis, name: Span) -> Vec<String> {
    let mut buffer = String::new();
    let tokens = a.segments.tokens_in(name).map(|t| &a.segments.tokens[t]).filter(|t| t.is_word());
    tokens.map(|t| fold::fold(a.of(t.span), &mut buffer).to_owned()).filter(|w| w != "the").collect()
}

/// The folded words of a body's name, without articles, full stops of abbreviations, and what companies write behind their name.
fn body_words(a: &Analysis, name: Span) -> Vec<String> {
    const FORMS: [&str; 9] = ["inc", "corp", "ltd", "llc", "plc", "co", "gmbh", "ag", "sa"];
    let mut words = words(a, name);
    words.iter_mut().filter(|w| w.contains('.')).for_each(|w| w.retain(|c| c != '.'));
    while words.len() > 1 && words.last().is_some_and(|w| FORMS.contains(&w.as_str())) {
        words.pop();
    }
    words
}

/// The words of a person's name without particles, unless there are no others.
fn bare(words: Vec<String>) -> Vec<String> {
    let is = |word: &String| Word::look_up(word).is(Class::Particles);
    if words.iter().all(is) { words } else { words.into_iter().filter(|w| !is(w)).collect() }
}

/// The initials of a name of several words, without its function words.
pub(super) fn initials(words: &[String]) -> Option<String> {
    let content = words.iter().filter(|w| !Word::look_up(w).is(Class::StopWords));
    let short: String = content.filter_map(|w| w.chars().next()).collect();
    (short.chars().count() > 1).then_some(short)
}

/// Whether a word stands in any list: two such words are two names more likely than one misspelt.
pub(super) fn is_known(word: &str) -> bool {
    Word::look_up(word) != Word::UNKNOWN
}
