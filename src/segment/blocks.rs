//! Blocks: the headline, the paragraphs, and what is no report (marked and counted, never cut out).

use super::tokens::Token;
use crate::text::Span;

/// A stretch of a text of one sort: usually a line; less where a headline or a dateline is glued to the first sentence, more where
/// an embedded post takes several lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, without white space at its ends.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BlockKind {
    /// The report's own title
    Headline,
    /// A title between paragraphs
    Heading,
    /// A paragraph, or a part of one, of the report itself
    Body,
    /// A date or update stamp, a section name
    Metadata,
    /// Who wrote it
    Byline,
    /// "Washington, May 10"
    Dateline,
    /// The words under a picture, or its credit
    Caption,
    /// A post of a network shown inside the report, with its author's line
    Embed,
    /// "ALSO READ: …", "Subscribe to …"
    Promotion,
    /// "This post has been auto-published …"
    Disclaimer,
    /// "Correction: …"
    Correction,
}

impl BlockKind {
    /// Whether its sentences are claims of the report.
    pub fn is_report(self) -> bool {
        matches!(self, BlockKind::Headline | BlockKind::Body | BlockKind::Heading)
    }

    /// Whether it is left out of the comparison and counted as skipped.
    pub fn is_skipped(self) -> bool {
        matches!(self, BlockKind::Promotion | BlockKind::Disclaimer | BlockKind::Embed | BlockKind::Caption)
    }
}

/// Cuts a text into blocks, in order.
pub fn blocks(text: &str, _tokens: &[Token]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trim(text);
        if !span.is_empty() {
            blocks.push(Block { span, kind: BlockKind::Body });
        }
        start += line.len();
    }
    blocks
}
