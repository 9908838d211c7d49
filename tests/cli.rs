//! The command line as a user meets it: inputs good and bad, exit codes, colours, encodings.

mod builders;
mod folder;

use folder::{folder, run, run_on};
use serde_json::Value as Json;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

const A: &str = "The blast killed 26 people in São Tomé, the governor said.\n";
const B: &str = "The blast killed 28 people in São Tomé, the governor said.\n";

fn two() -> TempDir {
    folder(&[("a.txt", A), ("b.txt", B)])
}

fn utf16(text: &str) -> Vec<u8> {
    [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

fn single_byte(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

#[test]
fn the_exit_code_tells_what_was_found() {
    let folder = two();
    assert_eq!(run(&folder, &["compare", "a.txt", "b.txt"]).0, 1);
    assert_eq!(run(&folder, &["compare", "a.txt", "b.txt", "--fail-on", "never"]).0, 0);
    assert_eq!(run_on(&folder, &["compare", "a.txt", "-"], A).0, 0);
    let (code, out, _) = run(&folder, &["compare", "a.txt", "b.txt", "-q"]);
    assert_eq!((code, out.as_str()), (1, ""));
    for wrong in [&["compare", "a.txt"][..], &["compare", "a.txt", "b.txt", "--fail-on", "x"], &["compare", "-", "-"], &["explain", "x-y"]]
    {
        assert_eq!(run_on(&folder, wrong, A).0, 2, "{wrong:?}");
    }
}

#[test]
fn a_bad_input_is_named_and_the_others_are_compared() {
    let folder = two();
    fs::create_dir(folder.path().join("folder")).unwrap();
    let bad: [(&str, &[u8], &str); 6] = [
        ("empty", b"", "no text"),
        ("blank", b" \n\t ", "no text"),
        ("a.pdf", b"%PDF-1.7 \x00\x01", "PDF"),
        ("nul", b"ab\0\0\0c", "byte 2"),
        ("menu.html", b"<html><body><a href=/>Home</a></body></html>", "no article"),
        ("a.docx", b"PK\x03\x04 and no more", "broken Word file"),
    ];
    for (name, bytes, _) in bad {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let told = bad.iter().map(|&(name, _, words)| (name, words)).chain([("missing", "No such file"), ("folder", "directory")]);
    for (name, words) in told {
        let (code, out, err) = run(&folder, &["compare", "a.txt", name, "b.txt"]);
        assert_eq!(code, 2, "{name}");
        assert!(err.contains(name) && err.contains(words), "{name}: {err}");
        assert!(out.contains("number-value"), "{name}: {out}");
        let (code, out, err) = run(&folder, &["compare", "a.txt", name]);
        assert_eq!((code, out.as_str()), (2, ""), "{name}");
        assert!(err.contains("fewer than two"), "{err}");
    }
}

#[test]
fn a_file_beside_itself_is_compared_with_a_warning() {
    let (code, out, err) = run(&two(), &["compare", "a.txt", "./a.txt"]);
    assert_eq!(code, 0);
    assert!(err.contains("compared with itself") && out.contains("Nothing differs"), "{out}{err}");
}

#[test]
fn colours_come_only_where_they_are_wanted() {
    let folder = two();
    assert!(!run(&folder, &["compare", "a.txt", "b.txt"]).1.contains('\u{1b}'));
    assert!(!run(&folder, &["compare", "a.txt", "b.txt", "--color", "never"]).1.contains('\u{1b}'));
    assert!(run(&folder, &["compare", "a.txt", "b.txt", "--color", "always"]).1.contains('\u{1b}'));
    run(&folder, &["compare", "a.txt", "b.txt", "--output", "out.txt"]);
    assert!(fs::read_to_string(folder.path().join("out.txt")).unwrap().contains("⟦26"));
}

#[test]
fn other_encodings_give_the_same_report_and_lead_back_to_the_file() {
    let folder = folder(&[("a.txt", A.as_bytes()), ("wide.txt", &utf16(B)), ("narrow.txt", &single_byte(B))]);
    for name in ["wide.txt", "narrow.txt"] {
        let (code, out, err) = run(&folder, &["compare", "a.txt", name, "--format", "json"]);
        assert_eq!(code, 1, "{err}");
        let report: Json = serde_json::from_str(&out).unwrap();
        let reading = &report["findings"][0]["readings"][1];
        let bytes = fs::read(folder.path().join(name)).unwrap();
        let at = |key: &str| reading["original"][key].as_u64().unwrap() as usize;
        let words = reading["text"].as_str().unwrap();
        let expected = if name == "wide.txt" { utf16(words)[2..].to_vec() } else { single_byte(words) };
        assert_eq!(bytes[at("start")..at("end")], expected, "{name}: {reading}");
    }
}

#[test]
fn long_lines_are_compared_and_large_files_refused() {
    let line = "The blast killed 26 people in Lisbon, the governor said. ".repeat(1 << 11);
    let folder = folder(&[("long.txt", line.as_str()), ("b.txt", B)]);
    let (code, _, err) = run(&folder, &["compare", "long.txt", "b.txt"]);
    assert!(code < 2 && err.is_empty(), "{code} {err}");
    fs::write(folder.path().join("large.txt"), line.repeat(440)).unwrap();
    let (code, _, err) = run(&folder, &["compare", "large.txt", "b.txt"]);
    assert!(code == 2 && err.contains("large.txt: is ") && err.contains("the limit is 4194304"), "{code} {err}");
}

#[test]
fn the_report_of_the_seeds_has_only_what_the_schema_names() {
    let seeds = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut files: Vec<_> =
        fs::read_dir(seeds).unwrap().map(|f| f.unwrap().path()).filter(|f| f.extension().is_some_and(|e| e == "txt")).collect();
    files.sort();
    let mut args: Vec<_> = files.iter().map(|f| f.to_str().unwrap()).collect();
    args.splice(0..0, ["compare", "--format", "json"]);
    let folder = two();
    let report: Json = serde_json::from_str(&run(&folder, &args).1).unwrap();
    let schema: Json = serde_json::from_str(&run(&folder, &["schema"]).1).unwrap();
    conforms(&report, &schema, &schema);
}

#[cfg(all(feature = "docx", feature = "html", feature = "pdf"))]
#[test]
fn reports_of_other_formats_have_only_what_the_schema_names() {
    let page = format!("<!doctype html><html><body>\n<p>{}</p></body></html>", B.trim());
    let files: [(&str, Vec<u8>, &str); 4] = [
        ("b.html", page.into_bytes(), "b.html:2:21: error"),
        ("b.md", format!("# Blast\n\n*{}*", B.trim()).into_bytes(), "b.md:3:19: error"),
        ("b.docx", builders::docx(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", B.trim())), "b.docx: paragraph 1: error"),
        ("b.pdf", builders::pdf(&["", &B.replace("São Tomé", "Sao Tome")]), "b.pdf: page 2: error"),
    ];
    let folder = two();
    let schema: Json = serde_json::from_str(&run(&folder, &["schema"]).1).unwrap();
    for (name, bytes, place) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
        let (code, out, err) = run(&folder, &["compare", name, "a.txt", "--format", "json"]);
        assert_eq!((code, err.as_str()), (1, ""), "{name}");
        let report: Json = serde_json::from_str(&out).unwrap();
        assert!(report["findings"][0]["readings"][0]["original"].is_object(), "{name}");
        conforms(&report, &schema, &schema);
        let concise = run(&folder, &["compare", name, "a.txt", "--format", "concise"]).1;
        assert!(concise.starts_with(place), "{concise}");
        assert!(run(&folder, &["compare", name, "a.txt"]).1.contains(place.trim_end_matches(": error")));
    }
}

/// Whether every field of a value is one its schema names; follows references, lists and alternatives.
fn conforms(value: &Json, schema: &Json, root: &Json) {
    if let Some(path) = schema["$ref"].as_str() {
        return conforms(value, root.pointer(path.trim_start_matches('#')).unwrap(), root);
    }
    match value {
        Json::Object(fields) => {
            if let Some(any) = schema["anyOf"].as_array() {
                let has = |name: &Json| fields.contains_key(name.as_str().unwrap());
                let fits = |s: &&Json| s["type"] != "null" && s["required"].as_array().into_iter().flatten().all(has);
                return conforms(value, any.iter().find(fits).unwrap(), root);
            }
            for (name, field) in fields {
                let known = schema["properties"].get(name);
                conforms(field, known.unwrap_or_else(|| panic!("the schema does not name {name}")), root);
            }
            for name in schema["required"].as_array().into_iter().flatten() {
                assert!(fields.contains_key(name.as_str().unwrap()), "{name} is missing");
            }
        }
        Json::Array(items) => items.iter().for_each(|item| conforms(item, &schema["items"], root)),
        _ => {}
    }
}

#[test]
fn inspect_answers_rows_and_shows_files() {
    let folder = two();
    let (code, out, _) = run_on(&folder, &["inspect", "sentences", "--jsonl"], "{\"id\": 7, \"text\": \"He left. She stayed.\"}\n");
    assert_eq!((code, serde_json::from_str::<Json>(&out).unwrap()["id"].as_u64()), (0, Some(7)));
    let (code, _, err) = run_on(&folder, &["inspect", "quotes", "--jsonl"], "{\"id\": 1, \"text\": \"\"}\n{bad\n");
    assert!(code == 2 && err.contains("line 2"), "{err}");
    for stage in ["sentences", "quotes", "mentions", "claims"] {
        assert_eq!(run(&folder, &["inspect", stage, "a.txt"]).0, 0, "{stage}");
    }
    assert!(run(&folder, &["inspect", "mentions", "a.txt"]).1.contains("1:18 number"));
    assert_eq!(run_on(&folder, &["inspect", "text"], A).1, A);
}

#[test]
fn several_formats_go_to_several_files() {
    let folder = two();
    let written = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let (code, out, err) = run(&folder, &["compare", "a.txt", "b.txt", "--format", "sarif=r.sarif,markdown=r.md", "--format", "concise"]);
    assert_eq!((code, err.as_str()), (1, ""));
    assert!(out.starts_with("a.txt:1:18: error"), "{out}");
    assert!(written("r.sarif").contains("2.1.0") && written("r.md").contains("number-value"));
    run(&folder, &["compare", "a.txt", "b.txt", "-o", "r.csv"]);
    assert!(written("r.csv").starts_with("finding,kind"));
    run(&folder, &["compare", "a.txt", "b.txt", "--format", "jsonl", "-o", "r.txt"]);
    assert!(written("r.txt").starts_with('{'));
    for (args, words) in [
        (&["--format", "json,csv"][..], "NAME=FILE"),
        (&["--format", "json,csv", "-o", "x"], "one report"),
        (&["--format", "json=x", "-o", "x"], "two reports"),
        (&["--format", "jsonx"], "no format \"jsonx\": terminal"),
        (&["--format", "json="], "no file"),
        (&["-o", "b.txt"], "written over"),
        (&["--format", "json=./b.txt"], "written over"),
        (&["-o", "none/x"], "none/x"),
        (&["-o", "r.xyz"], "r.xyz: no format has this ending: .txt, .md, .html, .json, .jsonl, .csv, .sarif, .xml, .docx;"),
        (&["-o", "r.htm"], "did you mean \".html\"?"),
        (&["-o", "r.xyz", "--format", "json=r.json"], "no format has this ending"),
        (&["--format", "jsonx"], "did you mean \"json\"?"),
    ] {
        let (code, _, err) = run(&folder, &[&["compare", "a.txt", "b.txt"], args].concat());
        assert!(code == 2 && err.contains(words), "{args:?}: {err}");
    }
    assert_eq!(written("b.txt"), B);
    assert!(!folder.path().join("r.xyz").exists() && !folder.path().join("r.json").exists());
    run(&folder, &["compare", "a.txt", "b.txt", "-o", "r.xyz", "--format", "json"]);
    assert!(written("r.xyz").starts_with('{'));
    run(&folder, &["compare", "a.txt", "b.txt", "-o", "report"]);
    assert!(written("report").contains("[number-value]"), "a name without an ending tells of no other format");
}

#[test]
fn kinds_are_chosen_and_levels_set() {
    let folder = two();
    let run = |args: &[&str]| run(&folder, &[&["compare", "a.txt", "b.txt", "--format", "concise"], args].concat());
    for (args, code, words) in [
        (&["--select", "number"][..], 1, "error"),
        (&["--select", "name,number-value"], 1, "error"),
        (&["--select", "name"], 0, ""),
        (&["--ignore", "number"], 0, ""),
        (&["--ignore", "number", "--select", "number-value"], 1, "error"),
        (&["--level", "number-value=note"], 0, "note"),
        (&["--level", "number=warning", "--fail-on", "warning"], 1, "warning"),
        (&["--min-confidence", "1"], 0, ""),
    ] {
        let (exit, out, err) = run(args);
        assert_eq!((exit, out.is_empty()), (code, words.is_empty()), "{args:?}: {out}{err}");
        assert!(out.contains(words), "{args:?}: {out}");
    }
    for (args, words) in [
        (&["--select", "number-valeu"][..], "did you mean number-value?"),
        (&["--ignore", "nmae"], "did you mean name?"),
        (&["--level", "number-value"], "KIND=LEVEL"),
        (&["--level", "number-value=grave"], "no level"),
        (&["--min-confidence", "2"], "0 to 1"),
    ] {
        let (exit, _, err) = run(args);
        assert!(exit == 2 && err.contains(words), "{args:?}: {err}");
    }
    assert!(run(&["--stats"]).2.contains("1  number-value\n"));
}

#[test]
fn what_the_reports_say_alike_is_shown_when_asked_for() {
    let folder = folder(&[("a.txt", A), ("b.txt", B), ("c.txt", A)]);
    let run = |more: &[&str]| run(&folder, &[&["compare", "a.txt", "b.txt", "c.txt"][..], more].concat()).1;
    assert!(!run(&[]).contains("Agree:"));
    let shown = run(&["--agreements"]);
    assert!(shown.contains("Agree: ") && shown.contains("name São Tomé  A 1, B 1, C 1\n"), "{shown}");
    assert!(shown.contains("figure 26 people  A 1, C 1\n") || shown.contains("figure 26  A 1, C 1\n"), "{shown}");
    let page = run(&["--agreements", "--format", "html"]);
    assert!(page.contains("id=\"agreements\"") && !run(&["--format", "html"]).contains("id=\"agreements\""));
    let report: Json = serde_json::from_str(&run(&["--format", "json"])).unwrap();
    assert_eq!(report["summary"]["agree"], report["agreements"].as_array().unwrap().len());
    assert!(report["agreements"][0]["readings"].as_array().unwrap().len() > 1);
}

#[test]
fn completions_and_manual_pages_come_from_the_arguments() {
    let folder = two();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(run(&folder, &["completions", shell]).1.contains("min-confidence"), "{shell}");
    }
    assert!(run(&folder, &["man"]).1.contains(".TH variorum 1"));
    assert_eq!(run(&folder, &["man", "."]).0, 0);
    assert!(fs::read_to_string(folder.path().join("variorum-compare.1")).unwrap().contains("min\\-confidence"));
}

#[test]
fn every_kind_is_explained() {
    let folder = two();
    let (code, out, _) = run(&folder, &["explain"]);
    assert!(code == 0 && out.contains("number-value"));
    assert!(run(&folder, &["explain", "number-value"]).1.contains("Found:"));
    assert!(run(&folder, &["explain", "number-valeu"]).2.contains("did you mean number-value"));
}

#[test]
fn links_tell_their_evidence_where_it_is_asked_for() {
    let folder = two();
    let (_, out, _) = run(&folder, &["compare", "a.txt", "b.txt", "--explain"]);
    assert!(out.contains("Linked: 1 pair of claims:") && out.contains("for it: ") && out.contains("same or like words +"), "{out}");
    let evidence = |more: &[&str]| {
        let args = [&["compare", "a.txt", "b.txt", "--format", "json"], more].concat();
        serde_json::from_str::<Json>(&run(&folder, &args).1).unwrap()["links"][0]["evidence"].clone()
    };
    let weights: Vec<f64> = evidence(&["--explain"]).as_array().unwrap().iter().map(|e| e["weight"].as_f64().unwrap()).collect();
    assert!(weights.len() > 3 && weights.is_sorted_by(|a, b| a.abs() >= b.abs()) && weights[0] > 0.0, "{weights:?}");
    assert_eq!(evidence(&[]), Json::Null);
}
