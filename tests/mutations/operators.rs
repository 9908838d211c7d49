//! What may be changed in a report, one row an operator: it finds its targets by what the program itself reads in the text.

use crate::story::Edit;
use std::collections::BTreeSet;
use variorum::Analysis;
use variorum::extract::{Mention, Value};
use variorum::lexicon::Class;
use variorum::segment::quotations::QuotationKind;
use variorum::segment::{BlockKind, Shape};
use variorum::text::Span;
use variorum::value::{Bound, Grain, Measure, Name, NameKind, When};

/// One sort of change.
pub(crate) struct Operator {
    pub(crate) name: &'static str,
    /// The kinds that tell it; any of them is right.
    pub(crate) kinds: &'static [&'static str],
    /// Where the change shows.
    pub(crate) needs: Needs,
    /// The least share of the planted changes that must be found, in percent: what is reached today.
    pub(crate) floor: usize,
    /// Every change of this sort that the report allows, each as the edits that make it.
    pub(crate) plant: fn(&Analysis) -> Vec<Vec<Edit>>,
}

/// What the other report must have, for a change to show.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Needs {
    /// The words that are changed, at the same place.
    Words,
    /// The same report, word for word.
    Twin,
    /// Nothing: the change contradicts its own report.
    Nothing,
}

use Needs::*;

const fn row(
    name: &'static str,
    kinds: &'static [&'static str],
    needs: Needs,
    floor: usize,
    plant: fn(&Analysis) -> Vec<Vec<Edit>>,
) -> Operator {
    Operator { name, kinds, needs, floor, plant }
}

/// Every operator.
pub(crate) const OPERATORS: &[Operator] = &[
    row("name misspelt everywhere", &["name-spelling", "name-transliteration"], Words, 100, names_everywhere),
    // In the headline it is the headline's, and inside quotation marks the quotation's.
    row("name misspelt once", &["self-variant", "name-spelling", "self-headline", "quote-word"], Nothing, 91, names_once),
    row("given name", &["name-given"], Words, 89, given_names),
    row("another person", &["name-person", "quote-speaker", "attribution-source"], Words, 85, persons),
    row("another place", &["place-name"], Words, 84, places),
    row("another organisation", &["name-organisation"], Words, 63, organisations),
    row("figure in digits", &["number-value", "date-age"], Words, 86, digits),
    row("figure in words", &["number-value"], Words, 100, words),
    row("figure at another scale", &["number-scale"], Words, 96, scales),
    row("bound added", &["number-bound"], Words, 96, bounds_added),
    row("bound dropped", &["number-bound", "number-rounding"], Words, 97, bounds_dropped),
    row("figure in the headline", &["self-headline", "number-value"], Nothing, 87, headline_figures),
    row("weekday", &["date-value"], Words, 80, weekdays),
    row("date", &["date-value"], Words, 100, dates),
    row("weekday of a date", &["date-weekday"], Nothing, 100, wrong_weekdays),
    row("title", &["title-role"], Words, 75, titles),
    row("former", &["title-status"], Words, 100, statuses),
    // Of a word or two between marks the speaker is the source of the claim around them.
    row("speaker of a quotation", &["quote-speaker", "attribution-source", "name-person"], Words, 97, speakers),
    row("word in a quotation", &["quote-word"], Words, 100, quoted_words),
    row("word dropped from a quotation", &["quote-dropped"], Words, 100, quoted_dropped),
    row("word added to a quotation", &["quote-added"], Words, 100, quoted_added),
    row("negation in a quotation", &["quote-polarity"], Words, 96, quoted_negations),
    row("mark of a quotation", &["quote-unclosed"], Nothing, 100, quotation_marks),
    row("loaded cue", &["attribution-verb"], Words, 94, cues),
    row("attribution dropped", &["attribution-dropped"], Words, 69, sources),
    row("loaded adjective", &["framing-loaded"], Words, 100, loaded),
    row("negation inserted", &["meaning-negation"], Words, 98, negations_inserted),
    row("negation removed", &["meaning-negation"], Words, 82, negations_removed),
    row("hedge inserted", &["meaning-certainty"], Words, 98, hedges_inserted),
    row("hedge removed", &["meaning-certainty"], Words, 81, hedges_removed),
    // The opposite of a step of a course, such as convicted and acquitted, is another step.
    row("opposite", &["meaning-antonym", "meaning-status"], Words, 78, opposites),
    row("step", &["meaning-status"], Words, 54, steps),
    row("sentence deleted", &["coverage-only"], Twin, 100, sentences_deleted),
    row("sentence inserted", &["coverage-only"], Twin, 100, sentences_inserted),
    row("acronym explained twice", &["self-acronym"], Nothing, 100, acronyms),
];

