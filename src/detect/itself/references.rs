//! Persons who are met by their surnames alone before the report says who they are.

use super::{REFERENCE, is_headline};
use crate::analysis::Analysis;
use crate::cast::Entity;
use crate::detect::Within;
use crate::extract::Value;
use crate::lexicon::Class;
use crate::text::Span;
use crate::value::NameKind;

pub(super) fn within(within: &mut Within) {
    let a = within.analysis;
    for entity in a.cast.iter().filter(|e| e.kind == NameKind::Person) {
        if let Some((bare, full)) = early(a, entity) {
            let message = format!("{}: {} / {}", REFERENCE.summary, within.words(bare), within.words(full));
            within.tell(
                &REFERENCE,
                0.7,
                message,
                "The full name stands only behind the surname.".to_owned(),
                vec![(bare, None), (full, None)],
            );
        }
    }
}

/// The first place of a person in the running text, where that is a bare surname, and the place behind it that gives the full name.
fn early(a: &Analysis, entity: &Entity) -> Option<(Span, Span)> {
    let given = entity.forms.iter().find(|form| form.given.is_some_and(|given| given != form.family))?;
    let last = |span: Span| a.segments.tokens_in(span).last().map(|t| a.segments.tokens[t].key);
    let mut places = entity.places.iter().copied().filter(|&place| is_running(a, place));
    let first = places.next()?;
    let bare = a.segments.tokens_in(first).len() == 1 && last(first) == last(given.family) && !is_introduced(a, first);
    let full = places.find(|&place| a.mentions.iter().any(|m| m.span == place && is_full(&m.value)))?;
    let apart = a.segments.sentence_at(first.start()) != a.segments.sentence_at(full.start());
    (bare && apart).then_some((first, full))
}

fn is_full(value: &Value) -> bool {
    matches!(value, Value::Name(name) if name.given.is_some_and(|given| given != name.family))
}

/// Whether a place lies in the report's own running text; the first block may be a headline that does not look like one.
fn is_running(a: &Analysis, place: Span) -> bool {
    let sentence = &a.segments.sentences[a.segments.sentence_at(place.start())];
    let first = a.segments.sentences.iter().find(|s| a.segments.block_of(s).kind.is_report()).map(|s| s.block);
    first != Some(sentence.block)
        && a.segments.block_of(sentence).kind.is_report()
        && !is_headline(a, place)
        && !a.segments.is_quoted(place)
}

/// Whether the place itself says who it is, or means something that bears the name: "President Keller", "Mr. Keller", "the Keller plan",
/// "Keller's government".
fn is_introduced(a: &Analysis, place: Span) -> bool {
    let tokens = &a.segments.tokens;
    let at = a.segments.tokens_in(place);
    let titled = a.mentions.iter().any(|m| matches!(m.value, Value::Title(title) if title.holder.is_some_and(|h| h.overlaps(place))));
    let before = at.start.checked_sub(1).map(|t| tokens[t]);
    let named = before.is_some_and(|t| {
        t.is(Class::Courtesies)
            || t.is(Class::Ranks)
            || t.is(Class::Roles)
            || t.is(Class::Articles)
            || t.is_capital()
            || a.of(t.span) == "-"
    });
    let compound = tokens.get(at.end).is_some_and(|t| {
        matches!(t.part, crate::segment::Part::Word | crate::segment::Part::Possessive | crate::segment::Part::Name)
            || a.of(t.span) == "-"
            || a.of(t.span) == ","
    });
    titled || named || compound
}
