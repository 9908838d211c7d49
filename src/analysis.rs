//! An analysis: one document read, apart from all others.

use crate::cast::{self, Entity};
use crate::claim::{self, Claim};
use crate::document::Document;
use crate::extract::{self, Attribution, Mention, Text, dates};
use crate::segment::{self, Segments};
use crate::text::{Span, WordKey, fold, stem};
use jiff::civil::Date;

/// Everything that is read out of one document; it depends on nothing else, so it can be kept as long as the document stays.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// What was read.
    pub document: Document,
    /// The report's own date: the caller's, or the one its text tells.
    pub date: Option<Date>,
    /// The text taken apart.
    pub segments: Segments,
    /// For each token, its key without inflection.
    pub stems: Vec<WordKey>,
    /// Phrases with values, by place.
    pub mentions: Vec<Mention>,
    /// Who says what, by place.
    pub attributions: Vec<Attribution>,
    /// Whom the source of each attribution means, as an index into `cast`.
    pub speakers: Vec<Option<usize>>,
    /// Who and what is named.
    pub cast: Vec<Entity>,
    /// What is asserted.
    pub claims: Vec<Claim>,
}

impl Analysis {
    /// Reads a document; never fails, whatever the text.
    pub fn new(document: &Document) -> Analysis {
        let raw = document.text();
        let segments = segment::segment(raw);
        let date = document.date().or_else(|| dates::report_date(raw, &segments));
        let text = Text { raw, segments: &segments, date };
        let mentions = extract::mentions(&text);
        let attributions = extract::attribution::attributions(&text, &mentions);
        let cast = cast::cast(&text, &mentions);
        let speakers = cast::speakers(&text, &cast, &attributions);
        let claims = claim::claims(&text, &mentions, &attributions);
        let stems = stems(raw, &segments);
        Analysis { document: document.clone(), date, segments, stems, mentions, attributions, speakers, cast, claims }
    }

    /// The words of a span of this document.
    pub fn of(&self, span: Span) -> &str {
        span.of(self.document.text())
    }

    /// The text as extractors see it.
    pub fn text(&self) -> Text<'_> {
        Text { raw: self.document.text(), segments: &self.segments, date: self.date }
    }
}

fn stems(raw: &str, segments: &Segments) -> Vec<WordKey> {
    let (mut folded, mut stemmed) = (String::new(), String::new());
    segments.tokens.iter().map(|t| stem::stem(fold::fold(t.span.of(raw), &mut folded), &mut stemmed)).collect()
}
