//! The words that head the name of an organisation, a place or an event: "Port Hallam", "Dinamo Orsk", "Marlow County Jail".

use crate::extract::Text;
use crate::lexicon::Class;
use crate::segment::{Shape, Token};
use crate::text::{WordKey, keys};
use crate::value::NameKind;

/// "Lake Torvin", "Port Hallam": a word for a place, and its name behind it.
pub(super) fn opens_place(tokens: &[Token], at: usize, end: usize) -> bool {
    const OPENERS: &[WordKey] = keys![
        "lake", "mount", "mt", "port", "fort", "cape", "loch", "lough", "isle", "river", "camp", "villa", "puerto", "bandar", "sierra",
        "cerro", "monte", "rio", "isla", "playa", "san", "santa", "santo", "sao", "sainte"
    ];
    let named = at + 1 < end && tokens[at + 1].spaced && tokens[at + 1].is_capital();
    let name = named && !tokens[at + 1].is(Class::CommonWords) && !tokens[at + 1].is(Class::OrganisationNouns);
    tokens[at].shape == Shape::Title && OPENERS.contains(&tokens[at].key) && name
}

/// "Dinamo Orsk", "Partido Verde": a word that opens the names of clubs, parties, papers and offices in its language.
pub(super) fn opens_body(tokens: &[Token], at: usize, end: usize) -> bool {
    let named = at + 1 < end && tokens[at + 1].spaced && tokens[at + 1].is_capital();
    named && tokens[at].is(Class::OrganisationOpeners) && tokens[at].is_capital() && !(at > 0 && tokens[at - 1].is(Class::Roles))
}

/// Words that open the name of an event.
pub(super) const EVENTS: [WordKey; 13] = [
    WordKey::of_folded("operation"),
    WordKey::of_folded("hurricane"),
    WordKey::of_folded("typhoon"),
    WordKey::of_folded("cyclone"),
    WordKey::of_folded("storm"),
    WordKey::of_folded("flight"),
    WordKey::of_folded("copa"),
    WordKey::of_folded("coppa"),
    WordKey::of_folded("coupe"),
    WordKey::of_folded("taca"),
    WordKey::of_folded("tour"),
    WordKey::of_folded("giro"),
    WordKey::of_folded("vuelta"),
];

/// An organisation or a place by its head noun: the longest stretch from here that ends with one, or opens with one and has "of".
pub(super) fn headed(text: &Text, at: usize, end: usize, person: bool) -> Option<(usize, NameKind)> {
    let tokens = text.tokens();
    let last = (at..end).rev().find(|&i| is_head(text, at, i, end))?;
    let surname = tokens[last].word.value(Class::PlaceNouns) == Some("s") || tokens[last].word.value(Class::OrganisationNouns) == Some("w");
    let alone = last == at + 1 || tokens[last].is(Class::Surnames);
    if person && surname && alone && last <= at + 2 {
        return None;
    }
    let kind = head_kind(text, at, last);
    let complement = (last + 1 < end && !tokens[last + 1].is_capital()).then_some(end);
    if last == at && complement.is_none() {
        return None;
    }
    Some((complement.unwrap_or(last + 1) - at, kind))
}

/// Whether a token is the head of the organisation or place that begins at `at`.
fn is_head(text: &Text, at: usize, i: usize, end: usize) -> bool {
    let token = &text.tokens()[i];
    if !token.is_capital() {
        return false;
    }
    let followed = i + 1 < end && !text.tokens()[i + 1].is_capital();
    (token.is(Class::OrganisationNouns) || token.is(Class::PlaceNouns)) && (i > at || followed)
}

fn head_kind(text: &Text, at: usize, last: usize) -> NameKind {
    let tokens = text.tokens();
    let organisation = tokens[last].is(Class::OrganisationNouns);
    let inside = (at..last).any(|i| {
        tokens[i].is_capital() && tokens[i].is(Class::OrganisationNouns) && tokens[i].word.value(Class::OrganisationNouns) == Some("")
    });
    let of = (at..last).find(|&i| !tokens[i].is_capital());
    match of {
        Some(i) if i > at && tokens[i - 1].is(Class::PlaceNouns) && !tokens[i - 1].is(Class::OrganisationNouns) => NameKind::Place,
        Some(_) => NameKind::Organisation,
        None if organisation || inside => NameKind::Organisation,
        None => NameKind::Place,
    }
}
