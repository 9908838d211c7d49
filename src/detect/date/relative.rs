//! "Last month" against the other report's date.

use super::{Dated, NEAR, RELATIVE, beside, has, meant};
use crate::align::ClaimLink;
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::detect::Context;
use crate::lexicon::Class;
use crate::pair::{Pair, Side};
use crate::segment::Part;
use crate::text::Span;
use crate::value::{DateRange, Grain};

/// Two dates of one event without a day in common, of which one is counted from its report's own day and is coarser than a day.
pub(super) fn differ(context: &mut Context, link: &ClaimLink, dates: Pair<Dated>) -> bool {
    let spans = dates.map(|d| d.span);
    let counted = Side::BOTH.into_iter().any(|side| is_counted(context.of(side), *dates.side(side)));
    let Some(ranges) = dates.left.when.range.zip(dates.right.when.range).map(|(l, r)| Pair::new(l, r)) else { return false };
    let slack = slack(dates.left, ranges.left).zip(slack(dates.right, ranges.right)).map(|(l, r)| l.max(r));
    let apart = slack.is_some_and(|slack| gap(ranges) > slack);
    let elsewhere = Side::BOTH.into_iter().any(|side| has(context.of(side), dates.side(side.other()).when));
    if !counted
        || !apart
        || elsewhere
        || !beside(context, link, spans)
        || !share_verb(context, link, spans)
        || context.is_told(&[&RELATIVE], spans)
    {
        return false;
    }
    let message = format!("one event, two times: {}", context.both_words(spans));
    let told = |side: Side| days(dates.side(side), *ranges.side(side));
    let reason = format!("Counted from the reports' own days they mean {} and {}.", told(Side::Left), told(Side::Right));
    let places = context.places(spans, dates.map(|d| Some(meant(d.when))));
    context.tell(&RELATIVE, 0.7, message, reason, places);
    true
}

/// Whether the verbs that the two dates belong to stand opposite each other: what is dated is what is told of, not who it is told of.
pub(super) fn share_verb(context: &Context, link: &ClaimLink, dates: Pair<Span>) -> bool {
    let (a, b) = (context.both.left, context.both.right);
    let verbs = Pair::new(verb(a, link.claims.left, dates.left), verb(b, link.claims.right, dates.right));
    verbs.left.zip(verbs.right).is_some_and(|(left, right)| link.words.contains(&Pair { left, right }))
}

/// The verb that a date belongs to: the last one before it in its claim, or else the first behind it; a date that only tells more of a
/// noun ("last year's harvest") has none.
fn verb(a: &Analysis, claim: usize, date: Span) -> Option<usize> {
    let (own, claim) = (a.segments.tokens_in(date), a.claims[claim].tokens.clone());
    let tokens = &a.segments.tokens;
    let is_verb = |&t: &usize| {
        let verb = matches!(tokens[t].part, Part::Past | Part::Either | Part::Participle | Part::Ing | Part::Base(_) | Part::Third(_));
        verb && is_content(a, t) && !own.contains(&t)
    };
    let before = || (claim.start.max(own.start.saturating_sub(NEAR))..own.start).rev().find(is_verb);
    let behind = || (own.end..claim.end.min(own.end + NEAR)).find(is_verb);
    let possessive = tokens.get(own.end).is_some_and(|t| t.part == Part::Possessive);
    (!possessive).then(|| before().or_else(behind))?
}

/// Whether a date is counted from the report's own day, as "last month" is, and speaks of more than a day.
fn is_counted(a: &Analysis, date: Dated) -> bool {
    let named = |t: usize| a.segments.tokens[t].is(Class::Months) || a.segments.tokens[t].is(Class::Weekdays);
    date.when.relative && date.when.grain != Grain::Day && !a.segments.tokens_in(date.span).any(named)
}

/// How many days a date may be off without being wrong: weeks begin on two days, and "three weeks ago" is counted by hand; stretches
/// such as "the past years" tell too little.
fn slack(date: Dated, range: DateRange) -> Option<i32> {
    let counted = range.from == range.to;
    match date.when.grain {
        Grain::Day => Some(0),
        Grain::Week => Some(if counted { 4 } else { 1 }),
        Grain::Month => Some(if counted { 16 } else { 0 }),
        Grain::Quarter => Some(if counted { 46 } else { 31 }),
        Grain::Year => Some(if counted { 183 } else { 0 }),
        Grain::Decade | Grain::Span => None,
    }
}

/// The days from the end of the earlier to the beginning of the later.
fn gap(ranges: Pair<DateRange>) -> i32 {
    let (l, r) = (ranges.left, ranges.right);
    let days = if l.to < r.from { r.from - l.to } else { l.from - r.to };
    days.get_days()
}

fn days(date: &Dated, range: DateRange) -> String {
    match range.from == range.to {
        true if date.when.grain != Grain::Day => format!("about {}", range.from),
        true => range.from.to_string(),
        false => format!("{} to {}", range.from, range.to),
    }
}
