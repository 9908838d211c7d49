//! Who did what to whom, exchanged.

use super::{ROLES, tell};
use crate::align::terms::is_content;
use crate::align::{CastLink, ClaimLink};
use crate::analysis::Analysis;
use crate::config::Level;
use crate::detect::Context;
use crate::detect::exchange::{self, Exchange, Item, Told};
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

/// Two that are named in each other's place in sentences about one thing, whatever the verb: "Norland, which has no coast, depends on a
/// pipeline through Sudmark".
pub(super) fn exchanged(context: &mut Context) {
    let numbers = Pair::new(numbered(context, Side::Left), numbered(context, Side::Right));
    let found = exchange::exchanges(context, Pair::new(&numbers.left, &numbers.right), Told::Around);
    found.into_iter().for_each(|exchange| tell_exchange(context, &exchange));
}

fn tell_exchange(context: &mut Context, exchange: &Exchange) {
    let told = |context: &Context, at: Pair<Span>| ["meaning", "name", "title", "attribution"].iter().any(|f| context.is_told_by(f, at));
    if exchange.words < ENOUGH || told(context, exchange.first) || told(context, exchange.second) {
        return;
    }
    let first = context.both_words(exchange.first);
    let message = format!("{}: {first}, {}", ROLES.summary, context.both_words(exchange.second));
    let reason = "Each stands beside the words that the other one has in the other report.".to_owned();
    let places = [exchange.first, exchange.second].into_iter().flat_map(|at| context.places(at, Pair::default())).collect();
    context.tell(&ROLES, 0.8, message, reason, places);
}

/// How many words must tell an exchange of names: two stand so by chance, where many words are said of two countries.
const ENOUGH: usize = 3;

/// The places of the cast, by numbers that both documents share; whom the other report does not name is left out.
fn numbered(context: &Context, side: Side) -> Vec<Item> {
    let cast = &context.of(side).cast;
    let links = &context.alignment.cast;
    let of = |link: &CastLink| {
        let meaning = link.entities.left as u64;
        cast[*link.entities.side(side)].places.iter().map(move |&span| Item { meaning, span }).collect::<Vec<_>>()
    };
    let mut items: Vec<Item> = links.iter().flat_map(of).collect();
    items.sort_unstable_by_key(|item| (item.span, item.meaning));
    items
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
