//! The day a report was published, as its own text tells it.

use super::Text;
use super::calendar::{calendar, weekday_name};
use super::resolve::Calendar;
use super::words::{any, any_before, capital, k, token};
use crate::segment::{BlockKind, Segments};
use crate::text::WordKey;
use jiff::civil::Date;

/// How many tokens at a text's beginning, or at its end, can hold a stamp.
const HEAD: usize = 160;

/// The day a report was published: a metadata stamp or a dateline with a full date at its head, the stamp of a post shown in it,
/// a note at its end, a dateline whose year another place tells, or the end of a heading; never a date of the story.
pub fn report_date(raw: &str, segments: &Segments) -> Option<Date> {
    let text = Text { raw, segments, date: None };
    blocks(&text)
        .or_else(|| head(&text))
        .or_else(|| post(&text))
        .or_else(|| note(&text))
        .or_else(|| super::dateline::yearless(&text))
        .or_else(|| heading(&text))
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
            Some((date, end)) if introduced(text, i) || on_its_own(text, i, end) || dateline(text, i, end) => return Some(date),
            Some((_, end)) => i = end,
            None => i += 1,
        }
    }
    None
}

/// Words that introduce a stamp at the beginning of its line.
const STAMPED: &[WordKey] = &[
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
];

/// "date 2025-05-10", "Updated: November 11", "First published on 3 March", "Posted at 10:30 a.m. on May 5".
fn introduced(text: &Text, i: usize) -> bool {
    let word = (i.saturating_sub(8)..i).rev().find(|&j| any(text, j, STAMPED));
    word.filter(|&j| !any_before(text, j, &[k("was"), k("were"), k("is"), k("be"), k("been"), k("being")]))
        .is_some_and(|j| before_in_line(text, j).split_whitespace().count() <= 3 && between(text, j + 1, i))
}

/// Whether nothing but small words, marks and a time stand from one token to another.
fn between(text: &Text, from: usize, to: usize) -> bool {
    (from..to).all(|j| token(text, j).is_some_and(|t| t.span.len() <= 4 || !t.is_word()))
}

/// What stands before a token in its line.
fn before_in_line<'t>(text: &Text<'t>, i: usize) -> &'t str {
    let before = &text.raw[..text.tokens()[i].span.start()];
    &before[before.rfind('\n').map_or(0, |n| n + 1)..]
}

/// A date that opens its line, or stands in it between bars, with hardly more than a time behind it.
fn on_its_own(text: &Text, i: usize, end: usize) -> bool {
    let before = before_in_line(text, i).trim_end();
    let opened = before.trim_matches(|c: char| !c.is_alphanumeric()).is_empty() || before.ends_with(['|', '•', '·']);
    let rest = text.raw[text.tokens()[end - 1].span.end()..].lines().next().unwrap_or("");
    let prose = |w: &&str| w.len() > 3 && w.chars().all(char::is_lowercase);
    opened && rest.len() < 60 && rest.split_whitespace().filter(prose).count() < 2
}

/// How many lines a heading has, at most.
const HEADING: usize = 6;
/// What the heading of a document says that it is.
const DOCUMENTS: &[WordKey] = &[
    k("press"),
    k("conference"),
    k("release"),
    k("statement"),
    k("transcript"),
    k("notice"),
    k("interview"),
    k("call"),
    k("hearing"),
    k("communique"),
    k("briefing"),
    k("results"),
    k("minutes"),
    k("bulletin"),
    k("readout"),
];

/// "Press conference, town hall of Lima, Tuesday 14 May 2024, 16.30", "Lima Courier, 14 May 2024": a date that ends one of the first lines,
/// behind a comma or dash, where the line is a masthead or says what the document is.
fn heading(text: &Text) -> Option<Date> {
    let first = text.tokens().len().min(HEAD);
    (0..first)
        .filter_map(|i| full(text, i).map(|(date, end)| (i, date, end)))
        .find(|&(i, _, end)| closes_heading(text, i, end))
        .map(|(_, date, _)| date)
}

fn closes_heading(text: &Text, i: usize, end: usize) -> bool {
    let lines = text.raw[..text.tokens()[i].span.start()].matches('\n').count();
    let before = before_in_line(text, i).trim_end();
    let behind = text.raw[text.tokens()[end - 1].span.end()..].lines().next().unwrap_or("").trim();
    let prose = |w: &&str| w.len() > 3 && w.chars().all(char::is_lowercase);
    let caption = (i..(end + 8).min(text.tokens().len())).any(|j| any(text, j, &[k("photo"), k("picture"), k("image"), k("credit")]));
    let another = !behind.is_empty() && (end..(end + 8).min(text.tokens().len())).any(|j| full(text, j).is_some());
    let masthead = before.split_whitespace().filter(prose).count() == 0 && before.split_whitespace().count() <= 6;
    let document = (i.saturating_sub(20)..(end + 8).min(text.tokens().len())).any(|j| any(text, j, DOCUMENTS));
    lines < HEADING
        && before.len() < 100
        && before.ends_with([',', '-', '–', '—', '|'])
        && behind.len() < 40
        && !behind.starts_with('.')
        && !behind.ends_with(['.', ','])
        && !caption
        && !another
        && behind.split_whitespace().filter(prose).count() < 2
        && (masthead || document)
}

