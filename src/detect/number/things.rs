//! What each figure of a report counts: its noun, what befell it, the words around it, and the year it speaks of.

use super::fates;
use super::slots::{Slot, head_token};
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::detect::{mentions_in, unquoted};
use crate::extract::{Mention, Value};
use crate::lexicon::Class;
use crate::segment::BlockKind;
use crate::text::{Span, WordKey, keys};
use crate::value::{DateRange, Grain, Step};

/// How many tokens to each side of a figure tell what it is about.
const AROUND: usize = 12;

/// How many sentences below the headline say what the story is.
const LEAD: usize = 4;

/// A figure of a report, outside quotation marks, with what tells which thing it counts.
#[derive(Clone, Debug)]
pub(super) struct Thing<'a> {
    pub(super) slot: Slot<'a>,
    /// The claim it stands in.
    pub(super) claim: usize,
    /// The noun that is counted: its key without inflection, and its token.
    pub(super) noun: Option<(WordKey, usize)>,
    /// The group of nouns that count the same as this one.
    pub(super) group: Option<&'static str>,
    /// Whether the noun itself tells what befell them: "deaths", "80 wounded".
    pub(super) noun_is_event: bool,
    /// The verb it belongs to, as a token.
    pub(super) verb: Option<usize>,
    /// What befell those counted: "80 *wounded*", "12 people *drowned*".
    pub(super) step: Option<Step>,
    /// The name of what befell them or of what they did, be it a step or not.
    pub(super) fate: Option<&'static str>,
    /// A noun for some of all people: "12 *children*", "three *soldiers*".
    pub(super) subgroup: Option<WordKey>,
    /// The content words near it in its claim, in order, each once.
    pub(super) around: Vec<WordKey>,
    /// A year other than the report's that its claim speaks of.
    pub(super) year: Option<i16>,
    /// Whether it counts a part or an addition: "including five", "two of them", "another 12".
    pub(super) is_part: bool,
    /// A nation or place that its noun phrase names: "17 *Kyrgyz* citizens".
    pub(super) nation: Option<WordKey>,
    /// Whether it means a chosen few of all: "the four hardest-hit villages".
    pub(super) is_chosen: bool,
    /// Whether it stands in the headline.
    pub(super) in_headline: bool,
    /// Whether it stands in the headline or in the first sentences.
    pub(super) in_lead: bool,
}

/// The figures of a report in order.
pub(super) fn things(a: &Analysis) -> Vec<Thing<'_>> {
    let whole = Span::new(0, a.document.text().len());
    let mut claim = 0;
    let mut things = Vec::new();
    let told =
        a.claims.iter().filter(|c| c.is_report && a.segments.block_of(&a.segments.sentences[c.sentence]).kind != BlockKind::Headline);
    let mut sentences: Vec<usize> = told.map(|c| c.sentence).collect();
    sentences.dedup();
    let lead = sentences.get(LEAD).copied().unwrap_or(usize::MAX);
    for mention in unquoted(a, whole) {
        let Value::Figure(figure) = &mention.value else { continue };
        while a.claims.get(claim).is_some_and(|c| c.span.end() <= mention.span.start()) {
            claim += 1;
        }
        let Some(of) = a.claims.get(claim).filter(|c| c.is_report && c.span.contains(mention.span)) else { continue };
        let slot = Slot { span: mention.span, figure };
        let noun = head_token(a, &slot).map(|t| (a.stems[t], t));
        let verb = figure.counted.and_then(|c| c.verb).and_then(|v| a.segments.tokens_in(v).last());
        let step = fates::step(a, &of.tokens, &slot);
        let fate = fates::fate(a, &of.tokens, &slot, step);
        let sentence = &a.segments.sentences[of.sentence];
        things.push(Thing {
            claim,
            noun,
            group: noun.and_then(|(_, t)| a.segments.tokens[t].word.value(Class::CountedGroups)),
            noun_is_event: noun.is_some_and(|(_, t)| a.segments.tokens[t].is(Class::Events)),
            verb,
            step,
            fate,
            subgroup: noun.map(|(_, t)| a.segments.tokens[t].key).filter(|key| SUBGROUPS.contains(key)),
            around: around(a, of.tokens.clone(), &slot),
            year: other_year(a, sentence.span),
            is_part: is_part(a, &slot) && !(of.tokens.start == a.segments.tokens_in(slot.span).start && is_whole(a, &slot, fate)),
            nation: nation(a, &slot),
            is_chosen: is_chosen(a, &slot),
            in_headline: a.segments.block_of(sentence).kind == BlockKind::Headline,
            in_lead: of.sentence < lead,
            slot,
        });
    }
    things
}

