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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Original;
    use crate::text::{Position, Span};

    const PAGE: &str = "<!doctype html>\n<html><head><title>Dam bursts above Larkstown | Courier</title>
<script type='application/ld+json'>[{\"@type\": [\"NewsArticle\"], \"headline\": \"Dam bursts above Larkstown\", \"datePublished\": \"2025-05-10T23:00:00Z\", \"author\": {\"name\": \"Jo Doe\"}}]</script></head>
<body><nav><a href=/>Home</a> <a href=/s>Sport</a></nav>
<div class=teaser><a href=/x>The dam at Larkstown, which is 62 years old</a></div>
<article><h1>Dam bursts above\n  <em>Larkstown</em></h1>
<p>The dam at <a href=/l>Larkstown</a>, which is
   62 years old, burst on Friday; <del>28</del> 26&nbsp;people died, the governor said.</p>
<p>&ldquo;We heard the water,&rdquo; Mayor <b>Ann<!-- x --> Roe</b> said.<br>The caf&eacute; was <script>ad('<p>')</script>swept away.</p>
<ul><li>Some 400 houses were flooded.<li>The school is closed for a week.</ul>
<table><tr><th>Town<th>Dead<tr><td>Larkstown<td>26</table>
</article><footer>© 2025 Courier</footer></body></html>";

    fn page(source: &str) -> Document {
        read(source.as_bytes(), "a.html").unwrap()
    }

    #[test]
    fn an_article_is_read_with_what_the_page_tells_of_it() {
        let document = page(PAGE);
        let expected = "Dam bursts above Larkstown\n\n\
            The dam at Larkstown, which is 62 years old, burst on Friday; 26\u{a0}people died, the governor said.\n\n\
            “We heard the water,” Mayor Ann Roe said.\nThe café was swept away.\n\n\
            Some 400 houses were flooded.\n\nThe school is closed for a week.\n\nTown\tDead\n\nLarkstown\t26";
        assert_eq!(document.text(), expected);
        assert_eq!(document.headline(), Some("Dam bursts above Larkstown"));
        assert_eq!(document.byline(), Some("Jo Doe"));
        assert_eq!(document.date().unwrap().to_string(), "2025-05-10");
    }

    #[test]
    fn every_word_leads_back_to_its_place() {
        let document = page(PAGE);
        for (words, back) in [
            ("Dam bursts above Larkstown", "Dam bursts above\n  <em>Larkstown"),
            ("dam at Larkstown", "dam at <a href=/l>Larkstown"),
            ("which is 62 years", "which is\n   62 years"),
            ("26\u{a0}people", "26&nbsp;people"),
            ("Ann Roe", "Ann<!-- x --> Roe"),
            ("“We", "&ldquo;We"),
            ("café", "caf&eacute;"),
            ("swept away", "swept away"),
            ("closed", "closed"),
        ] {
            let start = document.text().find(words).unwrap();
            let Some(Original::Bytes { start, end }) = document.original(Span::new(start, start + words.len())) else { panic!("{words}") };
            assert_eq!(&PAGE[start..end], back);
        }
        let at = document.text().find("400").unwrap();
        assert_eq!(document.position(Span::new(at, at + 3)), Some(Position { line: 11, column: 14, byte: 14 }));
    }

    #[test]
    fn encodings_are_those_that_the_page_declares() {
        let source = "<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1251'></head><body><p>The mayor of Москва said on Friday that the bridge is closed.</p></body></html>";
        let bytes = encoding_rs::WINDOWS_1251.encode(source).0.into_owned();
        let document = read(&bytes, "a.html").unwrap();
        let at = document.text().find("Москва").unwrap();
        let Some(Original::Bytes { start, end }) = document.original(Span::new(at, at + 12)) else { panic!("{}", document.text()) };
        assert_eq!(encoding_rs::WINDOWS_1251.decode(&bytes[start..end]).0, "Москва");
    }

    #[test]
    fn a_page_without_an_article_is_told() {
        for source in [
            "<html><body><nav><ul><li><a href=/>Home</a><li><a href=/s>Sport news</a></ul></nav></body></html>",
            "<html><body><ul><li><a href=/1>The dam at Larkstown burst on Friday, the governor said.</a></ul></body></html>",
            "<html><body></body></html>",
            "<html>",
        ] {
            assert_eq!(
                read(source.as_bytes(), "a").unwrap_err().to_string(),
                "holds no article: only links, labels or notices",
                "{source}"
            );
        }
    }

    #[test]
    fn a_headline_of_the_metadata_alone_has_no_place() {
        let source = "<html><head><meta property=og:title content='Dam bursts'></head><body><p>The dam burst on Friday and killed many, she said.</p></body></html>";
        let document = page(source);
        assert_eq!(document.text(), "Dam bursts\n\nThe dam burst on Friday and killed many, she said.");
        assert_eq!(document.original(Span::new(0, 3)), None);
        assert_eq!(document.place(Span::new(0, 3)), None);
    }

    #[test]
    fn deep_and_wide_pages_end() {
        for part in ["<div>", "<b>", "<p><b>", "<table>", "<a>", "<li>", "<", "</", "&", "<!--", "<span title='", "<script>", "x</p>"] {
            let _ = read(format!("<html><body><p>The dam burst on Friday, she said.</p>{}", part.repeat(20_000)).as_bytes(), "a");
        }
    }
}
