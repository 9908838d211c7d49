//! Tests as data: every file in `fixtures/cases/` holds two invented reports and the findings expected of them.
//!
//! A case is Markdown: a title, a fenced block `a` and a fenced block `b` (a date behind the letter is the report's own date), and a list
//! under `## Findings` with a row `level kind: "words in a" / "words in b"` for every finding, in the report's order; `none` where there
//! is nothing to find; what is told of a document as a whole counts only in folders of such kinds. A folder bears the name of a kind; a case whose file begins with `silent` must not find that kind.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use variorum::{Config, Document, Report, compare, detect, review};

struct Case {
    file: PathBuf,
    kind: String,
    silent: bool,
    documents: Vec<Document>,
    expected: Vec<String>,
}

fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/cases");
    let mut folders: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|e| e.unwrap().path()).collect();
    folders.sort();
    let mut cases = Vec::new();
    for folder in folders {
        let mut files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        cases.extend(files.into_iter().map(|file| read(&folder, file)));
    }
    cases
}

fn read(folder: &Path, file: PathBuf) -> Case {
    let page = fs::read_to_string(&file).unwrap().replace("\r\n", "\n");
    let expected = page.split_once("## Findings\n").unwrap_or_else(|| panic!("{}: no findings", file.display())).1;
    let rows = expected.lines().filter_map(|line| line.strip_prefix("- ")).map(str::to_owned).collect();
    Case {
        kind: folder.file_name().unwrap().to_str().unwrap().to_owned(),
        silent: file.file_name().unwrap().to_str().unwrap().starts_with("silent"),
        documents: ["a", "b", "c"].iter().filter_map(|name| document(&page, name)).collect(),
        expected: rows,
        file,
    }
}

fn document(page: &str, name: &str) -> Option<Document> {
    let fence = format!("```{name}");
    let start = page.find(&fence)? + fence.len();
    let (head, rest) = page[start..].split_once('\n')?;
    let text = rest.split_once("\n```").unwrap_or_else(|| panic!("{name} is not closed")).0;
    let document = Document::new(name, text);
    Some(match head.trim() {
        "" => document,
        date => document.with_date(date.parse().unwrap()),
    })
}

/// The findings as a case writes them.
fn told(report: &Report) -> Vec<String> {
    let words = |r: &variorum::report::Reading| {
        r.text.as_ref().map_or("–".to_owned(), |t| format!("{:?}", t.split_whitespace().collect::<Vec<_>>().join(" ")))
    };
    let row = |f: &variorum::report::Finding| {
        let mut readings: Vec<String> = Vec::new();
        let mut seen = Vec::new();
        for reading in &f.readings {
            if !seen.contains(&reading.document) {
                seen.push(reading.document);
                readings.push(words(reading));
            }
        }
        format!("{} {}: {}", f.level, f.id, readings.join(" / "))
    };
    report.findings.iter().map(row).collect()
}

/// The comparison of a case; where only a review finds its kind, `a` is the draft and the others are its sources.
fn report(case: &Case) -> Report {
    match detect::SOURCED.iter().any(|kind| kind.id == case.kind) {
        true => review(&case.documents[0], &case.documents[1..], &Config::default()),
        false => compare(&case.documents, &Config::default()),
    }
}

#[test]
fn every_case_finds_what_it_expects_and_nothing_else() {
    let mut wrong = String::new();
    for case in cases() {
        let mut told = told(&report(&case));
        told.retain(|row| row.contains(&format!(" {}:", case.kind)) || !row.contains(" document-"));
        let expected: Vec<String> = case.expected.iter().filter(|row| *row != "none").cloned().collect();
        if told != expected {
            wrong += &format!("\n{}\n  expected:\n", case.file.display());
            expected.iter().for_each(|row| wrong += &format!("    - {row}\n"));
            wrong += "  told:\n";
            told.iter().for_each(|row| wrong += &format!("    - {row}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// For each kind how many cases must find it, and how many must not, each with how many do so.
#[allow(dead_code)] // used by the table of accuracy
pub(crate) fn tally() -> BTreeMap<&'static str, [(usize, usize); 2]> {
    let mut kinds: BTreeMap<&str, [(usize, usize); 2]> = detect::kinds().map(|kind| (kind.id, [(0, 0); 2])).collect();
    for case in cases() {
        let wanted = format!(" {}: ", case.kind);
        let of = |rows: &[String]| rows.iter().filter(|row| row.contains(&wanted)).cloned().collect::<Vec<_>>();
        let is_right = of(&told(&report(&case))) == of(&case.expected);
        if let Some(counts) = kinds.get_mut(case.kind.as_str()) {
            let count = &mut counts[usize::from(case.silent)];
            *count = (count.0 + 1, count.1 + usize::from(is_right));
        }
    }
    kinds
}

/// The fewest cases of each sort of a kind that may be told as an error, and of any other.
const FEWEST: [usize; 2] = [3, 1];

/// How many cases find a kind, how many pass it over, and whether it may be told as an error.
#[derive(Default)]
struct Cases {
    found: usize,
    silent: usize,
    is_grave: bool,
}

#[test]
fn every_kind_has_enough_cases_that_are_found_and_that_stay_silent() {
    let grave = |kind: &detect::Kind| Cases { is_grave: kind.level == variorum::Level::Error, ..Cases::default() };
    let mut kinds: BTreeMap<&str, Cases> = detect::kinds().map(|kind| (kind.id, grave(kind))).collect();
    for case in cases() {
        let row = case.expected.iter().find(|row| row.contains(&format!(" {}: ", case.kind)));
        let counts = kinds.get_mut(case.kind.as_str()).unwrap_or_else(|| panic!("{}: no such kind", case.file.display()));
        assert!(
            case.kind == "coverage-only" || row.is_some() != case.silent,
            "{}: the name and the findings disagree",
            case.file.display()
        );
        *(if case.silent { &mut counts.silent } else { &mut counts.found }) += 1;
        counts.is_grave |= row.is_some_and(|row| row.starts_with("error "));
    }
    let mut lacking = String::new();
    for (kind, cases) in kinds {
        let least = FEWEST[usize::from(!cases.is_grave)];
        if cases.found < least || cases.silent < least {
            lacking += &format!("\n{kind}: {} found, {} silent, {least} of each wanted", cases.found, cases.silent);
        }
    }
    assert!(lacking.is_empty(), "{lacking}");
}
