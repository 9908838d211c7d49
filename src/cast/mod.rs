//! The cast: who and what a document names, each with all its forms, roles and places of mention.

mod bodies;
mod persons;
mod roles;
mod speakers;

pub(crate) use bodies::long_form;
pub use speakers::speakers;

use crate::extract::{Mention, Text, Value};
use crate::text::{Span, WordKey, WordMap, key};
use crate::value::{Name, NameKind};
use std::ops::Range;

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
pub fn cast(text: &Text, mentions: &[Mention]) -> Vec<Entity> {
    let named: Vec<Named> = mentions.iter().filter_map(|m| named(text, m)).collect();
    let mut groups = persons::group(text, &named);
    groups.extend(bodies::group(text, &named));
    groups.sort_by_key(|places| places[0]);
    let mut cast: Vec<Entity> = groups.into_iter().map(|places| entity(text, &named, &places)).collect();
    roles::give(text, mentions, &mut cast);
    cast
}

/// A name at its place.
#[derive(Clone)]
struct Named {
    span: Span,
    tokens: Range<usize>,
    name: Name,
}

fn named(text: &Text, mention: &Mention) -> Option<Named> {
    match mention.value {
        Value::Name(name) => Some(Named { span: mention.span, tokens: text.segments.tokens_in(mention.span), name }),
        _ => None,
    }
}

/// Makes an entity of the places of its name, given as indices in order.
fn entity(text: &Text, named: &[Named], places: &[usize]) -> Entity {
    let mut forms: Vec<(usize, Form)> = Vec::new();
    let mut known: WordMap<usize, u64> = WordMap::default();
    for place in places.iter().map(|&i| &named[i]) {
        let form = *known.entry(spelling(text, place)).or_insert(forms.len());
        match forms.get_mut(form) {
            Some((_, form)) => form.count += 1,
            None => forms.push((keys(text, place).count(), Form { given: place.name.given, family: place.name.family, count: 1 })),
        }
    }
    let fullest = places.iter().max_by_key(|&&i| (fullness(text, &named[i]), std::cmp::Reverse(i)));
    forms.sort_by_key(|(words, form)| (form.given.is_none() || form.given == Some(form.family), std::cmp::Reverse(*words)));
    let kinds = places.iter().map(|&i| named[i].name.kind);
    Entity {
        kind: kinds.clone().find(|&kind| kind != NameKind::Other).unwrap_or(NameKind::Other),
        name: fullest.map_or(named[places[0]].span, |&i| named[i].span),
        forms: forms.into_iter().map(|(_, form)| form).collect(),
        roles: Vec::new(),
        places: places.iter().map(|&i| named[i].span).collect(),
    }
}

fn fullness(text: &Text, place: &Named) -> (bool, usize) {
    (place.name.given.is_some_and(|given| given != place.name.family), keys(text, place).count())
}

/// The words of a name as they are compared, without marks and articles.
fn keys<'t>(text: &Text<'t>, place: &Named) -> impl DoubleEndedIterator<Item = WordKey> + use<'t> {
    text.tokens()[place.tokens.clone()].iter().filter(|t| t.is_word() && t.key != key!("the")).map(|t| t.key)
}

/// One number for the words of a name, in their order.
fn spelling(text: &Text, place: &Named) -> u64 {
    keys(text, place).fold(0, |sum: u64, key| (sum.rotate_left(7) ^ key.bits()).wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

#[cfg(test)]
mod tests {
    use crate::{Analysis, Document};

    /// Each entity's name, how many forms it has, and in how many places it is meant.
    fn cast(text: &str) -> Vec<(String, usize, usize)> {
        let a = Analysis::new(&Document::new("-", text));
        a.cast.iter().map(|e| (a.of(e.name).to_owned(), e.forms.len(), e.places.len())).collect()
    }

    #[test]
    fn forms_of_one_name_are_one_entity() {
        for (text, expected) in [
            ("Ann Keller spoke. Keller left. Mrs. Keller slept.", ("Ann Keller", 2, 3)),
            ("Karin Lovitt spoke. Later Karin Leovitt left.", ("Karin Lovitt", 2, 2)),
            ("Governor Ann Keller spoke. The governor left.", ("Ann Keller", 1, 2)),
        ] {
            let expected = (expected.0.to_owned(), expected.1, expected.2);
            assert_eq!(cast(text), [expected], "{text}");
        }
    }

    #[test]
    fn namesakes_are_kept_apart_and_a_surname_goes_to_the_one_named_last() {
        let told = cast("Ann Keller met Rob Keller. Keller left.");
        assert_eq!(told, [("Ann Keller".to_owned(), 1, 1), ("Rob Keller".to_owned(), 2, 2)]);
    }

    #[test]
    fn an_acronym_is_its_expansion_and_a_country_its_short_form() {
        let told = cast("He joined Lashkar-e-Taiba (LeT). The U.S. said LeT was banned in the United States.");
        assert_eq!(told.iter().map(|e| e.2).collect::<Vec<_>>(), [3, 2]);
    }

    #[test]
    fn sources_lead_to_the_cast() {
        let text = "Governor Ann Keller spoke. \u{201c}We will go on with it,\u{201d} she said. \u{201c}It is a good plan for us,\u{201d} the governor said.";
        let a = Analysis::new(&Document::new("-", text));
        assert!(!a.speakers.is_empty());
        assert!(a.speakers.iter().all(|who| who.is_some_and(|e| a.of(a.cast[e].name) == "Ann Keller")), "{:?}", a.speakers);
    }
}
