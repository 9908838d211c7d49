//! Figures that count or measure the same thing.
//!
//! [`opposite`] finds which figures of the two reports count one thing, over the whole reports; here their values are judged. Equal
//! figures come first, so that only what is left over can be a conflict: a figure that the other report also has for the same thing,
//! anywhere, conflicts with nothing. One cause is one finding, with all of its places.

mod edited;
mod exchanged;
mod fates;
mod headline;
mod kinds;
mod opposite;
mod slots;
mod sum;
mod things;
mod twice;
mod updates;
mod values;

use super::{Context, Family, Kind, Left, Sort, Within};
use crate::config::Level;
use crate::model;
use crate::pair::{Pair, Side};
use crate::text::{Span, WordKey};
use crate::value::{Figure, Measure};
use kinds::*;
use opposite::{Opposite, opposites};
use std::collections::{BTreeMap, BTreeSet};
use things::{Thing, things};
use values::{Standing, are_exchanged, equals, opposed, standing};

pub(super) const FAMILY: Family =
    Family { name: "number", kinds: &[&VALUE, &SCALE, &UNIT, &BOUND, &ROUNDING, &NOUN, &ORDINAL, &SUM], find };

/// Finds what contradicts itself within one report.
pub(super) fn within(within: &mut Within) {
    sum::within(within);
    headline::within(within);
    twice::within(within);
}

/// A pair of equal figures at least this sure is the same figure told twice.
const SAME: f32 = 0.5;
/// A pair of unequal figures at least this sure is a conflict.
const CONFLICT: f32 = 0.75;
/// A pair of equal figures at least this sure is told where their bounds differ.
const BOUND_SURE: f32 = 0.6;
/// Above this it is an error.
const SURE: f32 = 0.95;
/// Two figures farther apart than this factor mostly count two things.
const FAR: f64 = 5.0;
/// Beyond this ratio they do, unless the same verb rules both, or the same befell both.
const APART: f64 = 12.0;

fn find(context: &mut Context) {
    let things = Pair::new(things(context.both.left), things(context.both.right));
    let mut all = opposites(context, &things);
    all.sort_by(|a, b| b.evidence.score().total_cmp(&a.evidence.score()).then(order(a.at).cmp(&order(b.at))));
    let judge = Judge { things: &things };
    let settled = judge.alike(context, &all);
    judge.other_nouns(context, &settled);
    judge.conflicts(context, &all, &settled);
    edited::find(context, &things);
    exchanged::find(context, &things);
}

/// Of pairs that are equally sure those nearest the beginning come first, whichever report is the left one.
fn order(at: Pair<usize>) -> (usize, Pair<usize>) {
    (at.left + at.right, at)
}

/// Figures that the other report has too, by their indices, with how sure that is and the one it has.
type Settled = Pair<BTreeMap<usize, (f32, usize)>>;

/// The judgement of two reports' figures.
struct Judge<'a> {
    things: &'a Pair<Vec<Thing<'a>>>,
}

impl<'a> Judge<'a> {
    fn of(&self, at: Pair<usize>) -> Pair<&'a Thing<'a>> {
        Pair::new(&self.things.left[at.left], &self.things.right[at.right])
    }

    /// Equal figures of one thing: they agree, unless every pair of them is bounded in two ways or measured in two units.
    fn alike(&self, context: &mut Context, all: &[Opposite]) -> Settled {
        let mut settled = Settled::default();
        let mut bounded: BTreeMap<(u64, Measure), Vec<Pair<usize>>> = BTreeMap::new();
        let mut agreed: BTreeSet<(u64, Measure)> = BTreeSet::new();
        for opposite in all.iter().filter(|o| o.evidence.score() >= SAME) {
            let both = self.of(opposite.at);
            let (l, r) = (both.left.slot.figure, both.right.slot.figure);
            if !equals(l, r) || l.measure != r.measure {
                continue;
            }
            settled.left.entry(opposite.at.left).or_insert((opposite.evidence.score(), opposite.at.right));
            settled.right.entry(opposite.at.right).or_insert((opposite.evidence.score(), opposite.at.left));
            let value = (l.number.to_bits(), l.measure);
            if l.bound == r.bound || is_during(context, both) {
                agreed.insert(value);
                context.agree(Sort::Figure, both.map(|t| t.slot.span));
            } else if opposite.evidence.score() >= BOUND_SURE {
                bounded.entry(value).or_default().push(opposite.at);
            }
        }
        for (_, pairs) in bounded.iter().filter(|(value, _)| !agreed.contains(value)) {
            let both: Vec<_> = pairs.iter().map(|&at| self.of(at)).collect();
            let turned = both.iter().any(|b| opposed(b.left.slot.figure.bound, b.right.slot.figure.bound));
            let level = if turned { Level::Warning } else { Level::Note };
            tell(context, &BOUND, level, &both[..1], "one number, as a bound or an estimate in one and otherwise in the other");
        }
        settled
    }

