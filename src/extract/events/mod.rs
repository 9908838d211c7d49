//! Events: steps on ladders such as arrested, charged, convicted, told apart from the other senses of their words.

mod objects;

use super::clauses::{Part, is_one_of, is_passive, part, skip_adverbs};
use super::{Extractor, Mention, Text, Value};
use crate::lexicon::Class;
use crate::segment::longest;
use crate::text::{WordKey, keys};
use crate::value::{Event, Step};
use objects::{CRIMES, IDEAS, STANDING, TREATIES, TRENDS};
use std::ops::Range;

pub(super) const EXTRACTOR: Extractor = Extractor { name: "events", extract };

fn extract(text: &Text, mentions: &mut Vec<Mention>) {
    for sentence in &text.segments.sentences {
        let range = sentence.tokens.clone();
        let mut i = range.start;
        while i < range.end {
            let Some(hit) = longest(&text.tokens()[i..range.end], Class::Events) else {
                i += 1;
                continue;
            };
            let (step, sense) = hit.value.split_once(':').unwrap_or((hit.value, ""));
            if is_meant(text, i, sense, &range)
                && let Some(step) = Step::named(step)
            {
                mentions.push(Mention { span: text.span(i..i + hit.len), value: Value::Event(Event { step }) });
            }
            i += hit.len;
        }
    }
}

/// Whether the word at `i` has the sense of its ladder here.
fn is_meant(text: &Text, i: usize, sense: &str, range: &Range<usize>) -> bool {
    let near = Near { text, i, range };
    match sense {
        "passive" => near.is_passive() && !near.next(keys!["whether", "why", "how", "the", "his", "her"]),
        "arrest" => !near.previous(keys!["cardiac", "respiratory"]) && !near.next(keys!["development"]) && !near.object(TRENDS),
        "charge" => is_accused(&near),
        "tried" => near.is_passive() && !near.next(keys!["to", "out", "and", "-"]),
        "missing" => !near.next(keys!["out", "a", "an", "the", "his", "her", "their", "its", "that", "from", "only"]),
        "hurt" => {
            (near.is_passive() || near.counted() || near.previous(keys!["and", "or"]))
                && !near.next(keys!["the", "its", "their", "by", "feelings"])
        }
        "kill" => {
            !near.object(IDEAS)
                && !near.next(keys!["off", "time", "jar"])
                && !near.around(keys!["birds"])
                && !near.previous(keys!["to-", "painted"])
        }
        "die" => {
            !near.next(keys!["down", "out", "end", "ends", "heat", "hard", "weight", "center", "centre", "away", "-", "set", "sea"])
                && !near.previous(keys!["-"])
        }
        "harm" => {
            !near.object(STANDING)
                && !near.previous(keys!["brain", "liver", "kidney", "reputational", "self"])
                && !near.next(keys!["control", "limitation"])
        }
        "proposed" => !near.next(keys!["to", "marriage"]),
        "agreed" => !near.next(keys!["with"]),
        "signed" => near.around(TREATIES),
        _ => true,
    }
}

/// The words around one that may have several senses.
struct Near<'a, 't> {
    text: &'a Text<'t>,
    i: usize,
    range: &'a Range<usize>,
}

impl Near<'_, '_> {
    fn next(&self, words: &[WordKey]) -> bool {
        self.i + 1 < self.range.end && is_one_of(self.text, self.i + 1, words)
    }

    fn previous(&self, words: &[WordKey]) -> bool {
        self.i > self.range.start && is_one_of(self.text, self.i - 1, words)
    }

    /// Whether a form of "be" stands before it, adverbs apart.
    fn is_passive(&self) -> bool {
        is_passive(self.text, self.i, self.range.start)
    }

    /// Whether a number or a plural stands before it: "12 hurt", "dozens hurt".
    fn counted(&self) -> bool {
        self.i > self.range.start && part(self.text, self.i - 1) == Part::Number
    }

    /// Whether one of the words stands among the next four, before any mark.
    fn object(&self, words: &[WordKey]) -> bool {
        (self.i + 1..self.range.end.min(self.i + 5))
            .take_while(|&j| {
                !matches!(part(self.text, j), Part::Mark | Part::Auxiliary | Part::Modal | Part::Preposition | Part::Coordinator)
            })
            .any(|j| is_one_of(self.text, j, words))
    }

