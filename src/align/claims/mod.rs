//! Claims about the same thing: candidates, a score from several kinds of evidence, and the choice among them.
//!
//! Sentences are scored twice. First each pair alone, by what it shares ([`Evidence`]). Then again among its neighbours: how far it leads
//! the other candidates of its two sentences, and whether the sentences around them belong together too ([`Standing`]). Both are logistic
//! regressions, so the score is the probability that a person would link the two; `weights.rs` tells how they are learned. A linked pair
//! of sentences is then taken apart into the claims that stand opposite each other.

mod evidence;
mod facts;
mod nearest;
mod numbers;
mod parts;
mod reasons;
mod standing;
mod utterances;
mod weights;

pub use evidence::Evidence;
pub use reasons::{Reason, Sort};
pub use standing::Standing;

use super::{CastLink, QuotationLink, words};
use crate::analysis::Analysis;
use crate::pair::{Pair, Side};
use evidence::Witness;
use nearest::Shares;
use numbers::{log_odds, probability};
use std::collections::{BTreeMap, BTreeSet};

/// A claim of each document that are about the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimLink {
    /// Indices into the two documents' claims.
    pub claims: Pair<usize>,
    /// How sure that is, from 0 to 1: of the links with 0.8, four in five are right.
    pub score: f64,
    /// The pair of sentences whose claims they are, with its evidence: [`Candidate::reasons`] tells why they are linked.
    pub because: Candidate,
    /// The tokens that stand opposite each other, as indices into the two documents' tokens, by place in the left one.
    pub words: Vec<Pair<usize>>,
}

/// A sentence of each document with what speaks for their being about the same thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// Indices into the two documents' sentences.
    pub sentences: Pair<usize>,
    /// What the two share.
    pub evidence: Evidence,
    /// How they stand among the other candidates.
    pub standing: Standing,
    /// How sure a link is, from 0 to 1.
    pub score: f64,
    /// Whether an encoder told what the sentences mean; what it says is weighed by weights of its own.
    pub encoded: bool,
}

/// The claims of two documents that are about the same thing, and how near every other one comes to it.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// The links, by place.
    pub links: Vec<ClaimLink>,
    /// For each side and claim, the score of the best candidate of its sentence: of what is alone, a low one.
    pub best: Pair<Vec<f64>>,
}

/// Links below this are not told.
pub const LINKED: f64 = 0.6;

/// Links the claims of two documents, many-to-many, by their places.
pub fn align(both: Pair<&Analysis>, cast: &[CastLink], quotations: &[QuotationLink]) -> Claims {
    let witness = Witness::new(both, cast, quotations);
    let (scored, shares) = scored(&witness, both);
    let twins = twins(both, &scored);
    let scored = without_rivals(scored, &twins);
    let likely: Vec<Candidate> = scored.iter().filter(|c| c.score >= LINKED || twins.contains(&c.sentences)).copied().collect();
    let pairs = parts::of_sentences(&witness, &likely, &shares);
    let link = |(claims, because): (_, &Candidate)| ClaimLink {
        claims,
        score: because.score,
        because: *because,
        words: words::of_claims(both, claims),
    };
    let best = Pair::new(best(&witness, &scored, Side::Left), best(&witness, &scored, Side::Right));
    Claims { links: pairs.into_iter().map(link).collect(), best }
}

/// For each claim of a side, the score of the best candidate of its sentence.
fn best(witness: &Witness, scored: &[Candidate], side: Side) -> Vec<f64> {
    let claims = witness.claims.side(side);
    let mut best = vec![0.0_f64; claims.last().map_or(0, |last| last.end)];
    for candidate in scored {
        let of = &mut best[claims[*candidate.sentences.side(side)].clone()];
        of.iter_mut().for_each(|best| *best = best.max(candidate.score));
    }
    best
}

/// Every pair of sentences that shares anything, scored, by place.
pub fn candidates(both: Pair<&Analysis>, cast: &[CastLink], quotations: &[QuotationLink]) -> Vec<Candidate> {
    scored(&Witness::new(both, cast, quotations), both).0
}

fn scored(witness: &Witness, both: Pair<&Analysis>) -> (Vec<Candidate>, Shares) {
    let pairs = pairs(witness, both);
    let (evidence, shares) = witness.evidence(&pairs);
    let encoded = witness.terms.substance.is_encoded();
    let alone: Vec<f32> = evidence.iter().map(|e| log_odds(weights::alone(encoded), &e.parts())).collect();
    let standing = standing::of(&pairs, &alone);
    let candidate = |((sentences, evidence), standing): ((Pair<usize>, Evidence), Standing)| {
        let sum = log_odds(weights::together(encoded), evidence.parts().iter().chain(&standing.parts()));
        Candidate { sentences, evidence, standing, score: probability(sum), encoded }
    };
    (pairs.into_iter().zip(evidence).zip(standing).map(candidate).collect(), shares)
}

