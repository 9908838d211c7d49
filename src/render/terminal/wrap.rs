//! Styled words set into lines of a width, by words where it can be and by graphemes where it must.

use super::super::ascii::ascii;
use anstyle::Style;
use std::io::{self, Write};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Words in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::render) struct Run {
    pub(in crate::render) text: String,
    pub(in crate::render) style: Style,
    /// The URI that a click on them opens.
    pub(in crate::render) link: Option<String>,
}

impl Run {
    pub(in crate::render) fn new(text: impl Into<String>, style: Style) -> Run {
        Run { text: text.into(), style, link: None }
    }

    /// The same words as they are in ASCII.
    pub(in crate::render) fn ascii(self) -> Run {
        Run { text: ascii(&self.text).into_owned(), ..self }
    }

    /// Columns it takes.
    pub(in crate::render) fn width(&self) -> usize {
        width(&self.text)
    }

    pub(in crate::render) fn write(&self, color: bool, out: &mut dyn Write) -> io::Result<()> {
        // Links are written as terminals agreed to: OSC 8 with the URI, the words, OSC 8 without one.
        if let Some(uri) = &self.link {
            write!(out, "\u{1b}]8;;{uri}\u{1b}\\")?;
        }
        match color {
            true => write!(out, "{}{}{}", self.style.render(), self.text, self.style.render_reset())?,
            false => out.write_all(self.text.as_bytes())?,
        }
        if self.link.is_some() { out.write_all(b"\x1b]8;;\x1b\\") } else { Ok(()) }
    }
}

/// Columns that visible words take.
pub(in crate::render) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// The graphemes of visible words, of which in ASCII every byte is one.
fn graphemes(text: &str) -> impl Iterator<Item = &str> {
    let ascii = text.is_ascii();
    let bytes = if ascii { text } else { "" };
    let others = if ascii { "" } else { text };
    (0..bytes.len()).map(move |i| &bytes[i..=i]).chain(others.graphemes(true))
}

/// One grapheme as it is set.
#[derive(Clone, Copy)]
struct Cell<'t> {
    text: &'t str,
    style: Style,
    link: Option<&'t str>,
}

/// Sets runs into lines of at most `width` columns; the space at which a line breaks falls away.
pub(in crate::render) fn wrap<'t>(runs: &'t [Run], width: usize) -> Vec<Vec<Run>> {
    let cell = |run: &'t Run, text: &'t str| Cell { text, style: run.style, link: run.link.as_deref() };
    let cells: Vec<Cell> = runs.iter().flat_map(|run| graphemes(&run.text).map(move |text| cell(run, text))).collect();
    let mut lines = Vec::new();
    let mut start = 0;
    while start < cells.len() {
        let end = fitting(&cells[start..], width) + start;
        let line = trim(&cells[start..end]);
        if !line.is_empty() {
            lines.push(join(line));
        }
        start = end + cells[end..].iter().take_while(|c| c.text == " ").count();
    }
    lines
}

/// How many cells fit on a line: up to the last space before the width, or up to the width where a word is longer than that.
fn fitting(cells: &[Cell], room: usize) -> usize {
    let mut used = 0;
    for (i, cell) in cells.iter().enumerate() {
        used += width(cell.text);
        if used > room && cell.text != " " {
            let space = cells[..i].iter().rposition(|c| c.text == " ").filter(|&at| at > 0);
            return space.unwrap_or(i.max(1));
        }
    }
    cells.len()
}

fn trim<'c, 't>(mut cells: &'c [Cell<'t>]) -> &'c [Cell<'t>] {
    while let [rest @ .., last] = cells
        && last.text == " "
    {
        cells = rest;
    }
    cells
}

fn join(cells: &[Cell]) -> Vec<Run> {
    cells
        .chunk_by(|a, b| a.style == b.style && a.link == b.link)
        .map(|same| Run { text: same.iter().map(|c| c.text).collect(), style: same[0].style, link: same[0].link.map(str::to_owned) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::style::{PLAIN, STRONG};
    use super::*;

    fn lines(text: &str, width: usize) -> Vec<String> {
        wrap(&[Run::new(text, PLAIN)], width).into_iter().map(|line| line.into_iter().map(|run| run.text).collect()).collect()
    }

    #[test]
    fn lines_break_at_spaces_and_wide_text_anywhere() {
        assert_eq!(lines("one two three", 8), ["one two", "three"]);
        assert_eq!(lines("extraordinary", 5), ["extra", "ordin", "ary"]);
        assert_eq!(lines("東京都庁", 5), ["東京", "都庁"]);
        assert_eq!(lines("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
        assert_eq!(lines("", 5), [""; 0]);
        assert_eq!(lines("   ", 2), [""; 0]);
    }

    #[test]
    fn links_open_and_close_around_their_words_on_every_line() {
        let run = Run { link: Some("file:///a".to_owned()), ..Run::new("one two", PLAIN) };
        let mut out = Vec::new();
        wrap(&[run], 3).iter().flatten().for_each(|run| run.write(false, &mut out).unwrap());
        let link = |words: &str| format!("\u{1b}]8;;file:///a\u{1b}\\{words}\u{1b}]8;;\u{1b}\\");
        assert_eq!(String::from_utf8(out).unwrap(), link("one") + &link("two"));
    }

    #[test]
    fn styles_cross_lines() {
        let set = wrap(&[Run::new("a b", PLAIN), Run::new("c d", STRONG)], 3);
        assert_eq!(set, [vec![Run::new("a", PLAIN)], vec![Run::new("b", PLAIN), Run::new("c", STRONG)], vec![Run::new("d", STRONG)]]);
    }
}
