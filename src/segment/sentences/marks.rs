//! The marks that may end a sentence, and those that close something behind them.

use super::Rest;
use crate::segment::tokens::{Shape, Token};

/// What sort of mark stands at the end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// `.`
    Stop,
    /// `?`, `!` and runs of them
    Cry,
    /// `...` and `…`; `spaced` where white space stands before it
    Ellipsis { spaced: bool },
    /// `:)` and its like, and pictures
    Smiley,
    /// `。` and its like, behind which nobody puts a space
    Wide,
}

/// Marks that close something and belong to the sentence that ends before them.
#[derive(Clone, Copy, Default)]
pub(super) struct Closers {
    pub(super) end: usize,
    pub(super) quote: bool,
    pub(super) bracket: bool,
    pub(super) straight_quotes: usize,
}

/// The sort of the run, and the token behind it.
pub(super) fn run(rest: &Rest, at: usize, mark: char) -> Option<(Mark, usize)> {
    let first = match mark {
        '.' => Mark::Stop,
        '?' | '!' | '‼' | '⁇' | '⁈' | '⁉' | '‽' | '؟' | '۔' | '।' => Mark::Cry,
        '…' => Mark::Ellipsis { spaced: rest.tokens[at].spaced },
        '。' | '．' | '！' | '？' | '｡' => Mark::Wide,
        ':' | ';' if is_smiley(rest, at) => return Some((Mark::Smiley, smileys(rest, at))),
        _ => return None,
    };
    let (mut end, mut dots, mut cry) = (at, 0, false);
    loop {
        match rest.mark(end) {
            '.' => dots += 1,
            '…' => dots += 3,
            '?' | '!' | '‼' | '⁇' | '⁈' | '⁉' | '‽' => cry = true,
            _ if end == at => {}
            _ => break,
        }
        end += 1;
        if rest.is_spaced(end) {
            break;
        }
    }
    let behind = spaced_dots(rest, end);
    if dots == 1 && !cry && behind > end && !is_stop_before_ellipsis(rest, at, end) {
        return Some((Mark::Ellipsis { spaced: true }, behind));
    }
    Some((
        match first {
            _ if cry => Mark::Cry,
            _ if dots > 1 => Mark::Ellipsis { spaced: rest.tokens[at].spaced },
            first => first,
        },
        end,
    ))
}

/// The token behind a run of dots with a space before each.
fn spaced_dots(rest: &Rest, at: usize) -> usize {
    let mut end = at;
    while rest.mark(end) == '.' && rest.is_spaced(end) {
        end += 1;
    }
    end
}

/// `… compounds. . . . The practice`: the first dot ends the sentence, the others open the next.
pub(super) fn is_stop_before_ellipsis(rest: &Rest, at: usize, behind: usize) -> bool {
    let dots = spaced_dots(rest, behind);
    !rest.tokens[at].spaced && dots - behind == 3 && rest.token(dots).is_some_and(Token::is_capital)
}

pub(super) fn closers(rest: &Rest, at: usize) -> Closers {
    let mut c = Closers { end: at, ..Closers::default() };
    loop {
        let spaced = rest.is_spaced(c.end);
        match rest.mark(c.end) {
            '”' | '»' => c.quote = true,
            '’' | '\'' if !spaced && rest.is_spaced(c.end + 1) => c.quote = true,
            '’' | '\'' if !spaced && matches!(rest.mark(c.end + 1), '"' | '”' | ')' | '\'' | '’') => c.quote = true,
            '"' if !spaced || rest.is_spaced(c.end + 1) && rest.quoted ^ (c.straight_quotes % 2 == 1) => {
                c.quote = true;
                c.straight_quotes += 1;
            }
            ')' | ']' | '}' => c.bracket = true,
            '[' if !spaced && is_note(rest, c.end) => c.end += 2,
            '.' if !spaced && c.end > at => {}
            '?' | '!' if !c.quote && !c.bracket && rest.is_spaced(c.end + 1) => {}
            _ => return c,
        }
        c.end += 1;
    }
}

/// `[7]`, hung on the end of a sentence.
fn is_note(rest: &Rest, at: usize) -> bool {
    rest.token(at + 1).is_some_and(|t| t.shape == Shape::Number) && rest.mark(at + 2) == ']'
}

fn is_smiley(rest: &Rest, at: usize) -> bool {
    let nose = usize::from(rest.mark(at + 1) == '-' && !rest.is_spaced(at + 1));
    let mouth = at + 1 + nose;
    let drawn = matches!(rest.mark(mouth), ')' | '(')
        || rest.token(mouth).is_some_and(|t| t.span.len() == 1 && matches!(t.span.of(rest.text), "D" | "P" | "p"));
    matches!(rest.mark(at), ':' | ';') && rest.is_spaced(at) && !rest.is_spaced(mouth) && drawn && !rest.tokens[at + 1].spaced
}

/// The token behind the smileys and pictures that begin there.
pub(super) fn smileys(rest: &Rest, mut at: usize) -> usize {
    loop {
        if is_smiley(rest, at) {
            at += 2 + usize::from(rest.mark(at + 1) == '-');
            while matches!(rest.mark(at), ')' | '(') && !rest.is_spaced(at) {
                at += 1;
            }
        } else if is_picture(rest.mark(at)) {
            at += 1;
        } else {
            return at;
        }
    }
}

fn is_picture(mark: char) -> bool {
    matches!(mark, '\u{1F300}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}')
}
