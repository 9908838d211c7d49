//! What speaks for two sentences being about the same thing.

use crate::align::bags::{Bags, shared};
use crate::align::terms::Terms;
use crate::align::{CastLink, QuotationLink};
use crate::analysis::Analysis;
use crate::extract::Value;
use crate::pair::{Pair, Side};
use std::collections::{BTreeMap, HashMap};

/// What speaks for two sentences being about the same thing, each part alone. Every part is 0 where there is nothing; weights of several
/// things are logarithms of one more than their sum.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Evidence {
    /// The cosine of their words, weighted by rarity in this pair.
    pub cosine: f32,
    /// Weight of the shared words.
    pub shared: f32,
    /// Weight of the shared words, of the sentence that has less.
    pub contained: f32,
    /// The best of the sentences' claims: twice the weight of the shared words, of all words of both (Dice).
    pub clause: f32,
    /// Weight of shared runs of two words.
    pub phrases: f32,
    /// The cosine of their meanings, without what the whole pair is about.
    pub meaning: f32,
    /// Weight of the words that mean the same or nearly the same.
    pub alike: f32,
    /// Weight of the words that are not the same and mean nearly the same.
    pub synonyms: f32,
    /// Weight of the figures and dates with one value.
    pub values: f32,
    /// Whether both have figures or dates.
    pub both_valued: f32,
    /// Weight of who and what both name.
    pub cast: f32,
    /// Whether both hold parts of one utterance, the more of it the nearer to 1.
    pub quotation: f32,
    /// How far apart they stand, each as a share of its report.
    pub distance: f32,
    /// Weight of the words of the sentence that has less.
    pub length: f32,
}

impl Evidence {
    /// The parts' names, in the order of [`Evidence::parts`].
    pub const NAMES: [&str; 14] = [
        "cosine",
        "shared",
        "contained",
        "clause",
        "phrases",
        "meaning",
        "alike",
        "synonyms",
        "values",
        "both_valued",
        "cast",
        "quotation",
        "distance",
        "length",
    ];

    /// All parts, in the order in which weights are learned for them.
    pub fn parts(&self) -> [f32; 14] {
        let e = self;
        [
            e.cosine,
            e.shared,
            e.contained,
            e.clause,
            e.phrases,
            e.meaning,
            e.alike,
            e.synonyms,
            e.values,
            e.both_valued,
            e.cast,
            e.quotation,
            e.distance,
            e.length,
        ]
    }
}

/// Everything that two documents' sentences may share, made ready once for all their pairs.
pub(super) struct Witness<'a> {
    both: Pair<&'a Analysis>,
    pub(super) terms: Terms,
    phrases: Bags,
    values: Bags,
    cast: Bags,
    utterances: BTreeMap<(usize, usize), f32>,
    /// For each side and sentence, the weight of its words and the length of their vector.
    sizes: Pair<Vec<(f32, f32)>>,
    /// For each side and claim, the weight of its words.
    weights: Pair<Vec<f32>>,
    /// For each side and sentence, its claims.
    claims: Pair<Vec<std::ops::Range<usize>>>,
}

