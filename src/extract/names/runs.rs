//! Stretches of capitals, with what joins them: initials, hyphens, particles, "of" inside an organisation.

use crate::extract::Text;
use crate::lexicon::{Class, Word};
use crate::segment::{Shape, Token, longest};
use crate::text::WordKey;
use std::ops::Range;

/// Words with capitals that belong together, inside one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Its tokens; the first and the last are words, or the full stop of an abbreviation.
    pub(super) tokens: Range<usize>,
    /// Whether it begins a sentence or a quotation, where even common words are written with a capital.
    pub(super) opening: bool,
}

/// Calls `found` for every run of a sentence, in order.
pub(super) fn each(text: &Text, sentence: Range<usize>, mut found: impl FnMut(Run)) {
    let tokens = text.tokens();
    let (mut i, mut opening) = (sentence.start, true);
    while i < sentence.end {
        let token = &tokens[i];
        if token.is_word() {
            if let Some(start) = begins(text, i, sentence.end, opening) {
                let end = end(text, start, sentence.end);
                found(Run { tokens: i..end, opening });
                (i, opening) = (end, false);
                continue;
            }
            opening = false;
        } else {
            opening |= opens(text.word(i), opening);
        }
        i += 1;
    }
}

/// Whether the next word stands where a sentence begins, behind this mark.
fn opens(mark: &str, opening: bool) -> bool {
    match mark {
        "." | "?" | "!" | ":" | "\"" | "“" | "„" | "«" | "‘" | "'" | "…" | "•" | "|" => true,
        "—" | "–" | "-" | "(" | "[" => opening,
        _ => opening,
    }
}

/// Where a run begins at this word: at itself, or behind the particles that open it ("al-Assad", "de Blasio").
fn begins(text: &Text, i: usize, end: usize, opening: bool) -> Option<usize> {
    let tokens = text.tokens();
    if is_part(text, i, opening) {
        return Some(i);
    }
    let capital = particles(tokens, i, end)?;
    (tokens[i].word.value(Class::Particles) == Some("") && !tokens[i].is_capital() && is_part(text, capital, false)).then_some(capital)
}

/// The token behind one, two or three particles that begin here, if it begins with a capital.
fn particles(tokens: &[Token], i: usize, end: usize) -> Option<usize> {
    let mut at = i;
    while at < end && at < i + 6 && tokens[at].shape == Shape::Lower && tokens[at].is(Class::Particles) {
        at += 1;
        if at < end && is_hyphen(&tokens[at]) {
            at += 1;
        }
    }
    (at > i && at < end && tokens[at].is_capital()).then_some(at)
}

/// Whether a word may be a part of a name by itself.
pub(super) fn is_part(text: &Text, i: usize, opening: bool) -> bool {
    let token = &text.tokens()[i];
    if !token.is_capital() || (i > 0 && !token.spaced && matches!(text.word(i - 1), "@" | "#")) {
        return false;
    }
    if is_doubled(text, i) {
        return true;
    }
    if token.is(Class::Months) {
        return is_no_month(text, i, opening);
    }
    match token.word.value(Class::CommonWords) {
        Some("f") if token.is(Class::GivenNames) && is_double_name(text, i) => true,
        Some("f") => matches!(token.shape, Shape::Upper | Shape::Mixed) && !opening && token.span.len() > 1 && is_known(token),
        Some("c") => false,
        _ => token.key != PRONOUN_I || is_initial_here(text, i),
    }
}

/// "Per-Erik": a small word with a capital, and a given name with a hyphen behind it.
fn is_double_name(text: &Text, i: usize) -> bool {
    let tokens = text.tokens();
    let second = tokens.get(i + 2).is_some_and(|t| t.is_capital() && !t.spaced && t.is(Class::GivenNames));
    second && is_hyphen(&tokens[i + 1]) && tokens[i].shape == Shape::Title
}

/// "Jun-jun", "Bong-bong": a name said twice.
fn is_doubled(text: &Text, i: usize) -> bool {
    match text.tokens()[i..] {
        [first, hyphen, second, ..] => {
            first.shape == Shape::Title && is_hyphen(&hyphen) && second.shape == Shape::Lower && !second.spaced && first.key == second.key
        }
        _ => false,
    }
}

