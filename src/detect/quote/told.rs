//! One statement in other words: quoted in both reports, or quoted in one and told without marks in the other.

use super::kinds::{ADDED, DROPPED, PARAPHRASE, POLARITY, WORD};
use super::{change, speakers};
use crate::align::ClaimLink;
use crate::align::likeness::Likened;
use crate::align::quotations::{self, Retelling};
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::config::Level;
use crate::detect::{Context, Kind};
use crate::lexicon::Class;
use crate::model::{Vector, encode};
use crate::pair::{Pair, Side};
use crate::segment::Quotation;
use crate::segment::quotations::QuotationKind;
use crate::text::{Span, fold};
use std::collections::BTreeSet;

pub(super) fn find(context: &mut Context) {
    let alignment = context.alignment;
    for retelling in quotations::retellings(context.both, &alignment.quotations) {
        unmarked(context, &retelling);
    }
    let whose = context.both.map(quotations::speakers);
    for link in &alignment.claims {
        quoted_twice(context, link, &whose);
    }
    restated(context, &whose);
}

/// How alike two quotations of one speaker must be to be one statement; the cosine of their vectors.
const ALIKE: f32 = 0.7;
/// The fewest words that matter of a statement that can be found again in other words.
const STATEMENT: usize = 4;

/// Quotations of one speaker that say the same in other words, and that nothing links: one of the reports does not have the words.
fn restated(context: &mut Context, whose: &Pair<Vec<Option<usize>>>) {
    let alignment = context.alignment;
    let linked = |side: Side| alignment.quotations.iter().map(|l| *l.quotations.side(side)).collect::<BTreeSet<usize>>();
    let linked = Pair::new(linked(Side::Left), linked(Side::Right));
    for link in &alignment.cast {
        let of = |side: Side| -> Vec<(usize, Vector)> {
            let a = context.of(side);
            let who = Some(*link.entities.side(side));
            let said = (0..whose.side(side).len()).filter(|&q| whose.side(side)[q] == who && !linked.side(side).contains(&q));
            said.filter_map(|q| Some((q, meaning(a, a.segments.quotations[q].span)?))).take(MANY).collect()
        };
        let said = Pair::new(of(Side::Left), of(Side::Right));
        for (left, l) in &said.left {
            let best = said.right.iter().map(|(right, r)| (l.similarity(r), *right)).max_by(|a, b| a.0.total_cmp(&b.0));
            if let Some((_, right)) = best.filter(|(alike, _)| *alike >= ALIKE) {
                let span = |side: Side, quotation: usize| context.of(side).segments.quotations[quotation].span;
                tell_restated(context, Pair::new(span(Side::Left, *left), span(Side::Right, right)));
            }
        }
    }
}

/// Of a speaker quoted oftener than this, only the first quotations are compared by their meaning.
const MANY: usize = 32;

/// What a quotation means, if it says enough.
fn meaning(a: &Analysis, span: Span) -> Option<Vector> {
    let tokens = a.segments.tokens_in(span);
    let content = || tokens.clone().filter(|&t| is_content(a, t));
    let words: Vec<String> = content().map(|t| fold::fold(a.of(a.segments.tokens[t].span), &mut String::new()).to_owned()).collect();
    (words.len() >= STATEMENT).then(|| encode(content().zip(&words).map(|(t, word)| (a.segments.tokens[t].key, word.as_str(), 1.0))))
}

fn tell_restated(context: &mut Context, at: Pair<Span>) {
    if context.is_told_by("quote", at) {
        return;
    }
    let level =
        if Side::BOTH.into_iter().any(|side| is_translated(context.of(side), *at.side(side))) { Level::Note } else { Level::Warning };
    let message = format!(
        "one speaker, one statement, other words inside the marks: “{}” / “{}”",
        context.words(Side::Left, at.left),
        context.words(Side::Right, at.right)
    );
    let places = vec![context.place(Side::Left, at.left, None), context.place(Side::Right, at.right, None)];
    context.tell_as(&WORD, level, 0.6, message, "Both are given to one speaker, and mean nearly the same.".into(), places);
}

