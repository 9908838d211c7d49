//! What is counted or measured: the noun behind a figure, or the one whose number it tells, and the verb.

use super::words::{Words, before, key};
use crate::lexicon::Class;
use crate::segment::Shape;
use crate::text::WordKey;
use crate::value::Counted;

/// The longest noun phrase looked at, in tokens.
const LONGEST: usize = 10;

const OF: WordKey = key("of");

/// A noun phrase, by its tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Noun {
    pub(super) start: usize,
    pub(super) head: usize,
    pub(super) end: usize,
    pub(super) is_plural: bool,
}

/// What a figure from `start` (its bound included) up to `end` counts; `single` where it is one of something.
pub(super) fn counted(words: &Words, start: usize, end: usize, single: bool) -> Option<Counted> {
    let noun = noun_of_count(words, end, single).or_else(|| subject(words, start));
    let behind = noun.filter(|n| n.start >= end).map_or(end, |n| n.end);
    let verb = verb_behind(words, behind).or_else(|| verb_ahead(words, start)).or_else(|| verb_farther(words, behind));
    let span = |i: usize| words.span(i, i + 1);
    (noun.is_some() || verb.is_some()).then(|| Counted {
        head: noun.map(|n| span(n.head)),
        phrase: noun.map(|n| words.span(n.start, n.end)),
        verb: verb.map(span),
    })
}

/// The noun behind a figure: "26 *Indian civilians*", "26 of the *passengers*", "dozens of *people*".
fn noun_of_count(words: &Words, end: usize, single: bool) -> Option<Noun> {
    let mut i = words.past_joint(end);
    if words.says(i, OF) {
        i += 1;
    }
    while words.says_any(
        i,
        &[
            key("the"),
            key("their"),
            key("its"),
            key("his"),
            key("her"),
            key("our"),
            key("these"),
            key("those"),
            key("more"),
            key("all"),
            key("such"),
            key("another"),
        ],
    ) {
        i += 1;
    }
    noun(words, i).filter(|n| n.is_plural || single || i > end || words.is_joint(end))
}

/// The noun phrase that begins at a token; its head is the first plural noun, or else the last word.
pub(super) fn noun(words: &Words, start: usize) -> Option<Noun> {
    let end = (start..start + LONGEST).find(|&i| !continues(words, start, i)).unwrap_or(start + LONGEST);
    let plural = (start..end).find(|&i| is_plural(words, i) && !is_plural_modifier(words, i) && !(words.is_joint(i + 1)));
    if let Some(head) = plural {
        let joined = head + 1 < end && is_plural(words, head + 1) && !words.is(head + 1, Class::CountedVerbs);
        let head = head + usize::from(joined && words.shape(head) == Some(Shape::Lower));
        return Some(Noun { start, head, end: head + 1, is_plural: true });
    }
    let stop = (start + 1..end).find(|&i| is_verb(words, i) && !words.is_joint(i) && !words.is_joint(before(i))).unwrap_or(end);
    let named = words.shape(start) == Some(Shape::Lower);
    (stop > start && named && words.is_word(stop - 1) && !words.is(start, Class::CountedVerbs)).then(|| Noun {
        start,
        head: stop - 1,
        end: stop,
        is_plural: false,
    })
}

/// Whether the noun phrase that began at `start` goes on with the token `i`.
fn continues(words: &Words, start: usize, i: usize) -> bool {
    let inner = words.is_joint(i) || words.shape(i) == Some(Shape::Possessive) && i > start;
    let number =
        matches!(words.shape(i), Some(Shape::Number | Shape::Alphanumeric)) && i > start && words.shape(before(i)) != Some(Shape::Lower);
    let quoted = matches!(words.text(i), "\"" | "“" | "”" | "‘" | "’") && i > start && words.is_word(i + 1) && words.tokens[i].spaced;
    let letters = matches!(words.shape(i), Some(Shape::Lower | Shape::Title | Shape::Upper | Shape::Mixed));
    inner || number || quoted || letters && !words.is(i, Class::NounPhraseEnds) && !words.is(i, Class::TimeUnits)
}

/// Whether a word looks like a plural noun.
pub(super) fn is_plural(words: &Words, i: usize) -> bool {
    let text = words.text(i);
    let Some(Shape::Lower | Shape::Title | Shape::Upper | Shape::Mixed) = words.shape(i) else { return false };
    let s = text.len() > 3 && (text.ends_with('s') || text.ends_with("S") && words.shape(i) == Some(Shape::Upper))
        || text.len() == 3 && text.ends_with('s') && words.shape(i) == Some(Shape::Lower);
    let other = ["ss", "us", "is", "ous", "SS", "US", "IS"].iter().any(|e| text.ends_with(e));
    s && !other && !words.is(i, Class::NounPhraseEnds) || words.is(i, Class::PluralsWithoutS)
}

/// Plural nouns that stand before others: "sports cars", "arms dealers".
fn is_plural_modifier(words: &Words, i: usize) -> bool {
    let modifiers = [
        key("sports"),
        key("arms"),
        key("news"),
        key("rights"),
        key("sales"),
        key("savings"),
        key("customs"),
        key("drugs"),
        key("communications"),
        key("operations"),
        key("weapons"),
        key("goods"),
        key("series"),
        key("police"),
        key("aircraft"),
        key("crew"),
        key("staff"),
        key("women"),
        key("infantry"),
        key("cavalry"),
        key("states"),
    ];
    words.says_any(i, &modifiers)
        && (is_plural(words, i + 1)
            || words.shape(i + 1) == Some(Shape::Lower)
                && is_plural(words, i + 2)
                && !words.is(i + 1, Class::NounPhraseEnds)
                && !is_verb(words, i + 1))
}

