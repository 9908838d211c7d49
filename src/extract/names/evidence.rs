//! What the words of a name and those beside it tell of its kind.

use super::runs::{is_hyphen, is_initial};
use crate::extract::Text;
use crate::lexicon::{Class, Word};
use crate::segment::{Part, Shape, Token};
use crate::text::{WordKey, key, keys};
use crate::value::NameKind;
use std::ops::Range;

/// From this sum of evidence on, a name is a person's.
const PERSON: i32 = 3;

/// From this sum on it probably is, where nothing in the name speaks against it.
const LIKELY: i32 = 2;

/// How many tokens the name takes, what it seems to be, and whether that is sure.
pub(super) fn judge(text: &Text, name: Range<usize>, opening: bool, titled: bool) -> (usize, NameKind, bool) {
    let tokens = text.tokens();
    let len = name.len();
    let words = super::words(&tokens[name.clone()]);
    let deed = words == 1 && opening && tokens[name.start].is(Class::Verbs) && !is_listed(&tokens[name.start]);
    if deed && !titled {
        return (0, NameKind::Other, false);
    }
    if tokens[name.clone()].iter().any(|t| t.key == key!("&")) {
        return (len, NameKind::Organisation, true);
    }
    if all_common(text, name.clone()) && !titled && !is_located(text, name.clone()) {
        return if opening || words == 1 { (0, NameKind::Other, false) } else { (len, NameKind::Other, false) };
    }
    if !titled
        && !tokens[name.end - 1].is(Class::Surnames)
        && (words == 1 || !tokens[name.start].is(Class::GivenNames))
        && is_called_organisation(tokens, name.clone())
    {
        return (len, NameKind::Organisation, false);
    }
    if !titled && is_beside_place_noun(text, &name) {
        return (len, NameKind::Place, true);
    }
    let score = person(text, name.clone(), words, opening, titled);
    if score >= PERSON {
        return (len, NameKind::Person, true);
    }
    if is_located(text, name.clone()) {
        return (len, NameKind::Place, true);
    }
    let before = name.start.checked_sub(1).map(|i| tokens[i].key);
    if score >= LIKELY && looks_like_person(text, name.clone(), words) {
        return (len, NameKind::Person, false);
    }
    if before.is_some_and(|key| IN.contains(&key)) && words <= 2 && !opening {
        return (len, NameKind::Place, score < 1);
    }
    if is_called_organisation(tokens, name.clone()) {
        return (len, NameKind::Organisation, true);
    }
    if words == 1 && tokens[name.start].shape == Shape::Upper && tokens[name.start].span.len() <= 6 {
        let generic = tokens[name.start].is(Class::OrganisationNouns) || tokens[name.start].is(Class::CommonWords);
        return if generic { (0, NameKind::Other, false) } else { (len, NameKind::Organisation, false) };
    }
    (len, NameKind::Other, false)
}

/// Whether the words beside a name call it a place: "island of Qeshm", "Hormozgan province", "Golden, Colo."
fn is_located(text: &Text, name: Range<usize>) -> bool {
    let tokens = text.tokens();
    let state = tokens.get(name.end).is_some_and(|t| t.key == COMMA)
        && tokens.get(name.end + 1).is_some_and(|t| matches!(t.word.value(Class::Places), Some("a" | "c" | "r")) && t.is_capital());
    let preposition = name.start > 0
        && (IN.contains(&tokens[name.start - 1].key) || tokens[name.start - 1].key == FROM || tokens[name.start - 1].key == OF);
    is_beside_place_noun(text, &name) || (state && preposition)
}

/// "island of Qeshm", "Hormozgan province"
fn is_beside_place_noun(text: &Text, name: &Range<usize>) -> bool {
    let tokens = text.tokens();
    let noun = |t: &Token| t.is(Class::PlaceNouns) && !t.is(Class::OrganisationNouns) && t.shape != Shape::Upper;
    let of = name.start >= 2 && tokens[name.start - 1].key == OF && noun(&tokens[name.start - 2]);
    let behind = tokens.get(name.end).is_some_and(|t| t.shape == Shape::Lower && t.spaced && noun(t) && LOCAL.contains(&t.key));
    of || behind
}

/// Whether a word is known as a name of persons.
fn is_listed(token: &Token) -> bool {
    token.is(Class::GivenNames) || token.is(Class::Surnames)
}

