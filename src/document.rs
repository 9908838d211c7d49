//! A document: one report as it was given, before anything is read out of it.

use crate::text::LineIndex;
use jiff::civil::Date;
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

#[derive(Debug)]
struct Inner {
    name: String,
    path: Option<PathBuf>,
    text: String,
    date: Option<Date>,
    /// Where `text` begins in the file, in bytes, when the file is UTF-8 text; `None` when offsets count in the decoded text only.
    offset: Option<usize>,
    lines: LineIndex,
}

impl Document {
    /// A document from a text that is already in memory; `name` is what findings call it.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Document {
        Document::build(name.into(), None, text.into(), None, Some(0))
    }

    pub(crate) fn build(name: String, path: Option<PathBuf>, text: String, date: Option<Date>, offset: Option<usize>) -> Document {
        let lines = LineIndex::new(&text);
        Document(Arc::new(Inner { name, path, text, date, offset, lines }))
    }

    /// The same document with the day it was published, against which "Friday" or "last month" are resolved.
    ///
    /// Without it the date is looked for in the text: a metadata line, a dateline, an embedded post.
    pub fn with_date(&self, date: Date) -> Document {
        let Inner { name, path, text, offset, .. } = &*self.0;
        Document::build(name.clone(), path.clone(), text.clone(), Some(date), *offset)
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

    /// How many bytes stand before the text in the file (a byte order mark); `None` when the file is not UTF-8 text, so that
    /// offsets count in [`Document::text`] alone.
    pub fn offset(&self) -> Option<usize> {
        self.0.offset
    }

    /// Where its lines begin.
    pub fn lines(&self) -> &LineIndex {
        &self.0.lines
    }
}
