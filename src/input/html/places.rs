//! Where the text of an article stands in the source of its page.
//!
//! The rules that find an article work on a tree that keeps no places. So the text's paragraphs are looked up, in order, among the
//! texts between the tags of the source: both as their characters without white space, which no rule alters. What is not found, such
//! as a headline that stands in the metadata alone, has no place.

use crate::document::Piece;
use crate::input::markup::{Part, parts, shown};
use crate::text::Span;
use std::collections::HashMap;
use std::ops::Range;

/// How many characters without white space must agree where a paragraph is found by less than all of it.
const ENOUGH: usize = 12;

/// The texts that are tried to go on with where a paragraph is interrupted.
const NEXT: usize = 50;

/// Where the paragraphs of `text` stand in `source`.
pub(super) fn find(text: &str, source: &str) -> Vec<Piece> {
    let stream = Stream::new(source);
    let paragraphs: Vec<Range<usize>> = paragraphs(text).collect();
    let keys: Vec<Vec<u8>> = paragraphs.iter().map(|p| dense(&text[p.clone()])).collect();
    let anchors = stream.anchors(&keys);
    let mut pieces = Vec::new();
    let mut at = 0;
    for (i, paragraph) in paragraphs.iter().enumerate() {
        let until = anchors[i..].iter().flatten().next().copied().unwrap_or(stream.bytes.len());
        let found = anchors[i].or_else(|| stream.next(&keys[i], at)).or_else(|| stream.first(&keys[i], at, until));
        if let Some(found) = found {
            at = stream.trace(text, paragraph.clone(), found, source, &mut pieces);
        }
    }
    pieces
}

/// The paragraphs of a text, without the empty lines between them.
fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split("\n\n").map(move |paragraph| {
        let start = at;
        at += paragraph.len() + 2;
        start..start + paragraph.len()
    })
}

fn is_white(c: char) -> bool {
    c.is_whitespace() || c == '\u{AD}'
}

/// The bytes of some words without their white space.
fn dense(words: &str) -> Vec<u8> {
    words.chars().filter(|&c| !is_white(c)).collect::<String>().into_bytes()
}

/// What a page shows, without white space.
struct Stream {
    bytes: Vec<u8>,
    /// The bytes of the source that each byte came from: its first, and how many.
    back: Vec<(u32, u8)>,
    /// Where the texts between tags begin, in order.
    starts: Vec<usize>,
    /// The texts by their first bytes.
    index: HashMap<[u8; 4], Vec<usize>>,
}

impl Stream {
    fn new(source: &str) -> Stream {
        let mut stream = Stream { bytes: Vec::new(), back: Vec::new(), starts: Vec::new(), index: HashMap::new() };
        // The title is shown beside the page, not in it.
        let mut in_title = false;
        for part in parts(source, 0..source.len()) {
            match part {
                Part::Open(tag) if tag.is("title") => in_title = true,
                Part::Close(name) if name.eq_ignore_ascii_case("title") => in_title = false,
                _ => {}
            }
            let Part::Text(range) = part else { continue };
            if in_title {
                continue;
            }
            let start = stream.bytes.len();
            shown(source, range, |words, at| stream.add(words, &at));
            if stream.bytes.len() > start {
                stream.starts.push(start);
            }
        }
        for &start in &stream.starts {
            if let Some(head) = stream.bytes[start..].first_chunk::<4>() {
                stream.index.entry(*head).or_default().push(start);
            }
        }
        stream
    }

    fn add(&mut self, words: &str, at: &Range<usize>) {
        let exact = words.len() == at.len();
        for (i, c) in words.char_indices().filter(|(_, c)| !is_white(*c)) {
            let mut buffer = [0; 4];
            for (j, &byte) in c.encode_utf8(&mut buffer).as_bytes().iter().enumerate() {
                self.bytes.push(byte);
                self.back.push(if exact { ((at.start + i + j) as u32, 1) } else { (at.start as u32, at.len() as u8) });
            }
        }
    }

