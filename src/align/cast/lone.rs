//! Lone names that no list knows and that two documents spell in two ways, whether or not either was read as somebody's or something's.

use super::letters::{self, Letters};
use super::variants::lone;
use super::{CastLink, Pair};
use crate::analysis::Analysis;
use crate::model;
use crate::text::{Span, WordKey};
use std::collections::{BTreeMap, BTreeSet};

/// A shorter word is too often another one by chance.
const SHORTEST: usize = 6;

/// How many lone words of a document are compared.
const LONE: usize = 256;

/// The places of each lone name that the other document spells otherwise, by the first place in the left one.
///
/// A name is looked at when the word vectors do not have it either, so that it is no word of the language; when the other document does
/// not write it; and when the casts do not link it already. Two are one where they begin alike, differ by one letter and sound alike, and
/// nothing else in either document is as near.
pub fn lone_slips(both: Pair<&Analysis>, links: &[CastLink]) -> Vec<Pair<Vec<Span>>> {
    let linked = Pair::new(linked(both.left, links, |l| l.entities.left), linked(both.right, links, |l| l.entities.right));
    let words = Pair::new(strange(both.left, both.right, &linked.left), strange(both.right, both.left, &linked.right));
    let mut pairs: Vec<(&String, &String)> = Vec::new();
    for left in words.left.keys() {
        pairs.extend(words.right.keys().filter(|right| is_slip(left, right)).map(|right| (left, right)));
    }
    let alone = |(l, r): &(&String, &String)| pairs.iter().filter(|(x, y)| x == l || y == r).count() == 1;
    let mut slips: Vec<Pair<Vec<Span>>> =
        pairs.iter().filter(|pair| alone(pair)).map(|(l, r)| Pair::new(words.left[*l].clone(), words.right[*r].clone())).collect();
    slips.sort_by_key(|places| (places.left[0], places.right[0]));
    slips
}

/// The places of what the casts link.
fn linked(a: &Analysis, links: &[CastLink], entity: impl Fn(&CastLink) -> usize) -> BTreeSet<Span> {
    links.iter().flat_map(|link| a.cast[entity(link)].places.iter().copied()).collect()
}

/// The lone words of a document that are no words of the language and that the other one does not write.
fn strange(a: &Analysis, other: &Analysis, linked: &BTreeSet<Span>) -> BTreeMap<String, Vec<Span>> {
    let written: BTreeSet<WordKey> = other.segments.tokens.iter().map(|t| t.key).collect();
    let is_name = |word: &str| {
        let key = WordKey::of_folded(word);
        word.chars().count() >= SHORTEST && model::row(key).is_none() && !written.contains(&key)
    };
    let in_lower_case = |word: &str| {
        let key = WordKey::of_folded(word);
        a.segments.tokens.iter().any(|t| t.key == key && !t.is_capital())
    };
    let free = |places: &[Span]| !places.iter().any(|place| linked.iter().any(|l| l.contains(*place)));
    let lone = lone(a).into_iter().filter(|(word, places)| is_name(word) && free(places) && !in_lower_case(word));
    lone.take(LONE).collect()
}

fn is_slip(a: &str, b: &str) -> bool {
    let near = matches!(letters::compare(a, b), Letters::Near { edits: 1, alike: true } | Letters::Variant);
    near && a.chars().next() == b.chars().next() && !letters::is_inflection(a, b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;

    fn slips(left: &str, right: &str) -> usize {
        let (a, b) = (Analysis::new(&Document::new("a", left)), Analysis::new(&Document::new("b", right)));
        let both = Pair::new(&a, &b);
        lone_slips(both, &super::super::align(both)).len()
    }

    #[test]
    fn a_strange_name_in_two_spellings_is_found_wherever_it_stands() {
        assert_eq!(slips("The contract with Medikor was secret.", "Nobody knows it. Medicor, a firm from abroad, won."), 1);
    }

    #[test]
    fn words_of_the_language_and_names_of_two_are_silent() {
        for (left, right) in [
            ("Protester numbers grew.", "Protesters sang."),
            ("The contract with Medikor was secret.", "Medikor and Medicor are two firms."),
            ("They flew to Tarvena.", "They sailed to Torvald."),
        ] {
            assert_eq!(slips(left, right), 0, "{left} {right}");
        }
    }
}