/// "WASHINGTON, Oct. 9, 2017 (AP) —": capitals before the date from the beginning of the line, and a dash or colon behind it.
fn dateline(text: &Text, i: usize, end: usize) -> bool {
    let place = |j: &usize| capital(text, *j) || any(text, *j, &[k(","), k("."), k("/"), k("–"), k("—"), k("-")]);
    let start = (0..i).rev().take(8).take_while(place).last();
    let dash = (end..end + 6).any(|j| any(text, j, &[k("—"), k("–"), k("-"), k(":")]));
    dash && start.is_some_and(|j| before_in_line(text, j).trim().is_empty())
}

/// "— Name (@handle) May 10, 2025": the day of a post that the report shows.
fn post(text: &Text) -> Option<Date> {
    (0..text.tokens().len()).filter(|&i| any(text, i, &[k("@")])).find_map(|i| {
        let close = (i..i + 5).find(|&j| any(text, j, &[k(")")]))?;
        full(text, close + 1).map(|(date, _)| date)
    })
}

/// "This story was first published on May 5, 2021" at the end.
fn note(text: &Text) -> Option<Date> {
    let count = text.tokens().len();
    (count.saturating_sub(HEAD)..count).filter(|&i| any(text, i, &[k("published"), k("posted"), k("updated")])).find_map(|i| {
        let report = (i.saturating_sub(6)..i).any(|j| any(text, j, &[k("article"), k("story"), k("report"), k("piece")]));
        let at = (i + 1..i + 4).find(|&j| !any(text, j, &[k("on"), k("at"), k(":")]))?;
        report.then(|| full(text, at)).flatten().map(|(date, _)| date)
    })
}

#[cfg(test)]
mod tests {
    use crate::segment::segment;

    fn dated(raw: &str) -> Option<String> {
        super::report_date(raw, &segment(raw)).map(|d| d.to_string())
    }

    #[test]
    fn stamps_tell_the_day() {
        for raw in [
            "date 2021-05-05 Lima, May 5 The mayor spoke on Monday.",
            "Mayor resigns\nUpdated: May 5, 2021 20:09 IST\n\nThe mayor left.",
            "Ship sinks\n\nWed May 5 2021, 01:19 hrs\n\nIt sank.",
            "Headline\nPublished 5 May 2021\nIt sank.",
            "LIMA, May 5, 2021 (AP) — It sank.",
            "Lima, Peru – May 5, 2021 – It sank.",
            "It sank.\n— Jane Roe (@janeroe) May 5, 2021\nMore of it.",
            "By Jane Roe | May 5, 2021 | 5:30 pm\nIt sank.",
            "Posted at 10:30 a.m. on May 5, 2021\nIt sank.",
            "First published on Wed 5 May 2021 10.30 BST\nIt sank.",
            "It sank.\n\nThis story was first published on May 5, 2021.",
            "5 May 2021",
            "Press conference, town hall of Lima, Wednesday 5 May 2021, 16.30\nTranscript: press office",
            "Lima Courier, May 5, 2021\n\nShip sinks\n\nIt sank.",
            "HARBOUR LTD\nCallao\n\nRECALL NOTICE - Wednesday, 5 May 2021\n\nWe are recalling a boat.",
            "Harbour AS - half-year results call, 5 May 2021, 10.00 (edited transcript)\n\nANN ROE: Good morning.",
        ] {
            assert_eq!(dated(raw).as_deref(), Some("2021-05-05"), "{raw}");
        }
    }

    #[test]
    fn dates_of_the_story_and_of_pictures_do_not() {
        for raw in [
            "",
            "On May 5, 2021, the court ruled.",
            "The law, passed on May 5, 2021, was repealed.",
            "Dancers in Rome, Wednesday, May 5, 2021. (Photo: J. Doe)\n\nThe show closed.",
            "The film was released on May 5, 2021, and its story won a prize.",
            "LIMA (Reuters) - It sank. The court ruled on May 5, 2021.",
            "May 5, 2021 was the day when the harbour was closed and ships were sent away by its master.",
            "LIMA, May 5 (Xinhua) -- It sank.",
            "Dancers in Rome, Wednesday, May 5, 2021 (Photo: J. Doe)\n\nThe show closed.",
            "Mill owner convicted of the fire in Lima, 5 May 2021\n\nShe set it, the court found.",
            "Ann Roe, 5 May 1931 to 6 June 2020\n\nShe wrote.",
            "The mayor, who was born in Lima, May 5, 2021 or not, spoke.",
        ] {
            assert_eq!(dated(raw), None, "{raw}");
        }
    }
}
