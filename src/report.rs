//! The report: what was found, merged, ordered and counted; the one type that is serialized.

pub mod agreements;
pub mod evidence;
pub(crate) mod names;
pub mod trace;

use crate::analysis::Analysis;
use crate::config::{Config, Level};
use crate::detect::{self, Coverage, Found, Judgement, Place, Verdict};
use crate::document::{Document, Original};
use crate::pair::Pair;
use crate::text::{Span, WordKey, fold};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

pub use agreements::Agreement;
pub use evidence::Evidence;
pub use trace::{Outcome, Sort, Sources, Trace};

/// The version of the report's shape; it changes when a field changes its meaning or goes.
pub const SCHEMA_VERSION: &str = "1";

/// Where two or more reports of one event do not say the same.
///
/// The same documents and settings give the same report, byte for byte, on every machine and with any number of threads.
/// Offsets are half-open and in UTF-8 bytes: of the file itself where that is plain UTF-8 text, otherwise of the text that was read from
/// it. Lines and columns are those of the file and count from 1, columns in characters.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Report {
    /// Version of this shape.
    pub schema_version: &'static str,
    /// What made it.
    pub tool: Tool,
    /// The documents, in the order given.
    pub documents: Vec<DocumentSummary>,
    /// Stretches of two documents that tell the same thing, by place.
    pub links: Vec<LinkReport>,
    /// What differs, the gravest first.
    pub findings: Vec<Finding>,
    /// Claims that one report alone carries, by rank.
    pub coverage: Vec<CoverageRow>,
    /// What several reports say alike, by place.
    pub agreements: Vec<Agreement>,
    /// Counts of all of it.
    pub summary: Summary,
    /// In a review: where the sources stand to everything the draft says, by its place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trace: Vec<Trace>,
    /// In a review: how many sources there were.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sources: Option<Sources>,
}

/// The program that made a report.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Tool {
    /// Its name
    pub name: &'static str,
    /// Its version
    pub version: &'static str,
}

/// One of the compared documents.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DocumentSummary {
    /// What findings call it.
    pub name: String,
    /// The file it was read from.
    pub path: Option<String>,
    /// How many words it has.
    pub words: usize,
    /// How many sentences it has.
    pub sentences: usize,
    /// The day it was published (ISO 8601), if it is known.
    pub date: Option<String>,
    /// How many blocks were skipped because they are no report: disclaimers, promotions, embeds, captions.
    pub skipped: usize,
    /// The document itself, for renderers that show its sentences.
    #[serde(skip)]
    pub source: Document,
}

/// A stretch of one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Stretch {
    /// Which document, from 0.
    pub document: usize,
    /// First byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
    /// The words.
    pub text: String,
    /// The same stretch in the document's text.
    #[serde(skip)]
    pub span: Span,
    /// The sentences around it, for renderers.
    #[serde(skip)]
    pub sentence: Option<Span>,
}

/// Two stretches about the same thing.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LinkReport {
    /// In the one document.
    pub left: Stretch,
    /// In the other.
    pub right: Stretch,
    /// How sure the link is, from 0 to 1.
    pub score: f64,
    /// Whether they say the same.
    pub verdict: Verdict,
    /// Where it is asked for: what spoke for the link and against it, the weightiest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Both in their documents' texts.
    #[serde(skip)]
    pub spans: Pair<Span>,
}

/// A discrepancy as it is told.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Finding {
    /// Its kind: a row of the table that `variorum explain` prints.
    pub id: &'static str,
    /// How grave it is.
    pub level: Level,
    /// What differs, in one line.
    pub message: String,
    /// Why the two are taken to be about the same thing, in one sentence.
    pub reason: String,
    /// How sure the finding is, from 0 to 1.
    pub confidence: f64,
    /// The words that differ, usually one reading a document, the most telling first.
    pub readings: Vec<Reading>,
    /// Depends on what is said, not on where it stands; for baselines.
    pub fingerprint: String,
}

