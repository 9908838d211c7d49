//! Figures: what number, of what, how exact.
//!
//! A sentence is walked once. Where a token may open a number, [`numerals`] reads the number, [`measures`] what it measures,
//! [`ranges`] and [`bounds`] how exact it is, [`counted`] what it counts; [`labels`] keeps out numbers that only name something or
//! tell when. A mention covers the number with its unit, currency or sign of percent, and neither its bound nor its noun.
//!
//! "Dozens", "hundreds", "several million" are told by their lower end: at least twice the scale they name.

mod ages;
mod bounds;
mod counted;
mod labels;
mod literal;
mod measures;
mod numerals;
mod ranges;
mod words;

use super::{Extractor, Mention, Text, Value};
use crate::lexicon::{Class, Word};
use crate::segment::Shape;
use crate::value::{Bound, Figure, Measure};
use measures::{Measured, measured};
use numerals::{Form, numeral};
use words::{Words, before, key};

pub(super) const EXTRACTOR: Extractor = Extractor { name: "figures", extract };

fn extract(text: &Text, mentions: &mut Vec<Mention>) {
    for sentence in &text.segments.sentences {
        let words = Words { raw: text.raw, tokens: &text.tokens()[sentence.tokens.clone()] };
        read_sentence(&words, mentions);
    }
}

fn read_sentence(words: &Words, mentions: &mut Vec<Mention>) {
    let (mut i, mut from) = (0, 0);
    while i < words.tokens.len() {
        if !is_candidate(words, i) {
            i += 1;
            continue;
        }
        let end = match figure(words, from, i) {
            Read::Figure(mention, end) => {
                mentions.push(mention);
                end
            }
            Read::Silent(end) => end,
            Read::Nothing => list(words, i, mentions),
        };
        i = end.max(i + 1);
        from = i;
    }
}

/// What was read at a token.
enum Read {
    /// A figure, and the token behind it.
    Figure(Mention, usize),
    /// A number that is none of ours, and the token behind it.
    Silent(usize),
    /// No number.
    Nothing,
}

/// Whether a number may begin at a token.
fn is_candidate(words: &Words, i: usize) -> bool {
    let token = &words.tokens[i];
    match token.shape {
        Shape::Number | Shape::Alphanumeric => true,
        _ if token.word == Word::UNKNOWN => token.shape == Shape::Mark && literal::fraction_sign(words.text(i)).is_some(),
        Shape::Mark | Shape::Possessive => false,
        _ => {
            [Class::Cardinals, Class::Scales, Class::Ordinals, Class::VagueCounts, Class::Denominators].iter().any(|&class| token.is(class))
        }
    }
}

fn figure(words: &Words, from: usize, i: usize) -> Read {
    let Some(number) = numeral(words, from, i) else { return Read::Nothing };
    let number_end = number.end;
    let Some(mut read) = measured(words, from, number) else { return Read::Silent(number_end) };
    if is_bare_scale(words, i, &read) {
        return Read::Silent(i + 1);
    }
    let ahead = bounds::ahead(words, from, read.numeral.start);
    let mut figure = Figure {
        number: read.numeral.value,
        high: None,
        measure: read.measure,
        bound: ahead.as_ref().map_or(Bound::Exact, |(bound, _)| *bound),
        bound_span: ahead.as_ref().map(|(_, at)| words.span(at.start, at.end)),
        step: read.numeral.step,
        counted: None,
    };
    if let Form::Vague(bound) = read.numeral.form {
        figure.bound = if figure.bound == Bound::Exact { bound } else { figure.bound };
    }
    let (start, low) = (read.numeral.start, read.numeral);
    if let Some(high) = ranges::upper(words, &read) {
        figure.number = ranges::lower_value(&read, &high);
        (figure.high, figure.measure, figure.step) = (Some(high.numeral.value), high.measure, high.numeral.step);
        read = Measured { numeral: numerals::Numeral { start, ..high.numeral }, ..high };
    } else if let Some((second, end)) = ranges::score(words, &read) {
        (figure.high, figure.measure) = (Some(second), Measure::Score);
        read.numeral.end = end;
    }
    settle(words, figure, &read, &low, ahead)
}

