//! A language client that speaks to the server's process.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// How long an answer may take before the test fails.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct Client {
    child: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    asked: i32,
}

/// The server's program.
pub(crate) fn program() -> PathBuf {
    assert_cmd::cargo::cargo_bin("variorum")
}

/// The address of a file of a folder.
pub(crate) fn uri(folder: &Path, name: &str) -> String {
    format!("file://{}", folder.canonicalize().unwrap().join(name).display())
}

impl Client {
    /// Starts a server and greets it, with the encodings of positions that the client offers.
    pub(crate) fn start(folder: &Path, encodings: &[&str]) -> Client {
        let mut client = Client::silent(folder);
        let capabilities = json!({ "general": { "positionEncodings": encodings } });
        let greeted = client.ask("initialize", json!({ "processId": null, "rootUri": null, "capabilities": capabilities }));
        assert_eq!(greeted["capabilities"]["positionEncoding"], if encodings.contains(&"utf-8") { "utf-8" } else { "utf-16" });
        client.tell("initialized", json!({}));
        client
    }

    /// Starts a server and says nothing yet.
    pub(crate) fn silent(folder: &Path) -> Client {
        let mut command = Command::new(program());
        command.arg("lsp").current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (input, output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let (sender, messages) = channel();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = received(&mut output) {
                let _ = sender.send(message);
            }
        });
        Client { child, input, messages, asked: 0 }
    }

    /// Sends bytes as they are.
    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        self.input.write_all(bytes).unwrap();
        self.input.flush().unwrap();
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    pub(crate) fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// The next message that fits; others are passed over.
    pub(crate) fn wait(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        loop {
            let message = self.messages.recv_timeout(PATIENCE).expect("the server answers");
            if fits(&message) {
                return message;
            }
        }
    }

    /// The result of a request, or the error.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        let answer = self.wait(|message| message["id"] == id && message.get("method").is_none());
        answer.get("result").cloned().unwrap_or_else(|| answer["error"].clone())
    }

    pub(crate) fn open(&mut self, uri: &str, text: &str) -> Vec<Value> {
        let language = if uri.ends_with(".md") { "markdown" } else { "plaintext" };
        self.tell("textDocument/didOpen", json!({ "textDocument": { "uri": uri, "languageId": language, "version": 1, "text": text } }));
        self.found(uri, 1)
    }

    /// Replaces the whole text.
    pub(crate) fn retype(&mut self, uri: &str, version: i32, text: &str) -> Vec<Value> {
        self.change(uri, version, json!([{ "text": text }]));
        self.found(uri, version)
    }

    pub(crate) fn change(&mut self, uri: &str, version: i32, changes: Value) {
        self.tell("textDocument/didChange", json!({ "textDocument": { "uri": uri, "version": version }, "contentChanges": changes }));
    }

    /// What is found in a version of a draft.
    pub(crate) fn found(&mut self, uri: &str, version: i32) -> Vec<Value> {
        let told = |m: &Value| m["method"] == "textDocument/publishDiagnostics" && m["params"]["uri"] == uri;
        let message = self.wait(|m| told(m) && m["params"]["version"] == version);
        message["params"]["diagnostics"].as_array().unwrap().clone()
    }

    /// Asks something about a place.
    pub(crate) fn at(&mut self, method: &str, uri: &str, position: &Value) -> Value {
        self.ask(method, json!({ "textDocument": { "uri": uri }, "position": position }))
    }

    /// What can be done about a finding.
    pub(crate) fn actions(&mut self, uri: &str, found: &Value) -> Vec<Value> {
        let params = json!({ "textDocument": { "uri": uri }, "range": found["range"], "context": { "diagnostics": [found] } });
        self.ask("textDocument/codeAction", params).as_array().unwrap().clone()
    }

    /// Says goodbye.
    pub(crate) fn end(mut self) -> ExitStatus {
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        self.tell("exit", Value::Null);
        self.child.wait().unwrap()
    }

    /// Leaves without a word.
    pub(crate) fn leave(mut self) -> ExitStatus {
        drop(self.input);
        self.child.wait().unwrap()
    }
}

fn received(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim().strip_prefix("Content-Length: ") {
            Some(number) => length = number.parse().unwrap(),
            None if line.trim().is_empty() => break,
            None => {}
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).unwrap())
}

/// The byte of a place, counted in UTF-16 units or bytes.
pub(crate) fn offset(text: &str, position: &Value, wide: bool) -> usize {
    let (line, character) = (position["line"].as_u64().unwrap(), position["character"].as_u64().unwrap() as usize);
    let start = (0..line).fold(0, |at, _| at + text[at..].find('\n').expect("the line is there") + 1);
    let mut units = 0;
    let before = text[start..].chars().take_while(|c| {
        units += if wide { c.len_utf16() } else { c.len_utf8() };
        units <= character
    });
    start + before.map(char::len_utf8).sum::<usize>()
}

/// The words of a range.
pub(crate) fn words<'t>(text: &'t str, range: &Value, wide: bool) -> &'t str {
    &text[offset(text, &range["start"], wide)..offset(text, &range["end"], wide)]
}

/// A text after an action's edits of its one file.
pub(crate) fn edited(text: &str, action: &Value, wide: bool) -> String {
    let changes = action["edit"]["changes"].as_object().unwrap();
    let edit = &changes.values().next().unwrap()[0];
    let [from, to] = ["start", "end"].map(|end| offset(text, &edit["range"][end], wide));
    format!("{}{}{}", &text[..from], edit["newText"].as_str().unwrap(), &text[to..])
}
