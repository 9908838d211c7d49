//! Times of day: "9.25 am", "10 p.m. EDT", "01:19 hrs", "2000 GMT", "half past two", "noon".

use super::Text;
use super::words::{any, any_before, capital, day_part, digits, glued, k, phrase, plain, shape, spelled, word};
use crate::lexicon::Class;
use crate::segment::Shape;
use crate::text::WordKey;
use crate::value::{Clock, DayPart};

/// A time of day at a place, and the place behind it.
pub(super) fn clock(text: &Text, i: usize) -> Option<(Clock, usize)> {
    let (minute, end) = told(text, i)?;
    let (zone, end) = zone(text, end).map_or((None, end), |(zone, end)| (Some(zone), end));
    Some((Clock { minute: Some(minute), zone }, end))
}

/// "overnight", "in the morning", "at noon": a part of a day that no day stands beside.
pub(super) fn part_alone(text: &Text, i: usize) -> Option<(Clock, usize)> {
    let (part, end) = day_part(text, i)?;
    let minute = match part {
        DayPart::Noon if any(text, i, &[k("noon"), k("midday")]) => Some(12 * 60),
        DayPart::Midnight => Some(0),
        _ => None,
    };
    let told = any(text, i, &[k("overnight"), k("noon"), k("midnight")])
        || any_before(text, i, &[k("at"), k("by"), k("before"), k("after"), k("until"), k("during"), k("around")])
        || any_before(text, i, &[k("the"), k("that")]) && i > 1 && any(text, i - 2, &[k("in"), k("during"), k("of"), k("through")]);
    told.then_some((Clock { minute, zone: None }, end))
}

fn told(text: &Text, i: usize) -> Option<(u16, usize)> {
    if let Some(found) = past_the_hour(text, i) {
        return Some(found);
    }
    let (hour, minute, end, written) = hour_minute(text, i)?;
    if let Some((pm, end)) = meridiem(text, end).or_else(|| glued_meridiem(text, i)) {
        return (1..=12).contains(&hour).then(|| (((hour % 12) + if pm { 12 } else { 0 }) * 60 + minute, end));
    }
    if any(text, end, &[k("o'clock"), k("oclock"), k("o’clock")]) {
        let (pm, end) = meridiem(text, end + 1).unwrap_or((false, end + 1));
        return (hour <= 12).then_some(((hour % 12 + if pm || hour == 12 { 12 } else { 0 }) * 60 + minute, end));
    }
    if any(text, end, &[k("noon")]) && hour == 12 {
        return Some((12 * 60, end + 1));
    }
    const AT: &[WordKey] =
        &[k("at"), k("around"), k("about"), k("by"), k("until"), k("till"), k("from"), k("after"), k("before"), k("since")];
    let hours = any(text, end, &[k("hrs"), k("hours"), k("h")]);
    if hours && (written == Written::Colon || written == Written::Joined && any_before(text, i, AT)) {
        return Some((hour * 60 + minute, end + 1));
    }
    let zoned = zone(text, end).is_some() && capital_zone(text, end);
    (written == Written::Colon || written != Written::Hour && zoned).then_some((hour * 60 + minute, end))
}

/// Zones in small letters are mostly other words ("eat", "est").
fn capital_zone(text: &Text, i: usize) -> bool {
    capital(text, i) || any(text, i, &[k("local")])
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    /// 9
    Hour,
    /// 9:25
    Colon,
    /// 9.25, 0925
    Joined,
}

