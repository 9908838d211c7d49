//! Who did what to whom, exchanged.

use super::{ROLES, tell};
use crate::align::ClaimLink;
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::config::Level;
use crate::detect::Context;
use crate::detect::edited::Edited;
use crate::extract::clauses::is_passive;
use crate::lexicon::Class;
use crate::pair::{Pair, Side};
use crate::text::{Span, WordKey, keys, stem};
use std::ops::Range;

/// How far a subject or an object stands from its verb, in tokens.
const NEAR: usize = 4;

pub(super) fn find(context: &mut Context, link: &ClaimLink) {
    let (a, b) = (context.both.left, context.both.right);
    let claims = Pair::new(&a.claims[link.claims.left], &b.claims[link.claims.right]);
    for &verb in &link.words {
        let lower = |a: &Analysis, t: usize| !a.segments.tokens[t].is_capital() && is_content(a, t);
        if !lower(a, verb.left) || !lower(b, verb.right) || a.stems[verb.left] != b.stems[verb.right] || is_mutual(a, verb.left) {
            continue;
        }
        let left = roles(a, verb.left, &claims.left.tokens, |t| link.words.iter().find(|p| p.left == t).map(|p| p.right));
        let right = roles(b, verb.right, &claims.right.tokens, Some);
        if let (Some((doer, done)), Some((other_doer, other_done))) = (left, right)
            && doer == other_done
            && done == other_doer
        {
            let spans = (span(a, verb.left), span(b, verb.right));
            tell(context, &ROLES, Level::Error, Side::Left, spans, link.score);
        }
    }
}

/// Two names in each other's place in sentences that are otherwise the same word for word, whatever the verb: "Norland, which has no coast,
/// depends on a pipeline through Sudmark". Names in a row ("Norland and Sudmark") and what two do together have no order.
pub(super) fn exchanged(context: &mut Context) {
    let edits = context.edits();
    for pair in edits.chunk_by(|one, other| one.sentences == other.sentences) {
        let [first, second] = pair else { continue };
        let turned = names(context, first, Side::Left).is_some_and(|name| names(context, second, Side::Right) == Some(name))
            && names(context, second, Side::Left).is_some_and(|name| names(context, first, Side::Right) == Some(name));
        let tokens = first.tokens.left.end..second.tokens.left.start;
        let a = context.both.left;
        let apart = a.segments.tokens[tokens].iter().any(|t| t.is_word() && !t.is(Class::ClosedClass) && !t.is_capital());
        let sentence = &a.segments.sentences[first.sentences.left];
        let mutual = sentence.tokens.clone().any(|t| is_content(a, t) && is_mutual(a, t));
        if turned && apart && !mutual {
            tell_exchange(context, first, second);
        }
    }
}

/// The name that a stretch consists of, outside quotation marks.
fn names(context: &Context, edit: &Edited, side: Side) -> Option<Vec<WordKey>> {
    let a = context.of(side);
    let span = edit.span(a, side).filter(|span| !a.segments.is_quoted(*span))?;
    let words: Vec<_> = a.segments.tokens[a.segments.tokens_in(span)].iter().filter(|t| t.is_word()).collect();
    words.iter().all(|t| t.is_capital()).then(|| words.iter().map(|t| t.key).collect())
}

fn tell_exchange(context: &mut Context, first: &Edited, second: &Edited) {
    let spans = |edit: &Edited| Some(Pair::new(edit.span(context.both.left, Side::Left)?, edit.span(context.both.right, Side::Right)?));
    let (Some(one), Some(other)) = (spans(first), spans(second)) else { return };
    if ["meaning", "quote"].iter().any(|family| context.is_told_by(family, one) || context.is_told_by(family, other)) {
        return;
    }
    let message = format!("{}: {}, {}", ROLES.summary, context.both_words(one), context.both_words(other));
    let reason = "The two sentences are the same word for word but for these names.".to_owned();
    let places = [one, other].into_iter().flat_map(|at| context.places(at, Pair::default())).collect();
    context.tell(&ROLES, 0.9, message, reason, places);
}

/// Whether a preposition leads to a place or a time, and to nobody it is done to: "signed in Graz", and not "fired on the crowd".
fn leads_away(a: &Analysis, token: usize, passive: bool) -> bool {
    let token = &a.segments.tokens[token];
    let done_to = keys!["on", "upon", "at", "against"].contains(&token.key) || passive && token.key == WordKey::of_folded("by");
    token.word.value(Class::ClosedClass) == Some("preposition") && !done_to
}

/// Whether both do it when one of them does: "Adler met Brandt" is "Brandt met Adler".
fn is_mutual(a: &Analysis, verb: usize) -> bool {
    const VERBS: &str = "meet met marry wed divorce talk speak spoke confer negotiate agree discuss debate chat clash collide fight \
        fought battle play draw drew tie face join border match resemble equal embrace hug kiss date split merge \
        cooperate collaborate share converse argue quarrel compete shake shook gather unite ally sit sat work live is \
        was are were wrestle wrestled duel rival mirror neighbour neighbor";
    let mut buffer = String::new();
    VERBS.split(' ').any(|word| stem::stem(word, &mut buffer) == a.stems[verb])
}

fn span(a: &Analysis, verb: usize) -> Span {
    let tokens = &a.segments.tokens;
    let noun = |t: &usize| is_content(a, *t);
    let subject = (verb.saturating_sub(NEAR)..verb).rev().find(noun).unwrap_or(verb);
    let object = (verb + 1..(verb + NEAR + 2).min(tokens.len())).find(noun).unwrap_or(verb);
    tokens[subject].span.cover(tokens[object].span)
}

/// Who does and to whom it is done, as tokens of the right report: the nearest name before and behind the verb, else the nearest noun.
fn roles(a: &Analysis, verb: usize, claim: &Range<usize>, across: impl Fn(usize) -> Option<usize>) -> Option<(usize, usize)> {
    let named = |t: &usize| a.segments.tokens[*t].is_capital() && is_content(a, *t);
    let marked = |t: &usize| !a.segments.tokens[*t].is_word();
    let noun = |t: &usize| is_content(a, *t);
    let before = || (verb.saturating_sub(NEAR).max(claim.start)..verb).rev().take_while(|t| !marked(t));
    let after = || (verb + 1..(verb + NEAR + 2).min(claim.end)).take_while(|t| !marked(t));
    let ahead = before().find(named).or_else(|| before().find(noun))?;
    let behind = after().find(named).or_else(|| after().find(noun))?;
    let passive = is_passive(&a.text(), verb, claim.start);
    if (verb + 1..behind).any(|t| leads_away(a, t, passive)) {
        return None;
    }
    let (ahead, behind) = (across(ahead)?, across(behind)?);
    Some(if passive { (behind, ahead) } else { (ahead, behind) })
}