/// Whether the words beside a name call it an organisation: "security firm Dryad", "the Nour news agency".
fn is_called_organisation(tokens: &[Token], name: Range<usize>) -> bool {
    let noun = |t: &Token| {
        t.shape == Shape::Lower && (CALLED.contains(&t.key) || t.word.value(Class::OrganisationNouns) == Some("")) && !t.is(Class::CueVerbs)
    };
    let before = name.start > 0 && noun(&tokens[name.start - 1]) && tokens[name.start].spaced;
    before
        || tokens.get(name.end).is_some_and(|t| t.spaced && noun(t))
        || tokens.get(name.end + 1).is_some_and(|t| noun(t) && t.key == AGENCY)
}

const AGENCY: WordKey = WordKey::of_folded("agency");
const CALLED: [WordKey; 3] = [WordKey::of_folded("firm"), WordKey::of_folded("website"), WordKey::of_folded("startup")];

/// Whether all words of a name could be a person's: capitals, and no common words but given names.
fn looks_like_person(text: &Text, name: Range<usize>, words: usize) -> bool {
    let tokens = text.tokens();
    let fits = |t: &Token| {
        let name = t.is(Class::GivenNames) || t.is(Class::Surnames) || t.is(Class::Particles);
        !t.is_word()
            || name
            || (t.shape != Shape::Upper && !t.is(Class::CommonWords) && !t.is(Class::Places) && !t.is(Class::RoleModifiers))
    };
    let last = &tokens[name.end - 1];
    let particle = tokens[name.clone()].iter().any(|t| t.is(Class::Particles));
    let nameless = words > 1 && !particle && !tokens[name.start].is(Class::GivenNames) && last.word == Word::UNKNOWN;
    if nameless && (ends_like_a_noun(text.of(last.span)) || ends_like_a_plural(text.of(last.span))) {
        return false;
    }
    let single = words == 1 && tokens[name.start].word.value(Class::GivenNames).is_some_and(|v| !v.contains('w'));
    (single || (2..=4).contains(&words)) && tokens[name].iter().all(fits)
}

fn all_common(text: &Text, name: Range<usize>) -> bool {
    text.tokens()[name]
        .iter()
        .filter(|t| t.is_word())
        .all(|t| t.shape != Shape::Mixed && matches!(t.word.value(Class::CommonWords), Some("w" | "f" | "c")))
}

/// The evidence that a name is a person's, summed.
fn person(text: &Text, name: Range<usize>, words: usize, opening: bool, titled: bool) -> i32 {
    let mut score = inner(text, name.clone(), words);
    if titled {
        score = if words == 1 { score.max(0) } else { score } + 3;
    }
    score += beside(text, name.clone(), words);
    let label = opening && text.tokens().get(name.end).is_some_and(|t| text.of(t.span) == ":");
    match (words, opening) {
        (1, true) if label => score + 2 * i32::from(text.tokens()[name.start].is(Class::Surnames)),
        (1, true) => score - 1,
        _ => score,
    }
}

/// What the words of the name tell.
fn inner(text: &Text, name: Range<usize>, words: usize) -> i32 {
    let tokens = &text.tokens()[name.clone()];
    let (first, last) = (&tokens[0], tokens.iter().rev().find(|t| t.is_word()).unwrap_or(&tokens[0]));
    let plain = !first.is(Class::Places) && !first.is(Class::Organisations) && !first.is(Class::CommonWords);
    let mut score = match first.word.value(Class::GivenNames) {
        Some(value) if value.contains('w') => 1,
        Some(_) if words > 1 => 3,
        Some(_) => 1 + 2 * i32::from(plain && first.shape == Shape::Title && !first.is(Class::Surnames)),
        None => 0,
    };
    score += match last.word.value(Class::Surnames) {
        Some("p") => 3,
        Some(_) if words > 1 => 2,
        Some(_) => 1,
        None => 0,
    };
    let marks = name.clone().any(|i| i + 1 < name.end && is_initial(text, i))
        || tokens.iter().any(|t| t.shape == Shape::Lower && t.is(Class::Particles));
    if marks && words > 1 {
        score += 2;
    }
    let open = |t: &Token| t.shape == Shape::Title && t.word == Word::UNKNOWN && !ends_like_a_noun(text.of(t.span));
    let fits = |t: &Token| open(t) || t.is(Class::GivenNames) || t.is(Class::Surnames) || is_hyphen(t);
    if words > 1 && words <= 3 && tokens.iter().all(fits) && tokens.iter().any(open) {
        score += if tokens.iter().all(open) { 2 } else { 1 };
    }
    if words > 1 && last.is(Class::GivenNames) && !last.is(Class::Surnames) {
        score += 1;
    }
    let initials =
        words > 1 && first.shape == Shape::Upper && first.span.len() <= 3 && !first.is(Class::Organisations) && !first.is(Class::Places);
    if initials && last.is(Class::Surnames) {
        score += 2;
    }
    let strange = |t: &&Token| {
        t.shape == Shape::Upper && t.span.len() > if initials { 3 } else { 2 } && !t.is(Class::GivenNames) && !t.is(Class::Surnames)
    };
    let common = |t: &&Token| matches!(t.word.value(Class::CommonWords), Some("w")) && !t.is(Class::Surnames) && !t.is(Class::GivenNames);
    score - 2 * tokens.iter().filter(strange).count() as i32 - 2 * tokens.iter().filter(common).count() as i32
}

