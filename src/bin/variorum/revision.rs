//! A file as it was at a git revision, as git itself tells it.

use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::{Command, Output};

/// The bytes of a file at a revision; none where it was not there yet.
pub(crate) fn before(file: &Path, revision: &str) -> Result<Option<Vec<u8>>> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = file.file_name().and_then(|name| name.to_str()).with_context(|| format!("{} has no name that git tells", file.display()))?;
    // What begins with a dash is a revision that there is not, never an option.
    let known = git(folder, &["rev-parse", "--verify", "--end-of-options", &format!("{revision}^{{commit}}")])?;
    if !known.status.success() {
        bail!("git: {revision}: {}", String::from_utf8_lossy(&known.stderr).trim());
    }
    let commit = String::from_utf8_lossy(&known.stdout).trim().to_owned();
    let at = format!("{commit}:./{name}");
    if !git(folder, &["cat-file", "-e", &at])?.status.success() {
        return Ok(None);
    }
    let told = git(folder, &["cat-file", "blob", &at])?;
    if !told.status.success() {
        bail!("git: {at}: {}", String::from_utf8_lossy(&told.stderr).trim());
    }
    Ok(Some(told.stdout))
}

fn git(folder: &Path, args: &[&str]) -> Result<Output> {
    Command::new("git").arg("-C").arg(folder).args(args).output().context("git cannot be started")
}
