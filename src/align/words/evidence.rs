//! What speaks for and against two words standing opposite each other, as numbers.

use super::grid::Grid;
use super::likeness::{KINDS, Kind, Likeness};
use super::stretch::{Item, NEIGHBOURS, Sort};

/// How many numbers there are of a pair.
pub const EVIDENCE: usize = KINDS + 7 + 29;

/// How many sorts of pairs have weights of their own.
pub const SORTS: usize = 4;

/// What is said of a pair.
pub type Evidence = [f32; EVIDENCE];

/// The sort of a pair, by which its weights are chosen.
pub(super) fn sort(l: &Item, r: &Item) -> usize {
    let content = |sort| matches!(sort, Sort::Content | Sort::Number);
    match (l.sort, r.sort) {
        (Sort::Mark, Sort::Mark) => 2,
        (Sort::Function, Sort::Function) => 1,
        (a, b) if content(a) && content(b) => 0,
        _ => 3,
    }
}

/// A word's most likely counterpart and the runner-up.
#[derive(Clone, Copy, Debug, Default)]
struct Best {
    place: usize,
    value: f32,
    second: f32,
}

impl Best {
    fn see(&mut self, place: usize, value: f32) {
        if value > self.value {
            *self = Best { place, value, second: self.value };
        } else if value > self.second {
            self.second = value;
        }
    }

    /// The most likely counterpart beside the one at this place.
    fn other(&self, place: usize) -> f32 {
        if self.place == place && self.value > 0.0 { self.second } else { self.value }
    }
}

/// The nearest word to a side whose counterpart is all but sure, and that counterpart; the ends of the stretches are each other's.
#[derive(Clone, Copy, Debug, Default)]
struct Anchor {
    own: isize,
    other: isize,
}

/// What is summed up of a grid once, before its cells are looked at.
pub(super) struct Summary {
    best: [Vec<Best>; 2],
    before: [Vec<Anchor>; 2],
    behind: [Vec<Anchor>; 2],
    /// How much of the shorter stretch has a counterpart.
    covered: f32,
}

/// A counterpart this likely is an anchor.
const SURE: f32 = 0.5;

impl Summary {
    pub(super) fn new(grid: &Grid) -> Summary {
        let (n, m) = (grid.rows, grid.columns);
        let mut best = [vec![Best::default(); n], vec![Best::default(); m]];
        for i in 0..n {
            for (j, &value) in grid.row(i).iter().enumerate().filter(|(_, v)| **v > 0.0) {
                best[0][i].see(j, value);
                best[1][j].see(i, value);
            }
        }
        let found = |side: &[Best]| side.iter().filter(|b| b.value >= SURE).count();
        let covered = found(&best[0]).min(found(&best[1])) as f32 / n.min(m).max(1) as f32;
        let before = [anchors_before(&best[0]), anchors_before(&best[1])];
        let behind = [anchors_behind(&best[0], m), anchors_behind(&best[1], n)];
        Summary { best, before, behind, covered }
    }
}

fn anchors_before(best: &[Best]) -> Vec<Anchor> {
    let mut anchor = Anchor { own: -1, other: -1 };
    let step = |(i, b): (usize, &Best)| {
        let before = anchor;
        if b.value >= SURE {
            anchor = Anchor { own: i as isize, other: b.place as isize };
        }
        before
    };
    best.iter().enumerate().map(step).collect()
}

fn anchors_behind(best: &[Best], others: usize) -> Vec<Anchor> {
    let mut anchor = Anchor { own: best.len() as isize, other: others as isize };
    let mut anchors = vec![anchor; best.len()];
    for (i, b) in best.iter().enumerate().rev() {
        anchors[i] = anchor;
        if b.value >= SURE {
            anchor = Anchor { own: i as isize, other: b.place as isize };
        }
    }
    anchors
}

/// All that is known when the words of two stretches are judged.
pub(super) struct Scene<'s> {
    pub left: &'s [Item<'s>],
    pub right: &'s [Item<'s>],
    pub likeness: &'s [Likeness],
    /// How likely each pair is, as far as is known.
    pub grid: &'s Grid,
    pub summary: &'s Summary,
}

