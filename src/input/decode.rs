//! Encodings: UTF-8 with or without its mark, UTF-16, and what older newsroom systems write.

use super::magic;
use crate::document::{About, Document, Encoding, Origin};
use crate::error::{Error, ErrorKind};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Decodes the bytes of a plain text file; `name` is what findings and errors call it.
///
/// UTF-8 is taken as it is. UTF-16 is known by its mark, or by the zeros of its Latin letters. Everything else is decoded as browsers
/// do (WHATWG), mostly as Windows-1252.
///
/// # Errors
/// [`ErrorKind::Binary`] for what is no text, with the place; [`ErrorKind::Empty`] where there is not one word in it.
pub fn decode(bytes: &[u8], name: &str) -> Result<Document, Error> {
    let document = read(bytes, name).map_err(|kind| kind.of(name))?;
    if is_blank(document.text()) { Err(ErrorKind::Empty.of(name)) } else { Ok(document) }
}

/// Whether there is not one word in a text.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control() || c == '\u{FEFF}')
}

/// Reads plain text.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Document, ErrorKind> {
    let (text, encoding) = text(bytes, None)?;
    Ok(Document::build(name.to_owned(), text.into_owned(), About::default(), Origin::Plain(encoding)))
}

/// The characters of a text file; `declared` is the encoding it says it has, which is believed where it is not UTF-8 after all.
pub(super) fn text<'b>(bytes: &'b [u8], declared: Option<&'static encoding_rs::Encoding>) -> Result<(Cow<'b, str>, Encoding), ErrorKind> {
    if let Some((text, encoding)) = utf16(bytes) {
        return Ok((text, encoding));
    }
    if let Some(what) = magic::sort(bytes) {
        return Err(ErrorKind::Binary { what, at: 0 });
    }
    if let Some(at) = bytes.iter().position(|&b| is_binary(b)) {
        let what = if bytes[at] == 0 { "a zero byte" } else { "a control character" };
        return Err(ErrorKind::Binary { what, at });
    }
    if let Some(Ok(text)) = bytes.strip_prefix(b"\xEF\xBB\xBF").map(str::from_utf8) {
        return Ok((Cow::Borrowed(text), Encoding::Utf8Bom));
    }
    match str::from_utf8(bytes) {
        Ok(text) => Ok((Cow::Borrowed(text), Encoding::Utf8)),
        Err(_) => Ok(legacy(bytes, declared)),
    }
}

/// UTF-16 by its mark, or without one where every second byte of the beginning is zero.
fn utf16(bytes: &[u8]) -> Option<(Cow<'_, str>, Encoding)> {
    let zeros = |first: usize| {
        let half = bytes.iter().take(64).skip(first).step_by(2);
        bytes.len() >= 8 && half.clone().count() * 9 <= half.filter(|b| **b == 0).count() * 10
    };
    let (encoding, rest, kind) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (UTF_16LE, rest, Encoding::Utf16Bom),
        [0xFE, 0xFF, rest @ ..] => (UTF_16BE, rest, Encoding::Utf16Bom),
        _ if zeros(1) && !zeros(0) => (UTF_16LE, bytes, Encoding::Utf16),
        _ if zeros(0) && !zeros(1) => (UTF_16BE, bytes, Encoding::Utf16),
        _ => return None,
    };
    // A file that was cut off may end with half a character, which is no text and would lead back to where there are no bytes.
    let (text, _) = encoding.decode_without_bom_handling(&rest[..rest.len() & !1]);
    Some((text, kind))
}

/// Bytes of no text in any encoding that is read here; page breaks, escapes of old terminals and end-of-file marks pass.
fn is_binary(byte: u8) -> bool {
    matches!(byte, 0x00..=0x08 | 0x0E..=0x19 | 0x1C..=0x1F)
}

fn legacy<'b>(bytes: &'b [u8], declared: Option<&'static encoding_rs::Encoding>) -> (Cow<'b, str>, Encoding) {
    let guess = || {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(None, Utf8Detection::Deny)
    };
    let encoding = declared.unwrap_or_else(guess);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let one_byte_each = encoding.is_single_byte() && text.chars().count() == bytes.len();
    (text, if one_byte_each { Encoding::SingleByte } else { Encoding::Converted })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Original;
    use crate::text::Span;

    const TEXT: &str = "“Señor Núñez resigned,” she said – twice.";

    fn utf16_bytes(mark: bool, big: bool) -> Vec<u8> {
        let units = mark.then_some(0xFEFF).into_iter().chain(TEXT.encode_utf16());
        units.flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text_and_leads_back() {
        let windows = encoding_rs::WINDOWS_1252.encode(TEXT).0.into_owned();
        let marked = [b"\xEF\xBB\xBF".as_slice(), TEXT.as_bytes()].concat();
        let at = TEXT.find("Núñez").unwrap();
        let name = Span::new(at, at + "Núñez".len());
        for (bytes, original) in [
            (TEXT.as_bytes().to_vec(), None),
            (marked, None),
            (utf16_bytes(true, false), Some(16..26)),
            (utf16_bytes(true, true), Some(16..26)),
            (utf16_bytes(false, false), Some(14..24)),
            (windows, Some(7..12)),
        ] {
            let document = decode(&bytes, "a").unwrap();
            assert_eq!(document.text(), TEXT);
            assert_eq!(document.original(name), original.map(|r: std::ops::Range<usize>| Original::Bytes { start: r.start, end: r.end }));
        }
    }

    #[test]
    fn half_a_character_at_the_end_is_left_out() {
        for bytes in [utf16_bytes(true, false), utf16_bytes(false, false)] {
            let document = decode(&[bytes.as_slice(), b"x"].concat(), "a").unwrap();
            assert_eq!(document.text(), TEXT);
            let last = document.original(Span::new(TEXT.len() - 6, TEXT.len()));
            assert_eq!(last, Some(Original::Bytes { start: bytes.len() - 12, end: bytes.len() }));
        }
    }

    #[test]
    fn what_is_no_text_is_told_with_its_place() {
        let message = |bytes: &[u8]| decode(bytes, "x.txt").unwrap_err().to_string();
        assert_eq!(message(b"%PDF-1.7 ..."), "x.txt: does not look like text: a PDF file at byte 0");
        assert_eq!(message(b"one\0two"), "x.txt: does not look like text: a zero byte at byte 3");
        assert_eq!(message(b"one\x01"), "x.txt: does not look like text: a control character at byte 3");
        assert_eq!(message(b" \n\t\r\n"), "x.txt: holds no text");
        assert_eq!(message(b""), "x.txt: holds no text");
    }

    #[test]
    fn broken_utf8_still_gives_its_words() {
        let document = decode(b"\xEF\xBB\xBFcaf\xE9 closed", "a").unwrap();
        assert!(document.text().contains("closed"));
    }
}
