//! Two spellings of one name within one document.

use super::letters::{self, Letters};
use super::profile::{Profile, Written, is_known, words};
use super::{MANY, keyed};
use crate::analysis::Analysis;
use crate::cast::{Entity, Form};
use crate::lexicon::Word;
use crate::segment::{Shape, Token};
use crate::text::Span;
use crate::value::NameKind;
use std::collections::{BTreeMap, BTreeSet};

/// A name that one document writes in two ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// What it is the name of.
    pub kind: NameKind,
    /// The places of the form that stands more often, or first.
    pub usual: Vec<Span>,
    /// The places of the other form.
    pub odd: Vec<Span>,
    /// Whether both are romanisations in use, and neither is a slip.
    pub romanised: bool,
}

/// The names that a document writes in two ways, by their first places: surnames of one person, and names of several words that are the
/// same but for one that no list knows.
pub fn variants(a: &Analysis) -> Vec<Variant> {
    let mut found: Vec<Variant> = a.cast.iter().filter(|e| e.kind == NameKind::Person).flat_map(|e| of_person(a, e)).collect();
    found.extend(of_bodies(a));
    found.extend(bare(a));
    found.sort_by_key(|variant| (variant.usual.first().copied(), variant.odd.first().copied()));
    found
}

/// The surnames of one person that differ by a slip.
fn of_person(a: &Analysis, entity: &Entity) -> Option<Variant> {
    let family = |form: &Form| words(a, form.family).pop().unwrap_or_default();
    let usual = entity.forms.iter().max_by_key(|form| (form.count, std::cmp::Reverse(form.family)))?;
    let name = family(usual);
    let near = |form: &&Form| matches!(letters::compare(&name, &family(form)), Letters::Near { .. } | Letters::Variant);
    let odd = entity.forms.iter().find(near)?;
    let at = |word: &str| entity.places.iter().copied().filter(|&place| words(a, place).iter().any(|w| w == word)).collect::<Vec<_>>();
    let other = family(odd);
    let variant = Variant { kind: entity.kind, usual: at(&name), odd: at(&other), romanised: letters::are_variants(&name, &other) };
    (!variant.usual.is_empty() && !variant.odd.is_empty()).then_some(variant)
}

/// Lone words that are a person's surname but for a slip: "Hesek said", where the report tells of Viktor Hasek.
fn bare(a: &Analysis) -> Vec<Variant> {
    let named = |e: &&Entity| e.kind == NameKind::Person && e.forms.iter().any(|f| f.given.is_some_and(|given| given != f.family));
    let surname = |e: &Entity| words(a, e.forms[0].family).pop();
    let full: Vec<(String, &Entity)> = a.cast.iter().filter(named).filter_map(|e| Some((surname(e)?, e))).take(PERSONS).collect();
    let of = |(odd, places): (String, Vec<Span>)| {
        let slip = |usual: &str| {
            let near = matches!(letters::compare(usual, &odd), Letters::Near { .. });
            near && usual.chars().next() == odd.chars().next() && !letters::is_inflection(usual, &odd)
        };
        let mut near = full.iter().filter(|(usual, _)| slip(usual));
        let (_, person) = near.next().filter(|_| near.next().is_none())?;
        // The cast knows the word for the person's: it is told with the forms of that name.
        if person.places.iter().any(|p| places.iter().any(|word| word.overlaps(*p))) {
            return None;
        }
        let (usual, odd) = if places.len() > person.places.len() { (&places, &person.places) } else { (&person.places, &places) };
        Some(Variant { kind: NameKind::Person, usual: usual.clone(), odd: odd.clone(), romanised: false })
    };
    let known: BTreeSet<&str> = full.iter().map(|(name, _)| name.as_str()).collect();
    lone(a).into_iter().filter(|(word, _)| !known.contains(word.as_str())).take(LONE).filter_map(of).collect()
}

/// How many persons, and how many lone words, are looked at.
const PERSONS: usize = 64;
const LONE: usize = 512;

