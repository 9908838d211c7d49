//! Markdown: CommonMark with tables, strikethrough and footnotes, and front matter before it.

use super::about::{self, FrontMatter};
use super::decode;
use super::draft::{Draft, Gap};
use super::markup::{Part, parts, shown};
use crate::document::{Document, Origin};
use crate::error::ErrorKind;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// No smart punctuation: it would alter quotations.
const OPTIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH).union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_TASKLISTS);

/// Reads Markdown: the words of paragraphs, headings, lists, quotes, tables and code, without their marks.
///
/// Left out are pictures, footnotes, comments and what is struck through.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Document, ErrorKind> {
    let (source, encoding) = decode::text(bytes, None)?;
    let FrontMatter { about, headline, end } = about::front_matter(&source);
    let mut draft = blocks(&source, end);
    if let Some(words) = &about.headline {
        draft.lead(words, headline);
    }
    let (text, pieces) = draft.finish();
    Ok(Document::build(name.to_owned(), text, about, Origin::markup(&source, encoding, pieces)))
}

/// What stands in a source from a byte on.
fn blocks(source: &str, from: usize) -> Draft {
    let mut reader = Reader { source, draft: Draft::default(), left_out: 0, code: false, cell: false };
    for (event, range) in Parser::new_ext(&source[from..], OPTIONS).into_offset_iter() {
        reader.event(event, range.start + from..range.end + from);
    }
    reader.draft
}

struct Reader<'s> {
    source: &'s str,
    draft: Draft,
    /// How many elements are open whose words do not belong to the text.
    left_out: usize,
    code: bool,
    /// Whether a cell of the row was read.
    cell: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            _ if self.left_out > 0 => {}
            Event::Text(words) => self.words(&words, range),
            Event::Code(words) => {
                let inside = self.source[range.clone()].find(&*words).map(|i| range.start + i);
                match inside {
                    Some(at) => self.draft.words(&words, Some(at)),
                    None => self.draft.atom(&words, Some(range)),
                }
            }
            Event::SoftBreak => self.draft.atom(" ", Some(range)),
            Event::HardBreak => self.draft.gap(Gap::Line),
            Event::Html(_) => self.html(range),
            Event::InlineHtml(tag) if is_break(&tag) => self.draft.gap(Gap::Line),
            Event::Rule => self.draft.gap(Gap::Paragraph),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag) {
        match tag {
            Tag::Image { .. } | Tag::FootnoteDefinition(_) | Tag::Strikethrough | Tag::MetadataBlock(_) => self.left_out += 1,
            Tag::TableCell => self.draft.gap(if std::mem::replace(&mut self.cell, true) { Gap::Tab } else { Gap::Paragraph }),
            Tag::TableRow | Tag::TableHead => self.cell = false,
            Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Superscript | Tag::Subscript => {}
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.code = true;
                self.draft.gap(Gap::Paragraph);
            }
            _ => self.draft.gap(Gap::Paragraph),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image | TagEnd::FootnoteDefinition | TagEnd::Strikethrough | TagEnd::MetadataBlock(_) => self.left_out -= 1,
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Superscript | TagEnd::Subscript | TagEnd::TableCell => {}
            TagEnd::CodeBlock => {
                self.code = false;
                self.draft.gap(Gap::Paragraph);
            }
            _ => self.draft.gap(Gap::Paragraph),
        }
    }

    fn words(&mut self, words: &str, range: Range<usize>) {
        let at = (self.source[range.clone()] == *words).then_some(range.start);
        match at {
            _ if self.code => self.draft.exact(words, at),
            None => self.draft.atom(words, Some(range)),
            at => self.draft.words(words, at),
        }
    }

    /// A line of a block of HTML, whose tags are passed over.
    fn html(&mut self, range: Range<usize>) {
        for part in parts(self.source, range) {
            match part {
                Part::Text(range) => shown(self.source, range, |words, at| match words.len() == at.len() {
                    true => self.draft.words(words, Some(at.start)),
                    false => self.draft.atom(words, Some(at)),
                }),
                Part::Open(tag) if tag.is("br") => self.draft.gap(Gap::Line),
                _ => {}
            }
        }
    }
}

fn is_break(tag: &str) -> bool {
    tag.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Original;
    use crate::text::Span;

    fn text(source: &str) -> String {
        read(source.as_bytes(), "a.md").unwrap().text().to_owned()
    }

    #[test]
    fn marks_go_and_words_stay_as_they_are() {
        for (source, expected) in [
            ("# Dam bursts\n\nThe **dam** at _Larkstown_\nburst.", "Dam bursts\n\nThe dam at Larkstown burst."),
            ("Dam bursts\n===\n\nText -- \"quoted\" 'so'...", "Dam bursts\n\nText -- \"quoted\" 'so'..."),
            ("- 26 dead\n- 40 hurt\n\n1. One\n2. Two", "26 dead\n\n40 hurt\n\nOne\n\nTwo"),
            ("> “We will act,” she said.\n> She left.", "“We will act,” she said. She left."),
            ("The [mayor](https://x.example/a_b) of <https://x.example> left.", "The mayor of https://x.example left."),
            ("![A dam](dam.jpg)\n\nIt burst.[^1] ~~Not so.~~\n\n[^1]: A note.", "It burst."),
            ("| Town | Dead |\n|---|---|\n| Larkstown | 26 |", "Town\tDead\n\nLarkstown\t26"),
            ("```\nlevel  1\n\nlevel 2\n```\nand `x  y`.", "level  1\n\nlevel 2\n\nand x y."),
            ("Caf&eacute; \\*closed\\* &amp; sold.  \nNext line.", "Café *closed* & sold.\nNext line."),
            ("<div class=\"a\">\nThe <b>dam</b> burst &ndash; again.\n</div>\n\nX<br>Y <!-- no --> Z", "The dam burst – again.\n\nX\nY Z"),
            ("Price rose 3 * 4 * 5 and a_b_c.", "Price rose 3 * 4 * 5 and a_b_c."),
            ("---\ntitle: Dam bursts\n---\nIt burst.", "Dam bursts\n\nIt burst."),
            ("---\ntitle: Dam bursts\n---\n# Dam Bursts!\n\nIt burst.", "Dam Bursts!\n\nIt burst."),
            ("One.\n\n***\n\nTwo.", "One.\n\nTwo."),
            ("", ""),
        ] {
            assert_eq!(text(source), expected, "{source}");
        }
    }

    #[test]
    fn every_word_leads_back_to_its_line() {
        let source = "\u{feff}---\r\ntitle: Dam bursts\r\n---\r\nThe **dam**\r\nat caf&eacute; Lark\\*s burst.\r\n";
        let document = read(source.as_bytes(), "a.md").unwrap();
        assert_eq!(document.text(), "Dam bursts\n\nThe dam at café Lark*s burst.");
        for (words, back, line, column) in [
            ("Dam bursts", "Dam bursts", 2, 8),
            ("dam at", "dam**\r\nat", 4, 7),
            ("café", "caf&eacute;", 5, 4),
            ("Lark*s", "Lark\\*s", 5, 16),
            ("burst.", "burst.", 5, 24),
        ] {
            let start = document.text().find(words).unwrap();
            let span = Span::new(start, start + words.len());
            let Some(Original::Bytes { start, end }) = document.original(span) else { panic!("{words}") };
            assert_eq!(&source[start..end], back);
            let position = document.position(span).unwrap();
            assert_eq!((position.line, position.column), (line, column), "{words}");
        }
    }
}
