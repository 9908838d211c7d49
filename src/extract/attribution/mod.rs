//! Who says what: the source, the cue ("said") and the content of every attributed stretch.
//!
//! Cues are found with their sources first (`sayings`); every quotation then takes the one that stands by it (`speakers`), and
//! what the rest of them govern is indirect speech (`indirect`).

mod grammar;
mod indirect;
mod sayings;
mod sources;
mod speakers;
mod turns;
mod venue;

use super::{Mention, Text};
use crate::text::Span;
use sayings::{Order, Saying};
use std::ops::Range;

/// A stretch of a text that the report gives as somebody's words or knowledge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The words that name the source, where they stand beside it: "Bruce", "the spokesperson", "she".
    pub source: Option<Span>,
    /// The word that attributes: "said", "according to".
    pub cue: Option<Span>,
    /// What is attributed, without the marks.
    pub content: Span,
    /// The quotation that is the content, as an index into [`crate::segment::Segments::quotations`]; `None` for indirect speech.
    pub quotation: Option<usize>,
    /// How it was said.
    pub manner: Manner,
    /// Where it was said, in the text's words: "in a briefing", "on X".
    pub venue: Option<Span>,
}

/// How something was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Manner {
    /// said, told, added
    Spoken,
    /// wrote, posted, tweeted, a statement
    Written,
    /// "according to", "per"
    Sourced,
    /// Word for word behind the speaker's name, in a transcript
    Transcribed,
}

/// The longest source, in bytes.
const LONGEST_SOURCE: usize = 80;

/// Every attribution of a text, in the order of its content; a quotation without any source beside it has one too, with neither
/// source nor cue.
pub fn attributions(text: &Text, _mentions: &[Mention]) -> Vec<Attribution> {
    let quoted = quoted(text);
    let sayings = sayings::sayings(text, &quoted);
    let mut attributions = speakers::of_quotations(text, &quoted, &sayings);
    indirect::append(text, &quoted, &sayings, &mut attributions);
    turns::append(text, &mut attributions);
    attributions.sort_by_key(|a| (a.content.start(), std::cmp::Reverse(a.content.end())));
    attributions
}

/// For each token the quotation it lies in, counted from 1, its marks included; 0 outside. Names at arm's length are part of the sentence they
/// stand in, and of two quotations in one another the inner one counts.
fn quoted(text: &Text) -> Vec<u32> {
    let mut quoted = vec![0; text.tokens().len()];
    for (i, quotation) in text.segments.quotations.iter().enumerate() {
        if quotation.kind != crate::segment::quotations::QuotationKind::Scare {
            quoted[text.segments.tokens_in(quotation.outer)].fill(i as u32 + 1);
        }
    }
    quoted
}

/// What a saying makes of a content.
fn attribution(text: &Text, saying: &Saying, content: Span, quotation: Option<usize>) -> Attribution {
    let venue = venue::of(text, saying);
    let manner = match (saying.order, saying.value) {
        (_, "written") => Manner::Written,
        (Order::Phrase, _) => Manner::Sourced,
        _ if venue.is_some_and(|v| v.written) => Manner::Written,
        _ => Manner::Spoken,
    };
    Attribution {
        source: saying.source.clone().map(|s| source_span(text, s)),
        cue: Some(text.span(saying.cue.clone())),
        content,
        quotation,
        manner,
        venue: venue.map(|v| v.span),
    }
}

/// The span of a source; a long one without what follows its first part.
fn source_span(text: &Text, source: Range<usize>) -> Span {
    let span = text.span(source.clone());
    if span.len() <= LONGEST_SOURCE {
        return span;
    }
    let short = |end: &usize| text.span(source.start..*end).len() <= LONGEST_SOURCE;
    let cut = (source.start + 1..source.end).rev().find(short).unwrap_or(source.start + 1);
    let word = text.span(source.start..cut);
    if word.len() <= LONGEST_SOURCE { word } else { Span::new(word.start(), word.start()) }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::segment::segment;

    /// Every attribution as "source | cue | content", with "-" for what is missing.
    pub(super) fn told(raw: &str) -> Vec<String> {
        let segments = segment(raw);
        let text = Text { raw, segments: &segments, date: None };
        let words = |span: Option<Span>| span.map_or("-", |s| s.of(raw)).to_owned();
        let line = |a: &Attribution| format!("{} | {} | {}", words(a.source), words(a.cue), a.content.of(raw));
        attributions(&text, &[]).iter().map(line).collect()
    }

    #[test]
    fn manner_and_venue_are_read() {
        for (raw, manner, venue) in [
            ("\"The dam held,\" Lee said in a briefing on Monday.", Manner::Spoken, Some("in a briefing")),
            ("\"The dam held,\" Lee said in a readout of that call.", Manner::Written, Some("in a readout of that call")),
            ("\"The dam held,\" Lee posted on X.", Manner::Written, Some("on X")),
            ("In a post on X, Lee wrote: \"The dam held.\"", Manner::Written, Some("In a post on X")),
            ("The dam held, according to Lee.", Manner::Sourced, None),
            ("\"The dam held,\" Lee said in the afternoon.", Manner::Spoken, None),
        ] {
            let segments = segment(raw);
            let text = Text { raw, segments: &segments, date: None };
            let found = attributions(&text, &[]);
            assert_eq!((found[0].manner, found[0].venue.map(|v| v.of(raw))), (manner, venue), "{raw}");
        }
    }

    #[test]
    fn any_text_is_read() {
        for raw in [
            "",
            "\"",
            "said",
            "said said said",
            "“”",
            ", said",
            "according to",
            "\" said",
            "that that that",
            "“ ” said, “",
            "U.S. said.",
            "—",
        ] {
            told(raw);
        }
        told(&"\"a\" said ".repeat(2000));
        told(&"x ".repeat(5000));
    }

    #[test]
    fn a_long_source_is_cut() {
        let raw = format!("\"It held,\" said {}.", "Maximilian ".repeat(14).trim_end());
        let source = told(&raw)[0].split(" | ").next().unwrap().to_owned();
        assert!(source.len() <= LONGEST_SOURCE && source.starts_with("Maximilian"), "{source}");
    }
}
