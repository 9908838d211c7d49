//! Numbers that are no figures: spans of time, labels, pronouns, scales without a number.

use super::measures::Measured;
use super::numerals::{Form, Numeral};
use super::words::{Sort, Words, before, key, keys};
use super::{bounds, labels};
use crate::lexicon::Class;
use crate::segment::Shape;
use crate::value::{Figure, Measure};

/// Where a number without unit is none of ours (a span of time, a label, a pronoun): the token behind it.
pub(super) fn silence(words: &Words, figure: &Figure, read: &Measured, low: &Numeral, bounded: bool) -> Option<usize> {
    let end = read.numeral.end;
    let bound = bounds::behind(words, end).map_or(end, |(_, at)| at.end);
    let of = words.says(end, key!("of")) && matches!(read.numeral.form, Form::Vague(_));
    let unit = if of { end + 1 } else { words.past_joint(bound) };
    let unit = if words.says_any(unit, keys!["more", "full", "consecutive", "straight", "successive"]) { unit + 1 } else { unit };
    if words.is(unit, Class::TimeUnits) && figure.measure == Measure::Count {
        return Some(unit + 1);
    }
    let label = if figure.high.is_some() { &read.numeral } else { low };
    (labels::is_label(words, label, bounded) || is_pronoun(words, low, end, bounded)).then_some(end)
}

/// Whether "one" stands for somebody or something instead of counting: "no one", "the one who", "one another".
fn is_pronoun(words: &Words, read: &Numeral, end: usize, bounded: bool) -> bool {
    if read.value != 1.0 || read.form != Form::Words || !words.says(end - 1, key!("one")) || bounded {
        return false;
    }
    let i = before(read.start);
    let determined = words
        .says_any(i, keys!["no", "the", "that", "this", "any", "every", "each", "some", "another", "which", "a", "day", "loved", "other"])
        || words.counts_as(i, Sort::Ordinal);
    let fixed = words.says_any(
        end,
        keys![
            "another", "'s", "thing", "day", "of", "that", "which", "who", "whose", "whom", "where", "point", "hand", "way", "sort",
            "kind", "time", "side", "can", "should", "must", "may", "might", "would", "could"
        ],
    ) || words.shape(end) == Some(Shape::Possessive)
        || words.is_joint(end);
    let acts = words.is(i, Class::CountedVerbs) || words.text(i).ends_with("ing") && words.is_word(i);
    let counts =
        words.says_any(end, keys!["in", "out", "and", "or", "over", "to"]) && (words.is(i, Class::NounPhraseEnds) || words.is_edge(i));
    let alone = (words.is_edge(end) || words.is(end, Class::NounPhraseEnds)) && !words.is(end, Class::CountedVerbs);
    determined || fixed && !words.is(end + 1, Class::Currencies) || alone && !acts && !counts && i < words.tokens.len()
}

/// "thousand" or "k" with no number before it counts nothing; "hundred thousand" does.
pub(super) fn is_bare_scale(words: &Words, i: usize, read: &Measured) -> bool {
    let n = &read.numeral;
    n.start == i
        && n.end == i + 1
        && (words.counts_as(i, Sort::Scale) || words.counts_as(i, Sort::Divisor))
        && read.measure == Measure::Count
        && !(words.counts_as(i, Sort::Divisor) && n.form == Form::Fraction)
}
