//! Embedded posts: the lines of a post and the line of its author.

use super::{BlockKind, Paragraph, Source};
use crate::segment::tokens::{Shape, Token};
use std::ops::Range;

/// The longest post, in bytes, without its author's line: some networks allow more, but nobody embeds it.
const LONGEST_POST: usize = 320;

/// Joins the lines of each post into one block.
pub(super) fn join(source: Source, paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    let mut joined: Vec<Paragraph> = Vec::with_capacity(paragraphs.len());
    for mut paragraph in paragraphs {
        if let Some(author) = author(source, &paragraph.tokens) {
            if author > paragraph.tokens.start {
                paragraph.kind = post_kind(source, &paragraph, author);
            } else {
                let lines = lines_before(source, &joined, &paragraph);
                if let Some(first) = joined.len().checked_sub(lines).filter(|_| lines > 0) {
                    paragraph.tokens.start = joined[first].tokens.start;
                    paragraph.parted = joined[first].parted;
                    joined.truncate(first);
                }
                paragraph.kind = BlockKind::Embed;
            }
        }
        joined.push(paragraph);
    }
    joined
}

/// A post in one line with its author; a paragraph of the report that only mentions somebody's handle stays one.
fn post_kind(source: Source, paragraph: &Paragraph, author: usize) -> BlockKind {
    let body = source.span(&(paragraph.tokens.start..author));
    if body.len() <= LONGEST_POST { BlockKind::Embed } else { paragraph.kind }
}

/// How many of the paragraphs before an author's line belong to the post.
fn lines_before(source: Source, before: &[Paragraph], author: &Paragraph) -> usize {
    let (mut count, mut bytes, mut parted) = (0, 0, author.parted);
    for paragraph in before.iter().rev() {
        bytes += source.span(&paragraph.tokens).len();
        let introduces = source.last_mark(&paragraph.tokens) == ':';
        if bytes > LONGEST_POST || introduces || paragraph.kind != BlockKind::Body || parted && count > 0 {
            break;
        }
        count += 1;
        parted |= paragraph.parted;
    }
    count
}

/// Where the author stands, at the end of a paragraph: `— Dr. Jane Doe (@janedoe) May 10, 2025`.
fn author(source: Source, range: &Range<usize>) -> Option<usize> {
    let handle = range.clone().rev().take(16).find(|&i| is_handle(source, i))?;
    let dated = source.tokens[handle + 4..range.end].iter().any(|t| t.shape == Shape::Number);
    let closed = source.tokens[handle + 4..range.end].iter().all(|t| t.shape != Shape::Lower || t.span.len() <= 2);
    let name = range.start..handle;
    let dash = name.clone().rev().take(14).find(|&i| matches!(source.mark(i), '—' | '–' | '-') && source.tokens[i].spaced);
    let dash = dash.map(|i| if i > name.start && source.mark(i - 1) == '-' { i - 1 } else { i });
    let start = dash.unwrap_or(name.start);
    let named = handle - start <= 14 && (dash.is_some() || source.tokens[start..handle].iter().all(is_name_like));
    (closed && named && (dated || handle + 4 == range.end && dash.is_some())).then_some(start)
}

/// `(@janedoe)`
fn is_handle(source: Source, at: usize) -> bool {
    source.mark(at) == '('
        && source.mark(at + 1) == '@'
        && source.tokens.get(at + 2).is_some_and(|t| t.is_word())
        && source.mark(at + 3) == ')'
}

/// Whether it may stand in an author's name: no small word.
fn is_name_like(token: &Token) -> bool {
    token.shape != Shape::Lower
}
