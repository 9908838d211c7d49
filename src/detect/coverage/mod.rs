//! What one report alone carries.

mod numbers;

use super::{Context, Coverage, Family, Kind};
use crate::align::claims::LINKED;
use crate::align::quotations;
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::claim::Claim;
use crate::config::Level;
use crate::extract::Value;
use crate::pair::{Pair, Side};
use crate::segment::quotations::QuotationKind;
use crate::text::WordKey;
use crate::value::NameKind;
use std::collections::{BTreeSet, HashSet};

pub(super) const FAMILY: Family = Family { name: "coverage", kinds: &[&ONLY, &QUOTE, &ENTITY, &NUMBER], find };

const ONLY: Kind = Kind {
    id: "coverage-only",
    level: Level::Note,
    summary: "a claim in one report only",
    explanation: "A claim of one report that nothing in the other is about. Such claims are counted, ranked by the names, figures and \
        quotations they carry, and told together under the findings.",
    example: "only one report has the call to the deputy prime minister",
    silent: "told elsewhere in the report, in other words",
};

const QUOTE: Kind = Kind {
    id: "coverage-quote",
    level: Level::Note,
    summary: "one speaker quoted in both reports, with no words in common",
    explanation: "Both reports quote one person, each with other words, and neither carries the other's quotation: they may have chosen \
        from one speech, or one of them may have changed it beyond finding.",
    example: "\"we want calm,\" Keller said / \"the border stays open,\" Keller said",
    silent: "a speaker of whom both reports have at least one utterance",
};

const ENTITY: Kind = Kind {
    id: "coverage-entity",
    level: Level::Note,
    summary: "somebody, or a body, that one report names again and again and the other never",
    explanation: "One report names a person or an organisation at least four times, and nothing of the name stands in the other.",
    example: "Governor Ann Keller, named five times / –",
    silent: "a name in passing; the same body under its acronym",
};

const NUMBER: Kind = Kind {
    id: "coverage-number",
    level: Level::Note,
    summary: "a figure in one report only",
    explanation: "Two claims tell the same thing of the same noun, one of them with a figure and the other without, and the other report has \
        neither that figure nor any for that noun anywhere. Figures of claims that stand in one report alone are told with those.",
    example: "14 houses were damaged / houses were damaged",
    silent: "14 houses were damaged / houses were damaged, 14 in all",
};

/// The fewest words that matter of a claim worth counting.
const FEWEST: usize = 3;
/// The fewest words that matter of a quotation that the other report might have carried.
const QUOTED: usize = 3;
/// How often a report names whom it is about.
const OFTEN: usize = 4;

/// Claims alone are no findings of their own: the report counts them under its coverage.
fn find(context: &mut Context) {
    quotations(context);
    Side::BOTH.into_iter().for_each(|side| entities(context, side));
    Side::BOTH.into_iter().for_each(|side| numbers::find(context, side));
}

/// Tells of every person whom both reports quote without a word in common.
fn quotations(context: &mut Context) {
    let alignment = context.alignment;
    let whose = context.both.map(quotations::speakers);
    let linked: Pair<BTreeSet<usize>> = Pair::new(
        alignment.quotations.iter().map(|l| l.quotations.left).collect(),
        alignment.quotations.iter().map(|l| l.quotations.right).collect(),
    );
    for link in &alignment.cast {
        let of = |side: Side| -> Vec<usize> {
            let who = Some(*link.entities.side(side));
            (0..whose.side(side).len()).filter(|&q| whose.side(side)[q] == who && is_speech(context.of(side), q)).collect()
        };
        let said = Pair::new(of(Side::Left), of(Side::Right));
        let shares = |side: Side| said.side(side).iter().any(|q| linked.side(side).contains(q));
        let is_person = context.both.left.cast[link.entities.left].kind == NameKind::Person;
        if is_person && !shares(Side::Left) && !shares(Side::Right) {
            tell_quotations(context, link.entities, &said);
        }
    }
}

fn is_speech(a: &Analysis, quotation: usize) -> bool {
    let q = &a.segments.quotations[quotation];
    let words = a.segments.tokens_in(q.span).filter(|&t| is_content(a, t)).count();
    words >= QUOTED && !q.nested && matches!(q.kind, QuotationKind::Speech | QuotationKind::Fragment)
}

