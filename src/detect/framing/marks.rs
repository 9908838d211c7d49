//! Marks that set a name or a word at arm's length, in one report only.

use super::SCARE_QUOTES;
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::detect::Context;
use crate::pair::Side;
use crate::segment::quotations::QuotationKind;
use crate::segment::{BlockKind, Quotation};
use crate::text::Span;
use std::collections::BTreeSet;
use std::ops::Range;

pub(super) fn find(context: &mut Context, side: Side) {
    let a = context.of(side);
    let mut seen = BTreeSet::new();
    for quotation in a.segments.quotations.iter().filter(|q| is_at_arms_length(a, q)) {
        let words = words(a, quotation.span);
        let keys: Vec<_> = words.iter().map(|&t| a.segments.tokens[t].key).collect();
        if let Some(across) = plain(context, side, quotation, &words)
            && seen.insert(keys)
        {
            let message = format!("{}: {}", SCARE_QUOTES.summary, context.words(side, quotation.outer));
            let places = vec![context.place(side, quotation.outer, None), context.place(side.other(), across, None)];
            context.tell(&SCARE_QUOTES, 0.7, message, "The other report has the same words without marks.".into(), places);
        }
    }
}

/// Whether marks stand around a name or a few words that nobody is said to have said, in the running text.
fn is_at_arms_length(a: &Analysis, quotation: &Quotation) -> bool {
    let block = a.segments.block_of(&a.segments.sentences[a.segments.sentence_at(quotation.span.start())]);
    let name = is_name(a, &words(a, quotation.span));
    // Nobody says a name: in "the army began 'Operation Granite'" the army is no speaker.
    let said = || !name && a.attributions.iter().any(|t| t.content == quotation.span && (t.source.is_some() || t.cue.is_some()));
    (quotation.kind == QuotationKind::Scare || quotation.kind == QuotationKind::Fragment && name)
        && quotation.closed
        && !quotation.nested
        && block.kind.is_report()
        && block.kind != BlockKind::Headline
        && !said()
}

fn words(a: &Analysis, span: Span) -> Vec<usize> {
    a.segments.tokens_in(span).filter(|&t| a.segments.tokens[t].is_word()).collect()
}

/// Whether every word that matters has a capital.
fn is_name(a: &Analysis, words: &[usize]) -> bool {
    words.iter().all(|&t| a.segments.tokens[t].is_capital() || !is_content(a, t))
}

/// Where the other report has the words without marks, if it never has them inside marks: a name anywhere, other words in a claim about
/// the same thing.
fn plain(context: &Context, side: Side, quotation: &Quotation, words: &[usize]) -> Option<Span> {
    let (a, b) = (context.of(side), context.of(side.other()));
    if !words.iter().any(|&t| is_content(a, t)) {
        return None;
    }
    let is_name = is_name(a, words);
    let places: Vec<Range<usize>> = occurrences(a, b, words);
    let span = |at: &Range<usize>| b.text().span(at.clone());
    if places.iter().any(|at| b.segments.is_quoted(span(at))) {
        return None;
    }
    let claims = || {
        let of = (0..a.claims.len()).filter(|&c| a.claims[c].span.overlaps(quotation.span));
        of.flat_map(|c| context.links_of(side, c)).map(|link| *context.spans(link).side(side.other())).collect::<Vec<_>>()
    };
    let linked = if is_name { Vec::new() } else { claims() };
    places.iter().map(span).find(|&at| is_name || linked.iter().any(|claim| claim.contains(at)))
}

/// Every place of the other report that has the words, written with the same capitals.
fn occurrences(a: &Analysis, b: &Analysis, words: &[usize]) -> Vec<Range<usize>> {
    let plain: Vec<usize> = (0..b.segments.tokens.len()).filter(|&t| b.segments.tokens[t].is_word()).collect();
    let same = |(&l, &r): (&usize, &usize)| {
        let (l, r) = (a.segments.tokens[l], b.segments.tokens[r]);
        l.key == r.key && l.is_capital() == r.is_capital()
    };
    let fits = plain.windows(words.len()).filter(|window| words.iter().zip(window.iter()).all(same));
    fits.map(|window| window[0]..window[window.len() - 1] + 1).collect()
}
