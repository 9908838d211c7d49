//! Totals and their parts within one report: "20 people: 12 men and nine women".
//!
//! Only a row that says it is complete is added up: parts set off by a colon, a dash or brackets, or kinds of people behind people.
//! "Including", "among them" and "of them" name some of the whole, and bounds leave the rest open.

use super::SUM;
use super::slots::{Slot, head_word};
use crate::analysis::Analysis;
use crate::detect::Within;
use crate::extract::Value;
use crate::lexicon::Class;
use crate::segment::Sentence;
use crate::text::Span;
use crate::text::WordKey;
use crate::value::{Bound, Figure, Measure};

/// Words that may stand between a total and its parts, or before the total behind them.
const JOINS: [WordKey; 11] = [
    WordKey::of_folded("namely"),
    WordKey::of_folded("comprising"),
    WordKey::of_folded("made"),
    WordKey::of_folded("up"),
    WordKey::of_folded("of"),
    WordKey::of_folded("consisting"),
    WordKey::of_folded("a"),
    WordKey::of_folded("total"),
    WordKey::of_folded("or"),
    WordKey::of_folded("the"),
    WordKey::of_folded("both"),
];

pub(super) fn within(within: &mut Within) {
    let a = within.analysis;
    for sentence in &a.segments.sentences {
        let row = figures(a, sentence);
        for at in 0..row.len() {
            if let Some(parts) = parts(a, &row, at) {
                judge(within, &row[at], &parts);
            }
        }
    }
}

/// The exact counts of a sentence outside quotation marks, in order.
fn figures<'a>(a: &'a Analysis, sentence: &Sentence) -> Vec<Slot<'a>> {
    let slot = |m: &'a crate::extract::Mention| match &m.value {
        Value::Figure(figure) if is_exact_count(figure) => Some(Slot { span: m.span, figure }),
        _ => None,
    };
    crate::detect::unquoted(a, sentence.span).filter_map(slot).collect()
}

fn is_exact_count(figure: &Figure) -> bool {
    figure.measure == Measure::Count && figure.high.is_none() && figure.bound == Bound::Exact && figure.step == 1.0
}

/// The parts of the total at `at`: the row of figures behind it, or the one before it.
fn parts<'a>(a: &Analysis, row: &[Slot<'a>], at: usize) -> Option<Vec<Slot<'a>>> {
    let behind = (at + 1..row.len()).find(|&i| i + 1 == row.len() || !is_listed(a, &row[i], &row[i + 1])).unwrap_or(at);
    let opens = row.get(at + 1).and_then(|first| joint(a, &row[at], first));
    if behind >= at + 2 && opens.is_some_and(|sure| sure || all_people(a, &row[at], &row[at + 1..=behind])) {
        return Some(row[at + 1..=behind].to_vec());
    }
    let first = (0..at).rev().find(|&i| i == 0 || !is_listed(a, &row[i - 1], &row[i])).filter(|&i| i + 2 <= at)?;
    let sums_up = joint(a, &row[at - 1], &row[at]) == Some(true) && all_people(a, &row[at], &row[first..at]);
    sums_up.then(|| row[first..at].to_vec())
}

/// What stands between two figures, their nouns left out.
fn between(a: &Analysis, left: &Slot, right: &Slot) -> std::ops::Range<usize> {
    let behind = left.phrase().map_or(left.span.end(), |phrase| phrase.end().max(left.span.end()));
    let from = a.segments.tokens.partition_point(|t| t.span.start() < behind);
    let to = a.segments.tokens.partition_point(|t| t.span.start() < right.span.start());
    from..to.max(from)
}

/// Whether two figures stand in a row: "12 men, five women and three children".
fn is_listed(a: &Analysis, left: &Slot, right: &Slot) -> bool {
    let between = between(a, left, right);
    let joins = |t: usize| matches!(a.of(a.segments.tokens[t].span), "," | "and" | "&");
    left.head().is_some() && right.head().is_some() && !between.is_empty() && between.len() <= 2 && between.into_iter().all(joins)
}

/// How a total is joined to its parts: `Some(true)` by a mark that makes the row its content, `Some(false)` by a comma.
fn joint(a: &Analysis, total: &Slot, part: &Slot) -> Option<bool> {
    let tokens = &a.segments.tokens[between(a, total, part)];
    let word = |t: &crate::segment::Token| t.is_word();
    let told = tokens.iter().filter(|t| word(t)).all(|t| JOINS.contains(&t.key));
    let mark = |marks: &[&str]| tokens.iter().any(|t| marks.contains(&a.of(t.span)));
    let few = total.head().is_some() && tokens.len() <= 4 && told;
    match () {
        () if !few => None,
        () if mark(&[":", "—", "–", "--", "("]) || tokens.iter().any(word) => Some(true),
        () if mark(&[","]) => Some(false),
        () => None,
    }
}

/// Whether the total counts people as such, and every part some sort of them.
fn all_people(a: &Analysis, total: &Slot, parts: &[Slot]) -> bool {
    let generic = |slot: &Slot| head_word(a, slot).is_some_and(|w| w.value(Class::CountedGroups) == Some("people"));
    let sort = |slot: &Slot| {
        head_word(a, slot).is_some_and(|w| {
            w.is(Class::Roles) || matches!(w.value(Class::CountedGroups), Some("men" | "women" | "children" | "soldiers" | "police"))
        })
    };
    generic(total) && parts.iter().all(sort)
}

fn judge(within: &mut Within, total: &Slot, parts: &[Slot]) {
    let sum: f64 = parts.iter().map(|part| part.figure.number).sum();
    if (sum - total.figure.number).abs() < 1.0 {
        return;
    }
    let a = within.analysis;
    let row = parts.iter().map(|part| part.shown(a)).reduce(Span::cover).unwrap_or(total.span);
    let total_words = total.shown(a);
    let message = format!("the parts make {sum}, not {}: {} / {}", total.figure.number, within.words(total_words), within.words(row));
    let reason = "The sentence tells the parts as all there are of the whole.".to_owned();
    within.tell(&SUM, 0.85, message, reason, vec![(total_words, Some(total.figure.number.to_string())), (row, Some(sum.to_string()))]);
}
