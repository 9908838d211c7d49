//! Days of one event whose claims are not linked: what stands beside both days tells the event.
//!
//! A day that stands in both reports, in whatever sentence, is a day of two events. Else two days of one report each are of one event where
//! the claims around them share words and names that either report uses hardly anywhere else.

use super::{Dated, VALUE, has, is_one, meant, names_zone};
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::config::Level;
use crate::detect::{Context, unquoted};
use crate::extract::Value;
use crate::lexicon::Class;
use crate::pair::{Pair, Side};
use crate::text::{Span, WordKey};
use crate::value::Grain;
use std::collections::{BTreeMap, BTreeSet};

/// From this sum of rare words on two days are of one event.
const ENOUGH: f64 = 2.0;

/// What two days add that are the only ones of their month, which is not the month of either report.
const MONTH: f64 = 1.7;

/// How far from a day the words tell its event, in tokens.
const AROUND: usize = 14;

/// A day with the words around it.
struct Told<'a> {
    dated: Dated<'a>,
    words: BTreeSet<WordKey>,
}

pub(super) fn find(context: &mut Context) {
    let days = Side::BOTH.map(|side| days(context, side));
    let [lefts, rights] = &days;
    let rare = Side::BOTH.map(|side| sentences(context.of(side)));
    let weight =
        |word: &WordKey| rare.iter().map(|counts| 1.0 / counts.get(word).copied().unwrap_or(1) as f64).fold(1.0, |a, b| a * b).sqrt();
    let mut found: Vec<(f64, usize, usize)> = Vec::new();
    for (l, left) in lefts.iter().enumerate() {
        for (r, right) in rights.iter().enumerate() {
            let words: f64 = left.words.intersection(&right.words).map(weight).sum();
            let sum = words + if is_only(lefts, l) && is_only(rights, r) && share_far_month(context, left, right) { MONTH } else { 0.0 };
            // One weekday that means two days may as well be read against a wrong date.
            let weekdays = left.dated.when.weekday.zip(right.dated.when.weekday);
            if weekdays.is_none_or(|(l, r)| l != r)
                && words > 0.0
                && sum >= ENOUGH
                && is_one(left.dated.when, right.dated.when) == Some(false)
            {
                found.push((sum, l, r));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1 + a.2, a.1).cmp(&(b.1 + b.2, b.1))));
    let (mut used_left, mut used_right) = (BTreeSet::new(), BTreeSet::new());
    for (_, l, r) in found {
        let spans = Pair::new(lefts[l].dated.span, rights[r].dated.span);
        if used_left.insert(l) && used_right.insert(r) && !context.is_told_by("date", spans) {
            tell(context, Pair::new(lefts[l].dated, rights[r].dated));
        }
    }
}

/// The days that a report tells in its own words and the other one does not have, with what stands around them.
fn days<'a>(context: &Context<'a>, side: Side) -> Vec<Told<'a>> {
    let (a, other) = (context.of(side), context.of(side.other()));
    let day = |m: &'a crate::extract::Mention| match &m.value {
        Value::When(when) if when.grain == Grain::Day => Some(Dated { span: m.span, when }),
        _ => None,
    };
    let found = unquoted(a, Span::new(0, a.document.text().len())).filter_map(day);
    let alone = found.filter(|d| !has(other, d.when) && !names_zone(a, d.span) && is_told(a, d.span));
    alone.map(|dated| Told { dated, words: around(context, side, dated.span) }).collect()
}

/// Whether a day stands in a claim of the report itself, not in its stamps.
fn is_told(a: &Analysis, span: Span) -> bool {
    let at = a.claims.partition_point(|c| c.span.end() <= span.start());
    a.claims.get(at).is_some_and(|c| c.is_report && c.span.contains(span))
}

/// The content words around a day in its sentence.
fn around(context: &Context, side: Side, span: Span) -> BTreeSet<WordKey> {
    let a = context.of(side);
    let Some(sentence) = a.segments.sentences.get(a.segments.sentence_at(span.start())) else { return BTreeSet::new() };
    let own = a.segments.tokens_in(span);
    let tokens = sentence.tokens.clone();
    let near = own.start.saturating_sub(AROUND).max(tokens.start)..(own.end + AROUND).min(tokens.end);
    let calendar = |t: usize| {
        a.segments.tokens[t].is(Class::Weekdays) || a.segments.tokens[t].is(Class::Months) || a.segments.tokens[t].is(Class::DayParts)
    };
    near.filter(|t| !own.contains(t) && is_content(a, *t) && !calendar(*t)).map(|t| a.stems[t]).collect()
}

/// Whether a report tells no other day of that month.
fn is_only(days: &[Told], at: usize) -> bool {
    let same = |other: &Told| month(&other.dated) == month(&days[at].dated) && is_one(other.dated.when, days[at].dated.when) != Some(true);
    !days.iter().any(same)
}

/// The year, as far as it is known, and the month of a day.
fn month(dated: &Dated) -> Option<(Option<i16>, i8)> {
    let range = dated.when.range.map(|range| (Some(range.from.year()), range.from.month()));
    range.or_else(|| dated.when.named.map(|(month, _)| (None, month)))
}

/// Whether two days that are named by month lie in one, and it is not that of the reports themselves.
fn share_far_month(context: &Context, left: &Told, right: &Told) -> bool {
    let named = left.dated.when.named.is_some() && right.dated.when.named.is_some();
    let now = |side: Side| context.of(side).date.map(|date| (Some(date.year()), date.month()));
    let shared = month(&left.dated);
    named && shared.is_some() && shared == month(&right.dated) && !Side::BOTH.into_iter().any(|side| now(side) == shared)
}

/// In how many sentences of a report each word stands.
fn sentences(a: &Analysis) -> BTreeMap<WordKey, usize> {
    let mut counts = BTreeMap::new();
    for sentence in &a.segments.sentences {
        let words: BTreeSet<WordKey> = sentence.tokens.clone().filter(|&t| is_content(a, t)).map(|t| a.stems[t]).collect();
        words.into_iter().for_each(|word| *counts.entry(word).or_insert(0) += 1);
    }
    counts
}

fn tell(context: &mut Context, dates: Pair<Dated>) {
    let spans = dates.map(|d| d.span);
    let message = format!("one event, two days: {}", context.both_words(spans));
    let meant = dates.map(|d| meant(d.when));
    let reason = format!("They mean {} and {}; rare words of both reports stand beside both.", meant.left, meant.right);
    let places = context.places(spans, meant.map(Some));
    context.tell_as(&VALUE, Level::Warning, 0.7, message, reason, places);
}
