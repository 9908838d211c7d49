//! Words, numbers and marks: the units that every later stage walks over.

use super::own::Own;
use super::parts::{self, Part};
use crate::lexicon::{Class, Hit, Word};
use crate::text::{Span, WordKey};
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
    /// What part it may play.
    pub part: Part,
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
        self.word.is(class) || self.own().value(class).is_some()
    }

    /// The lists of the settings in which it begins a word or phrase.
    fn own(&self) -> Own {
        Own(self.word.added())
    }

    /// What the list says of its word; see [`Word::value`].
    pub fn value(&self, class: Class) -> Option<&'static str> {
        self.word.value(class).or_else(|| self.own().value(class))
    }

    /// Whether it, or a phrase that begins with it, stands in one of the lists; see [`crate::lexicon::lists`].
    pub fn opens(&self, lists: u128) -> bool {
        self.word.opens(lists) || self.own().opens(lists)
    }

    /// Whether it begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Title | Shape::Upper | Shape::Mixed)
    }

    /// Whether it is the name of a month, a weekday or a time zone.
    pub(super) fn is_calendar(&self) -> bool {
        self.is(Class::Months) || self.is(Class::Weekdays) || self.is(Class::TimeZones)
    }

    /// Whether it is a word or a number, not a mark or a possessive ending.
    pub fn is_word(&self) -> bool {
        !matches!(self.shape, Shape::Mark | Shape::Possessive)
    }
}

/// The longest word or phrase of a list that begins at the first of these tokens.
pub fn longest(tokens: &[Token], class: Class) -> Option<Hit> {
    let first = tokens.first()?;
    let built_in = first.word.longest(class, |i| tokens.get(i).map(|t| t.key));
    let own = first.own().longest(class).filter(|hit| hit.len <= tokens.len());
    // Of two as long the built-in one counts, which tells more.
    [own, built_in].into_iter().flatten().max_by_key(|hit| hit.len)
}

/// Cuts a text into tokens by Unicode's word boundaries (UAX #29), and splits possessive endings from their words.
///
/// Hyphens are tokens of their own: `re-establish` is three, of which the second and third are not `spaced`. So are colons, and a
/// full stop behind which a space was forgotten: `closed.Nobody` is three as well.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut cutter = Cutter { text, tokens: Vec::with_capacity(text.len() / 6), spaced: true, opens: true };
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if is_space(bytes[at]) {
            cutter.spaced = true;
            cutter.opens |= bytes[at] == b'\n';
            at += 1;
            continue;
        }
        let end = if bytes[at].is_ascii_alphanumeric() || bytes[at] == b'_' { word_end(bytes, at) } else { mark_end(bytes, at) };
        at = match end {
            Some(end) => cutter.push(at, end),
            None => cutter.rest_of_stretch(at),
        };
    }
    cutter.tokens.shrink_to_fit();
    cutter.tokens
}

/// What is cut so far.
struct Cutter<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    /// Whether white space stands before what comes next.
    spaced: bool,
    /// Whether what comes next opens a sentence, a quotation or a line.
    opens: bool,
}

