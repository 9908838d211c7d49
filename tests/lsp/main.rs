//! The language server, by a client that speaks to its process, and in a real editor.

#![cfg(feature = "lsp")]

mod client;
mod editor;
mod edits;
#[path = "../folder/mod.rs"]
mod folder;

use client::{Client, edited, uri, words};
use folder::folder;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const WIRE: &str = "The blast at Karsund killed 26 people, Governor Ann Keller said.\n";
const SETTINGS: &str = "[sources]\n\".\" = [\"wires\"]\n";
/// Characters of two UTF-16 units and of two bytes stand before the words in their line.
const DRAFT: &str = "Karsund, 4 May 😀\n\nÉmile 😀 wrote: The blast at Karsund killed 28 people, Governor Ann Keller said.\n";

fn desk() -> TempDir {
    folder(&[("variorum.toml", SETTINGS), ("wires/a.txt", WIRE)])
}

fn of<'f>(found: &'f [Value], kind: &str) -> &'f Value {
    found.iter().find(|f| f["code"] == kind).unwrap_or_else(|| panic!("{kind} is found in {found:#?}"))
}

fn has(found: &[Value], kind: &str) -> bool {
    found.iter().any(|f| f["code"] == kind)
}

fn titled<'a>(actions: &'a [Value], begin: &str) -> &'a Value {
    let fits = |action: &&Value| action["title"].as_str().unwrap().starts_with(begin);
    actions.iter().find(fits).unwrap_or_else(|| panic!("{begin} is offered in {actions:#?}"))
}

#[test]
fn findings_come_as_the_draft_is_typed() {
    let folder = desk();
    for (encodings, wide) in [(&["utf-16"][..], true), (&["utf-8", "utf-16"], false), (&[], true)] {
        let mut client = Client::start(folder.path(), encodings);
        let draft = uri(folder.path(), "draft.txt");
        let found = client.open(&draft, DRAFT);
        let number = of(&found, "number-value").clone();
        assert_eq!(words(DRAFT, &number["range"], wide), "28 people");
        assert_eq!((&number["severity"], &number["source"]), (&json!(1), &json!("variorum")));
        let related = &number["relatedInformation"][0];
        assert_eq!(related["location"]["uri"], uri(folder.path(), "wires/a.txt"));
        assert_eq!(words(WIRE, &related["location"]["range"], wide), "26 people");
        assert!(related["message"].as_str().unwrap().contains(WIRE.trim()), "{related}");
        client.change(&draft, 2, json!([{ "range": number["range"], "text": "26 people" }]));
        let found = client.found(&draft, 2);
        assert!(!has(&found, "number-value"), "{found:#?}");
        client.change(
            &draft,
            3,
            json!([{ "range": number["range"], "text": "30 people" }, { "range": number["range"], "text": "29 people" }]),
        );
        let found = client.found(&draft, 3);
        assert!(of(&found, "number-value")["message"].as_str().unwrap().contains("29"), "{found:#?}");
        client.tell("textDocument/didClose", json!({ "textDocument": { "uri": draft } }));
        let gone = client.wait(|m| m["method"] == "textDocument/publishDiagnostics");
        assert_eq!(gone["params"]["diagnostics"], json!([]));
        assert!(client.end().success());
    }
}

#[test]
fn sources_are_read_once_until_the_draft_is_saved() {
    let folder = desk();
    let mut client = Client::start(folder.path(), &[]);
    let draft = uri(folder.path(), "draft.txt");
    assert!(has(&client.open(&draft, DRAFT), "number-value"));
    fs::write(folder.path().join("wires/a.txt"), WIRE.replace("26", "128")).unwrap();
    let typed = client.retype(&draft, 2, &DRAFT.replace("28", "29"));
    assert!(of(&typed, "number-value")["message"].as_str().unwrap().contains("26"), "{typed:#?}");
    client.tell("textDocument/didSave", json!({ "textDocument": { "uri": draft } }));
    let saved = client.found(&draft, 2);
    assert!(of(&saved, "number-value")["message"].as_str().unwrap().contains("128"), "{saved:#?}");
    assert!(client.leave().code() == Some(2));
}

