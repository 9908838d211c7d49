//! Where things begin and end: tokens, blocks, sentences, quotations.

pub mod blocks;
pub mod own;
pub mod parts;
pub mod quotations;
pub mod sentences;
pub mod tokens;

pub use blocks::{Block, BlockKind};
pub use own::OwnWords;
pub use parts::Part;
pub use quotations::Quotation;
pub use sentences::Sentence;
pub use tokens::{Shape, Token, longest, tokenize};

use crate::text::Span;
use std::ops::Range;

/// A text taken apart. Every list is in the text's order, and together the sentences cover every word.
#[derive(Clone, Debug, Default)]
pub struct Segments {
    /// Words, numbers and marks.
    pub tokens: Vec<Token>,
    /// Headline, paragraphs, and what is no report.
    pub blocks: Vec<Block>,
    /// Sentences of all blocks.
    pub sentences: Vec<Sentence>,
    /// What stands between quotation marks, and embedded posts.
    pub quotations: Vec<Quotation>,
    /// Quotation marks that do not balance, in order: those that nothing closes, and those that close nothing. A quotation that is opened
    /// again in the next paragraph is closed there.
    pub unclosed: Vec<Span>,
}

/// Takes a text apart.
pub fn segment(text: &str) -> Segments {
    segment_with(text, &OwnWords::default())
}

/// The same with words that the settings add to the word lists.
pub fn segment_with(text: &str, own: &OwnWords) -> Segments {
    let mut tokens = tokenize(text);
    own.mark(&mut tokens);
    let blocks = blocks::blocks(text, &tokens);
    let sentences = sentences::sentences(text, &tokens, &blocks);
    let (quotations, unclosed) = quotations::quotations(text, &tokens, &blocks);
    Segments { tokens, blocks, sentences, quotations, unclosed }
}

impl Segments {
    /// The indices of the tokens that lie inside a span.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        tokens_in(&self.tokens, span)
    }

    /// The index of the sentence that holds a place, or of the last one before it.
    pub fn sentence_at(&self, offset: usize) -> usize {
        self.sentences.partition_point(|s| s.span.start() <= offset).saturating_sub(1)
    }

    /// The block of a sentence.
    pub fn block_of(&self, sentence: &Sentence) -> &Block {
        &self.blocks[sentence.block]
    }

    /// Whether a span lies inside quotation marks.
    pub fn is_quoted(&self, span: Span) -> bool {
        let upto = self.quotations.partition_point(|q| q.span.start() <= span.start());
        self.quotations[..upto].iter().rfind(|q| !q.nested).is_some_and(|q| q.span.contains(span))
    }
}

/// The first token, of those in order, that begins at a place or behind it.
///
/// Tokens are spread so evenly that it stands near where the place lies between the first and the last: there it is looked for first, then
/// at twice the distance each time.
fn first_from(tokens: &[Token], place: usize) -> usize {
    let [first, .., last] = tokens else { return tokens.partition_point(|t| t.span.start() < place) };
    let (from, upto) = (first.span.start(), last.span.start());
    let guess = place.saturating_sub(from).min(upto - from) * tokens.len() / (upto - from + 1);
    let (mut low, mut high, mut reach) = (guess, guess, 8);
    while low > 0 && tokens[low - 1].span.start() >= place {
        (high, low, reach) = (low, low.saturating_sub(reach), reach * 2);
    }
    while high < tokens.len() && tokens[high].span.start() < place {
        (low, high, reach) = (high, tokens.len().min(high + reach), reach * 2);
    }
    low + tokens[low..high].partition_point(|t| t.span.start() < place)
}

/// The indices of those tokens, in order, that lie inside a span.
pub fn tokens_in(tokens: &[Token], span: Span) -> Range<usize> {
    let start = first_from(tokens, span.start());
    // Most spans are short: the end is looked for near the start first, at twice the distance each time.
    let inside = |i: usize| tokens.get(i).is_some_and(|t| t.span.end() <= span.end());
    let mut reach = 4;
    while inside(start + reach) {
        reach *= 2;
    }
    let near = &tokens[start..tokens.len().min(start + reach)];
    start..start + near.partition_point(|t| t.span.end() <= span.end())
}