/// Whether a stretch is the report's own running text.
fn in_body(a: &Analysis, span: Span) -> bool {
    a.segments.sentences.get(a.segments.sentence_at(span.start())).is_some_and(|s| a.segments.block_of(s).kind == BlockKind::Body)
}

fn plain(a: &Analysis, span: Span) -> bool {
    in_body(a, span) && !a.segments.is_quoted(span)
}

/// The mentions of the running text outside quotation marks.
fn mentions(a: &Analysis) -> impl Iterator<Item = &Mention> {
    a.mentions.iter().filter(|m| plain(a, m.span))
}

fn one(edit: Edit) -> Vec<Edit> {
    vec![edit]
}

/// A word as a hurried hand may misspell it: a vowel exchanged, a letter doubled or two letters turned, by its number.
fn slip(word: &str, number: usize) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    let inner = 1..letters.len().checked_sub(1)?;
    if letters.len() < 5 || !word.chars().all(char::is_alphabetic) {
        return None;
    }
    let is_vowel = |c: char| "aeiou".contains(c);
    match number % 3 {
        0 => {
            let at = inner.clone().find(|&i| is_vowel(letters[i]))?;
            letters[at] = match letters[at] {
                'a' => 'e',
                'e' => 'a',
                'i' => 'e',
                'o' => 'u',
                _ => 'o',
            };
        }
        1 => {
            let at = inner.clone().find(|&i| !is_vowel(letters[i]) && letters[i] != letters[i - 1] && letters[i] != letters[i + 1])?;
            letters.insert(at, letters[at]);
        }
        _ => {
            let at = inner.clone().rev().find(|&i| i >= 2 && letters[i] != letters[i - 1])?;
            letters.swap(at, at - 1);
        }
    }
    Some(letters.into_iter().collect())
}

/// The surnames of every person, at every place, with the person's number.
fn surnames(a: &Analysis) -> Vec<Vec<Span>> {
    let persons = a.cast.iter().filter(|e| e.kind == NameKind::Person);
    let family = |place: &Span| {
        a.mentions.iter().filter(|m| m.span == *place).find_map(|m| match m.value {
            Value::Name(Name { family, .. }) => Some(family),
            _ => None,
        })
    };
    persons.map(|e| e.places.iter().filter_map(family).collect()).filter(|p: &Vec<Span>| !p.is_empty()).collect()
}

fn names_everywhere(a: &Analysis) -> Vec<Vec<Edit>> {
    let slips = surnames(a).into_iter().enumerate();
    slips.filter_map(|(i, places)| places.into_iter().map(|p| Some(Edit::new(p, slip(a.of(p), i)?))).collect()).collect()
}

fn names_once(a: &Analysis) -> Vec<Vec<Edit>> {
    let persons = surnames(a).into_iter().enumerate().filter(|(_, places)| places.len() > 1);
    persons
        .filter_map(|(i, places)| {
            let place = places[i % places.len()];
            Some(one(Edit::new(place, slip(a.of(place), i)?)))
        })
        .collect()
}

/// Names with a given name, each at its only full place, so that one edit changes it everywhere.
fn given_names(a: &Analysis) -> Vec<Vec<Edit>> {
    const OTHERS: [&str; 4] = ["Harold", "Beatrice", "Walter", "Sylvia"];
    let given = |m: &Mention| match m.value {
        Value::Name(Name { kind: NameKind::Person, given: Some(given), family }) if given != family => Some((given, family)),
        _ => None,
    };
    let all: Vec<(Span, Span)> = a.mentions.iter().filter_map(given).collect();
    let single = all.iter().filter(|(_, family)| all.iter().filter(|(_, f)| a.of(*f) == a.of(*family)).count() == 1);
    single.enumerate().map(|(i, &(given, _))| one(Edit::new(given, OTHERS[i % 4]))).collect()
}

