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
    /// Where each piece of the text came from, in its order.
    pub(super) pieces: Vec<Piece>,
    /// The outermost runs.
    pub(super) runs: Vec<Run>,
    /// The elements `<w:t>` that stand in a run and in nothing else of it.
    pub(super) letters: Vec<Letters>,
}

/// Text that came from one piece of the XML.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Where it begins in the text.
    pub(super) at: usize,
    /// How many bytes of the text it is.
    pub(super) len: usize,
    pub(super) run: usize,
    /// Its element and its bytes; none where a mark of a tab or the like stands for it.
    pub(super) letters: Option<(usize, Range<usize>)>,
}

/// An outermost run.
#[derive(Debug)]
pub(super) struct Run {
    /// All its bytes.
    pub(super) bytes: Range<usize>,
    /// Its tag and what describes it.
    pub(super) head: Range<usize>,
}

/// An element that holds letters.
#[derive(Debug)]
pub(super) struct Letters {
    pub(super) tag: Range<usize>,
    /// Whether white space at its ends counts.
    pub(super) preserves: bool,
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
        let bytes = at..reader.buffer_position() as usize;
        match event {
            Event::Start(tag) if !body.in_layout && LEFT_OUT.contains(&tag.local_name().as_ref()) => {
                reader.read_to_end(tag.name()).map_err(|error| format!("at byte {}: {error}", reader.error_position()))?;
            }
            Event::Start(tag) => {
                depth += 1;
                body.open_run(&tag, &bytes, depth);
                body.start(&tag);
            }
            Event::Empty(tag) => {
                body.is_fresh = false;
                body.start(&tag);
                body.end(tag.local_name().as_ref());
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                body.end(tag.local_name().as_ref());
                body.close_run(tag.local_name().as_ref(), bytes.end, depth);
            }
            Event::Text(text) => body.text(&text.xml10_content(), Some(bytes)),
            Event::CData(text) => body.text(&text.xml10_content(), None),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(c)) => body.text(c.encode_utf8(&mut [0; 4]), Some(bytes)),
                _ => body.text(quick_xml::escape::resolve_xml_entity(&reference.xml10_content()).unwrap_or_default(), Some(bytes)),
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
    /// How many runs are open, one in another; the bytes of the outermost one's tag with what describes it, and how deep it lies.
    open_runs: usize,
    head: Range<usize>,
    run_depth: usize,
    /// Whether nothing of that run was read yet, and whether what describes it is being read.
    is_fresh: bool,
    in_head: bool,
    /// Whether the open `<w:t>` stands in the outermost run and in nothing else of it.
    in_letters: bool,
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
    pieces: Vec<Piece>,
}

impl Words {
    /// These words with others behind them.
    fn then(mut self, other: Words) -> Words {
        let by = self.text.len();
        self.pieces.extend(other.pieces.into_iter().map(|piece| Piece { at: piece.at + by, ..piece }));
        self.text += &other.text;
        self
    }
}

impl Piece {
    /// The part of it that lies in a stretch of the text.
    fn within(self, kept: Range<usize>) -> Option<Piece> {
        let (from, to) = (self.at.max(kept.start), (self.at + self.len).min(kept.end));
        // What stands for itself is cut like the text; a reference is not.
        let cut = |bytes: Range<usize>| {
            if bytes.len() == self.len { bytes.start + from - self.at..bytes.start + to - self.at } else { bytes }
        };
        (from < to).then(|| Piece { at: from, len: to - from, run: self.run, letters: self.letters.map(|(of, bytes)| (of, cut(bytes))) })
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
            "tab" => self.add("\t", None),
            "br" | "cr" => self.add("\n", None),
            "noBreakHyphen" => self.add("-", None),
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
            "t" => (self.in_text, self.in_letters) = (false, false),
            "tr" => {
                self.rows.pop();
            }
            _ => {}
        }
    }

    fn text(&mut self, words: &str, bytes: Option<Range<usize>>) {
        if self.in_text {
            self.add(words, bytes);
        }
    }

    fn add(&mut self, words: &str, bytes: Option<Range<usize>>) {
        let (run, letters) = (self.read.runs.len(), self.read.letters.len().checked_sub(1).filter(|_| self.in_letters));
        if let Some(paragraph) = self.open.last_mut().filter(|_| !self.in_layout && !self.hidden) {
            if self.open_runs > 0 {
                let (at, letters) = (paragraph.text.len(), letters.zip(bytes));
                paragraph.pieces.push(Piece { at, len: words.len(), run, letters });
            }
            paragraph.text.push_str(words);
        }
    }

    fn open_run(&mut self, tag: &BytesStart, bytes: &Range<usize>, depth: usize) {
        let name = tag.local_name();
        if RUNS.contains(&name.as_ref()) {
            self.open_runs += 1;
            if self.open_runs == 1 {
                (self.head, self.run_depth, self.is_fresh) = (bytes.clone(), depth, true);
            }
        } else if self.open_runs == 1 && depth == self.run_depth + 1 {
            self.in_head = std::mem::take(&mut self.is_fresh) && name.as_ref() == "rPr";
            self.open_letters(tag, bytes);
        }
    }

    fn open_letters(&mut self, tag: &BytesStart, bytes: &Range<usize>) {
        if tag.local_name().as_ref() == "t" {
            let preserves = tag.try_get_attribute("xml:space").ok().flatten().is_some_and(|space| &*space.value == "preserve");
            self.read.letters.push(Letters { tag: bytes.clone(), preserves });
            self.in_letters = true;
        }
    }

    fn close_run(&mut self, name: &str, end: usize, depth: usize) {
        if RUNS.contains(&name) && self.open_runs > 0 {
            self.open_runs -= 1;
            if self.open_runs == 0 {
                self.read.runs.push(Run { bytes: self.head.start..end, head: self.head.clone() });
            }
        } else if self.in_head && depth == self.run_depth {
            (self.head.end, self.in_head) = (end, false);
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
        let kept = |piece: Piece| piece.within(white..white + words.len());
        read.pieces.extend(whole.pieces.into_iter().filter_map(kept).map(|piece| Piece { at: start + piece.at - white, ..piece }));
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
        let Text { text, starts, pieces, runs, letters } = read(&xml).unwrap();
        assert!(pieces.is_sorted_by_key(|p| p.at) && pieces.iter().all(|p| p.at + p.len <= text.len() && p.run < runs.len()), "{pieces:?}");
        assert!(
            runs.iter().all(|run| xml[run.bytes.clone()].starts_with("<w:r>") && xml[run.bytes.clone()].ends_with("</w:r>")),
            "{runs:?}"
        );
        assert!(runs.iter().all(|run| ["<w:r>", "</w:rPr>"].iter().any(|end| xml[run.head.clone()].ends_with(end))), "{runs:?}");
        assert!(letters.iter().all(|l| xml[l.tag.clone()].starts_with("<w:t")), "{letters:?}");
        for Piece { at, len, letters, .. } in &pieces {
            let Some((_, bytes)) = letters else { continue };
            let (own, from) = (&text[*at..at + len], &xml[bytes.clone()]);
            assert!(own == from || from.starts_with('&') && from.ends_with(';'), "{own} from {from}");
        }
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
