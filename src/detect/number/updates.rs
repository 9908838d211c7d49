//! Tolls that grow: what the later of two reports counts more of may have become known since the earlier one.

use super::things::Thing;
use crate::analysis::Analysis;
use crate::detect::mentions_in;
use crate::extract::{Mention, Value};
use crate::pair::Pair;

/// What befalls people in numbers that grow as they become known.
const GROWING: [&str; 6] = ["killed", "injured", "hospitalised", "missing", "arrested", "evacuated"];

/// Whether both figures count whom one thing befell, and the report with the later date of its own has the higher one.
pub(super) fn is_update(both: Pair<&Analysis>, things: Pair<&Thing>) -> bool {
    let one_fate = things.left.fate.is_some_and(|fate| things.right.fate == Some(fate) && GROWING.contains(&fate));
    let (Some(left), Some(right)) = (both.left.date, both.right.date) else { return false };
    let (l, r) = (things.left.slot.figure.number, things.right.slot.figure.number);
    let grows = left < right && l < r || right < left && r < l;
    one_fate && grows && !is_past(both.left, things.left) && !is_past(both.right, things.right)
}

/// How many days after an event its toll is mostly settled.
const SETTLED: i32 = 7;

/// Whether the sentence of a figure tells of a day so long past that nothing new is to be learnt of it.
fn is_past(a: &Analysis, thing: &Thing) -> bool {
    let Some(today) = a.date else { return false };
    let sentence = &a.segments.sentences[a.claims[thing.claim].sentence];
    let last = |m: &Mention| if let Value::When(when) = &m.value { when.range.map(|range| range.to) } else { None };
    mentions_in(a, sentence.span).filter_map(last).any(|day| (today - day).get_days() > SETTLED)
}
