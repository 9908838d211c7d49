//! How two figures stand to each other as values.

use crate::value::{Bound, Figure, Measure, unit};

/// Whether two figures are the same number, the same range, or the same score from the other side.
pub(super) fn equals(l: &Figure, r: &Figure) -> bool {
    let turned = l.measure == Measure::Score && r.measure == Measure::Score && Some(l.number) == r.high && l.high == Some(r.number);
    turned || close(l.number, r.number) && l.high.is_some() == r.high.is_some() && l.high.zip(r.high).is_none_or(|(l, r)| close(l, r))
}

fn close(l: f64, r: f64) -> bool {
    (l - r).abs() <= 1e-9 * l.abs().max(1.0)
}

/// Whether two measures can fill one slot.
pub(super) fn comparable(l: Measure, r: Measure) -> bool {
    l == r || matches!((l, r), (Measure::Percent | Measure::Points, Measure::Percent | Measure::Points)) || are_other_units(l, r)
}

/// Whether one figure is a part of one and the other a count: "about two thirds of them", "some 56,000 of them".
pub(super) fn is_share(l: &Figure, r: &Figure) -> bool {
    let part = |f: &Figure| f.measure == Measure::Count && f.number > 0.0 && f.number < 1.0;
    part(l) && r.number >= 2.0 || part(r) && l.number >= 2.0
}

/// Whether two measures tell one dimension in two units: kilometres and miles, dollars and euros.
pub(super) fn are_other_units(l: Measure, r: Measure) -> bool {
    match (l, r) {
        (Measure::Quantity(a), Measure::Quantity(b)) => a != b && unit::are_of_one_dimension(a, b),
        (Measure::Money(a), Measure::Money(b)) => a != b,
        (Measure::Percent, Measure::Points) | (Measure::Points, Measure::Percent) => true,
        _ => false,
    }
}

/// Whether a bound points up in one and down in the other.
pub(super) fn opposed(l: Bound, r: Bound) -> bool {
    use Bound::*;
    let up = |b| matches!(b, AtLeast | MoreThan);
    let down = |b| matches!(b, AtMost | LessThan | Nearly);
    up(l) && down(r) || down(l) && up(r)
}

/// How two unequal figures stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// One is a vague form of the other: "dozens", "at least 26" and 28
    Allowed,
    /// A bound holds for the other figure, but that lies far off: "at least 50" and 80
    Far,
    /// The same after rounding at the coarser precision
    Rounded,
    /// The same digits at another power of ten
    Scaled,
    /// Two numbers
    Apart,
}

/// How far above a lower bound, as a factor, a number may lie and still be what the bound stands for.
const REACH: f64 = 1.25;

pub(super) fn standing(l: &Figure, r: &Figure) -> Standing {
    let exact = |f: &Figure| f.bound == Bound::Exact;
    let rounded = rounds(l, r) || bounds(l, r) && bounds(r, l);
    match () {
        () if spans(l, r) || spans(r, l) => Standing::Allowed,
        () if rounded || bounds(l, r) && is_estimate(l) && exact(r) || bounds(r, l) && is_estimate(r) && exact(l) => {
            if is_vague(l) || is_vague(r) { Standing::Allowed } else { Standing::Rounded }
        }
        () if bounds(l, r) || bounds(r, l) => {
            let far = (l.number / r.number).max(r.number / l.number) > REACH && !is_vague(l) && !is_vague(r);
            if far { Standing::Far } else { Standing::Allowed }
        }
        () if is_scaled(l.number, r.number) => Standing::Scaled,
        () => Standing::Apart,
    }
}

fn is_estimate(f: &Figure) -> bool {
    matches!(f.bound, Bound::About | Bound::Nearly)
}

/// "Dozens", "several hundred": a word for a size, told by its lower end.
fn is_vague(f: &Figure) -> bool {
    f.step >= f.number && f.number >= 10.0 || f.bound == Bound::AtLeast && f.bound_span.is_none()
}

/// Whether the finer figure is the other one at that one's precision. A whole number that ends in zeros may be rounded there.
fn rounds(l: &Figure, r: &Figure) -> bool {
    let (fine, coarse) = if grain(l) <= grain(r) { (l, r) } else { (r, l) };
    let step = grain(coarse);
    step > grain(fine) && (fine.number - coarse.number).abs() <= step * 0.5 + 1e-9 && fine.measure == coarse.measure
}

