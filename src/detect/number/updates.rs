//! Tolls that grow: what the later of two reports counts more of may have become known since the earlier one.

use super::things::Thing;
use crate::analysis::Analysis;
use crate::pair::Pair;

/// What befalls people in numbers that grow as they become known.
const GROWING: [&str; 6] = ["killed", "injured", "hospitalised", "missing", "arrested", "evacuated"];

/// Whether both figures count whom one thing befell, and the report with the later date of its own has the higher one.
pub(super) fn is_update(both: Pair<&Analysis>, things: Pair<&Thing>) -> bool {
    let one_fate = things.left.fate.is_some_and(|fate| things.right.fate == Some(fate) && GROWING.contains(&fate));
    let (Some(left), Some(right)) = (both.left.date, both.right.date) else { return false };
    let (l, r) = (things.left.slot.figure.number, things.right.slot.figure.number);
    one_fate && (left < right && l < r || right < left && r < l)
}
