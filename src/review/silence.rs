//! What a draft itself says of findings: `[CQ]` behind a word that was checked, and directives that ignore kinds at a place.
//!
//! `<!-- variorum: ignore quote-word, title -->`, or a line `variorum: ignore KIND`, is good for its own line; where it stands alone, for
//! the paragraph that follows. Without a kind it is good for all of them.

use crate::detect;
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

/// What is wrong with a mark or directive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its line in the draft's file, from 1.
    pub line: usize,
    /// That it silences nothing, or names what is no kind, with the nearest that is one.
    pub message: String,
}

/// One mark or directive: its line in the file, from 1, the words it consists of, and what it silences.
#[derive(Clone, Debug)]
struct Silence {
    line: usize,
    words: String,
    reach: Reach,
}

#[derive(Clone, Debug)]
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

    /// Takes the silenced findings out of a review's report; returns what is wrong with marks and directives.
    pub fn apply(&self, report: &mut Report) -> Vec<Fault> {
        let mut used = vec![false; self.all.len()];
        report.retain(|finding| {
            let by = self.all.iter().position(|silence| silence.reach.holds(finding));
            by.inspect(|&i| used[i] = true).is_none()
        });
        self.all.iter().zip(used).flat_map(|(silence, used)| silence.faults(used)).collect()
    }
}

impl Silence {
    /// A name that is no kind's says why nothing is silenced, and is a slip too where the others of its line silence something.
    fn faults(&self, used: bool) -> Vec<Fault> {
        let fault = |message| Fault { line: self.line, message };
        let slips: Vec<Fault> =
            self.reach.kinds().iter().filter_map(|kind| detect::named(kind).err()).map(|e| fault(e.to_string())).collect();
        if used || !slips.is_empty() { slips } else { vec![fault(format!("silences nothing: {}", self.words))] }
    }
}

impl Reach {
    /// The kinds and families that are named.
    fn kinds(&self) -> &[String] {
        match self {
            Reach::Word(_) => &[],
            Reach::Lines(_, kinds) => kinds,
        }
    }

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

    /// How many errors are left, and what is wrong with marks and directives.
    fn told(draft: &str) -> (usize, Vec<String>) {
        let source = Document::new("wire", "The blast at Karsund killed 26 people, Governor Ann Keller said.");
        let (silences, draft) = Silences::read(&Document::new("draft", draft));
        let mut report = review(&draft, &[source], &Config::default());
        let faults = silences.apply(&mut report).into_iter().map(|fault| fault.message).collect();
        (report.summary.errors, faults)
    }

    #[test]
    fn findings_are_silenced_at_their_place_only() {
        let unused = |words: &str| vec![format!("silences nothing: {words}")];
        let slip = |name: &str, near: &str| vec![format!("no kind or family {name:?}; did you mean {near}?")];
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
            ("variorum: ignore nubmer\nThe blast at Karsund killed 28 people, Governor Ann Keller said.", (1, slip("nubmer", "number"))),
            (
                "variorum: ignore nmae, number-value\nThe blast at Karsund killed 28 people, Governor Ann Keller said.",
                (0, slip("nmae", "name")),
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
