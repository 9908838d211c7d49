//! Figures that count or measure the same thing.
//!
//! Two figures are compared only when they fill one slot: the same sort of measure, the same head noun (or the same verb where no noun
//! is told). Equal figures are paired first, over both claims, so that only what is left over can be a conflict; and a figure that
//! the other report also has, for the same thing, anywhere, conflicts with nothing.

mod slots;
mod sum;

use super::{Context, Family, Kind, Within};
use crate::align::ClaimLink;
use crate::analysis::Analysis;
use crate::config::Level;
use crate::extract::Value;
use crate::lexicon::Class;
use crate::pair::{Pair, Side};
use crate::text::Span;
use crate::value::{Bound, Figure, Measure};
use slots::Slot;

pub(super) const FAMILY: Family = Family { name: "number", kinds: &[&VALUE, &SCALE, &UNIT, &BOUND, &ROUNDING, &NOUN, &SUM], find };

const VALUE: Kind = Kind {
    id: "number-value",
    level: Level::Error,
    summary: "one thing counted or measured, two figures",
    explanation: "In two claims about the same thing the same noun is counted, or the same quantity measured, and the figures are not \
        compatible: not by rounding at the precision they were written in, not as a bound.",
    example: "26 people were killed / 28 people were killed",
    silent: "another quantity in the same sentence; 14 over five raids / 6 in this one; dozens / 40",
};

const SCALE: Kind = Kind {
    id: "number-scale",
    level: Level::Error,
    summary: "figures that differ by a power of ten",
    explanation: "The same slot holds the same digits at another scale: million and billion exchanged, or a zero lost.",
    example: "$3.2 million / $3.2 billion",
    silent: "the same amount converted in brackets",
};

const UNIT: Kind = Kind {
    id: "number-unit",
    level: Level::Error,
    summary: "the same digits with another unit",
    explanation: "The same slot holds the same digits, but another unit, such as per cent in one and percentage points in the other.",
    example: "rose by 5% / rose by 5 points",
    silent: "40 km / 25 miles (40 km)",
};

const BOUND: Kind = Kind {
    id: "number-bound",
    level: Level::Note,
    summary: "a bound added, dropped or reversed",
    explanation: "The number is the same, but one report has it as a bound or an estimate. A bound that is turned round is a warning.",
    example: "26 killed / at least 26 killed",
    silent: "dozens / at least 40",
};

const ROUNDING: Kind = Kind {
    id: "number-rounding",
    level: Level::Hint,
    summary: "figures that are one after rounding",
    explanation: "The figures differ, and are the same at the precision of the coarser one.",
    example: "$43,885,310 / nearly $44 million",
    silent: "the same figure in digits and in words",
};

const NOUN: Kind = Kind {
    id: "number-noun",
    level: Level::Note,
    summary: "one number, another noun counted",
    explanation: "The number is the same in two claims about the same thing, but another noun is counted.",
    example: "26 people / 26 civilians",
    silent: "26 people / 26 persons",
};

const SUM: Kind = Kind {
    id: "number-sum",
    level: Level::Warning,
    summary: "parts that do not add up to their total",
    explanation: "Within one report a total and all of its parts stand in one sentence, and the parts make another number. A row is taken \
        to be complete where a colon, a dash or brackets set it off, or where people are told as men, women, children and the like.",
    example: "20 people, 12 men and nine women",
    silent: "20 people, including 12 men and two women",
};

/// Finds what contradicts itself within one report.
pub(super) fn within(within: &mut Within) {
    sum::within(within);
}

fn find(context: &mut Context) {
    let alignment = context.alignment;
    for link in &alignment.claims {
        compare(context, link);
    }
}

fn compare(context: &mut Context, link: &ClaimLink) {
    let spans = context.spans(link);
    let slots = Pair::new(figures(context.both.left, spans.left), figures(context.both.right, spans.right));
    let mut used: Vec<(Span, Span)> = Vec::new();
    for fit in [Fit::Same, Fit::Number, Fit::Slot] {
        for l in &slots.left {
            for r in &slots.right {
                let pair = Pair::new(*l, *r);
                let free = used.iter().all(|(left, right)| *left != l.span && *right != r.span);
                if free && fit.holds(context, &slots, pair) {
                    judge(context, link, pair);
                    used.push((l.span, r.span));
                }
            }
        }
    }
}

/// How two figures come to stand opposite each other; the closest fit is looked for first.
enum Fit {
    /// The same number of the same thing
    Same,
    /// The same number
    Number,
    /// Another number of the same thing
    Slot,
}

