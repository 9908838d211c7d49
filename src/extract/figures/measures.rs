//! What a number measures: a share, money, a quantity with its unit.

use super::money::{currency_ahead, currency_behind, currency_sign, repeated_currency};
use super::numerals::{Form, Numeral};
use super::sum::scaled;
use super::words::{Sort, Words, key, keys};
use crate::lexicon::{Class, Word};
use crate::segment::Shape;
use crate::text::fold::fold;
use crate::value::Measure;

/// A number with what it measures.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measured<'t> {
    pub(super) numeral: Numeral<'t>,
    pub(super) measure: Measure,
}

/// Takes in the unit, currency or sign of percent around a number, but nothing before the token `from`; `None` where letters at its
/// digits are no unit, so that it is no number at all ("24x7").
pub(super) fn measured<'t>(words: &Words<'t>, from: usize, numeral: Numeral<'t>) -> Option<Measured<'t>> {
    let mut read = Measured { numeral, measure: if numeral.form == Form::Ordinal { Measure::Ordinal } else { Measure::Count } };
    if numeral.form == Form::Ordinal {
        return Some(read);
    }
    let sign = numeral.currency.map(|code| (numeral.start, code)).or_else(|| currency_ahead(words, from, numeral.start));
    if !numeral.suffix.is_empty() {
        suffix(words, sign.is_some(), &mut read)?;
    }
    if let Some((start, code)) = sign {
        read.numeral.start = start;
        read.measure = Measure::Money(code);
        read.numeral.end = repeated_currency(words, read.numeral.end);
    } else if read.measure == Measure::Count {
        let _ = percent(words, &mut read) || currency_behind(words, &mut read) || unit(words, &mut read);
    }
    Some(read)
}

/// Settles the letters at the digits: a scale, a unit, a currency code.
fn suffix(words: &Words, is_money: bool, read: &mut Measured) -> Option<()> {
    let mut buffer = String::new();
    let letters = read.numeral.suffix;
    let word = Word::look_up(fold(letters, &mut buffer));
    let scale = match letters {
        "m" if is_money || counts_millions(words, read.numeral.end) => Some(1e6),
        "M" => Some(1e6),
        "b" | "B" => Some(1e9),
        "t" | "T" if is_money => Some(1e12),
        _ => super::words::number(word, Sort::Scale),
    };
    if let Some(scale) = scale {
        scale_by(&mut read.numeral, scale);
    } else if matches!(letters, "C" | "F") && !is_money {
        read.measure = Measure::Quantity(if letters == "C" { "degree Celsius" } else { "degree Fahrenheit" });
    } else if letters == "p" && !is_money {
        read.measure = Measure::Money("penny");
    } else if let Some(code) = word.value(Class::CurrencyCodes).or(currency_sign(letters)).filter(|_| !is_money) {
        read.measure = Measure::Money(code);
    } else if letters == "pc" {
        read.measure = Measure::Percent;
    } else {
        read.measure = Measure::Quantity(word.value(Class::Units)?);
    }
    read.numeral.suffix = "";
    Some(())
}

/// Whether the "m" before a token means millions of what follows, and no metres: "1.5m people".
fn counts_millions(words: &Words, i: usize) -> bool {
    let text = words.text(i);
    words.shape(i) == Some(Shape::Lower)
        && !words.is(i, Class::NounPhraseEnds)
        && (text.ends_with('s') && !text.ends_with("ss") || words.is(i, Class::PluralsWithoutS) || super::counted::is_plural(words, i + 1))
}

pub(super) fn scale_by(numeral: &mut Numeral, scale: f64) {
    (numeral.value, numeral.step, numeral.scale, numeral.form) =
        (scaled(numeral.value, scale), scaled(numeral.step, scale), scale, Form::Words);
}

/// "%", "per cent", "percentage points"
fn percent(words: &Words, read: &mut Measured) -> bool {
    let i = words.past_joint(read.numeral.end);
    let cent = words.says(i, key!("per")) && words.says(i + 1, key!("cent"));
    let len = match words.text(i) {
        "%" | "٪" | "％" => 1,
        "pc" | "pct" | "percent" | "Percent" | "PERCENT" | "percentage" | "percents" => 1,
        _ if cent => 2,
        _ => return false,
    };
    let points = words.past_joint(i + len);
    let is_points = words.says_any(points, keys!["point", "points", "pts"]);
    (read.measure, read.numeral.end) = if is_points { (Measure::Points, points + 1) } else { (Measure::Percent, i + len) };
    true
}

/// The unit behind a number, and a smaller one behind that: "5 ft 2 in".
fn unit(words: &Words, read: &mut Measured) -> bool {
    let mut i = words.past_joint(read.numeral.end);
    if words.says(i, key!("of")) && matches!(read.numeral.form, Form::Vague(_) | Form::Fraction) {
        i += 1 + usize::from(words.says_any(i + 1, keys!["a", "an"]));
    } else if read.numeral.form == Form::Fraction && words.says_any(i, keys!["a", "an"]) {
        i += 1;
    }
    let Some((unit, end)) = unit_at(words, read, i) else { return magnitude(words, read) };
    (read.measure, read.numeral.end) = (Measure::Quantity(unit), end);
    if unit == "foot" {
        inches(words, read);
    }
    true
}

