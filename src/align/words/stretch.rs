//! The tokens of one stretch, with all that is looked up once a word and not once a pair.

use super::super::terms::is_content;
use crate::analysis::Analysis;
use crate::lexicon::Class;
use crate::model::{self, Row};
use crate::segment::{Shape, Token};
use crate::text::WordKey;
use std::ops::Range;

/// How many content words to each side count as neighbours.
pub(super) const NEIGHBOURS: usize = 3;

/// What sort of word it is: each sort is judged by its own weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Content,
    Number,
    Function,
    Mark,
}

/// A word of a stretch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'a> {
    pub text: &'a str,
    pub key: WordKey,
    /// Without inflection; for figures and dates, what they mean.
    pub stem: WordKey,
    /// What it means, where the model knows the word.
    pub row: Option<Row>,
    pub sort: Sort,
    /// What it does in a clause; empty for content words.
    pub part: &'static str,
    /// The words that do the same in a clause: forms of *be*, of *he*.
    pub group: Option<&'static str>,
    /// Whether it is a verb of saying.
    pub tells: bool,
    /// The digits of a number, an ordinal or a number word.
    pub digits: Option<&'a str>,
    pub capital: bool,
    /// Written with a full stop behind it, or in capitals: short for something.
    pub short: bool,
    /// This word and the next one written together, and so the one before and this.
    pub joined: [Option<WordKey>; 2],
    /// The content words before, nearest first, by place in the stretch.
    pub before: [Option<u16>; NEIGHBOURS],
    /// The content words behind, nearest first.
    pub behind: [Option<u16>; NEIGHBOURS],
}

/// Looks up every token of a stretch.
pub(super) fn items(a: &Analysis, tokens: Range<usize>) -> Vec<Item<'_>> {
    let mut items: Vec<Item> = tokens.clone().map(|t| item(a, t)).collect();
    let mut nearest = [None; NEIGHBOURS];
    for (i, item) in items.iter_mut().enumerate() {
        item.before = nearest;
        step(&mut nearest, item, i);
    }
    nearest = [None; NEIGHBOURS];
    for (i, item) in items.iter_mut().enumerate().rev() {
        item.behind = nearest;
        step(&mut nearest, item, i);
    }
    for i in 0..items.len() {
        if let Some((key, with)) = joined(&items[i..]) {
            items[i].joined[0] = Some(key);
            items[i + with].joined[1] = Some(key);
        }
    }
    items
}

fn step(nearest: &mut [Option<u16>; NEIGHBOURS], item: &Item, place: usize) {
    if matches!(item.sort, Sort::Content | Sort::Number) {
        nearest.rotate_right(1);
        nearest[0] = Some(place as u16);
    }
}

fn item(a: &Analysis, place: usize) -> Item<'_> {
    let token = &a.segments.tokens[place];
    let sort = match token.shape {
        Shape::Mark => Sort::Mark,
        Shape::Possessive => Sort::Function,
        Shape::Number => Sort::Number,
        _ if !is_content(a, place) => Sort::Function,
        _ => Sort::Content,
    };
    let text = a.of(token.span);
    let part = token.word.value(Class::ClosedClass).unwrap_or("");
    let means = sort == Sort::Content || sort == Sort::Function && part.is_empty();
    let stopped = a.segments.tokens.get(place + 1).is_some_and(|t| !t.spaced && a.of(t.span) == ".");
    Item {
        text,
        key: token.key,
        stem: a.stems[place],
        row: if means { model::row(token.key) } else { None },
        sort,
        part,
        group: token.word.value(Class::FunctionGroups),
        tells: token.is(Class::CueVerbs),
        digits: digits(token, text),
        capital: token.is_capital(),
        short: stopped || token.shape == Shape::Upper || text.contains('.') && sort == Sort::Content,
        joined: [None; 2],
        before: [None; NEIGHBOURS],
        behind: [None; NEIGHBOURS],
    }
}

/// The digits that a word stands for: "4", "4th", "four", "fourth".
fn digits<'a>(token: &Token, text: &'a str) -> Option<&'a str> {
    match token.shape {
        Shape::Number => Some(text),
        Shape::Alphanumeric => ["st", "nd", "rd", "th"].iter().find_map(|end| text.strip_suffix(end)),
        _ => token.word.value(Class::NumberWords).map(|v| v.trim_start_matches('#')),
    }
}

/// A word and the next one as one word, "cease fire" or "cease-fire", and how far behind the next one stands.
fn joined(items: &[Item]) -> Option<(WordKey, usize)> {
    let (with, next) = items.iter().enumerate().skip(1).take(2).find(|(_, next)| next.text != "-")?;
    let plain = |item: &Item| item.text.len() < 16 && item.text.bytes().all(|b| b.is_ascii_alphabetic());
    if !plain(&items[0]) || !plain(next) {
        return None;
    }
    let mut buffer = [0u8; 16];
    let letters = &mut buffer[..next.text.len()];
    letters.copy_from_slice(next.text.as_bytes());
    letters.make_ascii_lowercase();
    Some((items[0].key.then(std::str::from_utf8(letters).expect("letters")), with))
}
