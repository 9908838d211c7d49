//! What is claimed: how surely, and whether at all.

mod cause;
mod certainty;
mod edited;
mod polarity;
mod roles;
mod scope;
mod slots;
mod status;

use super::{Context, Family, Kind};
use crate::analysis::Analysis;
use crate::config::Level;
use crate::pair::{Pair, Side};
use crate::text::Span;

pub(super) const FAMILY: Family =
    Family { name: "meaning", kinds: &[&NEGATION, &ANTONYM, &CERTAINTY, &FACTIVE, &ROLES, &STATUS, &CAUSE, &SCOPE], find };

const NEGATION: Kind = Kind {
    id: "meaning-negation",
    level: Level::Error,
    summary: "denied in one, asserted in the other",
    explanation: "Two claims share the words of an event, and a negation binds them in one claim only.",
    example: "the two sides did not agree / the two sides agreed",
    silent: "not open / closed; a negation of something else in the sentence",
};

const CERTAINTY: Kind = Kind {
    id: "meaning-certainty",
    level: Level::Note,
    summary: "a hedge in one, none in the other",
    explanation: "Two claims are about the same thing; one of them hedges (may, reportedly, allegedly, appeared to, probably) and the other \
        does not. Where the other asserts the very words that the hedge binds, it is a warning.",
    example: "reportedly urging restraint / urging restraint",
    silent: "two hedges of one strength: reportedly / is said to",
};

const ANTONYM: Kind = Kind {
    id: "meaning-antonym",
    level: Level::Warning,
    summary: "opposites in one slot",
    explanation: "In two claims about the same thing a word of one stands where its opposite stands in the other, with the same words \
        around them, and both are asserted or both denied.",
    example: "the bank raised its rate / the bank lowered its rate",
    silent: "not open / closed; another subject",
};

const FACTIVE: Kind = Kind {
    id: "meaning-factive",
    level: Level::Note,
    summary: "an attempt in one, its outcome in the other",
    explanation: "The same action is told as an attempt in one claim, and as done or as failed in the other.",
    example: "police tried to stop the march / police failed to stop the march",
    silent: "tried to / sought to",
};

const ROLES: Kind = Kind {
    id: "meaning-roles",
    level: Level::Error,
    summary: "who did it and to whom, exchanged",
    explanation: "Two claims share a verb and two names or nouns, and the one who does it in one claim has it done to him in the other; or \
        two names stand in each other's place in sentences that are otherwise the same word for word. What both do together (met, spoke, \
        clashed) is not judged.",
    example: "Adler struck Brandt / Brandt struck Adler",
    silent: "Adler struck Brandt / Brandt was struck by Adler",
};

const STATUS: Kind = Kind {
    id: "meaning-status",
    level: Level::Error,
    summary: "another step of one course",
    explanation: "Two claims about the same thing tell different steps of a ladder (arrested, charged, convicted; missing, injured, killed; \
        damaged, destroyed), and neither report tells the other's step anywhere.",
    example: "the clerk was charged / the clerk was convicted",
    silent: "convicted / sentenced; charged on Monday, convicted in June",
};

const CAUSE: Kind = Kind {
    id: "meaning-cause",
    level: Level::Warning,
    summary: "a cause in one report only",
    explanation: "Both reports tell an outcome. One of them ties a cause to it (because of, led to, blamed on), and the other gives another \
        cause or none, and has the cause nowhere else either. What only came before (after, amid) is no cause here.",
    example: "the ferry sank because it was overloaded / the ferry sank",
    silent: "because of heavy rain / due to downpours",
};

const SCOPE: Kind = Kind {
    id: "meaning-scope",
    level: Level::Warning,
    summary: "all, most, some or only",
    explanation: "Two claims about the same thing tell another share of the same noun; \"all of\" them and a number of them only where all \
        else is the same.",
    example: "all of the workers / most of the workers",
    silent: "all workers / every worker",
};

fn find(context: &mut Context) {
    let alignment = context.alignment;
    for link in &alignment.claims {
        polarity::find(context, link);
        status::find(context, link);
        roles::find(context, link);
        scope::find(context, link);
        for side in Side::BOTH {
            certainty::find(context, link, side);
        }
    }
    edited::find(context);
    roles::exchanged(context);
    cause::find(context);
}

/// Whether anything of a stretch is denied by what stands in its sentence.
pub(super) fn is_denied_at(a: &Analysis, sentence: usize, span: Span) -> bool {
    let denies = |b: &slots::Binder| matches!(b.binding, slots::Binding::Denied(kind) if kind.is_outright()) && b.scope.overlaps(span);
    slots::binders(a, a.segments.sentences[sentence].span).iter().any(denies)
}

/// Tells what stands on one side against what stands across, once.
fn tell(context: &mut Context, kind: &'static Kind, level: Level, side: Side, (here, across): (Span, Span), confidence: f64) {
    let spans = slots::in_order(side, here, across);
    if context.is_told(&[kind], spans) {
        return;
    }
    let message = format!("{}: {}", kind.summary, context.both_words(spans));
    let reason = "The two claims are about the same thing.".to_owned();
    let places = context.places(spans, Pair::default());
    context.tell_as(kind, level, confidence, message, reason, places);
}
