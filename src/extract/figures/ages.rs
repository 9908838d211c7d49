//! Ages: "a 26-year-old", "aged 41", "Sadeqi, 22, a homemaker", "10 months old".

use super::numerals::{Form, Numeral};
use super::words::{Words, before, key, keys};
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
        if words.says_any(old, keys!["old", "olds"]) {
            return Some((Measure::Age(name), old + 1));
        }
        let of_age = words.says(unit, key!("of")) && words.says(unit + 1, key!("age"));
        return of_age.then_some((Measure::Age(name), unit + 2));
    }
    if matches!(read.suffix, "yo" | "y/o") {
        return Some((Measure::Age("year"), read.end));
    }
    let plausible = read.suffix.is_empty() && (0.0..=125.0).contains(&read.value) && read.scale == 1.0;
    (plausible && (is_aged(words, read.start) || is_apposed(words, read) || is_told(words, read)))
        .then_some((Measure::Age("year"), read.end))
}

/// "aged 41", "age 41", "at the age of 41", "aged between 10"
fn is_aged(words: &Words, start: usize) -> bool {
    let aged = keys!["aged", "age", "ages"];
    let i = before(start);
    let second = words.says(i, key!("and")) && words.shape(before(i)) == Some(Shape::Number) && words.says_any(before(before(i)), aged);
    second
        || words.says_any(i, aged)
        || words.says_any(i, keys!["of", "between", "from", "under", "over", "about", "around", "just"]) && words.says_any(before(i), aged)
}

/// "he was 41", "who turns 70"
fn is_told(words: &Words, read: &Numeral) -> bool {
    let i = before(read.start);
    let ends = words.is_edge(read.end) && words.text(read.end) != "%" && words.text(read.end) != "/" && !words.is_joint(read.end);
    words.says_any(i, keys!["is", "was", "turns", "turned"])
        && words.says_any(before(i), keys!["he", "she", "who"])
        && read.is_plain()
        && read.value > 3.0
        && (ends || words.says_any(read.end, keys!["and", "when", "years"]))
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
        || words.says(read.end, key!("and"));
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

#[cfg(test)]
mod tests {
    use super::super::examples::figures;
    use super::*;

    #[test]
    fn ages_are_told_in_many_ways() {
        for (text, number, unit) in [
            ("two men aged 19 and 24", 24.0, "year"),
            ("a man aged 41", 41.0, "year"),
            ("a 26-year-old nurse", 26.0, "year"),
            ("Anna Berg, 22, a nurse, said", 22.0, "year"),
            ("She is 60 years old.", 60.0, "year"),
            ("a baby 10 months old", 10.0, "month"),
            ("around three years of age", 3.0, "year"),
            ("at the age of 90", 90.0, "year"),
            ("Berg, who was 41, resigned", 41.0, "year"),
            ("10-year-olds", 10.0, "year"),
        ] {
            let all = figures(text);
            assert!(all.iter().any(|(_, f)| f.number == number && f.measure == Measure::Age(unit)), "{text}: {all:?}");
        }
        for text in ["It took 26 years", "In Oslo, 22 people died", "Kabul, 26, 27 and 28", "He is 41 points ahead", "It was 41"] {
            assert!(figures(text).iter().all(|(_, f)| !matches!(f.measure, Measure::Age(_))), "{text}");
        }
    }
}
