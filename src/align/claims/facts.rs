//! What sentences tell as facts, beside their words: figures with what they count, days, what is done, who says it.

use crate::align::CastLink;
use crate::align::likeness::Likened;
use crate::analysis::Analysis;
use crate::extract::clauses::{self, Part};
use crate::extract::{Mention, Value};
use crate::lexicon::Class;
use crate::pair::Pair;
use crate::text::Span;
use crate::value::{DateRange, Figure, Measure};
use std::collections::HashMap;

/// The facts of the sentences of two documents.
pub(super) struct Facts(Pair<Vec<Sentence>>);

/// What one sentence tells.
#[derive(Clone, Default)]
struct Sentence {
    figures: Vec<Quantity>,
    days: Vec<DateRange>,
    /// What is done: verbs that are no mere saying.
    verbs: Vec<Likened>,
    /// Whose words it gives, by numbers that both documents share.
    speakers: Vec<usize>,
    /// Whether it gives anybody's words.
    is_said: bool,
}

/// A figure with what it counts.
#[derive(Clone)]
struct Quantity {
    figure: Figure,
    noun: Option<Likened>,
    verb: Option<Likened>,
}

/// What two sentences share of facts, and where they part; see [`super::Evidence`] for the parts' meanings.
pub(super) struct Shared {
    pub(super) facts: f32,
    pub(super) rivals: f32,
    pub(super) verbs: f32,
    pub(super) speaker: f32,
    pub(super) said: f32,
    pub(super) same_day: f32,
    pub(super) other_day: f32,
}

/// For each side and each of its cast, a number; those that the casts link have one number.
pub(super) fn numbers(both: Pair<&Analysis>, cast: &[CastLink]) -> Pair<Vec<usize>> {
    let linked: HashMap<usize, usize> = cast.iter().map(|link| (link.entities.right, link.entities.left)).collect();
    let known = both.left.cast.len();
    let right = (0..both.right.cast.len()).map(|entity| linked.get(&entity).copied().unwrap_or(known + entity));
    Pair::new((0..known).collect(), right.collect())
}

impl Facts {
    /// Of two documents, given the numbers of their casts.
    pub(super) fn new(both: Pair<&Analysis>, numbers: &Pair<Vec<usize>>) -> Facts {
        Facts(Pair::new(told(both.left, &numbers.left), told(both.right, &numbers.right)))
    }

    /// What a sentence of each document share.
    pub(super) fn shared(&self, pair: Pair<usize>) -> Shared {
        let (l, r) = (&self.0.left[pair.left], &self.0.right[pair.right]);
        // Both ways, so that the documents can be exchanged.
        let (forth, back) = (quantities(&l.figures, &r.figures), quantities(&r.figures, &l.figures));
        let same_day = l.days.iter().any(|day| r.days.iter().any(|other| day.overlaps(*other)));
        Shared {
            facts: ((forth.0 + back.0) / 2.0).ln_1p(),
            rivals: ((forth.1 + back.1) / 2.0).ln_1p(),
            verbs: (shared_verbs(&l.verbs, &r.verbs) + shared_verbs(&r.verbs, &l.verbs)) / 2.0,
            speaker: l.speakers.iter().filter(|speaker| r.speakers.contains(speaker)).count() as f32,
            said: f32::from(l.is_said && r.is_said),
            same_day: f32::from(same_day),
            other_day: f32::from(!same_day && !l.days.is_empty() && !r.days.is_empty()),
        }
    }
}

/// The facts of every sentence of a document, given the numbers of its cast.
fn told(a: &Analysis, numbers: &[usize]) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> =
        (0..a.segments.sentences.len()).map(|s| Sentence { verbs: verbs(a, s), ..Default::default() }).collect();
    for Mention { span, value } in &a.mentions {
        let Some(sentence) = sentences.get_mut(a.segments.sentence_at(span.start())) else { continue };
        match value {
            Value::Figure(figure) => sentence.figures.push(Quantity::new(a, figure)),
            Value::When(when) => sentence.days.extend(when.range),
            _ => {}
        }
    }
    for (attribution, speaker) in a.attributions.iter().zip(&a.speakers) {
        let Some(sentence) = sentences.get_mut(a.segments.sentence_at(attribution.content.start())) else { continue };
        sentence.is_said = true;
        let speaker = speaker.map(|entity| numbers[entity]).filter(|speaker| !sentence.speakers.contains(speaker));
        sentence.speakers.extend(speaker);
    }
    sentences
}

/// What a sentence says is done.
fn verbs(a: &Analysis, sentence: usize) -> Vec<Likened> {
    let (text, range) = (a.text(), &a.segments.sentences[sentence].tokens);
    let acts = |&t: &usize| {
        let token = &a.segments.tokens[t];
        let says_little =
            token.is(Class::StopWords) || token.is(Class::ReportingClauses) || matches!(token.part, Part::Auxiliary | Part::Modal);
        !says_little && (token.part == Part::Ing || clauses::is_finite(&text, t, range.start, range.end))
    };
    range.clone().filter(acts).map(|t| Likened::new(a, t)).collect()
}

/// How many verbs stand in others or nearly so.
fn shared_verbs(verbs: &[Likened], others: &[Likened]) -> f32 {
    verbs.iter().map(|verb| others.iter().map(|other| verb.to(*other)).fold(0.0, f32::max)).sum()
}

/// How many figures of one sentence are in another, and how many count one thing and differ; each the more, the more of what they count agrees.
fn quantities(figures: &[Quantity], others: &[Quantity]) -> (f32, f32) {
    let (mut facts, mut rivals) = (0.0, 0.0);
    for own in figures {
        let (mut fact, mut rival) = (0.0_f32, 0.0_f32);
        for other in others.iter().filter(|other| own.figure.measure == other.figure.measure) {
            if own.has_value_of(other) {
                fact = fact.max(BARE + own.likeness(other));
            } else {
                rival = rival.max(own.likeness(other));
            }
        }
        facts += fact;
        rivals += if fact == 0.0 { rival } else { 0.0 };
    }
    (facts, rivals)
}

/// What it says that two figures are one, whatever they count.
const BARE: f32 = 0.2;

/// What it says that two figures have one unit.
const UNIT: f32 = 0.5;

impl Quantity {
    fn new(a: &Analysis, figure: &Figure) -> Quantity {
        let head = |span: Span| a.segments.tokens_in(span).last().map(|t| Likened::new(a, t));
        let counted = figure.counted;
        Quantity {
            noun: counted.and_then(|c| c.head).and_then(head),
            verb: counted.and_then(|c| c.verb).and_then(head),
            figure: figure.clone(),
        }
    }

    /// Whether the two are one number of one unit, as exactly as they are written.
    fn has_value_of(&self, other: &Quantity) -> bool {
        let (own, other) = (&self.figure, &other.figure);
        let tolerance = own.step.max(other.step) / 2.0;
        let reaches = |from: &Figure, to: &Figure| from.number <= to.high.unwrap_or(to.number) + tolerance;
        own.measure == other.measure && reaches(own, other) && reaches(other, own)
    }

    /// How much of what they count agrees.
    fn likeness(&self, other: &Quantity) -> f32 {
        let like = |own: Option<Likened>, other: Option<Likened>| own.zip(other).map_or(0.0, |(own, other)| own.to(other));
        let unit = if matches!(self.figure.measure, Measure::Count | Measure::Ordinal) { 0.0 } else { UNIT };
        unit + like(self.noun, other.noun) + like(self.verb, other.verb)
    }
}
