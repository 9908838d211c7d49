//! The words that matter of two documents, numbered together, and which of them mean nearly the same.

use super::CastLink;
use super::bags::{Bags, Numbers};
use crate::analysis::Analysis;
use crate::lexicon::Class;
use crate::model::{self, DIMENSIONS, Row, Vector};
use crate::pair::{Pair, Side};
use crate::segment::Shape;
use crate::text::{WordKey, fold};
use std::collections::HashMap;
use std::ops::Range;

/// Words whose vectors are nearer than this mean nearly the same; opposites do so too, since they tell one matter.
const NEAR: f32 = 0.5;

/// Two vocabularies with more pairs of words than this (reports of some ten thousand words) are compared by their words alone.
const PAIRS: usize = 4_000_000;

/// Words of other directions in more than this many of the 192 dimensions are not near: at [`NEAR`] some 64 are expected, and among
/// strangers 96 (Charikar 2002).
const APART: u64 = 78;

/// The content words of two documents by sentence and by claim.
#[derive(Debug, Default)]
pub struct Terms {
    /// The terms of every sentence, weighed over the sentences.
    pub sentences: Bags,
    /// The terms of every claim, in the numbers and weights of `sentences`.
    pub claims: Pair<Vec<Vec<u32>>>,
    /// For each term, those that mean nearly the same in any document, with their cosine, by number.
    pub near: Vec<Vec<(u32, f32)>>,
    /// What every sentence means.
    pub substance: Substance,
    /// The direction of every claim's meaning, without what the whole pair is about, with each word that matters as long as any other.
    pub meaning: Pair<Vec<Vector>>,
}

/// The direction of every sentence's meaning, without what the whole pair is about.
#[derive(Debug)]
pub enum Substance {
    /// By the vectors compiled in: its words, as the sentence encoder they come from weighs them.
    CompiledIn(Pair<Vec<Vector>>),
    /// By an encoder that read both documents.
    Encoded(Pair<Vec<Vec<f32>>>),
}

impl Default for Substance {
    fn default() -> Substance {
        Substance::CompiledIn(Pair::default())
    }
}

impl Substance {
    /// The cosine of two sentences.
    pub fn cosine(&self, sentences: Pair<usize>) -> f32 {
        match self {
            Substance::CompiledIn(of) => of.left[sentences.left].dot(&of.right[sentences.right]),
            Substance::Encoded(of) => model::dot(&of.left[sentences.left], &of.right[sentences.right]),
        }
    }

    /// Whether an encoder told it.
    pub fn is_encoded(&self) -> bool {
        matches!(self, Substance::Encoded(_))
    }
}

impl Terms {
    /// Numbers and weighs the terms of two documents; names that the casts link count as one term.
    pub fn new(both: Pair<&Analysis>, cast: &[CastLink]) -> Terms {
        let aliases = aliases(both, cast);
        let key = |side: Side, token: usize| {
            let stem = both.side(side).stems[token];
            if side == Side::Right { aliases.get(&stem).copied().unwrap_or(stem) } else { stem }
        };
        let keys = |side: Side, tokens: &Range<usize>| -> Vec<u64> {
            tokens.clone().filter(|&t| is_content(both.side(side), t)).map(|t| key(side, t).bits()).collect()
        };
        let by_sentence = |side: Side| both.side(side).segments.sentences.iter().map(|s| keys(side, &s.tokens)).collect::<Vec<_>>();
        let sentences = Bags::new(Pair::new(by_sentence(Side::Left), by_sentence(Side::Right)));
        let words = Words::new(both, key, &sentences);
        let of_claims = |side: Side| -> Vec<Vec<u32>> {
            let terms = |tokens: &Range<usize>| words.terms(side, tokens.clone());
            both.side(side).claims.iter().map(|c| terms(&c.tokens)).collect()
        };
        let claims = Pair::new(of_claims(Side::Left), of_claims(Side::Right));
        let near = near(&sentences, &words.vectors);
        let substance = || {
            meanings(both.map(|a| a.segments.sentences.iter().map(|s| s.tokens.clone()).collect()), |side, tokens| {
                words.substance(both.side(side), side, tokens, &sentences)
            })
        };
        let substance = encoded(both).map_or_else(|| Substance::CompiledIn(substance()), Substance::Encoded);
        let meaning = meanings(both.map(|a| a.claims.iter().map(|c| c.tokens.clone()).collect()), |side, tokens| {
            words.meaning(both.side(side), side, tokens, &sentences)
        });
        Terms { sentences, claims, near, substance, meaning }
    }
}

