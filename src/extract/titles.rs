//! Titles, roles and ranks, with the person they belong to.

use super::{Extractor, Mention, Text, Value};
use crate::lexicon::{Class, lists};
use crate::segment::{Shape, longest};
use crate::text::{Span, WordKey};
use crate::value::{NameKind, Title};
use std::ops::Range;

pub(super) const EXTRACTOR: Extractor = Extractor { name: "titles", extract };

/// The names of a text by their tokens, in order; what titles stand beside.
struct Names(Vec<(Range<usize>, NameKind)>);

impl Names {
    fn new(text: &Text, mentions: &[Mention]) -> Names {
        let name = |m: &Mention| match m.value {
            Value::Name(name) => Some((text.segments.tokens_in(m.span), name.kind)),
            _ => None,
        };
        let mut names: Vec<_> = mentions.iter().filter_map(name).collect();
        names.sort_by_key(|(tokens, _)| tokens.start);
        Names(names)
    }

    /// The name that holds a token.
    fn at(&self, token: usize) -> Option<&(Range<usize>, NameKind)> {
        let upto = self.0.partition_point(|(tokens, _)| tokens.start <= token);
        self.0[..upto].last().filter(|(tokens, _)| tokens.contains(&token))
    }

    /// The person whose name begins at a token.
    fn person_from(&self, token: usize) -> Option<Range<usize>> {
        self.at(token).filter(|(tokens, kind)| *kind == NameKind::Person && tokens.start == token).map(|(tokens, _)| tokens.clone())
    }

    /// The person whose name ends before a token.
    fn person_upto(&self, token: usize) -> Option<Range<usize>> {
        let (tokens, kind) = self.at(token.checked_sub(1)?)?;
        (*kind == NameKind::Person && tokens.end == token).then(|| tokens.clone())
    }
}

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

/// The lists that a title begins with a word of.
const TITLES: u128 = lists(&[Class::Roles, Class::Ranks]);
/// How many tokens of complement a title takes at most: "of the provincial natural disaster service".
const LONGEST_COMPLEMENT: usize = 9;

