//! Holds how well persons are told from all else that has a name, over whole reports in which every mention of one is marked by hand.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use variorum::extract::Value;
use variorum::text::Span;
use variorum::value::NameKind;
use variorum::{Analysis, Document};

/// The part of what is found that has to be right, and of what is marked that has to be found, in percent.
const FLOOR: usize = 95;

/// A report without its marks, and what stood in them: `{Ann Keller} left`.
fn unmarked(marked: &str) -> (String, BTreeSet<Span>) {
    let (mut text, mut persons, mut start) = (String::with_capacity(marked.len()), BTreeSet::new(), 0);
    for c in marked.chars() {
        match c {
            '{' => start = text.len(),
            '}' => _ = persons.insert(Span::new(start, text.len())),
            _ => text.push(c),
        }
    }
    (text, persons)
}

fn found(text: &str) -> BTreeSet<Span> {
    let person = |value: &Value| matches!(value, Value::Name(name) if name.kind == NameKind::Person);
    let analysis = Analysis::new(&Document::new("report", text));
    analysis.mentions.iter().filter(|m| person(&m.value)).map(|m| m.span).collect()
}

/// A span with the words around it, for people.
fn shown(text: &str, span: &Span) -> String {
    let around = |range: std::ops::Range<usize>| text.get(range).unwrap_or("").replace('\n', " ");
    let (start, end) = (span.start(), span.end());
    format!("{}[{}]{}", around(start.saturating_sub(20)..start), span.of(text), around(end..(end + 20).min(text.len())))
}

#[test]
fn persons_are_found_and_nothing_else_is_taken_for_one() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/persons");
    let (mut right, mut told, mut marked, mut wrong) = (0, 0, 0, Vec::new());
    for entry in fs::read_dir(folder).expect("the reports can be read") {
        let report = fs::read_to_string(entry.expect("an entry can be read").path()).expect("a report can be read");
        let (text, persons) = unmarked(&report);
        let found = found(&text);
        right += found.intersection(&persons).count();
        (told, marked) = (told + found.len(), marked + persons.len());
        wrong.extend(found.difference(&persons).map(|s| format!("no person: {}", shown(&text, s))));
        wrong.extend(persons.difference(&found).map(|s| format!("not found: {}", shown(&text, s))));
    }
    let wrong = wrong.join("\n");
    println!("{right} right of {told} found and {marked} marked\n{wrong}");
    assert!(marked > 200, "there are reports");
    assert!(right * 100 >= told * FLOOR, "{right} of {told} are right\n{wrong}");
    assert!(right * 100 >= marked * FLOOR, "{right} of {marked} are found\n{wrong}");
}
