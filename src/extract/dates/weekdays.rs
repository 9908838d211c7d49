//! Weekdays, alone or beside a date: "Saturday", "last Friday", "Sat Nov 12", "Friday the 26th".

use super::Text;
use super::calendar::{calendar, day_number, weekday_name};
use super::counted::counted_off;
use super::months::month_name;
use super::resolve::{Calendar, Pointer, Sense, add, stepped};
use super::words::{any, any_before, capital, is, k, ordinal, phrase, shape, token};
use crate::lexicon::Class;
use crate::segment::Shape;
use crate::value::{DateRange, Grain, When};
use jiff::civil::Weekday;

/// A weekday at a place, with the date beside it; `pointer` is what stood before it ("last").
pub(super) fn weekday(text: &Text, i: usize, pointer: Pointer) -> Option<(Sense, usize)> {
    let (weekday, short, end) = weekday_name(text, i)?;
    if let Some((calendar, end)) = date_beside(text, end, weekday) {
        return Some((Sense::Calendar(calendar), end));
    }
    if pointer == Pointer::Bare
        && let Some(found) = of_week(text, end, weekday).or_else(|| counted_off_week(text, end, weekday))
    {
        return Some(found);
    }
    let alone = if short {
        pointer != Pointer::Bare || stands_alone(text, i)
    } else {
        capital(text, i) || any_before(text, i, &[k("on")]) || !plural(text, i)
    };
    alone.then_some((Sense::Weekday(weekday, pointer), end))
}

/// "Friday of next week", "Monday last week".
fn of_week(text: &Text, end: usize, weekday: Weekday) -> Option<(Sense, usize)> {
    let hit = phrase(text, end + usize::from(any(text, end, &[k("of")])), Class::DatePointers)?;
    let at = end + usize::from(any(text, end, &[k("of")])) + hit.len;
    let pointer = Pointer::named(hit.value);
    let owner = any(text, at + 1, &[k("'s"), k("’s")]);
    let in_week = any(text, at, &[k("week")]) && !owner && pointer != Pointer::Past;
    in_week.then(|| {
        let week = text.date.zip(pointer.step()).and_then(|(date, step)| stepped(date, "week", step));
        let day = week.and_then(|w| add(w.from, i64::from(weekday.to_monday_zero_offset()), "day")).map(DateRange::day);
        (Sense::When(When { weekday: Some(weekday), ..When::relative(day, Grain::Day) }), at + 1)
    })
}

/// "Monday two weeks from now", "Sunday, three weeks after May 5": the day of that name in the week, from its Sunday, that is counted off.
fn counted_off_week(text: &Text, end: usize, weekday: Weekday) -> Option<(Sense, usize)> {
    let at = end + usize::from(any(text, end, &[k(",")]));
    let (Sense::When(when), end) = counted_off(text, at, 1)? else { return None };
    let day = when.range?.from;
    let steps = i64::from(weekday.to_sunday_zero_offset()) - i64::from(day.weekday().to_sunday_zero_offset());
    let range = add(day, steps, "day").map(DateRange::day);
    Some((Sense::When(When { range, grain: Grain::Day, weekday: Some(weekday), ..when }), end))
}

/// Short forms are words of their own ("sat", "sun"): only behind "on" and beside no noun do they mean a day.
fn stands_alone(text: &Text, i: usize) -> bool {
    any_before(text, i, &[k("on")])
        && token(text, i + 1).is_none_or(|t| !t.is_word() || is(text, i + 1, Class::DayParts))
        && !any(text, i, &[k("sun")])
}

fn plural(text: &Text, i: usize) -> bool {
    shape(text, i) == Some(Shape::Mixed)
}

/// The date behind a weekday: ", May 10", " 10 May", " the 26th", " 13th", " (jun-15)".
fn date_beside(text: &Text, end: usize, weekday: Weekday) -> Option<(Calendar, usize)> {
    let bracket = any(text, end, &[k("(")]);
    let at = end + usize::from(bracket || any(text, end, &[k(",")]));
    if digits_only_year(text, at) {
        return None;
    }
    let dated = is(text, at, Class::Months) && month_name(text, at).is_some()
        || day_number(text, at).is_some()
        || super::words::digits(text, at).is_some();
    let found = dated.then(|| calendar(text, at)).flatten().filter(|(c, _)| c.day.is_some());
    let (calendar, end) = found.or_else(|| numbered(text, at))?;
    let close = usize::from(bracket && any(text, end, &[k(")")]));
    Some((Calendar { weekday: Some(weekday), ..calendar }, end + close))
}

