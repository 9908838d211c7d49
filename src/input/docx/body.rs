//! The XML of a Word document: which of it is text, and where paragraphs begin.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::ops::Range;

/// Elements whose content is no text of the report: deletions, what was moved away, second versions of one picture or text box, and
/// layout.
const LEFT_OUT: &[&str] = &["del", "moveFrom", "Fallback", "sectPr", "tblPr", "trPr", "tcPr", "sdtPr", "instrText", "delText", "rt"];

/// Elements that hold words and may have others of their kind in them: runs and formulas.
const RUNS: &[&str] = &["r", "oMath", "oMathPara"];

/// The text of a document, its paragraphs parted by empty lines, and where each begins and came from.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) text: String,
    pub(super) starts: Vec<u32>,
    /// Where the words of a run begin in the text, in its order, and the number of the run.
    pub(super) words: Vec<(usize, usize)>,
    /// The bytes of the outermost runs.
    pub(super) runs: Vec<Range<usize>>,
}

/// Reads the XML of a document.
///
/// # Errors
/// Where it is broken: what is wrong, and at which byte.
pub(super) fn read(xml: &str) -> Result<Text, String> {
    let mut reader = Reader::from_str(xml);
    let mut body = Body::default();
    let mut depth = 0usize;
    loop {
        let at = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|error| format!("at byte {}: {error}", reader.error_position()))?;
        match event {
            Event::Start(tag) if !body.in_layout && LEFT_OUT.contains(&tag.local_name().as_ref()) => {
                reader.read_to_end(tag.name()).map_err(|error| format!("at byte {}: {error}", reader.error_position()))?;
            }
            Event::Start(tag) => {
                depth += 1;
                body.open_run(tag.local_name().as_ref(), at);
                body.start(&tag);
            }
            Event::Empty(tag) => {
                body.start(&tag);
                body.end(tag.local_name().as_ref());
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                body.end(tag.local_name().as_ref());
                body.close_run(tag.local_name().as_ref(), reader.buffer_position() as usize);
            }
            Event::Text(text) => body.text(&text.xml10_content()),
            Event::CData(text) => body.text(&text.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(c)) => body.text(c.encode_utf8(&mut [0; 4])),
                _ => body.text(quick_xml::escape::resolve_xml_entity(&reference.xml10_content()).unwrap_or_default()),
            },
            Event::Eof if depth > 0 => return Err("ends inside of an element".to_owned()),
            Event::Eof => return Ok(body.read),
            _ => {}
        }
    }
}

#[derive(Default)]
struct Body {
    read: Text,
    /// How many runs are open, one in another, and the byte where the outermost begins.
    open_runs: usize,
    run: usize,
    /// The paragraphs that are open: more than one where a text box stands in one.
    open: Vec<Words>,
    /// The beginning of a paragraph whose end mark was deleted, so that the next goes on with it.
    carried: Words,
    /// Whether the end mark of the open paragraph was deleted.
    runs_on: bool,
    /// Inside `<w:pPr>`, which describes the paragraph.
    in_layout: bool,
    /// Inside `<w:t>`.
    in_text: bool,
    /// Whether the open run is hidden.
    hidden: bool,
    /// The rows of tables that are open, innermost last.
    rows: Vec<Cell>,
    /// The cell that the last paragraph stands in.
    last: Option<Cell>,
    counted: u32,
}

/// The words of a paragraph, and where those of each run begin in them.
#[derive(Default)]
struct Words {
    text: String,
    runs: Vec<(usize, usize)>,
}

impl Words {
    /// These words with others behind them.
    fn then(mut self, other: Words) -> Words {
        let by = self.text.len();
        self.runs.extend(other.runs.into_iter().map(|(at, run)| (at + by, run)));
        self.text += &other.text;
        self
    }
}

/// A cell of a row, by their numbers in the document.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Cell {
    row: u32,
    cell: u32,
}

