//! How it is told: words that judge, in one report only.
//!
//! A list alone finds too much and too little, so a loaded word counts only where the other report tells the same thing without it,
//! and never inside quotation marks or where the report gives the words to somebody.

mod agency;
mod marks;

use super::attribution::unnamed::is_vague;
use super::{Context, Family, Kind, Place};
use crate::align::ClaimLink;
use crate::analysis::Analysis;
use crate::cast::Entity;
use crate::config::Level;
use crate::extract::{Attribution, Value};
use crate::lexicon::{Class, Hit};
use crate::pair::{Pair, Side};
use crate::segment::{Shape, longest};
use crate::text::Span;
use crate::value::NameKind;
use std::collections::BTreeSet;

pub(super) const FAMILY: Family =
    Family { name: "framing", kinds: &[&LOADED, &LABEL, &INTENSIFIER, &AGENCY, &JUDGEMENT, &SCARE_QUOTES], find };

const LOADED: Kind = Kind {
    id: "framing-loaded",
    level: Level::Note,
    summary: "a loaded word in one report only",
    explanation: "Two reports tell the same thing, and one of them tells it with a word that judges, outside quotation marks, where the \
        other has none.",
    example: "reckless drone and missile strikes / drone and missile strikes",
    silent: "the same word in both; a word inside quotation marks with a speaker",
};

const LABEL: Kind = Kind {
    id: "framing-label",
    level: Level::Note,
    summary: "somebody or something with a label that judges",
    explanation: "Beside a name that both reports have, one of them sets a label that is no title and that judges.",
    example: "the real centre of the country's power, Army Chief Asim Munir / Army Chief Asim Munir",
    silent: "a title or a role",
};

const INTENSIFIER: Kind = Kind {
    id: "framing-intensifier",
    level: Level::Note,
    summary: "an intensifier in one report only",
    explanation: "Two reports tell the same thing, and one of them strengthens it with a word that adds no fact.",
    example: "directed strictly at military targets / directed at military targets",
    silent: "the same strengthening in both",
};

const JUDGEMENT: Kind = Kind {
    id: "framing-judgement",
    level: Level::Note,
    summary: "the reporter's own judgement, given to nobody",
    explanation: "A claim that the other report does not carry judges in the reporter's own voice: in words that evaluate, outside \
        quotation marks and given to no source.",
    example: "its military adventurism",
    silent: "\"military adventurism\", the minister said",
};

const AGENCY: Kind = Kind {
    id: "framing-agency",
    level: Level::Note,
    summary: "who did it, left out or alone in one report",
    explanation: "Two claims share a verb. One says who does it, and the other has it in the passive with nobody who does it in that sentence \
        or beside it; or two act in one and only one of them in the other, though that report knows both.",
    example: "police shot three protesters / three protesters were shot",
    silent: "police shot three protesters / three protesters were shot by police",
};

const SCARE_QUOTES: Kind = Kind {
    id: "framing-scare-quotes",
    level: Level::Hint,
    summary: "marks around a name or a word in one report only",
    explanation: "One report sets a name, or a word or two, between quotation marks though nobody is quoted there, and the other has it without \
        marks: a name anywhere, other words where it tells the same thing.",
    example: "'Operation Sindoor' / Operation Sindoor",
    silent: "a \"disgrace\", the mayor said; marks in both",
};

fn find(context: &mut Context) {
    agency::find(context);
    for side in Side::BOTH {
        marks::find(context, side);
    }
    for side in Side::BOTH {
        labels(context, side);
    }
    for side in Side::BOTH {
        let linked: BTreeSet<usize> = context.alignment.claims.iter().map(|link| *link.claims.side(side)).collect();
        for claim in 0..context.of(side).claims.len() {
            if context.of(side).claims[claim].is_report {
                words(context, side, claim, linked.contains(&claim));
            }
        }
    }
}

/// Tells every judging word of a claim that the other report has not at that place.
fn words(context: &mut Context, side: Side, claim: usize, linked: bool) {
    let a = context.of(side);
    let range = a.claims[claim].tokens.clone();
    let mut at = range.start;
    while at < range.end {
        let Some((kind, hit)) = judging(a, at, linked) else {
            at += 1;
            continue;
        };
        let span = a.text().span(at..(at + hit.len).min(range.end));
        at += hit.len.max(1);
        let away = if linked { is_shared_source(context, side, claim, span) } else { is_given_away(a, span) };
        let told = is_labelled(context, side, span) || OTHERS.iter().any(|family| context.is_told_as(family, side, span));
        let matched = || is_shared(context, side, span) || is_matched(context, side, claim, span);
        if !away && !told && !matched() && !is_named(a, span) {
            tell(context, side, claim, kind, span);
        }
    }
}

