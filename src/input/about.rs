//! What a file tells of its report beside the text: headline, byline, day.

use crate::document::About;
use jiff::civil::Date;
use std::ops::Range;

/// The day of a timestamp as machines write it: `2025-05-10`, `2025-05-10T20:14:00+05:30`. The day is the one that stands there, which
/// is the newsroom's.
pub(super) fn day(stamp: &str) -> Option<Date> {
    let stamp = stamp.trim();
    let digits = stamp.get(..10).filter(|day| day.bytes().all(|b| b.is_ascii_digit() || b == b'-'))?;
    let ends = stamp[10..].chars().next().is_none_or(|c| !c.is_ascii_digit());
    digits.parse().ok().filter(|_| ends)
}

/// Front matter: the YAML between `---` or the TOML between `+++` at the beginning of a Markdown file.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    /// What it tells.
    pub(super) about: About,
    /// Where the headline stands, if it stands there as it is read.
    pub(super) headline: Option<Range<usize>>,
    /// Where the text begins behind it.
    pub(super) end: usize,
}

/// Reads the keys that tell of a report, each on a line of its own; all else of the front matter is passed over.
pub(super) fn front_matter(source: &str) -> FrontMatter {
    let mut found = FrontMatter::default();
    let fence = match source.get(..3) {
        Some(fence @ ("---" | "+++")) if source[3..].trim_start_matches([' ', '\t', '\r']).starts_with('\n') => fence,
        _ => return found,
    };
    let mut at = 0;
    for (number, line) in source.split_inclusive('\n').enumerate() {
        let start = at;
        at += line.len();
        if number > 0 && (line.trim_end() == fence || (fence == "---" && line.trim_end() == "...")) {
            return FrontMatter { end: at, ..found };
        }
        if let Some((key, value)) = line.split_once(if fence == "---" { ':' } else { '=' }) {
            let inside = start + line.len() - value.len();
            field(&mut found, key, value, inside);
        }
    }
    // Without an end it is no front matter.
    FrontMatter::default()
}

fn field(found: &mut FrontMatter, key: &str, value: &str, at: usize) {
    let (bare, at) = (value.trim(), at + value.len() - value.trim_start().len());
    let (value, at) = match bare.as_bytes() {
        [open @ (b'"' | b'\''), .., close] if open == close => (&bare[1..bare.len() - 1], at + 1),
        _ => (bare, at),
    };
    if value.is_empty() {
        return;
    }
    match key.trim().to_ascii_lowercase().as_str() {
        "title" | "headline" if found.about.headline.is_none() => {
            let plain = value.replace("\\\"", "\"").replace("''", "'");
            found.headline = (plain == value).then_some(at..at + value.len());
            found.about.headline = Some(plain);
        }
        "author" | "byline" => found.about.byline = Some(value.to_owned()),
        "date" | "published" if found.about.date.is_none() => found.about.date = day(value),
        _ => {}
    }
}

/// Whether two lines have the same letters and digits in the same order.
pub(super) fn is_same(a: &str, b: &str) -> bool {
    letters(a).eq(letters(b))
}

fn letters(line: &str) -> impl Iterator<Item = char> + '_ {
    line.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_a_stamp_is_the_one_that_stands_there() {
        for (stamp, expected) in [
            ("2025-05-10", Some("2025-05-10")),
            (" 2025-05-10T23:59:00-07:00", Some("2025-05-10")),
            ("2025-05-10 20:14", Some("2025-05-10")),
            ("2025-13-10", None),
            ("2025-05-101", None),
            ("10 May 2025", None),
            ("２０２５-05-10", None),
            ("", None),
        ] {
            assert_eq!(day(stamp).map(|d| d.to_string()).as_deref(), expected, "{stamp}");
        }
    }

    #[test]
    fn front_matter_tells_title_author_and_date() {
        for source in [
            "---\ntitle: \"Dam bursts: 26 dead\"\nauthor: Ann Roe\ndate: 2025-05-10T08:00:00Z\ntags: [a]\n---\nText.",
            "+++\r\ntitle = 'Dam bursts: 26 dead'\r\nauthor = \"Ann Roe\"\r\ndate = 2025-05-10\r\n+++\r\nText.",
        ] {
            let found = front_matter(source);
            assert_eq!(found.about.headline.as_deref(), Some("Dam bursts: 26 dead"));
            assert_eq!(found.about.byline.as_deref(), Some("Ann Roe"));
            assert_eq!(found.about.date.unwrap().to_string(), "2025-05-10");
            assert_eq!(&source[found.headline.unwrap()], "Dam bursts: 26 dead");
            assert_eq!(&source[found.end..], "Text.");
        }
    }

    #[test]
    fn what_only_looks_like_front_matter_is_text() {
        for source in ["---\ntitle: x\nText.", "--- \ntitle", "----\ntitle: x\n----\n", "Text.\n---\ntitle: x\n---\n", "", "é", "---"] {
            let found = front_matter(source);
            assert_eq!((found.end, found.about), (0, About::default()), "{source}");
        }
    }
}
