//! Money: signs, codes and names of currencies around a number, and the small coins behind the large.

use super::measures::{Measured, scale_by};
use super::numerals::Form;
use super::words::{Sort, Words, before, key, keys};
use crate::lexicon::{Class, Word};
use crate::segment::Shape;
use crate::text::fold::fold;
use crate::value::Measure;

/// The currency that stands before a number, and the token where it begins: "$", "US$", "Rs.", "USD".
pub(super) fn currency_ahead(words: &Words, from: usize, start: usize) -> Option<(usize, &'static str)> {
    let i = start.checked_sub(1).filter(|&i| i >= from)?;
    if let Some(code) = currency_sign(words.text(i)) {
        let country = (i > from && words.text(i) == "$").then(|| words.value(i - 1, Class::DollarCountries)).flatten();
        return match country.filter(|_| words.is_glued(i) || words.shape(i - 1) == Some(Shape::Upper) || words.text(i - 1).len() > 1) {
            Some(code) if words.text(i - 1) != "a" && words.text(i - 1) != "us" || words.is_glued(i) => Some((i - 1, code)),
            _ => Some((i, code)),
        };
    }
    let dotted = words.text(i) == "." && words.is_glued(i) && i > from && words.says_any(i - 1, keys!["rs", "rp", "tk", "sh", "ksh"]);
    let i = if dotted { i - 1 } else { i };
    let code = words.value(i, Class::CurrencyCodes)?;
    let is_short = words.text(i).len() == 2 && words.shape(i) == Some(Shape::Title) && words.text(i) != "Re" || words.says(i, key!("ksh"));
    (words.shape(i) == Some(Shape::Upper) || is_short).then_some((i, code))
}

/// The currency of a sign; a dollar is American unless told otherwise.
pub(super) fn currency_sign(text: &str) -> Option<&'static str> {
    Some(match text {
        "$" | "＄" | "﹩" => "USD",
        "€" => "EUR",
        "£" | "￡" => "GBP",
        "¥" | "￥" => "JPY",
        "円" => "JPY",
        "元" => "CNY",
        "₹" | "₨" => "INR",
        "₽" => "RUB",
        "₺" => "TRY",
        "₩" => "KRW",
        "₪" => "ILS",
        "₫" => "VND",
        "₦" => "NGN",
        "₱" => "PHP",
        "₴" => "UAH",
        "₸" => "KZT",
        "₡" => "CRC",
        "₲" => "PYG",
        "₵" => "GHS",
        "₾" => "GEL",
        "₼" => "AZN",
        "₮" => "MNT",
        "₭" => "LAK",
        "₿" => "BTC",
        "฿" => "THB",
        "៛" => "KHR",
        "৳" => "BDT",
        "¢" => "cent",
        _ => return None,
    })
}

/// The currency behind a number: a sign, a name, a code; with a scale behind the code, or the small coins.
pub(super) fn currency_behind(words: &Words, read: &mut Measured) -> bool {
    let i = words.past_joint(read.numeral.end);
    if let Some(code) = millions_code(words, i) {
        scale_by(&mut read.numeral, 1e6);
        (read.measure, read.numeral.end) = (Measure::Money(code), i + 1);
        return true;
    }
    let Some((code, len)) = currency_at(words, read, i) else { return false };
    (read.measure, read.numeral.end) = (Measure::Money(code), i + len);
    if let Some(scale) = words.number(i + len, Sort::Scale).filter(|_| words.shape(i) == Some(Shape::Upper)) {
        scale_by(&mut read.numeral, scale);
        read.numeral.end += 1;
    }
    coins(words, read);
    true
}

/// "MSEK", "MEUR": millions of a currency, as companies write them.
fn millions_code(words: &Words, i: usize) -> Option<&'static str> {
    let code = words.text(i).strip_prefix('M').filter(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()))?;
    Word::look_up(fold(code, &mut String::new())).value(Class::CurrencyCodes)
}

