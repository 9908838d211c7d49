//! Dates of one event.

mod age;
mod clock;
mod days;
mod duration;
mod edited;
mod lasting;
mod order;
mod relative;
mod weekday;

use super::{Context, Family, Kind, Sort, Within};
use crate::align::ClaimLink;
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::config::Level;
use crate::extract::{Mention, Value};
use crate::lexicon::Class;
use crate::pair::{Pair, Side};
use crate::segment::Shape;
use crate::text::{Span, WordKey};
use crate::value::{DateRange, Grain, When};
use jiff::civil::Date;

pub(super) const FAMILY: Family = Family { name: "date", kinds: &[&VALUE, &WEEKDAY, &RELATIVE, &ORDER, &ZONE, &AGE, &DURATION], find };

const VALUE: Kind = Kind {
    id: "date-value",
    level: Level::Error,
    summary: "one event, two dates",
    explanation: "Two claims about one event give it dates whose days, resolved against the reports' own dates, have none in common. A \
        coarser date that contains the finer one agrees with it. In claims that are not linked, two days are of one event where rare words of \
        both reports stand beside both. Where a report has no date of its own, relative dates cannot be told. Times \
        of day are compared, too (a warning): in sentences that are otherwise the same word for word, and in linked claims of which each tells \
        one, by one clock and no estimate. So are two months or two years that one verb stands beside, where neither report has the other's.",
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

const RELATIVE: Kind = Kind {
    id: "date-relative",
    level: Level::Warning,
    summary: "a time counted from the report's day that is not the other report's",
    explanation: "Two claims about one event give it times without a day in common, and one of them is counted in weeks, months or years \
        from its report's own day. \"Three weeks ago\" may be off by half a week. Where a report has no date of its own, nothing is told.",
    example: "a report of 3 June: last month / on 22 April",
    silent: "a report of 10 May: last month / on April 22",
};

const ORDER: Kind = Kind {
    id: "date-order",
    level: Level::Warning,
    summary: "before in one, after in the other",
    explanation: "Two claims tell the same two things of one course, tied by words such as before, after or followed by, and the one that \
        comes first in one report comes last in the other.",
    example: "the minister called after the talks failed / the talks failed after the minister called",
    silent: "the minister called after the talks failed / the talks failed before the minister called",
};

const AGE: Kind = Kind {
    id: "date-age",
    level: Level::Error,
    summary: "one person, two ages",
    explanation: "Both reports give an age beside the same name, each only one, and the ages differ. One year of difference is a warning: \
        a birthday may lie between the reports.",
    example: "Anna Berg, 41 / Anna Berg, 14",
    silent: "two people with one surname",
};

const DURATION: Kind = Kind {
    id: "date-duration",
    level: Level::Warning,
    summary: "one thing, two durations",
    explanation: "Two claims about the same thing each tell one duration, the same words stand beside both, and the durations differ; or \
        each report tells one length of the same thing, such as the trial or the sentence, wherever it does so.",
    example: "a three-day visit / a two-day visit",
    silent: "a two-week strike / a strike of 14 days",
};

/// How many words may stand between a date and the word that both claims share beside it.
const NEAR: usize = 8;

/// How many words in lower case must stand opposite each other where they stand farther off.
const SHARED: usize = 4;

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
        duration::find(context, link);
    }
    edited::find(context);
    clock::find(context);
    days::find(context);
    lasting::find(context);
    age::find(context);
    order::find(context);
}

fn dates(a: &Analysis, within: Span) -> Vec<Dated<'_>> {
    super::unquoted(a, within)
        .filter_map(|m| if let Value::When(when) = &m.value { Some(Dated { span: m.span, when }) } else { None })
        .collect()
}

