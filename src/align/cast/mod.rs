//! The same entity in two documents, in spite of how it is written; and two entities in spite of like names.
//!
//! Edit distance alone is right in about one hit of sixteen on open text. So a likeness of spelling only proposes, and context
//! decides: the same given name, the same role, the same words beside the name.

mod bodies;
mod evidence;
mod letters;
mod lone;
mod persons;
mod profile;
mod variants;

use crate::analysis::Analysis;
use crate::pair::Pair;
use crate::text::WordKey;
pub(crate) use letters::{are_nicknames, are_slips};
pub use lone::lone_slips;
use profile::{Profile, Written};
use std::collections::{BTreeSet, HashMap};
pub use variants::{Variant, variants};

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
    let written = both.map(Written::new);
    let profiles =
        both.zip(written.as_ref()).map(|(a, written)| a.cast.iter().map(|entity| Profile::new(written, entity)).collect::<Vec<_>>());
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
    let named = keyed(&profiles.right);
    let found = keyed(&profiles.left).into_iter().filter_map(|(key, lefts)| Some((lefts, named.get(&key)?)));
    let telling = found.filter(|(lefts, rights)| lefts.len() * rights.len() <= MANY);
    telling.flat_map(|(lefts, rights)| lefts.into_iter().flat_map(move |l| rights.iter().map(move |&r| (l, r)))).collect()
}

/// The entities that each key leads to.
fn keyed(profiles: &[Profile]) -> HashMap<WordKey, Vec<usize>> {
    let mut named: HashMap<WordKey, Vec<usize>> = HashMap::new();
    for (i, profile) in profiles.iter().enumerate() {
        profile.keys().into_iter().for_each(|key| named.entry(key).or_default().push(i));
    }
    named
}

fn judge(pair: Pair<&Profile>) -> Option<Judged> {
    match (pair.left.is_person(), pair.right.is_person()) {
        (true, true) => persons::judge(pair),
        (false, false) => bodies::judge(pair),
        _ => bodies::mixed(pair),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Document;

    /// How the casts of two texts are linked: each pair of names with their likeness.
    fn linked(left: &str, right: &str) -> Vec<(String, String, Likeness)> {
        let (a, b) = (Analysis::new(&Document::new("a", left)), Analysis::new(&Document::new("b", right)));
        let name = |a: &Analysis, entity: usize| a.of(a.cast[entity].name).to_owned();
        align(Pair::new(&a, &b)).iter().map(|l| (name(&a, l.entities.left), name(&b, l.entities.right), l.likeness)).collect()
    }

    #[test]
    fn one_person_is_found_in_spite_of_the_spelling() {
        use Likeness::*;
        for (left, right, likeness) in [
            ("Robert Tallis spoke.", "Bob Tallis spoke.", Same),
            ("Robert Tallis spoke.", "R. Tallis spoke.", Same),
            ("Mayor Karin Lovitt spoke.", "Mayor Karin Leovitt spoke.", Spelling),
            ("Envoy Dmitri Savelov arrived.", "Envoy Dmitry Savelov arrived.", Transliteration),
            ("Nurse Stacy Keller left.", "Nurse Stacey Keller left.", Given),
            ("Juan Perez Solano won.", "Juan Perez won.", Same),
            ("Ahmed al-Sirri spoke.", "Ahmed Al-Sirri spoke.", Same),
        ] {
            let told = linked(left, right);
            assert!(told.len() == 1 && told[0].2 == likeness, "{left} {right} {told:?}");
        }
    }

    #[test]
    fn like_names_of_two_are_not_joined() {
        for (left, right) in [
            ("Spokesman Paul Browne left.", "Witness Devon Brown came."),
            ("Anna Warren spoke.", "Peter Warner spoke."),
            ("Judge Michael Harlow spoke.", "His wife, Michele, wept."),
            ("They flew to Atlanta.", "They crossed the Atlantic."),
            ("Elias Tembo, the police chief, spoke.", "Health Minister Elias Tembo-Mulenda spoke."),
            ("", "Ann Keller spoke."),
            ("An Al-Sabbah Twitter account said so.", "The bomb was laid by al-Shabab."),
        ] {
            assert_eq!(linked(left, right), [], "{left} {right}");
        }
    }

    #[test]
    fn bodies_and_places_are_found_by_acronym_alias_and_slip() {
        use Likeness::*;
        for (left, right, likeness) in [
            ("The World Food Programme sent rice.", "The WFP sent rice.", Same),
            ("It was made in Britain.", "It was made in the United Kingdom.", Same),
            ("They met in the Bay of Carrowen.", "They met in the Bay of Carowen.", Spelling),
            ("A farmer from Pennsylvania was tried.", "A farmer from Pennslvania was tried.", Spelling),
            ("An Al-Mourabid Twitter account said so.", "An officer of al-Mourabitt was seen.", Spelling),
            ("An Al-Qaedda Twitter account said so.", "The bomb was laid by al-Qaeda.", Spelling),
        ] {
            let told = linked(left, right);
            assert!(told.len() == 1 && told[0].2 == likeness, "{left} {right} {told:?}");
        }
    }

    #[test]
    fn matching_mirrors_when_the_documents_are_exchanged() {
        let (left, right) = ("Karin Lovitt met Omar Saleh in Karesh.", "Umar Saleh met Karin Leovitt in Karresh.");
        let mut turned: Vec<_> = linked(right, left).into_iter().map(|(l, r, likeness)| (r, l, likeness)).collect();
        let mut straight = linked(left, right);
        turned.sort();
        straight.sort();
        assert_eq!(turned, straight);
    }
}
