//! Numbers that count nothing: years, dates, times of day, and the names of flights, sections and streets.

use super::numerals::{Form, Numeral};
use super::words::{Words, before, key, keys};
use crate::lexicon::Class;
use crate::segment::Shape;

/// Whether a number without unit names something, or tells when; `bounded` where "at least" or the like stands before it.
pub(super) fn is_label(words: &Words, read: &Numeral, bounded: bool) -> bool {
    let plain = read.is_plain();
    let told_year =
        words.says(before(read.start), key!("year")) && (1000.0..2200.0).contains(&read.value) && matches!(read.form, Form::Digits { .. });
    told_year
        || is_date(words, read)
        || is_time(words, read)
        || plain && is_inside(words, read)
        || is_ordinal_idiom(words, read)
        || !bounded && (plain || read.form == Form::Words) && is_named(words, read, plain)
        || plain && is_year(words, read, bounded)
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
    let attribute = words.is_glued(read.start) && words.is_glued(left) && words.text(before(left)) == "=";
    attribute || !left_ends || !right_ends || number_behind
}

/// A day of a month, or a century.
fn is_date(words: &Words, read: &Numeral) -> bool {
    if !(read.is_plain() || read.form == Form::Ordinal || read.form == Form::Words && read.scale == 1.0)
        || read.value > 31.0 && !read.is_plain()
    {
        return read.form == Form::Ordinal && words.says_any(read.end, keys!["century", "centuries"]);
    }
    let i = before(read.start);
    let month = if words.says(i, key!("the")) || words.text(i) == "." { before(i) } else { i };
    let behind = if words.says(read.end, key!("of")) { read.end + 1 } else { words.past_joint(read.end) };
    let is_month = |i: usize| words.is(i, Class::Months) && words.token(i).is_some_and(|t| t.is_capital());
    let when = words.says_any(before(i), keys!["on", "until", "till", "by", "since", "from"]) && words.says(i, key!("the"));
    let alone = words.is_edge(read.end) || words.is(read.end, Class::NounPhraseEnds);
    is_month(month)
        || read.value <= 31.0 && is_month(behind)
        || words.says_any(words.past_joint(read.end), keys!["century", "centuries"])
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
    let moment = words.says(read.start, key!("second")) && (words.is_edge(read.end) || words.is(read.end, Class::NounPhraseEnds));
    let named = words.shape(read.end) == Some(Shape::Title)
        && words.says_any(
            read.end,
            keys!["street", "avenue", "road", "amendment", "fleet", "circuit", "reich", "infantry", "brigade", "congress"],
        );
    named
        || words.phrase(read.start, Class::OrdinalIdioms).is_some()
        || words.says(read.start, key!("first")) && words.says(i, key!("at"))
        || read.start == 0 && words.text(read.end) == ","
        || moment && (words.says_any(i, keys!["a", "per", "split", "every", "one"]))
        || words.is(words.past_joint(read.end), Class::TimeUnits) && words.says(read.end, key!("quarter"))
}

/// "Flight 370", "Section 230", "No. 10", "AK 47", "Windows 11", "10 Downing Street".
fn is_named(words: &Words, read: &Numeral, plain: bool) -> bool {
    let i = before(read.start);
    if plain && words.text(i) == "." && words.says_any(before(i), keys!["no", "nos", "art", "sec", "vol", "fig", "pp"]) {
        return true;
    }
    if words.is(i, Class::NumberedThings) && (plain || words.token(i).is_some_and(|t| t.is_capital())) {
        return !words.says(i, key!("no")) || words.token(i).is_some_and(|t| t.is_capital());
    }
    if !plain && words.token(read.start).is_some_and(|t| t.is_capital()) {
        let names = words.shape(i) == Some(Shape::Title) && !words.is(i, Class::NounPhraseEnds);
        return names && !acts(words, i) && !super::counted::noun(words, read.end).is_some_and(|n| n.is_plural);
    }
    plain && (is_name_before(words, read, i) || is_address(words, read.end))
}

/// Whether a word before a number leads to it and is no name: "In", "Kills", "Wounded".
fn acts(words: &Words, i: usize) -> bool {
    let told = words.is(i, Class::NounPhraseEnds) || words.is(i, Class::CountedVerbs) || words.is(i, Class::NumberWords);
    told || ["ed", "ing", "ED", "ING"].iter().any(|ending| words.text(i).ends_with(ending))
}

