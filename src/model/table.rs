//! The table of word vectors, `vectors.bin`, as it lies in the binary.
//!
//! All numbers are little-endian. With *n* rows:
//!
//! | bytes | what |
//! |---|---|
//! | 4 | `WVEC` |
//! | 3 × 4 | version (1), dimensions (192), n |
//! | n × 8 | keys, by bucket and then by size |
//! | n × 100 | rows in the keys' order: scale (IEEE half), sum of the squares of the row's whole numbers (u16), 96 bytes of nibbles |
//! | 32,769 × 2 | where each bucket begins, and where the last ends (u16) |
//!
//! A whole word stands under its [`WordKey`]; a piece that continues a word under the key of `##` and its letters; a pair of words under
//! [`pair_key`]. A key's bucket is the first 15 bits of its product with 2⁶⁴ divided by the golden ratio.
//! Byte *i* of the nibbles holds number *i* in its low half and number *i* + 96 in its high half, each plus 8; a vector's number is the
//! whole number (-7 to 7) times the scale.

use crate::text::WordKey;

/// How many numbers a vector has.
pub const DIMENSIONS: usize = 192;

pub(super) const HALF: usize = DIMENSIONS / 2;
const RECORD: usize = 4 + HALF;
const BUCKET_BITS: u32 = 15;

static BYTES: &[u8] = include_bytes!("vectors.bin");
const ROWS: usize = rows();
static KEYS: &[[u8; 8]] = part(16, 8 * ROWS).as_chunks().0;
static RECORDS: &[[u8; RECORD]] = part(16 + 8 * ROWS, RECORD * ROWS).as_chunks().0;
static STARTS: &[[u8; 2]] = part(16 + (8 + RECORD) * ROWS, BYTES.len() - 16 - (8 + RECORD) * ROWS).as_chunks().0;

/// The number of rows, read and checked by the compiler: a table of another make does not build.
const fn rows() -> usize {
    assert!(matches!(BYTES, [b'W', b'V', b'E', b'C', ..]), "not a table of word vectors");
    assert!(number_at(4) == 1 && number_at(8) == DIMENSIONS, "a table of another version or size");
    let rows = number_at(12);
    assert!(BYTES.len() == 16 + (8 + RECORD) * rows + 2 * ((1 << BUCKET_BITS) + 1), "a table cut short");
    rows
}

const fn number_at(place: usize) -> usize {
    u32::from_le_bytes([BYTES[place], BYTES[place + 1], BYTES[place + 2], BYTES[place + 3]]) as usize
}

const fn part(start: usize, len: usize) -> &'static [u8] {
    BYTES.split_at(start).1.split_at(len).0
}

/// The vector of a word, a word piece or a pair of words, where it lies in the table: a pointer, cheap to copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row(&'static [u8; RECORD]);

/// The row of a whole word; rarer words have none and are put together from pieces by [`super::Vector::of_word`].
pub fn row(key: WordKey) -> Option<Row> {
    find(key.bits())
}

/// The row of two words that often stand together in this order, to be added to theirs.
pub fn pair_row(first: WordKey, second: WordKey) -> Option<Row> {
    find(pair_key(first, second))
}

/// One key for two words in this order.
pub(super) const fn pair_key(first: WordKey, second: WordKey) -> u64 {
    (first.bits().rotate_left(1) ^ second.bits()).wrapping_mul(0x0100_0000_01b3)
}

fn find(key: u64) -> Option<Row> {
    let bucket = bucket(key);
    let (start, end) = (start(bucket), start(bucket + 1));
    let place = KEYS[start..end].iter().position(|k| u64::from_le_bytes(*k) == key)?;
    Some(Row(&RECORDS[start + place]))
}

const fn bucket(key: u64) -> usize {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BUCKET_BITS)) as usize
}

fn start(bucket: usize) -> usize {
    u16::from_le_bytes(STARTS[bucket]) as usize
}

impl Row {
    /// The cosine of two rows, from -1 to 1, in whole numbers but for the last division: the same on every machine.
    pub fn similarity(self, other: Row) -> f32 {
        let lengths = (self.squares() * other.squares()).sqrt();
        if lengths > 0.0 { f32::from(self.product(other)) / lengths } else { 0.0 }
    }

    /// Its whole numbers, for many cosines of one row.
    pub fn numbers(self) -> [i16; DIMENSIONS] {
        let mut numbers = [0; DIMENSIONS];
        let (lows, highs) = numbers.split_at_mut(HALF);
        for ((&byte, l), h) in self.nibbles().iter().zip(lows).zip(highs) {
            (*l, *h) = (low(byte), high(byte));
        }
        numbers
    }