    /// Equal figures of two nouns in linked claims.
    fn other_nouns(&self, context: &mut Context, settled: &Settled) {
        let claims = self.things.as_ref().map(|things| by_claim(things));
        let mut links: Vec<Pair<usize>> = context.alignment.claims.iter().map(|l| l.claims).collect();
        links.sort_by_key(|&claims| order(claims));
        let mut used = Pair::<BTreeSet<Span>>::default();
        for link in links {
            let (Some(lefts), Some(rights)) = (claims.left.get(&link.left), claims.right.get(&link.right)) else { continue };
            for at in lefts.iter().flat_map(|&left| rights.iter().map(move |&right| Pair { left, right })) {
                let both = self.of(at);
                let told = settled.left.get(&at.left).is_some_and(|s| s.1 == at.right) && !is_near(context, both);
                let free = !settled.left.contains_key(&at.left) && !settled.right.contains_key(&at.right);
                let spans = both.map(|t| t.slot.span);
                let unused = !used.left.contains(&spans.left) && !used.right.contains(&spans.right);
                if (told || free) && unused && is_other_noun(context, both) {
                    used.left.insert(spans.left);
                    used.right.insert(spans.right);
                    context.agree(Sort::Figure, both.map(|t| t.slot.span));
                    tell(context, &NOUN, Level::Note, &[both], "one number, two nouns counted");
                }
            }
        }
    }

    /// Percent in one and points in the other, with the same digits: chance seldom writes these.
    fn are_units(&self, opposite: &Opposite) -> bool {
        let figures = self.of(opposite.at).map(|t| t.slot.figure);
        let (l, r) = (figures.left, figures.right);
        let evidence = &opposite.evidence;
        let points = l.measure != r.measure && matches!(l.measure, Measure::Percent | Measure::Points);
        points && equals(l, r) && evidence.digits > 0.0 && evidence.noun + evidence.around + evidence.link > 0.0
    }

    /// Unequal figures of one thing, of which neither report has the other's.
    fn conflicts(&self, context: &mut Context, all: &[Opposite], settled: &Settled) {
        let mut used: Pair<BTreeMap<usize, u64>> = Pair::default();
        let mut causes: Vec<Cause> = Vec::new();
        for opposite in all.iter().filter(|o| o.evidence.score() >= CONFLICT || self.are_units(o)) {
            let (at, both) = (opposite.at, self.of(opposite.at));
            let (l, r) = (both.left.slot.figure, both.right.slot.figure);
            let known = |settled: &BTreeMap<usize, (f32, usize)>, i| {
                settled.get(&i).is_some_and(|(sure, _)| *sure >= 0.6 * opposite.evidence.score())
            };
            if equals(l, r) && l.measure == r.measure || known(&settled.left, at.left) || known(&settled.right, at.right) {
                continue;
            }
            let values = Pair::new(l.number.to_bits(), r.number.to_bits());
            let free = |used: &BTreeMap<usize, u64>, i, value| used.get(&i).is_none_or(|&v| v == value);
            if !free(&used.left, at.left, values.right) || !free(&used.right, at.right, values.left) {
                continue;
            }
            let Some(kind) = kind(context, opposite, both) else { continue };
            used.left.insert(at.left, values.right);
            used.right.insert(at.right, values.left);
            match causes.iter_mut().find(|c| c.is(values, kind, both)) {
                Some(cause) => cause.places.push(both),
                None => causes.push(Cause { values, kind, score: sureness(opposite, both), places: vec![both] }),
            }
        }
        for cause in causes {
            let level = if cause.kind.level == Level::Error && cause.score < SURE { Level::Warning } else { cause.kind.level };
            tell(context, cause.kind, level, &cause.places, cause.kind.summary);
        }
    }
}