    /// The places of the paragraphs that stand in the page exactly once, as far as they follow each other.
    fn anchors(&self, keys: &[Vec<u8>]) -> Vec<Option<usize>> {
        let once = |key: &Vec<u8>| {
            let mut places = self.places(key);
            places.next().filter(|_| key.len() >= ENOUGH && places.next().is_none())
        };
        let found: Vec<(usize, usize)> = keys.iter().enumerate().filter_map(|(i, key)| Some((i, once(key)?))).collect();
        let mut anchors = vec![None; keys.len()];
        for k in longest_rise(&found.iter().map(|f| f.1).collect::<Vec<_>>()) {
            anchors[found[k].0] = Some(found[k].1);
        }
        anchors
    }

    /// Where a text of the page begins with all of a paragraph.
    fn places<'k>(&'k self, key: &'k [u8]) -> impl Iterator<Item = usize> + 'k {
        let starts = key.first_chunk::<4>().and_then(|head| self.index.get(head));
        starts.into_iter().flatten().copied().filter(|&start| self.bytes[start..].starts_with(key))
    }

    /// Where the last paragraph ended, if this one goes on there, as the paragraphs of a `<pre>` do.
    fn next(&self, key: &[u8], at: usize) -> Option<usize> {
        (!key.is_empty() && self.bytes[at..].starts_with(&key[..key.len().min(ENOUGH)])).then_some(at)
    }

    /// The first place between two others where a paragraph stands, or enough of its beginning.
    fn first(&self, key: &[u8], from: usize, until: usize) -> Option<usize> {
        if key.len() < 4 {
            let next = self.starts.partition_point(|&s| s < from);
            return self.starts[next..].iter().take(3).copied().find(|&s| s < until && !key.is_empty() && self.bytes[s..].starts_with(key));
        }
        let inside = |place: &usize| (from..until).contains(place);
        self.places(key).find(inside).or_else(|| self.places(&key[..4]).filter(inside).find(|&place| self.begins(key, place)))
    }

    /// Whether enough of a paragraph stands at a place, or its beginning with the rest in another text not far behind.
    fn begins(&self, key: &[u8], place: usize) -> bool {
        let shared = key.iter().zip(&self.bytes[place..]).take_while(|(a, b)| a == b).count();
        shared >= ENOUGH || self.resume(&key[shared..], place + shared).is_some()
    }

    /// Follows a paragraph from its place on, past what the page shows inside of it and the article lacks. Gives where it ends.
    fn trace(&self, text: &str, paragraph: Range<usize>, mut at: usize, source: &str, pieces: &mut Vec<Piece>) -> usize {
        let words = &text[paragraph.clone()];
        let chars: Vec<(usize, char)> = words.char_indices().filter(|(_, c)| !is_white(*c)).collect();
        let rest = |k: usize| dense(chars.get(k).map_or("", |(i, _)| words[*i..].get(..8 * ENOUGH).unwrap_or(&words[*i..])));
        let mut trail = Trail { pieces, source };
        // Where the paragraph entered the text of the page that it is in: what the article lacks begins with one.
        let mut entry = (0, at, trail.mark());
        let mut k = 0;
        while let Some(&(i, c)) = chars.get(k) {
            if self.starts.binary_search(&at).is_ok() {
                entry = (k, at, trail.mark());
            }
            let length = c.len_utf8();
            if self.bytes[at..].starts_with(c.encode_utf8(&mut [0; 4]).as_bytes()) {
                trail.step(paragraph.start + i, length, self.back[at], self.back[at + length - 1]);
                (k, at) = (k + 1, at + length);
            } else if let Some(next) = self.resume(&rest(k), at) {
                at = next;
            } else if let Some(next) = self.resume(&rest(entry.0), entry.1 + 1) {
                trail.back_to(entry.2);
                (k, at) = (entry.0, next);
            } else {
                return at;
            }
        }
        at
    }

    /// The next text of the page, not far behind a place, that begins with the rest of a paragraph.
    fn resume(&self, rest: &[u8], at: usize) -> Option<usize> {
        let key = &rest[..rest.len().min(ENOUGH)];
        let next = self.starts.partition_point(|&s| s < at);
        self.starts[next..].iter().take(NEXT).copied().find(|&s| self.bytes[s..].starts_with(key))
    }
}

