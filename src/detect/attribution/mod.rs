//! Who is said to have said it.

mod dropped;
mod kinds;
mod manner;
pub(super) mod unnamed;

use super::{Context, Family, Sort};
use crate::align::terms::is_content;
use crate::align::{ClaimLink, QuotationLink};
use crate::analysis::Analysis;
use crate::config::Level;
use crate::extract::Attribution;
use crate::lexicon::Class;
use crate::pair::{Pair, Side};
use crate::segment::{Shape, Token};
use crate::text::{Span, WordKey};
use crate::value::NameKind;
use kinds::*;

pub(super) const FAMILY: Family = Family { name: "attribution", kinds: &[&SOURCE, &DROPPED, &VAGUE, &VERB, &VENUE], find };

fn find(context: &mut Context) {
    let alignment = context.alignment;
    for link in &alignment.quotations {
        if let Some(told) = told(context.both, link) {
            let beside = alignment.quotations.iter().filter(|o| o.quotations != link.quotations && touches(o.quotations, link.quotations));
            let beside: Vec<Pair<&Attribution>> = beside.filter_map(|o| self::told(context.both, o)).collect();
            manner::compare(context, told, &beside);
            unnamed::compare(context, told);
        }
    }
    for link in &alignment.claims {
        claims(context, link);
    }
    dropped::edited(context);
    unnamed::edited(context);
}

/// The attributions of two linked quotations, where both have a source.
fn told<'a>(both: Pair<&'a Analysis>, link: &QuotationLink) -> Option<Pair<&'a Attribution>> {
    let of = |a: &'a Analysis, quotation: usize| a.attributions.iter().find(|t| t.quotation == Some(quotation) && t.source.is_some());
    Some(Pair::new(of(both.left, link.quotations.left)?, of(both.right, link.quotations.right)?))
}

/// Whether two links share a side.
fn touches(a: Pair<usize>, b: Pair<usize>) -> bool {
    a.left == b.left || a.right == b.right
}

fn claims(context: &mut Context, link: &ClaimLink) {
    let spans = context.spans(link);
    let told = Pair::new(attribution(context.both.left, spans.left), attribution(context.both.right, spans.right));
    match (told.left, told.right) {
        (Some(left), Some(right)) => {
            let of = Pair::new(&context.both.left.attributions[left], &context.both.right.attributions[right]);
            let who = Pair::new(source(context.both.left, left), source(context.both.right, right));
            if !shares_enough(context, link) || denies(context.both.left, of.left) != denies(context.both.right, of.right) {
                return;
            }
            match (who.left, who.right) {
                (Some(left), Some(right)) if !is_shared(context, link) => compare(context, link, Pair { left, right }),
                (Some(_), Some(_)) => {}
                _ => unnamed::compare(context, of),
            }
            let beside = context.links_beside(link).filter_map(|o| {
                let spans = context.spans(o);
                let (left, right) = (attribution(context.both.left, spans.left)?, attribution(context.both.right, spans.right)?);
                Some(Pair::new(&context.both.left.attributions[left], &context.both.right.attributions[right]))
            });
            let beside: Vec<Pair<&Attribution>> = beside.collect();
            manner::compare(context, of, &beside);
        }
        (Some(told), None) => dropped::compare(context, link, Side::Left, told),
        (None, Some(told)) => dropped::compare(context, link, Side::Right, told),
        (None, None) => {}
    }
}

/// Whether a source denies what it is the source of: whoever asserts it in the other report is not named in its place.
fn denies(a: &Analysis, told: &Attribution) -> bool {
    let denies =
        |t: &Token| t.word.value(Class::Negations).is_some_and(|value| value.starts_with("denied") || value.starts_with("refused"));
    told.cue.is_some_and(|cue| a.segments.tokens[a.segments.tokens_in(cue)].iter().any(denies))
}

/// Whether two claims share so many words that matter that they are one claim.
fn shares_enough(context: &Context, link: &ClaimLink) -> bool {
    link.words.iter().filter(|p| is_content(context.both.left, p.left)).count() >= 3
}

/// Whether one of two claims is linked with another claim that has the same source.
fn is_shared(context: &Context, link: &ClaimLink) -> bool {
    let who = |side: Side, claim: Span| source(context.of(side), attribution(context.of(side), claim)?);
    let shares = |other: &ClaimLink| {
        let spans = context.spans(other);
        who(Side::Left, spans.left).zip(who(Side::Right, spans.right)).is_some_and(|(l, r)| is_linked(context, Pair::new(l.who, r.who)))
    };
    context.links_beside(link).any(shares)
}

/// The words that name the source of a claim, what they are the source of, and whom they mean.
#[derive(Clone, Copy)]
struct Source {
    words: Span,
    content: Span,
    who: usize,
}

