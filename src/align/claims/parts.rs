//! Linked sentences taken apart into the claims that stand opposite each other.

use super::Candidate;
use super::evidence::Witness;
use super::nearest::Shares;
use crate::pair::{Pair, Side};
use std::collections::BTreeMap;

/// Claims that share less than this of their words, as the claim that has less counts them, stand opposite each other only where nothing
/// of their sentences stands nearer.
const ENOUGH: f32 = 0.35;

/// The pairs of claims of linked sentences, with these, by place.
pub(super) fn of_sentences<'c>(witness: &Witness, linked: &'c [Candidate], shares: &Shares) -> Vec<(Pair<usize>, &'c Candidate)> {
    let mut pairs: BTreeMap<Pair<usize>, &Candidate> = BTreeMap::new();
    for candidate in linked {
        for pair in of_pair(witness, candidate.sentences, shares.of(candidate.sentences)) {
            pairs.insert(pair, candidate);
        }
    }
    pairs.into_iter().collect()
}

/// The claims of two sentences that stand opposite each other: the pair that shares most, and every other in which one finds most of
/// itself in the other and nothing better in that sentence.
fn of_pair(witness: &Witness, sentences: Pair<usize>, shares: &[f32]) -> Vec<Pair<usize>> {
    let claims = Pair::new(witness.claims.left[sentences.left].clone(), witness.claims.right[sentences.right].clone());
    let all = claims.left.clone().flat_map(|left| claims.right.clone().map(move |right| Pair { left, right }));
    let share = |(pair, share): (Pair<usize>, &f32)| {
        // Three decimals, so that the order in which weights were added decides no tie.
        let alike = (share * 1e3).round() / 1e3;
        (pair, alike, alike / witness.smaller(pair))
    };
    let shares: Vec<(Pair<usize>, f32, f32)> = all.zip(shares).map(share).collect();
    let best = |side: Side, claim: usize| shares.iter().filter(|s| *s.0.side(side) == claim).map(|s| s.1).fold(0.0, f32::max);
    let most = shares.iter().map(|s| s.1).fold(0.0, f32::max);
    let keeps = |(pair, alike, contained): &&(Pair<usize>, f32, f32)| {
        let (l, r) = (best(Side::Left, pair.left), best(Side::Right, pair.right));
        *alike >= most || *contained >= ENOUGH && (*alike >= l || *alike >= r)
    };
    shares.iter().filter(keeps).map(|(pair, ..)| *pair).collect()
}
