//! Figures of the headline that the report below does not have.

use super::things::{Thing, things};
use super::values::{Standing, equals, standing};
use crate::detect::Within;
use crate::detect::itself::HEADLINE;
use crate::segment::BlockKind;
use crate::value::Figure;

pub(super) fn within(within: &mut Within) {
    let a = within.analysis;
    if !a.segments.blocks.iter().any(|b| b.kind == BlockKind::Headline) {
        return;
    }
    let (above, below): (Vec<Thing>, Vec<Thing>) = things(a).into_iter().partition(|t| t.in_headline);
    for figure in &above {
        if let Some(other) = opposite(figure, &below) {
            let (here, there) = (figure.slot.shown(a), other.slot.shown(a));
            let message = format!("the headline has another figure: {} / {}", within.words(here), within.words(there));
            let reason = "Both count the same thing, and the report has the headline's figure nowhere.".to_owned();
            let value = |t: &Thing| Some(t.slot.figure.number.to_string());
            within.tell(&HEADLINE, 0.85, message, reason, vec![(here, value(figure)), (there, value(other))]);
        }
    }
}

/// The one figure of the report that counts what the headline's does, where none fits the headline's.
fn opposite<'t, 'a>(figure: &Thing, below: &'t [Thing<'a>]) -> Option<&'t Thing<'a>> {
    let fits = |t: &&Thing| fit(figure.slot.figure, t.slot.figure);
    if figure.is_part || below.iter().any(|t| fits(&t)) {
        return None;
    }
    let mut same = below.iter().filter(|t| !t.is_part && t.year.is_none() && count_one_thing(figure, t));
    let first = same.next()?;
    same.all(|t| fit(t.slot.figure, first.slot.figure)).then_some(first)
}

/// Whether two figures count one thing: the same befell those counted, or the noun is the same and so is a word beside it.
fn count_one_thing(l: &Thing, r: &Thing) -> bool {
    let one_measure = l.slot.figure.measure == r.slot.figure.measure;
    let one_step = l.step.is_some() && l.step == r.step;
    let one_noun = l.noun.zip(r.noun).is_some_and(|(l, r)| l.0 == r.0) || l.group.is_some() && l.group == r.group;
    let beside = l.around.iter().any(|word| r.around.contains(word));
    one_measure && (one_step || one_noun && beside && (l.step.is_none() || r.step.is_none()))
}

/// Whether two figures may tell one number, by rounding or as a bound.
fn fit(l: &Figure, r: &Figure) -> bool {
    equals(l, r) || matches!(standing(l, r), Standing::Allowed | Standing::Rounded | Standing::Far)
}
