//! What one change inside a quotation does to what was said.

use super::kinds::{ADDED, DROPPED, EXPANDED, FUNCTION_WORD, POLARITY, WORD};
use crate::align::quotations::Change;
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::detect::Kind;
use crate::extract::Value;
use crate::lexicon::{Class, Word};
use crate::model::are_antonyms;
use crate::pair::{Pair, Side};
use crate::segment::Shape;
use crate::text::{Span, WordKey, keys, stem};
use std::ops::Range;

/// The kind of a change, the gravest that fits; `None` where it is marked, or only a way of writing.
pub(super) fn judge(both: Pair<&Analysis>, change: &Change) -> Option<&'static Kind> {
    if change.marked || joined(both.left, &change.tokens.left) == joined(both.right, &change.tokens.right) || means_the_same(both, change) {
        return None;
    }
    if change.respelt {
        return is_contracted(both, change).then_some(&FUNCTION_WORD);
    }
    let words = Pair::new(Words::new(both.left, &change.tokens.left), Words::new(both.right, &change.tokens.right));
    if words.left.has_handle != words.right.has_handle || is_expanded(both, change) {
        return Some(&EXPANDED);
    }
    if words.left.polarity != words.right.polarity && !words.has_open_contraction() || words.count_otherwise() {
        return Some(&POLARITY);
    }
    if words.left.content == words.right.content {
        return Some(if are_opposite(both, change) { &WORD } else { &FUNCTION_WORD });
    }
    Some(match (words.left.content.is_empty(), words.right.content.is_empty()) {
        (false, true) if !words.right.places => &DROPPED,
        (true, false) if !words.left.places => &ADDED,
        _ => &WORD,
    })
}

/// What the words of a change carry.
struct Words {
    /// Stems of the words that matter, sorted; contractions are written out.
    content: Vec<WordKey>,
    /// Keys of numbers, negations and modals, sorted; number words count as their digits.
    polarity: Vec<WordKey>,
    /// Keys of the words that tell how many or how much without a number, sorted.
    quantity: Vec<WordKey>,
    /// Whether a preposition of place or time stands there: "below" says as much as "to the left".
    places: bool,
    /// Whether a "'d" stands there, which may be "would" or "had".
    open: bool,
    has_handle: bool,
}

impl Words {
    fn new(a: &Analysis, tokens: &Range<usize>) -> Words {
        let has_handle = tokens.clone().any(|t| a.of(a.segments.tokens[t].span) == "@") || starts_handle(a, tokens);
        let mut words = Words { content: vec![], polarity: vec![], quantity: vec![], places: false, open: false, has_handle };
        for t in tokens.clone() {
            words.take(a, t);
        }
        words.content.sort();
        words.polarity.sort();
        words.quantity.sort();
        words
    }

    fn take(&mut self, a: &Analysis, t: usize) {
        let token = &a.segments.tokens[t];
        let number = token.shape == Shape::Number || token.is(Class::NumberWords);
        self.open |= is_open(a, t);
        match token.word.value(Class::Contractions) {
            Some(long) => long.split(' ').for_each(|word| self.take_word(word)),
            None if number => self.polarity.push(a.stems[t]),
            None if is_polar(token.word) => self.polarity.push(token.key),
            None if QUANTITIES.contains(&token.key) => {
                self.quantity.push(token.key);
                self.content.push(token.key);
            }
            None if is_content(a, t) || ADVERBS.contains(&token.key) => self.content.push(a.stems[t]),
            None => self.places |= token.word.value(Class::ClosedClass) == Some("preposition") && token.span.len() > 4,
        }
    }

    /// A word of a contraction written out.
    fn take_word(&mut self, folded: &str) {
        let word = Word::look_up(folded);
        if is_polar(word) {
            self.polarity.push(WordKey::of_folded(folded));
        } else if !word.is(Class::StopWords) {
            self.content.push(stem::stem(folded, &mut String::new()));
        }
    }
}

impl Pair<Words> {
    /// Whether both tell how many, and not as many.
    fn count_otherwise(&self) -> bool {
        !self.left.quantity.is_empty() && !self.right.quantity.is_empty() && self.left.quantity != self.right.quantity
    }

    fn has_open_contraction(&self) -> bool {
        self.left.open || self.right.open
    }
}

/// Words that tell how many or how much.
const QUANTITIES: [WordKey; 16] = [
    WordKey::of_folded("all"),
    WordKey::of_folded("any"),
    WordKey::of_folded("both"),
    WordKey::of_folded("each"),
    WordKey::of_folded("either"),
    WordKey::of_folded("every"),
    WordKey::of_folded("few"),
    WordKey::of_folded("fewer"),
    WordKey::of_folded("half"),
    WordKey::of_folded("less"),
    WordKey::of_folded("many"),
    WordKey::of_folded("more"),
    WordKey::of_folded("most"),
    WordKey::of_folded("only"),
    WordKey::of_folded("several"),
    WordKey::of_folded("some"),
];

/// Adverbs that are too frequent to tell what a sentence is about, and change what was said where they come or go: "people who already
/// skip lunch".
const ADVERBS: &[WordKey] =
    keys!["already", "still", "yet", "again", "perhaps", "maybe", "ever", "now", "very", "quite", "really", "rather", "even"];

/// Outright negations and modals: what is promised, allowed or denied.
fn is_polar(word: Word) -> bool {
    word.value(Class::Negations).is_some_and(|value| value.starts_with("plain") || value.starts_with("lacking")) || word.is(Class::Modals)
}

/// Whether a token is a pronoun with "'d" behind it.
fn is_open(a: &Analysis, t: usize) -> bool {
    a.of(a.segments.tokens[t].span).to_lowercase().ends_with(['d']) && a.of(a.segments.tokens[t].span).contains(['\'', '’'])
}