    /// Whether one of the words stands within eight tokens on either side.
    fn around(&self, words: &[WordKey]) -> bool {
        (self.range.start.max(self.i.saturating_sub(8))..self.range.end.min(self.i + 9)).any(|j| is_one_of(self.text, j, words))
    }
}

/// "charged with murder", "were charged": no price, no duty, no rush.
fn is_accused(near: &Near) -> bool {
    let Near { text, i, range } = *near;
    let next = skip_adverbs(text, i + 1, range.end);
    if next >= range.end || part(text, next) == Part::Mark && !matches!(text.word(next), "$" | "£" | "€" | "-") {
        return near.is_passive();
    }
    if matches!(part(text, next), Part::Mark | Part::Number)
        || is_one_of(text, next, keys!["at", "into", "towards", "toward", "up", "a", "for"])
    {
        return false;
    }
    let with = (next..range.end.min(i + 8)).take_while(|&j| part(text, j) != Part::Mark).find(|&j| is_one_of(text, j, keys!["with"]));
    match with {
        Some(w) if w + 1 < range.end && part(text, w + 1) == Part::Ing => is_one_of(text, w + 1, CRIMES),
        Some(_) => !is_one_of(text, i + 2, keys!["responsibility", "emotion", "electricity", "energy"]),
        None => near.is_passive() || is_one_of(text, next, keys!["over", "under"]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::segment;

    fn read(raw: &str) -> Vec<&'static str> {
        let segments = segment(raw);
        let mut mentions = Vec::new();
        extract(&Text { raw, segments: &segments, date: None }, &mut mentions);
        mentions.iter().filter_map(|m| if let Value::Event(e) = &m.value { Some(e.step.name()) } else { None }).collect()
    }

    #[test]
    fn steps_are_read_and_other_senses_are_silent() {
        let cases: &[(&str, &[&str])] = &[
            ("He was questioned by detectives.", &["questioned"]),
            ("She questioned the wisdom of the plan.", &[]),
            ("Two men were detained at the border.", &["detained"]),
            ("Police arrested a teacher on Monday.", &["arrested"]),
            ("The show Arrested Development returns.", &[]),
            ("The bank arrested the slide of the lira.", &[]),
            ("He died of cardiac arrest.", &["killed"]),
            ("Prosecutors charged him with murder.", &["charged"]),
            ("She was charged with possessing a weapon.", &["charged"]),
            ("The suspect was charged on Tuesday.", &["charged"]),
            ("He was charged with leading the department.", &[]),
            ("The shop charged $5 for water.", &[]),
            ("The airline charged passengers for bags.", &[]),
            ("The bull charged at the crowd.", &[]),
            ("A grand jury indicted the senator.", &["indicted"]),
            ("The officers were tried in a military court.", &["tried"]),
            ("They tried to flee.", &[]),
            ("It was tried and tested.", &[]),
            ("The banker was acquitted of fraud.", &["acquitted"]),
            ("The court found him guilty and a judge sentenced him to six years.", &["sentenced"]),
            ("The jury convicted her.", &["convicted"]),
            ("He spoke with conviction.", &[]),
            ("Three hikers are missing.", &["missing"]),
            ("Critics say the minister is missing the point.", &[]),
            ("At least 12 people were injured.", &["injured"]),
            ("Six were killed and 12 hurt.", &["killed", "injured"]),
            ("The tariffs hurt the economy.", &[]),
            ("She is in critical condition.", &["critical"]),
            ("The senate killed the bill.", &[]),
            ("The blaze killed a firefighter.", &["killed"]),
            ("Protests died down by night.", &[]),
            ("Four people died.", &["killed"]),
            ("The talks reached a dead end.", &[]),
            ("The storm damaged the harbour and destroyed a school.", &["damaged", "destroyed"]),
            ("The scandal damaged his reputation.", &[]),
            ("The envoy proposed a truce.", &["proposed"]),
            ("He proposed to her in Paris.", &[]),
            ("They agreed to a truce.", &["agreed"]),
            ("I agreed with him.", &[]),
            ("Both presidents signed the treaty.", &["signed"]),
            ("She signed autographs for an hour.", &[]),
            ("Parliament ratified the pact, which took effect in June.", &["ratified", "in-force"]),
            ("The fire burned for hours.", &[]),
            ("", &[]),
        ];
        for (raw, steps) in cases {
            assert_eq!(read(raw), *steps, "{raw}");
        }
    }
}
