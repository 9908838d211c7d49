//! Web pages: the article, without what stands around it, and what the page tells of it.

mod article;
mod page;
mod places;

use super::decode;
use crate::document::{Document, Origin};
use crate::error::ErrorKind;

/// Reads the main text of a page, its headline first, with its day and byline as the page's metadata tell them.
///
/// Left out are menus, teasers, scripts and what is struck through.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Document, ErrorKind> {
    let (source, encoding) = decode::text(bytes, page::declared_encoding(bytes))?;
    let about = page::about(&source);
    let mut draft = article::draft(&source)?;
    if let Some(headline) = &about.headline {
        draft.lead(headline, None);
    }
    let (text, _) = draft.finish();
    let pieces = places::find(&text, &source);
    Ok(Document::build(name.to_owned(), text, about, Origin::markup(&source, encoding, pieces)))
}