/// Whether a word looks like a verb or a participle.
fn is_verb(words: &Words, i: usize) -> bool {
    let text = words.text(i);
    let regular = text.len() > 4 && (text.ends_with("ed") || text.ends_with("ED")) && !text.ends_with("eed");
    words.is(i, Class::CountedVerbs) || regular && words.is_word(i) && !words.is(i, Class::Scales)
}

const AUXILIARIES: &[WordKey] = &[
    key("is"),
    key("are"),
    key("was"),
    key("were"),
    key("be"),
    key("been"),
    key("being"),
    key("has"),
    key("have"),
    key("had"),
    key("remain"),
    key("remained"),
    key("got"),
    key("to"),
    key("will"),
    key("would"),
    key("could"),
    key("may"),
    key("might"),
];

const ADVERBS: &[WordKey] = &[
    key("also"),
    key("reportedly"),
    key("allegedly"),
    key("still"),
    key("not"),
    key("already"),
    key("now"),
    key("confirmed"),
    key("reported"),
    key("feared"),
    key("believed"),
    key("presumed"),
    key("either"),
    key("since"),
    key("later"),
    key("then"),
    key("all"),
    key("critically"),
    key("seriously"),
    key("badly"),
    key("severely"),
    key("slightly"),
    key("left"),
    key("found"),
    key("declared"),
    key("pronounced"),
    key("listed"),
];

/// The verb right behind the counted noun: "26 people *killed*", "26 people were reportedly *killed*", "26 *dead*".
fn verb_behind(words: &Words, start: usize) -> Option<usize> {
    let mut i = start;
    while words.says_any(i, AUXILIARIES) || words.says_any(i, ADVERBS) && i < start + 6 {
        i += 1;
    }
    if is_verb(words, i) && words.shape(i) != Some(Shape::Title) || is_verb(words, i) && words.is(i, Class::CountedVerbs) {
        return Some(i);
    }
    let last = before(i);
    if i > start && is_verb(words, last) {
        return Some(last);
    }
    (i > start && words.text(i).ends_with("ing")).then_some(i)
}

/// The verb right before the figure: "*killed* 26 people", "*killing* at least 26", "*rose* to 26".
fn verb_ahead(words: &Words, start: usize) -> Option<usize> {
    let mut i = before(start);
    for _ in 0..3 {
        let skips = words.says_any(
            i,
            &[
                key("the"),
                key("to"),
                key("by"),
                key("at"),
                key("another"),
                key("a"),
                key("an"),
                key("further"),
                key("additional"),
                key("all"),
                key("only"),
                key("from"),
                key("for"),
                key("up"),
                key("down"),
                key("with"),
            ],
        );
        i = if skips { before(i) } else { i };
    }
    let told = words.is(i, Class::NounPhraseEnds);
    let going = words.text(i).len() > 5 && words.text(i).ends_with("ing");
    (!told && (is_verb(words, i) || going && words.is_word(i))).then_some(i)
}

/// The passive behind a place or a time: "26 people in the town *were killed*".
fn verb_farther(words: &Words, start: usize) -> Option<usize> {
    let mut i = start;
    while i < start + 12 && words.token(i).is_some() && words.shape(i) != Some(Shape::Number) {
        if words.says_any(
            i,
            &[
                key("who"),
                key("that"),
                key("which"),
                key("and"),
                key("but"),
                key("said"),
                key("as"),
                key("when"),
                key("while"),
                key("after"),
            ],
        ) || matches!(words.text(i), "," | ";" | ":" | "\"" | "”" | "“")
        {
            return None;
        }
        if words.says_any(i, &[key("was"), key("were"), key("are"), key("is"), key("been"), key("have"), key("had"), key("has")]) {
            return verb_behind(words, i);
        }
        i += 1;
    }
    None
}

/// The noun whose number is told behind a verb or "of": "the death *toll* reached 26", "a *toll* of 26", "*deaths* rose to 26".
fn subject(words: &Words, start: usize) -> Option<Noun> {
    let last = before(start);
    let noun = if words.says(last, OF) || words.text(last) == ":" {
        before(last)
    } else {
        let verb = verb_ahead(words, start).filter(|&v| !words.text(v).ends_with("ing"))?;
        let mut i = before(verb);
        while words.says_any(i, AUXILIARIES) || words.says_any(i, &[key("has"), key("since"), key("now"), key("also")]) {
            i = before(i);
        }
        i
    };
    let tells = [
        key("toll"),
        key("tolls"),
        key("deaths"),
        key("fatalities"),
        key("casualties"),
        key("injuries"),
        key("arrests"),
        key("cases"),
        key("number"),
        key("total"),
        key("tally"),
        key("count"),
        key("price"),
        key("prices"),
        key("cost"),
        key("costs"),
        key("population"),
        key("profit"),
        key("profits"),
        key("revenue"),
        key("revenues"),
        key("sales"),
        key("losses"),
        key("loss"),
        key("rate"),
        key("inflation"),
        key("unemployment"),
        key("turnout"),
        key("speed"),
        key("speeds"),
        key("value"),
        key("budget"),
        key("share"),
        key("shares"),
        key("index"),
        key("infections"),
        key("victims"),
        key("figure"),
        key("output"),
        key("exports"),
        key("imports"),
        key("growth"),
        key("income"),
        key("salary"),
        key("fine"),
        key("ransom"),
    ];
    if !words.says_any(noun, &tells) {
        return None;
    }
    let mut first = noun;
    while words.shape(before(first)) == Some(Shape::Lower)
        && !words.is(before(first), Class::NounPhraseEnds)
        && noun - first < 3
        && !is_verb(words, before(first))
    {
        first -= 1;
    }
    Some(Noun { start: first, head: noun, end: noun + 1, is_plural: is_plural(words, noun) })
}
