//! How the words of two quotations stand opposite each other.

use super::folding::Words;
use super::{Change, QuotationLink, Relation, Speakers};
use crate::pair::{Pair, Side};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// How much of what the shorter quotation says must stand in the longer one, in order, for the two to be one utterance.
const SHARED: f32 = 0.55;
/// The same for the words of one speaker.
const SHARED_BY_ONE: f32 = 0.45;
/// The same where only one or two words that matter are shared.
const FEW: f32 = 0.62;
/// The same for the words of two persons, who seldom say the same.
const SHARED_BY_TWO: f32 = 0.85;
/// How much of the stretch in which the shared words stand must be shared words: words strewn over a speech are no utterance.
const DENSE: f32 = 0.5;
/// What a word of grammar counts beside a word that matters.
const GRAMMAR: f32 = 0.3;
/// At an end, a longer run of other words is another sentence and no change.
const LONGEST_END: usize = 8;

/// A run of words that both have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    left: usize,
    right: usize,
    len: usize,
}

impl Run {
    fn end(&self) -> Pair<usize> {
        Pair::new(self.left + self.len, self.right + self.len)
    }
}

/// Links two quotations if they are one utterance.
pub(super) fn link(words: Pair<&Words>, speakers: Speakers) -> Option<QuotationLink> {
    let runs = runs(&words)?;
    let shortest = words.left.keys.len().min(words.right.keys.len());
    let fit = Fit::new(&words, &runs);
    let relation = match runs[..] {
        [run] if run.len == words.left.keys.len() && run.len == words.right.keys.len() => Relation::Same,
        [run] if run.len == shortest => Relation::Contained,
        _ if fit.is_one_utterance(speakers) => Relation::Altered,
        _ => return None,
    };
    let (first, last) = (runs[0], runs[runs.len() - 1].end());
    let tokens = |of: &Words, from: usize, to: usize| of.tokens[from].start..of.tokens[to - 1].end;
    Some(QuotationLink {
        quotations: words.map(|w| w.quotation),
        relation,
        speakers,
        changes: changes(&words, &runs),
        shared: Pair::new(tokens(words.left, first.left, last.left), tokens(words.right, first.right, last.right)),
        words: runs.iter().map(|run| run.len).sum(),
        share: fit.share,
    })
}

/// The runs that both have; `None` where they share too little for a closer look.
fn runs(words: &Pair<&Words>) -> Option<Vec<Run>> {
    let (left, right) = (&words.left.keys[..], &words.right.keys[..]);
    let (short, long) = if left.len() <= right.len() { (left, &words.right.sorted) } else { (right, &words.left.sorted) };
    let shared = short.iter().filter(|key| long.binary_search(key).is_ok()).count();
    if 2 * shared < short.len() {
        return None;
    }
    if let Some(run) = contained(words) {
        return Some(vec![run]);
    }
    let equal = |op: &DiffOp| match *op {
        DiffOp::Equal { old_index, new_index, len } => Some(Run { left: old_index, right: new_index, len }),
        _ => None,
    };
    let mut runs: Vec<Run> = capture_diff_slices(Algorithm::Myers, left, right).iter().filter_map(equal).collect();
    drop_islands(words, &mut runs);
    (!runs.is_empty()).then_some(runs)
}

/// The shorter one's place, where it stands whole in the longer one.
fn contained(words: &Pair<&Words>) -> Option<Run> {
    let (left, right) = (&words.left.keys[..], &words.right.keys[..]);
    let find = |short: &[_], long: &[_]| long.windows(short.len()).position(|window| window == short);
    match left.len() <= right.len() {
        true => find(left, right).map(|at| Run { left: 0, right: at, len: left.len() }),
        false => find(right, left).map(|at| Run { left: at, right: 0, len: right.len() }),
    }
}