impl Reader<'_, '_> {
    /// Reads the role or rank that begins at a token, if one does; returns where to go on.
    fn read(&self, at: usize, mentions: &mut Vec<Mention>) -> usize {
        let rest = &self.text.tokens()[at..self.sentence.end];
        if !rest[0].word.opens(TITLES) || self.names.at(at).is_some() {
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
        let minor = tokens[head].word.value(Class::Roles) == Some("l") && !(determiner && self.stands_alone(head + 1));
        (capital || determiner || (start < head && tokens[start..head].iter().any(|t| t.shape == Shape::Possessive))) && !minor
    }

    /// Whether no further noun follows: "the driver said", but not "the driver seat".
    fn stands_alone(&self, behind: usize) -> bool {
        let Some(token) = self.text.tokens().get(behind).filter(|_| behind < self.sentence.end) else { return true };
        !token.is_word() || token.word.value(Class::CommonWords) == Some("f") || token.is(Class::CueVerbs)
    }

    /// Where the words begin that belong to a title from the left: "White House Press | Secretary", "Donald Trump's | spokesperson".
    fn modifiers(&self, head: usize) -> usize {
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
            } else if super::names::is_hyphen(before) && at >= self.sentence.start + 2 && tokens[at - 2].is(Class::RoleModifiers) {
                at -= 2;
            } else if self.is_modifier(at - 1) {
                at -= 1;
            } else {
                break;
            }
        }
        at
    }

    fn is_modifier(&self, i: usize) -> bool {
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
    fn complement(&self, end: usize) -> usize {
        let tokens = self.text.tokens();
        let limit = self.sentence.end.min(end + LONGEST_COMPLEMENT);
        if end >= limit || !(tokens[end].key == OF || tokens[end].key == FOR || tokens[end].key == TO && self.names.at(end + 1).is_some()) {
            return 0;
        }
        let mut at = end + 1;
        while at < limit && self.complements(at, at == end + 1) {
            at += 1;
        }
        while at > end + 1 && (!tokens[at - 1].is_word() || tokens[at - 1].key == AND || tokens[at - 1].key == THE) && !self.is_stop(at - 1)
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
                return tokens.get(at + 1).is_some_and(|t| t.shape == Shape::Possessive) || tokens[at - 1].key == FOR;
            }
            Some(_) => return true,
            None => {}
        }
        if token.key == THE {
            return tokens[at - 1].key == OF || tokens[at - 1].key == FOR || first;
        }
        if token.shape == Shape::Possessive || super::names::is_hyphen(token) {
            return true;
        }
        if token.key == AND || token.key == OF {
            return tokens.get(at + 1).is_some_and(|t| t.is_capital() || t.key == THE)
                && !first
                && self.names.person_from(at + 1).is_none();
        }
        let function = token.word.value(Class::CommonWords).is_some_and(|v| v == "f" || v == "c");
        let verb = token.is(Class::CueVerbs) && token.shape == Shape::Lower;
        token.is_word() && !verb && (token.is_capital() || !function) && !(token.shape == Shape::Lower && is_participle(self.word(at)))
    }

    /// How many tokens an abbreviation in brackets takes: "(EAM)".
    fn abbreviation(&self, at: usize) -> usize {
        let tokens = self.text.tokens();
        let fits = at + 2 < self.sentence.end && self.word(at) == "(" && tokens[at + 1].shape == Shape::Upper && self.word(at + 2) == ")";
        if fits { 3 } else { 0 }
    }

    /// The person named behind a title, past an abbreviation, a comma before an apposition, a rank, or a second title.
    fn holder_behind(&self, end: usize) -> Option<Range<usize>> {
        let mut at = end + self.abbreviation(end);
        for _ in 0..4 {
            if at >= self.sentence.end {
                return None;
            }
            if let Some(person) = self.names.person_from(at) {
                return Some(person);
            }
            at += self.step(at)?;
        }
        None
    }

    /// How many tokens may lie between a title and its holder here.
    fn step(&self, at: usize) -> Option<usize> {
        let tokens = self.text.tokens();
        let rest = &tokens[at..];
        if self.word(at) == "." {
            return Some(1);
        }
        if tokens[at].key == COMMA {
            let person = self.names.person_from(at + 1)?;
            return tokens.get(person.end).is_some_and(|t| t.shape == Shape::Mark).then_some(1);
        }
        let rank = longest(rest, Class::Ranks).filter(|_| tokens[at].is_capital()).map(|hit| hit.len);
        let second = (tokens[at].key == AND).then(|| self.second_title(at + 1)).flatten();
        rank.or(second.map(|len| len + 1)).or_else(|| longest(rest, Class::Roles).filter(|_| tokens[at].is_capital()).map(|hit| hit.len))
    }

    /// "Deputy Prime Minister and | Foreign Minister": the length of the second title.
    fn second_title(&self, start: usize) -> Option<usize> {
        let tokens = self.text.tokens();
        let mut at = start;
        while at < tokens.len() && at < start + 4 && tokens[at].is(Class::RoleModifiers) && longest(&tokens[at..], Class::Roles).is_none() {
            at += 1;
        }
        longest(tokens.get(at..)?, Class::Roles).map(|hit| at + hit.len - start)
    }

    /// Where the owner of a title begins who is told without a name: the "company's" of "Ann Lee, the company's director".
    fn before_owner(&self, start: usize) -> usize {
        let tokens = self.text.tokens();
        if start < self.sentence.start + 3 || tokens[start - 1].shape != Shape::Possessive || tokens[start - 2].shape != Shape::Lower {
            return start;
        }
        let noun = |&i: &usize| i > self.sentence.start && tokens[i].shape == Shape::Lower && !DETERMINERS.contains(&tokens[i].key);
        (start.saturating_sub(4)..start - 1).rev().take_while(noun).last().unwrap_or(start)
    }

    /// The person named before a title: "Ann Lee, the spokesperson", "Lee is also the adviser".
    fn holder_before(&self, start: usize) -> Option<Range<usize>> {
        let tokens = self.text.tokens();
        let start = self.before_owner(start);
        let article = start > self.sentence.start && DETERMINERS.contains(&tokens[start - 1].key);
        let mut at = start - usize::from(article);
        if at <= self.sentence.start {
            return None;
        }
        if tokens[at - 1].key == COMMA {
            let age = at >= 3 && tokens[at - 2].shape == Shape::Number && tokens[at - 3].key == COMMA;
            return self.names.person_upto(if age { at - 3 } else { at - 1 });
        }
        while at > self.sentence.start && ADVERBS.contains(&tokens[at - 1].key) {
            at -= 1;
        }
        let is = at > self.sentence.start && COPULAS.contains(&tokens[at - 1].key);
        if is { self.names.person_upto(at - 1) } else { None }
    }
}

/// "elected", "leading": hardly a noun inside a title's complement.
fn is_participle(word: &str) -> bool {
    word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"))
}

const COMMA: WordKey = WordKey::of_folded(",");
const OF: WordKey = WordKey::of_folded("of");
const FOR: WordKey = WordKey::of_folded("for");
const TO: WordKey = WordKey::of_folded("to");
const THE: WordKey = WordKey::of_folded("the");
const AND: WordKey = WordKey::of_folded("and");
const DETERMINERS: [WordKey; 6] = [
    THE,
    WordKey::of_folded("a"),
    WordKey::of_folded("an"),
    WordKey::of_folded("our"),
    WordKey::of_folded("their"),
    WordKey::of_folded("its"),
];
const ADVERBS: [WordKey; 3] = [WordKey::of_folded("also"), WordKey::of_folded("now"), WordKey::of_folded("still")];
const COPULAS: [WordKey; 4] =
    [WordKey::of_folded("is"), WordKey::of_folded("was"), WordKey::of_folded("became"), WordKey::of_folded("remains")];

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