fn tell_quotations(context: &mut Context, who: Pair<usize>, said: &Pair<Vec<usize>>) {
    let span = |side: Side, q: usize| context.of(side).segments.quotations[q].span;
    let told = |l: usize, r: usize| context.is_told_by("quote", Pair::new(span(Side::Left, l), span(Side::Right, r)));
    let any_told = said.left.iter().any(|&l| said.right.iter().any(|&r| told(l, r)));
    if said.left.is_empty() || said.right.is_empty() || any_told {
        return;
    }
    let name = context.words(Side::Left, context.both.left.cast[who.left].name);
    let message = format!("{name} is quoted in both reports, with no words in common");
    let places = [(Side::Left, &said.left), (Side::Right, &said.right)].into_iter().flat_map(|(side, of)| {
        let a = context.of(side);
        of.iter().map(|&q| context.place(side, a.segments.quotations[q].span, None)).collect::<Vec<_>>()
    });
    let places = places.collect();
    context.tell(&QUOTE, 0.8, message, "Both reports name the speaker.".into(), places);
}

/// Tells whom a report names again and again and the other never.
fn entities(context: &mut Context, side: Side) {
    let alignment = context.alignment;
    let linked: BTreeSet<usize> = alignment.cast.iter().map(|link| *link.entities.side(side)).collect();
    let (a, b) = (context.of(side), context.of(side.other()));
    let words: HashSet<WordKey> = b.segments.tokens.iter().map(|t| t.key).collect();
    for (e, entity) in a.cast.iter().enumerate() {
        let named = matches!(entity.kind, NameKind::Person | NameKind::Organisation) && entity.places.len() >= OFTEN;
        let known = || {
            let forms = entity.forms.iter().flat_map(|form| a.segments.tokens_in(form.family));
            forms.into_iter().any(|t| a.segments.tokens[t].is_capital() && words.contains(&a.segments.tokens[t].key))
        };
        let told = || entity.places.iter().any(|&place| context.is_told_at_by("name", side, place));
        if !named || linked.contains(&e) || known() || told() {
            continue;
        }
        let message = format!("{}: {}", ENTITY.summary, context.words(side, entity.name));
        let mut places = vec![context.place(side, entity.name, None), context.missing(side.other(), None)];
        places.extend(entity.places.iter().filter(|&&p| p != entity.name).map(|&p| context.place(side, p, None)));
        context.tell(&ENTITY, 0.8, message, "No word of the name stands in the other report.".into(), places);
    }
}

/// A claim whose sentence has no partner, and whose best candidate is at least so likely to be one, is passed over: it may well be told
/// in other words.
const NEARLY: f64 = 0.5;

/// The claims of each side that no link reaches and that have hardly a partner, in order.
pub(super) fn alone(context: &Context) -> Pair<Vec<Coverage>> {
    Pair::new(side(context, Side::Left), side(context, Side::Right))
}

fn side(context: &Context, side: Side) -> Vec<Coverage> {
    let a = context.of(side);
    let linked: BTreeSet<usize> = context.alignment.claims.iter().map(|link| *link.claims.side(side)).collect();
    let is_alone = |claim: usize| !linked.contains(&claim) && !(NEARLY..LINKED).contains(&context.alignment.best.side(side)[claim]);
    let alone = a.claims.iter().enumerate().filter(|&(i, claim)| claim.is_report && is_alone(i));
    let worth = alone.filter(|(_, claim)| claim.tokens.clone().filter(|&t| is_content(a, t)).count() >= FEWEST);
    worth.map(|(_, claim)| Coverage { span: claim.span, weight: weight(a, claim) }).collect()
}

/// How much a claim carries.
fn weight(a: &Analysis, claim: &Claim) -> f64 {
    let values: f64 = a
        .mentions
        .iter()
        .filter(|m| claim.span.contains(m.span))
        .map(|m| match m.value {
            Value::Figure(_) => 2.0,
            Value::Name(_) => 1.5,
            Value::When(_) | Value::Title(_) => 0.5,
            _ => 0.0,
        })
        .sum();
    let quoted = if a.segments.quotations.iter().any(|q| q.span.overlaps(claim.span)) { 1.5 } else { 0.0 };
    let words = claim.tokens.clone().filter(|&t| is_content(a, t)).count() as f64;
    values + quoted + words.sqrt()
}
