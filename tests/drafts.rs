//! Drafts with faults that somebody planted who had not seen the program: how many of them a review finds, and what else it tells.

use serde_json::Value;
use std::fs;
use std::path::Path;
use variorum::report::Finding;
use variorum::{Config, Document, Level, Report, review};

/// The least share of the faults that must be told as a note or more gravely, in percent: what is reached today.
const FOUND: usize = 75;
/// The most findings above a note, in all drafts, that fall on no fault.
const ELSEWHERE: usize = 13;

struct Draft {
    name: String,
    text: String,
    sources: Vec<Document>,
    faults: Vec<Value>,
}

fn drafts() -> Vec<Draft> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/drafts");
    let mut folders: Vec<_> = fs::read_dir(root).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    folders.sort();
    folders.iter().map(|folder| read(folder)).collect()
}

fn read(folder: &Path) -> Draft {
    let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name.ends_with(".txt") && name != "draft.txt");
    names.sort();
    Draft {
        name: folder.file_name().unwrap().to_str().unwrap().to_owned(),
        text: text("draft.txt"),
        sources: names.iter().map(|name| Document::new(name, text(name))).collect(),
        faults: serde_json::from_str(&text("faults.json")).unwrap(),
    }
}

/// Whether a finding is about the words of a fault: in the draft, or in the source where the draft lacks them.
fn is_about(draft: &Draft, report: &Report, finding: &Finding, fault: &Value) -> bool {
    let words = |key: &str| fault[key].as_str().unwrap_or_default();
    finding.readings.iter().filter(|r| r.text.is_some()).any(|r| {
        let own = r.document == 0;
        let text = if own { draft.text.as_str() } else { source(draft, &report.documents[r.document].name) };
        let wanted = if own { words("draft") } else { words("source_words") };
        let lacking = finding.readings.iter().any(|r| r.document == 0 && r.text.is_none());
        let Some((start, end)) = r.start.zip(r.end) else { return false };
        !wanted.is_empty() && (own || lacking) && text.match_indices(wanted).any(|(at, _)| start < at + wanted.len() && at < end)
    })
}

fn source<'d>(draft: &'d Draft, name: &str) -> &'d str {
    draft.sources.iter().find(|source| source.name() == name).map_or("", |source| source.text())
}

#[test]
fn planted_faults_are_found_and_little_else_is_told() {
    let (mut all, mut found, mut elsewhere) = (0, 0, 0);
    for draft in drafts() {
        let report = review(&Document::new("draft.txt", &draft.text), &draft.sources, &Config::default());
        let told: Vec<&Finding> = report.findings.iter().filter(|f| f.level <= Level::Note).collect();
        for fault in &draft.faults {
            all += 1;
            let hit = told.iter().any(|finding| is_about(&draft, &report, finding, fault));
            found += usize::from(hit);
            if !hit {
                println!("{}: not found: {} ({})", draft.name, fault["draft"], fault["kind"]);
            }
        }
        let stray = |finding: &&&Finding| !draft.faults.iter().any(|fault| is_about(&draft, &report, finding, fault));
        for finding in told.iter().filter(|f| f.level <= Level::Warning).filter(stray) {
            elsewhere += 1;
            println!("{}: elsewhere: {} {}: {}", draft.name, finding.level, finding.id, finding.message);
        }
    }
    println!("{found} of {all} faults found; {elsewhere} findings above a note elsewhere");
    assert!(found * 100 >= FOUND * all, "{found} of {all} faults found");
    assert!(elsewhere <= ELSEWHERE, "{elsewhere} findings above a note on no fault");
}
