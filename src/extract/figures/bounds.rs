//! What makes a figure a bound or an estimate: "at least", "nearly", "or more".

use super::words::{Words, key};
use crate::lexicon::Class;
use crate::value::Bound;

/// The bound that ends right before the token `start` and does not reach before `from`, with its tokens.
pub(super) fn ahead(words: &Words, from: usize, start: usize) -> Option<(Bound, std::ops::Range<usize>)> {
    let end = skip_fillers(words, from, start);
    (1..=4).rev().filter(|len| from + len <= end).find_map(|len| {
        let hit = words.phrase(end - len, Class::Bounds).filter(|hit| hit.len == len)?;
        Some((bound(hit.value)?, end - len..end))
    })
}

/// The bound that stands right behind a figure: "or more", "-odd", "+".
pub(super) fn behind(words: &Words, end: usize) -> Option<(Bound, std::ops::Range<usize>)> {
    if words.text(end) == "+" && words.is_glued(end) {
        return Some((Bound::AtLeast, end..end + 1));
    }
    let first = words.past_joint(end);
    let hit = words.phrase(first, Class::BoundsAfter)?;
    let is_sum = hit.len == 1 && first == end && (words.is_word(first + 1) && !words.is(first + 1, Class::NounPhraseEnds));
    (!is_sum).then_some(())?;
    Some((bound(hit.value)?, first..first + hit.len))
}

/// "at least *another* 26", "more than *the* 26": words between the bound and the number.
fn skip_fillers(words: &Words, from: usize, start: usize) -> usize {
    let fillers = [key("another"), key("the"), key("an"), key("a"), key("additional")];
    if start > from && words.says_any(start - 1, &fillers) && !words.says(start - 1, key("estimated")) { start - 1 } else { start }
}

fn bound(name: &str) -> Option<Bound> {
    Some(match name {
        "AtLeast" => Bound::AtLeast,
        "MoreThan" => Bound::MoreThan,
        "AtMost" => Bound::AtMost,
        "LessThan" => Bound::LessThan,
        "About" => Bound::About,
        "Nearly" => Bound::Nearly,
        _ => return None,
    })
}
