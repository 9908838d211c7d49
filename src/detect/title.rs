//! Titles and roles of one person.

use super::{Context, Family, Kind};
use crate::analysis::Analysis;
use crate::cast::Entity;
use crate::config::Level;
use crate::extract::Value;
use crate::lexicon::Class;
use crate::pair::{Pair, Side};
use crate::text::{Span, WordKey};
use crate::value::NameKind;

pub(super) const FAMILY: Family = Family { name: "title", kinds: &[&ROLE, &RANK], find };

const ROLE: Kind = Kind {
    id: "title-role",
    level: Level::Note,
    summary: "one person, another role",
    explanation: "Two reports give one person roles that share no head: a spokesperson in one is a press secretary in the other. Roles \
        that mean the same, abbreviations and a fuller form of the same role stay silent.",
    example: "Donald Trump's spokesperson / White House Press Secretary",
    silent: "EAM / External Affairs Minister; spokesman / spokesperson",
};

const RANK: Kind = Kind {
    id: "title-rank",
    level: Level::Hint,
    summary: "a rank missing or another",
    explanation: "One report gives a person a rank or an honorific that the other leaves out (hint), or another rank (warning).",
    example: "Army Chief Asim Munir / Army Chief General Asim Munir",
    silent: "a rank dropped on second reference",
};

fn find(context: &mut Context) {
    let alignment = context.alignment;
    for link in &alignment.cast {
        let entities = Pair::new(&context.both.left.cast[link.entities.left], &context.both.right.cast[link.entities.right]);
        if entities.left.kind == NameKind::Person && entities.right.kind == NameKind::Person {
            role(context, entities);
            rank(context, entities);
        }
    }
}

/// The roles, or the ranks, of a person, in the order of the text.
fn titles(a: &Analysis, entity: &Entity, rank: bool) -> Vec<Span> {
    let is = |span: &Span| a.mentions.iter().any(|m| m.span == *span && matches!(m.value, Value::Title(t) if t.rank == rank));
    entity.roles.iter().copied().filter(is).collect()
}

fn role(context: &mut Context, entities: Pair<&Entity>) {
    let roles = Pair::new(titles(context.both.left, entities.left, false), titles(context.both.right, entities.right, false));
    let (Some(&left), Some(&right)) = (roles.left.first(), roles.right.first()) else { return };
    let same = |l: Span, r: Span| same_role(context, Pair::new(l, r));
    if let Some((&left, &right)) = roles.left.iter().flat_map(|l| roles.right.iter().map(move |r| (l, r))).find(|(l, r)| same(**l, **r)) {
        return context.agree(Pair { left, right });
    }
    let words = Pair::new(context.words(Side::Left, left), context.words(Side::Right, right));
    let name = context.words(Side::Left, entities.left.name);
    let message = format!("{name} has two roles: {} / {}", words.left, words.right);
    let places =
        vec![context.place(Side::Left, left, words.left.to_lowercase()), context.place(Side::Right, right, words.right.to_lowercase())];
    context.tell(&ROLE, 0.8, message, "The same person stands beside both, and the roles share no head word.".into(), places);
}

/// Two roles are one when a head word of one stands in the other, both are one group of the same meaning, or one abbreviates the other.
fn same_role(context: &Context, spans: Pair<Span>) -> bool {
    let heads = |side: Side| -> Vec<(WordKey, Option<&'static str>)> {
        let a = context.of(side);
        let tokens = a.segments.tokens_in(*spans.side(side)).filter(|&t| super::super::align::terms::is_content(a, t));
        tokens.map(|t| (a.stems[t], a.segments.tokens[t].word.value(Class::RoleGroups))).collect()
    };
    let (left, right) = (heads(Side::Left), heads(Side::Right));
    let head = |words: &[(WordKey, Option<&'static str>)]| words.last().copied();
    let inside = |one: &[(WordKey, Option<&'static str>)], other: &[(WordKey, Option<&'static str>)]| {
        head(one).is_some_and(|h| other.iter().any(|o| o.0 == h.0 || (h.1.is_some() && o.1 == h.1)))
    };
    inside(&left, &right) || inside(&right, &left) || is_acronym(context, spans)
}

fn is_acronym(context: &Context, spans: Pair<Span>) -> bool {
    let words = spans.zip(Pair::new(Side::Left, Side::Right)).map(|(span, side)| context.words(side, span));
    let initials = |s: &str| s.split([' ', '-']).filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()).collect::<String>();
    let abbreviates = |short: &str, long: &str| short.len() > 1 && !short.contains(' ') && initials(long).contains(short);
    abbreviates(&words.left, &words.right) || abbreviates(&words.right, &words.left)
}

fn rank(context: &mut Context, entities: Pair<&Entity>) {
    let ranks = Pair::new(titles(context.both.left, entities.left, true), titles(context.both.right, entities.right, true));
    let names = Pair::new(entities.left.name, entities.right.name);
    let key = |side: Side, span: Span| WordKey::of(context.words(side, span).trim_end_matches('.'));
    let civil = |side: Side, span: Span| {
        context.of(side).segments.tokens_in(span).any(|t| context.of(side).segments.tokens[t].is(Class::Courtesies))
    };
    let (mut level, mut places) = (Level::Hint, Vec::new());
    match (ranks.left.iter().find(|r| !civil(Side::Left, **r)), ranks.right.iter().find(|r| !civil(Side::Right, **r))) {
        (Some(&left), Some(&right)) if key(Side::Left, left) != key(Side::Right, right) => {
            level = Level::Warning;
            places.extend([context.place(Side::Left, left, None), context.place(Side::Right, right, None)]);
        }
        (Some(&left), None) => {
            places.extend([context.place(Side::Left, left.cover(names.left), None), context.place(Side::Right, names.right, None)])
        }
        (None, Some(&right)) => {
            places.extend([context.place(Side::Left, names.left, None), context.place(Side::Right, right.cover(names.right), None)])
        }
        _ => return,
    }
    let words: Vec<String> = Side::BOTH.iter().zip(&places).filter_map(|(&side, p)| Some(context.words(side, p.span?))).collect();
    let message = format!("a rank in one, none or another in the other: {}", words.join(" / "));
    context.tell_as(&RANK, level, 0.8, message, "The same person stands beside both.".into(), places);
}
