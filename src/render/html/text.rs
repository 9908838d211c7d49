//! A report's own text with what was found in it: links, claims of its own, and the words that differ.

use super::{escape, letter, name_of};
use crate::config::Level;
use crate::detect::Verdict;
use crate::report::Report;
use crate::text::Span;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Something that stands over a stretch of the text.
struct Item {
    span: Span,
    /// What anchors lead to it.
    id: String,
    role: Role,
}

enum Role {
    /// Words that differ: the number of their finding, its level, kind and message.
    Differing { finding: usize, level: Level, kind: &'static str, message: String },
    /// A claim without what another report has there.
    Lacking,
    /// A claim that another report has too: the link's number, the anchor there and that report's letter.
    Linked { number: usize, verdict: Verdict, to: String, other: String },
    /// A claim that no other report has.
    Only,
}

pub(super) fn document(report: &Report, document: usize, out: &mut dyn Write) -> io::Result<()> {
    let summary = &report.documents[document];
    let name = escape(&summary.name);
    writeln!(out, "<article id=\"d{document}\" tabindex=\"0\" aria-label=\"{} {name}\">", name_of(document))?;
    writeln!(out, "<h2>{} <bdi>{name}</bdi></h2>", letter(document))?;
    let text = summary.source.text();
    let mut page = Page { text, items: items(report, document), next: 0, active: Vec::new() };
    for line in lines(text) {
        writeln!(out, "<p dir=\"auto\">{}</p>", page.paragraph(line))?;
    }
    writeln!(out, "</article>")
}

/// The lines that hold more than white space, without their ends.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split_inclusive(['\n', '\r']).filter_map(move |line| {
        let span = Span::new(start, start + line.trim_end().len());
        start += line.len();
        (span.start() < span.end()).then_some(span)
    })
}

/// All that stands over a document's text, by place; of what begins at one place the longer first.
fn items(report: &Report, document: usize) -> Vec<Item> {
    let mut items = Vec::new();
    for (number, link) in report.links.iter().enumerate() {
        let ends = [(&link.left, link.spans.left, "a", &link.right, "b"), (&link.right, link.spans.right, "b", &link.left, "a")];
        for (_, span, side, other, across) in ends.into_iter().filter(|(own, ..)| own.document == document) {
            let role = Role::Linked { number, verdict: link.verdict, to: format!("l{number}{across}"), other: name_of(other.document) };
            items.push(Item { span, id: format!("l{number}{side}"), role });
        }
    }
    for row in report.coverage.iter().filter(|row| row.document == document) {
        items.push(Item { span: row.span, id: format!("c{document}-{}", row.rank), role: Role::Only });
    }
    for (number, finding) in (1..).zip(&report.findings) {
        for (index, reading) in finding.readings.iter().enumerate().filter(|(_, r)| r.document == document) {
            let Some(span) = reading.span else { continue };
            let role = match reading.text {
                Some(_) => Role::Differing { finding: number, level: finding.level, kind: finding.id, message: finding.message.clone() },
                None => Role::Lacking,
            };
            items.push(Item { span, id: format!("r{number}-{index}"), role });
        }
    }
    items.sort_by_key(|item| (item.span.start(), std::cmp::Reverse(item.span.end())));
    items
}

/// The text on its way into paragraphs.
struct Page<'a> {
    text: &'a str,
    items: Vec<Item>,
    /// The first item that has not begun.
    next: usize,
    /// Those that have begun and not ended.
    active: Vec<usize>,
}

