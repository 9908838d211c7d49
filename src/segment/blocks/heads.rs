//! What is glued to the head of the first paragraph: a stamp, a headline, a dateline.

use super::kinds::stamp;
use super::titles::is_strict_title_case;
use super::{BlockKind, Paragraph, Source};
use crate::lexicon::Class;
use crate::segment::tokens::{Shape, Token, longest};
use crate::text::WordKey;
use std::ops::Range;

/// Splits the heads off the paragraphs that have some.
pub(super) fn split(source: Source, paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    let Some(first) = paragraphs.iter().position(|p| p.kind == BlockKind::Body) else { return paragraphs };
    let titled = paragraphs.iter().any(|p| p.kind == BlockKind::Headline);
    let mut parts = Vec::with_capacity(paragraphs.len() + 3);
    for (i, paragraph) in paragraphs.into_iter().enumerate() {
        let mut range = paragraph.tokens.clone();
        if i == first {
            let mut cut = |kind: BlockKind, end: Option<usize>| {
                if let Some(end) = end.filter(|&end| end > range.start) {
                    parts.push(Paragraph { tokens: range.start..end, kind, parted: paragraph.parted });
                    range.start = end;
                }
                range.clone()
            };
            let rest = cut(BlockKind::Metadata, stamp_head(source, &paragraph.tokens));
            let rest = if titled { rest } else { cut(BlockKind::Headline, headline(source, &rest)) };
            cut(BlockKind::Dateline, dateline(source, &rest));
        }
        if !range.is_empty() {
            parts.push(Paragraph { tokens: range, ..paragraph });
        }
    }
    parts
}

/// The token behind `date 2025-05-10` or `Updated: May 10, 2025 20:09 IST`, where the report's text follows.
fn stamp_head(source: Source, range: &Range<usize>) -> Option<usize> {
    let end = stamp(source, range).filter(|&end| end < range.end)?;
    let opened = source.tokens[range.start].word.value(Class::StampWords) == Some("opens");
    let zoned = source.tokens[end - 1].is(Class::StampWords) && source.tokens[end - 1].key == HRS;
    let begins = source.tokens[end].is_capital() || source.tokens[end].shape == Shape::Mark;
    ((opened || zoned) && begins).then_some(end)
}

const HRS: WordKey = WordKey::of_folded("hrs");

/// The token behind a headline that the first sentence follows on the same line: in title case, ended by `?` or `!`.
fn headline(source: Source, range: &Range<usize>) -> Option<usize> {
    let end = range.clone().take(30).find(|&i| matches!(source.mark(i), '?' | '!' | '.'))? + 1;
    let title = range.start..end;
    let words = source.tokens[title.clone()].iter().filter(|t| t.is_word()).count();
    let follows = source.tokens[..range.end].get(end).is_some_and(|t| t.spaced && t.is_capital());
    let ended = matches!(source.mark(end - 1), '?' | '!');
    let told = source.tokens[end..range.end].iter().take(12).filter(|t| t.shape == Shape::Lower).count() >= 3;
    (ended && follows && told && words >= 4 && is_strict_title_case(source, &title)).then_some(end)
}

/// The token behind a dateline: `PARIS, Oct 3 (Reuters) —`, `NEW DELHI:`, `Washington, May 10` before a capital letter.
fn dateline(source: Source, range: &Range<usize>) -> Option<usize> {
    let (mut at, mut found) = (range.start, Found::default());
    if let Some(end) = agency(source, at) {
        (at, found.agency) = (end, true);
    } else {
        at = place(source, at)?;
        found.upper = source.tokens[range.start..at].iter().all(|t| !t.is_word() || t.shape == Shape::Upper);
        found.known = longest(&source.tokens[range.start..at], Class::Places).is_some_and(|hit| hit.len == at - range.start);
        found.long = source.span(&(range.start..at)).len() >= 4;
        at = details(source, at, &mut found);
    }
    if at >= range.end {
        return (found.dated && at == range.end).then_some(at);
    }
    let opens = |end: usize| end == range.end || source.tokens[..range.end].get(end).is_some_and(opens_text);
    let dash = dash(source, at).filter(|&end| opens(end));
    match source.mark(at) {
        _ if dash.is_some() => dash.filter(|_| found.agency || found.dated || found.region || found.upper && found.long),
        ':' if found.dated || found.agency || found.known || found.upper && found.long && !is_kicker(source, range.start) => Some(at + 1),
        _ => (found.dated && opens_text(&source.tokens[at])).then_some(at),
    }
}

