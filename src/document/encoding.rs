//! How characters were written in a file, as far as places in it depend on that.

use crate::text::Span;

/// How the bytes of a text file became its text, so that places in the text lead back to places in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Encoding {
    /// UTF-8: places in the text are places in the file
    #[default]
    Utf8,
    /// UTF-8 behind a byte order mark of three bytes
    Utf8Bom,
    /// UTF-16 in either byte order
    Utf16,
    /// UTF-16 behind a byte order mark of two bytes
    Utf16Bom,
    /// One byte a character, such as Windows-1252
    SingleByte,
    /// Any other way; no place in the text leads back to the file
    Converted,
}

impl Encoding {
    /// The bytes of the mark before the text.
    pub(crate) fn mark(self) -> usize {
        match self {
            Encoding::Utf8 | Encoding::Utf16 | Encoding::SingleByte | Encoding::Converted => 0,
            Encoding::Utf8Bom => 3,
            Encoding::Utf16Bom => 2,
        }
    }

    /// How many bytes some words take in the file.
    fn len(self, words: &str) -> usize {
        match self {
            Encoding::Utf8 | Encoding::Utf8Bom | Encoding::Converted => words.len(),
            Encoding::Utf16 | Encoding::Utf16Bom => 2 * words.encode_utf16().count(),
            Encoding::SingleByte => words.chars().count(),
        }
    }

    /// The bytes of the file that a span of its decoded text takes, if they can be told.
    pub(crate) fn bytes(self, text: &str, span: Span) -> Option<Span> {
        let start = self.mark() + self.len(&text[..span.start()]);
        (self != Encoding::Converted).then(|| Span::new(start, start + self.len(span.of(text))))
    }
}
