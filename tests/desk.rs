//! What fits a review into a day's work: it runs again on change, tells only what is new, reads pages of the web, and keeps to one settings
//! file with the other commands.

mod folder;

use folder::{folder, run};
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

const WIRE: &str = "The blast at Karsund killed 26 people, Governor Ann Keller said. A convoy of nine lorries left Ardvale on Monday.\n";
const WRONG: &str = "The blast at Karsund killed 28 people, Governor Ann Keller said.\n";

#[test]
fn every_command_keeps_to_the_settings() {
    let folder =
        folder(&[("a.txt", WRONG), ("b.txt", WIRE), ("variorum.toml", "fail-on = \"never\"\n[levels]\nnumber-value = \"note\"\n")]);
    let (code, out, _) = run(folder.path(), &["compare", "a.txt", "b.txt", "--format", "concise"]);
    assert!(code == 0 && out.contains("note: ") && out.contains("[number-value]"), "{out}");
    let (code, out, _) =
        run(folder.path(), &["compare", "a.txt", "b.txt", "--format", "concise", "--level", "number-value=error", "--fail-on", "error"]);
    assert!(code == 1 && out.contains("error: "), "the command line goes first: {out}");
    fs::write(folder.path().join("variorum.toml"), "[kinds]\nignore = [\"number\"]\n[names]\n\"Ann Kellar\" = \"Ann Keller\"\n").unwrap();
    fs::write(folder.path().join("a.txt"), WRONG.replace("Keller", "Kellar")).unwrap();
    let (code, out, _) = run(folder.path(), &["compare", "a.txt", "b.txt", "--format", "concise"]);
    assert!(code == 0 && !out.contains("[name-") && !out.contains("[number-"), "{out}");
    let (_, out, _) = run(folder.path(), &["compare", "a.txt", "b.txt", "--format", "concise", "--select", "number"]);
    assert!(out.contains("[number-value]"), "{out}");
    fs::write(folder.path().join("variorum.toml"), "[levls]").unwrap();
    for args in [&["compare", "a.txt", "b.txt"][..], &["check", "a.txt"]] {
        let (code, _, err) = run(folder.path(), args);
        assert!(code == 2 && err.contains("did you mean \"levels\"?"), "{err}");
    }
}

#[test]
fn the_least_grave_level_that_fails_is_chosen() {
    let folder =
        folder(&[("draft.txt", WRONG.replace("28", "26").replace("Ann Keller", "Ann Keller of Tolmark").as_str()), ("wire.txt", WIRE)]);
    let code = |level: &str| run(folder.path(), &["review", "draft.txt", "--against", "wire.txt", "-q", "--fail-on", level]).0;
    assert_eq!(["never", "error", "warning", "hint", "grave"].map(code), [0, 0, 1, 1, 2]);
    let (_, _, err) = run(folder.path(), &["review", "draft.txt", "--against", "wire.txt", "--fail-on", "nevr"]);
    assert!(err.contains("no level \"nevr\": error, warning, note, hint or never; did you mean \"never\"?"), "{err}");
    fs::write(folder.path().join("variorum.toml"), "fail-on = \"nevr\"\n").unwrap();
    let (code, _, err) = run(folder.path(), &["review", "draft.txt", "--against", "wire.txt"]);
    assert!(code == 2 && err.contains("variorum.toml:1:11: no level \"nevr\": error, warning, note, hint or never; did"), "{err}");
}

