//! Ten thousand random edits: what the server then finds is what a fresh run finds.

use crate::client::{Client, program, uri};
use crate::folder;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const EDITS: i32 = 10_000;
/// How many edits stand between two comparisons with a fresh run.
const STEP: i32 = 500;
/// The length that the draft is kept near, in bytes.
const LENGTH: usize = 4_000;

const AGENCY: &str = include_str!("../../seeds/2025-05-10-agency-report-rubio-calls-jaishankar.txt");
const CHANNEL: &str = include_str!("../../seeds/2025-05-10-channel-report-rubio-calls-jaishankar.txt");
const DRAFT: &str = include_str!("../../fixtures/review/draft.txt");

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

/// A border of characters that is not inside a line's end.
fn border(text: &str, dice: &mut Dice) -> usize {
    let at = text.floor_char_boundary(dice.below(text.len() + 1));
    if at > 0 && text[..at].ends_with('\r') && text[at..].starts_with('\n') { at - 1 } else { at }
}

/// A place counted in UTF-16 units, found in another way than the server's.
fn position(text: &str, at: usize) -> Value {
    let (mut line, mut start) = (0, 0);
    for (i, c) in text[..at].char_indices() {
        if c == '\n' || (c == '\r' && !text[i + 1..].starts_with('\n')) {
            (line, start) = (line + 1, i + 1);
        }
    }
    json!({ "line": line, "character": text[start..at].encode_utf16().count() })
}

/// Some words to type: of the draft, or such as trip a program.
fn typed(dice: &mut Dice) -> String {
    const ODD: [&str; 16] = [
        "😀",
        "\r\n",
        "\n\n",
        "\r",
        "“",
        "”",
        "\"",
        "é平",
        " 28 ",
        "\t",
        "[CQ]",
        "\nvariorum: ignore name\n",
        "Karoline Levitt",
        "e\u{301}",
        "<p>",
        "",
    ];
    if dice.below(3) == 0 {
        return ODD[dice.below(ODD.len())].to_owned();
    }
    let from = border(DRAFT, dice);
    let to = DRAFT.floor_char_boundary((from + dice.below(40)).min(DRAFT.len()));
    DRAFT[from..to.max(from)].to_owned()
}

/// What a fresh run finds: kind, message and place in UTF-16 units of every reading of the draft.
fn fresh(folder: &Path, text: &str) -> Vec<(String, String, Value)> {
    fs::write(folder.join("draft.txt"), text).unwrap();
    let run = std::process::Command::new(program()).current_dir(folder).args(["review", "draft.txt", "--format", "json"]).output().unwrap();
    let report: Value = serde_json::from_slice(&run.stdout).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&run.stderr)));
    let mut found = Vec::new();
    for finding in report["findings"].as_array().unwrap() {
        let own = finding["readings"].as_array().unwrap().iter().filter(|r| r["document"] == 0 && !r["start"].is_null());
        found.extend(own.map(|r| {
            let word = |key: &str| finding[key].as_str().unwrap().to_owned();
            (word("id"), word("message"), position(text, r["start"].as_u64().unwrap() as usize))
        }));
    }
    sorted(found)
}

fn sorted(mut found: Vec<(String, String, Value)>) -> Vec<(String, String, Value)> {
    found.sort_by_key(|(kind, message, place)| (kind.clone(), message.clone(), place.to_string()));
    found
}

#[test]
fn random_edits_end_where_a_fresh_run_does() {
    let folder = folder(&[("variorum.toml", "[sources]\n\".\" = [\"wires\"]\n"), ("wires/a.txt", AGENCY), ("wires/b.txt", CHANNEL)]);
    let draft = uri(folder.path(), "draft.txt");
    let mut client = Client::start(folder.path(), &[]);
    client.open(&draft, DRAFT);
    let (mut text, mut dice, mut told) = (DRAFT.to_owned(), Dice(20_250_510), 0);
    for version in 2..EDITS + 2 {
        let from = border(&text, &mut dice);
        let longest = if text.len() > LENGTH { 80 } else { 20 };
        let mut to = text.ceil_char_boundary((from + dice.below(longest)).min(text.len()));
        if text[..to].ends_with('\r') && text[to..].starts_with('\n') {
            to += 1;
        }
        let words = typed(&mut dice);
        // An end of a line that two edits make of two is no border for the next one, and the place before it means the same.
        let range = json!({ "start": position(&text, from), "end": position(&text, to) });
        client.change(&draft, version, json!([{ "range": range, "text": words }]));
        text.replace_range(from..to, &words);
        if (version - 1) % STEP == 0 {
            let found = client.found(&draft, version).into_iter().filter(|f| f.get("code").is_some());
            let word = |f: &Value, key: &str| f[key].as_str().unwrap().to_owned();
            let found: Vec<_> = found.map(|f| (word(&f, "code"), word(&f, "message"), f["range"]["start"].clone())).collect();
            told += found.len();
            assert_eq!(sorted(found), fresh(folder.path(), &text), "after {version} edits of\n{text}");
        }
    }
    assert!(told > 100, "{told} findings were compared");
    assert!(client.end().success());
}
