//! Turns of a transcript: what stands behind its speaker's name and a colon, up to the next speaker.

use super::{Attribution, Manner};
use crate::extract::Text;
use crate::lexicon::Class;
use crate::segment::{Block, Shape};
use crate::text::{Span, WordKey};
use std::collections::HashMap;
use std::ops::Range;

/// The fewest turns of a transcript; fewer labels may be anything ("NOTE:").
const FEWEST: usize = 3;
/// The longest label, in tokens: "KATRINA OZOLA, CHIEF EXECUTIVE OFFICER:".
const LONGEST: usize = 12;

/// Adds the turns, if the text is a transcript: at least three lines begin with a name in capitals and a colon, and one name comes back.
pub(super) fn append(text: &Text, attributions: &mut Vec<Attribution>) {
    let blocks: Vec<&Block> = text.segments.blocks.iter().filter(|b| !text.of(b.span).trim().is_empty()).collect();
    let labels: Vec<Option<Range<usize>>> = blocks.iter().map(|b| label(text, b)).collect();
    let mut times: HashMap<WordKey, usize> = HashMap::new();
    for name in labels.iter().flatten().filter_map(|label| name(text, label)) {
        *times.entry(name).or_default() += 1;
    }
    if labels.iter().flatten().count() < FEWEST || times.values().all(|&times| times < 2) {
        return;
    }
    let starts: Vec<usize> = (0..blocks.len()).filter(|&b| labels[b].is_some()).collect();
    for (i, &first) in starts.iter().enumerate() {
        let Some(label) = &labels[first] else { continue };
        let last = starts.get(i + 1).map_or(blocks.len(), |next| *next) - 1;
        let from = text.tokens().get(label.end + 1).map_or(blocks[first].span.end(), |t| t.span.start());
        let content = Span::new(from, blocks[last].span.end().max(from)).trim(text.raw);
        let source = Some(text.span(label.clone()));
        attributions.push(Attribution { source, cue: None, content, quotation: None, manner: Manner::Transcribed, venue: None });
    }
}

/// The tokens of the label that a block begins with.
fn label(text: &Text, block: &Block) -> Option<Range<usize>> {
    let range = text.segments.tokens_in(block.span);
    let colon = range.clone().take(LONGEST + 1).find(|&t| text.word(t) == ":").filter(|&colon| colon > range.start)?;
    let label = range.start..colon;
    // A first label may stand alone, taken for a dateline.
    let behind = text.tokens().get(colon + 1).is_some_and(|t| t.spaced);
    let words = || text.tokens()[label.clone()].iter().filter(|t| t.is_word());
    let shouted = words().all(|t| t.shape == Shape::Upper) && words().any(|t| t.span.len() > 2);
    (behind && shouted).then_some(label)
}

/// The last word of a label, if it may be a name: "FINAL" and "CLAIM" are words of the language.
fn name(text: &Text, label: &Range<usize>) -> Option<WordKey> {
    let last = text.tokens()[label.clone()].iter().rev().find(|t| t.is_word())?;
    (!last.is(Class::CommonWords)).then_some(last.key)
}

#[cfg(test)]
mod tests {
    use crate::extract::attribution::tests::told;

    #[test]
    fn turns_of_a_transcript_are_their_speakers() {
        let turns = told(
            "Harbour talk, Monday\n\nHOST (ANN ROE): Is it over?\n\nMS. LUND: It is.\n\nWe are glad.\n\nHOST: Since when?\n\nMS. LUND: Since May.",
        );
        assert_eq!(
            turns,
            [
                "HOST (ANN ROE) | - | Is it over?",
                "MS. LUND | - | It is.\n\nWe are glad.",
                "HOST | - | Since when?",
                "MS. LUND | - | Since May."
            ]
        );
    }

    #[test]
    fn labels_that_do_not_come_back_are_no_speakers() {
        assert_eq!(told("NOTE: It rained.\n\nWATCH: The flood.\n\nUPDATE: It stopped."), Vec::<String>::new());
        assert_eq!(told("WEATHER: It rained.\n\nWEATHER: It stopped."), Vec::<String>::new());
        assert_eq!(told("WOMEN'S FINAL: Lund won.\n\nMEN'S FINAL: Berg won.\n\nJUNIOR FINAL: Roe won."), Vec::<String>::new());
    }
}
