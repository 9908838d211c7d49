//! Titles, roles and ranks of one person.

mod edited;
mod offices;

use super::{Context, Family, Kind, Sort};
use crate::cast::Entity;
use crate::config::Level;
use crate::pair::{Pair, Side};
use crate::value::NameKind;
use offices::{Office, Rank, Relation, offices, ranks};

pub(super) const FAMILY: Family = Family { name: "title", kinds: &[&ROLE, &RANK, &STATUS], find };

const ROLE: Kind = Kind {
    id: "title-role",
    level: Level::Note,
    summary: "one person, another role",
    explanation: "Two reports give one person different offices: roles that share no head (a spokesperson in one is a press secretary in the \
        other), one head with another subject (the Finance Minister is the Trade Minister), or a deputy who is none in the other. Roles that \
        mean the same, abbreviations, kinship, and a fuller form of the same role stay silent.",
    example: "Donald Trump's spokesperson / White House Press Secretary",
    silent: "EAM / External Affairs Minister; spokesman / spokesperson",
};

const RANK: Kind = Kind {
    id: "title-rank",
    level: Level::Hint,
    summary: "a rank missing or another",
    explanation: "One report gives a person a rank or an honorific that the other leaves out (hint), or another rank (warning).",
    example: "Army Chief Asim Munir / Army Chief General Asim Munir",
    silent: "a rank dropped on second reference; Lt. Col. / Lieutenant Colonel",
};

const STATUS: Kind = Kind {
    id: "title-status",
    level: Level::Warning,
    summary: "former, acting, elect: in one report only",
    explanation: "Two reports give one person the same office, but only one of them says that it is held no more, not yet, or for the time \
        being: former, acting, interim, -elect.",
    example: "Energy Secretary / acting Energy Secretary",
    silent: "interim / acting; a status dropped on second reference",
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
    edited::find(context);
}

/// Compares every office that one report gives with every one of the other: the likest pair is told, unless it agrees.
fn role(context: &mut Context, entities: Pair<&Entity>) {
    let given = Pair::new(offices(context.both.left, entities.left), offices(context.both.right, entities.right));
    let pairs = given.left.iter().flat_map(|l| given.right.iter().map(move |r| Pair::new(l, r)));
    let Some((relation, likest)) = pairs.map(|pair| (Office::compare(pair), pair)).min_by_key(|(relation, _)| *relation) else { return };
    let spans = likest.map(|office| office.span);
    let (kind, reason) = match relation {
        Relation::Same => return context.agree(Sort::Title, spans),
        Relation::Apart => return,
        Relation::Status if is_dropped(&given.left) || is_dropped(&given.right) => return,
        Relation::Status => (&STATUS, "The same person stands beside both, and the office is the same but for when it is held."),
        Relation::Degree => (&ROLE, "The same person stands beside both, and only one makes a deputy of them."),
        Relation::Subject => (&ROLE, "The same person stands beside both, and the offices have other subjects."),
        Relation::Head => (&ROLE, "The same person stands beside both, and the roles share no head word."),
    };
    let words = Pair::new(context.words(Side::Left, spans.left), context.words(Side::Right, spans.right));
    let message = format!("{} has two roles: {} / {}", context.words(Side::Left, entities.left.name), words.left, words.right);
    let places = vec![
        context.place(Side::Left, spans.left, words.left.to_lowercase()),
        context.place(Side::Right, spans.right, words.right.to_lowercase()),
    ];
    context.tell(kind, 0.8, message, reason.into(), places);
}

/// Whether a report tells a status in one place and leaves it out in another.
fn is_dropped(offices: &[Office]) -> bool {
    offices.iter().any(|o| o.status.is_none()) && offices.iter().any(|o| o.status.is_some())
}

fn rank(context: &mut Context, entities: Pair<&Entity>) {
    let given = Pair::new(ranks(context.both.left, entities.left), ranks(context.both.right, entities.right));
    if given.left.iter().any(|l| given.right.iter().any(|r| l.words == r.words)) {
        return;
    }
    let telling = |rank: &&Rank| !rank.courtesy;
    let fuller = |l: &Rank, r: &Rank| l.words.starts_with(&r.words) || r.words.starts_with(&l.words);
    if given.left.iter().any(|l| given.right.iter().any(|r| fuller(l, r))) {
        return;
    }
    let (level, spans) = match (given.left.iter().find(telling), given.right.iter().find(telling)) {
        (Some(l), Some(r)) => (Level::Warning, Pair::new(l.span, r.span)),
        (Some(l), None) if !offices::says(context.both.right, entities.right, l) => {
            (Level::Hint, Pair::new(l.named(entities.left), entities.right.name))
        }
        (None, Some(r)) if !offices::says(context.both.left, entities.left, r) => {
            (Level::Hint, Pair::new(entities.left.name, r.named(entities.right)))
        }
        _ => return,
    };
    let words = Pair::new(context.words(Side::Left, spans.left), context.words(Side::Right, spans.right));
    let message = format!("a rank in one, none or another in the other: {} / {}", words.left, words.right);
    let places = vec![context.place(Side::Left, spans.left, None), context.place(Side::Right, spans.right, None)];
    context.tell_as(&RANK, level, 0.8, message, "The same person stands beside both.".into(), places);
}
