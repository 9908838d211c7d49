//! The cast: who and what a document names, each with all its forms, roles and places of mention.

use crate::extract::{Attribution, Mention, Text};
use crate::text::Span;
use crate::value::NameKind;

/// Somebody or something that a document names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: NameKind,
    /// The fullest form of its name, as written, at its first place.
    pub name: Span,
    /// Every form of its name that is written differently, the fullest first.
    pub forms: Vec<Form>,
    /// Titles and roles given to it, in order: spans of title mentions.
    pub roles: Vec<Span>,
    /// Every place that means it: names, then "the secretary", in order. Pronouns are not among them.
    pub places: Vec<Span>,
}

/// One way a document writes a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Given names and initials at its first place.
    pub given: Option<Span>,
    /// The surname, or the whole name of what is no person, at its first place.
    pub family: Span,
    /// How often it stands.
    pub count: usize,
}

/// Gathers the names of a document into entities, in order of their first mention.
pub fn cast(_text: &Text, _mentions: &[Mention]) -> Vec<Entity> {
    Vec::new()
}

/// For each attribution, whom its source means, as an index into the cast: a name, a role, or a pronoun where the text allows.
pub fn speakers(_text: &Text, _cast: &[Entity], attributions: &[Attribution]) -> Vec<Option<usize>> {
    vec![None; attributions.len()]
}
