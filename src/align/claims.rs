//! Claims about the same thing: candidates, a score from several kinds of evidence, and the choice among them.

use super::terms::Terms;
use super::{CastLink, QuotationLink, words};
use crate::analysis::Analysis;
use crate::pair::Pair;
use std::collections::BTreeMap;

/// A claim of each document that are about the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimLink {
    /// Indices into the two documents' claims.
    pub claims: Pair<usize>,
    /// How sure that is, from 0 to 1.
    pub score: f64,
    /// The tokens that stand opposite each other, as indices into the two documents' tokens, by place in the left one.
    pub words: Vec<Pair<usize>>,
}

/// What speaks for two claims being about the same thing. Every part is 0 where there is nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Evidence {
    /// Weight of the shared words, of all words of both (Dice).
    pub dice: f32,
    /// Weight of the shared words, of the claim that has less.
    pub contained: f32,
    /// Weight of the shared words in itself, as its logarithm.
    pub shared: f32,
    /// The same as `dice` for the two sentences around the claims.
    pub sentences: f32,
    /// Whether both hold parts of one utterance.
    pub quotation: f32,
    /// Who and what both name, each counted the more the fewer claims name it.
    pub cast: f32,
}

/// How much each kind of evidence counts, in the order of [`Evidence`], with the bias last.
const WEIGHTS: [f32; 7] = [5.0, 2.0, 0.8, 2.0, 4.0, 1.6, -5.2];

/// An entity that joins more pairs of claims than this tells nothing about any of them.
const MANY: usize = 256;

/// Of a word that stands in more claims than this, only those count that stand at about the same place of their report: a word of every
/// claim tells nothing, and this keeps the work in proportion to the length of the reports.
const COMMON: usize = 64;

/// Links below this are not told.
const LINKED: f64 = 0.5;

/// A link this much weaker than the best one of both of its claims is a faint copy of them.
const FAINT: f64 = 0.75;

impl Evidence {
    /// How sure a link is with this evidence, from 0 to 1.
    pub fn score(&self) -> f64 {
        let parts = [self.dice, self.contained, self.shared, self.sentences, self.quotation, self.cast, 1.0];
        let sum: f32 = parts.iter().zip(WEIGHTS).map(|(part, weight)| part * weight).sum();
        let score = 1.0 / (1.0 + f64::from(-sum).exp());
        // Six decimals, so that the order in which weights were added decides nothing.
        (score * 1e6).round() / 1e6
    }
}

/// Links the claims of two documents, many-to-many, by their places.
pub fn align(both: Pair<&Analysis>, cast: &[CastLink], quotations: &[QuotationLink]) -> Vec<ClaimLink> {
    let scored = |(claims, evidence): (Pair<usize>, Evidence)| Scored { claims, score: evidence.score(), twins: are_twins(both, claims) };
    let scored: Vec<Scored> = candidates(both, cast, quotations).into_iter().map(scored).collect();
    let link = |s: Scored| ClaimLink { claims: s.claims, score: s.score, words: words::of_claims(both, s.claims) };
    choose(&scored).into_iter().map(link).collect()
}

/// Every pair of claims that shares anything, with what speaks for it, by places.
pub fn candidates(both: Pair<&Analysis>, cast: &[CastLink], quotations: &[QuotationLink]) -> Vec<(Pair<usize>, Evidence)> {
    let terms = Terms::new(both, cast);
    let sentences = Pair::new(by_sentence(both.left, &terms.claims.left), by_sentence(both.right, &terms.claims.right));
    let weights = terms.claims.as_ref().map(|claims| claims.iter().map(|c| terms.weigh(c)).collect::<Vec<f32>>());
    let (utterances, named) = (utterances(both, quotations), named(both, cast));
    let mut found: BTreeMap<(usize, usize), f32> = shared(&terms);
    utterances.iter().for_each(|(&pair, _)| _ = found.entry(pair).or_default());
    let evidence = |((left, right), shared): ((usize, usize), f32)| {
        let (claims, total) = (Pair { left, right }, weights.left[left] + weights.right[right]);
        let (s, t) = (both.left.claims[left].sentence, both.right.claims[right].sentence);
        let evidence = Evidence {
            dice: 2.0 * shared / total.max(1.0),
            contained: shared / weights.left[left].min(weights.right[right]).max(1.0),
            shared: shared.ln_1p(),
            sentences: dice(&terms, &sentences.left[&s], &sentences.right[&t]),
            quotation: utterances.get(&(left, right)).copied().unwrap_or(0.0),
            cast: named.get(&(left, right)).copied().unwrap_or(0.0),
        };
        (claims, evidence)
    };
    found.into_iter().map(evidence).filter(|(c, _)| both.left.claims[c.left].is_report && both.right.claims[c.right].is_report).collect()
}

/// The weight that each pair of claims shares, found through the claims in which each term stands.
fn shared(terms: &Terms) -> BTreeMap<(usize, usize), f32> {
    let mut postings: Vec<Vec<u32>> = vec![Vec::new(); terms.weight.len()];
    for (claim, of) in terms.claims.right.iter().enumerate() {
        of.iter().for_each(|&t| postings[t as usize].push(claim as u32));
    }
    let (lefts, rights) = (terms.claims.left.len(), terms.claims.right.len());
    let mut shared = BTreeMap::new();
    let mut sums = vec![0.0_f32; terms.claims.right.len()];
    for (left, of) in terms.claims.left.iter().enumerate() {
        let mut touched: Vec<u32> = Vec::new();
        for &term in of {
            for &right in around(&postings[term as usize], left * rights / lefts.max(1)) {
                if sums[right as usize] == 0.0 {
                    touched.push(right);
                }
                sums[right as usize] += terms.weight[term as usize];
            }
        }
        for right in touched {
            shared.insert((left, right as usize), std::mem::take(&mut sums[right as usize]));
        }
    }
    shared
}

