//! What stands in the stretches of two documents, numbered together and weighed by how rare it is in this pair.
//!
//! Weights are inverse document frequencies counted over the sentences of the two reports alone (Spärck Jones 1972): a word that every
//! sentence of a story shares ("talks" in a story of talks) says little about which sentence is which, however rare it is in the language.

use crate::pair::{Pair, Side};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The numbers of things by their keys.
pub(super) type Numbers = HashMap<u64, u32, BuildHasherDefault<Spread>>;

/// A hash of keys that are hashes already, or small numbers: one multiplication.
#[derive(Default)]
pub(super) struct Spread(u64);

impl Hasher for Spread {
    fn write_u64(&mut self, key: u64) {
        let product = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = product ^ product >> 32;
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u64(self.0 ^ u64::from(byte)));
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// For each stretch of two documents the distinct things in it, and what each thing weighs.
#[derive(Clone, Debug, Default)]
pub struct Bags {
    /// For each side and stretch, its things as numbers that both documents share, ascending.
    pub of: Pair<Vec<Vec<u32>>>,
    /// What each thing weighs.
    pub weight: Vec<f32>,
}

impl Bags {
    /// Numbers and weighs things that are known by a key; equal keys are one thing.
    pub fn new(keys: Pair<Vec<Vec<u64>>>) -> Bags {
        let mut numbers = Numbers::default();
        let mut number = |key: u64| {
            let next = numbers.len() as u32;
            *numbers.entry(key).or_insert(next)
        };
        let mut bag = |keys: Vec<u64>| {
            let mut bag: Vec<u32> = keys.into_iter().map(&mut number).collect();
            bag.sort_unstable();
            bag.dedup();
            bag
        };
        let of = keys.map(|stretches| stretches.into_iter().map(&mut bag).collect::<Vec<_>>());
        let weight = weights(&of, numbers.len());
        Bags { of, weight }
    }

    /// How many different things there are.
    pub fn len(&self) -> usize {
        self.weight.len()
    }

    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        self.weight.is_empty()
    }

    /// What a stretch of each document share.
    pub fn shared(&self, pair: Pair<usize>) -> impl Iterator<Item = u32> {
        shared(&self.of.left[pair.left], &self.of.right[pair.right])
    }

    /// The weight of what a stretch of each document share.
    pub fn shared_weight(&self, pair: Pair<usize>) -> f32 {
        self.shared(pair).map(|thing| self.weight[thing as usize]).sum()
    }

    /// The weight of all that stands in a stretch.
    pub fn total(&self, side: Side, stretch: usize) -> f32 {
        self.weigh(&self.of.side(side)[stretch])
    }

    /// The sum of some things' weights.
    pub fn weigh(&self, things: &[u32]) -> f32 {
        things.iter().map(|&thing| self.weight[thing as usize]).sum()
    }

    /// For each thing, the stretches of a side that hold it, ascending.
    pub fn holders(&self, side: Side) -> Vec<Vec<u32>> {
        let mut holders = vec![Vec::new(); self.len()];
        for (stretch, things) in self.of.side(side).iter().enumerate() {
            things.iter().for_each(|&thing| holders[thing as usize].push(stretch as u32));
        }
        holders
    }
}

/// What two ascending lists share.
pub fn shared<'a>(mut left: &'a [u32], mut right: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
    std::iter::from_fn(move || {
        while let ([l, ..], [r, ..]) = (left, right) {
            match l.cmp(r) {
                std::cmp::Ordering::Less => left = &left[1..],
                std::cmp::Ordering::Greater => right = &right[1..],
                std::cmp::Ordering::Equal => {
                    (left, right) = (&left[1..], &right[1..]);
                    return Some(*l);
                }
            }
        }
        None
    })
}

fn weights(of: &Pair<Vec<Vec<u32>>>, things: usize) -> Vec<f32> {
    let mut frequency = vec![0u32; things];
    of.left.iter().chain(&of.right).flatten().for_each(|&thing| frequency[thing as usize] += 1);
    let all = (of.left.len() + of.right.len()) as f32;
    frequency.into_iter().map(|f| (1.0 + all / f.max(1) as f32).ln()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_rare_weighs_more_and_sharing_is_found() {
        let bags = Bags::new(Pair::new(vec![vec![7, 9, 7], vec![7]], vec![vec![9, 7], vec![]]));
        assert_eq!(bags.of.left[0], [0, 1]);
        assert!(bags.weight[1] > bags.weight[0]);
        assert_eq!(bags.shared(Pair::new(0, 0)).collect::<Vec<_>>(), [0, 1]);
        assert_eq!(bags.shared_weight(Pair::new(1, 1)), 0.0);
        assert_eq!(bags.holders(Side::Left)[0], [0, 1]);
    }
}
