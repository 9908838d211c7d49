//! Places as editors count them: lines and columns from 0, columns in UTF-8 bytes or UTF-16 units, as was agreed on.

use lsp_types::{Position, PositionEncodingKind, Range};
use variorum::Document;
use variorum::text::{LineIndex, Position as Place, Span};

/// What columns count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Units {
    Utf8,
    /// What every editor understands
    Utf16,
}

impl Units {
    /// The first of what a client offers that is known here.
    pub(super) fn agree(offered: &[PositionEncodingKind]) -> Units {
        if offered.contains(&PositionEncodingKind::UTF8) { Units::Utf8 } else { Units::Utf16 }
    }

    pub(super) fn kind(self) -> PositionEncodingKind {
        match self {
            Units::Utf8 => PositionEncodingKind::UTF8,
            Units::Utf16 => PositionEncodingKind::UTF16,
        }
    }

    fn len(self, c: char) -> usize {
        match self {
            Units::Utf8 => c.len_utf8(),
            Units::Utf16 => c.len_utf16(),
        }
    }

    /// The byte of a place; one behind the end of its line or of the text is that end, one inside a character is its beginning.
    pub(super) fn offset(self, text: &str, lines: &LineIndex, at: Position) -> usize {
        let line = at.line as usize + 1;
        let Some(start) = lines.start(line) else { return text.len() };
        let mut column = 0;
        let behind = |c: &char| {
            column += self.len(*c);
            column <= at.character as usize
        };
        start + lines.line(text, line).chars().take_while(behind).map(char::len_utf8).sum::<usize>()
    }

    /// The end of a line, counted from 0, with its words.
    pub(super) fn end(self, words: &str, line: u32) -> Position {
        Position::new(line, words.chars().map(|c| self.len(c)).sum::<usize>() as u32)
    }

    /// A place of a text, from its line and byte.
    fn position(self, text: &str, lines: &LineIndex, place: Place) -> Position {
        let line = if place.line <= lines.len() { lines.line(text, place.line) } else { "" };
        self.end(&line[..line.floor_char_boundary(place.byte - 1)], place.line as u32 - 1)
    }

    /// Where a span of a document stands in the text of its file, as it is given.
    pub(super) fn range(self, document: &Document, span: Span, text: &str, lines: &LineIndex) -> Option<Range> {
        let (start, end) = document.region(span)?;
        Some(Range::new(self.position(text, lines, start), self.position(text, lines, end)))
    }

    /// Where a span of a document stands in its file.
    pub(super) fn range_in_file(self, document: &Document, span: Span) -> Option<Range> {
        let (text, lines) = document.file_text()?;
        self.range(document, span, text, lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_as_agreed() {
        let text = "a😀é平b\r\nx";
        let lines = LineIndex::new(text);
        for (offset, utf8, utf16) in [(0, 0, 0), (1, 1, 1), (5, 5, 3), (7, 7, 4), (10, 10, 5), (11, 11, 6)] {
            for (units, column) in [(Units::Utf8, utf8), (Units::Utf16, utf16)] {
                let at = Position::new(0, column);
                assert_eq!(units.position(text, &lines, lines.position(text, offset)), at);
                assert_eq!(units.offset(text, &lines, at), offset, "{units:?}");
            }
        }
    }

    #[test]
    fn places_that_are_none_are_moved_to_the_nearest_before() {
        let text = "a😀é\r\nx";
        let lines = LineIndex::new(text);
        for (units, line, column, offset) in [
            (Units::Utf16, 0, 2, 1),
            (Units::Utf8, 0, 3, 1),
            (Units::Utf16, 0, 99, 7),
            (Units::Utf8, 1, 5, 10),
            (Units::Utf8, 7, 0, 10),
            (Units::Utf16, u32::MAX, u32::MAX, 10),
        ] {
            assert_eq!(units.offset(text, &lines, Position::new(line, column)), offset, "{units:?} {line}:{column}");
        }
    }
}
