//! Whether the marks that may end a sentence do so here.

use super::Rest;
use super::abbreviations::{self, Reading};
use super::marks::{Closers, Mark, closers, is_stop_before_ellipsis, run, smileys};
use crate::lexicon::Class;
use crate::segment::tokens::{Shape, Token};
use crate::text::WordKey;

/// A run of ending marks, with the closing marks behind it.
pub(super) struct Run {
    /// The token behind it.
    pub(super) next: usize,
    /// Whether the sentence ends there.
    pub(super) ends: bool,
    /// How many straight double quotation marks it holds.
    pub(super) straight_quotes: usize,
}

/// What follows an ending.
#[derive(Clone, Copy)]
pub(super) struct Next<'t> {
    /// Its index.
    pub(super) at: usize,
    /// The first word, where there is one.
    pub(super) word: Option<&'t Token>,
    /// Whether an opening quotation mark stands before the word.
    pub(super) quote: bool,
    /// Whether a bracket does.
    pub(super) bracket: bool,
    /// Whether a dash or bullet does.
    pub(super) dash: bool,
    /// Whether a currency sign, `#` or `@` does.
    pub(super) sign: bool,
}

impl Next<'_> {
    pub(super) fn is(&self, class: Class) -> bool {
        self.word.is_some_and(|w| w.is(class))
    }

    fn is_lower(&self) -> bool {
        self.word.is_some_and(|w| w.shape == Shape::Lower) && !self.sign
    }

    pub(super) fn is_number(&self) -> bool {
        self.word.is_some_and(|w| matches!(w.shape, Shape::Number | Shape::Alphanumeric))
    }

    pub(super) fn is_capital(&self) -> bool {
        self.word.is_some_and(|w| w.is_capital())
    }
}

/// Reads the run of ending marks that begins at a mark; `None` where it is no such mark.
pub(super) fn read(rest: &Rest, at: usize, mark: char) -> Option<Run> {
    let (kind, behind) = run(rest, at, mark)?;
    if kind == Mark::Stop && is_stop_before_ellipsis(rest, at, behind) {
        return Some(Run { next: behind, ends: true, straight_quotes: 0 });
    }
    let closers = closers(rest, behind);
    let end = smileys(rest, closers.end);
    let ends = end >= rest.end || (may_begin(rest, at, kind, closers, end) && ends(rest, at, kind, closers, end));
    Some(Run { next: end, ends, straight_quotes: closers.straight_quotes })
}

/// Whether a sentence may begin at the token: white space stands before it, or it was left out by mistake.
fn may_begin(rest: &Rest, at: usize, kind: Mark, closers: Closers, end: usize) -> bool {
    if kind == Mark::Wide || rest.is_spaced(end) {
        return true;
    }
    let capital = rest.token(end).is_some_and(|t| t.shape == Shape::Title && (t.span.len() > 1 || t.key == I));
    let opens = matches!(rest.mark(end), '"' | '“') && closers.quote;
    let glued = kind != Mark::Smiley && at > rest.start && is_bare_word(rest, at - 1) && !rest.tokens[at].spaced && !is_address(rest, end);
    opens || capital && (closers.quote || closers.bracket || glued)
}

/// Whether it is a word with nothing hung on its front.
fn is_bare_word(rest: &Rest, at: usize) -> bool {
    let token = &rest.tokens[at];
    (token.spaced || at == rest.start)
        && token.span.len() > 2
        && matches!(token.shape, Shape::Lower | Shape::Title | Shape::Upper)
        && !token.span.of(rest.text).contains('.')
}

/// Whether the token is a part of an address: a dot inside it, or a slash or an at sign behind.
fn is_address(rest: &Rest, at: usize) -> bool {
    rest.token(at).is_some_and(|t| t.span.of(rest.text).contains('.'))
        || !rest.is_spaced(at + 1) && matches!(rest.mark(at + 1), '/' | '@' | '=' | '_' | '.')
}

const I: WordKey = WordKey::of_folded("i");

fn ends(rest: &Rest, at: usize, kind: Mark, closers: Closers, end: usize) -> bool {
    let next = next(rest, end);
    if opens_bracket(rest, at) && closers.bracket {
        return false;
    }
    match kind {
        Mark::Wide => true,
        Mark::Smiley => !next.is_lower() && next.word.is_some(),
        Mark::Ellipsis { .. } if at == rest.start => false,
        Mark::Ellipsis { spaced } => next.is_capital() && !(spaced && next.word.is_some_and(|w| w.key == I)),
        Mark::Cry => ends_at_cry(rest, at, closers, end, next),
        Mark::Stop => ends_at_stop(rest, at, closers, next),
    }
}

/// `[...]`, `(!)`: the mark is all that the bracket holds.
fn opens_bracket(rest: &Rest, at: usize) -> bool {
    at > rest.start && matches!(rest.mark(at - 1), '[' | '(')
}

/// How many marks that open something are looked past.
const MOST_OPENERS: usize = 8;

