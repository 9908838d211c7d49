//! Everything the draft says, each with the sources that say the same and those that say something else.

use super::source::Source;
use super::tally;
use crate::analysis::Analysis;
use crate::config::Level;
use crate::detect::Found;
use crate::extract::Value;
use crate::report::{Outcome, Sort, Trace, stretch};
use crate::segment::quotations::QuotationKind;
use crate::text::Span;

/// Something the draft says, as an index into its analysis.
#[derive(Clone, Copy, Debug)]
pub(super) enum Item {
    Claim(usize),
    Quotation(usize),
    Entity(usize),
    Mention(usize),
}

/// Something the draft says with its place, and the sources' places that say the same and that do not.
pub(super) struct Row {
    pub(super) sort: Sort,
    pub(super) item: Item,
    pub(super) span: Span,
    supports: Vec<(usize, Span)>,
    differs: Vec<(usize, Span)>,
}

/// Traces the draft, by place.
pub(super) fn rows(analyses: &[Analysis], sources: &[Source], found: &[Found]) -> Vec<Row> {
    let draft = &analyses[0];
    let mut rows: Vec<Row> = items(draft).into_iter().map(|(sort, item, span)| row(sources, found, sort, item, span)).collect();
    rows.sort_by_key(|row| (row.span, row.sort));
    rows
}

fn items(draft: &Analysis) -> Vec<(Sort, Item, Span)> {
    let is_report = |span: Span| {
        let sentence = draft.segments.sentences.get(draft.segments.sentence_at(span.start()));
        sentence.is_some_and(|s| draft.segments.block_of(s).kind.is_report())
    };
    let quotations = draft.segments.quotations.iter().enumerate().filter(|(_, q)| !q.nested && q.kind != QuotationKind::Post);
    let mut items: Vec<(Sort, Item, Span)> = quotations.map(|(i, q)| (Sort::Quotation, Item::Quotation(i), q.span)).collect();
    items.extend(draft.claims.iter().enumerate().map(|(i, c)| (Sort::Claim, Item::Claim(i), c.span)));
    items.extend(draft.cast.iter().enumerate().map(|(i, e)| (Sort::Name, Item::Entity(i), e.name)));
    items.extend(draft.mentions.iter().enumerate().filter_map(|(i, m)| {
        let sort = match &m.value {
            Value::Figure(_) => Sort::Figure,
            Value::When(when) if when.range.is_some() => Sort::Date,
            Value::Title(_) => Sort::Title,
            _ => return None,
        };
        // What is quoted is the quotation's.
        (sort == Sort::Title || !draft.segments.is_quoted(m.span)).then_some((sort, Item::Mention(i), m.span))
    }));
    items.retain(|(_, _, span)| is_report(*span));
    items
}

fn row(sources: &[Source], found: &[Found], sort: Sort, item: Item, span: Span) -> Row {
    let is_about = |f: &&Found| {
        let at = tally::draft_place(f).and_then(|p| p.span);
        f.level <= Level::Warning && (sort == Sort::Claim || tally::sort(f.kind.id) == Some(sort)) && at.is_some_and(|s| s.overlaps(span))
    };
    let mut differs: Vec<(usize, Span)> = Vec::new();
    for place in found.iter().filter(is_about).flat_map(|f| &f.places).filter(|p| p.document > 0) {
        if let Some(at) = place.span
            && !differs.iter().any(|d| d.0 == place.document)
        {
            differs.push((place.document, at));
        }
    }
    differs.sort();
    let supports = sources
        .iter()
        .filter(|s| !differs.iter().any(|d| d.0 == s.document))
        .filter_map(|s| supports(s, sort, item, span).map(|at| (s.document, at)))
        .collect();
    Row { sort, item, span, supports, differs }
}

fn supports(source: &Source, sort: Sort, item: Item, span: Span) -> Option<Span> {
    match item {
        Item::Claim(claim) => source.claim(claim),
        Item::Quotation(quotation) => source.quotation(quotation),
        Item::Entity(entity) => source.entity(entity),
        Item::Mention(_) => source.supports(sort, span),
    }
}

impl Row {
    pub(super) fn outcome(&self) -> Outcome {
        Outcome::of(!self.supports.is_empty(), !self.differs.is_empty())
    }

    /// The row as the report tells it.
    pub(super) fn told(self, analyses: &[Analysis]) -> Trace {
        let places = |of: &[(usize, Span)]| of.iter().map(|&(document, span)| stretch(analyses, document, span)).collect();
        let (supports, differs) = (places(&self.supports), places(&self.differs));
        Trace { sort: self.sort, outcome: self.outcome(), at: stretch(analyses, 0, self.span), supports, differs }
    }
}
