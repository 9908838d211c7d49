//! Titles, roles and ranks, with the person they belong to.

mod holders;
mod names;
mod words;

use super::{Extractor, Mention, Text, Value};
use crate::lexicon::{Class, lists};
use crate::segment::{Shape, longest};
use crate::text::{Span, WordKey, keys};
use crate::value::Title;
use names::Names;
use std::ops::Range;

pub(super) const EXTRACTOR: Extractor = Extractor { name: "titles", extract };

fn extract(text: &Text, mentions: &mut Vec<Mention>) {
    let names = Names::new(text, mentions);
    for sentence in &text.segments.sentences {
        let reader = Reader { text, names: &names, sentence: sentence.tokens.clone() };
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            at = reader.read(at, mentions).max(at + 1);
        }
    }
}

struct Reader<'a, 't> {
    text: &'a Text<'t>,
    names: &'a Names,
    sentence: Range<usize>,
}

const DETERMINERS: &[WordKey] = keys!["the", "a", "an", "our", "their", "its"];
/// The lists that a title begins with a word of.
const TITLES: u128 = lists(&[Class::Roles, Class::Ranks]);

impl Reader<'_, '_> {
    /// Reads the role or rank that begins at a token, if one does; returns where to go on.
    fn read(&self, at: usize, mentions: &mut Vec<Mention>) -> usize {
        let rest = &self.text.tokens()[at..self.sentence.end];
        if !rest[0].opens(TITLES) || self.names.at(at).is_some() {
            return at + 1;
        }
        let role = longest(rest, Class::Roles).map_or(0, |hit| hit.len);
        let rank = longest(rest, Class::Ranks).filter(|hit| hit.value != "r").map_or(0, |hit| hit.len);
        let named = self.names.at(at + 1).is_some();
        let grade =
            !named && role == 1 && rest[0].is(Class::RoleModifiers) && rest.len() > 1 && longest(&rest[1..], Class::Roles).is_some();
        if role == 0 && rank == 0 || grade && rank < 2 && rest[1].spaced {
            return at + 1;
        }
        let lower = rank == role && rest[0].shape == Shape::Lower && at > self.sentence.start && self.is_modifier(at - 1);
        if rank >= role && !lower && (self.rank(at, at + rank, mentions) || role == 0) {
            return at + rank;
        }
        self.role(at, at + role, mentions)
    }

    /// A rank counts only beside a name: "Gen. Smith", "Lieutenant Colonel Ann Lee".
    fn rank(&self, at: usize, end: usize, mentions: &mut Vec<Mention>) -> bool {
        let Some(holder) = self.holder_behind(end) else { return false };
        let stop = end < self.sentence.end && self.word(end) == ".";
        self.push(at..end + usize::from(stop), Some(self.text.span(holder)), true, mentions);
        true
    }

    fn role(&self, at: usize, end: usize, mentions: &mut Vec<Mention>) -> usize {
        let tokens = self.text.tokens();
        if tokens.get(end).is_some_and(|t| t.shape == Shape::Possessive) && self.is_rank(end + 1) {
            return end;
        }
        let start = self.modifiers(at);
        let end = end + self.complement(end);
        let holder = self.holder_behind(end).or_else(|| self.holder_before(start)).map(|holder| self.text.span(holder));
        if holder.is_some() || self.refers(start, at) {
            let expansion = self.abbreviation(end);
            self.push(start..end, holder, false, mentions);
            return end + expansion;
        }
        end
    }

    fn push(&self, tokens: Range<usize>, holder: Option<Span>, rank: bool, mentions: &mut Vec<Mention>) {
        mentions.push(Mention { span: self.text.span(tokens), value: Value::Title(Title { holder, rank }) });
    }

    fn word(&self, i: usize) -> &str {
        self.text.word(i)
    }

    fn is_rank(&self, i: usize) -> bool {
        self.text.tokens().get(i).is_some_and(|t| t.is_capital() && t.is(Class::Ranks))
    }

    /// Whether a title without a holder stands for somebody: "the President", "Secretary", but not "a nation of president lovers".
    fn refers(&self, start: usize, head: usize) -> bool {
        let tokens = self.text.tokens();
        let capital = tokens[head].is_capital() && (head > self.sentence.start || start < head);
        let determiner = start > self.sentence.start && DETERMINERS.contains(&tokens[start - 1].key);
        let minor = tokens[head].value(Class::Roles) == Some("l") && !(determiner && self.stands_alone(head + 1));
        (capital || determiner || (start < head && tokens[start..head].iter().any(|t| t.shape == Shape::Possessive))) && !minor
    }

    /// Whether no further noun follows: "the driver said", but not "the driver seat".
    fn stands_alone(&self, behind: usize) -> bool {
        let Some(token) = self.text.tokens().get(behind).filter(|_| behind < self.sentence.end) else { return true };
        !token.is_word() || token.word.value(Class::CommonWords) == Some("f") || token.is(Class::CueVerbs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Analysis, Document};

    fn titles(text: &str) -> Vec<(String, Option<String>, bool)> {
        let a = Analysis::new(&Document::new("-", text));
        let told = |m: &Mention| match m.value {
            Value::Title(title) => Some((a.of(m.span).to_owned(), title.holder.map(|h| a.of(h).to_owned()), title.rank)),
            _ => None,
        };
        a.mentions.iter().filter_map(told).collect()
    }

    #[test]
    fn titles_find_their_holders_on_both_sides() {
        for (text, title, holder) in [
            ("US Secretary of State Ann Keller spoke.", "US Secretary of State", Some("Ann Keller")),
            ("Donald Marsh's spokesperson Karin Lowell agreed.", "Donald Marsh's spokesperson", Some("Karin Lowell")),
            ("Tammy Brandt, the State Department spokesperson, left.", "State Department spokesperson", Some("Tammy Brandt")),
            ("External Affairs Minister (EAM) S. Varadan left.", "External Affairs Minister", Some("S. Varadan")),
            ("Ann Lee, the ailing company's director, resigned.", "director", Some("Ann Lee")),
            ("They praised the goalkeeper. Ann Lee left.", "goalkeeper", None),
            ("He met former Energy Secretary Rick Pelham there.", "former Energy Secretary", Some("Rick Pelham")),
            ("The President has said so.", "President", None),
        ] {
            assert_eq!(titles(text), [(title.to_owned(), holder.map(str::to_owned), false)], "{text}");
        }
    }

    #[test]
    fn a_rank_is_told_apart_from_a_role() {
        let told = titles("He had spoken to Army Chief General Asim Norran.");
        let expected = [("Army Chief", false), ("General", true)].map(|(t, rank)| (t.to_owned(), Some("Asim Norran".to_owned()), rank));
        assert_eq!(told, expected);
        let told = titles("Chief Inspector Ann Keller spoke.");
        assert_eq!(told, [("Chief Inspector".to_owned(), Some("Ann Keller".to_owned()), true)]);
        let told = titles("In 2022 warehouse chief Dean Okonjo was jailed.");
        assert_eq!(told, [("warehouse chief".to_owned(), Some("Dean Okonjo".to_owned()), false)]);
    }

    #[test]
    fn words_that_only_look_like_titles_are_silent() {
        for text in ["The general mood was good.", "They took the student bus.", "She had to head home.", ""] {
            assert_eq!(titles(text), [], "{text}");
        }
    }
}
