//! Numbers in digits: "1,200", "1.200,5", "12,34,567.89", "3.2m", "½".

use super::numerals::Form;

/// What the digits at the beginning of a token mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Literal {
    /// The number.
    pub(super) value: f64,
    /// Its last place: 0.1 for "3.2".
    pub(super) step: f64,
    /// Its length in bytes; what stands behind it in the token is a suffix.
    pub(super) len: usize,
    /// Whether separators group its digits, as no year's are.
    pub(super) grouped: bool,
}

/// Reads the digits at the beginning of a token; `None` where they are no number ("10.5.2025", "22,24,26").
pub(super) fn literal(token: &str) -> Option<Literal> {
    let len = digits(token);
    let body = &token[..len];
    let first = body.find(|c: char| !c.is_ascii_digit());
    if len == 0 {
        return None;
    }
    let Some(first) = first else { return Some(number(body, len, usize::MAX)) };
    let last = body.rfind(|c: char| !c.is_ascii_digit())?;
    let (a, b) = (separator(&body[first..])?, separator(&body[last..])?);
    match (a, b) {
        _ if a != b => (groups(&body[..last], a)).then(|| number(body, len, last)),
        ('.', _) if first == last => Some(number(body, len, last)),
        _ if groups(body, a) => Some(Literal { grouped: true, ..number(body, len, usize::MAX) }),
        (',', _) if first == last => Some(number(body, len, last)),
        _ => None,
    }
}

/// The number of a fraction sign.
pub(super) fn fraction_sign(token: &str) -> Option<f64> {
    let mut chars = token.chars();
    let value = match chars.next()? {
        '½' => 1.0 / 2.0,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '¼' => 1.0 / 4.0,
        '¾' => 3.0 / 4.0,
        '⅕' => 1.0 / 5.0,
        '⅖' => 2.0 / 5.0,
        '⅗' => 3.0 / 5.0,
        '⅘' => 4.0 / 5.0,
        '⅙' => 1.0 / 6.0,
        '⅚' => 5.0 / 6.0,
        '⅐' => 1.0 / 7.0,
        '⅛' => 1.0 / 8.0,
        '⅜' => 3.0 / 8.0,
        '⅝' => 5.0 / 8.0,
        '⅞' => 7.0 / 8.0,
        '⅑' => 1.0 / 9.0,
        '⅒' => 1.0 / 10.0,
        _ => return None,
    };
    chars.next().is_none().then_some(value)
}

/// How many bytes are digits, or separators between digits.
fn digits(token: &str) -> usize {
    let mut end = 0;
    let mut chars = token.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let separates = matches!(c, ',' | '.' | '\u{202F}' | '\'' | '’') && end == i && end > 0;
        if c.is_ascii_digit() {
            end = i + 1;
        } else if !(separates && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit())) {
            break;
        } else {
            end = i + c.len_utf8();
        }
    }
    end
}

fn separator(body: &str) -> Option<char> {
    body.chars().next().map(|c| if c == '’' { '\'' } else { c })
}

/// Whether a separator cuts the digits into thousands, or by the Indian way into a thousand and hundreds.
fn groups(body: &str, by: char) -> bool {
    let mut lengths = body.split(by).map(|group| if group.bytes().all(|b| b.is_ascii_digit()) { group.len() } else { 0 });
    let Some(first @ 1..=3) = lengths.next() else { return false };
    let zero = body.starts_with('0');
    let (mut western, mut indian, mut previous) = (!zero, !zero && first <= 2 && by == ',', None);
    for length in lengths {
        western &= length == 3;
        indian &= previous.is_none_or(|p| p == 2);
        previous = Some(length);
    }
    previous == Some(3) && (western || indian)
}

/// The step of a whole number in digits as far as its zeros tell: 1,000 for "62,000", 10 for "300", of which two digits at least are meant.
/// Below a thousand a single zero is as good as any other digit, and a number that is called exact has no step but 1.
pub(super) fn step_of_rounded(number: f64, form: Form, exact: bool) -> f64 {
    let whole = number.fract() == 0.0 && (100.0..1e15).contains(&number) && matches!(form, Form::Digits { .. });
    if !whole || exact {
        return 0.0;
    }
    let mut step = 1.0;
    while number % (step * 10.0) == 0.0 && number / (step * 10.0) >= 10.0 {
        step *= 10.0;
    }
    if number < 1000.0 && number % 100.0 != 0.0 { 1.0 } else { step }
}

/// The number that the digits make, with those behind the byte `point` as decimals.
fn number(body: &str, len: usize, point: usize) -> Literal {
    let (mut value, mut step) = (0.0, 1.0);
    for (i, b) in body.bytes().enumerate().filter(|(_, b)| b.is_ascii_digit()) {
        value = value * 10.0 + f64::from(b - b'0');
        step *= if i > point { 10.0 } else { 1.0 };
    }
    Literal { value: value / step, step: 1.0 / step, len, grouped: point != usize::MAX }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_read_where_they_leave_no_doubt() {
        for (token, value) in [
            ("26", 26.0),
            ("1,200", 1200.0),
            ("1,200.5", 1200.5),
            ("1.200,5", 1200.5),
            ("1.200.500", 1_200_500.0),
            ("12,34,567.89", 1_234_567.89),
            ("1,3", 1.3),
            ("0,125", 0.125),
            ("4.800", 4.8),
            ("40\u{202F}000", 40_000.0),
            ("3.2m", 3.2),
        ] {
            assert_eq!(literal(token).map(|l| l.value), Some(value), "{token}");
        }
        for token in ["", "G7", "10.5.2025", "22,24,26", "1,2345,678", "½"] {
            assert_eq!(literal(token), None, "{token}");
        }
    }

    #[test]
    fn zeros_at_the_end_of_a_number_are_not_meant() {
        let form = Form::Digits { grouped: true };
        for (number, step) in [
            (62_000.0, 1000.0),
            (61_874.0, 1.0),
            (300.0, 10.0),
            (150.0, 1.0),
            (1250.0, 10.0),
            (1_000_000.0, 100_000.0),
            (20.0, 0.0),
            (62_000.5, 0.0),
        ] {
            assert_eq!(step_of_rounded(number, form, false), step, "{number}");
        }
        assert_eq!(step_of_rounded(62_000.0, form, true), 0.0);
        assert_eq!(step_of_rounded(62_000.0, Form::Words, false), 0.0);
    }

    #[test]
    fn the_step_is_the_last_place_and_the_suffix_is_left() {
        let read = literal("3.25km").unwrap();
        assert_eq!((read.step, read.len), (0.01, 4));
        assert_eq!(fraction_sign("½"), Some(0.5));
        assert_eq!(fraction_sign("½x"), None);
    }
}
