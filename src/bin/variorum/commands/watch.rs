//! `variorum watch DRAFT --against SOURCE…`: a review again whenever something that it reads changes.

use super::compare::is_stdin;
use super::review;
use crate::exit::{Outcome, complain};
use crate::file::{self, File};
use anyhow::{Context, Result, ensure};
use notify::{RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, SystemTime};

/// How long nothing must happen after a change: editors write a file in several steps.
const REST: Duration = Duration::from_millis(100);
/// After this long the files are looked at without being told, since some file systems tell of nothing.
const LOOK: Duration = Duration::from_secs(5);

/// What a file was when it was looked at: when it was changed, and its length.
type State = (PathBuf, Option<(SystemTime, u64)>);

/// Runs until it is stopped; a fault is told, and may be mended.
pub(crate) fn run(mut args: review::Args) -> Result<Outcome> {
    ensure!(!is_stdin(&args.input.draft), "standard input does not change");
    args.input.fetch(&args.output.folder())?;
    loop {
        let before = states(&args);
        let (_watcher, changes) = watcher(&before)?;
        if let Err(fault) = review::run(args.clone()) {
            complain(&format!("{fault:#}"));
        }
        complain(&format!("{}: waiting for a change", args.input.draft.display()));
        while states(&args) == before {
            rest(&changes);
        }
    }
}

/// All that a review reads: the draft, its sources, settings and accepted findings.
fn states(args: &review::Args) -> Vec<State> {
    let settings = File::near(&args.input.draft).unwrap_or_default();
    let mut files = vec![args.input.draft.clone()];
    files.extend(args.input.files(&settings).unwrap_or_default());
    files.extend(file::nearest(&args.input.draft));
    files.extend(args.baseline.clone().or_else(|| settings.baseline()));
    let state = |file: &Path| fs::metadata(file).ok().and_then(|m| Some((m.modified().ok()?, m.len())));
    files.into_iter().map(|file| (file.clone(), state(&file))).collect()
}

/// Watches the folders of some files.
fn watcher(files: &[State]) -> Result<(notify::RecommendedWatcher, Receiver<()>)> {
    let (sender, changes) = mpsc::channel();
    // Reading a file is an event too, and no change.
    let tell = move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|event| !event.kind.is_access()) {
            let _ = sender.send(());
        }
    };
    let mut watcher = notify::recommended_watcher(tell)?;
    let folder = |file: &Path| file.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned();
    let folders: BTreeSet<PathBuf> = files.iter().map(|(file, _)| folder(file)).filter(|folder| folder.is_dir()).collect();
    for folder in folders {
        watcher.watch(&folder, RecursiveMode::NonRecursive).with_context(|| folder.display().to_string())?;
    }
    Ok((watcher, changes))
}

/// Waits for a change, and until nothing more happens.
fn rest(changes: &Receiver<()>) {
    if changes.recv_timeout(LOOK).is_ok() {
        while changes.recv_timeout(REST).is_ok() {}
    }
}
