//! What is counted or measured: the noun behind a figure, or the one whose number it tells, and the verb.

use super::words::{Sort, Words, before, key, keys};
use crate::lexicon::Class;
use crate::segment::Shape;
use crate::text::WordKey;
use crate::value::Counted;

/// The longest noun phrase looked at, in tokens.
const LONGEST: usize = 10;

const OF: WordKey = key!("of");

/// A noun phrase, by its tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Noun {
    pub(super) start: usize,
    pub(super) head: usize,
    pub(super) end: usize,
    pub(super) is_plural: bool,
}

/// What is told of a figure, by tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    noun: Option<Noun>,
    /// The verb.
    pub(super) verb: Option<usize>,
    /// The token behind the figure and its noun.
    pub(super) end: usize,
}

impl Told {
    /// The token of the head noun.
    pub(super) fn head(&self) -> Option<usize> {
        self.noun.map(|n| n.head)
    }

    /// The same in spans; `None` where nothing is told.
    pub(super) fn counted(&self, words: &Words) -> Option<Counted> {
        let verb = self.verb.map(|v| words.span(v, v + 1));
        let (head, phrase) = self.noun.map(|n| (words.span(n.head, n.head + 1), words.span(n.start, n.end))).unzip();
        (head.is_some() || verb.is_some()).then_some(Counted { head, phrase, verb })
    }
}

/// What a figure from `start` (its bound included) up to `end` counts, and the verb it belongs to; `single` where it is one of something.
pub(super) fn counted(words: &Words, start: usize, end: usize, single: bool) -> Told {
    let noun = noun_of_count(words, end, single).or_else(|| subject(words, start));
    let them = words.says(end, OF) && words.says_any(end + 1, keys!["them", "us", "these", "those", "whom", "which"]);
    let behind = noun.filter(|n| n.start >= end).map_or(if them { end + 2 } else { end }, |n| n.end);
    let verb = verb_behind(words, behind).or_else(|| verb_ahead(words, start)).or_else(|| verb_farther(words, behind));
    Told { noun, verb, end: behind }
}

