//! What marks are there for: speech, some words of it, or a name at arm's length.

use super::QuotationKind;
use super::pairing::Pairing;
use crate::lexicon::Class;
use crate::segment::blocks::BlockKind;
use crate::segment::tokens::{Shape, Token};
use crate::text::WordKey;
use std::ops::Range;

/// How many words a scare quote has, at most, unless it is a title.
const SCARE_WORDS: usize = 3;
/// How many tokens before a quotation a verb of saying is looked for.
const REACH: usize = 12;

/// Judges a stretch between marks by its own words and by those beside it in its block.
pub(super) fn judge(text: &str, tokens: &[Token], block: &Range<usize>, of: BlockKind, pairing: &Pairing) -> QuotationKind {
    let inside = &tokens[pairing.start..pairing.end];
    let words = inside.iter().filter(|t| t.is_word()).count();
    let before = &tokens[pairing.outer_start.saturating_sub(REACH).max(block.start)..pairing.outer_start];
    let introduced = introduced(text, before);
    let cue = introduced || cue_before(text, before) || cue_behind(text, tokens, pairing, block.end);
    let whole = is_whole(text, inside) || (words > SCARE_WORDS && introduced);
    let alone = pairing.outer_start == block.start && (pairing.outer_end == block.end || !pairing.closed);
    let begins = before.last().is_none_or(|t| matches!(t.span.of(text), "." | "?" | "!" | "”" | "\"" | "’" | "'"));
    if words == 0 || is_named(text, before) {
        return QuotationKind::Scare;
    }
    if !cue && is_titled(inside) && !(alone && words > SCARE_WORDS) && of != BlockKind::Headline {
        return QuotationKind::Scare;
    }
    match (cue || alone, whole) {
        (true, true) => QuotationKind::Speech,
        (false, true) if words > SCARE_WORDS || (begins && words > 1) => QuotationKind::Speech,
        (false, _) if words <= SCARE_WORDS => QuotationKind::Scare,
        _ => QuotationKind::Fragment,
    }
}

/// Whether the words begin and end as a sentence, or as one whose end is a comma before its cue.
fn is_whole(text: &str, inside: &[Token]) -> bool {
    let first = inside.iter().find(|t| t.is_word()).is_some_and(|t| t.is_capital() || t.shape == Shape::Number);
    let last = inside.last().map_or("", |t| t.span.of(text));
    first && matches!(last, "." | "," | "?" | "!" | "…" | "—" | "–" | "-" | "’" | "'" | "”" | "\"" | ")" | "]")
}

/// Whether a colon leads to the marks.
fn introduced(text: &str, before: &[Token]) -> bool {
    before.last().is_some_and(|t| t.span.of(text) == ":")
}

/// Whether every word that carries meaning has a capital: a title of a work, a name.
fn is_titled(inside: &[Token]) -> bool {
    let mut capitals = 0;
    for token in inside.iter().filter(|t| t.is_word()) {
        match token.shape {
            Shape::Lower if token.span.len() > 3 && !token.is(Class::FunctionWords) => return false,
            Shape::Lower | Shape::Number | Shape::Alphanumeric => {}
            _ => capitals += 1,
        }
    }
    let lower = inside.iter().filter(|t| t.shape == Shape::Lower).count();
    capitals > 0 && capitals >= lower && inside.iter().rfind(|t| t.is_word()).is_some_and(|t| t.shape != Shape::Lower)
}

/// Whether a verb of saying stands shortly before, in the same sentence.
fn cue_before(text: &str, before: &[Token]) -> bool {
    let sentence = before.iter().rev().take_while(|t| !matches!(t.span.of(text), "." | "?" | "!" | ";" | "”" | "\""));
    let mut cues = sentence.filter(|t| t.is(Class::CueVerbs));
    cues.any(|t| t.shape != Shape::Title)
}

/// Whether a verb of saying stands right behind, or behind its subject.
fn cue_behind(text: &str, tokens: &[Token], pairing: &Pairing, end: usize) -> bool {
    let comma = tokens[pairing.start..pairing.end].last().is_some_and(|t| matches!(t.span.of(text), "," | "?" | "!" | "—"));
    let behind = &tokens[pairing.outer_end.min(end)..(pairing.outer_end + 8).min(end)];
    let at = behind.iter().position(|t| t.is(Class::CueVerbs) || t.is(Class::CuePhrases));
    let stop = behind.iter().position(|t| matches!(t.span.of(text), "." | ";" | "\"" | "“" | "”")).unwrap_or(behind.len());
    let near = if comma || behind.first().is_some_and(|t| t.span.of(text) == ",") { 8 } else { 2 };
    let passive = |at: usize| at > 0 && matches!(behind[at - 1].span.of(text), "is" | "are" | "was" | "were" | "be" | "been");
    at.is_some_and(|at| at < stop && at < near && !passive(at))
}

/// Whether the word before says that a name follows: the song "…", so-called "…".
fn is_named(text: &str, before: &[Token]) -> bool {
    match before {
        [.., hyphen, called] if called.key == WordKey::of_folded("called") => hyphen.span.of(text) == "-",
        [.., last] => is_naming(last.key),
        [] => false,
    }
}

fn is_naming(key: WordKey) -> bool {
    const WORDS: [WordKey; 26] = [
        WordKey::of_folded("dubbed"),
        WordKey::of_folded("titled"),
        WordKey::of_folded("entitled"),
        WordKey::of_folded("nicknamed"),
        WordKey::of_folded("codenamed"),
        WordKey::of_folded("named"),
        WordKey::of_folded("song"),
        WordKey::of_folded("single"),
        WordKey::of_folded("album"),
        WordKey::of_folded("film"),
        WordKey::of_folded("movie"),
        WordKey::of_folded("documentary"),
        WordKey::of_folded("book"),
        WordKey::of_folded("novel"),
        WordKey::of_folded("memoir"),
        WordKey::of_folded("play"),
        WordKey::of_folded("poem"),
        WordKey::of_folded("painting"),
        WordKey::of_folded("show"),
        WordKey::of_folded("series"),
        WordKey::of_folded("sitcom"),
        WordKey::of_folded("episode"),
        WordKey::of_folded("podcast"),
        WordKey::of_folded("operation"),
        WordKey::of_folded("hashtag"),
        WordKey::of_folded("ship"),
    ];
    WORDS.contains(&key)
}
