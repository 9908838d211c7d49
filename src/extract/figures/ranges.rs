//! Two numbers that make one figure: "10 to 12", "between 10 and 12", "3-1".

use super::measures::{Measured, measured};
use super::numerals::{Form, numeral};
use super::words::{Words, before, key, keys};
use crate::lexicon::Class;
use crate::value::Measure;

/// The upper end of a range whose lower end is `low`: with the measure that holds for both.
pub(super) fn upper<'t>(words: &Words<'t>, low: &Measured<'t>) -> Option<Measured<'t>> {
    let (start, link) = (low.numeral.start, low.numeral.end);
    let between = words.says_any(before(start), keys!["between"]);
    let from = words.says(before(start), key!("from")) && !ranges(words, before(before(start)));
    let few = low.numeral.form == Form::Words && low.numeral.value < 13.0;
    let spelt = low.numeral.form == Form::Words && low.numeral.scale == 1.0;
    let links = words.is_dash(link) && !spelt && (words.is_glued(link) == words.is_glued(link + 1))
        || words.says(link, key!("to")) && !from
        || words.says(link, key!("and")) && between
        || words.says(link, key!("or")) && few;
    if !links || !matches!(low.numeral.form, Form::Digits { .. } | Form::Words) {
        return None;
    }
    let at = (link + 1..link + 4).find(|&i| words.is_word(i) && super::is_candidate(words, i))?;
    let number = numeral(words, link + 1, at).filter(|n| matches!(n.form, Form::Digits { .. } | Form::Words))?;
    let mut high = measured(words, link + 1, number)?;
    if high.numeral.start != link + 1 {
        return None;
    }
    let scaled = low.numeral.scale == 1.0 && high.numeral.scale > 1.0 && low.numeral.value < 1000.0;
    let value = if scaled { low.numeral.value * high.numeral.scale } else { low.numeral.value };
    let same = low.measure == high.measure || low.measure == Measure::Count || high.measure == Measure::Count;
    let joined = words.says(link, key!("or")) && high.numeral.value - low.numeral.value > 3.0;
    if !same || value >= high.numeral.value || joined {
        return None;
    }
    if high.measure == Measure::Count {
        high.measure = low.measure;
    }
    let step = low.numeral.step * if scaled { high.numeral.scale } else { 1.0 };
    high.numeral.step = high.numeral.step.min(step);
    Some(high)
}

/// The lower end in the scale of the upper: "10 to 12 million".
pub(super) fn lower_value(low: &Measured, high: &Measured) -> f64 {
    let scaled = low.numeral.scale == 1.0 && high.numeral.scale > 1.0 && low.numeral.value < 1000.0;
    if scaled { low.numeral.value * high.numeral.scale } else { low.numeral.value }
}

fn ranges(words: &Words, i: usize) -> bool {
    words.says_any(i, keys!["range", "ranges", "ranging", "ranged", "anywhere", "anything", "varying", "aged", "estimates"])
}

/// The points of two sides, "3-1", from the first number; the second, and the token behind it.
pub(super) fn score(words: &Words, first: &Measured) -> Option<(f64, usize)> {
    let link = first.numeral.end;
    let joint = words.is_dash(link) && words.is_glued(link) && words.is_glued(link + 1);
    let voted = words.says(link, key!("to")) && is_contest(words, first.numeral.start, link + 2);
    if !(joint || voted) || !first.numeral.is_plain() || first.measure != Measure::Count || words.is_dash(before(first.numeral.start)) {
        return None;
    }
    let second = numeral(words, link + 1, link + 1).filter(|n| n.is_plain() && n.suffix.is_empty() && n.value < 1000.0)?;
    let (a, b) = (first.numeral.value, second.value);
    let longer = words.is_dash(second.end)
        && words.is_glued(second.end)
        && words.is_glued(second.end + 1)
        && words.text(second.end + 1).starts_with(|c: char| c.is_ascii_digit());
    let behind = measured(words, link + 1, second)?;
    let counts = behind.measure != Measure::Count || a < b && super::counted::noun(words, second.end).is_some_and(|n| n.is_plural);
    let is_score = a >= b && a < 1000.0 || is_contest(words, first.numeral.start, second.end);
    let padded = words.text(link + 1).len() > 1 && words.text(link + 1).starts_with('0');
    (is_score && !counts && !longer && !padded && a.fract() == 0.0).then_some((b, second.end))
}

/// Whether the words around tell of a game or a vote.
fn is_contest(words: &Words, start: usize, end: usize) -> bool {
    (1..=4).filter_map(|n| start.checked_sub(n)).chain(end..end + 3).any(|i| words.is(i, Class::ContestWords))
}

#[cfg(test)]
mod tests {
    use super::super::examples::figures;
    use super::*;

    #[test]
    fn ranges_are_one_figure() {
        for (text, low, high) in [
            ("10 to 12 boats", 10.0, 12.0),
            ("between 10 and 12 boats", 10.0, 12.0),
            ("10-12 boats", 10.0, 12.0),
            ("10–12 boats", 10.0, 12.0),
            ("$10-$12 million", 1e7, 1.2e7),
            ("5 to 10 percent", 5.0, 10.0),
            ("ranging from 10 to 12", 10.0, 12.0),
            ("two or three boats", 2.0, 3.0),
            ("two to three million people", 2e6, 3e6),
        ] {
            let all = figures(text);
            assert_eq!((all.len(), all[0].1.number, all[0].1.high), (1, low, Some(high)), "{text}");
        }
        for text in ["rose from 10 to 12", "10 and 12 boats", "12 to 10", "5% to $12", "10 people or 12"] {
            assert!(figures(text).iter().all(|(_, f)| f.high.is_none()), "{text}");
        }
    }

    #[test]
    fn scores_are_points_of_two_sides() {
        for (text, a, b) in [
            ("won 3-1", 3.0, 1.0),
            ("a 5-4 ruling", 5.0, 4.0),
            ("lost 1-3 at home", 1.0, 3.0),
            ("voted 217 to 213", 217.0, 213.0),
            ("a 2–2 draw", 2.0, 2.0),
        ] {
            let (_, figure) = &figures(text)[0];
            assert_eq!((figure.number, figure.high, figure.measure), (a, Some(b), Measure::Score), "{text}");
        }
        for text in ["call 555-0123", "the 737-800 jet", "2024-25", "1-800-555"] {
            assert!(figures(text).iter().all(|(_, f)| f.measure != Measure::Score), "{text}");
        }
    }
}
