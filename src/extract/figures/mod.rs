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
mod fractions;
mod labels;
mod literal;
mod measures;
mod money;
mod numerals;
mod ranges;
mod rows;
mod silent;
mod sum;
mod words;

use super::{Extractor, Mention, Text, Value};
use crate::lexicon::{Class, Word};
use crate::segment::Shape;
use crate::text::Span;
use crate::value::{Bound, Figure, Measure};
use measures::{Measured, measured};
use numerals::{Form, numeral};
use rows::Row;
use silent::{is_bare_scale, silence};
use words::{Words, before, keys};

pub(super) const EXTRACTOR: Extractor = Extractor { name: "figures", extract };

fn extract(text: &Text, mentions: &mut Vec<Mention>) {
    for sentence in &text.segments.sentences {
        let words = Words { raw: text.raw, tokens: &text.tokens()[sentence.tokens.clone()] };
        read_sentence(&words, mentions);
    }
}

fn read_sentence(words: &Words, mentions: &mut Vec<Mention>) {
    let (mut i, mut from) = (0, 0);
    let mut row = Row::new(mentions.len());
    while i < words.tokens.len() {
        if !is_candidate(words, i) {
            i += 1;
            continue;
        }
        let end = match figure(words, from, i) {
            Read::Figure(mention, first, told, end) => {
                mentions.push(mention);
                row.join(words, mentions, first, told);
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
    /// A figure; the first token of its bound, the token behind its noun, the one behind its number.
    Figure(Mention, usize, usize, usize),
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
        _ => token.is(Class::NumberWords),
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
    if let Some((second, end)) = ranges::score(words, &read) {
        (figure.high, figure.measure) = (Some(second), Measure::Score);
        read.numeral.end = end;
    } else if let Some(high) = ranges::upper(words, &read) {
        figure.number = ranges::lower_value(&read, &high);
        (figure.high, figure.measure, figure.step) = (Some(high.numeral.value), high.measure, high.numeral.step);
        read = Measured { numeral: numerals::Numeral { start, ..high.numeral }, ..high };
    }
    figure.step =
        figure.step.max(literal::step_of_rounded(figure.number, low.form, words.says_any(before(start), keys!["exactly", "precisely"])));
    settle(words, from, figure, &read, &low, ahead)
}

/// Judges a number that has been read: an age, a time, a label, or a figure that counts something.
fn settle(
    words: &Words,
    from: usize,
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
    } else if let Some(behind) = bare.then(|| silence(words, &figure, read, low, ahead.is_some())).flatten() {
        return Read::Silent(behind);
    }
    let behind = bounds::behind(words, end);
    if let Some((bound, at)) = behind.as_ref().filter(|_| figure.bound == Bound::Exact) {
        (figure.bound, figure.bound_span) = (*bound, Some(words.span(at.start, at.end)));
    }
    let noun = behind.map_or(end, |(_, at)| at.end);
    let first = ahead.as_ref().map_or(start, |(_, at)| at.start);
    let mut told_end = noun;
    if matches!(
        figure.measure,
        Measure::Count | Measure::Percent | Measure::Money(_) | Measure::Quantity(_) | Measure::Points | Measure::Ordinal
    ) {
        let single = figure.number == 1.0 || figure.measure == Measure::Ordinal;
        let told = counted::counted(words, first, noun, single);
        let spread = ahead.as_ref().is_some_and(|(_, at)| bounds::is_spread(words, from, at, told.head()));
        if spread {
            (figure.bound, figure.bound_span) = (Bound::Exact, None);
        }
        figure.counted = told.counted(words);
        told_end = told.end;
    }
    Read::Figure(Mention { span: words.span(start, end), value: Value::Figure(Box::new(figure)) }, first, told_end, end)
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
            mentions.push(Mention { span: Span::new(start, start + part.len()), value: Value::Figure(Box::new(figure)) });
        }
        start += part.len() + 1;
    }
    i + 1
}

#[cfg(test)]
mod examples {
    use super::*;

    /// The figures of a text, each with its words.
    pub(super) fn figures(text: &str) -> Vec<(&str, Figure)> {
        let segments = crate::segment::segment(text);
        let mut mentions = Vec::new();
        extract(&Text { raw: text, segments: &segments, date: None }, &mut mentions);
        let figure = |m: Mention| if let Value::Figure(figure) = m.value { (m.span.of(text), *figure) } else { unreachable!() };
        mentions.into_iter().map(figure).collect()
    }

    /// The words of the figures of a text.
    pub(super) fn words(text: &str) -> Vec<&str> {
        figures(text).into_iter().map(|(words, _)| words).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::examples::{figures, words};

    #[test]
    fn mentions_cover_the_number_and_its_unit_alone() {
        for (text, expected) in [
            ("At least 26 people died and 1,200 homes burned.", &["26", "1,200"][..]),
            ("The fund paid $3.2 million, or 5 per cent of its cash.", &["$3.2 million", "5 per cent"]),
            ("A 26-year-old nurse walked 12 km.", &["26-year-old", "12 km"]),
            ("Pages 22,24,26 burned.", &["22", "24", "26"]),
            ("Nearly two-thirds of the seats", &["two-thirds"]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn one_counts_only_what_stands_behind_it() {
        for (text, expected) in [
            ("One soldier was killed.", &["One"][..]),
            ("The blast wounded ten, killing one.", &["ten", "one"]),
            ("At least one died.", &["one"]),
            ("No one was hurt.", &[]),
            ("One of the guards fled.", &[]),
            ("It was the one that sank.", &[]),
            ("They fought one another.", &[]),
            ("He said that one must wait.", &[]),
            ("At one point she wept.", &[]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn spans_of_time_are_left_to_the_dates() {
        for text in ["It lasted three days.", "within 48 hours", "a 10-day truce", "dozens of years", "10 to 12 weeks", "for 15-plus years"]
        {
            assert!(words(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn figures_in_a_row_share_a_verb() {
        for text in ["Six rifles, 12 magazines and 300 rounds were seized.", "Police seized six rifles, 12 magazines and 300 rounds."] {
            let verbs: Vec<_> = figures(text).iter().map(|(_, f)| f.counted.and_then(|c| c.verb).map(|v| v.of(text))).collect();
            assert_eq!(verbs, [Some("seized"); 3], "{text}");
        }
        let text = "Ten people died. Six boats, he said, sank.";
        assert_eq!(figures(text)[1].1.counted.and_then(|c| c.verb), None);
    }

    #[test]
    fn no_text_is_too_odd() {
        let odd = [
            "",
            "\u{202F}",
            "-",
            "$",
            "$$$ 5 %%",
            "5°",
            "½½½",
            "1/",
            "٣ قتلى",
            "२६ लोग",
            "１２３人",
            "and a half of of of",
            "-5-5-5-",
            "£",
            "\"26",
            "a a a hundred",
            "Rs.",
            "5‑year",
            "🎉26🎉",
        ];
        for text in odd {
            for (words, _) in figures(text) {
                assert!(text.contains(words));
            }
        }
        figures(&"1 ".repeat(50_000));
        figures(&"one million and ".repeat(20_000));
        figures(&"dozens of ".repeat(20_000));
        figures(&"5,".repeat(50_000));
    }
}
