//! The way back from places in a document's text to places in the file it was read from.

use super::encoding::Encoding;
use crate::text::{LineIndex, Position, Span};
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt;

/// Where words stand in the original file, when their offsets in the text are not already those of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Original {
    /// In a text file: plain text that is not UTF-8, Markdown, HTML
    Bytes {
        /// First byte.
        start: usize,
        /// The byte behind the last.
        end: usize,
    },
    /// In a paginated file
    Page {
        /// The page, from 1.
        page: usize,
    },
    /// In a word processor's file
    Paragraph {
        /// The paragraph, from 1, counting those that hold text.
        paragraph: usize,
        /// The character in its text, from 1.
        character: usize,
    },
}

/// A place in the original file, as people are told it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Line and column
    Line(Position),
    /// A page, from 1
    Page(usize),
    /// A paragraph, from 1, counting those that hold text
    Paragraph(usize),
}

/// `12:3`, `page 3`, `paragraph 12`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Line(Position { line, column, .. }) => write!(f, "{line}:{column}"),
            Place::Page(page) => write!(f, "page {page}"),
            Place::Paragraph(paragraph) => write!(f, "paragraph {paragraph}"),
        }
    }
}

/// How a text came out of its file.
#[derive(Clone, Debug)]
pub(crate) enum Origin {
    /// The text is the file's own, decoded.
    Plain(Encoding),
    /// The words stand in a decoded source among marks of their own, such as tags.
    Markup { source: Box<str>, encoding: Encoding, lines: LineIndex, pieces: Vec<Piece> },
    /// Where the text of each paragraph begins.
    #[cfg_attr(not(feature = "docx"), allow(dead_code))]
    Paragraphs(Vec<u32>),
    /// Where the text of each page begins, and which page that is: one without text has none.
    #[cfg_attr(not(feature = "pdf"), allow(dead_code))]
    Pages(Vec<(u32, u32)>),
}

/// A stretch of the text that came from one stretch of the source: byte for byte where both are of one length, else as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: Span,
    pub(crate) source: Span,
}

impl Piece {
    /// The bytes of the source that some bytes of this piece's text came from.
    fn back(&self, span: Span) -> Span {
        if self.text.len() != self.source.len() {
            return self.source;
        }
        let at = |offset: usize| self.source.start() + offset - self.text.start();
        Span::new(at(span.start().max(self.text.start())), at(span.end().min(self.text.end())))
    }
}

impl Origin {
    /// A text that lies in pieces, sorted by their place in the text, in a decoded source.
    pub(crate) fn markup(source: &str, encoding: Encoding, pieces: Vec<Piece>) -> Origin {
        Origin::Markup { source: source.into(), encoding, lines: LineIndex::new(source), pieces }
    }

    /// The bytes before the text where its offsets are those of the file but for them.
    pub(super) fn offset(&self) -> Option<usize> {
        match self {
            Origin::Plain(encoding @ (Encoding::Utf8 | Encoding::Utf8Bom)) => Some(encoding.mark()),
            _ => None,
        }
    }

    /// Where a span of `text` stands in the file, if that differs from its offsets and is known.
    pub(super) fn original(&self, text: &str, span: Span) -> Option<Original> {
        match self {
            Origin::Plain(Encoding::Utf8 | Encoding::Utf8Bom) => None,
            Origin::Plain(encoding) => encoding.bytes(text, span).map(bytes),
            Origin::Markup { source, encoding, pieces, .. } => encoding.bytes(source, back(pieces, span)?).map(bytes),
            Origin::Paragraphs(starts) => {
                let number = starts.partition_point(|&start| start as usize <= span.start());
                let start = *starts.get(number.checked_sub(1)?)? as usize;
                Some(Original::Paragraph { paragraph: number, character: text[start..span.start()].chars().count() + 1 })
            }
            Origin::Pages(starts) => {
                let after = starts.partition_point(|&(start, _)| start as usize <= span.start());
                Some(Original::Page { page: starts.get(after.checked_sub(1)?)?.1 as usize })
            }
        }
    }

    /// The decoded text of the file with its lines, if it has any.
    pub(super) fn source<'a>(&'a self, text: &'a str, lines: &'a LineIndex) -> Option<(&'a str, &'a LineIndex)> {
        match self {
            Origin::Plain(_) => Some((text, lines)),
            Origin::Markup { source, lines, .. } => Some((source, lines)),
            Origin::Paragraphs(_) | Origin::Pages(_) => None,
        }
    }

    /// The lines and columns of the file between which a span stands, if the file has lines and it is known.
    pub(super) fn region(&self, text: &str, lines: &LineIndex, span: Span) -> Option<(Position, Position)> {
        let (source, lines) = self.source(text, lines)?;
        let span = if let Origin::Markup { pieces, .. } = self { back(pieces, span)? } else { span };
        Some((lines.position(source, span.start()), lines.position(source, span.end())))
    }
}

fn bytes(span: Span) -> Original {
    Original::Bytes { start: span.start(), end: span.end() }
}

/// The stretch of the source from where a span's first byte came from to where its last did.
fn back(pieces: &[Piece], span: Span) -> Option<Span> {
    let piece = |offset: usize| {
        let piece = pieces.get(pieces.partition_point(|p| p.text.end() <= offset))?;
        (piece.text.start() <= offset).then_some(piece)
    };
    let (first, last) = (piece(span.start())?, piece(span.end().saturating_sub(1).max(span.start()))?);
    let (first, last) = (first.back(span), last.back(span));
    Some(Span::new(first.start(), last.end().max(first.start())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: std::ops::Range<usize>, source: std::ops::Range<usize>) -> Piece {
        Piece { text: Span::new(text.start, text.end), source: Span::new(source.start, source.end) }
    }

    #[test]
    fn pieces_lead_back_byte_for_byte_or_as_a_whole() {
        let source = "<p>caf&eacute;\n<b>ends</b>";
        let (text, lines) = ("café ends", LineIndex::new("café ends"));
        let pieces = vec![piece(0..3, 3..6), piece(3..5, 6..14), piece(6..10, 18..22)];
        let origin = Origin::markup(source, Encoding::Utf8Bom, pieces);
        let at = |start: usize, end: usize| origin.original(text, Span::new(start, end));
        assert_eq!(at(1, 3), Some(Original::Bytes { start: 7, end: 9 }));
        assert_eq!(at(0, 5), Some(Original::Bytes { start: 6, end: 17 }));
        assert_eq!(at(0, 10), Some(Original::Bytes { start: 6, end: 25 }));
        assert_eq!(at(5, 10), None);
        let at_line = |line, column| Position { line, column, byte: column };
        assert_eq!(origin.region(text, &lines, Span::new(7, 8)), Some((at_line(2, 5), at_line(2, 6))));
        assert_eq!(at(10, 10), None);
    }

    #[test]
    fn pages_and_paragraphs_are_counted() {
        let text = "One.\n\nZwölf, two.";
        let origin = Origin::Paragraphs(vec![0, 6]);
        let two = text.find("two").unwrap();
        assert_eq!(origin.original(text, Span::new(two, two + 3)), Some(Original::Paragraph { paragraph: 2, character: 8 }));
        assert_eq!(Origin::Pages(vec![(0, 1), (6, 3)]).original(text, Span::new(two, two)), Some(Original::Page { page: 3 }));
        assert_eq!(Origin::Pages(vec![]).original(text, Span::new(0, 1)), None);
    }
}
