//! The marks of HTML in a source: tags, comments, character references, each with its place.
//!
//! This is no parser of HTML: it knows no tree and mends nothing. It tells where the text of a page stands in its source, which the
//! parsers that do know the tree cannot tell.

// Attributes are wanted by the reader of pages alone; Markdown reads only what stands between tags.
#![cfg_attr(not(feature = "html"), allow(dead_code))]

use std::borrow::Cow;
use std::ops::Range;

/// A part of a source, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part<'s> {
    /// Text that is shown, with its character references still in it
    Text(Range<usize>),
    /// `<a href="…">`
    Open(Tag<'s>),
    /// `</a>`
    Close(&'s str),
    /// What stands in `<script>` or `<style>`
    Raw(&'s str),
}

/// An opening tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'s> {
    /// Its name as it is written.
    pub(super) name: &'s str,
    /// What stands behind the name.
    rest: &'s str,
}

impl<'s> Tag<'s> {
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value of an attribute, its character references decoded.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'s, str>> {
        let mut rest = self.rest;
        while let Some((key, value, after)) = attribute(rest) {
            if key.eq_ignore_ascii_case(name) {
                return Some(html_escape::decode_html_entities(value));
            }
            rest = after;
        }
        None
    }
}

/// The first attribute of a tag: its name, its value, and what stands behind it.
fn attribute(rest: &str) -> Option<(&str, &str, &str)> {
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
    let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len());
    let (key, behind) = rest.split_at(end);
    let Some(value) = behind.trim_ascii_start().strip_prefix('=') else {
        return (!key.is_empty()).then_some((key, "", behind));
    };
    let value = value.trim_ascii_start();
    Some(match value.chars().next() {
        Some(quote @ ('"' | '\'')) => match value[1..].split_once(quote) {
            Some((value, after)) => (key, value, after),
            None => (key, &value[1..], ""),
        },
        _ => {
            let (value, after) = value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len()));
            (key, value, after)
        }
    })
}

/// Elements whose content is no markup; of those, the content of `<title>` and `<textarea>` is text.
const RAW: &[&str] = &["script", "style", "noembed", "noframes", "iframe", "xmp"];

/// The parts of a source, from a byte on.
pub(super) struct Parts<'s> {
    source: &'s str,
    at: usize,
    /// The raw element that was opened last.
    raw: Option<&'s str>,
}

/// Reads a source, or a stretch of one.
pub(super) fn parts(source: &str, stretch: Range<usize>) -> Parts<'_> {
    Parts { source: &source[..stretch.end], at: stretch.start, raw: None }
}

impl<'s> Iterator for Parts<'s> {
    type Item = Part<'s>;

    fn next(&mut self) -> Option<Part<'s>> {
        while self.at < self.source.len() {
            if let Some(name) = self.raw.take() {
                return Some(self.raw(name));
            }
            let rest = &self.source[self.at..];
            match self.tag(rest) {
                Some(part) => return Some(part),
                None if self.at == self.source.len() => return None,
                None => {}
            }
            if let Some(length) = aside(rest) {
                self.at += length;
                continue;
            }
            // A `<` that begins nothing is text.
            let end = rest.bytes().skip(1).position(|b| b == b'<').map_or(rest.len(), |i| i + 1);
            let start = self.at;
            self.at += end;
            return Some(Part::Text(start..self.at));
        }
        None
    }
}

impl<'s> Parts<'s> {
    fn tag(&mut self, rest: &'s str) -> Option<Part<'s>> {
        let inner = rest.strip_prefix('<')?;
        let (inner, closes) = inner.strip_prefix('/').map_or((inner, false), |inner| (inner, true));
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let Some(end) = tag_end(inner) else {
            // A tag that the source's end cuts off is none, and no other can follow.
            self.at = self.source.len();
            return None;
        };
        let tag = &inner[..end];
        let name = &tag[..tag.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(end)];
        self.at += rest.len() - inner.len() + end + 1;
        if closes {
            return Some(Part::Close(name));
        }
        self.raw = RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw)).then_some(name);
        Some(Part::Open(Tag { name, rest: &tag[name.len()..] }))
    }

    /// All up to the closing tag of a raw element, or to the end of the source.
    fn raw(&mut self, name: &str) -> Part<'s> {
        let rest = &self.source[self.at..];
        let closes = |i: &usize| {
            let tag = &rest.as_bytes()[i + 2..];
            tag.len() >= name.len() && tag[..name.len()].eq_ignore_ascii_case(name.as_bytes())
        };
        let end = rest.match_indices("</").map(|(i, _)| i).find(closes).unwrap_or(rest.len());
        self.at += end;
        Part::Raw(&rest[..end])
    }
}

