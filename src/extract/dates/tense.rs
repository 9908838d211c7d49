//! Whether a sentence looks back or ahead: what "Friday" or "in May" means hangs on it.

use super::Text;
use super::words::{any, any_before, is, k, shape, word};
use crate::lexicon::Class;
use crate::segment::Shape;

/// Where a sentence looks from the day of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    /// "was arrested on", "said"
    Past,
    /// "will meet on"
    Future,
    /// Nothing tells.
    Open,
}

/// How many tokens on either side are asked.
const REACH: usize = 14;

/// Which way the sentence leans around a place.
///
/// The nearest word before the place that tells decides; where a date opens its sentence, the nearest behind it.
pub(super) fn lean(text: &Text, at: usize) -> Lean {
    let sentence = sentence(text, at);
    let before = (sentence.start.max(at.saturating_sub(REACH))..at).rev().take_while(|&i| !any(text, i, &[k(";"), k("\""), k("“")]));
    let behind = at..sentence.end.min(at + REACH);
    // "In two days? Or in a week?": what goes on from the sentence before leans as that does.
    let goes_on = any(text, sentence.start, &[k("or"), k("and")]);
    let previous = (sentence.start.saturating_sub(if goes_on { REACH } else { 0 })..sentence.start).rev();
    before.chain(behind).chain(previous).find_map(|i| told(text, i)).unwrap_or(Lean::Open)
}

/// The tokens of the sentence around a place.
fn sentence(text: &Text, at: usize) -> std::ops::Range<usize> {
    let sentences = &text.segments.sentences;
    let i = sentences.partition_point(|s| s.tokens.start <= at);
    i.checked_sub(1).map_or(at..at, |i| sentences[i].tokens.clone())
}

fn told(text: &Text, i: usize) -> Option<Lean> {
    let to_come = any(text, i, &[k("is"), k("are"), k("'s"), k("’s")]) && any(text, i + 1, &[k("to")]);
    if to_come || is(text, i, Class::FutureCues) {
        return Some(Lean::Future);
    }
    let participle = || any_before(text, i, &[k("be"), k("being"), k("to"), k("get")]);
    let past =
        is(text, i, Class::PastVerbs) || shape(text, i) == Some(Shape::Lower) && word(text, i).len() > 4 && word(text, i).ends_with("ed");
    (past && !participle()).then_some(Lean::Past)
}

#[cfg(test)]
mod tests {
    use super::super::samples::{check, silent};

    #[test]
    fn the_nearest_verb_decides() {
        check(&[
            ("Ministers will meet in Rome on June 3.", "[June 3]=2025-06-03"),
            ("The deal was signed on Aug. 3.", "[Aug. 3]=2024-08-03"),
            ("The trial begins on Sept. 3.", "[Sept. 3]=2025-09-03"),
            ("He is to be sworn in on June 30, aides said.", "[June 30]=2025-06-30"),
            ("Polls will be open from 8 a.m. to 8 p.m. Tuesday.", "[8 a.m.]=08:00 [8 p.m.]=20:00 [Tuesday]=2025-05-20"),
            ("Will it be back in two days? Or in a week?", "[two days]=2025-05-16 [week]=2025-05-21"),
            ("The firm wants to double sales in three years.", "[three years]=2028-05-14"),
            ("The plan, announced Monday, will start in July.", "[Monday]=2025-05-12 [July]=2025-07-01..2025-07-31"),
        ]);
    }

    #[test]
    fn another_sentence_does_not() {
        check(&[("They will go. On Friday he slept.", "[Friday]=2025-05-09")]);
        silent(&["will and would"]);
    }
}
