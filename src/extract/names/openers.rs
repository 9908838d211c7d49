//! What opens a run before its name: a common word at the head of a sentence, titles and roles.

use super::beside::is_sort;
use super::evidence::ends_like_a_plural;
use super::heads::{EVENTS, opens_place};
use crate::extract::Text;
use crate::lexicon::{Class, Word};
use crate::segment::{Shape, Token, longest};
use crate::text::key;
use std::ops::Range;

/// "The ferry Lady Morwenna", "the Lady Morwenna": a ship or the like with the name of a lady or a king.
pub(super) fn is_named_after(text: &Text, title: usize) -> bool {
    let tokens = text.tokens();
    let lady = tokens[title].key == key!("lady") && tokens[title].is_capital();
    title.checked_sub(1).is_some_and(|i| is_sort(&tokens[i]) || lady && tokens[i].key == key!("the"))
}

/// A sentence's first word is left out where it is a common one and a name follows.
pub(super) fn without_opener(text: &Text, run: Range<usize>) -> usize {
    let tokens = text.tokens();
    let head = |t: &Token| t.is(Class::OrganisationNouns) || t.is(Class::PlaceNouns);
    let mut start = run.start + usize::from(opens_with_agent(text, run.clone()));
    while start + 1 < run.end
        && !opens_person(text, start, run.end)
        && tokens[start].word.value(Class::CommonWords).is_some_and(|v| v != "x")
        && tokens[start + 1].spaced
    {
        let role = tokens[start].value(Class::Roles).is_some_and(|v| v != "l")
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

/// "Outfitter Ann Lee": a word that no list knows, made as English makes words for those who do something, before a full name.
fn opens_with_agent(text: &Text, run: Range<usize>) -> bool {
    const ENDINGS: [&str; 7] = ["er", "or", "ist", "ian", "eer", "man", "woman"];
    let (tokens, word) = (text.tokens(), text.word(run.start));
    run.len() > 2
        && tokens[run.start].word == Word::UNKNOWN
        && word.len() > 5
        && ENDINGS.iter().any(|ending| word.ends_with(ending))
        && tokens[run.start + 1].spaced
        && tokens[run.start + 1].word.value(Class::GivenNames).is_some_and(|v| !v.contains('w'))
        && tokens[run.start + 2].is_capital()
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
pub(super) fn title_area(text: &Text, run: Range<usize>) -> Range<usize> {
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
        longest(rest, Class::Roles).filter(|hit| hit.value != "l" || names_somebody(text, at + hit.len, run.end)),
        longest(rest, Class::Ranks),
    ];
    let Some(hit) = hits.into_iter().flatten().max_by_key(|hit| hit.len) else { return 0 };
    let single = hit.len == 1;
    let given = at > run.start && tokens[at - 1].is(Class::GivenNames) && !tokens[at - 1].is(Class::Roles);
    // "Stephen King", "Kofi Nana Bentil"
    let surname = single && given && (at + 1 == run.end || tokens[at].is(Class::Surnames) || tokens[at].is(Class::GivenNames));
    let behind_name = single && at > run.start && super::runs::is_initial(text, at - 1);
    let courtesy = single && at > run.start && (tokens[at].is(Class::Surnames) || tokens[at].is(Class::GivenNames)) && {
        let before = at - 1 - usize::from(text.word(at - 1) == "." && at - 1 > run.start);
        tokens[before].is(Class::Courtesies)
    };
    let organisation = at + hit.len < run.end && heads_on(tokens, at + hit.len, run.end);
    let role_before = at == run.start && at > 0 && tokens[at - 1].shape == Shape::Lower && tokens[at - 1].is(Class::Roles);
    let given_here = single && role_before && tokens[at].is(Class::GivenNames) && at + 1 < run.end && tokens[at].spaced;
    if given_here || surname || courtesy || behind_name || organisation {
        0
    } else {
        hit.len + super::runs::complement(text, at + hit.len, run.end)
    }
}

/// Whether the next word is one that names a person, or two follow that no list knows, so that "Candidate" or "Student" before it is a role.
fn names_somebody(text: &Text, at: usize, end: usize) -> bool {
    let tokens = text.tokens();
    let strange = |t: &Token| t.word == Word::UNKNOWN && matches!(t.shape, Shape::Title | Shape::Mixed);
    let pair = at + 2 <= end
        && super::words(&tokens[at..end]) == 2
        && strange(&tokens[at])
        && tokens[at..end].iter().all(|t| strange(t) || t.is(Class::Surnames) || super::runs::is_hyphen(t))
        && !ends_like_a_plural(text.word(end - 1));
    at < end
        && tokens[at].spaced
        && (tokens[at].is(Class::GivenNames) || tokens[at].word.value(Class::Surnames) == Some("p") || pair)
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
