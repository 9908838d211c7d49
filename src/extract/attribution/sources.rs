//! The source of a verb of saying, wherever its sentence has put it.

use super::grammar::{self, Part, is_adverb, noun_phrase, noun_phrase_before, part};
use super::sayings::{Order, Place, Saying};
use crate::extract::Text;
use std::ops::Range;

/// How far back commas are looked for, in tokens.
const APPOSITION: usize = 36;
/// How far back a "who" is looked for.
const RELATIVE: usize = 12;
/// How far back the verb of "quoted … as saying" is looked for.
const QUOTED_AS: usize = 24;

/// The source of a verb, and how it stands to it; `None` where the verb is passive and names no source.
pub(super) fn of_verb(place: &Place, value: &str, found: &[Saying]) -> Option<(Option<Range<usize>>, Order)> {
    let (text, i, end) = (place.text, place.cue, place.sentence.end);
    let floor = floor(place);
    let verb = group_start(text, i, floor);
    if verb < i && is_passive(text, verb, i) {
        let by = i + 1 < end && text.word(i + 1) == "by";
        return by.then(|| noun_phrase(text, i + 2, end)).flatten().map(|source| (Some(source), Order::Inverted));
    }
    if verb == i
        && (after_quotation(place) || i == floor)
        && let Some(source) = inverted(text, i, end)
    {
        return Some((Some(source), Order::Inverted));
    }
    let distant = || Some((distant(place, found), Order::Distant));
    if verb == floor {
        return distant();
    }
    let before = verb - 1;
    let straight = |source: Option<Range<usize>>| source.map(|s| (Some(s), Order::Straight));
    match part(&text.tokens()[before]) {
        Part::Relative => straight(noun_phrase_before(text, skip_comma(text, before, floor), floor)).or_else(distant),
        Part::Complementizer if value != "weak" => straight(noun_phrase_before(text, before, floor)).or_else(distant),
        Part::Mark if text.word(before) == "," => match before_apposition(text, before, floor) {
            Some(source) if !text.word(i).ends_with("ing") => straight(Some(source)),
            _ if ends_clause(text, i, end) => Some((inverted(text, i, end), Order::Inverted)),
            _ => distant(),
        },
        Part::Conjunction if text.word(before) == "as" => quoted_as(text, before, end).map(|s| (Some(s), Order::Quoted)).or_else(distant),
        _ => straight(noun_phrase_before(text, verb, floor).map(|np| head(text, np, floor))).or_else(distant),
    }
}

/// Where the words on the cue's side of a quotation's marks begin.
fn floor(place: &Place) -> usize {
    let (quoted, i) = (place.quoted, place.cue);
    let marks = (place.sentence.start..i).rev().take(APPOSITION * 2).find(|&k| quoted[k] != quoted[i]);
    marks.map_or(place.sentence.start.max(i.saturating_sub(APPOSITION * 2)), |k| k + 1)
}

/// The first token of the verb group: "has also | said", "was quoted as | saying", "on Friday | said".
fn group_start(text: &Text, verb: usize, floor: usize) -> usize {
    let tokens = text.tokens();
    let mut i = verb;
    while i > floor {
        let before = i - 1;
        i -= match part(&tokens[before]) {
            Part::Auxiliary | Part::Adverb => 1,
            Part::Word if is_adverb(text, before) => 1,
            Part::Word if i < verb && matches!(text.word(before), "quoted" | "cited") && passive_before(text, before, floor) => 1,
            Part::Conjunction if text.word(before) == "as" && before > floor && passive_before(text, before - 1, floor) => 1,
            Part::Time if before > floor && text.word(before - 1) == "on" => 2,
            Part::Time => 1,
            _ => break,
        };
    }
    i
}

/// Whether this is the participle of "was quoted".
fn passive_before(text: &Text, i: usize, floor: usize) -> bool {
    matches!(text.word(i), "quoted" | "cited") && i > floor && part(&text.tokens()[i - 1]) == Part::Auxiliary
}

/// Whether a form of "be" makes the cue passive: was told, is described.
fn is_passive(text: &Text, group: usize, cue: usize) -> bool {
    let be = (group..cue).any(|i| matches!(text.word(i), "is" | "are" | "was" | "were" | "be" | "been" | "being"));
    be && !text.word(cue).ends_with("ing")
}

/// Whether a quotation ends right before, perhaps with a comma or a dash between.
fn after_quotation(place: &Place) -> bool {
    let (quoted, i) = (place.quoted, place.cue);
    let at = |k: usize| i.checked_sub(k).is_some_and(|k| quoted[k] != 0 && quoted[k] != quoted[i]);
    at(1) || (i > 0 && matches!(place.text.word(i - 1), "," | "—" | "–" | "-") && at(2))
}