/// "October 2, 2016, Sunday", "May 10 (Saturday)": the weekday behind a date, before a mark.
pub(super) fn behind(text: &Text, calendar: Calendar, end: usize) -> (Calendar, usize) {
    let bracket = any(text, end, &[k("(")]);
    let closed = |end: usize| if bracket { any(text, end, &[k(")")]) } else { any(text, end, &[k("."), k(",")]) };
    match weekday_name(text, end + 1) {
        Some((weekday, _, at))
            if calendar.day.is_some() && calendar.weekday.is_none() && (bracket || any(text, end, &[k(",")])) && closed(at) =>
        {
            (Calendar { weekday: Some(weekday), ..calendar }, at + usize::from(bracket))
        }
        _ => (calendar, end),
    }
}

fn digits_only_year(text: &Text, i: usize) -> bool {
    super::years::year_number(text, i).is_some() && !any(text, i + 1, &[k("-"), k("/")])
}

/// "Friday the 26th", "Mon 13th".
fn numbered(text: &Text, i: usize) -> Option<(Calendar, usize)> {
    let the = any(text, i, &[k("the")]);
    let (day, end) = ordinal(text, i + usize::from(the))?;
    let day = (1..=31).contains(&day).then_some(day as i8)?;
    let bare = shape(text, end - 1) == Some(Shape::Alphanumeric) || the;
    let behind = token(text, end);
    if shape(text, end - 1) != Some(Shape::Alphanumeric) && behind.is_some_and(|t| t.is_word()) {
        return None;
    }
    (bare && behind.is_none_or(|t| t.shape != Shape::Lower || is(text, end, Class::DayParts) || any(text, end, &[k("at")])))
        .then_some((Calendar { day: Some(day), ..Calendar::default() }, end))
}

#[cfg(test)]
mod tests {
    use super::super::samples::{check, silent};

    #[test]
    fn a_bare_weekday_is_the_latest_unless_the_sentence_looks_ahead() {
        check(&[
            ("He was arrested on Saturday.", "[Saturday]=2025-05-10"),
            ("He told reporters Wednesday", "[Wednesday]=2025-05-14"),
            ("The court will rule on Friday.", "[Friday]=2025-05-16"),
            ("The court will rule soon, officials said Friday.", "[Friday]=2025-05-09"),
            ("On Friday, voters will decide.", "[Friday]=2025-05-16"),
            ("last Friday", "[last Friday]=2025-05-09"),
            ("next Monday", "[next Monday]=2025-05-19"),
            ("this Sunday", "[this Sunday]=2025-05-18"),
            ("this past Wednesday", "[this past Wednesday]=2025-05-07"),
            ("the coming Saturday", "[coming Saturday]=2025-05-17"),
            ("Saturday morning", "[Saturday morning]=2025-05-10"),
            ("late Friday night", "[late Friday night]=2025-05-09"),
            ("Monday two weeks from now", "[Monday two weeks from now]=2025-05-26"),
            ("Friday of next week", "[Friday of next week]=2025-05-23"),
        ]);
    }

    #[test]
    fn a_date_stands_beside_its_weekday() {
        check(&[
            ("Sat Nov 12 2011, 01:19 hrs", "[Sat Nov 12 2011]=2011-11-12 [01:19 hrs]=01:19"),
            ("Friday, May 16", "[Friday, May 16]=2025-05-16"),
            ("Friday the 13th", "[Friday the 13th]=2024-12-13"),
            ("October 2, 2016, Sunday.", "[October 2, 2016, Sunday]=2016-10-02"),
            ("Monday, 10 May 2025", "[Monday, 10 May 2025]=2025-05-10"),
        ]);
    }

    #[test]
    fn papers_feasts_and_short_words_are_no_weekdays() {
        silent(&["The Sunday Times", "the Good Friday Agreement", "Bloody Sunday", "the sun rose", "he sat down", "Sun and Sat", "to wed"]);
    }
}