/// What one document says.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Reading {
    /// Which document, from 0.
    pub document: usize,
    /// First byte; where the thing is missing, of the claim linked to it, if there is one.
    pub start: Option<usize>,
    /// The byte behind the last.
    pub end: Option<usize>,
    /// Line of the file, from 1; null where it has none, as a PDF, or the place is not known.
    pub line: Option<usize>,
    /// Column in characters, from 1.
    pub column: Option<usize>,
    /// The words; null where the thing is missing in this document.
    pub text: Option<String>,
    /// What they were taken to mean: the compared form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Where the words stand in the original file, when their offsets are not those of the file: bytes, a page or a paragraph.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original: Option<Original>,
    /// The words, or the claim that lacks them, in the document's text.
    #[serde(skip)]
    pub span: Option<Span>,
    /// The sentence around them, for renderers.
    #[serde(skip)]
    pub sentence: Option<Span>,
}

/// A claim that only one document carries.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CoverageRow {
    /// Which document, from 0.
    pub document: usize,
    /// First byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
    /// The words.
    pub text: String,
    /// From 1, the weightiest of the document's claims: names, figures and quotations weigh.
    pub rank: usize,
    /// The claim in the document's text.
    #[serde(skip)]
    pub span: Span,
}

/// Counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Summary {
    /// Findings of level error
    pub errors: usize,
    /// Findings of level warning
    pub warnings: usize,
    /// Findings of level note, without those that coverage counts
    pub notes: usize,
    /// Findings of level hint
    pub hints: usize,
    /// Links of claims, by what they came to
    pub linked: Linked,
    /// Findings in which what one document says stands against what another says
    pub differ: usize,
    /// Values that were compared and agree, each counted once
    pub agree: usize,
    /// Values that stand opposite each other and cannot be compared
    pub cannot_tell: usize,
    /// Claims that one document alone carries, by document
    pub only: Vec<usize>,
    /// Findings by kind, in the order of the table, without kinds that found nothing
    pub kinds: Vec<KindCount>,
}

/// Links of claims, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Linked {
    /// Both say the same
    pub same: usize,
    /// They say different things
    pub differs: usize,
    /// It cannot be told
    pub unclear: usize,
}

impl Linked {
    /// How many there are in all.
    pub fn all(&self) -> usize {
        self.same + self.differs + self.unclear
    }
}

/// How often a kind was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct KindCount {
    /// The kind.
    pub id: &'static str,
    /// How many findings.
    pub count: usize,
}

impl DocumentSummary {
    /// The file it was read from, or what it is called where it was read from none.
    pub fn file(&self) -> &str {
        self.path.as_ref().unwrap_or(&self.name)
    }
}

impl Report {
    /// Puts together what the pairs of documents gave, and what was found within each document alone.
    pub(crate) fn new(analyses: &[Analysis], judged: Vec<Judgement>, alone: Vec<Found>, config: &Config) -> Report {
        let coverage = if config.tells("coverage-only") { coverage(analyses, &judged) } else { Vec::new() };
        let findings = findings(analyses, judged.iter().flat_map(|j| &j.found).chain(&alone), config);
        let links: Vec<LinkReport> =
            judged.iter().flat_map(|j| j.links.iter().map(|link| link_report(analyses, j, link, config))).collect();
        let agreements = agreements::agreements(analyses, &judged);
        let summary = Summary { agree: agreements.len(), ..summary(analyses, &findings, &links, &coverage, &judged) };
        Report {
            schema_version: SCHEMA_VERSION,
            tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
            documents: analyses.iter().map(document_summary).collect(),
            links,
            findings,
            coverage,
            agreements,
            summary,
            trace: Vec::new(),
            sources: None,
        }
    }

    /// Keeps the findings that `keep` accepts, and counts again.
    pub fn retain(&mut self, keep: impl FnMut(&Finding) -> bool) {
        self.findings.retain(keep);
        let of = |level| self.findings.iter().filter(|f| f.level == level).count();
        let [errors, warnings, notes, hints] = Level::ALL.map(of);
        let (kinds, differ) = (kind_counts(&self.findings), differing(&self.findings));
        self.summary = Summary { errors, warnings, notes, hints, kinds, differ, ..std::mem::take(&mut self.summary) };
    }

