//! Two persons: by surname and given names, and by what else they share.

use super::evidence::{self, ENOUGH, certainty};
use super::letters::{self, Letters};
use super::profile::{Profile, is_known};
use super::{Ground, Judged, Likeness};
use crate::pair::Pair;

/// Whether two persons are one, and how their names stand to each other.
pub(super) fn judge(pair: Pair<&Profile>) -> Option<Judged> {
    let names = given_names(pair);
    match family(pair) {
        Letters::Same => same_family(pair, names),
        Letters::Far => whole_name(pair).or_else(|| second_surname(pair)).or_else(|| given_alone(pair)),
        near => spelt(pair, names, near),
    }
}

/// How two surnames of one or more words stand to each other: as the words of them that differ most.
fn family(pair: Pair<&Profile>) -> Letters {
    let (l, r) = (&pair.left.family, &pair.right.family);
    match (l.last(), r.last()) {
        (Some(_), Some(_)) if l.concat() == r.concat() => Letters::Same,
        (Some(a), Some(b)) => match letters::compare(a, b) {
            Letters::Far => letters::compare(&l.concat(), &r.concat()),
            letters => letters,
        },
        _ => Letters::Far,
    }
}

fn same_family(pair: Pair<&Profile>, names: Given) -> Option<Judged> {
    match names {
        Given::Same => Some((Likeness::Same, 1.0, vec![Ground::GivenName])),
        Given::Compatible => Some((Likeness::Same, 0.9, Vec::new())),
        Given::Variant => Some((Likeness::Transliteration, 0.9, vec![Ground::Surname])),
        Given::Alike => Some((Likeness::Given, 0.85, vec![Ground::Surname])),
        Given::Different => {
            let forms = Pair::new(pair.left.given.first()?.as_str(), pair.right.given.first()?.as_str());
            if is_named(pair, forms) {
                return None;
            }
            let close = forms.left.chars().next() == forms.right.chars().next() || strsim::levenshtein(forms.left, forms.right) <= 2;
            if evidence::share_role(pair) {
                Some((Likeness::Given, 0.6, vec![Ground::Surname, Ground::Role]))
            } else {
                let (context, _) = evidence::of_context(pair);
                let rare = if is_known(pair.left.family.last()?) { 0.0 } else { RARE };
                let begins = forms.left.starts_with(forms.right) || forms.right.starts_with(forms.left);
                let sounds = begins || letters::skeleton(forms.left) == letters::skeleton(forms.right);
                let sum = context + if sounds { RARE + rare } else { 0.0 };
                (close && sum >= CLOSE).then(|| (Likeness::Given, 0.55, vec![Ground::Surname, Ground::Context]))
            }
        }
    }
}

/// What a surname that no list knows adds, and what given names that sound alike or begin with each other do: "Graham" and "Graeme".
const RARE: f64 = 0.75;

/// From this sum of what stands beside both on, given names that begin alike are one person's.
const CLOSE: f64 = 1.5;

/// Whether a report names the other's given name somewhere.
fn is_named(pair: Pair<&Profile>, given: Pair<&str>) -> bool {
    let has = |p: &Profile, word: &str| {
        let key = crate::text::WordKey::of_folded(word);
        p.a.segments.tokens.iter().any(|t| t.key == key)
    };
    has(pair.left, given.right) || has(pair.right, given.left)
}

/// Surnames that differ by a slip: the same given name decides, or the role, or what stands beside both.
fn spelt(pair: Pair<&Profile>, names: Given, near: Letters) -> Option<Judged> {
    let words = Pair::new(pair.left.family.last()?.as_str(), pair.right.family.last()?.as_str());
    let given = match names {
        Given::Same => 3.0,
        Given::Variant => 2.5,
        Given::Alike => 1.5,
        Given::Compatible if !pair.left.given.is_empty() && !pair.right.given.is_empty() => 1.0,
        Given::Compatible => 0.0,
        Given::Different => return None,
    };
    let role = evidence::share_role(pair);
    let (context, beside) = evidence::of_context(pair);
    let twins = names == Given::Same && matches!(near, Letters::Near { edits: 1, .. }) && is_known(words.left) && is_known(words.right);
    let sum = given + if role { 2.0 } else { 0.0 } + evidence::of_letters(words, near) + context + if twins { TWINS } else { 0.0 };
    let bare = given < 1.5 && !role && letters::is_inflection(words.left, words.right);
    if sum < ENOUGH || bare || evidence::either_has_both(pair, words) {
        return None;
    }
    let likeness = if near == Letters::Variant { Likeness::Transliteration } else { Likeness::Spelling };
    let grounds = [(given > 2.0).then_some(Ground::GivenName), role.then_some(Ground::Role), beside];
    Some((likeness, certainty(sum), grounds.into_iter().flatten().collect()))
}

/// What the same given name adds where one letter of two known surnames differs: reports of one event seldom name a Sunil Varma and a
/// Sunil Verma who are two.
const TWINS: f64 = 1.0;

