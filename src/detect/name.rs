//! Names: one person, body or place, written in two ways.

mod edited;
mod slots;

use super::{Context, Family, Kind, Sort};
use crate::align::CastLink;
use crate::align::cast::{self, Ground, Likeness};
use crate::analysis::Analysis;
use crate::cast::Entity;
use crate::config::Level;
use crate::lexicon::{Class, Word};
use crate::pair::{Pair, Side};
use crate::segment::Shape;
use crate::text::{Span, fold};
use crate::value::NameKind;

pub(super) const FAMILY: Family =
    Family { name: "name", kinds: &[&SPELLING, &GIVEN, &PERSON, &ORGANISATION, &TRANSLITERATION, &DIACRITIC, &PLACE], find };

const SPELLING: Kind = Kind {
    id: "name-spelling",
    level: Level::Error,
    summary: "one person, two spellings",
    explanation: "Two reports name one person with surnames that differ by a small edit. Context decides that it is one person: the same \
        given name or the same role, while neither report has both forms. A likeness of letters alone is never enough. In a review, of two \
        forms in the draft the one that no source has is told where sources have the other.",
    example: "Karoline Levitt / Karoline Leavitt",
    silent: "Robert / Roger; Warren / Warner; Somali / Somalia; Minister / Ministry; both forms within one report",
};

const GIVEN: Kind = Kind {
    id: "name-given",
    level: Level::Warning,
    summary: "one surname and role, two given names",
    explanation: "Two reports give a person with the same surname given names that differ by a letter, or quite different ones together \
        with the same role, or that sound alike beside a rare surname. Nicknames and initials are the same given name.",
    example: "Stacy Keller / Stacey Keller",
    silent: "Bob Keller / Robert Keller; S. Keller / Stacey Keller",
};

const PERSON: Kind = Kind {
    id: "name-person",
    level: Level::Error,
    summary: "one office or one sentence, another person",
    explanation: "Two claims that stand word against word give one office, in the same words, to two people, and neither report names the \
        other's; or a sentence that both reports have word for word names another person (a warning). Words that tell of a change in office \
        keep it silent.",
    example: "army chief Munir / army chief Bajwa",
    silent: "a successor; a spokesperson, of whom there are several",
};

const ORGANISATION: Kind = Kind {
    id: "name-organisation",
    level: Level::Warning,
    summary: "one body, two spellings of its name, or another body in its place",
    explanation: "A name of several words is the same in both reports but for one word, which is spelt in two ways; or two claims that stand \
        word against word name two bodies in the same place, and neither report names the other's; or a lone name that no list knows has \
        two spellings that sound alike.",
    example: "Jaish-e-Mohammed / Jaish-e-Muhammad",
    silent: "an acronym and its expansion",
};

const PLACE: Kind = Kind {
    id: "place-name",
    level: Level::Warning,
    summary: "one place, two spellings of its name, or another place",
    explanation: "The name of a place is the same in both reports but for one word, which is spelt in two ways; or two claims that stand word \
        against word name two places behind the same preposition, and neither report names the other's. Where one may lie in the other, it is a note.",
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
    lone(context);
    slots::find(context);
    edited::find(context);
}

/// Names that stand alone and that no list knows, in two spellings.
fn lone(context: &mut Context) {
    for slip in cast::lone_slips(context.both, &context.alignment.cast) {
        let named = |side: Side| {
            let here = |e: &&Entity| e.places.iter().any(|place| place.overlaps(slip.side(side)[0]));
            context.of(side).cast.iter().find(here).map(|e| e.kind)
        };
        let kind = match (named(Side::Left), named(Side::Right)) {
            (Some(NameKind::Person), _) | (_, Some(NameKind::Person)) => &SPELLING,
            (Some(NameKind::Place), _) | (_, Some(NameKind::Place)) => &PLACE,
            _ => &ORGANISATION,
        };
        let spans = Pair::new(slip.left[0], slip.right[0]);
        let message = format!("one name, two forms: {}", context.both_words(spans));
        let places = Side::BOTH.into_iter().flat_map(|side| slip.side(side).iter().map(move |&span| (side, span)));
        let places = places.map(|(side, span)| context.place(side, span, context.words(side, span).to_lowercase())).collect();
        let reason = "No list knows either word, they sound alike, and neither report has both.".to_owned();
        context.tell_as(kind, kind.level.max(Level::Warning), 0.7, message, reason, places);
    }
}

/// The kind of two spellings of a name.
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
    let spans = Pair::new(entities.left.name, entities.right.name);
    let words = Pair::new(context.words(Side::Left, spans.left), context.words(Side::Right, spans.right));
    let both = |pair: &Pair<&str>| {
        writes(context, Side::Left, entities.left, pair.right) || writes(context, Side::Right, entities.right, pair.left)
    };
    match accented(&words).filter(|pair| !both(pair)) {
        Some(differing) => {
            let message = format!("one name, with and without its accents: {} / {}", differing.left, differing.right);
            let places = vec![context.place(Side::Left, spans.left, None), context.place(Side::Right, spans.right, None)];
            context.tell(&DIACRITIC, 0.9, message, "The letters are the same when accents are folded away.".into(), places);
        }
        None => context.agree(Sort::Name, spans),
    }
}

/// The first words of two names that differ in accents alone.
fn accented<'n>(names: &'n Pair<String>) -> Option<Pair<&'n str>> {
    let letters = |w: &str| fold::fold(w, &mut String::new()).to_owned();
    let opposite = |l: &'n str| names.right.split(' ').find(|r| letters(l) == letters(r)).map(|right| Pair { left: l, right });
    names.left.split(' ').filter_map(opposite).find(|pair| plain(pair.left) != plain(pair.right))
}

/// The word in lower case with plain apostrophes, its accents kept.
fn plain(word: &str) -> String {
    word.to_lowercase().replace(['\u{2018}', '\u{2019}', '\u{02BC}', '`'], "'")
}

/// Whether a report writes a word of somebody's name, accents and all, like this somewhere.
fn writes(context: &Context, side: Side, entity: &Entity, word: &str) -> bool {
    let has = |place: &Span| context.words(side, *place).split(' ').any(|w| plain(w) == plain(word));
    entity.places.iter().any(has)
}
