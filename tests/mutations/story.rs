//! Reports to change, and what changing one of them plants.

use std::path::{Path, PathBuf};
use std::{env, fs};
use variorum::align::{self, Alignment};
use variorum::pair::Pair;
use variorum::text::Span;
use variorum::{Analysis, Document};

/// Two reports of which the right one is to be changed. Either they are one report twice, or two that tell one event in other words.
pub(crate) struct Story {
    pub(crate) name: String,
    pub(crate) left: Analysis,
    pub(crate) right: Analysis,
    /// Whether both are the same report.
    pub(crate) same: bool,
    alignment: Alignment,
}

/// Words to put in place of others; one of the two may be empty.
#[derive(Clone, Debug)]
pub(crate) struct Edit {
    pub(crate) span: Span,
    pub(crate) to: String,
}

impl Edit {
    pub(crate) fn new(span: Span, to: impl Into<String>) -> Edit {
        Edit { span, to: to.into() }
    }

    /// Words put in before a place.
    pub(crate) fn insert(at: usize, words: impl Into<String>) -> Edit {
        Edit::new(Span::new(at, at), words)
    }
}

/// The folder of texts of any origin that the variable `STORIES` names, to be changed in place of the project's own.
pub(crate) fn elsewhere() -> Option<PathBuf> {
    env::var_os("STORIES").map(PathBuf::from)
}

/// Every story of `fixtures/stories`: each report against itself, and the two reports of each event against one another, both ways.
/// Of another folder, each report against itself.
pub(crate) fn stories() -> Vec<Story> {
    match elsewhere() {
        Some(folder) => reports(&folder).iter().map(|report| Story::new(report, report, true)).collect(),
        None => own_stories(),
    }
}

fn own_stories() -> Vec<Story> {
    let mut stories = Vec::new();
    for pair in reports(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/stories")).chunks_exact(2) {
        let [a, b] = pair else { unreachable!("chunks of two") };
        stories.extend([(a, a, true), (b, b, true), (a, b, false), (b, a, false)].map(|(left, right, same)| Story::new(left, right, same)));
    }
    stories
}

/// The texts of a folder, in the order of their names.
fn reports(folder: &Path) -> Vec<Analysis> {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |file: &Path| {
        let text = fs::read_to_string(file).unwrap().replace("\r\n", "\n");
        Analysis::new(&Document::new(file.file_stem().unwrap().to_str().unwrap(), text))
    };
    files.iter().filter(|f| f.extension().is_some_and(|e| e == "txt")).map(|f| read(f)).collect()
}

impl Story {
    fn new(left: &Analysis, right: &Analysis, same: bool) -> Story {
        let name = format!("{}/{}", left.document.name(), right.document.name());
        let alignment = align::align(Pair::new(left, right));
        Story { name, left: left.clone(), right: right.clone(), same, alignment }
    }

    /// Whether the left report tells what stands at a place of the right one: words there, or beside it, stand opposite others.
    pub(crate) fn is_told_by_both(&self, span: Span) -> bool {
        let tokens = self.right.segments.tokens_in(span);
        let here = if tokens.is_empty() { tokens.start.saturating_sub(1)..tokens.start + 1 } else { tokens };
        let quoted = self.alignment.quotations.iter().any(|q| q.shared.right.start <= here.start && here.end <= q.shared.right.end);
        let told = |t: usize| self.alignment.claims.iter().any(|l| l.score >= 0.6 && l.words.iter().any(|w| w.right == t));
        self.same || quoted || here.clone().all(told) || here.len() > 3 && here.filter(|&t| told(t)).count() >= 2
    }

    /// Both reports, as they are before any change.
    #[allow(dead_code)]
    pub(crate) fn base(&self) -> [Analysis; 2] {
        [self.left.clone(), self.right.clone()]
    }
}

/// A text with edits made, and where each of them stands now. Edits must not overlap.
pub(crate) fn apply(text: &str, edits: &[Edit]) -> (String, Vec<Span>) {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|e| e.span);
    let (mut out, mut at, mut places) = (String::with_capacity(text.len() + 64), 0, Vec::new());
    for edit in edits {
        out += &text[at..edit.span.start()];
        let start = out.len();
        out += &edit.to;
        places.push(Span::new(start, out.len()));
        at = edit.span.end();
    }
    out += &text[at..];
    (out, places)
}