const PRONOUN_I: WordKey = WordKey::of_folded("i");

/// Whether "May", "April" or "June" is a name here: between capitals or before a cue, and without a number beside it.
fn is_no_month(text: &Text, i: usize, opening: bool) -> bool {
    let tokens = text.tokens();
    if tokens[i].word.value(Class::CommonWords) != Some("x") {
        return false;
    }
    let capital = |t: &&Token| t.spaced && t.is_capital() && !t.is(Class::CommonWords) && !t.is(Class::Months);
    let before = i.checked_sub(1).map(|b| &tokens[b]).filter(|_| !opening && tokens[i].spaced);
    let named = before.is_some_and(|t| {
        t.is_capital() && !t.is(Class::CommonWords) && (t.is(Class::GivenNames) || t.is(Class::Ranks) || t.is(Class::Roles))
    });
    let behind = tokens.get(i + 1);
    let said = behind.is_some_and(|t| matches!(t.word.value(Class::CueVerbs), Some("neutral" | "loaded")));
    named || behind.filter(capital).is_some_and(|t| tokens[i].is(Class::GivenNames) && t.is(Class::Surnames)) || said
}

fn is_known(token: &Token) -> bool {
    token.is(Class::Places) || token.is(Class::Organisations) || token.is(Class::Ranks) || token.is(Class::Roles)
}

fn is_initial_here(text: &Text, i: usize) -> bool {
    text.tokens().get(i + 1).is_some_and(|t| text.of(t.span) == "." && !t.spaced)
}

/// A single letter, or letters with full stops between: "S", "J.K".
pub(super) fn is_initial(text: &Text, i: usize) -> bool {
    let token = &text.tokens()[i];
    let word = text.word(i);
    token.is_capital() && (word.chars().count() == 1 || (token.shape == Shape::Upper && word.as_bytes().get(1) == Some(&b'.')))
}

/// A word that is written with a full stop without ending a sentence.
pub(super) fn is_abbreviation(text: &Text, i: usize) -> bool {
    let token = &text.tokens()[i];
    is_initial(text, i)
        || ABBREVIATIONS.contains(&token.key)
        || token.value(Class::Places) == Some("a")
        || (token.span.len() <= 5 && token.value(Class::Ranks).is_some_and(|v| v.is_empty()))
}

const JUNIOR: [WordKey; 2] = [WordKey::of_folded("jr"), WordKey::of_folded("sr")];
const ABBREVIATIONS: [WordKey; 9] = [
    WordKey::of_folded("co"),
    WordKey::of_folded("jr"),
    WordKey::of_folded("sr"),
    WordKey::of_folded("st"),
    WordKey::of_folded("mt"),
    WordKey::of_folded("ft"),
    WordKey::of_folded("inc"),
    WordKey::of_folded("corp"),
    WordKey::of_folded("ltd"),
];

pub(in crate::extract) fn is_hyphen(token: &Token) -> bool {
    token.shape == Shape::Mark && token.span.len() <= 3 && !token.spaced && HYPHENS.contains(&token.key)
}

const HYPHENS: [WordKey; 2] = [WordKey::of_folded("-"), WordKey::of_folded("‐")];
const OF: WordKey = WordKey::of_folded("of");
const FOR: WordKey = WordKey::of_folded("for");
const THE: WordKey = WordKey::of_folded("the");
const AND: WordKey = WordKey::of_folded("and");
const AMPERSAND: WordKey = WordKey::of_folded("&");

/// Where the run ends whose first capital is at `start`.
fn end(text: &Text, start: usize, limit: usize) -> usize {
    let mut last = start;
    let mut of = false;
    while let Some(next) = joined(text, start, last, limit, &mut of) {
        last = next;
    }
    match text.tokens().get(last + 1) {
        Some(stop) if last + 1 < limit && text.of(stop.span) == "." && !stop.spaced && is_abbreviation(text, last) => last + 2,
        _ => last + 1,
    }
}

