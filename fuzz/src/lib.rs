//! What the targets share.

use variorum::document::Original;
use variorum::input;
use variorum::text::Span;

/// Reads some bytes and asks every word of the text, if there is one, where it stands in them.
pub fn read(bytes: &[u8], name: &str) {
    let Ok(document) = input::read_from(bytes, name) else { return };
    let text = document.text();
    for word in text.split_whitespace() {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let span = Span::new(start, start + word.len());
        if let Some(Original::Bytes { start, end }) = document.original(span) {
            assert!(start <= end && end <= bytes.len());
        }
        let _ = document.place(span);
    }
}
