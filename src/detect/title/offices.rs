//! Offices taken apart: "former Deputy Finance Minister" is a minister, of finance, as a deputy, no more.

use crate::analysis::Analysis;
use crate::cast::Entity;
use crate::extract::Value;
use crate::lexicon::Class;
use crate::pair::Pair;
use crate::segment::{Shape, Token, longest};
use crate::text::{Span, WordKey, stem};

/// A role as it is compared with another.
#[derive(Debug)]
pub(super) struct Office {
    pub(super) span: Span,
    /// As it is written.
    text: String,
    /// Whether it is held now, where the text says so.
    pub(super) status: Option<Status>,
    /// The stem of its noun, or the group of that noun.
    head: WordKey,
    /// The stems of all its words, abbreviations written out.
    words: Vec<WordKey>,
    /// The folded words for what it is about: "finance".
    subject: Vec<String>,
    deputy: bool,
    /// Whether somebody may have it beside any other role: kinship, callings, parts in an event.
    loose: bool,
}

/// When an office is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    /// "former", "ex-", "ousted"
    Past,
    /// "acting", "interim", "caretaker"
    Acting,
    /// "-elect", "incoming"
    Future,
}

/// How two offices stand to each other; the likest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relation {
    /// One office, or one a fuller form of the other
    Same,
    /// One office, held in another way
    Status,
    /// A deputy in one only
    Degree,
    /// One noun, other subjects
    Subject,
    /// Other nouns
    Head,
    /// Roles that one person may have both of
    Apart,
}

/// The offices of a person, in the order of the text.
pub(super) fn offices(a: &Analysis, entity: &Entity) -> Vec<Office> {
    titles(a, entity).filter(|&(span, rank)| !rank || is_elected(a, span)).filter_map(|(span, _)| Office::new(a, span)).collect()
}

/// A rank or honorific.
pub(super) struct Rank {
    pub(super) span: Span,
    /// Its words, abbreviations written out.
    pub(super) words: Vec<WordKey>,
    /// Whether its absence says nothing: "Mr."
    pub(super) courtesy: bool,
}

impl Rank {
    /// The rank with the name behind it.
    pub(super) fn named(&self, entity: &Entity) -> Span {
        let near = |place: &&Span| place.start() >= self.span.end() && place.start() <= self.span.end() + 3;
        entity.places.iter().find(near).map_or(self.span, |&name| self.span.cover(name))
    }
}

/// The ranks that stand directly before a person's name, in the order of the text.
pub(super) fn ranks(a: &Analysis, entity: &Entity) -> Vec<Rank> {
    let beside = |span: Span| {
        let behind = a.document.text()[span.end()..].trim_start_matches([' ', '.', '\u{a0}']);
        !behind.starts_with(',')
    };
    let rank = |span: Span| {
        let tokens = &a.segments.tokens[a.segments.tokens_in(span)];
        let courtesy = tokens.iter().filter(|t| t.is_word()).all(|t| t.is(Class::Courtesies));
        Rank { span, words: written_out(a, span), courtesy }
    };
    let told = titles(a, entity).filter(|&(span, rank)| rank && beside(span) && !is_elected(a, span)).map(|(span, _)| rank(span));
    told.filter(|rank| !has(a, rank.span, &KIN)).collect()
}

/// Whether the sentences that first name a person say a rank in other words: "Nora Pihl, the health inspector".
pub(super) fn says(a: &Analysis, entity: &Entity, rank: &Rank) -> bool {
    let around = entity.places.iter().take(4).filter_map(|place| a.segments.sentences.get(a.segments.sentence_at(place.start())));
    around.flat_map(|sentence| &a.stems[sentence.tokens.clone()]).any(|stem| rank.words.contains(stem))
}

/// A person's title mentions, each with whether it is a rank.
fn titles<'a>(a: &'a Analysis, entity: &'a Entity) -> impl Iterator<Item = (Span, bool)> + 'a {
    let rank = |span: Span| {
        let from = a.mentions.partition_point(|m| m.span.start() < span.start());
        let here = a.mentions[from..].iter().take_while(move |m| m.span.start() == span.start());
        here.filter(|m| m.span == span).find_map(|m| if let Value::Title(title) = m.value { Some(title.rank) } else { None })
    };
    entity.roles.iter().filter_map(move |&span| Some((span, rank(span)?)))
}