/// The step a figure was written in, as far as its digits tell: 1,000 for 62,000, but never more than a twentieth of it.
fn grain(f: &Figure) -> f64 {
    let mut step = f.step;
    while f.number > 0.0 && step >= 1.0 && (f.number / (step * 10.0)).fract() == 0.0 && step * 10.0 * 20.0 <= f.number {
        step *= 10.0;
    }
    step
}

/// Whether a bound or an estimate allows the other number.
fn bounds(bound: &Figure, other: &Figure) -> bool {
    let (b, n) = (bound.number, other.number);
    match bound.bound {
        Bound::Exact => false,
        Bound::AtLeast | Bound::MoreThan => n >= b && n <= b * 3.0,
        Bound::AtMost | Bound::LessThan => n <= b && n >= b / 3.0,
        Bound::About => (n - b).abs() <= 0.15 * b.abs(),
        Bound::Nearly => n <= b && n >= 0.85 * b,
    }
}

fn spans(range: &Figure, other: &Figure) -> bool {
    let other_high = other.high.unwrap_or(other.number);
    range.measure != Measure::Score && range.high.is_some_and(|high| range.number <= other_high && other.number <= high)
}

fn is_scaled(l: f64, r: f64) -> bool {
    if l <= 0.0 || r <= 0.0 {
        return false;
    }
    let power = (l / r).log10();
    power.abs() > 0.5 && (power - power.round()).abs() < 1e-9 && l.max(r) >= 1000.0
}

/// The significant digits of a number, the most significant first: 1,200,000 is 1, 2.
pub(super) fn digits(number: f64) -> Vec<u8> {
    let text = format!("{number}");
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
    let first = digits.iter().position(|&d| d != b'0').unwrap_or(digits.len());
    let last = digits.iter().rposition(|&d| d != b'0').map_or(first, |l| l + 1);
    digits[first..last.max(first)].to_vec()
}

/// Whether two numbers of one length have the same digits in another order: 8,412 and 8,214.
pub(super) fn are_exchanged(l: f64, r: f64) -> bool {
    let (mut a, mut b) = (digits(l), digits(r));
    let same_size = l > 0.0 && r > 0.0 && l.log10().floor() == r.log10().floor();
    let differs = a != b && a.len() == b.len() && a.len() > 1 && same_size;
    a.sort_unstable();
    b.sort_unstable();
    differs && a == b
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(number: f64, bound: Bound, step: f64) -> Figure {
        Figure { number, high: None, measure: Measure::Count, bound, bound_span: None, step, counted: None }
    }

    #[test]
    fn unequal_figures_stand_to_each_other_as_they_were_written() {
        use Bound::*;
        use Standing::*;
        for (l, r, expected) in [
            ((61_874.0, Exact, 1.0), (62_000.0, Exact, 1.0), Rounded),
            ((61_874.0, Exact, 1.0), (62_000.0, About, 1.0), Rounded),
            ((43_885_310.0, Exact, 1.0), (44e6, Nearly, 1e6), Rounded),
            ((26.0, Exact, 1.0), (28.0, Exact, 1.0), Apart),
            ((26.0, Exact, 1.0), (30.0, Exact, 1.0), Apart),
            ((120.0, Exact, 1.0), (121.0, Exact, 1.0), Apart),
            ((3.2e6, Exact, 1e5), (3.2e9, Exact, 1e8), Scaled),
            ((24.0, AtLeast, 12.0), (40.0, AtLeast, 1.0), Allowed),
            ((50.0, AtMost, 1.0), (80.0, Exact, 1.0), Apart),
        ] {
            let (l, r) = (figure(l.0, l.1, l.2), figure(r.0, r.1, r.2));
            assert_eq!((standing(&l, &r), standing(&r, &l)), (expected, expected), "{} {}", l.number, r.number);
        }
    }

    #[test]
    fn exchanged_digits_are_seen() {
        for (l, r, expected) in [
            (8412.0, 8214.0, true),
            (138.0, 183.0, true),
            (1.42e9, 1.24e9, true),
            (12.0, 12.0, false),
            (11.0, 1100.0, false),
            (0.0, 0.0, false),
        ] {
            assert_eq!(are_exchanged(l, r), expected, "{l} {r}");
        }
    }
}
