//! The article of a page: found by the readability rules that browsers use for their reading view.

use crate::error::ErrorKind;
use crate::input::draft::{Draft, Gap};
use crate::input::markup::{Part, Tag, parts, shown};
use dom_smoothie::{Config, Readability};

/// Elements that begin a line of their own. `<tr>` and `<br>` are among the others.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];

/// Elements whose content is not shown, or is struck through.
const LEFT_OUT: &[&str] = &["button", "del", "math", "noscript", "s", "select", "strike", "svg", "template", "textarea", "title"];

/// The fewest words outside of links that make a paragraph of an article.
const WORDS: usize = 5;

/// The most elements that a page has: the longest live blogs have some 20,000.
const ELEMENTS: usize = 100_000;

/// How deep elements may stand in each other: the time that the rules take grows with the square of it.
const DEPTH: usize = 1000;

/// Elements that need no closing tag, and so tell nothing of the depth.
const OPEN: &[&str] = &[
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p", "param", "source", "td",
    "th", "tr", "track", "wbr",
];

/// The article's text.
///
/// # Errors
/// [`ErrorKind::NoArticle`] where the page has none.
pub(super) fn draft(source: &str) -> Result<Draft, ErrorKind> {
    if depth(source) > DEPTH {
        return Err(ErrorKind::Broken { format: "HTML", what: format!("its elements are nested deeper than {DEPTH}") });
    }
    let config = Config { disable_json_ld: true, max_elements_to_parse: ELEMENTS, ..Config::default() };
    let article = Readability::new(source, None, Some(config)).and_then(|mut page| page.parse()).map_err(|_| ErrorKind::NoArticle)?;
    let mut reader = Reader::default();
    parts(&article.content, 0..article.content.len()).for_each(|part| reader.part(&article.content, part));
    reader.end_paragraph();
    if reader.is_article { Ok(reader.draft) } else { Err(ErrorKind::NoArticle) }
}

/// How deep the elements of a page stand in each other, at most.
fn depth(source: &str) -> usize {
    let counts = |name: &str| !OPEN.iter().any(|open| name.eq_ignore_ascii_case(open));
    let (mut depth, mut most) = (0usize, 0);
    for part in parts(source, 0..source.len()) {
        match part {
            Part::Open(tag) if counts(tag.name) => depth += 1,
            Part::Close(name) if counts(name) => depth = depth.saturating_sub(1),
            _ => {}
        }
        most = most.max(depth);
    }
    most
}

#[derive(Default)]
struct Reader {
    draft: Draft,
    /// The element that is left out, and how many of its name are open.
    left_out: Option<(String, usize)>,
    /// How many `<pre>` and `<a>` are open.
    exact: usize,
    links: usize,
    /// Whether a cell of the row was read.
    cell: bool,
    /// The words of this paragraph that stand outside of links.
    words: usize,
    /// The last character of this paragraph.
    last: char,
    /// Whether a paragraph is one of an article.
    is_article: bool,
}

impl Reader {
    fn part(&mut self, source: &str, part: Part) {
        match (part, &mut self.left_out) {
            (Part::Open(tag), Some((name, depth))) if tag.is(name) => *depth += 1,
            (Part::Close(tag), Some((name, depth))) if tag.eq_ignore_ascii_case(name) => {
                *depth -= 1;
                if *depth == 0 {
                    self.left_out = None;
                }
            }
            (_, Some(_)) | (Part::Raw(_), _) => {}
            (Part::Open(tag), _) => self.open(&tag),
            (Part::Close(name), _) => self.close(&name.to_ascii_lowercase()),
            (Part::Text(range), _) => shown(source, range, |words, _| self.words(words)),
        }
    }

    fn open(&mut self, tag: &Tag) {
        let name = tag.name.to_ascii_lowercase();
        match name.as_str() {
            "br" => self.draft.gap(Gap::Line),
            "td" | "th" => {
                let gap = if std::mem::replace(&mut self.cell, true) { Gap::Tab } else { Gap::Paragraph };
                self.draft.gap(gap);
            }
            "a" => self.links += 1,
            name if LEFT_OUT.contains(&name) => self.left_out = Some((name.to_owned(), 1)),
            name if BLOCKS.contains(&name) => {
                self.cell &= name != "tr";
                self.exact += usize::from(name == "pre");
                self.block();
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "a" => self.links = self.links.saturating_sub(1),
            name if BLOCKS.contains(&name) => {
                self.exact = self.exact.saturating_sub(usize::from(name == "pre"));
                self.block();
            }
            _ => {}
        }
    }

    fn block(&mut self) {
        self.draft.gap(Gap::Paragraph);
        self.end_paragraph();
    }

    fn words(&mut self, words: &str) {
        let words = words.replace('\u{AD}', "");
        if self.exact > 0 {
            self.draft.exact(&words, None)
        } else {
            self.draft.words(&words, None)
        }
        if self.links == 0 {
            self.words += words.split_whitespace().count();
            self.last = words.trim_end().chars().last().unwrap_or(self.last);
        }
    }

    /// A paragraph of an article has words outside of links and ends as a sentence does.
    fn end_paragraph(&mut self) {
        let ends = matches!(self.last, '.' | '?' | '!' | '…' | '"' | '”' | '’' | '\'' | ':' | ')');
        self.is_article |= ends && self.words >= WORDS;
        (self.words, self.last) = (0, '\0');
    }
}
