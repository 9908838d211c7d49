//! Lists inside a line: `1. … 2. …`, `a) … b) …`, `• 9. … • 10. …`.

use super::Rest;
use crate::segment::tokens::Shape;

/// The number or letter of a list's item, with the marks around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Marker {
    value: u32,
    letter: bool,
    bullet: char,
    opened: bool,
    dot: bool,
    closed: bool,
    /// How many tokens it takes.
    len: usize,
}

impl Marker {
    /// `1.`, `a)`
    fn is_first(self) -> bool {
        self.value == if self.letter { u32::from(b'a') } else { 1 }
    }
}

/// The list that the block is in the midst of.
#[derive(Clone, Copy, Default)]
pub(super) struct Numbering {
    last: Option<Marker>,
}

impl Numbering {
    /// Looks whether the sentence opens with a marker; returns the token behind it.
    pub(super) fn open(&mut self, rest: &Rest) -> usize {
        match marker(rest, rest.start) {
            Some(found) => {
                self.last = Some(found);
                rest.start + found.len
            }
            None => rest.start,
        }
    }

    /// Whether the list's next item begins at the token, or behind a list of several items the first item of another.
    pub(super) fn goes_on(&self, rest: &Rest, at: usize) -> bool {
        let Some((last, next)) = self.last.filter(|_| rest.is_spaced(at)).and_then(|last| Some((last, marker(rest, at)?))) else {
            return false;
        };
        let same = Marker { value: next.value, len: next.len, ..last } == next;
        same && next.value == last.value + 1 || !last.is_first() && (next.is_first() || !same && next.bullet != last.bullet)
    }
}

fn marker(rest: &Rest, mut at: usize) -> Option<Marker> {
    let begin = at;
    let mut bullet = '\0';
    if matches!(rest.mark(at), '•' | '⁃' | '·' | '*' | '-' | '–') {
        bullet = rest.mark(at);
        at += 1;
    }
    let opened = rest.mark(at) == '(';
    at += usize::from(opened);
    let (value, letter) = value(rest, at)?;
    at += 1;
    let dot = rest.mark(at) == '.' && !rest.is_spaced(at);
    at += usize::from(dot);
    let closed = rest.mark(at) == ')' && !rest.is_spaced(at);
    at += usize::from(closed);
    let followed = at < rest.end && rest.is_spaced(at);
    ((closed || dot && !opened) && followed).then_some(Marker { value, letter, bullet, opened, dot, closed, len: at - begin })
}

fn value(rest: &Rest, at: usize) -> Option<(u32, bool)> {
    let token = rest.token(at)?;
    let word = token.span.of(rest.text);
    match (token.shape, word.as_bytes()) {
        (Shape::Number, [b'0'..=b'9', ..]) if word.len() <= 3 => Some((word.parse().ok()?, false)),
        (Shape::Lower | Shape::Title, [letter]) => Some((u32::from(*letter), true)),
        _ => None,
    }
}