/// Judges a number that has been read: an age, a time, a label, or a figure that counts something.
fn settle(
    words: &Words,
    mut figure: Figure,
    read: &Measured,
    low: &numerals::Numeral,
    ahead: Option<(Bound, std::ops::Range<usize>)>,
) -> Read {
    let start = read.numeral.start;
    let mut end = read.numeral.end;
    let bare = matches!(figure.measure, Measure::Count | Measure::Ordinal);
    if let Some((age, behind)) = bare.then(|| ages::age(words, &read.numeral)).flatten() {
        (figure.measure, end) = (age, behind);
    } else if bare {
        let unit = if words.says(end, key("of")) && matches!(read.numeral.form, Form::Vague(_)) { end + 1 } else { words.past_joint(end) };
        let unit = if words.says_any(unit, &[key("more"), key("full"), key("consecutive"), key("straight"), key("successive")]) {
            unit + 1
        } else {
            unit
        };
        let is_time = words.is(unit, Class::TimeUnits)
            && !(figure.measure == Measure::Ordinal && words.says(unit, key("quarter")) && words.is_joint(unit + 1));
        if is_time && figure.measure == Measure::Count {
            return Read::Silent(unit + 1);
        }
        let whole = numerals::Numeral { end, ..*low };
        let checked = if figure.high.is_some() { &read.numeral } else { &whole };
        if labels::is_label(words, checked, ahead.is_some()) && figure.measure != Measure::Score {
            return Read::Silent(end);
        }
        if is_pronoun(words, low, end, ahead.is_some()) {
            return Read::Silent(end);
        }
    }
    let behind = bounds::behind(words, end);
    if let Some((bound, at)) = behind.as_ref().filter(|_| figure.bound == Bound::Exact) {
        (figure.bound, figure.bound_span) = (*bound, Some(words.span(at.start, at.end)));
    }
    let noun = behind.map_or(end, |(_, at)| at.end);
    let first = ahead.map_or(start, |(_, at)| at.start);
    if matches!(
        figure.measure,
        Measure::Count | Measure::Percent | Measure::Money(_) | Measure::Quantity(_) | Measure::Points | Measure::Ordinal
    ) {
        let single = figure.number == 1.0 || figure.measure == Measure::Ordinal;
        figure.counted = counted::counted(words, first, noun, single);
    }
    Read::Figure(Mention { span: words.span(start, end), value: Value::Figure(figure) }, end)
}

/// Whether "one" stands for somebody or something instead of counting: "no one", "the one who", "one another".
fn is_pronoun(words: &Words, read: &numerals::Numeral, end: usize, bounded: bool) -> bool {
    if read.value != 1.0 || read.form != Form::Words || !words.says(end - 1, key("one")) || bounded {
        return false;
    }
    let i = before(read.start);
    let determined = words.says_any(
        i,
        &[
            key("no"),
            key("the"),
            key("that"),
            key("this"),
            key("any"),
            key("every"),
            key("each"),
            key("some"),
            key("another"),
            key("which"),
            key("a"),
            key("day"),
            key("loved"),
            key("other"),
        ],
    ) || words.is(i, Class::Ordinals);
    let fixed = words.says_any(
        end,
        &[
            key("another"),
            key("'s"),
            key("thing"),
            key("day"),
            key("can"),
            key("should"),
            key("must"),
            key("may"),
            key("might"),
            key("would"),
            key("could"),
        ],
    ) || words.shape(end) == Some(Shape::Possessive)
        || words.is_joint(end);
    let acts = words.is(i, Class::CountedVerbs) || words.text(i).ends_with("ing") && words.is_word(i);
    let counts =
        words.says_any(end, &[key("in"), key("out"), key("and"), key("or"), key("over"), key("to")]) && words.is(i, Class::NounPhraseEnds);
    let alone = (words.is_edge(end) || words.is(end, Class::NounPhraseEnds)) && !words.is(end, Class::CountedVerbs);
    determined || fixed && !words.is(end + 1, Class::Currencies) || alone && !acts && !counts && i < words.tokens.len()
}

/// "thousand" or "k" with no number before it counts nothing; "hundred thousand" does.
fn is_bare_scale(words: &Words, i: usize, read: &Measured) -> bool {
    let n = &read.numeral;
    n.start == i
        && n.end == i + 1
        && (words.is(i, Class::Scales) || words.is(i, Class::Denominators))
        && read.measure == Measure::Count
        && !(words.is(i, Class::Denominators) && n.form == Form::Fraction)
}

/// A token of numbers with commas between them, "22,24,26": each is a figure; returns the token behind.
fn list(words: &Words, i: usize, mentions: &mut Vec<Mention>) -> usize {
    let text = words.text(i);
    let listed = words.shape(i) == Some(Shape::Number) && text.contains(',') && text.bytes().all(|b| b.is_ascii_digit() || b == b',');
    let mut start = words.tokens[i].span.start();
    for part in text.split(',').filter(|_| listed) {
        if let Ok(number) = part.parse() {
            let figure =
                Figure { number, high: None, measure: Measure::Count, bound: Bound::Exact, bound_span: None, step: 1.0, counted: None };
            mentions.push(Mention { span: crate::text::Span::new(start, start + part.len()), value: Value::Figure(figure) });
        }
        start += part.len() + 1;
    }
    i + 1
}
