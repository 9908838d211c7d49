//! Hedges that stand in one report only.

use super::slots::{Binder, Binding, all_binders, binders, head, in_order, opposite, weight};
use super::{CERTAINTY, tell};
use crate::align::ClaimLink;
use crate::analysis::Analysis;
use crate::config::Level;
use crate::detect::{Context, Sort};
use crate::model;
use crate::pair::{Pair, Side};
use crate::text::{Span, WordKey, keys};
use crate::value::Certainty;

/// How many words of a scope must stand in the other claim for the two to speak of one thing.
const SHARED: usize = 2;

pub(super) fn find(context: &mut Context, link: &ClaimLink, side: Side) {
    let spans = context.spans(link);
    let across = all_binders(context.of(side.other()), *spans.side(side.other()));
    for binder in binders(context.of(side), *spans.side(side)) {
        if let Binding::Hedged(certainty) = binder.binding {
            judge(context, link, side, (binder, certainty), &across);
        }
    }
}

/// Looks for the word that a hedge binds in the other claim, and for what binds it there.
fn judge(context: &mut Context, link: &ClaimLink, side: Side, (binder, certainty): (Binder, Certainty), across: &[Binder]) {
    let (a, b) = (context.of(side), context.of(side.other()));
    let shared = opposite(context, link, side, binder.scope);
    let Some(word) = head(a, binder.scope).and_then(|h| shared.iter().find(|p| *p.side(side) == h)).or(shared.first()) else { return };
    let word = b.segments.tokens[*word.side(side.other())].span;
    let binds =
        |o: &&Binder| shared.iter().any(|p| o.scope.contains(b.segments.tokens[*p.side(side.other())].span)) || o.span.overlaps(word);
    let hedges =
        across.iter().filter(binds).filter_map(|o| if let Binding::Hedged(other) = o.binding { Some((o.span, other)) } else { None });
    // Of several hedges the one of like strength: "I think that it may" has the "may" of the other.
    if let Some((other, certainty_across)) = hedges.min_by_key(|(_, other)| is_changed(certainty, *other)) {
        if !is_changed(certainty, certainty_across) {
            context.agree(Sort::Claim, in_order(side, binder.span, other));
        } else if side == Side::Left && link.score >= 0.6 {
            tell(context, &CERTAINTY, Level::Note, side, (binder.span, other), link.score);
        }
        return;
    }
    let claim = *context.spans(link).side(side.other());
    let is_source =
        matches!(certainty, Certainty::Reported | Certainty::Alleged) && is_attributed(b, word) && !is_attributed(a, binder.span);
    let open = across.iter().any(|o| matches!(o.binding, Binding::Attempted(_) | Binding::Denied(_)) && o.scope.contains(word));
    let hedged = across.iter().any(|o| matches!(o.binding, Binding::Hedged(_)));
    if is_source || open || b.segments.is_quoted(word) || is_question(b, claim) {
        return;
    }
    let same = |p: &Pair<usize>| are_alike(context, *p);
    let bound = head(a, binder.scope).is_some_and(|h| shared.iter().any(|p| *p.side(side) == h && same(p)));
    let enough = shared.len() >= SHARED.min(weight(a, binder.scope));
    match () {
        () if bound && enough && !(hedged && shared.len() < SHARED) => {
            tell(context, &CERTAINTY, Level::Warning, side, (binder.span, with_modal(b, word)), link.score)
        }
        () if !hedged && shared.iter().filter(|p| same(p)).count() > SHARED && link.score >= 0.6 => {
            tell(context, &CERTAINTY, Level::Note, side, (binder.span, word), link.score * 0.7);
        }
        () => {}
    }
}

/// A verb with the modal that makes it certain, where one stands shortly before: "will also be barred".
fn with_modal(b: &Analysis, word: Span) -> Span {
    const CERTAIN: &[WordKey] = keys!["will", "shall", "must"];
    let tokens = &b.segments.tokens;
    let verb = b.segments.tokens_in(word).start;
    let near = (verb.saturating_sub(3)..verb).rev().take_while(|&t| tokens[t].is_word());
    let modal = near.into_iter().find(|&t| CERTAIN.contains(&tokens[t].key));
    modal.map_or(word, |t| tokens[t].span.cover(word))
}

/// Two words whose vectors are at least this near tell one thing.
const ALIKE: f32 = 0.5;

/// Whether two words that stand opposite each other are one word, or near in meaning; others stand there by their place alone.
fn are_alike(context: &Context, words: Pair<usize>) -> bool {
    let (a, b) = (context.both.left, context.both.right);
    let (l, r) = (a.segments.tokens[words.left].key, b.segments.tokens[words.right].key);
    a.stems[words.left] == b.stems[words.right] || model::row(l).zip(model::row(r)).is_some_and(|(l, r)| l.similarity(r) >= ALIKE)
}

/// Whether what is only possible in one is probable in the other.
fn is_changed(l: Certainty, r: Certainty) -> bool {
    matches!((l, r), (Certainty::Possible, Certainty::Probable) | (Certainty::Probable, Certainty::Possible))
}

/// Whether somebody is named or meant as the source of a word: "officials said" is itself a hedge of the weaker sort.
fn is_attributed(b: &Analysis, word: Span) -> bool {
    let sentence = b.segments.sentence_at(word.start());
    let Some(sentence) = b.segments.sentences.get(sentence) else { return false };
    let from = b.attributions.partition_point(|a| a.content.start() < sentence.span.start().saturating_sub(1));
    b.attributions[from..].iter().take_while(|a| a.content.start() < sentence.span.end()).any(|a| a.content.contains(word))
}

fn is_question(b: &Analysis, claim: Span) -> bool {
    b.of(claim).trim_end().ends_with('?')
}