/// Whether a token carries matter: a word that is no function word, or a number.
pub fn is_content(a: &Analysis, token: usize) -> bool {
    let token = &a.segments.tokens[token];
    token.is_word() && !token.is(Class::StopWords) || token.shape == Shape::Number
}

/// Surnames of the right document that mean somebody of the left one under another spelling.
fn aliases(both: Pair<&Analysis>, cast: &[CastLink]) -> HashMap<WordKey, WordKey> {
    let mut aliases = HashMap::new();
    for link in cast {
        let families =
            Pair::new(&both.left.cast[link.entities.left].forms[0].family, &both.right.cast[link.entities.right].forms[0].family);
        let last = |a: &Analysis, span| a.segments.tokens_in(span).last().map(|t| a.stems[t]);
        if let (Some(left), Some(right)) = (last(both.left, *families.left), last(both.right, *families.right))
            && left != right
        {
            aliases.insert(right, left);
        }
    }
    aliases
}

/// Every token's term, and every term's vector.
struct Words {
    /// For each side and token, its term; function words and marks have none.
    of: Pair<Vec<Option<u32>>>,
    /// For each term, the vector of its shortest word.
    vectors: Vec<Option<Meaning>>,
}

/// A word's vector: its direction, of length one, and its length, which tells how much it means to a sentence.
struct Meaning {
    unit: Vector,
    length: f32,
}

impl Words {
    fn new(both: Pair<&Analysis>, key: impl Fn(Side, usize) -> WordKey, bags: &Bags) -> Words {
        let mut numbers = Numbers::with_capacity_and_hasher(bags.len(), Default::default());
        // Of the words with one stem the shortest tells their meaning, so that the reports can be exchanged.
        let mut shortest: Vec<&str> = Vec::with_capacity(bags.len());
        let mut of = Pair::default();
        for side in Side::BOTH {
            let a = *both.side(side);
            let mut terms = vec![None; a.segments.tokens.len()];
            // The same order as the bags' numbers: sentence by sentence, the left document first.
            for token in a.segments.sentences.iter().flat_map(|s| s.tokens.clone()).filter(|&t| is_content(a, t)) {
                let (word, next) = (a.of(a.segments.tokens[token].span), numbers.len() as u32);
                let number = *numbers.entry(key(side, token).bits()).or_insert(next);
                match shortest.get_mut(number as usize) {
                    Some(known) => *known = [*known, word].into_iter().min_by_key(|w| (w.len(), *w)).unwrap_or(word),
                    None => shortest.push(word),
                }
                terms[token] = Some(number);
            }
            *of.side_mut(side) = terms;
        }
        let mut buffer = String::new();
        let vectors = shortest.into_iter().map(|word| Meaning::of_word(fold::fold(word, &mut buffer))).collect();
        Words { of, vectors }
    }

    fn terms(&self, side: Side, tokens: Range<usize>) -> Vec<u32> {
        let mut terms: Vec<u32> = self.of.side(side)[tokens].iter().copied().flatten().collect();
        terms.sort_unstable();
        terms.dedup();
        terms
    }
}

/// For each term of one document, the terms of the other that mean nearly the same, and the other way.
fn near(bags: &Bags, vectors: &[Option<Meaning>]) -> Vec<Vec<(u32, f32)>> {
    let mut near = vec![Vec::new(); bags.len()];
    let used = |side: Side| {
        let holders = bags.holders(side);
        let used = (0..bags.len() as u32).filter(move |&term| !holders[term as usize].is_empty());
        used.filter_map(|term| vectors[term as usize].as_ref().map(|v| (term, v.unit.signs(), &v.unit))).collect::<Vec<_>>()
    };
    let (lefts, rights) = (used(Side::Left), used(Side::Right));
    if lefts.len() * rights.len() > PAIRS {
        return near;
    }
    // By dimension and not by word, so that a processor counts for several words at once.
    let signs: [Vec<u64>; DIMENSIONS / 64] = std::array::from_fn(|part| rights.iter().map(|(_, signs, _)| signs[part]).collect());
    let mut apart = vec![0; rights.len()];
    for (l, own, vector) in &lefts {
        count_apart(own, &signs, &mut apart);
        for (r, _, other) in rights.iter().zip(&apart).filter(|(_, apart)| **apart <= APART).map(|(right, _)| right) {
            let cosine = vector.dot(other);
            if l != r && cosine > NEAR {
                near[*l as usize].push((*r, cosine));
                near[*r as usize].push((*l, cosine));
            }
        }
    }
    near.iter_mut().for_each(|list| {
        list.sort_unstable_by_key(|(term, _)| *term);
        list.dedup_by_key(|(term, _)| *term);
    });
    near
}

