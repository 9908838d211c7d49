//! Another name in a sentence that both reports have word for word.

use super::slots::is_contained;
use super::{GIVEN, ORGANISATION, PERSON, PLACE, SPELLING};
use crate::align::cast::{are_nicknames, are_slips};
use crate::analysis::Analysis;
use crate::config::Level;
use crate::detect::edited::{Edited, FEWEST};
use crate::detect::{Context, Kind, unquoted};
use crate::extract::Value;
use crate::lexicon::Class;
use crate::pair::{Pair, Side};
use crate::text::{Span, WordKey, fold, keys};
use crate::value::{Name, NameKind};

pub(super) fn find(context: &mut Context) {
    let mut causes: Vec<Cause> = Vec::new();
    for edit in context.edits().iter() {
        let (Some(left), Some(right)) = (name(context, edit, Side::Left), name(context, edit, Side::Right)) else { continue };
        let spans = Pair::new(left.0, right.0);
        if context.is_told_by("name", spans) || context.is_told(&[&PLACE], spans) {
            continue;
        }
        let Some((kind, level)) = judge(context, edit, spans, Pair::new(left.1, right.1)) else { continue };
        let families = Pair::new(folded(context, Side::Left, left.1.family), folded(context, Side::Right, right.1.family));
        match causes.iter_mut().find(|c| c.kind.id == kind.id && c.families == families) {
            Some(cause) => cause.places.push(spans),
            None => causes.push(Cause { kind, level, families, places: vec![spans] }),
        }
    }
    causes.into_iter().for_each(|cause| tell(context, &cause));
}

/// Two names in one place, with all the places where they stand so.
struct Cause {
    kind: &'static Kind,
    level: Level,
    families: Pair<String>,
    places: Vec<Pair<Span>>,
}

fn tell(context: &mut Context, cause: &Cause) {
    let message = format!("another name in the same place: {}", context.both_words(cause.places[0]));
    let reason = "The two sentences are the same word for word but for this.".to_owned();
    let mut places = Vec::new();
    for &spans in &cause.places {
        let value = |side: Side| Some(context.words(side, *spans.side(side)).to_lowercase());
        places.extend(context.places(spans, Pair::new(value(Side::Left), value(Side::Right))));
    }
    context.tell_as(cause.kind, cause.level, 0.8, message, reason, places);
}

fn folded(context: &Context, side: Side, span: Span) -> String {
    fold::fold(context.of(side).of(span), &mut String::new()).to_owned()
}

/// The name outside quotation marks that all the words of a stretch belong to.
fn name(context: &Context, edit: &Edited, side: Side) -> Option<(Span, Name)> {
    let a = context.of(side);
    let within = a.segments.sentences[*edit.sentences.side(side)].span;
    let changed = edit.tokens.side(side).clone().filter(|&t| a.segments.tokens[t].is_word() && !a.segments.tokens[t].is(Class::StopWords));
    let changed: Vec<Span> = changed.map(|t| a.segments.tokens[t].span).collect();
    unquoted(a, within).find_map(|m| match m.value {
        Value::Name(name) if !changed.is_empty() && changed.iter().all(|&c| m.span.contains(c)) => Some((m.span, name)),
        _ => None,
    })
}

fn judge(context: &Context, edit: &Edited, spans: Pair<Span>, names: Pair<Name>) -> Option<(&'static Kind, Level)> {
    let folded = |side: Side, span: Span| folded(context, side, span);
    let family = Pair::new(folded(Side::Left, names.left.family), folded(Side::Right, names.right.family));
    let people = names.left.kind == NameKind::Person && names.right.kind == NameKind::Person;
    if people && family.left == family.right {
        let (left, right) = (folded(Side::Left, names.left.given?), folded(Side::Right, names.right.given?));
        let apart = left != right && !is_short(&left, &right) && !are_nicknames(&left, &right);
        return apart.then_some((&GIVEN, GIVEN.level.max(Level::Warning)));
    }
    if family.left == family.right || are_linked(context, spans) {
        return None;
    }
    // Who said what is for the kinds of quotations and attributions.
    let known = tells(context.both.right, &family.left) && tells(context.both.left, &family.right);
    if known && !(edit.is_only && edit.shared >= FEWEST && !are_sources(context.both, spans)) {
        return None;
    }
    match (names.left.kind, names.right.kind) {
        (NameKind::Person, NameKind::Person) if are_slips(&family.left, &family.right) => Some((&SPELLING, Level::Warning)),
        (NameKind::Person, NameKind::Person) if edit.is_only && !Side::BOTH.into_iter().any(|side| speaks_for(context, side, spans)) => {
            Some((&PERSON, PERSON.level.max(Level::Warning)))
        }
        (NameKind::Person, _) | (_, NameKind::Person) => None,
        (NameKind::Place, NameKind::Place | NameKind::Other) | (NameKind::Other, NameKind::Place) => {
            Some((&PLACE, if is_contained(context.both, spans) { Level::Note } else { Level::Warning }))
        }
        (NameKind::Organisation, _) | (_, NameKind::Organisation) => Some((&ORGANISATION, Level::Warning)),
        _ => None,
    }
}

/// Whether somebody is called a spokesperson, of whom there are several.
fn speaks_for(context: &Context, side: Side, spans: Pair<Span>) -> bool {
    const SPOKESPEOPLE: &[WordKey] = keys!["spokesman", "spokeswoman", "spokesperson"];
    let a = context.of(side);
    let named = a.cast.iter().filter(|e| e.places.iter().any(|p| p.overlaps(*spans.side(side))));
    let mut roles = named.flat_map(|e| &e.roles);
    roles.any(|&role| a.segments.tokens_in(role).any(|t| SPOKESPEOPLE.contains(&a.segments.tokens[t].key)))
}

/// Whether one given name is the initial of the other, or the beginning of it.
fn is_short(left: &str, right: &str) -> bool {
    let (left, right) = (left.trim_end_matches('.'), right.trim_end_matches('.'));
    left.starts_with(right) || right.starts_with(left)
}

/// Whether each name stands in the words that name a source.
fn are_sources(both: Pair<&Analysis>, spans: Pair<Span>) -> bool {
    let names = |a: &Analysis, span: Span| a.attributions.iter().any(|t| t.source.is_some_and(|source| source.overlaps(span)));
    names(both.left, spans.left) && names(both.right, spans.right)
}

/// Whether the two names are known to be of one.
fn are_linked(context: &Context, spans: Pair<Span>) -> bool {
    let named = |side: Side, e: usize| context.of(side).cast[e].places.iter().any(|p| p.overlaps(*spans.side(side)));
    context.alignment.cast.iter().any(|c| named(Side::Left, c.entities.left) && named(Side::Right, c.entities.right))
}

/// Whether a report has a surname, or the whole name of a body, anywhere.
fn tells(a: &Analysis, family: &str) -> bool {
    a.cast.iter().flat_map(|e| &e.forms).any(|form| fold::fold(a.of(form.family), &mut String::new()) == family)
}
