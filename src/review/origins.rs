//! Which sources are copies of one text: agreement counts once for each origin.

use crate::analysis::Analysis;
use crate::detect::sourced::DOCUMENT_SYNDICATED;
use crate::detect::{Found, Place};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The fewest words of a sentence that two authors would hardly write alike.
const WORDS: usize = 6;
/// The fewest sentences that make a copy.
const SENTENCES: usize = 2;
/// How many of the shorter text's sentences a copy shares.
const SHARE: f64 = 0.6;

/// What the sources come from.
pub(super) struct Origins {
    /// For each source, the first one that carries the same text.
    pub(super) of: Vec<usize>,
    /// That they do.
    pub(super) told: Vec<Found>,
}

impl Origins {
    /// How many there are.
    pub(super) fn count(&self) -> usize {
        BTreeSet::from_iter(&self.of).len()
    }
}

/// Groups sources by their origin; document numbers are those of a review, where the draft is document 0.
pub(super) fn origins(sources: &[Analysis]) -> Origins {
    let sentences: Vec<Vec<(u64, Span)>> = sources.iter().map(sentences).collect();
    let mut of: Vec<usize> = (0..sources.len()).collect();
    let mut told = Vec::new();
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    for (source, own) in sentences.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for (key, _) in own {
            // Only the first source of an origin is looked up: its copies would say the same.
            holders.get(key).into_iter().flatten().for_each(|&before| *shared.entry(before).or_default() += 1);
        }
        let is_copy = |(before, count): &(usize, usize)| {
            let shorter = own.len().min(sentences[*before].len());
            *count >= SENTENCES && *count as f64 >= SHARE * shorter as f64
        };
        match shared.into_iter().filter(is_copy).max_by_key(|&(before, count)| (count, std::cmp::Reverse(before))) {
            Some((before, count)) => {
                of[source] = before;
                told.push(tell(sources, &sentences, before, source, count));
            }
            None => own.iter().for_each(|(key, _)| holders.entry(*key).or_default().push(source)),
        }
    }
    Origins { of, told }
}

/// The sentences of a report that are long enough to be told apart, each by one number and once.
fn sentences(a: &Analysis) -> Vec<(u64, Span)> {
    let mut seen = BTreeSet::new();
    let report = a.segments.sentences.iter().filter(|s| a.segments.block_of(s).kind.is_report());
    let keyed = report.filter_map(|s| {
        let words = || a.segments.tokens[s.tokens.clone()].iter().filter(|t| t.is_word());
        let key = words().fold(0u64, |sum, t| (sum.rotate_left(9) ^ t.key.bits()).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        (words().count() >= WORDS).then_some((key, s.span))
    });
    keyed.filter(|(key, _)| seen.insert(*key)).collect()
}

fn tell(sources: &[Analysis], sentences: &[Vec<(u64, Span)>], before: usize, copy: usize, count: usize) -> Found {
    let shared = sentences[before].iter().find_map(|(key, span)| Some((*span, sentences[copy].iter().find(|(k, _)| k == key)?.1)));
    let place = |source: usize, span: Option<Span>| Place { document: source + 1, span, missing: false, value: None };
    let names = (sources[copy].document.name(), sources[before].document.name());
    Found {
        kind: &DOCUMENT_SYNDICATED,
        level: DOCUMENT_SYNDICATED.level,
        message: format!("{} and {} carry one text, and count as one source", names.1, names.0),
        reason: format!("{count} sentences stand in both word for word."),
        confidence: 0.9,
        places: vec![place(before, shared.map(|s| s.0)), place(copy, shared.map(|s| s.1))],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;

    fn of(texts: &[&str]) -> Vec<usize> {
        let analyses: Vec<Analysis> = texts.iter().map(|t| Analysis::new(&Document::new("-", *t))).collect();
        origins(&analyses).of
    }

    #[test]
    fn copies_count_once_and_a_shared_sentence_makes_none() {
        let wire = "The ferry left Oresund harbour at nine on Monday. It struck a sandbank an hour later off Hven. No one was hurt.";
        let paper = "City news.\n\nThe ferry left Oresund harbour at nine on Monday. It struck a sandbank an hour later off Hven. Tickets are refunded.";
        let other = "The ferry left Oresund harbour at nine on Monday. Its captain had been warned of the sandbank. Divers looked at the hull today. The line said it was sorry for the delay.";
        assert_eq!(of(&[wire, paper, other]), [0, 0, 2]);
        assert_eq!(of(&["", "", "!!"]), [0, 1, 2]);
    }
}
