//! How a pair of sentences stands among the other candidates.

use super::numbers::numbers;
use super::reasons::Sort;
use crate::pair::{Pair, Side};

numbers! {
    /// How a pair of sentences stands among the other candidates, by the log-odds that the evidence of each alone gives.
    Standing {
        /// By how much it leads the best other candidate of the sentence that has the stronger rival.
        lead: Sort::Rivals,
        /// The same of the other sentence.
        other_lead: Sort::Rivals,
        /// By how much the pair before both or behind both, the better of them, is above what is no candidate: reports run side by side for
        /// a while.
        beside: Sort::Neighbours,
        /// How many candidates of a sentence are better, up to five, of the sentence that has more of them.
        rank: Sort::Rivals,
        /// The same of the other sentence.
        other_rank: Sort::Rivals,
    }
}

/// The log-odds of what is no candidate.
const FLOOR: f32 = -8.0;

/// More than this many better candidates are as bad as this many.
const LAST: usize = 5;

/// How each candidate stands; pairs by place, with the log-odds of each alone.
pub(super) fn of(pairs: &[Pair<usize>], alone: &[f32]) -> Vec<Standing> {
    let rows = rows(pairs);
    let ranked = Pair::new(ranked(pairs, alone, Side::Left), ranked(pairs, alone, Side::Right));
    let at = |left: usize, right: usize| {
        let row = rows.get(left..left.checked_add(2)?)?;
        let place = pairs[row[0]..row[1]].binary_search_by_key(&right, |pair| pair.right).ok()?;
        Some(alone[row[0] + place])
    };
    let best = |near: &[Option<f32>]| near.iter().flatten().copied().fold(FLOOR, f32::max);
    let standing = |(pair, &alone): (&Pair<usize>, &f32)| {
        let alone = alone.max(FLOOR);
        let (l, r) = (pair.left, pair.right);
        let (before, behind) = ((l.wrapping_sub(1), r.wrapping_sub(1)), (l + 1, r + 1));
        let of = Side::BOTH.map(|side| &ranked.side(side)[*pair.side(side)]);
        let leads = of.map(|ranked| lead(ranked, alone));
        let ranks = of.map(|ranked| ranked.iter().filter(|&&o| o > alone).count().min(LAST) as f32);
        Standing {
            lead: leads[0].min(leads[1]),
            other_lead: leads[0].max(leads[1]),
            beside: best(&[at(before.0, before.1), at(behind.0, behind.1)]) - FLOOR,
            rank: ranks[0].max(ranks[1]),
            other_rank: ranks[0].min(ranks[1]),
        }
    };
    pairs.iter().zip(alone).map(standing).collect()
}

/// Where the candidates of each left sentence begin, and where the last ones end.
fn rows(pairs: &[Pair<usize>]) -> Vec<usize> {
    let lefts = pairs.last().map_or(0, |pair| pair.left + 1);
    let mut rows = Vec::with_capacity(lefts + 1);
    for (place, pair) in pairs.iter().enumerate() {
        rows.resize(pair.left + 1, place);
    }
    rows.resize(lefts + 1, pairs.len());
    rows
}

/// The best log-odds of every sentence of a side, from the top.
fn ranked(pairs: &[Pair<usize>], alone: &[f32], side: Side) -> Vec<[f32; LAST + 1]> {
    let sentences = pairs.iter().map(|pair| pair.side(side) + 1).max().unwrap_or(0);
    let mut ranked = vec![[FLOOR; LAST + 1]; sentences];
    for (pair, &odds) in pairs.iter().zip(alone) {
        let best = &mut ranked[*pair.side(side)];
        let place = best.iter().position(|&o| o < odds).unwrap_or(LAST + 1);
        if place <= LAST {
            best[place..].rotate_right(1);
            best[place] = odds;
        }
    }
    ranked
}

/// How far some odds lead the best others of a sentence, or fall behind them.
fn lead(ranked: &[f32; LAST + 1], odds: f32) -> f32 {
    odds - if ranked[0] > odds { ranked[0] } else { ranked[1] }
}
