//! Where a quotation was cut: before its condition, or to be joined with another one.

use super::kinds::{STITCHED, TRUNCATED};
use super::spans;
use crate::align::QuotationLink;
use crate::align::quotations::Relation;
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::config::Level;
use crate::detect::{Context, Sort};
use crate::lexicon::Class;
use crate::pair::{Pair, Side};
use crate::segment::longest;
use crate::text::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// The fewest shared words of a part that was joined with another.
const PART: usize = 4;
/// How many words may stand between two joined parts: an "and".
const SEAM: usize = 3;

/// For each link of quotations whether one of its quotations was told as stitched.
pub(super) fn stitched(context: &mut Context) -> Vec<bool> {
    let links = &context.alignment.quotations;
    let mut seams = vec![false; links.len()];
    for side in Side::BOTH {
        let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (i, link) in links.iter().enumerate().filter(|(_, link)| link.relation != Relation::Same && link.words >= PART) {
            parts.entry(*link.quotations.side(side)).or_default().push(i);
        }
        for (quotation, mut parts) in parts {
            parts.sort_by_key(|&i| links[i].shared.side(side).start);
            for pair in parts.windows(2) {
                let both = [&links[pair[0]], &links[pair[1]]];
                if are_joined(context, side, quotation, both) {
                    tell_stitched(context, side, both);
                    pair.iter().for_each(|&i| seams[i] = true);
                }
            }
        }
    }
    seams
}

/// Whether two utterances of the other report follow each other in one sentence of a quotation.
fn are_joined(context: &Context, side: Side, quotation: usize, parts: [&QuotationLink; 2]) -> bool {
    let (a, b) = (context.of(side), context.of(side.other()));
    let [first, second] = parts.map(|part| part.shared.side(side));
    if first.end > second.start || second.start - first.end > SEAM {
        return false;
    }
    let mark = |t: usize| matches!(a.of(a.segments.tokens[t].span), "." | "?" | "!" | "…" | "[" | "]" | "—" | "–" | "\"" | "”" | "“");
    let stretch = a.segments.tokens_in(a.segments.quotations[quotation].span);
    let words = |range: Range<usize>| range.filter(|&t| a.segments.tokens[t].is_word()).count();
    let whole = words(first.start..second.end) * 10 >= words(stretch) * 7;
    let [one, other] = parts.map(|part| *part.quotations.side(side.other()));
    whole && !(first.end..second.start).any(mark) && are_apart(b, one, other)
}

/// Whether two quotations of a report are two utterances: a sentence stands between them, or the later one comes first.
fn are_apart(a: &Analysis, one: usize, other: usize) -> bool {
    let root = |mut q: usize| {
        while let Some(before) = a.segments.quotations[q].continues {
            q = before;
        }
        q
    };
    let sentence = |q: usize| a.segments.sentence_at(a.segments.quotations[q].span.start());
    root(one) != root(other) && (other < one || sentence(one) + 1 < sentence(other))
}

fn tell_stitched(context: &mut Context, side: Side, parts: [&QuotationLink; 2]) {
    let (a, b) = (context.of(side), context.of(side.other()));
    let joined = a.text().span(parts[0].shared.side(side).start..parts[1].shared.side(side).end);
    let [one, other] = parts.map(|part| b.text().span(part.shared.side(side.other()).clone()));
    let message = format!(
        "{}: “{}” / “{}” … “{}”",
        STITCHED.summary,
        context.words(side, joined),
        context.words(side.other(), one),
        context.words(side.other(), other)
    );
    let places = vec![context.place(side, joined, None), context.place(side.other(), one, None), context.place(side.other(), other, None)];
    context.tell(&STITCHED, 0.85, message, "Each part stands in a quotation of its own in the other report.".into(), places);
}

/// A cut is the normal case, and told where it takes off what limits the words.
pub(super) fn contained(context: &mut Context, link: &QuotationLink) {
    let spans = spans(context, link);
    let longer = if spans.left.len() >= spans.right.len() { Side::Left } else { Side::Right };
    let shared = link.shared.clone();
    let shared = Pair::new(context.both.left.text().span(shared.left), context.both.right.text().span(shared.right));
    let cut = hedge(context, link, longer).map(|at| (at, Level::Warning));
    let Some((at, level)) = cut.or_else(|| Some((condition(context, link, longer)?, Level::Note))) else {
        return context.agree(Sort::Quotation, shared);
    };
    let message = format!("{}: “{}”", TRUNCATED.summary, context.words(longer, at));
    let places = vec![context.place(longer, at, None), context.place(longer.other(), *spans.side(longer.other()), None)];
    context.tell_as(&TRUNCATED, level, 0.8, message, "The other words of the two quotations are the same.".into(), places);
}

