//! Given to a source in one report, asserted in the other.

use super::kinds::DROPPED;
use crate::align::ClaimLink;
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::config::Level;
use crate::detect::Context;
use crate::extract::Attribution;
use crate::lexicon::Class;
use crate::pair::{Pair, Side};
use crate::segment::{BlockKind, longest};
use crate::text::Span;

/// How much of the shorter claim's words that matter both must have: an assertion of something else is no dropped source.
const SHARED: f64 = 0.6;
/// The fewest of them.
const FEWEST: usize = 4;

/// Tells of a claim that `side` gives to a source and the other report asserts in nearly the same words.
pub(super) fn compare(context: &mut Context, link: &ClaimLink, side: Side, attribution: usize) {
    let (a, b) = (context.of(side), context.of(side.other()));
    let told = &a.attributions[attribution];
    let (Some(source), Some(_)) = (told.source, told.cue) else { return };
    let claim = *link.claims.side(side.other());
    if told.quotation.is_some()
        || !asserts(b, claim)
        || names(a, b, source, claim)
        || !is_one_claim(context, link)
        || is_attributed_elsewhere(context, link, side)
    {
        return;
    }
    let across = b.claims[claim].span;
    let spans = if side == Side::Left { Pair::new(source, across) } else { Pair::new(across, source) };
    if context.is_told(&[&DROPPED], spans) {
        return;
    }
    let message = format!("{}: {} / –", DROPPED.summary, context.words(side, source));
    let places = vec![context.place(side, source, None), context.missing(side.other(), Some(across))];
    context.tell(&DROPPED, link.score * 0.8, message, "The two claims say the same in nearly the same words.".into(), places);
}

/// Tells of a source that stands in one report only, in sentences that are otherwise the same word for word.
pub(super) fn edited(context: &mut Context) {
    for edit in context.edits().iter().filter(|e| e.is_only) {
        for side in Side::BOTH {
            let (a, b) = (context.of(side), context.of(side.other()));
            let (Some(changed), None) = (edit.span(a, side), edit.span(b, side.other())) else { continue };
            let across = b.segments.sentences[*edit.sentences.side(side.other())].span;
            let stands = |t: &Attribution| t.quotation.is_none() && t.source.zip(t.cue).is_some_and(|(s, c)| changed.contains(s.cover(c)));
            let Some(source) = a.attributions.iter().find(|t| stands(t)).and_then(|t| t.source) else { continue };
            let spans = if side == Side::Left { Pair::new(source, across) } else { Pair::new(across, source) };
            if context.is_told(&[&DROPPED], spans) || b.attributions.iter().any(|t| t.source.is_some_and(|s| across.contains(s))) {
                continue;
            }
            let message = format!("{}: {} / –", DROPPED.summary, context.words(side, source));
            let places = vec![context.place(side, source, None), context.missing(side.other(), Some(across))];
            // Whom the other report names elsewhere it may give more to than this sentence tells.
            let named = a.segments.tokens_in(source).filter(|&t| is_content(a, t)).any(|t| b.stems.contains(&a.stems[t]));
            let level = if named || is_carried(b, across) { DROPPED.level.max(Level::Note) } else { DROPPED.level };
            let reason = "The two sentences are the same word for word but for the source.".into();
            context.tell_as(&DROPPED, level, 0.8, message, reason, places);
        }
    }
}

/// Whether what a source says in a sentence beside this one reaches into it.
fn is_carried(a: &Analysis, sentence: Span) -> bool {
    a.attributions.iter().any(|t| t.source.is_some() && t.content.overlaps(sentence))
}

/// Whether a claim stands in the report's own voice: its sentence quotes nobody, and has no cue.
fn asserts(a: &Analysis, claim: usize) -> bool {
    let sentence = &a.segments.sentences[a.claims[claim].sentence];
    let block = a.segments.block_of(sentence).kind;
    let tokens = &a.segments.tokens[sentence.tokens.clone()];
    let cue = (0..tokens.len()).any(|t| {
        tokens[t].is(Class::ReportingClauses) || tokens[t].is(Class::Hedges) || longest(&tokens[t..], Class::CuePhrases).is_some()
    });
    // A source mostly goes on for a sentence, before or behind the one that names it.
    let near = a.claims[claim].sentence.saturating_sub(1)..(a.claims[claim].sentence + 2).min(a.segments.sentences.len());
    let near = a.segments.sentences[near.start].span.cover(a.segments.sentences[near.end - 1].span);
    let attributed = a.attributions.iter().any(|t| t.source.is_some() && t.content.overlaps(near));
    block.is_report() && block != BlockKind::Headline && !cue && !attributed && !a.segments.is_quoted(sentence.span)
}

/// Whether the sentence of a claim, or one beside it, names the other report's source: it then tells what that one did.
fn names(a: &Analysis, b: &Analysis, source: Span, claim: usize) -> bool {
    let sentence = b.claims[claim].sentence;
    let last = (sentence + 1).min(b.segments.sentences.len() - 1);
    let sentence = b.segments.sentences[sentence.saturating_sub(1)].tokens.start..b.segments.sentences[last].tokens.end;
    a.segments.tokens_in(source).filter(|&t| is_content(a, t)).any(|t| sentence.clone().any(|u| b.stems[u] == a.stems[t]))
}

fn is_one_claim(context: &Context, link: &ClaimLink) -> bool {
    let words = |a: &Analysis, claim: usize| a.claims[claim].tokens.clone().filter(|&t| is_content(a, t)).count();
    let shorter = words(context.both.left, link.claims.left).min(words(context.both.right, link.claims.right));
    let shared = link.words.iter().filter(|p| is_content(context.both.left, p.left)).count();
    shared >= FEWEST && shared as f64 >= SHARED * shorter as f64
}

/// Whether another claim of the other report that tells the same has a source.
fn is_attributed_elsewhere(context: &Context, link: &ClaimLink, side: Side) -> bool {
    let mut others = context.links_of(side, *link.claims.side(side)).filter(|o| o.claims != link.claims);
    others.any(|other| super::attribution(context.of(side.other()), *context.spans(other).side(side.other())).is_some())
}
