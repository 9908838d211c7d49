//! Word's `.docx`: a ZIP archive with the text as XML in it.

mod body;

use crate::document::{About, Document, Origin};
use crate::error::ErrorKind;
use crate::text::Span;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};
use std::ops::Range;
use zip::ZipArchive;
use zip::result::ZipError;

/// The most that the XML of a report unpacks to, in bytes: Word writes some thirty bytes of marks for one of text.
const LIMIT: u64 = 64 * 1024 * 1024;

/// Where the text is, as Word writes it; other programs may name another place.
const MAIN: &str = "word/document.xml";

/// Reads the paragraphs of a document, those of its tables and text boxes among them, with tracked insertions and without deletions.
///
/// Left out are comments, footnotes, headers, footers, pictures, hidden text and the instructions of fields. Title and author of the
/// file's properties are not read: they are those of the template or of the machine as often as of the report.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Document, ErrorKind> {
    let Body { text, .. } = body(bytes)?;
    Ok(Document::build(name.to_owned(), text.text, About::default(), Origin::Paragraphs(text.starts)))
}

/// The part that holds the text, and what of its XML is text.
pub(crate) struct Body {
    /// Its name in the archive.
    pub(crate) part: String,
    pub(crate) xml: String,
    text: body::Text,
}

/// Finds the text in the bytes of a file.
pub(crate) fn body(bytes: &[u8]) -> Result<Body, ErrorKind> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unzip)?;
    let part = if archive.index_for_name(MAIN).is_some() { MAIN.to_owned() } else { main_part(&mut archive)? };
    let xml = unpack(&mut archive, &part)?;
    let text = body::read(&xml).map_err(|what| broken(format!("{part}: {what}")))?;
    Ok(Body { part, xml, text })
}

impl Body {
    pub(crate) fn text(&self) -> &str {
        &self.text.text
    }

    /// The bytes of the XML from the run in which a span of the text begins up to the end of the one in which it ends.
    pub(crate) fn runs(&self, span: Span) -> Option<Range<usize>> {
        let run = |offset: usize| {
            let words = &self.text.words;
            let (_, run) = words.get(words.partition_point(|&(at, _)| at <= offset).checked_sub(1)?)?;
            self.text.runs.get(*run)
        };
        let (first, last) = (run(span.start())?, run(span.end().saturating_sub(1).max(span.start()))?);
        // The words of a text box stand before those of the run it lies in.
        Some(first.start..last.end.max(first.end))
    }
}

pub(crate) fn broken(what: impl Into<String>) -> ErrorKind {
    ErrorKind::Broken { format: "Word", what: what.into() }
}

pub(crate) fn unzip(error: ZipError) -> ErrorKind {
    match error {
        ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ErrorKind::Encrypted,
        error => broken(format!("its archive cannot be read ({error})")),
    }
}

/// One part of the archive, as text, up to the limit.
pub(crate) fn unpack(archive: &mut ZipArchive<Cursor<&[u8]>>, part: &str) -> Result<String, ErrorKind> {
    let file = archive.by_name(part).map_err(unzip)?;
    let mut bytes = Vec::new();
    file.take(LIMIT + 1).read_to_end(&mut bytes).map_err(|error| broken(format!("{part}: {error}")))?;
    if bytes.len() as u64 > LIMIT {
        return Err(ErrorKind::Unpacks { limit: LIMIT });
    }
    if let [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] = bytes[..] {
        return Ok(encoding_rs::UTF_8.decode(&bytes).0.into_owned());
    }
    String::from_utf8(bytes).map_err(|error| broken(format!("{part}: no UTF-8 at byte {}", error.utf8_error().valid_up_to())))
}

/// The part that the archive itself names as its document.
fn main_part(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<String, ErrorKind> {
    let missing = || broken(format!("it is a ZIP archive without {MAIN}"));
    if archive.index_for_name("_rels/.rels").is_none() {
        return Err(missing());
    }
    let relations = unpack(archive, "_rels/.rels")?;
    let mut reader = Reader::from_str(&relations);
    while let Ok(event @ (Event::Start(_) | Event::Empty(_) | Event::End(_) | Event::Text(_) | Event::Decl(_))) = reader.read_event() {
        let (Event::Start(tag) | Event::Empty(tag)) = event else { continue };
        let value = |name| tag.try_get_attribute(name).ok().flatten().map(|a| a.value.into_owned());
        if value("Type").is_some_and(|kind| kind.ends_with("/officeDocument")) {
            let target = value("Target").unwrap_or_default();
            let part = target.trim_start_matches('/').to_owned();
            return if part.ends_with(".xml") && part.starts_with("word/") { Ok(part) } else { Err(missing()) };
        }
    }
    Err(missing())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Original;
    use crate::input::builders::{archive, docx};

    fn told(bytes: &[u8]) -> String {
        read(bytes, "a.docx").unwrap_err().to_string()
    }

    #[test]
    fn paragraphs_are_counted() {
        let document =
            read(&docx("<w:p><w:r><w:t>Dam bursts</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>Zwölf died.</w:t></w:r></w:p>"), "a").unwrap();
        assert_eq!(document.text(), "Dam bursts\n\nZwölf died.");
        let at = document.text().find("died").unwrap();
        assert_eq!(document.original(Span::new(at, at + 4)), Some(Original::Paragraph { paragraph: 2, character: 7 }));
        assert_eq!(document.position(Span::new(at, at + 4)), None);
    }

    #[test]
    fn the_document_is_found_where_the_archive_says_it_is() {
        let relations =
            r#"<Relationships><Relationship Id="1" Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>"#;
        let parts: [(&str, &[u8]); 2] = [("_rels/.rels", relations.as_bytes()), ("word/document2.xml", b"<d><p><t>It burst.</t></p></d>")];
        assert_eq!(read(&archive(&parts), "a").unwrap().text(), "It burst.");
    }

    #[test]
    fn faults_are_named_with_their_place() {
        let whole = docx("<w:p><w:r><w:t>Dam bursts</w:t></w:r></w:p>");
        assert!(told(&whole[..whole.len() / 2]).starts_with("is a broken Word file: its archive cannot be read"), "{}", told(&whole[..40]));
        assert_eq!(told(&archive(&[("content.xml", b"<x/>")])), "is a broken Word file: it is a ZIP archive without word/document.xml");
        let part = |xml: &[u8]| told(&archive(&[(MAIN, xml)]));
        assert!(part(b"<d><p></d>").starts_with("is a broken Word file: word/document.xml: at byte "), "{}", part(b"<d><p></d>"));
        assert_eq!(part(b"<d><p>"), "is a broken Word file: word/document.xml: ends inside of an element");
        assert_eq!(part(b"<d>\xFF</d>"), "is a broken Word file: word/document.xml: no UTF-8 at byte 3");
    }

    #[test]
    fn what_unpacks_without_end_is_stopped() {
        let bomb = archive(&[(MAIN, &vec![b' '; LIMIT as usize + 1])]);
        assert!(bomb.len() < 1 << 20);
        assert_eq!(told(&bomb), "unpacks to more than 67108864 bytes");
    }
}
