//! Numbers in digits, in words and in both: "1.2 million", "a hundred and five", "two-thirds", "twenty-first".

use super::literal::{Literal, fraction_sign, literal};
use super::words::{Sort, Words, before, key, keys};
use crate::lexicon::{Class, Word};
use crate::segment::Shape;
use crate::text::WordKey;
use crate::text::fold::fold;
use crate::value::Bound;

const A: &[WordKey] = keys!["a", "an"];
const AND: WordKey = key!("and");
const OF: WordKey = key!("of");
const POINT: WordKey = key!("point");
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

/// "a third of", "a fifth": an ordinal that divides one, where nobody is counted in a row ("killing two and wounding a third").
fn share(words: &Words, from: usize, read: &mut Numeral) {
    let i = read.start;
    let single = read.form == Form::Ordinal && read.end == i + 1 && words.counts_as(i, Sort::Ordinal) && read.value > 2.0;
    let article = single && i > from && words.says_any(i - 1, A);
    let alone = words.is_edge(read.end) && !words.says(before(before(i)), AND) && !words.text(before(before(i))).ends_with("ing");
    if article && (words.says(read.end, OF) || alone && !words.is_joint(read.end)) {
        *read = Numeral { start: i - 1, value: 1.0 / read.value, step: 1.0 / read.value, form: Form::Fraction, ..*read };
    }
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

/// "half a million", "half of the", "a quarter of": fractions of one that need no number before them.
fn half<'t>(words: &Words<'t>, i: usize) -> Option<Numeral<'t>> {
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

/// What has been added up so far.
struct Sum {
    total: f64,
    /// What stands behind the last scale and may still be multiplied.
    part: Option<f64>,
    step: f64,
    scale: f64,
    end: usize,
    /// Whether its last word was in digits, which take no further word but a scale.
    digits: bool,
}

/// "26", "twenty-six", "two hundred and five thousand", "3 lakh crore", and ordinals made of them.
fn sum<'t>(words: &Words<'t>, i: usize) -> Option<Numeral<'t>> {
    let mut suffix = "";
    let mut form = Form::Words;
    let mut sum = Sum { total: 0.0, part: None, step: 1.0, scale: 1.0, end: i, digits: false };
    if let Some((read, end)) = digits(words, i) {
        suffix = &words.text(end - 1)[read.len..];
        form = if ["st", "nd", "rd", "th"].iter().any(|s| suffix.eq_ignore_ascii_case(s)) {
            Form::Ordinal
        } else {
            Form::Digits { grouped: read.grouped }
        };
        (sum.part, sum.step, sum.end, sum.digits) = (Some(read.value), read.step, end, true);
        if form == Form::Ordinal {
            suffix = "";
        }
    } else if let Some(value) = words.number(i, Sort::Ordinal) {
        return Some(Numeral { start: i, end: i + 1, value, step: 1.0, scale: 1.0, suffix, currency: None, form: Form::Ordinal });
    } else if !sum.add(words, i) {
        return None;
    }
    if form != Form::Ordinal && suffix.is_empty() {
        while sum.extend(words) {}
        sum.decimals(words);
        if sum.ordinal(words, form == Form::Words) {
            form = Form::Ordinal;
        } else if sum.scale > 1.0 {
            form = Form::Words;
        }
    }
    let value = sum.total + sum.part.unwrap_or(0.0);
    Some(Numeral { start: i, end: sum.end, value, step: sum.step, scale: sum.scale, suffix, currency: None, form })
}

impl Sum {
    /// Adds the next word: directly behind, behind a hyphen, or behind "and".
    fn extend(&mut self, words: &Words) -> bool {
        let next = self.end;
        if self.add(words, next) {
            return true;
        }
        let tens = self.part.is_some_and(|p| !self.digits && (20.0..100.0).contains(&(p % 100.0)) && p % 10.0 == 0.0);
        if words.is_joint(next) || tens && words.is_dash(next) && words.number(next + 1, Sort::Small).is_some() {
            return (tens || words.counts_as(next + 1, Sort::Scale)) && self.add(words, next + 1);
        }
        let open = self.part.map_or(self.total > 0.0, |p| p % 100.0 == 0.0 && p > 0.0 && !self.digits);
        open && self.scale <= 1e3
            && words.says(next, AND)
            && !is_fraction(words, next + 1)
            && !words.counts_as(next + 1, Sort::Scale)
            && self.add(words, next + 1)
    }

