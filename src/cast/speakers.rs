//! Whom the source of an attribution means.

use super::Entity;
use crate::extract::{Attribution, Text};
use crate::text::{Span, WordKey};
use crate::value::NameKind;

/// For each attribution, whom its source means, as an index into the cast: a name, a role, or a pronoun where the text allows.
pub fn speakers(text: &Text, cast: &[Entity], attributions: &[Attribution]) -> Vec<Option<usize>> {
    let stage = Stage::new(text, cast);
    let mut speakers: Vec<Option<usize>> = Vec::with_capacity(attributions.len());
    let mut before: Option<(usize, usize)> = None;
    for attribution in attributions {
        let speaker = attribution.source.and_then(|source| {
            let pronoun = is_pronoun(text, source);
            if pronoun { stage.referent(source, before) } else { stage.named(source) }
        });
        if let (Some(speaker), Some(source)) = (speaker, attribution.source) {
            before = Some((text.segments.sentence_at(source.start()), speaker));
        }
        speakers.push(speaker);
    }
    speakers
}

fn is_pronoun(text: &Text, source: Span) -> bool {
    const PRONOUNS: [WordKey; 3] = [WordKey::of_folded("he"), WordKey::of_folded("she"), WordKey::of_folded("they")];
    let tokens = &text.tokens()[text.segments.tokens_in(source)];
    tokens.len() == 1 && PRONOUNS.contains(&tokens[0].key)
}

/// Every place of the cast, in order, with its entity and the titles that stand there.
struct Stage<'a, 't> {
    text: &'a Text<'t>,
    cast: &'a [Entity],
    places: Vec<(Span, usize)>,
    roles: Vec<(Span, usize)>,
}

impl<'a, 't> Stage<'a, 't> {
    fn new(text: &'a Text<'t>, cast: &'a [Entity]) -> Self {
        let sorted = |of: fn(&Entity) -> &Vec<Span>| {
            let mut all: Vec<(Span, usize)> =
                cast.iter().enumerate().flat_map(|(e, entity)| of(entity).iter().map(move |&p| (p, e))).collect();
            all.sort_unstable();
            all
        };
        Stage { text, cast, places: sorted(|e| &e.places), roles: sorted(|e| &e.roles) }
    }

    /// Whom a source names: the person in it, the holder of its title, or the body that speaks.
    fn named(&self, source: Span) -> Option<usize> {
        let inside = within(&self.places, source);
        let held = within(&self.roles, source).iter().find(|(_, e)| self.is_person(*e)).map(|&(_, e)| e);
        let person = inside.iter().rev().find(|(_, e)| self.is_person(*e)).map(|&(_, e)| e);
        held.or(person).or_else(|| inside.last().map(|&(_, e)| e))
    }

    /// Whom a pronoun means: who spoke last in the same sentence or the one before; or else the person that opens one of them, or the last named.
    fn referent(&self, source: Span, before: Option<(usize, usize)>) -> Option<usize> {
        let sentence = self.text.segments.sentence_at(source.start());
        if let Some((_, speaker)) = before.filter(|&(at, speaker)| at + 1 >= sentence && at <= sentence && self.is_person(speaker)) {
            return Some(speaker);
        }
        let from = self.text.segments.sentences.get(sentence.saturating_sub(2))?.span.start();
        let near = within(&self.places, Span::new(from, source.start().max(from)));
        let people = || near.iter().rev().filter(|(_, e)| self.is_person(*e));
        people().find(|(span, _)| self.opens(*span)).or_else(|| people().next()).map(|&(_, e)| e)
    }

    fn is_person(&self, entity: usize) -> bool {
        self.cast[entity].kind == NameKind::Person
    }

    /// Whether a name stands at the beginning of its sentence, where subjects stand.
    fn opens(&self, span: Span) -> bool {
        let sentence = &self.text.segments.sentences[self.text.segments.sentence_at(span.start())];
        self.text.segments.tokens_in(Span::new(sentence.span.start(), span.start().max(sentence.span.start()))).len() <= 4
    }
}

/// The places that lie inside a span.
fn within(places: &[(Span, usize)], span: Span) -> &[(Span, usize)] {
    let start = places.partition_point(|(p, _)| p.start() < span.start());
    let end = places.partition_point(|(p, _)| p.start() < span.end());
    &places[start..end.max(start)]
}
