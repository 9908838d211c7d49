//! How long one thing lasted, over the whole reports: the trial, the sentence.
//!
//! The words of a duration tell what lasts: "the nine-week *trial*", "four days of *talks*", "*jailed* for 22 years". Where each report
//! tells one length of it, both lengths are of one thing, however far apart their sentences stand.

use super::DURATION;
use crate::analysis::Analysis;
use crate::detect::{Context, Sort, unquoted};
use crate::extract::Value;
use crate::lexicon::Class;
use crate::pair::Pair;
use crate::segment::Shape;
use crate::text::{Span, WordKey, key, keys};
use crate::value::Duration;
use std::collections::BTreeMap;

/// How many tokens ahead of a duration tell a sentence, or that it is another one than the one passed.
const AHEAD: usize = 7;

/// A length with its place.
type Length = (Span, Duration);

pub(super) fn find(context: &mut Context) {
    let told = Pair::new(lengths(context.both.left), lengths(context.both.right));
    for (what, left) in &told.left {
        let Some(right) = told.right.get(what) else { continue };
        let (Some(l), Some(r)) = (one(left), one(right)) else { continue };
        let spans = Pair::new(l.0, r.0);
        if are_one(&l.1, &r.1) {
            context.agree(Sort::Date, spans);
        } else if !context.is_told(&[&DURATION], spans) {
            let message = format!("one thing, two durations: {}", context.both_words(spans));
            let places = context.places(spans, Pair::new(Some(l.1.seconds.to_string()), Some(r.1.seconds.to_string())));
            context.tell(&DURATION, 0.75, message, "Each report tells how long it lasts, and only once.".into(), places);
        }
    }
}

/// Every length that a report tells of a thing, by the word for the thing.
fn lengths(a: &Analysis) -> BTreeMap<WordKey, Vec<Length>> {
    let mut told: BTreeMap<WordKey, Vec<Length>> = BTreeMap::new();
    for mention in unquoted(a, Span::new(0, a.document.text().len())) {
        let Value::Duration(duration) = mention.value else { continue };
        if let Some(what) = what_lasts(a, mention.span) {
            told.entry(what).or_default().push((mention.span, duration));
        }
    }
    told
}

/// The one length of a thing, at its first place.
fn one(lengths: &[Length]) -> Option<&Length> {
    let first = lengths.first()?;
    lengths.iter().all(|other| are_one(&first.1, &other.1)).then_some(first)
}

/// Whether two lengths may be one: a coarser unit rounds.
fn are_one(l: &Duration, r: &Duration) -> bool {
    let apart = (l.seconds - r.seconds).abs() / l.seconds.max(r.seconds).max(1.0);
    apart < 0.05 || l.unit != r.unit && apart < 0.4
}

/// The word for what lasts so long: a punishment, or the noun beside the duration.
fn what_lasts(a: &Analysis, span: Span) -> Option<WordKey> {
    let sentence = a.segments.sentences.get(a.segments.sentence_at(span.start()))?.tokens.clone();
    let tokens = &a.segments.tokens;
    let own = a.segments.tokens_in(span);
    let ahead = &tokens[own.start.saturating_sub(AHEAD).max(sentence.start)..own.start];
    let says = |words: &[WordKey]| ahead.iter().any(|t| words.contains(&t.key));
    if tokens[own.start.saturating_sub(3)..own.start].iter().any(|t| BOUNDS.contains(&t.key)) {
        return None;
    }
    let behind = |n: usize| tokens.get(own.end + n).filter(|_| own.end + n < sentence.end);
    let imprisoned = behind(0).is_some_and(|t| IN.contains(&t.key))
        && (behind(1).is_some_and(|t| PRISON.contains(&t.key)) || behind(2).is_some_and(|t| PRISON.contains(&t.key)));
    if says(PASSED) || imprisoned && !says(ASKED) {
        return (!says(ASKED)).then_some(PUNISHMENT);
    }
    let at = match behind(0) {
        Some(t) if t.key == OF => (1..4).find(|&n| behind(n).is_some_and(|t| !t.is(Class::StopWords)))?,
        Some(_) if is_joined(a, own.clone()) => 0,
        _ => return None,
    };
    let noun = tokens.get(own.end + at).filter(|t| t.shape == Shape::Lower && LASTING.contains(&t.key))?;
    Some(noun.key)
}

/// Whether a duration stands before its noun as one word: "nine-week".
fn is_joined(a: &Analysis, own: std::ops::Range<usize>) -> bool {
    a.segments.tokens[own].iter().any(|t| matches!(a.of(t.span), "-" | "–"))
}

const OF: WordKey = key!("of");
const IN: &[WordKey] = keys!["in", "behind"];
const PRISON: &[WordKey] = keys!["prison", "jail", "bars", "custody", "detention", "gaol"];
const PUNISHMENT: WordKey = key!("sentenced");
const PASSED: &[WordKey] = keys!["sentenced", "jailed", "imprisoned", "gaoled"];
/// What was asked for, may come or is put off is not what was passed.
const ASKED: &[WordKey] = keys![
    "sought",
    "seek",
    "asked",
    "ask",
    "demanded",
    "demand",
    "requested",
    "called",
    "faces",
    "face",
    "facing",
    "faced",
    "could",
    "may",
    "might",
    "would",
    "carries",
    "carry",
    "maximum",
    "minimum",
    "suspended",
    "parole",
    "previously",
    "earlier",
    "already",
    "served",
    "recommended",
    "wanted",
    "proposed",
    "another",
    "reduced",
    "later",
    "up"
];
const BOUNDS: &[WordKey] =
    keys!["least", "most", "up", "maximum", "minimum", "than", "nearly", "almost", "first", "last", "another", "additional", "further"];
/// What has one length in a story; a visit or a ban may be one of several.
const LASTING: &[WordKey] = keys![
    "trial",
    "hearing",
    "deliberation",
    "deliberations",
    "strike",
    "siege",
    "standoff",
    "truce",
    "ceasefire",
    "trip",
    "journey",
    "voyage",
    "crossing",
    "flight",
    "search",
    "manhunt",
    "inquiry",
    "inquest",
    "investigation",
    "negotiations",
    "talks",
    "debate",
    "occupation",
    "blockade",
    "outage",
    "blackout",
    "closure",
    "suspension",
    "pause",
    "tenure",
    "sentence",
    "term",
    "career",
    "marriage",
    "reign"
];