/// Of a word that stands in more sentences than this, only those count that stand at about the same place of their report: a word of
/// every sentence tells nothing, and this keeps the search in proportion to the length of the reports.
const COMMON: usize = 64;

/// Each sentence of either report brings at most this many candidates, those that share most with it: this keeps the candidates in
/// proportion to the length of the reports.
const CANDIDATES: usize = 32;

/// The pairs of sentences that share a word, nearly a word, or an utterance, by place; what is no report is left out.
fn pairs(witness: &Witness, both: Pair<&Analysis>) -> Vec<Pair<usize>> {
    let reports = both.map(|a| a.segments.sentences.iter().map(|s| a.segments.block_of(s).kind.is_report()).collect::<Vec<bool>>());
    let uttering = witness.quoting().map(|(left, right)| Pair { left, right });
    let mut pairs: Vec<Pair<usize>> = uttering.filter(|pair| reports.left[pair.left] && reports.right[pair.right]).collect();
    for (own, other) in sharing(witness, reports.as_ref(), Side::Left) {
        pairs.push(Pair::new(own, other));
    }
    for (own, other) in sharing(witness, reports.as_ref(), Side::Right) {
        pairs.push(Pair::new(other, own));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// For each sentence of a side, those of the other side that share most with it.
fn sharing(witness: &Witness, reports: Pair<&Vec<bool>>, side: Side) -> Vec<(usize, usize)> {
    let words = &witness.terms.sentences;
    let holders = words.holders(side.other());
    let (own, others) = (*reports.side(side), *reports.side(side.other()));
    let mut shared = vec![0.0_f32; others.len()];
    let (mut pairs, mut found) = (Vec::new(), Vec::new());
    for sentence in (0..own.len()).filter(|&sentence| own[sentence]) {
        let place = sentence * others.len() / own.len();
        let near = |&term: &u32| witness.terms.near[term as usize].iter().copied().chain([(term, 1.0)]);
        for (term, likeness) in words.of.side(side)[sentence].iter().flat_map(near) {
            for &other in around(&holders[term as usize], place).iter().filter(|&&other| others[other as usize]) {
                let shared = &mut shared[other as usize];
                if *shared == 0.0 {
                    found.push(other);
                }
                *shared += likeness * words.weight[term as usize];
            }
        }
        if found.len() > CANDIDATES {
            let most = |&a: &u32, &b: &u32| shared[b as usize].total_cmp(&shared[a as usize]).then(a.cmp(&b));
            found.select_nth_unstable_by(CANDIDATES, most);
        }
        pairs.extend(found.iter().take(CANDIDATES).map(|&other| (sentence, other as usize)));
        found.drain(..).for_each(|other| shared[other as usize] = 0.0);
    }
    pairs
}

/// All sentences of a rare word; of a common one, those around a place.
fn around(holders: &[u32], place: usize) -> &[u32] {
    if holders.len() <= COMMON {
        return holders;
    }
    let from = holders.partition_point(|&sentence| (sentence as usize) + COMMON / 2 < place);
    let to = holders.partition_point(|&sentence| sentence as usize <= place + COMMON / 2);
    &holders[from..to]
}

/// The pairs of sentences that are the same word for word. A cosine far from 1 spares the look at the words.
fn twins(both: Pair<&Analysis>, scored: &[Candidate]) -> BTreeSet<Pair<usize>> {
    scored.iter().filter(|c| c.evidence.cosine > 0.999 && are_twins(both, c.sentences)).map(|c| c.sentences).collect()
}

/// Leaves of a sentence that the other report has word for word only that candidate.
fn without_rivals(scored: Vec<Candidate>, twins: &BTreeSet<Pair<usize>>) -> Vec<Candidate> {
    let is_twin = |c: &Candidate| twins.contains(&c.sentences);
    let mut best: Pair<BTreeMap<usize, f64>> = Pair::default();
    for twin in scored.iter().filter(|c| is_twin(c)) {
        for side in Side::BOTH {
            let best = best.side_mut(side).entry(*twin.sentences.side(side)).or_default();
            *best = best.max(twin.score);
        }
    }
    let of = |side: Side, c: &Candidate| best.side(side).get(c.sentences.side(side)).copied();
    let keeps = |c: &Candidate| {
        let best = of(Side::Left, c).into_iter().chain(of(Side::Right, c)).reduce(f64::max);
        best.is_none_or(|best| is_twin(c) && c.score >= best)
    };
    scored.into_iter().filter(keeps).collect()
}

/// Whether two sentences are the same words in the same order.
fn are_twins(both: Pair<&Analysis>, sentences: Pair<usize>) -> bool {
    let words = |a: &Analysis, sentence: usize| a.segments.sentences[sentence].tokens.clone();
    let (left, right) = (words(both.left, sentences.left), words(both.right, sentences.right));
    left.len() == right.len() && left.zip(right).all(|(l, r)| both.left.segments.tokens[l].key == both.right.segments.tokens[r].key)
}
