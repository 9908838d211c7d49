//! Blocks: the headline, the paragraphs, and what is no report (marked and counted, never cut out).

mod heads;
mod kinds;
mod lines;
mod posts;
mod titles;

use super::tokens::{Shape, Token};
use crate::text::Span;
use std::ops::Range;

/// A stretch of a text of one sort: usually a line; less where a headline or a dateline is glued to the first sentence, more where
/// an embedded post takes several lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, without white space at its ends.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BlockKind {
    /// The report's own title
    Headline,
    /// A title between paragraphs
    Heading,
    /// A paragraph, or a part of one, of the report itself
    Body,
    /// A date or update stamp, a section name
    Metadata,
    /// Who wrote it
    Byline,
    /// "Washington, May 10"
    Dateline,
    /// The words under a picture, or its credit
    Caption,
    /// A post of a network shown inside the report, with its author's line
    Embed,
    /// "ALSO READ: …", "Subscribe to …"
    Promotion,
    /// "This post has been auto-published …"
    Disclaimer,
    /// "Correction: …"
    Correction,
}

impl BlockKind {
    /// Whether its sentences are claims of the report.
    pub fn is_report(self) -> bool {
        matches!(self, BlockKind::Headline | BlockKind::Body | BlockKind::Heading)
    }

    /// Whether it is left out of the comparison and counted as skipped.
    pub fn is_skipped(self) -> bool {
        matches!(self, BlockKind::Promotion | BlockKind::Disclaimer | BlockKind::Embed | BlockKind::Caption)
    }
}

/// Cuts a text into blocks, in order. They hold every token, and none begins inside another.
pub fn blocks(text: &str, tokens: &[Token]) -> Vec<Block> {
    let source = Source { text, tokens };
    let mut paragraphs = lines::paragraphs(source);
    for (i, paragraph) in paragraphs.iter_mut().enumerate() {
        paragraph.kind = kinds::kind(source, &paragraph.tokens, i);
    }
    let mut paragraphs = posts::join(source, paragraphs);
    titles::mark(source, &mut paragraphs);
    let parts = heads::split(source, paragraphs);
    parts.into_iter().map(|p| Block { span: source.span(&p.tokens), kind: p.kind }).collect()
}

/// A line, or the lines that one paragraph was wrapped into.
#[derive(Clone, Debug)]
struct Paragraph {
    tokens: Range<usize>,
    kind: BlockKind,
    /// Whether a blank line, or the text's beginning, stands before it.
    parted: bool,
}

/// A text with its tokens.
#[derive(Clone, Copy)]
struct Source<'t> {
    text: &'t str,
    tokens: &'t [Token],
}

impl<'t> Source<'t> {
    fn span(self, range: &Range<usize>) -> Span {
        Span::new(self.tokens[range.start].span.start(), self.tokens[range.end - 1].span.end())
    }

    fn word(self, i: usize) -> &'t str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    /// The first character of a mark; `\0` for a word or behind the text.
    fn mark(self, i: usize) -> char {
        match self.tokens.get(i) {
            Some(t) if t.shape == Shape::Mark => t.span.of(self.text).chars().next().unwrap_or('\0'),
            _ => '\0',
        }
    }

    /// The mark at the end, past closing quotation marks and brackets; `\0` where a word stands there.
    fn last_mark(self, range: &Range<usize>) -> char {
        let end = range.clone().rev().find(|&i| !matches!(self.mark(i), '"' | '”' | '’' | '\'' | ')' | ']' | '»'));
        end.map_or('\0', |i| self.mark(i))
    }

