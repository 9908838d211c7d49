//! Names: one person, body or place, written in two ways.

use super::{Context, Family, Kind};
use crate::align::CastLink;
use crate::align::cast::{Ground, Likeness};
use crate::analysis::Analysis;
use crate::cast::Entity;
use crate::config::Level;
use crate::lexicon::{Class, Word};
use crate::pair::{Pair, Side};
use crate::segment::Shape;
use crate::text::{Span, fold};
use crate::value::NameKind;

pub(super) const FAMILY: Family =
    Family { name: "name", kinds: &[&SPELLING, &GIVEN, &ORGANISATION, &TRANSLITERATION, &DIACRITIC, &PLACE], find };

const SPELLING: Kind = Kind {
    id: "name-spelling",
    level: Level::Error,
    summary: "one person, two spellings",
    explanation: "Two reports name one person with surnames that differ by a small edit. Context decides that it is one person: the same \
        given name or the same role, while neither report has both forms. A likeness of letters alone is never enough.",
    example: "Karoline Levitt / Karoline Leavitt",
    silent: "Robert / Roger; Warren / Warner; Somali / Somalia; Minister / Ministry; both forms within one report",
};

const GIVEN: Kind = Kind {
    id: "name-given",
    level: Level::Warning,
    summary: "one surname and role, two given names",
    explanation: "Two reports give a person with the same surname given names that differ by a letter, or quite different ones together \
        with the same role. Nicknames and initials are the same given name.",
    example: "Stacy Keller / Stacey Keller",
    silent: "Bob Keller / Robert Keller; S. Keller / Stacey Keller",
};

const ORGANISATION: Kind = Kind {
    id: "name-organisation",
    level: Level::Warning,
    summary: "one body, two spellings of its name",
    explanation: "A name of several words is the same in both reports but for one word, which is spelt in two ways.",
    example: "Jaish-e-Mohammed / Jaish-e-Muhammad",
    silent: "an acronym and its expansion",
};

const PLACE: Kind = Kind {
    id: "place-name",
    level: Level::Warning,
    summary: "one place, two spellings of its name",
    explanation: "The name of a place is the same in both reports but for one word, which is spelt in two ways.",
    example: "Gulf of Eden / Gulf of Aden",
    silent: "a town and the region it lies in",
};

const TRANSLITERATION: Kind = Kind {
    id: "name-transliteration",
    level: Level::Hint,
    summary: "a foreign name in two romanisations",
    explanation: "Two reports write one foreign name with Latin letters in two ways that are both in use. Neither is wrong, but a reader who \
        searches for one will not find the other.",
    example: "Moammar / Muammar",
    silent: "the same romanisation in both; two names that only sound alike",
};

const DIACRITIC: Kind = Kind {
    id: "name-diacritic",
    level: Level::Hint,
    summary: "a name with and without its accents",
    explanation: "Two reports write one name with the same letters, but only one of them with accents or ligatures.",
    example: "Sanchez / Sánchez",
    silent: "the same letters with the same accents",
};

fn find(context: &mut Context) {
    let alignment = context.alignment;
    for link in &alignment.cast {
        let entities = Pair::new(&context.both.left.cast[link.entities.left], &context.both.right.cast[link.entities.right]);
        match link.likeness {
            Likeness::Same => same(context, entities),
            Likeness::Given => differs(context, &GIVEN, link, entities),
            Likeness::Spelling => differs(context, kind_of(context, entities), link, entities),
            Likeness::Transliteration => differs(context, &TRANSLITERATION, link, entities),
        }
    }
}

fn kind_of(context: &Context, entities: Pair<&Entity>) -> &'static Kind {
    let kinds = Pair::new(entities.left.kind, entities.right.kind);
    let placed = || Side::BOTH.into_iter().any(|side| is_placed(context.of(side), entities.side(side)));
    match (kinds.left, kinds.right) {
        (NameKind::Person, NameKind::Person | NameKind::Other) | (NameKind::Other, NameKind::Person) => &SPELLING,
        (NameKind::Place, _) | (_, NameKind::Place) => &PLACE,
        _ if placed() => &PLACE,
        _ => &ORGANISATION,
    }
}