/// The families that may have told of the very word: a verb of saying that judges, an opposite.
const OTHERS: [&str; 2] = ["attribution", "meaning"];

fn judging(a: &Analysis, at: usize, linked: bool) -> Option<(&'static Kind, Hit)> {
    let tokens = &a.segments.tokens[at..];
    if let Some(hit) = longest(tokens, Class::LoadedWords) {
        let strong = hit.value == "strong" || hit.value == "quality" && is_possessed(a, at);
        return (linked || strong).then_some((if linked { &LOADED } else { &JUDGEMENT }, hit));
    }
    longest(tokens, Class::Intensifiers).filter(|_| linked).map(|hit| (&INTENSIFIER, hit))
}

/// Whether a name has what the word judges: "Norway's responsible posture" takes the judgement for granted.
fn is_possessed(a: &Analysis, at: usize) -> bool {
    let before = &a.segments.tokens[at.saturating_sub(2)..at];
    let noun = a.segments.tokens.get(at + 1).is_some_and(|t| t.is_word() && !t.is(Class::ClosedClass));
    noun && matches!(before, [owner, ending] if owner.is_capital() && ending.shape == Shape::Possessive)
}

/// Whether the words are somebody's: inside quotation marks, or inside what a source is said to have said. What is taken for granted
/// stays the reporter's own where nobody can be asked for it: analysts who "acknowledge Norway's responsible posture".
fn is_given_away(a: &Analysis, span: Span) -> bool {
    let granted = is_possessed(a, a.segments.tokens_in(span).start);
    let answers = |source: Span| !(granted && is_vague(a, source));
    a.segments.is_quoted(span) || attributions_over(a, span).any(|t| t.source.is_some_and(answers) && t.content.contains(span))
}

/// Whether the words are quoted, or said by a source to whom the other report gives the claim too, so that they may be the source's.
fn is_shared_source(context: &Context, side: Side, claim: usize, span: Span) -> bool {
    let a = context.of(side);
    if a.segments.is_quoted(span) {
        return true;
    }
    let said_before = |t: &Attribution, at: Span| t.source.is_some_and(|s| s.start() < at.start()) && t.content.contains(at);
    if !attributions_over(a, span).any(|t| said_before(t, span)) {
        return false;
    }
    let b = context.of(side.other());
    let mut across = context.links_of(side, claim).map(|link| b.claims[*link.claims.side(side.other())].span);
    across.any(|other| attributions_over(b, other).any(|t| t.source.is_some()))
}

/// The attributions whose content reaches into a span.
fn attributions_over(a: &Analysis, span: Span) -> impl Iterator<Item = &Attribution> {
    let upto = a.attributions.partition_point(|t| t.content.start() < span.end());
    a.attributions[..upto].iter().rev().take(NEAR).filter(move |t| t.content.overlaps(span))
}

/// How many attributions or mentions before a place may reach to it.
const NEAR: usize = 16;

/// Whether the words stand in a label that is told.
fn is_labelled(context: &Context, side: Side, span: Span) -> bool {
    context.is_told_at(&LABEL, side, span)
}

/// Whether a word is part of a name: "the Supreme Court".
pub(super) fn is_named(a: &Analysis, span: Span) -> bool {
    let upto = a.mentions.partition_point(|m| m.span.start() <= span.start());
    let near = a.mentions[..upto].iter().rev().take(NEAR);
    near.into_iter().any(|m| matches!(m.value, Value::Name(_) | Value::Title(_)) && m.span.contains(span))
}

/// Whether the other report has the word too, anywhere in its own voice.
fn is_shared(context: &Context, side: Side, span: Span) -> bool {
    let (a, b) = (context.of(side), context.of(side.other()));
    let wanted: Vec<_> = a.segments.tokens_in(span).map(|t| a.stems[t]).collect();
    let own = |at: usize| !b.segments.is_quoted(b.segments.tokens[at].span);
    b.stems.windows(wanted.len().max(1)).enumerate().any(|(at, stems)| stems == wanted && own(at))
}

/// Whether a word that judges, too, stands opposite the words in a linked claim: "ripped through", "tore through".
fn is_matched(context: &Context, side: Side, claim: usize, span: Span) -> bool {
    let b = context.of(side.other());
    let own = context.of(side).segments.tokens_in(span);
    let opposite = |link: &ClaimLink| {
        let mut pairs = link.words.iter().filter(|pair| own.contains(pair.side(side)));
        pairs.any(|pair| longest(&b.segments.tokens[*pair.side(side.other())..], Class::LoadedWords).is_some())
    };
    context.links_of(side, claim).any(opposite)
}

