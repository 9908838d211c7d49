//! A run of capitals taken apart: titles, organisations, places, persons.

use super::beside::titled;
use super::evidence::{Judgement, judge};
use super::heads::{EVENTS, headed, opens_body, opens_place};
use super::openers::{is_named_after, title_area, without_opener};
use super::runs::Run;
use super::{Candidate, NO_PERSON};
use crate::extract::Text;
use crate::lexicon::{Class, Word};
use crate::segment::{Shape, Token, longest};
use crate::text::{key, keys};
use crate::value::NameKind;
use std::ops::Range;

/// Appends the names of a run.
pub(super) fn read(text: &Text, run: &Run, found: &mut Vec<Candidate>) {
    let start = if run.opening { without_opener(text, run.tokens.clone()) } else { run.tokens.start };
    let opening = run.opening && start == run.tokens.start;
    let run = start..run.tokens.end;
    if run.is_empty() {
        return;
    }
    let title = title_area(text, run.clone());
    if title.start == run.start && !title.is_empty() && title.end < run.end {
        let kind =
            if is_named_after(text, run.start) { Some(NameKind::Other) } else { is_of_town(text, run.start).then_some(NameKind::Place) };
        if let Some(kind) = kind {
            return found.push(Candidate { tokens: run, kind, sure: true, opening, outer: NO_PERSON });
        }
    }
    let surname = title.len() == 1 && run.len() == 1 && text.tokens()[run.start].is(Class::Surnames);
    if surname {
        return found.push(Candidate { tokens: run, kind: NameKind::Other, sure: false, opening: true, outer: 0 });
    }
    if title.start > run.start {
        area(text, run.start..title.start, opening, false, found);
    }
    if title.end < run.end {
        let titled = title.end > run.start || titled(text, title.end);
        area(text, title.end..run.end, opening && title.end == run.start, titled, found);
    }
}

/// "The town of General Acha": whether a word for a town, and "of", stand before a name.
fn is_of_town(text: &Text, name: usize) -> bool {
    let towns = keys!["town", "village", "city", "municipality", "hamlet", "settlement"];
    name >= 2 && text.tokens()[name - 1].key == key!("of") && towns.contains(&text.tokens()[name - 2].key)
}

/// The acronym of a title in brackets behind it: "National Security Advisor (NSA)".
fn is_abbreviated_role(text: &Text, at: usize) -> bool {
    let tokens = text.tokens();
    at >= 2
        && tokens[at].shape == Shape::Upper
        && text.word(at - 1) == "("
        && tokens[at - 2].is(Class::Roles)
        && tokens[at - 2].is_capital()
}

/// Reads a stretch without titles from left to right.
fn area(text: &Text, area: Range<usize>, opening: bool, titled: bool, found: &mut Vec<Candidate>) {
    let tokens = text.tokens();
    let mut at = area.start;
    let abbreviates = area.len() == 1 && is_abbreviated_role(text, at);
    while at < area.end && !abbreviates {
        if !tokens[at].is_capital() && !tokens[at].is(Class::Particles) {
            at += 1;
            continue;
        }
        let first = at == area.start;
        let (len, candidate) = piece(text, at, area.end, opening && first, titled && first);
        found.extend(candidate);
        at += len.max(1);
    }
}

/// The piece that begins here, and how many tokens it takes.
fn piece(text: &Text, at: usize, end: usize, opening: bool, titled: bool) -> (usize, Option<Candidate>) {
    let tokens = text.tokens();
    let rest = &tokens[at..end];
    let made = |len: usize, kind, sure| (len, Some(Candidate { tokens: at..at + len, kind, sure, opening, outer: 0 }));
    let organisation = longest(rest, Class::Organisations).filter(|hit| hit.len > 1 || !matches!(hit.value, "x" | "h"));
    let place = longest(rest, Class::Places).filter(|hit| hit.len > 1 || known_place(text, at, hit.value));
    let given = tokens[at].word.value(Class::GivenNames).is_some_and(|v| !v.contains('w'));
    let person = is_person_opening(text, at, end) || titled && given && rest.len() > 1 && tokens[at + 1].word == Word::UNKNOWN;
    if is_party_label(text, at, end) {
        return (rest.len(), None);
    }
    if tokens[at].value(Class::Organisations) == Some("h") && rest.len() > 1 && tokens[at].shape == Shape::Upper {
        return made(rest.len(), NameKind::Other, true);
    }
    if let Some(hit) = longest(rest, Class::Holidays).filter(|hit| hit.len > 1) {
        return made(hit.len, NameKind::Other, true);
    }
    let listed = organisation.iter().chain(&place).map(|hit| hit.len).max().unwrap_or(0);
    if let Some((len, kind)) = headed(text, at, end, person).filter(|headed| headed.0 > listed) {
        let people = longest(rest, Class::Demonyms).filter(|hit| kind == NameKind::Place && hit.len < len && listed == 0);
        return match people {
            Some(hit) => (hit.len, None),
            None => made(len, kind, true),
        };
    }
    if opens_place(tokens, at, end) {
        return made(chunk(text, at, end, false), NameKind::Place, true);
    }
    if opens_body(tokens, at, end) {
        return made(rest.len(), NameKind::Organisation, true);
    }
    if tokens[at].is_capital() && EVENTS.contains(&tokens[at].key) && rest.len() > 1 {
        return made(rest.len(), NameKind::Other, true);
    }
    if let Some(hit) = organisation.filter(|hit| (hit.len > 1 || !person) && hit.len >= place.map_or(0, |place| place.len)) {
        let kind = if hit.value == "o" {
            NameKind::Other
        } else if hit.value == "p" {
            NameKind::Place
        } else {
            NameKind::Organisation
        };
        return made(hit.len + stop(text, at + hit.len, end), kind, true);
    }
    if let Some(hit) =
        longest(rest, Class::Demonyms).filter(|hit| (!titled || rest.len() > 1) && hit.len > place.map_or(0, |place| place.len))
    {
        return (hit.len, None);
    }
    if let Some(hit) = place.filter(|hit| hit.len > 1 || !person) {
        return made(hit.len + stop(text, at + hit.len, end), NameKind::Place, true);
    }
    let common =
        tokens[at].word.value(Class::CommonWords) == Some("w") && !tokens[at].is(Class::GivenNames) && !tokens[at].is(Class::Surnames);
    if common && rest.len() > 2 && is_person_opening(text, at + 1, end) {
        return (1, None);
    }
    let chunk = chunk(text, at, end, person);
    let Judgement { len, kind, sure, outer } = judge(text, at..at + chunk, opening, titled);
    if len == 0 { (chunk, None) } else { (chunk, Some(Candidate { tokens: at..at + len, kind, sure, opening, outer })) }
}