#[derive(Default)]
struct Found {
    upper: bool,
    long: bool,
    known: bool,
    region: bool,
    dated: bool,
    agency: bool,
}

/// Whether the report's text may begin with the token.
fn opens_text(token: &Token) -> bool {
    token.shape != Shape::Lower && token.shape != Shape::Possessive
}

/// How many words the name of a place has at most: "San Anselmo de la Cruz".
const PLACE: usize = 5;

/// The token behind a place's name: a few words with capitals.
fn place(source: Source, at: usize) -> Option<usize> {
    let mut end = at;
    let mut words = 0;
    while words < PLACE {
        let Some(token) = source.tokens.get(end) else { break };
        let opener = end == at && token.is(Class::SentenceOpeners) && token.shape != Shape::Upper;
        if opener || !token.is_capital() || token.is_calendar() && words > 0 {
            break;
        }
        words += 1;
        end += 1;
        let abbreviated = source.mark(end) == '.' && !source.tokens[end].spaced && source.word(end - 1).len() <= 5;
        end += usize::from(abbreviated);
        if source.mark(end) == '-' && !source.tokens[end].spaced && source.tokens.get(end + 1).is_some_and(|t| t.is_capital() && !t.spaced)
        {
            end += 1;
        }
    }
    (end > at).then_some(end)
}

/// The token behind what may follow the place: its region, the day, the agency.
fn details(source: Source, mut at: usize, found: &mut Found) -> usize {
    for _ in 0..4 {
        let comma = source.mark(at) == ',';
        let behind = at + usize::from(comma);
        if let Some(end) = day(source, behind) {
            (at, found.dated) = (end, true);
        } else if let Some(end) = agency(source, at) {
            (at, found.agency) = (end, true);
        } else if let Some(end) = place(source, behind).filter(|_| comma && !found.dated && !found.agency) {
            (at, found.region) = (end, true);
        } else {
            break;
        }
    }
    at
}

/// `May 10`, `Oct. 3, 2025`, `10 May`
fn day(source: Source, at: usize) -> Option<usize> {
    let month = |i: usize| source.tokens.get(i).is_some_and(|t| t.is(Class::Months) && t.is_capital());
    let number = |i: usize| source.word(i).len() <= 4 && starts_with_digit(source.word(i));
    let mut end = at;
    if month(at) {
        end += 1;
        end += usize::from(source.mark(end) == '.');
        end += usize::from(number(end));
    } else if number(at) && month(at + 1) {
        end += 2;
    }
    if end < at + 2 {
        return None;
    }
    let year = if source.mark(end) == ',' { end + 1 } else { end };
    if source.word(year).len() == 4 && starts_with_digit(source.word(year)) {
        end = year + 1;
    }
    Some(end)
}

fn starts_with_digit(word: &str) -> bool {
    word.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

/// `(Reuters)`, `(AP/AFP)`
fn agency(source: Source, at: usize) -> Option<usize> {
    if source.mark(at) != '(' {
        return None;
    }
    let close = (at + 1..at + 8).find(|&i| source.mark(i) == ')')?;
    let named = source.tokens[at + 1..close].iter().any(|t| t.is(Class::NewsAgencies));
    let capital = source.tokens[at + 1..close].iter().all(|t| t.is_capital() || !t.is_word());
    // A sender that no list knows is known by the dash behind it.
    ((named || dash(source, close + 1).is_some()) && capital).then_some(close + 1)
}

/// The token behind a dash with a space before it: `-`, `--`, `–`, `—`.
fn dash(source: Source, at: usize) -> Option<usize> {
    let end = (at..at + 3).take_while(|&i| matches!(source.mark(i), '-' | '–' | '—')).last()? + 1;
    let spaced = source.tokens[at].spaced || source.mark(at) == '—';
    spaced.then_some(end)
}

/// `LIVE:`, `EXCLUSIVE:`: a word in capitals that is no place.
fn is_kicker(source: Source, at: usize) -> bool {
    KICKERS.contains(&source.tokens[at].key)
}

const KICKERS: [WordKey; 14] = [
    WordKey::of_folded("live"),
    WordKey::of_folded("breaking"),
    WordKey::of_folded("exclusive"),
    WordKey::of_folded("watch"),
    WordKey::of_folded("video"),
    WordKey::of_folded("photos"),
    WordKey::of_folded("opinion"),
    WordKey::of_folded("analysis"),
    WordKey::of_folded("explainer"),
    WordKey::of_folded("explained"),
    WordKey::of_folded("update"),
    WordKey::of_folded("factbox"),
    WordKey::of_folded("editorial"),
    WordKey::of_folded("timeline"),
];