fn hour_minute(text: &Text, i: usize) -> Option<(u16, u16, usize, Written)> {
    let valid = |h: i64, m: i64| (h <= 24 && m < 60).then_some((h as u16, m as u16));
    if shape(text, i)? == Shape::Alphanumeric {
        let (h, m) = joined_meridiem(word(text, i))?;
        let (h, m) = valid(h, m)?;
        return Some((h, m, i + 1, Written::Joined));
    }
    if let Some((n, len)) = digits(text, i) {
        if len <= 2 && any(text, i + 1, &[k(":")]) && glued(text, i + 1) && glued(text, i + 2) {
            let (m, end) = minutes(text, i + 2)?;
            let (h, m) = valid(n, m)?;
            return Some((h, m, end, Written::Colon));
        }
        return match len {
            1 | 2 => valid(n, 0).map(|(h, m)| (h, m, i + 1, Written::Hour)),
            4 => valid(n / 100, n % 100).map(|(h, m)| (h, m, i + 1, Written::Joined)),
            _ => None,
        };
    }
    if shape(text, i)? == Shape::Number {
        let (h, m) = word(text, i).split_once('.')?;
        let (h, m) = (plain(h)?, plain(m).filter(|_| m.len() == 2)?);
        return valid(h, m).map(|(h, m)| (h, m, i + 1, Written::Joined));
    }
    let (n, end) = spelled(text, i).filter(|(n, _)| (1..=12).contains(n))?;
    Some((n as u16, 0, end, Written::Hour))
}

/// The minutes behind a colon, with "45am" glued on or seconds behind them.
fn minutes(text: &Text, i: usize) -> Option<(i64, usize)> {
    if let Some((m, 2)) = digits(text, i) {
        let seconds = any(text, i + 1, &[k(":")]) && glued(text, i + 1) && digits(text, i + 2).is_some_and(|(_, len)| len == 2);
        return Some((m, if seconds { i + 3 } else { i + 1 }));
    }
    let word = word(text, i);
    let m = plain(word.get(..2)?)?;
    is_meridiem(&word[2..]).then_some((m, i + 1))
}

fn is_meridiem(ending: &str) -> bool {
    ["am", "pm", "a", "p", "AM", "PM", "a.m", "p.m", "A.M", "P.M"].contains(&ending)
}

/// "5am", "9.25pm" in one token: hour and minute.
fn joined_meridiem(word: &str) -> Option<(i64, i64)> {
    let split = word.find(|c: char| c.is_ascii_alphabetic())?;
    if !is_meridiem(&word[split..]) || word[split..].len() < 2 {
        return None;
    }
    let number = &word[..split];
    match number.split_once('.') {
        Some((h, m)) => Some((plain(h)?, plain(m)?)),
        None => plain(number).map(|h| (h, 0)),
    }
}

/// "am", "p.m." behind a time: whether it is after noon, and the place behind it.
fn meridiem(text: &Text, i: usize) -> Option<(bool, usize)> {
    let pm = any(text, i, &[k("pm"), k("p.m")]);
    let am = any(text, i, &[k("am"), k("a.m")]);
    if pm || am {
        let dot = word(text, i).contains('.') && any(text, i + 1, &[k(".")]) && glued(text, i + 1);
        return Some((pm, i + 1 + usize::from(dot)));
    }
    let (part, end) = (any(text, i, &[k("in")]) && any(text, i + 1, &[k("the")])).then(|| day_part(text, i + 2)).flatten()?;
    Some((part != DayPart::Morning, end))
}

/// The same where it is glued to the number: "5pm", "8:45am".
fn glued_meridiem(text: &Text, i: usize) -> Option<(bool, usize)> {
    let at = if any(text, i + 1, &[k(":")]) && glued(text, i + 1) { i + 2 } else { i };
    let word = word(text, at);
    let split = word.find(|c: char| c.is_ascii_alphabetic()).filter(|&s| s > 0)?;
    let ending = &word[split..];
    let dot = ending.contains('.') && any(text, at + 1, &[k(".")]) && glued(text, at + 1);
    is_meridiem(ending).then(|| (ending.starts_with(['p', 'P']), at + 1 + usize::from(dot)))
}

