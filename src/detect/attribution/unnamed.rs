//! Sources that have no name: vague ones, and offices in lower case.

use super::kinds::{SOURCE, VAGUE};
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::config::Level;
use crate::detect::{Context, Kind};
use crate::extract::Attribution;
use crate::lexicon::Class;
use crate::model;
use crate::pair::{Pair, Side};
use crate::segment::Token;
use crate::text::{Span, WordKey};

/// What sort of source the words name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// Somebody or a body by name
    Named,
    /// "an official", "sources"
    Vague,
    /// "the fire service": a body without its name
    Body,
    /// "the minister": a person without a name
    Person,
    /// A pronoun, or words that tell nothing
    Other,
}

/// Compares the sources of one content, where at least one of them has no name.
pub(super) fn compare(context: &mut Context, told: Pair<&Attribution>) {
    let (Some(left), Some(right)) = (told.left.source, told.right.source) else { return };
    let at = Pair { left, right };
    let sorts = Pair::new(sort(context.both.left, left), sort(context.both.right, right));
    if context.is_told_by("quote", at) || context.is_told(&[&SOURCE, &VAGUE], at) {
        return;
    }
    match (sorts.left, sorts.right) {
        (Sort::Named, Sort::Vague) | (Sort::Vague, Sort::Named) => tell(context, &VAGUE, Level::Warning, at),
        (Sort::Body, Sort::Body) if !shares_word(context.both, at) => tell(context, &SOURCE, Level::Warning, at),
        (Sort::Person, Sort::Person) | (Sort::Person, Sort::Body) | (Sort::Body, Sort::Person) if are_apart(context.both, at) => {
            tell(context, &SOURCE, Level::Note, at);
        }
        (Sort::Named, Sort::Body) | (Sort::Body, Sort::Named) if shares_word(context.both, at) && has_person(context, at) => {
            tell(context, &SOURCE, Level::Note, at);
        }
        _ => {}
    }
}

/// Another source without a name in sentences that are otherwise the same word for word: "engineers warned", "the mayor warned".
pub(super) fn edited(context: &mut Context) {
    for edit in context.edits().iter().filter(|e| e.is_only) {
        let source = |side: Side| {
            let a = context.of(side);
            let changed = edit.span(a, side)?;
            let holds = |t: &&Attribution| t.source.is_some_and(|s| s.contains(changed)) && t.cue.is_some();
            a.attributions.iter().find(holds)?.source
        };
        let (Some(left), Some(right)) = (source(Side::Left), source(Side::Right)) else { continue };
        let at = Pair { left, right };
        let sorts = [sort(context.both.left, left), sort(context.both.right, right)];
        let plain = sorts.iter().all(|s| matches!(s, Sort::Vague | Sort::Body | Sort::Person));
        let told = context.is_told_by("attribution", at) || context.is_told_by("title", at) || context.is_told_by("number", at);
        if plain && !told && are_apart(context.both, at) {
            tell(context, &SOURCE, Level::Warning, at);
        }
    }
}

/// Two heads whose vectors are nearer than this may be one source: "the minister" and "the ministry".
const NEAR: f32 = 0.45;

/// Whether two sources share no word, and their heads are nothing alike.
fn are_apart(both: Pair<&Analysis>, at: Pair<Span>) -> bool {
    let head = |a: &Analysis, source: Span| {
        let mut heads = a.segments.tokens[a.segments.tokens_in(source)].iter().filter(|t| t.is(Class::SourceNouns));
        heads.next_back().and_then(|t| model::row(t.key))
    };
    let near = head(both.left, at.left).zip(head(both.right, at.right)).is_none_or(|(l, r)| l.similarity(r) >= NEAR);
    !near && !shares_word(both, at)
}

/// Whether a source is somebody whom nobody can ask: "analysts", "an official".
pub(in crate::detect) fn is_vague(a: &Analysis, source: Span) -> bool {
    sort(a, source) == Sort::Vague
}

fn sort(a: &Analysis, source: Span) -> Sort {
    let range = a.segments.tokens_in(source);
    let tokens = &a.segments.tokens[range.clone()];
    let opens = a.segments.sentences[a.segments.sentence_at(source.start())].tokens.start;
    let named =
        |(i, t): (usize, &Token)| t.is_capital() && !t.is(Class::StopWords) && (range.start + i != opens || t.is(Class::GivenNames));
    if tokens.iter().enumerate().any(named) {
        return Sort::Named;
    }
    let Some(head) = tokens.iter().find_map(|t| t.word.value(Class::SourceNouns)) else { return Sort::Other };
    let definite = tokens.first().is_some_and(|t| DEFINITE.contains(&t.key));
    match head {
        "person" if !definite => Sort::Vague,
        "person" => Sort::Person,
        "body" => Sort::Body,
        _ => Sort::Other,
    }
}

/// Words that point at somebody the report has told of before.
const DEFINITE: [WordKey; 9] = [
    WordKey::of_folded("the"),
    WordKey::of_folded("his"),
    WordKey::of_folded("her"),
    WordKey::of_folded("its"),
    WordKey::of_folded("their"),
    WordKey::of_folded("our"),
    WordKey::of_folded("this"),
    WordKey::of_folded("that"),
    WordKey::of_folded("both"),
];

/// Whether the words of both sources share one that matters: "ministry spokeswoman Lin Abara" and "the agriculture ministry".
fn shares_word(both: Pair<&Analysis>, at: Pair<Span>) -> bool {
    let stems = |a: &Analysis, span: Span| -> Vec<WordKey> {
        a.segments.tokens_in(span).filter(|&t| is_content(a, t)).map(|t| a.stems[t]).collect()
    };
    let (left, right) = (stems(both.left, at.left), stems(both.right, at.right));
    left.iter().any(|l| right.contains(l))
}

/// Whether one of the sources is a person's, by the word for what they are.
fn has_person(context: &Context, at: Pair<Span>) -> bool {
    Side::BOTH.into_iter().any(|side| {
        let a = context.of(side);
        let tokens = &a.segments.tokens[a.segments.tokens_in(*at.side(side))];
        tokens.iter().any(|t| t.word.value(Class::SourceNouns) == Some("person"))
    })
}

fn tell(context: &mut Context, kind: &'static Kind, level: Level, at: Pair<Span>) {
    let message = format!("{}: {} / {}", kind.summary, context.words(Side::Left, at.left), context.words(Side::Right, at.right));
    let places = vec![context.place(Side::Left, at.left, None), context.place(Side::Right, at.right, None)];
    context.tell_as(kind, level, 0.75, message, "Both are given as the source of the same claim.".into(), places);
}
