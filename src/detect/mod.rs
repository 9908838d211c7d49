//! Whether what stands opposite each other disagrees: the kinds of discrepancy, one file a family.

mod agreement;
mod attribution;
mod context;
mod coverage;
mod date;
mod document;
mod edited;
mod found;
mod framing;
mod itself;
mod meaning;
mod name;
mod number;
mod quote;
pub(crate) mod sourced;
mod ties;
mod title;
mod within;

use crate::align::Alignment;
use crate::analysis::Analysis;
use crate::config::{self, Level};
use crate::error::ErrorKind;
use crate::extract::Mention;
use crate::pair::Pair;
use crate::text::Span;

pub use agreement::{Agreed, Sort};
pub use context::Context;
pub use found::{Coverage, Found, JudgedLink, Judgement, Place, Verdict};
pub use sourced::SOURCED;
pub use within::Within;

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

/// Finds what contradicts itself within one document; `document` is its index among the documents compared.
pub(crate) fn judge_alone(document: usize, analysis: &Analysis) -> Vec<Found> {
    let mut within = Within::new(document, analysis);
    WITHIN.iter().for_each(|find| find(&mut within));
    within.into_found()
}

/// What the left one of two documents is to the right one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Left {
    /// Another report of the same event
    Report,
    /// A draft that was written from it: what it has besides is no news
    Draft,
}

/// Judges two aligned documents.
pub(crate) fn judge(documents: Pair<usize>, both: Pair<&Analysis>, alignment: &Alignment, left: Left) -> Judgement {
    let mut context = Context::new(documents, both, alignment, left);
    // Of two texts that tell two events, whatever stands opposite each other does so by chance.
    if document::are_unrelated(&context) {
        document::tell_unrelated(&mut context);
    } else {
        FAMILIES.iter().for_each(|family| (family.find)(&mut context));
    }
    let coverage = coverage::alone(&context);
    context.into_judgement(coverage)
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
