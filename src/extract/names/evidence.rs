//! What a name is the name of, by its words and by what stands beside it ([`super::beside`]).

use super::beside::{COMMA, IN, beside};
use super::runs::{is_hyphen, is_initial};
use super::{NO_PERSON, parts};
use crate::extract::Text;
use crate::lexicon::{Class, Word};
use crate::segment::{Shape, Token};
use crate::text::{WordKey, key, keys};
use crate::value::NameKind;
use std::ops::Range;

/// From this sum of evidence on, a name is a person's.
const PERSON: i32 = 3;

/// From this sum on it probably is, where nothing in the name speaks against it.
const LIKELY: i32 = 2;

/// What a name seems to be, by its place alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Judgement {
    /// How many tokens it takes; none where it is no name.
    pub(super) len: usize,
    /// What it seems to be the name of.
    pub(super) kind: NameKind,
    /// Whether that is sure.
    pub(super) sure: bool,
    /// How much what stands beside it speaks for a person, or against one where it is below zero.
    pub(super) outer: i32,
}

/// Judges the name of these tokens.
pub(super) fn judge(text: &Text, name: Range<usize>, opening: bool, titled: bool) -> Judgement {
    let words = super::words(&text.tokens()[name.clone()]);
    if !titled && names_law(text, name.end) {
        return Judgement { len: name.len() + 2, kind: NameKind::Other, sure: true, outer: NO_PERSON };
    }
    let outer = beside(text, name.clone(), words) + if titled { 3 } else { 0 };
    let (len, kind, sure) = kind(text, name, opening, titled, outer);
    Judgement { len, kind, sure, outer }
}

/// "Harlan's Law": whether what stands behind a name makes it that of a law.
fn names_law(text: &Text, behind: usize) -> bool {
    let law = |t: &Token| t.shape == Shape::Title && keys!["law", "act", "rule"].contains(&t.key);
    matches!(&text.tokens()[behind.min(text.tokens().len())..], [possessive, noun, ..] if possessive.shape == Shape::Possessive && law(noun))
}

/// How many tokens the name takes, what it seems to be, and whether that is sure.
fn kind(text: &Text, name: Range<usize>, opening: bool, titled: bool, outer: i32) -> (usize, NameKind, bool) {
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
    let score = person(text, name.clone(), words, opening, titled, outer);
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
        && tokens.get(name.end + 1).is_some_and(|t| matches!(t.value(Class::Places), Some("a" | "c" | "r")) && t.is_capital());
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
pub(super) fn is_listed(token: &Token) -> bool {
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
    let nameless = words > 1
        && !particle
        && !tokens[name.start].is(Class::GivenNames)
        && last.word == Word::UNKNOWN
        && !is_eastern(&tokens[name.clone()], words);
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
fn person(text: &Text, name: Range<usize>, words: usize, opening: bool, titled: bool, outer: i32) -> i32 {
    let inner = inner(text, name.clone(), words);
    let score = outer + if titled && words == 1 { inner.max(0) } else { inner };
    let label = opening && text.tokens().get(name.end).is_some_and(|t| text.of(t.span) == ":");
    match (words, opening) {
        (1, true) if label => score + 2 * i32::from(text.tokens()[name.start].is(Class::Surnames)),
        (1, true) => score - 1,
        _ => score,
    }
}

/// What the words of the name tell.
fn inner(text: &Text, name: Range<usize>, words: usize) -> i32 {
    let end = parts::without_suffix(text, name.clone());
    let (name, tokens) = (name.start..end, &text.tokens()[name.start..end]);
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
    let eastern = is_eastern(tokens, words);
    if plain && eastern && !last.is(Class::Surnames) && last.shape != Shape::Upper {
        score += 1;
    }
    if tokens.iter().any(|t| matches!(text.of(t.span), "\"" | "“")) {
        score += 3; // 'Rosa "Baby" Duarte'
    }
    let marks = name.clone().any(|i| i + 1 < name.end && is_initial(text, i))
        || tokens.iter().any(|t| t.shape == Shape::Lower && t.is(Class::Particles));
    if marks && words > 1 {
        score += 2;
    }
    let open = |t: &Token| t.shape == Shape::Title && t.word == Word::UNKNOWN && (eastern || !ends_like_a_noun(text.of(t.span)));
    // "Othmane El Ouardi"
    let particle = |t: &Token| t.word.value(Class::Particles) == Some("") && t.span != first.span && t.span != last.span;
    let fits = |t: &Token| open(t) || t.is(Class::GivenNames) || t.is(Class::Surnames) || is_hyphen(t) || particle(t);
    if tokens.iter().any(|t| t.is_capital() && particle(t)) {
        score += 1;
    }
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

/// Whether a name may be Chinese, Korean or Vietnamese: its first word is a surname of theirs and no given name.
fn is_eastern(name: &[Token], words: usize) -> bool {
    let surname = name[0].word.value(Class::Surnames).is_some_and(|v| v.contains('e'));
    surname && !name[0].is(Class::GivenNames) && (2..=3).contains(&words)
}

/// Whether a word that no list knows has an ending of English nouns and adjectives: "Responsibility", "Mining".
fn ends_like_a_noun(word: &str) -> bool {
    const ENDINGS: [&str; 20] = [
        "ing", "ies", "tion", "tions", "sion", "ment", "ments", "ness", "ity", "ism", "ous", "ive", "ful", "less", "ship", "ics", "ical",
        "care", "ware", "ists",
    ];
    word.len() > 5 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Whether a word that no list knows is formed as hardly any but surnames are: "Ostermann", "Kovačević", "McPhail".
pub(super) fn ends_like_a_surname(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ski", "sky", "cki", "cký", "ská", "ský", "wicz", "vich", "vic", "ić", "ov", "ova", "ová", "ev", "eva", "enko", "chuk", "czyk",
        "czak", "sson", "ssen", "nsen", "rsen", "lsen", "dóttir", "dottir", "mann", "berger", "stein", "meyer", "maier", "quist", "qvist",
        "ström", "strom", "gren", "shvili", "adze", "idze", "poulos", "akis", "idis", "escu", "eanu", "oğlu", "oglu", "zadeh", "nejad",
        "uddin", "ullah", "inen", "nyi", "iuk", "yuk", "auskas", "aitė", "ienė", "yan", "zoda", "zada", "singhe", "wardena", "sekara",
        "nathan", "swamy", "murthy", "ez",
    ];
    let scottish = word.strip_prefix("Mc").is_some_and(|rest| rest.starts_with(char::is_uppercase));
    scottish || word.len() > 5 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Whether a word that no list knows seems to be a plural: "Seeds", "Surfaces".
pub(super) fn ends_like_a_plural(word: &str) -> bool {
    word.len() > 4 && word.ends_with('s') && !["ss", "us", "is", "as", "os"].iter().any(|end| word.ends_with(end))
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
