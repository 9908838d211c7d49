//! Two figures that stand in each other's place in sentences about one thing.
//!
//! What stands beside each of the two tells its place: "92 percent *voted* for it, on a *turnout* of 87 percent". Words that stand beside
//! both tell nothing of either. Where each is found beside what the other one has across, and less beside its own, they are exchanged.

use super::VALUE;
use super::things::Thing;
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::detect::Context;
use crate::lexicon::Class;
use crate::pair::{Pair, Side};
use crate::segment::Shape;
use crate::text::{Span, WordKey};
use crate::value::Measure;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// How sure a link of two sentences must be.
const SURE: f64 = 0.6;
/// How many words that matter to each side of an item tell its place.
const BESIDE: usize = 3;
/// How many figures of a sentence are compared, at most: a table has no two in each other's place.
const MOST: usize = 12;
/// How many tokens are looked at for them.
const REACH: usize = 7;

/// Two figures of one unit in each other's place: "92 per cent voted for it, on a turnout of 87 per cent". What counts a noun stands beside it.
pub(super) fn find(context: &mut Context, things: &Pair<Vec<Thing>>) {
    let sorts: BTreeSet<Measure> = things.left.iter().map(|t| t.slot.figure.measure).collect();
    let has_unit = |sort: &Measure| matches!(sort, Measure::Percent | Measure::Points | Measure::Money(_) | Measure::Quantity(_));
    for sort in sorts.into_iter().filter(has_unit) {
        let of = |side: Side| -> Vec<Item> {
            let items = things.side(side).iter().filter(|t| t.slot.figure.measure == sort);
            items.map(|t| Item { value: t.slot.figure.number.to_bits(), span: t.slot.span }).collect()
        };
        let (left, right) = (of(Side::Left), of(Side::Right));
        for exchange in exchanges(context, Pair::new(&left, &right)) {
            let message = format!("two figures exchanged: {}, {}", context.both_words(exchange.first), context.both_words(exchange.second));
            let reason = "Each stands beside the words that the other one has in the other report.".to_owned();
            let places = [exchange.first, exchange.second].into_iter().flat_map(|at| context.places(at, Pair::default())).collect();
            context.tell_as(&VALUE, VALUE.level, 0.8, message, reason, places);
        }
    }
}

/// A figure with its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Item {
    value: u64,
    span: Span,
}

/// Two items of each report that stand in each other's place: the first on the left is the second on the right.
#[derive(Clone, Copy, Debug)]
struct Exchange {
    first: Pair<Span>,
    second: Pair<Span>,
    /// How many words tell it.
    words: usize,
}

/// Every exchange among some items, each list by place, in sentences that are linked.
fn exchanges(context: &Context, items: Pair<&[Item]>) -> Vec<Exchange> {
    let (a, b) = (context.both.left, context.both.right);
    let sure = context.alignment.claims.iter().filter(|link| link.score >= SURE);
    let sentences: BTreeSet<Pair<usize>> =
        sure.map(|link| Pair::new(a.claims[link.claims.left].sentence, b.claims[link.claims.right].sentence)).collect();
    sentences.into_iter().filter_map(|pair| of_sentences(Pair::new(a, b), pair, items)).collect()
}

/// The exchange of two linked sentences that most words tell, if there is one.
fn of_sentences(both: Pair<&Analysis>, sentences: Pair<usize>, items: Pair<&[Item]>) -> Option<Exchange> {
    let of = |side: Side| once(both.side(side), *sentences.side(side), items.side(side));
    let (left, right) = (of(Side::Left), of(Side::Right));
    let shared: Vec<Pair<Span>> = left.iter().take(MOST).filter_map(|(value, &l)| Some(Pair::new(l, *right.get(value)?))).collect();
    let pairs = shared.iter().enumerate().flat_map(|(i, one)| shared[i + 1..].iter().map(move |other| (*one, *other)));
    // What stands behind alone tells it in rows: "60 percent owned by one firm and 40 percent by another".
    let turned = |(one, other)| [false, true].into_iter().find_map(|behind| exchanged(both, sentences, one, other, behind));
    pairs.filter_map(turned).max_by_key(|exchange| exchange.words)
}

/// The items that stand just once in a sentence, outside quotation marks, by their values.
fn once(a: &Analysis, sentence: usize, items: &[Item]) -> BTreeMap<u64, Span> {
    let span = a.segments.sentences[sentence].span;
    let from = items.partition_point(|item| item.span.start() < span.start());
    let inside = items[from..].iter().take_while(|item| item.span.start() < span.end());
    let mut found: BTreeMap<u64, Vec<Span>> = BTreeMap::new();
    inside.filter(|item| !a.segments.is_quoted(item.span)).for_each(|item| found.entry(item.value).or_default().push(item.span));
    found.into_iter().filter(|(_, spans)| spans.len() == 1).map(|(value, spans)| (value, spans[0])).collect()
}

fn exchanged(both: Pair<&Analysis>, sentences: Pair<usize>, one: Pair<Span>, other: Pair<Span>, behind: bool) -> Option<Exchange> {
    let beside = |side: Side| beside(both.side(side), *sentences.side(side), *one.side(side), *other.side(side), behind);
    let (left, right) = (beside(Side::Left), beside(Side::Right));
    let shared = |l: &BTreeSet<WordKey>, r: &BTreeSet<WordKey>| l.intersection(r).count();
    let (first, second) = (shared(&left.0, &right.1), shared(&left.1, &right.0));
    let (own, others) = (shared(&left.0, &right.0), shared(&left.1, &right.1));
    let turned = first > own && second > others && first + second >= 2 * (own + others) + 2;
    turned.then_some(Exchange { first: Pair::new(one.left, other.right), second: Pair::new(other.left, one.right), words: first + second })
}

/// The words that matter near one span and nearer to it than to the other, and the reverse; those about as near to both tell nothing.
fn beside(a: &Analysis, sentence: usize, one: Span, other: Span, behind: bool) -> (BTreeSet<WordKey>, BTreeSet<WordKey>) {
    let within = &a.segments.sentences[sentence].tokens;
    let (one, other) = (a.segments.tokens_in(one), a.segments.tokens_in(other));
    let near = |own: &Range<usize>, away: &Range<usize>| -> BTreeSet<usize> {
        // Days and figures are told wherever a sentence has room for them.
        let tells = |t: &usize| is_content(a, *t) && a.segments.tokens[*t].shape != Shape::Number && !is_day(a, *t);
        let ahead = (within.start.max(own.start.saturating_sub(REACH))..own.start).rev().take_while(|t| !away.contains(t));
        let after = (own.end..within.end.min(own.end + REACH)).take_while(|t| !away.contains(t));
        let ahead = ahead.filter(tells).take(if behind { 0 } else { BESIDE });
        ahead.chain(after.filter(tells).take(BESIDE)).collect()
    };
    let distance = |t: usize, from: &Range<usize>| if t < from.start { from.start - t } else { t - from.end + 1 };
    let nearest = |own: &Range<usize>, away: &Range<usize>| -> BTreeSet<WordKey> {
        let both = near(away, own);
        let owns = |t: &usize| !both.contains(t) || distance(*t, own) + 1 < distance(*t, away);
        near(own, away).into_iter().filter(owns).map(|t| a.stems[t]).collect()
    };
    (nearest(&one, &other), nearest(&other, &one))
}

fn is_day(a: &Analysis, token: usize) -> bool {
    [Class::Weekdays, Class::Months].iter().any(|&class| a.segments.tokens[token].is(class))
}
