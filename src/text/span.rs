//! The range type that every stage speaks in.

use std::fmt;

/// A stretch of a document's text: half-open, in UTF-8 bytes, always on character boundaries of the text it was made for.
///
/// Offsets are kept in 32 bits, since a document holds at most [`Span::LIMIT`] bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The longest text, in bytes, that spans can point into.
    pub const LIMIT: usize = u32::MAX as usize;

    /// The stretch from `start` up to, not including, `end`.
    ///
    /// # Panics
    /// If `start` lies behind `end`, or `end` beyond [`Span::LIMIT`]: both are faults of the caller, not of a text.
    pub fn new(start: usize, end: usize) -> Span {
        assert!(start <= end && end <= Span::LIMIT, "no such span: {start}..{end}");
        Span { start: start as u32, end: end as u32 }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte behind the last.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte; an empty span still has a place.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words that stand there.
    pub fn of(self, text: &str) -> &str {
        &text[self.start()..self.end()]
    }

    /// Whether all of `other` lies inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The shortest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// What both share, where they share anything.
    pub fn intersection(self, other: Span) -> Option<Span> {
        self.overlaps(other).then(|| Span { start: self.start.max(other.start), end: self.end.min(other.end) })
    }

    /// The span without the white space at its ends.
    pub fn trim(self, text: &str) -> Span {
        let words = self.of(text);
        let start = self.start() + (words.len() - words.trim_start().len());
        Span::new(start, start + words.trim().len())
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_touch_and_do_not_overlap() {
        let (a, b) = (Span::new(0, 3), Span::new(3, 5));
        assert!(!a.overlaps(b));
        assert_eq!(a.intersection(b), None);
        assert_eq!(a.cover(b), Span::new(0, 5));
    }

    #[test]
    fn trim_keeps_the_place_of_an_empty_span() {
        assert_eq!(Span::new(1, 6).trim("x  é  "), Span::new(3, 5));
        assert!(Span::new(0, 3).trim("   ").is_empty());
    }

    #[test]
    #[should_panic(expected = "no such span")]
    fn a_span_runs_forwards() {
        Span::new(2, 1);
    }
}
