//! Word lists, written for this project: one file in `data/` is one class of words.
//!
//! The lists are compiled into a hash table, so nothing is parsed when the program starts, and a token is looked up once,
//! when it is made. Lists say what a word may be; whether it is that here is for the stages above to judge from context.

use crate::text::WordKey;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// The number of a word in the lexicon; a word that stands in no list has [`Word::UNKNOWN`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Word {
    entry: u16,
    /// The number of the set of lists that it stands in. Tokens carry it, since most of what is asked of a word is whether a list has it.
    /// Numbers behind the last set tell what settings add to the word.
    set: u16,
}

/// What several words have in common: the lists they stand in, and those that have them or a phrase that begins with them.
#[derive(Debug)]
struct Set {
    classes: u128,
    opens: u128,
}

#[derive(Debug)]
struct Entry {
    set: u16,
    values: &'static [(Class, &'static str)],
    phrases: &'static [Phrase],
}

#[derive(Debug)]
struct Phrase {
    tail: &'static [WordKey],
    class: Class,
    value: &'static str,
}

/// A word or phrase of a list, met in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// How many tokens it takes.
    pub len: usize,
    /// What stands behind the tab in the list; empty where nothing does.
    pub value: &'static str,
}

/// Several lists as one set, for [`Word::opens`].
pub const fn lists(classes: &[Class]) -> u128 {
    let (mut bits, mut i) = (0, 0);
    while i < classes.len() {
        bits |= 1u128 << classes[i] as u8;
        i += 1;
    }
    bits
}

impl Word {
    /// A word in no list.
    pub const UNKNOWN: Word = Word { entry: 0, set: 0 };

    /// The entry of a folded word ([`crate::text::fold::fold`]).
    pub fn look_up(folded: &str) -> Word {
        Word::of(WordKey::of_folded(folded))
    }

    /// The entry of the word with this key.
    pub fn of(key: WordKey) -> Word {
        let bits = key.bits();
        let mut slot = (bits ^ bits >> 32) as usize % SLOTS.len();
        while SLOTS[slot].1 != Word::UNKNOWN && SLOTS[slot].0 != bits {
            slot = (slot + 1) % SLOTS.len();
        }
        SLOTS[slot].1
    }

    fn entry(self) -> &'static Entry {
        &ENTRIES[self.entry as usize]
    }

    fn set(self) -> &'static Set {
        SETS.get(self.set as usize).unwrap_or_else(|| &SETS[self.entry().set as usize])
    }

    /// The word with a number that tells what settings say of it; see [`Word::added`].
    pub(crate) fn with(self, added: u16) -> Word {
        Word { set: SETS.len() as u16 + added, ..self }
    }

    /// What settings say of the word: 0 for nothing.
    pub(crate) fn added(self) -> u16 {
        self.set.saturating_sub(SETS.len() as u16)
    }

    /// Whether the word stands, alone, in the list.
    pub fn is(self, class: Class) -> bool {
        self.set().classes & (1u128 << class as u8) != 0
    }

    /// Whether the word, or a phrase that begins with it, stands in one of the lists; see [`lists`].
    pub fn opens(self, lists: u128) -> bool {
        self.set().opens & lists != 0
    }

    /// What the list says of the word: empty where it says nothing more, `None` where the word is not in it.
    pub fn value(self, class: Class) -> Option<&'static str> {
        self.is(class).then(|| {
            let values = self.entry().values;
            values.iter().find(|(c, _)| *c == class).map_or("", |(_, value)| *value)
        })
    }

    /// The longest word or phrase of the list that begins with this word; `next(1)` is the key of the token behind it, and so on.
    pub fn longest(self, class: Class, next: impl Fn(usize) -> Option<WordKey>) -> Option<Hit> {
        if !self.opens(lists(&[class])) {
            return None;
        }
        let phrase = self
            .entry()
            .phrases
            .iter()
            .filter(|p| p.class == class)
            .find(|p| p.tail.iter().enumerate().all(|(i, &word)| next(i + 1) == Some(word)));
        match phrase {
            Some(phrase) => Some(Hit { len: phrase.tail.len() + 1, value: phrase.value }),
            None => self.value(class).map(|value| Hit { len: 1, value }),
        }
    }
}
