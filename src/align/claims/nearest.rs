//! How much of one stretch's words another has, in the same words or in words that mean nearly the same.

use crate::align::terms::Terms;
use crate::pair::{Pair, Side};
use std::ops::Range;

/// How near every term comes to those of one stretch.
struct Nearest<'t> {
    terms: &'t Terms,
    /// The greatest cosine; of the stretch's own terms, [`OWN`].
    cosines: Vec<f32>,
    /// The terms of which something is known.
    known: Vec<u32>,
}

/// More than any cosine.
const OWN: f32 = 2.0;

impl<'t> Nearest<'t> {
    fn new(terms: &'t Terms) -> Nearest<'t> {
        Nearest { terms, cosines: vec![0.0; terms.near.len()], known: Vec::new() }
    }

    /// Takes another stretch.
    fn to(&mut self, own: &[u32]) {
        self.known.drain(..).for_each(|term| self.cosines[term as usize] = 0.0);
        for &term in own {
            for &(near, cosine) in self.terms.near[term as usize].iter().chain([&(term, OWN)]) {
                let known = &mut self.cosines[near as usize];
                *known = known.max(cosine);
                self.known.push(near);
            }
        }
    }

    /// The weight of the words that mean the same as one of the stretch or nearly so, and of the latter alone: each counts as much as it
    /// is near.
    fn find(&self, words: &[u32]) -> (f32, f32) {
        let (mut all, mut synonyms) = (0.0, 0.0);
        for &word in words {
            let (weight, cosine) = (self.terms.sentences.weight[word as usize], self.cosines[word as usize]);
            if cosine == OWN {
                all += weight;
            } else if cosine > 0.0 {
                all += weight * (cosine - 0.5) * 1.6;
                synonyms += weight * (cosine - 0.45) * 1.8;
            }
        }
        (all, synonyms)
    }
}

/// For each pair of sentences, by place, the weight of the words that mean the same or nearly so, and of the latter alone: the mean of how
/// each side finds the other's.
pub(super) fn of_sentences(terms: &Terms, pairs: &[Pair<usize>]) -> Vec<(f32, f32)> {
    let of = &terms.sentences.of;
    let mut alike = vec![(0.0, 0.0); pairs.len()];
    let mut nearest = Nearest::new(terms);
    for side in Side::BOTH {
        for group in by_sentence(pairs, side) {
            nearest.to(&of.side(side)[*pairs[group[0]].side(side)]);
            for &place in &group {
                let (all, synonyms) = nearest.find(&of.side(side.other())[*pairs[place].side(side.other())]);
                alike[place].0 += all / 2.0;
                alike[place].1 += synonyms / 2.0;
            }
        }
    }
    alike
}

/// What the claims of pairs of sentences share, each with each.
#[derive(Debug, Default)]
pub(super) struct Shares {
    /// The pairs of sentences, by place.
    pairs: Vec<Pair<usize>>,
    /// Where the claims of each pair of sentences begin.
    starts: Vec<usize>,
    /// For each claim of the left sentence, for each of the right one, the weight of the words that mean the same or nearly so.
    weights: Vec<f32>,
}

impl Shares {
    /// Of all pairs of sentences, whose claims are given.
    pub(super) fn new(terms: &Terms, pairs: &[Pair<usize>], claims: &Pair<Vec<Range<usize>>>) -> Shares {
        let of = |pair: &Pair<usize>| Pair::new(claims.left[pair.left].clone(), claims.right[pair.right].clone());
        let mut starts = vec![0];
        starts.extend(pairs.iter().map(|pair| of(pair).left.len() * of(pair).right.len()).scan(0, |sum, n| {
            *sum += n;
            Some(*sum)
        }));
        let mut weights = vec![0.0; starts[pairs.len()]];
        let mut nearest = Nearest::new(terms);
        for side in Side::BOTH {
            for group in by_sentence(pairs, side) {
                for (own, claim) in claims.side(side)[*pairs[group[0]].side(side)].clone().enumerate() {
                    nearest.to(&terms.claims.side(side)[claim]);
                    for &place in &group {
                        let others = of(&pairs[place]);
                        for (other, claim) in others.side(side.other()).clone().enumerate() {
                            let (left, right) = if side == Side::Left { (own, other) } else { (other, own) };
                            let cell = starts[place] + left * others.right.len() + right;
                            weights[cell] += nearest.find(&terms.claims.side(side.other())[claim]).0 / 2.0;
                        }
                    }
                }
            }
        }
        Shares { pairs: pairs.to_vec(), starts, weights }
    }

    /// Of the pair at this place: for each claim of the left sentence, for each of the right one.
    pub(super) fn at(&self, place: usize) -> &[f32] {
        &self.weights[self.starts[place]..self.starts[place + 1]]
    }

    /// The same of two sentences; empty where they are none of the pairs.
    pub(super) fn of(&self, sentences: Pair<usize>) -> &[f32] {
        self.pairs.binary_search(&sentences).map_or(&[], |place| self.at(place))
    }
}

/// The places of the pairs that share a sentence of a side.
fn by_sentence(pairs: &[Pair<usize>], side: Side) -> Vec<Vec<usize>> {
    let sentence = |&place: &usize| *pairs[place].side(side);
    let mut places: Vec<usize> = (0..pairs.len()).collect();
    places.sort_by_key(sentence);
    places.chunk_by(|a, b| sentence(a) == sentence(b)).map(<[usize]>::to_vec).collect()
}
