//! One utterance, quoted twice within a report.

use super::change;
use super::kinds::{EXPANDED, FUNCTION_WORD, TWIN};
use super::shown;
use crate::align::QuotationLink;
use crate::align::quotations::{self, Relation, Speakers};
use crate::detect::Within;
use crate::pair::Pair;
use crate::text::Span;

/// How much of the shorter one both must have.
const SHARE: f32 = 0.6;
/// How many words both must have.
const WORDS: usize = 5;

pub(super) fn within(within: &mut Within) {
    let a = within.analysis;
    let is_twin = |l: &&QuotationLink| {
        let q = l.quotations;
        let apart = !a.segments.quotations[q.left].outer.overlaps(a.segments.quotations[q.right].outer);
        apart && l.relation == Relation::Altered && l.share >= SHARE && l.words >= WORDS && l.speakers != Speakers::Other
    };
    for link in quotations::twins(a).iter().filter(is_twin) {
        if let Some(at) = difference(within, link) {
            let message = format!("{}: {} / {}", TWIN.summary, within.words(at.left), within.words(at.right));
            let reason = "Most words of the two quotations are the same, in the same order.".to_owned();
            within.tell(&TWIN, 0.7, message, reason, vec![(at.left, None), (at.right, None)]);
        }
    }
}

/// The first change that is more than grammar.
fn difference(within: &Within, link: &QuotationLink) -> Option<Pair<Span>> {
    let a = within.analysis;
    let grave = |change: &&quotations::Change| {
        change::judge(Pair::new(a, a), change).is_some_and(|kind| kind.id != FUNCTION_WORD.id && kind.id != EXPANDED.id)
    };
    let change = link.changes.iter().find(grave)?;
    let span = |q: usize| a.segments.quotations[q].span;
    Some(Pair::new(shown(a, &change.tokens.left, span(link.quotations.left)), shown(a, &change.tokens.right, span(link.quotations.right))))
}