#[test]
fn the_pointer_leads_to_the_sources() {
    let folder = desk();
    let mut client = Client::start(folder.path(), &[]);
    let draft = uri(folder.path(), "draft.txt");
    let found = client.open(&draft, DRAFT);
    let number = of(&found, "number-value")["range"]["start"].clone();
    let hover = client.at("textDocument/hover", &draft, &number);
    let told = hover["contents"]["value"].as_str().unwrap();
    assert!(told.contains("[number-value]") && told.contains("wires/a.txt:1:29") && told.contains(WIRE.trim()), "{told}");
    assert_eq!(hover["contents"]["kind"], "plaintext");
    let name = json!({ "line": 2, "character": DRAFT.lines().nth(2).unwrap().split("Ann").next().unwrap().encode_utf16().count() + 1 });
    let hover = client.at("textDocument/hover", &draft, &name);
    assert!(hover["contents"]["value"].as_str().unwrap().starts_with("supported by "), "{hover}");
    for (at, expected) in [(&number, "26 people"), (&name, "Ann Keller")] {
        let places = client.at("textDocument/definition", &draft, at);
        assert_eq!(places[0]["uri"], uri(folder.path(), "wires/a.txt"));
        assert_eq!(words(WIRE, &places[0]["range"], true), expected);
    }
    let nothing = json!({ "line": 1, "character": 0 });
    assert_eq!(client.at("textDocument/hover", &draft, &nothing), Value::Null);
    assert_eq!(client.at("textDocument/definition", &draft, &nothing), json!([]));
    assert_eq!(client.at("textDocument/hover", &uri(folder.path(), "closed.txt"), &nothing), Value::Null);
}

/// Drafts of every format, where the same figure is wrong.
const FORMATS: [(&str, &str); 3] = [
    ("draft.txt", DRAFT),
    ("draft.md", "# Blast\n\n> Émile 😀:\n\nThe blast at **Karsund** killed 28 people, Governor Ann Keller said.\n\nIt was dark.\n"),
    (
        "draft.html",
        "<!doctype html>\n<html><head><title>Blast</title></head><body><article>\n<p>&Eacute;mile 😀: The blast at <b>Karsund</b> killed 28 people,\nGovernor Ann Keller said. Houses within a mile shook, and windows broke as far as the harbour, the town hall said.</p>\n</article></body></html>\n",
    ),
];

#[test]
fn a_finding_is_dealt_with_by_one_action_in_every_format() {
    for (name, text) in FORMATS {
        let folder = desk();
        let mut client = Client::start(folder.path(), &[]);
        let draft = uri(folder.path(), name);
        let found = client.open(&draft, text);
        let number = of(&found, "number-value");
        assert_eq!(words(text, &number["range"], true), "28 people", "{name}");
        let actions = client.actions(&draft, number);
        for (version, begin) in (2..).zip(["Take the source's form: 26", "Accept here"]) {
            let action = titled(&actions, begin);
            assert_eq!(action["diagnostics"][0]["code"], "number-value");
            let new = edited(text, action, true);
            let found = client.retype(&draft, version, &new);
            assert!(!has(&found, "number-value"), "{name}: {new}\n{found:#?}");
        }
    }
}

#[test]
fn accepted_findings_are_written_where_a_review_reads_them() {
    let folder = desk();
    let mut client = Client::start(folder.path(), &[]);
    let draft = uri(folder.path(), "draft.txt");
    let found = client.open(&draft, DRAFT);
    let actions = client.actions(&draft, of(&found, "number-value"));
    let command = &titled(&actions, "Add to the baseline")["command"];
    let asked = json!({ "command": command["command"], "arguments": command["arguments"] });
    assert_eq!(client.ask("workspace/executeCommand", asked.clone()), Value::Null);
    assert!(!has(&client.found(&draft, 1), "number-value"));
    let again = client.ask("workspace/executeCommand", asked);
    assert_eq!(again["message"], "the finding is no longer there");
    fs::write(folder.path().join("draft.txt"), DRAFT).unwrap();
    let review = assert_cmd::Command::new(client::program()).current_dir(folder.path()).args(["review", "draft.txt"]).output().unwrap();
    assert_eq!(review.status.code(), Some(0), "{}", String::from_utf8_lossy(&review.stdout));
}