    /// Whether there is a finding at least as grave as `level`.
    pub fn has(&self, level: Level) -> bool {
        self.findings.iter().any(|finding| finding.level <= level)
    }
}

fn document_summary(a: &Analysis) -> DocumentSummary {
    DocumentSummary {
        name: a.document.name().to_owned(),
        path: a.document.path().map(|p| p.display().to_string()),
        words: a.segments.tokens.iter().filter(|t| t.is_word()).count(),
        sentences: a.segments.sentences.len(),
        date: a.date.map(|d| d.to_string()),
        skipped: a.segments.blocks.iter().filter(|b| b.kind.is_skipped()).count(),
        source: a.document.clone(),
    }
}

pub(crate) fn stretch(analyses: &[Analysis], document: usize, span: Span) -> Stretch {
    let a = &analyses[document];
    let offset = a.document.offset().unwrap_or(0);
    let text = a.of(span).to_owned();
    Stretch { document, start: span.start() + offset, end: span.end() + offset, text, span, sentence: sentence(a, span) }
}

/// The sentences that a stretch begins and ends in.
fn sentence(a: &Analysis, span: Span) -> Option<Span> {
    let at = |offset| a.segments.sentences.get(a.segments.sentence_at(offset)).map(|s| s.span);
    Some(at(span.start())?.cover(at(span.end().saturating_sub(1).max(span.start()))?))
}

fn link_report(analyses: &[Analysis], j: &Judgement, link: &detect::JudgedLink, config: &Config) -> LinkReport {
    LinkReport {
        left: stretch(analyses, j.documents.left, link.spans.left),
        right: stretch(analyses, j.documents.right, link.spans.right),
        score: hundredths(link.score),
        verdict: link.verdict,
        evidence: if config.explain { evidence::of_link(link) } else { Vec::new() },
        spans: link.spans,
    }
}

/// Two decimals: more would pretend to a precision that scores do not have.
fn hundredths(x: f64) -> f64 {
    (x.clamp(0.0, 1.0) * 100.0).round() / 100.0
}

/// Merges what several pairs found about one cause, leaves out what is not to be told, orders the rest by gravity and then by place.
fn findings<'a>(analyses: &[Analysis], all: impl Iterator<Item = &'a Found>, config: &Config) -> Vec<Finding> {
    let mut merged: Vec<(Level, Found)> = Vec::new();
    let names = names::Names::new(config);
    for found in all.filter(|found| config.tells(found.kind.id) && !names.accept(analyses, found)) {
        let level = config.level(found.kind.id).unwrap_or(found.level);
        match merged.iter_mut().find(|(_, other)| other.is_same_cause(found)) {
            Some((_, other)) => other.absorb(found),
            None => merged.push((level, found.clone())),
        }
    }
    merged.retain(|(_, found)| found.confidence >= config.min_confidence);
    merged.sort_by(|(a, x), (b, y)| a.cmp(b).then_with(|| x.order().cmp(&y.order())));
    let mut findings: Vec<Finding> = merged.into_iter().map(|(level, found)| finding(analyses, level, &found)).collect();
    number_twins(&mut findings);
    findings
}

fn finding(analyses: &[Analysis], level: Level, found: &Found) -> Finding {
    let readings: Vec<Reading> = found.places.iter().map(|place| reading(analyses, place)).collect();
    Finding {
        id: found.kind.id,
        level,
        message: found.message.clone(),
        reason: found.reason.clone(),
        confidence: hundredths(found.confidence),
        fingerprint: fingerprint(found.kind.id, &readings),
        readings,
    }
}

fn reading(analyses: &[Analysis], place: &Place) -> Reading {
    let a = &analyses[place.document];
    let offset = a.document.offset().unwrap_or(0);
    let position = place.span.and_then(|span| a.document.position(span));
    Reading {
        document: place.document,
        start: place.span.map(|s| s.start() + offset),
        end: place.span.map(|s| s.end() + offset),
        line: position.map(|p| p.line),
        column: position.map(|p| p.column),
        text: place.span.filter(|_| !place.missing).map(|s| a.of(s).to_owned()),
        value: place.value.clone(),
        original: place.span.and_then(|s| a.document.original(s)),
        span: place.span,
        sentence: place.span.and_then(|s| sentence(a, s)),
    }
}