/// The pieces of a paragraph while it is followed.
struct Trail<'p> {
    pieces: &'p mut Vec<Piece>,
    source: &'p str,
}

impl Trail<'_> {
    /// How far the trail has come.
    fn mark(&self) -> (usize, Option<Piece>) {
        (self.pieces.len(), self.pieces.last().copied())
    }

    fn back_to(&mut self, (count, last): (usize, Option<Piece>)) {
        self.pieces.truncate(count);
        if let (Some(piece), Some(last)) = (self.pieces.last_mut(), last) {
            *piece = last;
        }
    }

    /// Adds a character of the text and the bytes of the source it came from; one space between two is that of the source.
    fn step(&mut self, text: usize, length: usize, first: (u32, u8), last: (u32, u8)) {
        let (from, to) = (first.0 as usize, last.0 as usize + last.1 as usize);
        let new = Piece { text: Span::new(text, text + length), source: Span::new(from, to) };
        if let Some(before) = self.pieces.last_mut().filter(|p| p.text.end() <= text) {
            let exact = before.text.len() == before.source.len() && length == to - from;
            let (gap, source_gap) = (text - before.text.end(), from.wrapping_sub(before.source.end()));
            if exact && gap == source_gap && (gap == 0 || self.source[before.source.end()..from].trim().is_empty()) {
                (before.text, before.source) = (before.text.cover(new.text), before.source.cover(new.source));
                return;
            }
        }
        self.pieces.push(new);
    }
}

/// The indices of a longest strictly rising run of numbers, leaving out others.
fn longest_rise(numbers: &[usize]) -> Vec<usize> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before = vec![usize::MAX; numbers.len()];
    for (i, number) in numbers.iter().enumerate() {
        let place = tails.partition_point(|&t| numbers[t] < *number);
        if place > 0 {
            before[i] = tails[place - 1];
        }
        if place == tails.len() { tails.push(i) } else { tails[place] = i }
    }
    let mut run = Vec::new();
    let mut at = tails.last().copied().unwrap_or(usize::MAX);
    while at != usize::MAX {
        run.push(at);
        at = before[at];
    }
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces as the words of the text and of the source.
    fn found<'s>(text: &'s str, source: &'s str) -> Vec<(&'s str, &'s str)> {
        find(text, source).iter().map(|p| (p.text.of(text), p.source.of(source))).collect()
    }

    #[test]
    fn a_repeated_line_is_found_between_its_neighbours() {
        let source = "<li>The mayor left.<p>The dam burst on Friday.<p>The mayor left.<p>The school is closed.<li>The mayor left.";
        let text = "The dam burst on Friday.\n\nThe mayor left.\n\nThe school is closed.";
        let starts: Vec<usize> = find(text, source).iter().map(|p| p.source.start()).collect();
        let second = source.match_indices("The mayor").nth(1).unwrap().0;
        assert_eq!(starts, [source.find("The dam").unwrap(), second, source.find("The school").unwrap()]);
    }

    #[test]
    fn what_the_article_lacks_is_stepped_over() {
        let source = "<p>The dam <sup>[1]</sup>at Larkstown burst <i>once</i> on Friday.</p>";
        assert_eq!(
            found("The dam at Larkstown burst on Friday.", source),
            [("The dam", "The dam"), ("at Larkstown burst", "at Larkstown burst"), ("on Friday.", "on Friday.")]
        );
    }

    #[test]
    fn what_is_not_there_has_no_place() {
        assert!(found("Something else entirely.\n\nNo", "<p>The dam burst on Friday.</p>").is_empty());
        assert!(found("", "").is_empty());
    }

    #[test]
    fn longest_rise_leaves_out_what_falls() {
        assert_eq!(longest_rise(&[5, 1, 2, 9, 3]), [1, 2, 4]);
        assert!(longest_rise(&[]).is_empty());
    }
}
