//! Numbers added up from words and digits: "twenty-six", "1.2 million", "4 thousand 3 hundred and 21".

use super::fractions::is_fraction;
use super::literal::{Literal, literal};
use super::numerals::{AND, Form, Numeral};
use super::words::{Sort, Words, key};
use crate::lexicon::{Class, Word};
use crate::segment::Shape;
use crate::text::WordKey;
use crate::text::fold::fold;

const POINT: WordKey = key!("point");

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
pub(super) fn sum<'t>(words: &Words<'t>, i: usize) -> Option<Numeral<'t>> {
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
pub(super) fn glued_currency<'t>(words: &Words<'t>, i: usize) -> Option<Numeral<'t>> {
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
pub(super) fn digits<'t>(words: &Words<'t>, i: usize) -> Option<(Literal, usize)> {
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
