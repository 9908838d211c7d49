//! Words of one claim that stand opposite words of another.
//!
//! Content words are paired first, by how alike they are and how alike their neighbours are (after Sultan, Bethard and Sumner,
//! TACL 2014); function words follow the content words beside them.

use super::terms::is_content;
use crate::analysis::Analysis;
use crate::pair::Pair;
use crate::segment::Shape;
use std::ops::Range;

/// How many tokens to each side count as neighbours.
const NEIGHBOURS: usize = 3;

/// Words less alike than this do not stand opposite each other.
const ALIKE: f32 = 0.6;

/// Of a claim longer than this (a list, a table, a text without marks) only the beginning is paired word by word.
const LONGEST: usize = 256;

/// Pairs the words of two claims one to one, by place in the left one.
pub fn of_claims(both: Pair<&Analysis>, claims: Pair<usize>) -> Vec<Pair<usize>> {
    let tokens = |a: &Analysis, claim: usize| {
        let range = a.claims[claim].tokens.clone();
        range.start..range.end.min(range.start + LONGEST)
    };
    align(both, Pair::new(tokens(both.left, claims.left), tokens(both.right, claims.right)))
}

/// Pairs the tokens of two stretches one to one, by place in the left one.
pub fn align(both: Pair<&Analysis>, tokens: Pair<Range<usize>>) -> Vec<Pair<usize>> {
    let mut pairs: Vec<Pair<usize>> = Vec::new();
    for content in [true, false] {
        let mut scored = score(both, &tokens, content, &pairs);
        scored.sort_by(|(a, p), (b, q)| b.total_cmp(a).then(p.cmp(q)));
        for (_, pair) in scored {
            if pairs.iter().all(|p| p.left != pair.left && p.right != pair.right) {
                pairs.push(pair);
            }
        }
    }
    pairs.sort();
    pairs
}

/// Every pair of words that could stand opposite each other, with how well they fit.
fn score(both: Pair<&Analysis>, tokens: &Pair<Range<usize>>, content: bool, paired: &[Pair<usize>]) -> Vec<(f32, Pair<usize>)> {
    let mut scored = Vec::new();
    for left in tokens.left.clone().filter(|&t| is_content(both.left, t) == content) {
        for right in tokens.right.clone().filter(|&t| is_content(both.right, t) == content) {
            let pair = Pair { left, right };
            let alike = alike(both, pair);
            if alike >= ALIKE {
                let near = neighbours(both, tokens, pair, content, paired);
                if content || near > 0.0 {
                    scored.push((alike + near, pair));
                }
            }
        }
    }
    scored
}

/// How alike two words are, from 0 to 1: the same word, the same word inflected, or one grown from the other.
fn alike(both: Pair<&Analysis>, pair: Pair<usize>) -> f32 {
    let (l, r) = (&both.left.segments.tokens[pair.left], &both.right.segments.tokens[pair.right]);
    if l.key == r.key {
        return 1.0;
    }
    if both.left.stems[pair.left] == both.right.stems[pair.right] {
        return 0.95;
    }
    let letters = |shape| !matches!(shape, Shape::Number | Shape::Mark | Shape::Possessive | Shape::Alphanumeric);
    if letters(l.shape) && letters(r.shape) && shared_start(both.left.of(l.span), both.right.of(r.span)) { 0.7 } else { 0.0 }
}

/// Whether two words begin alike for most of the longer one: "escalate" and "escalation".
fn shared_start(a: &str, b: &str) -> bool {
    let shared = a.bytes().zip(b.bytes()).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count();
    shared >= 5 && shared * 10 >= 6 * a.len().max(b.len())
}

/// What the neighbours say: how many of the words around stand, or can stand, opposite each other.
fn neighbours(both: Pair<&Analysis>, tokens: &Pair<Range<usize>>, pair: Pair<usize>, content: bool, paired: &[Pair<usize>]) -> f32 {
    let around = |i: usize, range: &Range<usize>| i.saturating_sub(NEIGHBOURS).max(range.start)..(i + NEIGHBOURS + 1).min(range.end);
    let (lefts, rights) = (around(pair.left, &tokens.left), around(pair.right, &tokens.right));
    if !content {
        let beside = paired.iter().filter(|p| lefts.contains(&p.left) && rights.contains(&p.right));
        return beside.map(|p| 0.3 / (1.0 + offset(*p, pair) as f32)).sum();
    }
    let same =
        |l: usize| rights.clone().filter(move |&r| both.left.stems[l] == both.right.stems[r]).map(move |r| Pair { left: l, right: r });
    let near = lefts.clone().filter(|&l| l != pair.left).flat_map(same).filter(|p| p.right != pair.right);
    near.map(|p| if is_content(both.left, p.left) { 0.15 } else { 0.03 } / (1.0 + offset(p, pair) as f32)).sum()
}

/// How far two pairs are from being moved by the same distance.
fn offset(a: Pair<usize>, b: Pair<usize>) -> usize {
    (a.left as isize - b.left as isize).abs_diff(a.right as isize - b.right as isize)
}
