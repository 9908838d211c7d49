//! Sentences.

use super::blocks::Block;
use super::tokens::Token;
use super::tokens_in;
use crate::text::Span;
use std::ops::Range;

/// A sentence of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without white space at its ends, closing marks included.
    pub span: Span,
    /// Its tokens, as indices into [`super::Segments::tokens`].
    pub tokens: Range<usize>,
    /// Its block, as an index into [`super::Segments::blocks`].
    pub block: usize,
}

/// Cuts every block into sentences, in order.
pub fn sentences(text: &str, tokens: &[Token], blocks: &[Block]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (block, of) in blocks.iter().enumerate() {
        let range = tokens_in(tokens, of.span);
        let mut start = range.start;
        for i in range.clone() {
            let ends = matches!(tokens[i].span.of(text), "." | "?" | "!") && tokens.get(i + 1).is_none_or(|t| t.spaced);
            if ends || i + 1 == range.end {
                let span = Span::new(tokens[start].span.start(), tokens[i].span.end());
                sentences.push(Sentence { span, tokens: start..i + 1, block });
                start = i + 1;
            }
        }
    }
    sentences
}
