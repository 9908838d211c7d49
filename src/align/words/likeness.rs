//! How alike two words are, without their neighbours: which sort of likeness, and how much of it.

use super::stretch::{Item, Sort};
use crate::model::{DIMENSIONS, are_antonyms};
use strsim::normalized_damerau_levenshtein;

/// How two words are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    /// Not that anything tells.
    Not,
    /// The same word, or figures of the same value.
    Same,
    /// Another inflection or spelling: "organise", "organized".
    Inflected,
    /// Grown from one root: "escalate", "escalation".
    Akin,
    /// "EU" and one of "European Union", "Calif." and "California".
    Short,
    /// One word and a part of it: "ceasefire", "cease fire".
    Joined,
    /// Names written almost alike: "Levitt", "Leavitt".
    Spelling,
    /// Opposites in meaning: "rose", "fell".
    Opposite,
    /// Like or unlike meanings; the model tells how much.
    Meaning,
    /// Function words of one group: "is", "was".
    Group,
    /// Function words of one part in the clause: "in", "by".
    Part,
    /// Verbs of saying.
    Telling,
    /// "%" and "percent", "$" and "dollars".
    Sign,
}

pub(super) const KINDS: usize = 13;

/// The likeness of two words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Likeness {
    pub kind: Kind,
    /// The cosine of their meanings, 0 where one is not known.
    pub cosine: f32,
}

impl Likeness {
    const fn of(kind: Kind) -> Likeness {
        Likeness { kind, cosine: 0.0 }
    }

    /// A first guess at how likely the two stand opposite each other, before anything around them is looked at.
    pub(super) fn guess(self) -> f32 {
        match self.kind {
            Kind::Not => 0.0,
            Kind::Same => 1.0,
            Kind::Inflected | Kind::Short | Kind::Joined | Kind::Sign => 0.9,
            Kind::Akin | Kind::Spelling => 0.8,
            Kind::Group | Kind::Telling => 0.5,
            Kind::Opposite | Kind::Part => 0.3,
            Kind::Meaning => (1.4 * self.cosine).clamp(0.0, 0.9),
        }
    }
}

/// The numbers of a word's row; zero where the model does not know it.
pub(super) fn numbers(item: &Item) -> [i16; DIMENSIONS] {
    item.row.map_or([0; DIMENSIONS], |row| row.numbers())
}

/// How alike two words are, given the numbers of their rows.
pub(super) fn likeness((l, numbers): (&Item, &[i16; DIMENSIONS]), (r, others): (&Item, &[i16; DIMENSIONS])) -> Likeness {
    if l.key == r.key {
        return Likeness::of(Kind::Same);
    }
    if l.stem == r.stem || l.digits.is_some() && l.digits == r.digits {
        let numbers = l.sort == Sort::Number || r.sort == Sort::Number;
        return Likeness::of(if numbers { Kind::Same } else { Kind::Inflected });
    }
    let kind = match (l.sort, r.sort) {
        (Sort::Mark, Sort::Mark) => Kind::Not,
        (Sort::Mark, _) if is_sign(l, r) => Kind::Sign,
        (_, Sort::Mark) if is_sign(r, l) => Kind::Sign,
        (Sort::Number, _) | (_, Sort::Number) => Kind::Not,
        _ if l.tells && r.tells => Kind::Telling,
        (Sort::Content, Sort::Content) => contents(l, r),
        (Sort::Function, Sort::Function) => functions(l, r),
        _ => Kind::Meaning,
    };
    match (l.row, r.row) {
        (Some(l), Some(r)) => Likeness { kind, cosine: l.similarity_of(numbers, r, others) },
        _ if kind == Kind::Meaning => Likeness::of(Kind::Not),
        _ => Likeness::of(kind),
    }
}

fn functions(l: &Item, r: &Item) -> Kind {
    if l.group.is_some() && l.group == r.group {
        Kind::Group
    } else if l.part == r.part && !l.part.is_empty() {
        Kind::Part
    } else {
        Kind::Meaning
    }
}

