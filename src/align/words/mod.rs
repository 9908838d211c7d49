//! Words of one claim that stand opposite words of another.
//!
//! Every pair of words is judged by how alike the two are and by what stands around them, in rounds: each round sees what the last one
//! thought of the neighbours, of the rivals, and of the nearest words whose counterparts are sure. The evidence is that of Sultan,
//! Bethard and Sumner (TACL 2014) and of Yao and others (ACL 2013); its weights are learnt (`make/`).

mod evidence;
mod grid;
mod likeness;
mod stretch;
mod weights;

use crate::analysis::Analysis;
use crate::pair::Pair;
pub use evidence::{EVIDENCE, Evidence, SORTS};
use evidence::{Scene, Summary, sort};
use grid::Grid;
use likeness::{Kind, Likeness, likeness};
use std::ops::Range;
use stretch::{Item, items};
pub use weights::Round;

/// Pairs at least this likely stand opposite each other.
const LIKELY: f32 = 0.5;

/// Of a claim longer than this (a list, a table, a text without marks) only the beginning is paired word by word.
const LONGEST: usize = 256;

/// Pairs the words of two claims, by place in the left one; a word may stand opposite several.
pub fn of_claims(both: Pair<&Analysis>, claims: Pair<usize>) -> Vec<Pair<usize>> {
    let tokens = |a: &Analysis, claim: usize| {
        let range = a.claims[claim].tokens.clone();
        range.start..range.end.min(range.start + LONGEST)
    };
    align(both, Pair::new(tokens(both.left, claims.left), tokens(both.right, claims.right)))
}

/// Pairs the tokens of two stretches, by place in the left one; a word may stand opposite several.
pub fn align(both: Pair<&Analysis>, tokens: Pair<Range<usize>>) -> Vec<Pair<usize>> {
    likelihoods(both, tokens).into_iter().filter(|(_, likely)| *likely >= LIKELY).map(|(pair, _)| pair).collect()
}

/// Every pair of tokens that may stand opposite each other, by place in the left stretch, with how likely it does, from 0 to 1.
pub fn likelihoods(both: Pair<&Analysis>, tokens: Pair<Range<usize>>) -> Vec<(Pair<usize>, f32)> {
    let start = Pair::new(tokens.left.start, tokens.right.start);
    let words = Words::new(both, tokens);
    let grid = weights::ROUNDS.iter().fold(words.guess(), |grid, round| words.judge(&grid, round));
    let cells = (0..grid.rows).flat_map(|i| grid.row(i).iter().enumerate().map(move |(j, &likely)| (i, j, likely)));
    cells.filter(|cell| cell.2 > 0.0).map(|(i, j, likely)| (Pair::new(start.left + i, start.right + j), likely)).collect()
}

/// The evidence of every pair in play, by place in the stretches, its sort, and how likely these rounds find it: for learning the next.
pub fn evidence(both: Pair<&Analysis>, tokens: Pair<Range<usize>>, rounds: &[Round]) -> Vec<(Pair<usize>, usize, Evidence)> {
    let words = Words::new(both, tokens);
    let grid = rounds.iter().fold(words.guess(), |grid, round| words.judge(&grid, round));
    let mut all = Vec::new();
    words.each(&grid, |i, j, sort, evidence| all.push((Pair::new(i, j), sort, *evidence)));
    all
}

/// The words of two stretches, and how alike any two of them are.
struct Words<'a> {
    left: Vec<Item<'a>>,
    right: Vec<Item<'a>>,
    likeness: Vec<Likeness>,
}

