//! `variorum config show [DRAFT]`: what is in force, and from where.

use crate::exit::Outcome;
use crate::file::{BASELINE, File, NAME};
use crate::settings::print;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::PathBuf;
use toml::{Table, Value};

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Prints every setting that holds for a draft, with the line it comes from
    Show {
        /// The draft, or a folder of drafts
        #[arg(value_name = "DRAFT", default_value = ".")]
        draft: PathBuf,
    },
}

pub(crate) fn run(command: &Command) -> Result<Outcome> {
    let Command::Show { draft } = command;
    let file = File::near(draft)?;
    let origin = match &file.path {
        Some(path) => format!("# {}\n", path.display()),
        None => format!("# no {NAME} at {} or above it\n", draft.display()),
    };
    print((origin + &written(&file)?).as_bytes()).context("standard output")?;
    Ok(Outcome::Clean)
}

/// The settings and the defaults of those that are not set, as a settings file in which comments tell where each comes from.
fn written(file: &File) -> Result<String> {
    // What stands in no table must come first, as "" does.
    let mut tables: BTreeMap<&str, BTreeMap<&str, String>> = BTreeMap::new();
    for setting in &file.settings {
        let line = assigned(&setting.key, setting.value.clone())?;
        tables.entry(setting.table).or_default().insert(&setting.key, format!("{line}  # line {}", setting.line));
    }
    for (table, key, value) in defaults() {
        if !file.settings.iter().any(|setting| (setting.table, &*setting.key) == (table, key)) {
            let line = match value {
                Ok(value) => assigned(key, value)? + "  # default",
                Err(none) => format!("# {key}: {none} (default)"),
            };
            tables.entry(table).or_default().insert(key, line);
        }
    }
    let table = |(name, lines): (&str, BTreeMap<&str, String>)| {
        let head = if name.is_empty() { String::new() } else { format!("\n[{name}]\n") };
        head + &lines.into_values().collect::<Vec<_>>().join("\n") + "\n"
    };
    Ok(tables.into_iter().map(table).collect())
}

/// What holds where nothing is set: a value, or words for what no value says.
fn defaults() -> [(&'static str, &'static str, Result<Value, &'static str>); 5] {
    [
        ("", "baseline", Ok(BASELINE.into())),
        ("", "fail-on", Ok("error".into())),
        ("", "model", Err("what is compiled in")),
        ("limits", "min-confidence", Ok(0.0.into())),
        ("limits", "sources", Err("no limit")),
    ]
}

/// `key = value`, with what TOML needs around both.
fn assigned(key: &str, value: Value) -> Result<String> {
    Ok(toml::to_string(&Table::from_iter([(key.to_owned(), value)]))?.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_a_settings_file_that_says_the_same() {
        let parse = |text: &str| File::parse(text, "/desk/variorum.toml".into()).unwrap();
        let text = "fail-on = \"never\"\nbaseline = 'C:\\known.json'\nmodel = \"m\"\nspellings = [[\"A \\\"B\\\" C\", 'A'],\n # more\n [\"É # 1\"]]\n\
            levels.name = 'hint'\nkinds = { ignore = [\"quote\"], select = [] }\n[names]\n\"Gen. 'M'\" = \"\"\"\nA\\tM\"\"\"\n\"\" = \"x\\u001b\"\n[words]\nhedges = [\"it is said\"]\n\
            [sources]\n\".\" = []\n\"a/b\" = [\"*\"]\n[limits]\nsources = 9\nmin-confidence = 1\n";
        let read = parse(text);
        let shown = written(&read).unwrap();
        let again = parse(&shown);
        let plain = |mut file: File| (file.settings.clear(), file).1;
        let values = |file: &File| file.settings.iter().map(|s| (s.table, s.key.clone(), s.value.clone())).collect::<Vec<_>>();
        assert_eq!(values(&again), values(&read), "{shown}");
        assert_eq!(plain(again), plain(read), "{shown}");
        let unset = written(&File::default()).unwrap();
        assert_eq!(parse(&unset).config, File::default().config, "{unset}");
        assert!(unset.ends_with("\n[limits]\nmin-confidence = 0.0  # default\n# sources: no limit (default)\n"), "{unset}");
    }
}
