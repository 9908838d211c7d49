//! PDF files with a text layer.

use crate::document::{About, Document, Origin};
use crate::error::ErrorKind;

/// Reads the text of each page.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Document, ErrorKind> {
    let pages = std::panic::catch_unwind(|| pdf_extract::extract_text_from_mem_by_pages(bytes))
        .ok()
        .and_then(Result::ok)
        .ok_or(ErrorKind::Broken { format: "PDF", what: "its pages cannot be read".to_owned() })?;
    let (mut text, mut starts) = (String::new(), Vec::new());
    for (page, words) in (1..).zip(&pages) {
        if words.trim().is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        starts.push((text.len() as u32, page));
        text.push_str(words.trim());
    }
    if text.is_empty() {
        return Err(ErrorKind::NoTextLayer { pages: pages.len() });
    }
    Ok(Document::build(name.to_owned(), text, About::default(), Origin::Pages(starts)))
}