fn currency_at(words: &Words, read: &Measured, i: usize) -> Option<(&'static str, usize)> {
    let text = words.text(i);
    if let Some(code) = currency_sign(text) {
        let opens_next = words.is_glued(i + 1) && words.shape(i + 1) == Some(Shape::Number) && !words.is_glued(i);
        return (!opens_next).then_some((code, 1));
    }
    if let Some(code) = words.value(i, Class::CurrencyCodes).filter(|_| words.shape(i) == Some(Shape::Upper) && text.len() == 3) {
        return Some((code, 1));
    }
    let first = if words.says(i, key!("of")) && matches!(read.numeral.form, Form::Vague(_)) { i + 1 } else { i };
    let hit = words.phrase(first, Class::Currencies)?;
    let is_money = match hit.value {
        "pound" => !is_weight(words, read, first),
        "KRW" => read.numeral.value >= 500.0 || hit.len > 1,
        "kwacha" | "crown" | "DEM" | "ALL" => words.shape(first) != Some(Shape::Title),
        _ => true,
    };
    let code = if hit.value == "pound" { "GBP" } else { hit.value };
    is_money.then_some((code, first - i + hit.len))
}

/// Whether "pounds" at a token weigh something: "25 pounds of rice", "weighing 25 pounds", "a 25-pound parcel".
fn is_weight(words: &Words, read: &Measured, i: usize) -> bool {
    let weighs = ["weigh", "heav", "lighter", "lost", "lose", "losing", "drop", "gain", "fat", "shed"];
    let said = (1..=5).filter_map(|n| read.numeral.start.checked_sub(n)).any(|j| weighs.iter().any(|w| words.text(j).starts_with(w)));
    let parcel = words.is_joint(before(i)) && read.numeral.scale < 1e3;
    read.numeral.scale < 1e6 && (said || parcel || words.says_any(i + 1, keys!["of", "in"]) && read.numeral.value < 1e5)
}

/// "15 dollars and 50 cents", "15 dollars 50": the small coins behind the large.
fn coins(words: &Words, read: &mut Measured) {
    let i = read.numeral.end;
    let and = words.says(i, key!("and"));
    let Some(small) = super::numerals::numeral(words, i, i + usize::from(and)) else { return };
    let named = words.says_any(small.end, keys!["cents", "cent", "pence", "penny", "paise", "p"]);
    let ends = !words.is_word(small.end) || words.is(small.end, Class::NounPhraseEnds);
    let two =
        small.value >= 10.0 && small.value < 100.0 && small.step == 1.0 && ends && words.text(small.end) != "%" && small.start > i - 1;
    let large = read.numeral.value.fract() == 0.0 && read.numeral.scale == 1.0 && words.is_word(i - 1);
    if large && small.value < 100.0 && small.suffix.is_empty() && (named || two) {
        read.numeral.value += small.value / 100.0;
        (read.numeral.step, read.numeral.end) = (0.01, small.end + usize::from(named));
    }
}

/// "$10 dollars": the currency told twice.
pub(super) fn repeated_currency(words: &Words, end: usize) -> usize {
    let code = words.is(end, Class::CurrencyCodes) && words.shape(end) == Some(Shape::Upper) && words.text(end).len() == 3;
    if words.says_any(end, keys!["dollars", "euros", "pounds", "rupees"]) || code { end + 1 } else { end }
}

#[cfg(test)]
mod tests {
    use super::super::examples::figures;
    use super::*;

    #[test]
    fn money_is_known_by_signs_words_and_codes() {
        for (text, number, code) in [
            ("$3.2 million", 3.2e6, "USD"),
            ("Rs 5 crore", 5e7, "INR"),
            ("Rs. 500", 500.0, "INR"),
            ("€20m", 2e7, "EUR"),
            ("5 million euros", 5e6, "EUR"),
            ("54 million dollars", 5.4e7, "USD"),
            ("US$10 billion", 1e10, "USD"),
            ("C$16.4m", 1.64e7, "CAD"),
            ("50p", 50.0, "penny"),
            ("25 cents", 25.0, "cent"),
            ("10 €", 10.0, "EUR"),
            ("USD115.5", 115.5, "USD"),
            ("75 USD million", 7.5e7, "USD"),
            ("30 MSEK", 3e7, "SEK"),
            ("13 dollars and 45 cents", 13.45, "USD"),
            ("200,000 Pakistani rupees", 200_000.0, "PKR"),
            ("100元", 100.0, "CNY"),
            ("361 million pounds", 3.61e8, "GBP"),
            ("millions of dollars", 2e6, "USD"),
        ] {
            let (_, figure) = &figures(text)[0];
            assert_eq!((figure.number, figure.measure), (number, Measure::Money(code)), "{text}");
        }
        for text in ["All seventeen won", "26 won seats", "Try 5 doors", "25 pounds of rice", "Covid 19 cases"] {
            let money = figures(text).into_iter().find(|(_, f)| matches!(f.measure, Measure::Money(_)));
            assert!(money.is_none(), "{text}: {money:?}");
        }
    }
}