fn tell(context: &mut Context, side: Side, claim: usize, kind: &'static Kind, span: Span) {
    let partner: Option<&ClaimLink> = context.links_of(side, claim).next();
    let across = partner.map(|link| *context.spans(link).side(side.other()));
    let message = format!("{}: “{}”", kind.summary, context.words(side, span));
    let reason = match partner {
        Some(_) => "The other report tells the same thing without it.",
        None => "It stands in the reporter's own voice, and the other report has nothing like it.",
    };
    let places: Vec<Place> = vec![context.place(side, span, None), context.missing(side.other(), across)];
    context.tell(kind, 0.6, message, reason.into(), places);
}

/// Labels beside the names of persons that both reports have.
fn labels(context: &mut Context, side: Side) {
    let alignment = context.alignment;
    for link in &alignment.cast {
        let (a, entity) = (context.of(side), &context.of(side).cast[*link.entities.side(side)]);
        let other = &context.of(side.other()).cast[*link.entities.side(side.other())];
        if entity.kind == NameKind::Person {
            for label in beside(a, entity).into_iter().filter(|&l| judges(a, l) && !a.segments.is_quoted(l)) {
                if is_shared(context, side, label) {
                    continue;
                }
                tell_label(context, side, label, Pair::new(entity, other));
            }
        }
    }
}

/// The noun phrases set off by a comma right before a name with its titles: "the real centre of power, Army Chief Asim Munir".
fn beside(a: &Analysis, entity: &Entity) -> Vec<Span> {
    let comma = |t: usize| a.of(a.segments.tokens[t].span) == ",";
    let mut labels = Vec::new();
    for place in &entity.places {
        let start = entity.roles.iter().filter(|r| r.end() <= place.start() && place.start() - r.end() <= 2).map(|r| r.start()).min();
        let before = a.segments.tokens_in(Span::new(0, start.unwrap_or(place.start()))).end;
        let sentence = &a.segments.sentences[a.segments.sentence_at(place.start())];
        if before <= sentence.tokens.start || !comma(before - 1) || opens_with_adjunct(a, sentence.tokens.start, before - 1) {
            continue;
        }
        let from = label_start(a, sentence.tokens.start.max(before.saturating_sub(LONGEST_LABEL)), before - 1);
        labels.extend(from.map(|from| a.text().span(from..before - 1)));
    }
    labels
}

/// How many tokens a label has, at most.
const LONGEST_LABEL: usize = 12;

/// Where the noun phrase before a comma begins: at its first article, if only prepositions lead from one article to the next ("the feared
/// power behind the throne").
fn label_start(a: &Analysis, from: usize, comma: usize) -> Option<usize> {
    let tokens = &a.segments.tokens;
    let mut start = (from..comma).rev().find(|&t| tokens[t].is(Class::Articles))?;
    while start > from && tokens[start - 1].word.value(Class::ClosedClass) == Some("preposition") {
        let Some(before) = (from..start - 1).rev().find(|&t| tokens[t].is(Class::Articles)) else { break };
        let is_plain = |t: usize| tokens[t].is_word() && !tokens[t].is(Class::ClosedClass);
        if !(before + 1..start - 1).all(is_plain) {
            break;
        }
        start = before;
    }
    Some(start)
}

/// Whether the comma only closes an adjunct that opens the sentence: "Amid tensions along the border, Rubio …".
fn opens_with_adjunct(a: &Analysis, start: usize, comma: usize) -> bool {
    let tokens = &a.segments.tokens[start..comma];
    let preposition = |t: &crate::segment::Token| t.is(Class::StopWords) && !t.is(Class::Articles);
    tokens.first().is_some_and(preposition) && tokens.iter().all(|t| a.of(t.span) != ",")
}

fn judges(a: &Analysis, label: Span) -> bool {
    let range = a.segments.tokens_in(label);
    range.clone().any(|t| {
        let tokens = &a.segments.tokens[t..range.end];
        longest(tokens, Class::LabelWords).is_some() || longest(tokens, Class::LoadedWords).is_some()
    })
}

fn tell_label(context: &mut Context, side: Side, label: Span, entities: Pair<&Entity>) {
    let name = context.words(side, entities.left.name);
    let message = format!("a label for {name}: “{}”", context.words(side, label));
    let places = vec![context.place(side, label, None), context.missing(side.other(), Some(entities.right.name))];
    context.tell(&LABEL, 0.7, message, "Both reports name the same person; the label is no title.".into(), places);
}