/// The noun behind a figure: "26 *Indian civilians*", "26 of the *passengers*", "dozens of *people*".
fn noun_of_count(words: &Words, end: usize, single: bool) -> Option<Noun> {
    let mut i = words.past_joint(end);
    if words.says(i, OF) {
        i += 1;
    }
    while words.says_any(i, keys!["the", "their", "its", "his", "her", "our", "these", "those", "more", "all", "such", "another"]) {
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
    let named = words.shape(before(stop)) == Some(Shape::Lower) || stop == start + 1;
    let acts = is_verb(words, start) && (stop == start + 1 || words.is(start, Class::CountedVerbs));
    (stop > start && named && words.is_word(stop - 1) && !acts).then(|| Noun { start, head: stop - 1, end: stop, is_plural: false })
}

/// Whether the noun phrase that began at `start` goes on with the token `i`.
fn continues(words: &Words, start: usize, i: usize) -> bool {
    let inner = words.is_joint(i) || words.shape(i) == Some(Shape::Possessive) && i > start;
    let number =
        matches!(words.shape(i), Some(Shape::Number | Shape::Alphanumeric)) && i > start && words.shape(before(i)) != Some(Shape::Lower);
    let quoted = matches!(words.text(i), "\"" | "“" | "”" | "‘" | "’") && i > start && words.is_word(i + 1) && words.tokens[i].spaced;
    let letters = matches!(words.shape(i), Some(Shape::Lower | Shape::Title | Shape::Upper | Shape::Mixed));
    let day = words.is(i, Class::Weekdays) && words.shape(i) == Some(Shape::Title);
    inner || number || quoted || letters && !day && !words.is(i, Class::NounPhraseEnds) && !words.is(i, Class::TimeUnits)
}

/// Whether a word looks like a plural noun.
pub(super) fn is_plural(words: &Words, i: usize) -> bool {
    let text = words.text(i);
    let Some(Shape::Lower | Shape::Title | Shape::Upper | Shape::Mixed) = words.shape(i) else { return false };
    let s = text.len() > 3 && (text.ends_with('s') || text.ends_with("S") && words.shape(i) == Some(Shape::Upper))
        || text.len() == 3 && text.ends_with('s') && words.shape(i) == Some(Shape::Lower);
    let other = ["ss", "us", "is", "ous", "SS", "US", "IS"].iter().any(|e| text.ends_with(e));
    let many = text.len() > 5
        && ["men", "women", "people", "children"].iter().any(|e| text.ends_with(e))
        && !["imen", "omen", "umen"].iter().any(|e| text.ends_with(e) && !text.ends_with("women"));
    (s && !other || many) && !words.is(i, Class::NounPhraseEnds) || words.is(i, Class::PluralsWithoutS)
}

/// Plural nouns that stand before others: "sports cars", "arms dealers".
fn is_plural_modifier(words: &Words, i: usize) -> bool {
    let modifiers = [
        key!("sports"),
        key!("arms"),
        key!("news"),
        key!("rights"),
        key!("sales"),
        key!("savings"),
        key!("customs"),
        key!("drugs"),
        key!("communications"),
        key!("operations"),
        key!("weapons"),
        key!("goods"),
        key!("series"),
        key!("police"),
        key!("aircraft"),
        key!("crew"),
        key!("staff"),
        key!("women"),
        key!("infantry"),
        key!("cavalry"),
        key!("states"),
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
    words.is(i, Class::CountedVerbs) || regular && words.is_word(i) && !words.counts_as(i, Sort::Scale)
}

const AUXILIARIES: &[WordKey] = keys![
    "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "remain", "remained", "got", "to", "will", "would", "could",
    "may", "might"
];

const ADVERBS: &[WordKey] = keys![
    "also",
    "reportedly",
    "allegedly",
    "still",
    "not",
    "already",
    "now",
    "confirmed",
    "reported",
    "feared",
    "believed",
    "presumed",
    "either",
    "since",
    "later",
    "then",
    "all",
    "critically",
    "seriously",
    "badly",
    "severely",
    "slightly",
    "left",
    "found",
    "declared",
    "pronounced",
    "listed"
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
            keys![
                "the",
                "to",
                "by",
                "at",
                "another",
                "a",
                "an",
                "further",
                "additional",
                "all",
                "only",
                "from",
                "for",
                "up",
                "down",
                "with"
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
        if words.says_any(i, keys!["who", "that", "which", "and", "but", "said", "as", "when", "while", "after"])
            || matches!(words.text(i), "," | ";" | ":" | "\"" | "”" | "“")
        {
            return None;
        }
        if words.says_any(i, keys!["was", "were", "are", "is", "been", "have", "had", "has"]) {
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
        while words.says_any(i, AUXILIARIES) || words.says_any(i, keys!["has", "since", "now", "also"]) {
            i = before(i);
        }
        i
    };
    let noun = (noun.saturating_sub(6)..=noun).rev().take_while(|&i| words.is_word(i)).find(|&i| words.is(i, Class::ToldAmounts))?;
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

#[cfg(test)]
mod tests {
    use super::super::examples::figures;

    #[test]
    fn heads_phrases_and_verbs() {
        for (text, head, phrase, verb) in [
            ("26 Indian civilians were killed", "civilians", "Indian civilians", "killed"),
            ("26 of the passengers died", "passengers", "passengers", "died"),
            ("Gunmen killed at least 26 people.", "people", "people", "killed"),
            ("killing 26 Somali pirates", "pirates", "Somali pirates", "killing"),
            ("the blast left 26 people dead", "people", "people", "dead"),
            ("Six AK 47 rifles were seized", "rifles", "AK 47 rifles", "seized"),
            ("deaths rose to 26", "deaths", "deaths", "rose"),
            ("the number of injured in the flooded towns has risen to 31,000", "number", "number", "risen"),
            ("the death toll reached 31,000", "toll", "death toll", "reached"),
            ("a toll of 26", "toll", "toll", ""),
            ("dozens of people fled", "people", "people", "fled"),
            ("26 people in the town were reportedly killed", "people", "people", "killed"),
            ("One British soldier was shot", "soldier", "British soldier", "shot"),
            ("26 sports cars burned", "cars", "sports cars", "burned"),
            ("a nine-member panel", "panel", "member panel", ""),
            ("26 dead", "", "", "dead"),
            ("killed 26, injured 40", "", "", "killed"),
            ("26 were arrested", "", "", "arrested"),
            ("two of them escaped", "", "", "escaped"),
        ] {
            let (_, figure) = &figures(text)[0];
            let told = figure.counted.map_or(["", ""], |c| [c.head, c.phrase].map(|span| span.map_or("", |s| s.of(text))));
            let did = figure.counted.and_then(|c| c.verb).map_or("", |v| v.of(text));
            assert_eq!((told, did), ([head, phrase], verb), "{text}");
        }
    }
}
