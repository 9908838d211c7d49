//! Quotation marks as they stand: which way each may work, judged by its glyph and by the white space around it.

use crate::segment::tokens::{Shape, Token};
use crate::text::WordKey;
use std::ops::Range;

/// Marks that close one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Double,
    Single,
    Guillemet,
    Corner,
}

/// One mark; `''` and ` `` ` are two tokens and one mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// Its first token.
    pub(super) first: usize,
    /// The token behind it.
    pub(super) end: usize,
    pub(super) family: Family,
    /// How it is written; an opening and a closing glyph of one style differ.
    pub(super) glyph: char,
    pub(super) opens: bool,
    pub(super) closes: bool,
    /// Whether it closes only if nothing better follows: an apostrophe (the boys' club) or inches (a 12" pipe) look the same.
    pub(super) doubtful: bool,
}

/// Which way a glyph works by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Opens,
    Closes,
    Either,
}

/// Appends the marks of a block, in order; apostrophes and measures that can be nothing else are left out.
pub(super) fn read(text: &str, tokens: &[Token], block: Range<usize>, marks: &mut Vec<Mark>) {
    let mut i = block.start;
    while i < block.end {
        if glyph(text, &tokens[i]).is_none() {
            i += 1;
            continue;
        }
        let run = i..run_end(text, tokens, i, block.end);
        read_run(text, tokens, &block, run.clone(), marks);
        i = run.end;
    }
}

/// A run of marks without white space between them shares what stands to its left and to its right: `.'"` closes twice.
fn read_run(text: &str, tokens: &[Token], block: &Range<usize>, run: Range<usize>, marks: &mut Vec<Mark>) {
    let left = (run.start > block.start && !tokens[run.start].spaced).then(|| &tokens[run.start - 1]);
    let right = (run.end < block.end && !tokens[run.end].spaced).then(|| &tokens[run.end]);
    let left_open = left.is_none_or(|t| opens_group(t.span.of(text)));
    let right_open = right.is_none_or(|t| closes_group(t.span.of(text)));
    let mut i = run.start;
    while i < run.end {
        let Some((family, glyph, way)) = glyph(text, &tokens[i]) else { break };
        let twin = i + 1 < run.end && is_twin(text, tokens, i) && !(run.end - i == 3 && right_open && !left_open);
        let width = 1 + usize::from(twin);
        let family = if twin { Family::Double } else { family };
        let (opens, closes) = match (way, left_open, right_open) {
            (Way::Opens, false, true) if family != Family::Single => (glyph != '„', true),
            (Way::Closes, true, false) => (family != Family::Single, true),
            (Way::Opens, ..) => (true, false),
            (Way::Closes, ..) => (false, true),
            (Way::Either, true, false) => (true, false),
            (Way::Either, false, true) => (false, true),
            (Way::Either, ..) => (true, true),
        };
        let mut mark = Mark { first: i, end: i + width, family, glyph, opens, closes, doubtful: false };
        let before = (i == run.start).then_some(left).flatten();
        let after = (mark.end == run.end).then(|| tokens.get(run.end).filter(|_| run.end < block.end)).flatten();
        if !is_no_mark(text, &mark, before, after) {
            mark.doubtful = is_doubtful(text, &mark, before, after);
            marks.push(mark);
        }
        i += width;
    }
}

/// Apostrophes and measures that cannot be marks: ’90s, ’em, rock ’n’ roll, d' Artagnan, 6'2".
fn is_no_mark(text: &str, mark: &Mark, before: Option<&Token>, after: Option<&Token>) -> bool {
    let word = before.map_or("", |t| t.span.of(text));
    if mark.family == Family::Double {
        return matches!(mark.glyph, '"' | '\'') && word.contains(['\'', '’', '′']) && word.starts_with(|c: char| c.is_ascii_digit());
    }
    if mark.family != Family::Single {
        return false;
    }
    let letter = word.len() == 1 && word.starts_with(|c: char| c.is_ascii_alphabetic()) && !matches!(word, "I" | "a" | "A");
    let glued = after.filter(|t| !t.spaced);
    let elided = glued.is_some_and(|t| is_elided(t.key) || is_decade(t.span.of(text)));
    let between = before.is_some_and(Token::is_word) && glued.is_some_and(Token::is_word);
    between || elided && before.is_none_or(|t| !t.is_word()) || letter && after.is_some_and(|t| !t.spaced || t.shape != Shape::Mark)
}

