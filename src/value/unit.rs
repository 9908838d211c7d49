//! Units of one dimension, and what a measure in one of them is in another.

/// A unit with its dimension and what it is in the dimension's first unit: times the factor, plus the offset.
struct Unit(&'static str, Dimension, f64, f64);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dimension {
    Length,
    Mass,
    Temperature,
    Volume,
    Area,
    Speed,
    Power,
}

use Dimension::*;

/// The units that reports convert into each other, and mistake for each other. Lengths and masses are those of the International Yard and Pound
/// Agreement of 1959; a "ton" is the short one of the United States, a gallon, pint or barrel is theirs too, and horsepower is mechanical.
const UNITS: [Unit; 38] = [
    Unit("metre", Length, 1.0, 0.0),
    Unit("kilometre", Length, 1000.0, 0.0),
    Unit("centimetre", Length, 0.01, 0.0),
    Unit("millimetre", Length, 0.001, 0.0),
    Unit("mile", Length, 1609.344, 0.0),
    Unit("yard", Length, 0.9144, 0.0),
    Unit("foot", Length, 0.3048, 0.0),
    Unit("inch", Length, 0.0254, 0.0),
    Unit("nautical mile", Length, 1852.0, 0.0),
    Unit("kilogram", Mass, 1.0, 0.0),
    Unit("gram", Mass, 0.001, 0.0),
    Unit("tonne", Mass, 1000.0, 0.0),
    Unit("ton", Mass, 907.184_74, 0.0),
    Unit("pound", Mass, 0.453_592_37, 0.0),
    Unit("ounce", Mass, 0.028_349_523_125, 0.0),
    Unit("stone", Mass, 6.350_293_18, 0.0),
    Unit("degree Celsius", Temperature, 1.0, 0.0),
    Unit("degree Fahrenheit", Temperature, 5.0 / 9.0, -160.0 / 9.0),
    Unit("kelvin", Temperature, 1.0, -273.15),
    Unit("litre", Volume, 1.0, 0.0),
    Unit("millilitre", Volume, 0.001, 0.0),
    Unit("cubic metre", Volume, 1000.0, 0.0),
    Unit("cubic foot", Volume, 28.316_846_592, 0.0),
    Unit("gallon", Volume, 3.785_411_784, 0.0),
    Unit("pint", Volume, 0.473_176_473, 0.0),
    Unit("barrel", Volume, 158.987_294_928, 0.0),
    Unit("square metre", Area, 1.0, 0.0),
    Unit("square kilometre", Area, 1e6, 0.0),
    Unit("hectare", Area, 1e4, 0.0),
    Unit("acre", Area, 4_046.856_422_4, 0.0),
    Unit("square mile", Area, 2_589_988.110_336, 0.0),
    Unit("square foot", Area, 0.092_903_04, 0.0),
    Unit("metre per second", Speed, 1.0, 0.0),
    Unit("kilometre per hour", Speed, 1.0 / 3.6, 0.0),
    Unit("mile per hour", Speed, 0.447_04, 0.0),
    Unit("knot", Speed, 1852.0 / 3600.0, 0.0),
    Unit("kilowatt", Power, 1.0, 0.0),
    Unit("horsepower", Power, 0.745_699_872, 0.0),
];

fn unit(name: &str) -> Option<&'static Unit> {
    UNITS.iter().find(|unit| unit.0 == name)
}

/// Whether two units, by their settled names, measure one thing.
pub fn are_of_one_dimension(one: &str, other: &str) -> bool {
    let is_temperature = |name: &str| unit(name).is_some_and(|unit| unit.1 == Temperature);
    // "40 degrees" does not tell by which scale.
    let bare = |one: &str, other: &str| one == DEGREE && is_temperature(other);
    bare(one, other) || bare(other, one) || unit(one).zip(unit(other)).is_some_and(|(one, other)| one.1 == other.1)
}

/// The settled name of a degree of any scale.
const DEGREE: &str = "degree";

/// A number of one unit in another of its dimension; `None` where there is no way.
///
/// ```
/// use variorum::value::unit::converted;
///
/// assert_eq!(converted(3.0, "kilometre", "mile").map(|miles| (miles * 100.0).round()), Some(186.0));
/// assert_eq!(converted(20.0, "degree Celsius", "degree Fahrenheit").map(f64::round), Some(68.0));
/// assert_eq!(converted(3.0, "kilometre", "kilogram"), None);
/// ```
pub fn converted(number: f64, from: &str, to: &str) -> Option<f64> {
    let (from, to) = unit(from).zip(unit(to)).filter(|(from, to)| from.1 == to.1)?;
    Some((number * from.2 + from.3 - to.3) / to.2)
}