/// Whether the sentence of a quotation, or one beside it, tells of a translation or a foreign language.
fn is_translated(a: &Analysis, span: Span) -> bool {
    let at = a.segments.sentence_at(span.start());
    let last = (at + 1).min(a.segments.sentences.len() - 1);
    let tokens = a.segments.sentences[at.saturating_sub(1)].tokens.start..a.segments.sentences[last].tokens.end;
    let starts =
        |t: usize, with: &str| a.of(a.segments.tokens[t].span).get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    tokens.into_iter().any(|t| starts(t, "translat") || starts(t, "interpret"))
}

/// What one report quotes and the other tells nearly word for word: an altered number, denial or opposite is told.
fn unmarked(context: &mut Context, retelling: &Retelling) {
    speakers::compare_told(context, retelling);
    let polar = |change: &&quotations::Change| {
        change::judge(context.both, change).is_some_and(|kind| kind.id == POLARITY.id)
            && !is_shifted(context, change)
            && !lacks_number(context, change)
    };
    let Some(change) = retelling.changes.iter().find(polar) else { return };
    let within = |side: Side| match side == retelling.side {
        true => context.of(side).segments.quotations[retelling.quotation].span,
        false => context.of(side).text().span(retelling.told.clone()),
    };
    let shown = |side: Side| super::shown(context.of(side), change.tokens.side(side), within(side));
    tell(context, &PARAPHRASE, Pair::new(shown(Side::Left), shown(Side::Right)), 0.8, "Most other words are the same, in the same order.");
}

/// Whether one side has a number and the other none: it may be told elsewhere.
fn lacks_number(context: &Context, change: &quotations::Change) -> bool {
    let has = |side: Side| {
        let tokens = &context.of(side).segments.tokens[change.tokens.side(side).clone()];
        tokens.iter().any(|t| t.shape == crate::segment::Shape::Number || t.is(Class::NumberWords))
    };
    has(Side::Left) != has(Side::Right)
}

/// Whether a modal only follows the tense of the verb that reports it: "will" / said it "would".
fn is_shifted(context: &Context, change: &quotations::Change) -> bool {
    let modals = |side: Side| -> Vec<&str> {
        let (a, tokens) = (context.of(side), change.tokens.side(side).clone());
        let polar = |t: &usize| {
            let token = &a.segments.tokens[*t];
            token.is(Class::Modals)
                || token.is(Class::Negations)
                || token.is(Class::NumberWords)
                || token.shape == crate::segment::Shape::Number
        };
        tokens.filter(polar).map(|t| a.of(a.segments.tokens[t].span)).collect()
    };
    const SHIFTS: [[&str; 2]; 6] =
        [["will", "would"], ["can", "could"], ["may", "might"], ["shall", "should"], ["shall", "would"], ["won't", "wouldn't"]];
    let (left, right) = (modals(Side::Left), modals(Side::Right));
    match (&left[..], &right[..]) {
        ([l], [r]) => SHIFTS.iter().any(|s| s.contains(l) && s.contains(r)),
        ([], [only]) | ([only], []) => SHIFTS.iter().any(|s| s.contains(only)),
        _ => false,
    }
}

/// Two quotations in claims about one thing that are told in other words: where the words around agree, an insertion between them is told;
/// where one speaker says both, that the words are others.
fn quoted_twice(context: &mut Context, link: &ClaimLink, whose: &Pair<Vec<Option<usize>>>) {
    let quoted = Pair::new(quotation_of(context.both.left, link.claims.left), quotation_of(context.both.right, link.claims.right));
    let (Some(left), Some(right)) = (quoted.left, quoted.right) else { return };
    let quotations = Pair { left, right };
    let linked = |side: Side| context.alignment.quotations.iter().any(|q| q.quotations.side(side) == quotations.side(side));
    let linked = Pair::new(linked(Side::Left), linked(Side::Right));
    let of_one = is_of_one(context, whose, quotations);
    if linked.left && linked.right || !of_one && (linked.left || linked.right) {
        return;
    }
    let words: Vec<Pair<usize>> = link.words.iter().copied().filter(|p| is_content(context.both.left, p.left)).collect();
    let mut insertions = words.windows(2).flat_map(|pair| Side::BOTH.map(|side| (side, pair[0], pair[1])));
    // The first tells that the two quotations differ; another would have the same cause.
    let inserted = !linked.left && !linked.right && insertions.any(|(side, from, to)| insertion(context, quotations, side, from, to));
    if !inserted && of_one && are_one_remark(context, quotations, &words) {
        remark(context, link, quotations);
    }
}

