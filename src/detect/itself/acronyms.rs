//! Acronyms and where they are written out.

use super::{ACRONYM, is_headline};
use crate::analysis::Analysis;
use crate::detect::Within;
use crate::segment::Shape;
use crate::text::{Span, WordKey};
use std::collections::BTreeMap;

/// How many words before its bracket an acronym may stand for.
const LONGEST: usize = 10;

/// Where an acronym stands, and which of the places write it out.
#[derive(Default)]
struct Uses {
    alone: Vec<Span>,
    explained: Vec<Span>,
}

pub(super) fn within(within: &mut Within) {
    for uses in uses(within.analysis).into_values() {
        let Some(&first) = uses.explained.first() else { continue };
        if let Some(&second) = uses.explained.get(1) {
            let message = format!("an acronym explained twice: {} / {}", within.words(first), within.words(second));
            within.tell(&ACRONYM, 0.9, message, "The first place is enough.".to_owned(), vec![(second, None), (first, None)]);
        }
        if let Some(&early) = uses.alone.first().filter(|early| early.end() <= first.start()) {
            let message = format!("an acronym before its explanation: {} / {}", within.words(early), within.words(first));
            within.tell(&ACRONYM, 0.9, message, "It is written out only later.".to_owned(), vec![(early, None), (first, None)]);
        }
    }
}

/// The acronyms of the running text outside quotation marks, by their key.
fn uses(a: &Analysis) -> BTreeMap<WordKey, Uses> {
    let mut uses: BTreeMap<WordKey, Uses> = BTreeMap::new();
    let tokens = &a.segments.tokens;
    for (t, token) in tokens.iter().enumerate().filter(|(_, token)| token.shape == Shape::Upper && token.span.len() >= 3) {
        let sentence = a.segments.sentences.get(a.segments.sentence_at(token.span.start()));
        let in_report = sentence.is_some_and(|s| a.segments.block_of(s).kind.is_report());
        if !in_report || is_headline(a, token.span) || a.segments.is_quoted(token.span) {
            continue;
        }
        let entry = uses.entry(token.key).or_default();
        match explanation(a, t) {
            Some(start) => entry.explained.push(a.text().span(start..(t + 2).min(tokens.len()))),
            None => entry.alone.push(token.span),
        }
    }
    uses
}

/// Where the words begin that an acronym in brackets stands for: their initials are its letters.
fn explanation(a: &Analysis, acronym: usize) -> Option<usize> {
    let tokens = &a.segments.tokens;
    let word = |t: usize| a.of(tokens[t].span);
    let bracket = acronym.checked_sub(1).filter(|&t| word(t) == "(")?;
    let mut letters = word(acronym).chars().rev().map(|c| c.to_ascii_lowercase()).peekable();
    let mut start = None;
    for t in (bracket.saturating_sub(LONGEST)..bracket).rev().filter(|&t| tokens[t].is_word()) {
        let Some(&wanted) = letters.peek() else { break };
        let initial = word(t).chars().next().map(|c| c.to_ascii_lowercase());
        if initial == Some(wanted) {
            letters.next();
            start = Some(t);
        } else if tokens[t].is_capital() {
            return None;
        }
    }
    start.filter(|_| letters.peek().is_none())
}
