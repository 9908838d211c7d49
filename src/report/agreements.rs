//! What several documents say alike: places that agree with each other, gathered.

use super::{Reading, reading};
use crate::analysis::Analysis;
use crate::detect::{Judgement, Place, Sort};
use crate::text::Span;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// A value that two or more documents give alike.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Agreement {
    /// What it is.
    pub sort: Sort,
    /// Where each document says it, by place.
    pub readings: Vec<Reading>,
}

/// A place of a document.
type At = (usize, Span);

/// Gathers the values that agree in pairs: what agrees with the same place is one value.
pub(super) fn agreements(analyses: &[Analysis], judged: &[Judgement]) -> Vec<Agreement> {
    let mut group_of: BTreeMap<(Sort, At), usize> = BTreeMap::new();
    let mut groups: Vec<Vec<At>> = Vec::new();
    for (judgement, agreed) in judged.iter().flat_map(|j| j.agreed.iter().map(move |agreed| (j, agreed))) {
        let places = [(judgement.documents.left, agreed.spans.left), (judgement.documents.right, agreed.spans.right)];
        let known: Vec<usize> = places.iter().filter_map(|&place| group_of.get(&(agreed.sort, place)).copied()).collect();
        let group = known.first().copied().unwrap_or_else(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        let other = known.get(1).filter(|&&other| other != group).map_or(Vec::new(), |&other| std::mem::take(&mut groups[other]));
        for place in places.into_iter().chain(other) {
            if !groups[group].contains(&place) {
                groups[group].push(place);
            }
            group_of.insert((agreed.sort, place), group);
        }
    }
    let mut rows: Vec<(Vec<At>, Sort)> = Vec::new();
    for ((sort, place), group) in group_of {
        if groups[group].iter().min() == Some(&place) {
            let mut places = std::mem::take(&mut groups[group]);
            places.sort_unstable();
            rows.push((places, sort));
        }
    }
    rows.sort_unstable();
    rows.into_iter().map(|(places, sort)| agreement(analyses, sort, &places)).collect()
}

fn agreement(analyses: &[Analysis], sort: Sort, places: &[At]) -> Agreement {
    let place = |&(document, span): &At| Place { document, span: Some(span), missing: false, value: None };
    Agreement { sort, readings: places.iter().map(|at| reading(analyses, &place(at))).collect() }
}
