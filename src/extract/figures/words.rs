//! A sentence as the figure parsers see it: tokens by number, and questions that beyond its ends are answered with no.

use crate::lexicon::{Class, Hit, Word};
use crate::segment::{Shape, Token, longest};
use crate::text::{Span, WordKey};

pub(super) use crate::text::{key, keys};

/// The sorts of number words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// "two", "twenty"
    Small,
    /// "hundred", "million", "dozen": it multiplies what stands before it
    Scale,
    /// "hundreds", "dozens"
    Plural,
    /// "second", "twentieth"
    Ordinal,
    /// "couple", which counts two only in "a couple of"
    Pair,
    /// "half", "thirds": it divides what stands before it
    Divisor,
}

impl Sort {
    /// How the word list marks it.
    fn sign(self) -> &'static str {
        match self {
            Sort::Small => "",
            Sort::Scale => "*",
            Sort::Plural => "**",
            Sort::Ordinal => "#",
            Sort::Pair => "~",
            Sort::Divisor => "/",
        }
    }
}

/// The number of a number word, where it is of this sort.
pub(super) fn number(word: Word, sort: Sort) -> Option<f64> {
    let value = word.value(Class::NumberWords)?;
    let digits = value.trim_start_matches(['*', '#', '~', '/']);
    (value[..value.len() - digits.len()] == *sort.sign()).then(|| digits.parse().ok())?
}

/// The tokens of one sentence, counted from 0.
#[derive(Clone, Copy)]
pub(super) struct Words<'t> {
    pub(super) raw: &'t str,
    pub(super) tokens: &'t [Token],
}

/// The token before `i`; before the first there is one that answers every question with no.
pub(super) fn before(i: usize) -> usize {
    i.wrapping_sub(1)
}

impl<'t> Words<'t> {
    pub(super) fn token(&self, i: usize) -> Option<&'t Token> {
        self.tokens.get(i)
    }

    /// The words of a token; empty beyond the ends.
    pub(super) fn text(&self, i: usize) -> &'t str {
        self.token(i).map_or("", |t| t.span.of(self.raw))
    }

    pub(super) fn shape(&self, i: usize) -> Option<Shape> {
        self.token(i).map(|t| t.shape)
    }

    pub(super) fn is(&self, i: usize, class: Class) -> bool {
        self.token(i).is_some_and(|t| t.is(class))
    }

    pub(super) fn says(&self, i: usize, word: WordKey) -> bool {
        self.token(i).is_some_and(|t| t.key == word)
    }

    pub(super) fn says_any(&self, i: usize, words: &[WordKey]) -> bool {
        self.token(i).is_some_and(|t| words.contains(&t.key))
    }

    /// What a list says of a single token.
    pub(super) fn value(&self, i: usize, class: Class) -> Option<&'static str> {
        self.token(i)?.word.value(class)
    }

    /// The number of a number word, where it is of this sort.
    pub(super) fn number(&self, i: usize, sort: Sort) -> Option<f64> {
        number(self.token(i)?.word, sort)
    }

    /// Whether a token is a number word of this sort.
    pub(super) fn counts_as(&self, i: usize, sort: Sort) -> bool {
        self.number(i, sort).is_some()
    }

    /// The longest phrase of a list that begins at a token.
    pub(super) fn phrase(&self, i: usize, class: Class) -> Option<Hit> {
        longest(self.tokens.get(i..)?, class)
    }

    /// Whether a token stands right at the one before it, with no white space between.
    pub(super) fn is_glued(&self, i: usize) -> bool {
        i > 0 && self.token(i).is_some_and(|t| !t.spaced)
    }

    /// Whether a token is a hyphen or a dash.
    pub(super) fn is_dash(&self, i: usize) -> bool {
        matches!(self.text(i), "-" | "–" | "—" | "‐" | "‑" | "−")
    }

    /// Whether a token is a hyphen that joins two words, as in "twenty-six".
    pub(super) fn is_joint(&self, i: usize) -> bool {
        self.is_dash(i) && self.is_glued(i) && self.is_glued(i + 1)
    }

    /// The token behind a joining hyphen, or the one given.
    pub(super) fn past_joint(&self, i: usize) -> usize {
        if self.is_joint(i) { i + 1 } else { i }
    }

    /// Whether a token is a word of letters, or one with digits in it.
    pub(super) fn is_word(&self, i: usize) -> bool {
        self.token(i).is_some_and(Token::is_word)
    }

    /// Whether the first or no token stands here, or a mark.
    pub(super) fn is_edge(&self, i: usize) -> bool {
        self.token(i).is_none_or(|t| t.shape == Shape::Mark)
    }

    /// The span from one token up to, not including, another.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        self.tokens[start].span.cover(self.tokens[end - 1].span)
    }
}
