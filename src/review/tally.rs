//! What differs from any source, gathered by its place in the draft, with how many sources stand on which side.

use super::source::Source;
use crate::analysis::Analysis;
use crate::config::Level;
use crate::detect::{Found, Place, sourced};
use crate::extract::Value;
use crate::report::Sort;
use crate::text::Span;
use crate::value::Figure;
use std::collections::{BTreeMap, BTreeSet};

/// Everything found between the draft and its sources; `origins` tells for each source where its text comes from.
pub(super) fn gather(analyses: &[Analysis], sources: &[Source], origins: &[usize]) -> Vec<Found> {
    let mut groups: BTreeMap<&'static str, Vec<Found>> = BTreeMap::new();
    let all = sources.iter().flat_map(|s| s.judgement.found.iter().filter(|f| s.is_nearest_quotation(f)));
    for found in all.filter_map(|found| directed(&analyses[0], found)) {
        let group = groups.entry(found.kind.id).or_default();
        match group.iter_mut().find(|other| is_one(other, &found)) {
            Some(other) => {
                other.level = other.level.min(found.level);
                other.absorb(&found);
            }
            None => group.push(found),
        }
    }
    groups.into_values().flatten().map(|found| tallied(analyses, sources, origins, found)).collect()
}

/// A finding as a review tells it; none where it is no fault of the draft.
fn directed(draft: &Analysis, found: &Found) -> Option<Found> {
    let lacks = |draft: bool| found.places.iter().any(|p| (p.document == 0) == draft && p.missing);
    let hedges = |span: Span| draft.mentions.iter().any(|m| matches!(m.value, Value::Hedge(_)) && m.span.overlaps(span));
    let family = found.kind.id.split('-').next()?;
    let level = match family {
        // A draft that names the source of what a source says itself, or that is more careful, is no worse for it.
        "attribution" if lacks(false) => return None,
        _ if found.kind.id == "meaning-certainty" && draft_place(found).and_then(|p| p.span).is_some_and(hedges) => Level::Note,
        _ if found.kind.id == "meaning-cause" && lacks(true) => Level::Hint,
        // Whom the draft alone names, and what it quotes, is looked for in all sources together.
        "coverage" if lacks(false) || found.kind.id == "coverage-quote" => return None,
        // How a source judges is no fault of a draft that does not.
        "framing" if draft_place(found).is_none() => Level::Hint,
        _ => sourced::level_in_review(found.kind, found.level),
    };
    Some(Found { level, ..found.clone() })
}

/// The words of the draft that a finding is about.
pub(super) fn draft_place(found: &Found) -> Option<&Place> {
    found.places.iter().find(|p| p.document == 0 && !p.missing)
}

/// Whether two findings of one kind are about the same words of the draft, or about the same lack.
fn is_one(a: &Found, b: &Found) -> bool {
    let spans = |f| draft_place(f).and_then(|p| p.span);
    match (spans(a), spans(b)) {
        (Some(x), Some(y)) => x.overlaps(y) || x == y,
        (None, None) => letters(&a.message) == letters(&b.message),
        _ => false,
    }
}

/// A message without its marks: "S. Jaishankar" is "S Jaishankar" in another source.
fn letters(message: &str) -> String {
    message.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Which value of a draft a kind of finding is about.
pub(super) fn sort(kind: &str) -> Option<Sort> {
    Some(match kind {
        "number-value" | "number-scale" | "number-unit" | "number-ordinal" => Sort::Figure,
        "date-value" | "date-relative" => Sort::Date,
        "title-role" | "title-status" => Sort::Title,
        _ => match kind.split('-').next()? {
            "name" | "place" => Sort::Name,
            "quote" => Sort::Quotation,
            _ => return None,
        },
    })
}

/// Tells how many independent sources say what the draft says, or all the same other thing; what half of them support is less grave.
fn tallied(analyses: &[Analysis], sources: &[Source], origins: &[usize], found: Found) -> Found {
    let place = draft_place(&found).and_then(|p| p.span).zip(sort(found.kind.id));
    let found = with_like_figures(analyses, sources, found);
    let differing: BTreeSet<usize> = found.places.iter().filter(|p| p.document > 0).map(|p| origins[p.document - 1]).collect();
    let supports = |s: &&Source| place.is_some_and(|(span, sort)| supports(s, sort, span, &found));
    let agreeing: BTreeSet<usize> =
        sources.iter().filter(supports).map(|s| origins[s.document - 1]).filter(|origin| !differing.contains(origin)).collect();
    let all = agreeing.len() + differing.len();
    if all < 2 || place.is_none() {
        return found;
    }
    let tally = match said(analyses, &found) {
        _ if agreeing.len() == 1 => format!("1 of {all} sources agrees with the draft"),
        _ if !agreeing.is_empty() => format!("{} of {all} sources agree with the draft", agreeing.len()),
        Some(words) => format!("{all} of {all} sources say {words}"),
        None => format!("{all} of {all} sources differ from the draft"),
    };
    let less = if agreeing.len() >= differing.len() { lower(found.level) } else { found.level };
    Found { message: format!("{}; {tally}", found.message), level: less, ..found }
}

/// Adds the sources that give, in their claim about the same, the figure of those that were found to differ.
fn with_like_figures(analyses: &[Analysis], sources: &[Source], mut found: Found) -> Found {
    let Some(span) = draft_place(&found).and_then(|p| p.span).filter(|_| sort(found.kind.id) == Some(Sort::Figure)) else { return found };
    let other = found.places.iter().find(|p| p.document > 0).and_then(|p| Some((p.clone(), figure_at(&analyses[p.document], p.span?)?)));
    let Some((place, other)) = other else { return found };
    for source in sources.iter().filter(|s| s.supports(Sort::Figure, span).is_none()) {
        if !found.places.iter().any(|p| p.document == source.document)
            && let Some(at) = source.linked_figure(span, other)
        {
            found.places.push(Place { document: source.document, span: Some(at), ..place.clone() });
        }
    }
    found
}

fn figure_at(a: &Analysis, span: Span) -> Option<&Figure> {
    a.mentions.iter().filter(|m| m.span.overlaps(span)).find_map(|m| match &m.value {
        Value::Figure(figure) => Some(&**figure),
        _ => None,
    })
}

fn supports(source: &Source, sort: Sort, span: Span, found: &Found) -> bool {
    let differs = found.places.iter().any(|p| p.document == source.document);
    !differs && source.supports(sort, span).is_some()
}

/// What all sources of a finding say, where it is the same and short.
fn said(analyses: &[Analysis], found: &Found) -> Option<String> {
    let mut seen = BTreeSet::new();
    let first = found.places.iter().filter(|p| p.document > 0 && seen.insert(p.document));
    let is_figure = sort(found.kind.id) == Some(Sort::Figure);
    let shown = |p: &Place| {
        let (a, span) = (&analyses[p.document], p.span.filter(|_| !p.missing)?);
        let figure = figure_at(a, span).filter(|_| is_figure).map(|f| f.number.to_string());
        Some(figure.unwrap_or_else(|| a.of(span).split_whitespace().collect::<Vec<_>>().join(" ")))
    };
    let words: BTreeSet<String> = first.map(shown).collect::<Option<_>>()?;
    words.into_iter().reduce(|_, _| String::new()).filter(|w| !w.is_empty() && w.len() <= 40)
}

fn lower(level: Level) -> Level {
    Level::ALL[(level as usize + 1).min(3)]
}
