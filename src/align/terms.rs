//! The words that matter of two documents, numbered together and weighed by how rare they are in this pair.
//!
//! Weights are inverse document frequencies counted over the claims of the two reports alone: a word that every claim of a story
//! shares ("talks" in a story of talks) says little about which claim is which, however rare it is in the language.

use crate::analysis::Analysis;
use crate::lexicon::Class;
use crate::pair::{Pair, Side};
use crate::segment::Shape;
use crate::text::WordKey;
use std::collections::HashMap;
use std::ops::Range;

use super::CastLink;

/// The content words of every claim, as numbers that both documents share.
#[derive(Debug, Default)]
pub struct Terms {
    /// For each side and claim, its distinct terms in ascending order.
    pub claims: Pair<Vec<Vec<u32>>>,
    /// What each term weighs.
    pub weight: Vec<f32>,
}

impl Terms {
    /// Numbers and weighs the terms of two documents; names that the casts link count as one term.
    pub fn new(both: Pair<&Analysis>, cast: &[CastLink]) -> Terms {
        let aliases = aliases(both, cast);
        let mut numbers: HashMap<WordKey, u32> = HashMap::new();
        let mut claims = Pair::default();
        for side in Side::BOTH {
            let a = *both.side(side);
            let mut number = |token: usize| {
                let stem = a.stems[token];
                let stem = if side == Side::Right { aliases.get(&stem).copied().unwrap_or(stem) } else { stem };
                let next = numbers.len() as u32;
                *numbers.entry(stem).or_insert(next)
            };
            let of = |tokens: &Range<usize>| {
                let mut terms: Vec<u32> = tokens.clone().filter(|&t| is_content(a, t)).map(&mut number).collect();
                terms.sort_unstable();
                terms.dedup();
                terms
            };
            *side_mut(&mut claims, side) = a.claims.iter().map(|c| &c.tokens).map(of).collect::<Vec<_>>();
        }
        let weight = weights(&claims, numbers.len());
        Terms { claims, weight }
    }

    /// The sum of some terms' weights.
    pub fn weigh(&self, terms: &[u32]) -> f32 {
        terms.iter().map(|&t| self.weight[t as usize]).sum()
    }
}

fn side_mut<T>(pair: &mut Pair<T>, side: Side) -> &mut T {
    match side {
        Side::Left => &mut pair.left,
        Side::Right => &mut pair.right,
    }
}

/// Whether a token carries matter: a word that is no function word, or a number.
pub fn is_content(a: &Analysis, token: usize) -> bool {
    let token = &a.segments.tokens[token];
    token.is_word() && !token.is(Class::StopWords) || token.shape == Shape::Number
}

/// Surnames of the right document that mean somebody of the left one under another spelling.
fn aliases(both: Pair<&Analysis>, cast: &[CastLink]) -> HashMap<WordKey, WordKey> {
    let mut aliases = HashMap::new();
    for link in cast {
        let families =
            Pair::new(&both.left.cast[link.entities.left].forms[0].family, &both.right.cast[link.entities.right].forms[0].family);
        let last = |a: &Analysis, span| a.segments.tokens_in(span).last().map(|t| a.stems[t]);
        if let (Some(left), Some(right)) = (last(both.left, *families.left), last(both.right, *families.right))
            && left != right
        {
            aliases.insert(right, left);
        }
    }
    aliases
}

fn weights(claims: &Pair<Vec<Vec<u32>>>, terms: usize) -> Vec<f32> {
    let mut frequency = vec![0u32; terms];
    for claim in claims.left.iter().chain(&claims.right) {
        claim.iter().for_each(|&t| frequency[t as usize] += 1);
    }
    let all = (claims.left.len() + claims.right.len()) as f32;
    frequency.into_iter().map(|f| (1.0 + all / (f.max(1)) as f32).ln()).collect()
}
