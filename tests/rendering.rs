//! Every format over the two real reports, and over an invented story in which everything that could act, turn or break stands.

mod reports;

use reports::{nasty, seeds, three, written};
use variorum::render::{FORMATS, Options};
use variorum::{Config, Document, compare};

/// A page of 100 columns with hints and all.
fn all() -> Options {
    Options { width: 100, verbose: true, agreements: true, ..Options::default() }
}

#[test]
fn goldens() {
    let (seeds, nasty, three) = (seeds(), nasty(), three());
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../fixtures/goldens");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for format in FORMATS {
            insta::assert_snapshot!(format!("seeds-{}", format.name), written(format, &seeds, &all()));
            insta::assert_snapshot!(format!("nasty-{}", format.name), written(format, &nasty, &all()));
        }
        for format in FORMATS.iter().filter(|format| ["terminal", "side-by-side", "github"].contains(&format.name)) {
            insta::assert_snapshot!(format!("three-{}", format.name), written(format, &three, &all()));
        }
    });
}

#[test]
fn the_nasty_story_has_findings_in_every_format() {
    let report = nasty();
    assert!(report.findings.iter().any(|f| f.id == "number-value"), "{:?}", report.summary);
    for format in FORMATS {
        let text = written(format, &report, &all());
        assert!(text.contains("26") && text.contains("28"), "{}", format.name);
    }
}

#[test]
fn no_format_lets_a_control_character_through() {
    let report = nasty();
    for format in FORMATS {
        // JSON and CSV carry data as it is; JSON escapes what is below a space by itself.
        let data = ["csv", "json", "jsonl", "rdjson", "sarif"].contains(&format.name);
        let acts = |c: char| c != '\n' && (c < ' ' || (!data && (c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c))));
        let text = written(format, &report, &all());
        let csv = format.name == "csv";
        assert!(csv || !text.contains(acts), "{}: {:?}", format.name, text.find(acts).map(|at| &text[at..text.len().min(at + 40)]));
    }
}

#[test]
fn empty_texts_are_written_in_every_format() {
    for documents in [vec![], vec![Document::new("a", "")], vec![Document::new("a", ""), Document::new("b", "\u{202e}\n\n“—”")]] {
        let report = compare(&documents, &Config::default());
        FORMATS.iter().for_each(|format| drop(written(format, &report, &all())));
    }
}

#[test]
fn no_row_is_called_the_same_in_which_a_finding_is_marked() {
    const WIDTH: usize = 160;
    let format = FORMATS.iter().find(|format| format.name == "side-by-side").unwrap();
    let text = written(format, &seeds(), &Options { width: WIDTH, ..Options::default() });
    let mark = |line: &str| line.chars().nth((WIDTH - 3) / 2 + 1).filter(|c| "=≠~<>".contains(*c));
    let mut rows: Vec<(char, String)> = Vec::new();
    for line in text.split_once("only in B\n").unwrap().1.lines().take_while(|line| !line.trim_start().starts_with("1 ")) {
        match mark(line) {
            Some(mark) => rows.push((mark, line.to_owned())),
            None => rows.last_mut().into_iter().for_each(|row| row.1 += line),
        }
    }
    let of = |mark: char| rows.iter().filter(move |row| row.0 == mark);
    assert!(of('=').count() > 3 && of('≠').any(|row| row.1.contains("⟦constructive")), "{text}");
    of('=').for_each(|row| assert!(!row.1.contains('⟦'), "{}", row.1));
    let text = written(format, &three(), &all());
    let line = |end: &str| text.lines().find(|line| line.starts_with("\"Nobody was ") && line.contains(end)).unwrap();
    assert!(line("≠ \"Nobody was ⟦in real danger⟧²").starts_with("\"Nobody was ⟦in danger⟧²"), "{text}");
    assert!(line("= \"Nobody was ⟦in danger⟧²").starts_with("\"Nobody was ⟦in danger⟧²"), "a third report alone differs: {text}");
}
