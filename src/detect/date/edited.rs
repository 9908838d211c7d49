//! Another day or time of day in a sentence that both reports have word for word.

use super::{VALUE, are_fine, duration, has, is_one, meant};
use crate::config::Level;
use crate::detect::edited::Edited;
use crate::detect::{Context, unquoted};
use crate::extract::{Mention, Value};
use crate::pair::{Pair, Side};
use crate::text::Span;
use crate::value::{Clock, When};

/// Minutes of half a day: a time without a.m. and p.m. may be either.
pub(super) const HALF_DAY: u16 = 12 * 60;

/// Why what stands there fills one slot.
const SAME: &str = "The two sentences are the same word for word but for this.";

pub(super) fn find(context: &mut Context) {
    for edit in context.edits().iter() {
        let (Some(left), Some(right)) = (mention(context, edit, Side::Left), mention(context, edit, Side::Right)) else { continue };
        let spans = Pair::new(left.span, right.span);
        if context.is_told_by("date", spans) {
            continue;
        }
        match (&left.value, &right.value) {
            (Value::When(l), Value::When(r)) if are_two_days(l, r) => days(context, spans, Pair::new(l, r)),
            (Value::Clock(l), Value::Clock(r)) if are_two_times(*l, *r) => times(context, spans),
            (Value::Duration(l), Value::Duration(r)) if !duration::are_one(*l, *r) => {
                duration::tell(context, spans, Pair::new(*l, *r), SAME)
            }
            _ => {}
        }
    }
}

/// The day or time outside quotation marks that a stretch changes, where it changes nothing else.
fn mention<'a>(context: &Context<'a>, edit: &Edited, side: Side) -> Option<&'a Mention> {
    let a = context.of(side);
    let changed = edit.span(a, side)?;
    let sentence = a.segments.sentences[*edit.sentences.side(side)].span;
    unquoted(a, sentence).find(|m| m.span.contains(changed) && matches!(m.value, Value::When(_) | Value::Clock(_) | Value::Duration(_)))
}

fn are_two_days(l: &When, r: &When) -> bool {
    let weekdays = || l.weekday.zip(r.weekday).is_some_and(|(l, r)| l != r);
    are_fine(l, r) && l.zone == r.zone && is_one(l, r).map_or_else(weekdays, |one| !one)
}

/// Whether two times by one clock cannot be one, even where one lacks its a.m. or p.m.
pub(super) fn are_two_times(l: Clock, r: Clock) -> bool {
    l.zone == r.zone && l.minute.zip(r.minute).is_some_and(|(l, r)| l.abs_diff(r) % HALF_DAY != 0)
}

fn days(context: &mut Context, spans: Pair<Span>, dates: Pair<&When>) {
    let both = has(context.both.left, dates.right) && has(context.both.right, dates.left);
    let level = if both { Level::Warning } else { Level::Error };
    let places = context.places(spans, Pair::new(Some(meant(dates.left)), Some(meant(dates.right))));
    tell(context, level, "one event, two days", spans, places);
}

fn times(context: &mut Context, spans: Pair<Span>) {
    let places = context.places(spans, Pair::default());
    tell(context, Level::Warning, "one event, two times of day", spans, places);
}

fn tell(context: &mut Context, level: Level, what: &str, spans: Pair<Span>, places: Vec<crate::detect::Place>) {
    let message = format!("{what}: {}", context.both_words(spans));
    context.tell_as(&VALUE, level, 0.85, message, SAME.into(), places);
}
