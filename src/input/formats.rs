//! The formats that are read: one row each.

use super::{decode, markdown};
use crate::document::Document;
use crate::error::ErrorKind;

#[cfg(feature = "docx")]
use super::docx::read as docx;
#[cfg(feature = "html")]
use super::html::read as html;
#[cfg(feature = "pdf")]
use super::pdf::read as pdf;

/// A sort of file that reports come in.
pub struct Format {
    /// What it is called.
    pub name: &'static str,
    /// What the names of its files end in, in lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// The largest file of it that is read, in bytes.
    pub limit: u64,
    /// What the first bytes of a file say.
    sniff: fn(&[u8]) -> Sniffed,
    /// Makes a document of a file's bytes; the name is what findings call it.
    read: fn(&[u8], &str) -> Result<Document, ErrorKind>,
}

/// What the first bytes of a file say of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sniffed {
    /// The file is of it
    Yes,
    /// The file is of it if its name says so
    Perhaps,
    /// The file cannot be of it
    No,
}

/// Files of text: the longest news reports have some 100 kB, a novel has one million.
pub const TEXT: u64 = 4 * 1024 * 1024;

/// Files that hold pictures and fonts beside the text.
const PACKED: u64 = 32 * 1024 * 1024;

/// Every format. What a file's first bytes say goes before what its name says; the last row takes what no other claims.
pub const FORMATS: &[Format] = &[
    Format { name: "PDF", extensions: &["pdf"], limit: PACKED, sniff: is_pdf, read: pdf },
    Format { name: "Word", extensions: &["docx", "docm"], limit: PACKED, sniff: is_zip, read: docx },
    Format { name: "HTML", extensions: &["html", "htm", "xhtml"], limit: TEXT, sniff: is_html, read: html },
    Format { name: "Markdown", extensions: &["md", "markdown"], limit: TEXT, sniff: |_| Sniffed::Perhaps, read: markdown::read },
    Format { name: "plain text", extensions: &["txt", "text"], limit: TEXT, sniff: |_| Sniffed::Perhaps, read: decode::read },
];

/// How many bytes of a file tell what it is.
const HEAD: usize = 4096;

/// The format of a file, of which the first bytes are enough.
pub fn format(bytes: &[u8], name: &str) -> &'static Format {
    let head = &bytes[..bytes.len().min(HEAD)];
    let extension = name.rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_ascii_lowercase());
    let is_named = |f: &&Format| f.extensions.contains(&extension.as_str()) && (f.sniff)(head) == Sniffed::Perhaps;
    let sniffed = FORMATS.iter().find(|f| (f.sniff)(head) == Sniffed::Yes);
    sniffed.or_else(|| FORMATS.iter().find(is_named)).unwrap_or(&FORMATS[FORMATS.len() - 1])
}

impl Format {
    /// Makes a document of a file's bytes; the name is what findings call it.
    ///
    /// # Errors
    /// Where the bytes are not of the format, hold no text, or are larger than its limit.
    pub fn read(&self, bytes: &[u8], name: &str) -> Result<Document, ErrorKind> {
        let size = bytes.len() as u64;
        if size > self.limit {
            return Err(ErrorKind::TooLarge { size, limit: self.limit });
        }
        let document = (self.read)(bytes, name)?;
        match document.text() {
            text if decode::is_blank(text) => Err(ErrorKind::Empty),
            text if text.len() as u64 > 2 * TEXT => Err(ErrorKind::Unpacks { limit: 2 * TEXT }),
            _ => Ok(document),
        }
    }
}

fn is_pdf(head: &[u8]) -> Sniffed {
    let begins = head.starts_with(b"%PDF-");
    let holds = head.windows(5).take(1024).any(|bytes| bytes == b"%PDF-");
    if begins {
        Sniffed::Yes
    } else if holds {
        Sniffed::Perhaps
    } else {
        Sniffed::No
    }
}

fn is_zip(head: &[u8]) -> Sniffed {
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") { Sniffed::Yes } else { Sniffed::No }
}

/// A page begins with its doctype or an outer tag, perhaps behind comments; a fragment of one is known by its name and a tag.
fn is_html(head: &[u8]) -> Sniffed {
    let mut rest = head.trim_ascii_start();
    rest = rest.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(rest).trim_ascii_start();
    while rest.starts_with(b"<!--") || rest.starts_with(b"<?xml") {
        let Some(end) = rest.iter().position(|&b| b == b'>') else { break };
        rest = rest[end + 1..].trim_ascii_start();
    }
    let begins = |tag: &&str| rest.len() >= tag.len() && rest[..tag.len()].eq_ignore_ascii_case(tag.as_bytes());
    match ["<!doctype html", "<html", "<head", "<body"].iter().any(begins) {
        true => Sniffed::Yes,
        false if head.contains(&b'<') => Sniffed::Perhaps,
        false => Sniffed::No,
    }
}

#[cfg(not(feature = "docx"))]
fn docx(_: &[u8], _: &str) -> Result<Document, ErrorKind> {
    Err(ErrorKind::LeftOut { what: "a Word file", feature: "docx" })
}

#[cfg(not(feature = "html"))]
fn html(_: &[u8], _: &str) -> Result<Document, ErrorKind> {
    Err(ErrorKind::LeftOut { what: "an HTML page", feature: "html" })
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &[u8], _: &str) -> Result<Document, ErrorKind> {
    Err(ErrorKind::LeftOut { what: "a PDF file", feature: "pdf" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_bytes_go_before_names() {
        for (bytes, name, expected) in [
            (b"%PDF-1.7".as_slice(), "a.txt", "PDF"),
            (b"\n%PDF-1.7", "a.pdf", "PDF"),
            (b"\n%PDF-1.7 is a header", "a.txt", "plain text"),
            (b"PK\x03\x04", "a.html", "Word"),
            (b"\xEF\xBB\xBF <!-- x --> <!DOCTYPE HTML>", "a.txt", "HTML"),
            (b"<?xml version='1.0'?><html>", "-", "HTML"),
            (b"<p>Text", "a.HTM", "HTML"),
            (b"<p>Text", "a.txt", "plain text"),
            (b"Text", "a.html", "plain text"),
            (b"Text", "a.pdf", "plain text"),
            (b"# Text", "a.md", "Markdown"),
            (b"<!doctype html>", "a.md", "HTML"),
            (b"# Text", "folder.md/a", "plain text"),
            (b"", "", "plain text"),
        ] {
            assert_eq!(format(bytes, name).name, expected, "{name}: {}", bytes.escape_ascii());
        }
    }
}