/// The same words in another order ("Norran Asim"), or a second surname in one only ("Juan Perez Solano" and "Juan Perez").
fn whole_name(pair: Pair<&Profile>) -> Option<Judged> {
    let (l, r) = (pair.left, pair.right);
    if l.given.is_empty() || r.given.is_empty() {
        return None;
    }
    let sorted = |p: &Profile| {
        let mut words: Vec<String> = p.words().cloned().collect();
        words.sort();
        words
    };
    let turned = sorted(l) == sorted(r);
    let second = |long: &Profile, short: &Profile| {
        let inside = short.family.iter().all(|word| long.given[1..].contains(word) || long.family.contains(word));
        inside && long.given.first() == short.given.first() && long.words().count() > short.words().count()
    };
    let others = || !l.roles().is_empty() && !r.roles().is_empty() && !evidence::share_role(pair);
    (turned || (second(l, r) || second(r, l)) && !others()).then(|| (Likeness::Same, 0.85, vec![Ground::GivenName]))
}

/// A second surname in one only, and the first one spelt in two ways: "Ana Perez Solano" and "Ana Peres".
fn second_surname(pair: Pair<&Profile>) -> Option<Judged> {
    let near = |long: &Profile, short: &Profile| -> Option<(Letters, String, String)> {
        let (first, surname) = (long.given.get(1)?, short.family.last()?);
        let fits = long.given.len() == 2 && long.given.first() == short.given.first();
        let near = letters::compare(first, surname);
        (fits && matches!(near, Letters::Near { .. } | Letters::Variant)).then(|| (near, first.clone(), surname.clone()))
    };
    let turned = || near(pair.right, pair.left).map(|(near, l, r)| (near, r, l));
    let (near, l, r) = near(pair.left, pair.right).or_else(turned)?;
    let words = Pair::new(l.as_str(), r.as_str());
    let (context, beside) = evidence::of_context(pair);
    let sum = 2.0 + evidence::of_letters(words, near) + context;
    let one = sum >= ENOUGH && !evidence::either_has_both(pair, words);
    let likeness = if near == Letters::Variant { Likeness::Transliteration } else { Likeness::Spelling };
    one.then(|| (likeness, certainty(sum), std::iter::once(Ground::GivenName).chain(beside).collect()))
}

/// A given name alone in one report ("his sister Mahira") and with a surname in the other.
fn given_alone(pair: Pair<&Profile>) -> Option<Judged> {
    let alone = |bare: &Profile, full: &Profile| -> Option<(String, String)> {
        let fits = bare.given.is_empty() && bare.family.len() == 1 && !full.given.is_empty();
        fits.then(|| (bare.family[0].clone(), full.given[0].clone()))
    };
    let (l, r) = alone(pair.left, pair.right).or_else(|| alone(pair.right, pair.left).map(|(bare, full)| (full, bare)))?;
    let words = Pair::new(l.as_str(), r.as_str());
    let near = letters::compare(&l, &r);
    let role = evidence::share_role(pair);
    let (context, beside) = evidence::of_context(pair);
    let told = match near {
        Letters::Same => 1.5,
        Letters::Far => return None,
        _ => evidence::of_letters(words, near),
    };
    let sum = told + context + if role { 2.0 } else { 0.0 };
    if sum < ENOUGH || near != Letters::Same && evidence::either_has_both(pair, words) {
        return None;
    }
    let likeness = match near {
        Letters::Same => Likeness::Same,
        Letters::Variant => Likeness::Transliteration,
        _ => Likeness::Given,
    };
    Some((likeness, certainty(sum - 1.0), role.then_some(Ground::Role).into_iter().chain(beside).collect()))
}

/// How two persons' given names stand to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Given {
    /// A full given name is the same in both
    Same,
    /// One is missing, or an initial, or a short form of the other
    Compatible,
    /// Two ways to write one foreign name
    Variant,
    /// Two spellings of one name, as far as the letters tell
    Alike,
    /// Two names
    Different,
}

fn given_names(pair: Pair<&Profile>) -> Given {
    let given = pair.map(|p| &p.given);
    let (Some(l), Some(r)) = (given.left.first(), given.right.first()) else { return Given::Compatible };
    let full = |name: &str| name.trim_matches('.').chars().count() > 1 && name.as_bytes().get(1) != Some(&b'.');
    let initials = |a: &str, b: &str| !full(a) && a.chars().next() == b.chars().next();
    let short = |a: &str, b: &str| b.starts_with(a) && b.len() >= a.len() + 3;
    let inside = |name: &String, names: &[String]| full(name) && names.contains(name);
    let whole = given.map(|names| if names.len() == 2 && full(&names[1]) { names.concat() } else { String::new() });
    if l == r && whole.left != whole.right && matches!(letters::compare(&whole.left, &whole.right), Letters::Near { .. }) {
        Given::Alike
    } else if l == r && full(l) || inside(l, given.right) || inside(r, given.left) {
        Given::Same
    } else if letters::are_variants(l, r) {
        Given::Variant
    } else if initials(l, r) || initials(r, l) || short(l, r) || short(r, l) || letters::are_nicknames(l, r) {
        Given::Compatible
    } else {
        match letters::compare(l, r) {
            Letters::Near { alike: true, .. } => Given::Alike,
            _ if is_known(l) && is_known(r) => Given::Different,
            Letters::Near { .. } => Given::Alike,
            _ if l.starts_with(r.as_str()) || r.starts_with(l.as_str()) || letters::are_close(l, r) => Given::Alike,
            _ => Given::Different,
        }
    }
}
