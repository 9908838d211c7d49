//! Word's `.docx`: a ZIP archive with the text as XML in it.

mod body;

use crate::document::{About, Document, Origin};
use crate::error::ErrorKind;
use crate::text::Span;
use body::Piece;
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

    /// Where the words of a span stand in the XML: exactly, where their runs can be cut, else from the run in which they begin up to the end of
    /// the one in which they end.
    pub(crate) fn place(&self, span: Span) -> Option<Range<Border>> {
        let (first, last) = (self.piece(span.start())?, self.piece(span.end().saturating_sub(1).max(span.start()))?);
        let run = |piece: &Piece| &self.text.runs[piece.run].bytes;
        let start = self.cut(first, span.start()).unwrap_or_else(|| Border::at(run(first).start));
        let end = self.cut(last, span.end()).unwrap_or_else(|| Border::at(run(last).end));
        // The words of a text box stand before those of the run it lies in.
        Some(if start.at < end.at { start..end } else { Border::at(run(first).start)..Border::at(run(last).end.max(run(first).end)) })
    }

    /// The piece that holds a place of the text, or the last one before it.
    fn piece(&self, offset: usize) -> Option<&Piece> {
        let pieces = &self.text.pieces;
        pieces.get(pieces.partition_point(|piece| piece.at <= offset).checked_sub(1)?)
    }

    /// The place inside of its run where a place of a piece stands, if the run has text on both sides of it and can be cut there.
    fn cut(&self, piece: &Piece, offset: usize) -> Option<Border> {
        let (letters, bytes) = piece.letters.as_ref()?;
        let at = match offset - piece.at {
            0 => bytes.start,
            whole if whole == piece.len => bytes.end,
            // A place behind the piece lies in text that no run holds.
            within if within < piece.len && bytes.len() == piece.len => bytes.start + within,
            _ => return None,
        };
        let (run, letters) = (&self.text.runs[piece.run], &self.text.letters[*letters]);
        let (tag, head) = (&self.xml[letters.tag.clone()], &self.xml[run.head.clone()]);
        let (letters_end, run_end) = (format!("</{}>", name(tag)), format!("</{}>", name(head)));
        let is_first = self.xml[run.head.end..at].trim_start() == tag;
        let is_last = self.xml[at..run.bytes.end].strip_prefix(&letters_end).is_some_and(|behind| behind.trim_start() == run_end);
        let end = at + self.xml[at..].find("</")?;
        let white = |c: char| c.is_whitespace();
        let is_trimmed = letters.preserves || !self.xml[letters.tag.end..end].starts_with(white) && !self.xml[..end].ends_with(white);
        let preserve = (!letters.preserves).then_some(letters.tag.end - 1);
        let open = format!("{head}<{} xml:space=\"preserve\">", name(tag));
        (!is_first && !is_last && is_trimmed).then_some(Border { at, cut: Some(Cut { close: letters_end + &run_end, open, preserve }) })
    }
}

/// A place in the XML where something may stand between two runs.
#[derive(Clone, Debug)]
pub(crate) struct Border {
    pub(crate) at: usize,
    /// How the run is cut that holds the place; none where two runs meet.
    pub(crate) cut: Option<Cut>,
}

/// How one run becomes two that look the same.
#[derive(Clone, Debug)]
pub(crate) struct Cut {
    /// What ends the first,
    pub(crate) close: String,
    /// and begins the second.
    pub(crate) open: String,
    /// Where the first must say, inside of its tag, that the white space at its end counts.
    pub(crate) preserve: Option<usize>,
}

impl Border {
    fn at(at: usize) -> Border {
        Border { at, cut: None }
    }
}

/// The name in a tag.
fn name(tag: &str) -> &str {
    let inside = tag.trim_start_matches('<');
    &inside[..inside.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(inside.len())]
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