/// Whether a name that was not read as a place's is called one: "Lake Tambora", "the villages of Kamsar and Duvan".
fn is_placed(a: &Analysis, entity: &Entity) -> bool {
    let tokens = &a.segments.tokens;
    let noun = |t: usize| tokens[t].is(Class::PlaceNouns) && !tokens[t].is(Class::OrganisationNouns);
    entity.places.iter().any(|&place| {
        let name = a.segments.tokens_in(place);
        let sentence = a.segments.sentences.get(a.segments.sentence_at(place.start())).map_or(name.start, |s| s.tokens.start);
        let listed =
            (sentence.max(name.start.saturating_sub(8))..name.start).any(|t| tokens[t].shape == Shape::Lower && is_place_noun(a, t));
        name.clone().any(noun) || listed && entity.kind == NameKind::Other
    })
}

/// Whether a token is a noun for places, in the singular or plural.
fn is_place_noun(a: &Analysis, token: usize) -> bool {
    a.segments.tokens[token].is(Class::PlaceNouns) || Word::of(a.stems[token]).is(Class::PlaceNouns)
}

/// One finding for the name, however often it stands: its first full place on each side, then the other places.
fn differs(context: &mut Context, kind: &'static Kind, link: &CastLink, entities: Pair<&Entity>) {
    let names = Pair::new(context.words(Side::Left, entities.left.name), context.words(Side::Right, entities.right.name));
    let message = format!("one name, two forms: {} / {}", names.left, names.right);
    let grounds: Vec<&str> = link.grounds.iter().map(ground).collect();
    let reason = format!("Taken for one by {}; neither report has both forms.", grounds.join(" and "));
    let mut places = Vec::new();
    for side in Side::BOTH {
        let entity = *entities.side(side);
        let value = fold::fold(context.of(side).of(entity.forms[0].family), &mut String::new()).to_owned();
        let others = entity.places.iter().copied().filter(|&p| p != entity.name && is_form(context, side, entity, p));
        places.extend(std::iter::once(entity.name).chain(others).map(|span| context.place(side, span, value.clone())));
    }
    let firm = link.grounds.iter().any(|g| matches!(g, Ground::GivenName | Ground::Role));
    let level = if firm { kind.level } else { kind.level.max(Level::Warning) };
    context.tell_as(kind, level, link.score, message, reason, places);
}

fn ground(ground: &Ground) -> &'static str {
    match ground {
        Ground::GivenName => "the same given name",
        Ground::Role => "the same role",
        Ground::Surname => "the same surname",
        Ground::Context => "the words beside it",
        Ground::OtherWords => "the other words of the name",
    }
}

/// Whether a place of mention holds the name itself, not a role that stands for it.
fn is_form(context: &Context, side: Side, entity: &Entity, place: Span) -> bool {
    entity.forms.iter().any(|form| context.of(side).of(place).contains(context.of(side).of(form.family)))
}

fn same(context: &mut Context, entities: Pair<&Entity>) {
    let families = Pair::new(entities.left.forms[0].family, entities.right.forms[0].family);
    let words = Pair::new(context.both.left.of(families.left), context.both.right.of(families.right));
    let spans = Pair::new(entities.left.name, entities.right.name);
    let letters = |w: &str| fold::fold(w, &mut String::new()).to_owned();
    if plain(words.left) != plain(words.right) && letters(words.left) == letters(words.right) && !has_form(context, entities) {
        let message = format!("one name, with and without its accents: {} / {}", words.left, words.right);
        let places = vec![context.place(Side::Left, spans.left, None), context.place(Side::Right, spans.right, None)];
        context.tell(&DIACRITIC, 0.9, message, "The letters are the same when accents are folded away.".into(), places);
    } else {
        context.agree(spans);
    }
}

/// The word in lower case with plain apostrophes, its accents kept.
fn plain(word: &str) -> String {
    word.to_lowercase().replace(['\u{2018}', '\u{2019}', '\u{02BC}', '`'], "'")
}

/// Whether either report writes the name the other's way somewhere.
fn has_form(context: &Context, entities: Pair<&Entity>) -> bool {
    let forms = |side: Side| entities.side(side).forms.iter().map(move |f| context.of(side).of(f.family).to_lowercase());
    forms(Side::Left).any(|l| forms(Side::Right).any(|r| l == r))
}
