//! What tests of this folder share: a text read, and written down as `[words]=value`.

use super::super::{Mention, Text, Value};
use crate::segment::segment;
use jiff::civil::Date;

/// Every mention of a text that was published on Wednesday, 14 May 2025.
pub(super) fn seen(raw: &str) -> String {
    told(raw, Some(Date::constant(2025, 5, 14)))
}

/// Every mention of a text that was published on some day.
pub(super) fn told(raw: &str, date: Option<Date>) -> String {
    let segments = segment(raw);
    let mut mentions = Vec::new();
    (super::EXTRACTOR.extract)(&Text { raw, segments: &segments, date }, &mut mentions);
    mentions.iter().map(|m| written(raw, m)).collect::<Vec<_>>().join(" ")
}

/// Asserts, for each row, what is seen.
pub(super) fn check(rows: &[(&str, &str)]) {
    for (raw, expected) in rows {
        assert_eq!(seen(raw), *expected, "{raw}");
    }
}

/// Asserts that nothing is seen.
pub(super) fn silent(rows: &[&str]) {
    for raw in rows {
        assert_eq!(seen(raw), "", "{raw}");
    }
}

fn written(raw: &str, mention: &Mention) -> String {
    let value = match &mention.value {
        Value::When(when) => match when.range {
            Some(r) if r.from == r.to => r.from.to_string(),
            Some(r) => format!("{}..{}", r.from, r.to),
            None => "?".to_owned(),
        },
        Value::Clock(clock) => {
            let time = clock.minute.map_or("?".to_owned(), |m| format!("{:02}:{:02}", m / 60, m % 60));
            format!("{time}{}", clock.zone.map_or(String::new(), |z| format!("@{z}")))
        }
        Value::Duration(d) => format!("{}s", d.seconds),
        other => format!("{other:?}"),
    };
    format!("[{}]={value}", mention.span.of(raw))
}
