//! Where something was said: "in a briefing", "on X", "in a readout of that call".

use super::grammar::{Part, part};
use super::sayings::Saying;
use crate::extract::Text;
use crate::lexicon::Class;
use crate::segment::longest;
use crate::text::Span;

/// A place where words reach the public.
#[derive(Clone, Copy, Debug)]
pub(super) struct Venue {
    pub(super) span: Span,
    pub(super) written: bool,
}

/// How far from its saying a venue stands, and how long it is, in tokens.
const REACH: usize = 14;

/// The venue of a saying: behind it in the sentence, or else at the sentence's head.
pub(super) fn of(text: &Text, saying: &Saying) -> Option<Venue> {
    let sentence = &text.segments.sentences[text.segments.sentence_at(text.tokens()[saying.cue.start].span.start())].tokens;
    let behind = saying.end().max(saying.cue.end);
    let behind = (behind..sentence.end.min(behind + REACH)).take_while(|&i| !ends(text, i)).find_map(|i| venue(text, i, sentence.end));
    behind.or_else(|| (saying.start() > sentence.start).then(|| venue(text, sentence.start, saying.start())).flatten())
}

fn ends(text: &Text, i: usize) -> bool {
    matches!(text.word(i), "." | "," | ";" | ":" | "\"" | "“" | "”" | "that")
}

/// The venue that begins with a preposition here, up to what follows its noun.
fn venue(text: &Text, start: usize, end: usize) -> Option<Venue> {
    let tokens = text.tokens();
    if !matches!(text.word(start), "in" | "on" | "at" | "during" | "via" | "through" | "In" | "On" | "At" | "During" | "Via" | "Through") {
        return None;
    }
    let end = end.min(start + REACH);
    for i in start + 1..end {
        if let Some(hit) = longest(&tokens[i..end], Class::VenueNouns) {
            let noun = i + hit.len;
            return Some(Venue { span: text.span(start..with_complement(text, noun, end)), written: hit.value == "written" });
        }
        if !matches!(part(&tokens[i]), Part::Determiner | Part::Word | Part::Name | Part::Possessive | Part::Time) && text.word(i) != "-" {
            return None;
        }
    }
    None
}

/// "… of that call", "… with Fox News": what hangs on the noun that ends here.
fn with_complement(text: &Text, noun: usize, end: usize) -> usize {
    if noun >= end || !matches!(text.word(noun), "of" | "with" | "to" | "on") {
        return noun;
    }
    let tokens = text.tokens();
    let that = usize::from(noun + 1 < end && text.word(noun + 1) == "that");
    let noun_like = |i: usize| matches!(part(&tokens[i]), Part::Determiner | Part::Word | Part::Name | Part::Possessive);
    let inside = |&i: &usize| noun_like(i) && (i <= noun + 1 + that || !tokens[i].is(Class::CueVerbs));
    let behind = (noun + 1 + that..end).take_while(inside).last().map_or(noun, |i| i + 1);
    behind.max(noun)
}
