//! Fractions: "two-thirds", "half a million", "1/4", "2½", "one and a half".

use super::literal::{fraction_sign, literal};
use super::numerals::{A, AND, Form, Numeral, OF};
use super::sum::digits;
use super::words::{Sort, Words, before, key, keys};
use crate::lexicon::Class;

/// "a third of", "a fifth": an ordinal that divides one, where nobody is counted in a row ("killing two and wounding a third").
pub(super) fn share(words: &Words, from: usize, read: &mut Numeral) {
    let i = read.start;
    let single = read.form == Form::Ordinal && read.end == i + 1 && words.counts_as(i, Sort::Ordinal) && read.value > 2.0;
    let article = single && i > from && words.says_any(i - 1, A);
    let alone = words.is_edge(read.end) && !words.says(before(before(i)), AND) && !words.text(before(before(i))).ends_with("ing");
    if article && (words.says(read.end, OF) || alone && !words.is_joint(read.end)) {
        *read = Numeral { start: i - 1, value: 1.0 / read.value, step: 1.0 / read.value, form: Form::Fraction, ..*read };
    }
}

/// "half a million", "half of the", "a quarter of": fractions of one that need no number before them.
pub(super) fn half<'t>(words: &Words<'t>, i: usize) -> Option<Numeral<'t>> {
    if let Some(value) = fraction_sign(words.text(i)) {
        let scale = words.number(i + 1, Sort::Scale);
        let (scale, end) = (scale.unwrap_or(1.0), i + 1 + usize::from(scale.is_some()));
        return Some(Numeral {
            start: i,
            end,
            value: value * scale,
            step: value * scale,
            scale,
            suffix: "",
            currency: None,
            form: Form::Fraction,
        });
    }
    let denominator = words.number(i, Sort::Divisor).filter(|&d| d == 2.0 || d == 4.0)?;
    if words.says_any(i, keys!["halves", "quarters"]) {
        return None;
    }
    let value = 1.0 / denominator;
    let read = Numeral { start: i, end: i + 1, value, step: value, scale: 1.0, suffix: "", currency: None, form: Form::Fraction };
    let of = if words.says(i + 1, OF) { i + 2 } else { words.past_joint(i + 1) };
    let scaled = if words.says_any(of, A) { of + 1 } else { of };
    if let Some(scale) = words.number(scaled, Sort::Scale) {
        return Some(Numeral { end: scaled + 1, value: value * scale, step: value * scale, scale, form: Form::Words, ..read });
    }
    let previous = before(i);
    let is_part = words.counts_as(previous, Sort::Ordinal)
        || words.says_any(previous, keys!["last", "latter", "other", "in", "this", "final", "the", "next"]);
    let told = words.says_any(previous, keys!["a", "an", "one", "by", "than", "about", "over", "nearly", "almost"]);
    let whole = words.is_edge(i + 1) || words.is(i + 1, Class::NounPhraseEnds);
    let clock = words.says(i + 1, key!("past"))
        || words.is(i + 1 + usize::from(words.says_any(i + 1, A)), Class::TimeUnits)
        || words.is_joint(i + 1);
    (!is_part && !clock && (told || whole && denominator == 2.0) && (whole || words.says_any(previous, A))).then_some(read)
}

/// Turns a number into a fraction, or adds one to it: "two-thirds", "1/2", "2½", "one and a half million".
pub(super) fn divide(words: &Words, read: &mut Numeral) {
    if !read.suffix.is_empty() {
        return;
    }
    if let Some((value, end)) = slash(words, read.end - 1, read) {
        *read = Numeral { value, end, step: value, form: Form::Fraction, ..*read };
    } else if let Some((denominator, end)) = denominator(words, words.past_joint(read.end), read.value) {
        *read = Numeral { value: read.value / denominator, step: 1.0 / denominator, end, form: Form::Fraction, ..*read };
    } else if let Some((fraction, step, end)) = and_fraction(words, read) {
        let behind = words.number(end, Sort::Scale);
        let scale = behind.unwrap_or(read.scale);
        let value = match behind {
            Some(scale) if read.scale == 1.0 => (read.value + fraction) * scale,
            _ => read.value + fraction * scale,
        };
        *read = Numeral { value, end: end + usize::from(behind.is_some()), step: step * scale, scale, form: Form::Words, ..*read };
    }
    of_scale(words, read);
}

/// "two thirds of a million"
fn of_scale(words: &Words, read: &mut Numeral) {
    let at = if words.says(read.end, OF) && words.says_any(read.end + 1, A) { read.end + 2 } else { read.end };
    if let Some(scale) = words.number(at, Sort::Scale).filter(|_| read.form == Form::Fraction) {
        *read = Numeral { value: read.value * scale, step: read.step * scale, scale, end: at + 1, ..*read };
    }
}

