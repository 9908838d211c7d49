//! `variorum config show [DRAFT]`: what is in force, and from where.

use crate::exit::Outcome;
use crate::file::{BASELINE, File, NAME};
use anyhow::Result;
use std::io::Write;
use std::path::PathBuf;

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
    let mut out = std::io::stdout().lock();
    match &file.path {
        Some(path) => writeln!(out, "# {}", path.display())?,
        None => writeln!(out, "# no {NAME} at {} or above it", draft.display())?,
    }
    for (name, value, line) in &file.shown {
        writeln!(out, "{name} = {value}  # line {line}")?;
    }
    const DEFAULTS: [(&str, &str); 5] = [
        ("baseline", BASELINE),
        ("fail-on", "error"),
        ("model", "compiled in"),
        ("limits.min-confidence", "0"),
        ("limits.sources", "no limit"),
    ];
    for (name, value) in DEFAULTS {
        if !file.shown.iter().any(|(shown, ..)| shown == name) {
            writeln!(out, "{name} = {value}  # default")?;
        }
    }
    Ok(Outcome::Clean)
}
