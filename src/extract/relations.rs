//! Causes and order: which of two stretches of a sentence brought the other about, or came before it.

use super::clauses::{Part, clause_end, clause_start, is_one_of, is_passive, part};
use super::{Extractor, Mention, Text, Value};
use crate::lexicon::Class;
use crate::segment::longest;
use crate::text::keys;
use crate::value::{Relation, Tie};
use std::ops::Range;

pub(super) const EXTRACTOR: Extractor = Extractor { name: "relations", extract };

/// How many tokens before a tie belong to what it ties, where no mark ends it sooner.
const REACH: usize = 20;

fn extract(text: &Text, mentions: &mut Vec<Mention>) {
    for sentence in &text.segments.sentences {
        let range = sentence.tokens.clone();
        let mut i = range.start;
        while i < range.end {
            let Some(hit) = longest(&text.tokens()[i..range.end], Class::Relations) else {
                i += 1;
                continue;
            };
            if let Some(relation) = relation(text, i..i + hit.len, hit.value, &range) {
                mentions.push(Mention { span: text.span(i..i + hit.len), value: Value::Relation(relation) });
            }
            i += hit.len;
        }
    }
}

/// What the words at `tie` tie together; `None` where they tie nothing.
fn relation(text: &Text, tie: Range<usize>, value: &str, range: &Range<usize>) -> Option<Relation> {
    if !is_meant(text, &tie, value, range) {
        return None;
    }
    let behind = tie.end..clause_end(text, tie.end, range);
    let other = if tie.start == range.start { main_clause(text, behind.end, range) } else { before(text, tie.start, range) };
    if behind.is_empty() || other.is_empty() {
        return None;
    }
    let (behind, other) = (text.span(behind), text.span(other));
    let kind = if matches!(value, "cause" | "effect") { Tie::Cause } else { Tie::Order };
    let (first, then) = if matches!(value, "cause" | "earlier") { (behind, other) } else { (other, behind) };
    Some(Relation { tie: kind, first, then })
}

/// Whether the words tie something here: not "due to open", "is following him", "was forced to resign".
fn is_meant(text: &Text, tie: &Range<usize>, value: &str, range: &Range<usize>) -> bool {
    let next = (tie.end < range.end).then(|| part(text, tie.end));
    let previous = (tie.start > range.start).then(|| part(text, tie.start - 1));
    match value {
        "effect" => {
            let object = matches!(next, Some(Part::Determiner | Part::Object | Part::Number | Part::Name | Part::Word | Part::Base(true)));
            // "the raid that led to his arrest" only tells which raid.
            let told = !matches!(previous, None | Some(Part::Relative)) && !is_one_of(text, tie.start - 1, keys!["that"]);
            object && told && !is_passive(text, tie.start, range.start)
        }
        "cause" if is_one_of(text, tie.start, keys!["due"]) => !matches!(next, None | Some(Part::Base(_) | Part::Nonfinite | Part::Mark)),
        "earlier" if is_one_of(text, tie.start, keys!["following"]) => {
            let pointed = matches!(previous, Some(Part::Determiner | Part::Auxiliary | Part::Possessive | Part::Nonfinite));
            !pointed && matches!(next, Some(Part::Determiner | Part::Name | Part::Word | Part::Number))
        }
        _ => !matches!(next, None | Some(Part::Mark)),
    }
}

/// "After the talks failed, *the minister called*": what follows the clause that opens the sentence.
fn main_clause(text: &Text, end: usize, range: &Range<usize>) -> Range<usize> {
    let Some(comma) = (end..range.end.min(end + 2)).find(|&j| text.word(j) == ",") else { return end..end };
    comma + 1..clause_end(text, comma + 1, range).max(comma + 1)
}

/// The clause before a tie, with its subject where a phrase set off by commas stands between.
fn before(text: &Text, tie: usize, range: &Range<usize>) -> Range<usize> {
    let end = (range.start..tie).rev().find(|&j| part(text, j) != Part::Mark).map_or(range.start, |j| j + 1);
    if end <= range.start {
        return range.start..range.start;
    }
    let start = clause_start(text, end - 1, range);
    let goes_on = matches!(part(text, start), Part::Auxiliary | Part::Modal | Part::Past | Part::Either | Part::Third(_));
    let start = if goes_on || end - start < 2 { end.saturating_sub(REACH).max(range.start) } else { start };
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::samples;

    /// Each relation as `word: first > then`, causes with "=>", in order.
    fn read(raw: &str) -> Vec<String> {
        samples::read(extract, raw, |m: &Mention| match &m.value {
            Value::Relation(r) => {
                let arrow = if r.tie == Tie::Cause { "=>" } else { ">" };
                Some(format!("{}: {} {arrow} {}", m.span.of(raw), r.first.of(raw), r.then.of(raw)))
            }
            _ => None,
        })
    }

    #[test]
    fn causes_and_their_outcomes_are_read() {
        samples::check(
            read,
            &[
                ("The road was closed because of heavy snow, police said.", &["because of: heavy snow => The road was closed"]),
                (
                    "Because the bridge had cracked, the mayor closed the road.",
                    &["Because: the bridge had cracked => the mayor closed the road"],
                ),
                ("The leak was caused by a cracked pipe.", &["caused by: a cracked pipe => The leak was"]),
                ("The cracked pipe caused the leak.", &["caused: The cracked pipe => the leak"]),
                ("Heavy rain led to the collapse of two houses.", &["led to: Heavy rain => the collapse of two houses"]),
                ("The dam burst, forcing 300 people to flee.", &["forcing: The dam burst => 300 people to flee"]),
            ],
        );
    }

    #[test]
    fn what_came_first_is_read() {
        samples::check(
            read,
            &[
                ("The minister called after the talks failed.", &["after: the talks failed > The minister called"]),
                ("After the talks failed, the minister called.", &["After: the talks failed > the minister called"]),
                ("The guests left before the vote.", &["before: The guests left > the vote"]),
                ("The talks failed, after which the minister called.", &["after which: The talks failed > the minister called"]),
                ("The guests voted and then left the hall.", &["and then: The guests voted > left the hall"]),
            ],
        );
    }

    #[test]
    fn what_looks_like_a_tie_and_is_none_is_silent() {
        samples::check(
            read,
            &[
                ("The museum is due to open in May.", &[]),
                ("A patrol was following the van.", &[]),
                ("The following day the ship sailed.", &[]),
                ("The director was forced to resign.", &[]),
                ("He spoke of the raid that led to his arrest.", &[]),
                ("He was here before.", &[]),
            ],
        );
    }

    #[test]
    fn any_text_is_read() {
        for raw in
            ["", "because", "After", "After,", ", after", "because of because of", &"after ".repeat(5000), &"x, because ".repeat(2000)]
        {
            read(raw);
        }
    }
}
