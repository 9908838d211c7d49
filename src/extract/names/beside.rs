//! What stands before and behind a name, and how it speaks for a person or against one.

use super::evidence::is_listed;
use super::runs::is_hyphen;
use crate::extract::Text;
use crate::lexicon::Class;
use crate::segment::{Part, Shape, Token};
use crate::text::{WordKey, key, keys};
use std::ops::Range;

/// What stands before and behind the name.
pub(super) fn beside(text: &Text, name: Range<usize>, words: usize) -> i32 {
    let tokens = text.tokens();
    let at = |i: usize| tokens.get(i).map(|t| t.key);
    // "said", "has said"
    let said =
        |i: usize| tokens.get(i).is_some_and(is_said) || at(i).is_some_and(|k| HAVE.contains(&k)) && tokens.get(i + 1).is_some_and(is_said);
    let before = name.start.checked_sub(1).and_then(at);
    let (after, next) = (at(name.end), at(name.end + 1));
    let comma = after == Some(COMMA);
    let mut score = 0;
    // "…," said Roe: before the name the verb belongs to it only where nobody stands before the verb.
    let inverted = name.start > 0 && said(name.start - 1) && (name.start < 2 || tokens[name.start - 2].shape == Shape::Mark);
    if said(name.end) || inverted || (comma && said(name.end + 1)) {
        score += if words == 1 { 1 } else { 2 };
    }
    let whom = tokens.get(name.end + 2).is_some_and(|t| t.key == key!("whom")) && tokens[name.end + 1].part == Part::Preposition;
    if after == Some(WHO) || comma && (next.is_some_and(|k| keys!["who", "whose", "whom"].contains(&k)) || whom) {
        score += 2;
    }
    // "the Eritrean Merhawi Tesfay"
    let national = |i: usize| tokens[i].is(Class::Demonyms) && tokens[i].is_capital() && i > 0 && tokens[i - 1].key == THE;
    if words == 2 && name.start.checked_sub(1).is_some_and(national) {
        score += 1;
    }
    if before == Some(BY) && words > 1 {
        score += 1;
    }
    if comma && next == Some(key!("which")) {
        score -= 3;
    }
    if comma && is_age(text, name.end + 1) {
        score += 3;
    }
    if comma && words > 1 && apposition(tokens, name.end + 1) {
        score += 2;
    }
    if comma && words > 1 && (next == Some(A) || next == Some(AN)) && !calls_body(tokens, name.end + 1) {
        score += 1;
    }
    if before == Some(COMMA) && words == 1 && is_kin(tokens, name.start - 1) && after.is_some_and(|k| keys![",", ".", "and"].contains(&k)) {
        score += 3;
    }
    if before == Some(COMMA) && words > 1 && role_before(tokens, name.start - 1) {
        score += 2;
    }
    if before == Some(THE) {
        score -= if words > 1 { 2 } else { 3 * i32::from(!is_modifier(tokens, name.end)) };
    }
    if before.is_some_and(|k| IN.contains(&k)) {
        score -= 3;
    }
    score -= called_thing(tokens, name.start, words);
    score - 3 * i32::from(is_thing(tokens, &name, words))
}

/// How surely what stands at once before a name calls it a thing, one of many or one by its sort: "a Tarpan Sport", "its Corvo",
/// "a grey Dodge Charger", "the ferry Morwenna".
fn called_thing(tokens: &[Token], name: usize, words: usize) -> i32 {
    let Some(before) = name.checked_sub(1).map(|i| &tokens[i]).filter(|t| t.shape == Shape::Lower && tokens[name].spaced) else {
        return 0;
    };
    match before.key {
        key if DETERMINERS.contains(&key) => 4,
        key if COLOURS.contains(&key) => 3,
        _ if is_sort(before) => 1 + i32::from(words > 1) * 2,
        _ => 0,
    }
}

/// "ferry", "daily", "club": a sort of things that have names.
pub(super) fn is_sort(token: &Token) -> bool {
    token.shape == Shape::Lower && token.is(Class::NamedThings) && !token.is(Class::Roles)
}

const DETERMINERS: &[WordKey] = keys!["a", "an", "its", "their", "his", "her", "our", "my", "your"];
const COLOURS: &[WordKey] = keys![
    "black", "white", "red", "blue", "green", "grey", "gray", "silver", "gold", "brown", "orange", "yellow", "maroon", "beige", "tan",
    "purple", "pink", "burgundy"
];

/// Whether a noun follows, to which the name belongs: "the Obama administration".
fn is_modifier(tokens: &[Token], behind: usize) -> bool {
    tokens.get(behind).is_some_and(|t| t.shape == Shape::Lower && matches!(t.part, Part::Word | Part::Base(true) | Part::Third(true)))
}

/// What persons are not: numbered ("Apollo 11"), told of in the plural ("Rovers were"), a body by apposition (", a company that"), or led by
/// somebody ("Rovers captain", not "Trump spokesman").
fn is_thing(tokens: &[Token], name: &Range<usize>, words: usize) -> bool {
    let Some(behind) = tokens.get(name.end) else { return false };
    let score = tokens.get(name.end + 1).is_some_and(|t| !t.spaced && t.shape == Shape::Mark);
    let numbered = behind.shape == Shape::Number && behind.spaced && !score && !is_listed(&tokens[name.end - 1]);
    let joined = name.start > 0 && tokens[name.start - 1].key == key!("and");
    let many = keys!["were", "are", "have"].contains(&behind.key) && !joined;
    let article = tokens.get(name.end + 1).is_some_and(|t| t.key == A || t.key == AN);
    let body = behind.key == COMMA && article && calls_body(tokens, name.end + 1) && !apposition(tokens, name.end + 1);
    let known = tokens[name.end - 1].word.value(Class::Surnames) == Some("p") || tokens[name.start].is(Class::GivenNames);
    let role = behind.shape == Shape::Lower && behind.is(Class::Roles) && !behind.is(Class::Verbs);
    numbered || many || body || role && !known && (words > 1 || tokens.get(name.end + 1).is_some_and(Token::is_capital))
}

