//! What judging comes to: discrepancies with their places, links with their verdicts, claims without a partner.

use super::{Agreed, Kind};
use crate::align::claims::Candidate;
use crate::config::Level;
use crate::pair::{Pair, Side};
use crate::text::Span;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// A discrepancy as it was found between two documents.
#[derive(Clone, Debug)]
pub struct Found {
    /// What it is.
    pub kind: &'static Kind,
    /// How grave.
    pub level: Level,
    /// What differs, in one line.
    pub message: String,
    /// Why the two are about the same thing, in one sentence.
    pub reason: String,
    /// From 0 to 1.
    pub confidence: f64,
    /// Where, the most telling place of each document first.
    pub places: Vec<Place>,
}

/// Where a document says what differs, or would have said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which document, as an index into the documents compared.
    pub document: usize,
    /// The words that differ; where they are missing, the claim that lacks them, if there is one.
    pub span: Option<Span>,
    /// Whether the thing is missing in this document.
    pub missing: bool,
    /// What the words mean, in the form that was compared.
    pub value: Option<String>,
}

impl Found {
    /// Whether another pair of documents found the same thing at the same place.
    pub(crate) fn is_same_cause(&self, other: &Found) -> bool {
        let documents = |f: &Found| f.places.iter().map(|p| p.document).collect::<BTreeSet<_>>();
        let shared = |p: &Place| !p.missing && other.places.contains(p);
        self.kind.id == other.kind.id && documents(self) != documents(other) && self.places.iter().any(shared)
    }

    /// Takes over further places of the same cause in the same pair; a side that lacks the thing says so once.
    pub(super) fn extend(&mut self, level: Level, confidence: f64, places: Vec<Place>) {
        (self.level, self.confidence) = (self.level.min(level), self.confidence.max(confidence));
        let known = |told: &[Place], place: &Place| {
            told.contains(place) || place.missing && told.iter().any(|t| t.missing && t.document == place.document)
        };
        for place in places {
            if !known(&self.places, &place) {
                self.places.push(place);
            }
        }
        self.places.sort_by_key(|p| p.document);
    }

    /// Takes over the places of the same discrepancy, found in another pair.
    pub(crate) fn absorb(&mut self, other: &Found) {
        self.confidence = self.confidence.max(other.confidence);
        self.places.extend(other.places.iter().filter(|p| !self.places.contains(p)).cloned().collect::<Vec<_>>());
    }

    /// The order within a level: by place in the first document, then in the second, then by kind.
    pub(crate) fn order(&self) -> impl Ord + use<> {
        let mut places: Vec<_> = self.places.iter().map(|p| (p.document, p.span)).collect();
        places.sort();
        (places, self.kind.id)
    }
}

/// What the judgement of two documents came to.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// Which documents, as indices into the documents compared.
    pub documents: Pair<usize>,
    /// The links with their verdicts, by place.
    pub links: Vec<JudgedLink>,
    /// What was found.
    pub found: Vec<Found>,
    /// Values that were compared and agree, by place.
    pub agreed: Vec<Agreed>,
    /// Values that stand opposite each other and cannot be compared.
    pub cannot_tell: usize,
    /// Claims of each that the other does not carry.
    pub coverage: Pair<Vec<Coverage>>,
}

impl Judgement {
    /// The claims that a document alone carries in this pair, if it is one of the two.
    pub(crate) fn coverage_of(&self, document: usize) -> Option<&[Coverage]> {
        Side::BOTH.into_iter().find(|&side| *self.documents.side(side) == document).map(|side| self.coverage.side(side).as_slice())
    }
}

/// What a link came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Nothing that was compared differs, and something was compared.
    Same,
    /// Something differs.
    Differs,
    /// Nothing in them could be compared.
    Unclear,
}

/// A link with what it came to.
#[derive(Clone, Debug)]
pub struct JudgedLink {
    /// The two stretches.
    pub spans: Pair<Span>,
    /// How sure the link is.
    pub score: f64,
    /// The pair of sentences that was linked, with its evidence.
    pub because: Candidate,
    /// Whether they say the same.
    pub verdict: Verdict,
}

/// A claim that the other document does not carry.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// The claim.
    pub span: Span,
    /// How much it carries: names, figures and quotations weigh.
    pub weight: f64,
}
