//! What a whole paragraph is, where it shows by itself.

use super::{BlockKind, Source};
use crate::lexicon::Class;
use crate::segment::tokens::{Shape, longest};
use crate::text::WordKey;
use std::ops::Range;

/// The longest promotion or notice, in tokens; anything longer is text.
const LONGEST_NOTICE: usize = 80;

/// How far down a byline may stand, in paragraphs.
const LAST_BYLINE: usize = 8;

/// The kind of the paragraph with the given number; `Body` where nothing else is sure.
pub(super) fn kind(source: Source, range: &Range<usize>, number: usize) -> BlockKind {
    if range.len() > LONGEST_NOTICE {
        return if ends_in_credit(source, range) { BlockKind::Caption } else { BlockKind::Body };
    }
    if let Some(kind) = opened(source, range) {
        return kind;
    }
    if is_follow_line(source, range) {
        return BlockKind::Promotion;
    }
    if is_stamp(source, range) {
        return BlockKind::Metadata;
    }
    if number < LAST_BYLINE && is_byline(source, range) {
        return BlockKind::Byline;
    }
    if ends_in_credit(source, range) {
        return BlockKind::Caption;
    }
    BlockKind::Body
}

/// The kind that the paragraph's first words tell.
fn opened(source: Source, range: &Range<usize>) -> Option<BlockKind> {
    if source.mark(range.start) == '©' {
        return Some(BlockKind::Disclaimer);
    }
    let start = range.clone().find(|&i| !matches!(source.mark(i), '(' | '[' | '>' | '*' | '»' | '|' | '-' | '•' | '“' | '"'))?;
    let hit = longest(&source.tokens[start..range.end], Class::BlockOpeners)?;
    let capital = source.tokens[start].is_capital();
    let (kind, needs_mark) = hit.value.strip_suffix(':').map_or((hit.value, false), |kind| (kind, true));
    let behind = start + hit.len;
    let marked = behind >= range.end || matches!(source.mark(behind), ':' | '|' | '–' | '—' | '-' | '©') && !is_compound(source, behind);
    let credited = matches!(kind, "byline") && (source.tokens[behind..range.end].first().is_none_or(|t| t.is_capital()));
    if !capital || needs_mark && !marked && !credited {
        return None;
    }
    Some(match kind {
        "promotion" => BlockKind::Promotion,
        "disclaimer" => BlockKind::Disclaimer,
        "correction" => BlockKind::Correction,
        "byline" => BlockKind::Byline,
        _ => BlockKind::Caption,
    })
}

/// `Follow Jane Doe on Twitter @janedoe`
fn is_follow_line(source: Source, range: &Range<usize>) -> bool {
    let Some(start) = range.clone().find(|&i| source.tokens[i].is_word()) else { return false };
    let network = |i: usize| NETWORKS.contains(&source.tokens[i].key) && source.tokens[i - 1].key == ON;
    source.tokens[start].key == FOLLOW && source.tokens[start].is_capital() && (start + 2..range.end).take(8).any(network)
}

const FOLLOW: WordKey = WordKey::of_folded("follow");
const ON: WordKey = WordKey::of_folded("on");

const NETWORKS: [WordKey; 8] = [
    WordKey::of_folded("twitter"),
    WordKey::of_folded("x"),
    WordKey::of_folded("facebook"),
    WordKey::of_folded("instagram"),
    WordKey::of_folded("youtube"),
    WordKey::of_folded("telegram"),
    WordKey::of_folded("whatsapp"),
    WordKey::of_folded("bluesky"),
];

/// Whether the mark is the hyphen of a compound, `Video-game`.
fn is_compound(source: Source, at: usize) -> bool {
    source.mark(at) == '-' && !source.tokens[at].spaced
}

/// Whether the paragraph holds only a date, a time and the words around them.
fn is_stamp(source: Source, range: &Range<usize>) -> bool {
    range.len() <= 30 && stamp(source, range) == Some(range.end)
}

/// The token behind a stamp that begins the range: words of stamps and marks, with a date among them.
pub(super) fn stamp(source: Source, range: &Range<usize>) -> Option<usize> {
    let mut end = range.start;
    let (mut named, mut numbers, mut words) = (false, 0, 0);
    for i in range.clone().take(30) {
        let token = &source.tokens[i];
        let number = token.shape == Shape::Number || token.shape == Shape::Alphanumeric && starts_with_digit(source.word(i));
        let calendar = token.is_calendar();
        if !(number
            || calendar
            || token.is(Class::StampWords)
            || matches!(source.mark(i), ':' | ',' | '|' | '-' | '/' | '.' | '–' | '(' | ')' | '+' | '•' | '·'))
        {
            break;
        }
        named |= calendar;
        numbers += usize::from(number);
        words += usize::from(token.is_word());
        end = i + 1;
    }
    while end > range.start && end < range.end && matches!(source.mark(end - 1), '(' | '|' | '-' | '–' | '•') {
        end -= 1;
    }
    let clocked =
        numbers > 0 && words > numbers && end == range.end && range.clone().all(|i| !source.tokens[i].is_word() || is_clock(source, i));
    let dated = clocked || named && numbers > 0 || numbers >= 3 && has_numeric_date(source, range.start..end);
    (dated && words > 1).then_some(end)
}

/// A word of `6:05 p.m.`
fn is_clock(source: Source, i: usize) -> bool {
    source.tokens[i].shape == Shape::Number || CLOCK.contains(&source.tokens[i].key)
}

