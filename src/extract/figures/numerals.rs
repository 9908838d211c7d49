//! Numbers in digits, in words and in both: "1.2 million", "a hundred and five", "two-thirds", "twenty-first".

use super::fractions::{divide, half, share};
use super::sum::{glued_currency, sum};
use super::words::{Sort, Words, before, key, keys};
use crate::segment::Shape;
use crate::text::WordKey;
use crate::value::Bound;

pub(super) const A: &[WordKey] = keys!["a", "an"];
pub(super) const AND: WordKey = key!("and");
pub(super) const OF: WordKey = key!("of");
const MINUS: &[WordKey] = keys!["minus", "negative"];

/// A number as it stands in a sentence, without unit and bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numeral<'t> {
    /// Its first token.
    pub(super) start: usize,
    /// The token behind its last.
    pub(super) end: usize,
    /// The number.
    pub(super) value: f64,
    /// Its last place, times its scale.
    pub(super) step: f64,
    /// The scale it was written in: 1e6 for "1.2 million".
    pub(super) scale: f64,
    /// Letters at its digits: "km" in "5km".
    pub(super) suffix: &'t str,
    /// The currency written together with its digits: "USD" in "USD50".
    pub(super) currency: Option<&'static str>,
    /// How it was written.
    pub(super) form: Form,
}

/// How a number was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "26", with separators or decimals if so
    Digits {
        /// Whether it has separators or decimals, which no year and no label has.
        grouped: bool,
    },
    /// "twenty-six", "1.2 million"
    Words,
    /// "two-thirds", "1/2"
    Fraction,
    /// "twenty-first", "21st"
    Ordinal,
    /// "dozens", "several hundred", "a couple of"
    Vague(Bound),
}

impl Numeral<'_> {
    /// Whether it is written in plain digits, as years and labels are.
    pub(super) fn is_plain(&self) -> bool {
        self.form == Form::Digits { grouped: false }
    }
}

/// Reads the number whose first word of weight stands at `i`; an article, a sign or "several" before it is taken in, though
/// nothing before the token `from`.
pub(super) fn numeral<'t>(words: &Words<'t>, from: usize, i: usize) -> Option<Numeral<'t>> {
    let mut read = half(words, i).or_else(|| vague(words, i)).or_else(|| sum(words, i)).or_else(|| glued_currency(words, i))?;
    if !matches!(read.form, Form::Ordinal | Form::Vague(_)) {
        divide(words, &mut read);
    }
    lead(words, from, &mut read);
    share(words, from, &mut read);
    Some(read)
}

/// Takes in what stands before the number and belongs to it: "a" hundred, "several" hundred, "minus" 5, "-5".
fn lead(words: &Words, from: usize, read: &mut Numeral) {
    let i = read.start;
    let back = |n: usize| i.checked_sub(n).is_some_and(|i| i >= from);
    let begins_with_scale = words.counts_as(i, Sort::Scale) || words.counts_as(i, Sort::Plural) || words.counts_as(i, Sort::Divisor);
    if begins_with_scale && !matches!(read.form, Form::Vague(_)) {
        if back(1) && words.says(i - 1, key!("several")) {
            *read = Numeral { start: i - 1, value: read.value * 2.0, form: Form::Vague(Bound::AtLeast), ..*read };
        } else if back(2) && words.says(i - 1, key!("few")) && words.says_any(i - 2, A) {
            *read = Numeral { start: i - 2, value: read.value * 2.0, form: Form::Vague(Bound::AtLeast), ..*read };
        }
    }
    let counts_one = matches!(read.form, Form::Words | Form::Fraction | Form::Vague(_))
        && (begins_with_scale || words.counts_as(i, Sort::Pair) || words.counts_as(i, Sort::Ordinal));
    if counts_one && read.start == i && back(1) && words.says_any(i - 1, A) {
        read.start -= 1;
    }
    let sign = words.is_dash(before(i))
        && words.is_glued(i)
        && (!words.is_glued(i - 1) && words.shape(before(before(i))) != Some(Shape::Number) || is_opening(words.text(before(before(i)))));
    if back(1) && read.start == i && (words.says_any(i - 1, MINUS) || sign && !matches!(words.text(i - 1), "—")) {
        *read = Numeral { start: i - 1, value: -read.value, ..*read };
    }
}

