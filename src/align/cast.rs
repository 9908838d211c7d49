//! The same entity in two documents, in spite of how it is written; and two entities in spite of like names.
//!
//! Edit distance alone is right in about one hit of sixteen on open text. So a likeness of spelling only proposes, and context
//! decides: the same given name, the same role, the same words beside the name.

use crate::analysis::Analysis;
use crate::cast::Entity;
use crate::lexicon::Class;
use crate::pair::{Pair, Side};
use crate::text::{Span, WordKey, fold};
use crate::value::NameKind;
use std::collections::{BTreeSet, HashMap};

/// An entity of each document that are the same.
#[derive(Clone, Debug, PartialEq)]
pub struct CastLink {
    /// Indices into the two casts.
    pub entities: Pair<usize>,
    /// How sure that is, from 0 to 1.
    pub score: f64,
    /// How their names stand to each other.
    pub likeness: Likeness,
    /// What besides the name speaks for it.
    pub grounds: Vec<Ground>,
}

/// How two names stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same name, folded, or one a part of the other
    Same,
    /// Given names differ, surnames are the same
    Given,
    /// The surname, or a word of the name, is spelt in two ways
    Spelling,
}

/// What besides its spelling makes two names one entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// The same given name
    GivenName,
    /// The same role or title
    Role,
    /// The same other words in the name
    OtherWords,
}

/// Matches two casts, by their order; every entity has at most one partner.
pub fn align(both: Pair<&Analysis>) -> Vec<CastLink> {
    let link = |(left, right): (usize, usize)| {
        let (likeness, score, grounds) = judge(both, Pair::new(&both.left.cast[left], &both.right.cast[right]))?;
        Some(CastLink { entities: Pair { left, right }, score, likeness, grounds })
    };
    let mut links: Vec<CastLink> = candidates(both).into_iter().filter_map(link).collect();
    links.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.entities.cmp(&b.entities)));
    let (mut lefts, mut rights) = (BTreeSet::new(), BTreeSet::new());
    links.retain(|l| {
        let free = !lefts.contains(&l.entities.left) && !rights.contains(&l.entities.right);
        if free {
            lefts.insert(l.entities.left);
            rights.insert(l.entities.right);
        }
        free
    });
    links.sort_by_key(|l| l.entities);
    links
}

/// Up to this many pairs of entities are all looked at; of more, those that share a word of their names.
const ALL: usize = 250_000;

/// The pairs worth a look, by their order.
fn candidates(both: Pair<&Analysis>) -> BTreeSet<(usize, usize)> {
    let (lefts, rights) = (both.left.cast.len(), both.right.cast.len());
    if lefts * rights <= ALL {
        return (0..lefts).flat_map(|l| (0..rights).map(move |r| (l, r))).collect();
    }
    let mut named: HashMap<String, Vec<usize>> = HashMap::new();
    for (r, entity) in both.right.cast.iter().enumerate() {
        words(both.right, entity.name).into_iter().for_each(|word| named.entry(word).or_default().push(r));
    }
    let sharing = |(l, entity): (usize, &Entity)| -> Vec<(usize, usize)> {
        let found = words(both.left, entity.name).into_iter().filter_map(|word| named.get(&word)).flatten();
        found.map(|&r| (l, r)).collect()
    };
    both.left.cast.iter().enumerate().flat_map(sharing).collect()
}

type Judged = (Likeness, f64, Vec<Ground>);

fn judge(both: Pair<&Analysis>, pair: Pair<&Entity>) -> Option<Judged> {
    let kinds = Pair::new(pair.left.kind, pair.right.kind);
    match (kinds.left == NameKind::Person, kinds.right == NameKind::Person) {
        (true, true) => person(both, pair),
        (false, false) => body(both, pair),
        _ => whole_name(both, pair),
    }
}

/// A person and what another document takes for a body or place: one only when the whole names are the same.
fn whole_name(both: Pair<&Analysis>, pair: Pair<&Entity>) -> Option<Judged> {
    let same = words(both.left, pair.left.name) == words(both.right, pair.right.name);
    same.then(|| (Likeness::Same, 0.6, Vec::new()))
}

fn person(both: Pair<&Analysis>, pair: Pair<&Entity>) -> Option<Judged> {
    let family = Pair::new(family(both.left, pair.left)?, family(both.right, pair.right)?);
    let given = Pair::new(given(both.left, pair.left), given(both.right, pair.right));
    let names = given_names(&given);
    let role = share_role(both, pair);
    if fold_key(family.left) == fold_key(family.right) {
        return match names {
            Given::Same => Some((Likeness::Same, 1.0, vec![Ground::GivenName])),
            Given::Compatible => Some((Likeness::Same, 0.9, Vec::new())),
            Given::Alike => Some((Likeness::Given, 0.85, Vec::new())),
            Given::Different if role => Some((Likeness::Given, 0.6, vec![Ground::Role])),
            Given::Different => None,
        };
    }
    let grounds: Vec<Ground> =
        [(names == Given::Same, Ground::GivenName), (role, Ground::Role)].into_iter().filter(|g| g.0).map(|g| g.1).collect();
    let spelt = !grounds.is_empty() && names != Given::Different && is_misspelling(&family) && !either_has_both(both, &family);
    spelt.then_some((Likeness::Spelling, 0.7 + 0.1 * grounds.len() as f64, grounds))
}