    /// Whether it ends as a sentence does.
    fn ends_sentence(self, range: &Range<usize>) -> bool {
        matches!(self.last_mark(range), '.' | '?' | '!' | '…' | '。')
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::segment;
    use BlockKind::*;

    const LONG: &str = "The council met for three hours on Tuesday and agreed that the bridge over the river will be closed.";

    fn read(text: &str) -> Vec<(BlockKind, &str)> {
        segment(text).blocks.iter().map(|b| (b.kind, b.span.of(text))).collect()
    }

    /// The kind of a line that stands between two paragraphs of the report.
    fn between(line: &str) -> BlockKind {
        let text = format!("{LONG}\n\n{line}\n\n{LONG}");
        let blocks = read(&text);
        assert_eq!(blocks.iter().map(|b| b.1).collect::<Vec<_>>(), [LONG, line, LONG]);
        blocks[1].0
    }

    #[test]
    fn promotions_notices_and_credits_are_marked() {
        for (line, kind) in [
            ("ALSO READ: Mayor of Larkstown resigns after audit", Promotion),
            ("Read more: What the audit says", Promotion),
            ("Follow us on Facebook and Instagram", Promotion),
            ("Advertisement", Promotion),
            ("Follow Jane Doe on Twitter: @janedoe.", Promotion),
            ("Disclaimer: This post has been auto-published from an agency feed.", Disclaimer),
            ("(This story has not been edited by our staff and is auto-generated from a syndicated feed.)", Disclaimer),
            ("© 2024 Larkstown Courier", Disclaimer),
            ("Correction: An earlier version gave the wrong year.", Correction),
            ("An earlier version of this article misspelt Ms. Amsel's name.", Correction),
            ("Workers clear a road in Larkstown on Monday. (AP Photo/Jane Doe)", Caption),
            ("The bridge before the flood (File photo)", Caption),
            ("The bridge in 2019. Jane Doe/Getty Images", Caption),
            ("Reporting by Jane Doe; Editing by John Roe", Byline),
            ("Updated: November 11, 2011 20:09 IST", Metadata),
            ("Sat Nov 12 2011, 01:19 hrs", Metadata),
            ("6:05 p.m.", Metadata),
            ("How the Bridge Was Built", Heading),
            ("What happens next?", Body),
        ] {
            assert_eq!(between(line), kind, "{line}");
        }
    }

    #[test]
    fn sentences_that_only_look_like_promotions_stay() {
        for line in [
            "Read, who is 54, denied the charge.",
            "Related companies were searched as well, police said.",
            "Video of the crash was shown in court.",
            "Photographs of the bridge went round the world.",
            "Watch sales fell by a third in May.",
            "Copyright law does not cover the design.",
            "By Tuesday the water had gone down.",
            "Follow-up talks begin on Monday.",
            "Follow the money, he said on Monday.",
            "The Mayor of Larkstown left.",
            "It was 6 p.m. when they left.",
            "Editing by hand took weeks, Roe said.",
            "The company (formerly Image Works) closed its doors.",
            "Subscribers of the paper were told on Monday.",
            "May 10 was the warmest day of the year.",
            "She wrote to Ann Lee (@annlee) on Friday to complain about the noise.",
        ] {
            assert_eq!(between(line), Body, "{line}");
        }
    }

    #[test]
    fn heads_are_split_from_the_first_paragraph() {
        for (head, kind) in [
            ("PARIS, Oct 3 (Reuters) -", Dateline),
            ("WASHINGTON (Reuters) -", Dateline),
            ("PORT HALLAM (Coastal Wire) —", Dateline),
            ("NEW DELHI:", Dateline),
            ("New Delhi:", Dateline),
            ("Kathmandu, Nepal (CNN) --", Dateline),
            ("Geneva, May 10", Dateline),
            ("ST. PAUL, Minn. —", Dateline),
            ("date 2025-05-10", Metadata),
            ("Updated: May 10, 2025 20:09 IST", Metadata),
            ("Lark Bridge Closure | Who Will Pay For It?", Headline),
        ] {
            let text = format!("{head} {LONG}");
            assert_eq!(read(&text), [(kind, head), (Body, LONG)]);
        }
        let alone = format!("LONDON, May 3 (Wire) —\n{LONG}");
        assert_eq!(read(&alone), [(Dateline, "LONDON, May 3 (Wire) —"), (Body, LONG)]);
        for text in [
            "Lund: We will not pay for the bridge.",
            "Paris, which lies on the Seine, was quiet.",
            "Who will pay? The council does not know.",
            "In Paris, May 10 is a holiday.",
            "The US — which paid — left.",
            "Paris, London and Rome were calm on May 10.",
            "Updated rules were sent out on May 10.",
            "WATCH: The bridge falls in Larkstown, and nobody is hurt.",
        ] {
            assert!(read(text).len() == 1, "{text}");
        }
    }

    #[test]
    fn a_report_opens_with_headline_byline_and_stamp() {
        let text = format!("Bridge to close for a year\nBy Jane Doe and John Roe, Larkstown Courier\nMay 3, 2024\n\n{LONG}");
        let kinds: Vec<BlockKind> = read(&text).iter().map(|b| b.0).collect();
        assert_eq!(kinds, [Headline, Byline, Metadata, Body]);
    }

    #[test]
    fn a_headline_may_have_a_full_stop_and_a_sentence_full_of_names_is_none() {
        assert_eq!(read(&format!("Larkstown Council Closes the Old Bridge for a Year.\n\n{LONG}"))[0].0, Headline);
        assert_eq!(read(&format!("Mayor Ann Lund met Governor Tom Amsel and Senator Vera Roe.\n\n{LONG}"))[0].0, Body);
    }

    #[test]
    fn a_post_is_one_block_with_its_author() {
        let post = "Spoke with @mayor this morning.\nThe bridge will stay open.\n— Dr. A. Amsel (@amsel) May 10, 2025";
        let text = format!("{LONG} {LONG} {LONG} {LONG}\n{post}\n{LONG}");
        assert_eq!(read(&text)[1], (Embed, post));
        let lines = format!("{LONG}\n\nShe posted on Friday:\n\nNo comment.\n\n— Ann Lee (@annlee) May 3, 2024");
        assert_eq!(read(&lines).iter().map(|b| b.0).collect::<Vec<_>>(), [Body, Body, Embed]);
    }

    #[test]
    fn wrapped_lines_are_one_paragraph_and_others_are_not() {
        let wrapped = "The council met for three hours on Tuesday night and agreed that the\nbridge over the river will be closed. Nobody could say for how long. The\nMayor was away.";
        assert_eq!(read(wrapped).len(), 1);
        let titled = "Larkstown Council Closes the Old Bridge Over the River for a\nWhole Year.\n\nThe bridge was built in the year of the great flood, as most\npeople in the town know well, and was mended often, said the\nRep. of the upper town, and it has never been shut for so\nlong.";
        assert_eq!(read(titled).iter().map(|b| b.0).collect::<Vec<_>>(), [Headline, Body]);
        assert_eq!(read("It was a cold \nnight in the city.").len(), 1);
        assert_eq!(read("bread\nsalt\nsoap").len(), 3);
        assert_eq!(read("First line\r\nSecond line\rThird line").len(), 3);
        assert_eq!(read(&format!("{LONG}\n\nand more")).len(), 2);
    }

    #[test]
    fn any_text_is_covered_and_nothing_overlaps() {
        for text in [
            "",
            " \n\r\n",
            "(",
            "(@",
            "(@a)",
            "— (@a) 2",
            "By",
            "©",
            "|",
            "date",
            "May 10",
            "(AP/",
            ")",
            "A, May",
            "Read:",
            "\u{202e}مرحبا\n",
            "- -",
        ] {
            let s = segment(text);
            assert!(s.tokens.iter().all(|t| s.blocks.iter().filter(|b| b.span.contains(t.span)).count() == 1), "{text:?}");
        }
    }
}