/// The attribution that covers most of a claim, and at least half of it.
fn attribution(a: &Analysis, claim: Span) -> Option<usize> {
    let covered = |content: Span| content.intersection(claim).map_or(0, Span::len);
    let upto = a.attributions.partition_point(|t| t.content.start() < claim.end());
    let near = a.attributions[..upto].iter().enumerate().rev().take(NEAR);
    let (i, told) = near.max_by_key(|(i, t)| (covered(t.content), usize::MAX - i))?;
    (covered(told.content) * 2 >= claim.len().min(told.content.len()) && covered(told.content) > 0).then_some(i)
}

/// How many attributions before the end of a claim may reach into it.
const NEAR: usize = 16;

/// The source of an attribution, where its words tell whom they mean.
fn source(a: &Analysis, attribution: usize) -> Option<Source> {
    let told = &a.attributions[attribution];
    Some(Source { words: told.source?, content: told.content, who: a.speakers[attribution]? })
}

fn compare(context: &mut Context, link: &ClaimLink, sources: Pair<Source>) {
    let entities = Pair::new(&context.both.left.cast[sources.left.who], &context.both.right.cast[sources.right.who]);
    let linked = is_linked(context, Pair::new(sources.left.who, sources.right.who));
    let spans = Pair::new(sources.left.words, sources.right.words);
    let same_words = context.words(Side::Left, spans.left).eq_ignore_ascii_case(&context.words(Side::Right, spans.right));
    if linked || same_words {
        return context.agree(Sort::Source, spans);
    }
    let names = entities.map(|e| e.name);
    // Whose name has two forms, as was told, is one source.
    if context.is_told_by("name", names) {
        return;
    }
    if Side::BOTH.into_iter().any(|side| stands_inside(context, side, *sources.side(side), *sources.side(side.other()))) {
        return;
    }
    let shared = link.words.iter().filter(|p| is_content(context.both.left, p.left)).count();
    let told = context.is_told(&[&SOURCE], spans) || ["quote", "name"].into_iter().any(|family| context.is_told_by(family, spans));
    if told || !Side::BOTH.into_iter().all(|side| is_head(context.of(side), *sources.side(side))) || share_name(context, sources) {
        return;
    }
    let people = entities.map(|e| e.kind == NameKind::Person);
    let level = if people.left && people.right { Level::Warning } else { Level::Note };
    let names = Pair::new(context.words(Side::Left, entities.left.name), context.words(Side::Right, entities.right.name));
    let message = format!("one claim, two sources: {} / {}", names.left, names.right);
    let reason = format!("The two claims share {shared} words that matter, and are given to different sources.");
    let places = vec![
        context.place(Side::Left, spans.left, names.left.to_lowercase()),
        context.place(Side::Right, spans.right, names.right.to_lowercase()),
    ];
    context.tell_as(&SOURCE, level, link.score, message, reason, places);
}

/// Whether the words of a source name whom they mean, and not only somebody in relation to them ("Keller's lawyer", "the mother of Keller",
/// "she").
fn is_head(a: &Analysis, source: Source) -> bool {
    const OF: WordKey = WordKey::of_folded("of");
    let range = a.segments.tokens_in(source.words);
    let tokens = &a.segments.tokens[range.clone()];
    let person = a.cast[source.who].kind == NameKind::Person;
    let before = |t: &Token| tokens.iter().any(|o| o.key == OF && o.span < t.span);
    let name = tokens.iter().find(|t| t.is_capital() && !t.is(Class::StopWords));
    match name {
        Some(name) => !(tokens.iter().any(|t| t.shape == Shape::Possessive) || person && before(name)),
        None => tokens.len() > 1,
    }
}

/// Whether the two names share a word: then they are more likely one source, written in two ways.
fn share_name(context: &Context, sources: Pair<Source>) -> bool {
    let names = |side: Side| {
        let a = context.of(side);
        let family = a.cast[sources.side(side).who].forms[0].family;
        a.segments.tokens[a.segments.tokens_in(family)].iter().filter(|t| t.is_word() && !t.is(Class::StopWords)).map(|t| t.key)
    };
    names(Side::Left).any(|l| names(Side::Right).any(|r| l == r))
}

fn is_linked(context: &Context, entities: Pair<usize>) -> bool {
    context.alignment.cast.iter().any(|c| c.entities == entities)
}

/// Whether the other report's source stands inside what this side's source says: then the one tells what the other said.
fn stands_inside(context: &Context, side: Side, here: Source, other: Source) -> bool {
    let a = context.of(side);
    let inside = |e: &usize| a.cast[*e].places.iter().any(|place| here.content.contains(*place));
    let same = |e: &usize| {
        let entities = if side == Side::Left { Pair::new(*e, other.who) } else { Pair::new(other.who, *e) };
        is_linked(context, entities)
    };
    (0..a.cast.len()).filter(inside).any(|e| same(&e))
}
