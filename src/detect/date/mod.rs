//! Dates of one event.

mod weekday;

use super::{Context, Family, Kind, Within};
use crate::align::ClaimLink;
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::config::Level;
use crate::extract::Value;
use crate::pair::{Pair, Side};
use crate::text::Span;
use crate::value::{DateRange, Grain, When};

pub(super) const FAMILY: Family = Family { name: "date", kinds: &[&VALUE, &WEEKDAY, &ZONE], find };

const VALUE: Kind = Kind {
    id: "date-value",
    level: Level::Error,
    summary: "one event, two dates",
    explanation: "Two claims about one event give it dates whose days, resolved against the reports' own dates, have none in common. A \
        coarser date that contains the finer one agrees with it. Where a report has no date of its own, relative dates cannot be told.",
    example: "on 22 April / on 23 April",
    silent: "10 May: last month / April 22",
};

const ZONE: Kind = Kind {
    id: "date-zone",
    level: Level::Hint,
    summary: "one day apart, with a time zone named",
    explanation: "Two claims about one event give days that are neighbours, and one of them names a time zone.",
    example: "Saturday (Indian time) / Friday (US time)",
    silent: "the same day",
};

const WEEKDAY: Kind = Kind {
    id: "date-weekday",
    level: Level::Error,
    summary: "a weekday that is not the date's",
    explanation: "Within one report a date is told with a weekday, and the calendar gives that date another one. A date without a year is \
        taken for the one next to the report's own date, and is judged only within two months of it.",
    example: "Monday, 10 May 2025 (a Saturday)",
    silent: "Saturday, 10 May 2025",
};

/// How many words may stand between a date and the word that both claims share beside it.
const NEAR: usize = 8;

#[derive(Clone, Copy)]
struct Dated<'a> {
    span: Span,
    when: &'a When,
}

/// Finds what contradicts itself within one report.
pub(super) fn within(within: &mut Within) {
    weekday::within(within);
}

fn find(context: &mut Context) {
    let alignment = context.alignment;
    for link in &alignment.claims {
        let spans = context.spans(link);
        let dates = Pair::new(dates(context.both.left, spans.left), dates(context.both.right, spans.right));
        compare(context, link, &dates);
    }
}

fn dates(a: &Analysis, within: Span) -> Vec<Dated<'_>> {
    super::unquoted(a, within)
        .filter_map(|m| if let Value::When(when) = &m.value { Some(Dated { span: m.span, when }) } else { None })
        .collect()
}

fn compare(context: &mut Context, link: &ClaimLink, dates: &Pair<Vec<Dated>>) {
    let ranged = |d: &Dated| d.when.range;
    let agreeing: Vec<(Dated, Dated)> = dates
        .left
        .iter()
        .flat_map(|l| dates.right.iter().map(move |r| (*l, *r)))
        .filter(|(l, r)| ranged(l).zip(ranged(r)).is_some_and(|(l, r)| l.overlaps(r)))
        .collect();
    agreeing.iter().for_each(|(l, r)| context.agree(Pair::new(l.span, r.span)));
    let (&[left], &[right]) = (dates.left.as_slice(), dates.right.as_slice()) else { return };
    match (left.when.range, right.when.range) {
        (Some(l), Some(r)) if !l.overlaps(r) && beside(context, link, Pair::new(left.span, right.span)) => {
            differ(context, link, Pair::new(left, right), Pair::new(l, r));
        }
        (Some(_), Some(_)) => {}
        _ => context.cannot_tell(),
    }
}

/// Whether a content word of both claims stands opposite itself near both dates, so that they date the same thing.
fn beside(context: &Context, link: &ClaimLink, dates: Pair<Span>) -> bool {
    let near = |side: Side, token: usize| {
        let tokens = context.of(side).segments.tokens_in(*dates.side(side));
        token + NEAR >= tokens.start && token < tokens.end + NEAR
    };
    let both =
        |pair: &&Pair<usize>| near(Side::Left, pair.left) && near(Side::Right, pair.right) && is_content(context.both.left, pair.left);
    link.words.iter().filter(both).filter(|p| !context.both.left.segments.tokens[p.left].is_capital()).count() >= 2
}

fn differ(context: &mut Context, link: &ClaimLink, dates: Pair<Dated>, ranges: Pair<DateRange>) {
    let fine = dates.left.when.grain == Grain::Day && dates.right.when.grain == Grain::Day;
    let elsewhere = Side::BOTH.into_iter().any(|side| has(context.of(side), *ranges.side(side.other())));
    if !fine || elsewhere {
        return context.cannot_tell();
    }
    let spans = Pair::new(dates.left.span, dates.right.span);
    let days = (ranges.left.from - ranges.right.from).get_days().abs();
    let zoned = Side::BOTH.into_iter().any(|side| dates.side(side).when.zone.is_some() || names_zone(context.of(side), *spans.side(side)));
    let (kind, level) = match () {
        () if days <= 1 && zoned => (&ZONE, Level::Hint),
        () if link.score >= 0.6 => (&VALUE, Level::Error),
        () => (&VALUE, Level::Warning),
    };
    if context.is_told(&[kind], spans) {
        return;
    }
    let message = format!("one event, two days: {} / {}", context.words(Side::Left, spans.left), context.words(Side::Right, spans.right));
    let reason = format!("They mean {} and {}; the same words stand beside both.", ranges.left.from, ranges.right.from);
    let place = |side: Side| context.place(side, *spans.side(side), ranges.side(side).from.to_string());
    let places = vec![place(Side::Left), place(Side::Right)];
    context.tell_as(kind, level, 0.8, message, reason, places);
}

/// Whether a report has that day, too: then the two claims date two things.
fn has(a: &Analysis, range: DateRange) -> bool {
    a.mentions.iter().any(|m| matches!(m.value, Value::When(When { range: Some(r), grain: Grain::Day, .. }) if r == range))
}

/// Whether a zone stands within a few words of a date.
fn names_zone(a: &Analysis, date: Span) -> bool {
    let near = |span: Span| span.start() < date.end() + 24 && date.start() < span.end() + 24;
    a.mentions.iter().any(|m| matches!(m.value, Value::Clock(clock) if clock.zone.is_some()) && near(m.span))
}
