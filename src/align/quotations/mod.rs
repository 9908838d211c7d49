//! The same utterance, quoted in two documents.
//!
//! Found over the whole documents: an altered quotation often stands in sentences that share nothing else. Two quotations are the
//! same utterance when their words, folded, are the same, or one stands whole in the other, or most of what the shorter one says
//! stands close together in the longer one in the same order. Two different utterances of one speaker are none of these.
//! `docs/quotations.md` is the contract of what is folded away.

mod folding;
mod opposite;
mod retelling;

use crate::analysis::Analysis;
use crate::pair::{Pair, Side};
use crate::segment::quotations::QuotationKind;
use crate::text::{Span, WordKey};
use crate::value::NameKind;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::CastLink;
use folding::Words;
pub use retelling::{Retelling, retellings};

/// A quotation of each document that give the same utterance.
#[derive(Clone, Debug, PartialEq)]
pub struct QuotationLink {
    /// Indices into the two documents' quotations.
    pub quotations: Pair<usize>,
    /// How they belong together.
    pub relation: Relation,
    /// Whether both are given to one speaker.
    pub speakers: Speakers,
    /// How their words stand opposite each other, as runs of tokens; what is equal is left out, and so is what is cut at an end.
    pub changes: Vec<Change>,
    /// From the first to the last word that both have, as runs of tokens.
    pub shared: Pair<Range<usize>>,
    /// How many words both have.
    pub words: usize,
    /// How much of what the shorter one says both have, from 0 to 1.
    pub share: f32,
}

/// How two quotations belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same words, but for folding
    Same,
    /// One is a contiguous part of the other
    Contained,
    /// The same utterance with words changed
    Altered,
}

/// Whose words two quotations are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speakers {
    /// One speaker's
    Same,
    /// Two persons'
    Other,
    /// The texts do not tell
    Unknown,
}

/// Words of one quotation in place of words of another; one of the two may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The tokens on each side; an empty run stands where the other side's words would be.
    pub tokens: Pair<Range<usize>>,
    /// Whether only the way of writing differs: a contraction and its words.
    pub respelt: bool,
    /// Whether an ellipsis or brackets tell of it.
    pub marked: bool,
}

/// The fewest words of a quotation that can be found again by its words alone.
const FEWEST: usize = 3;

/// The same of one with a single word that matters.
const ENOUGH: usize = 6;

/// Matches the quotations of two documents, by their places.
pub fn align(both: Pair<&Analysis>, cast: &[CastLink]) -> Vec<QuotationLink> {
    let (lefts, rights) = (quoted(both.left), quoted(both.right));
    let speakers = both.map(speakers);
    let linked: BTreeSet<Pair<usize>> = cast.iter().map(|link| link.entities).collect();
    let links = candidates(&lefts, &rights).into_iter().filter_map(|(l, r)| {
        let quotations = Pair::new(lefts[l].quotation, rights[r].quotation);
        let whose = whose(both, &linked, Pair::new(speakers.left[quotations.left], speakers.right[quotations.right]));
        opposite::link(Pair::new(&lefts[l], &rights[r]), whose)
    });
    let mut links: Vec<QuotationLink> = links.collect();
    drop_fainter(both, &mut links);
    links
}

/// The same utterance, quoted twice within one document: the earlier quotation is the left one.
pub fn twins(a: &Analysis) -> Vec<QuotationLink> {
    let (words, whose) = (quoted(a), speakers(a));
    let pairs = candidates(&words, &words).into_iter().filter(|(l, r)| l < r);
    let link = |(l, r): (usize, usize)| {
        let speakers = match whose[words[l].quotation].zip(whose[words[r].quotation]) {
            Some((one, other)) if one == other => Speakers::Same,
            Some(_) => Speakers::Other,
            None => Speakers::Unknown,
        };
        opposite::link(Pair::new(&words[l], &words[r]), speakers)
    };
    pairs.filter_map(link).collect()
}

/// Up to this many pairs of quotations are all looked at; of more, those that share three words in a row.
const ALL: usize = 40_000;

/// A run of three words that stands in more quotations than this tells nothing.
const COMMON: usize = 32;