#[test]
fn a_name_is_accepted_everywhere() {
    let folder = desk();
    let mut client = Client::start(folder.path(), &[]);
    let draft = uri(folder.path(), "draft.txt");
    let found = client.open(&draft, &WIRE.replace("Keller", "Kellar"));
    let actions = client.actions(&draft, of(&found, "name-spelling"));
    let command = &titled(&actions, "Accept everywhere: ")["command"];
    client.ask("workspace/executeCommand", json!({ "command": command["command"], "arguments": command["arguments"] }));
    let found = client.found(&draft, 1);
    assert!(!has(&found, "name-spelling"), "{found:#?}");
    let settings = fs::read_to_string(folder.path().join("variorum.toml")).unwrap();
    assert!(settings.starts_with(SETTINGS) && settings.contains("[names]\n"), "{settings}");
}

#[test]
fn drafts_without_sources_and_sources_are_quiet() {
    let folder = desk();
    let mut client = Client::start(folder.path(), &[]);
    assert!(client.open(&uri(folder.path(), "wires/a.txt"), &DRAFT.replace("28", "99")).is_empty());
    for name in ["untitled:Untitled-1", "file:///nowhere/at/all.txt"] {
        let found = client.open(name, DRAFT);
        assert!(!found.iter().any(|f| f["severity"] == 1), "{found:#?}");
    }
    assert!(client.open(&uri(folder.path(), "empty.txt"), "").is_empty());
    fs::write(folder.path().join("variorum.toml"), "[levls]").unwrap();
    client.tell(
        "textDocument/didOpen",
        json!({ "textDocument": { "uri": uri(folder.path(), "b.txt"), "languageId": "x", "version": 1, "text": "One." } }),
    );
    let told = client.wait(|m| m["method"] == "window/showMessage");
    assert!(told["params"]["message"].as_str().unwrap().contains("did you mean \"levels\"?"), "{told}");
}

#[test]
fn malformed_messages_do_no_harm() {
    let folder = desk();
    let mut client = Client::silent(folder.path());
    assert_eq!(client.ask("textDocument/hover", json!({}))["code"], -32002);
    drop(client);
    let mut client = Client::start(folder.path(), &[]);
    let draft = uri(folder.path(), "draft.txt");
    client.open(&draft, DRAFT);
    for body in ["{", "[]", "null", "{\"id\":1}", "\"\u{0}\"", "{\"id\":{},\"method\":1}"] {
        client.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
        assert_eq!(client.wait(|m| m.get("error").is_some())["error"]["code"], -32700, "{body}");
    }
    client.raw(b"what is this\r\nContent-Length: none\r\n\r\n");
    client.raw(b"Content-Length: 3\r\n\r\n\xFF\xFE\xFD");
    for (method, params, code) in [
        ("textDocument/hover", json!({ "textDocument": 7 }), -32602),
        ("textDocument/codeAction", Value::Null, -32602),
        ("workspace/executeCommand", json!({ "command": "rm", "arguments": [draft] }), -32803),
        ("workspace/executeCommand", json!({ "command": "variorum.alias", "arguments": [1] }), -32602),
        ("no/such", json!({}), -32601),
        ("initialize", json!({}), -32600),
    ] {
        assert_eq!(client.ask(method, params)["code"], code, "{method}");
    }
    client.tell("textDocument/didChange", json!({ "textDocument": { "uri": draft } }));
    client.tell("textDocument/didChange", json!({ "textDocument": { "uri": "file:///not/open", "version": 1 }, "contentChanges": [] }));
    client.tell("$/cancelRequest", json!({ "id": 99 }));
    let far = json!({ "line": u32::MAX, "character": u32::MAX });
    let near = json!({ "line": 0, "character": 0 });
    client.change(&draft, 2, json!([{ "range": { "start": far, "end": near }, "text": WIRE }]));
    assert!(!has(&client.found(&draft, 2), "number-value"), "the whole text was replaced");
    assert!(client.end().success());
}

/// Whether a file of a folder is there, and what it holds.
pub(crate) fn read(folder: &Path, name: &str) -> Option<String> {
    fs::read_to_string(folder.join(name)).ok()
}
