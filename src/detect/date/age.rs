//! Ages of one person.

use super::AGE;
use crate::analysis::Analysis;
use crate::cast::Entity;
use crate::config::Level;
use crate::detect::{Context, Sort};
use crate::extract::{Mention, Value};
use crate::pair::{Pair, Side};
use crate::text::{Span, WordKey, keys};
use crate::value::{Bound, Measure, NameKind};

/// How many bytes may stand between a name and an age behind it: ", aged ".
const BEHIND: usize = 8;
/// How many bytes may stand between an age and the name it describes: "34-year-old former driver Anna Berg".
const AHEAD: usize = 28;

pub(super) fn find(context: &mut Context) {
    let alignment = context.alignment;
    let ages = Pair::new(ages(context.both.left), ages(context.both.right));
    for link in &alignment.cast {
        let of = |side: Side| {
            let a = context.of(side);
            the_age(a, &a.cast[*link.entities.side(side)], ages.side(side))
        };
        if let (Some(l), Some(r)) = (of(Side::Left), of(Side::Right)) {
            judge(context, Pair::new(l, r), Level::Error, "Both reports give an age beside the same name.");
        }
    }
    for link in alignment.claims.iter().filter(|link| link.score >= LINKED) {
        let spans = context.spans(link);
        let (Some(l), Some(r)) = (only(&ages.left, spans.left), only(&ages.right, spans.right)) else { continue };
        if name_the_same(context, spans) {
            judge(context, Pair::new(l, r), Level::Warning, "The claims name the same people, and each gives one age.");
        }
    }
}

/// A link at least this sure holds claims whose only ages are one person's, if they name the same people.
const LINKED: f64 = 0.6;

fn judge(context: &mut Context, ages: Pair<(Span, f64)>, level: Level, reason: &str) {
    let (spans, years) = (ages.map(|age| age.0), ages.map(|age| age.1));
    if years.left == years.right {
        return context.agree(Sort::Date, spans);
    }
    if context.is_told(&[&AGE], spans) {
        return;
    }
    // A year may have passed: a birthday lies between two reports now and then.
    let level = if (years.left - years.right).abs() <= 1.0 { Level::Warning } else { level };
    let message = format!("one person, two ages: {}", context.both_words(spans));
    let places = context.places(spans, years.map(|age| Some(age.to_string())));
    context.tell_as(&AGE, level, 0.9, message, reason.to_owned(), places);
}

/// The one age of a stretch.
fn only(ages: &[(Span, f64)], within: Span) -> Option<(Span, f64)> {
    let mut inside = ages.iter().filter(|(age, _)| within.contains(*age));
    let first = *inside.next()?;
    inside.next().is_none().then_some(first)
}

/// Whether two stretches name somebody, and both the same one.
fn name_the_same(context: &Context, spans: Pair<Span>) -> bool {
    let named = |side: Side| {
        let (a, span) = (context.of(side), *spans.side(side));
        let person = move |e: &usize| a.cast[*e].kind == NameKind::Person && a.cast[*e].places.iter().any(|&place| span.contains(place));
        (0..a.cast.len()).filter(person).collect::<Vec<_>>()
    };
    let (&[left], &[right]) = (named(Side::Left).as_slice(), named(Side::Right).as_slice()) else { return false };
    context.alignment.cast.iter().any(|link| link.entities == Pair { left, right })
}

/// The exact ages in years that a report tells, in order.
fn ages(a: &Analysis) -> Vec<(Span, f64)> {
    let age = |m: &Mention| match &m.value {
        Value::Figure(f) if f.measure == Measure::Age("year") && f.bound == Bound::Exact && f.high.is_none() => Some((m.span, f.number)),
        _ => None,
    };
    a.mentions.iter().filter_map(age).collect()
}

/// The one age that stands beside the names of somebody.
fn the_age(a: &Analysis, entity: &Entity, ages: &[(Span, f64)]) -> Option<(Span, f64)> {
    let mut found = entity.places.iter().filter_map(|&place| beside(a, place, ages).or_else(|| next(a, entity, place, ages)));
    let first = found.next()?;
    found.all(|other| other.1 == first.1).then_some(first)
}

fn beside(a: &Analysis, place: Span, ages: &[(Span, f64)]) -> Option<(Span, f64)> {
    let from = ages.partition_point(|(age, _)| age.start() < place.end());
    let behind = ages.get(from).filter(|(age, _)| age.start() - place.end() <= BEHIND && is_joined(a, place.end(), age.start(), true));
    let ahead = from.checked_sub(1).map(|i| &ages[i]).filter(|(age, _)| {
        age.end() <= place.start()
            && place.start() - age.end() <= AHEAD
            && a.of(*age).contains("old")
            && is_joined(a, age.end(), place.start(), is_set_off(a, place))
    });
    behind.or(ahead).copied()
}

/// The age that the next sentence begins with, where this one is about nobody else: "Anna Berg died on Sunday. She was 41."
fn next(a: &Analysis, entity: &Entity, place: Span, ages: &[(Span, f64)]) -> Option<(Span, f64)> {
    let at = a.segments.sentence_at(place.start());
    let (here, next) = (a.segments.sentences.get(at)?, a.segments.sentences.get(at + 1)?);
    let tokens = &a.segments.tokens;
    let mut words = tokens[next.tokens.clone()].iter();
    let told = words.next().is_some_and(|t| HE.contains(&t.key)) && words.next().is_some_and(|t| WAS.contains(&t.key));
    let age = ages.iter().find(|(age, _)| next.span.contains(*age) && a.segments.tokens_in(*age).start == next.tokens.start + 2)?;
    let mut others = a.cast.iter().filter(|e| e.kind == NameKind::Person && *e != entity).flat_map(|e| &e.places);
    let alone = !others.any(|other| here.span.contains(*other));
    let opens = a.segments.tokens_in(place).start <= here.tokens.start + 2;
    (told && (opens || alone)).then_some(*age)
}

const HE: &[WordKey] = keys!["he", "she"];
const WAS: &[WordKey] = keys!["was", "is"];

/// Whether only words of one phrase stand between: behind a name a comma and "aged", before it no other name, and no comma but that of
/// an apposition.
fn is_joined(a: &Analysis, from: usize, to: usize, comma: bool) -> bool {
    let between = &a.segments.tokens[a.segments.tokens_in(Span::new(from, to))];
    between.iter().all(|t| match a.of(t.span) {
        "," | "(" => comma,
        "aged" | "age" => true,
        "-" | "–" => true,
        _ => t.is_word() && !t.is_capital() && to - from > BEHIND,
    })
}

/// Whether a comma stands behind a name: "a 38-year-old teacher, Pavel Orsic, won".
fn is_set_off(a: &Analysis, place: Span) -> bool {
    a.document.text()[place.end()..].starts_with(',')
}