/// Whether a company begins here whose name is that of the place where words are published, and no other word: "Twitter".
fn is_platform(rest: &[Token]) -> bool {
    let company = longest(rest, Class::Organisations).filter(|hit| hit.value != "x");
    company.is_some_and(|company| longest(rest, Class::VenueNouns).is_some_and(|venue| venue.len == company.len))
}

/// Whether the full stop of an abbreviation stands here: "U.N."
fn stop(text: &Text, at: usize, end: usize) -> usize {
    usize::from(at < end && text.word(at) == ".")
}

/// A party and a state behind a name: "(R)", "(D-N.Y.)".
fn is_party_label(text: &Text, at: usize, end: usize) -> bool {
    let tokens = text.tokens();
    let letter = matches!(text.word(at), "R" | "D" | "I");
    letter && (at + 1 == end && at > 0 && text.word(at - 1) == "(" || at + 1 < end && super::runs::is_hyphen(&tokens[at + 1]))
}

/// "US" is a place, "Us" is none; "Calif" is one with its full stop.
fn known_place(text: &Text, at: usize, value: &str) -> bool {
    let tokens = text.tokens();
    let stop = tokens.get(at + 1).is_some_and(|t| !t.spaced && text.of(t.span) == ".");
    (tokens[at].span.len() > 2 || tokens[at].shape == Shape::Upper) && (value != "a" || stop || tokens[at].shape == Shape::Upper)
}

/// Whether a person's name of two words or more seems to begin here, though the first may be a place too ("Paris Hilton").
fn is_person_opening(text: &Text, at: usize, end: usize) -> bool {
    let tokens = text.tokens();
    let Some(value) = tokens[at].word.value(Class::GivenNames) else { return false };
    let Some(next) = tokens.get(at + 1).filter(|_| at + 1 < end) else { return false };
    let strange = tokens[at].is(Class::Places) || tokens[at].is(Class::Organisations) || value.contains('w');
    let surname = next.is(Class::Surnames) || super::runs::is_initial(text, at + 1);
    let open = next.is_capital() && !next.is(Class::CommonWords) && !next.is(Class::OrganisationNouns) && !next.is(Class::Places);
    let people = next.is(Class::Demonyms) && at + 2 == end && !tokens[at].is(Class::Places) && !tokens[at].is(Class::RoleModifiers);
    let hyphened = super::runs::is_hyphen(next) && at + 2 < end;
    // A town or region whose name is given to persons, before a word that no list knows: "Devon Achterberg".
    let town = tokens[at].value(Class::Places).is_none_or(|v| matches!(v, "t" | "r"));
    surname || people || hyphened && !strange || (open && !strange) || (open && town && next.word == Word::UNKNOWN)
}

/// How far a name goes that no list knows: up to the next known place or organisation, if no person is being named, and never over a
/// platform, which is nobody's surname: "the Hasek Twitter account".
fn chunk(text: &Text, at: usize, end: usize, person: bool) -> usize {
    let tokens = text.tokens();
    let mut i = at + 1;
    while i < end {
        let rest = &tokens[i..end];
        let known = tokens[i].is_capital()
            && tokens[i].spaced
            && (longest(rest, Class::Places).is_some_and(|h| h.value == "c")
                || longest(rest, Class::Demonyms).is_some() && !tokens[i].is(Class::Surnames));
        let common =
            i >= at + 2 && tokens[i].word.value(Class::CommonWords) == Some("w") && !tokens[i].is(Class::Surnames) && tokens[i].spaced;
        let platform = tokens[i].is_capital() && tokens[i].spaced && is_platform(rest);
        if platform || known && !person || common && person && tokens[i].is_capital() {
            break;
        }
        i += 1;
    }
    // What ends with "de" before a country is no name to its end: "Tour de | France".
    while i > at + 1 && i < end && tokens[i - 1].shape == Shape::Lower && tokens[i - 1].is(Class::Particles) {
        i -= 1;
    }
    i - at
}
