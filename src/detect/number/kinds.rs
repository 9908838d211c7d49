//! The kinds of this family.

use crate::config::Level;
use crate::detect::Kind;

pub(super) const VALUE: Kind = Kind {
    id: "number-value",
    level: Level::Error,
    summary: "one thing counted or measured, two figures",
    explanation: "In two claims about the same thing the same noun is counted, or the same quantity measured, and the figures are not \
        compatible: not by rounding at the precision they were written in, not as a bound. Where each report tells one figure of what \
        befell people, such as the killed or those on board, the claims need not be linked. A toll of the last days that only grows from the \
        earlier report to the later one is a warning, since it may be news. Two shares, amounts or measures in each other's place are told, too, \
        and, as a warning, one toll told with two numbers in one report.",
    example: "26 people were killed / 28 people were killed",
    silent: "another quantity in the same sentence; 14 over five raids / 6 in this one; dozens / 40",
};

pub(super) const SCALE: Kind = Kind {
    id: "number-scale",
    level: Level::Error,
    summary: "figures that differ by a power of ten",
    explanation: "The same slot holds the same digits at another scale: million and billion exchanged, or a zero lost.",
    example: "$3.2 million / $3.2 billion",
    silent: "the same amount converted in brackets",
};

pub(super) const UNIT: Kind = Kind {
    id: "number-unit",
    level: Level::Error,
    summary: "the same digits with another unit",
    explanation: "The same slot holds the same digits, but another unit, such as per cent in one and percentage points in the other.",
    example: "rose by 5% / rose by 5 points",
    silent: "40 km / 25 miles (40 km)",
};

pub(super) const BOUND: Kind = Kind {
    id: "number-bound",
    level: Level::Note,
    summary: "a bound added, dropped or reversed",
    explanation: "The number is the same, but one report has it as a bound or an estimate. A bound that is turned round is a warning.",
    example: "26 killed / at least 26 killed",
    silent: "dozens / at least 40",
};

pub(super) const ROUNDING: Kind = Kind {
    id: "number-rounding",
    level: Level::Hint,
    summary: "figures that are one after rounding",
    explanation: "The figures differ, and are the same at the precision of the coarser one.",
    example: "$43,885,310 / nearly $44 million",
    silent: "the same figure in digits and in words",
};

pub(super) const NOUN: Kind = Kind {
    id: "number-noun",
    level: Level::Note,
    summary: "one number, another noun counted",
    explanation: "The number is the same in two claims about the same thing, but another noun is counted.",
    example: "26 people / 26 civilians",
    silent: "26 people / 26 persons",
};

pub(super) const ORDINAL: Kind = Kind {
    id: "number-ordinal",
    level: Level::Warning,
    summary: "first in one, second in the other",
    explanation: "In two claims about the same thing the same noun is told with another ordinal.",
    example: "his ninth goal of the season / his eighth goal of the season",
    silent: "two calls told, and \"the second conversation in a week\"",
};

pub(super) const SUM: Kind = Kind {
    id: "number-sum",
    level: Level::Warning,
    summary: "parts that do not add up to their total",
    explanation: "Within one report a total and all of its parts stand in one sentence, and the parts make another number. A row is taken \
        to be complete where a colon, a dash or brackets set it off, or where people are told as men, women, children and the like.",
    example: "20 people, 12 men and nine women",
    silent: "20 people, including 12 men and two women",
};
