//! `variorum baseline update DRAFT --against SOURCE… --baseline FILE`: accepts what a review finds now.

use super::review::Input;
use crate::exit::{Outcome, complain};
use crate::file::{BASELINE, File};
use crate::progress;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use variorum::Config;
use variorum::render::count;
use variorum::review::baseline::Baseline;

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Accepts everything that a review of the draft finds now
    Update {
        #[command(flatten)]
        input: Input,
        /// The file of accepted findings [default: the one of the settings, else variorum-baseline.json]
        #[arg(long, value_name = "FILE")]
        baseline: Option<PathBuf>,
    },
}

pub(crate) fn run(command: Command) -> Result<Outcome> {
    let Command::Update { mut input, baseline } = command;
    input.fetch(Path::new(""))?;
    let file = File::near(&input.draft)?;
    let path = baseline.or_else(|| file.baseline()).unwrap_or_else(|| BASELINE.into());
    let (desk, failed) = input.desk(&input.files(&file)?, false)?;
    let config = Config { encoder: input.model.open(&file)?, ..file.config.clone() };
    let draft = input.document()?;
    let told = progress::meanwhile("Comparing", false, |steps| crate::review::told(&desk, &draft, &config, &Baseline::default(), steps));
    let accepted = Baseline::of(&told.report);
    write(&path, &accepted)?;
    complain(&format!("{}: {} accepted", path.display(), count(accepted.accepted.len(), "finding")));
    Ok(if failed { Outcome::Failed } else { Outcome::Clean })
}

/// Reads the accepted findings.
pub(crate) fn read(file: &Path) -> Result<Baseline> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    serde_json::from_str(&text).with_context(|| file.display().to_string())
}

/// The accepted findings that hold where nothing else is said: none, where the settings' file of them is not there.
pub(crate) fn of(settings: &File) -> Result<Baseline> {
    settings.baseline().filter(|path| path.exists()).map_or(Ok(Baseline::default()), |path| read(&path))
}

/// Writes the accepted findings.
pub(crate) fn write(file: &Path, accepted: &Baseline) -> Result<()> {
    let json = serde_json::to_string_pretty(accepted)? + "\n";
    fs::write(file, json).with_context(|| file.display().to_string())
}
