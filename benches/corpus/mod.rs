//! Invented reports, as varied as what a newsroom sends: a few hundred kilobytes of single ones, and pairs of any length.

use std::fs;
use std::path::{Path, PathBuf};
use variorum::text::WordKey;
use variorum::{Document, lexicon, segment};

/// How often every report is told, each time of other people, places and figures.
const ROUNDS: usize = 10;

/// The reports of all test cases, one after another, then again with other names and figures.
#[allow(dead_code, reason = "each bench takes what it needs")]
pub(crate) fn reports() -> String {
    let reports = cases();
    (0..ROUNDS).flat_map(|round| reports.iter().map(move |report| varied(report, round))).collect()
}

/// Two reports of at least so many sentences, but for the last paragraph: the left ones of the invented pairs one after another, and the
/// right ones, then again with other names and figures.
#[allow(dead_code, reason = "each bench takes what it needs")]
pub(crate) fn pair(sentences: usize) -> [Document; 2] {
    ["a", "b"].map(|side| Document::new(side, long(&side_of_pairs(side), sentences)))
}

/// So many reports of at least so many sentences, each of other stories or other people than the next.
#[allow(dead_code, reason = "each bench takes what it needs")]
pub(crate) fn sources(count: usize, sentences: usize) -> Vec<Document> {
    let reports = side_of_pairs("b");
    let source = |n: usize| {
        let from = reports.iter().cycle().skip(n).take(3);
        let told: Vec<String> = from.map(|report| varied(report, n / reports.len())).collect();
        Document::new(format!("source-{n}"), long(&told, sentences))
    };
    (0..count).map(source).collect()
}

/// One side of all invented pairs, in the order of their names.
fn side_of_pairs(side: &str) -> Vec<String> {
    let mut pages = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pairs"), &mut pages);
    pages.retain(|page| page.file_stem().is_some_and(|name| name == side) && page.extension().is_some_and(|end| end == "txt"));
    pages.sort();
    pages.iter().map(|page| fs::read_to_string(page).expect("a report can be read") + "\n\n").collect()
}

/// Paragraphs of the reports, from the first, until they have so many sentences.
fn long(reports: &[String], sentences: usize) -> String {
    let (mut text, mut count) = (String::new(), 0);
    let rounds = (0..).flat_map(|round| reports.iter().map(move |report| varied(report, round)));
    for report in rounds {
        for paragraph in report.split_inclusive("\n\n") {
            if count >= sentences {
                return text;
            }
            text.push_str(paragraph);
            count += segment::segment(paragraph).sentences.len();
        }
    }
    text
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
    let ends = [ENDS[round % ROUNDS], ENDS[round / ROUNDS % ROUNDS]];
    let mut out = String::with_capacity(report.len() * 5 / 4);
    let mut at = 0;
    for token in segment::tokenize(report) {
        out.push_str(&report[at..token.span.start()]);
        let word = token.span.of(report);
        if word.bytes().all(|b| b.is_ascii_digit()) && word.len() < 4 {
            out.extend(word.chars().map(|d| if d == '0' { d } else { char::from(b'1' + (d as u8 - b'1' + (round % 9) as u8) % 9) }));
        } else {
            out.push_str(word);
            let named = token.is_capital() && lexicon::Word::of(WordKey::of(word)) == lexicon::Word::UNKNOWN;
            out.extend(ends.into_iter().filter(|_| named));
        }
        at = token.span.end();
    }
    out + &report[at..]
}