/// Whether two quotations share words or near ones, among those that stand opposite each other.
fn are_one_remark(context: &Context, quotations: Pair<usize>, words: &[Pair<usize>]) -> bool {
    let inside = |p: &Pair<usize>, side: Side| {
        let segments = &context.of(side).segments;
        segments.quotations[*quotations.side(side)].span.contains(segments.tokens[*p.side(side)].span)
    };
    let alike = |p: &&Pair<usize>| Likened::new(context.both.left, p.left).to(Likened::new(context.both.right, p.right)) > 0.0;
    words.iter().filter(|p| Side::BOTH.into_iter().all(|side| inside(p, side))).filter(alike).count() >= REMARK
}

/// Tells one remark in other words, by the parts of the quotations that lie in the linked claims.
fn remark(context: &mut Context, link: &ClaimLink, quotations: Pair<usize>) {
    let part = |side: Side| {
        let a = context.of(side);
        a.segments.quotations[*quotations.side(side)].span.intersection(a.claims[*link.claims.side(side)].span)
    };
    if let (Some(left), Some(right)) = (part(Side::Left), part(Side::Right)) {
        tell_restated(context, Pair { left, right });
    }
}

/// How many words of two quotations must be one or nearly so, for them to be one remark.
const REMARK: usize = 2;

/// Whether one person or body says both.
fn is_of_one(context: &Context, whose: &Pair<Vec<Option<usize>>>, quotations: Pair<usize>) -> bool {
    let (Some(left), Some(right)) = (whose.left[quotations.left], whose.right[quotations.right]) else { return false };
    context.alignment.cast.iter().any(|link| link.entities == Pair { left, right })
}

/// The quotation that holds most of a claim.
fn quotation_of(a: &Analysis, claim: usize) -> Option<usize> {
    let span = a.claims[claim].span;
    let upto = a.segments.quotations.partition_point(|q| q.span.start() < span.end());
    let held = |q: &Quotation| q.span.intersection(span).map_or(0, Span::len);
    let near = a.segments.quotations[..upto].iter().enumerate().rev().take(8);
    let (i, q) = near.max_by_key(|(i, q)| (held(q), usize::MAX - i))?;
    (held(q) * 2 > span.len() && q.kind != QuotationKind::Scare).then_some(i)
}

/// Tells words that matter on `side` between two words that stand side by side in the other report, if there are any.
fn insertion(context: &mut Context, quotations: Pair<usize>, side: Side, first: Pair<usize>, second: Pair<usize>) -> bool {
    let (near, far) = (context.of(side.other()), context.of(side));
    let (from, to) = (*first.side(side), *second.side(side));
    let adjacent = *second.side(side.other()) == *first.side(side.other()) + 1;
    if !adjacent || from + 1 >= to || to - from > 4 || !(from + 1..to).any(|t| is_content(far, t)) {
        return false;
    }
    let spans_of = |a: &Analysis, l: usize, r: usize| a.text().span(l..r + 1);
    let near_span = spans_of(near, *first.side(side.other()), *second.side(side.other()));
    let far_span = spans_of(far, from, to);
    let inside = |a: &Analysis, q: usize, span: Span| a.segments.quotations[q].span.contains(span);
    if !inside(near, *quotations.side(side.other()), near_span) || !inside(far, *quotations.side(side), far_span) {
        return false;
    }
    let (kind, spans) = match side {
        Side::Right => (&ADDED, Pair::new(near_span, far_span)),
        Side::Left => (&DROPPED, Pair::new(far_span, near_span)),
    };
    tell(context, kind, spans, 0.7, "Both quotations tell the same thing, and the words around the difference are the same.");
    true
}

fn tell(context: &mut Context, kind: &'static Kind, spans: Pair<Span>, confidence: f64, reason: &str) {
    if context.is_told(&[kind], spans) {
        return;
    }
    let message = super::message(context, kind, spans, 0);
    let places = vec![context.place(Side::Left, spans.left, None), context.place(Side::Right, spans.right, None)];
    context.tell(kind, confidence, message, reason.into(), places);
}
