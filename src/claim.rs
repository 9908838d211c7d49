//! Claims: contiguous stretches that assert something, cut from sentences.

use crate::extract::{Attribution, Mention, Text};
use crate::text::Span;
use std::ops::Range;

/// A stretch of a document that asserts something: a sentence, or a part of one that can stand alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Where it stands.
    pub span: Span,
    /// Its tokens, as indices into [`crate::segment::Segments::tokens`].
    pub tokens: Range<usize>,
    /// Its sentence, as an index into [`crate::segment::Segments::sentences`].
    pub sentence: usize,
    /// Whether it belongs to the report (not to a disclaimer, an embed, a stamp).
    pub is_report: bool,
}

/// Cuts every sentence into claims, in order.
pub fn claims(text: &Text, _mentions: &[Mention], _attributions: &[Attribution]) -> Vec<Claim> {
    let segments = text.segments;
    let claim = |(sentence, s): (usize, &crate::segment::Sentence)| Claim {
        span: s.span,
        tokens: s.tokens.clone(),
        sentence,
        is_report: segments.block_of(s).kind.is_report(),
    };
    segments.sentences.iter().enumerate().map(claim).collect()
}
