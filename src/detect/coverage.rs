//! What one report alone carries.

use super::{Context, Coverage, Family, Kind};
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::claim::Claim;
use crate::config::Level;
use crate::extract::Value;
use crate::pair::{Pair, Side};
use std::collections::BTreeSet;

pub(super) const FAMILY: Family = Family { name: "coverage", kinds: &[&ONLY], find };

const ONLY: Kind = Kind {
    id: "coverage-only",
    level: Level::Note,
    summary: "a claim in one report only",
    explanation: "A claim of one report that nothing in the other is about. Such claims are counted, ranked by the names, figures and \
        quotations they carry, and told together under the findings.",
    example: "only one report has the call to the deputy prime minister",
    silent: "told elsewhere in the report, in other words",
};

/// The fewest words that matter of a claim worth counting.
const FEWEST: usize = 3;

/// Claims alone are no findings of their own: the report counts them under its coverage.
fn find(_: &mut Context) {}

/// The claims of each side that no link reaches, in order.
pub(super) fn alone(context: &Context) -> Pair<Vec<Coverage>> {
    Pair::new(side(context, Side::Left), side(context, Side::Right))
}

fn side(context: &Context, side: Side) -> Vec<Coverage> {
    let a = context.of(side);
    let linked: BTreeSet<usize> = context.alignment.claims.iter().map(|link| *link.claims.side(side)).collect();
    let alone = a.claims.iter().enumerate().filter(|(i, claim)| claim.is_report && !linked.contains(i));
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
