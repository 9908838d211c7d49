//! A document: one report as it was given, before anything is read out of it.

use crate::text::{LineIndex, Span};
use jiff::civil::Date;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A news report's text with its name; cheap to clone.
///
/// ```
/// let report = variorum::Document::new("agency.txt", "The minister resigned on Friday.");
/// assert_eq!(report.name(), "agency.txt");
/// ```
#[derive(Clone, Debug)]
pub struct Document(Arc<Inner>);

#[derive(Clone, Debug)]
struct Inner {
    name: String,
    path: Option<PathBuf>,
    text: String,
    date: Option<Date>,
    encoding: Encoding,
    lines: LineIndex,
}

/// How the bytes of a plain text file became its text, so that places in the text lead back to places in the file.
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
    fn mark(self) -> usize {
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
}

impl Document {
    /// A document from a text that is already in memory; `name` is what findings call it.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Document {
        Document::build(name.into(), None, text.into(), None, Encoding::Utf8)
    }

    pub(crate) fn build(name: String, path: Option<PathBuf>, text: String, date: Option<Date>, encoding: Encoding) -> Document {
        let lines = LineIndex::new(&text);
        Document(Arc::new(Inner { name, path, text, date, encoding, lines }))
    }

    /// The same document with the day it was published, against which "Friday" or "last month" are resolved.
    ///
    /// Without it the date is looked for in the text: a metadata line, a dateline, an embedded post.
    pub fn with_date(self, date: Date) -> Document {
        Document(Arc::new(Inner { date: Some(date), ..Arc::unwrap_or_clone(self.0) }))
    }

    /// The same document with the file it was read from.
    pub(crate) fn with_path(self, file: &Path) -> Document {
        Document(Arc::new(Inner { path: Some(file.to_owned()), ..Arc::unwrap_or_clone(self.0) }))
    }

    /// What findings call it.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The file it was read from, if it was.
    pub fn path(&self) -> Option<&Path> {
        self.0.path.as_deref()
    }

    /// The text that all spans point into.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The day it was published, if the caller told it.
    pub fn date(&self) -> Option<Date> {
        self.0.date
    }

    /// How many bytes stand before the text in the file (a byte order mark); `None` when the file is not UTF-8, so that offsets
    /// count in [`Document::text`] alone.
    pub fn offset(&self) -> Option<usize> {
        let encoding = self.0.encoding;
        matches!(encoding, Encoding::Utf8 | Encoding::Utf8Bom).then(|| encoding.mark())
    }

    /// Where a span stands in the original file, in its bytes, when that is a text in another encoding than UTF-8.
    pub fn original(&self, span: Span) -> Option<Range<usize>> {
        let encoding = self.0.encoding;
        if self.offset().is_some() || encoding == Encoding::Converted {
            return None;
        }
        let start = encoding.mark() + encoding.len(&self.text()[..span.start()]);
        Some(start..start + encoding.len(span.of(self.text())))
    }

    /// Where its lines begin.
    pub fn lines(&self) -> &LineIndex {
        &self.0.lines
    }
}
