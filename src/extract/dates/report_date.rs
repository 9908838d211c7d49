//! The day a report was published, as its own text tells it.

use super::Text;
use super::calendar::{calendar, weekday_name};
use super::resolve::Calendar;
use super::words::{any, capital, k, token};
use crate::segment::{BlockKind, Segments};
use jiff::civil::Date;

/// How many tokens at a text's beginning can hold its stamp.
const HEAD: usize = 160;

/// The day a report was published: a metadata stamp or a dateline with a full date at its head, or the stamp of a post shown in
/// it; never a date of the story.
pub fn report_date(raw: &str, segments: &Segments) -> Option<Date> {
    let text = Text { raw, segments, date: None };
    blocks(&text).or_else(|| head(&text)).or_else(|| post(&text))
}

/// A date in a block that is no prose.
fn blocks(text: &Text) -> Option<Date> {
    let stamps =
        text.segments.blocks.iter().take(40).filter(|b| matches!(b.kind, BlockKind::Metadata | BlockKind::Dateline | BlockKind::Byline));
    stamps.flat_map(|b| text.segments.tokens_in(b.span).take(HEAD)).find_map(|i| full(text, i)).map(|(date, _)| date)
}

/// A date with its year that begins at a token.
fn full(text: &Text, i: usize) -> Option<(Date, usize)> {
    let at = match weekday_name(text, i) {
        Some((_, _, end)) => end + usize::from(any(text, end, &[k(",")])),
        None => i,
    };
    let (c, end) = calendar(text, at)?;
    let Calendar { year: Some(y), month: Some(m), day: Some(d), .. } = c else { return None };
    Some((Date::new(y, m, d).ok()?, end))
}

/// A stamp in the first lines: a line that is a date, a word such as "Updated" before it, or a dateline "PLACE, date —".
fn head(text: &Text) -> Option<Date> {
    let mut i = 0;
    while i < text.tokens().len().min(HEAD) {
        match full(text, i) {
            Some((date, _)) if introduced(text, i) || opens_line(text, i) && closes_line(text, i) || dateline(text, i) => {
                return Some(date);
            }
            Some((_, end)) => i = end,
            None => i += 1,
        }
    }
    None
}

/// "date 2025-05-10", "Updated: November 11", "Published on 3 March", "Posted at".
fn introduced(text: &Text, i: usize) -> bool {
    let at = (i.saturating_sub(2)..i).rev().find(|&j| !any(text, j, &[k(":"), k("on"), k("at"), k("-"), k("|")]));
    at.is_some_and(|j| {
        any(
            text,
            j,
            &[
                k("date"),
                k("dated"),
                k("updated"),
                k("published"),
                k("posted"),
                k("modified"),
                k("released"),
                k("issued"),
                k("update"),
                k("created"),
            ],
        ) && line_start(text, j)
    })
}

fn line_start(text: &Text, i: usize) -> bool {
    let start = text.tokens()[i].span.start();
    let line = &text.raw[..start];
    let line = &line[line.rfind('\n').map_or(0, |n| n + 1)..];
    line.split_whitespace().count() <= 3
}

fn opens_line(text: &Text, i: usize) -> bool {
    let start = text.tokens()[i].span.start();
    text.raw[..start].trim_end_matches([' ', '\t', '|', '(', '-', '•', '·']).ends_with('\n') || i == 0
}

/// Whether hardly more than a time stands between the date and the end of its line.
fn closes_line(text: &Text, i: usize) -> bool {
    let Some((_, end)) = full(text, i) else { return false };
    let behind = text.tokens()[end - 1].span.end();
    let rest = text.raw[behind..].lines().next().unwrap_or("");
    rest.len() < 60 && rest.split_whitespace().filter(|w| w.len() > 3 && w.chars().all(|c| c.is_lowercase())).count() < 2
}

/// "WASHINGTON, Oct. 9, 2017 (AP) —": capitals before the date from the beginning of the line, and a dash or agency behind it.
fn dateline(text: &Text, i: usize) -> bool {
    let Some((_, end)) = full(text, i) else { return false };
    let start = (0..i).rev().take(8).take_while(|&j| capital(text, j) || any(text, j, &[k(","), k("."), k("/")])).last();
    let dash = (end..end + 6).any(|j| any(text, j, &[k("—"), k("–"), k("--"), k("-"), k(":")]) && token(text, j).is_some());
    start.is_some_and(|j| opens_line(text, j)) && dash
}

/// "— Name (@handle) May 10, 2025": the day of a post that the report shows.
fn post(text: &Text) -> Option<Date> {
    (0..text.tokens().len().min(4000)).filter(|&i| any(text, i, &[k("@")])).find_map(|i| {
        let close = (i..i + 5).find(|&j| any(text, j, &[k(")")]))?;
        full(text, close + 1).map(|(date, _)| date)
    })
}
