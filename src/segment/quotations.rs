//! Quotations: what stands between marks.

use super::blocks::Block;
use super::tokens::Token;
use crate::text::Span;

/// One stretch between quotation marks, or an embedded post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// What stands between the marks.
    pub span: Span,
    /// The same with its marks.
    pub outer: Span,
    /// What it is.
    pub kind: QuotationKind,
    /// The quotation that this one goes on with: split by its cue, or opened again in the next paragraph.
    pub continues: Option<usize>,
    /// Whether the closing mark is there; a paragraph may be left open when the next one opens again.
    pub closed: bool,
    /// Whether it stands inside another quotation.
    pub nested: bool,
}

/// What marks are there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum QuotationKind {
    /// Somebody's words, a sentence or more
    Speech,
    /// Some words of somebody inside the reporter's sentence
    Fragment,
    /// A name, a title or a word at arm's length, not speech
    Scare,
    /// An embedded post; no marks stand around it
    Post,
}

/// Finds the quotations of a text, in order of their beginning.
pub fn quotations(_text: &str, _tokens: &[Token], _blocks: &[Block]) -> Vec<Quotation> {
    Vec::new()
}