/// The next capital that belongs to the same run.
fn joined(text: &Text, start: usize, last: usize, limit: usize, of: &mut bool) -> Option<usize> {
    let tokens = text.tokens();
    let next = last + 1;
    let token = tokens.get(next).filter(|_| next < limit)?;
    if let Some(end) = listed(text, last, limit) {
        return Some(end);
    }
    if token.is_word() && token.spaced {
        if is_part(text, next, false) {
            return Some(next);
        }
        return connective(text, start, last, limit, of);
    }
    let behind = next + 1;
    if behind >= limit {
        return None;
    }
    if text.of(token.span) == "." && !token.spaced && is_abbreviation(text, last) && is_part(text, behind, false) && tokens[behind].spaced {
        return Some(behind);
    }
    if is_hyphen(token) && !tokens[behind].spaced {
        return hyphened(text, start, last, limit);
    }
    if token.key == AMPERSAND && tokens[behind].is_capital() {
        return Some(behind);
    }
    if text.of(token.span) == "," && JUNIOR.contains(&tokens[behind].key) && tokens[behind].is_capital() {
        return Some(behind);
    }
    nicknamed(text, last, limit)
}

/// How many words a nickname between marks has at most.
const NICKNAME: usize = 3;

/// A name with a nickname between marks: 'Gerardo "Tata" Martino', 'Moussa "Le Lion" Kone'.
fn nicknamed(text: &Text, last: usize, limit: usize) -> Option<usize> {
    let tokens = text.tokens();
    let mark = |i: usize| matches!(text.word(i), "\"" | "“" | "”" | "'" | "‘" | "’");
    let given = tokens[last].is(Class::GivenNames) || tokens[last].word == Word::UNKNOWN && tokens[last].shape == Shape::Title;
    if !given || !mark(last + 1) || !tokens[last + 1].spaced {
        return None;
    }
    let inside = (last + 2..limit).take(NICKNAME).take_while(|&i| tokens[i].is_capital()).last()?;
    let surname = inside + 2;
    let shaped = surname < limit && mark(inside + 1) && tokens[surname].is_capital() && tokens[surname].spaced;
    (shaped && !tokens[surname].is(Class::CommonWords)).then_some(surname)
}

/// The last word of a phrase that a list knows and that begins here: "Jammu and Kashmir", "USA Today", "Secretary of State".
fn listed(text: &Text, at: usize, limit: usize) -> Option<usize> {
    let rest = &text.tokens()[at..limit];
    let phrase = |class| longest(rest, class).map_or(0, |hit| hit.len);
    let len = phrase(Class::Places).max(phrase(Class::Organisations)).max(phrase(Class::Roles));
    (len > 1 && rest[1..len].iter().any(|t| t.is_capital())).then(|| at + len - 1)
}

/// The tokens of a role's complement behind the role, up to but not including the name: "of Defense", "of the Interior", "of London".
pub(super) fn complement(text: &Text, at: usize, limit: usize) -> usize {
    let tokens = text.tokens();
    if at >= limit || tokens[at].key != OF {
        return 0;
    }
    let first = at + 1 + usize::from(at + 1 < limit && tokens[at + 1].key == THE);
    if first >= limit || !tokens[first].is_capital() {
        return 0;
    }
    if let Some(hit) = longest(&tokens[first..limit], Class::Places) {
        return first + hit.len - at;
    }
    let field = |i: usize| {
        i < limit && tokens[i].is_capital() && (tokens[i].is(Class::RoleModifiers) || tokens[i].word.value(Class::CommonWords) == Some("w"))
    };
    let mut end = first;
    while field(end) || (end > first && tokens.get(end).is_some_and(|t| t.key == AND) && field(end + 1)) {
        end += 1;
    }
    if end == first { 0 } else { end - at }
}

