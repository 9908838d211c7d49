//! What part each word may play, read off the lexicon and its ending.
//!
//! There is no tagger behind this: whether "attacks" is a verb here is for the stages above to settle from its neighbours.

use super::Shape;
use crate::lexicon::{Class, Word};

/// What part a word may play, without its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// "the", "their"
    Determiner,
    /// "of", "in"
    Preposition,
    /// "and", "but"
    Coordinator,
    /// "while", "because"
    Subordinator,
    /// "he", "there"
    Pronoun,
    /// "him"
    Object,
    /// "which", "who"
    Relative,
    /// "is", "did", "hasn't"
    Auxiliary,
    /// "may", "would"
    Modal,
    /// "be", "been"
    Nonfinite,
    /// "also", "reportedly"
    Adverb,
    /// "26", "two"
    Number,
    /// "take": `true` where it is a common noun too ("attack")
    Base(bool),
    /// "takes": `true` where it is a common noun too ("attacks")
    Third(bool),
    /// "took"
    Past,
    /// "taken"
    Participle,
    /// "killed", "said": past or participle
    Either,
    /// "killing"
    Ing,
    /// Begins with a capital letter inside a sentence
    Name,
    /// `'s`
    Possessive,
    /// A comma, a quotation mark
    Mark,
    /// Any other word: noun, adjective
    Word,
}

/// The part that a word may play, by itself; `opens` tells that it opens a sentence or a quotation, so that its capital says nothing.
pub(super) fn part(written: &str, word: Word, shape: Shape, opens: bool) -> Part {
    let capital = match shape {
        Shape::Mark => return Part::Mark,
        Shape::Possessive => return Part::Possessive,
        Shape::Number | Shape::Alphanumeric => return Part::Number,
        Shape::Title | Shape::Upper | Shape::Mixed => true,
        Shape::Lower => false,
    };
    if capital && (!opens || matches!(written, "US" | "IT" | "May")) {
        return Part::Name;
    }
    if let Some(value) = word.value(Class::ClosedClass) {
        return closed(value);
    }
    match word.value(Class::Verbs) {
        Some(value) => open(value),
        None if written.len() > 4 && written.ends_with("ed") => Part::Either,
        None if written.len() > 4 && written.ends_with("ing") => Part::Ing,
        None if written.len() > 4 && written.ends_with("ly") => Part::Adverb,
        None if capital => Part::Name,
        None => Part::Word,
    }
}

/// Whether a capital letter behind this token says nothing.
pub(super) fn opens_behind(token: &str) -> bool {
    matches!(token, "." | "?" | "!" | ":" | "\"" | "“" | "‘" | "'" | "…")
}

fn closed(value: &str) -> Part {
    match value {
        "determiner" => Part::Determiner,
        "preposition" => Part::Preposition,
        "coordinator" => Part::Coordinator,
        "subordinator" => Part::Subordinator,
        "pronoun" => Part::Pronoun,
        "object" => Part::Object,
        "relative" => Part::Relative,
        "auxiliary" => Part::Auxiliary,
        "modal" => Part::Modal,
        "nonfinite" => Part::Nonfinite,
        "number" => Part::Number,
        _ => Part::Adverb,
    }
}

fn open(value: &str) -> Part {
    match value {
        "b" => Part::Base(false),
        "b?" => Part::Base(true),
        "s" => Part::Third(false),
        "s?" => Part::Third(true),
        "d" | "bd" => Part::Past,
        "n" | "bn" | "bn?" => Part::Participle,
        "p" | "bp" | "bp?" => Part::Either,
        _ => Part::Word,
    }
}