impl Fit {
    fn holds(&self, context: &Context, all: &Pair<Vec<Slot>>, pair: Pair<Slot>) -> bool {
        let (l, r) = (pair.left.figure, pair.right.figure);
        let noun = same_noun(context, &pair);
        comparable(l.measure, r.measure)
            && match self {
                Fit::Same => equals(l, r) && noun == Some(true),
                Fit::Number => equals(l, r) && (noun != Some(false) || !is_small(l)),
                Fit::Slot => {
                    !equals(l, r) && same_verb(context, &pair) && (noun == Some(true) || noun.is_none() && is_only(all, l.measure))
                }
            }
    }
}

/// Whether both claims hold one figure of a sort that is measured rather than counted: then no noun is needed to pair the two.
fn is_only(all: &Pair<Vec<Slot>>, measure: Measure) -> bool {
    let only = |slots: &Vec<Slot>| slots.iter().filter(|s| comparable(s.figure.measure, measure)).count() == 1;
    !matches!(measure, Measure::Count | Measure::Ordinal | Measure::Score) && only(&all.left) && only(&all.right)
}

/// The figures of a stretch; those inside quotation marks are for the quotations' kinds.
fn figures(a: &Analysis, within: Span) -> Vec<Slot<'_>> {
    super::unquoted(a, within)
        .filter_map(|m| if let Value::Figure(figure) = &m.value { Some(Slot { span: m.span, figure }) } else { None })
        .collect()
}

fn equals(l: &Figure, r: &Figure) -> bool {
    (l.number - r.number).abs() <= 1e-9 * l.number.abs().max(1.0) && l.high == r.high
}

/// Judges two figures that stand opposite each other.
fn judge(context: &mut Context, link: &ClaimLink, slots: Pair<Slot>) {
    match (equals(slots.left.figure, slots.right.figure), same_noun(context, &slots)) {
        (true, Some(false)) => other_noun(context, slots),
        (true, _) => alike(context, slots),
        (false, _) => conflict(context, link, slots),
    }
}

/// Whether two measures can fill one slot.
fn comparable(l: Measure, r: Measure) -> bool {
    use Measure::*;
    match (l, r) {
        (Percent | Points, Percent | Points) => true,
        (Money(a), Money(b)) | (Quantity(a), Quantity(b)) | (Age(a), Age(b)) => a == b,
        _ => l == r,
    }
}

/// One to three of something stand in every sentence.
fn is_small(figure: &Figure) -> bool {
    figure.number.abs() <= 3.0
}

/// Whether both count the same noun; `None` where either tells none.
fn same_noun(context: &Context, slots: &Pair<Slot>) -> Option<bool> {
    let head = |side: Side| Some((context.of(side), slots.side(side).figure.counted?.head?));
    let ((la, l), (ra, r)) = (head(Side::Left)?, head(Side::Right)?);
    let last = |a: &Analysis, span: Span| a.segments.tokens_in(span).last();
    let (l, r) = (last(la, l)?, last(ra, r)?);
    let group = |a: &Analysis, t: usize| a.segments.tokens[t].word.value(Class::CountedGroups);
    Some(la.stems[l] == ra.stems[r] || group(la, l).is_some_and(|g| group(ra, r) == Some(g)))
}

/// Whether the verbs that the figures belong to are the same, as far as both tell one.
fn same_verb(context: &Context, slots: &Pair<Slot>) -> bool {
    let verb = |side: Side| {
        let a = context.of(side);
        let span = slots.side(side).figure.counted?.verb?;
        a.segments.tokens_in(span).last().map(|t| a.stems[t])
    };
    match (verb(Side::Left), verb(Side::Right)) {
        (Some(l), Some(r)) => l == r,
        _ => true,
    }
}

fn alike(context: &mut Context, slots: Pair<Slot>) {
    let (l, r) = (slots.left.figure, slots.right.figure);
    let spans = Pair::new(slots.left.span, slots.right.span);
    if l.measure != r.measure {
        tell(context, &UNIT, Level::Error, slots, "the same digits with two units");
    } else if l.bound == r.bound {
        context.agree(spans);
    } else {
        let level = if opposed(l.bound, r.bound) { Level::Warning } else { Level::Note };
        tell(context, &BOUND, level, slots, "one number, as a bound or an estimate in one and otherwise in the other");
    }
}