/// What follows behind a hyphen: "Jean-Claude", "Lashkar-e-Taiba", "Kim Jong-un", but not "Pakistan-based" or "India-Pakistan".
fn hyphened(text: &Text, start: usize, last: usize, limit: usize) -> Option<usize> {
    let tokens = text.tokens();
    let (before, after) = (&tokens[last], &tokens[last + 2]);
    let place = before.is(Class::Places) || before.is(Class::Demonyms) || before.is(Class::Organisations);
    if after.is_capital() {
        let apart = place && (after.is(Class::Places) || after.is(Class::Demonyms))
            || before.is(Class::CommonWords) && last == start && !is_double_name(text, last);
        return (!apart).then_some(last + 2);
    }
    if after.shape != Shape::Lower {
        return None;
    }
    // "Steenkamp-du Plessis"
    if last + 3 < limit && after.is(Class::Particles) && tokens[last + 3].is_capital() && tokens[last + 3].spaced {
        return Some(last + 3);
    }
    if last + 4 < limit && is_hyphen(&tokens[last + 3]) && tokens[last + 4].is_capital() && after.span.len() <= 3 {
        return Some(last + 4);
    }
    if last == start && is_doubled(text, last) {
        return Some(last + 2);
    }
    let syllable = after.is(Class::GivenNames) || (before.is(Class::GivenNames) && !after.is(Class::CommonWords));
    let eastern = before.word.value(Class::GivenNames).is_some_and(|v| v.contains('e')) || last > start;
    (syllable && eastern && !place && after.span.len() <= 6).then_some(last + 2)
}

/// A capital behind a word in lower case that may stand inside a name.
fn connective(text: &Text, start: usize, last: usize, limit: usize, of: &mut bool) -> Option<usize> {
    let tokens = text.tokens();
    let word = &tokens[last + 1];
    let behind = last + 2;
    if behind >= limit || word.is_capital() {
        return None;
    }
    if let Some(capital) = particles(tokens, last + 1, limit) {
        let plain = word.word.value(Class::Particles) == Some("");
        let person = tokens[start].is(Class::GivenNames) || tokens[last].is(Class::GivenNames) || plain;
        return (person && is_part(text, capital, false)).then_some(capital);
    }
    if tokens[last].is(Class::Roles) {
        let len = complement(text, last + 1, limit);
        if len > 0 {
            return Some(last + len);
        }
    }
    if word.key == OF || word.key == FOR {
        let article = tokens[behind].key == THE;
        let capital = if article { behind + 1 } else { behind };
        let heads = is_head(&tokens[last]) && !tokens[last].is(Class::Roles);
        let person = word.key == FOR && tokens.get(capital).is_some_and(|t| t.is(Class::GivenNames));
        let joins = heads && !person && capital < limit && tokens[capital].spaced && is_part(text, capital, false);
        *of |= joins;
        return joins.then_some(capital);
    }
    if word.key == AND && tokens[behind].is_capital() && tokens[behind].spaced {
        let known = [Class::GivenNames, Class::Surnames, Class::Places, Class::Organisations, Class::Demonyms];
        let list = *of && !known.iter().any(|&class| tokens[behind].is(class));
        return (list || leads_to_head(text, start, last, behind, limit)).then_some(behind);
    }
    None
}

/// Whether a noun opens or ends the name of an organisation or a place.
fn is_head(token: &Token) -> bool {
    token.is(Class::OrganisationNouns) || token.is(Class::PlaceNouns)
}

/// "Immigration and Customs Enforcement": common words with capitals on both sides, and a head at the end.
fn leads_to_head(text: &Text, start: usize, last: usize, behind: usize, limit: usize) -> bool {
    let tokens = text.tokens();
    let adjective = |t: &Token| t.word == Word::UNKNOWN && t.span.len() > 6 && text.of(t.span).ends_with("al");
    let common = |t: &Token| (t.is(Class::CommonWords) || t.is(Class::RoleModifiers) || adjective(t)) && !t.is(Class::Organisations);
    let mut at = behind;
    while at < limit && at < behind + 4 && tokens[at].is_capital() {
        at += 1;
    }
    let plain = last < start + 3 && tokens[start..=last].iter().all(common);
    plain && common(&tokens[behind]) && at > behind + 1 && tokens[at - 1].is(Class::OrganisationNouns)
}
