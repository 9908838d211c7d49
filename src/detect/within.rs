//! What the families that look within one document are given.

use super::context::one_line;
use super::{Found, Kind, Place};
use crate::analysis::Analysis;
use crate::config::Level;
use crate::text::Span;

/// What a family judges within one document, apart from all others.
pub struct Within<'a> {
    /// The document.
    pub analysis: &'a Analysis,
    document: usize,
    found: Vec<Found>,
}

impl<'a> Within<'a> {
    pub(super) fn new(document: usize, analysis: &'a Analysis) -> Within<'a> {
        Within { analysis, document, found: Vec::new() }
    }

    pub(super) fn into_found(self) -> Vec<Found> {
        self.found
    }

    /// Tells a discrepancy between stretches of the one document, each with what it means, the most telling first.
    pub fn tell(&mut self, kind: &'static Kind, confidence: f64, message: String, reason: String, places: Vec<(Span, Option<String>)>) {
        self.tell_as(kind, kind.level, confidence, message, reason, places);
    }

    /// Tells a discrepancy that is more or less grave than its kind mostly is.
    pub fn tell_as(
        &mut self,
        kind: &'static Kind,
        level: Level,
        confidence: f64,
        message: String,
        reason: String,
        places: Vec<(Span, Option<String>)>,
    ) {
        let place = |(span, value)| Place { document: self.document, span: Some(span), missing: false, value };
        let places = places.into_iter().map(place).collect();
        self.found.push(Found { kind, level, message, reason, confidence, places });
    }

    /// The words of a stretch, on one line.
    pub fn words(&self, span: Span) -> String {
        one_line(self.analysis.of(span))
    }
}