/// What follows, past the marks that open something.
fn next<'t>(rest: &Rest<'t>, end: usize) -> Next<'t> {
    let mut next = Next { at: end, word: None, quote: false, bracket: false, dash: false, sign: false };
    while next.at < end + MOST_OPENERS {
        match rest.mark(next.at) {
            '"' | '“' | '‘' | '\'' | '’' | '«' | '„' => next.quote = true,
            '(' | '[' => next.bracket = true,
            '-' | '–' | '—' | '*' | '•' | '·' | '⁃' | '_' => next.dash = true,
            '$' | '£' | '€' | '¥' | '#' | '@' | '₹' => next.sign = true,
            '.' if next.at > end || rest.token(next.at + 1).is_some_and(|t| !t.spaced) => {}
            '¿' | '¡' | '>' | '|' => {}
            _ => break,
        }
        next.at += 1;
    }
    next.word = rest.tokens[..rest.end].get(next.at).filter(|t| t.is_word());
    next
}

fn ends_at_cry(rest: &Rest, at: usize, closers: Closers, end: usize, next: Next) -> bool {
    let before = (at > rest.start).then(|| &rest.tokens[at - 1]);
    let single = end == at + 1 && rest.mark(at) == '!';
    if next.is_lower() {
        let named = single && before.is_some_and(|b| b.is_capital() && at - 1 > rest.start);
        return !closers.quote && !closers.bracket && !next.dash && (begins_lower(rest) || !single && !named && !is_reply(rest, end));
    }
    if single && before.is_some_and(|b| EXCLAMATION_NAMES.contains(&b.key)) && next.is_capital() && !next.quote {
        return next.is(Class::SentenceOpeners);
    }
    !(closers.quote && !next.quote && is_reply(rest, end))
}

fn ends_at_stop(rest: &Rest, at: usize, closers: Closers, next: Next) -> bool {
    let stays = closers.quote || closers.bracket;
    if at == rest.start {
        return false;
    }
    let before = &rest.tokens[at - 1];
    if before.shape == Shape::Possessive {
        return !next.is_lower() || !stays;
    }
    if !before.is_word() {
        let closed = matches!(rest.mark(at - 1), ')' | ']' | '"' | '”' | '’' | '\'' | '%');
        return !next.is_lower() && (closed || !next.is_number());
    }
    let reading = if rest.tokens[at].spaced { Reading::Word } else { abbreviations::read(rest, at, next) };
    match reading {
        Reading::Ends => !next.is_lower(),
        Reading::GoesOn => false,
        Reading::Word if next.is_lower() => {
            !stays && !next.bracket && !next.dash && (begins_lower(rest) || is_plain_word(rest.text, before))
        }
        Reading::Word => next.word.is_some() || !matches!(rest.mark(next.at), '&' | ',' | ';' | ':' | '/'),
    }
}

/// Whether it is a word rather than an abbreviation nobody has listed: long enough, or with a vowel in it.
fn is_plain_word(text: &str, word: &Token) -> bool {
    let vowel = |b: u8| matches!(b | 0x20, b'a' | b'e' | b'i' | b'o' | b'u' | b'y') || b >= 0x80;
    word.shape != Shape::Number && (word.span.len() >= 4 || word.span.of(text).bytes().any(vowel))
}

/// Whether the writer began this sentence without a capital, so that a small letter says nothing.
fn begins_lower(rest: &Rest) -> bool {
    rest.tokens[rest.start..rest.end].iter().take(MOST_OPENERS).find(|t| t.is_word()).is_some_and(|t| t.shape == Shape::Lower)
}

/// `Smith asked.`, `he yelled`: the words that tell who said what stands before them.
fn is_reply(rest: &Rest, mut at: usize) -> bool {
    let begin = at;
    if rest.token(at).is_some_and(|t| t.is(Class::SentenceOpeners) && t.is_capital()) {
        return false;
    }
    if rest.token(at).is_some_and(|t| PRONOUNS.contains(&t.key)) {
        at += 1;
    }
    while at < begin + 8 && rest.token(at).is_some_and(|t| t.is_capital() || matches!(t.span.of(rest.text), "." | "," | "'s" | "’s" | "-"))
    {
        at += 1;
    }
    let Some(verb) = rest.token(at).filter(|t| at > begin && t.shape == Shape::Lower) else { return false };
    let told = verb.span.of(rest.text);
    let closes = || at + 1 >= rest.end || matches!(rest.mark(at + 1), '.' | ',' | ';' | ':' | '!' | '?');
    verb.word.value(Class::CueVerbs).is_some_and(|how| matches!(how, "neutral" | "asked" | "written" | "loaded"))
        || (told.ends_with("ed") || told.ends_with('s')) && closes()
}

/// Names that are written with an exclamation mark.
const EXCLAMATION_NAMES: [WordKey; 4] =
    [WordKey::of_folded("yahoo"), WordKey::of_folded("jeopardy"), WordKey::of_folded("wham"), WordKey::of_folded("y")];

const PRONOUNS: [WordKey; 5] =
    [WordKey::of_folded("he"), WordKey::of_folded("she"), WordKey::of_folded("they"), WordKey::of_folded("we"), I];
