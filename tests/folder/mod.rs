//! Folders of files to run the program in.

#![allow(unreachable_pub)]

use std::fs;
use tempfile::TempDir;

/// A folder with some files, which may lie in folders of their own.
pub fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}