fn is_opening(mark: &str) -> bool {
    matches!(mark, "(" | "[" | "\"" | "“" | "'" | "‘" | "/")
}

/// "dozens", "tens of thousands", "a couple of hundred": numbers told by their lower end.
fn vague<'t>(words: &Words<'t>, i: usize) -> Option<Numeral<'t>> {
    let form = Form::Vague(Bound::AtLeast);
    if let Some(two) = words.number(i, Sort::Pair) {
        let scale = words.number(i + 2, Sort::Scale);
        return (words.says(i + 1, OF) && words.says_any(before(i), A)).then(|| Numeral {
            start: i,
            end: i + if scale.is_some() { 3 } else { 2 },
            value: two * scale.unwrap_or(1.0),
            step: scale.unwrap_or(1.0),
            scale: scale.unwrap_or(1.0),
            suffix: "",
            currency: None,
            form: Form::Vague(Bound::About),
        });
    }
    let first = words.number(i, Sort::Plural)?;
    let (mut end, mut scale) = (i + 1, first);
    while let Some(next) = words.says(end, OF).then(|| words.number(end + 1, Sort::Plural)).flatten() {
        (end, scale) = (end + 2, scale * next);
    }
    let tells = end > i + 1 || words.says(end, OF) || first != 20.0 && first != 10.0;
    // "tens" and "dozens" of thousands already stand for more than one: twice the whole would say too much of "tens of thousands".
    let value = 2.0 * scale;
    tells.then_some(Numeral { start: i, end, value, step: scale, scale, suffix: "", currency: None, form })
}

#[cfg(test)]
mod tests {
    use super::super::examples::figures;

    #[test]
    fn numbers_are_put_together_from_digits_and_words() {
        for (text, number, step) in [
            ("twenty-six people", 26.0, 1.0),
            ("a hundred and five people", 105.0, 1.0),
            ("1.2 million people", 1.2e6, 1e5),
            ("two dozen people", 24.0, 12.0),
            ("half a billion people", 5e8, 5e8),
            ("half a dozen people", 6.0, 6.0),
            ("one and a half million people", 1.5e6, 5e5),
            ("three lakh crore rupees", 3e12, 1e12),
            ("5 crore voters", 5e7, 1e7),
            ("two hundred and two thousand people", 202_000.0, 1000.0),
            ("4 thousand 3 hundred and 21 people", 4321.0, 1.0),
            ("nine point nought four metres", 9.04, 0.01),
            ("40 000 people", 40_000.0, 1000.0),
            ("minus five degrees", -5.0, 1.0),
            ("-7 degrees", -7.0, 1.0),
            ("2½ miles", 2.5, 0.5),
            ("1 414 021 people", 1_414_021.0, 1.0),
            ("three millions", 3e6, 1e6),
            ("four-and-a-half miles", 4.5, 0.5),
            ("10k followers", 10_000.0, 1000.0),
        ] {
            let all = figures(text);
            assert_eq!(all.len(), 1, "{text}: {all:?}");
            assert!((all[0].1.number - number).abs() < 1e-6, "{text}: {}", all[0].1.number);
            assert!((all[0].1.step - step).abs() < 1e-9, "{text}: {}", all[0].1.step);
        }
    }

    #[test]
    fn vague_numbers_are_told_by_their_lower_end() {
        for (text, number) in [
            ("dozens of people", 24.0),
            ("hundreds fled", 200.0),
            ("tens of thousands of people", 20_000.0),
            ("several hundred people", 200.0),
            ("a few thousand people", 2000.0),
            ("scores of boats", 40.0),
            ("a couple of boats", 2.0),
        ] {
            assert_eq!(figures(text)[0].1.number, number, "{text}");
        }
        assert!(figures("the test scores fell").is_empty());
        assert!(figures("the couple left").is_empty());
    }

    #[test]
    fn neighbouring_numbers_stay_apart() {
        for (text, numbers) in [
            ("killed 26, injured 40", &[26.0, 40.0][..]),
            ("1.2 million and 26 more", &[1.2e6, 26.0]),
            ("five million and two people", &[5e6, 2.0]),
            ("two two", &[2.0, 2.0]),
        ] {
            assert_eq!(figures(text).iter().map(|(_, f)| f.number).collect::<Vec<_>>(), numbers, "{text}");
        }
    }
}
