//! Verbs and phrases that attribute, each with the source that its sentence gives it.

use super::grammar::{Part, noun_phrase, noun_phrase_before, part};
use super::sources;
use crate::extract::Text;
use crate::lexicon::Class;
use crate::segment::{BlockKind, Shape, longest};
use std::ops::Range;

/// A cue with its source.
#[derive(Clone, Debug)]
pub(super) struct Saying {
    /// The cue's tokens.
    pub(super) cue: Range<usize>,
    /// The source's tokens.
    pub(super) source: Option<Range<usize>>,
    /// What the lexicon says of the cue.
    pub(super) value: &'static str,
    /// How the source stands to the cue.
    pub(super) order: Order,
    /// Whether "that" follows, so that a clause is given as somebody's words.
    pub(super) that: bool,
}

/// How a source stands to its cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Bruce said
    Straight,
    /// said Bruce
    Inverted,
    /// according to Bruce
    Phrase,
    /// Bruce left the room, saying
    Distant,
    /// Bruce's claim
    Nominal,
    /// quoted Bruce as saying
    Quoted,
}

impl Saying {
    /// The first token of source and cue.
    pub(super) fn start(&self) -> usize {
        match (&self.source, self.order) {
            (Some(source), Order::Straight | Order::Inverted | Order::Quoted) => source.start.min(self.cue.start),
            _ => self.cue.start,
        }
    }

    /// The token behind source and cue.
    pub(super) fn end(&self) -> usize {
        match (&self.source, self.order) {
            (Some(source), Order::Inverted | Order::Phrase | Order::Straight) => source.end.max(self.cue.end),
            _ => self.cue.end,
        }
    }

    /// Whether the cue attributes only where a quotation or "that" stands beside it.
    pub(super) fn is_weak(&self) -> bool {
        !self.that && (self.order == Order::Nominal || matches!(self.value, "weak" | "judging" | "naming"))
    }

    /// Whether the cue gives something a name: called it "…".
    pub(super) fn is_naming(&self) -> bool {
        matches!(self.value, "naming" | "judging")
    }
}

/// Every saying of a text, in order of its cue. `quoted` gives for each token the quotation it lies in, or 0.
pub(super) fn sayings(text: &Text, quoted: &[u32]) -> Vec<Saying> {
    let mut found = Vec::new();
    for sentence in &text.segments.sentences {
        let title = text.segments.block_of(sentence).kind == BlockKind::Headline;
        let beside = beside_quotation(text, quoted, &sentence.tokens);
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            let place = Place { text, quoted, cue: i, sentence: sentence.tokens.clone(), title, beside };
            let saying = place.saying(&found);
            i = saying.as_ref().map_or(i + 1, |s| s.cue.end);
            found.extend(saying);
        }
    }
    found
}

/// Whether a sentence holds a quotation, follows one at once, or leads to one with a colon.
fn beside_quotation(text: &Text, quoted: &[u32], sentence: &Range<usize>) -> bool {
    let from = sentence.start.saturating_sub(1);
    let colon = sentence.end > sentence.start && text.word(sentence.end - 1) == ":";
    colon || quoted[from..sentence.end].iter().any(|&q| q != 0)
}

/// A token that may be a cue, and what is around it.
pub(super) struct Place<'t> {
    pub(super) text: &'t Text<'t>,
    pub(super) quoted: &'t [u32],
    /// The token.
    pub(super) cue: usize,
    /// The tokens of its sentence.
    pub(super) sentence: Range<usize>,
    /// Whether the sentence holds a quotation, or touches one.
    beside: bool,
    /// Whether it stands in a headline, where verbs may have capitals.
    pub(super) title: bool,
}

