//! Who did what to whom, exchanged.

use super::{ROLES, tell};
use crate::align::ClaimLink;
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::config::Level;
use crate::detect::Context;
use crate::extract::clauses::is_passive;
use crate::pair::{Pair, Side};
use std::ops::Range;

/// How far a subject or an object stands from its verb, in tokens.
const NEAR: usize = 4;

pub(super) fn find(context: &mut Context, link: &ClaimLink) {
    let (a, b) = (context.both.left, context.both.right);
    let claims = Pair::new(&a.claims[link.claims.left], &b.claims[link.claims.right]);
    for &verb in &link.words {
        let lower = |a: &Analysis, t: usize| !a.segments.tokens[t].is_capital() && is_content(a, t);
        if !lower(a, verb.left) || !lower(b, verb.right) || a.stems[verb.left] != b.stems[verb.right] {
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

fn span(a: &Analysis, verb: usize) -> crate::text::Span {
    let tokens = &a.segments.tokens;
    let subject = (verb.saturating_sub(NEAR)..verb).rev().find(|&t| tokens[t].is_capital()).unwrap_or(verb);
    let object = (verb + 1..(verb + NEAR + 2).min(tokens.len())).find(|&t| tokens[t].is_capital()).unwrap_or(verb);
    tokens[subject].span.cover(tokens[object].span)
}

/// Who does and to whom it is done, as tokens of the right report; names only, right before and behind the verb.
fn roles(a: &Analysis, verb: usize, claim: &Range<usize>, across: impl Fn(usize) -> Option<usize>) -> Option<(usize, usize)> {
    let named = |t: &usize| a.segments.tokens[*t].is_capital() && is_content(a, *t);
    let marked = |t: &usize| !a.segments.tokens[*t].is_word();
    let ahead = (verb.saturating_sub(NEAR).max(claim.start)..verb).rev().take_while(|t| !marked(t)).find(named)?;
    let behind = (verb + 1..(verb + NEAR + 2).min(claim.end)).take_while(|t| !marked(t)).find(named)?;
    let (ahead, behind) = (across(ahead)?, across(behind)?);
    let passive = is_passive(&a.text(), verb, claim.start);
    Some(if passive { (behind, ahead) } else { (ahead, behind) })
}
