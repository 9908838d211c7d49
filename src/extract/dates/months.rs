//! Months: which words name one, and when "may" and "march" do.

use super::Text;
use super::ranges::connector;
use super::words::{any, any_before, capital, digits, glued, is, k, ordinal, past_article, shape, value, word};
use crate::lexicon::Class;
use crate::segment::Shape;
use crate::text::WordKey;

/// The month at a place: its number, whether it is a short form, and the place behind it and its full stop.
pub(super) fn month_name(text: &Text, i: usize) -> Option<(i8, bool, usize)> {
    let name = value(text, i, Class::Months)?;
    let number = name.trim_end_matches('*').parse().ok()?;
    let dot = any(text, i + 1, &[k(".")]) && glued(text, i + 1) && word(text, i).len() < 5;
    let number_behind = || digits(text, i + 2).is_some() || ordinal(text, i + 2).is_some();
    Some((number, name.ends_with('*'), if dot && number_behind() { i + 2 } else { i + 1 }))
}

/// Months that are verbs as well.
pub(super) fn verb_like(text: &Text, i: usize) -> bool {
    any(text, i, &[k("may"), k("march"), k("mar")])
}

/// Months that are verbs or given names as well.
fn ambiguous(text: &Text, i: usize) -> bool {
    any(text, i, &[k("may"), k("march"), k("mar"), k("april"), k("june"), k("august"), k("jan"), k("dec"), k("sun")])
}

/// Whether a month without day and year is one: "in March", "last May", "October".
pub(super) fn stands_as_month(text: &Text, i: usize, short: bool) -> bool {
    const IN: &[WordKey] = &[
        k("in"),
        k("since"),
        k("until"),
        k("till"),
        k("last"),
        k("next"),
        k("this"),
        k("early"),
        k("late"),
        k("mid"),
        k("during"),
        k("previous"),
        k("past"),
        k("coming"),
    ];
    const AROUND: &[WordKey] =
        &[k("from"), k("to"), k("by"), k("before"), k("after"), k("through"), k("between"), k("and"), k("of"), k("through")];
    let strong = any_before(text, i, IN) || any_before(text, i, &[k("-")]) && i > 1 && any(text, i - 2, &[k("mid")]);
    let verb_like = verb_like(text, i);
    let name_like = ambiguous(text, i);
    const PART: &[WordKey] = &[k("end"), k("middle"), k("start"), k("beginning"), k("close"), k("half"), k("rest"), k("days")];
    let part = any_before(text, i, &[k("of")])
        && i > 1
        && (is(text, i - 2, Class::TimeUnits) || is(text, i - 2, Class::Weekdays) || any(text, i - 2, PART));
    if strong || part {
        return capital(text, i) || !verb_like || any(text, i - 1, &[k("in"), k("last"), k("next"), k("since"), k("of")]);
    }
    let today = |j: usize| any(text, j, &[k("now"), k("date"), k("today")]) && any_before(text, i, &[k("from")]);
    let onward = connector(text, i + 1).is_some_and(|j| is(text, past_article(text, j), Class::Months) || today(j));
    let onward = onward || any_before(text, i, &[k("between")]) && any(text, i + 1, &[k("and")]) && is(text, i + 2, Class::Months);
    let back = i > 1 && connector(text, i - 1) == Some(i) && is(text, i - 2, Class::Months);
    if onward || back {
        return capital(text, i) || !verb_like;
    }
    if short || !capital(text, i) && name_like {
        return false;
    }
    if !name_like {
        return !capital(text, i + 1) || !capital(text, i) || any(text, i + 1, &[k("i")]) || any_before(text, i, AROUND);
    }
    let months_around = any_before(text, i, AROUND) && !any(text, i - 1, &[k("of"), k("and")]) && !verb_like;
    let article = any_before(text, i, &[k("the"), k("a")])
        && shape(text, i + 1) == Some(Shape::Lower)
        && !any(text, i + 1, &[k("on"), k("for"), k("to"), k("of"), k("in"), k("was"), k("and"), k("from")]);
    (months_around || article) && !capital(text, i + 1)
}

#[cfg(test)]
mod tests {
    use super::super::samples::{check, silent};

    #[test]
    fn verbs_and_names_are_no_months() {
        silent(&[
            "She may march on the palace.",
            "Theresa May resigned.",
            "April Jones and June Brown sang.",
            "The March on Washington drew thousands.",
            "Mrs May may go.",
            "",
        ]);
    }

    #[test]
    fn months_stand_alone_behind_their_words() {
        check(&[
            ("He died in March.", "[March]=2025-03-01..2025-03-31"),
            ("sales from March to date", "[March to date]=2025-03-01..2025-05-14"),
            ("since September", "[September]=2024-09-01..2024-09-30"),
            ("Troops will leave in October", "[October]=2025-10-01..2025-10-31"),
            ("She said in May that it may rain", "[May]=2025-05-01..2025-05-31"),
            ("the March attack", "[March]=2025-03-01..2025-03-31"),
            ("at the end of March", "[end of March]=2025-03-16..2025-03-31"),
            ("the first Monday of June", "[first Monday of June]=2025-06-02"),
        ]);
    }
}
