//! Figures: what number, of what, how exact.

use crate::text::Span;

/// A figure as a report gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The number; of a range the lower end.
    pub number: f64,
    /// The upper end of a range such as "10 to 12".
    pub high: Option<f64>,
    /// What sort of figure it is, with its unit.
    pub measure: Measure,
    /// Whether it is exact, or a bound, or an estimate.
    pub bound: Bound,
    /// The words that make it a bound: "at least"; they lie outside the mention, before it or behind it.
    pub bound_span: Option<Span>,
    /// The step it was written in: 1 for "26" and "exactly 31,000", 1,000 for "31,000", 0.1 for "3.2", 100,000 for "1.2 million"; what
    /// rounding it allows.
    pub step: f64,
    /// What is counted or measured, where the text tells.
    pub counted: Option<Counted>,
}

/// What is counted: "26 *Indian civilians* were *killed*".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The head noun: "civilians"; none where only the verb tells, as in "killed 26".
    pub head: Option<Span>,
    /// The noun with its modifiers: "Indian civilians"; there whenever the head is.
    pub phrase: Option<Span>,
    /// The verb it belongs to: "killed".
    pub verb: Option<Span>,
}

/// The sort of a figure, with its unit in one settled spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Measure {
    /// A bare number or a number of things.
    Count,
    /// "third"
    Ordinal,
    /// "5 %"
    Percent,
    /// "5 percentage points"
    Points,
    /// Money, by ISO 4217 code where the currency is certain, else by its name: "peso", "cent" ("$" is `USD` unless told otherwise).
    Money(&'static str),
    /// A measure with its unit: "km", "degree Celsius".
    Quantity(&'static str),
    /// An age, in the unit named; years unless told otherwise.
    Age(&'static str),
    /// Points of two sides: "3-1"; the second number is the figure's `high`.
    Score,
}

/// How a figure bounds what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Bound {
    /// The number itself.
    #[default]
    Exact,
    /// "at least 26"
    AtLeast,
    /// "more than 26"
    MoreThan,
    /// "at most", "up to"
    AtMost,
    /// "fewer than"
    LessThan,
    /// "about", "some", "dozens"
    About,
    /// "nearly", "almost": about, and from below
    Nearly,
}
