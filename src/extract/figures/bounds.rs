//! What makes a figure a bound or an estimate: "at least", "nearly", "or more".

use super::words::{Words, key, keys};
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
    let hit = words.phrase(first, Class::BoundsBehind)?;
    let is_sum = hit.len == 1 && first == end && (words.is_word(first + 1) && !words.is(first + 1, Class::NounPhraseEnds));
    (!is_sum).then_some(())?;
    Some((bound(hit.value)?, first..first + hit.len))
}

/// Whether "over" tells what an earlier count is spread over, "14 killed over five raids", and bounds nothing.
pub(super) fn is_spread(words: &Words, from: usize, bound: &std::ops::Range<usize>, head: Option<usize>) -> bool {
    let over = bound.len() == 1 && words.says(bound.start, key!("over"));
    let counted = from > 0 && (from..bound.start).all(|i| words.is_word(i) && !words.says_any(i, keys!["and", "or", "but", "in", "after"]));
    over && counted && head.is_some_and(|head| words.is(head, Class::Occasions))
}

/// "at least *another* 26", "more than *the* 26": words between the bound and the number.
fn skip_fillers(words: &Words, from: usize, start: usize) -> usize {
    let fills = start > from && words.says_any(start - 1, keys!["another", "the", "an", "a", "additional"]);
    if fills { start - 1 } else { start }
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

#[cfg(test)]
mod tests {
    use super::super::examples::figures;
    use super::*;

    #[test]
    fn a_count_over_occasions_is_no_bound() {
        for (text, bound) in [
            ("14 men were killed over five raids", Bound::Exact),
            ("Troops killed 14 rebels over five raids.", Bound::Exact),
            ("Police carried out over five raids.", Bound::MoreThan),
            ("14 men were held and over five raids followed", Bound::MoreThan),
            ("14 officers searched over 20 homes", Bound::MoreThan),
            ("Over 200 attacks were reported.", Bound::MoreThan),
        ] {
            let all = figures(text);
            assert_eq!(all.last().unwrap().1.bound, bound, "{text}");
        }
    }

    #[test]
    fn bounds_stand_before_and_behind() {
        for (text, bound, said) in [
            ("at least 26 people", Bound::AtLeast, "at least"),
            ("more than $3 million", Bound::MoreThan, "more than"),
            ("over a dozen villages", Bound::MoreThan, "over"),
            ("nearly 500 tents", Bound::Nearly, "nearly"),
            ("some 300 police", Bound::About, "some"),
            ("up to 40 boats", Bound::AtMost, "up to"),
            ("fewer than ten", Bound::LessThan, "fewer than"),
            ("as many as 40 boats", Bound::AtMost, "as many as"),
            ("no fewer than 40 boats", Bound::AtLeast, "no fewer than"),
            ("26 or more people", Bound::AtLeast, "or more"),
            ("300-odd people", Bound::About, "odd"),
            ("an estimated 1,500 houses", Bound::About, "an estimated"),
            ("at least another 26 people", Bound::AtLeast, "at least"),
            ("26+ people", Bound::AtLeast, "+"),
        ] {
            let (_, figure) = &figures(text)[0];
            assert_eq!((figure.bound, figure.bound_span.map(|s| s.of(text))), (bound, Some(said)), "{text}");
        }
        for text in ["the 26 people", "least 26", "26 plus 30", "it is over: 26 died"] {
            assert_eq!(figures(text)[0].1.bound, Bound::Exact, "{text}");
        }
    }
}