/// How sure a conflict is; what befell people, told in claims that are not linked, may have been told at two times.
fn sureness(opposite: &Opposite, both: Pair<&Thing>) -> f32 {
    let headlines = both.left.in_headline || both.right.in_headline;
    let loose = opposite.evidence.link == 0.0 && !headlines && both.left.fate.is_some() && both.left.fate == both.right.fate;
    opposite.evidence.score().min(if loose { SURE - 0.01 } else { f32::MAX })
}

/// Two values of one thing, with all the places that tell them.
struct Cause<'a> {
    values: Pair<u64>,
    kind: &'static Kind,
    score: f32,
    places: Vec<Pair<&'a Thing<'a>>>,
}

impl Cause<'_> {
    /// Whether two values elsewhere are these: the same numbers of the same sort. Five and six kilometres are not five and six classes.
    fn is(&self, values: Pair<u64>, kind: &Kind, both: Pair<&Thing>) -> bool {
        let measure = |both: Pair<&Thing>| both.map(|t| t.slot.figure.measure);
        self.values == values && self.kind.id == kind.id && measure(self.places[0]) == measure(both)
    }
}

/// What two unequal figures of one thing are, if they are in conflict at all.
fn kind(context: &mut Context, opposite: &Opposite, both: Pair<&Thing>) -> Option<&'static Kind> {
    let (l, r) = (both.left.slot.figure, both.right.slot.figure);
    let evidence = &opposite.evidence;
    if equals(l, r) {
        return (evidence.digits > 0.0 || evidence.link >= 0.6).then_some(&UNIT);
    }
    if l.measure != r.measure || matches!(l.measure, Measure::Age(_)) {
        return None;
    }
    // People are counted everywhere: a word beside two counts of them ties nothing.
    let people = both.left.group == Some("people") && both.right.group == Some("people") && both.left.fate != both.right.fate;
    let ties = evidence.verb + evidence.link + if people { 0.0 } else { evidence.around };
    if l.measure == Measure::Ordinal {
        return (evidence.noun > 0.5 && evidence.link + evidence.around >= 1.0).then_some(&ORDINAL);
    }
    let measured = evidence.unit >= 1.0 || evidence.verb >= 0.6 && evidence.around >= 0.4 || evidence.around + evidence.digits >= 2.2;
    let same = evidence.noun > 0.3 || evidence.digits >= 1.6 || evidence.link >= 0.6 || measured;
    // "More than 2,000" and "more than 6,000" could both be true, but not where all else is one sentence.
    match if edited::is_alone(context, both) { edited::values(l, r) } else { standing(l, r) } {
        // "Dozens" fits 26, and does not confirm it.
        Standing::Allowed => {
            context.cannot_tell();
            None
        }
        Standing::Rounded => Some(&ROUNDING),
        Standing::Far => Some(&BOUND),
        _ if !same || ties <= 0.0 && evidence.digits < 1.6 => None,
        Standing::Scaled => Some(&SCALE),
        Standing::Apart if are_exchanged(l.number, r.number) => Some(&VALUE),
        Standing::Apart
            if l.measure == Measure::Count && (is_subset(both, opposite.evidence.sole) || both.left.subgroup != both.right.subgroup) =>
        {
            None
        }
        Standing::Apart => {
            let ratio = (l.number / r.number).abs().max((r.number / l.number).abs());
            (ratio <= FAR || evidence.noun >= 0.9 && ties >= 1.0 && (ratio <= APART || evidence.verb >= 0.8)).then_some(&VALUE)
        }
    }
}

