//! Another name in a sentence that both reports have word for word.

use super::slots::is_contained;
use super::{GIVEN, ORGANISATION, PLACE, SPELLING};
use crate::align::cast::{are_nicknames, are_slips};
use crate::analysis::Analysis;
use crate::config::Level;
use crate::detect::edited::Edited;
use crate::detect::{Context, Kind, unquoted};
use crate::extract::Value;
use crate::lexicon::Class;
use crate::pair::{Pair, Side};
use crate::text::{Span, fold};
use crate::value::{Name, NameKind};

pub(super) fn find(context: &mut Context) {
    for edit in context.edits().iter() {
        let (Some(left), Some(right)) = (name(context, edit, Side::Left), name(context, edit, Side::Right)) else { continue };
        let spans = Pair::new(left.0, right.0);
        if context.is_told_by("name", spans) || context.is_told(&[&PLACE], spans) {
            continue;
        }
        if let Some((kind, level)) = judge(context, spans, Pair::new(left.1, right.1)) {
            let message = format!("another name in the same place: {}", context.both_words(spans));
            let reason = "The two sentences are the same word for word but for this.".to_owned();
            let value = |side: Side| Some(context.words(side, *spans.side(side)).to_lowercase());
            let places = context.places(spans, Pair::new(value(Side::Left), value(Side::Right)));
            context.tell_as(kind, level, 0.8, message, reason, places);
        }
    }
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

fn judge(context: &Context, spans: Pair<Span>, names: Pair<Name>) -> Option<(&'static Kind, Level)> {
    let folded = |side: Side, span: Span| fold::fold(context.of(side).of(span), &mut String::new()).to_owned();
    let family = Pair::new(folded(Side::Left, names.left.family), folded(Side::Right, names.right.family));
    let people = names.left.kind == NameKind::Person && names.right.kind == NameKind::Person;
    if people && family.left == family.right {
        let (left, right) = (folded(Side::Left, names.left.given?), folded(Side::Right, names.right.given?));
        let apart = left != right && !is_short(&left, &right) && !are_nicknames(&left, &right);
        return apart.then_some((&GIVEN, GIVEN.level.max(Level::Warning)));
    }
    if family.left == family.right
        || are_linked(context, spans)
        || tells(context.both.right, &family.left) && tells(context.both.left, &family.right)
    {
        return None;
    }
    match (names.left.kind, names.right.kind) {
        (NameKind::Person, NameKind::Person) if are_slips(&family.left, &family.right) => Some((&SPELLING, Level::Warning)),
        (NameKind::Person, _) | (_, NameKind::Person) => None,
        (NameKind::Place, NameKind::Place | NameKind::Other) | (NameKind::Other, NameKind::Place) => {
            Some((&PLACE, if is_contained(context.both, spans) { Level::Note } else { Level::Warning }))
        }
        (NameKind::Organisation, _) | (_, NameKind::Organisation) => Some((&ORGANISATION, Level::Warning)),
        _ => None,
    }
}

/// Whether one given name is the initial of the other, or the beginning of it.
fn is_short(left: &str, right: &str) -> bool {
    let (left, right) = (left.trim_end_matches('.'), right.trim_end_matches('.'));
    left.starts_with(right) || right.starts_with(left)
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
