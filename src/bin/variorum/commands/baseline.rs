//! `variorum baseline update DRAFT --against SOURCE… --baseline FILE`: accepts what a review finds now.

use super::review::Input;
use crate::exit::{Outcome, complain};
use crate::file::File;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use variorum::review::baseline::Baseline;

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Accepts everything that a review of the draft finds now
    Update {
        #[command(flatten)]
        input: Input,
        /// The file of accepted findings
        #[arg(long, value_name = "FILE", default_value = "variorum-baseline.json")]
        baseline: PathBuf,
    },
}

pub(crate) fn run(args: Args) -> Result<Outcome> {
    let Command::Update { input, baseline } = args.command;
    let file = File::near(&input.draft)?;
    let reviewed = input.review(&file, &input.files(&file)?, &file.config, false)?;
    let accepted = Baseline::of(&reviewed.report);
    let json = serde_json::to_string_pretty(&accepted)? + "\n";
    fs::write(&baseline, json).with_context(|| baseline.display().to_string())?;
    complain(&format!("{}: {} findings are accepted", baseline.display(), accepted.accepted.len()));
    Ok(if reviewed.failed { Outcome::Failed } else { Outcome::Clean })
}

/// Reads the accepted findings.
pub(crate) fn read(file: &Path) -> Result<Baseline> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    serde_json::from_str(&text).with_context(|| file.display().to_string())
}