impl<'a> Witness<'a> {
    pub(super) fn new(both: Pair<&'a Analysis>, cast: &[CastLink], quotations: &[QuotationLink]) -> Witness<'a> {
        let terms = Terms::new(both, cast);
        let size = |side: Side| -> Vec<(f32, f32)> {
            let weight = |&t: &u32| terms.sentences.weight[t as usize];
            let of = &terms.sentences.of.side(side);
            of.iter().map(|s| (s.iter().map(weight).sum(), s.iter().map(|t| weight(t).powi(2)).sum::<f32>().sqrt())).collect()
        };
        let weights = terms.claims.as_ref().map(|claims| claims.iter().map(|claim| terms.sentences.weigh(claim)).collect());
        Witness {
            weights,
            phrases: Bags::new(both.map(phrases)),
            values: Bags::new(both.map(values)),
            cast: named(both, cast),
            utterances: utterances(both, quotations),
            sizes: Pair::new(size(Side::Left), size(Side::Right)),
            claims: both.map(claims_of_sentences),
            terms,
            both,
        }
    }

    /// What speaks for a sentence of each document, given how alike their words are.
    pub(super) fn evidence(&self, pair: Pair<usize>, (alike, synonyms): (f32, f32)) -> Evidence {
        let words = &self.terms.sentences;
        let (mut weight, mut squares) = (0.0_f32, 0.0_f32);
        for term in words.shared(pair) {
            weight += words.weight[term as usize];
            squares += words.weight[term as usize].powi(2);
        }
        let ((l, l_size), (r, r_size)) = (self.sizes.left[pair.left], self.sizes.right[pair.right]);
        let has = |side: Side| !self.values.of.side(side)[*pair.side(side)].is_empty();
        let place = |a: &Analysis, sentence: usize| sentence as f32 / (a.segments.sentences.len().max(2) - 1) as f32;
        Evidence {
            cosine: squares / (l_size * r_size).max(1.0),
            shared: weight.ln_1p(),
            contained: weight / l.min(r).max(1.0),
            clause: self.clause(pair),
            phrases: self.phrases.shared_weight(pair).ln_1p(),
            meaning: self.terms.meaning.left[pair.left].dot(&self.terms.meaning.right[pair.right]),
            alike: alike.ln_1p(),
            synonyms: synonyms.ln_1p(),
            values: self.values.shared_weight(pair).ln_1p(),
            both_valued: f32::from(has(Side::Left) && has(Side::Right)),
            cast: self.cast.shared_weight(pair).ln_1p(),
            quotation: self.utterances.get(&(pair.left, pair.right)).copied().unwrap_or(0.0),
            distance: (place(self.both.left, pair.left) - place(self.both.right, pair.right)).abs(),
            length: l.min(r).ln_1p(),
        }
    }

    /// For each pair, by place, the weight of the words that mean the same or nearly so, and of the latter alone: the mean of how each side
    /// finds the other's.
    pub(super) fn alike(&self, pairs: &[Pair<usize>]) -> Vec<(f32, f32)> {
        let of = &self.terms.sentences.of;
        let mut alike = vec![(0.0, 0.0); pairs.len()];
        let mut nearest = Nearest::new(&self.terms);
        for side in Side::BOTH {
            let sentence = |&place: &usize| *pairs[place].side(side);
            let mut places: Vec<usize> = (0..pairs.len()).collect();
            places.sort_by_key(sentence);
            for group in places.chunk_by(|a, b| sentence(a) == sentence(b)) {
                nearest.to(&of.side(side)[sentence(&group[0])]);
                for &place in group {
                    let (all, synonyms) = nearest.find(&of.side(side.other())[*pairs[place].side(side.other())]);
                    alike[place].0 += all / 2.0;
                    alike[place].1 += synonyms / 2.0;
                }
            }
        }
        alike
    }

    /// How much the two claims share that share most.
    fn clause(&self, pair: Pair<usize>) -> f32 {
        let pairs = self.claims.left[pair.left].clone().flat_map(|l| self.claims.right[pair.right].clone().map(move |r| Pair::new(l, r)));
        pairs.map(|claims| self.dice(claims)).fold(0.0, f32::max)
    }

    /// Twice the weight of the words that two claims share, of all words of both.
    pub(super) fn dice(&self, claims: Pair<usize>) -> f32 {
        let words = &self.terms.sentences;
        let (left, right) = (&self.terms.claims.left[claims.left], &self.terms.claims.right[claims.right]);
        let weight: f32 = shared(left, right).map(|term| words.weight[term as usize]).sum();
        2.0 * weight / (self.weights.left[claims.left] + self.weights.right[claims.right]).max(1.0)
    }

    /// The weight of the words of two claims that mean the same or nearly so.
    pub(super) fn claims_alike(&self, claims: Pair<usize>, nearest: &mut Nearest) -> f32 {
        let (left, right) = (&self.terms.claims.left[claims.left], &self.terms.claims.right[claims.right]);
        nearest.to(right);
        let l = nearest.find(left).0;
        nearest.to(left);
        (l + nearest.find(right).0) / 2.0
    }

    /// The weight of the words of the claim that has less of it, at least 1.
    pub(super) fn smaller(&self, claims: Pair<usize>) -> f32 {
        self.weights.left[claims.left].min(self.weights.right[claims.right]).max(1.0)
    }

    /// The claims of a sentence of a side.
    pub(super) fn claims(&self, side: Side, sentence: usize) -> std::ops::Range<usize> {
        self.claims.side(side)[sentence].clone()
    }

    /// The pairs of sentences that hold parts of one utterance.
    pub(super) fn quoting(&self) -> impl Iterator<Item = (usize, usize)> {
        self.utterances.keys().copied()
    }
}

/// How near every term comes to those of one stretch.
pub(super) struct Nearest<'t> {
    terms: &'t Terms,
    /// The greatest cosine; of the stretch's own terms, [`OWN`].
    cosines: Vec<f32>,
    /// The terms of which something is known.
    known: Vec<u32>,
}

/// More than any cosine.
const OWN: f32 = 2.0;