/// Whether an `@` stands right before the first word.
fn starts_handle(a: &Analysis, tokens: &Range<usize>) -> bool {
    !tokens.is_empty() && tokens.start > 0 && a.of(a.segments.tokens[tokens.start - 1].span) == "@"
}

/// The words without anything between them: "cease-fire" and "ceasefire" are one.
fn joined(a: &Analysis, tokens: &Range<usize>) -> WordKey {
    let words = tokens.clone().map(|t| &a.segments.tokens[t]).filter(|t| t.is_word());
    words.fold(WordKey::of_folded(""), |key, t| key.then(&a.of(t.span).to_lowercase()))
}

/// Whether a figure or a date stands there in two ways of writing: "2,000" and "2000", "September 11" and "Sept. 11".
fn means_the_same(both: Pair<&Analysis>, change: &Change) -> bool {
    let number = |side: Side| {
        let a = both.side(side);
        let words: String = change.tokens.side(side).clone().map(|t| a.of(a.segments.tokens[t].span)).collect();
        let plain = words.replace(',', "").replace("million", "m").replace("billion", "bn");
        (plain.starts_with(|c: char| c.is_ascii_digit())).then_some(plain)
    };
    if number(Side::Left).is_some_and(|left| number(Side::Right) == Some(left)) {
        return true;
    }
    let told = |side: Side| {
        let a = *both.side(side);
        let tokens = change.tokens.side(side);
        let span = (!tokens.is_empty()).then(|| a.text().span(tokens.clone()))?;
        a.mentions.iter().find(|m| m.span.contains(span)).map(|m| &m.value)
    };
    match (told(Side::Left), told(Side::Right)) {
        (Some(Value::When(l)), Some(Value::When(r))) => {
            l.grain == r.grain
                && l.part == r.part
                && l.weekday == r.weekday
                && l.named == r.named
                && l.named.is_some()
                && l.range == r.range
        }
        (Some(Value::Figure(l)), Some(Value::Figure(r))) => {
            l.number == r.number && l.high == r.high && l.measure == r.measure && l.bound == r.bound
        }
        _ => false,
    }
}

fn is_contracted(both: Pair<&Analysis>, change: &Change) -> bool {
    let contracted = |side: Side| {
        let tokens = &both.side(side).segments.tokens;
        change.tokens.side(side).clone().any(|t| tokens[t].is(Class::Contractions))
    };
    contracted(Side::Left) || contracted(Side::Right)
}

/// Whether two words of grammar are opposites: "before" and "after".
fn are_opposite(both: Pair<&Analysis>, change: &Change) -> bool {
    let keys = |side: Side| change.tokens.side(side).clone().map(move |t| both.side(side).segments.tokens[t].key);
    change.tokens.left.len() <= 3 && keys(Side::Left).any(|l| keys(Side::Right).any(|r| are_antonyms(l, r)))
}

/// Whether a name stands on both sides, on one of them with more words: a name, a title or an acronym written out.
fn is_expanded(both: Pair<&Analysis>, change: &Change) -> bool {
    let named = |side: Side| {
        let (a, tokens) = (*both.side(side), change.tokens.side(side));
        let mut content = tokens.clone().filter(|&t| is_content(a, t)).peekable();
        content.peek().is_some() && content.all(|t| a.segments.tokens[t].is_capital())
    };
    match (change.tokens.left.is_empty(), change.tokens.right.is_empty()) {
        (true, false) => named(Side::Right) && grows_name(both.right, &change.tokens.right),
        (false, true) => named(Side::Left) && grows_name(both.left, &change.tokens.left),
        _ => named(Side::Left) && named(Side::Right) && (is_acronym_written_out(both, change) || shares_word(both, change)),
    }
}

/// Whether added words are a part of the name that goes on behind them, or a title before it.
fn grows_name(a: &Analysis, tokens: &Range<usize>) -> bool {
    let added = a.text().span(tokens.clone());
    let Some(next) = a.segments.tokens.get(tokens.end).filter(|t| t.is_capital()) else { return false };
    let is_name = |span: Span| a.mentions.iter().any(|m| matches!(m.value, Value::Name(_)) && m.span.contains(span));
    let titled = a.mentions.iter().any(|m| matches!(m.value, Value::Title(_)) && m.span.contains(added));
    is_name(added.cover(next.span)) || titled && is_name(next.span)
}

/// Whether the capitals of one side are the first letters of the other's words.
fn is_acronym_written_out(both: Pair<&Analysis>, change: &Change) -> bool {
    let initials = |side: Side| -> String {
        let (a, tokens) = (*both.side(side), change.tokens.side(side));
        let capitals = tokens.clone().filter(|&t| a.segments.tokens[t].is_capital());
        capitals.filter_map(|t| a.of(a.segments.tokens[t].span).chars().next()).collect()
    };
    let short = |side: Side| -> Option<String> {
        let (a, tokens) = (*both.side(side), change.tokens.side(side));
        let token = tokens.clone().map(|t| &a.segments.tokens[t]).find(|t| t.shape == Shape::Upper)?;
        Some(a.of(token.span).chars().filter(|c| c.is_alphabetic()).collect())
    };
    Side::BOTH.into_iter().any(|side| short(side).is_some_and(|short| short.len() >= 2 && initials(side.other()).ends_with(&short)))
}

fn shares_word(both: Pair<&Analysis>, change: &Change) -> bool {
    let stems = |side: Side| {
        let a = *both.side(side);
        change.tokens.side(side).clone().filter(move |&t| is_content(a, t)).map(move |t| a.stems[t])
    };
    change.tokens.left.len() != change.tokens.right.len() && stems(Side::Left).any(|l| stems(Side::Right).any(|r| l == r))
}