/// All claims of a rare word; of a common one, those around a place. A claim and its mirror image choose each other.
fn around(postings: &[u32], place: usize) -> &[u32] {
    if postings.len() <= COMMON {
        return postings;
    }
    let from = postings.partition_point(|&claim| (claim as usize) + COMMON / 2 < place);
    let to = postings.partition_point(|&claim| claim as usize <= place + COMMON / 2);
    &postings[from..to]
}

/// The terms of every sentence: those of its claims together.
fn by_sentence(a: &Analysis, claims: &[Vec<u32>]) -> BTreeMap<usize, Vec<u32>> {
    let mut sentences: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for (claim, terms) in a.claims.iter().zip(claims) {
        sentences.entry(claim.sentence).or_default().extend(terms);
    }
    sentences.values_mut().for_each(|terms| {
        terms.sort_unstable();
        terms.dedup();
    });
    sentences
}

fn dice(terms: &Terms, left: &[u32], right: &[u32]) -> f32 {
    let shared: f32 = left.iter().filter(|t| right.binary_search(t).is_ok()).map(|&t| terms.weight[t as usize]).sum();
    2.0 * shared / (terms.weigh(left) + terms.weigh(right)).max(1.0)
}

/// The pairs of claims that hold parts of one utterance.
fn utterances(both: Pair<&Analysis>, quotations: &[QuotationLink]) -> BTreeMap<(usize, usize), f32> {
    let holders = |a: &Analysis, quotation: usize| -> Vec<usize> {
        let span = a.segments.quotations[quotation].span;
        let from = a.claims.partition_point(|c| c.span.end() <= span.start());
        (from..a.claims.len()).take_while(|&c| a.claims[c].span.start() < span.end()).collect()
    };
    let mut pairs = BTreeMap::new();
    for link in quotations {
        let (left, right) = (holders(both.left, link.quotations.left), holders(both.right, link.quotations.right));
        if left.len() == 1 || right.len() == 1 {
            left.iter().for_each(|&l| right.iter().for_each(|&r| _ = pairs.insert((l, r), 1.0)));
        }
    }
    pairs
}

/// The pairs of claims that name the same entities, with how much that says: an entity that every claim names says nothing.
fn named(both: Pair<&Analysis>, cast: &[CastLink]) -> BTreeMap<(usize, usize), f32> {
    let naming = |a: &Analysis, entity: usize| -> Vec<usize> {
        let mut claims: Vec<usize> =
            a.cast[entity].places.iter().map(|place| a.claims.partition_point(|c| c.span.end() <= place.start())).collect();
        claims.dedup();
        claims
    };
    let mut pairs = BTreeMap::new();
    for link in cast {
        let (left, right) = (naming(both.left, link.entities.left), naming(both.right, link.entities.right));
        let each = 1.0 / ((left.len() * right.len()) as f32).sqrt().max(1.0);
        if left.len() * right.len() <= MANY {
            left.iter().for_each(|&l| right.iter().for_each(|&r| *pairs.entry((l, r)).or_insert(0.0) += each));
        }
    }
    pairs
}

/// A candidate with its score.
#[derive(Clone, Copy, Debug)]
struct Scored {
    claims: Pair<usize>,
    score: f64,
    /// Whether the two say the same in the same words.
    twins: bool,
}

/// Whether two claims are the same words in the same order.
fn are_twins(both: Pair<&Analysis>, claims: Pair<usize>) -> bool {
    let words = |a: &Analysis, claim: usize| a.claims[claim].tokens.clone();
    let (left, right) = (words(both.left, claims.left), words(both.right, claims.right));
    left.len() == right.len() && left.zip(right).all(|(l, r)| both.left.segments.tokens[l].key == both.right.segments.tokens[r].key)
}

/// The best score of a claim, among its twins where it has any, and whether it has.
type Best = BTreeMap<usize, (f64, bool)>;

/// Keeps the sure links, and of those the ones that are near the best of one of their two claims; a claim whose best partner says the
/// same in the same words needs no other.
fn choose(scored: &[Scored]) -> Vec<Scored> {
    let (mut left, mut right): (Best, Best) = Default::default();
    for s in scored {
        for (best, claim) in [(&mut left, s.claims.left), (&mut right, s.claims.right)] {
            let best = best.entry(claim).or_insert((0.0, false));
            if (s.twins, s.score) > (best.1, best.0) {
                *best = (s.score, s.twins);
            }
        }
    }
    let keeps = |s: &Scored| {
        let ((l, l_twins), (r, r_twins)) = (left[&s.claims.left], right[&s.claims.right]);
        let outdone = (l_twins || r_twins) && (!s.twins || s.score < l.max(r));
        s.score >= LINKED && !outdone && (s.score >= FAINT * l.max(r) || s.score >= l.min(r))
    };
    scored.iter().copied().filter(keeps).collect()
}