fn contents(l: &Item, r: &Item) -> Kind {
    let same_letter = l.text.as_bytes()[0].eq_ignore_ascii_case(&r.text.as_bytes()[0]);
    let known = l.row.is_some() && r.row.is_some();
    if same_letter && shared_start(l.text, r.text) {
        Kind::Akin
    } else if l.joined.contains(&Some(r.key)) || r.joined.contains(&Some(l.key)) {
        Kind::Joined
    } else if same_letter && (is_short(l, r) || is_short(r, l)) {
        Kind::Short
    } else if same_letter && !known && is_spelled_alike(l, r) {
        Kind::Spelling
    } else if known && are_antonyms(l.key, r.key) {
        Kind::Opposite
    } else {
        Kind::Meaning
    }
}

/// Whether two words begin alike for most of the longer one: "escalate" and "escalation".
fn shared_start(a: &str, b: &str) -> bool {
    let shared = a.bytes().zip(b.bytes()).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count();
    shared >= 4 && shared * 10 >= 6 * a.len().max(b.len())
}

/// Whether one is the other cut off: "Calif." and "California".
fn is_short(short: &Item, long: &Item) -> bool {
    let (s, l) = (short.text.as_bytes(), long.text.as_bytes());
    short.short && s.len() >= 3 && s.len() < l.len() && s[..3].eq_ignore_ascii_case(&l[..3]) && s.iter().all(u8::is_ascii_alphabetic)
}

fn is_spelled_alike(l: &Item, r: &Item) -> bool {
    let lengths = l.text.len().min(r.text.len())..=l.text.len().max(r.text.len());
    *lengths.start() >= 3 && lengths.end() - lengths.start() <= 2 && *lengths.end() < 24 && {
        let folded = |t: &str| t.to_lowercase();
        normalized_damerau_levenshtein(&folded(l.text), &folded(r.text)) >= 0.65
    }
}

/// Whether a sign is short for a word.
fn is_sign(mark: &Item, word: &Item) -> bool {
    match mark.text {
        "%" => ["percent", "percentage", "cent"].iter().any(|w| word.text.eq_ignore_ascii_case(w)),
        "$" => ["dollar", "dollars"].iter().any(|w| word.text.eq_ignore_ascii_case(w)),
        "&" => word.text.eq_ignore_ascii_case("and"),
        "£" => ["pound", "pounds"].iter().any(|w| word.text.eq_ignore_ascii_case(w)),
        "€" => ["euro", "euros"].iter().any(|w| word.text.eq_ignore_ascii_case(w)),
        _ => false,
    }
}

/// Marks the letters of an acronym as short for the words they stand for: `found(acronym, word)`.
pub(super) fn acronyms(items: &[Item], others: &[Item], mut found: impl FnMut(usize, usize)) {
    for (i, item) in items.iter().enumerate().filter(|(_, item)| item.short && item.sort == Sort::Content) {
        let letters = || item.text.bytes().filter(u8::is_ascii_alphabetic);
        if !(2..=6).contains(&letters().count()) || item.text.len() > 12 || item.text.len() > letters().count() && !item.text.contains('.')
        {
            continue;
        }
        for start in 0..others.len() {
            if let Some(end) = spelled_out(letters(), others, start) {
                (start..end).filter(|&j| others[j].sort != Sort::Mark).for_each(|j| found(i, j));
                break;
            }
        }
    }
}

/// Where the words end whose first letters these are; function words between them may have none.
fn spelled_out(letters: impl Iterator<Item = u8>, items: &[Item], start: usize) -> Option<usize> {
    let mut at = start;
    for (n, letter) in letters.enumerate() {
        let begins = |item: &Item| item.text.as_bytes()[0].eq_ignore_ascii_case(&letter) && item.text.len() > 1;
        while n > 0 && items.get(at).is_some_and(|item| !begins(item) && (item.sort == Sort::Function || item.text == "-")) {
            at += 1;
        }
        if !begins(items.get(at)?) {
            return None;
        }
        at += 1;
    }
    Some(at)
}
