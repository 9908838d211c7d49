//! Lines and columns, computed only when something is shown.

/// A place as people count it: both numbers from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters (Unicode scalar values), from 1.
    pub column: usize,
    /// Column in UTF-8 bytes, from 1.
    pub byte: usize,
}

/// Where the lines of one text begin.
///
/// A line ends at `\n`, `\r\n` or a lone `\r`.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// How many characters begin before each [`STEP`] of bytes, so that a place in an endless line is not counted from its start.
    characters: Vec<u32>,
}

/// How many bytes lie between the places whose characters are counted beforehand.
const STEP: usize = 1024;

impl LineIndex {
    /// Reads the text once.
    pub fn new(text: &str) -> LineIndex {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|&(i, &b)| b == b'\n' || (b == b'\r' && bytes.get(i + 1) != Some(&b'\n')));
        let starts = std::iter::once(0).chain(ends.map(|(i, _)| i as u32 + 1)).collect();
        let counted = bytes.chunks(STEP).scan(0, |count, step| {
            *count += beginnings(step);
            Some(*count as u32)
        });
        LineIndex { starts, characters: std::iter::once(0).chain(counted).collect() }
    }

    /// How many lines there are; a text without any line end has one.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Never true: an empty text is one empty line.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The line and column of a byte offset of the same text.
    ///
    /// # Panics
    /// If the offset lies beyond the text or inside a character.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let line = self.starts.partition_point(|&start| start as usize <= offset);
        let start = self.starts[line - 1] as usize;
        assert!(text.is_char_boundary(offset), "an offset inside a character");
        Position { line, column: self.characters_before(text, offset) - self.characters_before(text, start) + 1, byte: offset - start + 1 }
    }

    /// How many characters stand before a byte offset.
    fn characters_before(&self, text: &str, offset: usize) -> usize {
        let step = offset / STEP;
        self.characters[step] as usize + beginnings(&text.as_bytes()[step * STEP..offset])
    }

    /// The byte at which a line begins, counted from 1; none behind the last one.
    pub fn start(&self, line: usize) -> Option<usize> {
        self.starts.get(line.checked_sub(1)?).map(|&start| start as usize)
    }

    /// The bytes of a line, counted from 1, without its line end.
    pub fn line<'t>(&self, text: &'t str, line: usize) -> &'t str {
        let end = self.starts.get(line).map_or(text.len(), |&end| end as usize);
        text[self.starts[line - 1] as usize..end].trim_end_matches(['\n', '\r'])
    }
}

/// How many characters begin among these bytes of a text.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| (b as i8) >= -0x40).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_end_in_three_ways() {
        let text = "né\r\nb\rc\nd";
        let index = LineIndex::new(text);
        assert_eq!(index.len(), 4);
        assert_eq!(index.position(text, 3), Position { line: 1, column: 3, byte: 4 });
        assert_eq!(index.position(text, 5), Position { line: 2, column: 1, byte: 1 });
        assert_eq!(index.position(text, text.len()), Position { line: 4, column: 2, byte: 2 });
        assert_eq!(index.line(text, 1), "né");
        assert_eq!(index.line(text, 3), "c");
        assert_eq!([0, 1, 2, 5].map(|line| index.start(line)), [None, Some(0), Some(5), None]);
    }

    #[test]
    fn places_in_an_endless_line_are_counted_in_steps() {
        let text = format!("a\n{}", "é平x".repeat(2000));
        let index = LineIndex::new(&text);
        for (offset, c) in text.char_indices().skip(2) {
            let column = text[2..offset].chars().count() + 1;
            assert_eq!(index.position(&text, offset), Position { line: 2, column, byte: offset - 1 }, "{c} at {offset}");
        }
        assert_eq!(index.position(&text, text.len()).column, 6001);
    }
}
