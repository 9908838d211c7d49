//! Names that the draft itself spells in two ways: where its sources have only one of them, the other is a slip.

use super::source::Source;
use crate::align::cast::variants;
use crate::analysis::Analysis;
use crate::config::Level;
use crate::detect::{self, Found, Place};
use crate::text::Span;
use crate::value::NameKind;

/// Tells the forms that no source has in place of what the draft has against itself.
pub(super) fn find(analyses: &[Analysis], sources: &[Source], found: &mut Vec<Found>) {
    let draft = &analyses[0];
    for variant in variants(draft).iter().filter(|v| v.kind == NameKind::Person && !v.romanised) {
        let (usual, odd) = (had(draft, sources, &variant.usual), had(draft, sources, &variant.odd));
        let (wrong, right) = match (&usual[..], &odd[..]) {
            ([_, ..], []) => (&variant.odd, usual),
            ([], [_, ..]) => (&variant.usual, odd),
            _ => continue,
        };
        let wrong: Vec<Span> = wrong.iter().copied().filter(|&span| !draft.segments.is_quoted(span)).collect();
        let at = |f: &Found| f.places.iter().any(|p| p.document == 0 && p.span.is_some_and(|s| wrong.iter().any(|w| w.overlaps(s))));
        let known = |f: &Found| f.kind.id.starts_with("name-") && f.level == Level::Error && at(f);
        if !wrong.is_empty() && !found.iter().any(known) {
            found.retain(|f| !matches!(f.kind.id, "self-variant" | "name-spelling") || !at(f));
            found.push(told(analyses, &wrong, &right));
        }
    }
}

/// Where the sources have the surname of some places, once a source.
fn had(draft: &Analysis, sources: &[Source], places: &[Span]) -> Vec<(usize, Span)> {
    let surname = |span: Span| {
        let tokens = &draft.segments.tokens[draft.segments.tokens_in(span)];
        tokens.iter().rfind(|t| t.is_word()).map(|t| t.span)
    };
    let Some(surname) = places.first().and_then(|&span| surname(span)) else { return Vec::new() };
    sources.iter().filter_map(|source| Some((source.document, source.name(surname)?))).collect()
}

fn told(analyses: &[Analysis], wrong: &[Span], right: &[(usize, Span)]) -> Found {
    let kind = detect::kind("name-spelling").expect("the table has it");
    let place = |(document, span)| Place { document, span: Some(span), missing: false, value: None };
    let words = |(document, span): (usize, Span)| analyses[document].of(span).to_owned();
    let message = format!("one name, two forms: {} / {}", words((0, wrong[0])), words(right[0]));
    let reason = "The draft has both forms, and its sources only one.".to_owned();
    let places = wrong.iter().map(|&span| (0, span)).chain(right.iter().copied()).map(place).collect();
    Found { kind, level: kind.level, message, reason, confidence: 0.9, places }
}
