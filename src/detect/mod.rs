//! Whether what stands opposite each other disagrees: the kinds of discrepancy, one file a family.

mod agreement;
mod attribution;
mod coverage;
mod date;
mod document;
mod edited;
mod framing;
mod itself;
mod meaning;
mod name;
mod number;
mod quote;
pub(crate) mod sourced;
mod ties;
mod title;

use crate::align::claims::Candidate;
use crate::align::terms::is_content;
use crate::align::{Alignment, ClaimLink};
use crate::analysis::Analysis;
use crate::config::{self, Level};
use crate::error::ErrorKind;
use crate::extract::Mention;
use crate::pair::{Pair, Side};
use crate::text::Span;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::Arc;

pub use agreement::{Agreed, Sort};
pub use sourced::SOURCED;

/// A kind of discrepancy; `variorum explain ID` prints it.
#[derive(Debug)]
pub struct Kind {
    /// *family-kind*; it never changes its meaning.
    pub id: &'static str,
    /// How grave it is unless its judgement or the configuration says otherwise.
    pub level: Level,
    /// What it is, in a few words.
    pub summary: &'static str,
    /// When it is found, and when it stays silent, in a paragraph.
    pub explanation: &'static str,
    /// An example that is found: what one report has / what the other has.
    pub example: &'static str,
    /// An example that is not.
    pub silent: &'static str,
}

/// The kinds of one family and how they are found.
pub struct Family {
    /// Its name, the first part of its kinds' ids.
    pub name: &'static str,
    /// Its kinds.
    pub kinds: &'static [&'static Kind],
    /// Finds them all.
    find: fn(&mut Context),
}

/// Every family, in the order of the documentation.
pub const FAMILIES: &[Family] = &[
    name::FAMILY,
    title::FAMILY,
    number::FAMILY,
    date::FAMILY,
    quote::FAMILY,
    attribution::FAMILY,
    meaning::FAMILY,
    framing::FAMILY,
    coverage::FAMILY,
    itself::FAMILY,
    document::FAMILY,
];

/// The families that also look for discrepancies within one document, with what finds them there.
const WITHIN: &[fn(&mut Within)] = &[number::within, date::within, quote::within, itself::within, document::within];

/// Every kind, in the order of the documentation.
pub fn kinds() -> impl Iterator<Item = &'static Kind> {
    FAMILIES.iter().flat_map(|family| family.kinds).chain(SOURCED).copied()
}

/// The kind of an id.
pub fn kind(id: &str) -> Option<&'static Kind> {
    kinds().find(|kind| kind.id == id)
}

/// The kind or family of a name, as settings name them; else an error that tells the nearest known.
///
/// ```
/// assert_eq!(variorum::detect::named("name").unwrap(), "name");
/// assert!(variorum::detect::named("name-speling").unwrap_err().to_string().contains("did you mean name-spelling?"));
/// ```
pub fn named(name: &str) -> Result<&'static str, ErrorKind> {
    let known = || kinds().map(|kind| config::family(kind.id)).chain(kinds().map(|kind| kind.id));
    known().find(|id| *id == name).ok_or_else(|| {
        let ranked = known().map(|id| (id, strsim::jaro_winkler(id, name))).filter(|(_, score)| *score > 0.8);
        let near = ranked.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(id, _)| format!("; did you mean {id}?"));
        ErrorKind::Setting(format!("no kind or family {name:?}{}", near.unwrap_or_default()))
    })
}

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

/// What a family judges: two analyses, how they are aligned, and what was found so far.
pub struct Context<'a> {
    /// The two documents.
    pub both: Pair<&'a Analysis>,
    /// What belongs together.
    pub alignment: &'a Alignment,
    documents: Pair<usize>,
    /// Where sentences that are the same word for word differ.
    edits: Arc<[edited::Edited]>,
    /// For each side, its linked claims in order, each with the place of the link.
    linked: Pair<Vec<(usize, usize)>>,
    found: Vec<Found>,
    /// For each sentence of the left document, what was found there, as indices into `found`.
    told_in: BTreeMap<usize, Vec<usize>>,
    agreed: BTreeMap<Pair<Span>, Sort>,
    cannot_tell: usize,
}

/// What a family judges within one document, apart from all others.
pub struct Within<'a> {
    /// The document.
    pub analysis: &'a Analysis,
    document: usize,
    found: Vec<Found>,
}

