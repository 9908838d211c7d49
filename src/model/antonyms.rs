//! Words that mean the opposite of each other, from `antonyms.bin`.
//!
//! `ANTO`, the number of pairs (u32), then for each pair one key ([`super::table::pair_key`], u64), sorted; all little-endian. Of the two
//! words the one with the lesser [`WordKey`] comes first.

use super::table::pair_key;
use crate::text::WordKey;

static BYTES: &[u8] = include_bytes!("antonyms.bin");
static PAIRS: &[[u8; 8]] = pairs();

/// A pair's bucket is the first bits of its key.
const BUCKET_BITS: u32 = 12;

/// Where each bucket begins, and where the last ends.
static STARTS: [u16; (1 << BUCKET_BITS) + 1] = starts();

const fn starts() -> [u16; (1 << BUCKET_BITS) + 1] {
    let pairs = pairs();
    assert!(pairs.len() <= u16::MAX as usize, "too many pairs");
    let mut starts = [pairs.len() as u16; (1 << BUCKET_BITS) + 1];
    let (mut bucket, mut place) = (0, 0);
    while place < pairs.len() {
        while bucket <= bucket_of(u64::from_le_bytes(pairs[place])) {
            starts[bucket] = place as u16;
            bucket += 1;
        }
        place += 1;
    }
    starts
}

const fn bucket_of(key: u64) -> usize {
    (key >> (64 - BUCKET_BITS)) as usize
}

/// The sorted pairs, checked by the compiler.
const fn pairs() -> &'static [[u8; 8]] {
    assert!(matches!(BYTES, [b'A', b'N', b'T', b'O', ..]), "not a table of antonyms");
    let count = u32::from_le_bytes([BYTES[4], BYTES[5], BYTES[6], BYTES[7]]) as usize;
    let (pairs, rest) = BYTES.split_at(8).1.as_chunks();
    assert!(pairs.len() == count && rest.is_empty(), "a table cut short");
    pairs
}

/// Whether the two words, or the words they are forms of, are opposites, in either order: `rose` and `falls`, `deny` and `admitted`.
///
/// The opposites are WordNet's and those that news reports set against each other besides (`make/news_antonyms.txt`).
pub fn are_antonyms(a: WordKey, b: WordKey) -> bool {
    let key = pair_key(a.min(b), a.max(b));
    let bucket = bucket_of(key);
    PAIRS[STARTS[bucket] as usize..STARTS[bucket + 1] as usize].iter().any(|pair| u64::from_le_bytes(*pair) == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opposite(a: &str, b: &str) -> bool {
        let (a, b) = (WordKey::of(a), WordKey::of(b));
        assert_eq!(are_antonyms(a, b), are_antonyms(b, a));
        are_antonyms(a, b)
    }

    #[test]
    fn pairs_are_sorted_and_stand_once() {
        assert!(PAIRS.is_sorted_by_key(|pair| u64::from_le_bytes(*pair)));
        assert!(PAIRS.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn opposites_in_any_form_and_order() {
        for (a, b) in [
            ("rise", "fall"),
            ("rose", "fell"),
            ("rising", "falls"),
            ("Increased", "decreasing"),
            ("won", "lost"),
            ("victory", "defeats"),
            ("higher", "lower"),
            ("admit", "denied"),
            ("alive", "dead"),
            ("women", "men"),
            ("confirmed", "denies"),
            ("upheld", "overturned"),
            ("quitting", "joined"),
            ("unhurt", "injured"),
            ("before", "after"),
        ] {
            assert!(opposite(a, b), "{a} {b}");
        }
    }

    #[test]
    fn likes_and_strangers_are_no_opposites() {
        for (a, b) in [
            ("rise", "rises"),
            ("rise", "increase"),
            ("killed", "died"),
            ("talks", "bananas"),
            ("", ""),
            ("minister", "fall"),
            ("denied", "dispute"),
            ("cut", "lower"),
            ("limit", "limits"),
        ] {
            assert!(!opposite(a, b), "{a} {b}");
        }
    }
}
