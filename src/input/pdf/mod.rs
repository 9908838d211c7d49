//! PDF files with a text layer.
//!
//! The crate that knows PDF's fonts trusts its files: it panics on many a broken one, follows forms that show themselves for ever, and
//! unpacks without bound. So files are measured before they are loaded (`bounds`), pages are made plain before they are read
//! (`flatten`), and the reading itself is done on a thread of its own whose panic is an error.

mod bounds;
mod flatten;
mod layout;

use crate::document::{About, Document, Origin};
use crate::error::ErrorKind;
use layout::Collector;
use pdf_extract::{Document as Pdf, output_doc};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;
use std::thread;

/// The thread that reads; the stack is for objects nested as deep as the crate allows.
const THREAD: &str = "variorum-pdf";
const STACK: usize = 64 * 1024 * 1024;

/// Reads the text of each page: lines joined into paragraphs, words divided at a line's end joined again.
///
/// Left out are page numbers that stand alone, notes, form fields, pictures, and what is only drawn. Title, author and date of the
/// file's properties are not read: they are those of the program that made it as often as of the report.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Document, ErrorKind> {
    let pages = guarded(bytes)?;
    let (mut text, mut starts) = (String::new(), Vec::new());
    for (page, words) in (1..).zip(&pages).filter(|(_, words)| !words.is_empty()) {
        if !text.is_empty() {
            text.push_str(if layout::runs_on(&text, words) { " " } else { "\n\n" });
        }
        starts.push((text.len() as u32, page));
        text.push_str(words);
    }
    if text.is_empty() {
        return Err(ErrorKind::NoTextLayer { pages: pages.len() });
    }
    Ok(Document::build(name.to_owned(), text, About::default(), Origin::Pages(starts)))
}

fn broken(what: impl Into<String>) -> ErrorKind {
    ErrorKind::Broken { format: "PDF", what: what.into() }
}

/// The text of every page, whatever the crate makes of the file.
fn guarded(bytes: &[u8]) -> Result<Vec<String>, ErrorKind> {
    hush();
    thread::scope(|scope| {
        let read = || {
            let mut collector = Collector::default();
            let done = panic::catch_unwind(AssertUnwindSafe(|| pages(bytes, &mut collector)));
            match done {
                Ok(Ok(())) => Ok(collector.finish()),
                Ok(Err(kind)) => Err(kind),
                Err(_) if collector.page() == 0 => Err(broken("it cannot be read")),
                Err(_) => Err(broken(format!("page {} cannot be read", collector.page()))),
            }
        };
        let thread = thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK).spawn_scoped(scope, read)?;
        thread.join().unwrap_or_else(|_| Err(broken("it cannot be read")))
    })
}

/// A panic of the reading thread is told as an error, not as a message of its own.
fn hush() {
    static HUSHED: Once = Once::new();
    HUSHED.call_once(|| {
        let told = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if thread::current().name() != Some(THREAD) {
                told(panic);
            }
        }));
    });
}

fn pages(bytes: &[u8], collector: &mut Collector) -> Result<(), ErrorKind> {
    bounds::check_file(bytes)?;
    let mut pdf = Pdf::load_mem(bytes).map_err(|error| match is_about_password(&error) {
        true => ErrorKind::Encrypted,
        false => broken(error.to_string()),
    })?;
    bounds::check_streams(&pdf)?;
    // A file that opens without a password is already decrypted; of any other nothing was loaded.
    if pdf.page_iter().next().is_none() {
        return Err(if pdf.trailer.has(b"Encrypt") { ErrorKind::Encrypted } else { broken("it has no pages") });
    }
    flatten::flatten(&mut pdf)?;
    match output_doc(&pdf, collector) {
        Err(_) if collector.is_full() => Err(ErrorKind::Unpacks { limit: layout::LIMIT as u64 }),
        Err(error) => Err(broken(format!("page {}: {error}", collector.page()))),
        Ok(()) => Ok(()),
    }
}