/// The content words near a figure inside its claim, its own left out.
fn around(a: &Analysis, claim: std::ops::Range<usize>, slot: &Slot) -> Vec<WordKey> {
    let own = a.segments.tokens_in(slot.span);
    let near = own.start.saturating_sub(AROUND).max(claim.start)..(own.end + AROUND).min(claim.end);
    let figure = |t: usize| a.segments.tokens[t].is(Class::NumberWords) || !a.segments.tokens[t].is_word();
    let mut words: Vec<WordKey> = near.filter(|t| !own.contains(t) && is_content(a, *t) && !figure(*t)).map(|t| a.stems[t]).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The year of another time that a sentence speaks of: what is counted then is not what is counted now. Of a report without a date any
/// year that stands alone is another one. What has gone on since a year, or is named after one, is counted now.
fn other_year(a: &Analysis, sentence: Span) -> Option<i16> {
    const BEFORE: &[WordKey] = keys!["since", "of", "until", "till"];
    let is_now = |m: &Mention| {
        let tokens = a.segments.tokens_in(m.span);
        let first = &a.segments.tokens[tokens.start];
        BEFORE.contains(&first.key) || tokens.start > 0 && BEFORE.contains(&a.segments.tokens[tokens.start - 1].key)
    };
    let days = mentions_in(a, sentence).filter_map(|m| match &m.value {
        Value::When(when) => when.range.map(|range| (range, when.grain)).filter(|_| !is_now(m)),
        _ => None,
    });
    let other = |(range, grain): &(DateRange, Grain)| match a.date {
        Some(report) => (range.from - report).get_days().abs() > 200 && (range.to - report).get_days().abs() > 200,
        None => *grain == Grain::Year,
    };
    days.filter(other).map(|(range, _)| range.from.year()).next()
}

/// Nouns for some of all people: what befell them is not what befell all.
const SUBGROUPS: &[WordKey] = keys![
    "men",
    "women",
    "children",
    "kids",
    "boys",
    "girls",
    "babies",
    "infants",
    "teenagers",
    "teens",
    "minors",
    "adults",
    "pensioners",
    "civilians",
    "soldiers",
    "troops",
    "police",
    "policemen",
    "officers",
    "guards",
    "firefighters",
    "medics",
    "paramedics",
    "rescuers",
    "journalists",
    "reporters",
    "militants",
    "rebels",
    "insurgents",
    "gunmen",
    "attackers",
    "protesters",
    "demonstrators",
    "students",
    "pupils",
    "teachers",
    "foreigners",
    "migrants",
    "refugees",
    "crew",
    "sailors",
    "pilots",
    "drivers",
    "prisoners",
    "inmates",
    "others"
];

/// The demonym in the phrase of a counted noun.
fn nation(a: &Analysis, slot: &Slot) -> Option<WordKey> {
    let phrase = slot.phrase()?;
    let tokens = &a.segments.tokens;
    a.segments.tokens_in(phrase).find(|&t| tokens[t].is(Class::Demonyms) && tokens[t].is_capital()).map(|t| a.stems[t])
}

/// "the four hardest-hit villages": a definite number of nouns with modifiers.
fn is_chosen(a: &Analysis, slot: &Slot) -> bool {
    let at = a.segments.tokens_in(slot.span).start;
    let definite = at > 0 && a.segments.tokens[at - 1].key == WordKey::of_folded("the");
    definite && slot.phrase().zip(slot.head()).is_some_and(|(phrase, head)| phrase.start() < head.start())
}

/// "Nineteen of them were admitted to hospital", as a sentence: a part of those told before, and all whom that befell. Of the dead a
/// part may be told.
fn is_whole(a: &Analysis, slot: &Slot, fate: Option<&str>) -> bool {
    let behind = a.segments.tokens_in(slot.span).end;
    let says = |n: usize, words: &[WordKey]| a.segments.tokens.get(behind + n).is_some_and(|t| words.contains(&t.key));
    fate.is_some_and(|fate| fate != "killed") && says(0, keys!["of"]) && says(1, keys!["them", "those", "these"])
}

/// "including five", "two of them", "another 12", "12 more".
fn is_part(a: &Analysis, slot: &Slot) -> bool {
    const AHEAD: [WordKey; 7] = [
        WordKey::of_folded("including"),
        WordKey::of_folded("among"),
        WordKey::of_folded("another"),
        WordKey::of_folded("further"),
        WordKey::of_folded("additional"),
        WordKey::of_folded("extra"),
        WordKey::of_folded("every"),
    ];
    const BEHIND: [WordKey; 5] = [
        WordKey::of_folded("them"),
        WordKey::of_folded("whom"),
        WordKey::of_folded("which"),
        WordKey::of_folded("those"),
        WordKey::of_folded("these"),
    ];
    let own = a.segments.tokens_in(slot.span);
    let tokens = &a.segments.tokens;
    let ahead = tokens[own.start.saturating_sub(4)..own.start].iter().any(|t| AHEAD.contains(&t.key));
    let mut behind = tokens[own.end.min(tokens.len())..(own.end + 3).min(tokens.len())].iter();
    ahead || behind.any(|t| t.key == WordKey::of_folded("more") || BEHIND.contains(&t.key))
}
