//! What one report denies, attempts or turns round, and the other asserts.

use super::slots::{Binder, Binding, all_binders, binders, denials, is_denied};
use super::{ANTONYM, FACTIVE, NEGATION, tell};
use crate::align::ClaimLink;
use crate::align::likeness::Likened;
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::config::Level;
use crate::detect::{Context, Sort, unquoted};
use crate::extract::{Mention, Value};
use crate::model;
use crate::pair::{Pair, Side};
use crate::segment::Shape;
use crate::text::{Span, fold};
use crate::value::{NegationKind, Outcome, Tie};

/// How many words of the stretch that a negation binds must stand in the other claim.
const SHARED: usize = 2;
/// How sure a link must be.
const SURE: f64 = 0.6;

pub(super) fn find(context: &mut Context, link: &ClaimLink) {
    let spans = context.spans(link);
    let binders = Pair::new(binders(context.both.left, spans.left), binders(context.both.right, spans.right));
    let all = Pair::new(all_binders(context.both.left, spans.left), all_binders(context.both.right, spans.right));
    for &words in &link.words {
        let slot = Slot { link, words, binders: &binders, all: &all };
        for side in Side::BOTH {
            slot.denied(context, side);
            slot.disavowed(context, side);
            slot.attempted(context, side);
        }
    }
    opposites(context, link, &binders);
}

/// Two words that stand opposite each other, among all that binds words in their claims.
struct Slot<'a> {
    link: &'a ClaimLink,
    words: Pair<usize>,
    /// Of what each report says itself.
    binders: &'a Pair<Vec<Binder>>,
    /// Of that and of what it quotes.
    all: &'a Pair<Vec<Binder>>,
}

