//! Which quotations are parts of one: those that a paragraph leaves open, those that a cue splits, those in a row.

use super::marks::Family;
use super::pairing::Pairing;
use super::{NESTED_LIMIT, Quotation, QuotationKind};
use crate::lexicon::Class;
use crate::segment::blocks::{Block, BlockKind};
use crate::segment::tokens::{Shape, Token};
use crate::segment::tokens_in;
use crate::text::Span;
use std::ops::Range;

/// How many tokens may stand between the two parts of a quotation that its cue splits.
const SPLIT: usize = 40;
/// How many paragraphs without marks may stand between the opening of a quotation and its end.
const BETWEEN_LIMIT: usize = 3;

/// A quotation that its paragraph has left open.
pub(super) struct Open {
    /// Which one.
    pub(super) quotation: usize,
    /// The marks it stands in.
    pub(super) family: Family,
    /// The paragraphs without marks that came since.
    pub(super) between: Vec<usize>,
}

impl Open {
    /// Takes in a block without quotations, unless the quotation cannot reach so far.
    pub(super) fn passes(mut self, i: usize, block: &Block) -> Option<Open> {
        if !block.kind.is_skipped() {
            self.between.push(i);
        }
        (block.kind == BlockKind::Body || block.kind.is_skipped()).then_some(self).filter(|o| o.between.len() <= BETWEEN_LIMIT)
    }

    /// Whether the first pair of the next block with marks goes on: it opens again at once, or it has only a closing mark.
    pub(super) fn goes_on(&self, block: &Range<usize>, pairing: &Pairing) -> bool {
        let opened = pairing.outer_start < pairing.start;
        pairing.family == self.family && pairing.outer_start == block.start && (self.between.is_empty() || !opened)
    }

    /// Makes quotations of the paragraphs between, and returns the last one.
    pub(super) fn bridge(self, blocks: &[Block], found: &mut Vec<Quotation>) -> usize {
        let kind = found[self.quotation].kind;
        let between =
            |&i: &usize| Quotation { span: blocks[i].span, outer: blocks[i].span, kind, continues: None, closed: false, nested: false };
        found.extend(self.between.iter().map(between));
        // Posts that stand between the paragraphs keep their place.
        found[self.quotation + 1..].sort_by_key(|q| q.outer.start());
        let mut last = self.quotation;
        for (i, quotation) in found.iter_mut().enumerate().skip(last + 1) {
            if self.between.iter().any(|&b| blocks[b].span == quotation.outer) {
                quotation.continues = Some(std::mem::replace(&mut last, i));
            }
        }
        last
    }
}

/// Joins the parts of a quotation that stands around its cue: "…," she said, "…". What is joined to speech, or stands in one row with
/// it ("…" and "…"), is speech too, however short.
pub(super) fn join_split(text: &str, tokens: &[Token], found: &mut [Quotation], begin: usize) {
    let mut before: Option<usize> = None;
    for i in (begin..found.len()).filter(|&i| !found[i].nested).collect::<Vec<_>>() {
        if let Some(part) = before {
            if found[i].continues.is_none() && is_split(text, tokens, &found[part], &found[i]) {
                found[i].continues = Some(part);
                found[i].kind = found[i].kind.min(QuotationKind::Fragment);
            } else if found[i].kind == QuotationKind::Scare && in_row(text, tokens, &found[part], &found[i]) {
                found[i].kind = found[part].kind.max(QuotationKind::Fragment);
            }
        }
        before = Some(i);
    }
}

/// Whether only commas and conjunctions stand between two quotations.
fn in_row(text: &str, tokens: &[Token], a: &Quotation, b: &Quotation) -> bool {
    let between = tokens_in(tokens, Span::new(a.outer.end(), b.outer.start().max(a.outer.end())));
    between.len() <= 2 && tokens[between].iter().all(|t| matches!(t.span.of(text), "," | "and" | "or" | "but" | "&"))
}

/// Whether nothing but a cue with its source, and perhaps the end of that sentence, stands between two quotations.
fn is_split(text: &str, tokens: &[Token], a: &Quotation, b: &Quotation) -> bool {
    let speech = a.kind == QuotationKind::Speech || (a.kind == QuotationKind::Fragment && b.kind != QuotationKind::Scare);
    let between = tokens_in(tokens, Span::new(a.outer.end(), b.outer.start().max(a.outer.end())));
    if !speech || !a.closed || between.is_empty() || between.len() > SPLIT {
        return false;
    }
    let first = a.span.of(text);
    let between = &tokens[between];
    let pauses = first.ends_with([',', '?', '!', '—', '–', '-']) || matches!(between[0].span.of(text), "," | "—" | "–");
    let capital = b.span.of(text).starts_with(|c: char| c.is_uppercase());
    let last = between[between.len() - 1].span.of(text);
    let goes_on =
        if capital { matches!(last, "." | "," | "—" | "–" | ":" | ";") } else { last == "," || last == "—" || last == "–" };
    pauses && goes_on && one_clause(text, between)
}

/// Whether the words are one clause with a verb of saying, which may end the sentence but not begin another.
fn one_clause(text: &str, between: &[Token]) -> bool {
    let cues = between.iter().filter(|t| t.is(Class::CueVerbs)).count();
    let stop = |i: usize| matches!(between[i].span.of(text), "." | "?" | "!") && !is_abbreviation(between, i);
    let inner = (0..between.len() - 1).any(stop);
    cues > 0 && !inner
}

/// Whether a full stop belongs to a short capitalised word, as in Sen. and J.
fn is_abbreviation(tokens: &[Token], stop: usize) -> bool {
    let Some(word) = stop.checked_sub(1).map(|i| &tokens[i]) else { return false };
    let glued = !tokens[stop].spaced && word.is_capital() && word.span.len() <= 4;
    glued && tokens.get(stop + 1).is_some_and(|t| t.is_capital() || matches!(t.shape, Shape::Mark | Shape::Number))
}

/// Leaves out nested quotations beyond the limit, so that what surrounds a place is found in few steps.
pub(super) fn drop_crowds(found: &mut Vec<Quotation>, first: usize) {
    let mut crowd = 0;
    let mut kept = Vec::with_capacity(found.len() - first);
    for mut quotation in found.drain(first..) {
        crowd = if quotation.nested { crowd + 1 } else { 0 };
        if crowd <= NESTED_LIMIT {
            quotation.continues = quotation.continues.filter(|&c| c < first);
            kept.push(quotation);
        }
    }
    found.append(&mut kept);
}
