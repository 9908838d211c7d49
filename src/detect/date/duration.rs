//! How long something took.

use super::DURATION;
use crate::align::ClaimLink;
use crate::analysis::Analysis;
use crate::detect::unquoted;
use crate::detect::{Context, Sort};
use crate::extract::Value;
use crate::pair::{Pair, Side};
use crate::text::Span;
use crate::value::Duration;

/// How many tokens to each side of a duration tell what lasts.
const NEAR: usize = 4;

pub(super) fn find(context: &mut Context, link: &ClaimLink) {
    let spans = context.spans(link);
    let (Some(l), Some(r)) = (only(context.both.left, spans.left), only(context.both.right, spans.right)) else { return };
    let spans = Pair::new(l.0, r.0);
    if apart(l.1, r.1) < 0.05 {
        context.agree(Sort::Date, spans);
    } else if !are_one(l.1, r.1) && is_beside(context, link, spans) && !context.is_told(&[&DURATION], spans) {
        tell(context, spans, Pair::new(l.1, r.1), "The same words stand beside both.");
    }
}

/// Whether two durations may be one: thirty days and a month are, and a coarser unit may be a rounded one.
pub(super) fn are_one(l: Duration, r: Duration) -> bool {
    let apart = apart(l, r);
    apart < 0.05 || l.unit != r.unit && apart <= 0.4
}

/// By how much two durations differ, as a share of the longer one.
fn apart(l: Duration, r: Duration) -> f64 {
    (l.seconds - r.seconds).abs() / l.seconds.max(r.seconds).max(1.0)
}

pub(super) fn tell(context: &mut Context, spans: Pair<Span>, durations: Pair<Duration>, reason: &str) {
    let message = format!("one thing, two durations: {}", context.both_words(spans));
    let places = context.places(spans, durations.map(|d| Some(d.seconds.to_string())));
    context.tell(&DURATION, 0.75, message, reason.into(), places);
}

/// The one duration of a stretch.
fn only(a: &Analysis, within: Span) -> Option<(Span, Duration)> {
    let mut found = unquoted(a, within).filter_map(|m| if let Value::Duration(d) = &m.value { Some((m.span, *d)) } else { None });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Whether words opposite each other stand close to both durations.
fn is_beside(context: &Context, link: &ClaimLink, spans: Pair<Span>) -> bool {
    let near = |side: Side, token: usize| {
        let own = context.of(side).segments.tokens_in(*spans.side(side));
        !own.contains(&token) && token + NEAR >= own.start && token < own.end + NEAR
    };
    let content = |p: &&Pair<usize>| crate::align::terms::is_content(context.both.left, p.left);
    link.words.iter().filter(|p| near(Side::Left, p.left) && near(Side::Right, p.right)).filter(content).count() >= 2
}