impl Slot<'_> {
    fn span(&self, context: &Context, side: Side) -> Span {
        context.of(side).segments.tokens[*self.words.side(side)].span
    }

    /// A word that is bound first by a negation, and what stands opposite it is denied too, or not.
    fn denied(&self, context: &mut Context, side: Side) {
        let a = context.of(side);
        let here = self.span(context, side);
        let Some(binder) = denials(self.binders.side(side), here).find(|b| super::slots::head(a, b.scope) == Some(*self.words.side(side)))
        else {
            return;
        };
        let across = self.span(context, side.other());
        let shown = binder.span.cover(here);
        let other = self.all.side(side.other());
        let sides = |a, b| super::slots::in_order(side, a, b);
        let opposed = are_opposed(context, self.words) || self.is_turned(context, side, binder.scope);
        if is_reordered(context, self.link, side, binder.scope) {
            return;
        }
        let denied = (is_denied(self.binders.side(side), here), is_denied(other, across) != opposed);
        if !denied.0 {
            return;
        }
        if denied.1 || self.is_shared(context, side, binder) {
            return context.agree(Sort::Claim, sides(shown, across));
        }
        let shared = super::slots::opposite(context, self.link, side, binder.scope).len();
        let left_open = other.iter().any(|b| matches!(b.binding, Binding::Hedged(_) | Binding::Attempted(_)) && b.scope.contains(across));
        let twice =
            stands_twice(a, self.link, side, self.words) || stands_twice(context.of(side.other()), self.link, side.other(), self.words);
        let whole =
            outright(binder) && shared == super::slots::weight(a, binder.scope) && self.shared_beside(context, side, binder) >= SHARED;
        let sure = if outright(binder) { shared >= SHARED || whole } else { shared > SHARED };
        if sure && self.link.score >= SURE && !twice && !left_open && (opposed || mean_alike(context, self.words)) {
            let level = if outright(binder) && shared >= SHARED { Level::Error } else { Level::Warning };
            tell(context, &NEGATION, level, side, (shown, across), self.link.score);
        }
    }

    /// How many words ahead of a negation, its subject among them, the other claim has too: "the man had not been arrested" binds one
    /// word alone.
    fn shared_beside(&self, context: &Context, side: Side, binder: &Binder) -> usize {
        let (a, b) = (context.both.left, context.both.right);
        let ahead = context.of(side).segments.tokens_in(binder.span).start;
        let across = *self.words.side(side.other());
        let beside = |p: &&Pair<usize>| {
            let same = a.stems[p.left] == b.stems[p.right] && is_content(a, p.left);
            same && *p.side(side) < ahead && *p.side(side.other()) < across
        };
        self.link.words.iter().filter(beside).count()
    }

    /// Whether a negation binds a word whose opposite stands in the other claim: "did not stay open", "stayed closed".
    fn is_turned(&self, context: &Context, side: Side, scope: Span) -> bool {
        let (a, b) = (context.of(side), context.of(side.other()));
        let claim = b.claims[*self.link.claims.side(side.other())].tokens.clone();
        let opposite = |here: usize| {
            let key = a.segments.tokens[here].key;
            claim.clone().take(256).any(|t| is_content(b, t) && model::are_antonyms(key, b.segments.tokens[t].key))
        };
        a.segments.tokens_in(scope).filter(|&t| is_content(a, t)).any(opposite)
    }

    /// Whether the negation itself stands opposite one of the other claim, whatever that binds.
    fn is_shared(&self, context: &Context, side: Side, binder: &Binder) -> bool {
        let here = context.of(side).segments.tokens_in(binder.span);
        let tokens = &context.of(side.other()).segments.tokens;
        let denies = |t: usize| {
            self.all.side(side.other()).iter().any(|b| matches!(b.binding, Binding::Denied(_)) && b.span.contains(tokens[t].span))
        };
        self.link.words.iter().any(|p| here.contains(p.side(side)) && denies(*p.side(side.other())))
    }

    /// "denied that she had met him" against "met him" in the other report's own voice.
    fn disavowed(&self, context: &mut Context, side: Side) {
        let (a, b) = (context.of(side), context.of(side.other()));
        let (here, across) = (self.span(context, side), self.span(context, side.other()));
        let disavows = |b: &&Binder| {
            matches!(b.binding, Binding::Denied(NegationKind::Denied)) && super::slots::head(a, b.scope) == Some(*self.words.side(side))
        };
        let Some(binder) = self.binders.side(side).iter().find(disavows) else { return };
        let bound = |b: &Binder| b.scope.contains(across) || b.span.overlaps(across);
        let sentence = b.segments.sentences[b.segments.sentence_at(across.start())].span;
        let given = b.attributions.iter().any(|t| t.source.is_some() && t.content.overlaps(sentence)) || b.segments.is_quoted(across);
        let shared = super::slots::opposite(context, self.link, side, binder.scope).len();
        let asserted = !given && !self.all.side(side.other()).iter().any(bound) && mean_alike(context, self.words);
        if asserted && shared >= SHARED && self.link.score >= SURE {
            tell(context, &NEGATION, Level::Warning, side, (binder.span.cover(here), across), self.link.score);
        }
    }

    /// "tried to stop" against "stopped" or "failed to stop".
    fn attempted(&self, context: &mut Context, side: Side) {
        let a = context.of(side);
        let (here, across) = (self.span(context, side), self.span(context, side.other()));
        let tried = |b: &&Binder| {
            matches!(b.binding, Binding::Attempted(Outcome::Tried)) && super::slots::head(a, b.scope) == Some(*self.words.side(side))
        };
        let Some(binder) = self.binders.side(side).iter().find(tried) else { return };
        let bound = |b: &&Binder| b.scope.contains(across) || b.span.overlaps(across);
        let other = self.all.side(side.other()).iter().find(bound);
        let differs =
            other.is_none_or(|o| matches!(o.binding, Binding::Denied(NegationKind::Failed) | Binding::Attempted(Outcome::Managed)));
        if !differs {
            return context.agree(Sort::Claim, super::slots::in_order(side, binder.span, across));
        }
        let told = other.map_or(across, |o| o.span.cover(across));
        if super::slots::opposite(context, self.link, side, binder.scope).len() >= SHARED {
            tell(context, &FACTIVE, Level::Note, side, (binder.span.cover(here), told), self.link.score);
        }
    }
}

/// Whether two words are one, or mean so much the same that one of them cannot be denied and the other asserted.
fn mean_alike(context: &Context, words: Pair<usize>) -> bool {
    let word = |side: Side| Likened::new(context.of(side), *words.side(side));
    word(Side::Left).to(word(Side::Right)) > 0.0
}

/// Whether a denial reaches a word of order that the other claim does not have: "not before the vote" may be "after the vote".
fn is_reordered(context: &Context, link: &ClaimLink, side: Side, scope: Span) -> bool {
    let spans = context.spans(link);
    let orders = |side: Side, within: Span| {
        let a = context.of(side);
        let order = |m: &&Mention| matches!(m.value, Value::Relation(relation) if relation.tie == Tie::Order);
        unquoted(a, within).filter(order).filter_map(|m| a.segments.tokens_in(m.span).next()).map(|t| a.stems[t]).collect::<Vec<_>>()
    };
    let (own, others) = (orders(side, scope), orders(side.other(), *spans.side(side.other())));
    !own.is_empty() && !others.is_empty() && own.iter().all(|order| !others.contains(order))
}