/// The pairs worth a look, by place.
fn candidates(lefts: &[Words], rights: &[Words]) -> BTreeSet<(usize, usize)> {
    if lefts.len() * rights.len() <= ALL {
        return (0..lefts.len()).flat_map(|l| (0..rights.len()).map(move |r| (l, r))).collect();
    }
    let mut runs: HashMap<&[WordKey], Vec<usize>> = HashMap::new();
    for (r, words) in rights.iter().enumerate() {
        words.keys.windows(3).for_each(|run| runs.entry(run).or_default().push(r));
    }
    let shared = |run: &[WordKey]| runs.get(run).filter(|found| found.len() <= COMMON).cloned().unwrap_or_default();
    lefts
        .iter()
        .enumerate()
        .flat_map(|(l, words)| words.keys.windows(3).flat_map(shared).map(move |r| (l, r)).collect::<Vec<_>>())
        .collect()
}

/// The folded words of every quotation that has enough of them.
fn quoted(a: &Analysis) -> Vec<Words> {
    let figures = folding::figures(a);
    let told = a.segments.quotations.iter().enumerate().filter(|(_, q)| q.kind != QuotationKind::Scare);
    let words = told.map(|(quotation, q)| Words::of(a, &figures, a.segments.tokens_in(q.span), quotation));
    words.filter(|w| w.keys.len() >= FEWEST && w.content() >= 2 || w.keys.len() >= ENOUGH && w.content() == 1).collect()
}

/// For each quotation whose words it is, as an index into the cast; the parts of one utterance share their speaker.
pub fn speakers(a: &Analysis) -> Vec<Option<usize>> {
    let mut speakers = vec![None; a.segments.quotations.len()];
    for (attribution, who) in a.attributions.iter().zip(&a.speakers) {
        if let (Some(quotation), Some(_)) = (attribution.quotation, who) {
            speakers[quotation] = *who;
        }
    }
    let before = |q: usize| a.segments.quotations[q].continues;
    for q in 0..speakers.len() {
        speakers[q] = speakers[q].or_else(|| speakers[before(q)?]);
    }
    for q in (0..speakers.len()).rev() {
        if let Some(before) = before(q) {
            speakers[before] = speakers[before].or(speakers[q]);
        }
    }
    speakers
}

fn whose(both: Pair<&Analysis>, linked: &BTreeSet<Pair<usize>>, speakers: Pair<Option<usize>>) -> Speakers {
    let Pair { left: Some(left), right: Some(right) } = speakers else { return Speakers::Unknown };
    let is_person = |side: Side, who: usize| both.side(side).cast[who].kind == NameKind::Person;
    match linked.contains(&Pair { left, right }) {
        true => Speakers::Same,
        false if is_person(Side::Left, left) && is_person(Side::Right, right) => Speakers::Other,
        false => Speakers::Unknown,
    }
}

/// Of an altered link and one that shares more of the same words, or as many unaltered, the other one is the utterance; an embedded post is
/// the utterance itself, and whoever quotes it is held against it too. Few words of it that a headline has unaltered excuse nothing.
fn drop_fainter(both: Pair<&Analysis>, links: &mut Vec<QuotationLink>) {
    let is_post = |q: Pair<usize>| {
        let kind = |a: &Analysis, q: usize| a.segments.quotations[q].kind;
        kind(both.left, q.left) == QuotationKind::Post || kind(both.right, q.right) == QuotationKind::Post
    };
    let rank = |l: &QuotationLink| (l.words, l.relation != Relation::Altered);
    let mut of: HashMap<(Side, usize), Vec<usize>> = HashMap::new();
    for (i, link) in links.iter().enumerate() {
        Side::BOTH.into_iter().for_each(|side| of.entry((side, *link.quotations.side(side))).or_default().push(i));
    }
    let outdone = |l: &QuotationLink, side: Side| {
        let here = l.shared.side(side);
        let overlaps = |other: &Range<usize>| other.start < here.end && here.start < other.end;
        of[&(side, *l.quotations.side(side))].iter().any(|&i| overlaps(links[i].shared.side(side)) && rank(&links[i]) > rank(l))
    };
    let is_fainter = |l: &QuotationLink| {
        l.relation == Relation::Altered && !is_post(l.quotations) && Side::BOTH.into_iter().any(|side| outdone(l, side))
    };
    let fainter: Vec<bool> = links.iter().map(is_fainter).collect();
    let mut at = 0;
    links.retain(|_| (!fainter[at], at += 1).0);
}

