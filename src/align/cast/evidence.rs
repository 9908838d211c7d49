//! What speaks for two names that are spelt alike being one, summed up; the letters alone never suffice.

use super::letters::Letters;
use super::profile::{Profile, is_known};
use super::{Ground, letters};
use crate::lexicon::{Class, Word};
use crate::pair::{Pair, Side};
use crate::text::WordKey;

/// From this sum on two names are one.
pub(super) const ENOUGH: f64 = 2.5;

/// How sure a sum makes, from 0 to 1.
pub(super) fn certainty(sum: f64) -> f64 {
    (0.5 + sum / 16.0).min(0.95)
}

/// What the differing words tell by themselves: a word that no list knows is rarely another name than its twin, and in a long one a
/// single slip leaves no doubt.
pub(super) fn of_letters(pair: Pair<&str>, near: Letters) -> f64 {
    let Letters::Near { edits, alike } = near else { return if near == Letters::Variant { 2.0 } else { 0.0 } };
    let known = Pair::new(is_known(pair.left), is_known(pair.right));
    let rare = match (known.left, known.right) {
        (false, false) => 1.5,
        (true, true) => -2.0,
        _ => 0.75,
    };
    let longest = pair.left.len().max(pair.right.len());
    let long = match (edits, longest) {
        (1, 10..) => 1.0,
        (1, 8..) => 0.5,
        _ => 0.0,
    };
    rare + long + if alike { 1.0 } else { 0.0 }
}

/// What stands beside both: the noun that calls them what they are, names, and other words.
pub(super) fn of_context(pair: Pair<&Profile>) -> (f64, Option<Ground>) {
    let beside = pair.map(Profile::beside);
    let shared = |name: bool| beside.left.iter().filter(|(stem, is)| *is == name && beside.right.contains(&(*stem, name))).count() as f64;
    let called = !pair.left.called().is_disjoint(&pair.right.called());
    let words = (shared(true) + 0.5 * shared(false)).min(2.0);
    let sum = words + if called { 1.5 } else { 0.0 };
    (sum, (sum > 0.0).then_some(Ground::Context))
}

/// Whether both have a role in common: an office or calling, not the institution alone.
pub(super) fn share_role(pair: Pair<&Profile>) -> bool {
    pair.left.roles().intersection(&pair.right.roles()).any(|&stem| !Word::of(stem).is(Class::RoleModifiers))
}

/// Whether one report writes both forms, and so means two, or knows of the slip itself.
pub(super) fn either_has_both(pair: Pair<&Profile>, forms: Pair<&str>) -> bool {
    let keys = forms.map(WordKey::of_folded);
    Side::BOTH.into_iter().map(|side| pair.side(side).written).any(|written| written.has(keys.left) && written.has(keys.right))
}

/// Whether one of the words stands in lower case in either report, and so is a common word.
pub(super) fn is_common(pair: Pair<&Profile>, forms: Pair<&str>) -> bool {
    let keys = forms.map(WordKey::of_folded);
    let written = Side::BOTH.map(|side| pair.side(side).written);
    written.into_iter().any(|written| written.has_in_lower_case(keys.left) || written.has_in_lower_case(keys.right))
}

/// A word that no list knows and that differs from a well-known place by one slip.
pub(super) fn is_misspelt_place(pair: Pair<&str>, near: Letters) -> bool {
    let place = |word: &str| Word::look_up(word).is(Class::Places);
    let one = place(pair.left) && !is_known(pair.right) || place(pair.right) && !is_known(pair.left);
    let shorter = pair.left.len().min(pair.right.len());
    let slip = matches!(near, Letters::Near { edits: 1, .. }) && shorter >= 6 || matches!(near, Letters::Near { .. }) && shorter >= 10;
    one && slip && !letters::is_inflection(pair.left, pair.right)
}
