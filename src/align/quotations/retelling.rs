//! Quoted in one document, told nearly word for word outside marks in the other.

use super::folding::{self, Words};
use super::{Change, QuotationLink, Relation, opposite, quoted, unquoted};
use crate::analysis::Analysis;
use crate::pair::{Pair, Side};
use crate::text::WordKey;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// A quotation of one document, and words of the other that tell the same without marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Retelling {
    /// The side that quotes.
    pub side: Side,
    /// The quotation, as an index into that document's.
    pub quotation: usize,
    /// The words of the other document, as tokens.
    pub told: Range<usize>,
    /// What differs, left before right.
    pub changes: Vec<Change>,
}

/// How many words in a row lead from a quotation to a sentence that tells the same.
const IN_A_ROW: usize = 3;
/// Words in a row that stand in more sentences than this lead nowhere.
const COMMON: usize = 8;

/// Finds what one document quotes and the other tells without marks, by sides and places; what the other quotes too is left out.
pub fn retellings(both: Pair<&Analysis>, links: &[QuotationLink]) -> Vec<Retelling> {
    Side::BOTH.into_iter().flat_map(|side| of_side(both, side, links)).collect()
}

fn of_side(both: Pair<&Analysis>, side: Side, links: &[QuotationLink]) -> Vec<Retelling> {
    let (a, b) = (both.side(side), both.side(side.other()));
    let figures = folding::figures(b);
    let report = b.segments.sentences.iter().filter(|s| b.segments.block_of(s).kind.is_report());
    let told: Vec<Words> = report.flat_map(|s| unquoted(b, s)).map(|run| Words::of(b, &figures, run, 0)).collect();
    let mut rows: HashMap<&[WordKey], Vec<usize>> = HashMap::new();
    for (at, words) in told.iter().enumerate() {
        words.keys.windows(IN_A_ROW).for_each(|row| rows.entry(row).or_default().push(at));
    }
    let linked: BTreeSet<usize> = links.iter().map(|link| *link.quotations.side(side)).collect();
    let free = quoted(a).into_iter().filter(|w| !linked.contains(&w.quotation));
    free.filter_map(|words| {
        let mut hits: BTreeMap<usize, usize> = BTreeMap::new();
        for row in words.keys.windows(IN_A_ROW) {
            rows.get(row).filter(|at| at.len() <= COMMON).into_iter().flatten().for_each(|&at| *hits.entry(at).or_default() += 1);
        }
        let best = hits.into_iter().max_by_key(|&(at, count)| (count, std::cmp::Reverse(at)))?.0;
        let pair = if side == Side::Left { Pair::new(&words, &told[best]) } else { Pair::new(&told[best], &words) };
        let link = opposite::link(pair, super::Speakers::Unknown).filter(|l| l.words >= 5 || l.relation != Relation::Altered)?;
        Some(Retelling { side, quotation: words.quotation, told: link.shared.side(side.other()).clone(), changes: link.changes })
    })
    .collect()
}
