//! Vectors of words and sentences, and how they are compared.

use super::encode::spell;
use super::table::{DIMENSIONS, HALF, Row, high, low};
use std::array;

/// The meaning of a word or a sentence as a point in 192 dimensions.
#[derive(Clone, Debug, PartialEq)]
pub struct Vector([f32; DIMENSIONS]);

/// How many sums run side by side in [`Vector::dot`], fixed so that rounding is the same on every machine.
const LANES: usize = 16;

impl Default for Vector {
    fn default() -> Vector {
        Vector([0.0; DIMENSIONS])
    }
}

impl Vector {
    /// The vector of one folded word, of length one, from its row or from the rows of its pieces; `None` where no piece is known, as in
    /// a word of another script.
    pub fn of_word(folded: &str) -> Option<Vector> {
        let mut vector = Vector::spelled(folded);
        vector.normalize();
        (!vector.is_zero()).then_some(vector)
    }

    /// The same, as long as its rows make it: the longer, the more the word tells of its sentence; zero where no piece is known.
    pub fn spelled(folded: &str) -> Vector {
        let mut vector = Vector::default();
        spell(folded, |_, row| vector.add(row, 1.0));
        vector
    }

    /// The mean of some vectors; zero where there are none.
    pub fn mean<'v>(vectors: impl IntoIterator<Item = &'v Vector>) -> Vector {
        let (mut sum, mut count) = (Vector::default(), 0.0);
        for vector in vectors {
            sum.subtract(vector, -1.0);
            count += 1.0;
        }
        sum.0.iter_mut().for_each(|x| *x /= f32::max(count, 1.0));
        sum
    }

    /// Adds a row, weighted.
    pub fn add(&mut self, row: Row, weight: f32) {
        let factor = row.scale() * weight;
        let (lows, highs) = self.0.split_at_mut(HALF);
        for ((&byte, l), h) in row.nibbles().iter().zip(lows).zip(highs) {
            *l += factor * f32::from(low(byte));
            *h += factor * f32::from(high(byte));
        }
    }

    /// Adds the direction of a row, weighted.
    pub fn add_unit(&mut self, row: Row, weight: f32) {
        self.add(row, weight / row.length().max(f32::MIN_POSITIVE));
    }

    /// For each dimension, whether it is negative, as bits: vectors of one direction differ in few of them.
    pub fn signs(&self) -> [u64; DIMENSIONS / 64] {
        array::from_fn(|word| (0..64).fold(0, |bits, bit| bits | u64::from(self.0[word * 64 + bit] < 0.0) << bit))
    }

    /// Takes away another vector so many times: half the mean of a pair's sentences leaves what tells them apart.
    pub fn subtract(&mut self, other: &Vector, times: f32) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a -= times * b);
    }

    /// Brings it to length one; zero stays zero, and so does what is too short to have a direction.
    pub fn normalize(&mut self) {
        let length = self.dot(self).sqrt();
        let factor = if length > 1e-9 { 1.0 / length } else { 0.0 };
        self.0.iter_mut().for_each(|x| *x *= factor);
    }

    /// Whether it is the zero vector, which is like nothing.
    pub fn is_zero(&self) -> bool {
        self.0.iter().all(|&x| x == 0.0)
    }

    /// The scalar product; of two vectors of length one it is their cosine.
    pub fn dot(&self, other: &Vector) -> f32 {
        let (a, b) = (self.0.as_chunks::<LANES>().0, other.0.as_chunks::<LANES>().0);
        let mut sums = [0.0; LANES];
        for (a, b) in a.iter().zip(b) {
            for i in 0..LANES {
                sums[i] += a[i] * b[i];
            }
        }
        sums.iter().sum()
    }

    /// The cosine, from -1 to 1; 0 where one of them is zero.
    pub fn similarity(&self, other: &Vector) -> f32 {
        let lengths = (self.dot(self) * other.dot(other)).sqrt();
        if lengths > 0.0 { (self.dot(other) / lengths).clamp(-1.0, 1.0) } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::row;
    use crate::text::WordKey;

    fn likeness(a: &str, b: &str) -> f32 {
        Vector::of_word(a).unwrap().dot(&Vector::of_word(b).unwrap())
    }

    #[test]
    fn neighbours_beat_strangers() {
        for (word, near, far) in [
            ("methods", "ways", "bananas"),
            ("productive", "constructive", "purple"),
            ("disputes", "conflicts", "kitchens"),
            ("support", "assistance", "giraffe"),
            ("killed", "dead", "sang"),
            ("talks", "discussions", "trousers"),
        ] {
            assert!(
                likeness(word, near) > likeness(word, far) + 0.2,
                "{word}: {near} {}, {far} {}",
                likeness(word, near),
                likeness(word, far)
            );
        }
    }

    #[test]
    fn unknown_words_are_put_together_from_pieces() {
        for (unknown, near, far) in [("deescalating", "escalating", "potato"), ("counteroffensives", "offensives", "lemonade")] {
            assert_eq!(row(WordKey::of(unknown)), None, "{unknown}");
            assert!(likeness(unknown, near) > likeness(unknown, far), "{unknown}");
        }
        for nothing in ["", "-", "мир", "平和", "\u{1F600}", "\u{200d}"] {
            assert_eq!(Vector::of_word(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn the_cosine_of_rows_is_that_of_their_vectors() {
        for (a, b) in [("rose", "fell"), ("army", "troops"), ("army", "army")] {
            let rows = row(WordKey::of(a)).unwrap().similarity(row(WordKey::of(b)).unwrap());
            assert!((rows - likeness(a, b)).abs() < 1e-5, "{a} {b}");
        }
    }

    #[test]
    fn zero_stays_zero_and_is_like_nothing() {
        let mut zero = Vector::mean([]);
        zero.normalize();
        assert!(zero.is_zero());
        assert_eq!(zero.similarity(&Vector::of_word("talks").unwrap()), 0.0);
    }

    #[test]
    fn half_the_mean_taken_away_parts_what_a_subject_joins() {
        let words = ["minister", "president"].map(|word| Vector::of_word(word).unwrap());
        let mean = Vector::mean(&words);
        let parted = words.clone().map(|mut word| {
            word.subtract(&mean, 0.5);
            word
        });
        assert!(parted[0].similarity(&parted[1]) < words[0].similarity(&words[1]));
    }
}
