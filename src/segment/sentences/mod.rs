//! Sentences: where they end, by the marks, the words on both sides, and how the writer uses capitals.

mod abbreviations;
mod ending;
mod lists;
mod mail;
mod marks;
#[cfg(test)]
mod samples;

use super::blocks::Block;
use super::tokens::{Shape, Token};
use super::tokens_in;
use crate::text::Span;
use std::ops::Range;

/// A sentence of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without white space at its ends, closing marks included.
    pub span: Span,
    /// Its tokens, as indices into [`super::Segments::tokens`].
    pub tokens: Range<usize>,
    /// Its block, as an index into [`super::Segments::blocks`].
    pub block: usize,
}

/// Cuts every block into sentences, in order.
pub fn sentences(text: &str, tokens: &[Token], blocks: &[Block]) -> Vec<Sentence> {
    let mut sentences = Vec::with_capacity(blocks.len() + tokens.len() / 20);
    for (block, of) in blocks.iter().enumerate() {
        let range = tokens_in(tokens, of.span);
        let mut rest = Rest { text, tokens, start: range.start, end: range.end, quoted: false };
        let mut numbering = lists::Numbering::default();
        while rest.start < rest.end {
            let end = sentence_end(&mut rest, &mut numbering);
            let span = Span::new(tokens[rest.start].span.start(), tokens[end - 1].span.end());
            sentences.push(Sentence { span, tokens: rest.start..end, block });
            rest.start = end;
        }
    }
    sentences
}

/// What is left of a block: its first token opens a sentence.
#[derive(Clone, Copy)]
struct Rest<'t> {
    text: &'t str,
    tokens: &'t [Token],
    /// The first token of the sentence.
    start: usize,
    /// The token behind the block's last.
    end: usize,
    /// Whether a straight double quotation mark is open.
    quoted: bool,
}

impl Rest<'_> {
    /// The token, unless the block ends before it.
    fn token(&self, i: usize) -> Option<&Token> {
        self.tokens[..self.end].get(i)
    }

    /// The first character of a mark; `\0` for a word or behind the block.
    fn mark(&self, i: usize) -> char {
        match self.token(i) {
            Some(t) if t.shape == Shape::Mark => match self.text.as_bytes()[t.span.start()] {
                byte @ ..0x80 => byte as char,
                _ => t.span.of(self.text).chars().next().unwrap_or('\0'),
            },
            _ => '\0',
        }
    }

    /// Whether white space, or the block's end, stands before the token.
    fn is_spaced(&self, i: usize) -> bool {
        self.token(i).is_none_or(|t| t.spaced)
    }
}

/// The token behind the sentence that opens the rest.
fn sentence_end(rest: &mut Rest, numbering: &mut lists::Numbering) -> usize {
    let mut i = numbering.open(rest);
    if let Some(end) = mail::salutation(rest).or_else(|| mail::stamp(rest, i)) {
        return end;
    }
    while i < rest.end {
        if i > rest.start && numbering.goes_on(rest, i) {
            return i;
        }
        if let Some(end) = stamped(rest, i) {
            return end;
        }
        let mark = rest.mark(i);
        if mark == '\0' {
            i += 1;
            continue;
        }
        match unmarked_end(rest, i, mark) {
            Some(end) if end < rest.end || end == i => return end,
            _ => {}
        }
        match ending::read(rest, i, mark) {
            Some(run) => {
                rest.quoted ^= run.straight_quotes % 2 == 1;
                if run.ends {
                    return run.next;
                }
                i = run.next;
            }
            None => {
                rest.quoted ^= mark == '"';
                i += 1;
            }
        }
    }
    rest.end
}

/// The token behind the numbers of footnotes that stand at a full stop: "was closed.11 12 Nobody came".
fn footnote(rest: &Rest, i: usize) -> Option<usize> {
    let number = |i: usize| rest.token(i).is_some_and(|t| t.shape == Shape::Number && t.span.len() <= 2);
    let before = i.checked_sub(1).and_then(|before| rest.token(before))?;
    let ends = before.shape == Shape::Lower && before.span.len() > 3 || before.span.of(rest.text) == ")";
    if !ends || rest.is_spaced(i) || rest.is_spaced(i + 1) || !number(i + 1) {
        return None;
    }
    let end = (i + 2..rest.end.min(i + 5)).find(|&j| !number(j))?;
    rest.token(end).is_some_and(|t| t.spaced && t.is_capital()).then_some(end)
}

/// Whether a ruled line or an address of the net ends the sentence: at `i` itself, where a ruled line follows something.
fn unmarked_end(rest: &Rest, i: usize, mark: char) -> Option<usize> {
    match mark {
        '-' | '_' | '*' | '=' => mail::rule(rest, i).map(|end| if i > rest.start { i } else { end }).or_else(|| mail::telephone(rest, i)),
        '@' | ':' => mail::address(rest, i),
        '.' => footnote(rest, i),
        _ => None,
    }
}

/// Where a stamp cuts: before it, where the name of who wrote stands there, or else behind it, where another sentence begins.
fn stamped(rest: &Rest, i: usize) -> Option<usize> {
    if i == rest.start || rest.tokens[i].shape != Shape::Number {
        return None;
    }
    let end = mail::stamp(rest, i)?;
    let begins = rest.token(end).is_some_and(|t| t.spaced && t.is_capital());
    if rest.tokens[i - 1].is_capital() { Some(i) } else { begins.then_some(end) }
}