/// Whether the word before a number is a name that the number belongs to.
fn is_name_before(words: &Words, read: &Numeral, i: usize) -> bool {
    let Some(shape @ (Shape::Title | Shape::Upper | Shape::Mixed)) = words.shape(i) else { return false };
    let counts = super::counted::noun(words, read.end).is_some_and(|n| n.is_plural);
    let shouted = shape == Shape::Upper && (words.text(i).len() > 3 || is_shouted(words, i));
    let region = matches!(words.text(i), "US" | "UK" | "UN" | "EU" | "UAE" | "USA" | "U.S" | "U.K" | "U.N" | "TV");
    match shape {
        _ if acts(words, i) => false,
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
    let capitals = (end..end + 4).take_while(|&i| matches!(words.shape(i), Some(Shape::Title | Shape::Alphanumeric))).count();
    (end + 1..end + capitals).any(|i| words.says_any(i, keys!["street", "road", "avenue", "lane", "drive", "boulevard", "st", "rd", "ave"]))
}

/// Four digits that tell a year: "in 2014", "the 1999 election"; not "killed 2000 people".
fn is_year(words: &Words, read: &Numeral, bounded: bool) -> bool {
    let four = words.text(read.start).len() == 4 && read.end == read.start + 1;
    if !(four && (1100.0..=2100.0).contains(&read.value)) {
        return false;
    }
    let i = before(read.start);
    let acts = words.is(i, Class::CountedVerbs) || words.text(i).ends_with("ed") || words.text(i).ends_with("ing");
    let counts = super::counted::noun(words, read.end).is_some_and(|n| n.is_plural);
    let round = read.value % 100.0 == 0.0;
    let timed = words.says_any(i, keys!["in", "since", "the", "of", "until", "from", "by", "year", "during", "for", "after", "before"]);
    !(counts && (acts || bounded || round && !timed) || bounded && round)
}

#[cfg(test)]
mod tests {
    use super::super::examples::words;

    #[test]
    fn numbers_that_name_are_silent() {
        for text in [
            "Flight 370 vanished",
            "under Section 230",
            "an AK 47",
            "a Boeing 737 landed",
            "Article 5",
            "the G7",
            "Covid-19",
            "the MH-370",
            "10 Downing Street",
            "No. 10 said",
            "Windows 11 is out",
            "Ground Zero",
            "Formula One",
            "Route 66",
            "at https://a.example/b?RQT=305 today",
            "<b id=\"305\">",
        ] {
            assert!(words(text).is_empty(), "{text}: {:?}", words(text));
        }
        for (text, expected) in [
            ("Blast Kills 26 in Oslo", "26"),
            ("BLAST KILLS 26 IN OSLO", "26"),
            ("In Oslo 26 people died", "26"),
            ("Police in Rome arrested 14", "14"),
            ("Six AK 47 rifles", "Six"),
            ("Two Die in Crash", "Two"),
        ] {
            assert_eq!(words(text), [expected], "{text}");
        }
    }

    #[test]
    fn dates_and_times_are_silent() {
        for text in [
            "over the 2008 collapse",
            "in 1999",
            "the 2014 vote",
            "since 2005",
            "May 10",
            "10 May",
            "the 4th of July",
            "Oct. 13",
            "around 9.25 am",
            "at 10 p.m.",
            "at 12:30",
            "2025-05-10",
            "10/12/2025",
            "the 20th century",
            "on the 26th.",
            "5 o'clock",
        ] {
            assert!(words(text).is_empty(), "{text}: {:?}", words(text));
        }
        for (text, expected) in
            [("killed 2000 people", "2000"), ("2,014 people", "2,014"), ("more than 2000 people", "2000"), ("the 26th victim", "26th")]
        {
            assert_eq!(words(text), [expected], "{text}");
        }
    }

    #[test]
    fn ordinals_in_set_phrases_are_silent() {
        for text in [
            "at first he fled",
            "the First Lady",
            "second-hand cars",
            "wait a second.",
            "First, they fled",
            "first aid",
            "in the first place",
            "the 5th Fleet",
            "on 23rd Street",
        ] {
            assert!(words(text).is_empty(), "{text}: {:?}", words(text));
        }
        for (text, expected) in [
            ("his second call", "second"),
            ("a third suspect", "third"),
            ("the twenty-first raid", "twenty-first"),
            ("two hundredth win", "two hundredth"),
        ] {
            assert_eq!(words(text), [expected], "{text}");
        }
    }
}
