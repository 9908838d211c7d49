//! How a pair of sentences stands among the other candidates.

use crate::pair::{Pair, Side};
use std::collections::HashMap;

/// How a pair of sentences stands among the other candidates, by the log-odds that the evidence of each alone gives.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Standing {
    /// Its own log-odds.
    pub alone: f32,
    /// By how much it leads the best other candidate of the sentence that has the stronger rival.
    pub lead: f32,
    /// The same of the other sentence.
    pub other_lead: f32,
    /// The best log-odds of the pair before both or behind both: reports run side by side for a while.
    pub beside: f32,
    /// The best log-odds of a pair that shares one of the sentences and has a neighbour of the other: one sentence told in two.
    pub split: f32,
    /// How many candidates of a sentence are better, up to five, of the sentence that has more of them.
    pub rank: f32,
    /// The same of the other sentence.
    pub other_rank: f32,
}

impl Standing {
    /// The parts' names, in the order of [`Standing::parts`].
    pub const NAMES: [&str; 7] = ["alone", "lead", "other_lead", "beside", "split", "rank", "other_rank"];

    /// All parts, in the order in which weights are learned for them.
    pub fn parts(&self) -> [f32; 7] {
        [self.alone, self.lead, self.other_lead, self.beside, self.split, self.rank, self.other_rank]
    }
}

/// The log-odds of what is no candidate.
const FLOOR: f32 = -8.0;

/// More than this many better candidates are as bad as this many.
const LAST: usize = 5;

/// How each candidate stands; pairs by place, with the log-odds of each alone.
pub(super) fn of(pairs: &[Pair<usize>], alone: &[f32]) -> Vec<Standing> {
    let odds: HashMap<Pair<usize>, f32> = pairs.iter().copied().zip(alone.iter().map(|odds| odds.max(FLOOR))).collect();
    let ranked = Pair::new(ranked(pairs, alone, Side::Left), ranked(pairs, alone, Side::Right));
    let at = |left: Option<usize>, right: Option<usize>| left.zip(right).and_then(|(left, right)| odds.get(&Pair { left, right }));
    let best = |near: [Option<&f32>; 4]| near.into_iter().flatten().copied().fold(FLOOR, f32::max);
    let standing = |(pair, &alone): (&Pair<usize>, &f32)| {
        let alone = alone.max(FLOOR);
        let (l, r) = (pair.left, pair.right);
        let (before, behind) = ((l.checked_sub(1), r.checked_sub(1)), (Some(l + 1), Some(r + 1)));
        let leads = Side::BOTH.map(|side| lead(&ranked.side(side)[pair.side(side)], alone));
        let ranks = Side::BOTH.map(|side| ranked.side(side)[pair.side(side)].iter().filter(|&&o| o > alone).count().min(LAST) as f32);
        Standing {
            alone,
            lead: leads[0].min(leads[1]),
            other_lead: leads[0].max(leads[1]),
            beside: best([at(before.0, before.1), at(behind.0, behind.1), None, None]),
            split: best([at(before.0, Some(r)), at(behind.0, Some(r)), at(Some(l), before.1), at(Some(l), behind.1)]),
            rank: ranks[0].max(ranks[1]),
            other_rank: ranks[0].min(ranks[1]),
        }
    };
    pairs.iter().zip(alone).map(standing).collect()
}

/// The best log-odds of every sentence of a side, from the top.
fn ranked(pairs: &[Pair<usize>], alone: &[f32], side: Side) -> HashMap<usize, Vec<f32>> {
    let mut ranked: HashMap<usize, Vec<f32>> = HashMap::new();
    for (pair, odds) in pairs.iter().zip(alone) {
        ranked.entry(*pair.side(side)).or_default().push(odds.max(FLOOR));
    }
    for odds in ranked.values_mut() {
        odds.sort_unstable_by(|a, b| b.total_cmp(a));
        odds.truncate(LAST + 1);
    }
    ranked
}

/// How far some odds lead the best others of a sentence, or fall behind them.
fn lead(ranked: &[f32], odds: f32) -> f32 {
    let rival = if ranked[0] > odds { ranked.first() } else { ranked.get(1) };
    odds - rival.copied().unwrap_or(FLOOR)
}
