//! A run of capitals taken apart: titles, organisations, places, persons.

use super::Candidate;
use super::evidence;
use super::runs::Run;
use crate::extract::Text;
use crate::lexicon::{Class, Word};
use crate::segment::{Shape, Token, longest};
use crate::text::{WordKey, keys};
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
    let surname = title.len() == 1 && run.len() == 1 && text.tokens()[run.start].is(Class::Surnames);
    if surname {
        return found.push(Candidate { tokens: run, kind: NameKind::Other, sure: false, opening: true });
    }
    if title.start > run.start {
        area(text, run.start..title.start, opening, false, found);
    }
    if title.end < run.end {
        let titled = title.end > run.start || evidence::titled(text, title.end);
        area(text, title.end..run.end, opening && title.end == run.start, titled, found);
    }
}

/// A sentence's first word is left out where it is a common one and a name follows.
fn without_opener(text: &Text, run: Range<usize>) -> usize {
    let tokens = text.tokens();
    let head = |t: &Token| t.is(Class::OrganisationNouns) || t.is(Class::PlaceNouns);
    let mut start = run.start;
    while start + 1 < run.end
        && !opens_person(text, start, run.end)
        && tokens[start].word.value(Class::CommonWords).is_some_and(|v| v != "x")
        && tokens[start + 1].spaced
    {
        let role = tokens[start].word.value(Class::Roles).is_some_and(|v| v != "l")
            || tokens[start].is(Class::Ranks)
            || tokens[start].is(Class::RoleModifiers);
        let name = head(&tokens[run.end - 1]) || longest(&tokens[start..run.end], Class::Organisations).is_some();
        if role
            || EVENTS.contains(&tokens[start].key)
            || opens_place(tokens, start, run.end)
            || (name && tokens[start].shape == Shape::Title && tokens[start].word.value(Class::CommonWords) == Some("w"))
        {
            break;
        }
        start += 1;
    }
    start
}

/// "Ban Ki-moon", "Grace Poole": a common word that is a name, and another name at once behind it.
fn opens_person(text: &Text, at: usize, end: usize) -> bool {
    let tokens = text.tokens();
    let name = tokens[at].is(Class::GivenNames) || tokens[at].is(Class::Surnames);
    let next = &tokens[at + 1];
    let given = next.is(Class::GivenNames) || next.is(Class::Surnames) || next.word == Word::UNKNOWN && next.is_capital();
    name && at + 1 < end && given && !next.is(Class::CommonWords)
}

/// From the first role or rank of a run, with the words before it that belong to it, to behind the last; empty at the start where there is none.
fn title_area(text: &Text, run: Range<usize>) -> Range<usize> {
    let (mut at, mut first, mut behind) = (run.start, None, run.start);
    while at < run.end {
        let len = title(text, at, run.clone());
        if len == 0 {
            at += 1;
            continue;
        }
        first.get_or_insert(at);
        behind = at + len;
        behind += usize::from(behind < run.end && text.word(behind) == ".");
        at = behind;
    }
    match first {
        Some(first) => modifiers(text.tokens(), run.start, first)..behind,
        None => run.start..run.start,
    }
}

/// Where the modifiers begin that stand before a role: "Deputy", "Foreign", but not the "County" of "Sonoma County".
fn modifiers(tokens: &[Token], start: usize, role: usize) -> usize {
    let mut at = role;
    while at > start && tokens[at - 1].is(Class::RoleModifiers) {
        let head = tokens[at - 1].is(Class::OrganisationNouns) || tokens[at - 1].is(Class::PlaceNouns);
        if tokens[at - 1].is(Class::Places) || head && at >= start + 2 && !tokens[at - 2].is(Class::Demonyms) {
            break;
        }
        at -= 1;
    }
    at
}

/// How many tokens the role or rank takes that stands here; none where the word is a surname ("Stephen King").
fn title(text: &Text, at: usize, run: Range<usize>) -> usize {
    let tokens = text.tokens();
    let rest = &tokens[at..run.end];
    let hits = [
        longest(rest, Class::Roles).filter(|hit| hit.value != "l" || names_somebody(tokens, at + hit.len, run.end)),
        longest(rest, Class::Ranks),
    ];
    let Some(hit) = hits.into_iter().flatten().max_by_key(|hit| hit.len) else { return 0 };
    let single = hit.len == 1;
    let given = at > run.start && tokens[at - 1].is(Class::GivenNames) && !tokens[at - 1].is(Class::Roles);
    let surname = single && given && (at + 1 == run.end || tokens[at].is(Class::Surnames));
    let behind_name = single && at > run.start && super::runs::is_initial(text, at - 1);
    let courtesy = single && at > run.start && (tokens[at].is(Class::Surnames) || tokens[at].is(Class::GivenNames)) && {
        let before = at - 1 - usize::from(text.word(at - 1) == "." && at - 1 > run.start);
        tokens[before].is(Class::Courtesies)
    };
    let organisation = at + hit.len < run.end && heads_on(tokens, at + hit.len, run.end);
    if surname || courtesy || behind_name || organisation { 0 } else { hit.len + super::runs::complement(text, at + hit.len, run.end) }
}

/// Whether the next word is one that names a person, so that "Candidate" or "Student" before it is a role.
fn names_somebody(tokens: &[Token], at: usize, end: usize) -> bool {
    at < end
        && tokens[at].spaced
        && (tokens[at].is(Class::GivenNames) || tokens[at].word.value(Class::Surnames) == Some("p"))
        && !tokens[at].is(Class::CommonWords)
}

