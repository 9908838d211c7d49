//! Figures of one report where the other tells the same without one.

use super::NUMBER;
use crate::align::ClaimLink;
use crate::analysis::Analysis;
use crate::detect::{Context, unquoted};
use crate::extract::Value;
use crate::pair::{Pair, Side};
use crate::text::Span;
use crate::value::{Figure, Measure};

/// How sure a link must be.
const SURE: f64 = 0.6;

pub(super) fn find(context: &mut Context, side: Side) {
    let alignment = context.alignment;
    let mut told: Vec<u64> = Vec::new();
    for link in alignment.claims.iter().filter(|link| link.score >= SURE) {
        let here = *context.spans(link).side(side);
        for (span, figure) in figures(context.of(side), here).collect::<Vec<_>>() {
            let Some(noun) = noun_across(context, link, side, figure) else { continue };
            if !told.contains(&figure.number.to_bits()) && !has(context.of(side.other()), figure, noun) {
                told.push(figure.number.to_bits());
                tell(context, side, (span, noun));
            }
        }
    }
}

/// The figures of a stretch that count; of "a 15-member council" there may be one.
fn figures(a: &Analysis, within: Span) -> impl Iterator<Item = (Span, &Figure)> {
    let compound = |span: Span| a.document.text()[span.end()..].starts_with('-');
    unquoted(a, within)
        .filter(move |m| !compound(m.span))
        .filter_map(|m| if let Value::Figure(figure) = &m.value { Some((m.span, &**figure)) } else { None })
}

/// Where the other claim has the noun that a figure counts, without a figure of its own there; "one man" and "a man" are the same.
fn noun_across(context: &Context, link: &ClaimLink, side: Side, figure: &Figure) -> Option<Span> {
    let (a, b) = (context.of(side), context.of(side.other()));
    let head = figure.counted.and_then(|counted| counted.head).filter(|_| figure.measure == Measure::Count && figure.number > 1.0)?;
    let head = a.segments.tokens_in(head).last()?;
    let across = link.words.iter().find(|p| *p.side(side) == head).map(|p: &Pair<usize>| *p.side(side.other()))?;
    let span = b.segments.tokens[across].span;
    let plain = a.segments.tokens[head].key == b.segments.tokens[across].key && !b.segments.is_quoted(span);
    plain.then_some(span)
}

/// Whether a report has the figure anywhere, or any figure for the noun.
fn has(b: &Analysis, wanted: &Figure, noun: Span) -> bool {
    let key = |span: Span| b.segments.tokens_in(span).last().map(|t| b.stems[t]);
    let whole = Span::new(0, b.document.text().len());
    let mut figures = b.mentions.iter().filter_map(|m| if let Value::Figure(f) = &m.value { Some(&**f) } else { None });
    let counts = |f: &Figure| f.counted.and_then(|c| c.head).is_some_and(|head| whole.contains(head) && key(head) == key(noun));
    figures.any(|f| f.number == wanted.number || f.high == Some(wanted.number) || counts(f))
}

fn tell(context: &mut Context, side: Side, (figure, noun): (Span, Span)) {
    let spans = if side == Side::Left { Pair::new(figure, noun) } else { Pair::new(noun, figure) };
    if context.is_told_by("number", spans) {
        return;
    }
    let message = format!("{}: {} {}", NUMBER.summary, context.words(side, figure), context.words(side.other(), noun));
    let places = vec![context.place(side, figure, None), context.missing(side.other(), Some(noun))];
    context.tell(&NUMBER, 0.7, message, "The other report tells of the same without a figure.".into(), places);
}
