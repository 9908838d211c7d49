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

    /// Takes away another vector so many times.
    pub fn subtract(&mut self, other: &Vector, times: f32) {
        subtract(&mut self.0, &other.0, times);
    }

    /// Brings it to length one; zero stays zero, and so does what is too short to have a direction.
    pub fn normalize(&mut self) {
        normalize(&mut self.0);
    }

    /// Whether it is the zero vector, which is like nothing.
    pub fn is_zero(&self) -> bool {
        self.0.iter().all(|&x| x == 0.0)
    }

    /// The scalar product; of two vectors of length one it is their cosine.
    pub fn dot(&self, other: &Vector) -> f32 {
        dot(&self.0, &other.0)
    }

    /// The cosine, from -1 to 1; 0 where one of them is zero.
    pub fn similarity(&self, other: &Vector) -> f32 {
        let lengths = (self.dot(self) * other.dot(other)).sqrt();
        if lengths > 0.0 { (self.dot(other) / lengths).clamp(-1.0, 1.0) } else { 0.0 }
    }
}

impl AsRef<[f32]> for Vector {
    fn as_ref(&self) -> &[f32] {
        &self.0
    }
}

impl AsMut<[f32]> for Vector {
    fn as_mut(&mut self) -> &mut [f32] {
        &mut self.0
    }
}

/// The scalar product of two vectors of any one number of dimensions; what one of them has more is left out.
#[inline]
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    let ((a, end), (b, other)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
    let mut sums = [0.0; LANES];
    for (a, b) in a.iter().zip(b) {
        for i in 0..LANES {
            sums[i] += a[i] * b[i];
        }
    }
    sums.iter().sum::<f32>() + end.iter().zip(other).map(|(a, b)| a * b).sum::<f32>()
}

/// Takes so much of what some vectors have in common, their mean, from each of them, and brings them to length one: what is left of a
/// pair's sentences tells them apart.
pub fn set_apart<V: AsRef<[f32]> + AsMut<[f32]>>(vectors: &mut [&mut V], share: f32) {
    let Some(first) = vectors.first() else { return };
    let mut mean = vec![0.0; (**first).as_ref().len()];
    vectors.iter().for_each(|vector| subtract(&mut mean, (**vector).as_ref(), -1.0));
    let count = vectors.len() as f32;
    mean.iter_mut().for_each(|x| *x /= count);
    for vector in vectors {
        subtract((**vector).as_mut(), &mean, share);
        normalize((**vector).as_mut());
    }
}

#[inline]
fn subtract(from: &mut [f32], other: &[f32], times: f32) {
    from.iter_mut().zip(other).for_each(|(a, b)| *a -= times * b);
}

/// Brings a vector to length one; zero stays zero.
#[inline]
pub(super) fn normalize(vector: &mut [f32]) {
    let length = dot(vector, vector).sqrt();
    let factor = if length > 1e-9 { 1.0 / length } else { 0.0 };
    vector.iter_mut().for_each(|x| *x *= factor);
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
        let mut zero = Vector::default();
        zero.normalize();
        assert!(zero.is_zero());
        assert_eq!(zero.similarity(&Vector::of_word("talks").unwrap()), 0.0);
    }

    #[test]
    fn half_the_mean_taken_away_parts_what_a_subject_joins() {
        let words = ["minister", "president"].map(|word| Vector::of_word(word).unwrap());
        let mut parted = words.clone();
        set_apart(&mut parted.iter_mut().collect::<Vec<_>>(), 0.5);
        assert!(parted[0].similarity(&parted[1]) < words[0].similarity(&words[1]));
        set_apart::<Vector>(&mut [], 0.5);
    }

    #[test]
    fn vectors_of_any_number_of_dimensions_are_multiplied_to_their_end() {
        let ones = vec![1.0; 19];
        assert_eq!((dot(&ones, &ones), dot(&ones[..3], &ones[..3]), dot(&[], &[])), (19.0, 3.0, 0.0));
    }
}
