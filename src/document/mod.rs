//! A document: one report as it was given, before anything is read out of it.

mod encoding;
mod origin;

pub use encoding::Encoding;
pub(crate) use origin::{Origin, Piece};
pub use origin::{Original, Place};

use crate::text::{LineIndex, Position, Span};
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

/// What a file tells of its report beside the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct About {
    pub(crate) headline: Option<String>,
    pub(crate) byline: Option<String>,
    pub(crate) date: Option<Date>,
}

#[derive(Clone, Debug)]
struct Inner {
    name: String,
    path: Option<PathBuf>,
    text: String,
    about: About,
    origin: Origin,
    lines: LineIndex,
}

impl Document {
    /// A document from a text that is already in memory; `name` is what findings call it.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Document {
        Document::build(name.into(), text.into(), About::default(), Origin::Plain(Encoding::Utf8))
    }

    pub(crate) fn build(name: String, text: String, about: About, origin: Origin) -> Document {
        let lines = LineIndex::new(&text);
        Document(Arc::new(Inner { name, path: None, text, about, origin, lines }))
    }

    /// The same document with the day it was published, against which "Friday" or "last month" are resolved.
    ///
    /// Without it the date is what the file tells beside its text (a web page's metadata, the front matter of Markdown), else it is
    /// looked for in the text: a metadata line, a dateline, an embedded post.
    pub fn with_date(self, date: Date) -> Document {
        let mut inner = Arc::unwrap_or_clone(self.0);
        inner.about.date = Some(date);
        Document(Arc::new(inner))
    }

    /// The same document with spaces in place of some stretches, so that all other offsets stay; line ends stay too.
    pub(crate) fn without(&self, spans: &[Span]) -> Document {
        let mut inner = (*self.0).clone();
        let mut bytes = std::mem::take(&mut inner.text).into_bytes();
        for span in spans {
            bytes[span.start()..span.end()].iter_mut().filter(|b| !matches!(b, b'\n' | b'\r')).for_each(|b| *b = b' ');
        }
        inner.text = String::from_utf8(bytes).expect("spans lie on the borders of characters");
        Document(Arc::new(inner))
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

    /// The day it was published, if the caller or the file told it.
    pub fn date(&self) -> Option<Date> {
        self.0.about.date
    }

    /// Its headline, if the file tells it beside the text; the text holds it as well.
    pub fn headline(&self) -> Option<&str> {
        self.0.about.headline.as_deref()
    }

    /// Who wrote it, if the file tells that beside the text.
    pub fn byline(&self) -> Option<&str> {
        self.0.about.byline.as_deref()
    }

    /// How many bytes stand before the text in the file (a byte order mark); `None` when the file is not plain UTF-8 text, so that
    /// offsets count in [`Document::text`] alone.
    pub fn offset(&self) -> Option<usize> {
        self.0.origin.offset()
    }

    /// Where a span stands in the original file; `None` when its offsets are already those of the file, or its place is not known.
    pub fn original(&self, span: Span) -> Option<Original> {
        self.0.origin.original(self.text(), span)
    }

    /// The line and column of the original file where a span begins; `None` when the file has no lines, as a PDF, or its place is not
    /// known.
    pub fn position(&self, span: Span) -> Option<Position> {
        self.region(span).map(|(start, _)| start)
    }

    /// Where a span begins and ends in the lines of the original file, the end behind its last character; `None` as for
    /// [`Document::position`].
    pub fn region(&self, span: Span) -> Option<(Position, Position)> {
        self.0.origin.region(self.text(), &self.0.lines, span)
    }

    /// The text of the original file, with tags and all, and its lines, which [`Document::region`] counts in; `None` when it has no lines.
    pub fn file_text(&self) -> Option<(&str, &LineIndex)> {
        self.0.origin.source(self.text(), &self.0.lines)
    }

    /// Where a span begins in the original file, as people are told it, if that is known.
    pub fn place(&self, span: Span) -> Option<Place> {
        match self.original(span) {
            Some(Original::Page { page }) => Some(Place::Page(page)),
            Some(Original::Paragraph { paragraph, .. }) => Some(Place::Paragraph(paragraph)),
            Some(Original::Bytes { .. }) | None => self.position(span).map(Place::Line),
        }
    }

    /// Where the lines of its text begin.
    pub fn lines(&self) -> &LineIndex {
        &self.0.lines
    }
}
