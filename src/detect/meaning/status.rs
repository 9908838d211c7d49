//! Steps of a ladder: arrested in one, charged in the other.

use super::{STATUS, tell};
use crate::align::ClaimLink;
use crate::analysis::Analysis;
use crate::config::Level;
use crate::detect::{Context, Sort, unquoted};
use crate::extract::{Mention, Value};
use crate::pair::{Pair, Side};
use crate::text::Span;
use crate::value::{Ladder, Step};

/// How sure a link must be.
const SURE: f64 = 0.6;

pub(super) fn find(context: &mut Context, link: &ClaimLink) {
    let spans = context.spans(link);
    for ladder in [Ladder::Legal, Ladder::Casualties, Ladder::Damage] {
        let only = |a: &Analysis, within| only(a, within, ladder);
        let (Some(l), Some(r)) = (only(context.both.left, spans.left), only(context.both.right, spans.right)) else { continue };
        if are_one(l.1, r.1) {
            context.agree(Sort::Claim, Pair::new(l.0, r.0));
        } else if link.score >= SURE
            && (context.is_verbatim(link) || !tells(context.both.left, r.1) && !tells(context.both.right, l.1))
            && !is_bound(context, (l.0, r.0))
        {
            tell(context, &STATUS, Level::Error, Side::Left, (l.0, r.0), link.score);
        }
    }
}

pub(super) fn step(m: &Mention) -> Option<(Span, Step)> {
    if let Value::Event(event) = &m.value { Some((m.span, event.step)) } else { None }
}

/// The one step of a ladder that a stretch tells of, if it is one.
fn only(a: &Analysis, within: Span, ladder: Ladder) -> Option<(Span, Step)> {
    let mut steps = unquoted(a, within).filter_map(step).filter(|(_, s)| s.ladder() == ladder);
    let first = steps.next()?;
    steps.all(|(_, s)| s == first.1).then_some(first)
}

/// Whether two steps may be told of the same moment.
pub(super) fn are_one(l: Step, r: Step) -> bool {
    use Step::*;
    const SAME: [&[Step]; 4] =
        [&[Questioned, Detained, Arrested], &[Charged, Indicted, Tried], &[Convicted, Sentenced], &[Injured, Hospitalised, Critical]];
    l == r || SAME.iter().any(|steps| steps.contains(&l) && steps.contains(&r))
}

/// Whether a report tells of a step, or of one that comes to the same, anywhere: then two moments of one course are told.
fn tells(a: &Analysis, wanted: Step) -> bool {
    a.mentions.iter().filter_map(step).any(|(_, s)| are_one(s, wanted))
}

/// Whether either is denied, hedged or only attempted: that is judged elsewhere.
fn is_bound(context: &Context, spans: (Span, Span)) -> bool {
    let bound = |side: Side, word: Span| {
        let a = context.of(side);
        let sentence = &a.segments.sentences[a.segments.sentence_at(word.start())];
        super::slots::binders(a, sentence.span).iter().any(|b| b.scope.contains(word))
    };
    bound(Side::Left, spans.0) || bound(Side::Right, spans.1)
}
