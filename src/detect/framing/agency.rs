//! Who did it: named in one report and left out in the other, or two in one and one alone in the other.

use super::AGENCY;
use crate::align::ClaimLink;
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::detect::{Context, mentions_in};
use crate::extract::Value;
use crate::extract::clauses::{is_finite, is_passive};
use crate::lexicon::Class;
use crate::pair::{Pair, Side};
use crate::segment::{Part, Sentence};
use crate::text::{Span, WordKey, keys};
use crate::value::NameKind;
use std::ops::Range;

/// How sure a link must be.
const SURE: f64 = 0.6;
/// How many tokens to each side of a verb its subject and its object may stand.
const NEAR: usize = 8;

pub(super) fn find(context: &mut Context) {
    let alignment = context.alignment;
    for link in alignment.claims.iter().filter(|link| link.score >= SURE) {
        for &verbs in &link.words {
            if context.both.left.stems[verbs.left] != context.both.right.stems[verbs.right] {
                continue;
            }
            let both = Side::BOTH.map(|side| Verb::at(context.of(side), *verbs.side(side)));
            let [Some(left), Some(right)] = both else { continue };
            let verbs = Pair::new(left, right);
            Side::BOTH.into_iter().for_each(|side| left_out(context, link, side, &verbs));
            Side::BOTH.into_iter().for_each(|side| one_sided(context, side, &verbs));
        }
    }
}

/// A verb in the past, with the sentence it stands in and who does it, as far as the sentence tells.
struct Verb {
    at: usize,
    sentence: Range<usize>,
    passive: bool,
    /// The token that ends the name of the one who does it.
    actor: Option<usize>,
}

impl Verb {
    fn at(a: &Analysis, at: usize) -> Option<Verb> {
        let token = a.segments.tokens[at];
        if !matches!(token.part, Part::Either | Part::Past | Part::Participle) || a.segments.is_quoted(token.span) {
            return None;
        }
        let sentence = sentence(a, token.span).tokens.clone();
        let passive = is_passive(&a.text(), at, sentence.start);
        let finite = || is_finite(&a.text(), at, sentence.start, sentence.end);
        (is_content(a, at) && (passive || finite())).then(|| {
            let actor = if passive { agent(a, at, &sentence) } else { subject(a, at, &sentence) };
            Verb { at, sentence, passive, actor }
        })
    }
}

fn sentence(a: &Analysis, span: Span) -> &Sentence {
    &a.segments.sentences[a.segments.sentence_at(span.start())]
}

/// Who acts, right before an active verb: "police fired", "the army has fired".
fn subject(a: &Analysis, verb: usize, sentence: &Range<usize>) -> Option<usize> {
    let helper = |t: usize| matches!(a.segments.tokens[t].part, Part::Adverb | Part::Auxiliary);
    let before = (sentence.start..verb).rev().find(|&t| !helper(t))?;
    is_actor(a, before).then_some(before)
}

/// Who acts, behind a passive verb: "were shot by police".
fn agent(a: &Analysis, verb: usize, sentence: &Range<usize>) -> Option<usize> {
    let by = by(a, verb, sentence)?;
    (by + 1..sentence.end.min(by + 6)).find(|&t| is_actor(a, t))
}

fn by(a: &Analysis, verb: usize, sentence: &Range<usize>) -> Option<usize> {
    (verb + 1..sentence.end.min(verb + 2 * NEAR)).find(|&t| a.segments.tokens[t].key == WordKey::of_folded("by"))
}

/// Whether a token names somebody who can act: a person, a body, a country, or people by what they are.
fn is_actor(a: &Analysis, t: usize) -> bool {
    let token = a.segments.tokens[t];
    let named = |value: &Value| match value {
        Value::Name(name) => name.kind != NameKind::Other,
        Value::Title(_) => true,
        _ => false,
    };
    let around = sentence(a, token.span).span;
    [Class::SourceNouns, Class::Roles, Class::Demonyms].iter().any(|&class| token.is(class))
        || mentions_in(a, around).any(|m| m.span.contains(token.span) && named(&m.value))
}