impl Scene<'_> {
    fn like(&self, i: usize, j: usize) -> Likeness {
        self.likeness[i * self.right.len() + j]
    }

    /// For each pair, row by row, whether anything at all speaks for it: the words, or what stands around them.
    pub(super) fn in_play(&self) -> Vec<bool> {
        let speaks = |l: &Likeness| l.kind != Kind::Not && (l.kind != Kind::Meaning || l.cosine > 0.3);
        let mut in_play: Vec<bool> = self.likeness.iter().map(speaks).collect();
        self.add_beside(&mut in_play);
        self.add_in_slots(&mut in_play);
        in_play
    }

    /// Adds the pairs beside likely ones: on the diagonal two half likely ones or a likely one, in a row or column a likely one.
    fn add_beside(&self, in_play: &mut [bool]) {
        let (n, m) = (self.left.len(), self.right.len());
        let mut add = |i: usize, j: usize, beside: bool| {
            if i < n && j < m && beside {
                in_play[i * m + j] = true;
            }
        };
        let diagonal = |i: usize, j: usize| self.grid.near((i, j), -1, -1) + self.grid.near((i, j), 1, 1) > 0.7;
        // The corners outside count as likely.
        for (i, j) in [(0, 0), (n.wrapping_sub(1), m.wrapping_sub(1))] {
            add(i, j, i < n && j < m && diagonal(i, j));
        }
        for i in 0..n {
            for (j, _) in self.grid.row(i).iter().enumerate().filter(|(_, likely)| **likely > 0.35) {
                let likely = self.grid.at(i, j) > 0.5;
                let (up, left) = (i.wrapping_sub(1), j.wrapping_sub(1));
                [(up, j), (i + 1, j), (i, left), (i, j + 1)].into_iter().for_each(|(i, j)| add(i, j, likely));
                for (i, j) in [(up, left), (i + 1, j + 1)] {
                    add(i, j, i < n && j < m && diagonal(i, j));
                }
            }
        }
    }

    /// Adds the pairs that stand between the same anchors.
    fn add_in_slots(&self, in_play: &mut [bool]) {
        let (s, m) = (self.summary, self.right.len());
        for i in 0..self.left.len() {
            let (from, to) = (s.before[0][i].other + 1, s.behind[0][i].other);
            for j in (from..to.max(from)).map(|j| j as usize).filter(|&j| self.is_in_slot(i, j)) {
                in_play[i * m + j] = true;
            }
        }
    }

    /// Whether the two words stand between the same anchors.
    fn is_in_slot(&self, i: usize, j: usize) -> bool {
        let s = self.summary;
        let (a, b, y, z) = (s.before[0][i], s.before[1][j], s.behind[0][i], s.behind[1][j]);
        a.own == b.other && a.other == b.own && y.own == z.other && y.other == z.own
    }

    /// How many of the nearest anchors, before and behind, the two words share, and how many words lie between their anchors.
    fn slot(&self, i: usize, j: usize) -> (usize, usize, usize) {
        let s = self.summary;
        let (a, b, y, z) = (s.before[0][i], s.before[1][j], s.behind[0][i], s.behind[1][j]);
        let shared = usize::from(a.own == b.other && a.other == b.own) + usize::from(y.own == z.other && y.other == z.own);
        (shared, (y.own - a.own - 1) as usize, (z.own - b.own - 1) as usize)
    }

    /// Everything said of a pair.
    pub(super) fn evidence(&self, i: usize, j: usize) -> Evidence {
        let mut evidence = [0.0; EVIDENCE];
        let (words, around) = evidence.split_at_mut(KINDS + 7);
        self.of_words(i, j, words);
        self.of_places(i, j, around);
        evidence
    }

    fn of_words(&self, i: usize, j: usize, out: &mut [f32]) {
        let (l, r, likeness) = (&self.left[i], &self.right[j], self.like(i, j));
        out[likeness.kind as usize] = 1.0;
        let out = &mut out[KINDS..];
        out[0] = (likeness.cosine - 0.15).max(0.0);
        out[1] = (likeness.cosine - 0.35).max(0.0);
        out[2] = (likeness.cosine - 0.55).max(0.0);
        out[3] = f32::from(l.row.is_none() || r.row.is_none());
        out[4] = f32::from(l.capital && r.capital);
        out[5] = f32::from(l.capital != r.capital);
        out[6] = f32::from((l.sort == Sort::Number) != (r.sort == Sort::Number));
    }

    fn of_places(&self, i: usize, j: usize, out: &mut [f32]) {
        let (grid, s) = (self.grid, self.summary);
        let (n, m) = (self.left.len(), self.right.len());
        let near = |a, b| grid.near((i, j), a, b);
        let own = grid.at(i, j);
        let (before, behind) = (near(-1, -1), near(1, 1));
        let (along, across) = (near(0, -1).max(near(0, 1)), near(-1, 0).max(near(1, 0)));
        let (row, column) = (s.best[0][i].other(j), s.best[1][j].other(i));
        let (shared, rows, columns) = self.slot(i, j);
        let (a, b, y, z) = (s.before[0][i], s.before[1][j], s.behind[0][i], s.behind[1][j]);
        let (i, j) = (i as isize, j as isize);
        let moved = |own: isize, other: isize, anchor: Anchor| ((own - anchor.own) - (other - anchor.other)).unsigned_abs().min(8) as f32;
        let (moved_before, moved_behind) = (moved(i, j, a) + moved(j, i, b), moved(i, j, y) + moved(j, i, z));
        let relative = (i as f32 / n as f32 - j as f32 / m as f32).abs();
        let (i, j) = (i as usize, j as usize);
        out[0] = own;
        out[1] = own * own;
        out[2] = f32::from(own > 0.5);
        out[3] = before + behind;
        out[4] = before * behind;
        out[5] = before.max(behind);
        out[6] = near(-2, -2).max(near(2, 2));
        out[7] = along.max(across);
        out[8] = along.min(across);
        out[9] = row + column;
        out[10] = row.max(column);
        out[11] = row.min(column);
        out[12] = (row - along).max(0.0) + (column - across).max(0.0);
        out[13] = relative;
        out[14] = (moved_before + moved_behind) / 16.0;
        out[15] = moved_before.min(moved_behind) / 8.0;
        out[16] = f32::from(moved_before == 0.0) + f32::from(moved_behind == 0.0);
        out[17] = f32::from(shared == 1);
        out[18] = f32::from(shared == 2);
        out[19] = f32::from(shared == 2 && rows == 1 && columns == 1);
        out[20] = f32::from(shared == 2 && rows.min(columns) == 1 && rows.max(columns) <= 3);
        out[21] = f32::from(shared == 2 && rows.max(columns) > 4);
        out[22] = self.around(&self.left[i].before, &self.right[j].before);
        out[23] = self.around(&self.left[i].behind, &self.right[j].behind);
        out[24] = self.beside(self.left[i].before[0], self.right[j].before[0]);
        out[25] = self.beside(self.left[i].behind[0], self.right[j].behind[0]);
        out[26] = s.covered;
        out[27] = f32::from(row > 0.9) + f32::from(column > 0.9);
        out[28] = (row - own).max(0.0) + (column - own).max(0.0);
    }

    /// How likely two content words beside the pair stand opposite each other.
    fn beside(&self, l: Option<u16>, r: Option<u16>) -> f32 {
        match (l, r) {
            (Some(l), Some(r)) => self.grid.at(l as usize, r as usize),
            (None, None) => 0.5,
            _ => 0.0,
        }
    }

    /// How many of the content words to a side stand opposite each other.
    fn around(&self, l: &[Option<u16>; NEIGHBOURS], r: &[Option<u16>; NEIGHBOURS]) -> f32 {
        let (mut rows, mut columns) = ([0.0_f32; NEIGHBOURS], [0.0_f32; NEIGHBOURS]);
        for (l, row) in l.iter().zip(&mut rows) {
            let Some(l) = *l else { break };
            for (r, column) in r.iter().zip(&mut columns) {
                let Some(r) = *r else { break };
                let likely = self.grid.at(l as usize, r as usize);
                (*row, *column) = (row.max(likely), column.max(likely));
            }
        }
        rows.iter().sum::<f32>().min(columns.iter().sum())
    }
}
