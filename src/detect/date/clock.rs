//! Two times of day for one event.

use super::edited::{HALF_DAY, are_two_times};
use super::{NEAR, VALUE, beside, dates, is_one};
use crate::align::ClaimLink;
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::config::Level;
use crate::detect::{Context, unquoted};
use crate::extract::Value;
use crate::lexicon::Class;
use crate::pair::{Pair, Side};
use crate::segment::Shape;
use crate::text::{Span, WordKey, keys};
use crate::value::Clock;

/// How sure a link must be for its two times to be of one event.
const SURE: f64 = 0.6;

/// Times that are told in steps of this many minutes, and lie no farther apart, may be one that was rounded.
const STEP: u16 = 5;

/// Words that make a time the end or the beginning of a stretch, or an estimate.
const LOOSE: &[WordKey] = keys![
    "about",
    "around",
    "approximately",
    "roughly",
    "nearly",
    "almost",
    "circa",
    "some",
    "by",
    "before",
    "after",
    "until",
    "till",
    "since",
    "from",
    "past",
    "between",
    "towards",
    "toward",
    "to",
    "and"
];

pub(super) fn find(context: &mut Context) {
    let alignment = context.alignment;
    for link in alignment.claims.iter().filter(|link| link.score >= SURE) {
        let spans = context.spans(link);
        let (Some(l), Some(r)) = (only(context.both.left, spans.left), only(context.both.right, spans.right)) else { continue };
        let at = Pair::new(l.0, r.0);
        if are_two_times(l.1, r.1) && !may_be_rounded(l.1, r.1) && is_one_event(context, link, at) && !context.is_told_by("date", at) {
            let message = format!("one event, two times of day: {}", context.both_words(at));
            let places = context.places(at, Pair::default());
            context.tell_as(&VALUE, Level::Warning, 0.75, message, "The same words stand beside both.".into(), places);
        }
    }
}

/// The one time of day of a stretch, where nothing makes it loose.
fn only(a: &Analysis, within: Span) -> Option<(Span, Clock)> {
    let mut told = unquoted(a, within).filter_map(|m| match m.value {
        Value::Clock(clock) if clock.minute.is_some() => Some((m.span, clock)),
        _ => None,
    });
    let first = told.next().filter(|_| told.next().is_none())?;
    let at = a.segments.tokens_in(first.0).start;
    let loose = at.checked_sub(1).is_some_and(|before| LOOSE.contains(&a.segments.tokens[before].key));
    (!loose).then_some(first)
}

fn may_be_rounded(l: Clock, r: Clock) -> bool {
    let (Some(l), Some(r)) = (l.minute, r.minute) else { return true };
    (l % STEP == 0 || r % STEP == 0) && l.abs_diff(r) < STEP
}

/// Whether the same words stand beside both times, on the same days, and neither report tells the other's time too.
fn is_one_event(context: &Context, link: &ClaimLink, at: Pair<Span>) -> bool {
    let spans = context.spans(link);
    let days = Pair::new(dates(context.both.left, spans.left), dates(context.both.right, spans.right));
    let apart = days.left.iter().any(|l| days.right.iter().any(|r| is_one(l.when, r.when) == Some(false)));
    let minute = |side: Side| {
        let clock = unquoted(context.of(side), *at.side(side)).find_map(|m| if let Value::Clock(c) = m.value { c.minute } else { None });
        clock.map(|minute| minute % HALF_DAY)
    };
    let tells = |side: Side| {
        let other = minute(side.other());
        let told = |value: &Value| matches!(value, Value::Clock(c) if c.minute.map(|m| m % HALF_DAY) == other);
        context.of(side).mentions.iter().any(|m| told(&m.value))
    };
    !apart && !tells(Side::Left) && !tells(Side::Right) && beside(context, link, at) && is_one_verb(context, link, at)
}

/// Whether a verb stands opposite itself, with both times: what happened at them.
fn is_one_verb(context: &Context, link: &ClaimLink, at: Pair<Span>) -> bool {
    let both = context.both;
    let near = |side: Side, token: usize| {
        let time = both.side(side).segments.tokens_in(*at.side(side));
        token + NEAR >= time.start && token < time.end + NEAR
    };
    // What is told with a time of day has happened; a verb in its base form is mostly a noun there ("the fire service").
    let is_verb = |p: &Pair<usize>| {
        let token = &both.left.segments.tokens[p.left];
        token.shape == Shape::Lower && (token.is(Class::PastVerbs) || both.left.of(token.span).ends_with("ed"))
    };
    let same = |p: &Pair<usize>| both.left.stems[p.left] == both.right.stems[p.right] && is_content(both.left, p.left);
    link.words.iter().any(|p| near(Side::Left, p.left) && near(Side::Right, p.right) && same(p) && is_verb(p))
}
