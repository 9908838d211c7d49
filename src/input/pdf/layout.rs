//! From characters with places on a page to paragraphs.

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

/// The most text of a file, in bytes.
pub(super) const LIMIT: usize = 8 * 1024 * 1024;

/// What the pages show, as it is met.
#[derive(Default)]
pub(super) struct Collector {
    pages: Vec<Vec<Line>>,
    /// Bytes so far.
    size: usize,
}

/// A line of print. Lengths are in points, heights grow upwards.
#[derive(Debug)]
struct Line {
    text: String,
    left: f64,
    right: f64,
    height: f64,
    size: f64,
}

impl Collector {
    /// The page that is read, from 1; 0 before the first.
    pub(super) fn page(&self) -> usize {
        self.pages.len()
    }

    pub(super) fn is_full(&self) -> bool {
        self.size > LIMIT
    }

    /// The text of every page.
    pub(super) fn finish(self) -> Vec<String> {
        let lines = self.pages.iter().flatten();
        let compounds: Vec<String> = lines.flat_map(|line| line.text.split_whitespace()).filter(|w| w.contains('-')).map(bare).collect();
        self.pages.into_iter().map(|lines| paragraphs(lines, &compounds)).collect()
    }
}

impl OutputDev for Collector {
    fn begin_page(&mut self, _: u32, _: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        self.pages.push(Vec::new());
        Ok(())
    }

    fn output_character(&mut self, at: &Transform, width: f64, spacing: f64, font_size: f64, shown: &str) -> Result<(), OutputError> {
        self.size += shown.len();
        if self.is_full() {
            return Err(std::fmt::Error.into());
        }
        let scale = (at.m11 * at.m22 - at.m12 * at.m21).abs().sqrt();
        let size = (font_size * scale).abs();
        let (left, height) = (at.m31, at.m32);
        // Letters may be set apart without there being a space between them.
        let right = left + (width * font_size + spacing.max(0.0)) * at.m11.abs();
        let shown: String = shown.chars().filter(|c| !c.is_control()).collect();
        let Some(lines) = self.pages.last_mut().filter(|_| size.is_finite() && left.is_finite() && height.is_finite()) else {
            return Ok(());
        };
        match lines.last_mut().filter(|line| line.goes_on(left, height)) {
            Some(line) => line.add(&shown, left, right, size),
            None if shown.trim().is_empty() => {}
            None => lines.push(Line { text: shown, left, right, height, size }),
        }
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}

impl Line {
    /// Whether a character at a place is on this line: a raised one is, one of the next column is not.
    fn goes_on(&self, left: f64, height: f64) -> bool {
        (height - self.height).abs() < 0.5 * self.size && left > self.right - self.size && left < self.right + 3.0 * self.size
    }

    fn add(&mut self, shown: &str, left: f64, right: f64, size: f64) {
        let apart = left > self.right + 0.15 * size.min(self.size);
        if apart && !self.text.ends_with(' ') && !shown.starts_with(' ') {
            self.text.push(' ');
        }
        self.text.push_str(shown);
        self.right = self.right.max(right);
        self.size = self.size.max(size);
    }
}

/// The lines of a page joined into paragraphs, parted by empty lines.
fn paragraphs(mut lines: Vec<Line>, compounds: &[String]) -> String {
    lines.retain(|line| !line.text.trim().is_empty());
    if lines.last().is_some_and(is_page_number) {
        lines.pop();
    }
    if lines.first().is_some_and(is_page_number) {
        lines.remove(0);
    }
    let leading = leading(&lines);
    let mut text = String::new();
    for (i, line) in lines.iter().enumerate() {
        let words = line.text.trim();
        match i.checked_sub(1).map(|before| &lines[before]) {
            None => {}
            Some(before) if !before.is_continued(line, leading, right(&lines, before)) => text.push_str("\n\n"),
            Some(_) => join(&mut text, words, compounds),
        }
        words.split(' ').filter(|w| !w.is_empty()).enumerate().for_each(|(j, word)| {
            text.push_str(if j > 0 { " " } else { "" });
            text.push_str(word);
        });
    }
    text
}

/// The distance of most lines from the next.
fn leading(lines: &[Line]) -> f64 {
    let mut gaps: Vec<f64> = lines.windows(2).map(|w| w[0].height - w[1].height).filter(|gap| *gap > 0.0).collect();
    gaps.sort_by(f64::total_cmp);
    gaps.get(gaps.len() / 3).copied().unwrap_or(0.0)
}

/// How far the lines around one reach to the right: those of its column, which begin where it does.
fn right(lines: &[Line], line: &Line) -> f64 {
    let beside = lines.iter().filter(|other| (other.left - line.left).abs() < 3.0 * line.size && other.left < line.right);
    beside.map(|other| other.right).fold(line.right, f64::max)
}

impl Line {
    /// Whether the next line goes on with the same paragraph.
    fn is_continued(&self, next: &Line, leading: f64, right: f64) -> bool {
        let down = self.height - next.height;
        let item = next.text.trim_start().starts_with(['•', '‣', '▪', '◦', '●']);
        let same_size = (self.size - next.size).abs() < 0.15 * self.size;
        let near = down > 0.0 && down < (1.3 * leading).min(2.2 * self.size);
        let indented = next.left > self.left + 0.8 * self.size;
        let short = self.right < right - 0.2 * (right - self.left);
        let ended = self.text.trim_end().ends_with(['.', '?', '!', '”', '"', ':']);
        // In the next column the text goes on from the top.
        let column = down < 0.0 && next.left > self.right && !ended;
        same_size && !item && (column || (near && !(indented && ended) && !(short && ended)))
    }
}

/// "12", "Page 3 of 5", "- 4 -".
fn is_page_number(line: &Line) -> bool {
    let words: Vec<&str> =
        line.text.split_whitespace().map(|w| w.trim_matches(['-', '–', '—', '/', '|'])).filter(|w| !w.is_empty()).collect();
    let number = |w: &str| w.len() <= 4 && w.bytes().all(|b| b.is_ascii_digit());
    match words[..] {
        [n] => number(n),
        [page, n] => page.eq_ignore_ascii_case("page") && number(n),
        [page, n, of, m] => page.eq_ignore_ascii_case("page") && number(n) && of == "of" && number(m),
        _ => false,
    }
}

/// Goes on with a paragraph on its next line: a word that the line's end divided is joined, unless it is written with the hyphen
/// elsewhere.
fn join(text: &mut String, next: &str, compounds: &[String]) {
    if text.ends_with('\u{AD}') {
        text.pop();
        return;
    }
    let head = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let divided = head.strip_suffix('-').is_some_and(|h| h.ends_with(char::is_alphabetic)) && next.starts_with(char::is_lowercase);
    if !divided {
        text.push(' ');
        return;
    }
    let whole = bare(&format!("{head}{}", next.split(char::is_whitespace).next().unwrap_or_default()));
    if !compounds.contains(&whole) {
        text.pop();
    }
}

/// A word in lower case, without the marks around it.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Whether a page begins inside of the sentence with which the one before it ends.
pub(super) fn runs_on(text: &str, next: &str) -> bool {
    text.ends_with(|c: char| c.is_alphanumeric() || c == ',') && next.starts_with(char::is_lowercase)
}