    /// Adds the word at `i` where it fits behind what there is.
    fn add(&mut self, words: &Words, i: usize) -> bool {
        if let Some(value) = words.number(i, Sort::Small) {
            return self.add_small(value, i);
        }
        if let Some(scale) = scale(words, i, self) {
            return self.multiply(scale, i);
        }
        let begun = self.total > 0.0 || self.part.is_some_and(|p| p >= 100.0);
        let Some((read, end)) =
            digits(words, i).filter(|(read, end)| begun && self.scale <= 1e3 && end - i == 1 && words.text(i).len() == read.len)
        else {
            return false;
        };
        let fits = read.step == 1.0 && read.value >= 1.0 && self.part.is_none() && read.value < self.scale
            || self.part.is_some_and(|p| p % 100.0 == 0.0 && !self.digits && (1.0..100.0).contains(&read.value));
        if fits {
            (self.part, self.end, self.step) = (Some(self.part.unwrap_or(0.0) + read.value), end, 1.0);
            self.digits = true;
        }
        fits
    }

    fn add_small(&mut self, value: f64, i: usize) -> bool {
        let fits = match self.part {
            _ if self.digits && self.part.is_some() => false,
            None => value > 0.0 || self.total == 0.0,
            Some(part) if part > 0.0 && part % 100.0 == 0.0 => value > 0.0 && value < 100.0,
            Some(part) => part % 100.0 >= 20.0 && part % 10.0 == 0.0 && (1.0..10.0).contains(&value),
        };
        if fits {
            (self.part, self.end, self.step) = (Some(self.part.unwrap_or(0.0) + value), i + 1, 1.0);
        }
        fits
    }

    fn multiply(&mut self, scale: f64, i: usize) -> bool {
        let step = if self.part.is_some() || self.total > 0.0 { self.step } else { 1.0 };
        match self.part {
            Some(part) if scale == 100.0 && part > 0.0 && part < 100.0 && part.fract() == 0.0 => self.part = Some(part * 100.0),
            Some(part) if scale != 100.0 => (self.total, self.part) = (self.total + scaled(part, scale), None),
            None if self.total == 0.0 && scale == 100.0 => self.part = Some(100.0),
            None if self.total == 0.0 => self.total = scale,
            None if scale > self.scale => self.total *= scale,
            _ => return false,
        }
        (self.step, self.end, self.digits) = (scaled(step, scale), i + 1, false);
        self.scale = if scale == 100.0 { self.scale.max(1.0) } else { scale };
        true
    }

    /// "point nought four", "point seventy-one"
    fn decimals(&mut self, words: &Words) {
        if !words.says(self.end, POINT) || self.digits {
            return;
        }
        let (mut i, mut place, mut value) = (self.end + 1, 1.0, 0.0);
        while let Some(digit) = words.number(i, Sort::Small) {
            place *= if digit >= 10.0 { 100.0 } else { 10.0 };
            value += digit / place;
            i += 1;
            if let Some(unit) = (digit >= 20.0).then(|| words.number(words.past_joint(i), Sort::Small)).flatten() {
                value += unit / place;
                i = words.past_joint(i) + 1;
            }
        }
        if place > 1.0 {
            (self.part, self.step, self.end) = (Some(self.part.unwrap_or(0.0) + value), 1.0 / place, i);
            while scale(words, self.end, self).is_some_and(|scale| self.multiply(scale, self.end)) {}
        }
    }

