//! What phrases mean: figures, dates, names, titles, hedges, negations, causes, each a mention with its value.

pub mod attribution;
pub mod clauses;
pub mod dates;
pub mod events;
pub mod figures;
pub mod hedges;
pub mod names;
pub mod negation;
pub mod relations;
#[cfg(test)]
mod samples;
pub mod titles;

pub use attribution::{Attribution, Manner};

use crate::segment::{Segments, Token};
use crate::text::Span;
use crate::value::{Clock, Duration, Event, Figure, Hedge, Implicative, Name, Negation, Relation, Title, When};
use jiff::civil::Date;

/// A phrase with a value.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The words, without articles.
    pub span: Span,
    /// What they mean.
    pub value: Value,
}

/// What a phrase means.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// "at least 26 people"
    Figure(Box<Figure>),
    /// "last month"
    When(When),
    /// "9.25 am"
    Clock(Clock),
    /// "three days"
    Duration(Duration),
    /// "Marco Rubio"
    Name(Name),
    /// "Secretary of State"
    Title(Title),
    /// "reportedly"
    Hedge(Hedge),
    /// "did not"
    Negation(Negation),
    /// "tried to"
    Implicative(Implicative),
    /// "convicted"
    Event(Event),
    /// "because of"
    Relation(Relation),
}

impl Value {
    /// In which order mentions of the same words stand: that of [`EXTRACTORS`].
    fn rank(&self) -> u8 {
        match self {
            Value::Figure(_) => 0,
            Value::When(_) | Value::Clock(_) | Value::Duration(_) => 1,
            Value::Name(_) => 2,
            Value::Title(_) => 3,
            Value::Hedge(_) => 4,
            Value::Negation(_) | Value::Implicative(_) => 5,
            Value::Event(_) => 6,
            Value::Relation(_) => 7,
        }
    }
}

/// What an extractor reads: a text taken apart, and the day it was published.
#[derive(Clone, Copy, Debug)]
pub struct Text<'t> {
    /// The text that spans point into.
    pub raw: &'t str,
    /// The text taken apart.
    pub segments: &'t Segments,
    /// The report's own date.
    pub date: Option<Date>,
}

impl<'t> Text<'t> {
    /// All tokens.
    pub fn tokens(&self) -> &'t [Token] {
        &self.segments.tokens
    }

    /// The words of a token.
    pub fn word(&self, token: usize) -> &'t str {
        self.segments.tokens[token].span.of(self.raw)
    }

    /// The words of a span.
    pub fn of(&self, span: Span) -> &'t str {
        span.of(self.raw)
    }

    /// The span from one token up to, not including, another.
    pub fn span(&self, tokens: std::ops::Range<usize>) -> Span {
        let tokens = &self.segments.tokens[tokens];
        Span::new(tokens[0].span.start(), tokens[tokens.len() - 1].span.end())
    }
}

/// A reader of one sort of phrase.
pub struct Extractor {
    /// What it reads, for people.
    pub name: &'static str,
    /// Appends what it finds, in the order of the text.
    pub extract: fn(&Text, &mut Vec<Mention>),
}

/// Every extractor, in the order they run.
pub const EXTRACTORS: &[Extractor] = &[
    figures::EXTRACTOR,
    dates::EXTRACTOR,
    names::EXTRACTOR,
    titles::EXTRACTOR,
    hedges::EXTRACTOR,
    negation::EXTRACTOR,
    events::EXTRACTOR,
    relations::EXTRACTOR,
];

/// Every phrase with a value, ordered by its place.
///
/// Where two extractors claim the same words, the one that took more of them keeps them ("May 10" is a date and no count of ten);
/// names, titles, hedges and negations may lie inside other mentions.
pub fn mentions(text: &Text) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for extractor in EXTRACTORS {
        (extractor.extract)(text, &mut mentions);
    }
    // In place: a copy of all mentions would take more memory than the text. The sort of value settles what stands at one place.
    mentions.sort_unstable_by_key(|m| (m.span.start(), std::cmp::Reverse(m.span.end()), m.value.rank()));
    drop_smaller(&mut mentions);
    mentions.shrink_to_fit();
    mentions
}

/// Of overlapping figures, dates, times and durations only the longest is meant; of two as long the figure gives way ("the 2008
/// collapse" counts no collapses).
fn drop_smaller(mentions: &mut Vec<Mention>) {
    let measures = |m: &Mention| matches!(m.value, Value::Figure(_) | Value::When(_) | Value::Clock(_) | Value::Duration(_));
    let weight = |m: &Mention| (m.span.len(), !matches!(m.value, Value::Figure(_)));
    let mut last: Option<usize> = None;
    let mut dropped = vec![false; mentions.len()];
    for (i, mention) in mentions.iter().enumerate().filter(|(_, m)| measures(m)) {
        match last.filter(|&l| mentions[l].span.overlaps(mention.span)) {
            Some(l) if weight(mention) > weight(&mentions[l]) => {
                dropped[l] = true;
                last = Some(i);
            }
            Some(_) => dropped[i] = true,
            None => last = Some(i),
        }
    }
    let mut at = 0;
    mentions.retain(|_| (!dropped[at], at += 1).0);
}