/// In how many dimensions a word's direction is not that of each of the others.
fn count_apart(own: &[u64; DIMENSIONS / 64], others: &[Vec<u64>; DIMENSIONS / 64], apart: &mut [u64]) {
    let [a, b, c] = own;
    let [x, y, z] = others;
    for (((apart, x), y), z) in apart.iter_mut().zip(x).zip(y).zip(z) {
        *apart = u64::from((a ^ x).count_ones()) + u64::from((b ^ y).count_ones()) + u64::from((c ^ z).count_ones());
    }
}

impl Meaning {
    fn of_word(folded: &str) -> Option<Meaning> {
        let mut unit = Vector::spelled(folded);
        let length = unit.dot(&unit).sqrt();
        unit.normalize();
        (!unit.is_zero()).then_some(Meaning { unit, length })
    }
}

/// What a function word weighs in the meaning of its claim.
const FUNCTION: f32 = 0.3;

/// Of the mean of all stretches, this much is taken away from each, so that what the whole story is about joins no two of them.
const COMMON: f32 = 0.5;

impl Words {
    /// The sum of a stretch's vectors as long as they are: how much a word means to a sentence is part of what the table has learned.
    fn substance(&self, a: &Analysis, side: Side, tokens: Range<usize>, bags: &Bags) -> Vector {
        let weigh = |term: u32, meaning: &Meaning| bags.weight[term as usize] * meaning.length;
        self.sum(a, side, tokens, weigh, |sum, row| sum.add(row, 1.0))
    }

    /// The sum of a stretch's directions.
    fn meaning(&self, a: &Analysis, side: Side, tokens: Range<usize>, bags: &Bags) -> Vector {
        self.sum(a, side, tokens, |term, _| bags.weight[term as usize], |sum, row| sum.add_unit(row, FUNCTION))
    }

    fn sum(
        &self,
        a: &Analysis,
        side: Side,
        tokens: Range<usize>,
        weigh: impl Fn(u32, &Meaning) -> f32,
        function: impl Fn(&mut Vector, Row),
    ) -> Vector {
        let mut sum = Vector::default();
        for token in tokens {
            match self.of.side(side)[token] {
                Some(term) => {
                    if let Some(meaning) = &self.vectors[term as usize] {
                        sum.subtract(&meaning.unit, -weigh(term, meaning));
                    }
                }
                None if a.segments.tokens[token].is_word() => {
                    if let Some(row) = model::row(a.segments.tokens[token].key) {
                        function(&mut sum, row);
                    }
                }
                None => {}
            }
        }
        sum.normalize();
        sum
    }
}

/// The meanings of some stretches of each side, without half of what they have in common.
fn meanings(stretches: Pair<Vec<Range<usize>>>, sum: impl Fn(Side, Range<usize>) -> Vector) -> Pair<Vec<Vector>> {
    let of = |side: Side| stretches.side(side).iter().map(|tokens| sum(side, tokens.clone())).collect::<Vec<_>>();
    set_apart(Pair::new(of(Side::Left), of(Side::Right)))
}

/// The sentences' meanings by the encoder that read both documents, if one did, without half of what they have in common.
fn encoded(both: Pair<&Analysis>) -> Option<Pair<Vec<Vec<f32>>>> {
    let of = |a: &Analysis| Some(a.meanings.as_ref()?.iter().map(|vector| vector.to_vec()).collect::<Vec<_>>());
    let meanings = Pair::new(of(both.left)?, of(both.right)?);
    let mut dimensions = meanings.left.iter().chain(&meanings.right).map(Vec::len);
    let one = dimensions.next().is_none_or(|first| dimensions.all(|other| other == first));
    one.then(|| set_apart(meanings))
}

fn set_apart<V: AsRef<[f32]> + AsMut<[f32]>>(mut meanings: Pair<Vec<V>>) -> Pair<Vec<V>> {
    let mut all: Vec<&mut V> = meanings.left.iter_mut().chain(&mut meanings.right).collect();
    model::set_apart(&mut all, COMMON);
    meanings
}