impl<'t> Nearest<'t> {
    pub(super) fn new(terms: &'t Terms) -> Nearest<'t> {
        Nearest { terms, cosines: vec![0.0; terms.near.len()], known: Vec::new() }
    }

    /// Takes another stretch.
    fn to(&mut self, own: &[u32]) {
        self.known.drain(..).for_each(|term| self.cosines[term as usize] = 0.0);
        for &term in own {
            for &(near, cosine) in self.terms.near[term as usize].iter().chain([&(term, OWN)]) {
                let known = &mut self.cosines[near as usize];
                *known = known.max(cosine);
                self.known.push(near);
            }
        }
    }

    /// The weight of the words that mean the same as one of the stretch or nearly so, and of the latter alone: each counts as much as it
    /// is near.
    fn find(&self, words: &[u32]) -> (f32, f32) {
        let (mut all, mut synonyms) = (0.0, 0.0);
        for &word in words {
            let (weight, cosine) = (self.terms.sentences.weight[word as usize], self.cosines[word as usize]);
            if cosine == OWN {
                all += weight;
            } else if cosine > 0.0 {
                all += weight * (cosine - 0.5) * 1.6;
                synonyms += weight * (cosine - 0.45) * 1.8;
            }
        }
        (all, synonyms)
    }
}

/// The runs of two words of every sentence, at least one of them a word that matters.
fn phrases(a: &Analysis) -> Vec<Vec<u64>> {
    let run = |tokens: Vec<usize>| -> Vec<u64> {
        let matters = |t: usize| crate::align::terms::is_content(a, t);
        let runs = tokens.windows(2).filter(|run| matters(run[0]) || matters(run[1]));
        runs.map(|run| a.stems[run[0]].bits().rotate_left(7) ^ a.stems[run[1]].bits()).collect()
    };
    let words = |t: &usize| a.segments.tokens[*t].is_word() || crate::align::terms::is_content(a, *t);
    a.segments.sentences.iter().map(|s| run(s.tokens.clone().filter(words).collect())).collect()
}

/// The figures and dates of every sentence, by what they mean.
fn values(a: &Analysis) -> Vec<Vec<u64>> {
    let mut values = vec![Vec::new(); a.segments.sentences.len()];
    for mention in &a.mentions {
        if matches!(mention.value, Value::Figure(_) | Value::When(_))
            && let Some(token) = a.segments.tokens_in(mention.span).next()
            && let Some(of) = values.get_mut(a.segments.sentence_at(mention.span.start()))
        {
            of.push(a.stems[token].bits());
        }
    }
    values
}

/// The entities of every sentence; linked ones are one thing.
fn named(both: Pair<&Analysis>, cast: &[CastLink]) -> Bags {
    let linked: HashMap<usize, usize> = cast.iter().map(|link| (link.entities.right, link.entities.left)).collect();
    let mut named = both.map(|a| vec![Vec::new(); a.segments.sentences.len()]);
    for side in Side::BOTH {
        let a = both.side(side);
        for (number, entity) in a.cast.iter().enumerate() {
            let key = match side {
                Side::Left => Some(number),
                Side::Right => linked.get(&number).copied(),
            };
            let key = key.map_or(1 << 32 | number as u64, |key| key as u64);
            for place in &entity.places {
                if let Some(of) = named.side_mut(side).get_mut(a.segments.sentence_at(place.start())) {
                    of.push(key);
                }
            }
        }
    }
    Bags::new(named)
}

/// An utterance of so many words is evidence in full.
const FULL: usize = 12;

/// What it says that two sentences hold parts of an utterance that goes over several.
const PART: f32 = 0.3;

/// An utterance that joins more pairs of sentences than this tells nothing about any of them.
const MANY: usize = 256;

/// The pairs of sentences that hold parts of one utterance.
fn utterances(both: Pair<&Analysis>, quotations: &[QuotationLink]) -> BTreeMap<(usize, usize), f32> {
    let holders = |a: &Analysis, quotation: usize| {
        let span = a.segments.quotations[quotation].span;
        let from = a.segments.sentences.partition_point(|s| s.span.end() <= span.start());
        let to = a.segments.sentences.partition_point(|s| s.span.start() < span.end());
        from..to.max(from)
    };
    let len = |a: &Analysis, quotation: usize| a.segments.tokens_in(a.segments.quotations[quotation].span).len();
    let mut pairs: BTreeMap<(usize, usize), f32> = BTreeMap::new();
    for link in quotations {
        let (l, r) = (link.quotations.left, link.quotations.right);
        let (left, right) = (holders(both.left, l), holders(both.right, r));
        if left.len() * right.len() > MANY {
            continue;
        }
        let whole = len(both.left, l).min(len(both.right, r)).min(FULL) as f32 / FULL as f32;
        let says = if left.len() == 1 && right.len() == 1 { whole } else { PART };
        for pair in left.flat_map(|l| right.clone().map(move |r| (l, r))) {
            let known = pairs.entry(pair).or_default();
            *known = known.max(says);
        }
    }
    pairs
}

/// For each sentence, its claims, which stand in the sentences' order.
fn claims_of_sentences(a: &Analysis) -> Vec<std::ops::Range<usize>> {
    let mut next = 0;
    let of = |sentence: usize| {
        let start = next;
        next += a.claims[start..].iter().take_while(|c| c.sentence == sentence).count();
        start..next
    };
    (0..a.segments.sentences.len()).map(of).collect()
}
