//! Dates, times of day and durations.

use jiff::civil::{Date, Weekday};

/// A day or a stretch of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateRange {
    /// First day.
    pub from: Date,
    /// Last day, included.
    pub to: Date,
}

impl DateRange {
    /// A single day.
    pub fn day(date: Date) -> DateRange {
        DateRange { from: date, to: date }
    }

    /// Whether the two have a day in common.
    pub fn overlaps(self, other: DateRange) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

/// A date expression, resolved as far as it can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// The days it means; `None` where that depends on the report's date and none is known.
    pub range: Option<DateRange>,
    /// How fine it speaks.
    pub grain: Grain,
    /// Whether it was resolved against the report's own date ("Friday", "last month", "May 10" without a year).
    pub relative: bool,
    /// The weekday it names, where it names one.
    pub weekday: Option<Weekday>,
    /// The month and the day of the month, where both are told; they tell the day where no year is known.
    pub named: Option<(i8, i8)>,
    /// The part of the day it names: "Saturday *morning*", "to*night*".
    pub part: Option<DayPart>,
    /// Whose clock it goes by, where the text says so: "Friday *(US time)*".
    pub zone: Option<&'static str>,
}

impl When {
    /// Days that are read as they stand, without the report's date.
    pub fn days(range: DateRange, grain: Grain) -> When {
        When { range: Some(range), grain, relative: false, weekday: None, named: None, part: None, zone: None }
    }

    /// The same where the words may mean no day at all ("February 30").
    pub fn days_or_none(range: Option<DateRange>, grain: Grain) -> When {
        When { range, grain, relative: false, weekday: None, named: None, part: None, zone: None }
    }

    /// Days counted from the report's date; `None` where that is not known or does not tell.
    pub fn relative(range: Option<DateRange>, grain: Grain) -> When {
        When { range, grain, relative: true, weekday: None, named: None, part: None, zone: None }
    }
}

/// A part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DayPart {
    /// Before noon, dawn and the small hours among it
    Morning,
    /// Noon, lunchtime
    Noon,
    /// After noon
    Afternoon,
    /// Evening
    Evening,
    /// Night, overnight
    Night,
    /// Midnight
    Midnight,
}

/// How fine a date expression speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grain {
    /// A day
    Day,
    /// A week or a weekend
    Week,
    /// A month
    Month,
    /// A quarter or a season
    Quarter,
    /// A year
    Year,
    /// A decade or more
    Decade,
    /// Any other stretch: "the past two weeks"
    Span,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Minutes after midnight, where a time is told; a part of a day ("overnight") has none.
    pub minute: Option<u16>,
    /// The zone as it stands in the text, in one settled spelling: "IST", "US time".
    pub zone: Option<&'static str>,
}

/// How long something takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Duration {
    /// Its length in seconds; months count 30 days and years 365.
    pub seconds: f64,
    /// The unit it was told in.
    pub unit: &'static str,
}
