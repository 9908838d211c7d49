//! What speaks for two sentences being about the same thing.

use super::facts::{self, Facts};
use super::nearest::{self, Shares};
use super::numbers::numbers;
use super::reasons::Sort;
use super::utterances::utterances;
use crate::align::bags::Bags;
use crate::align::terms::{self, Terms};
use crate::align::{CastLink, QuotationLink};
use crate::analysis::Analysis;
use crate::pair::{Pair, Side};
use std::collections::BTreeMap;
use std::ops::Range;

numbers! {
    /// What speaks for two sentences being about the same thing, each part alone. Every part is 0 where there is nothing; weights of
    /// several things are logarithms of one more than their sum.
    Evidence {
        /// The cosine of their words, weighted by rarity in this pair.
        cosine: Sort::Words,
        /// Weight of the shared words.
        shared: Sort::Words,
        /// Weight of the shared words, of the sentence that has less.
        contained: Sort::Words,
        /// Weight of shared runs of two words.
        phrases: Sort::Words,
        /// Weight of the words that mean the same or nearly the same.
        alike: Sort::Words,
        /// Weight of the words that are not the same and mean nearly the same.
        synonyms: Sort::Words,
        /// The best of the sentences' claims: twice the weight of the words that mean the same or nearly so, of all words of both (Dice).
        claims: Sort::Words,
        /// The cosine of the sentences' meanings, without what the whole pair is about, by the compiled-in vectors or an encoder.
        substance: Sort::Meaning,
        /// The same of the two claims that are nearest in it.
        meaning: Sort::Meaning,
        /// Weight of who and what both name.
        cast: Sort::Named,
        /// How many of the cast the sentence that names fewer names alone.
        others: Sort::Named,
        /// Whether both hold parts of one utterance, the more of it the nearer to 1.
        quotation: Sort::Utterance,
        /// Figures of one value, each the more, the more of what it counts is the same.
        facts: Sort::Figures,
        /// Figures of other values that count the same, in the same way.
        rivals: Sort::Figures,
        /// How many of the verbs are the same or nearly so.
        verbs: Sort::Verbs,
        /// How many speakers both give the words of.
        speaker: Sort::Speakers,
        /// Whether both give somebody's words.
        said: Sort::Speakers,
        /// Whether both name a day that may be the same.
        same_day: Sort::Days,
        /// Whether both name days and none of them may be the same.
        other_day: Sort::Days,
        /// How near both stand to the beginning of their reports, 1 for two first sentences.
        opening: Sort::Place,
        /// How far apart they stand, each as a share of its report.
        distance: Sort::Place,
        /// Weight of the words of the sentence that has less.
        length: Sort::Words,
    }
}

/// Everything that two documents' sentences may share, made ready once for all their pairs.
pub(super) struct Witness<'a> {
    both: Pair<&'a Analysis>,
    pub(super) terms: Terms,
    phrases: Bags,
    facts: Facts,
    cast: Bags,
    utterances: BTreeMap<(usize, usize), f32>,
    /// For each side and sentence, the weight of its words and the length of their vector.
    sizes: Pair<Vec<(f32, f32)>>,
    /// For each side and claim, the weight of its words.
    weights: Pair<Vec<f32>>,
    /// For each side and sentence, its claims.
    pub(super) claims: Pair<Vec<Range<usize>>>,
    /// The first sentence of each side that belongs to its report.
    first: Pair<usize>,
}

