//! Another name in the same slot: two claims about one thing that stand word against word, but for the name.

use super::{ORGANISATION, PERSON, PLACE};
use crate::align::ClaimLink;
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::cast::Entity;
use crate::config::Level;
use crate::detect::{Context, Kind};
use crate::lexicon::Class;
use crate::pair::{Pair, Side};
use crate::segment::Token;
use crate::text::{Span, WordKey};
use crate::value::NameKind;
use std::collections::{BTreeMap, BTreeSet};

/// Claims less surely linked than this may be about two things.
const SURE: f64 = 0.7;

/// In a claim with more names than this (a list, a table) no further ones are looked at.
const MANY: usize = 8;

/// Tells the names that only one report has, where the other has another one in the same slot.
pub(super) fn find(context: &mut Context) {
    let alone = Pair::new(Alone::new(context, Side::Left), Alone::new(context, Side::Right));
    if alone.left.places.is_empty() || alone.right.places.is_empty() {
        return;
    }
    let mut told: BTreeMap<(usize, usize), (Found, Pair<Span>)> = BTreeMap::new();
    let alignment = context.alignment;
    for link in alignment.claims.iter().filter(|link| link.score >= SURE) {
        let spans = context.spans(link);
        let names = Pair::new(alone.left.inside(context.both.left, spans.left), alone.right.inside(context.both.right, spans.right));
        for kind in [NameKind::Place, NameKind::Organisation, NameKind::Person] {
            if let Some((entities, found, spans)) = only(context, link, &names, kind) {
                told.entry((entities.left, entities.right)).or_insert((found, spans));
            }
        }
    }
    for (found, spans) in told.into_values() {
        tell(context, found, spans);
    }
}

