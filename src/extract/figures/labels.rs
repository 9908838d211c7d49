//! Numbers that count nothing: years, dates, times of day, and the names of flights, sections and streets.

use super::numerals::{Form, Numeral};
use super::words::{Words, before, key};
use crate::lexicon::Class;
use crate::segment::Shape;

/// Whether a number without unit names something, or tells when; `bounded` where "at least" or the like stands before it.
pub(super) fn is_label(words: &Words, read: &Numeral, bounded: bool) -> bool {
    let plain = read.is_plain();
    is_date(words, read)
        || is_time(words, read)
        || plain && is_inside(words, read)
        || is_ordinal_idiom(words, read)
        || !bounded && (plain || read.form == Form::Words) && is_named(words, read, plain)
        || plain && !bounded && is_year(words, read)
}

/// Whether the number is a part of something written together: "Covid-19", "737-800", "9/11", "12:30", an address on the web.
fn is_inside(words: &Words, read: &Numeral) -> bool {
    let (left, right) = (before(read.start), read.end);
    let opens = matches!(
        words.text(left),
        "(" | "[" | "{" | "<" | "\"" | "“" | "”" | "'" | "‘" | "«" | "~" | "≈" | ">" | "+" | "—" | "–" | "…" | "," | "*" | "•" | "|"
    );
    let left_ends = !words.is_glued(read.start) || opens || words.is_dash(left) && !words.is_glued(left);
    let joins = matches!(words.text(right), "/" | ":" | "_" | "@" | "=" | "&" | "#" | "." | "\\" | "'");
    let right_ends = !(words.is_glued(right) && joins && words.is_glued(right + 1)) || words.text(right + 1) == "\"";
    let number_behind = words.is_joint(right) && words.shape(right + 1) == Some(Shape::Number);
    !left_ends || !right_ends || number_behind
}

/// A day of a month, or a century.
fn is_date(words: &Words, read: &Numeral) -> bool {
    if !(read.is_plain() || read.form == Form::Ordinal || read.form == Form::Words && read.scale == 1.0)
        || read.value > 31.0 && !read.is_plain()
    {
        return read.form == Form::Ordinal && words.says_any(read.end, &[key("century"), key("centuries")]);
    }
    let i = before(read.start);
    let month = if words.says(i, key("the")) || words.text(i) == "." { before(i) } else { i };
    let behind = if words.says(read.end, key("of")) { read.end + 1 } else { words.past_joint(read.end) };
    let is_month = |i: usize| words.is(i, Class::Months) && words.token(i).is_some_and(|t| t.is_capital());
    let when = words.says_any(before(i), &[key("on"), key("until"), key("till"), key("by"), key("since"), key("from")])
        && words.says(i, key("the"));
    let alone = words.is_edge(read.end) || words.is(read.end, Class::NounPhraseEnds);
    is_month(month)
        || read.value <= 31.0 && is_month(behind)
        || words.says_any(words.past_joint(read.end), &[key("century"), key("centuries")])
        || read.form == Form::Ordinal && words.shape(read.start) == Some(Shape::Alphanumeric) && when && alone
}

/// "10 p.m.", "0930 GMT", "5 o'clock"
fn is_time(words: &Words, read: &Numeral) -> bool {
    let i = read.end;
    let folded = words.text(i);
    matches!(
        folded,
        "am" | "pm"
            | "a.m"
            | "p.m"
            | "AM"
            | "PM"
            | "A.M"
            | "P.M"
            | "o'clock"
            | "o’clock"
            | "GMT"
            | "IST"
            | "UTC"
            | "BST"
            | "EST"
            | "EDT"
            | "hrs"
            | "CET"
    ) || matches!(read.suffix, "am" | "pm" | "AM" | "PM" | "a.m" | "p.m" | "hrs")
}

