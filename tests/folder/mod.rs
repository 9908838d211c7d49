//! Folders of files, and runs of the program in them.

#![allow(dead_code, unreachable_pub)]

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A folder with some files, which may lie in folders of their own.
pub fn folder<B: AsRef<[u8]>>(files: &[(&str, B)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// The exit code, the output and the messages of a run.
pub fn run(folder: &(impl AsRef<Path> + ?Sized), args: &[&str]) -> (i32, String, String) {
    run_on(folder, args, "")
}

/// The same of a run that is given something on standard input.
pub fn run_on(folder: &(impl AsRef<Path> + ?Sized), args: &[&str], stdin: &str) -> (i32, String, String) {
    let mut command = Command::cargo_bin("variorum").unwrap();
    let output = command.current_dir(folder).env_remove("CLICOLOR_FORCE").args(args).write_stdin(stdin).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}
