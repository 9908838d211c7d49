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
    let apart = (l.1.seconds - r.1.seconds).abs() / l.1.seconds.max(r.1.seconds).max(1.0);
    if apart < 0.05 {
        return context.agree(Sort::Date, spans);
    }
    // Thirty days and a month are one; a coarser unit may be a rounded one.
    let whole = l.1.unit == r.1.unit || apart > 0.4;
    if whole && is_beside(context, link, spans) && !context.is_told(&[&DURATION], spans) {
        let message = format!("one thing, two durations: {}", context.both_words(spans));
        let places = context.places(spans, Pair::new(Some(l.1.seconds.to_string()), Some(r.1.seconds.to_string())));
        context.tell(&DURATION, 0.75, message, "The same words stand beside both.".into(), places);
    }
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
