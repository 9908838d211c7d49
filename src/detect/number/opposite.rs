//! Which figures of two reports stand opposite each other, over the whole reports.
//!
//! A link of their claims is one ground among others: the toll in one report's headline stands opposite the one in the other's tenth
//! sentence. What is scored is only whether two figures count one thing; whether they agree is judged from their values.

use super::things::Thing;
use super::values::{are_exchanged, are_other_units, comparable, digits, equals, is_share};
use crate::detect::Context;
use crate::lexicon::Class;
use crate::model;
use crate::pair::{Pair, Side};
use crate::segment::Token;
use crate::text::{WordKey, keys};
use crate::value::{Figure, Measure};
use std::collections::{BTreeSet, HashMap};

/// A noun, a unit or a link of more figures than this tells nothing about any of them.
const MANY: usize = 48;

/// Two nouns whose vectors are at least this near may count one thing: "stores" and "shops".
const NEAR: f32 = 0.62;

/// Two figures with what speaks for their counting one thing. Every part is 0 where there is nothing.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    /// The same noun counted, or one near in meaning; the less the more often the reports count it.
    pub(super) noun: f32,
    /// The same verb, or the same thing that befell them.
    pub(super) verb: f32,
    /// Words that both have around them, each the less the more figures it stands beside.
    pub(super) around: f32,
    /// The link of their claims.
    pub(super) link: f32,
    /// What the digits say: the same ones at another scale or in another order.
    pub(super) digits: f32,
    /// The same unit; the less the more values the reports give in it.
    pub(super) unit: f32,
    /// Whether each report tells one value only of what befell people: then it is the figure of the story.
    pub(super) sole: bool,
}

impl Evidence {
    /// How sure it is that both count one thing; 1 is enough to tell a conflict.
    pub(super) fn score(&self) -> f32 {
        (2.0 * self.noun + 1.3 * self.verb + self.around.min(2.0) + 1.6 * self.link + self.digits + self.unit) / 3.0
    }
}

/// What is known of both reports' figures together.
pub(super) struct Known<'a> {
    things: &'a Pair<Vec<Thing<'a>>>,
    /// How many values each noun is counted with, in each report.
    values: Pair<HashMap<WordKey, usize>>,
    /// How many values each unit is told with, in each report.
    units: Pair<HashMap<Measure, usize>>,
    /// How many values tell of what befell people, in each report.
    fates: Pair<HashMap<&'static str, usize>>,
    /// How many figures each word stands beside, in both.
    beside: HashMap<WordKey, usize>,
    links: HashMap<(usize, usize), f64>,
}

/// Two figures that stand opposite each other, by their indices.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opposite {
    pub(super) at: Pair<usize>,
    pub(super) evidence: Evidence,
}

/// Every pair of figures that may count one thing, by place.
pub(super) fn opposites(context: &Context, things: &Pair<Vec<Thing>>) -> Vec<Opposite> {
    let known = Known::new(context, things);
    let evidence = |(left, right): (usize, usize)| {
        let at = Pair { left, right };
        known.evidence(context, at).map(|evidence| Opposite { at, evidence })
    };
    candidates(&known).into_iter().filter_map(evidence).collect()
}

/// Pairs that share a noun, a link, a unit, or their digits.
fn candidates(known: &Known) -> BTreeSet<(usize, usize)> {
    let mut postings: HashMap<Reason, Pair<Vec<usize>>> = HashMap::new();
    for (i, thing) in known.things.left.iter().enumerate() {
        reasons(thing, |reason| postings.entry(reason).or_default().left.push(i));
    }
    for (i, thing) in known.things.right.iter().enumerate() {
        reasons(thing, |reason| postings.entry(reason).or_default().right.push(i));
    }
    let mut pairs = BTreeSet::new();
    let mut join = |lefts: &[usize], rights: &[usize]| {
        if lefts.len() <= MANY && rights.len() <= MANY {
            lefts.iter().for_each(|&l| pairs.extend(rights.iter().map(|&r| (l, r))));
        }
    };
    postings.values().for_each(|both| join(&both.left, &both.right));
    let claims = known.things.as_ref().map(|things| by_claim(things));
    for &(left, right) in known.links.keys() {
        if let (Some(lefts), Some(rights)) = (claims.left.get(&left), claims.right.get(&right)) {
            join(lefts, rights);
        }
    }
    pairs
}

