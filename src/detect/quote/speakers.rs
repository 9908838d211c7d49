//! The same words, given to two persons.

use super::kinds::SPEAKER;
use super::spans;
use crate::align::QuotationLink;
use crate::align::quotations::{Relation, Retelling, Speakers};
use crate::analysis::Analysis;
use crate::cast::Entity;
use crate::config::Level;
use crate::detect::Context;
use crate::extract::Manner;
use crate::lexicon::Class;
use crate::pair::{Pair, Side};
use crate::segment::Shape;
use crate::text::Span;
use crate::value::NameKind;

/// The fewest words that two persons do not say by chance.
const FEWEST: usize = 6;

/// Tells of one utterance with two speakers.
pub(super) fn compare(context: &mut Context, link: &QuotationLink) {
    if link.speakers != Speakers::Other || link.words < FEWEST || link.relation == Relation::Altered && link.share < 0.9 {
        return;
    }
    let sources = Pair::new(source(context.both.left, link.quotations.left), source(context.both.right, link.quotations.right));
    let (Some(left), Some(right)) = (sources.left, sources.right) else { return };
    let at = Pair::new(left.0, right.0);
    // The same words mean the same person, whatever the cast made of them: his name may be misspelt elsewhere in one of the reports.
    if context.words(Side::Left, at.left).eq_ignore_ascii_case(&context.words(Side::Right, at.right)) {
        return;
    }
    if context.is_told_by("name", at) || context.is_told(&[&SPEAKER], at) || is_said_by_both(context, link) {
        return;
    }
    // A pronoun is resolved, and that may be wrong; a name stands there.
    let level = match (left.1, right.1) {
        (true, true) => Level::Error,
        (false, false) => return,
        _ => Level::Warning,
    };
    let quoted = spans(context, link);
    let message = format!("{}: {} / {}", SPEAKER.summary, context.words(Side::Left, at.left), context.words(Side::Right, at.right));
    let reason = format!("Both reports quote the same words: “{}”.", context.words(Side::Left, quoted.left));
    let places = [at, quoted].into_iter().flat_map(|pair| Side::BOTH.map(|side| context.place(side, *pair.side(side), None))).collect();
    context.tell_as(&SPEAKER, level, 0.9, message, reason, places);
}

/// Tells of words that one report quotes from one person and a transcript has another say.
pub(super) fn compare_told(context: &mut Context, retelling: &Retelling) {
    let (side, quotation) = (retelling.side, retelling.quotation);
    let (a, b) = (context.of(side), context.of(side.other()));
    let told = b.text().span(retelling.told.clone());
    let turn = b.attributions.iter().zip(&b.speakers).find(|(t, _)| t.manner == Manner::Transcribed && t.content.contains(told));
    let whose = a.attributions.iter().zip(&a.speakers).find(|(t, _)| t.quotation == Some(quotation));
    let (Some((_, &Some(here))), Some((turn, &Some(there)))) = (whose, turn) else { return };
    let (Some((source, named)), Some(across)) = (source(a, quotation), turn.source) else { return };
    let entities = in_order(side, here, there);
    let persons = [&a.cast[here], &b.cast[there]].iter().all(|entity| entity.kind == NameKind::Person);
    let one = context.alignment.cast.iter().any(|link| link.entities == entities) || names(a, source, &b.cast[there], b);
    let words = retelling.told.clone().filter(|&t| b.segments.tokens[t].is_word()).count();
    let at = in_order(side, source, across);
    if !persons || one || words < FEWEST || context.is_told_by("name", at) || context.is_told(&[&SPEAKER], at) {
        return;
    }
    let quoted = a.segments.quotations[quotation].span;
    let level = if named { Level::Error } else { Level::Warning };
    let message = format!("{}: {}", SPEAKER.summary, context.both_words(at));
    let reason = format!("The transcript has these words as another's: “{}”.", context.words(side, quoted));
    let places = [at, in_order(side, quoted, told)].into_iter().flat_map(|pair| context.places(pair, Pair::default())).collect();
    context.tell_as(&SPEAKER, level, 0.9, message, reason, places);
}

/// Whether the sentence of a source names somebody of the other report, too: "Eva Holm, a spokeswoman for Carl Berg".
fn names(a: &Analysis, source: Span, other: &Entity, b: &Analysis) -> bool {
    let sentence = &a.segments.sentences[a.segments.sentence_at(source.start())];
    let family = other.forms.iter().flat_map(|form| b.segments.tokens_in(form.family)).map(|t| b.segments.tokens[t].key);
    family.into_iter().any(|key| a.segments.tokens[sentence.tokens.clone()].iter().any(|t| t.key == key))
}

/// Left and right of what is here and what is across.
fn in_order<T>(side: Side, here: T, across: T) -> Pair<T> {
    match side {
        Side::Left => Pair::new(here, across),
        Side::Right => Pair::new(across, here),
    }
}

/// The words that name the speaker of a quotation, and whether they name anybody by name.
fn source(a: &Analysis, quotation: usize) -> Option<(Span, bool)> {
    let told = a.attributions.iter().find(|t| t.quotation == Some(quotation)).and_then(|t| t.source);
    let source = told.or_else(|| {
        let before = a.segments.quotations[quotation].continues?;
        a.attributions.iter().find(|t| t.quotation == Some(before)).and_then(|t| t.source)
    })?;
    let tokens = &a.segments.tokens[a.segments.tokens_in(source)];
    let named = tokens.iter().any(|t| t.is_capital() && !t.is(Class::StopWords));
    // "Keller's lawyer" is not Keller, and may be whom the other report names.
    (!tokens.iter().any(|t| t.shape == Shape::Possessive)).then_some((source, named))
}

/// Whether one of the reports quotes these words twice, and so perhaps from both.
fn is_said_by_both(context: &Context, link: &QuotationLink) -> bool {
    let same_side = |side: Side| {
        let others = context.alignment.quotations.iter().filter(|o| o.quotations.side(side) == link.quotations.side(side));
        others.filter(|o| o.quotations != link.quotations).any(|o| o.speakers == Speakers::Same && o.relation != Relation::Altered)
    };
    same_side(Side::Left) || same_side(Side::Right)
}