/// Whether a title that is written like a rank is an office: "Gov. Tallis".
fn is_elected(a: &Analysis, span: Span) -> bool {
    has(a, span, &ELECTED)
}

/// Whether one of these words, or an abbreviation of it, stands in a title.
fn has(a: &Analysis, span: Span, words: &[WordKey]) -> bool {
    let tokens = &a.segments.tokens[a.segments.tokens_in(span)];
    let long = |t: &Token| t.word.value(Class::TitleForms).is_some_and(|long| long.split(' ').any(|w| words.contains(&key(w))));
    tokens.iter().any(|t| words.contains(&t.key) || long(t))
}

/// The stems of the words of a title, without marks and with abbreviations written out.
fn written_out(a: &Analysis, span: Span) -> Vec<WordKey> {
    let mut words = Vec::new();
    let mut buffer = String::new();
    for t in a.segments.tokens_in(span) {
        let token = &a.segments.tokens[t];
        match token.word.value(Class::TitleForms) {
            Some(long) => words.extend(long.split(' ').map(|word| stem::stem(word, &mut buffer))),
            None if token.is_word() => words.push(a.stems[t]),
            None => {}
        }
    }
    words
}

/// Whether two titles are one office in other words.
pub(super) fn are_same(both: Pair<&Analysis>, spans: Pair<Span>) -> bool {
    let offices = Office::new(both.left, spans.left).zip(Office::new(both.right, spans.right));
    offices.is_some_and(|(left, right)| Office::compare(Pair::new(&left, &right)) == Relation::Same)
}

impl Office {
    fn new(a: &Analysis, span: Span) -> Option<Office> {
        let tokens = a.segments.tokens_in(span);
        let all = &a.segments.tokens;
        let end = tokens.clone().find(|&t| t > tokens.start && LINKS.contains(&all[t].key)).unwrap_or(tokens.end);
        let head = (tokens.start..end).rev().find(|&t| all[t].is_word())?;
        let words = written_out(a, span);
        let plain = all[head].word.value(Class::TitleForms).is_none();
        let noun = if plain { a.stems[head] } else { *written_out(a, all[head].span).last()? };
        let phrase =
            (tokens.start..=head).find(|&t| longest(&all[t..end], Class::Roles).is_some_and(|hit| t + hit.len > head)).unwrap_or(head);
        let about = |t: usize| t != head && (is_subject(&all[t]) || (phrase..head).contains(&t) && is_word(&all[t]));
        let mut subject: Vec<String> = tokens.clone().filter(|&t| about(t)).map(|t| a.of(all[t].span).to_lowercase()).collect();
        if let Some((long, _)) = all[head].word.value(Class::TitleForms).and_then(|long| long.rsplit_once(' ')) {
            subject.extend(long.split(' ').filter(|word| !LEVELS.contains(&key(word))).map(str::to_owned));
        }
        Some(Office {
            span,
            text: a.of(span).to_owned(),
            status: status(a, span),
            head: group(&all[tokens.start..end], head - tokens.start).map_or(noun, WordKey::of_folded),
            deputy: has(a, span, &DEPUTIES),
            words,
            subject,
            loose: all[head].value(Class::Roles) == Some("l") || KIN.contains(&all[head].key) || all[tokens.start].key == TOP,
        })
    }

    /// How two offices of one person stand to each other.
    pub(super) fn compare(pair: Pair<&Office>) -> Relation {
        let Pair { left: l, right: r } = pair;
        let noun = l.head == r.head || l.words.contains(&r.head) || r.words.contains(&l.head) || is_acronym(l, r) || is_acronym(r, l);
        match () {
            () if !noun && (l.loose || r.loose || l.deputy && r.deputy) => Relation::Apart,
            () if !noun => Relation::Head,
            () if !l.subject.is_empty() && !r.subject.is_empty() && !share_subject(l, r) => Relation::Subject,
            () if l.deputy != r.deputy => Relation::Degree,
            () if l.status != r.status => Relation::Status,
            () => Relation::Same,
        }
    }
}

