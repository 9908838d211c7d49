//! One thing counted twice in one report, with two numbers.

use super::things::{Thing, things};
use super::values::{Standing, equals, standing};
use super::{FAR, VALUE};
use crate::analysis::Analysis;
use crate::config::Level;
use crate::detect::{Within, mentions_in};
use crate::extract::Value;
use crate::text::{WordKey, keys};
use crate::value::{DateRange, Measure};
use jiff::civil::Weekday;
use std::collections::BTreeSet;

/// How many words must stand beside both counts, for them to be of one event.
const BESIDE: usize = 2;
/// What a sentence tells of a day so many days ago is background.
const PAST: i32 = 7;
/// How many counts ahead one is compared with, so that a long text costs in proportion.
const AHEAD: usize = 64;
/// Words with which a report tells that a number has changed, or tells of another event.
const OTHERWISE: &[WordKey] = keys![
    "earlier",
    "previous",
    "previously",
    "initial",
    "initially",
    "first",
    "revised",
    "rose",
    "rising",
    "risen",
    "climbed",
    "up",
    "later",
    "then",
    "another",
    "other",
    "similar",
    "more",
    "further",
    "previous",
    "last",
    "since",
    "including",
    "while"
];

pub(super) fn within(within: &mut Within) {
    let a = within.analysis;
    let counted =
        |t: &Thing| t.slot.figure.measure == Measure::Count && t.fate.is_some() && !t.is_part && t.year.is_none() && !t.in_headline;
    let counts: Vec<Thing> = things(a).into_iter().filter(|t| counted(t) && is_plain(a, t)).collect();
    let mut told: BTreeSet<(u64, u64)> = BTreeSet::new();
    for (i, one) in counts.iter().enumerate() {
        let Some(other) = counts[i + 1..].iter().take(AHEAD).find(|other| are_in_conflict(a, one, other)) else { continue };
        let values = [one, other].map(|t| t.slot.figure.number.to_bits());
        if told.insert((values[0].min(values[1]), values[0].max(values[1]))) {
            let (here, there) = (one.slot.shown(a), other.slot.shown(a));
            let message = format!("one thing, two figures in one report: {} / {}", within.words(here), within.words(there));
            let reason = "The same befell those counted, and the same words stand beside both.".to_owned();
            let value = |t: &Thing| Some(t.slot.figure.number.to_string());
            within.tell_as(&VALUE, Level::Warning, 0.7, message, reason, vec![(here, value(one)), (there, value(other))]);
        }
    }
}

/// Whether two counts in two sentences are of one thing, and cannot both be right.
fn are_in_conflict(a: &Analysis, one: &Thing, other: &Thing) -> bool {
    let sentence = |t: &Thing| a.claims[t.claim].sentence;
    let one_thing = one.fate == other.fate
        && one.subgroup == other.subgroup
        && one.nation == other.nation
        && one.is_chosen == other.is_chosen
        && (one.group.is_some() && one.group == other.group || one.noun.zip(other.noun).is_some_and(|(l, r)| l.0 == r.0));
    let (l, r) = (one.slot.figure, other.slot.figure);
    let ratio = l.number.max(r.number) / l.number.min(r.number).max(1.0);
    let apart = !equals(l, r) && standing(l, r) == Standing::Apart && ratio <= FAR;
    let beside = one.around.iter().filter(|word| other.around.contains(word)).count();
    sentence(one) != sentence(other)
        && one_thing
        && apart
        && beside >= BESIDE
        && source(a, one).zip(source(a, other)).is_none_or(|(one, other)| one == other)
        && !are_days_apart(a, sentence(one), sentence(other))
}

/// Whether two sentences name days, and none in common.
fn are_days_apart(a: &Analysis, one: usize, other: usize) -> bool {
    let days = |sentence: usize| -> Vec<(Option<DateRange>, Option<Weekday>)> {
        let mentions = mentions_in(a, a.segments.sentences[sentence].span);
        mentions.filter_map(|m| if let Value::When(when) = &m.value { Some((when.range, when.weekday)) } else { None }).collect()
    };
    let (one, other) = (days(one), days(other));
    let same = |l: &(Option<DateRange>, Option<Weekday>), r: &(Option<DateRange>, Option<Weekday>)| match (l.0, r.0) {
        (Some(l), Some(r)) => l.overlaps(r),
        _ => l.1 == r.1,
    };
    !one.is_empty() && !other.is_empty() && !one.iter().any(|l| other.iter().any(|r| same(l, r)))
}

/// Whether the sentence of a count tells of nothing that another count may be of: another day, a change, another event.
fn is_plain(a: &Analysis, thing: &Thing) -> bool {
    let sentence = &a.segments.sentences[a.claims[thing.claim].sentence];
    let past = |range: DateRange| a.date.is_some_and(|day| (day - range.to).get_days() > PAST);
    let dated = |value: &Value| matches!(value, Value::When(when) if when.range.is_some_and(past));
    let words = &a.segments.tokens[sentence.tokens.clone()];
    !words.iter().any(|t| OTHERWISE.contains(&t.key)) && !mentions_in(a, sentence.span).any(|m| dated(&m.value))
}

/// Who tells a count, where somebody is named or meant.
fn source(a: &Analysis, thing: &Thing) -> Option<Option<usize>> {
    let tells = |at: &usize| a.attributions[*at].source.is_some() && a.attributions[*at].content.contains(thing.slot.span);
    (0..a.attributions.len()).find(tells).map(|at| a.speakers[at])
}