fn unit_at(words: &Words, read: &Measured, i: usize) -> Option<(&'static str, usize)> {
    if words.text(i) == "°" || words.text(i) == "º" {
        let scale = match words.text(i + 1) {
            "C" | "Celsius" => "degree Celsius",
            "F" | "Fahrenheit" => "degree Fahrenheit",
            _ => return Some(("degree", i + 1)),
        };
        return Some((scale, i + 2));
    }
    if words.says_any(i, keys!["pound", "pounds"]) {
        return Some(("pound", i + 1));
    }
    let hit = words.phrase(i, Class::Units)?;
    let letter = words.text(i).len() == 1;
    let is_letter_unit = matches!(read.numeral.form, Form::Digits { .. }) && matches!(words.text(i), "m" | "g" | "l" | "v" | "V");
    (hit.len > 1 || !letter || is_letter_unit).then_some((hit.value, i + hit.len))
}

/// The inches behind feet.
fn inches(words: &Words, read: &mut Measured) {
    let i = read.numeral.end;
    let i = words.past_joint(if words.says(i, key!("and")) || words.text(i) == "," { i + 1 } else { i });
    let Some(small) = super::numerals::numeral(words, i, i).filter(|n| n.value < 12.0 && n.suffix.is_empty()) else { return };
    let unit = words.past_joint(small.end);
    if words.says_any(unit, keys!["in", "inch", "inches", "ins"]) {
        read.numeral.value += small.value / 12.0;
        (read.numeral.step, read.numeral.end) = (1.0 / 12.0, unit + 1);
    }
}

/// "magnitude 6.7", "put the magnitude at 6.1", "a 6.7-magnitude", "6.4 on the Richter scale"
fn magnitude(words: &Words, read: &mut Measured) -> bool {
    let start = read.numeral.start;
    let behind = words.past_joint(read.numeral.end);
    let is_behind = words.says(behind, key!("magnitude"));
    read.numeral.end = if is_behind { behind + 1 } else { read.numeral.end };
    let scale = (behind..behind + 3).any(|i| words.says(i, key!("richter")));
    let small = (0.0..11.0).contains(&read.numeral.value) && matches!(read.numeral.form, Form::Digits { .. });
    let ahead = (1..=5).map(|n| start.wrapping_sub(n)).take_while(|&i| words.is_word(i)).any(|i| words.says(i, key!("magnitude")));
    let is_magnitude = is_behind || small && (scale || ahead && (words.is_edge(behind) || !words.is(behind, Class::TimeUnits)));
    if is_magnitude {
        read.measure = Measure::Quantity("magnitude");
    }
    is_magnitude
}

#[cfg(test)]
mod tests {
    use super::super::examples::figures;
    use super::*;

    #[test]
    fn quantities_have_settled_units() {
        for (text, number, unit) in [
            ("12 km", 12.0, "kilometre"),
            ("5km", 5.0, "kilometre"),
            ("776-foot", 776.0, "foot"),
            ("5 ft 6 in", 5.5, "foot"),
            ("28 degrees Celsius", 28.0, "degree Celsius"),
            ("minus 30C", -30.0, "degree Celsius"),
            ("37.5°C", 37.5, "degree Celsius"),
            ("1.5 million barrels", 1.5e6, "barrel"),
            ("190 km2", 190.0, "square kilometre"),
            ("50 square metres", 50.0, "square metre"),
            ("120 km/h", 120.0, "kilometre per hour"),
            ("500 MW", 500.0, "megawatt"),
            ("weighing 25 pounds", 25.0, "pound"),
            ("a quarter of a mile", 0.25, "mile"),
            ("hundreds of kilometres", 200.0, "kilometre"),
            ("magnitude 6.7", 6.7, "magnitude"),
            ("6.7-magnitude", 6.7, "magnitude"),
            ("measuring 6.4 on the Richter scale", 6.4, "magnitude"),
        ] {
            let (_, figure) = &figures(text)[0];
            assert_eq!((figure.number, figure.measure), (number, Measure::Quantity(unit)), "{text}");
        }
        for text in ["26 in the town", "24703m212", "1.5m people"] {
            assert!(figures(text).iter().all(|(_, f)| f.measure == Measure::Count), "{text}");
        }
    }

    #[test]
    fn shares_and_points_differ() {
        for (text, measure) in [
            ("5%", Measure::Percent),
            ("5 per cent", Measure::Percent),
            ("5pc", Measure::Percent),
            ("twenty percent", Measure::Percent),
            ("20%-owned", Measure::Percent),
            ("5 percentage points", Measure::Points),
            ("five points", Measure::Count),
            ("5 personal letters", Measure::Count),
        ] {
            assert_eq!(figures(text)[0].1.measure, measure, "{text}");
        }
    }
}
