//! Whether a source's figure is the draft's, in another unit or with none.

use crate::value::{Bound, Figure, Measure, unit};

/// A bare number up to this may count anything.
const SMALL: f64 = 12.0;
/// A number as large as this is the same amount, whether its unit is told beside it or not: "a loss of 6.1 million".
const LARGE: f64 = 100_000.0;
/// How far off a measure may lie that is said to be rough, as a share of it.
const ROUGH: f64 = 0.1;

/// Whether two figures are one value: the same number, alone in one of them and with its unit in the other ("a loss of 6.1 million", "a
/// mother of 84"), or converted from one unit to the other as exactly as the first is written.
pub(super) fn is_same(a: &Figure, b: &Figure) -> bool {
    let bare = |f: &Figure| f.measure == Measure::Count && f.counted.is_none_or(|c| c.head.is_none()) && f.number > SMALL;
    match (a.measure, b.measure) {
        (own, other) if a.number == b.number && a.high == b.high => {
            let large = a.number >= LARGE && (own == Measure::Count || other == Measure::Count);
            let age = |measure: Measure, other: &Figure| matches!(measure, Measure::Age(_)) && bare(other);
            let scale = matches!((own, other), (Measure::Quantity(l), Measure::Quantity(r)) if unit::are_of_one_dimension(l, r) && (l == "degree" || r == "degree"));
            own == other || large || scale || age(own, b) || age(other, a)
        }
        (Measure::Quantity(own), Measure::Quantity(other)) if a.high.is_none() && b.high.is_none() => {
            own != other && unit::converted(b.number, other, own).is_some_and(|number| is_told_as(number, a))
        }
        _ => false,
    }
}

/// Whether a figure tells a number, as exactly as it is written and on the side where its bound says that it lies.
fn is_told_as(number: f64, figure: &Figure) -> bool {
    let (told, step, rough) = (figure.number, figure.step, figure.number * ROUGH);
    match figure.bound {
        Bound::Exact => (number - told).abs() <= step,
        Bound::About => (number - told).abs() <= step.max(rough),
        Bound::AtLeast | Bound::MoreThan => (told - step / 2.0..=told + step.max(rough)).contains(&number),
        Bound::AtMost | Bound::LessThan | Bound::Nearly => (told - step.max(rough)..=told + step / 2.0).contains(&number),
    }
}