/// "not" and its kin, apart from what a verb implies.
fn outright(binder: &Binder) -> bool {
    matches!(binder.binding, Binding::Denied(kind) if kind.is_outright())
}

fn are_opposed(context: &Context, words: Pair<usize>) -> bool {
    let key = |side: Side| context.of(side).segments.tokens[*words.side(side)].key;
    model::are_antonyms(key(Side::Left), key(Side::Right)) || is_prefixed(context, words)
}

/// Whether one word is the other with "un" before it: "safe" and "unsafe".
fn is_prefixed(context: &Context, words: Pair<usize>) -> bool {
    let word = |side: Side| {
        let a = context.of(side);
        fold::fold(a.of(a.segments.tokens[*words.side(side)].span), &mut String::new()).to_owned()
    };
    let is = |long: &str, short: &str| short.len() >= 4 && long.len() == short.len() + 2 && long.starts_with("un") && long.ends_with(short);
    let (left, right) = (word(Side::Left), word(Side::Right));
    is(&left, &right) || is(&right, &left)
}

/// Whether the word stands a second time in the sentence: then the other report may speak of that one.
fn stands_twice(a: &Analysis, link: &ClaimLink, side: Side, words: Pair<usize>) -> bool {
    let stem = a.stems[*words.side(side)];
    let sentence = &a.segments.sentences[a.claims[*link.claims.side(side)].sentence];
    sentence.tokens.clone().filter(|&t| a.stems[t] == stem).count() > 1
}

/// How many words to each side must show that two opposites stand in one slot.
const NEAR: usize = 4;

/// Opposites in one slot: verbs, adjectives or adverbs with the same words around them, both asserted or both denied.
fn opposites(context: &mut Context, link: &ClaimLink, binders: &Pair<Vec<Binder>>) {
    if link.score < SURE {
        return;
    }
    let (a, b) = (context.both.left, context.both.right);
    let open = |a: &Analysis, side: Side| -> Vec<usize> {
        let claim = a.claims[*link.claims.side(side)].tokens.clone();
        claim.take(256).filter(|&t| is_content(a, t) && a.segments.tokens[t].shape == Shape::Lower).collect()
    };
    let (lefts, rights) = (open(a, Side::Left), open(b, Side::Right));
    for &left in &lefts {
        for &right in &rights {
            let words = Pair { left, right };
            if are_opposed(context, words)
                && (shares_slot(context, link, words) || qualify_one(context, link, words))
                && !holds(b, &rights, a.stems[left])
                && !holds(a, &lefts, b.stems[right])
            {
                let spans = Pair::new(a.segments.tokens[left].span, b.segments.tokens[right].span);
                if is_denied(&binders.left, spans.left) == is_denied(&binders.right, spans.right) && !is_quoted(context, spans) {
                    tell(context, &ANTONYM, Level::Warning, Side::Left, (spans.left, spans.right), link.score);
                }
            }
        }
    }
}

fn is_quoted(context: &Context, spans: Pair<Span>) -> bool {
    context.both.left.segments.is_quoted(spans.left) || context.both.right.segments.is_quoted(spans.right)
}

/// Whether a claim has that word too: then both of the opposites stand in it.
fn holds(a: &Analysis, tokens: &[usize], stem: crate::text::WordKey) -> bool {
    tokens.iter().any(|&t| a.stems[t] == stem)
}

/// Whether two words stand before one noun: "120 unarmed monitors", "the number of armed monitors".
fn qualify_one(context: &Context, link: &ClaimLink, words: Pair<usize>) -> bool {
    let next = Pair::new(words.left + 1, words.right + 1);
    let (a, b) = (context.both.left, context.both.right);
    let same = link.words.contains(&next) && is_content(a, next.left) && a.stems[next.left] == b.stems[next.right];
    same && is_prefixed(context, words)
}

/// Whether the words before and behind two others stand opposite each other, content words on either hand.
fn shares_slot(context: &Context, link: &ClaimLink, words: Pair<usize>) -> bool {
    let near = |p: &&Pair<usize>| p.left.abs_diff(words.left) <= NEAR && p.right.abs_diff(words.right) <= NEAR && **p != words;
    let content = |p: &Pair<usize>| is_content(context.both.left, p.left);
    let ahead = link.words.iter().filter(near).any(|p| p.left < words.left && p.right < words.right && content(p));
    let behind = link.words.iter().filter(near).any(|p| p.left > words.left && p.right > words.right && content(p));
    ahead && behind && link.words.iter().filter(near).count() >= 3
}