fn persons(a: &Analysis) -> Vec<Vec<Edit>> {
    const OTHERS: [(&str, &str); 3] = [("Gareth", "Wexler"), ("Monica", "Tabor"), ("Philip", "Eastman")];
    let person = |(i, e): (usize, &variorum::cast::Entity)| {
        let (given, family) = OTHERS[i % 3];
        let edit = |place: &Span| {
            a.mentions.iter().filter(|m| m.span == *place).find_map(|m| match m.value {
                Value::Name(Name { given: None, .. }) => Some(Edit::new(*place, family)),
                Value::Name(_) => Some(Edit::new(*place, format!("{given} {family}"))),
                _ => None,
            })
        };
        e.places.iter().filter_map(edit).collect::<Vec<_>>()
    };
    let held = a.cast.iter().filter(|e| e.kind == NameKind::Person && !e.roles.is_empty());
    held.enumerate().map(person).filter(|edits| !edits.is_empty()).collect()
}

/// Every name of one sort, changed at all its places.
fn bodies(a: &Analysis, kind: NameKind, others: &[&str]) -> Vec<Vec<Edit>> {
    let named = |place: &&Span| a.mentions.iter().any(|m| m.span == **place && matches!(m.value, Value::Name(_)));
    let alone = |e: &&variorum::cast::Entity| {
        e.kind == kind && e.forms.len() == 1 && e.places.iter().any(|&p| plain(a, p)) && {
            let name = a.of(e.name);
            a.document.text().matches(name).count() == e.places.len()
        }
    };
    let all = a.cast.iter().filter(alone).enumerate();
    all.map(|(i, e)| e.places.iter().filter(named).map(|&p| Edit::new(p, others[i % others.len()])).collect()).collect()
}

fn places(a: &Analysis) -> Vec<Vec<Edit>> {
    bodies(a, NameKind::Place, &["Toledo", "Bergen", "Osaka", "Lagos"])
}

fn organisations(a: &Analysis) -> Vec<Vec<Edit>> {
    bodies(a, NameKind::Organisation, &["Cardew Institute", "Pellworth Bank", "Harbour Commission", "Delmont Group"])
}

/// The figures of the running text, with what they were read as.
fn figures(a: &Analysis) -> impl Iterator<Item = (&Mention, &variorum::value::Figure)> {
    mentions(a).filter_map(|m| match &m.value {
        Value::Figure(figure) if figure.measure != Measure::Ordinal => Some((m, &**figure)),
        _ => None,
    })
}

/// The digits of a figure, without currency and unit.
fn numeral(a: &Analysis, m: &Mention) -> Option<Span> {
    let words = a.of(m.span);
    let start = words.find(|c: char| c.is_ascii_digit())?;
    let end = words[start..].find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).map_or(words.len(), |e| start + e);
    let digits = words[start..end].trim_end_matches([',', '.']);
    Some(Span::new(m.span.start() + start, m.span.start() + start + digits.len()))
}

fn other_digits(numeral: &str) -> Option<String> {
    let at = numeral.rfind(|c: char| c.is_ascii_digit() && c != '0')?;
    let digit = numeral.as_bytes()[at] - b'0';
    Some(format!("{}{}{}", &numeral[..at], (digit + 3) % 9 + 1, &numeral[at + 1..]))
}

fn digits(a: &Analysis) -> Vec<Vec<Edit>> {
    let change = |(m, _): (&Mention, _)| {
        let at = numeral(a, m)?;
        let to = other_digits(a.of(at))?;
        (!a.document.text().contains(&to) && once(a, at)).then(|| one(Edit::new(at, to)))
    };
    figures(a).filter_map(change).collect()
}