type Found = (&'static Kind, Level);

/// The places of those names of a report that the other one does not have in any form.
struct Alone {
    places: Vec<(Span, usize)>,
}

impl Alone {
    fn new(context: &Context, side: Side) -> Alone {
        let linked: BTreeSet<usize> = context.alignment.cast.iter().map(|link| *link.entities.side(side)).collect();
        let (a, other) = (context.of(side), context.of(side.other()));
        let known: BTreeSet<WordKey> = other.segments.tokens.iter().filter(|t| t.is_word()).map(|t| t.key).collect();
        let strange = |entity: &Entity| {
            let mut words = a.segments.tokens_in(entity.name).map(|t| &a.segments.tokens[t]).filter(|t| t.is_capital());
            if entity.kind == NameKind::Person { words.all(|t| !known.contains(&t.key)) } else { words.any(|t| !known.contains(&t.key)) }
        };
        let entities = a.cast.iter().enumerate().filter(|(e, entity)| !linked.contains(e) && strange(entity));
        let mut places: Vec<(Span, usize)> = entities.flat_map(|(e, entity)| entity.places.iter().map(move |&p| (p, e))).collect();
        places.sort_unstable();
        Alone { places }
    }

    /// Those outside quotation marks in a claim.
    fn inside(&self, a: &Analysis, claim: Span) -> Vec<(Span, usize)> {
        let from = self.places.partition_point(|(span, _)| span.start() < claim.start());
        let inside = self.places[from..].iter().take_while(|(span, _)| claim.contains(*span));
        inside.filter(|(span, _)| !a.segments.is_quoted(*span)).copied().collect()
    }
}

/// The two names of a kind that fill one slot, where no others do.
fn only(context: &Context, link: &ClaimLink, names: &Pair<Vec<(Span, usize)>>, kind: NameKind) -> Option<(Pair<usize>, Found, Pair<Span>)> {
    let of = |side: Side| names.side(side).iter().filter(move |(_, e)| context.of(side).cast[*e].kind == kind).take(MANY);
    let pairs = of(Side::Left).flat_map(|l| of(Side::Right).map(move |r| (Pair::new(l.1, r.1), Pair::new(l.0, r.0))));
    let mut fitting = pairs.filter_map(|(entities, spans)| Some((entities, judge(context, link, entities, spans, kind)?, spans)));
    fitting.next().filter(|_| fitting.next().is_none())
}

fn judge(context: &Context, link: &ClaimLink, entities: Pair<usize>, spans: Pair<Span>, kind: NameKind) -> Option<Found> {
    let is_verbatim = context.is_verbatim(link);
    let slot = Slot::new(context.both, link, spans);
    let held = is_verbatim && (slot.before || slot.behind);
    let shared = share_word(context.both, spans);
    match kind {
        NameKind::Place if held || slot.preposition && (slot.before || slot.behind || shared) => {
            Some((&PLACE, if is_contained(context.both, spans) { Level::Note } else { Level::Warning }))
        }
        NameKind::Organisation if held || shared && (slot.preposition || slot.before || slot.behind) || slot.before && slot.behind => {
            Some((&ORGANISATION, Level::Warning))
        }
        NameKind::Person if (slot.before || slot.behind) && hold_one_office(context.both, entities) && !succeeds(context.both, link) => {
            Some((&PERSON, Level::Error))
        }
        _ => None,
    }
}

fn tell(context: &mut Context, (kind, level): Found, spans: Pair<Span>) {
    let names = Pair::new(context.words(Side::Left, spans.left), context.words(Side::Right, spans.right));
    let message = format!("another name in the same place: {} / {}", names.left, names.right);
    let reason = "The claims stand word against word beside the names, and neither report has the name of the other.";
    let places = vec![
        context.place(Side::Left, spans.left, names.left.to_lowercase()),
        context.place(Side::Right, spans.right, names.right.to_lowercase()),
    ];
    context.tell_as(kind, level, 0.7, message, reason.into(), places);
}

/// What two names in linked claims have beside them in common.
struct Slot {
    /// The same word directly before the name, articles aside
    preposition: bool,
    /// The content words before the name stand opposite each other
    before: bool,
    /// And those behind it
    behind: bool,
}

impl Slot {
    fn new(both: Pair<&Analysis>, link: &ClaimLink, spans: Pair<Span>) -> Slot {
        let at = Pair::new(both.left.segments.tokens_in(spans.left), both.right.segments.tokens_in(spans.right));
        let claims = Pair::new(&both.left.claims[link.claims.left].tokens, &both.right.claims[link.claims.right].tokens);
        let first = |a: &Analysis, start: usize, from: usize| {
            (from..start).rev().map(|t| a.segments.tokens[t].key).find(|key| *key != WordKey::of_folded("the"))
        };
        let (l, r) = (first(both.left, at.left.start, claims.left.start), first(both.right, at.right.start, claims.right.start));
        let opposite = |l: Option<usize>, r: Option<usize>| {
            l.zip(r).is_some_and(|(left, right)| link.words.binary_search(&Pair { left, right }).is_ok())
        };
        let before = |a: &Analysis, start: usize, from: usize| (start.saturating_sub(4).max(from)..start).rev().find(|&t| is_content(a, t));
        let behind = |a: &Analysis, end: usize, to: usize| (end..(end + 4).min(to)).find(|&t| is_content(a, t));
        Slot {
            preposition: l.is_some() && l == r,
            before: opposite(before(both.left, at.left.start, claims.left.start), before(both.right, at.right.start, claims.right.start)),
            behind: opposite(behind(both.left, at.left.end, claims.left.end), behind(both.right, at.right.end, claims.right.end)),
        }
    }
}

/// Whether two names have a word in common.
fn share_word(both: Pair<&Analysis>, spans: Pair<Span>) -> bool {
    let words = |a: &Analysis, span: Span| -> BTreeSet<WordKey> {
        a.segments.tokens_in(span).map(|t| &a.segments.tokens[t]).filter(|t| t.is_capital()).map(|t| t.key).collect()
    };
    !words(both.left, spans.left).is_disjoint(&words(both.right, spans.right))
}

/// Whether one place may lie in the other: a town and a region or country.
pub(super) fn is_contained(both: Pair<&Analysis>, spans: Pair<Span>) -> bool {
    let sort = |a: &Analysis, span: Span| {
        let tokens = &a.segments.tokens[a.segments.tokens_in(span)];
        crate::segment::longest(tokens, Class::Places).map(|hit| hit.value)
    };
    sort(both.left, spans.left) != sort(both.right, spans.right)
}

/// Whether both persons have an office that one person holds at a time, in the same words.
fn hold_one_office(both: Pair<&Analysis>, entities: Pair<usize>) -> bool {
    let offices = |a: &Analysis, entity: usize| -> BTreeSet<Vec<WordKey>> {
        let words = |&role: &Span| a.segments.tokens_in(role).filter(|&t| is_content(a, t)).map(|t| a.stems[t]).collect::<Vec<_>>();
        let one = |role: &&Span| a.segments.tokens_in(**role).any(|t| a.segments.tokens[t].is(Class::Offices));
        a.cast[entity].roles.iter().filter(one).map(words).filter(|words| words.len() > 1).collect()
    };
    !offices(both.left, entities.left).is_disjoint(&offices(both.right, entities.right))
}

/// Whether a claim tells of a change in office.
fn succeeds(both: Pair<&Analysis>, link: &ClaimLink) -> bool {
    const CHANGE: [WordKey; 7] = [
        WordKey::of_folded("former"),
        WordKey::of_folded("then"),
        WordKey::of_folded("successor"),
        WordKey::of_folded("predecessor"),
        WordKey::of_folded("succeeded"),
        WordKey::of_folded("replaced"),
        WordKey::of_folded("outgoing"),
    ];
    const NEW: WordKey = WordKey::of_folded("new");
    let tells = |a: &Analysis, claim: usize| {
        let tokens = &a.segments.tokens[a.claims[claim].tokens.clone()];
        let office = |t: &Token| t.is(Class::Roles) || t.is(Class::RoleModifiers);
        tokens.iter().any(|t| CHANGE.contains(&t.key)) || tokens.windows(2).any(|w| w[0].key == NEW && office(&w[1]))
    };
    tells(both.left, link.claims.left) || tells(both.right, link.claims.right)
}
