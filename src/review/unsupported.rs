//! What of the draft stands in no source: quotations, and claims with the values in them.

use super::records::{self, Record};
use super::source::Source;
use super::tally::draft_place;
use super::trace::{Item, Row};
use crate::analysis::Analysis;
use crate::config::Level;
use crate::detect::sourced::{COVERAGE_UNSUPPORTED, QUOTE_UNSOURCED};
use crate::detect::{Found, Kind, Place};
use crate::extract::Value;
use crate::report::{Outcome, Sort};
use crate::segment::quotations::QuotationKind;
use crate::text::Span;
use crate::value::{Bound, Figure, Grain, Measure};
use std::collections::BTreeSet;

/// Marks around so few words may be there for distance, not for speech.
const SCARE: usize = 3;
/// A claim that comes so near to one of a source is held to be about the same, however little is linked.
const NEAR: f64 = 0.25;
/// Counts up to this are often the writer's own: two leaders, three days of talks.
const SMALL: f64 = 3.0;

/// Tells what no source has, unless its place already differs from a source.
pub(super) fn find(analyses: &[Analysis], sources: &[Source], rows: &[Row], told: &[Found], origins: usize) -> Vec<Found> {
    if sources.is_empty() {
        return Vec::new();
    }
    let draft = &analyses[0];
    let told: Vec<Span> = told.iter().filter(|f| f.level <= Level::Note).filter_map(|f| draft_place(f)?.span).collect();
    let mut finder = Finder { draft, sources, origins, told, found: Vec::new() };
    let absent = |sort| rows.iter().filter(move |r| r.sort == sort && r.outcome() == Outcome::Unsupported);
    absent(Sort::Quotation).for_each(|row| finder.quotation(row));
    let mut claims = BTreeSet::new();
    for row in absent(Sort::Claim) {
        if finder.claim(row, rows) {
            claims.insert(row.span);
        }
    }
    for sort in [Sort::Figure, Sort::Name, Sort::Date] {
        absent(sort).filter(|row| !claims.iter().any(|c| c.contains(row.span))).for_each(|row| finder.value(row));
    }
    let own = records::of(draft).into_iter().filter(|record| !draft.segments.is_quoted(record.span));
    own.for_each(|record| finder.record(&record));
    finder.found
}

struct Finder<'a> {
    draft: &'a Analysis,
    sources: &'a [Source<'a>],
    origins: usize,
    told: Vec<Span>,
    found: Vec<Found>,
}

impl Finder<'_> {
    fn quotation(&mut self, row: &Row) {
        let Item::Quotation(index) = row.item else { return };
        let q = &self.draft.segments.quotations[index];
        let words = self.draft.segments.tokens[self.draft.segments.tokens_in(q.span)].iter().filter(|t| t.is_word()).count();
        let distant = words <= SCARE && q.kind != QuotationKind::Speech;
        let partly = self.sources.iter().any(|s| s.has_of_quotation(index));
        if q.nested || partly || words == 0 || distant || q.kind == QuotationKind::Post || self.is_told(row.span) {
            return;
        }
        self.tell(&QUOTE_UNSOURCED, QUOTE_UNSOURCED.level, "no source has these words", row.span);
    }

    /// Tells a claim that no source comes near to, if it carries anything that can be looked up.
    fn claim(&mut self, row: &Row, rows: &[Row]) -> bool {
        let Item::Claim(index) = row.item else { return false };
        let near = self.sources.iter().any(|s| s.nearness(index) >= NEAR);
        let inside = |sort| rows.iter().filter(move |r| r.sort == sort && row.span.contains(r.span));
        let quoted = self.draft.segments.quotations.iter().any(|q| q.outer.overlaps(row.span));
        let figure = inside(Sort::Figure).any(|r| r.outcome() == Outcome::Unsupported && self.weight(r) == Level::Error);
        let named = figure || inside(Sort::Name).chain(inside(Sort::Date)).next().is_some();
        if near || quoted || !named || self.is_told(row.span) {
            return false;
        }
        let level = if figure { Level::Error } else { Level::Warning };
        self.tell(&COVERAGE_UNSUPPORTED, level, "no source carries this claim", row.span);
        true
    }

    fn value(&mut self, row: &Row) {
        if !self.is_told(row.span) && !self.is_no_count(row) {
            self.tell(&COVERAGE_UNSUPPORTED, self.weight(row), "no source has this", row.span);
        }
    }

    /// Tells a record that no source tells of.
    fn record(&mut self, record: &Record) {
        let has = |source: &Source| records::of(source.own).iter().any(|other| records::are_one(record, other));
        if !self.is_told(record.span) && !self.sources.iter().any(has) {
            self.tell(&COVERAGE_UNSUPPORTED, COVERAGE_UNSUPPORTED.level, "no source has this", record.span);
        }
    }

    /// Whether a "one" only points at something: "inside one silo".
    fn is_no_count(&self, row: &Row) -> bool {
        let Item::Mention(m) = row.item else { return false };
        let one = matches!(&self.draft.mentions[m].value, Value::Figure(f) if f.measure == Measure::Count && f.number == 1.0);
        one && !self.draft.of(row.span).starts_with('1')
    }

    /// How grave it is that a value stands in no source.
    fn weight(&self, row: &Row) -> Level {
        match row.item {
            Item::Mention(m) => match &self.draft.mentions[m].value {
                Value::Figure(figure) if !is_casual(figure) => Level::Error,
                Value::When(when) if when.grain != Grain::Day => Level::Note,
                _ => Level::Warning,
            },
            _ => Level::Warning,
        }
    }

    fn is_told(&self, span: Span) -> bool {
        self.told.iter().any(|told| told.overlaps(span))
    }

    fn tell(&mut self, kind: &'static Kind, level: Level, what: &str, span: Span) {
        let words = self.draft.of(span).split_whitespace().collect::<Vec<_>>().join(" ");
        let shown: String = words.chars().take(60).collect();
        let dots = if shown.len() < words.len() { "…" } else { "" };
        let reason = match (self.sources.len(), self.origins) {
            (1, _) => "The source was searched.".to_owned(),
            (all, origins) if all == origins => format!("All {all} sources were searched."),
            (all, origins) => format!("All {all} sources were searched, which have {origins} origins."),
        };
        let places = vec![Place { document: 0, span: Some(span), missing: false, value: None }];
        self.told.push(span);
        self.found.push(Found { kind, level, message: format!("{what}: {shown}{dots}"), reason, confidence: 0.8, places });
    }
}

/// A small round-about count or an ordinal, such as writers put themselves.
fn is_casual(figure: &Figure) -> bool {
    match figure.measure {
        Measure::Count => figure.number <= SMALL && figure.high.is_none() || figure.bound == Bound::About,
        Measure::Ordinal => true,
        _ => false,
    }
}