impl Place<'_> {
    fn saying(&self, found: &[Saying]) -> Option<Saying> {
        let token = &self.text.tokens()[self.cue];
        if token.is(Class::CueVerbs)
            && let Some(saying) = self.verb(token.word.value(Class::CueVerbs)?, found)
        {
            return Some(saying);
        }
        if token.is(Class::CueNouns) && self.matters("weak") {
            return self.noun(token.word.value(Class::CueNouns)?);
        }
        let hit = longest(&self.text.tokens()[self.cue..self.sentence.end], Class::CuePhrases)?;
        // One word alone is a cue at the head of its clause only: ", per the bylaws" and not "ten per cent".
        let heads = self.cue == self.sentence.start || part(&self.text.tokens()[self.cue - 1]) == Part::Mark;
        if hit.len == 1 && !heads {
            return None;
        }
        let cue = self.cue..self.cue + hit.len;
        let source = noun_phrase(self.text, cue.end, self.sentence.end)?;
        Some(Saying { cue, source: Some(source), value: hit.value, order: Order::Phrase, that: false })
    }

    fn verb(&self, value: &'static str, found: &[Saying]) -> Option<Saying> {
        let (text, i) = (self.text, self.cue);
        let shape = text.tokens()[i].shape;
        if self.quotes_saying() || !self.matters(value) {
            return None;
        }
        if !(shape == Shape::Lower || self.title && shape == Shape::Title) || self.is_noun() {
            return None;
        }
        let that = self.that_follows(i + 1);
        let (source, order) = sources::of_verb(self, value, found)?;
        Some(Saying { cue: i..i + 1, source, value, order, that })
    }

    /// Whether a cue can attribute anything here: weak ones need a quotation in reach, or "that".
    fn matters(&self, value: &str) -> bool {
        self.beside || !matches!(value, "weak" | "judging" | "naming") || self.that_follows(self.cue + 1)
    }

    /// Whether this is the "quoted" of "quoted Bruce as saying", which leaves the cue to "saying".
    fn quotes_saying(&self) -> bool {
        let (text, i) = (self.text, self.cue);
        let end = self.sentence.end.min(i + 16);
        matches!(text.word(i), "quoted" | "quotes" | "cited" | "quoting")
            && (i + 1..end).any(|k| text.word(k) == "as" && k + 1 < end && matches!(text.word(k + 1), "saying" | "telling"))
    }

    /// "his claim", "the mayor's repeated remark"
    fn noun(&self, value: &'static str) -> Option<Saying> {
        let (text, i) = (self.text, self.cue);
        let least = self.sentence.start.max(i.saturating_sub(3));
        let owner = (least..i).rev().find(|&k| part(&text.tokens()[k]) != Part::Word)?;
        let source = match part(&text.tokens()[owner]) {
            Part::Possessive => noun_phrase_before(text, owner, self.sentence.start)?,
            Part::Determiner if is_possessive(text.word(owner)) => owner..owner + 1,
            _ => return None,
        };
        Some(Saying { cue: i..i + 1, source: Some(source), value, order: Order::Nominal, that: self.that_follows(i + 1) })
    }

    fn that_follows(&self, i: usize) -> bool {
        i < self.sentence.end && self.text.word(i) == "that"
    }

    /// Whether the word is a noun here: his claim, the report, the tweets that followed.
    fn is_noun(&self) -> bool {
        let (text, i) = (self.text, self.cue);
        // so-called, much-touted
        if i > self.sentence.start && text.word(i - 1) == "-" && !text.tokens()[i].spaced {
            return true;
        }
        let word = text.word(i);
        let adverbs = (self.sentence.start..i).rev().take_while(|&k| part(&text.tokens()[k]) == Part::Adverb).count();
        let led = (i - adverbs).checked_sub(1).filter(|&b| b >= self.sentence.start).is_some_and(|b| match part(&text.tokens()[b]) {
            Part::Determiner => !matches!(text.word(b), "all" | "both" | "some" | "many" | "few" | "one" | "another" | "most"),
            Part::Possessive => !word.ends_with("ing"),
            Part::Preposition => !word.ends_with("ing") && text.word(b) != "to",
            _ => false,
        });
        let plural = word.ends_with('s') || text.tokens()[i].is(Class::CueNouns);
        let verb = matches!(word, "says" | "speaks" | "writes" | "insists" | "agrees");
        let tokens = text.tokens();
        let followed = i + 1 < self.sentence.end && {
            let next = text.word(i + 1);
            let relative = next == "that" && i + 2 < self.sentence.end && is_finite(text, i + 2);
            relative || part(&tokens[i + 1]) == Part::Auxiliary || matches!(next, "of" | "about" | "from" | "by" | "against") || {
                part(&tokens[i + 1]) == Part::Word && next.ends_with("ing")
            }
        };
        led || plural && !verb && followed
    }
}

/// Whether a word is a verb that needs a subject before it: "emails that | were", "rules that | followed".
fn is_finite(text: &Text, i: usize) -> bool {
    let token = &text.tokens()[i];
    part(token) == Part::Auxiliary || (part(token) == Part::Word && (token.is(Class::CueVerbs) || text.word(i).ends_with("ed")))
}

fn is_possessive(word: &str) -> bool {
    matches!(word, "his" | "her" | "their" | "its" | "my" | "our" | "His" | "Her" | "Their" | "Its" | "My" | "Our")
}
