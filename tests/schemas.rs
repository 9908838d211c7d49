//! What programs read is held to the schema of its format: the public ones of SARIF and reviewdog, and our own.

mod reports;

use jsonschema::Validator;
use reports::{nasty, seeds, three, written};
use schemars::schema_for;
use serde_json::Value as Json;
use std::fs;
use std::path::PathBuf;
use variorum::render::{self, Options};
use variorum::report::{Finding, SCHEMA_VERSION};
use variorum::{Config, Document, Report, compare};

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/schemas").join(name)
}

fn read(name: &str) -> Json {
    let path = fixture(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    // The standard's pattern of a language ends in a bracket without a partner, which the validator's expressions do not take.
    serde_json::from_str(&text.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}\\\\]?$")).unwrap()
}

/// With hints and all.
fn all() -> Options {
    Options { verbose: true, ..Options::default() }
}

fn own() -> Json {
    serde_json::to_value(schema_for!(Report)).unwrap()
}

/// Reports with findings of every sort, and one with none.
fn reports() -> [Report; 4] {
    let empty = compare(&[Document::new("a", ""), Document::new("b", "")], &Config::default());
    [seeds(), nasty(), three(), empty]
}

fn holds(schema: &Validator, value: &Json) {
    let faults: Vec<String> = schema.iter_errors(value).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert_eq!(faults, [""; 0]);
}

#[test]
fn reports_hold_to_the_schema_of_their_format() {
    for (format, schema) in [("sarif", read("sarif-2.1.0.json")), ("rdjson", read("rdjson.json")), ("json", own())] {
        let schema = jsonschema::validator_for(&schema).unwrap();
        let format = render::format(format).unwrap();
        reports().iter().for_each(|report| holds(&schema, &serde_json::from_str(&written(format, report, &all())).unwrap()));
    }
}

#[test]
fn the_schemas_refuse_what_is_wrong() {
    for (format, schema, path, wrong) in [
        ("sarif", read("sarif-2.1.0.json"), "/runs/0/results/0/level", "grave"),
        ("rdjson", read("rdjson.json"), "/diagnostics/0/severity", "GRAVE"),
        ("json", own(), "/findings/0/level", "grave"),
    ] {
        let mut report: Json = serde_json::from_str(&written(render::format(format).unwrap(), &seeds(), &all())).unwrap();
        *report.pointer_mut(path).unwrap() = wrong.into();
        assert!(!jsonschema::validator_for(&schema).unwrap().is_valid(&report), "{format}");
    }
}

#[test]
fn a_line_of_json_lines_holds_to_the_schema_of_a_finding() {
    let schema = jsonschema::validator_for(&serde_json::to_value(schema_for!(Finding)).unwrap()).unwrap();
    let lines = written(render::format("jsonl").unwrap(), &seeds(), &all());
    assert!(lines.lines().count() > 5);
    lines.lines().for_each(|line| holds(&schema, &serde_json::from_str(line).unwrap()));
}

/// Other programs are written against a version: its shape stands in a file of its name, and any change takes the next one.
#[test]
fn the_shape_of_the_report_changes_only_with_its_version() {
    let name = format!("report-{SCHEMA_VERSION}.json");
    assert!(
        shape(own()) == shape(read(&name)),
        "the report's schema is not that of fixtures/schemas/{name}: raise SCHEMA_VERSION in src/report.rs and keep the new schema, \
         `variorum schema > fixtures/schemas/report-N.json`"
    );
}

/// A schema without its words: to say a thing better changes no program.
fn shape(mut schema: Json) -> Json {
    match &mut schema {
        Json::Object(fields) => {
            fields.retain(|name, value| name != "description" || !value.is_string());
            fields.values_mut().for_each(|value| *value = shape(value.take()));
        }
        Json::Array(items) => items.iter_mut().for_each(|value| *value = shape(value.take())),
        _ => {}
    }
    schema
}