/// "first aid", "second-hand", "a second": ordinals that count nothing.
fn is_ordinal_idiom(words: &Words, read: &Numeral) -> bool {
    if read.form != Form::Ordinal || read.end != read.start + 1 {
        return false;
    }
    let i = before(read.start);
    let moment = words.says(read.start, key("second")) && (words.is_edge(read.end) || words.is(read.end, Class::NounPhraseEnds));
    words.phrase(read.start, Class::OrdinalIdioms).is_some()
        || words.says(read.start, key("first")) && words.says(i, key("at"))
        || moment && (words.says_any(i, &[key("a"), key("per"), key("split"), key("every"), key("one")]))
        || words.is(words.past_joint(read.end), Class::TimeUnits) && words.says(read.end, key("quarter"))
}

/// "Flight 370", "Section 230", "No. 10", "AK 47", "Windows 11", "10 Downing Street".
fn is_named(words: &Words, read: &Numeral, plain: bool) -> bool {
    let i = before(read.start);
    if plain
        && words.text(i) == "."
        && words.says_any(before(i), &[key("no"), key("nos"), key("art"), key("sec"), key("vol"), key("fig"), key("pp")])
    {
        return true;
    }
    if words.is(i, Class::NumberedThings) && (plain || words.token(i).is_some_and(|t| t.is_capital())) {
        return !words.says(i, key("no")) || words.token(i).is_some_and(|t| t.is_capital());
    }
    plain && (is_name_before(words, read, i) || is_address(words, read.end))
}

/// Whether the word before a number is a name that the number belongs to.
fn is_name_before(words: &Words, read: &Numeral, i: usize) -> bool {
    let Some(shape @ (Shape::Title | Shape::Upper | Shape::Mixed)) = words.shape(i) else { return false };
    let acts = words.is(i, Class::NounPhraseEnds)
        || words.is(i, Class::CountedVerbs)
        || words.is(i, Class::Cardinals)
        || words.text(i).ends_with("ed");
    let counts = super::counted::noun(words, read.end).is_some_and(|n| n.is_plural);
    let shouted = shape == Shape::Upper && (words.text(i).len() > 3 || is_shouted(words, i));
    let region = matches!(words.text(i), "US" | "UK" | "UN" | "EU" | "UAE" | "USA" | "U.S" | "U.K" | "U.N" | "TV");
    match shape {
        _ if acts => false,
        Shape::Upper if !shouted && !region => true,
        _ => !(counts || words.is(i, Class::Bounds) || words.is_glued(read.start)),
    }
}

/// Whether the words around are all in capitals, so that capitals tell nothing.
fn is_shouted(words: &Words, i: usize) -> bool {
    words.shape(before(i)) == Some(Shape::Upper) || words.shape(i + 2) == Some(Shape::Upper)
}

/// "10 Downing Street"
fn is_address(words: &Words, end: usize) -> bool {
    let capitals = (end..end + 4).take_while(|&i| words.shape(i) == Some(Shape::Title)).count();
    (end + 1..end + capitals).any(|i| {
        words.says_any(
            i,
            &[key("street"), key("road"), key("avenue"), key("lane"), key("drive"), key("boulevard"), key("st"), key("rd"), key("ave")],
        )
    })
}

/// Four digits that tell a year: "in 2014", "the 1999 election"; not "killed 2000 people".
fn is_year(words: &Words, read: &Numeral) -> bool {
    let four = words.text(read.start).len() == 4 && read.end == read.start + 1;
    if !(four && (1100.0..=2100.0).contains(&read.value)) {
        return false;
    }
    let i = before(read.start);
    let acts = words.is(i, Class::CountedVerbs) || words.text(i).ends_with("ed") || words.text(i).ends_with("ing");
    let counts = super::counted::noun(words, read.end).is_some_and(|n| n.is_plural);
    let round = read.value % 100.0 == 0.0;
    let timed = words.says_any(
        i,
        &[
            key("in"),
            key("since"),
            key("the"),
            key("of"),
            key("until"),
            key("from"),
            key("by"),
            key("year"),
            key("during"),
            key("for"),
            key("after"),
            key("before"),
        ],
    );
    !(counts && (acts || round && !timed))
}