impl Body {
    fn start(&mut self, tag: &BytesStart) {
        match tag.local_name().as_ref() {
            "p" => self.open.push(Words::default()),
            "pPr" => self.in_layout = true,
            "del" if self.in_layout => self.runs_on = true,
            "r" => self.hidden = false,
            "vanish" if !self.in_layout => self.hidden = !is_off(tag),
            "t" => self.in_text = true,
            "tab" => self.add("\t"),
            "br" | "cr" => self.add("\n"),
            "noBreakHyphen" => self.add("-"),
            "tr" => {
                self.counted += 1;
                self.rows.push(Cell { row: self.counted, cell: 0 });
            }
            "tc" => {
                if let Some(row) = self.rows.last_mut() {
                    row.cell += 1;
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.paragraph(),
            "pPr" => self.in_layout = false,
            "t" => self.in_text = false,
            "tr" => {
                self.rows.pop();
            }
            _ => {}
        }
    }

    fn text(&mut self, words: &str) {
        if self.in_text {
            self.add(words);
        }
    }

    fn add(&mut self, words: &str) {
        let run = self.read.runs.len();
        if let Some(paragraph) = self.open.last_mut().filter(|_| !self.in_layout && !self.hidden) {
            if self.open_runs > 0 && paragraph.runs.last().is_none_or(|last| last.1 != run) {
                paragraph.runs.push((paragraph.text.len(), run));
            }
            paragraph.text.push_str(words);
        }
    }

    fn open_run(&mut self, name: &str, at: usize) {
        if RUNS.contains(&name) {
            self.open_runs += 1;
            if self.open_runs == 1 {
                self.run = at;
            }
        }
    }

    fn close_run(&mut self, name: &str, end: usize) {
        if RUNS.contains(&name) && self.open_runs > 0 {
            self.open_runs -= 1;
            if self.open_runs == 0 {
                self.read.runs.push(self.run..end);
            }
        }
    }

    /// Ends a paragraph: one with words becomes one of the text.
    fn paragraph(&mut self) {
        let own = self.open.pop().unwrap_or_default();
        let whole = std::mem::take(&mut self.carried).then(own);
        if std::mem::take(&mut self.runs_on) {
            self.carried = whole;
            return;
        }
        let words = whole.text.trim();
        if words.is_empty() {
            return;
        }
        let cell = self.rows.last().copied();
        let read = &mut self.read;
        if !read.text.is_empty() {
            let beside = self.last.zip(cell).is_some_and(|(last, cell)| last.row == cell.row && last.cell != cell.cell);
            read.text.push_str(if beside { "\t" } else { "\n\n" });
        }
        self.last = cell;
        let (start, white) = (read.text.len(), whole.text.len() - whole.text.trim_start().len());
        read.starts.push(start as u32);
        read.words.extend(whole.runs.iter().map(|&(at, run)| (start + at.saturating_sub(white), run)));
        read.text.push_str(words);
    }
}

/// Whether a switch such as `<w:vanish w:val="false"/>` is off.
fn is_off(tag: &BytesStart) -> bool {
    tag.attributes()
        .with_checks(false)
        .flatten()
        .any(|a| a.key.local_name().as_ref() == "val" && matches!(&*a.value, "0" | "false" | "off"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(body: &str) -> String {
        let xml = format!("<w:body>{body}</w:body>");
        let Text { text, starts, words, runs } = read(&xml).unwrap();
        assert!(words.is_sorted() && words.iter().all(|&(at, run)| at <= text.len() && run < runs.len()), "{words:?} {runs:?}");
        assert!(runs.iter().all(|run| xml[run.clone()].starts_with("<w:r>") && xml[run.clone()].ends_with("</w:r>")), "{runs:?}");
        assert!(starts.iter().all(|&s| s == 0 || text[..s as usize].ends_with(['\n', '\t'])), "{starts:?} {text}");
        text
    }

    #[test]
    fn text_is_told_from_what_describes_it() {
        for (body, expected) in [
            ("<w:p><w:r><w:t>Caf</w:t></w:r><w:r><w:t xml:space=\"preserve\">&#233; &amp; bar </w:t></w:r></w:p>", "Café & bar"),
            (
                "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>",
                "a\tb\nc",
            ),
            (
                "<w:p><w:r><w:t>26 </w:t></w:r><w:del><w:r><w:delText>28 </w:delText></w:r></w:del><w:ins><w:r><w:t>30 </w:t></w:r></w:ins><w:r><w:t>died</w:t></w:r></w:p>",
                "26 30 died",
            ),
            ("<w:p><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo></w:p>", "here"),
            (
                "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p><w:p><w:r><w:t>two.</w:t></w:r></w:p>",
                "One two.",
            ),
            (
                "<w:p><w:hyperlink r:id=\"x\"><w:r><w:t>A link</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
                "A link",
            ),
            (
                "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>shown</w:t></w:r></w:p>",
                "shown",
            ),
            (
                "<w:p><w:r><w:t>Out</w:t></w:r><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent><w:r><w:t>er</w:t></w:r></w:p>",
                "Box\n\nOuter",
            ),
            ("<w:p><mc:Choice><w:r><w:t>one</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>one</w:t></w:r></mc:Fallback></w:p>", "one"),
            ("<w:p><w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>known</w:t><w:softHyphen/></w:r></w:p>", "well-known"),
            ("<w:t>no paragraph</w:t>", ""),
        ] {
            assert_eq!(text(body), expected, "{body}");
        }
    }

    #[test]
    fn the_cells_of_a_row_stand_beside_each_other() {
        let cell = |words: &str| format!("<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>");
        let row = |a: &str, b: &str| format!("<w:tr>{}{}</w:tr>", cell(a), cell(b));
        let table = format!("<w:tbl>{}{}</w:tbl><w:p><w:r><w:t>Then.</w:t></w:r></w:p>", row("Town", "Dead"), row("Larkstown", "26"));
        assert_eq!(text(&table), "Town\tDead\n\nLarkstown\t26\n\nThen.");
    }
}
