//! Broken files of every format: whatever their bytes, they are read or refused, and every place leads back or is not known.
//!
//! The seeds are small files that use much of each format; they are changed at random, by a fixed seed. `fuzz/` goes further.

mod builders;

use variorum::text::Span;
use variorum::{Config, Document, compare, input};

/// Changed files of each format.
const ROUNDS: usize = 300;

/// Of those that are still read, every how many-th is compared.
const COMPARED: usize = 8;

const MARKDOWN: &[u8] = "---\ntitle: \"Dam bursts\"\ndate: 2025-05-10\n---\n# Dam *bursts*\n\n> “We heard it,” she\n> said [there](x \"y\").\n\n| a | b |\n|---|---|\n| 26 | &eacute; |\n\n1. one\n   - two\n\n```\ncode\n```\n<div>é &amp; x<br>y</div>\n\n![p](q) ~~no~~ [^1] <b>z</b>  \n\n[^1]: note\n".as_bytes();

/// A generator of numbers that is the same everywhere (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    /// A file with a few changes: bytes altered, stretches cut out, doubled, moved, or marks put in.
    fn changed(&mut self, seed: &[u8]) -> Vec<u8> {
        const MARKS: &[&[u8]] = &[
            b"<",
            b">",
            b"&",
            b"\"",
            b"\n\n",
            b"|",
            b"[",
            b"](",
            b"\xFF",
            b"\0",
            b"</p>",
            b"<p>",
            b"9999999999",
            b"-1",
            b"endobj",
            "é".as_bytes(),
        ];
        let mut bytes = seed.to_vec();
        for _ in 0..=self.below(6) {
            let at = self.below(bytes.len() + 1);
            let end = (at + self.below(40)).min(bytes.len());
            match self.below(5) {
                0 if at < bytes.len() => bytes[at] = self.below(256) as u8,
                1 => _ = bytes.drain(at..end),
                2 => bytes.extend_from_within(at..end),
                3 => {
                    let cut: Vec<u8> = bytes.drain(at..end).collect();
                    let to = self.below(bytes.len() + 1);
                    bytes.splice(to..to, cut);
                }
                _ => {
                    let mark = MARKS[self.below(MARKS.len())];
                    bytes.splice(at..at, mark.iter().copied());
                }
            }
        }
        bytes
    }
}

/// Every place of a document leads into its file, or is not known.
fn check(document: &Document, size: usize) {
    let text = document.text();
    let words = text.split_word_bounds();
    for span in words {
        if let Some(variorum::document::Original::Bytes { start, end }) = document.original(span) {
            assert!(start <= end && end <= size, "{span:?} {start}..{end} of {size}");
        }
        let _ = (document.place(span), document.position(span));
    }
}

/// The spans of what stands between spaces.
trait Words {
    fn split_word_bounds(&self) -> Vec<Span>;
}

impl Words for str {
    fn split_word_bounds(&self) -> Vec<Span> {
        let start = |word: &str| word.as_ptr() as usize - self.as_ptr() as usize;
        self.split_whitespace().map(|word| Span::new(start(word), start(word) + word.len())).collect()
    }
}

fn smoke(name: &str, seed: &[u8], wrap: fn(&[u8]) -> Vec<u8>) {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let whole = input::read_from(&*wrap(seed), name);
    let whole = whole.unwrap_or_else(|error| panic!("the seed is sound: {error}"));
    let mut read = 0;
    for _ in 0..ROUNDS {
        let bytes = wrap(&random.changed(seed));
        let Ok(document) = input::read_from(&*bytes, name) else { continue };
        check(&document, bytes.len());
        read += 1;
        if read % COMPARED == 0 {
            let _ = compare(&[whole.clone(), document], &Config::default());
        }
    }
}

#[test]
fn plain_text() {
    smoke("a.txt", "“We heard it,” she said.\r\nThe dam – 26 dead – burst.\n".as_bytes(), <[u8]>::to_vec);
}

#[test]
fn markdown() {
    smoke("a.md", MARKDOWN, <[u8]>::to_vec);
}

#[cfg(feature = "html")]
#[test]
fn html() {
    const HTML: &[u8] = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Dam bursts | Courier</title><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Dam bursts above town\",\"datePublished\":\"2025-05-10\"}</script></head><body><nav><a href=/>Home</a></nav><article><h1>Dam bursts above town</h1><p>The dam at <a href='/l'>Larkstown</a> burst on Friday &amp; killed 26&nbsp;people, she said.</p><!-- x --><p>&ldquo;We heard it,&rdquo; <b>Ann</b> Roe said.<br>Caf&eacute; é<pre>a  b\nc</pre><table><tr><td>1<td>2</table></article></body></html>".as_bytes();
    smoke("a.html", HTML, <[u8]>::to_vec);
}

#[cfg(feature = "docx")]
#[test]
fn word() {
    const BODY: &[u8] = "<w:document><w:body><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Dam &amp; wall é</w:t><w:tab/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:ins><w:r><w:t>26</w:t></w:r></w:ins><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p></w:tc><w:tc><w:p><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>dead</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>".as_bytes();
    smoke("a.docx", BODY, |xml| builders::archive(&[("word/document.xml", xml)]));
    smoke("a.docx", &builders::docx("<w:p><w:r><w:t>The dam burst.</w:t></w:r></w:p>"), <[u8]>::to_vec);
}

#[cfg(feature = "pdf")]
#[test]
fn pdf() {
    let form = builders::pdf_stream("/Subtype /Form", b"BT /F 12 Tf 72 500 Td (In a form.) Tj ET");
    let page = "BT /F 12 Tf 14 TL 72 720 Td (The dam burst) Tj T* [(on) -300 (Fri) 20 (day)] TJ (she said.) ' ET q 1 0 0 1 5 5 cm /X Do Q";
    smoke("a.pdf", &builders::pdf_with_form(&[page, page], form), <[u8]>::to_vec);
}