fn is_about_password(error: &pdf_extract::Error) -> bool {
    use pdf_extract::Error;
    matches!(error, Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Original;
    use crate::input::builders::{pdf, pdf_stream as stream, pdf_with_form as with_form};
    use crate::text::Span;

    const LINE: &str = "The dam above Larkstown burst on Friday and killed twenty-six people, the gov-";

    fn text(bytes: &[u8]) -> String {
        read(bytes, "a.pdf").unwrap().text().to_owned()
    }

    fn told(bytes: &[u8]) -> String {
        read(bytes, "a.pdf").unwrap_err().to_string()
    }

    #[test]
    fn lines_become_paragraphs_and_lead_back_to_their_page() {
        let first = format!("Dam bursts\n\n{LINE}\nernor said (on Friday).\n\n“We heard it,” she said, a well-\n12");
        let first = first.replace(['“', '”'], "\"");
        let document = read(&pdf(&[&first, "", "known mayor, and\nleft.\nA well-known end."]), "a.pdf").unwrap();
        let expected = format!(
            "Dam bursts\n\n{}ernor said (on Friday).\n\n\"We heard it,\" she said, a well-\n\nknown mayor, and left.\n\nA well-known end.",
            LINE.trim_end_matches('-')
        );
        assert_eq!(document.text(), expected);
        let at = document.text().find("mayor").unwrap();
        assert_eq!(document.original(Span::new(at, at + 5)), Some(Original::Page { page: 3 }));
        assert_eq!(document.place(Span::new(0, 3)).unwrap().to_string(), "page 1");
    }

    #[test]
    fn forms_are_shown_and_those_that_show_themselves_end() {
        let form = stream("/Subtype /Form /Matrix [1 0 0 1 0 -20]", b"BT /F 12 Tf 72 700 Td (In a form.) Tj ET /X Do");
        let page = "BT /F 12 Tf 72 720 Td (On a page.) Tj ET /X Do /Y Do";
        assert!(text(&with_form(&[page], form)).starts_with("On a page.\n\nIn a form."));
        let many = stream("/Subtype /Form", "/X Do ".repeat(40).as_bytes());
        assert_eq!(told(&with_form(&[page], many)), "unpacks to more than 67108864 bytes");
    }

    #[test]
    fn all_ways_to_show_text_are_read() {
        let page = "0.5 g /P gs /CS0 cs BT /F 12 Tf 14 TL 72 720 Td [(One) -300 (t) 20 (wo)] TJ (three) ' 1 2 (four) \" ET";
        assert_eq!(text(&with_form(&[page], b"null".to_vec())), "One two three four");
    }

    #[test]
    fn faults_are_named() {
        assert_eq!(told(&pdf(&["", ""])), "has no text layer: 2 pages of pictures or drawings, as a scanner makes them");
        let whole = pdf(&["It burst."]);
        assert!(told(&whole[..whole.len() / 2]).starts_with("is a broken PDF file: "));
        let fontless = with_form(&["BT (No font.) Tj ET"], b"null".to_vec());
        assert_eq!(told(&fontless), "is a broken PDF file: page 1 cannot be read");
        let text = String::from_utf8_lossy(&whole).replace("/Root 1 0 R", "/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O (01234567890123456789012345678901) /U (01234567890123456789012345678901) /P -4 >> /ID [(a) (a)]");
        assert_eq!(told(text.as_bytes()), "is encrypted");
    }

    #[test]
    fn what_unpacks_without_end_is_stopped() {
        use flate2::{Compression, write::ZlibEncoder};
        use std::io::Write;
        let packed = |bytes: &[u8]| {
            let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
            encoder.write_all(bytes).unwrap();
            encoder.finish().unwrap()
        };
        let once = packed(&vec![b' '; 65 << 20]);
        for bomb in [stream("/Filter /FlateDecode", &once), stream("/Filter [/FlateDecode /FlateDecode]", &packed(&once))] {
            assert_eq!(told(&with_form(&["/X Do"], bomb)), "unpacks to more than 67108864 bytes");
        }
    }
}
