//! Another role in a sentence that both reports have word for word.

use super::ROLE;
use super::offices::are_same;
use crate::align::terms::is_content;
use crate::detect::edited::Edited;
use crate::detect::{Context, unquoted};
use crate::extract::Value;
use crate::model;
use crate::pair::{Pair, Side};
use crate::text::Span;

/// Two roles whose last words have vectors at least this near may be one: "lawyer" and "attorney".
const ALIKE: f32 = 0.4;

pub(super) fn find(context: &mut Context) {
    for edit in context.edits().iter().filter(|e| e.is_only) {
        let (Some(left), Some(right)) = (title(context, edit, Side::Left), title(context, edit, Side::Right)) else { continue };
        let spans = Pair::new(left, right);
        if context.is_told_by("title", spans) || are_alike(context, spans) || are_same(context.both, spans) {
            continue;
        }
        let message = format!("another role in the same place: {}", context.both_words(spans));
        let reason = "The two sentences are the same word for word but for this.".to_owned();
        let value = |side: Side| Some(context.words(side, *spans.side(side)).to_lowercase());
        let places = context.places(spans, Pair::new(value(Side::Left), value(Side::Right)));
        context.tell(&ROLE, 0.8, message, reason, places);
    }
}

/// The role outside quotation marks that a stretch changes, where it changes nothing else.
fn title(context: &Context, edit: &Edited, side: Side) -> Option<Span> {
    let a = context.of(side);
    let changed = edit.span(a, side)?;
    let sentence = a.segments.sentences[*edit.sentences.side(side)].span;
    let role = |m: &&crate::extract::Mention| matches!(m.value, Value::Title(title) if !title.rank) && m.span.contains(changed);
    unquoted(a, sentence).find(role).map(|m| m.span)
}

/// Whether two roles share a word that matters, or end in words that mean nearly the same.
fn are_alike(context: &Context, spans: Pair<Span>) -> bool {
    let words = |side: Side| {
        let a = context.of(side);
        a.segments.tokens_in(*spans.side(side)).filter(|&t| is_content(a, t)).collect::<Vec<_>>()
    };
    let (a, b) = (context.both.left, context.both.right);
    let (left, right) = (words(Side::Left), words(Side::Right));
    let shared = left.iter().any(|&l| right.iter().any(|&r| a.stems[l] == b.stems[r]));
    let near = || {
        let (l, r) = (a.segments.tokens[*left.last()?].key, b.segments.tokens[*right.last()?].key);
        Some(l == r || model::row(l)?.similarity(model::row(r)?) >= ALIKE)
    };
    shared || near().unwrap_or(false)
}