/// Whether a verb attributes words by itself: "said", not "went".
fn is_said(token: &Token) -> bool {
    token.shape == Shape::Lower && matches!(token.word.value(Class::CueVerbs), Some("neutral" | "asked" | "written" | "loaded"))
}

/// Whether a role, a rank or a form of address stands directly before a name: "spokesman Abbas", "Lt. Pete", "Minister (EAM) S".
pub(super) fn titled(text: &Text, name: usize) -> bool {
    let tokens = text.tokens();
    let mut at = name;
    if at >= 3 && text.word(at - 1) == ")" && tokens[at - 2].shape == Shape::Upper {
        at -= 3;
    }
    if at > 0 && text.word(at - 1) == "." && !tokens[at - 1].spaced {
        at -= 1;
    }
    let Some(before) = at.checked_sub(1).map(|i| &tokens[i]) else { return false };
    let rank = before.value(Class::Ranks).is_some_and(|v| !v.contains('w') || before.is_capital());
    // Behind a full stop only an abbreviated rank goes on: "praised the goalkeeper. Leer left" has no goalkeeper Leer.
    let role = before.is(Class::Roles) && !before.is(Class::Places) && text.word(at) != ".";
    rank && (before.is_capital() || text.word(at) != ".") || role
}

/// A number of one or two digits between commas, or "aged".
fn is_age(text: &Text, i: usize) -> bool {
    let Some(token) = text.tokens().get(i) else { return false };
    let closed = text.tokens().get(i + 1).is_some_and(|t| matches!(text.of(t.span), "," | "."));
    let born = |at: usize| tokens_from(text, at).take(4).any(|t| t.key == OLD);
    token.key == AGED || (token.key == A && born(i + 1)) || (token.shape == Shape::Number && token.span.len() <= 2 && closed)
}

fn tokens_from<'t>(text: &Text<'t>, start: usize) -> impl Iterator<Item = &'t Token> {
    let tokens = text.tokens();
    tokens[start.min(tokens.len())..].iter().filter(|t| t.is_word())
}

/// Whether the words behind a comma tell a role within a few words: ", the State Department spokesperson".
fn apposition(tokens: &[Token], start: usize) -> bool {
    tokens[start.min(tokens.len())..].iter().take(6).take_while(|t| t.shape != Shape::Mark).any(|t| t.is(Class::Roles))
}

/// Whether the words behind a comma call the name a body or a place: ", a small town".
fn calls_body(tokens: &[Token], start: usize) -> bool {
    // "a co-author" is no company.
    let body = |t: &Token| (t.is(Class::OrganisationNouns) || t.is(Class::PlaceNouns)) && t.span.len() > 2;
    let inside = |t: &&Token| !matches!(t.part, Part::Mark | Part::Preposition | Part::Relative) || is_hyphen(t);
    tokens[start.min(tokens.len())..].iter().take(6).take_while(inside).any(body)
}

/// Whether a role stands in the phrase that ends with this comma: "the head of the disaster service, Massoud Dalman".
fn role_before(tokens: &[Token], comma: usize) -> bool {
    tokens[comma.saturating_sub(9)..comma].iter().rev().take_while(|t| t.shape != Shape::Mark || is_hyphen(t)).any(|t| t.is(Class::Roles))
}

/// "His mother, Ada, …": whether a word for one of a family stands before a comma.
fn is_kin(tokens: &[Token], comma: usize) -> bool {
    const KIN: &[WordKey] = keys![
        "mother",
        "father",
        "brother",
        "sister",
        "son",
        "daughter",
        "twin",
        "wife",
        "husband",
        "widow",
        "widower",
        "partner",
        "girlfriend",
        "boyfriend",
        "fiance",
        "fiancee",
        "uncle",
        "aunt",
        "cousin",
        "nephew",
        "niece",
        "grandmother",
        "grandfather",
        "grandson",
        "granddaughter",
        "stepmother",
        "stepfather",
        "stepson",
        "stepdaughter",
        "sons",
        "daughters",
        "brothers",
        "sisters",
        "twins"
    ];
    comma > 0 && tokens[comma - 1].shape == Shape::Lower && KIN.contains(&tokens[comma - 1].key)
}

const HAVE: &[WordKey] = keys!["has", "had", "have"];
const A: WordKey = WordKey::of_folded("a");
const AN: WordKey = WordKey::of_folded("an");
const OLD: WordKey = WordKey::of_folded("old");
const BY: WordKey = WordKey::of_folded("by");
pub(super) const COMMA: WordKey = WordKey::of_folded(",");
const WHO: WordKey = WordKey::of_folded("who");
const AGED: WordKey = WordKey::of_folded("aged");
const THE: WordKey = WordKey::of_folded("the");
pub(super) const IN: [WordKey; 4] =
    [WordKey::of_folded("in"), WordKey::of_folded("near"), WordKey::of_folded("at"), WordKey::of_folded("across")];
