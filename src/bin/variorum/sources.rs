//! Which files a draft is reviewed against: files, folders and patterns.

use crate::file::File;
use crate::web;
use anyhow::{Context, Result, bail};
use globset::GlobBuilder;
use ignore::WalkBuilder;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Endings of files that a folder is searched for; a file that is named itself may have any.
const ENDINGS: [&str; 9] = ["txt", "text", "md", "markdown", "html", "htm", "xhtml", "docx", "pdf"];

/// The sources of a draft: those that are named, else those that the settings name for it; none where neither does.
pub(crate) fn of(settings: &File, draft: &Path, named: &[String]) -> Result<Option<Vec<PathBuf>>> {
    let found = match settings.sources(draft).filter(|_| named.is_empty()) {
        Some((base, sources)) => files(base, sources)?,
        None if named.is_empty() => return Ok(None),
        None => files(Path::new(""), named)?,
    };
    match settings.max_sources {
        Some(most) if found.len() > most => bail!("{} sources are more than the limit of {most}", found.len()),
        _ => Ok(Some(found)),
    }
}

/// The files that sources name, relative to `base`, each once and in the order given, a folder's and a pattern's by name.
///
/// Folders are searched to any depth, without what their ignore files name and without hidden files.
pub(crate) fn files(base: &Path, sources: &[String]) -> Result<Vec<PathBuf>> {
    let (mut seen, mut files) = (BTreeSet::new(), Vec::new());
    for source in sources {
        if web::is_address(source) {
            bail!("{source}: a page of the web is a source only where it is named behind --against");
        }
        let found = named_by(base, source)?;
        if found.is_empty() {
            bail!("no source is found at {source}");
        }
        let new = |file: &PathBuf| seen.insert(file.canonicalize().unwrap_or_else(|_| file.clone()));
        files.extend(found.into_iter().filter(new));
    }
    Ok(files)
}

fn named_by(base: &Path, source: &str) -> Result<Vec<PathBuf>> {
    let path = base.join(source);
    if path.is_dir() {
        let is_text = |file: &Path| file.extension().and_then(|e| e.to_str()).is_some_and(|e| ENDINGS.contains(&e.to_lowercase().as_str()));
        return walk(&path, is_text);
    }
    if path.exists() || !is_pattern(source) {
        return Ok(vec![path]);
    }
    let (fixed, _) = split(source);
    let pattern = base.join(source);
    let name = pattern.to_string_lossy();
    let name = name.strip_prefix("./").unwrap_or(&name);
    let glob = GlobBuilder::new(name).literal_separator(true).build().with_context(|| source.to_owned())?.compile_matcher();
    let start = base.join(fixed);
    let start = if start.as_os_str().is_empty() { PathBuf::from(".") } else { start };
    walk(&start, |file| glob.is_match(file.strip_prefix("./").unwrap_or(file)))
}

fn is_pattern(source: &str) -> bool {
    source.contains(['*', '?', '[', '{'])
}

/// The folders of a pattern before its first part that is none, and the rest.
fn split(pattern: &str) -> (&str, &str) {
    let first = pattern.find(['*', '?', '[', '{']).unwrap_or(pattern.len());
    pattern.split_at(pattern[..first].rfind('/').map_or(0, |slash| slash + 1))
}

fn walk(folder: &Path, fits: impl Fn(&Path) -> bool) -> Result<Vec<PathBuf>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let walk = WalkBuilder::new(folder).require_git(false).sort_by_file_name(|a, b| a.cmp(b)).build();
    let mut files = Vec::new();
    for entry in walk {
        let entry = entry?;
        if entry.file_type().is_some_and(|t| t.is_file()) && fits(entry.path()) {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn files_folders_and_patterns_give_each_file_once() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("wires/old")).unwrap();
        for file in ["wires/a.txt", "wires/b.md", "wires/old/c.txt", "wires/d.png", "wires/.hidden.txt", "wires/skip.txt"] {
            fs::write(folder.path().join(file), "x").unwrap();
        }
        fs::write(folder.path().join("wires/.ignore"), "skip.txt\n").unwrap();
        let told = |sources: &[&str]| {
            let sources: Vec<String> = sources.iter().map(|s| (*s).to_owned()).collect();
            let files = files(folder.path(), &sources).map_err(|e| e.to_string())?;
            Ok::<_, String>(
                files.iter().map(|f| f.strip_prefix(folder.path()).unwrap().display().to_string()).collect::<Vec<_>>().join(" "),
            )
        };
        for (sources, expected) in [
            (&["wires"][..], "wires/a.txt wires/b.md wires/old/c.txt"),
            (&["wires/*.txt"], "wires/a.txt"),
            (&["wires/**/*.txt"], "wires/a.txt wires/old/c.txt"),
            (&["wires/b.md", "wires/{a,b}.*"], "wires/b.md wires/a.txt"),
            (&["wires/d.png"], "wires/d.png"),
            (&["no-such.txt"], "no-such.txt"),
        ] {
            assert_eq!(told(sources).as_deref(), Ok(expected), "{sources:?}");
        }
        assert_eq!(told(&["nowhere/*.txt"]).unwrap_err(), "no source is found at nowhere/*.txt");
    }
}
