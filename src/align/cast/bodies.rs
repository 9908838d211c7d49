//! Two organisations, places or other things, or what one report takes for a person and the other does not.

use super::evidence::{self, ENOUGH, certainty};
use super::letters::{self, Letters};
use super::profile::{self, Profile, initials};
use super::{Ground, Judged, Likeness};
use crate::cast;
use crate::lexicon::{Class, Word};
use crate::pair::Pair;
use crate::text::WordKey;
use crate::value::NameKind;

/// Whether two bodies are one, and how their names stand to each other.
pub(super) fn judge(pair: Pair<&Profile>) -> Option<Judged> {
    let (l, r) = (&pair.left.forms, &pair.right.forms);
    let known_as = |form: &Vec<String>| {
        let keys: Vec<WordKey> = form.iter().map(|word| WordKey::of_folded(word)).collect();
        if let [short] = keys.as_slice() { cast::long_form(*short).map_or(keys.clone(), <[WordKey]>::to_vec) } else { keys }
    };
    if l.iter().any(|form| !form.is_empty() && r.iter().any(|other| known_as(form) == known_as(other))) {
        return Some((Likeness::Same, 0.95, Vec::new()));
    }
    let short = |one: &[Vec<String>], other: &[Vec<String>]| {
        one.iter().any(|long| initials(long).is_some_and(|short| other.iter().any(|form| form.len() == 1 && form[0] == short)))
    };
    if short(l, r) || short(r, l) {
        return Some((Likeness::Same, 0.85, Vec::new()));
    }
    spelt(pair, pair.map(|p| p.family.iter().map(String::as_str).collect()), 0.0)
}

/// A person and what another document takes for a body or place: one when the whole names are the same, or but for a slip.
pub(super) fn mixed(pair: Pair<&Profile>) -> Option<Judged> {
    let words: Pair<Vec<&str>> =
        pair.map(|p| p.words().map(String::as_str).filter(|word| !Word::look_up(word).is(Class::Particles)).collect());
    if words.left == words.right {
        return Some((Likeness::Same, 0.6, Vec::new()));
    }
    let alone = |p: &Profile| p.entity.kind == NameKind::Other && p.family.len() == 1;
    if alone(pair.left) || alone(pair.right) {
        spelt(pair, pair.map(|p| p.family.iter().map(String::as_str).collect()), 0.0)
    } else {
        spelt(pair, words, if share_particles(pair) { WORD } else { 0.0 })
    }
}

/// Whether both names are written with the same particles: "Al-Mourabid" and "al-Mourabit".
fn share_particles(pair: Pair<&Profile>) -> bool {
    let particles = |p: &Profile| -> Vec<String> {
        profile::words(p.a, p.entity.name).into_iter().filter(|word| Word::look_up(word).is(Class::Particles)).collect()
    };
    let (left, right) = (particles(pair.left), particles(pair.right));
    !left.is_empty() && left == right
}

/// What it adds that another word of the names is the same.
const WORD: f64 = 1.5;

/// Names that are the same but for one word, which is spelt in two ways; `beside` is what is the same of them beside the words.
fn spelt(pair: Pair<&Profile>, words: Pair<Vec<&str>>, beside: f64) -> Option<Judged> {
    let words = if words.left.len() == words.right.len() { words } else { words.map(without_nouns) };
    let differing: Vec<(&str, &str)> = words.left.iter().copied().zip(words.right.iter().copied()).filter(|(a, b)| a != b).collect();
    let &[(a, b)] = differing.as_slice() else { return None };
    if words.left.len() != words.right.len() {
        return None;
    }
    let differ = Pair::new(a, b);
    let others = WORD * (words.left.len() - 1).min(2) as f64 + beside;
    let near = match letters::compare(a, b) {
        Letters::Far if others > 0.0 && letters::are_close(a, b) => Letters::Near { edits: 2, alike: false },
        near => near,
    };
    let inflected = others < ENOUGH && letters::is_inflection(a, b);
    if near == Letters::Far || near != Letters::Variant && inflected {
        return None;
    }
    let known = if evidence::is_misspelt_place(differ, near) { 2.5 } else { 0.0 };
    let (context, ground) = evidence::of_context(pair);
    let sum = others + known + evidence::of_letters(differ, near) + context;
    let common = || near != Letters::Variant && evidence::is_common(pair, differ);
    if sum < ENOUGH || common() || evidence::either_has_both(pair, differ) {
        return None;
    }
    let likeness = if near == Letters::Variant { Likeness::Transliteration } else { Likeness::Spelling };
    let grounds = [(others > 0.0).then_some(Ground::OtherWords), ground];
    Some((likeness, certainty(sum), grounds.into_iter().flatten().collect()))
}

/// The words of a name that are no nouns for places: "Sambora" of "Sambora Forest".
fn without_nouns(words: Vec<&str>) -> Vec<&str> {
    let (nouns, rest): (Vec<&str>, Vec<&str>) = words.into_iter().partition(|w| Word::look_up(w).is(Class::PlaceNouns));
    if rest.is_empty() { nouns } else { rest }
}