/// Whether a word that no list knows has an ending of English nouns and adjectives: "Responsibility", "Mining".
fn ends_like_a_noun(word: &str) -> bool {
    const ENDINGS: [&str; 20] = [
        "ing", "ies", "tion", "tions", "sion", "ment", "ments", "ness", "ity", "ism", "ous", "ive", "ful", "less", "ship", "ics", "ical",
        "care", "ware", "ists",
    ];
    word.len() > 5 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Whether a word that no list knows seems to be a plural: "Seeds", "Surfaces".
fn ends_like_a_plural(word: &str) -> bool {
    word.len() > 4 && word.ends_with('s') && !["ss", "us", "is", "as", "os"].iter().any(|end| word.ends_with(end))
}

/// What stands before and behind the name.
fn beside(text: &Text, name: Range<usize>, words: usize) -> i32 {
    let tokens = text.tokens();
    let at = |i: usize| tokens.get(i).map(|t| t.key);
    let said = |i: usize| tokens.get(i).is_some_and(is_said);
    let before = name.start.checked_sub(1).and_then(at);
    let (after, next) = (at(name.end), at(name.end + 1));
    let comma = after == Some(COMMA);
    let mut score = 0;
    if said(name.end) || (name.start > 0 && said(name.start - 1)) || (comma && said(name.end + 1)) {
        score += if words == 1 { 1 } else { 2 };
    }
    if after == Some(WHO) || (comma && next == Some(WHO)) {
        score += 2;
    }
    if before == Some(BY) && words > 1 {
        score += 1;
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
    if before == Some(COMMA) && words > 1 && role_before(tokens, name.start - 1) {
        score += 2;
    }
    if before == Some(THE) {
        score -= if words > 1 { 2 } else { 3 * i32::from(!is_modifier(tokens, name.end)) };
    }
    if before.is_some_and(|k| IN.contains(&k)) {
        score -= 3;
    }
    score - 3 * i32::from(is_thing(tokens, &name, words))
}

/// Whether a noun follows, to which the name belongs: "the Obama administration".
fn is_modifier(tokens: &[Token], behind: usize) -> bool {
    tokens.get(behind).is_some_and(|t| t.shape == Shape::Lower && matches!(t.part, Part::Word | Part::Base(true) | Part::Third(true)))
}

/// What persons are not: numbered ("Apollo 11"), told of in the plural ("Rovers were"), a body by apposition (", a company that"), or led by
/// somebody ("Rovers captain", not "Trump spokesman").
fn is_thing(tokens: &[Token], name: &Range<usize>, words: usize) -> bool {
    let Some(behind) = tokens.get(name.end) else { return false };
    let numbered = behind.shape == Shape::Number && behind.spaced && !is_listed(&tokens[name.end - 1]);
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
    let rank = before.word.value(Class::Ranks).is_some_and(|v| !v.contains('w') || before.is_capital());
    let role = before.is(Class::Roles) && !before.is(Class::Places);
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

const LOCAL: [WordKey; 13] = [
    WordKey::of_folded("island"),
    WordKey::of_folded("islands"),
    WordKey::of_folded("province"),
    WordKey::of_folded("county"),
    WordKey::of_folded("counties"),
    WordKey::of_folded("district"),
    WordKey::of_folded("region"),
    WordKey::of_folded("city"),
    WordKey::of_folded("town"),
    WordKey::of_folded("village"),
    WordKey::of_folded("peninsula"),
    WordKey::of_folded("river"),
    WordKey::of_folded("airport"),
];
const OF: WordKey = WordKey::of_folded("of");
const FROM: WordKey = WordKey::of_folded("from");
const A: WordKey = WordKey::of_folded("a");
const AN: WordKey = WordKey::of_folded("an");
const OLD: WordKey = WordKey::of_folded("old");
const BY: WordKey = WordKey::of_folded("by");
const COMMA: WordKey = WordKey::of_folded(",");
const WHO: WordKey = WordKey::of_folded("who");
const AGED: WordKey = WordKey::of_folded("aged");
const THE: WordKey = WordKey::of_folded("the");
const IN: [WordKey; 4] = [WordKey::of_folded("in"), WordKey::of_folded("near"), WordKey::of_folded("at"), WordKey::of_folded("across")];