/// A fraction in digits whose first number ends at the token `i`: "1/4".
fn slash(words: &Words, i: usize, read: &Numeral) -> Option<(f64, usize)> {
    if !read.is_plain() || words.text(i + 1) != "/" || !words.is_glued(i + 1) || !words.is_glued(i + 2) || words.text(i + 3) == "/" {
        return None;
    }
    let bottom = literal(words.text(i + 2)).filter(|l| l.len == words.text(i + 2).len())?.value;
    let usual = matches!(bottom as u32, 2..=6 | 8 | 10 | 16 | 20 | 32 | 100);
    (usual && read.value > 0.0 && read.value < bottom).then_some((read.value / bottom, i + 3))
}

/// The word that divides a number: plural, or singular behind "one".
fn denominator(words: &Words, i: usize, numerator: f64) -> Option<(f64, usize)> {
    if let Some(tens) = words.number(i, Sort::Small).filter(|&t| t >= 20.0) {
        let unit = words.past_joint(i + 1);
        let value = words.number(unit, Sort::Divisor).filter(|&d| d != 2.0 && d < 10.0);
        let value = value.or_else(|| (numerator == 1.0).then(|| words.number(unit, Sort::Ordinal)).flatten().filter(|&d| d < 10.0))?;
        return Some((tens + value, unit + 1));
    }
    let single = words.says_any(i, keys!["half", "quarter"]);
    let plural = words.number(i, Sort::Divisor).filter(|_| numerator == 1.0 || !single);
    let value = plural
        .filter(|&d| d > 1.0)
        .or_else(|| (numerator == 1.0).then(|| words.number(i, Sort::Ordinal)).flatten().filter(|&d| d > 2.0))?;
    let ends = plural.is_some_and(|_| !single)
        || !words.is_word(i + 1)
        || words.is(i + 1, Class::NounPhraseEnds)
        || words.counts_as(i + 1, Sort::Scale)
        || words.is_joint(i - 1);
    (ends && !words.is_joint(i + 1)).then_some((value, i + 1))
}

/// "and a half", "and three quarters", "1/2", "½" behind a whole number: the fraction, its step, the token behind it.
fn and_fraction(words: &Words, read: &Numeral) -> Option<(f64, f64, usize)> {
    if read.value.fract() != 0.0 {
        return None;
    }
    let i = read.end;
    if let Some(value) = fraction_sign(words.text(i)) {
        return Some((value, value, i + 1));
    }
    if let Some((top, _)) = digits(words, i).filter(|_| read.is_plain()) {
        let inner = Numeral { value: top.value, form: Form::Digits { grouped: top.grouped }, ..*read };
        return slash(words, i, &inner).map(|(value, end)| (value, value, end));
    }
    let and = words.past_joint(i);
    if !words.says(and, AND) {
        return None;
    }
    let i = words.past_joint(and + 1);
    if words.says_any(i, A) {
        let part = words.past_joint(i + 1);
        let value = words.number(part, Sort::Divisor).or_else(|| words.number(part, Sort::Ordinal)).filter(|&d| d >= 2.0)?;
        let scaled = words.counts_as(part + 1, Sort::Scale) || words.says(part, key!("half"));
        let whole = scaled || !words.is_word(part + 1) || words.is(part + 1, Class::NounPhraseEnds);
        return (whole && !words.says(part, key!("second"))).then_some((1.0 / value, 1.0 / value, part + 1));
    }
    let top = words.number(i, Sort::Small)?;
    let (bottom, end) = denominator(words, words.past_joint(i + 1), top)?;
    Some((top / bottom, 1.0 / bottom, end))
}

/// Whether a fraction begins at a token: "three quarters", "a third".
pub(super) fn is_fraction(words: &Words, i: usize) -> bool {
    let small = words.number(i, Sort::Small);
    small.is_some_and(|top| top < 20.0 && denominator(words, words.past_joint(i + 1), top).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::examples::figures;

    #[test]
    fn fractions_need_a_divisor_that_is_one() {
        for (text, number) in [
            ("two-thirds of them", 2.0 / 3.0),
            ("three quarters of voters", 0.75),
            ("a third of the crew", 1.0 / 3.0),
            ("a quarter of a million people", 250_000.0),
            ("half of the seats", 0.5),
            ("1/4 mile", 0.25),
            ("twenty and three fifths", 20.6),
            ("two thirds of a million", 2e6 / 3.0),
        ] {
            assert!((figures(text)[0].1.number - number).abs() < 1e-6, "{text}");
        }
        for text in
            ["on 9/11 and 24/7", "the second half began", "cut in half", "in the third quarter", "half an hour later", "the quarter-final"]
        {
            assert!(figures(text).is_empty(), "{text}: {:?}", figures(text));
        }
    }
}