/// Whether a head noun stands at once behind a role: "Governor House", "General Assembly", "General Hospital", "Justice Act".
fn heads_on(tokens: &[Token], at: usize, end: usize) -> bool {
    let token = &tokens[at];
    let name = token.is(Class::GivenNames) || token.is(Class::Surnames);
    let head = token.is(Class::OrganisationNouns) && token.word.value(Class::OrganisationNouns) != Some("w");
    let place = token.is(Class::PlaceNouns) && at + 1 == end && !name;
    let deed = token.is(Class::Verbs) && at + 1 == end && !name;
    (head || place || deed)
        && (at + 1 == end || !tokens[at + 1].is(Class::GivenNames))
        && !token.is(Class::Ranks)
        && !token.is(Class::Roles)
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
    let made = |len: usize, kind, sure| (len, Some(Candidate { tokens: at..at + len, kind, sure, opening }));
    let organisation = longest(rest, Class::Organisations).filter(|hit| hit.len > 1 || !matches!(hit.value, "x" | "h"));
    let place = longest(rest, Class::Places).filter(|hit| hit.len > 1 || known_place(text, at, hit.value));
    let given = tokens[at].word.value(Class::GivenNames).is_some_and(|v| !v.contains('w'));
    let person = is_person_opening(text, at, end) || titled && given && rest.len() > 1 && tokens[at + 1].word == Word::UNKNOWN;
    if is_party_label(text, at, end) {
        return (rest.len(), None);
    }
    if tokens[at].word.value(Class::Organisations) == Some("h") && rest.len() > 1 && tokens[at].shape == Shape::Upper {
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
    let (len, kind, sure) = evidence::judge(text, at..at + chunk, opening, titled);
    if len == 0 { (chunk, None) } else { (chunk, Some(Candidate { tokens: at..at + len, kind, sure, opening })) }
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

/// "Lake Torvin", "Port Hallam": a word for a place, and its name behind it.
fn opens_place(tokens: &[Token], at: usize, end: usize) -> bool {
    const OPENERS: &[WordKey] =
        keys!["lake", "mount", "mt", "port", "fort", "cape", "loch", "lough", "isle", "river", "camp", "villa", "puerto", "bandar"];
    let named = at + 1 < end && tokens[at + 1].spaced && tokens[at + 1].is_capital();
    let name = named && !tokens[at + 1].is(Class::CommonWords) && !tokens[at + 1].is(Class::OrganisationNouns);
    tokens[at].shape == Shape::Title && OPENERS.contains(&tokens[at].key) && name
}

/// Words that open the name of an event.
const EVENTS: [WordKey; 6] = [
    WordKey::of_folded("operation"),
    WordKey::of_folded("hurricane"),
    WordKey::of_folded("typhoon"),
    WordKey::of_folded("cyclone"),
    WordKey::of_folded("storm"),
    WordKey::of_folded("flight"),
];

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
    surname || people || hyphened && !strange || (open && !strange) || (open && !tokens[at].is(Class::Places) && next.word == Word::UNKNOWN)
}

/// An organisation or a place by its head noun: the longest stretch from here that ends with one, or opens with one and has "of".
fn headed(text: &Text, at: usize, end: usize, person: bool) -> Option<(usize, NameKind)> {
    let tokens = text.tokens();
    let last = (at..end).rev().find(|&i| is_head(text, at, i, end))?;
    let surname = tokens[last].word.value(Class::PlaceNouns) == Some("s") || tokens[last].word.value(Class::OrganisationNouns) == Some("w");
    let alone = last == at + 1 || tokens[last].is(Class::Surnames);
    if person && surname && alone && last <= at + 2 {
        return None;
    }
    let kind = head_kind(text, at, last);
    let complement = (last + 1 < end && !tokens[last + 1].is_capital()).then_some(end);
    if last == at && complement.is_none() {
        return None;
    }
    Some((complement.unwrap_or(last + 1) - at, kind))
}

/// Whether a token is the head of the organisation or place that begins at `at`.
fn is_head(text: &Text, at: usize, i: usize, end: usize) -> bool {
    let token = &text.tokens()[i];
    if !token.is_capital() {
        return false;
    }
    let followed = i + 1 < end && !text.tokens()[i + 1].is_capital();
    (token.is(Class::OrganisationNouns) || token.is(Class::PlaceNouns)) && (i > at || followed)
}

fn head_kind(text: &Text, at: usize, last: usize) -> NameKind {
    let tokens = text.tokens();
    let organisation = tokens[last].is(Class::OrganisationNouns);
    let inside = (at..last).any(|i| {
        tokens[i].is_capital() && tokens[i].is(Class::OrganisationNouns) && tokens[i].word.value(Class::OrganisationNouns) == Some("")
    });
    let of = (at..last).find(|&i| !tokens[i].is_capital());
    match of {
        Some(i) if i > at && tokens[i - 1].is(Class::PlaceNouns) && !tokens[i - 1].is(Class::OrganisationNouns) => NameKind::Place,
        Some(_) => NameKind::Organisation,
        None if organisation || inside => NameKind::Organisation,
        None => NameKind::Place,
    }
}

/// How far a name goes that no list knows: up to the next known place or organisation, if no person is being named.
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
        if known && !person || common && person && tokens[i].is_capital() {
            break;
        }
        i += 1;
    }
    i - at
}