/// Runs git in a folder, as somebody.
fn git(folder: &Path, args: &[&str]) -> bool {
    let mut git = Process::new("git");
    git.args(["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]).args(args);
    git.current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

#[test]
fn since_a_revision_only_what_is_new_is_told() {
    let folder = folder(&[("draft.txt", WRONG), ("wire.txt", WIRE)]);
    if !git(folder.path(), &["init", "-q"]) {
        eprintln!("skipped: there is no git on this machine");
        return;
    }
    assert!(git(folder.path(), &["add", "."]) && git(folder.path(), &["commit", "-qm", "First"]));
    let since = |revision: &str| {
        run(folder.path(), &["review", "draft.txt", "--against", "wire.txt", "--format", "concise", &format!("--since={revision}")])
    };
    assert_eq!(since("HEAD").0, 0, "nothing changed");
    fs::write(folder.path().join("draft.txt"), format!("Quiet fell.\n\n{WRONG}A convoy of 11 lorries left Ardvale on Monday.\n")).unwrap();
    let (code, out, err) = since("HEAD");
    assert!(code == 1 && out.contains("11 lorries") && !out.contains("28 people"), "{out}{err}");
    for wrong in ["no-such", "--output=x", ""] {
        let (code, _, err) = since(wrong);
        assert!(code == 2 && err.contains("git: "), "{err}");
    }
    fs::write(folder.path().join("new.txt"), WRONG).unwrap();
    let (code, out, _) = run(folder.path(), &["review", "new.txt", "--against", "wire.txt", "--format", "concise", "--since", "HEAD"]);
    assert!(code == 1 && out.contains("28 people"), "a new draft is new: {out}");
}

/// The lines that a process writes, until it is stopped.
struct Watch {
    child: std::process::Child,
    lines: Receiver<String>,
}

impl Watch {
    fn start(folder: &Path) -> Watch {
        let mut command = Process::new(assert_cmd::cargo::cargo_bin("variorum"));
        command.args(["watch", "draft.txt", "--against", "wire.txt", "--format", "concise"]).current_dir(folder);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (sender, lines) = channel();
        let streams: [Box<dyn Read + Send>; 2] = [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for stream in streams {
            let sender = sender.clone();
            thread::spawn(move || BufReader::new(stream).lines().map_while(Result::ok).all(|line| sender.send(line).is_ok()));
        }
        Watch { child, lines }
    }

    /// Waits for a line with some words.
    fn wait(&self, words: &str) {
        while !self.lines.recv_timeout(Duration::from_secs(30)).unwrap_or_else(|_| panic!("no line tells {words}")).contains(words) {}
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_watched_draft_is_reviewed_when_it_or_a_source_changes() {
    let folder = folder(&[("draft.txt", WRONG), ("wire.txt", WIRE)]);
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let watch = Watch::start(folder.path());
    watch.wait("28 people / 26 people");
    write("draft.txt", &WRONG.replace("28", "129"));
    watch.wait("129 people / 26 people");
    write("wire.txt", &(WIRE.replace("26", "31") + "It was dark.\n"));
    watch.wait("129 people / 31 people");
    write("variorum.toml", "[levls]");
    watch.wait("did you mean \"levels\"?");
}

#[test]
fn the_container_file_builds_this_program() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = fs::read_to_string(root.join("Containerfile")).unwrap();
    let lines: Vec<(&str, &str)> =
        file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split_once(' ').unwrap()).collect();
    const KNOWN: [&str; 6] = ["FROM", "WORKDIR", "COPY", "RUN", "USER", "ENTRYPOINT"];
    assert!(lines.iter().all(|(word, _)| KNOWN.contains(word)) && lines[0].0 == "FROM", "{lines:?}");
    let rust = format!("docker.io/library/rust:{}-bookworm AS build", env!("CARGO_PKG_RUST_VERSION"));
    let images: Vec<&str> = lines.iter().filter(|(word, _)| *word == "FROM").map(|(_, image)| *image).collect();
    assert_eq!(images, [rust.as_str(), "docker.io/library/debian:bookworm-slim"], "one system for both");
    for (_, copied) in lines.iter().filter(|(word, _)| *word == "COPY") {
        let words: Vec<&str> = copied.split(' ').collect();
        match words[0].strip_prefix("--from=") {
            Some(stage) => assert_eq!((stage, words[1]), ("build", "/src/target/release/variorum")),
            None => words[..words.len() - 1].iter().for_each(|name| assert!(root.join(name).exists(), "{name}")),
        }
    }
    let entry: Vec<String> = serde_json::from_str(lines.last().unwrap().1).unwrap();
    assert!(lines.iter().any(|(_, words)| words.ends_with(&entry[0])), "what is started was copied");
}

/// Pages of the web, from a server on this machine.
#[cfg(feature = "url")]
mod web {
    use super::*;
    use std::io::Write;
    use std::net::TcpListener;
    use std::sync::{Arc, Mutex};

    /// Serves pages on this machine; tells which were asked for.
    fn server(pages: &'static [(&str, &str)]) -> (String, Arc<Mutex<Vec<String>>>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let mut stream = BufReader::new(stream);
                let mut line = String::new();
                stream.read_line(&mut line).unwrap();
                let mut header = String::new();
                while stream.read_line(&mut header).unwrap() > 2 {
                    header.clear();
                }
                let path = line.split(' ').nth(1).unwrap().to_owned();
                let answer = pages.iter().find(|page| page.0 == path).map_or("HTTP/1.1 404 Not Found\r\n\r\n", |page| page.1);
                seen.lock().unwrap().push(path.clone());
                let mut stream = stream.into_inner();
                let _ = stream.write_all(answer.as_bytes());
                let endless = vec![b'a'; 1 << 20];
                while path == "/endless" && stream.write_all(&endless).is_ok() {}
            }
        });
        (address, asked)
    }

    #[test]
    fn a_page_is_fetched_once_and_saved_beside_the_report() {
        const TEXT: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\nThe blast at Karsund killed 26 people, Governor Ann Keller said.\n";
        const PAGES: [(&str, &str); 4] = [
            ("/wire", TEXT),
            ("/picture", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nConnection: close\r\n\r\nx"),
            ("/moved", "HTTP/1.1 302 Found\r\nLocation: http://192.0.2.1/\r\nContent-Length: 0\r\n\r\n"),
            ("/endless", "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n"),
        ];
        let (address, asked) = server(&PAGES);
        let folder = folder(&[("draft.txt", WRONG)]);
        fs::create_dir(folder.path().join("out")).unwrap();
        let wire = format!("{address}/wire");
        let review = ["review", "draft.txt", "--against", &wire, "--output", "out/report.json"];
        let (code, _, err) = run(folder.path(), &review);
        assert!(code == 1 && err.contains("saved as out/"), "{err}");
        let saved = fs::read_dir(folder.path().join("out"))
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .find(|name| name.ends_with(".txt"));
        let saved = format!("out/{}", saved.unwrap());
        assert_eq!(fs::read_to_string(folder.path().join(&saved)).unwrap(), TEXT.split_once("\r\n\r\n").unwrap().1);
        assert!(fs::read_to_string(folder.path().join("out/report.json")).unwrap().contains(&saved));
        let (code, _, err) = run(folder.path(), &review);
        assert!(code == 1 && err.contains("where it was saved") && asked.lock().unwrap().len() == 1, "{err}");
        let (code, out, err) = run(folder.path(), &["compare", "draft.txt", &wire, "--format", "concise"]);
        assert!(code == 1 && out.contains("[number-value]"), "{out}{err}");
        for (page, told) in [("/none", "404"), ("/picture", "is image/png, which is no report"), ("/moved", "302"), ("/endless", "limit")] {
            let (code, _, err) = run(folder.path(), &["review", "draft.txt", "--against", &format!("{address}{page}")]);
            assert!(code == 2 && err.contains(told), "{page}: {err}");
        }
        let (code, _, err) = run(folder.path(), &["review", "draft.txt", "--against", "http://wire.example/"]);
        assert!(code == 2 && err.contains("only https:// is fetched"), "{err}");
    }
}