fn compare(context: &mut Context, link: &ClaimLink, dates: &Pair<Vec<Dated>>) {
    for (l, r) in dates.left.iter().flat_map(|l| dates.right.iter().map(move |r| (l, r))) {
        if is_one(l.when, r.when) == Some(true) {
            context.agree(Sort::Date, Pair::new(l.span, r.span));
        }
    }
    let (lefts, rights) = (alone(&dates.left, &dates.right), alone(&dates.right, &dates.left));
    let (&[left], &[right]) = (lefts.as_slice(), rights.as_slice()) else { return };
    match is_one(left.when, right.when) {
        Some(false) if beside(context, link, Pair::new(left.span, right.span)) => differ(context, link, Pair::new(left, right)),
        Some(false) => {
            coarse(context, link, Pair::new(left, right));
        }
        Some(true) => {}
        None => context.cannot_tell(),
    }
}

/// The dates of a claim that the other claim does not have.
fn alone<'a>(dates: &[Dated<'a>], others: &[Dated]) -> Vec<Dated<'a>> {
    dates.iter().filter(|d| !others.iter().any(|o| is_one(d.when, o.when) == Some(true))).copied().collect()
}

/// Whether two dates have a day in common; `None` where one of them means no day that is known.
fn is_one(l: &When, r: &When) -> Option<bool> {
    // "From Wednesday" is last week's to one reader and this week's to another.
    let weeks = |l: DateRange, r: DateRange| l.from != r.from && (l.from - r.from).get_days() % 7 == 0;
    let spell = |range: DateRange| range.from < range.to && l.grain == Grain::Span && r.grain == Grain::Span;
    match (l.range, r.range) {
        // "Between 12 August and 21 September", "between 12 August and 21 October".
        (Some(a), Some(b)) if spell(a) && spell(b) && are_two_spells(a, b) => Some(false),
        (Some(a), Some(b)) if l.relative && r.relative && l.weekday.is_some() && l.weekday == r.weekday && weeks(a, b) => None,
        (Some(l), Some(r)) => Some(l.overlaps(r)),
        _ => l.named.zip(r.named).map(|(l, r)| l == r),
    }
}

/// Whether two stretches begin or end on one day, and else on two; the ends of months are taken for rounded ones ("early 2019").
fn are_two_spells(a: DateRange, b: DateRange) -> bool {
    let told = |day: Date| day.day() != 1 && day != day.last_of_month();
    (a.from == b.from && a.to != b.to && told(a.to) && told(b.to)) || (a.to == b.to && a.from != b.from && told(a.from) && told(b.from))
}

/// Whether two dates can be compared day by day: two days, or two stretches with a first and a last day.
fn are_fine(l: &When, r: &When) -> bool {
    l.grain == r.grain && matches!(l.grain, Grain::Day | Grain::Span)
}

/// Whether a content word of both claims stands opposite itself near both dates, so that they date the same thing.
fn beside(context: &Context, link: &ClaimLink, dates: Pair<Span>) -> bool {
    let near = |side: Side, token: usize| {
        let tokens = context.of(side).segments.tokens_in(*dates.side(side));
        token + NEAR >= tokens.start && token < tokens.end + NEAR
    };
    let both =
        |pair: &&Pair<usize>| near(Side::Left, pair.left) && near(Side::Right, pair.right) && is_content(context.both.left, pair.left);
    let lower = |p: &&Pair<usize>| !context.both.left.segments.tokens[p.left].is_capital();
    let content = |p: &&Pair<usize>| is_content(context.both.left, p.left);
    link.words.iter().filter(both).filter(lower).count() >= 2
        || link.score >= 0.6 && link.words.iter().filter(content).filter(lower).count() >= SHARED
}

fn differ(context: &mut Context, link: &ClaimLink, dates: Pair<Dated>) {
    let fine = are_fine(dates.left.when, dates.right.when);
    let elsewhere = Side::BOTH.into_iter().any(|side| has(context.of(side), dates.side(side.other()).when));
    if !fine && (relative::differ(context, link, dates) || coarse(context, link, dates)) {
        return;
    }
    if !fine || elsewhere && !context.is_verbatim(link) {
        return context.cannot_tell();
    }
    let spans = dates.map(|d| d.span);
    let neighbours = days_apart(dates.map(|d| d.when)).is_some_and(|days| days <= 1);
    let zoned = Side::BOTH.into_iter().any(|side| dates.side(side).when.zone.is_some() || names_zone(context.of(side), *spans.side(side)));
    let (kind, level) = match () {
        () if neighbours && zoned => (&ZONE, Level::Hint),
        // Two stretches of days may be of two things, such as two runs of one play.
        () if link.score >= 0.6 && (dates.left.when.grain == Grain::Day || context.is_verbatim(link)) => (&VALUE, Level::Error),
        () => (&VALUE, Level::Warning),
    };
    if context.is_told(&[kind], spans) {
        return;
    }
    let message = format!("one event, two days: {}", context.both_words(spans));
    let meant = dates.map(|d| meant(d.when));
    let reason = format!("They mean {} and {}; the same words stand beside both.", meant.left, meant.right);
    let places = context.places(spans, meant.map(Some));
    context.tell_as(kind, level, 0.8, message, reason, places);
}