/// Why two figures may stand opposite each other.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Reason {
    Noun(WordKey),
    Group(&'static str),
    Sort(Measure),
    Digits(Vec<u8>),
    Fate(&'static str),
}

fn reasons(thing: &Thing, mut give: impl FnMut(Reason)) {
    let figure = thing.slot.figure;
    if let Some((noun, _)) = thing.noun {
        give(Reason::Noun(noun));
    }
    if let Some(group) = thing.group {
        give(Reason::Group(group));
    }
    if let Some(fate) = thing.fate {
        give(Reason::Fate(fate));
    }
    match figure.measure {
        Measure::Count | Measure::Ordinal | Measure::Score => {}
        Measure::Points => give(Reason::Sort(Measure::Percent)),
        measure => give(Reason::Sort(measure)),
    }
    let mut digits = digits(figure.number);
    digits.sort_unstable();
    if digits.len() > 1 {
        give(Reason::Digits(digits));
    }
}

fn by_claim(things: &[Thing]) -> HashMap<usize, Vec<usize>> {
    let mut claims: HashMap<usize, Vec<usize>> = HashMap::new();
    things.iter().enumerate().for_each(|(i, t)| claims.entry(t.claim).or_default().push(i));
    claims
}

impl<'a> Known<'a> {
    fn new(context: &Context, things: &'a Pair<Vec<Thing<'a>>>) -> Known<'a> {
        let mut beside = HashMap::new();
        let both = things.left.iter().chain(&things.right);
        both.flat_map(|t| &t.around).for_each(|&word| *beside.entry(word).or_insert(0) += 1);
        let links = context.alignment.claims.iter().map(|l| ((l.claims.left, l.claims.right), l.score)).collect();
        let noun = |t: &Thing| t.noun.map(|n| n.0);
        let unit = |t: &Thing| Some(t.slot.figure.measure).filter(|&m| worth(m) > 0.0);
        let counts = |things: &Vec<Thing>| values(things, |t| t.fate.filter(|_| t.year.is_none() && t.subgroup.is_none() && !t.is_part));
        Known {
            things,
            values: things.as_ref().map(|t| values(t, noun)),
            units: things.as_ref().map(|t| values(t, unit)),
            fates: things.as_ref().map(counts),
            beside,
            links,
        }
    }

    /// What speaks for two figures counting one thing; `None` where something speaks against it.
    fn evidence(&self, context: &Context, at: Pair<usize>) -> Option<Evidence> {
        let both = Pair::new(&self.things.left[at.left], &self.things.right[at.right]);
        let figures = both.map(|t| t.slot.figure);
        let (l, r) = (both.left, both.right);
        let measurable = comparable(figures.left.measure, figures.right.measure) && !is_share(figures.left, figures.right);
        if !measurable || l.year != r.year || l.is_part != r.is_part || are_two_sums(context, both) {
            return None;
        }
        let sole = l.fate.is_some_and(|fate| r.fate == Some(fate) && rarity(&self.fates, Pair::new(fate, fate)) >= 1.0);
        let noun = self.noun(context, both)?;
        let verb = self.verb(context, both)?;
        let link = self.links.get(&(l.claim, r.claim)).copied().unwrap_or(0.0) as f32;
        let around: f32 = l.around.iter().filter(|w| r.around.binary_search(w).is_ok()).map(|w| self.weight(w)).sum();
        let headlines = if l.in_headline && r.in_headline { 0.5 } else { 0.0 };
        let evidence =
            Evidence { noun, verb, around: around + headlines, link, digits: by_digits(figures), unit: self.unit(figures), sole };
        Some(evidence)
    }

    /// A word beside two figures, one of each report, says most.
    fn weight(&self, word: &WordKey) -> f32 {
        let count = self.beside.get(word).copied().unwrap_or(2).max(2) as f32;
        0.7 * 2.0 / count
    }

    fn noun(&self, context: &Context, both: Pair<&Thing>) -> Option<f32> {
        let befell = share_fate(both);
        let (Some(l), Some(r)) = (both.left.noun, both.right.noun) else { return Some(if befell { 0.4 } else { 0.0 }) };
        match nouns_alike(context, both, (l.1, r.1)) {
            Some(likeness) if befell => Some(likeness.max(0.5)),
            Some(likeness) => Some(likeness * rarity(&self.values, Pair::new(l.0, r.0))),
            None if counts(both.left) => None,
            None => Some(0.0),
        }
    }

    /// Whether the same befell them, or the same verb rules both; `None` where two things did.
    fn verb(&self, context: &Context, both: Pair<&Thing>) -> Option<f32> {
        match (both.left.fate, both.right.fate) {
            (Some(l), Some(r)) if l == r => return Some(0.8 + 0.5 * rarity(&self.fates, Pair::new(l, r))),
            _ => {}
        }
        if both.left.step.zip(both.right.step).is_some_and(|(l, r)| l.ladder() == r.ladder()) {
            return None;
        }
        let (Some(l), Some(r)) = (both.left.verb, both.right.verb) else { return Some(0.0) };
        let (a, b) = (context.both.left, context.both.right);
        let (left, right) = (&a.segments.tokens[l], &b.segments.tokens[r]);
        match () {
            () if a.stems[l] == b.stems[r] => Some(if left.is(Class::StopWords) { 0.3 } else { 1.0 }),
            () if model::are_antonyms(left.key, right.key) => None,
            () => {
                Some(model::row(left.key).zip(model::row(right.key)).map_or(0.0, |(l, r)| if l.similarity(r) >= NEAR { 0.6 } else { 0.0 }))
            }
        }
    }

    fn unit(&self, figures: Pair<&Figure>) -> f32 {
        let measures = figures.map(|f| f.measure);
        if measures.left == measures.right { worth(measures.left) * rarity(&self.units, measures) } else { 0.0 }
    }
}