impl Cutter<'_> {
    /// Adds a word or mark, and the possessive ending apart; returns its end.
    fn push(&mut self, start: usize, end: usize) -> usize {
        let stem = end - possessive(&self.text.as_bytes()[start..end]);
        self.push_one(start, stem);
        if stem < end {
            self.push_one(stem, end);
            let last = self.tokens.last_mut().expect("it was just pushed");
            (last.shape, last.part) = (Shape::Possessive, Part::Possessive);
        }
        end
    }

    fn push_one(&mut self, start: usize, end: usize) {
        let word = &self.text[start..end];
        let (key, shape) = (WordKey::of(word), shape(word));
        let entry = Word::of(key);
        let part = parts::part(word, entry, shape, self.opens);
        if self.tokens.len() == self.tokens.capacity() {
            // Tokens take more memory than all else, so they grow by an eighth rather than to twice their number.
            self.tokens.reserve_exact(self.tokens.len() / 8 + 64);
        }
        self.tokens.push(Token { span: Span::new(start, end), key, word: entry, shape, spaced: self.spaced, part });
        self.spaced = false;
        self.opens = shape == Shape::Mark && parts::opens_behind(word);
    }

    /// Leaves what stands up to the next white space to the full rules; returns its end.
    fn rest_of_stretch(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let end = bytes[start..].iter().position(|&b| is_space(b)).map_or(bytes.len(), |n| start + n);
        for (at, word) in self.text[start..end].split_word_bound_indices() {
            if word.starts_with(char::is_whitespace) {
                self.spaced = true;
                self.opens |= word.contains('\n');
            } else {
                self.push(start + at, start + at + word.len());
            }
        }
        end
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// The end of a word or number of ASCII letters, digits and the marks that may join them; `None` where something else touches it.
fn word_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        at += match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'_' => 1,
            b'\'' if joins_letters(bytes, at, 1) || joins_digits(bytes, at, 1) => 1,
            b'.' if joins_letters(bytes, at, 1) && !ends_sentence(bytes, start, at) || joins_digits(bytes, at, 1) => 1,
            b',' | b';' if joins_digits(bytes, at, 1) => 1,
            b'\'' | b'.' | b',' | b';' if is_foreign(bytes, at + 1) => return None,
            ..0x80 => break,
            _ => match typographic(bytes, at)? {
                0x98 | 0x99 if joins_letters(bytes, at, 3) || joins_digits(bytes, at, 3) => 3,
                0x98 | 0x99 if is_foreign(bytes, at + 3) => return None,
                _ => break,
            },
        };
    }
    Some(at)
}

/// The end of a mark; `None` for anything but ASCII and the marks of English typesetting, or where something may combine with it.
fn mark_end(bytes: &[u8], at: usize) -> Option<usize> {
    let end = if bytes[at] < 0x80 { at + 1 } else { typographic(bytes, at).map(|_| at + 3)? };
    (!is_foreign(bytes, end)).then_some(end)
}

/// Whether something stands there that is neither ASCII nor a mark of English typesetting.
fn is_foreign(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(|&b| b >= 0x80) && typographic(bytes, at).is_none()
}

/// The last byte of a dash, a typographic quotation mark or an ellipsis.
fn typographic(bytes: &[u8], at: usize) -> Option<u8> {
    match bytes[at..] {
        [0xE2, 0x80, last @ (0x93 | 0x94 | 0x98 | 0x99 | 0x9C | 0x9D | 0xA6), ..] => Some(last),
        _ => None,
    }
}

fn joins_letters(bytes: &[u8], at: usize, len: usize) -> bool {
    bytes[at - 1].is_ascii_alphabetic() && bytes.get(at + len).is_some_and(u8::is_ascii_alphabetic)
}

fn joins_digits(bytes: &[u8], at: usize, len: usize) -> bool {
    bytes[at - 1].is_ascii_digit() && bytes.get(at + len).is_some_and(u8::is_ascii_digit)
}

/// Whether a full stop between two letters ends a sentence: `closed.Nobody`, but not `U.S`, `Ph.D`, `example.org` or `a.b.Com`.
fn ends_sentence(bytes: &[u8], start: usize, at: usize) -> bool {
    let (before, tail) = (&bytes[start..at], &bytes[at + 1..]);
    let after = &tail[..tail.iter().position(|b| !b.is_ascii_alphabetic()).unwrap_or(tail.len())];
    let worded = before.len() >= 3 && before[1..].iter().all(u8::is_ascii_lowercase);
    let begun = after[0].is_ascii_uppercase() && after[1..].iter().all(u8::is_ascii_lowercase);
    let free = tail.get(after.len()).is_none_or(|&b| is_space(b) || matches!(b, b',' | b'\'' | 0xE2));
    worded && begun && free && !matches!(after, b"Com" | b"Org" | b"Net")
}

