//! Lines, and paragraphs that were wrapped into several of them.

use super::{BlockKind, Paragraph, Source};
use crate::segment::tokens::Shape;
use std::ops::Range;

/// Wider than this, lines are paragraphs; nobody wraps so late.
const WIDEST_WRAP: usize = 100;

/// Narrower than this, lines are verses or items of a list.
const NARROWEST_WRAP: usize = 40;

/// A line that is not blank.
struct Line {
    tokens: Range<usize>,
    /// In bytes, from its first token to its last.
    width: usize,
    /// Whether a blank line, or the text's beginning, stands before it.
    parted: bool,
}

/// The paragraphs of a text: its lines, joined where a paragraph was wrapped.
pub(super) fn paragraphs(source: Source) -> Vec<Paragraph> {
    let lines = lines(source);
    let wrap = wrap_width(&lines);
    let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(lines.len());
    for (i, line) in lines.iter().enumerate() {
        match paragraphs.last_mut() {
            Some(last) if !line.parted && goes_on(source, last, &lines[i - 1], line, wrap) => last.tokens.end = line.tokens.end,
            _ => paragraphs.push(Paragraph { tokens: line.tokens.clone(), kind: BlockKind::Body, parted: line.parted }),
        }
    }
    paragraphs
}

fn lines(source: Source) -> Vec<Line> {
    let (mut lines, mut parted, mut from, mut at) = (Vec::new(), true, 0, 0);
    while at < source.text.len() {
        at = line_end(source.text, at);
        let mut to = from;
        while source.tokens.get(to).is_some_and(|t| t.span.start() < at) {
            to += 1;
        }
        if from == to {
            parted = true;
            continue;
        }
        let width = source.span(&(from..to)).len();
        lines.push(Line { tokens: from..to, width, parted });
        (from, parted) = (to, false);
    }
    lines
}

/// The byte behind the line that begins at `at`; a line ends at `\n`, `\r\n` or a lone `\r`.
fn line_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let Some(mark) = bytes[at..].iter().position(|b| matches!(b, b'\n' | b'\r')) else { return bytes.len() };
    let end = at + mark + 1;
    end + usize::from(bytes[end - 1] == b'\r' && bytes.get(end) == Some(&b'\n'))
}

/// The width that the text was wrapped to, if it was: many lines come near the widest, and the widest is no wider than people wrap.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let widest = lines.iter().map(|l| l.width).max()?;
    let full = lines.windows(2).filter(|w| !w[1].parted && w[0].width * 4 >= widest * 3).count();
    ((NARROWEST_WRAP..=WIDEST_WRAP).contains(&widest) && full >= 2 && full * 4 >= lines.len()).then_some(widest)
}

/// Whether a line goes on with the paragraph that the line before belongs to.
fn goes_on(source: Source, paragraph: &Paragraph, before: &Line, line: &Line, wrap: Option<usize>) -> bool {
    let first = &source.tokens[line.tokens.start];
    if opens_item(source, &line.tokens) {
        return false;
    }
    if matches!(source.mark(line.tokens.start), '.' | ',' | ';' | ')' | '”') {
        return true;
    }
    let stopped = source.ends_sentence(&before.tokens);
    let begun_small = source.tokens[paragraph.tokens.start].shape == Shape::Lower;
    let small = first.shape == Shape::Lower || source.mark(line.tokens.start) == '(' && before.tokens.len() > 3;
    if small && !stopped && !begun_small && paragraph.tokens.len() > 2 && source.last_mark(&before.tokens) != ':' {
        return true;
    }
    let Some(wrap) = wrap else { return false };
    let full = before.width + 1 + first.span.len() > wrap * 17 / 20;
    // A title may end near the margin; where the next word would not have fitted, the line was broken for want of room.
    let over = before.width + 1 + word_width(source, line) > wrap;
    full && (over || stopped || !super::titles::is_title_case(source, &before.tokens))
}

/// The width of the first word of a line, with the marks around it, in bytes.
fn word_width(source: Source, line: &Line) -> usize {
    let from = source.tokens[line.tokens.start].span.start();
    let rest = &source.text[from..];
    rest.find(char::is_whitespace).unwrap_or(rest.len())
}

/// Whether a word counts items: a number, a letter, or a small Roman number; "Rep." and "far." are none.
fn is_number(word: &str) -> bool {
    let digits = word.len() <= 3 && word.chars().all(|c| c.is_ascii_digit());
    digits || word.chars().count() == 1 || matches!(word, "ii" | "iii" | "iv" | "vi" | "vii" | "viii" | "ix")
}

/// `1.`, `a)`, `•`: an item of a list opens here.
fn opens_item(source: Source, tokens: &Range<usize>) -> bool {
    let at = tokens.start + usize::from(source.mark(tokens.start) == '(');
    let numbered = is_number(source.word(at))
        && matches!(source.mark(at + 1), '.' | ')')
        && source.tokens[at + 1..].first().is_some_and(|t| !t.spaced);
    numbered || matches!(source.mark(tokens.start), '•' | '⁃' | '·' | '*' | '-' | '–' | '—' | '>' | '#')
}