impl Page<'_> {
    /// A line, cut wherever something begins or ends.
    fn paragraph(&mut self, line: Span) -> String {
        let mut html = String::new();
        let mut at = line.start();
        let mut cuts = self.cuts(line);
        while at < line.end() {
            let end = cuts.pop_first().unwrap_or(line.end());
            let began = self.begin(at);
            self.piece(Span::new(at, end), began, &mut html);
            self.end(end, &mut html);
            at = end;
        }
        html
    }

    /// Where a line is cut: behind its first byte, up to its end.
    fn cuts(&self, line: Span) -> BTreeSet<usize> {
        let coming = self.items[self.next..].iter().take_while(|item| item.span.start() < line.end());
        let all = self.active.iter().map(|&i| &self.items[i]).chain(coming);
        let ends = all.flat_map(|item| [item.span.start(), item.span.end()]).filter(|&cut| cut > line.start() && cut < line.end());
        ends.chain([line.end()]).collect()
    }

    /// Takes up what begins at a place, or before it in what no paragraph shows.
    fn begin(&mut self, at: usize) -> std::ops::Range<usize> {
        let first = self.next;
        while self.items.get(self.next).is_some_and(|item| item.span.start() <= at) {
            self.active.push(self.next);
            self.next += 1;
        }
        first..self.next
    }

    /// Leaves what has ended, with the way to the other report behind a linked claim.
    fn end(&mut self, at: usize, html: &mut String) {
        let items = &self.items;
        self.active.retain(|&i| {
            let ended = items[i].span.end() <= at;
            if let (true, Role::Linked { number, verdict, to, other }) = (ended, &items[i].role) {
                let told = match verdict {
                    Verdict::Same => "told the same in",
                    Verdict::Differs => "told otherwise in",
                    Verdict::Unclear => "linked with",
                };
                let _ = write!(html, "<a class=\"to\" href=\"#{to}\" data-link=\"{number}\" title=\"{told} {other}\">{other}</a>");
            }
            !ended
        });
    }

    fn piece(&self, span: Span, began: std::ops::Range<usize>, html: &mut String) {
        let words = escape(span.of(self.text));
        let _ = write!(html, "<span class=\"{}\"{}>", self.class(), self.links());
        let differing = self.active.iter().filter_map(|&i| match &self.items[i].role {
            Role::Differing { finding, level, kind, message } => Some((*level, *finding, *kind, message, i)),
            _ => None,
        });
        let gravest = differing.min();
        if let Some((level, finding, kind, message, item)) = gravest {
            // On paper, where nothing can be clicked, the number of the finding stands before its words.
            let number = if began.contains(&item) { format!(" data-finding=\"{finding}\"") } else { String::new() };
            let _ = write!(html, "<a class=\"mark {level} {kind}\"{number} href=\"#f{finding}\" title=\"{level}: {}\">", escape(message));
        }
        for item in &self.items[began.clone()] {
            let _ = write!(html, "<span id=\"{}\">", item.id);
        }
        html.push_str(&words);
        began.for_each(|_| html.push_str("</span>"));
        html.push_str(if gravest.is_some() { "</a></span>" } else { "</span>" });
    }

    /// The numbers of the links that stand here, for the script to light up both ends.
    fn links(&self) -> String {
        let numbers = self.active.iter().filter_map(|&i| match &self.items[i].role {
            Role::Linked { number, .. } => Some(number.to_string()),
            _ => None,
        });
        let numbers: Vec<String> = numbers.collect();
        if numbers.is_empty() { String::new() } else { format!(" data-link=\"{}\"", numbers.join(" ")) }
    }

    /// What the claims here came to: what differs is shown before what does not.
    fn class(&self) -> &'static str {
        let rank = |i: &usize| match &self.items[*i].role {
            Role::Linked { verdict: Verdict::Differs, .. } => (0, "differs"),
            Role::Lacking => (1, "differs"),
            Role::Linked { verdict: Verdict::Same, .. } => (2, "same"),
            Role::Linked { verdict: Verdict::Unclear, .. } => (3, "unclear"),
            Role::Only => (4, "only"),
            Role::Differing { .. } => (5, "plain"),
        };
        self.active.iter().map(rank).min().map_or("plain", |(_, class)| class)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(text: &str, items: &[(&str, &str)]) -> Vec<String> {
        let place = |words: &str| text.find(words).map(|at| Span::new(at, at + words.len())).unwrap();
        let differing = || Role::Differing { finding: 1, level: Level::Error, kind: "name-spelling", message: "m".to_owned() };
        let mut items: Vec<Item> =
            items.iter().map(|&(words, id)| Item { span: place(words), id: id.to_owned(), role: differing() }).collect();
        items.sort_by_key(|item| (item.span.start(), std::cmp::Reverse(item.span.end())));
        let mut page = Page { text, items, next: 0, active: Vec::new() };
        lines(text).map(|line| page.paragraph(line)).collect()
    }

    const OPEN: &str = "<span class=\"plain\"><a class=\"mark error name-spelling\" href=\"#f1\" title=\"error: m\">";
    const FIRST: &str = "<span class=\"plain\"><a class=\"mark error name-spelling\" data-finding=\"1\" href=\"#f1\" title=\"error: m\">";

    #[test]
    fn words_that_overlap_are_cut_into_pieces() {
        let shown = paragraphs("ab cd ef", &[("ab cd", "x"), ("cd ef", "y")]);
        let pieces = ["<span id=\"x\">ab </span></a></span>", "<span id=\"y\">cd</span></a></span>", " ef</a></span>"];
        assert_eq!(shown, [format!("{FIRST}{}{OPEN}{}{OPEN}{}", pieces[0], pieces[1], pieces[2])]);
    }

    #[test]
    fn words_may_run_over_lines_or_stand_at_one_place() {
        let shown = paragraphs("ab\n\ncd", &[("b\n\nc", "x"), ("b", "y"), ("", "z")]);
        assert_eq!(shown.len(), 2);
        assert!(
            shown[0].contains("<span id=\"z\">a</span>") && shown[0].contains("<span id=\"x\"><span id=\"y\">b</span></span>"),
            "{shown:?}"
        );
        assert!(shown[1].starts_with(&format!("{OPEN}c</a></span>")), "{shown:?}");
        assert_eq!(paragraphs("", &[]), [""; 0]);
        assert_eq!(paragraphs("\r\n \r\n", &[]), [""; 0]);
    }
}
