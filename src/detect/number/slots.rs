//! What a figure counts, and how it is shown.

use crate::analysis::Analysis;
use crate::lexicon::Word;
use crate::text::Span;
use crate::value::Figure;

/// A figure with its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot<'a> {
    /// The number with its unit.
    pub(super) span: Span,
    pub(super) figure: &'a Figure,
}

impl Slot<'_> {
    /// The noun that is counted, with its modifiers.
    pub(super) fn phrase(&self) -> Option<Span> {
        self.figure.counted?.phrase
    }

    /// The noun that is counted.
    pub(super) fn head(&self) -> Option<Span> {
        self.figure.counted?.head
    }

    /// The figure with the words that bound it and the noun it counts, where they stand close beside it.
    pub(super) fn shown(&self, a: &Analysis) -> Span {
        let behind = |span: &Span| span.start() >= self.span.end() && span.start() - self.span.end() <= 3;
        let near = |span: &Span| behind(span) || span.end() <= self.span.start() && self.span.start() - span.end() <= 3;
        let phrase = self.phrase().filter(behind);
        let bound = self.figure.bound_span.filter(near);
        [phrase, bound].into_iter().flatten().fold(self.span, Span::cover).trim(a.document.text())
    }
}

/// The token of the noun that a figure counts.
pub(super) fn head_token(a: &Analysis, slot: &Slot) -> Option<usize> {
    a.segments.tokens_in(slot.head()?).last()
}

/// The noun that a figure counts, as the lexicon has it.
pub(super) fn head_word(a: &Analysis, slot: &Slot) -> Option<Word> {
    head_token(a, slot).map(|t| a.segments.tokens[t].word)
}
