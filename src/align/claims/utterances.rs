//! Sentences that hold parts of one utterance.

use crate::align::QuotationLink;
use crate::analysis::Analysis;
use crate::pair::Pair;
use std::collections::BTreeMap;

/// An utterance of so many words is evidence in full.
const FULL: usize = 12;

/// What it says that two sentences hold parts of an utterance that goes over several.
const PART: f32 = 0.3;

/// An utterance that joins more pairs of sentences than this tells nothing about any of them.
const MANY: usize = 256;

/// The pairs of sentences that hold parts of one utterance, the more of it the nearer to 1.
pub(super) fn utterances(both: Pair<&Analysis>, quotations: &[QuotationLink]) -> BTreeMap<(usize, usize), f32> {
    let mut pairs: BTreeMap<(usize, usize), f32> = BTreeMap::new();
    for link in quotations {
        let (l, r) = (link.quotations.left, link.quotations.right);
        let (left, right) = (holders(both.left, l), holders(both.right, r));
        if left.len() * right.len() > MANY {
            continue;
        }
        let whole = length(both.left, l).min(length(both.right, r)).min(FULL) as f32 / FULL as f32;
        let says = if left.len() == 1 && right.len() == 1 { whole } else { PART };
        for pair in left.flat_map(|l| right.clone().map(move |r| (l, r))) {
            let known = pairs.entry(pair).or_default();
            *known = known.max(says);
        }
    }
    pairs
}

/// The sentences that hold a part of a quotation.
fn holders(a: &Analysis, quotation: usize) -> std::ops::Range<usize> {
    let span = a.segments.quotations[quotation].span;
    let from = a.segments.sentences.partition_point(|s| s.span.end() <= span.start());
    let to = a.segments.sentences.partition_point(|s| s.span.start() < span.end());
    from..to.max(from)
}

fn length(a: &Analysis, quotation: usize) -> usize {
    a.segments.tokens_in(a.segments.quotations[quotation].span).len()
}
