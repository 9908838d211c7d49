//! Headlines and headings: short lines without a full stop.

use super::{BlockKind, Paragraph, Source};
use crate::lexicon::Class;
use crate::segment::tokens::{Shape, Token};
use std::ops::Range;

/// The longest headline and heading, in tokens.
const LONGEST_HEADLINE: usize = 35;
const LONGEST_HEADING: usize = 16;

/// The longest heading, in tokens, that is not in title case.
const LONGEST_PLAIN_HEADING: usize = 6;

/// Marks the headline and the headings among paragraphs that are body so far.
pub(super) fn mark(source: Source, paragraphs: &mut [Paragraph]) {
    let is_body = |p: &Paragraph| p.kind == BlockKind::Body;
    let Some(first) = paragraphs.iter().position(is_body) else { return };
    let last = paragraphs.iter().rposition(is_body).unwrap_or(first);
    let title = &paragraphs[first].tokens;
    if last > first && (is_title(source, title, LONGEST_HEADLINE) || is_stopped_title(source, title)) && is_led(source, paragraphs, first) {
        paragraphs[first].kind = BlockKind::Headline;
    }
    for i in first + 1..last {
        if is_body(&paragraphs[i]) && is_heading(source, &paragraphs[i].tokens) && is_led(source, paragraphs, i) {
            paragraphs[i].kind = BlockKind::Heading;
        }
    }
}

/// Whether a paragraph of text follows that the line can be the title of.
fn is_led(source: Source, paragraphs: &[Paragraph], title: usize) -> bool {
    let mut rest = paragraphs[title + 1..].iter().filter(|p| p.kind == BlockKind::Body).take(3);
    rest.any(|p| p.tokens.len() > paragraphs[title].tokens.len() && source.ends_sentence(&p.tokens))
}

/// Whether a line is short, begins as titles do, and has no full stop.
fn is_title(source: Source, range: &Range<usize>, longest: usize) -> bool {
    let first = &source.tokens[range.start];
    let begins = first.is_capital()
        || matches!(first.shape, Shape::Number | Shape::Alphanumeric)
        || matches!(source.mark(range.start), '"' | '“' | '‘' | '\'');
    range.len() <= longest && begins && !matches!(source.last_mark(range), '.' | ',' | ';' | ':' | '…' | '-' | '—' | '–')
}

/// A headline that somebody put a full stop behind: a few words, nearly all with capitals.
fn is_stopped_title(source: Source, range: &Range<usize>) -> bool {
    let inner = range.start..range.end - 1;
    let single = inner.clone().all(|i| !matches!(source.mark(i), '.' | '?' | '!') || i > range.start && source.word(i - 1).contains('.'));
    single && source.ends_sentence(range) && range.len() >= 6 && range.len() <= LONGEST_HEADLINE && is_strict_title_case(source, range)
}

/// Title case in which only prepositions, articles and their like go without a capital: `Lund met Amsel` has a verb that does.
pub(super) fn is_strict_title_case(source: Source, range: &Range<usize>) -> bool {
    let small = |t: &Token| t.shape == Shape::Lower && !t.is(Class::FunctionWords);
    is_title_case(source, range) && !source.tokens[range.clone()].iter().any(small)
}

fn is_heading(source: Source, range: &Range<usize>) -> bool {
    let plain = range.len() <= LONGEST_PLAIN_HEADING && !source.ends_sentence(range);
    is_title(source, range, LONGEST_HEADING) && (plain || is_title_case(source, range))
}

/// Whether nearly all longer words have capitals; a single name does not make a title.
pub(super) fn is_title_case(source: Source, range: &Range<usize>) -> bool {
    let words = source.tokens[range.clone()].iter().filter(|t| t.is_word() && t.span.len() >= 4 && t.shape != Shape::Number);
    let (count, capital) = words.fold((0, 0), |(n, c), t| (n + 1, c + usize::from(t.shape != Shape::Lower)));
    count >= 2 && capital * 5 >= count * 4
}
