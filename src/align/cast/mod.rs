//! The same entity in two documents, in spite of how it is written; and two entities in spite of like names.
//!
//! Edit distance alone is right in about one hit of sixteen on open text. So a likeness of spelling only proposes, and context
//! decides: the same given name, the same role, the same words beside the name.

mod bodies;
mod evidence;
mod letters;
mod persons;
mod profile;

use crate::analysis::Analysis;
use crate::pair::Pair;
use crate::text::WordKey;
use profile::Profile;
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
    /// A word of the name is written in two ways that are both in use
    Transliteration,
}

/// What besides its spelling makes two names one entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// The same given name
    GivenName,
    /// The same surname
    Surname,
    /// The same role or title
    Role,
    /// The same other words in the name
    OtherWords,
    /// The same words beside the name
    Context,
}

type Judged = (Likeness, f64, Vec<Ground>);

/// Matches two casts, by their order; every entity has at most one partner.
pub fn align(both: Pair<&Analysis>) -> Vec<CastLink> {
    let profiles = both.map(|a| a.cast.iter().map(|entity| Profile::new(a, entity)).collect::<Vec<_>>());
    let link = |(left, right): (usize, usize)| {
        let (likeness, score, grounds) = judge(Pair::new(&profiles.left[left], &profiles.right[right]))?;
        Some(CastLink { entities: Pair { left, right }, score, likeness, grounds })
    };
    let mut links: Vec<CastLink> = candidates(&profiles).into_iter().filter_map(link).collect();
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

/// A key that more pairs of names share than this tells nothing.
const MANY: usize = 4096;

/// The pairs worth a look, by their order: those that share a key of their names.
fn candidates(profiles: &Pair<Vec<Profile>>) -> BTreeSet<(usize, usize)> {
    let mut named: HashMap<WordKey, Pair<Vec<usize>>> = HashMap::new();
    for (l, profile) in profiles.left.iter().enumerate() {
        profile.keys().into_iter().for_each(|key| named.entry(key).or_default().left.push(l));
    }
    for (r, profile) in profiles.right.iter().enumerate() {
        let known = profile.keys().into_iter();
        known.for_each(|key| _ = named.get_mut(&key).map(|found| found.right.push(r)));
    }
    let telling = named.into_values().filter(|found| found.left.len() * found.right.len() <= MANY);
    telling.flat_map(|found| found.left.into_iter().flat_map(move |l| found.right.clone().into_iter().map(move |r| (l, r)))).collect()
}

fn judge(pair: Pair<&Profile>) -> Option<Judged> {
    match (pair.left.is_person(), pair.right.is_person()) {
        (true, true) => persons::judge(pair),
        (false, false) => bodies::judge(pair),
        _ => bodies::mixed(pair),
    }
}
