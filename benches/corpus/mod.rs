//! A few hundred kilobytes of invented reports, as varied as what a newsroom sends.

use std::fs;
use std::path::{Path, PathBuf};
use variorum::text::WordKey;
use variorum::{lexicon, segment};

/// How often every report is told, each time of other people, places and figures.
const ROUNDS: usize = 10;

/// The reports of all test cases, one after another, then again with other names and figures.
pub(crate) fn reports() -> String {
    let reports = cases();
    (0..ROUNDS).flat_map(|round| reports.iter().map(move |report| varied(report, round))).collect()
}

/// The reports in the fences `a`, `b` and `c` of every case, in the order of their paths.
fn cases() -> Vec<String> {
    let mut pages = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/cases"), &mut pages);
    pages.sort();
    let page = |path: &PathBuf| fs::read_to_string(path).expect("a case can be read");
    pages.iter().map(page).flat_map(|page| fenced(&page)).collect()
}

fn walk(folder: &Path, pages: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the cases can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() { walk(&path, pages) } else { pages.push(path) }
    }
}

fn fenced(page: &str) -> Vec<String> {
    page.split("```").skip(1).step_by(2).filter_map(|fence| Some(format!("{}\n\n", fence.split_once('\n')?.1))).collect()
}

/// The report with other digits, and other names in place of those that no word list knows.
fn varied(report: &str, round: usize) -> String {
    const ENDS: [&str; ROUNDS] = ["", "a", "en", "ov", "ic", "ar", "el", "is", "o", "und"];
    let mut out = String::with_capacity(report.len() * 5 / 4);
    let mut at = 0;
    for token in segment::tokenize(report) {
        out.push_str(&report[at..token.span.start()]);
        let word = token.span.of(report);
        if word.bytes().all(|b| b.is_ascii_digit()) && word.len() < 4 {
            out.extend(word.chars().map(|d| if d == '0' { d } else { char::from(b'1' + (d as u8 - b'1' + round as u8) % 9) }));
        } else {
            out.push_str(word);
            let named = token.is_capital() && lexicon::Word::of(WordKey::of(word)) == lexicon::Word::UNKNOWN;
            out.push_str(if named { ENDS[round] } else { "" });
        }
        at = token.span.end();
    }
    out + &report[at..]
}
