//! Another figure, or another bound of one, in a sentence that both reports have word for word.

use super::things::Thing;
use super::values::{Standing, equals, is_share, opposed, standing};
use super::{BOUND, Cause, ORDINAL, ROUNDING, SCALE, SURE, UNIT, VALUE, tell};
use crate::config::Level;
use crate::detect::edited::Edited;
use crate::detect::{Context, Kind};
use crate::pair::{Pair, Side};
use crate::text::Span;
use crate::value::{Bound, Figure, Measure};

pub(super) fn find(context: &mut Context, things: &Pair<Vec<Thing>>) {
    let mut causes: Vec<(Cause, Level)> = Vec::new();
    for edit in context.edits().iter().filter(|e| e.is_only) {
        let Some(both) = opposite(context, edit, things) else { continue };
        if context.is_told_by("number", both.map(|t| t.slot.span)) {
            continue;
        }
        let Some((kind, level)) = judge(both.map(|t| t.slot.figure), things) else { continue };
        let values = both.map(|t| t.slot.figure.number.to_bits());
        match causes.iter_mut().find(|(c, _)| c.is(values, kind, both)) {
            Some((cause, _)) => cause.places.push(both),
            None => causes.push((Cause { values, kind, score: SURE, places: vec![both] }, level)),
        }
    }
    for (cause, level) in causes {
        tell(context, cause.kind, level, &cause.places, cause.kind.summary);
    }
}

/// Whether two figures are all that differs between two sentences.
pub(super) fn is_alone(context: &Context, both: Pair<&Thing>) -> bool {
    let at = |edit: &Edited, side: Side| edit.span(context.of(side), side).is_some_and(|s| whole(both.side(side)).contains(s));
    context.edits().iter().any(|edit| edit.is_only && Side::BOTH.into_iter().all(|side| at(edit, side)))
}

/// The figures that a stretch changes, where it changes nothing else.
fn opposite<'t, 'a>(context: &Context, edit: &Edited, things: &'t Pair<Vec<Thing<'a>>>) -> Option<Pair<&'t Thing<'a>>> {
    let of = |side: Side| {
        let a = context.of(side);
        let tokens = edit.tokens.side(side);
        // Where nothing stands in the place of a bound, its figure begins there.
        let holds = |t: &&Thing| match edit.span(a, side) {
            Some(changed) => whole(t).contains(changed),
            None => a.segments.tokens_in(t.slot.span).start == tokens.start,
        };
        things.side(side).iter().find(holds)
    };
    Some(Pair::new(of(Side::Left)?, of(Side::Right)?))
}

/// A figure with the words that bound it.
fn whole(thing: &Thing) -> Span {
    thing.slot.figure.bound_span.map_or(thing.slot.span, |bound| bound.cover(thing.slot.span))
}

/// What two figures in one place are, and how gravely that is told.
fn judge(figures: Pair<&Figure>, things: &Pair<Vec<Thing>>) -> Option<(&'static Kind, Level)> {
    let (l, r) = (figures.left, figures.right);
    if is_share(l, r) || matches!(l.measure, Measure::Age(_)) || matches!(r.measure, Measure::Age(_)) {
        return None;
    }
    if l.measure != r.measure {
        let points = [l.measure, r.measure].iter().all(|m| matches!(m, Measure::Percent | Measure::Points));
        return (points && equals(l, r)).then_some((&UNIT, UNIT.level));
    }
    if equals(l, r) {
        return bounds(l, r);
    }
    let has = |side: Side, f: &Figure| things.side(side).iter().any(|t| t.slot.figure.measure == f.measure && equals(t.slot.figure, f));
    let (in_left, in_right) = (has(Side::Left, r), has(Side::Right, l));
    // Each report tells both figures, and the two sentences one of them each.
    if in_left && in_right {
        return None;
    }
    let grave = |kind: &'static Kind| (kind, if in_left || in_right { kind.level.max(Level::Warning) } else { kind.level });
    match values(l, r) {
        Standing::Allowed => None,
        Standing::Rounded => Some((&ROUNDING, ROUNDING.level)),
        Standing::Far => Some((&BOUND, BOUND.level)),
        Standing::Scaled => Some(grave(&SCALE)),
        Standing::Apart if l.measure == Measure::Ordinal => Some(grave(&ORDINAL)),
        Standing::Apart => Some(grave(&VALUE)),
    }
}

fn bounds(l: &Figure, r: &Figure) -> Option<(&'static Kind, Level)> {
    let level = if opposed(l.bound, r.bound) { Level::Warning } else { Level::Note };
    (l.bound != r.bound).then_some((&BOUND, level))
}

/// How two figures stand to each other; of two that are bounded in one way, or two ranges, the numbers themselves.
pub(super) fn values(l: &Figure, r: &Figure) -> Standing {
    match (l.high, r.high) {
        (Some(_), Some(_)) => Standing::Apart,
        (None, None) if l.bound == r.bound => {
            let bare = |f: &Figure| Figure { bound: Bound::Exact, ..f.clone() };
            standing(&bare(l), &bare(r))
        }
        _ => standing(l, r),
    }
}