impl<'a> Witness<'a> {
    pub(super) fn new(both: Pair<&'a Analysis>, cast: &[CastLink], quotations: &[QuotationLink]) -> Witness<'a> {
        let terms = Terms::new(both, cast);
        let size = |side: Side| -> Vec<(f32, f32)> {
            let weight = |&t: &u32| terms.sentences.weight[t as usize];
            let of = &terms.sentences.of.side(side);
            of.iter().map(|s| (s.iter().map(weight).sum(), s.iter().map(|t| weight(t).powi(2)).sum::<f32>().sqrt())).collect()
        };
        let numbers = facts::numbers(both, cast);
        let weights = terms.claims.as_ref().map(|claims| claims.iter().map(|claim| terms.sentences.weigh(claim)).collect());
        Witness {
            weights,
            phrases: Bags::new(both.map(phrases)),
            facts: Facts::new(both, &numbers),
            cast: named(both, &numbers),
            utterances: utterances(both, quotations),
            sizes: Pair::new(size(Side::Left), size(Side::Right)),
            claims: both.map(claims_of_sentences),
            first: both.map(first),
            terms,
            both,
        }
    }

    /// What speaks for every pair of sentences, and what their claims share.
    pub(super) fn evidence(&self, pairs: &[Pair<usize>]) -> (Vec<Evidence>, Shares) {
        let shares = Shares::new(&self.terms, pairs, &self.claims);
        let alike = nearest::of_sentences(&self.terms, pairs);
        let of = |(place, (&pair, alike)): (usize, (&Pair<usize>, (f32, f32)))| self.of_pair(pair, alike, shares.at(place));
        (pairs.iter().zip(alike).enumerate().map(of).collect(), shares)
    }

    fn of_pair(&self, pair: Pair<usize>, (alike, synonyms): (f32, f32), shares: &[f32]) -> Evidence {
        let words = &self.terms.sentences;
        let (mut weight, mut squares) = (0.0_f32, 0.0_f32);
        for term in words.shared(pair) {
            weight += words.weight[term as usize];
            squares += words.weight[term as usize].powi(2);
        }
        let ((l, l_size), (r, r_size)) = (self.sizes.left[pair.left], self.sizes.right[pair.right]);
        let (claims, meaning) = self.nearest_claims(pair, shares);
        let named = self.cast.shared(pair).count();
        let facts = self.facts.shared(pair);
        let place = |a: &Analysis, sentence: usize| sentence as f32 / (a.segments.sentences.len().max(2) - 1) as f32;
        let behind = pair.left.saturating_sub(self.first.left) + pair.right.saturating_sub(self.first.right);
        Evidence {
            cosine: squares / (l_size * r_size).max(1.0),
            shared: weight.ln_1p(),
            contained: weight / l.min(r).max(1.0),
            phrases: self.phrases.shared_weight(pair).ln_1p(),
            alike: alike.ln_1p(),
            synonyms: synonyms.ln_1p(),
            claims,
            substance: self.terms.substance.cosine(pair),
            meaning,
            cast: self.cast.shared_weight(pair).ln_1p(),
            others: (self.cast.of.left[pair.left].len().min(self.cast.of.right[pair.right].len()) - named) as f32,
            quotation: self.utterances.get(&(pair.left, pair.right)).copied().unwrap_or(0.0),
            facts: facts.facts,
            rivals: facts.rivals,
            verbs: facts.verbs,
            speaker: facts.speaker,
            said: facts.said,
            same_day: facts.same_day,
            other_day: facts.other_day,
            opening: 1.0 / (1 + behind) as f32,
            distance: (place(self.both.left, pair.left) - place(self.both.right, pair.right)).abs(),
            length: l.min(r).ln_1p(),
        }
    }

    /// How much the two claims share that share most, and how near those are that are nearest in meaning.
    fn nearest_claims(&self, pair: Pair<usize>, shares: &[f32]) -> (f32, f32) {
        let rights = self.claims.right[pair.right].clone();
        let pairs = self.claims.left[pair.left].clone().flat_map(|l| rights.clone().map(move |r| (l, r)));
        pairs.zip(shares).fold((0.0, 0.0), |(dice, cosine), ((l, r), share)| {
            let all = (self.weights.left[l] + self.weights.right[r]).max(1.0);
            let meaning = self.terms.meaning.left[l].dot(&self.terms.meaning.right[r]);
            (f32::max(dice, 2.0 * share / all), f32::max(cosine, meaning))
        })
    }

    /// The weight of the words of the claim that has less of them, at least 1.
    pub(super) fn smaller(&self, claims: Pair<usize>) -> f32 {
        self.weights.left[claims.left].min(self.weights.right[claims.right]).max(1.0)
    }

    /// The pairs of sentences that hold parts of one utterance.
    pub(super) fn quoting(&self) -> impl Iterator<Item = (usize, usize)> {
        self.utterances.keys().copied()
    }
}

/// The runs of two words of every sentence, at least one of them a word that matters.
fn phrases(a: &Analysis) -> Vec<Vec<u64>> {
    let run = |tokens: Vec<usize>| -> Vec<u64> {
        let matters = |t: usize| terms::is_content(a, t);
        let runs = tokens.windows(2).filter(|run| matters(run[0]) || matters(run[1]));
        runs.map(|run| a.stems[run[0]].bits().rotate_left(7) ^ a.stems[run[1]].bits()).collect()
    };
    let words = |t: &usize| a.segments.tokens[*t].is_word() || terms::is_content(a, *t);
    a.segments.sentences.iter().map(|s| run(s.tokens.clone().filter(words).collect())).collect()
}

/// The entities of every sentence, by the numbers that both documents share.
fn named(both: Pair<&Analysis>, numbers: &Pair<Vec<usize>>) -> Bags {
    let of = |side: Side| {
        let a = *both.side(side);
        let mut named = vec![Vec::new(); a.segments.sentences.len()];
        for (entity, &number) in a.cast.iter().zip(numbers.side(side)) {
            for place in &entity.places {
                if let Some(of) = named.get_mut(a.segments.sentence_at(place.start())) {
                    of.push(number as u64);
                }
            }
        }
        named
    };
    Bags::new(Pair::new(of(Side::Left), of(Side::Right)))
}

/// The first sentence that belongs to the report.
fn first(a: &Analysis) -> usize {
    a.segments.sentences.iter().position(|s| a.segments.block_of(s).kind.is_report()).unwrap_or(0)
}

/// For each sentence, its claims, which stand in the sentences' order.
fn claims_of_sentences(a: &Analysis) -> Vec<Range<usize>> {
    let mut next = 0;
    let of = |sentence: usize| {
        let start = next;
        next += a.claims[start..].iter().take_while(|c| c.sentence == sentence).count();
        start..next
    };
    (0..a.segments.sentences.len()).map(of).collect()
}
