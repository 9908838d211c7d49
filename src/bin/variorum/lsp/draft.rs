//! An open draft: its text, kept in step with the editor's.

use super::places::Units;
use super::shelf::Settings;
use super::told::Told;
use super::uri;
use lsp_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri};
use std::path::PathBuf;
use std::rc::Rc;
use variorum::text::LineIndex;

/// A draft with what was found in it.
pub(super) struct Draft {
    pub(super) uri: Uri,
    /// Its file, if it has one.
    pub(super) path: Option<PathBuf>,
    /// What findings call it; the ending tells the format.
    pub(super) name: String,
    pub(super) version: i32,
    pub(super) text: String,
    pub(super) lines: LineIndex,
    /// What holds for it; none until it is read, and again when it may have changed.
    pub(super) settings: Option<Rc<Settings>>,
    /// What was found; none until it is reviewed, and again when its text or its settings change.
    pub(super) told: Option<Told>,
}

impl Draft {
    pub(super) fn open(item: TextDocumentItem) -> Draft {
        let path = uri::path(&item.uri);
        let ending = match item.language_id.as_str() {
            "markdown" => ".md",
            "html" => ".html",
            _ => "",
        };
        let name = path.as_ref().map_or_else(|| item.uri.as_str().to_owned(), |path| path.display().to_string());
        let name = if name.ends_with(ending) { name } else { name + ending };
        let lines = LineIndex::new(&item.text);
        Draft { uri: item.uri, path, name, version: item.version, text: item.text, lines, settings: None, told: None }
    }

    /// Follows what was typed.
    pub(super) fn change(&mut self, version: i32, changes: Vec<TextDocumentContentChangeEvent>, units: Units) {
        self.version = version;
        for change in changes {
            match change.range {
                Some(range) => {
                    let [from, to] = [range.start, range.end].map(|at| units.offset(&self.text, &self.lines, at));
                    self.text.replace_range(from.min(to)..to.max(from), &change.text);
                }
                None => self.text = change.text,
            }
            self.lines = LineIndex::new(&self.text);
        }
        self.told = None;
    }

    /// Forgets what was read from files.
    pub(super) fn renew(&mut self) {
        self.settings = None;
        self.told = None;
    }
}
