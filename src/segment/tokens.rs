//! Words, numbers and marks: the units that every later stage walks over.

use crate::lexicon::{Class, Hit, Word};
use crate::text::{Span, WordKey, fold};
use unicode_segmentation::UnicodeSegmentation;

/// A word, a number or a mark of a text, with all that is known of it without its neighbours.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// How it is compared.
    pub key: WordKey,
    /// Its entry in the lexicon.
    pub word: Word,
    /// How it is written.
    pub shape: Shape,
    /// Whether white space, or the beginning of the text, stands before it.
    pub spaced: bool,
}

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `talks`
    Lower,
    /// `Rubio`; a single capital letter too
    Title,
    /// `EAM`, `U.S`
    Upper,
    /// `iPhone`, `McDonald`
    Mixed,
    /// `26`, `1,200.5`, `9.25`
    Number,
    /// `10th`, `5km`, `G7`
    Alphanumeric,
    /// `'s`, split from the word it hangs on
    Possessive,
    /// an opening or closing mark, a comma, a full stop, a currency sign, an emoji
    Mark,
}

impl Token {
    /// Whether its word stands in the list.
    pub fn is(&self, class: Class) -> bool {
        self.word.is(class)
    }

    /// Whether it begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Title | Shape::Upper | Shape::Mixed)
    }

    /// Whether it is a word or a number, not a mark or a possessive ending.
    pub fn is_word(&self) -> bool {
        !matches!(self.shape, Shape::Mark | Shape::Possessive)
    }
}

/// The longest word or phrase of a list that begins at the first of these tokens.
pub fn longest(tokens: &[Token], class: Class) -> Option<Hit> {
    let first = tokens.first()?;
    first.word.longest(class, |i| tokens.get(i).map(|t| t.key))
}

/// Cuts a text into tokens by Unicode's word boundaries (UAX #29), and splits possessive endings from their words.
///
/// Hyphens are tokens of their own: `re-establish` is three, of which the second and third are not `spaced`.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut buffer = String::new();
    let mut spaced = true;
    for (start, word) in text.split_word_bound_indices() {
        if word.starts_with(char::is_whitespace) {
            spaced = true;
            continue;
        }
        let stem = word.len() - possessive(word);
        if stem > 0 {
            tokens.push(token(start, &word[..stem], spaced, &mut buffer));
        }
        if stem < word.len() {
            let mut ending = token(start + stem, &word[stem..], spaced && stem == 0, &mut buffer);
            ending.shape = Shape::Possessive;
            tokens.push(ending);
        }
        spaced = false;
    }
    tokens
}

fn token(start: usize, word: &str, spaced: bool, buffer: &mut String) -> Token {
    let folded = fold::fold(word, buffer);
    Token {
        span: Span::new(start, start + word.len()),
        key: WordKey::of_folded(folded),
        word: Word::look_up(folded),
        shape: shape(word),
        spaced,
    }
}

/// How many bytes of the word are the ending `'s`.
fn possessive(word: &str) -> usize {
    ["'s", "’s", "'S", "’S"].iter().find(|ending| word.len() > ending.len() && word.ends_with(**ending)).map_or(0, |ending| ending.len())
}

fn shape(word: &str) -> Shape {
    let first = word.chars().next().unwrap_or(' ');
    if !first.is_alphanumeric() {
        return Shape::Mark;
    }
    let (mut digits, mut lower, mut upper, mut letters) = (0, 0, 0, 0);
    for c in word.chars().filter(|c| c.is_alphanumeric()) {
        digits += usize::from(c.is_numeric());
        lower += usize::from(c.is_lowercase());
        upper += usize::from(c.is_uppercase());
        letters += usize::from(!c.is_numeric());
    }
    match (digits, lower, upper) {
        _ if letters == 0 => Shape::Number,
        (1.., ..) => Shape::Alphanumeric,
        (0, _, 0) => Shape::Lower,
        (0, 0, 2..) => Shape::Upper,
        (0, _, 1) if first.is_uppercase() => Shape::Title,
        _ => Shape::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokenize(text).iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn marks_hyphens_and_possessives_stand_alone() {
        assert_eq!(
            words("India’s \"re-establish\" U.S. $3.2m"),
            ["India", "’s", "\"", "re", "-", "establish", "\"", "U.S", ".", "$", "3.2m"]
        );
        assert_eq!(words("It's the boys' 1,200"), ["It", "'s", "the", "boys", "'", "1,200"]);
    }

    #[test]
    fn shapes_tell_names_from_numbers() {
        let shapes: Vec<Shape> = tokenize("Rubio EAM talks McDonald 26 10th 's S").iter().map(|t| t.shape).collect();
        use Shape::*;
        assert_eq!(shapes, [Title, Upper, Lower, Mixed, Number, Alphanumeric, Mark, Lower, Title]);
    }

    #[test]
    fn a_token_knows_the_space_before_it() {
        let spaced: Vec<bool> = tokenize("a-b c").iter().map(|t| t.spaced).collect();
        assert_eq!(spaced, [true, false, false, true]);
    }
}
