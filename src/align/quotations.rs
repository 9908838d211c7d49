//! The same utterance, quoted in two documents.
//!
//! Found over the whole documents: an altered quotation often stands in sentences that share nothing else. Two quotations are the
//! same utterance when their words, folded, are the same, or one stands whole in the other, or most of the words of the shorter one
//! stand in the longer one in the same order. Two different utterances of one speaker are none of these.

use crate::analysis::Analysis;
use crate::pair::Pair;
use crate::segment::quotations::QuotationKind;
use crate::text::WordKey;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::terms::is_content;

/// A quotation of each document that give the same utterance.
#[derive(Clone, Debug, PartialEq)]
pub struct QuotationLink {
    /// Indices into the two documents' quotations.
    pub quotations: Pair<usize>,
    /// How they belong together.
    pub relation: Relation,
    /// How their words stand opposite each other, as runs of tokens; what is equal is left out.
    pub changes: Vec<Change>,
}

/// How two quotations belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same words, but for folding
    Same,
    /// One is a contiguous part of the other
    Contained,
    /// The same utterance with words changed
    Altered,
}

/// Words of one quotation in place of words of another; one of the two may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The tokens on each side; an empty run stands where the other side's words would be.
    pub tokens: Pair<Range<usize>>,
    /// Whether words stand before it, and behind it, that both quotations have: a change at an end is mostly a cut.
    pub inside: bool,
}

/// The words of a quotation, without marks.
struct Words {
    quotation: usize,
    tokens: Vec<usize>,
    keys: Vec<WordKey>,
    content: usize,
}

/// The fewest words of a quotation that can be found again by its words alone.
const FEWEST: usize = 3;

/// How much of the shorter quotation must stand in the longer one, in order, for the two to be one utterance.
const SHARED: f64 = 0.6;

/// Matches the quotations of two documents, by their places.
pub fn align(both: Pair<&Analysis>) -> Vec<QuotationLink> {
    let (lefts, rights) = (words(both.left), words(both.right));
    let links = candidates(&lefts, &rights).into_iter().filter_map(|(l, r)| link(both, Pair::new(&lefts[l], &rights[r])));
    let mut links: Vec<QuotationLink> = links.collect();
    drop_fainter(both, &mut links);
    links
}

/// Up to this many pairs of quotations are all looked at; of more, those that share three words in a row.
const ALL: usize = 40_000;

/// A run of three words that stands in more quotations than this tells nothing.
const COMMON: usize = 32;

/// The pairs worth a look, by place.
fn candidates(lefts: &[Words], rights: &[Words]) -> BTreeSet<(usize, usize)> {
    if lefts.len() * rights.len() <= ALL {
        return (0..lefts.len()).flat_map(|l| (0..rights.len()).map(move |r| (l, r))).collect();
    }
    let mut runs: HashMap<&[WordKey], Vec<usize>> = HashMap::new();
    for (r, words) in rights.iter().enumerate() {
        words.keys.windows(3).for_each(|run| runs.entry(run).or_default().push(r));
    }
    let shared = |run: &[WordKey]| runs.get(run).filter(|found| found.len() <= COMMON).cloned().unwrap_or_default();
    lefts
        .iter()
        .enumerate()
        .flat_map(|(l, words)| words.keys.windows(3).flat_map(shared).map(move |r| (l, r)).collect::<Vec<_>>())
        .collect()
}

fn words(a: &Analysis) -> Vec<Words> {
    let of = |(quotation, q): (usize, &crate::segment::Quotation)| {
        let tokens: Vec<usize> = a.segments.tokens_in(q.span).filter(|&t| a.segments.tokens[t].is_word()).collect();
        let keys = tokens.iter().map(|&t| a.segments.tokens[t].key).collect();
        let content = tokens.iter().filter(|&&t| is_content(a, t)).count();
        Words { quotation, tokens, keys, content }
    };
    let told = a.segments.quotations.iter().enumerate().filter(|(_, q)| q.kind != QuotationKind::Scare);
    told.map(of).filter(|w| w.tokens.len() >= FEWEST && w.content >= 2).collect()
}

fn link(both: Pair<&Analysis>, words: Pair<&Words>) -> Option<QuotationLink> {
    let quotations = Pair::new(words.left.quotation, words.right.quotation);
    if !share_enough(&words) {
        return None;
    }
    let ops = capture_diff_slices(Algorithm::Myers, &words.left.keys, &words.right.keys);
    let equal: Vec<&DiffOp> = ops.iter().filter(|op| matches!(op, DiffOp::Equal { .. })).collect();
    let shortest = words.left.keys.len().min(words.right.keys.len());
    let shared: usize = equal.iter().map(|op| op.old_range().len()).sum();
    let shared_content = equal.iter().flat_map(|op| op.old_range()).filter(|&i| is_content(both.left, words.left.tokens[i])).count();
    let changes = changes(&words, &ops);
    let relation = match () {
        () if words.left.keys == words.right.keys => Relation::Same,
        () if shared == shortest && equal.len() == 1 => Relation::Contained,
        () if shared as f64 >= SHARED * shortest as f64 && shared_content >= 3 => Relation::Altered,
        () => return None,
    };
    Some(QuotationLink { quotations, relation, changes })
}

/// A cheap look before the diff: whether enough words are shared at all, in any order.
fn share_enough(words: &Pair<&Words>) -> bool {
    let (short, long) = if words.left.keys.len() <= words.right.keys.len() { (words.left, words.right) } else { (words.right, words.left) };
    let shared = short.keys.iter().filter(|key| long.keys.contains(key)).count();
    shared as f64 >= SHARED * short.keys.len() as f64
}

fn changes(words: &Pair<&Words>, ops: &[DiffOp]) -> Vec<Change> {
    let is_equal = |op: &DiffOp| matches!(op, DiffOp::Equal { .. });
    let (first, last) = (ops.iter().position(is_equal), ops.iter().rposition(is_equal));
    let changed = ops.iter().enumerate().filter(|(_, op)| !is_equal(op));
    changed
        .map(|(i, op)| Change {
            tokens: Pair::new(run(&words.left.tokens, op.old_range()), run(&words.right.tokens, op.new_range())),
            inside: first.is_some_and(|first| first < i) && last.is_some_and(|last| i < last),
        })
        .collect()
}

/// The tokens of a run of words; of an empty one, the place before the next word.
fn run(tokens: &[usize], words: Range<usize>) -> Range<usize> {
    match tokens.get(words.clone()) {
        Some([first, .., last]) => *first..last + 1,
        Some([only]) => *only..only + 1,
        _ => {
            let at = tokens.get(words.start).copied().unwrap_or_else(|| tokens.last().map_or(0, |last| last + 1));
            at..at
        }
    }
}

/// Of an altered link and a better one of the same quotation, the better one is the utterance; an embedded post is the utterance itself,
/// and whoever quotes it is held against it too.
fn drop_fainter(both: Pair<&Analysis>, links: &mut Vec<QuotationLink>) {
    let is_post = |q: Pair<usize>| {
        let kind = |a: &Analysis, q: usize| a.segments.quotations[q].kind;
        kind(both.left, q.left) == QuotationKind::Post || kind(both.right, q.right) == QuotationKind::Post
    };
    let whole: Vec<Pair<usize>> = links.iter().filter(|l| l.relation != Relation::Altered).map(|l| l.quotations).collect();
    links.retain(|l| {
        l.relation != Relation::Altered
            || is_post(l.quotations)
            || !whole.iter().any(|w| w.left == l.quotations.left || w.right == l.quotations.right)
    });
}