/// The tokens of the report itself that stand outside every quotation, as runs.
fn unquoted(a: &Analysis, sentence: &crate::segment::Sentence) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for t in sentence.tokens.clone().filter(|&t| !a.segments.is_quoted(a.segments.tokens[t].span)) {
        match runs.last_mut() {
            Some(run) if run.end == t => run.end += 1,
            _ => runs.push(t..t + 1),
        }
    }
    runs
}

/// The span of a run of tokens; of an empty one, the place before it.
pub fn span(a: &Analysis, tokens: &Range<usize>) -> Span {
    match tokens.is_empty() {
        false => a.text().span(tokens.clone()),
        true => {
            let at = a.segments.tokens.get(tokens.start).map_or(a.document.text().len(), |t| t.span.start());
            Span::new(at, at)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;

    /// The links of two texts, each as its relation with the words that changed.
    fn links(left: &str, right: &str) -> Vec<(Relation, Vec<[String; 2]>)> {
        let (left, right) = (Analysis::new(&Document::new("a", left)), Analysis::new(&Document::new("b", right)));
        let both = Pair::new(&left, &right);
        let words = |a: &Analysis, tokens: &Range<usize>| a.of(span(a, tokens)).to_owned();
        let changed = |c: &Change| [words(&left, &c.tokens.left), words(&right, &c.tokens.right)];
        let told = |l: &QuotationLink| {
            let changes = l.changes.iter().filter(|c| !c.marked && !c.respelt);
            (l.relation, changes.map(changed).collect())
        };
        align(both, &super::super::cast::align(both)).iter().map(told).collect()
    }

    #[test]
    fn one_utterance_is_found_by_its_words() {
        let said = |words: &str| format!("\"{words},\" Ann Keller said.");
        for (left, right, relation, changes) in [
            ("The old dam will hold until the spring", "the old dam will hold until the spring", Relation::Same, vec![]),
            ("The old dam will hold until the spring", "old dam will hold", Relation::Contained, vec![]),
            ("We need ten boats by the morning", "We need 10 boats by the morning", Relation::Same, vec![]),
            ("We do not need the boats now", "We don't need the boats now", Relation::Same, vec![]),
            (
                "The cease-fire holds in every village",
                "The ceasefire holds in every village",
                Relation::Altered,
                vec![["cease-fire", "ceasefire"]],
            ),
            ("The dam will hold until the spring", "The dam may hold until the spring", Relation::Altered, vec![["will", "may"]]),
            ("It was dark, and we stayed calm and dry", "we stayed quiet and dry", Relation::Altered, vec![["calm", "quiet"]]),
            ("The fog was the cause", "The fog was not the cause", Relation::Altered, vec![["", "not"]]),
            ("We found [the boat] at dawn near the pier", "We found it at dawn near the pier", Relation::Altered, vec![]),
            ("We searched … at dawn near the pier", "We searched the quay at dawn near the pier", Relation::Altered, vec![]),
        ] {
            let changes: Vec<[String; 2]> = changes.iter().map(|c: &[&str; 2]| c.map(str::to_owned)).collect();
            assert_eq!(links(&said(left), &said(right)), [(relation, changes)], "{left} / {right}");
        }
    }

    #[test]
    fn two_utterances_are_not_one() {
        for (left, right) in [
            (
                "\"We have carried the people of this island for years,\" Ann Keller said.",
                "\"The people of this island can rely on us,\" Ann Keller said.",
            ),
            ("\"The tax will help small shops,\" Ann Keller said.", "\"The tax will not help anybody,\" Rob Ostrow said."),
            ("\"\"", "\"…\""),
            ("", "\"We won,\" she said."),
        ] {
            assert!(links(left, right).is_empty(), "{left} / {right}");
        }
    }

    #[test]
    fn a_better_link_of_other_words_leaves_an_altered_one() {
        let left = "\"The dam will hold until the spring, and nobody in the valley has to leave his house,\" Ann Keller said.";
        let right =
            "\"The dam will hold until the spring,\" Ann Keller said. She was calm. \"Nobody in the valley has to sell his house.\"";
        assert_eq!(links(left, right).iter().map(|l| l.0).collect::<Vec<_>>(), [Relation::Contained, Relation::Altered]);
    }
}
