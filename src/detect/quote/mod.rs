//! Quotations of one utterance whose words differ.
//!
//! Quotations are compared as folded words. What differs at the ends is a cut, the normal case; what differs inside is judged by what
//! changed: numbers, negations and modals are the gravest, then words that matter, then grammar, then marks.

mod change;
mod cuts;
mod edited;
mod kinds;
mod speakers;
mod told;
mod twins;
mod unclosed;

use super::{Context, Family, Kind, Sort, Within};
use crate::align::QuotationLink;
use crate::align::quotations::{self, Relation};
use crate::analysis::Analysis;
use crate::config::Level;
use crate::pair::{Pair, Side};
use crate::segment::Shape;
use crate::segment::quotations::QuotationKind;
use crate::text::Span;
use kinds::*;
use std::ops::Range;

pub(super) const FAMILY: Family = Family {
    name: "quote",
    kinds: &[
        &WORD,
        &POLARITY,
        &DROPPED,
        &ADDED,
        &EXPANDED,
        &STITCHED,
        &TRUNCATED,
        &FUNCTION_WORD,
        &PUNCTUATION,
        &SPEAKER,
        &PARAPHRASE,
        &TWIN,
        &UNCLOSED,
    ],
    find,
};

/// Finds what contradicts itself within one report.
pub(super) fn within(within: &mut Within) {
    twins::within(within);
    unclosed::within(within);
}

fn find(context: &mut Context) {
    let alignment = context.alignment;
    let stitched = cuts::stitched(context);
    for (link, seam) in alignment.quotations.iter().zip(stitched) {
        speakers::compare(context, link);
        match link.relation {
            _ if seam => {}
            Relation::Same => same(context, link),
            Relation::Contained => cuts::contained(context, link),
            Relation::Altered => {}
        }
        if !seam {
            altered(context, link);
        }
    }
    edited::find(context);
    told::find(context);
}

fn spans(context: &Context, link: &QuotationLink) -> Pair<Span> {
    Pair::new(
        context.both.left.segments.quotations[link.quotations.left].span,
        context.both.right.segments.quotations[link.quotations.right].span,
    )
}

fn same(context: &mut Context, link: &QuotationLink) {
    let spans = spans(context, link);
    let posts = [
        context.both.left.segments.quotations[link.quotations.left].kind,
        context.both.right.segments.quotations[link.quotations.right].kind,
    ];
    let places = match link.changes.is_empty() && !posts.contains(&QuotationKind::Post) {
        true => other_marks(context.both, spans),
        false => Vec::new(),
    };
    let Some(&at) = places.first() else { return context.agree(Sort::Quotation, spans) };
    let message = message(context, &PUNCTUATION, at, places.len() - 1);
    let places = Side::BOTH.into_iter().flat_map(|side| places.iter().map(move |at| (side, *at.side(side))));
    let places = places.map(|(side, span)| context.place(side, span, None)).collect();
    context.tell(&PUNCTUATION, 0.9, message, "The words are the same.".into(), places);
}

/// What stands between two words of a quotation, or before the first.
struct Gap {
    tokens: Range<usize>,
    marks: Vec<char>,
}

/// Where two quotations of the same words have other marks between them, with the words around; the whole quotations where their words are
/// cut otherwise, so that what stands between which is not known.
fn other_marks(both: Pair<&Analysis>, spans: Pair<Span>) -> Vec<Pair<Span>> {
    let gaps = Pair::new(gaps(both.left, spans.left), gaps(both.right, spans.right));
    let marks = |gaps: &[Gap]| gaps.iter().enumerate().flat_map(|(n, gap)| gap.marks.iter().map(move |&m| (n, m))).collect::<Vec<_>>();
    if gaps.left.len() != gaps.right.len() {
        return if marks(&gaps.left) == marks(&gaps.right) { Vec::new() } else { vec![spans] };
    }
    let differ = gaps.left.iter().zip(&gaps.right).filter(|(left, right)| left.marks != right.marks);
    let shown = |(left, right): (&Gap, &Gap)| {
        Pair::new(around(both.left, &left.tokens, spans.left), around(both.right, &right.tokens, spans.right))
    };
    differ.map(shown).collect()
}

/// The gaps of a quotation. Dashes and quotation marks of every shape count as one, and what stands behind the last word belongs to the
/// sentence around the quotation.
fn gaps(a: &Analysis, span: Span) -> Vec<Gap> {
    let range = a.segments.tokens_in(span);
    let (mut from, mut gaps) = (range.start, Vec::new());
    for t in range.filter(|&t| a.segments.tokens[t].shape != Shape::Mark) {
        let marks = (from..t).map(|mark| plain_mark(a.of(a.segments.tokens[mark].span))).filter(|&mark| mark != ' ').collect();
        gaps.push(Gap { tokens: from..t, marks });
        from = t + 1;
    }
    gaps
}

/// How many words behind a mark tell where it stands.
const BEHIND: usize = 3;

/// Some marks with the word before them and some words behind, inside the quotation.
fn around(a: &Analysis, tokens: &Range<usize>, within: Span) -> Span {
    let inside = a.segments.tokens_in(within);
    let words = (tokens.end..inside.end).filter(|&t| a.segments.tokens[t].is_word());
    let end = words.take(BEHIND).last().unwrap_or(tokens.end);
    shown(a, tokens, within).cover(a.segments.tokens[end].span)
}

