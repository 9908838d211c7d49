//! Ages: "a 26-year-old", "aged 41", "Sadeqi, 22, a homemaker", "10 months old".

use super::numerals::{Form, Numeral};
use super::words::{Words, before, key};
use crate::lexicon::Class;
use crate::segment::Shape;
use crate::value::Measure;

/// The age that a number tells, and the token behind it.
pub(super) fn age(words: &Words, read: &Numeral) -> Option<(Measure, usize)> {
    if matches!(read.form, Form::Ordinal | Form::Vague(_)) || read.value < 0.0 {
        return None;
    }
    let mut unit = words.past_joint(read.end);
    if let Some(name) = words.value(unit, Class::TimeUnits).filter(|_| read.suffix.is_empty()) {
        unit += 1;
        unit += usize::from(words.shape(unit) == Some(Shape::Possessive) || words.text(unit) == "'");
        let old = words.past_joint(unit);
        if words.says_any(old, &[key("old"), key("olds")]) {
            return Some((Measure::Age(name), old + 1));
        }
        let of_age = words.says(unit, key("of")) && words.says(unit + 1, key("age"));
        return of_age.then_some((Measure::Age(name), unit + 2));
    }
    if matches!(read.suffix, "yo" | "y/o") {
        return Some((Measure::Age("year"), read.end));
    }
    let plausible = read.suffix.is_empty() && (0.0..=125.0).contains(&read.value) && read.scale == 1.0;
    (plausible && (is_aged(words, read.start) || is_apposed(words, read))).then_some((Measure::Age("year"), read.end))
}

/// "aged 41", "age 41", "at the age of 41", "aged between 10"
fn is_aged(words: &Words, start: usize) -> bool {
    let aged = [key("aged"), key("age"), key("ages")];
    let i = before(start);
    words.says_any(i, &aged)
        || words.says_any(i, &[key("of"), key("between"), key("from"), key("under"), key("over"), key("about"), key("around"), key("just")])
            && words.says_any(before(i), &aged)
}

/// "Sadeqi, 22, a homemaker": a number between commas behind a name.
fn is_apposed(words: &Words, read: &Numeral) -> bool {
    let comma = before(read.start);
    let name = before(comma);
    let is_name = matches!(words.shape(name), Some(Shape::Title | Shape::Mixed))
        && !words.is(name, Class::Months)
        && !words.is(name, Class::NounPhraseEnds);
    let closes = matches!(words.text(read.end), "," | ";")
        || words.text(read.end) == "." && words.token(read.end + 1).is_none()
        || words.says(read.end, key("and"));
    let listed = words.text(read.end) == "," && words.shape(read.end + 1) == Some(Shape::Number);
    read.is_plain()
        && read.value >= 1.0
        && words.text(comma) == ","
        && words.is_glued(comma)
        && !words.is_glued(read.start)
        && is_name
        && closes
        && !listed
}
