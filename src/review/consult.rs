//! Which of many sources are worth reading against a draft: those that share its rare names, figures and quoted words.

use crate::analysis::Analysis;
use crate::document::Document;
use crate::par;
use crate::segment::{Shape, Token, tokenize};
use crate::text::WordKey;
use std::collections::{BTreeSet, HashMap};

/// Up to this many sources are all read; of more, as many of the nearest, and whoever alone has a name, a figure or a quotation.
const ALL: usize = 32;
/// How many sources are read for the sake of one name, figure or run of quoted words.
const HOLDERS: usize = 2;
/// The length of a run of quoted words that is looked for.
const RUN: usize = 4;

/// The sources to be read, in order, as indices.
pub(super) fn choose(draft: &Analysis, sources: &[&Document]) -> Vec<usize> {
    if sources.len() <= ALL {
        return (0..sources.len()).collect();
    }
    let terms = terms(draft);
    let held: Vec<Vec<u32>> = par::map(sources, true, |source| held(&terms, source.text()));
    let mut holders = vec![Vec::new(); terms.len()];
    for (source, of) in held.iter().enumerate() {
        of.iter().for_each(|&term| holders[term as usize].push(source));
    }
    let rarity: Vec<f64> = holders.iter().map(|of| (sources.len() as f64 / of.len().max(1) as f64).ln()).collect();
    let score: Vec<f64> = held.iter().map(|of| of.iter().map(|&term| rarity[term as usize]).sum()).collect();
    let nearest_first = |of: &mut Vec<usize>| of.sort_by(|&a, &b| score[b].total_cmp(&score[a]).then(a.cmp(&b)));
    let mut all: Vec<usize> = (0..sources.len()).filter(|&s| score[s] > 0.0).collect();
    nearest_first(&mut all);
    let mut chosen: BTreeSet<usize> = all.into_iter().take(ALL).collect();
    for of in &mut holders {
        if of.len() <= ALL && !of.iter().any(|s| chosen.contains(s)) {
            nearest_first(of);
            chosen.extend(of.iter().take(HOLDERS));
        }
    }
    chosen.into_iter().collect()
}

/// What of a draft is looked for in its sources, numbered.
fn terms(draft: &Analysis) -> HashMap<WordKey, u32> {
    let tokens = &draft.segments.tokens;
    let mut terms = HashMap::new();
    let mut add = |key: WordKey| {
        let next = terms.len() as u32;
        terms.entry(key).or_insert(next);
    };
    tokens.iter().filter(|t| is_term(t)).for_each(|t| add(t.key));
    for quotation in &draft.segments.quotations {
        let words: Vec<WordKey> = words(&tokens[draft.segments.tokens_in(quotation.span)]).collect();
        words.windows(RUN).for_each(|run| add(joined(run)));
    }
    terms
}

fn is_term(token: &Token) -> bool {
    token.is_capital() || matches!(token.shape, Shape::Number | Shape::Alphanumeric)
}

fn words(tokens: &[Token]) -> impl Iterator<Item = WordKey> {
    tokens.iter().filter(|t| t.is_word()).map(|t| t.key)
}

/// One key for some words in a row.
fn joined(run: &[WordKey]) -> WordKey {
    let sum = run.iter().fold(0u64, |sum, key| (sum.rotate_left(9) ^ key.bits()).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    WordKey::of_folded("\n").then(&format!("{sum:x}"))
}

/// The terms that a text has, each once.
fn held(terms: &HashMap<WordKey, u32>, text: &str) -> Vec<u32> {
    let tokens = tokenize(text);
    let keys: Vec<WordKey> = words(&tokens).collect();
    let mut held: Vec<u32> = tokens.iter().filter(|t| is_term(t)).filter_map(|t| terms.get(&t.key).copied()).collect();
    held.extend(keys.windows(RUN).filter_map(|run| terms.get(&joined(run)).copied()));
    held.sort_unstable();
    held.dedup();
    held
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(count: usize) -> Vec<Document> {
        let text = |n: usize| format!("The council of Ardvale met on item {n}. Nothing was settled about road {n}, its clerk said.");
        (0..count).map(|n| Document::new(format!("s{n}"), text(n))).collect()
    }

    #[test]
    fn few_sources_are_all_read() {
        let draft = Analysis::new(&Document::new("draft", "Nothing in common."));
        assert_eq!(choose(&draft, &sources(3).iter().collect::<Vec<_>>()), [0, 1, 2]);
        assert_eq!(choose(&draft, &[]), [0usize; 0]);
    }

    #[test]
    fn of_many_those_with_rare_names_figures_and_quoted_words_are_read() {
        let mut sources = sources(400);
        sources[390] = Document::new("wire", "Mayor Ilse Brandvik resigned after 417 complaints.");
        sources[391] = Document::new("transcript", "we never promised anybody a bridge over the sound");
        let draft = "Ilse Brandvik resigned. \u{201c}We never promised anybody a bridge over the sound,\u{201d} she said of road 277.";
        let chosen = choose(&Analysis::new(&Document::new("draft", draft)), &sources.iter().collect::<Vec<_>>());
        assert!([277, 390, 391].iter().all(|s| chosen.contains(s)), "{chosen:?}");
        assert!(chosen.len() < 60, "{}", chosen.len());
    }
}