/// Whether two amounts of money are of two sums by what stands before the noun: "net loss", "operating loss".
fn are_two_sums(context: &Context, both: Pair<&Thing>) -> bool {
    const SUMS: &[WordKey] =
        keys!["net", "gross", "operating", "pretax", "pre-tax", "adjusted", "underlying", "comparable", "core", "taxable"];
    let sum = |side: Side| {
        let tokens = &context.of(side).segments.tokens;
        let phrase = both.side(side).slot.phrase().map(|phrase| context.of(side).segments.tokens_in(phrase)).unwrap_or_default();
        phrase.map(|t| tokens[t].key).find(|key| SUMS.contains(key))
    };
    let is_money = matches!(both.left.slot.figure.measure, Measure::Money(_));
    is_money && sum(Side::Left).zip(sum(Side::Right)).is_some_and(|(l, r)| l != r)
}

/// Whether a figure counts its noun; of what is measured the noun is often another one ("38 per cent of the length").
fn counts(thing: &Thing) -> bool {
    matches!(thing.slot.figure.measure, Measure::Count | Measure::Ordinal)
}

/// What the same unit says when nothing else is told in it.
fn worth(measure: Measure) -> f32 {
    match measure {
        Measure::Quantity(_) => 1.4,
        Measure::Percent | Measure::Points | Measure::Money(_) => 0.8,
        _ => 0.0,
    }
}