impl<'a> Words<'a> {
    fn new(both: Pair<&'a Analysis>, tokens: Pair<Range<usize>>) -> Words<'a> {
        let (left, right) = (items(both.left, tokens.left), items(both.right, tokens.right));
        let columns = right.len();
        let others: Vec<_> = right.iter().map(likeness::numbers).collect();
        let mut alike: Vec<Likeness> = Vec::with_capacity(left.len() * columns);
        for l in &left {
            let numbers = likeness::numbers(l);
            alike.extend(right.iter().zip(&others).map(|r| likeness((l, &numbers), r)));
        }
        let short = Likeness { kind: Kind::Short, cosine: 0.0 };
        likeness::acronyms(&left, &right, |i, j| alike[i * columns + j] = short);
        likeness::acronyms(&right, &left, |j, i| alike[i * columns + j] = short);
        Words { left, right, likeness: alike }
    }

    /// What the words alone say.
    fn guess(&self) -> Grid {
        let mut grid = Grid::new(self.left.len(), self.right.len());
        for i in 0..grid.rows {
            for j in 0..grid.columns {
                grid.set(i, j, self.likeness[i * grid.columns + j].guess());
            }
        }
        grid
    }

    /// What the words say together with what was thought of those around them.
    fn judge(&self, grid: &Grid, round: &Round) -> Grid {
        let mut next = Grid::new(grid.rows, grid.columns);
        self.each(grid, |i, j, sort, evidence| {
            next.set(i, j, likely(evidence, &round[sort]));
        });
        next
    }

    /// Calls for every pair in play, with its sort and its evidence.
    fn each(&self, grid: &Grid, mut call: impl FnMut(usize, usize, usize, &Evidence)) {
        let summary = Summary::new(grid);
        let scene = Scene { left: &self.left, right: &self.right, likeness: &self.likeness, grid, summary: &summary };
        let in_play = scene.in_play();
        for (i, row) in in_play.chunks_exact(grid.columns.max(1)).enumerate() {
            for j in (0..row.len()).filter(|&j| row[j]) {
                call(i, j, sort(&self.left[i], &self.right[j]), &scene.evidence(i, j));
            }
        }
    }
}

/// The logistic function of the weighted evidence, summed in a fixed number of lanes, so that rounding is the same on every machine.
fn likely(evidence: &Evidence, weights: &[f32; EVIDENCE + 1]) -> f32 {
    const LANES: usize = 8;
    let (e, rest) = evidence.as_chunks::<LANES>();
    let (w, others) = weights[..EVIDENCE].as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for (e, w) in e.iter().zip(w) {
        for i in 0..LANES {
            sums[i] += e[i] * w[i];
        }
    }
    let rest: f32 = rest.iter().zip(others).map(|(e, w)| e * w).sum();
    let sum = sums.iter().sum::<f32>() + rest;
    1.0 / (1.0 + exp(-sum - weights[EVIDENCE]))
}

/// The exponential function to six digits in sums and products alone, which are the same on every machine.
fn exp(x: f32) -> f32 {
    let power = x.clamp(-60.0, 60.0) * std::f32::consts::LOG2_E;
    let (whole, rest) = (power.floor(), power - power.floor());
    let series = [0.001_333_36, 0.009_618_13, 0.055_504_11, 0.240_226_5, std::f32::consts::LN_2, 1.0];
    series.into_iter().fold(0.0, |sum: f32, term| sum * rest + term) * f32::from_bits(((whole as i32 + 127) as u32) << 23)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;

    fn pairs(left: &str, right: &str) -> Vec<(String, String)> {
        let [a, b] = [left, right].map(|text| Analysis::new(&Document::new("x", text)));
        let both = Pair::new(&a, &b);
        let of = |x: &Analysis, t: usize| x.of(x.segments.tokens[t].span).to_owned();
        let tokens = both.map(|x| 0..x.segments.tokens.len());
        align(both, tokens).into_iter().map(|p| (of(&a, p.left), of(&b, p.right))).collect()
    }

    fn joins(left: &str, right: &str, l: &str, r: &str) -> bool {
        pairs(left, right).contains(&(l.to_owned(), r.to_owned()))
    }

    #[test]
    fn each_likeness_joins_what_stands_in_one_slot_and_leaves_what_does_not() {
        for (left, right, l, r, silent) in [
            (
                "Officials reopened the bridge on Monday.",
                "Officials reopened the bridge on Tuesday morning.",
                "bridge",
                "bridge",
                "bridge/Tuesday",
            ),
            ("The ministry organised two flights.", "The ministry organizes two flights.", "organised", "organizes", "organised/flights"),
            ("The storm killed 26 people in the port.", "The storm killed twenty-six people in the port.", "26", "twenty", "26/people"),
            ("Prices rose sharply in March.", "Prices climbed sharply in March.", "rose", "climbed", "rose/March"),
            ("The bank raised its key rate.", "The bank lowered its key rate.", "raised", "lowered", "raised/rate"),
            ("He was seen by the guards.", "He is seen by the guards.", "was", "is", "was/guards"),
            ("The company spent 5 percent more.", "The company spent 5% more.", "percent", "%", "percent/company"),
            ("The EU imposed new tariffs.", "The European Union imposed new tariffs.", "EU", "Union", "EU/tariffs"),
            (
                "Both sides agreed to a ceasefire on Friday.",
                "Both sides agreed to a cease-fire on Friday.",
                "ceasefire",
                "fire",
                "ceasefire/Friday",
            ),
        ] {
            assert!(joins(left, right, l, r), "{l} {r}: {:?}", pairs(left, right));
            let (l, r) = silent.split_once('/').unwrap();
            assert!(!joins(left, right, l, r), "{silent}: {:?}", pairs(left, right));
        }
    }

    #[test]
    fn the_exponential_function_is_near_enough() {
        for x in -240..240 {
            let x = x as f32 / 4.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-4, "{x}");
        }
        assert!(exp(f32::MAX).is_finite() && exp(f32::MIN) > 0.0);
    }

    #[test]
    fn repeated_words_are_told_apart_by_their_neighbours() {
        let told = pairs("The mayor thanked the police.", "The police were thanked by the mayor.");
        assert!(told.contains(&("mayor".into(), "mayor".into())) && told.contains(&("police".into(), "police".into())), "{told:?}");
        assert_eq!(told.iter().filter(|(l, _)| l.eq_ignore_ascii_case("the")).count(), 2, "{told:?}");
    }

    #[test]
    fn exchanging_the_stretches_mirrors_the_pairs() {
        let (left, right) =
            ("The senate is capable of reaching a fair verdict, he said.", "He said that senators could make an impartial ruling.");
        let mut back: Vec<_> = pairs(right, left).into_iter().map(|(r, l)| (l, r)).collect();
        let mut forth = pairs(left, right);
        back.sort();
        forth.sort();
        assert_eq!(forth, back);
    }

    #[test]
    fn nothing_stands_opposite_nothing_and_any_text_is_borne() {
        for (left, right) in [("", ""), ("", "The mayor spoke."), ("...", "—"), ("مرحبا بالعالم", "שלום عليكم"), ("😀 é’s", "ß-Œ 12")]
        {
            for (l, r) in pairs(left, right) {
                assert!(!l.is_empty() && !r.is_empty());
            }
        }
        assert!(pairs("", "The mayor spoke.").is_empty());
        let long = "word ".repeat(3000);
        let a = Analysis::new(&Document::new("x", long));
        assert!(of_claims(Pair::new(&a, &a), Pair::new(0, 0)).len() >= LONGEST / 2);
    }
}