/// Whether words stand once in a report, so that one edit leaves no contradiction within it.
fn once(a: &Analysis, span: Span) -> bool {
    let wanted = a.of(span);
    let text = a.document.text();
    let apart = |at: usize| {
        let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric());
        !is_part(text[..at].chars().next_back()) && !is_part(text[at + wanted.len()..].chars().next())
    };
    text.match_indices(wanted).filter(|(at, _)| apart(*at)).count() == 1
}

const NUMBERS: [&str; 14] =
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"];

fn words(a: &Analysis) -> Vec<Vec<Edit>> {
    let change = |(m, _): (&Mention, _)| {
        let word = a.of(m.span).split_whitespace().next()?;
        let at = NUMBERS.iter().position(|n| n.eq_ignore_ascii_case(word))?;
        let to = NUMBERS[(at + 4) % NUMBERS.len()];
        let to = if word.starts_with(char::is_uppercase) { to[..1].to_uppercase() + &to[1..] } else { to.to_owned() };
        Some(one(Edit::new(Span::new(m.span.start(), m.span.start() + word.len()), to)))
    };
    figures(a).filter_map(change).collect()
}

fn scales(a: &Analysis) -> Vec<Vec<Edit>> {
    let change = |(m, _): (&Mention, _)| {
        let (words, at) = (a.of(m.span), numeral(a, m)?);
        match words.find("million").zip(Some("billion")).or_else(|| words.find("billion").zip(Some("million"))) {
            Some((start, to)) => Some(one(Edit::new(Span::new(m.span.start() + start, m.span.start() + start + 7), to))),
            None => a.of(at).ends_with(",000").then(|| one(Edit::insert(at.end() - 4, "0"))),
        }
    };
    figures(a).filter_map(change).collect()
}

fn bounds_added(a: &Analysis) -> Vec<Vec<Edit>> {
    const BOUNDS: [&str; 3] = ["at least ", "more than ", "fewer than "];
    let exact = figures(a).filter(|(m, f)| f.bound == Bound::Exact && matches!(f.measure, Measure::Count) && numeral(a, m).is_some());
    let opens = |at: usize| a.document.text()[..at].trim_end().ends_with(['.', '"']);
    exact.filter(|(m, _)| !opens(m.span.start())).enumerate().map(|(i, (m, _))| one(Edit::insert(m.span.start(), BOUNDS[i % 3]))).collect()
}

fn bounds_dropped(a: &Analysis) -> Vec<Vec<Edit>> {
    let told = figures(a).filter_map(|(m, f)| f.bound_span.filter(|b| b.end() < m.span.start()).map(|b| (b, m)));
    told.map(|(bound, m)| one(Edit::new(Span::new(bound.start(), m.span.start()), ""))).collect()
}