/// The words with a capital that no list knows and that are no part of a longer name, with their places.
pub(super) fn lone(a: &Analysis) -> BTreeMap<String, Vec<Span>> {
    let longer: BTreeSet<Span> = a.cast.iter().flat_map(|e| &e.places).copied().filter(|p| a.segments.tokens_in(*p).len() > 1).collect();
    let is_part = |span: Span| longer.range(..=Span::new(span.start(), Span::LIMIT)).next_back().is_some_and(|name| name.contains(span));
    let mut lone: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    let strange = |t: &&Token| t.shape == Shape::Title && t.word == Word::UNKNOWN && t.span.len() >= 5 && !is_part(t.span);
    for token in a.segments.tokens.iter().filter(strange) {
        words(a, token.span).into_iter().for_each(|word| lone.entry(word).or_default().push(token.span));
    }
    lone
}

/// Names of several words that differ in one.
fn of_bodies(a: &Analysis) -> Vec<Variant> {
    let written = Written::new(a);
    let bodies: Vec<Profile> = a.cast.iter().filter(|e| e.kind != NameKind::Person).map(|e| Profile::new(&written, e)).collect();
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for alike in keyed(&bodies).into_values().filter(|alike| alike.len() * alike.len() <= MANY) {
        pairs.extend(alike.iter().flat_map(|&l| alike.iter().map(move |&r| (l, r))).filter(|(l, r)| l < r));
    }
    pairs.into_iter().filter_map(|(l, r)| of_body(&bodies[l], &bodies[r])).collect()
}

fn of_body(one: &Profile, other: &Profile) -> Option<Variant> {
    if one.family.len() != other.family.len() || one.family.len() < 2 {
        return None;
    }
    let mut differing = one.family.iter().zip(&other.family).filter(|(a, b)| a != b);
    let (a, b) = differing.next().filter(|_| differing.next().is_none())?;
    let near = letters::compare(a, b);
    let (usual, odd) = if other.entity.places.len() > one.entity.places.len() { (other, one) } else { (one, other) };
    // Two words of the language make two names now and then, but hardly where one stands once and the other again and again.
    let stray = odd.entity.places.len() == 1 && usual.entity.places.len() > 1;
    let slip =
        matches!(near, Letters::Near { alike: true, .. }) && (stray || !(is_known(a) && is_known(b))) && !letters::is_inflection(a, b);
    let romanised = near == Letters::Variant;
    (slip || romanised).then(|| Variant {
        kind: one.entity.kind,
        usual: usual.entity.places.clone(),
        odd: odd.entity.places.clone(),
        romanised,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;

    fn told(text: &str) -> Vec<(String, String)> {
        let a = Analysis::new(&Document::new("-", text));
        variants(&a).iter().map(|v| (a.of(v.usual[0]).to_owned(), a.of(v.odd[0]).to_owned())).collect()
    }

    #[test]
    fn a_slip_in_one_report_is_found_beside_the_usual_form() {
        for (text, usual, odd) in [
            ("Mayor Viktor Hasek spoke. “We will act,” Hesek said.", "Viktor Hasek", "Hesek"),
            ("Karin Lovitt spoke. Later Karin Leovitt left. Lovitt slept.", "Karin Lovitt", "Karin Leovitt"),
            (
                "Ships left the Gulf of Moresh. The Gulf of Morash is calm. In the Gulf of Moresh it rained.",
                "Gulf of Moresh",
                "Gulf of Morash",
            ),
            ("Raid in Gulf of Eden. The Gulf of Aden is wide. In the Gulf of Aden it rained.", "Gulf of Aden", "Gulf of Eden"),
        ] {
            assert_eq!(told(text), [(usual.to_owned(), odd.to_owned())], "{text}");
        }
    }

    #[test]
    fn two_names_of_one_report_are_silent() {
        for text in ["Ann Warren met Paul Warner. Warren left.", "The North Sea lies off the South Sea.", "Port Vale beat Port Vane.", ""] {
            assert_eq!(told(text), [], "{text}");
        }
    }
}