/// Marks that may as well be a plural possessive's apostrophe, or inches and feet.
fn is_doubtful(text: &str, mark: &Mark, before: Option<&Token>, after: Option<&Token>) -> bool {
    let Some(before) = before else { return false };
    let goes_on = after.is_some_and(|t| t.spaced && t.is_word());
    match mark.family {
        Family::Double => before.shape == Shape::Number && matches!(mark.glyph, '"' | '\''),
        Family::Single => goes_on && (before.span.of(text).ends_with(['s', 'S', 'x', 'z', 'n']) || before.shape == Shape::Number),
        _ => false,
    }
}

fn is_elided(key: WordKey) -> bool {
    const WORDS: [WordKey; 12] = [
        WordKey::of_folded("n"),
        WordKey::of_folded("em"),
        WordKey::of_folded("til"),
        WordKey::of_folded("tis"),
        WordKey::of_folded("twas"),
        WordKey::of_folded("twere"),
        WordKey::of_folded("cause"),
        WordKey::of_folded("cuz"),
        WordKey::of_folded("bout"),
        WordKey::of_folded("neath"),
        WordKey::of_folded("gainst"),
        WordKey::of_folded("kay"),
    ];
    WORDS.contains(&key)
}

/// `90s`, `08`
fn is_decade(word: &str) -> bool {
    let bytes = word.as_bytes();
    matches!(bytes, [a, b] | [a, b, b's'] if a.is_ascii_digit() && b.is_ascii_digit())
}

fn glyph(text: &str, token: &Token) -> Option<(Family, char, Way)> {
    if token.shape != Shape::Mark {
        return None;
    }
    let glyph = token.span.of(text).chars().next()?;
    let (family, way) = match glyph {
        '"' | '＂' => (Family::Double, Way::Either),
        '“' | '‟' | '„' | '〝' => (Family::Double, Way::Opens),
        '”' | '〞' => (Family::Double, Way::Closes),
        '\'' => (Family::Single, Way::Either),
        '‘' | '‛' | '‚' | '`' => (Family::Single, Way::Opens),
        '’' | '´' => (Family::Single, Way::Closes),
        '«' | '»' | '‹' | '›' => (Family::Guillemet, Way::Either),
        '「' | '『' => (Family::Corner, Way::Opens),
        '」' | '』' => (Family::Corner, Way::Closes),
        _ => return None,
    };
    Some((family, glyph, way))
}

/// Whether two single marks stand for one double mark.
fn is_twin(text: &str, tokens: &[Token], i: usize) -> bool {
    let (a, b) = (tokens[i].span.of(text), tokens[i + 1].span.of(text));
    a == b && matches!(a, "'" | "`" | "‘" | "’")
}

fn run_end(text: &str, tokens: &[Token], start: usize, end: usize) -> usize {
    (start + 1..end).find(|&i| tokens[i].spaced || glyph(text, &tokens[i]).is_none()).unwrap_or(end)
}

fn opens_group(mark: &str) -> bool {
    matches!(mark, "(" | "[" | "{" | "-" | "–" | "—" | "―" | "/" | "¿" | "¡" | "…" | "=" | ">" | "\u{a0}")
}

fn closes_group(mark: &str) -> bool {
    matches!(mark, ")" | "]" | "}" | "-" | "–" | "—" | "―" | "/" | "," | "." | ";" | ":" | "?" | "!" | "…" | "'s" | "’s" | "<")
}