fn plain_mark(mark: &str) -> char {
    match mark.chars().next().unwrap_or(' ') {
        '–' | '—' | '-' | '−' => '-',
        '"' | '“' | '”' | '\'' | '‘' | '’' | '«' | '»' => ' ',
        other => other,
    }
}

/// Tells the gravest change of an utterance; its other changes share its cause, and are further places of it.
fn altered(context: &mut Context, link: &QuotationLink) {
    let spans = spans(context, link);
    let mut judged: Vec<(&'static Kind, Pair<Span>)> = Vec::new();
    for change in &link.changes {
        let Some(kind) = change::judge(context.both, change) else { continue };
        let at = places(context.both, kind, &change.tokens, spans);
        if !context.is_told_by("name", at) && !is_name(context, &change.tokens, at) {
            judged.push((kind, at));
        }
    }
    judged.sort_by_key(|(kind, _)| GRAVITY.iter().position(|k| k.id == kind.id));
    let Some(&(kind, at)) = judged.first() else { return context.agree(Sort::Quotation, spans) };
    if context.is_told(&[kind], at) {
        return;
    }
    let (level, confidence) = sureness(kind, link);
    let message = message(context, kind, at, judged.len() - 1);
    let places = Side::BOTH.into_iter().flat_map(|side| judged.iter().map(move |(_, at)| (side, *at.side(side))));
    let places = places.map(|(side, span)| context.place(side, span, None)).collect();
    context.tell_as(kind, level, confidence, message, reason(link), places);
}

/// The kinds of changes, the gravest first.
const GRAVITY: [&Kind; 6] = [&POLARITY, &WORD, &DROPPED, &ADDED, &EXPANDED, &FUNCTION_WORD];

/// How grave a change is, and how sure: an error needs quotations that share nearly everything else, or a speaker.
fn sureness(kind: &Kind, link: &QuotationLink) -> (Level, f64) {
    let sure = link.share >= 0.75 || link.words >= 8 || link.speakers == quotations::Speakers::Same;
    let confidence = if sure { 0.95 } else { 0.75 };
    (if sure { kind.level } else { kind.level.max(Level::Warning) }, confidence)
}

fn reason(link: &QuotationLink) -> String {
    let speaker = if link.speakers == quotations::Speakers::Same { " and one speaker" } else { "" };
    format!("The two quotations share {} words in the same order{speaker}.", link.words)
}

fn message(context: &Context, kind: &Kind, at: Pair<Span>, more: usize) -> String {
    let more = match more {
        0 => String::new(),
        1 => ", and one more place".into(),
        more => format!(", and {more} more places"),
    };
    format!("{}: “{}” / “{}”{more}", kind.summary, context.words(Side::Left, at.left), context.words(Side::Right, at.right))
}

/// Whether a name stands for one that was told as another form of it, or as another's: then it is one place more of that.
fn is_name(context: &mut Context, tokens: &Pair<Range<usize>>, at: Pair<Span>) -> bool {
    let last = |side: Side| {
        let (a, tokens) = (context.of(side), tokens.side(side));
        let all = tokens.len() <= LONGEST_NAME && tokens.clone().all(|t| a.segments.tokens[t].is_capital());
        let word = a.segments.tokens.get(tokens.end.checked_sub(1)?).filter(|_| all && !tokens.is_empty())?;
        Some(a.of(word.span).trim_end_matches("'s").trim_end_matches("’s"))
    };
    let (Some(left), Some(right)) = (last(Side::Left), last(Side::Right)) else { return false };
    ["name", "place"].into_iter().any(|family| context.add_to_told(family, Pair { left, right }, at))
}

/// How many words a name has, at most.
const LONGEST_NAME: usize = 4;

/// The places of a change as they are shown: a name that is written out ends with itself, as does what it stands for; all else has a word
/// to each side.
fn places(both: Pair<&Analysis>, kind: &Kind, tokens: &Pair<Range<usize>>, within: Pair<Span>) -> Pair<Span> {
    let whole = kind.id == EXPANDED.id && !tokens.left.is_empty() && !tokens.right.is_empty();
    let of = |side: Side| {
        let (a, tokens) = (*both.side(side), tokens.side(side));
        let shown = shown(a, tokens, *within.side(side));
        if whole { Span::new(shown.start(), a.segments.tokens[tokens.end - 1].span.end()) } else { shown }
    };
    Pair::new(of(Side::Left), of(Side::Right))
}

/// The changed words with one word to each side, inside the quotation, so that an insertion shows where it was put.
fn shown(a: &Analysis, tokens: &Range<usize>, within: Span) -> Span {
    let inside = a.segments.tokens_in(within);
    let is_word = |t: &usize| a.segments.tokens[*t].is_word();
    let start = (inside.start..tokens.start).rev().find(is_word).unwrap_or(tokens.start);
    let end = (tokens.end..inside.end).find(is_word).map_or(tokens.end, |t| t + 1);
    let text = a.text();
    if start < end { text.span(start..end) } else { within }
}
