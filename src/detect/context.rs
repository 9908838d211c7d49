//! What every family is given, and what they share: the two sides, how they are aligned, what was told before, and how to tell more.

use super::{Coverage, Found, JudgedLink, Judgement, Kind, Left, Place, Sort, Verdict};
use super::{agreement::Agreed, edited};
use crate::align::terms::is_content;
use crate::align::{Alignment, ClaimLink};
use crate::analysis::Analysis;
use crate::config::Level;
use crate::pair::{Pair, Side};
use crate::text::Span;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// What a family judges: two analyses, how they are aligned, and what was found so far.
pub struct Context<'a> {
    /// The two documents.
    pub both: Pair<&'a Analysis>,
    /// What belongs together.
    pub alignment: &'a Alignment,
    /// What the left document is to the right one.
    pub(super) left: Left,
    documents: Pair<usize>,
    /// Where sentences that are the same word for word differ.
    edits: Arc<[edited::Edited]>,
    /// For each side, its linked claims in order, each with the place of the link.
    linked: Pair<Vec<(usize, usize)>>,
    found: Vec<Found>,
    /// For each sentence of the left document, what was found there, as indices into `found`.
    told_in: BTreeMap<usize, Vec<usize>>,
    /// For each kind and message, what was found, as indices into `found`.
    causes: BTreeMap<(&'static str, String), Vec<usize>>,
    agreed: BTreeMap<Pair<Span>, Sort>,
    cannot_tell: usize,
}