fn opposed(l: Bound, r: Bound) -> bool {
    use Bound::*;
    let up = |b| matches!(b, AtLeast | MoreThan);
    let down = |b| matches!(b, AtMost | LessThan | Nearly);
    up(l) && down(r) || down(l) && up(r)
}

fn other_noun(context: &mut Context, slots: Pair<Slot>) {
    context.agree(Pair::new(slots.left.span, slots.right.span));
    tell(context, &NOUN, Level::Note, slots, "one number, two nouns counted");
}

fn conflict(context: &mut Context, link: &ClaimLink, slots: Pair<Slot>) {
    let (l, r) = (slots.left.figure, slots.right.figure);
    if told_elsewhere(context, Side::Left, &slots) || told_elsewhere(context, Side::Right, &slots) {
        return;
    }
    let exact = |f: &Figure| matches!(f.bound, Bound::Exact | Bound::About | Bound::Nearly);
    if compatible(l, r) && !(exact(l) && exact(r)) {
        context.agree(Pair::new(slots.left.span, slots.right.span));
    } else if compatible(l, r) {
        tell(context, &ROUNDING, Level::Hint, slots, "two figures that are one at the coarser precision");
    } else if opposite_power(l.number, r.number) {
        tell(context, &SCALE, Level::Error, slots, "the same digits at two scales");
    } else {
        let level = if link.score >= 0.6 { Level::Error } else { Level::Warning };
        tell(context, &VALUE, level, slots, "one thing, two figures");
    }
}

/// Whether the report of a side also has the other side's figure for the same noun, somewhere: then the two count two things.
fn told_elsewhere(context: &Context, side: Side, slots: &Pair<Slot>) -> bool {
    let (a, other) = (context.of(side), slots.side(side.other()));
    let head =
        |a: &Analysis, f: &Figure| f.counted.and_then(|c| c.head).and_then(|head| a.segments.tokens_in(head).last()).map(|t| a.stems[t]);
    let wanted = head(context.of(side.other()), other.figure);
    let all = a.mentions.iter().filter_map(|m| if let Value::Figure(f) = &m.value { Some(f) } else { None });
    all.filter(|f| comparable(f.measure, other.figure.measure) && equals(f, other.figure)).any(|f| head(a, f) == wanted)
}

/// Whether one figure can be the other, rounded or bounded as they are written.
fn compatible(l: &Figure, r: &Figure) -> bool {
    let (fine, coarse) = if l.step <= r.step { (l, r) } else { (r, l) };
    let rounds = coarse.step > fine.step && (fine.number - coarse.number).abs() <= coarse.step * 0.5;
    rounds || bounds(l, r) || bounds(r, l) || spans(l, r) || spans(r, l)
}

/// Whether a bound or an estimate allows the other number.
fn bounds(bound: &Figure, other: &Figure) -> bool {
    let (b, n) = (bound.number, other.number);
    match bound.bound {
        Bound::Exact => false,
        Bound::AtLeast | Bound::MoreThan => n >= b && n <= b * 3.0,
        Bound::AtMost | Bound::LessThan => n <= b && n >= b / 3.0,
        Bound::About => (n - b).abs() <= 0.15 * b.abs(),
        Bound::Nearly => n <= b && n >= 0.85 * b,
    }
}

fn spans(range: &Figure, other: &Figure) -> bool {
    range.high.is_some_and(|high| range.number <= other.number && other.number <= high)
}

fn opposite_power(l: f64, r: f64) -> bool {
    if l <= 0.0 || r <= 0.0 {
        return false;
    }
    let power = (l / r).log10();
    power.abs() > 0.5 && (power - power.round()).abs() < 1e-9 && l.max(r) >= 1000.0
}

fn tell(context: &mut Context, kind: &'static Kind, level: Level, slots: Pair<Slot>, what: &str) {
    let shown = |side: Side| slots.side(side).shown(context.of(side));
    let spans = Pair::new(shown(Side::Left), shown(Side::Right));
    if context.is_told(&[kind], spans) {
        return;
    }
    let message = format!("{what}: {} / {}", context.words(Side::Left, spans.left), context.words(Side::Right, spans.right));
    let place = |side: Side| context.place(side, *spans.side(side), number(slots.side(side).figure));
    let places = vec![place(Side::Left), place(Side::Right)];
    context.tell_as(
        kind,
        level,
        0.85,
        message,
        "Both claims are about the same thing, and both figures fill the same place in them.".into(),
        places,
    );
}

fn number(figure: &Figure) -> String {
    match figure.high {
        Some(high) => format!("{}-{high}", figure.number),
        None => figure.number.to_string(),
    }
}
