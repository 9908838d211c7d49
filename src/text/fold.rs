//! How words are compared: a key beside the word, never a second text.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Two words are the same word when their keys are equal: case, accents, ligatures and the shape of apostrophes are folded away.
///
/// The key is the 64-bit FNV-1a hash of the folded word; among the few thousand words of a pair of reports two different words
/// share one with a probability below one in a million million.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct WordKey(u64);

/// The two numbers of FNV-1a.
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

impl WordKey {
    /// The key of a word as it is written.
    pub fn of(word: &str) -> WordKey {
        WordKey::of_plain(word).unwrap_or_else(|| WordKey::of_folded(fold(word, &mut String::new())))
    }

    /// The key of a word of ASCII characters and typographic apostrophes, read in one pass; `None` for any other word.
    fn of_plain(word: &str) -> Option<WordKey> {
        let (bytes, mut hash, mut i) = (word.as_bytes(), OFFSET, 0);
        while i < bytes.len() {
            let byte = match bytes[i..] {
                [byte @ ..0x80, ..] => byte.to_ascii_lowercase(),
                [0xE2, 0x80, 0x98 | 0x99, ..] => {
                    i += 2;
                    b'\''
                }
                _ => return None,
            };
            hash = (hash ^ byte as u64).wrapping_mul(PRIME);
            i += 1;
        }
        Some(WordKey(hash))
    }

    /// The key of a word that [`fold`] has already seen.
    pub const fn of_folded(folded: &str) -> WordKey {
        WordKey(OFFSET).then(folded)
    }

    /// The key of this word with more letters, folded, written behind it.
    pub const fn then(self, folded: &str) -> WordKey {
        let (bytes, mut hash, mut i) = (folded.as_bytes(), self.0, 0);
        while i < bytes.len() {
            hash = (hash ^ bytes[i] as u64).wrapping_mul(PRIME);
            i += 1;
        }
        WordKey(hash)
    }

    /// The hash itself, for tables that are made of keys.
    pub const fn bits(self) -> u64 {
        self.0
    }
}

/// A map from words, or from rows of words.
pub(crate) type WordMap<V, K = WordKey> = HashMap<K, V, BuildHasherDefault<WordHasher>>;
/// A set of words.
pub(crate) type WordSet = HashSet<WordKey, BuildHasherDefault<WordHasher>>;

/// Takes a word key, which is a hash already, as its hash; of several it makes one.
#[derive(Default)]
pub(crate) struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = self.0.rotate_left(7).wrapping_mul(PRIME) ^ key;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The key of a folded word, made when the program is compiled.
macro_rules! key {
    ($word:literal) => {
        const { crate::text::WordKey::of_folded($word) }
    };
}

/// The keys of several words.
macro_rules! keys {
    ($($word:literal),+ $(,)?) => {
        const { &[$(crate::text::WordKey::of_folded($word)),+] }
    };
}

pub(crate) use {key, keys};

impl std::fmt::Display for WordKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// The word in lower case, without accents, with plain apostrophes and letters in place of ligatures, written into `buffer`.
pub fn fold<'b>(word: &str, buffer: &'b mut String) -> &'b str {
    buffer.clear();
    if word.is_ascii() {
        buffer.push_str(word);
        buffer.make_ascii_lowercase();
    } else {
        word.nfkd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase).for_each(|c| push_plain(c, buffer));
    }
    buffer
}

/// Letters that Unicode does not take apart, as newsrooms without them write them.
fn push_plain(c: char, buffer: &mut String) {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{02BB}' | '\u{2032}' | '`' => buffer.push('\''),
        '\u{2010}' | '\u{2011}' | '\u{00AD}' => buffer.push('-'),
        'ß' => buffer.push_str("ss"),
        'æ' => buffer.push_str("ae"),
        'œ' => buffer.push_str("oe"),
        'ø' => buffer.push('o'),
        'đ' | 'ð' => buffer.push('d'),
        'ł' => buffer.push('l'),
        'þ' => buffer.push_str("th"),
        'ı' => buffer.push('i'),
        _ if is_combining_mark(c) => {}
        _ => buffer.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_apostrophes_fold_and_letters_do_not() {
        for (a, b) in
            [("Sánchez", "SANCHEZ"), ("India’s", "india's"), ("Łódź", "lodz"), ("Øst", "ost"), ("ﬁre", "fire"), ("İstanbul", "istanbul")]
        {
            assert_eq!(WordKey::of(a), WordKey::of(b), "{a} {b}");
        }
        for word in ["Don’t", "Rubio", "‘", "U.S", "“", "…", "26", "`", "ﬁre"] {
            assert_eq!(WordKey::of(word), WordKey::of_folded(fold(word, &mut String::new())), "{word}");
        }
        assert_ne!(WordKey::of("Levitt"), WordKey::of("Leavitt"));
    }

    #[test]
    fn a_key_grows_by_letters() {
        assert_eq!(WordKey::of_folded("cease").then("fire"), WordKey::of("ceasefire"));
    }
}