/// "half past two", "quarter to nine", "twenty past eight".
fn past_the_hour(text: &Text, i: usize) -> Option<(u16, usize)> {
    const HALF: WordKey = k("half");
    let (minutes, at) = if any(text, i, &[HALF]) {
        (30, i + 1)
    } else if any(text, i, &[k("quarter")]) {
        (15, i + 1)
    } else {
        let (n, end) = digits(text, i).filter(|(_, len)| *len <= 2).map(|(n, _)| (n, i + 1)).or_else(|| spelled(text, i))?;
        (n, end + usize::from(any(text, end, &[k("minutes"), k("min")])))
    };
    let to = any(text, at, &[k("to")]) && minutes == 15 && any(text, i, &[k("quarter")]);
    if !to && !any(text, at, &[k("past")]) || minutes >= 60 {
        return None;
    }
    let (hour, end) = digits(text, at + 1).filter(|(_, len)| *len <= 2).map(|(n, _)| (n, at + 2)).or_else(|| spelled(text, at + 1))?;
    let end = end + usize::from(any(text, end, &[k("o'clock"), k("o’clock")]));
    let total = hour * 60 + if to { -minutes } else { minutes };
    let (pm, end) = meridiem(text, end).map_or((false, end), |(pm, end)| (pm && hour < 12, end));
    (1..=12).contains(&hour).then(|| ((total + if pm { 720 } else { 0 }) as u16, end))
}

/// A zone behind a time, perhaps in brackets: "EDT", "local time", "(US time)".
pub(super) fn zone(text: &Text, i: usize) -> Option<(&'static str, usize)> {
    let bracket = any(text, i, &[k("(")]);
    let at = i + usize::from(bracket);
    let hit = phrase(text, at, Class::TimeZones)?;
    if hit.len == 1 && !capital(text, at) {
        return None;
    }
    let close = bracket && any(text, at + hit.len, &[k(")")]);
    (bracket == close).then(|| (hit.value, at + hit.len + usize::from(close)))
}

#[cfg(test)]
mod tests {
    use super::super::samples::{check, silent};

    #[test]
    fn times_of_day() {
        check(&[
            ("around 9.25 am when", "[9.25 am]=09:25"),
            ("at 10 p.m. EDT", "[10 p.m. EDT]=22:00@EDT"),
            ("at 12 a.m. and 12 p.m.", "[12 a.m.]=00:00 [12 p.m.]=12:00"),
            ("at 2000 GMT", "[2000 GMT]=20:00@GMT"),
            ("20:09 IST", "[20:09 IST]=20:09@IST"),
            ("at 5am and 5.20am local time", "[5am]=05:00 [5.20am local time]=05:20@local time"),
            ("half past two in the afternoon", "[half past two in the afternoon]=14:30"),
            ("quarter to nine", "[quarter to nine]=08:45"),
            ("eight o'clock", "[eight o'clock]=08:00"),
            ("at 0930 hours", "[0930 hours]=09:30"),
            ("9.25 hours of film", "[9.25 hours]=33300s"),
            ("at 8:45pm", "[8:45pm]=20:45"),
            ("at noon", "[noon]=12:00"),
            ("bombs fell overnight", "[overnight]=?"),
            ("in the early hours", "[early hours]=?"),
        ]);
    }

    #[test]
    fn numbers_and_words_are_none() {
        silent(&[
            "I am 5",
            "6.45 percent",
            "a quarter to blame",
            "25:99",
            "Genesis 3:1",
            "4 pmol",
            "night markets",
            "the morning papers",
            "99:99:99",
        ]);
    }

    #[test]
    fn a_day_keeps_its_zone() {
        use super::super::super::{Text, Value};
        let raw = "He spoke on Friday (US time).";
        let segments = crate::segment::segment(raw);
        let mut mentions = Vec::new();
        super::super::extract(&Text { raw, segments: &segments, date: None }, &mut mentions);
        assert!(matches!(mentions[..], [crate::extract::Mention { value: Value::When(when), .. }] if when.zone == Some("US time")));
    }
}