/// Two months or two years of one event, told by one verb ("built in 1961", "built in 1916"), of which neither report has the other's; whether
/// that was told.
fn coarse(context: &mut Context, link: &ClaimLink, dates: Pair<Dated>) -> bool {
    let spans = dates.map(|d| d.span);
    let grain = dates.left.when.grain;
    let same = grain == dates.right.when.grain && matches!(grain, Grain::Month | Grain::Year);
    let touches = |a: &Analysis, wanted: &When| {
        let range = |m: &Mention| if let Value::When(when) = &m.value { when.range } else { None };
        a.mentions.iter().filter_map(range).any(|r| wanted.range.is_some_and(|w| w.overlaps(r)))
    };
    let elsewhere = Side::BOTH.into_iter().any(|side| touches(context.of(side), dates.side(side.other()).when));
    if !same || elsewhere || link.score < SURE || !relative::share_verb(context, link, spans) || context.is_told(&[&VALUE], spans) {
        return false;
    }
    let message = format!("one event, two dates: {}", context.both_words(spans));
    let places = context.places(spans, dates.map(|d| Some(meant(d.when))));
    context.tell_as(&VALUE, Level::Warning, 0.75, message, "The same verb stands beside both.".into(), places);
    true
}

/// How sure a link must be for two years or two months in it to be of one event.
const SURE: f64 = 0.75;

/// How many days lie between two dates, as far as that is known.
fn days_apart(dates: Pair<&When>) -> Option<i32> {
    let (l, r) = (dates.left.range?, dates.right.range?);
    Some((l.from - r.from).get_days().abs())
}

/// The day that a date means, or the month and day where the year is not known.
fn meant(when: &When) -> String {
    match (when.range, when.named) {
        (Some(range), _) => range.from.to_string(),
        (None, Some((month, day))) => format!("--{month:02}-{day:02}"),
        (None, None) => String::new(),
    }
}

/// Whether a report has that day, too: then the two claims date two things.
fn has(a: &Analysis, wanted: &When) -> bool {
    let is_day = |when: &When| {
        when.grain == Grain::Day
            && (when.range.is_some() && when.range == wanted.range || wanted.range.is_none() && when.named == wanted.named)
    };
    a.mentions.iter().any(|m| matches!(&m.value, Value::When(when) if is_day(when)))
}

/// How many tokens behind a date its zone may stand.
const ZONE_BEHIND: usize = 4;

/// Whether a zone stands right behind a date: "Saturday Indian time", "Friday (EST)", or a clock time with one beside it.
fn names_zone(a: &Analysis, date: Span) -> bool {
    let near = |span: Span| span.start() < date.end() + 24 && date.start() < span.end() + 24;
    let clock = a.mentions.iter().any(|m| matches!(m.value, Value::Clock(clock) if clock.zone.is_some()) && near(m.span));
    let tokens = &a.segments.tokens;
    let end = a.segments.tokens_in(date).end;
    let behind = end..(end + ZONE_BEHIND).min(tokens.len());
    let time = |t: usize| tokens[t].key == TIME && t > end && tokens[t - 1].is_capital();
    clock || behind.clone().any(time) || behind.clone().any(|t| tokens[t].is(Class::TimeZones) && tokens[t].shape == Shape::Upper)
}

const TIME: WordKey = WordKey::of_folded("time");
