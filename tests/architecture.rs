//! Holds the layers of ARCHITECTURE.md: a module uses only modules of lower layers, or of its own.

use std::fs;
use std::path::{Path, PathBuf};

/// Every module of the library, from the ground up.
const LAYERS: &[(&str, u32)] = &[
    ("text", 0),
    ("pair", 0),
    ("value", 0),
    ("error", 0),
    ("par", 0),
    ("lexicon", 1),
    ("model", 1),
    ("config", 1),
    ("document", 1),
    ("input", 2),
    ("segment", 3),
    ("extract", 4),
    ("claim", 5),
    ("cast", 5),
    ("analysis", 6),
    ("align", 7),
    ("dating", 7),
    ("detect", 8),
    ("report", 9),
    ("compare", 10),
    ("review", 10),
    ("render", 10),
];

/// A module may name `value`'s types of spans, since `value` and `text` are one layer, and settings hold an
/// encoder; other neighbours do not know each other.
const NEIGHBOURS: &[(&str, &str)] = &[("value", "text"), ("config", "model"), ("compare", "render")];

fn layer(module: &str) -> Option<u32> {
    LAYERS.iter().find(|(name, _)| *name == module).map(|(_, layer)| *layer)
}

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true if !path.ends_with("bin") => sources(&path, out),
            false if path.extension().is_some_and(|e| e == "rs") => out.push(path),
            _ => {}
        }
    }
}

/// The top modules that a source names as `crate::NAME`, outside its tests.
fn used(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]").next().unwrap();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(in_line).collect()
}

fn in_line(line: &str) -> Vec<String> {
    let ident = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    line.match_indices("crate::").map(|(at, found)| ident(&line[at + found.len()..])).filter(|name| !name.is_empty()).collect()
}

#[test]
fn every_module_has_its_layer_and_uses_only_lower_ones() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 20, "the sources are found");
    for file in files {
        let inside = file.strip_prefix(&root).unwrap();
        let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
        let module = first.trim_end_matches(".rs");
        if module == "lib" || inside.ends_with("build.rs") {
            continue;
        }
        let own = layer(module).unwrap_or_else(|| panic!("{module} has no layer"));
        for used in used(&fs::read_to_string(&file).unwrap()) {
            let Some(other) = layer(&used) else { continue };
            let allowed = used == module || other < own || NEIGHBOURS.contains(&(module, used.as_str()));
            assert!(allowed, "{}: layer {own} uses {used} of layer {other}", inside.display());
        }
    }
}

#[test]
fn a_forbidden_use_would_be_seen() {
    assert_eq!(used("use crate::detect::Kind;\nfn f() { crate::render::x() }"), ["detect", "render"]);
    assert!(used("// crate::detect\n#[cfg(test)]\nmod tests { use crate::detect; }").is_empty());
}

#[test]
fn the_table_of_the_documentation_is_this_one() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")).unwrap();
    for (module, layer) in LAYERS {
        let row =
            |line: &&str| line.trim_start().starts_with(&format!("{module}/")) || line.trim_start().starts_with(&format!("{module}.rs"));
        let line = page.lines().find(row).unwrap_or_else(|| panic!("ARCHITECTURE.md does not tell of {module}"));
        assert_eq!(line.split_whitespace().nth(1), Some(layer.to_string().as_str()), "{line}");
    }
}