/// Where a tag's `>` stands, past those inside quoted values.
fn tag_end(inner: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = b' ';
    for (i, &byte) in inner.as_bytes().iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(i),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    None
}

/// The length of a comment, a doctype, a processing instruction or a malformed tag.
fn aside(rest: &str) -> Option<usize> {
    if let Some(comment) = rest.strip_prefix("<!--") {
        return Some(comment.find("-->").map_or(rest.len(), |end| end + 7));
    }
    let begins = rest.starts_with("<!") || rest.starts_with("<?") || rest.starts_with("</");
    begins.then(|| rest.find('>').map_or(rest.len(), |end| end + 1))
}

/// The longest character reference, `&CounterClockwiseContourIntegral;`, has 33 bytes.
const REFERENCE: usize = 33;

/// Hands on a stretch of text in pieces: what is shown, and the bytes of the source it stands for. A piece of the same length stands
/// there byte for byte.
pub(super) fn shown(source: &str, stretch: Range<usize>, mut each: impl FnMut(&str, Range<usize>)) {
    let mut from = stretch.start;
    let mut search = from;
    while let Some(at) = source[search..stretch.end].find('&').map(|i| search + i) {
        let limit = stretch.end.min(at + REFERENCE);
        let length = source.as_bytes()[at + 1..limit].iter().position(|&b| !b.is_ascii_alphanumeric() && b != b'#');
        let end = length.map(|length| at + length + 2).filter(|end| source.as_bytes()[end - 1] == b';');
        match end.map(|end| (end, html_escape::decode_html_entities(&source[at..end]))) {
            Some((end, decoded)) if decoded != source[at..end] => {
                each(&source[from..at], from..at);
                each(&decoded, at..end);
                (from, search) = (end, end);
            }
            _ => search = at + 1,
        }
    }
    each(&source[from..stretch.end], from..stretch.end);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Vec<String> {
        let told = |part| match part {
            Part::Text(range) => source[range].to_owned(),
            Part::Open(tag) => format!("<{}>", tag.name),
            Part::Close(name) => format!("</{name}>"),
            Part::Raw(raw) => format!("{{{raw}}}"),
        };
        parts(source, 0..source.len()).map(told).collect()
    }

    #[test]
    fn tags_comments_and_scripts_are_told_from_text() {
        for (source, expected) in [
            ("<p class=a>One<br/>two</P >", &["<p>", "One", "<br>", "two", "</P>"][..]),
            ("a < b <!-- <p> --> c<!doctype html>d", &["a ", "< b ", " c", "d"]),
            ("<script>if (a</b>) '</p>'</SCRIPT>x", &["<script>", "{if (a</b>) '</p>'}", "</SCRIPT>", "x"]),
            ("<a title='x > y' href=\"/\">z", &["<a>", "z"]),
            ("<a it's>z</a>", &["<a>", "z", "</a>"]),
            ("a<p href='x", &["a"]),
            ("<", &["<"]),
            ("</", &[]),
            ("<!--", &[]),
            ("<style>x", &["<style>", "{x}"]),
            ("é<é", &["é", "<é"]),
        ] {
            assert_eq!(read(source), expected, "{source}");
        }
    }

    #[test]
    fn attributes_are_read_quoted_or_not() {
        let tag = |source| match parts(source, 0..source.len()).next() {
            Some(Part::Open(tag)) => tag,
            other => panic!("{other:?}"),
        };
        let meta = tag("<meta content = 'Caf&eacute; \"closed\"' Name=x disabled/>");
        assert_eq!(meta.attribute("content").as_deref(), Some("Café \"closed\""));
        assert_eq!(meta.attribute("name").as_deref(), Some("x"));
        assert_eq!(meta.attribute("disabled").as_deref(), Some(""));
        assert_eq!(meta.attribute("other"), None);
        assert_eq!(tag("<a =\"x\" ==>").attribute("b"), None);
    }

    #[test]
    fn character_references_keep_their_place() {
        let source = "A&amp;B &nosuch; caf&eacute; &#8220;x&#x201D; &; & é;";
        let mut told = Vec::new();
        shown(source, 0..source.len(), |shown, at| told.push((shown.to_owned(), source[at].to_owned())));
        let text: String = told.iter().map(|(shown, _)| shown.as_str()).collect();
        assert_eq!(text, "A&B &nosuch; café “x” &; & é;");
        assert!(told.contains(&("é".to_owned(), "&eacute;".to_owned())));
        assert!(told.iter().all(|(shown, at)| shown == at || at.starts_with('&')));
    }
}