/// The source behind its cue: said State Department Spokesperson Tammy Bruce.
fn inverted(text: &Text, cue: usize, end: usize) -> Option<Range<usize>> {
    if is_told(text.word(cue)) || text.word(cue).ends_with("ing") {
        return None;
    }
    let mut i = cue + 1;
    while i < end && is_adverb(text, i) {
        i += 1;
    }
    noun_phrase(text, i, end)
}

/// Verbs whose object is the person told.
pub(super) fn is_told(word: &str) -> bool {
    matches!(word, "told" | "tells" | "tell" | "telling" | "informed" | "informing" | "reminded" | "assured" | "reassured")
}

/// The noun phrase before an apposition that ends with this comma: Axelrod, a former strategist, | said.
fn before_apposition(text: &Text, comma: usize, floor: usize) -> Option<Range<usize>> {
    let least = floor.max(comma.saturating_sub(APPOSITION));
    let mut best = None;
    for i in (least..comma).rev().filter(|&i| text.word(i) == ",") {
        let Some(source) = noun_phrase_before(text, i, floor).map(|np| head(text, np, floor)) else { continue };
        if source.start == floor {
            return Some(source);
        }
        if best.is_none() && opens_clause(text, source.start - 1) {
            let done = text.word(source.start - 1) != ",";
            best = Some(source);
            if done {
                break;
            }
        }
    }
    best
}

/// The first phrase of a clause, where a preposition or "who" hangs more on it: Mohsen Kazemi from the relief agency | said,
/// a woman who lives by the dam | said.
fn head(text: &Text, source: Range<usize>, floor: usize) -> Range<usize> {
    let Some(before) = source.start.checked_sub(1).filter(|&b| b > floor && !opens_clause(text, b)) else { return source };
    let tokens = text.tokens();
    let preposition = Some(before).filter(|&p| part(&tokens[p]) == Part::Preposition);
    let inside = (floor..before).rev().take(RELATIVE).take_while(|&i| part(&tokens[i]) != Part::Mark);
    let relative = { inside }.find(|&i| text.word(i) == "who");
    let joints = preposition.into_iter().chain(relative);
    let begins = |np: &Range<usize>| np.start == floor || opens_clause(text, np.start - 1);
    joints.filter_map(|joint| noun_phrase_before(text, joint, floor)).find(begins).unwrap_or(source)
}

fn opens_clause(text: &Text, before: usize) -> bool {
    let part = part(&text.tokens()[before]);
    matches!(part, Part::Coordinator | Part::Conjunction | Part::Complementizer | Part::Adverb)
        || matches!(text.word(before), "," | ";" | ":" | "—" | "–")
}

/// The source of a verb whose subject stands elsewhere: the one who said what stands before it in the sentence, else the sentence's subject.
fn distant(place: &Place, found: &[Saying]) -> Option<Range<usize>> {
    let own = place.quoted[place.cue];
    let said = found.last().filter(|s| s.cue.start >= place.sentence.start && place.quoted[s.cue.start] == own && !s.is_weak());
    if let Some(source) = said.and_then(|s| s.source.clone()) {
        return Some(source);
    }
    let start = (place.sentence.start..place.cue).find(|&k| place.quoted[k] == own)?;
    // "It is worth noting" has nobody for a subject.
    grammar::subject(place.text, start..place.cue).filter(|s| !matches!(place.text.word(s.start), "it" | "It"))
}

/// Whom "quoted" names in "quoted the mayor as | saying".
fn quoted_as(text: &Text, conjunction: usize, end: usize) -> Option<Range<usize>> {
    let least = conjunction.saturating_sub(QUOTED_AS);
    let verb = (least..conjunction).rev().find(|&i| matches!(text.word(i), "quoted" | "quotes" | "cited" | "quoting"))?;
    noun_phrase(text, verb + 1, end)
}

/// Whether the source behind a cue ends the clause: ", said Smith." and not ", said the plan was dead."
fn ends_clause(text: &Text, cue: usize, end: usize) -> bool {
    let Some(source) = inverted(text, cue, end) else { return false };
    let behind = grammar::skip_brackets_behind(text, source.end, end);
    behind >= end
        || matches!(part(&text.tokens()[behind]), Part::Mark | Part::Preposition | Part::Relative | Part::Time | Part::Conjunction)
}

fn skip_comma(text: &Text, i: usize, floor: usize) -> usize {
    if i > floor && text.word(i - 1) == "," { i - 1 } else { i }
}