    /// "twenty-first", "two hundredth", "hundred and fifth"
    fn ordinal(&mut self, words: &Words, spelt: bool) -> bool {
        let next = words.past_joint(self.end);
        let next = if words.says(next, AND) && words.counts_as(next + 1, Sort::Ordinal) && self.step >= 100.0 { next + 1 } else { next };
        let Some(ordinal) = words.number(next, Sort::Ordinal) else { return false };
        let part = self.part.unwrap_or(0.0);
        let fits = match ordinal {
            100.0.. => part >= 1.0 && part.fract() == 0.0 && !self.digits,
            10.0.. => spelt && self.step >= 100.0 && self.scale <= 1e3,
            _ => spelt && self.step >= 100.0 && self.scale <= 1e3 || part % 100.0 >= 20.0 && part % 10.0 == 0.0 && !self.digits,
        };
        if fits {
            self.part = Some(if ordinal >= 100.0 { part * ordinal } else { part + ordinal });
            (self.end, self.step) = (next + 1, 1.0);
        }
        fits
    }
}

/// "USD115.5", "Rs500": a currency written together with its number.
fn glued_currency<'t>(words: &Words<'t>, i: usize) -> Option<Numeral<'t>> {
    let text = words.text(i);
    let code = &text[..text.find(|c: char| c.is_ascii_digit())?];
    let settled = Word::look_up(fold(code, &mut String::new())).value(Class::CurrencyCodes)?;
    let read = literal(&text[code.len()..]).filter(|_| code.starts_with(|c: char| c.is_ascii_uppercase()))?;
    let is_code = code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) || code == "Rs";
    let suffix = &text[code.len() + read.len..];
    let scale = words.number(i + 1, Sort::Scale).filter(|_| suffix.is_empty());
    let (by, end) = (scale.unwrap_or(1.0), i + 1 + usize::from(scale.is_some()));
    is_code.then_some(Numeral {
        start: i,
        end,
        value: read.value * by,
        step: read.step * by,
        scale: by,
        suffix,
        currency: Some(settled),
        form: Form::Digits { grouped: true },
    })
}

/// A number times its scale, without the noise that 16.4 times a million leaves.
pub(super) fn scaled(value: f64, scale: f64) -> f64 {
    let product = value * scale;
    if (product - product.round()).abs() <= 1e-12 * product.abs() { product.round() } else { product }
}

/// The scale at a token; a plural one only behind a number, and letters only behind digits.
fn scale(words: &Words, i: usize, sum: &Sum) -> Option<f64> {
    let told = sum.part.is_some() || sum.total > 0.0;
    let plural = told.then(|| words.number(i, Sort::Plural).filter(|&s| s >= 100.0)).flatten();
    let scale = words.number(i, Sort::Scale).or(plural)?;
    let letters = words.text(i).len() <= 3;
    (!letters || told).then_some(scale)
}

/// Digits at a token, with groups of three that white space separates from them.
fn digits<'t>(words: &Words<'t>, i: usize) -> Option<(Literal, usize)> {
    let token = words.token(i).filter(|t| matches!(t.shape, Shape::Number | Shape::Alphanumeric))?;
    let text = token.span.of(words.raw);
    let mut read = literal(text)?;
    let mut end = i + 1;
    let leads = read.len == text.len() && read.step == 1.0 && text.len() <= 3 && !text.starts_with('0') && text.is_ascii() && !read.grouped;
    while leads
        && words.token(end).is_some_and(|t| t.shape == Shape::Number && t.spaced && t.span.start() <= words.tokens[end - 1].span.end() + 3)
    {
        let group = words.text(end);
        if group.len() != 3 || !group.bytes().all(|b| b.is_ascii_digit()) {
            break;
        }
        read = Literal { value: read.value * 1000.0 + group.parse::<f64>().ok()?, grouped: true, len: group.len(), ..read };
        end += 1;
    }
    Some((read, end))
}

/// Turns a number into a fraction, or adds one to it: "two-thirds", "1/2", "2½", "one and a half million".
fn divide(words: &Words, read: &mut Numeral) {
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
fn is_fraction(words: &Words, i: usize) -> bool {
    let small = words.number(i, Sort::Small);
    small.is_some_and(|top| top < 20.0 && denominator(words, words.past_joint(i + 1), top).is_some())
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
            ("40 000 people", 40_000.0, 1.0),
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