    /// The cosine of two rows from their numbers: the same as [`Row::similarity`].
    pub fn similarity_of(self, numbers: &[i16; DIMENSIONS], other: Row, others: &[i16; DIMENSIONS]) -> f32 {
        let lengths = (self.squares() * other.squares()).sqrt();
        let product: i32 = numbers.iter().zip(others).map(|(&a, &b)| i32::from(a) * i32::from(b)).sum();
        if lengths > 0.0 { product as f32 / lengths } else { 0.0 }
    }

    /// The sum of the products of the whole numbers: at most 192 × 49, so 16 bits hold it.
    fn product(self, other: Row) -> i16 {
        let products = self.nibbles().iter().zip(other.nibbles()).map(|(&a, &b)| low(a) * low(b) + high(a) * high(b));
        products.sum()
    }

    fn squares(self) -> f32 {
        f32::from(u16::from_le_bytes([self.0[2], self.0[3]]))
    }

    /// How long the vector is.
    pub(super) fn length(self) -> f32 {
        self.scale() * self.squares().sqrt()
    }

    pub(super) fn scale(self) -> f32 {
        half_to_single(u16::from_le_bytes([self.0[0], self.0[1]]))
    }

    pub(super) fn nibbles(self) -> &'static [u8; HALF] {
        self.0.last_chunk().expect("a record ends with its nibbles")
    }
}

pub(super) const fn low(byte: u8) -> i16 {
    (byte & 15) as i16 - 8
}

pub(super) const fn high(byte: u8) -> i16 {
    (byte >> 4) as i16 - 8
}

/// An IEEE 754 half-precision number in single precision, which holds every one of them exactly.
fn half_to_single(bits: u16) -> f32 {
    const LEAST: f32 = 1.0 / (1 << 24) as f32;
    let (exponent, fraction) = (u32::from(bits >> 10 & 31), u32::from(bits & 1023));
    let size = match exponent {
        0 => fraction as f32 * LEAST,
        31 => f32::from_bits(255 << 23 | fraction << 13),
        _ => f32::from_bits((exponent + 112) << 23 | fraction << 13),
    };
    if bits >> 15 == 1 { -size } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_stands_in_its_bucket_once_and_every_row_knows_its_length() {
        assert_eq!((start(0), start(1 << BUCKET_BITS)), (0, ROWS));
        for bucket_number in 0..1 << BUCKET_BITS {
            let keys: Vec<u64> = KEYS[start(bucket_number)..start(bucket_number + 1)].iter().map(|k| u64::from_le_bytes(*k)).collect();
            assert!(keys.is_sorted_by(|a, b| a < b), "bucket {bucket_number}");
            assert!(keys.iter().all(|&key| bucket(key) == bucket_number), "bucket {bucket_number}");
        }
        for row in RECORDS.iter().map(Row) {
            assert_eq!(row.squares(), f32::from(row.product(row)));
            assert!(row.scale().is_finite() && row.scale() > 0.0);
            assert!(row.nibbles().iter().all(|&b| low(b) > -8 && high(b) > -8));
        }
    }

    #[test]
    fn words_pieces_and_pairs_are_found_under_their_keys() {
        for word in ["talks", "minister", "a", "2012", "u", "naïve"] {
            assert!(row(WordKey::of(word)).is_some(), "{word}");
        }
        for nothing in ["", "zzqxv", "talks minister", "\u{1F600}"] {
            assert_eq!(row(WordKey::of(nothing)), None, "{nothing}");
        }
        let (united, states) = (WordKey::of("United"), WordKey::of("States"));
        assert!(pair_row(united, states).is_some());
        assert_eq!(pair_row(states, united), None);
    }

    #[test]
    fn half_precision_at_its_edges() {
        let known = [
            (0x0000, 0.0),
            (0x0001, 5.960_464_5e-8),
            (0x03ff, 6.097_555e-5),
            (0x0400, 6.103_515_6e-5),
            (0x3c00, 1.0),
            (0x3555, 0.333_251_95),
            (0xc000, -2.0),
            (0x7bff, 65504.0),
            (0x7c00, f32::INFINITY),
            (0xfc00, f32::NEG_INFINITY),
        ];
        for (bits, number) in known {
            assert_eq!(half_to_single(bits), number, "{bits:04x}");
        }
        assert!(half_to_single(0x8000).is_sign_negative());
        assert!(half_to_single(0x7e00).is_nan());
    }
}