/// One where both reports have one value of a sort, and less for every other value.
fn rarity<K: std::hash::Hash + Eq>(values: &Pair<HashMap<K, usize>>, keys: Pair<K>) -> f32 {
    let count = |values: &HashMap<K, usize>, key: &K| values.get(key).copied().unwrap_or(1).max(1) as f32;
    1.0 / (count(&values.left, &keys.left) * count(&values.right, &keys.right)).sqrt()
}

/// How many different numbers each sort of figure is told with.
fn values<K: std::hash::Hash + Eq + Ord + Copy>(things: &[Thing], sort: impl Fn(&Thing) -> Option<K>) -> HashMap<K, usize> {
    let told: BTreeSet<(K, u64)> = things.iter().filter_map(|t| Some((sort(t)?, t.slot.figure.number.to_bits()))).collect();
    let mut counts = HashMap::new();
    told.into_iter().for_each(|(key, _)| *counts.entry(key).or_insert(0) += 1);
    counts
}

/// How alike two counted nouns are; `None` where they are two things.
fn nouns_alike(context: &Context, both: Pair<&Thing>, (l, r): (usize, usize)) -> Option<f32> {
    let (a, b) = (context.both.left, context.both.right);
    let (left, right) = (&a.segments.tokens[l], &b.segments.tokens[r]);
    let generic = |t: &Thing| t.group == Some("people");
    if a.stems[l] == b.stems[r] {
        return Some(if generic(both.left) { 0.6 } else { 1.0 });
    }
    if both.left.group.is_some() && both.left.group == both.right.group {
        return Some(if generic(both.left) { 0.6 } else { 0.9 });
    }
    let befell = share_fate(both);
    if befell && (both.left.noun_is_event || both.right.noun_is_event) {
        return Some(0.5);
    }
    if befell && (generic(both.left) && may_be_people(right) || generic(both.right) && may_be_people(left)) {
        return Some(0.5);
    }
    let person = |token: &Token| [Class::Roles, Class::SourceNouns, Class::CountedGroups].iter().any(|&list| token.is(list));
    if generic(both.left) && person(right) || generic(both.right) && person(left) {
        return Some(0.25);
    }
    let near = model::row(left.key).zip(model::row(right.key)).map_or(0.0, |(l, r)| l.similarity(r));
    let opposed = model::are_antonyms(left.key, right.key);
    if near >= NEAR && !opposed { Some(0.7 * near) } else { None }
}

/// Whether the same befell both.
fn share_fate(both: Pair<&Thing>) -> bool {
    both.left.fate.is_some() && both.left.fate == both.right.fate
}

/// Whether a noun may name people, as far as what it is used like tells: what else is killed, rescued or missing are animals and things.
fn may_be_people(noun: &Token) -> bool {
    const OTHERS: [&str; 6] = ["animals", "cattle", "dogs", "birds", "houses", "vehicles"];
    let Some(row) = model::row(noun.key) else { return true };
    let like = |word: &str| model::row(WordKey::of_folded(word)).map_or(0.0, |other| row.similarity(other));
    like("people").max(like("passengers")).max(like("soldiers")).max(like("workers")) > OTHERS.map(like).into_iter().fold(0.0, f32::max)
}

/// What the digits alone say: chance seldom writes three of them twice.
fn by_digits(figures: Pair<&Figure>) -> f32 {
    let (l, r) = (figures.left, figures.right);
    let known = digits(l.number).len().min(digits(r.number).len());
    let sure = match known {
        0 | 1 => 0.0,
        2 => 0.8,
        3 => 1.6,
        _ => 2.4,
    };
    match () {
        () if equals(l, r) && are_other_units(l.measure, r.measure) => sure,
        () if equals(l, r) => sure + 0.4,
        () if are_exchanged(l.number, r.number) => sure,
        () if digits(l.number) == digits(r.number) => sure,
        () => 0.0,
    }
}
