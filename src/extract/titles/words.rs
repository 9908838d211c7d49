//! The words that belong to a title on both sides of its head: "White House Press Secretary", "head of the disaster service".

use super::Reader;
use crate::extract::names::is_hyphen;
use crate::lexicon::Class;
use crate::segment::Shape;
use crate::text::key;
use crate::value::NameKind;

/// How many tokens of complement a title takes at most: "of the provincial natural disaster service".
const LONGEST_COMPLEMENT: usize = 9;

impl Reader<'_, '_> {
    /// Where the words begin that belong to a title from the left: "White House Press | Secretary", "Donald Trump's | spokesperson".
    pub(super) fn modifiers(&self, head: usize) -> usize {
        let tokens = self.text.tokens();
        let mut at = head;
        while at > self.sentence.start {
            let before = &tokens[at - 1];
            if let Some((name, kind)) = self.names.at(at - 1) {
                let possessor = *kind == NameKind::Person && (name.len() > 1 || tokens[head].is_capital());
                if possessor || name.end != at || name.start < self.sentence.start {
                    break;
                }
                at = name.start;
            } else if before.shape == Shape::Possessive && at >= self.sentence.start + 2 {
                return self.possessor(at);
            } else if is_hyphen(before) && at >= self.sentence.start + 2 && tokens[at - 2].is(Class::RoleModifiers) {
                at -= 2;
            } else if self.is_modifier(at - 1) {
                at -= 1;
            } else {
                break;
            }
        }
        at
    }

    pub(super) fn is_modifier(&self, i: usize) -> bool {
        let token = &self.text.tokens()[i];
        let common = token.word.value(Class::CommonWords);
        let capital = token.shape == Shape::Title && common == Some("w");
        let noun = token.shape == Shape::Lower
            && (token.is(Class::PlaceNouns) || token.is(Class::OrganisationNouns))
            && !token.is(Class::CueVerbs);
        capital || noun || (token.is(Class::RoleModifiers) && token.is_word()) || (token.is(Class::Demonyms) && token.is_capital())
    }

    /// The possessor before a possessive ending: a name, or a word with a capital.
    fn possessor(&self, at: usize) -> usize {
        let owner = at - 2;
        match self.names.at(owner) {
            Some((name, _)) if name.end == at - 1 => name.start.max(self.sentence.start),
            _ if self.text.tokens()[owner].is_capital() => owner,
            _ => at,
        }
    }

    /// How many tokens of "of …" or "for …" behind a role belong to it.
    pub(super) fn complement(&self, end: usize) -> usize {
        let tokens = self.text.tokens();
        let limit = self.sentence.end.min(end + LONGEST_COMPLEMENT);
        if end >= limit
            || !(tokens[end].key == key!("of")
                || tokens[end].key == key!("for")
                || tokens[end].key == key!("to") && self.names.at(end + 1).is_some())
        {
            return 0;
        }
        let mut at = end + 1;
        while at < limit && self.complements(at, at == end + 1) {
            at += 1;
        }
        while at > end + 1
            && (!tokens[at - 1].is_word() || tokens[at - 1].key == key!("and") || tokens[at - 1].key == key!("the"))
            && !self.is_stop(at - 1)
        {
            at -= 1;
        }
        if at == end + 1 { 0 } else { at - end }
    }

    /// The full stop of an abbreviation.
    fn is_stop(&self, i: usize) -> bool {
        self.word(i) == "." && self.names.at(i).is_some()
    }

    fn complements(&self, at: usize, first: bool) -> bool {
        let tokens = self.text.tokens();
        let token = &tokens[at];
        match self.names.at(at) {
            Some((_, NameKind::Person)) => {
                return tokens.get(at + 1).is_some_and(|t| t.shape == Shape::Possessive) || tokens[at - 1].key == key!("for");
            }
            Some(_) => return true,
            None => {}
        }
        if token.key == key!("the") {
            return tokens[at - 1].key == key!("of") || tokens[at - 1].key == key!("for") || first;
        }
        if token.shape == Shape::Possessive || is_hyphen(token) {
            return true;
        }
        if token.key == key!("and") || token.key == key!("of") {
            return tokens.get(at + 1).is_some_and(|t| t.is_capital() || t.key == key!("the"))
                && !first
                && self.names.person_from(at + 1).is_none();
        }
        let function = token.word.value(Class::CommonWords).is_some_and(|v| v == "f" || v == "c");
        let verb = token.is(Class::CueVerbs) && token.shape == Shape::Lower;
        token.is_word() && !verb && (token.is_capital() || !function) && !(token.shape == Shape::Lower && is_participle(self.word(at)))
    }

    /// How many tokens an abbreviation in brackets takes: "(EAM)".
    pub(super) fn abbreviation(&self, at: usize) -> usize {
        let tokens = self.text.tokens();
        let fits = at + 2 < self.sentence.end && self.word(at) == "(" && tokens[at + 1].shape == Shape::Upper && self.word(at + 2) == ")";
        if fits { 3 } else { 0 }
    }
}

/// "elected", "leading": hardly a noun inside a title's complement.
fn is_participle(word: &str) -> bool {
    word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"))
}
