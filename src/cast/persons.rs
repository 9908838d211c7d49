//! Which names of persons are one person's.

use super::Named;
use crate::extract::Text;
use crate::lexicon::Class;
use crate::segment::{Token, tokens_in};
use crate::text::{Span, WordKey, WordMap, key};
use crate::value::NameKind;

/// The persons of a document, each as the indices of its names, in order.
///
/// Full names come first: they say who there is. A lone surname or given name then goes to the one person who has it; where several have it,
/// to the one named last before, or else to the one named most.
pub(super) fn group(text: &Text, named: &[Named]) -> Vec<Vec<usize>> {
    let mut persons = Persons::default();
    let people: Vec<usize> = (0..named.len()).filter(|&i| named[i].name.kind == NameKind::Person).collect();
    let (full, bare): (Vec<usize>, Vec<usize>) = people.into_iter().partition(|&i| is_full(&named[i]));
    for i in full {
        persons.add_full(text, i, &named[i]);
    }
    for i in bare {
        persons.add_bare(text, i, &named[i]);
    }
    persons.full.into_iter().zip(persons.bare).map(|(full, bare)| sorted(full, bare)).collect()
}

fn sorted(mut places: Vec<usize>, more: Vec<usize>) -> Vec<usize> {
    places.extend(more);
    places.sort_unstable();
    places
}

fn is_full(named: &Named) -> bool {
    named.name.given.is_some_and(|given| given != named.name.family)
}

#[derive(Default)]
struct Persons {
    /// The places of each person's full name, in order.
    full: Vec<Vec<usize>>,
    /// The places where a person is named by one name alone, in order.
    bare: Vec<Vec<usize>>,
    /// The given names of each person, where they are told.
    given: Vec<Option<Span>>,
    /// The surname of each person.
    family: Vec<Span>,
    by_family: WordMap<Vec<usize>>,
    by_given: WordMap<Vec<usize>>,
}

impl Persons {
    fn add_full(&mut self, text: &Text, i: usize, named: &Named) {
        let Some(given) = named.name.given else { return };
        let (family_key, given_key) = (last_key(text, named), first_key(text, named, given));
        let same_family = self.by_family.get(&family_key).into_iter().flatten();
        let known = same_family.copied().find(|&p| self.given[p].is_some_and(|other| agree(text, given, other)));
        let spelt = || {
            let same_given = self.by_given.get(&given_key).into_iter().flatten().take(MANY);
            same_given.copied().find(|&p| is_misspelling(text, named.name.family, self.family[p]))
        };
        match known.or_else(spelt) {
            Some(person) => {
                self.full[person].push(i);
                index(&mut self.by_family, family_key, person);
            }
            None => {
                let person = self.push(vec![i], Vec::new(), Some(given), named.name.family);
                index(&mut self.by_family, family_key, person);
                index(&mut self.by_given, given_key, person);
            }
        }
    }

    fn add_bare(&mut self, text: &Text, i: usize, named: &Named) {
        let (key, first) = (last_key(text, named), first_key(text, named, named.name.family));
        let known = |map: &WordMap<Vec<usize>>| [key, first].iter().find_map(|k| map.get(k).map(|p| self.nearest(p, i)));
        let spelt = || (0..self.family.len().min(MANY)).find(|&p| is_misspelling(text, named.name.family, self.family[p]));
        let person = known(&self.by_family).or_else(|| known(&self.by_given)).or_else(spelt);
        match person {
            Some(person) => self.bare[person].push(i),
            None => {
                let person = self.push(Vec::new(), vec![i], None, named.name.family);
                index(&mut self.by_family, key, person);
            }
        }
    }

    /// Of several persons the one named last before a place, or else the one named most; lone names are asked for in order.
    fn nearest(&self, persons: &[usize], place: usize) -> usize {
        let full = |p: usize| self.full[p].partition_point(|&other| other < place).checked_sub(1).map(|at| self.full[p][at]);
        let before = |&p: &usize| full(p).max(self.bare[p].last().copied());
        let last = persons.iter().copied().filter(|p| before(p).is_some()).max_by_key(before);
        last.or_else(|| persons.iter().copied().max_by_key(|&p| self.full[p].len() + self.bare[p].len())).unwrap_or(persons[0])
    }

    fn push(&mut self, full: Vec<usize>, bare: Vec<usize>, given: Option<Span>, family: Span) -> usize {
        self.full.push(full);
        self.bare.push(bare);
        self.given.push(given);
        self.family.push(family);
        self.family.len() - 1
    }
}

/// How many namesakes are looked through for another spelling.
const MANY: usize = 16;

fn index(map: &mut WordMap<Vec<usize>>, key: WordKey, person: usize) {
    let persons = map.entry(key).or_default();
    if !persons.contains(&person) && persons.len() < MANY {
        persons.push(person);
    }
}

/// The tokens of a part of a name; of partners who share a surname only one has it beside the given name.
fn part<'t>(text: &Text<'t>, named: &Named, part: Span) -> &'t [Token] {
    let tokens = if named.span.contains(part) { &text.tokens()[named.tokens.clone()] } else { text.tokens() };
    &tokens[tokens_in(tokens, part)]
}

fn first_key(text: &Text, named: &Named, span: Span) -> WordKey {
    part(text, named, span)[0].key
}

/// The last word of a surname, "Leyen" of "von der Leyen", by which it is found.
fn last_key(text: &Text, named: &Named) -> WordKey {
    let words = part(text, named, named.name.family);
    let last = words.iter().rev().find(|t| t.is_word() && t.key != key!("the"));
    last.map_or_else(|| first_key(text, named, named.name.family), |t| t.key)
}

/// Whether two given names may be one person's: the same first name, an initial of it, or a nickname.
fn agree(text: &Text, one: Span, other: Span) -> bool {
    let first = |span: Span| &text.tokens()[text.segments.tokens_in(span).start];
    let (a, b) = (first(one), first(other));
    let initial = |span: Span| text.of(span).chars().next().map(|c| c.to_ascii_lowercase());
    let short = |span: Span| span.len() == 1 || text.of(span).as_bytes().get(1) == Some(&b'.');
    let nick = |t: &Token| t.word.value(Class::Nicknames);
    let nicknamed =
        |a: &Token, b: &Token| nick(a).is_some_and(|names| names.split([' ', ',']).any(|name| WordKey::of_folded(name) == b.key));
    a.key == b.key
        || (short(a.span) || short(b.span)) && initial(a.span) == initial(b.span)
        || nicknamed(a, b)
        || nicknamed(b, a)
        || (nick(a).is_some() && nick(a) == nick(b))
}

/// Whether two surnames differ by a slip: one or two letters, in words long enough for that.
fn is_misspelling(text: &Text, one: Span, other: Span) -> bool {
    let initial = |span: Span| text.of(span).chars().next().and_then(|c| c.to_lowercase().next());
    if initial(one) != initial(other) {
        return false;
    }
    let (a, b) = (text.of(one).to_lowercase(), text.of(other).to_lowercase());
    let shorter = a.chars().count().min(b.chars().count());
    let distance = strsim::osa_distance(&a, &b);
    distance > 0 && ((shorter >= 4 && distance == 1) || (shorter >= 7 && distance == 2))
}
