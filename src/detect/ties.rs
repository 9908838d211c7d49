//! Causes and order as the reports tell them, and whether two stretches tell one thing.

use super::framing::is_named;
use super::{Context, unquoted};
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::extract::{Mention, Value};
use crate::lexicon::Class;
use crate::model;
use crate::pair::{Pair, Side};
use crate::segment::Part;
use crate::text::Span;
use crate::value::{Relation, Tie};
use std::collections::BTreeMap;
use std::ops::Range;

/// A cause or an order that a report tells in its own words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tied {
    /// The words that tie: "because of".
    pub(super) span: Span,
    /// What they tie.
    pub(super) relation: Relation,
    /// The sentence, as an index.
    pub(super) sentence: usize,
}

/// The ties of one sort in a report, in order.
pub(super) fn ties(a: &Analysis, tie: Tie) -> Vec<Tied> {
    let whole = Span::new(0, a.document.text().len());
    let tied = |m: &Mention| match m.value {
        Value::Relation(relation) if relation.tie == tie => {
            Some(Tied { span: m.span, relation, sentence: a.segments.sentence_at(m.span.start()) })
        }
        _ => None,
    };
    let in_report = |t: &Tied| a.segments.block_of(&a.segments.sentences[t.sentence]).kind.is_report();
    unquoted(a, whole).filter_map(tied).filter(in_report).collect()
}

/// How sure it is of each two sentences, as indices, that they are about one thing: the best link of their claims.
pub(super) fn linked_sentences(context: &Context) -> BTreeMap<Pair<usize>, f64> {
    let (a, b) = (context.both.left, context.both.right);
    let mut linked = BTreeMap::new();
    for link in &context.alignment.claims {
        let sentences = Pair::new(a.claims[link.claims.left].sentence, b.claims[link.claims.right].sentence);
        let best = linked.entry(sentences).or_insert(0.0_f64);
        *best = best.max(link.score);
    }
    linked
}

/// Two words whose vectors are at least this near tell one thing.
const ALIKE: f32 = 0.55;

/// What two stretches share; days and figures, which stand anywhere, are not counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shared {
    /// How many words that matter the first has.
    pub(super) of: usize,
    /// How many of them, or words near in meaning, stand in the second too.
    pub(super) found: usize,
    /// How many of those are neither a name nor a title: who did it does not tell what was done.
    plain: usize,
}

impl Shared {
    /// Whether what is shared is two words, or the only one, and half of `shorter`, and tells what happened.
    pub(super) fn is_one(self, shorter: usize) -> bool {
        shorter > 0 && self.plain > 0 && self.found >= shorter.min(2) && self.found * 2 >= shorter
    }
}

/// What a stretch of one report shares with some tokens of the other.
pub(super) fn shared(context: &Context, side: Side, here: Span, there: Range<usize>) -> Shared {
    let (a, b) = (context.of(side), context.of(side.other()));
    let own: Vec<usize> = telling(a, a.segments.tokens_in(here)).collect();
    let others: Vec<usize> = telling(b, there).collect();
    let found: Vec<usize> = own.iter().copied().filter(|&t| others.iter().any(|&o| is_one_word((a, t), (b, o)))).collect();
    let plain = |&&t: &&usize| !a.segments.tokens[t].is_capital() && !is_named(a, a.segments.tokens[t].span);
    Shared { of: own.len(), found: found.len(), plain: found.iter().filter(plain).count() }
}

/// Whether two stretches tell one thing.
pub(super) fn are_one(context: &Context, spans: Pair<Span>) -> bool {
    let there = context.both.right.segments.tokens_in(spans.right);
    let shared = shared(context, Side::Left, spans.left, there.clone());
    shared.is_one(shared.of.min(telling(context.both.right, there).count()))
}

fn telling(a: &Analysis, tokens: Range<usize>) -> impl Iterator<Item = usize> {
    tokens.filter(move |&t| is_content(a, t) && !is_measured(a, t))
}

/// Whether a token is a number or a part of the calendar.
fn is_measured(a: &Analysis, t: usize) -> bool {
    let token = &a.segments.tokens[t];
    token.part == Part::Number || [Class::Weekdays, Class::Months, Class::TimeUnits].iter().any(|&class| token.is(class))
}

fn is_one_word((a, l): (&Analysis, usize), (b, r): (&Analysis, usize)) -> bool {
    let (left, right) = (a.segments.tokens[l], b.segments.tokens[r]);
    let lower = !left.is_capital() && !right.is_capital();
    let near = || model::row(left.key).zip(model::row(right.key)).is_some_and(|(l, r)| l.similarity(r) >= ALIKE);
    a.stems[l] == b.stems[r] || lower && near()
}
