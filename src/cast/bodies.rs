//! Which names of organisations, places and other things are one thing's.

use super::{Named, keys};
use crate::extract::Text;
use crate::lexicon::Class;
use crate::segment::Shape;
use crate::text::{WordKey, WordMap};
use crate::value::NameKind;

/// The bodies, places and other things of a document, each as the indices of its names, in order.
pub(super) fn group(text: &Text, named: &[Named]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut known: WordMap<usize, Vec<WordKey>> = WordMap::default();
    let mut last: Option<(usize, usize)> = None;
    for (i, place) in named.iter().enumerate().filter(|(_, n)| n.name.kind != NameKind::Person) {
        let words = canonical(text, place);
        let expansion = last.filter(|&(before, _)| abbreviates(text, &named[before], place)).map(|(_, group)| group);
        let group = known.get(&words).copied().or(expansion).unwrap_or_else(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[group].push(i);
        known.entry(words).or_insert(group);
        last = Some((i, group));
    }
    groups
}

/// The words of a name as they are compared: without a country before a ministry ("US State Department"), short forms of countries
/// written out.
fn canonical(text: &Text, place: &Named) -> Vec<WordKey> {
    let tokens = &text.tokens()[place.tokens.clone()];
    let mut words: Vec<WordKey> = keys(text, place).collect();
    if place.name.kind == NameKind::Organisation
        && words.len() > 2
        && (tokens[0].is(Class::Demonyms) || tokens[0].value(Class::Places) == Some("c"))
    {
        words.remove(0);
    }
    if let &[short] = words.as_slice() { long_form(short).map_or(words, <[WordKey]>::to_vec) } else { words }
}

/// The words of the longer name of what everybody knows by a short one: "UK", "Britain".
pub(crate) fn long_form(short: WordKey) -> Option<&'static [WordKey]> {
    ALIASES.iter().find(|(known, _)| *known == short).map(|(_, long)| *long)
}

const UNITED: WordKey = WordKey::of_folded("united");
const STATES: &[WordKey] = &[UNITED, WordKey::of_folded("states")];
const KINGDOM: &[WordKey] = &[UNITED, WordKey::of_folded("kingdom")];
const EMIRATES: &[WordKey] = &[UNITED, WordKey::of_folded("arab"), WordKey::of_folded("emirates")];
const NATIONS: &[WordKey] = &[UNITED, WordKey::of_folded("nations")];
const UNION: &[WordKey] = &[WordKey::of_folded("european"), WordKey::of_folded("union")];

/// Short names of what everybody knows by a longer one.
const ALIASES: [(WordKey, &[WordKey]); 14] = [
    (WordKey::of_folded("us"), STATES),
    (WordKey::of_folded("u.s"), STATES),
    (WordKey::of_folded("usa"), STATES),
    (WordKey::of_folded("u.s.a"), STATES),
    (WordKey::of_folded("america"), STATES),
    (WordKey::of_folded("uk"), KINGDOM),
    (WordKey::of_folded("u.k"), KINGDOM),
    (WordKey::of_folded("britain"), KINGDOM),
    (WordKey::of_folded("uae"), EMIRATES),
    (WordKey::of_folded("u.a.e"), EMIRATES),
    (WordKey::of_folded("un"), NATIONS),
    (WordKey::of_folded("u.n"), NATIONS),
    (WordKey::of_folded("eu"), UNION),
    (WordKey::of_folded("e.u"), UNION),
];

/// Whether a name is the acronym of the one before it, in brackets: "Lashkar-e-Taiba (LeT)".
fn abbreviates(text: &Text, long: &Named, short: &Named) -> bool {
    let between = text.raw.get(long.span.end()..short.span.start()).unwrap_or("");
    let acronym = short.tokens.len() == 1 && matches!(text.tokens()[short.tokens.start].shape, Shape::Upper | Shape::Mixed);
    let words = &text.tokens()[long.tokens.clone()];
    let letter = |t: &crate::segment::Token| text.of(t.span).chars().next().map(|c| c.to_ascii_lowercase());
    let first = text.of(short.span).chars().next().map(|c| c.to_ascii_lowercase());
    between.trim() == "(" && acronym && words.iter().filter(|t| t.is_word()).any(|t| letter(t) == first)
}
