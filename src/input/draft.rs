//! The text of a document while a reader of markup puts it together: words, the white space between them, and where they came from.

use super::about;
use crate::document::Piece;
use crate::text::Span;
use std::ops::Range;

/// What parts the words that follow from those before; the greater wins where several are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing
    #[default]
    None,
    /// White space inside a line
    Space,
    /// Between the cells of a row
    Tab,
    /// A line break that the author set
    Line,
    /// An empty line
    Paragraph,
}

impl Gap {
    fn as_str(self) -> &'static str {
        ["", " ", "\t", "\n", "\n\n"][self as usize]
    }
}

/// A text in the making.
#[derive(Debug, Default)]
pub(super) struct Draft {
    text: String,
    pieces: Vec<Piece>,
    gap: Gap,
    /// The white space of the source that the pending gap stands for.
    white: Option<Span>,
}

impl Draft {
    /// Asks for a gap before the next words; none stands at the text's beginning or end.
    pub(super) fn gap(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    /// Adds words with each stretch of white space as one space, as browsers show it; they stand from a byte of the source on, if it
    /// is known.
    pub(super) fn words(&mut self, words: &str, at: Option<usize>) {
        let mut from = 0;
        while let Some(found) = words[from..].find(is_white) {
            let start = from + found;
            self.push(&words[from..start], at.map(|at| at + from..at + start));
            let length = words[start..].find(|c| !is_white(c)).unwrap_or(words.len() - start);
            self.white(at.map(|at| at + start..at + start + length));
            from = start + length;
        }
        self.push(&words[from..], at.map(|at| at + from..at + words.len()));
    }

    /// Adds words with their white space as it is.
    pub(super) fn exact(&mut self, words: &str, at: Option<usize>) {
        let starts = words.len() - words.trim_start_matches('\n').len();
        (0..starts).for_each(|_| self.gap(if self.gap == Gap::Line { Gap::Paragraph } else { Gap::Line }));
        let kept = words.trim_matches('\n');
        self.push(kept, at.map(|at| at + starts..at + starts + kept.len()));
        if !kept.is_empty() && words.ends_with('\n') {
            self.gap(Gap::Line);
        }
    }

    /// Adds words that a stretch of the source stands for as a whole, such as a character reference.
    pub(super) fn atom(&mut self, shown: &str, source: Option<Range<usize>>) {
        if !shown.is_empty() && shown.chars().all(is_white) { self.white(source) } else { self.push(shown, source) }
    }

    fn white(&mut self, source: Option<Range<usize>>) {
        if self.gap == Gap::None {
            self.white = source.map(span);
        }
        self.gap(Gap::Space);
    }

    fn push(&mut self, words: &str, source: Option<Range<usize>>) {
        if words.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            let start = self.text.len();
            self.text.push_str(self.gap.as_str());
            if let (Gap::Space, Some(white)) = (self.gap, self.white) {
                self.piece(start, white);
            }
        }
        (self.gap, self.white) = (Gap::None, None);
        let start = self.text.len();
        self.text.push_str(words);
        if let Some(source) = source {
            self.piece(start, span(source));
        }
    }

    /// Tells where the text from a byte on came from; a piece that goes on byte for byte grows.
    fn piece(&mut self, start: usize, source: Span) {
        let text = Span::new(start, self.text.len());
        let is_exact = |p: &Piece| p.text.len() == p.source.len();
        let new = Piece { text, source };
        match self.pieces.last_mut() {
            Some(last) if is_exact(last) && is_exact(&new) && last.text.end() == start && last.source.end() == source.start() => {
                (last.text, last.source) = (last.text.cover(text), last.source.cover(source));
            }
            _ => self.pieces.push(new),
        }
    }

    /// Puts a headline before the text where its first paragraphs lack it.
    pub(super) fn lead(&mut self, headline: &str, at: Option<Range<usize>>) {
        if self.text.split("\n\n").take(3).any(|paragraph| about::is_same(paragraph, headline)) {
            return;
        }
        let mut head = Draft::default();
        match at {
            Some(at) if at.len() != headline.len() => head.atom(headline, Some(at)),
            at => head.words(headline, at.map(|at| at.start)),
        }
        let by = head.text.len() + if self.text.is_empty() { 0 } else { 2 };
        head.pieces.extend(self.pieces.iter().map(|p| Piece { text: Span::new(p.text.start() + by, p.text.end() + by), ..*p }));
        self.text = if self.text.is_empty() { head.text } else { head.text + Gap::Paragraph.as_str() + &self.text };
        self.pieces = head.pieces;
    }

    /// The text, and where its parts came from.
    pub(super) fn finish(self) -> (String, Vec<Piece>) {
        (self.text, self.pieces)
    }
}

fn span(range: Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

/// White space that markup folds; a no-break space is a character like any other.
fn is_white(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_folded_and_every_word_leads_back() {
        let source = "  The\n   caf&eacute; [x] closed. ";
        let mut draft = Draft::default();
        draft.gap(Gap::Paragraph);
        draft.words(&source[..12], Some(0));
        draft.atom("é", Some(12..20));
        draft.words(&source[20..21], Some(20));
        draft.words(&source[25..], Some(25));
        draft.gap(Gap::Paragraph);
        let (text, pieces) = draft.finish();
        assert_eq!(text, "The café closed.");
        let parts: Vec<_> = pieces.iter().map(|p| (p.text.of(&text), p.source.of(source))).collect();
        assert_eq!(parts, [("The", "The"), (" ", "\n   "), ("caf", "caf"), ("é", "&eacute;"), (" ", " "), ("closed.", "closed.")]);
    }

    #[test]
    fn the_greatest_gap_wins() {
        let mut draft = Draft::default();
        draft.words("One ", None);
        draft.gap(Gap::Line);
        draft.words(" two", None);
        draft.gap(Gap::Paragraph);
        draft.exact("\n\n  three\n", None);
        draft.exact("four\n\n", None);
        assert_eq!(draft.finish().0, "One\ntwo\n\n  three\nfour");
    }
}
