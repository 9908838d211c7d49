//! What one report has against itself: names in two spellings, a headline that its body does not bear out, acronyms.

mod acronyms;
mod references;

use super::{Context, Family, Kind, Within};
use crate::align::cast::{Variant, variants};
use crate::analysis::Analysis;
use crate::config::Level;
use crate::segment::BlockKind;
use crate::text::Span;
use crate::value::NameKind;

pub(super) const FAMILY: Family = Family { name: "self", kinds: &[&VARIANT, &HEADLINE, &ACRONYM, &REFERENCE], find };

const VARIANT: Kind = Kind {
    id: "self-variant",
    level: Level::Note,
    summary: "one name in two spellings within a report",
    explanation: "One report writes one name in two ways: a person's surname with a slip (a warning), or one word of a longer name. Two \
        romanisations that are both in use are a note. What stands inside quotation marks is the speaker's.",
    example: "al-Shabaab … al-Shabab",
    silent: "two persons; an inflection; the other form inside quotation marks",
};

pub(super) const HEADLINE: Kind = Kind {
    id: "self-headline",
    level: Level::Error,
    summary: "the headline tells something else than its report",
    explanation: "A figure in the headline counts the same thing as one in the report below it, and the two do not fit; or a name is spelt \
        there as nowhere else. A headline may round, and where the report has the headline's figure too, nothing is told.",
    example: "headline: 31 hurt in plant fire / report: the fire injured 13 workers",
    silent: "headline: nearly 40 hurt / report: 39 people were injured",
};

const ACRONYM: Kind = Kind {
    id: "self-acronym",
    level: Level::Note,
    summary: "an acronym used before it is explained, or explained twice",
    explanation: "A report writes out an acronym behind the first place where it stands alone, or writes it out with the acronym in brackets \
        a second time. An acronym that is never written out is taken for one that everybody knows.",
    example: "The RCEM warned … the Royal College of Emergency Medicine (RCEM)",
    silent: "FBI; an acronym in the headline",
};

const REFERENCE: Kind = Kind {
    id: "self-reference",
    level: Level::Warning,
    summary: "a surname before the report says whose it is",
    explanation: "The running text first meets a person by a bare surname and gives the full name only later, as happens when paragraphs are \
        moved or cut. Headlines, quotations, titles beside the name and what only bears the name (\"the Keller plan\") are left out.",
    example: "Keller said the road was safe … Governor Ann Keller",
    silent: "headline: Keller opens road / report: Governor Ann Keller opened",
};

/// Nothing is found here between two reports.
fn find(_: &mut Context) {}

/// Finds what contradicts itself within one report.
pub(super) fn within(within: &mut Within) {
    variants(within.analysis).iter().for_each(|variant| tell_variant(within, variant));
    acronyms::within(within);
    references::within(within);
}

fn tell_variant(within: &mut Within, variant: &Variant) {
    let a = within.analysis;
    let free = |places: &[Span]| places.iter().copied().filter(|&p| !a.segments.is_quoted(p)).collect::<Vec<_>>();
    let (usual, odd) = (free(&variant.usual), free(&variant.odd));
    let (Some(&first), Some(&other)) = (usual.first(), odd.first()) else { return };
    let (kind, level) = match () {
        () if variant.romanised => (&VARIANT, Level::Note),
        () if odd.iter().all(|&p| is_headline(a, p)) => (&HEADLINE, Level::Error),
        () if variant.kind == NameKind::Person => (&VARIANT, Level::Warning),
        () => (&VARIANT, Level::Note),
    };
    let message = format!("one name, two spellings in one report: {} / {}", within.words(first), within.words(other));
    let reason = format!("The one stands {}, the other {}.", times(usual.len()), times(odd.len()));
    let places = usual.iter().take(1).chain(&odd).map(|&span| (span, None)).collect();
    within.tell_as(kind, level, 0.85, message, reason, places);
}

fn times(n: usize) -> String {
    match n {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{n} times"),
    }
}

/// Whether a place lies in the headline.
fn is_headline(a: &Analysis, span: Span) -> bool {
    let sentence = a.segments.sentences.get(a.segments.sentence_at(span.start()));
    sentence.is_some_and(|s| a.segments.block_of(s).kind == BlockKind::Headline)
}