/// A word of grammar between two long changes, or before the first, is one only by chance.
fn drop_islands(words: &Pair<&Words>, runs: &mut Vec<Run>) {
    let grammar = |run: &Run| run.len <= 2 && !words.left.matters[run.left..run.left + run.len].contains(&true);
    let mut at = 0;
    while at < runs.len() && runs.len() > 1 {
        let before = if at == 0 { Pair::default() } else { runs[at - 1].end() };
        let after = runs.get(at + 1).map_or(Pair::new(words.left.keys.len(), words.right.keys.len()), |run| Pair::new(run.left, run.right));
        let (run, end) = (runs[at], runs[at].end());
        let gap_before = (run.left - before.left).max(run.right - before.right);
        let gap_after = (after.left - end.left).max(after.right - end.right);
        let alone = match at {
            0 => (after.left - end.left).min(after.right - end.right) >= 2,
            _ if at + 1 == runs.len() => (run.left - before.left).min(run.right - before.right) >= 2,
            _ => gap_before + gap_after >= 4 && gap_before > 0 && gap_after > 0,
        };
        if grammar(&run) && alone {
            runs.remove(at);
            at = at.saturating_sub(1);
        } else {
            at += 1;
        }
    }
}

/// How well two quotations fit; words that matter weigh more than words of grammar.
struct Fit {
    /// How much of what the shorter one says both have.
    share: f32,
    /// How much of the stretch from the first to the last shared word is shared.
    dense: f32,
    /// How many of the shared words matter.
    content: usize,
    /// The longest run of shared words.
    longest: usize,
    /// How many other words stand among the shared ones.
    gaps: usize,
    /// How many words stand in place of others before and behind them: a shared name with other words around it is no utterance.
    ends: usize,
    /// How many words are shared.
    words: usize,
}

impl Fit {
    fn new(words: &Pair<&Words>, runs: &[Run]) -> Fit {
        let weigh = |of: &Words, range: Range<usize>| of.matters[range].iter().map(|&m| if m { 1.0 } else { GRAMMAR }).sum::<f32>();
        let of_left = |run: &Run| run.left..run.left + run.len;
        let shared: f32 = runs.iter().map(|run| weigh(words.left, of_left(run))).sum();
        let (first, last) = (runs[0], runs[runs.len() - 1].end());
        let shorter = weigh(words.left, 0..words.left.keys.len()).min(weigh(words.right, 0..words.right.keys.len()));
        let extent = weigh(words.left, first.left..last.left).max(weigh(words.right, first.right..last.right));
        let len: usize = runs.iter().map(|run| run.len).sum();
        Fit {
            share: (shared / shorter.max(GRAMMAR)).min(1.0),
            dense: shared / extent.max(GRAMMAR),
            content: runs.iter().flat_map(|run| &words.left.matters[of_left(run)]).filter(|&&m| m).count(),
            longest: runs.iter().map(|run| run.len).max().unwrap_or(0),
            gaps: (last.left - first.left).max(last.right - first.right) - len,
            ends: ends(words, runs),
            words: len,
        }
    }

    /// Whether the shared words are enough, and stand close enough together. Few words are one utterance only where hardly anything
    /// else stands among them.
    fn is_one_utterance(&self, speakers: Speakers) -> bool {
        let close = self.gaps <= 2;
        let share = if speakers == Speakers::Same { SHARED_BY_ONE } else { SHARED };
        let enough = match self.content {
            0 => false,
            1 => close && (self.longest >= 4 || speakers == Speakers::Same && self.words >= 5) && self.share >= FEW,
            2 => close && self.share >= FEW,
            _ => self.share >= share,
        };
        match speakers {
            Speakers::Other => self.share >= SHARED_BY_TWO && self.dense >= SHARED_BY_TWO && self.content >= 4,
            _ => enough && self.dense >= DENSE && 2 * self.ends <= self.words,
        }
    }
}

/// What stands between the runs, and in place of each other at the ends.
fn changes(words: &Pair<&Words>, runs: &[Run]) -> Vec<Change> {
    let mut changes: Vec<Change> = start(words, runs[0]).into_iter().collect();
    for (i, run) in runs.iter().enumerate() {
        respelt(words, run, &mut changes);
        let end = run.end();
        match runs.get(i + 1) {
            Some(next) => changes.push(change(words, Pair::new(end.left..next.left, end.right..next.right), false)),
            None => changes.extend(self::end(words, end)),
        }
    }
    changes
}

/// Other words before the first shared one on both sides, in the same sentence: more than a cut.
fn start(words: &Pair<&Words>, first: Run) -> Option<Change> {
    let at = before(words, first);
    let len = at_end(&at)?;
    Some(change(words, at.map(|range| range.start.max(range.end.saturating_sub(len))..range.end), false))
}

