//! How like two words are, by their stems and their meanings; the word aligner, which sees all around them, has likenesses of its own.

use crate::analysis::Analysis;
use crate::model::{self, Row};
use crate::text::WordKey;

/// Words with vectors nearer than this may name one thing, and one of them is hardly denied where the other is asserted.
const NEAR: f32 = 0.4;

/// A word as it is compared: by its stem, or by its meaning.
#[derive(Clone, Copy, Debug)]
pub struct Likened {
    stem: WordKey,
    row: Option<Row>,
}

impl Likened {
    /// The word that a token is.
    pub fn new(a: &Analysis, token: usize) -> Likened {
        Likened { stem: a.stems[token], row: model::row(a.segments.tokens[token].key) }
    }

    /// 1 for one word, the cosine of words of like meaning, 0 for others.
    ///
    /// ```
    /// use variorum::align::likeness::Likened;
    /// use variorum::{Analysis, Document};
    ///
    /// let a = Analysis::new(&Document::new("a", "killed kills murdered sang"));
    /// let [killed, kills, murdered, sang] = [0, 1, 2, 3].map(|token| Likened::new(&a, token));
    /// assert_eq!((killed.to(kills), killed.to(sang)), (1.0, 0.0));
    /// assert!((0.4..1.0).contains(&killed.to(murdered)));
    /// ```
    pub fn to(self, other: Likened) -> f32 {
        if self.stem == other.stem {
            return 1.0;
        }
        let cosine = self.row.zip(other.row).map_or(0.0, |(own, other)| own.similarity(other));
        if cosine > NEAR { cosine } else { 0.0 }
    }
}
