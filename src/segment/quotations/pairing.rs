//! Which mark closes which.

use super::marks::{Family, Mark};
use crate::segment::tokens::{Shape, Token};
use std::ops::Range;

/// A stretch between marks, in tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pairing {
    /// The first token of the opening mark, or of the stretch where it has none.
    pub(super) outer_start: usize,
    /// The first token between the marks.
    pub(super) start: usize,
    /// The token behind the last one between the marks.
    pub(super) end: usize,
    /// The token behind the closing mark, or `end` where there is none.
    pub(super) outer_end: usize,
    pub(super) closed: bool,
    pub(super) family: Family,
}

/// What a block is to the ones around it: a quotation may come in from the one above, and go on in the one below.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    /// The family of the quotation that the block above left open.
    pub(super) above: Option<Family>,
    /// Whether the block below begins with a mark that opens.
    pub(super) opens_below: bool,
}

/// How deep quotations stand in one another, at most; deeper marks are noise.
const DEPTH: usize = 6;
/// Within how many tokens the first doubtful single mark is taken at its word: 'Operation Tigers' is a name, not a speech.
const SHORT: usize = 4;
/// How many marks of its family are looked at behind a doubtful one.
const LOOK_AHEAD: usize = 4;

/// Pairs the marks of a block, and appends what stands between them, ordered by their ends, and the closing marks that close nothing.
pub(super) fn pair(
    text: &str,
    tokens: &[Token],
    block: &Range<usize>,
    marks: &[Mark],
    around: Around,
    found: &mut Vec<Pairing>,
    strays: &mut Vec<Mark>,
) {
    let mut open: Vec<Mark> = Vec::with_capacity(DEPTH);
    let balance = balances(marks);
    let incoming = around.above.and_then(|above| marks.iter().position(|m| m.family == above));
    let last_single = marks.iter().rposition(|m| m.family == Family::Single && m.closes).unwrap_or(0);
    for (i, mark) in marks.iter().enumerate() {
        let top = open.iter().rposition(|m| m.family == mark.family);
        match top {
            Some(at) if closes(text, tokens, marks, i, open[at], balance[i]) => {
                let innermost = at + 1 == open.len();
                if innermost || mark.family != Family::Single {
                    close(open[at], mark.first, mark.end, found);
                    open.truncate(at);
                }
                continue;
            }
            None if mark.closes && !mark.opens => {
                if Some(i) == incoming && !mark.doubtful {
                    let first = block.start;
                    found.push(Pairing {
                        outer_start: first,
                        start: first,
                        end: mark.first,
                        outer_end: mark.end,
                        closed: true,
                        family: mark.family,
                    });
                } else if mark.family != Family::Single && !mark.doubtful {
                    strays.push(*mark);
                }
                continue;
            }
            _ if !mark.opens || open.len() == DEPTH => continue,
            _ if mark.family == Family::Single && i >= last_single => continue,
            Some(at) if !nests(block, &open[at], mark, balance[i], around) => {
                leave(open[at], mark.first, found);
                open.truncate(at);
            }
            _ => {}
        }
        open.push(*mark);
    }
    open.iter()
        .filter(|m| m.family != Family::Single || around.opens_below && m.first == block.start)
        .for_each(|m| leave(*m, block.end, found));
}

/// How many more marks of its family close than open behind each mark.
fn balances(marks: &[Mark]) -> Vec<i32> {
    let mut behind = [0; 4];
    let mut balances = vec![0; marks.len()];
    for (i, mark) in marks.iter().enumerate().rev() {
        let sum = &mut behind[mark.family as usize];
        balances[i] = *sum;
        *sum += i32::from(mark.closes) - i32::from(mark.opens);
    }
    balances
}

/// Whether a mark closes the open one of its family.
fn closes(text: &str, tokens: &[Token], marks: &[Mark], i: usize, open: Mark, balance: i32) -> bool {
    let mark = &marks[i];
    if mark.closes && mark.doubtful {
        let mut rest = marks[i + 1..].iter().filter(|m| m.family == mark.family).take(LOOK_AHEAD).take_while(|m| m.closes && !m.opens);
        let punctuated = |m: &Mark| matches!(tokens[m.first - 1].span.of(text), "," | "." | "?" | "!" | "…" | "”" | "\"");
        return match mark.family {
            Family::Single if mark.first - open.end < SHORT => !rest.any(punctuated),
            _ => rest.next().is_none(),
        };
    }
    // A mark set on the wrong side of its space: "It is over, "he said.
    let misplaced = !mark.closes && balance <= 0 && mark.glyph == open.glyph && {
        let before = tokens[mark.first - 1].span.of(text);
        matches!(before, "," | "." | "?" | "!") && tokens.get(mark.end).is_some_and(|t| t.shape == Shape::Lower)
    };
    mark.closes || misplaced
}

/// Whether an opening mark stands inside the open quotation of its family; if not, that one has lost its closing mark.
fn nests(block: &Range<usize>, open: &Mark, mark: &Mark, balance: i32, around: Around) -> bool {
    let goes_on = around.opens_below && open.first == block.start;
    let wanted = if goes_on || mark.glyph != open.glyph { 1 } else { 2 };
    balance >= wanted
}

fn close(open: Mark, end: usize, outer_end: usize, found: &mut Vec<Pairing>) {
    if end > open.end {
        found.push(Pairing { outer_start: open.first, start: open.end, end, outer_end, closed: true, family: open.family });
    }
}

fn leave(open: Mark, end: usize, found: &mut Vec<Pairing>) {
    if end > open.end {
        found.push(Pairing { outer_start: open.first, start: open.end, end, outer_end: end, closed: false, family: open.family });
    }
}
