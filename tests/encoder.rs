//! A sentence encoder read from disk: what is refused and how, and what a report makes of it.
//!
//! Most run a tiny encoder that is written here. One needs a real one, all-MiniLM-L6-v2 as `src/model/make/encoder_folder.sh` makes its
//! folder, and says so where it is not told where that lies: `VARIORUM_MODEL=DIR cargo test --features encoder`.

#![cfg(feature = "encoder")]

use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use variorum::model::{Encoder, dot};
use variorum::review::Desk;
use variorum::{Config, Document, Report, compare};

/// Messages in the wire format of protocol buffers, of which ONNX is made.
mod wire {
    fn varint(mut number: u64) -> Vec<u8> {
        let mut bytes = Vec::new();
        while number > 127 {
            bytes.push(number as u8 | 128);
            number >>= 7;
        }
        bytes.push(number as u8);
        bytes
    }

    pub(super) fn number(field: u64, number: u64) -> Vec<u8> {
        [varint(field << 3), varint(number)].concat()
    }

    pub(super) fn bytes(field: u64, bytes: impl AsRef<[u8]>) -> Vec<u8> {
        [varint(field << 3 | 2), varint(bytes.as_ref().len() as u64), bytes.as_ref().to_vec()].concat()
    }
}

const WORDS: [&str; 8] = ["[UNK]", "[CLS]", "[SEP]", "rain", "fell", "snow", "it", "melted"];

/// A vector for each word; marks of a beginning and an end have none.
const VECTORS: [[f32; 3]; 8] = [[0.0; 3], [0.0; 3], [0.0; 3], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.8, 0.6, 0.0], [0.0; 3], [0.0, 0.0, 1.0]];

const IDS: &str = "input_ids";
const MASK: &str = "attention_mask";
const INTEGER: u64 = 7;
const FLOAT: u64 = 1;

fn value(name: &str, sort: u64) -> Vec<u8> {
    let dimensions = ["batch", "pieces"].map(|dimension| wire::bytes(1, wire::bytes(2, dimension))).concat();
    let tensor = [wire::number(1, sort), wire::bytes(2, dimensions)].concat();
    [wire::bytes(1, name), wire::bytes(2, wire::bytes(1, tensor))].concat()
}

/// An encoder that looks its words up in a table of vectors.
fn onnx(inputs: &[&str], output: &str, vectors: &[[f32; 3]]) -> Vec<u8> {
    let node = [wire::bytes(1, "table"), wire::bytes(1, inputs[0]), wire::bytes(2, output), wire::bytes(4, "Gather")].concat();
    let raw: Vec<u8> = vectors.iter().flatten().flat_map(|x| x.to_le_bytes()).collect();
    let sizes = [wire::number(1, vectors.len() as u64), wire::number(1, 3), wire::number(2, FLOAT)].concat();
    let table = [sizes, wire::bytes(8, "table"), wire::bytes(9, raw)].concat();
    let inputs = inputs.iter().map(|name| wire::bytes(11, value(name, INTEGER))).collect::<Vec<_>>().concat();
    let graph = [wire::bytes(1, node), wire::bytes(2, "tiny"), wire::bytes(5, table), inputs, wire::bytes(12, value(output, FLOAT))];
    [wire::number(1, 8), wire::bytes(7, graph.concat()), wire::bytes(8, wire::number(2, 17))].concat()
}

fn tokenizer() -> String {
    let vocab: serde_json::Map<String, serde_json::Value> = (0..).zip(WORDS).map(|(n, word)| (word.to_owned(), n.into())).collect();
    serde_json::json!({
        "normalizer": { "type": "BertNormalizer", "lowercase": true, "strip_accents": null },
        "pre_tokenizer": { "type": "BertPreTokenizer" },
        "model": { "type": "WordPiece", "vocab": vocab },
    })
    .to_string()
}

fn folder(onnx: Option<&[u8]>, tokenizer: Option<&str>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    if let Some(bytes) = onnx {
        fs::write(folder.path().join("model.onnx"), bytes).unwrap();
    }
    if let Some(text) = tokenizer {
        fs::write(folder.path().join("tokenizer.json"), text).unwrap();
    }
    folder
}

fn tiny() -> TempDir {
    folder(Some(&onnx(&[IDS, MASK], "last_hidden_state", &VECTORS)), Some(&tokenizer()))
}

/// The two files, if they are there, the one that is refused, and a part of the reason.
type Case<'c> = (Option<&'c [u8]>, Option<&'c str>, &'c str, &'c str);