/// The words of a stretch, on one line.
pub(super) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl<'a> Context<'a> {
    pub(super) fn new(documents: Pair<usize>, both: Pair<&'a Analysis>, alignment: &'a Alignment, left: Left) -> Context<'a> {
        let linked = |side: Side| {
            let claims = alignment.claims.iter().enumerate().map(|(place, link)| (*link.claims.side(side), place));
            let mut linked: Vec<(usize, usize)> = claims.collect();
            linked.sort_unstable();
            linked
        };
        let linked = Pair::new(linked(Side::Left), linked(Side::Right));
        let (told_in, causes, agreed) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let edits = edited::edits(both, alignment).into();
        Context { both, alignment, left, documents, edits, linked, found: Vec::new(), told_in, causes, agreed, cannot_tell: 0 }
    }

    /// The links of a claim of a side, by place.
    pub fn links_of(&self, side: Side, claim: usize) -> impl Iterator<Item = &'a ClaimLink> {
        let (linked, claims) = (self.linked.side(side), &self.alignment.claims);
        let from = linked.partition_point(|(other, _)| *other < claim);
        linked[from..].iter().take_while(move |(other, _)| *other == claim).map(|(_, place)| &claims[*place])
    }

    /// The other links of the claims of a link, by place.
    pub fn links_beside(&self, link: &ClaimLink) -> impl Iterator<Item = &'a ClaimLink> {
        let of = |side: Side| self.links_of(side, *link.claims.side(side)).filter(|other| other.claims != link.claims);
        let mut beside: Vec<&'a ClaimLink> = of(Side::Left).chain(of(Side::Right)).collect();
        beside.sort_unstable_by_key(|other| other.claims);
        beside.into_iter()
    }

    /// Where sentences of both documents that are otherwise the same word for word differ.
    pub(super) fn edits(&self) -> Arc<[edited::Edited]> {
        Arc::clone(&self.edits)
    }

    /// The analysis of a side.
    pub fn of(&self, side: Side) -> &'a Analysis {
        self.both.side(side)
    }

    /// The words of a stretch of a side, on one line.
    pub fn words(&self, side: Side, span: Span) -> String {
        one_line(self.of(side).of(span))
    }

    /// The spans of a link's two claims.
    pub fn spans(&self, link: &ClaimLink) -> Pair<Span> {
        Pair::new(self.both.left.claims[link.claims.left].span, self.both.right.claims[link.claims.right].span)
    }

    /// Whether two claims are the same but for a word or two, so that what stands opposite in them is one slot whatever else the
    /// reports tell.
    pub fn is_verbatim(&self, link: &ClaimLink) -> bool {
        let (a, b) = (self.both.left, self.both.right);
        let same = |p: &&Pair<usize>| is_content(a, p.left) && a.stems[p.left] == b.stems[p.right];
        let telling = |a: &Analysis, claim: usize| a.claims[claim].tokens.clone().filter(|&t| is_content(a, t)).count();
        let longer = telling(a, link.claims.left).max(telling(b, link.claims.right));
        let shared = link.words.iter().filter(same).count();
        shared >= 3 && shared * 4 >= longer * 3
    }

    /// The words that differ, with what they mean.
    pub fn place(&self, side: Side, span: Span, value: impl Into<Option<String>>) -> Place {
        Place { document: *self.documents.side(side), span: Some(span), missing: false, value: value.into() }
    }

    /// The words of both sides that differ, with what each means.
    pub fn places(&self, spans: Pair<Span>, values: Pair<Option<String>>) -> Vec<Place> {
        vec![self.place(Side::Left, spans.left, values.left), self.place(Side::Right, spans.right, values.right)]
    }

    /// The words of both sides, as messages show them.
    pub fn both_words(&self, spans: Pair<Span>) -> String {
        format!("{} / {}", self.words(Side::Left, spans.left), self.words(Side::Right, spans.right))
    }

    /// A side that lacks the thing, in a claim linked to the one that has it.
    pub fn missing(&self, side: Side, claim: Option<Span>) -> Place {
        Place { document: *self.documents.side(side), span: claim, missing: true, value: None }
    }

    /// Tells a discrepancy; the places stand left before right.
    pub fn tell(&mut self, kind: &'static Kind, confidence: f64, message: String, reason: String, places: Vec<Place>) {
        self.tell_as(kind, kind.level, confidence, message, reason, places);
    }

    /// Tells a discrepancy that is more or less grave than its kind mostly is.
    pub fn tell_as(&mut self, kind: &'static Kind, level: Level, confidence: f64, message: String, reason: String, mut places: Vec<Place>) {
        places.sort_by_key(|p| p.document);
        let at = self.same_cause(kind, &message, &places).unwrap_or(self.found.len());
        for span in places.iter().filter(|p| p.document == self.documents.left).filter_map(|p| p.span) {
            for sentence in self.left_sentences(span) {
                self.told_in.entry(sentence).or_default().push(at);
            }
        }
        match self.found.get_mut(at) {
            Some(found) => found.extend(level, confidence, places),
            None => {
                self.causes.entry((kind.id, message.clone())).or_default().push(at);
                self.found.push(Found { kind, level, message, reason, confidence, places });
            }
        }
    }

    /// What was told in the same words about words at one of these places: one cause is one finding, however many claims it stands opposite.
    fn same_cause(&self, kind: &Kind, message: &str, places: &[Place]) -> Option<usize> {
        let told = self.causes.get(&(kind.id, message.to_owned()))?;
        let shares = |found: &Found| found.places.iter().any(|p| !p.missing && p.span.is_some() && places.contains(p));
        told.iter().copied().find(|&at| shares(&self.found[at]))
    }

    /// Keeps in mind two values that were compared and agree.
    pub fn agree(&mut self, sort: Sort, spans: Pair<Span>) {
        self.agreed.entry(spans).or_insert(sort);
    }

    /// Counts two values that stand opposite each other and cannot be compared.
    pub fn cannot_tell(&mut self) {
        self.cannot_tell += 1;
    }

    /// The sentences of the left document that a stretch touches, as indices.
    fn left_sentences(&self, span: Span) -> RangeInclusive<usize> {
        let segments = &self.both.left.segments;
        segments.sentence_at(span.start())..=segments.sentence_at(span.end().saturating_sub(1).max(span.start()))
    }

    /// What was found in sentences of the left document that a stretch touches; what stands in two of them comes twice.
    fn found_near(&self, left: Span) -> impl Iterator<Item = &Found> {
        self.told_in.range(self.left_sentences(left)).flat_map(|(_, found)| found).map(|&i| &self.found[i])
    }

    /// Whether a discrepancy of one of these kinds was already told about words at both places.
    pub fn is_told(&self, kinds: &[&Kind], spans: Pair<Span>) -> bool {
        self.is_told_if(|kind| kinds.iter().any(|k| k.id == kind.id), spans)
    }

    /// Whether one of a family was already told about words at both places.
    pub fn is_told_by(&self, family: &str, spans: Pair<Span>) -> bool {
        self.is_told_if(|kind| kind.id.split('-').next() == Some(family), spans)
    }

    /// Whether a discrepancy of a kind was already told about words at a place of one side.
    pub fn is_told_at(&self, kind: &Kind, side: Side, span: Span) -> bool {
        let at = |p: &Place| !p.missing && p.document == *self.documents.side(side) && p.span.is_some_and(|s| s.overlaps(span));
        self.found.iter().any(|f| f.kind.id == kind.id && f.places.iter().any(at))
    }

    /// Whether one of a family was already told about words at a place of one side.
    pub fn is_told_at_by(&self, family: &str, side: Side, span: Span) -> bool {
        let at = |p: &Place| !p.missing && p.document == *self.documents.side(side) && p.span.is_some_and(|s| s.overlaps(span));
        self.found.iter().any(|f| f.kind.id.split('-').next() == Some(family) && f.places.iter().any(at))
    }

    /// Whether one of a family was already told of exactly these words of one side.
    pub fn is_told_as(&self, family: &str, side: Side, span: Span) -> bool {
        let at = |p: &Place| !p.missing && p.document == *self.documents.side(side) && p.span == Some(span);
        self.found.iter().any(|f| f.kind.id.split('-').next() == Some(family) && f.places.iter().any(at))
    }

    /// Adds places to what one of a family told of these very words elsewhere: one cause, one finding. Whether there is such a finding.
    pub fn add_to_told(&mut self, family: &str, words: Pair<&str>, spans: Pair<Span>) -> bool {
        let documents = self.documents;
        let both = self.both;
        let has = |f: &Found, side: Side| {
            let wanted = *words.side(side);
            let here = |p: &Place| !p.missing && p.document == *documents.side(side);
            f.places
                .iter()
                .filter(|p| here(p))
                .filter_map(|p| p.span)
                .any(|s| both.side(side).of(s).split(|c: char| !c.is_alphanumeric()).any(|w| w.eq_ignore_ascii_case(wanted)))
        };
        let of_family = |f: &Found| f.kind.id.split('-').next() == Some(family);
        let told = self.found.iter().position(|f| of_family(f) && Side::BOTH.into_iter().all(|side| has(f, side)));
        let Some(told) = told else { return false };
        let places = self.places(spans, Pair::default());
        self.found[told].places.extend(places);
        self.found[told].places.sort_by_key(|p| p.document);
        true
    }

    fn is_told_if(&self, fits: impl Fn(&Kind) -> bool, spans: Pair<Span>) -> bool {
        let at = |found: &Found, side: Side| {
            found.places.iter().any(|p| p.document == *self.documents.side(side) && p.span.is_some_and(|s| s.overlaps(*spans.side(side))))
        };
        self.found_near(spans.left).any(|f| fits(f.kind) && Side::BOTH.into_iter().all(|side| at(f, side)))
    }

    /// What the judgement came to, with the claims that each side alone carries.
    pub(super) fn into_judgement(self, coverage: Pair<Vec<Coverage>>) -> Judgement {
        let links = self.alignment.claims.iter().map(|link| self.judged(link)).collect();
        let Context { documents, found, agreed, cannot_tell, .. } = self;
        let agreed = agreed.into_iter().map(|(spans, sort)| Agreed { sort, spans }).collect();
        Judgement { documents, links, found, agreed, cannot_tell, coverage }
    }

    fn judged(&self, link: &ClaimLink) -> JudgedLink {
        let spans = self.spans(link);
        let from = Pair::new(Span::new(spans.left.start(), spans.left.start()), Span::default());
        let inside = |pair: &Pair<Span>| spans.left.overlaps(pair.left) && spans.right.overlaps(pair.right);
        let differs = self.found_near(spans.left).any(|f| {
            let on = |side: Side| f.places.iter().find(|p| p.document == *self.documents.side(side)).and_then(|p| p.span);
            f.level < Level::Hint && on(Side::Left).zip(on(Side::Right)).is_some_and(|(left, right)| inside(&Pair { left, right }))
        });
        let verdict = match () {
            () if differs => Verdict::Differs,
            () if self.agreed.range(from..).map(|(pair, _)| pair).take_while(|pair| pair.left.start() < spans.left.end()).any(inside) => {
                Verdict::Same
            }
            () => Verdict::Unclear,
        };
        JudgedLink { spans, score: link.score, because: link.because, verdict }
    }
}