/// How many bytes of the word are the ending `'s`.
fn possessive(word: &[u8]) -> usize {
    match word {
        [_, .., b'\'', b's' | b'S'] => 2,
        [_, .., 0xE2, 0x80, 0x99, b's' | b'S'] => 4,
        _ => 0,
    }
}

fn shape(word: &str) -> Shape {
    match word.as_bytes() {
        [b'a'..=b'z', rest @ ..] if rest.iter().all(u8::is_ascii_lowercase) => Shape::Lower,
        [b'A'..=b'Z', rest @ ..] if rest.iter().all(u8::is_ascii_lowercase) => Shape::Title,
        [byte] if byte.is_ascii_punctuation() => Shape::Mark,
        _ => counted_shape(word),
    }
}

/// The shape of a word as the sorts of its characters tell it.
fn counted_shape(word: &str) -> Shape {
    let Some(first) = word.chars().find(|c| c.is_alphanumeric()) else { return Shape::Mark };
    let (mut digits, mut lower, mut upper, mut letters) = (0, 0, 0, 0);
    if word.is_ascii() {
        for b in word.bytes() {
            digits += usize::from(b.is_ascii_digit());
            lower += usize::from(b.is_ascii_lowercase());
            upper += usize::from(b.is_ascii_uppercase());
        }
        letters = lower + upper;
    } else {
        for c in word.chars().filter(|c| c.is_alphanumeric()) {
            digits += usize::from(c.is_numeric());
            lower += usize::from(c.is_lowercase());
            upper += usize::from(c.is_uppercase());
            letters += usize::from(!c.is_numeric());
        }
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
    fn a_forgotten_space_does_not_glue_two_sentences() {
        assert_eq!(words("It closed.Nobody came.I left."), ["It", "closed", ".", "Nobody", "came", ".", "I", "left", "."]);
        assert_eq!(
            words("example.org Example.Com www.A.Com Ph.D U.S.A St.Louis"),
            ["example.org", "Example.Com", "www.A.Com", "Ph.D", "U.S.A", "St.Louis"]
        );
    }

    #[test]
    fn words_are_cut_as_unicode_says_whatever_stands_beside_them() {
        let alphabet = [
            "a", "B", "7", "_", ".", ",", ";", "'", "’", "‘", "“", "—", "…", "-", " ", "é", "\u{301}", "\n", "$", "ß", "字", "\u{200d}",
            "😀", "\u{a0}",
        ];
        let mut seed = 7u32;
        for _ in 0..20_000 {
            let text: String = (0..6)
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    alphabet[(seed >> 16) as usize % alphabet.len()]
                })
                .collect();
            let ours = words(&text);
            let theirs: Vec<&str> =
                text.split(is_blank).flat_map(|t| t.split_word_bounds()).filter(|w| !w.starts_with(char::is_whitespace)).collect();
            assert_eq!(ours.concat(), theirs.concat());
            if !text.contains("'s") {
                assert_eq!(ours, theirs, "{text:?}");
            }
        }
        fn is_blank(c: char) -> bool {
            matches!(c, ' ' | '\n')
        }
    }

    #[test]
    fn shapes_tell_names_from_numbers() {
        let shapes: Vec<Shape> = tokenize("Rubio EAM talks McDonald 26 10th 's S _not_ __").iter().map(|t| t.shape).collect();
        use Shape::*;
        assert_eq!(shapes, [Title, Upper, Lower, Mixed, Number, Alphanumeric, Mark, Lower, Title, Lower, Mark]);
    }

    #[test]
    fn a_token_knows_the_space_before_it() {
        let spaced: Vec<bool> = tokenize("a-b c").iter().map(|t| t.spaced).collect();
        assert_eq!(spaced, [true, false, false, true]);
    }
}