/// The same behind the last shared word.
fn end(words: &Pair<&Words>, last: Pair<usize>) -> Option<Change> {
    let at = behind(words, last);
    let len = at_end(&at)?;
    Some(change(words, at.map(|range| range.start..range.end.min(range.start + len)), false))
}

/// The words of the same sentence before the first shared one.
fn before(words: &Pair<&Words>, first: Run) -> Pair<Range<usize>> {
    let sentence = |of: &Words, at: usize| (0..at).rev().find(|&w| of.ends[w]).map_or(0, |w| w + 1)..at;
    Pair::new(sentence(words.left, first.left), sentence(words.right, first.right))
}

/// The words of the same sentence behind the last shared one.
fn behind(words: &Pair<&Words>, last: Pair<usize>) -> Pair<Range<usize>> {
    let sentence = |of: &Words, at: usize| match of.ends[at - 1] {
        true => at..at,
        false => at..(at..of.keys.len()).find(|&w| of.ends[w]).map_or(of.keys.len(), |w| w + 1),
    };
    Pair::new(sentence(words.left, last.left), sentence(words.right, last.right))
}

/// How many words stand in place of others at the two ends.
fn ends(words: &Pair<&Words>, runs: &[Run]) -> usize {
    let fewer = |at: Pair<Range<usize>>| at.left.len().min(at.right.len());
    fewer(before(words, runs[0])) + fewer(behind(words, runs[runs.len() - 1].end()))
}

/// How many words of either side an end shows, if both have some.
fn at_end(at: &Pair<Range<usize>>) -> Option<usize> {
    let (fewer, more) = (at.left.len().min(at.right.len()), at.left.len().max(at.right.len()));
    (1..=LONGEST_END).contains(&fewer).then_some(if more <= fewer + 1 { more } else { fewer })
}

fn change(words: &Pair<&Words>, at: Pair<Range<usize>>, respelt: bool) -> Change {
    let at = with_whole_contractions(words, at);
    let marked = Side::BOTH.into_iter().any(|side| words.side(side).marked[at.side(side).start..=at.side(side).end].contains(&true));
    Change { tokens: Pair::new(tokens(words.left, &at.left), tokens(words.right, &at.right)), respelt, marked }
}

/// A change that begins or ends inside a contraction takes all of it, and the shared word across with it.
fn with_whole_contractions(words: &Pair<&Words>, mut at: Pair<Range<usize>>) -> Pair<Range<usize>> {
    let splits = |of: &Words, place: usize| place > 0 && place < of.tokens.len() && of.tokens[place] == of.tokens[place - 1];
    while at.left.start > 0 && at.right.start > 0 && (splits(words.left, at.left.start) || splits(words.right, at.right.start)) {
        at = at.map(|range| range.start - 1..range.end);
    }
    let inside = |at: &Pair<Range<usize>>| at.left.end < words.left.tokens.len() && at.right.end < words.right.tokens.len();
    while inside(&at) && (splits(words.left, at.left.end) || splits(words.right, at.right.end)) {
        at = at.map(|range| range.start..range.end + 1);
    }
    at
}

/// Shared words that are written in two ways: a contraction in one of them.
fn respelt(words: &Pair<&Words>, run: &Run, changes: &mut Vec<Change>) {
    let (left, right) = (&words.left.written, &words.right.written);
    let differs = |i: usize| left[run.left + i] != right[run.right + i];
    let mut i = 0;
    while i < run.len {
        let from = i;
        while i < run.len && differs(i) {
            i += 1;
        }
        if from < i {
            let at = Pair::new(run.left + from..run.left + i, run.right + from..run.right + i);
            changes.push(Change { marked: false, ..change(words, at, true) });
        }
        i += 1;
    }
}

/// The tokens of a run of words; of an empty one, the place before the next word.
fn tokens(of: &Words, words: &Range<usize>) -> Range<usize> {
    if words.is_empty() {
        let at = of.tokens.get(words.start).map_or(of.stretch.end, |t| t.start);
        return at..at;
    }
    of.tokens[words.start].start..of.tokens[words.end - 1].end
}