fn body(both: Pair<&Analysis>, pair: Pair<&Entity>) -> Option<Judged> {
    let forms = |a: &Analysis, e: &Entity| e.forms.iter().map(|f| words(a, f.family)).collect::<Vec<_>>();
    let (left, right) = (forms(both.left, pair.left), forms(both.right, pair.right));
    if left.iter().any(|l| right.contains(l)) {
        return Some((Likeness::Same, 0.95, Vec::new()));
    }
    let (l, r) = (words(both.left, pair.left.name), words(both.right, pair.right.name));
    let differing: Vec<(&String, &String)> = l.iter().zip(&r).filter(|(a, b)| a != b).collect();
    let shares = l.len() == r.len() && l.len() > 1 && differing.len() == 1;
    let &(a, b) = differing.first().filter(|_| shares)?;
    let pair = Pair::new(a.as_str(), b.as_str());
    (is_misspelling(&pair) && !either_has_both(both, &pair)).then(|| (Likeness::Spelling, 0.7, vec![Ground::OtherWords]))
}

/// The folded words of a name, without articles.
fn words(a: &Analysis, name: Span) -> Vec<String> {
    let mut buffer = String::new();
    let tokens = a.segments.tokens_in(name).map(|t| &a.segments.tokens[t]).filter(|t| t.is_word());
    tokens.map(|t| fold::fold(a.of(t.span), &mut buffer).to_owned()).filter(|w| w != "the").collect()
}

fn family<'a>(a: &'a Analysis, e: &Entity) -> Option<&'a str> {
    e.forms.first().map(|form| a.of(form.family))
}

fn given(a: &Analysis, e: &Entity) -> Vec<String> {
    e.forms.iter().find_map(|form| form.given).map(|span| words(a, span)).unwrap_or_default()
}

fn fold_key(name: &str) -> WordKey {
    WordKey::of(name)
}

/// How two persons' given names stand to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Given {
    /// A full given name is the same in both
    Same,
    /// One is missing, or an initial, or a short form of the other
    Compatible,
    /// Two spellings of one name, as far as the letters tell
    Alike,
    /// Two names
    Different,
}

fn given_names(given: &Pair<Vec<String>>) -> Given {
    let (Some(l), Some(r)) = (given.left.first(), given.right.first()) else { return Given::Compatible };
    let full = |name: &str| name.trim_matches('.').chars().count() > 1;
    let initials = |a: &str, b: &str| !full(a) && b.starts_with(a.trim_matches('.'));
    if full(l) && (l == r || given.right.contains(l) || given.left.contains(r) && full(r)) {
        Given::Same
    } else if initials(l, r) || initials(r, l) || l.starts_with(r.as_str()) || r.starts_with(l.as_str()) || are_nicknames(l, r) {
        Given::Compatible
    } else if strsim::damerau_levenshtein(l, r) <= 1 && l.len().min(r.len()) > 3 {
        Given::Alike
    } else {
        Given::Different
    }
}

/// Whether two folded given names are one: "bob" and "robert".
fn are_nicknames(a: &str, b: &str) -> bool {
    let full = |name: &str| crate::lexicon::Word::look_up(name).value(Class::Nicknames);
    let means = |nick: &str, name: &str| full(nick).is_some_and(|names| names.split(' ').any(|n| n == name));
    means(a, b) || means(b, a) || full(a).zip(full(b)).is_some_and(|(a, b)| a.split(' ').any(|n| b.split(' ').any(|m| m == n)))
}

/// Whether two words can be one name spelt in two ways, by their letters and sound alone.
pub(crate) fn is_misspelling(pair: &Pair<&str>) -> bool {
    let mut buffer = Pair::new(String::new(), String::new());
    let (l, r) = (fold::fold(pair.left, &mut buffer.left), fold::fold(pair.right, &mut buffer.right));
    let longest = l.chars().count().max(r.chars().count());
    let edits = strsim::damerau_levenshtein(l, r);
    let few = edits
        <= if longest < 5 {
            1
        } else if longest < 9 {
            2
        } else {
            3
        };
    longest >= 4 && edits > 0 && few && !is_inflection(l, r) && (edits == 1 || sounds_alike(l, r))
}

/// Endings that make another word of a name: a demonym, a plural, an office.
fn is_inflection(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    const ENDS: [&str; 12] = ["s", "es", "n", "an", "i", "ian", "ic", "ish", "er", "ist", "y", "'s"];
    long.strip_prefix(short).is_some_and(|end| ENDS.contains(&end)) || (short.ends_with("er") && long.ends_with("ry"))
}

fn sounds_alike(a: &str, b: &str) -> bool {
    let plain = |s: &str| s.chars().filter(char::is_ascii_alphabetic).collect::<String>();
    let (a, b) = (plain(a), plain(b));
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let encoder = rphonetic::DoubleMetaphone::new(Some(8));
    let (x, y) = (encoder.double_metaphone(&a), encoder.double_metaphone(&b));
    let codes = |m: &rphonetic::DoubleMetaphoneResult| [m.primary(), m.alternate()];
    codes(&x).iter().any(|code| codes(&y).contains(code))
}

/// Whether one report writes both forms, and so means two people, or knows of the slip itself.
fn either_has_both(both: Pair<&Analysis>, forms: &Pair<&str>) -> bool {
    let has = |a: &Analysis, name: &str| {
        let key = WordKey::of(name);
        a.segments.tokens.iter().any(|t| t.key == key)
    };
    Side::BOTH.into_iter().any(|side| has(both.side(side), forms.left) && has(both.side(side), forms.right))
}

/// Whether both reports give the two a role with the same head.
fn share_role(both: Pair<&Analysis>, pair: Pair<&Entity>) -> bool {
    let roles = |a: &Analysis, e: &Entity| -> BTreeSet<WordKey> {
        let content = |span: &Span| a.segments.tokens_in(*span).filter(|&t| a.segments.tokens[t].is_word());
        e.roles.iter().filter_map(|r| content(r).next_back()).map(|t| a.stems[t]).collect()
    };
    !roles(both.left, pair.left).is_disjoint(&roles(both.right, pair.right))
}