/// Finds what contradicts itself within one document; `document` is its index among the documents compared.
pub(crate) fn judge_alone(document: usize, analysis: &Analysis) -> Vec<Found> {
    let mut within = Within { analysis, document, found: Vec::new() };
    WITHIN.iter().for_each(|find| find(&mut within));
    within.found
}

/// Judges two aligned documents.
pub(crate) fn judge(documents: Pair<usize>, both: Pair<&Analysis>, alignment: &Alignment) -> Judgement {
    let mut context = Context::new(documents, both, alignment);
    // Of two texts that tell two events, whatever stands opposite each other does so by chance.
    if document::are_unrelated(&context) {
        document::tell_unrelated(&mut context);
    } else {
        FAMILIES.iter().for_each(|family| (family.find)(&mut context));
    }
    let links = alignment.claims.iter().map(|link| context.judged(link)).collect();
    let coverage = coverage::alone(&context);
    let Context { found, agreed, cannot_tell, .. } = context;
    let agreed = agreed.into_iter().map(|(spans, sort)| Agreed { sort, spans }).collect();
    Judgement { documents, links, found, agreed, cannot_tell, coverage }
}

/// The mentions of a stretch that stand outside quotation marks: what is quoted is for the quotations' kinds.
fn unquoted(a: &Analysis, within: Span) -> impl Iterator<Item = &Mention> {
    mentions_in(a, within).filter(move |m| !a.segments.is_quoted(m.span))
}

/// The mentions of a stretch.
fn mentions_in(a: &Analysis, within: Span) -> impl Iterator<Item = &Mention> {
    let from = a.mentions.partition_point(|m| m.span.start() < within.start());
    a.mentions[from..].iter().take_while(move |m| m.span.start() < within.end()).filter(move |m| within.contains(m.span))
}

impl Within<'_> {
    /// Tells a discrepancy between stretches of the one document, each with what it means, the most telling first.
    pub fn tell(&mut self, kind: &'static Kind, confidence: f64, message: String, reason: String, places: Vec<(Span, Option<String>)>) {
        self.tell_as(kind, kind.level, confidence, message, reason, places);
    }

    /// Tells a discrepancy that is more or less grave than its kind mostly is.
    pub fn tell_as(
        &mut self,
        kind: &'static Kind,
        level: Level,
        confidence: f64,
        message: String,
        reason: String,
        places: Vec<(Span, Option<String>)>,
    ) {
        let place = |(span, value)| Place { document: self.document, span: Some(span), missing: false, value };
        let places = places.into_iter().map(place).collect();
        self.found.push(Found { kind, level, message, reason, confidence, places });
    }

    /// The words of a stretch, on one line.
    pub fn words(&self, span: Span) -> String {
        one_line(self.analysis.of(span))
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl<'a> Context<'a> {
    fn new(documents: Pair<usize>, both: Pair<&'a Analysis>, alignment: &'a Alignment) -> Context<'a> {
        let linked = |side: Side| {
            let claims = alignment.claims.iter().enumerate().map(|(place, link)| (*link.claims.side(side), place));
            let mut linked: Vec<(usize, usize)> = claims.collect();
            linked.sort_unstable();
            linked
        };
        let linked = Pair::new(linked(Side::Left), linked(Side::Right));
        let (told_in, agreed) = (BTreeMap::new(), BTreeMap::new());
        let edits = edited::edits(both, alignment).into();
        Context { both, alignment, documents, edits, linked, found: Vec::new(), told_in, agreed, cannot_tell: 0 }
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
    fn edits(&self) -> Arc<[edited::Edited]> {
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
        for span in places.iter().filter(|p| p.document == self.documents.left).filter_map(|p| p.span) {
            for sentence in self.left_sentences(span) {
                self.told_in.entry(sentence).or_default().push(self.found.len());
            }
        }
        self.found.push(Found { kind, level, message, reason, confidence, places });
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

    fn is_told_if(&self, fits: impl Fn(&Kind) -> bool, spans: Pair<Span>) -> bool {
        let at = |found: &Found, side: Side| {
            found.places.iter().any(|p| p.document == *self.documents.side(side) && p.span.is_some_and(|s| s.overlaps(*spans.side(side))))
        };
        self.found_near(spans.left).any(|f| fits(f.kind) && Side::BOTH.into_iter().all(|side| at(f, side)))
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
