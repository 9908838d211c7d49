//! A report as a whole: whether it can be compared, and what of it was.

use super::{Context, Family, Kind, Within};
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::config::Level;
use crate::extract::Value;
use crate::pair::Side;
use crate::segment::{Block, BlockKind};
use crate::text::{Span, WordKey};
use std::collections::HashSet;

pub(super) const FAMILY: Family = Family { name: "document", kinds: &[&UNRELATED, &UNDATED, &CORRECTION, &SKIPPED], find };

const UNRELATED: Kind = Kind {
    id: "document-unrelated",
    level: Level::Warning,
    summary: "the reports do not seem to tell one event",
    explanation: "No two claims of the reports are surely about the same thing, they quote no words in common, and they share next to none \
        of the names and figures that each of them has. Nothing else is then told of the pair.",
    example: "a report of a ferry accident / a report of a council's vote",
    silent: "two short reports of one event in other words",
};

const UNDATED: Kind = Kind {
    id: "document-undated",
    level: Level::Note,
    summary: "no date of its own: relative dates cannot be told",
    explanation: "A report speaks of days as \"Friday\" or \"last month\", and neither its file nor its text tells when it was published, so \
        that these days cannot be compared. A date can be given with --date.",
    example: "a report without a date / \"on Friday\"",
    silent: "a report with a dateline; a report that names calendar dates only",
};

const CORRECTION: Kind = Kind {
    id: "document-correction",
    level: Level::Note,
    summary: "the report carries a correction",
    explanation: "A paragraph tells that an earlier version of the report was wrong. It is no claim of the report and is not compared.",
    example: "Correction: An earlier version of this article misstated the number of houses.",
    silent: "a report of a correction officer",
};

const SKIPPED: Kind = Kind {
    id: "document-skipped",
    level: Level::Hint,
    summary: "what was left out because it is no report",
    explanation: "Disclaimers, promotions, captions and embedded posts stand in the text, but are no claims of the report: they are counted \
        and not compared.",
    example: "ALSO READ: Ten things to know",
    silent: "a heading within the report",
};

/// A link as sure as this is no chance.
const SURE: f64 = 0.6;
/// How many words that matter each report must have before it can be told that it shares too few.
const ENOUGH: usize = 40;
/// The share of its names and figures that a report has in common with any other by chance, in percent.
const CHANCE: usize = 15;

/// That two reports are unrelated is told instead of all else, by [`tell_unrelated`].
fn find(_: &mut Context) {}

/// Finds what is to be said of one report as a whole.
pub(super) fn within(within: &mut Within) {
    undated(within);
    let of = |kinds: fn(BlockKind) -> bool, a: &Analysis| -> Vec<(Span, Option<String>)> {
        let fits = |b: &&Block| kinds(b.kind);
        a.segments.blocks.iter().filter(fits).map(|b| (b.span, None)).collect()
    };
    let corrections = of(|kind| kind == BlockKind::Correction, within.analysis);
    if !corrections.is_empty() {
        let message = format!("{}: {}", CORRECTION.summary, within.words(corrections[0].0));
        within.tell(&CORRECTION, 0.95, message, "The paragraph opens as corrections do.".to_owned(), corrections);
    }
    let skipped = of(BlockKind::is_skipped, within.analysis);
    if !skipped.is_empty() {
        let message = format!("{}: {} of its paragraphs", SKIPPED.summary, skipped.len());
        within.tell(&SKIPPED, 0.9, message, "They open or look as such paragraphs do.".to_owned(), skipped);
    }
}

fn undated(within: &mut Within) {
    let a = within.analysis;
    let open = a.mentions.iter().filter(|m| matches!(&m.value, Value::When(when) if when.range.is_none() && when.relative));
    let days: Vec<(Span, Option<String>)> = open.map(|m| (m.span, None)).collect();
    if a.date.is_none() && !days.is_empty() {
        let message = format!("{}: {}", UNDATED.summary, within.words(days[0].0));
        within.tell(&UNDATED, 0.9, message, "Neither the file nor the text tells the day of publication.".to_owned(), days);
    }
}

/// Whether two reports, both long enough to tell, share nothing but chance.
pub(super) fn are_unrelated(context: &Context) -> bool {
    let alignment = context.alignment;
    let linked = alignment.claims.iter().any(|link| link.score >= SURE) || !alignment.quotations.is_empty();
    let long = |side: Side| {
        let a = context.of(side);
        (0..a.segments.tokens.len()).filter(|&t| is_content(a, t)).nth(ENOUGH - 1).is_some()
    };
    if linked || !Side::BOTH.into_iter().all(long) {
        return false;
    }
    let [left, right] = Side::BOTH.map(|side| telling(context.of(side)));
    let shared = left.intersection(&right).count();
    shared * 100 <= left.len().min(right.len()) * CHANCE
}

/// Tells that two reports are unrelated.
pub(super) fn tell_unrelated(context: &mut Context) {
    let places = Side::BOTH.map(|side| {
        let a = context.of(side);
        let first = a.claims.iter().find(|c| c.is_report).map_or(Span::default(), |c| c.span);
        context.place(side, first, None)
    });
    let reason = "No claims, quotations, names or figures of the two belong together beyond chance.";
    context.tell(&UNRELATED, 0.8, UNRELATED.summary.to_owned(), reason.into(), places.into());
}

/// The words of the names of a report, and its figures.
fn telling(a: &Analysis) -> HashSet<WordKey> {
    let names = a.cast.iter().flat_map(|e| a.segments.tokens_in(e.name)).filter(|&t| is_content(a, t)).map(|t| a.stems[t]);
    let figures = a.mentions.iter().filter(|m| matches!(m.value, Value::Figure(_)));
    names.chain(figures.filter_map(|m| a.segments.tokens_in(m.span).next().map(|t| a.stems[t]))).collect()
}
