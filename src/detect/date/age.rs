//! Ages of one person.

use super::AGE;
use crate::analysis::Analysis;
use crate::cast::Entity;
use crate::config::Level;
use crate::detect::{Context, Sort};
use crate::extract::{Mention, Value};
use crate::pair::{Pair, Side};
use crate::text::Span;
use crate::value::{Bound, Measure};

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
        let (Some(l), Some(r)) = (of(Side::Left), of(Side::Right)) else { continue };
        let spans = Pair::new(l.0, r.0);
        if l.1 == r.1 {
            context.agree(Sort::Date, spans);
            continue;
        }
        // A year may have passed: a birthday lies between two reports now and then.
        let level = if (l.1 - r.1).abs() <= 1.0 { Level::Warning } else { Level::Error };
        let message = format!("one person, two ages: {}", context.both_words(spans));
        let places = context.places(spans, Pair::new(Some(l.1.to_string()), Some(r.1.to_string())));
        context.tell_as(&AGE, level, 0.9, message, "Both reports give an age beside the same name.".into(), places);
    }
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
    let mut found = entity.places.iter().filter_map(|&place| beside(a, place, ages));
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