#[test]
fn what_is_no_encoder_is_refused_with_the_file_and_the_reason() {
    let (good, words) = (onnx(&[IDS, MASK], "last_hidden_state", &VECTORS), tokenizer());
    let named = |inputs: &[&str]| onnx(inputs, "last_hidden_state", &VECTORS);
    let (other, missing, more) = (named(&["tokens", MASK]), named(&[IDS]), named(&[IDS, MASK, "pixels"]));
    let (short, nan) = (onnx(&[IDS, MASK], "x", &VECTORS[..5]), onnx(&[IDS, MASK], "x", &[[f32::NAN; 3]; 8]));
    let cases: [Case; 13] = [
        (None, Some(&words), "model.onnx", "o such file"),
        (Some(&good), None, "tokenizer.json", "o such file"),
        (Some(b"not a model at all"), Some(&words), "model.onnx", "not ONNX"),
        (Some(&good[..good.len() / 2]), Some(&words), "model.onnx", "not ONNX"),
        (Some(&[]), Some(&words), "model.onnx", "is no sentence encoder"),
        (Some(&other), Some(&words), "model.onnx", "no input \"input_ids\" but \"tokens\", \"attention_mask\""),
        (Some(&missing), Some(&words), "model.onnx", "no input \"attention_mask\""),
        (Some(&more), Some(&words), "model.onnx", "inputs that no sentence gives: \"input_ids\", \"attention_mask\", \"pixels\""),
        (Some(&short), Some(&words), "model.onnx", "is no sentence encoder"),
        (Some(&nan), Some(&words), "model.onnx", "no finite numbers"),
        (Some(&good), Some("{"), "tokenizer.json", "JSON"),
        (Some(&good), Some(r#"{"model": {"type": "BPE"}}"#), "tokenizer.json", "no BertNormalizer but null"),
        (Some(&good), Some(&words.replace("[CLS]", "[X]")), "tokenizer.json", "no [CLS]"),
    ];
    for (model, pieces, file, reason) in cases {
        let folder = folder(model, pieces);
        let told = Encoder::open(folder.path()).unwrap_err().to_string();
        assert!(told.starts_with(&format!("{}: ", folder.path().join(file).display())) && told.contains(reason), "{told}");
    }
}

#[test]
fn vectors_are_the_mean_of_the_pieces_at_length_one() {
    let folder = tiny();
    let encoder = Encoder::open(folder.path()).unwrap();
    let vectors = encoder.encode(&["Rain fell.", "rain", "Snow", "", "xyz", &"rain ".repeat(1000)]);
    let half = 0.5_f32.sqrt();
    for (vector, expected) in vectors.iter().zip([[half, half, 0.0], [1.0, 0.0, 0.0], [0.8, 0.6, 0.0], [0.0; 3], [0.0; 3], [1.0, 0.0, 0.0]])
    {
        assert!(vector.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-6), "{vector:?} {expected:?}");
    }
    assert_eq!(encoder.encode(&["rain"]), encoder.encode(&["rain"]));
}

const A: &str = "Rain fell on the hills of Ardvale.\n\nThe mayor slept.";
const B: &str = "Snow melted.\n\nIt rained in the hills of Ardvale, and rain fell.";

fn told(config: &Config) -> Report {
    compare(&[Document::new("a", A), Document::new("b", B)], config)
}

#[test]
fn the_encoder_tells_what_sentences_mean_wherever_they_are_matched() {
    let folder = tiny();
    let encoded = Config { encoder: Some(Encoder::open(folder.path()).unwrap()), explain: true, ..Config::default() };
    let plain = Config { explain: true, ..Config::default() };
    let links = |report: &Report| report.links.iter().map(|link| format!("{:?}", link.evidence)).collect::<Vec<_>>();
    assert_ne!(links(&told(&encoded)), links(&told(&plain)));
    assert_eq!(links(&told(&encoded)), links(&told(&encoded)));
    let desk = Desk::from(vec![Document::new("b", B)]);
    let review = |config: &Config| desk.review(&Document::new("a", A), config);
    let kept = links(&review(&plain));
    assert_ne!(links(&review(&encoded)), kept);
    assert_eq!(links(&review(&plain)), kept, "what a desk keeps of a source knows of no encoder");
}

/// A run of the program in a folder: what it ends with, and what it writes.
fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("variorum").unwrap().current_dir(folder).args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_command_line_and_the_settings_name_the_folder() {
    let (desk, model) = (tempfile::tempdir().unwrap(), tiny());
    let path = model.path().display().to_string();
    [("a.txt", A), ("b.txt", B)].iter().for_each(|(name, text)| fs::write(desk.path().join(name), text).unwrap());
    let json = ["compare", "a.txt", "b.txt", "--explain", "--format", "json"];
    let plain = run(desk.path(), &json);
    let encoded = run(desk.path(), &[&json[..], &["--model", &path]].concat());
    assert!(plain.0 < 2 && encoded.0 < 2 && plain.1 != encoded.1, "{} {}", plain.2, encoded.2);
    fs::write(desk.path().join("variorum.toml"), format!("model = {path:?}\n")).unwrap();
    assert_eq!(run(desk.path(), &json), encoded);
    for command in [&["compare", "a.txt", "b.txt"][..], &["review", "a.txt", "--against", "b.txt"], &["inspect", "links", "--jsonl"]] {
        let (code, _, fault) = run(desk.path(), &[command, &["--model", "nowhere"]].concat());
        assert!(code == 2 && fault.contains("nowhere/model.onnx: "), "{command:?} {code} {fault}");
    }
}

#[test]
fn a_real_encoder_knows_what_sentences_mean() {
    let Some(folder) = std::env::var_os("VARIORUM_MODEL").map(PathBuf::from) else {
        return eprintln!("NOT RUN: VARIORUM_MODEL does not tell where all-MiniLM-L6-v2 lies");
    };
    let encoder = Encoder::open(&folder).unwrap();
    // Cosines of the same file by onnxruntime, which rounds a little differently.
    for (a, b, cosine) in [
        ("The blast killed 26 people in the market.", "An explosion in the bazaar left 26 dead.", 0.5963),
        ("The ferry sank at dusk.", "Shares of the bank rose.", 0.0510),
        ("The mayor denied the report.", "The mayor confirmed the report.", 0.7266),
    ] {
        let vectors = encoder.encode(&[a, b]);
        let found = dot(&vectors[0], &vectors[1]);
        assert!((found - cosine).abs() < 0.02, "{a} {b}: {found}, not {cosine}");
    }
}
