//! An analysis: one document read, apart from all others.

use crate::cast::{self, Entity};
use crate::claim::{self, Claim};
use crate::document::Document;
use crate::extract::{self, Attribution, Mention, Text, Value, dates};
use crate::model::Encoder;
use crate::segment::{self, OwnWords, Segments};
use crate::text::{Span, WordKey, WordMap, fold, stem};
use jiff::civil::Date;
use std::sync::Arc;

/// Everything that is read out of one document; it depends on nothing else, so it can be kept as long as the document stays.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// What was read.
    pub document: Document,
    /// The report's own date: the caller's, or the one its text tells.
    pub date: Option<Date>,
    /// The text taken apart.
    pub segments: Segments,
    /// For each token, its key without inflection; a figure's and a date's tokens have the key of what they mean.
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
    /// For each sentence, what an encoder makes of it; none where the compiled-in vectors tell what sentences mean.
    pub meanings: Option<Vec<Arc<[f32]>>>,
}

impl Analysis {
    /// Reads a document; never fails, whatever the text.
    pub fn new(document: &Document) -> Analysis {
        Analysis::with(document, &OwnWords::default())
    }

    /// The same with words that the settings add to the word lists.
    pub fn with(document: &Document, own: &OwnWords) -> Analysis {
        let raw = document.text();
        let segments = segment::segment_with(raw, own);
        let date = document.date().or_else(|| dates::report_date(raw, &segments));
        let text = Text { raw, segments: &segments, date };
        let mentions = extract::mentions(&text);
        let attributions = extract::attribution::attributions(&text, &mentions);
        let cast = cast::cast(&text, &mentions);
        let speakers = cast::speakers(&text, &cast, &attributions);
        let claims = claim::claims(&text, &mentions, &attributions);
        let stems = stems(&text, &mentions);
        Analysis { document: document.clone(), date, segments, stems, mentions, attributions, speakers, cast, claims, meanings: None }
    }

    /// The same with what an encoder makes of its sentences, if there is one.
    pub fn encoded(mut self, encoder: Option<&Encoder>) -> Analysis {
        let sentences = || self.segments.sentences.iter().map(|s| self.of(s.span)).collect::<Vec<_>>();
        self.meanings = encoder.map(|encoder| encoder.encode(&sentences()));
        self
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

fn stems(text: &Text, mentions: &[Mention]) -> Vec<WordKey> {
    let (mut folded, mut stemmed) = (String::new(), String::new());
    // Most words of a text stand in it more than once.
    let mut known: WordMap<WordKey> = WordMap::default();
    let mut stem = |word: &str| stem::stem(fold::fold(word, &mut folded), &mut stemmed);
    let mut stems: Vec<WordKey> = text.tokens().iter().map(|t| *known.entry(t.key).or_insert_with(|| stem(t.span.of(text.raw)))).collect();
    for mention in mentions {
        if let Some(value) = meant(&mention.value) {
            stems[text.segments.tokens_in(mention.span)].fill(WordKey::of_folded(&value));
        }
    }
    stems
}

/// What a figure or a date means, in a form that no word has, so that "twenty-six" and "26" are one word.
fn meant(value: &Value) -> Option<String> {
    match value {
        Value::Figure(figure) => Some(format!("#{}", figure.number)),
        Value::When(when) => when.range.map(|range| format!("@{}..{}", range.from, range.to)),
        _ => None,
    }
}