/// Sixteen hexadecimal digits of what is said: the kind, and the folded words of every distinct reading with the document's name.
fn fingerprint(id: &str, readings: &[Reading]) -> String {
    let mut buffer = String::new();
    let mut parts: Vec<(usize, String)> = readings
        .iter()
        .map(|r| (r.document, fold::fold(r.text.as_deref().unwrap_or("-"), &mut buffer).split_whitespace().collect::<Vec<_>>().join(" ")))
        .collect();
    parts.dedup();
    let said: Vec<String> = parts.into_iter().map(|(document, words)| format!("{document}:{words}")).collect();
    WordKey::of_folded(&format!("{id}\n{}", said.join("\n"))).to_string()
}

/// Two findings that say the same of different places get fingerprints of their own, by their order.
pub(crate) fn number_twins(findings: &mut [Finding]) {
    let mut seen = BTreeMap::new();
    for finding in findings {
        let count = seen.entry(finding.fingerprint.clone()).and_modify(|n| *n += 1).or_insert(1);
        if *count > 1 {
            finding.fingerprint = WordKey::of_folded(&format!("{}#{count}", finding.fingerprint)).to_string();
        }
    }
}

/// The claims of every document that no other document carries, the weightiest first.
fn coverage(analyses: &[Analysis], judged: &[Judgement]) -> Vec<CoverageRow> {
    let mut rows = Vec::new();
    for document in 0..analyses.len() {
        let pairs: Vec<BTreeSet<Span>> =
            judged.iter().filter_map(|j| j.coverage_of(document)).map(|rows| rows.iter().map(|r| r.span).collect()).collect();
        let alone = |c: &&Coverage| pairs.iter().all(|spans| spans.contains(&c.span));
        let Some(mut only) = judged.iter().find_map(|j| j.coverage_of(document)).map(|rows| rows.iter().filter(alone).collect::<Vec<_>>())
        else {
            continue;
        };
        only.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.span.cmp(&b.span)));
        rows.extend(only.into_iter().enumerate().map(|(i, c)| {
            let Stretch { start, end, text, .. } = stretch(analyses, document, c.span);
            CoverageRow { document, start, end, text, rank: i + 1, span: c.span }
        }));
    }
    rows
}

fn summary(analyses: &[Analysis], findings: &[Finding], links: &[LinkReport], coverage: &[CoverageRow], judged: &[Judgement]) -> Summary {
    let of = |level| findings.iter().filter(|f| f.level == level).count();
    Summary {
        errors: of(Level::Error),
        warnings: of(Level::Warning),
        notes: of(Level::Note),
        hints: of(Level::Hint),
        linked: linked(links),
        differ: differing(findings),
        agree: 0,
        cannot_tell: judged.iter().map(|j| j.cannot_tell).sum(),
        only: (0..analyses.len()).map(|d| coverage.iter().filter(|row| row.document == d).count()).collect(),
        kinds: kind_counts(findings),
    }
}

/// How many findings set the words of one document against those of another.
fn differing(findings: &[Finding]) -> usize {
    let documents = |f: &Finding| f.readings.iter().filter(|r| r.text.is_some()).map(|r| r.document).collect::<BTreeSet<_>>().len();
    findings.iter().filter(|f| documents(f) > 1).count()
}

fn linked(links: &[LinkReport]) -> Linked {
    let of = |verdict| links.iter().filter(|link| link.verdict == verdict).count();
    Linked { same: of(Verdict::Same), differs: of(Verdict::Differs), unclear: of(Verdict::Unclear) }
}

fn kind_counts(findings: &[Finding]) -> Vec<KindCount> {
    let counted = detect::kinds().map(|kind| KindCount { id: kind.id, count: findings.iter().filter(|f| f.id == kind.id).count() });
    counted.filter(|kind| kind.count > 0).collect()
}
