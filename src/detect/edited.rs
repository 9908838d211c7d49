//! Sentences that both reports have word for word but for a stretch or two: whatever stands there fills one slot.

use crate::align::Alignment;
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::pair::{Pair, Side};
use crate::text::{Span, WordKey};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::BTreeMap;
use std::ops::Range;

/// The fewest words that matter which both sentences have: fewer are a turn of phrase ("he told reporters").
pub(super) const FEWEST: usize = 4;

/// The fewest of them, and the fewest tokens, where the sentences differ in one stretch alone.
const FEWEST_BESIDE_ONE: usize = 2;
const TOKENS_BESIDE_ONE: usize = 4;

/// The most stretches in which two sentences differ: more of them are other words for the same thing.
const MOST: usize = 3;

/// The longest such stretch, in tokens.
const LONGEST: usize = 14;

/// Stretches of two sentences that stand opposite each other where all around them is the same; one of them may be empty.
#[derive(Clone, Debug)]
pub(super) struct Edited {
    /// The sentences, as indices.
    pub(super) sentences: Pair<usize>,
    /// What differs, in tokens.
    pub(super) tokens: Pair<Range<usize>>,
    /// Whether they differ nowhere else.
    pub(super) is_only: bool,
    /// How many words that matter both have.
    pub(super) shared: usize,
}

impl Edited {
    /// The stretch of a side, where it has words.
    pub(super) fn span(&self, a: &Analysis, side: Side) -> Option<Span> {
        let mut words = self.tokens.side(side).clone().map(|t| a.segments.tokens[t]).filter(|t| t.is_word()).map(|t| t.span);
        let first = words.next()?;
        Some(words.next_back().map_or(first, |last| first.cover(last)))
    }
}

/// Every stretch in which linked sentences alone differ, by place. A sentence that the other report has word for word is left out: it is that
/// one's twin.
pub(super) fn edits(both: Pair<&Analysis>, alignment: &Alignment) -> Vec<Edited> {
    let mut shared: BTreeMap<Pair<usize>, usize> = BTreeMap::new();
    for link in &alignment.claims {
        let sentences = Pair::new(both.left.claims[link.claims.left].sentence, both.right.claims[link.claims.right].sentence);
        let words = link.words.iter().filter(|p| is_content(both.left, p.left) && both.left.stems[p.left] == both.right.stems[p.right]);
        *shared.entry(sentences).or_insert(0) += words.count();
    }
    let near = shared.into_iter().filter(|(_, words)| *words >= FEWEST_BESIDE_ONE).map(|(sentences, _)| sentences);
    near.flat_map(|sentences| between(both, sentences)).collect()
}

fn keys(a: &Analysis, sentence: usize) -> Vec<WordKey> {
    a.segments.tokens[a.segments.sentences[sentence].tokens.clone()].iter().map(|t| t.key).collect()
}

fn between(both: Pair<&Analysis>, sentences: Pair<usize>) -> Vec<Edited> {
    let keys = Pair::new(keys(both.left, sentences.left), keys(both.right, sentences.right));
    let start = |side: Side| both.side(side).segments.sentences[*sentences.side(side)].tokens.start;
    let starts = Pair::new(start(Side::Left), start(Side::Right));
    let (mut equal, mut same, mut edits) = (0, 0, Vec::new());
    for op in capture_diff_slices(Algorithm::Myers, &keys.left, &keys.right) {
        let (left, right) = (shifted(op.old_range(), starts.left), shifted(op.new_range(), starts.right));
        match op {
            DiffOp::Equal { len, .. } => {
                equal += left.filter(|&t| is_content(both.left, t)).count();
                same += len;
            }
            _ => edits.push(Edited { sentences, tokens: Pair { left, right }, is_only: false, shared: 0 }),
        }
    }
    edits.retain(|e| Side::BOTH.into_iter().any(|side| e.span(both.side(side), side).is_some()));
    let is_only = edits.len() == 1;
    edits.iter_mut().for_each(|e| (e.is_only, e.shared) = (is_only, equal));
    let content = |side: Side| {
        let a = both.side(side);
        a.segments.sentences[*sentences.side(side)].tokens.clone().filter(|&t| is_content(a, t)).count()
    };
    let (shorter, longer) = (content(Side::Left).min(content(Side::Right)), content(Side::Left).max(content(Side::Right)));
    let long = edits.iter().any(|e| e.tokens.left.len().max(e.tokens.right.len()) > LONGEST);
    let few = edits.len() == 1 && equal >= FEWEST_BESIDE_ONE && same >= TOKENS_BESIDE_ONE;
    let alike = (equal >= FEWEST || few) && equal * 3 >= shorter * 2 && equal * 2 >= longer;
    let twin = || has(both.right, &keys.left) || has(both.left, &keys.right);
    if edits.len() > MOST || long || !alike || twin() { Vec::new() } else { edits }
}

fn shifted(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// Whether a report has a sentence, word for word.
fn has(a: &Analysis, wanted: &[WordKey]) -> bool {
    let same = |tokens: &Range<usize>| {
        tokens.len() == wanted.len() && a.segments.tokens[tokens.clone()].iter().map(|t| t.key).eq(wanted.iter().copied())
    };
    a.segments.sentences.iter().any(|s| same(&s.tokens))
}
