//! From words to the vector of a sentence.

use super::table::{Row, pair_row, row};
use super::vector::Vector;
use crate::text::{WordKey, fold};

/// No piece is longer, in bytes, so that an endless word costs no more a letter than a short one.
const LONGEST_PIECE: usize = 20;

/// The vector of a sentence: the sum of its words' rows, each times its weight, of length one, or zero where no word is known.
///
/// A word is its key, how it is written and what it weighs, say its inverse document frequency among the sentences of both reports. Give
/// words and numbers in their order, without marks and possessives. Frequent pairs of neighbours add a row of their own, with the lesser
/// of their weights; a word without a row is put together from its pieces.
pub fn encode<'t>(words: impl IntoIterator<Item = (WordKey, &'t str, f32)>) -> Vector {
    let (mut sum, mut previous, mut buffer) = (Vector::default(), None, String::new());
    for (key, word, weight) in words {
        if let Some(row) = row(key) {
            sum.add(row, weight);
            add_pair(&mut sum, previous.replace((key, weight)), (key, weight));
        } else {
            spell(fold::fold(word, &mut buffer), |part, row| {
                sum.add(row, weight);
                if let Some(part) = part {
                    add_pair(&mut sum, previous.replace((part, weight)), (part, weight));
                }
            });
        }
    }
    sum.normalize();
    sum
}

fn add_pair(sum: &mut Vector, first: Option<(WordKey, f32)>, (second, weight): (WordKey, f32)) {
    if let Some((first, other)) = first
        && let Some(row) = pair_row(first, second)
    {
        sum.add(row, weight.min(other));
    }
}

/// The rows a word is written with: those of its parts between marks (`u.s`, `don't`), and of the pieces of a part that has none. A part
/// that is a word by itself comes with its key.
pub(super) fn spell(folded: &str, mut add: impl FnMut(Option<WordKey>, Row)) {
    for part in folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
        let key = WordKey::of_folded(part);
        match row(key) {
            Some(row) => add(Some(key), row),
            None => pieces(part).for_each(|row| add(None, row)),
        }
    }
}

/// The longest piece from the left, the longest that continues it, and so on, as far as pieces are known.
fn pieces(word: &str) -> impl Iterator<Item = Row> {
    let (mut rest, mut beginning) = (word, WordKey::of_folded(""));
    std::iter::from_fn(move || {
        let (row, len) = longest_piece(beginning, rest)?;
        (rest, beginning) = (&rest[len..], WordKey::of_folded("##"));
        Some(row)
    })
}

/// The longest piece the letters begin with, and its length in bytes; `beginning` tells whether a word begins or goes on.
fn longest_piece(beginning: WordKey, letters: &str) -> Option<(Row, usize)> {
    let ends = letters.char_indices().map(|(start, c)| (start, start + c.len_utf8()));
    let keys = ends.take_while(|(_, end)| *end <= LONGEST_PIECE).scan(beginning, |key, (start, end)| {
        *key = key.then(&letters[start..end]);
        Some((row(*key), end))
    });
    keys.filter_map(|(row, end)| Some((row?, end))).last()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sentence(text: &str) -> Vector {
        encode(text.split_whitespace().map(|word| (WordKey::of(word), word, 1.0)))
    }

    #[test]
    fn sentences_that_mean_the_same_are_nearer() {
        for (claim, same, other) in [
            (
                "The envoy urged both sides to find ways to de-escalate",
                "Both parties must look for methods to de-escalate said the envoy",
                "Shares of the carmaker lost a fifth of their value",
            ),
            ("Police arrested two suspects", "Officers detained a pair of suspects", "The police band played two waltzes"),
        ] {
            let [claim, same, other] = [claim, same, other].map(sentence);
            assert!(claim.dot(&same) > claim.dot(&other) + 0.1);
        }
    }

    #[test]
    fn pieces_are_the_longest_from_the_left() {
        for (word, known) in [("dronesism", ["drones", "##ism"]), ("talksville", ["talks", "##ville"])] {
            let known: Vec<Row> = known.iter().filter_map(|piece| row(WordKey::of_folded(piece))).collect();
            assert_eq!(pieces(word).collect::<Vec<_>>(), known, "{word}");
        }
        assert_eq!(pieces("мир").count(), 0);
        assert!(pieces(&"ab".repeat(100_000)).count() > 10_000);
    }

    #[test]
    fn words_split_by_marks_are_the_words_they_are_made_of() {
        assert_eq!(sentence("U.S troops"), sentence("u s troops"));
        assert_eq!(sentence("don't"), sentence("don t"));
    }

    #[test]
    fn a_pair_of_words_is_more_than_its_words() {
        let [united, states] = ["United", "States"].map(|w| Vector::of_word(&w.to_lowercase()).unwrap());
        let mut apart = united;
        apart.subtract(&states, -1.0);
        assert!(sentence("United States").similarity(&apart) < 0.999);
    }

    #[test]
    fn weights_count_and_nothing_is_zero() {
        let heavy = encode([("talks", 9.0), ("bananas", 0.1)].map(|(word, weight)| (WordKey::of(word), word, weight)));
        assert!(heavy.dot(&sentence("talks")) > 0.99);
        for nothing in ["", "« — »", "Привет"] {
            assert!(sentence(nothing).is_zero(), "{nothing}");
        }
        assert!(encode([(WordKey::of("talks"), "talks", 0.0)]).is_zero());
    }

    proptest! {
        #[test]
        fn any_text_has_a_finite_vector_and_always_the_same(text in "\\PC*") {
            let vector = sentence(&text);
            prop_assert!(vector.is_zero() || (vector.dot(&vector) - 1.0).abs() < 1e-4);
            prop_assert_eq!(vector, sentence(&text));
        }
    }
}