/// Whether two counts are of two nations, or only one of them of a nation or of a chosen few. Where it is the one figure of both stories,
/// told at their heads, the nation of all is left out by one of them.
fn is_subset(both: Pair<&Thing>, sole: bool) -> bool {
    let (l, r) = (both.left, both.right);
    let heads = sole && l.in_lead && r.in_lead;
    let nations = l.nation != r.nation && !(heads && (l.nation.is_none() || r.nation.is_none()));
    nations || l.is_chosen != r.is_chosen && !heads
}

/// "14 people over five raids" beside "in five raids": no bound, but the time that it took.
fn is_during(context: &Context, both: Pair<&Thing>) -> bool {
    let ahead = |side: Side| {
        let (a, thing) = (context.of(side), both.side(side));
        let at = thing.slot.figure.bound_span.unwrap_or(thing.slot.span);
        let token = if at == thing.slot.span { a.segments.tokens_in(at).start.checked_sub(1)? } else { a.segments.tokens_in(at).start };
        Some(a.segments.tokens[token].key)
    };
    let says = |side: Side, words: &[&str]| ahead(side).is_some_and(|key| words.iter().any(|w| key == WordKey::of_folded(w)));
    Side::BOTH.into_iter().any(|side| says(side, &["over"]) && says(side.other(), &["in", "during", "across", "through", "throughout"]))
}

fn by_claim(things: &[Thing]) -> BTreeMap<usize, Vec<usize>> {
    let mut claims: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    things.iter().enumerate().for_each(|(i, t)| claims.entry(t.claim).or_default().push(i));
    claims
}

/// Whether two counts of more than a few have the same number and another noun.
fn is_other_noun(context: &Context, both: Pair<&Thing>) -> bool {
    let (l, r) = (both.left.slot.figure, both.right.slot.figure);
    let nouns = both.left.noun.zip(both.right.noun);
    let differ = nouns.is_some_and(|(l, r)| l.0 != r.0) && (both.left.group.is_none() || both.left.group != both.right.group);
    equals(l, r) && l.measure == r.measure && l.number.abs() > 3.0 && differ && !is_near(context, both)
}

/// Whether two counted nouns mean the same.
fn is_near(context: &Context, both: Pair<&Thing>) -> bool {
    let Some(((_, l), (_, r))) = both.left.noun.zip(both.right.noun) else { return true };
    let (l, r) = (context.both.left.segments.tokens[l].key, context.both.right.segments.tokens[r].key);
    l == r || model::row(l).zip(model::row(r)).is_some_and(|(l, r)| l.similarity(r) >= SYNONYM)
}

/// Two nouns whose vectors are at least this near are synonyms: "lorries" and "trucks".
const SYNONYM: f32 = 0.78;

/// Tells one cause at all of its places, each once.
fn tell(context: &mut Context, kind: &'static Kind, level: Level, both: &[Pair<&Thing>], what: &str) {
    let shown = |side: Side, thing: &Thing| thing.slot.shown(context.of(side));
    let spans: Vec<Pair<Span>> = both.iter().map(|b| Pair::new(shown(Side::Left, b.left), shown(Side::Right, b.right))).collect();
    if context.is_told(&[kind], spans[0]) {
        return;
    }
    let is_update = kind.id == VALUE.id && context.left == Left::Report && both.iter().all(|b| updates::is_update(context.both, *b));
    let level = if is_update { level.max(Level::Warning) } else { level };
    let may_be = if is_update { "; the later report tells more, which may be news since" } else { "" };
    let message = format!("{what}: {}{may_be}", context.both_words(spans[0]));
    let mut places = Vec::new();
    for (spans, both) in spans.iter().zip(both) {
        let here = context.places(*spans, both.map(|t| Some(number(t.slot.figure))));
        places.extend(here.into_iter().filter(|p| !places.contains(p)).collect::<Vec<_>>());
    }
    let reason = "Both reports count or measure the same thing there.".to_owned();
    context.tell_as(kind, level, 0.85, message, reason, places);
}

fn number(figure: &Figure) -> String {
    match figure.high {
        Some(high) => format!("{}-{high}", figure.number),
        None => figure.number.to_string(),
    }
}