const CLOCK: [WordKey; 6] = [
    WordKey::of_folded("a.m"),
    WordKey::of_folded("p.m"),
    WordKey::of_folded("am"),
    WordKey::of_folded("pm"),
    WordKey::of_folded("hrs"),
    WordKey::of_folded("gmt"),
];

fn starts_with_digit(word: &str) -> bool {
    word.as_bytes().first().is_some_and(u8::is_ascii_digit)
}

/// `2025-05-10`, `10/5/2025`, `10.5.2025`
fn has_numeric_date(source: Source, mut range: Range<usize>) -> bool {
    range.any(|i| {
        let number = |i: usize| source.tokens.get(i).is_some_and(|t| t.shape == Shape::Number && t.span.len() <= 4);
        let joint = |i: usize| matches!(source.mark(i), '-' | '/' | '.') && !source.tokens[i].spaced;
        number(i)
            && joint(i + 1)
            && number(i + 2)
            && joint(i + 3)
            && number(i + 4)
            && (source.word(i).len() == 4 || source.word(i + 4).len() >= 2)
    })
}

/// `By Jane Doe, Associated Press`: names, and hardly a small letter.
fn is_byline(source: Source, range: &Range<usize>) -> bool {
    let opens = source.tokens[range.start].key == BY && source.tokens[range.start].is_capital();
    if !opens || range.len() < 3 || range.len() > 24 || source.last_mark(range) == '.' && source.word(range.end - 2).len() > 3 {
        return false;
    }
    let rest = range.start + 1..range.end;
    let named = source.tokens[rest.start].is_capital() && !source.tokens[rest.start].is(Class::SentenceOpeners);
    named
        && rest.clone().all(|i| {
            let t = &source.tokens[i];
            t.is_capital() || !t.is_word() || t.shape != Shape::Lower || BYLINE_WORDS.contains(&t.key) || t.is(Class::StampWords)
        })
}

const BY: WordKey = WordKey::of_folded("by");

const BYLINE_WORDS: [WordKey; 22] = [
    WordKey::of_folded("and"),
    WordKey::of_folded("of"),
    WordKey::of_folded("the"),
    WordKey::of_folded("in"),
    WordKey::of_folded("for"),
    WordKey::of_folded("with"),
    WordKey::of_folded("de"),
    WordKey::of_folded("la"),
    WordKey::of_folded("van"),
    WordKey::of_folded("von"),
    WordKey::of_folded("der"),
    WordKey::of_folded("al"),
    WordKey::of_folded("bin"),
    WordKey::of_folded("staff"),
    WordKey::of_folded("writer"),
    WordKey::of_folded("reporter"),
    WordKey::of_folded("correspondent"),
    WordKey::of_folded("editor"),
    WordKey::of_folded("special"),
    WordKey::of_folded("senior"),
    WordKey::of_folded("political"),
    WordKey::of_folded("contributor"),
];

/// Whether the words under a picture end here, in its credit: `(AP Photo/Jane Doe)`, `Jane Doe/Getty Images`.
fn ends_in_credit(source: Source, range: &Range<usize>) -> bool {
    let last = range.end - 1;
    if source.mark(last) == ')' {
        let open = (range.start..last).rev().take(12).find(|&i| source.mark(i) == '(');
        return open.is_some_and(|open| open > range.start && is_credit(source, open + 1..last));
    }
    let begin = (range.start..last).rev().take(8).find(|&i| matches!(source.mark(i), '.' | '|')).map_or(range.start, |i| i + 1);
    let whole = begin == range.start && range.len() > 8;
    !whole && source.mark(last) != '.' && has_slashed_name(source, begin..range.end)
}

/// `AP Photo/Jane Doe`, `Photo: Jane Doe`, `File photo`, `REUTERS/Jane Doe`
fn is_credit(source: Source, range: Range<usize>) -> bool {
    let word = |i: usize| PICTURE_WORDS.contains(&source.tokens[i].key);
    let agency = range.clone().any(|i| source.tokens[i].is(Class::NewsAgencies));
    let pictured = range.clone().any(word);
    let marked = range.clone().any(|i| matches!(source.mark(i), '/' | ':'));
    let plain = range.clone().all(|i| word(i) || !source.tokens[i].is_word() || source.tokens[i].is_capital());
    plain && (pictured && (marked || agency || range.len() <= 3) || agency && marked)
}

/// Capital words only, with a slash between two of them: `Jane Doe/Getty Images`.
fn has_slashed_name(source: Source, range: Range<usize>) -> bool {
    let capital = range.clone().all(|i| source.mark(i) == '/' || source.tokens[i].is_capital());
    let slash = range.clone().any(|i| source.mark(i) == '/' && i > range.start && i + 1 < range.end && !source.tokens[i].spaced);
    capital && slash && range.len() >= 3
}

const PICTURE_WORDS: [WordKey; 12] = [
    WordKey::of_folded("photo"),
    WordKey::of_folded("photos"),
    WordKey::of_folded("photograph"),
    WordKey::of_folded("image"),
    WordKey::of_folded("images"),
    WordKey::of_folded("picture"),
    WordKey::of_folded("pic"),
    WordKey::of_folded("file"),
    WordKey::of_folded("getty"),
    WordKey::of_folded("screengrab"),
    WordKey::of_folded("handout"),
    WordKey::of_folded("credit"),
];