/// The group of roles that the words of a title up to its head are of: the longest that ends there.
fn group(title: &[Token], head: usize) -> Option<&'static str> {
    let ends_there = |t: usize| longest(&title[t..], Class::RoleGroups).filter(|hit| t + hit.len == head + 1);
    (0..=head).find_map(ends_there).map(|hit| hit.value)
}

/// "The top administrator": a description, no office.
const TOP: WordKey = key("top");

/// Whether both are about one thing: "transport" and "transportation", "defence" and "defense".
fn share_subject(l: &Office, r: &Office) -> bool {
    let same = |a: &str, b: &str| a == b || a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count() >= 5;
    l.subject.iter().any(|a| r.subject.iter().any(|b| same(a, b)))
}

/// Whether one is written with the first letters of the other: "EAM" and "External Affairs Minister".
fn is_acronym(short: &Office, long: &Office) -> bool {
    let initials: String = long.text.split([' ', '-']).filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()).collect();
    short.text.len() > 1 && !short.text.contains(' ') && initials.contains(&short.text)
}

/// Whether a word inside a title says what the office is about, not where, whose or how high it is.
fn is_subject(token: &Token) -> bool {
    let about = token.word.value(Class::RoleModifiers) == Some("") || token.is(Class::Roles);
    about && is_word(token) && !token.is(Class::Demonyms) && !token.is(Class::Places)
}

fn is_word(token: &Token) -> bool {
    let status = token.word.value(Class::RoleModifiers) == Some("s");
    token.is_word() && !status && !token.is(Class::StopWords) && !LEVELS.contains(&token.key) && !DEPUTIES.contains(&token.key)
}

/// The status that the words of a title or those beside it tell.
fn status(a: &Analysis, span: Span) -> Option<Status> {
    let all = &a.segments.tokens;
    let inside = a.segments.tokens_in(span);
    let joins = |t: &usize| all[*t].shape == Shape::Mark && !all[*t].spaced || all[*t].word.value(Class::RoleModifiers) == Some("s");
    let before = (inside.start.saturating_sub(2)..inside.start).rev().take_while(joins);
    let behind = (inside.end..(inside.end + 2).min(all.len())).filter(|&t| FUTURE.contains(&all[t].key));
    before.chain(inside.clone()).chain(behind).find_map(|t| status_of(all[t].key))
}

fn status_of(key: WordKey) -> Option<Status> {
    match () {
        () if PAST.contains(&key) => Some(Status::Past),
        () if ACTING.contains(&key) => Some(Status::Acting),
        () if FUTURE.contains(&key) => Some(Status::Future),
        () => None,
    }
}

const fn key(word: &str) -> WordKey {
    WordKey::of_folded(word)
}

const LINKS: [WordKey; 5] = [key("of"), key("for"), key("to"), key("at"), key("in")];
const PAST: [WordKey; 7] = [key("former"), key("ex"), key("ousted"), key("deposed"), key("retired"), key("onetime"), key("erstwhile")];
const ACTING: [WordKey; 4] = [key("acting"), key("interim"), key("caretaker"), key("provisional")];
const FUTURE: [WordKey; 5] = [key("elect"), key("designate"), key("incoming"), key("nominee"), key("presumptive")];
const DEPUTIES: [WordKey; 4] = [key("deputy"), key("vice"), key("assistant"), key("associate")];
const ELECTED: [WordKey; 3] = [key("governor"), key("senator"), key("representative")];
const KIN: [WordKey; 14] = [
    key("brother"),
    key("sister"),
    key("mother"),
    key("father"),
    key("son"),
    key("daughter"),
    key("saint"),
    key("don"),
    key("wife"),
    key("husband"),
    key("uncle"),
    key("aunt"),
    key("cousin"),
    key("member"),
];
/// How high or whose an office is, not what it is about.
const LEVELS: [WordKey; 30] = [
    key("chief"),
    key("head"),
    key("senior"),
    key("junior"),
    key("top"),
    key("general"),
    key("joint"),
    key("national"),
    key("federal"),
    key("state"),
    key("city"),
    key("county"),
    key("district"),
    key("local"),
    key("municipal"),
    key("provincial"),
    key("regional"),
    key("global"),
    key("european"),
    key("eu"),
    key("nato"),
    key("un"),
    key("new"),
    key("permanent"),
    key("special"),
    key("honorary"),
    key("first"),
    key("executive"),
    key("military"),
    key("secretary"),
];
