//! Weekdays that are not those of their dates.

use super::WEEKDAY;
use crate::detect::Within;
use crate::extract::Value;
use crate::value::When;
use jiff::civil::{Date, Weekday};

/// How many days a date without a year may lie from the report's own: farther off its year is a guess.
const NEAR: i32 = 60;

pub(super) fn within(within: &mut Within) {
    let a = within.analysis;
    for mention in super::super::unquoted(a, crate::text::Span::new(0, a.document.text().len())) {
        let Value::When(when) = &mention.value else { continue };
        let Some((told, day)) = told(when, a.date) else { continue };
        if day.weekday() != told {
            let message = format!("{}: {day} is a {}", within.words(mention.span), name(day.weekday()));
            let reason = "The calendar gives the date another weekday.".to_owned();
            within.tell(&WEEKDAY, 0.95, message, reason, vec![(mention.span, Some(day.to_string()))]);
        }
    }
}

/// The weekday that a date is told with, and the day it means, where that is sure.
fn told(when: &When, report: Option<Date>) -> Option<(Weekday, Date)> {
    let (weekday, range) = when.weekday.zip(when.range)?;
    let sure = !when.relative || report.is_some_and(|report| (range.from - report).get_days().abs() <= NEAR);
    (sure && range.from == range.to).then_some((weekday, range.from))
}

fn name(weekday: Weekday) -> &'static str {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday.to_monday_zero_offset() as usize]
}