/// "Police shot three protesters" beside "three protesters were shot".
fn left_out(context: &mut Context, link: &ClaimLink, side: Side, verbs: &Pair<Verb>) {
    let (here, across) = (verbs.side(side), verbs.side(side.other()));
    let Some(actor) = here.actor.filter(|_| across.passive && across.actor.is_none()) else { return };
    let b = context.of(side.other());
    if by(b, across.at, &across.sentence).is_some() || !is_done_to_one(context, link, side, verbs) || is_near(context, side, actor, across)
    {
        return;
    }
    let a = context.of(side);
    let words = a.text().span(here.at.min(actor)..here.at.max(actor) + 1);
    let there = b.text().span(across.at.saturating_sub(1).max(across.sentence.start)..across.at + 1);
    tell(
        context,
        side,
        (words, there),
        "who did it, in one report only",
        "The other report tells the same in the passive, without who did it.",
    );
}

/// Whether what the verb is done to stands opposite itself: the object of an active verb, the subject of a passive one.
fn is_done_to_one(context: &Context, link: &ClaimLink, side: Side, verbs: &Pair<Verb>) -> bool {
    let done_to = |verb: &Verb, t: usize| match verb.passive {
        true => t < verb.at && t + NEAR >= verb.at,
        false => t > verb.at && t <= verb.at + NEAR,
    };
    let same = |p: &&Pair<usize>| {
        is_content(context.of(side), *p.side(side)) && Side::BOTH.into_iter().all(|s| done_to(verbs.side(s), *p.side(s)))
    };
    link.words.iter().any(|p| same(&p))
}

/// Whether the other report names the one who acts in the sentence of its verb, or in one beside it.
fn is_near(context: &Context, side: Side, actor: usize, across: &Verb) -> bool {
    let (a, b) = (context.of(side), context.of(side.other()));
    let at = b.segments.sentence_at(b.segments.tokens[across.at].span.start());
    let near = &b.segments.sentences[at.saturating_sub(1)..(at + 2).min(b.segments.sentences.len())];
    near.iter().flat_map(|s| s.tokens.clone()).any(|t| b.stems[t] == a.stems[actor])
}

/// "India and Pakistan fired" beside "Pakistan fired".
fn one_sided(context: &mut Context, side: Side, verbs: &Pair<Verb>) {
    let (here, across) = (verbs.side(side), verbs.side(side.other()));
    let (a, b) = (context.of(side), context.of(side.other()));
    let (Some(last), Some(alone)) = (here.actor, across.actor) else { return };
    let Some(first) = joined(a, last, &here.sentence).filter(|_| !here.passive && !across.passive) else { return };
    if joined(b, alone, &across.sentence).is_some() || !b.segments.tokens[alone].is_capital() {
        return;
    }
    let other = match b.stems[alone] {
        stem if stem == a.stems[last] => first,
        stem if stem == a.stems[first] => last,
        _ => return,
    };
    let own = |t: usize| b.stems[t] == a.stems[other];
    let sharing = keys!["with", "and", "alongside", "both", "together", "also"];
    if across.sentence.clone().any(|t| t > 0 && (own(t) && sharing.contains(&b.segments.tokens[t - 1].key)))
        || !b.stems.contains(&a.stems[other])
    {
        return;
    }
    let words = a.text().span(first..here.at + 1);
    let there = b.text().span(alone..across.at + 1);
    tell(
        context,
        side,
        (words, there),
        "two act in one report, one alone in the other",
        "The same verb has two subjects here and one of them there.",
    );
}

/// The name before "and", joined to the one at `last`: "India" of "India and Pakistan".
fn joined(a: &Analysis, last: usize, sentence: &Range<usize>) -> Option<usize> {
    let tokens = &a.segments.tokens;
    let and = (sentence.start.max(last.saturating_sub(4))..last).rev().find(|&t| !tokens[t].is_capital())?;
    let first = and.checked_sub(1).filter(|&t| t >= sentence.start)?;
    (tokens[and].key == WordKey::of_folded("and") && tokens[first].is_capital() && is_actor(a, first) && tokens[last].is_capital())
        .then_some(first)
}

fn tell(context: &mut Context, side: Side, (here, across): (Span, Span), what: &str, reason: &str) {
    let spans = if side == Side::Left { Pair::new(here, across) } else { Pair::new(across, here) };
    if context.is_told(&[&AGENCY], spans) {
        return;
    }
    let message = format!("{what}: {}", context.both_words(spans));
    let places = context.places(spans, Pair::default());
    context.tell(&AGENCY, 0.6, message, reason.into(), places);
}