/// The hedge right before the shared words, where the shorter side tells none.
fn hedge(context: &Context, link: &QuotationLink, longer: Side) -> Option<Span> {
    let (a, b) = (context.of(longer), context.of(longer.other()));
    let start = link.shared.side(longer).start;
    let whole = a.segments.tokens_in(a.segments.quotations[*link.quotations.side(longer)].span);
    let tokens = &a.segments.tokens[..start];
    let hit = |t: usize| longest(&tokens[t..], Class::Hedges).or_else(|| longest(&tokens[t..], Class::Opinions));
    let (at, len) = (whole.start.max(start.saturating_sub(6))..start).find_map(|t| Some((t, hit(t)?.len)))?;
    let quotation = b.segments.quotations[*link.quotations.side(longer.other())].outer;
    let sentence = b.segments.sentences[b.segments.sentence_at(quotation.start())].tokens.clone();
    let retold = |t: usize| !is_content(a, t) || sentence.clone().any(|u| b.segments.tokens[u].key == tokens[t].key);
    ((at + len..start).all(retold) && !is_hedged(b, *link.quotations.side(longer.other()))).then(|| a.text().span(at..at + len))
}

/// Whether the words around a quotation, in its sentence, hedge it.
fn is_hedged(a: &Analysis, quotation: usize) -> bool {
    let q = a.segments.quotations[quotation].outer;
    let sentence = a.segments.sentences[a.segments.sentence_at(q.start())].tokens.clone();
    let outside = sentence.filter(|&t| !q.contains(a.segments.tokens[t].span));
    outside.into_iter().any(|t| {
        let token = &a.segments.tokens[t..];
        longest(token, Class::Hedges).is_some() || token[0].is(Class::Opinions)
    })
}

/// The clause behind the shared words that limits them, and that the shorter side does not tell.
fn condition(context: &Context, link: &QuotationLink, longer: Side) -> Option<Span> {
    let (a, b) = (context.of(longer), context.of(longer.other()));
    let shared = link.shared.side(longer);
    let whole = a.segments.tokens_in(a.segments.quotations[*link.quotations.side(longer)].span);
    let is_end = |t: usize| matches!(a.of(a.segments.tokens[t].span), "." | "?" | "!" | ";");
    let behind = (shared.end..whole.end).find(|&t| a.segments.tokens[t].is_word())?;
    let same_sentence = !(shared.end..behind).any(is_end);
    let limits = longest(&a.segments.tokens[behind..whole.end], Class::Conditions).filter(|hit| same_sentence || hit.value == "anew")?;
    let elsewhere = |other: &QuotationLink| {
        other.quotations != link.quotations
            && other.quotations.side(longer) == link.quotations.side(longer)
            && other.shared.side(longer).end > behind
    };
    if context.alignment.quotations.iter().any(elsewhere) || is_told_behind(b, *link.quotations.side(longer.other())) {
        return None;
    }
    let end = (behind + limits.len..whole.end).find(|&t| is_end(t)).unwrap_or(whole.end);
    Some(a.text().span(behind..end))
}

/// Whether the words behind a quotation, up to the end of the next sentence, limit it too, or an ellipsis ends it.
fn is_told_behind(a: &Analysis, quotation: usize) -> bool {
    let q = &a.segments.quotations[quotation];
    if a.of(q.span).trim_end_matches(['.', ',', ' ']).ends_with('…') || a.of(q.span).ends_with("...") {
        return true;
    }
    let sentence = a.segments.sentence_at(q.span.end().saturating_sub(1));
    let next = a.segments.sentences.get(sentence + 1).unwrap_or(&a.segments.sentences[sentence]);
    let from = a.segments.tokens_in(Span::new(0, q.outer.end())).end;
    (from..next.tokens.end.max(from)).any(|t| longest(&a.segments.tokens[t..], Class::Conditions).is_some())
}