fn headline_figures(a: &Analysis) -> Vec<Vec<Edit>> {
    let headline = |m: &&Mention| {
        let sentence = &a.segments.sentences[a.segments.sentence_at(m.span.start())];
        a.segments.block_of(sentence).kind == BlockKind::Headline && matches!(m.value, Value::Figure(_))
    };
    let change = |m: &Mention| {
        let at = numeral(a, m)?;
        Some(one(Edit::new(at, other_digits(a.of(at))?)))
    };
    a.mentions.iter().filter(headline).filter_map(change).collect()
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Dates of one day in the running text.
fn days(a: &Analysis) -> impl Iterator<Item = (&Mention, &When)> {
    mentions(a).filter_map(|m| match &m.value {
        Value::When(when) if when.grain == Grain::Day => Some((m, when)),
        _ => None,
    })
}

/// A day that the report does not name otherwise, so that the two reports cannot be told to speak of two events.
fn weekdays(a: &Analysis) -> Vec<Vec<Edit>> {
    let change = |(m, _): (&Mention, &When)| {
        let (number, at) = WEEKDAYS.iter().enumerate().find_map(|(i, day)| Some((i, a.of(m.span).find(day)?)))?;
        let fresh = (1..7).map(|i| WEEKDAYS[(number + i) % 7]).find(|day| !a.document.text().contains(day))?;
        let start = m.span.start() + at;
        Some(one(Edit::new(Span::new(start, start + WEEKDAYS[number].len()), fresh)))
    };
    days(a).filter_map(change).collect()
}

fn dates(a: &Analysis) -> Vec<Vec<Edit>> {
    let change = |(m, when): (&Mention, &When)| {
        let words = Some(a.of(m.span)).filter(|words| !words.contains('/'))?;
        let start = words.find(|c: char| c.is_ascii_digit())?;
        let end = words[start..].find(|c: char| !c.is_ascii_digit()).map_or(words.len(), |e| start + e);
        let day: u32 = words[start..end].parse().ok().filter(|d| (1..=25).contains(d))?;
        when.weekday.is_none().then(|| one(Edit::new(Span::new(m.span.start() + start, m.span.start() + end), (day + 3).to_string())))
    };
    days(a).filter_map(change).collect()
}

fn wrong_weekdays(a: &Analysis) -> Vec<Vec<Edit>> {
    let change = |(m, when): (&Mention, &When)| {
        let day = when.range?.from;
        let near = a.date.is_some_and(|date| (day - date).get_days().abs() <= 60);
        let wrong = WEEKDAYS[(day.weekday().to_monday_zero_offset() as usize + 2) % 7];
        (when.weekday.is_none() && a.of(m.span).contains(|c: char| c.is_ascii_digit()) && (near || !when.relative))
            .then(|| one(Edit::insert(m.span.start(), format!("{wrong}, "))))
    };
    days(a).filter_map(change).collect()
}

/// Roles beside a name in the running text, of persons that have no other.
fn roles(a: &Analysis) -> Vec<Span> {
    let given = |m: &&Mention| matches!(m.value, Value::Title(ref t) if t.holder.is_some() && !t.rank);
    let single = |span: &Span| a.cast.iter().filter(|e| e.roles.contains(span)).all(|e| e.roles.len() == 1);
    mentions(a).filter(given).map(|m| m.span).filter(single).collect()
}

fn titles(a: &Analysis) -> Vec<Vec<Edit>> {
    const OTHERS: [&str; 3] = ["Ambassador", "Treasurer", "Librarian"];
    let fit = |span: Span, i: usize| {
        if a.of(span).starts_with(char::is_uppercase) { OTHERS[i % 3].to_owned() } else { OTHERS[i % 3].to_lowercase() }
    };
    roles(a).into_iter().enumerate().map(|(i, span)| one(Edit::new(span, fit(span, i)))).collect()
}

fn statuses(a: &Analysis) -> Vec<Vec<Edit>> {
    let told = |span: &Span| !["former", "acting", "interim"].iter().any(|s| a.of(*span).to_lowercase().starts_with(s));
    let opens = |span: &Span| a.document.text()[..span.start()].trim_end().ends_with(['.', '"']) || span.start() == 0;
    roles(a).into_iter().filter(told).filter(|s| !opens(s)).map(|span| one(Edit::insert(span.start(), "former "))).collect()
}

/// Quotations of a sentence or more, with the place in the attributions of whom they are given to.
fn speeches(a: &Analysis) -> Vec<Span> {
    let speech = |q: &&variorum::segment::Quotation| q.kind == QuotationKind::Speech && q.closed && !q.nested;
    a.segments.quotations.iter().filter(speech).map(|q| q.span).collect()
}

fn speakers(a: &Analysis) -> Vec<Vec<Edit>> {
    let named: Vec<usize> =
        (0..a.cast.len()).filter(|&e| a.cast[e].kind == NameKind::Person && a.of(a.cast[e].name).contains(' ')).collect();
    let change = |(t, who): (&variorum::extract::Attribution, &Option<usize>)| {
        let (source, who) = (t.source.filter(|_| t.quotation.is_some())?, (*who)?);
        let is_name = a.mentions.iter().any(|m| m.span == source && matches!(m.value, Value::Name(_)));
        let at = named.iter().position(|&e| e == who)?;
        let other = named[(at + 1) % named.len()];
        (is_name && other != who).then(|| one(Edit::new(source, a.of(a.cast[other].name))))
    };
    a.attributions.iter().zip(&a.speakers).filter_map(change).collect()
}

/// The words that matter inside quotations, apart from numbers, negations and modals, every third of them.
fn telling_words(a: &Analysis) -> Vec<Span> {
    const NOT: [Class; 5] = [Class::StopWords, Class::NumberWords, Class::Negations, Class::Modals, Class::Hedges];
    let inside = speeches(a).into_iter().flat_map(|span| a.segments.tokens_in(span));
    let matters = |&t: &usize| {
        let token = &a.segments.tokens[t];
        token.shape == Shape::Lower && token.span.len() >= 4 && !NOT.iter().any(|&class| token.is(class))
    };
    let last = |t: usize| a.segments.tokens.get(t + 1).is_none_or(|next| !next.is_word());
    inside.filter(matters).filter(|&t| !last(t)).step_by(3).map(|t| a.segments.tokens[t].span).collect()
}

fn quoted_words(a: &Analysis) -> Vec<Vec<Edit>> {
    const OTHERS: [&str; 4] = ["gardens", "silence", "harvest", "weather"];
    telling_words(a).into_iter().enumerate().map(|(i, span)| one(Edit::new(span, OTHERS[i % 4]))).collect()
}

fn quoted_dropped(a: &Analysis) -> Vec<Vec<Edit>> {
    telling_words(a).into_iter().map(|span| one(Edit::new(Span::new(span.start() - 1, span.end()), ""))).collect()
}

fn quoted_added(a: &Analysis) -> Vec<Vec<Edit>> {
    const OTHERS: [&str; 4] = ["local ", "ordinary ", "official ", "recent "];
    telling_words(a).into_iter().enumerate().map(|(i, span)| one(Edit::insert(span.start(), OTHERS[i % 4]))).collect()
}

/// Verbs that "not" follows.
const CARRIERS: [&str; 11] = ["was", "were", "had", "has", "have", "is", "are", "will", "would", "did", "does"];

/// The carriers of a stretch with what comes behind them.
fn carriers<'a>(a: &'a Analysis, tokens: std::ops::Range<usize>) -> impl Iterator<Item = (usize, &'a str)> + 'a {
    let last = a.segments.tokens.len().saturating_sub(1);
    let word = |t: usize| a.of(a.segments.tokens[t].span);
    tokens.filter(move |&t| t < last && CARRIERS.contains(&word(t))).map(move |t| (t, word(t + 1)))
}

/// An edit that denies a carrier, or takes its "not" away.
fn turned(a: &Analysis, (t, next): (usize, &str)) -> Vec<Edit> {
    let end = a.segments.tokens[t].span.end();
    if next == "not" { one(Edit::new(Span::new(end, a.segments.tokens[t + 1].span.end()), "")) } else { one(Edit::insert(end, " not")) }
}

fn quoted_negations(a: &Analysis) -> Vec<Vec<Edit>> {
    speeches(a).into_iter().flat_map(|span| carriers(a, a.segments.tokens_in(span)).map(|c| turned(a, c)).collect::<Vec<_>>()).collect()
}

fn quotation_marks(a: &Analysis) -> Vec<Vec<Edit>> {
    // A paragraph that opens with a mark takes up what the one before it has left open.
    let next = |q: &variorum::segment::Quotation| a.segments.blocks.iter().find(|b| b.span.start() >= q.outer.end()).map(|b| a.of(b.span));
    let is_last = |q: &variorum::segment::Quotation| !next(q).is_some_and(|text| text.trim_start().starts_with(['"', '“', '\'', '‘']));
    let single = |q: &variorum::segment::Quotation| q.continues.is_none() && !a.of(q.span).contains('\n') && is_last(q);
    let closed = a.segments.quotations.iter().filter(|q| q.kind == QuotationKind::Speech && q.closed && q.outer.end() > q.span.end());
    let closed = closed.filter(|q| single(q) && a.segments.unclosed.is_empty());
    let opening = |q: &variorum::segment::Quotation| Span::new(q.outer.start(), q.span.start());
    // The mark that is left over is the one that tells.
    closed.map(|q| vec![Edit::new(Span::new(q.span.end(), q.outer.end()), ""), Edit::new(opening(q), a.of(opening(q)))]).collect()
}

fn cues(a: &Analysis) -> Vec<Vec<Edit>> {
    const LOADED: [&str; 3] = ["claimed", "boasted", "admitted"];
    let neutral =
        a.attributions.iter().filter(|t| t.source.is_some()).filter_map(|t| t.cue).filter(|&cue| a.of(cue) == "said" && plain(a, cue));
    let cues: BTreeSet<Span> = neutral.collect();
    cues.into_iter().enumerate().map(|(i, cue)| one(Edit::new(cue, LOADED[i % 3]))).collect()
}

/// ", officials said." and ", Keller said." behind what is told without marks.
fn sources(a: &Analysis) -> Vec<Vec<Edit>> {
    let behind = |t: &variorum::extract::Attribution| {
        let whole = t.source?.cover(t.cue?);
        let text = a.document.text();
        let comma = text[..whole.start()].trim_end().ends_with(',') && text[whole.end()..].starts_with('.');
        let comma_at = text[..whole.start()].rfind(',')?;
        (t.quotation.is_none() && comma && plain(a, whole)).then(|| one(Edit::new(Span::new(comma_at, whole.end()), "")))
    };
    a.attributions.iter().filter_map(behind).collect()
}

/// Words of judgement before nouns in the report's own voice.
fn loaded(a: &Analysis) -> Vec<Vec<Edit>> {
    const LOADED: [&str; 4] = ["disgraceful ", "reckless ", "shameful ", "shocking "];
    let tokens = &a.segments.tokens;
    let noun = |&t: &usize| {
        let behind_article = a.of(tokens[t - 1].span) == "the";
        let bare = tokens[t].shape == Shape::Lower && !tokens[t].is(Class::StopWords) && tokens[t].word.value(Class::ClosedClass).is_none();
        let said = a.attributions.iter().any(|s| s.source.is_some() && s.content.contains(tokens[t].span));
        behind_article && !said && bare && plain(a, tokens[t].span) && !a.mentions.iter().any(|m| m.span.overlaps(tokens[t].span))
    };
    (1..tokens.len()).filter(noun).enumerate().map(|(i, t)| one(Edit::insert(tokens[t].span.start(), LOADED[i % 4]))).collect()
}

/// The carriers of the running text outside quotation marks, in sentences that are neither hedged nor denied.
fn plain_carriers(a: &Analysis) -> Vec<(usize, &str)> {
    let bound = |span: Span| {
        let sentence = a.segments.sentences[a.segments.sentence_at(span.start())].span;
        a.mentions.iter().any(|m| sentence.contains(m.span) && matches!(m.value, Value::Negation(_) | Value::Hedge(_)))
    };
    let free = |&(t, next): &(usize, &str)| plain(a, a.segments.tokens[t].span) && (next == "not" || !bound(a.segments.tokens[t].span));
    carriers(a, 0..a.segments.tokens.len()).filter(free).collect()
}

/// Whether a participle or a verb follows: "was killed", "will open".
fn before_verb(a: &Analysis, t: usize) -> bool {
    let next = &a.segments.tokens[t + 1];
    let known = [Class::Verbs, Class::PastVerbs].iter().any(|&class| next.is(class)) || a.of(next.span).ends_with("ed");
    next.shape == Shape::Lower && known && !next.is(Class::StopWords)
}

fn negations_inserted(a: &Analysis) -> Vec<Vec<Edit>> {
    plain_carriers(a).into_iter().filter(|&(t, next)| next != "not" && before_verb(a, t)).map(|c| turned(a, c)).collect()
}

fn negations_removed(a: &Analysis) -> Vec<Vec<Edit>> {
    plain_carriers(a).into_iter().filter(|&(_, next)| next == "not").map(|c| turned(a, c)).collect()
}

fn hedges_inserted(a: &Analysis) -> Vec<Vec<Edit>> {
    const HEDGES: [&str; 4] = [" reportedly", " probably", " allegedly", " apparently"];
    let bare = plain_carriers(a).into_iter().filter(|&(t, next)| next != "not" && before_verb(a, t));
    bare.enumerate().map(|(i, (t, _))| one(Edit::insert(a.segments.tokens[t].span.end(), HEDGES[i % 4]))).collect()
}

fn hedges_removed(a: &Analysis) -> Vec<Vec<Edit>> {
    let change = |m: &Mention| {
        let word = a.of(m.span);
        match word {
            "may" | "could" | "might" => Some(one(Edit::new(m.span, "will"))),
            _ if word.ends_with("ly") => Some(one(Edit::new(Span::new(m.span.start() - 1, m.span.end()), ""))),
            _ => None,
        }
    };
    // What another hedge binds too stays hedged: "investigators believe it was apparently caused by …".
    let twice = |m: &&Mention| mentions(a).any(|o| o.span != m.span && matches!(&o.value, Value::Hedge(h) if h.scope.overlaps(m.span)));
    let hedges = mentions(a).filter(|m| matches!(m.value, Value::Hedge(_)));
    hedges.filter(|m| !twice(m)).filter_map(change).collect()
}

fn opposites(a: &Analysis) -> Vec<Vec<Edit>> {
    let words = (0..a.segments.tokens.len()).filter(|&t| {
        let token = &a.segments.tokens[t];
        token.shape == Shape::Lower && plain(a, token.span) && !token.is(Class::StopWords) && once(a, token.span)
    });
    let change = |t: usize| {
        let token = &a.segments.tokens[t];
        let other = token.word.value(Class::Antonyms)?.split(' ').next().filter(|w| !w.is_empty())?;
        (!a.document.text().contains(other)).then(|| one(Edit::new(token.span, other)))
    };
    words.filter_map(change).collect()
}

fn steps(a: &Analysis) -> Vec<Vec<Edit>> {
    const OTHERS: [(&str, &str); 5] =
        [("killed", "injured"), ("injured", "killed"), ("arrested", "convicted"), ("convicted", "charged"), ("jailed", "acquitted")];
    let change = |m: &Mention| {
        let other = OTHERS.iter().find(|(word, _)| *word == a.of(m.span))?.1;
        (!a.document.text().contains(other)).then(|| one(Edit::new(m.span, other)))
    };
    mentions(a).filter(|m| matches!(m.value, Value::Event(_))).filter_map(change).collect()
}

fn sentences_deleted(a: &Analysis) -> Vec<Vec<Edit>> {
    let long = a.segments.sentences.iter().filter(|s| s.tokens.len() >= 10 && in_body(a, s.span));
    long.map(|s| one(Edit::new(s.span, ""))).collect()
}

fn sentences_inserted(a: &Analysis) -> Vec<Vec<Edit>> {
    const NEW: [&str; 4] = [
        " A bakery on the main square has meanwhile doubled its production of rye bread.",
        " Astronomers at the observatory photographed a comet that returns every 76 years.",
        " The village choir won a medal at a festival in Salzburg last autumn.",
        " Volunteers planted oak trees along the old railway line.",
    ];
    let ends = a.segments.blocks.iter().filter(|b| b.kind == BlockKind::Body && a.of(b.span).ends_with('.'));
    ends.enumerate().map(|(i, b)| one(Edit::insert(b.span.end(), NEW[i % 4]))).collect()
}

/// An acronym that is written out a second time where it stands alone.
fn acronyms(a: &Analysis) -> Vec<Vec<Edit>> {
    let text = a.document.text();
    let explained = text.match_indices(" (").filter_map(|(at, _)| {
        let inside = text[at + 2..].split(')').next()?;
        let is_acronym = (2..8).contains(&inside.len()) && inside.chars().all(|c| c.is_ascii_uppercase());
        let long = a.cast.iter().flat_map(|e| &e.places).find(|p| p.end() == at)?;
        let from = at + 3 + inside.len();
        let again = from + text[from..].find(inside)?;
        is_acronym.then(|| one(Edit::new(Span::new(again, again + inside.len()), format!("{} ({inside})", a.of(*long)))))
    });
    explained.collect()
}
