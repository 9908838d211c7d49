//! Who did what to whom, exchanged.

use super::{ROLES, tell};
use crate::align::ClaimLink;
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::config::Level;
use crate::detect::Context;
use crate::extract::clauses::is_passive;
use crate::lexicon::Class;
use crate::pair::{Pair, Side};
use crate::text::{WordKey, keys, stem};
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

fn span(a: &Analysis, verb: usize) -> crate::text::Span {
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
