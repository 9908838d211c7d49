//! What a draft itself says of findings: `[CQ]` behind a word that was checked, and directives that ignore kinds at a place.
//!
//! `<!-- variorum: ignore quote-word, title -->`, or a line `variorum: ignore KIND`, is good for its own line; where it stands alone, for
//! the paragraph that follows. Without a kind it is good for all of them.

use crate::document::Document;
use crate::report::{Finding, Report};
use crate::segment::tokenize;
use crate::text::Span;
use std::ops::RangeInclusive;

/// The newsroom's mark of a word that was checked.
const CHECKED: &str = "[CQ]";
/// How a directive begins.
const DIRECTIVE: &str = "variorum: ignore";

/// Everything that silences findings in a draft.
#[derive(Clone, Debug, Default)]
pub struct Silences {
    all: Vec<Silence>,
}

/// One mark or directive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// Its line in the file, from 1.
    pub line: usize,
    /// The words it consists of.
    pub words: String,
    reach: Reach,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Reach {
    /// What touches the checked word
    Word(Span),
    /// Findings of some kinds or families, or of all, that begin in some lines
    Lines(RangeInclusive<usize>, Vec<String>),
}

impl Silences {
    /// Reads the marks of a draft, and the directives in the text of its file, where they may stand in comments that are no part of the
    /// report. Also returns the draft without them.
    pub fn read(draft: &Document) -> (Silences, Document) {
        let text = draft.text();
        let (raw, index) = draft.file_text().unwrap_or((text, draft.lines()));
        let marks: Vec<Span> = text.match_indices(CHECKED).map(|(at, mark)| Span::new(at, at + mark.len())).collect();
        let checked = marks.iter().filter_map(|&mark| checked(draft, mark));
        let mut all: Vec<Silence> = checked.collect();
        let lines: Vec<&str> = raw.lines().collect();
        all.extend(directives(raw).into_iter().map(|span| directive(raw, &lines, index.position(raw, span.start()).line, span)));
        let blank: Vec<Span> = marks.into_iter().chain(directives(text)).collect();
        (Silences { all }, draft.without(&blank))
    }

    /// Takes the silenced findings out of a review's report; returns what silenced nothing.
    pub fn apply(&self, report: &mut Report) -> Vec<&Silence> {
        let mut used = vec![false; self.all.len()];
        report.retain(|finding| {
            let by = self.all.iter().position(|silence| silence.reach.holds(finding));
            by.inspect(|&i| used[i] = true).is_none()
        });
        self.all.iter().zip(used).filter(|(_, used)| !used).map(|(silence, _)| silence).collect()
    }
}

impl Reach {
    fn holds(&self, finding: &Finding) -> bool {
        let mut readings = finding.readings.iter().filter(|r| r.document == 0);
        match self {
            Reach::Word(word) => readings.any(|r| r.text.is_some() && r.span.is_some_and(|s| s.overlaps(*word))),
            Reach::Lines(lines, kinds) => {
                let family = finding.id.split('-').next().unwrap_or_default();
                let fits = kinds.is_empty() || kinds.iter().any(|kind| kind == finding.id || kind == family);
                fits && readings.any(|r| r.line.is_some_and(|line| lines.contains(&line)))
            }
        }
    }
}

/// The word before a mark.
fn checked(draft: &Document, mark: Span) -> Option<Silence> {
    let text = draft.text();
    let before = text[..mark.start()].trim_end();
    let from = before.char_indices().rev().take_while(|(_, c)| !c.is_whitespace()).last()?.0;
    let word = tokenize(&before[from..]).iter().rfind(|t| t.is_word())?.span;
    let word = Span::new(from + word.start(), from + word.end());
    let line = draft.position(word).map_or(0, |p| p.line);
    Some(Silence { line, words: format!("{} {CHECKED}", word.of(text)), reach: Reach::Word(word) })
}

/// The directives of a text, with the comment around them.
fn directives(text: &str) -> Vec<Span> {
    let found = text.match_indices(DIRECTIVE).filter_map(|(at, begin)| {
        let before = text[..at].trim_end_matches([' ', '\t']);
        let commented = before.ends_with("<!--");
        let start = if commented { before.len() - 4 } else { before.len() };
        // Without a comment it begins its line.
        (commented || start == 0 || before.ends_with('\n')).then(|| {
            let rest = at + begin.len();
            let line = text[rest..].find(['\n', '\r']).map_or(text.len(), |end| rest + end);
            let end = text[rest..line].find("-->").map_or(line, |end| rest + end + 3);
            Span::new(if commented { start } else { at }, end)
        })
    });
    found.collect()
}

fn directive(raw: &str, lines: &[&str], line: usize, span: Span) -> Silence {
    let words = span.of(raw);
    let inside = words.split_once(DIRECTIVE).map_or("", |(_, rest)| rest).trim_end_matches("-->");
    let kinds = inside.split([',', ' ', '\t']).filter(|kind| !kind.is_empty()).map(str::to_owned).collect();
    let alone = lines.get(line - 1).is_some_and(|own| own.trim() == words.trim());
    let blank = |l: usize| lines.get(l - 1).is_none_or(|text| text.trim().is_empty());
    let reach = if alone {
        let first = (line + 1..=lines.len()).find(|&l| !blank(l)).unwrap_or(line + 1);
        let last = (first..=lines.len()).take_while(|&l| !blank(l)).last().unwrap_or(first);
        first..=last
    } else {
        line..=line
    };
    Silence { line, words: words.trim().to_owned(), reach: Reach::Lines(reach, kinds) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Config, review};

    /// How many errors are left, and the words of what silenced nothing.
    fn told(draft: &str) -> (usize, Vec<String>) {
        let source = Document::new("wire", "The blast at Karsund killed 26 people, Governor Ann Keller said.");
        let (silences, draft) = Silences::read(&Document::new("draft", draft));
        let mut report = review(&draft, &[source], &Config::default());
        let unused = silences.apply(&mut report).into_iter().map(|s| s.words.clone()).collect();
        (report.summary.errors, unused)
    }

    #[test]
    fn findings_are_silenced_at_their_place_only() {
        let unused = |words: &str| vec![words.to_owned()];
        for (draft, expected) in [
            ("The blast at Karsund killed 28 people, Governor Ann Keller said.", (1, vec![])),
            ("The blast at Karsund killed 28 [CQ] people, Governor Ann Keller said.", (0, vec![])),
            ("The blast at Karsund killed 28 people, Governor Ann Keller [CQ] said.", (1, unused("Keller [CQ]"))),
            ("The blast at Karsund killed 28 people, Governor Ann Keller said. <!-- variorum: ignore number-value -->", (0, vec![])),
            ("variorum: ignore number\nThe blast at Karsund killed 28 people, Governor Ann Keller said.", (0, vec![])),
            ("<!-- variorum: ignore -->\n\nThe blast at Karsund\nkilled 28 people, Governor Ann Keller said.", (0, vec![])),
            (
                "<!-- variorum: ignore name -->\nThe blast at Karsund killed 28 people, Governor Ann Keller said.",
                (1, unused("<!-- variorum: ignore name -->")),
            ),
        ] {
            assert_eq!(told(draft), expected, "{draft}");
        }
    }

    #[test]
    fn any_text_can_be_read() {
        for draft in
            ["", "[CQ]", "[CQ][CQ]", "é[CQ]", "variorum: ignore", "<!--variorum: ignore", "\u{05d0} [CQ]\r\nvariorum: ignore x\r\n"]
        {
            told(draft);
        }
    }
}
