//! Who is said to have said it.

use super::{Context, Family, Kind};
use crate::align::ClaimLink;
use crate::analysis::Analysis;
use crate::config::Level;
use crate::pair::{Pair, Side};
use crate::text::Span;
use crate::value::NameKind;

pub(super) const FAMILY: Family = Family { name: "attribution", kinds: &[&SOURCE], find };

const SOURCE: Kind = Kind {
    id: "attribution-source",
    level: Level::Warning,
    summary: "one claim, two sources",
    explanation: "Two claims about the same thing are given to two sources. A person in one report and a body in the other is a note, \
        since spokespeople speak for their office.",
    example: "the governor said / the mayor said",
    silent: "Giordano said / he said",
};

fn find(context: &mut Context) {
    let alignment = context.alignment;
    for link in &alignment.claims {
        let spans = context.spans(link);
        let told = Pair::new(source(context.both.left, spans.left), source(context.both.right, spans.right));
        if let (Some(left), Some(right)) = (told.left, told.right)
            && !is_shared(context, link)
        {
            compare(context, link, Pair { left, right });
        }
    }
}

/// Whether one of two claims is linked with another claim that has the same source.
fn is_shared(context: &Context, link: &ClaimLink) -> bool {
    let shares = |other: &&ClaimLink| {
        let spans = context.spans(other);
        let who = Pair::new(source(context.both.left, spans.left), source(context.both.right, spans.right));
        who.left.zip(who.right).is_some_and(|(l, r)| is_linked(context, Pair::new(l.who, r.who)))
    };
    let beside = |other: &&ClaimLink| {
        other.claims != link.claims && (other.claims.left == link.claims.left || other.claims.right == link.claims.right)
    };
    context.alignment.claims.iter().filter(beside).any(|other| shares(&other))
}

/// The words that name the source of a claim, what they are the source of, and whom they mean.
#[derive(Clone, Copy)]
struct Source {
    words: Span,
    content: Span,
    who: usize,
}

/// The source of the attribution that covers most of a claim, where its words tell whom they mean.
fn source(a: &Analysis, claim: Span) -> Option<Source> {
    let covered = |content: Span| content.intersection(claim).map_or(0, Span::len);
    let (i, told) = a.attributions.iter().enumerate().max_by_key(|(i, t)| (covered(t.content), usize::MAX - i))?;
    if covered(told.content) * 2 < claim.len().min(told.content.len()) {
        return None;
    }
    Some(Source { words: told.source?, content: told.content, who: a.speakers[i]? })
}

fn compare(context: &mut Context, link: &ClaimLink, sources: Pair<Source>) {
    let entities = Pair::new(&context.both.left.cast[sources.left.who], &context.both.right.cast[sources.right.who]);
    let linked = is_linked(context, Pair::new(sources.left.who, sources.right.who));
    let spans = Pair::new(sources.left.words, sources.right.words);
    if linked {
        return context.agree(spans);
    }
    if Side::BOTH.into_iter().any(|side| stands_inside(context, side, *sources.side(side), *sources.side(side.other()))) {
        return;
    }
    let shared = link.words.iter().filter(|p| crate::align::terms::is_content(context.both.left, p.left)).count();
    if shared < 3 || context.is_told(&[&SOURCE], spans) || context.is_told_by("quote", spans) {
        return;
    }
    let people = entities.map(|e| e.kind == NameKind::Person);
    let level = if people.left && people.right { Level::Warning } else { Level::Note };
    let names = Pair::new(context.words(Side::Left, entities.left.name), context.words(Side::Right, entities.right.name));
    let message = format!("one claim, two sources: {} / {}", names.left, names.right);
    let reason = format!("The two claims share {shared} words that matter, and are given to different sources.");
    let places = vec![
        context.place(Side::Left, spans.left, names.left.to_lowercase()),
        context.place(Side::Right, spans.right, names.right.to_lowercase()),
    ];
    context.tell_as(&SOURCE, level, link.score, message, reason, places);
}

fn is_linked(context: &Context, entities: Pair<usize>) -> bool {
    context.alignment.cast.iter().any(|c| c.entities == entities)
}

/// Whether the other report's source stands inside what this side's source says: then the one tells what the other said.
fn stands_inside(context: &Context, side: Side, here: Source, other: Source) -> bool {
    let a = context.of(side);
    let inside = |e: &usize| a.cast[*e].places.iter().any(|place| here.content.contains(*place));
    let same = |e: &usize| {
        let entities = if side == Side::Left { Pair::new(*e, other.who) } else { Pair::new(other.who, *e) };
        is_linked(context, entities)
    };
    (0..a.cast.len()).filter(inside).any(|e| same(&e))
}
