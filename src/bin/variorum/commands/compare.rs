//! `variorum compare A B [C …]`: where reports of one event do not say the same.

use crate::exit::{Outcome, complain};
use crate::fail_on::FailOn;
use crate::file::File;
use crate::model::ModelArgs;
use crate::progress;
use crate::settings::{OutputArgs, TellingArgs};
use crate::web;
use anyhow::{Result, bail, ensure};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use variorum::{Config, Document, input};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Two or more reports; `-` is standard input
    #[arg(required = true, num_args = 2.., value_name = "FILE")]
    files: Vec<PathBuf>,
    /// End with 1 where something is at least so grave: error, warning, note or hint; or never
    #[arg(long, value_name = "LEVEL")]
    fail_on: Option<FailOn>,
    /// The day the reports were published (YYYY-MM-DD), instead of what they say themselves
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// Show which claims were linked, how sure that is, and the evidence of each link; in the terminal and in JSON
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    model: ModelArgs,
    #[command(flatten)]
    telling: TellingArgs,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: Args) -> Result<Outcome> {
    once(&args.files)?;
    let files = web::local(&args.files, &args.output.folder())?;
    let settings = File::near(&files[0])?;
    let encoder = args.model.open(&settings)?;
    let config = Config { explain: args.explain, encoder, ..args.telling.settle(settings.config.clone()) };
    let output = args.output.settle(&files)?;
    if !output.quiet {
        warn_of_twins(&files);
    }
    let documents: Vec<Document> = progress::each("Reading", &files, output.quiet, |file| read(file, args.date));
    let failed = documents.len() < files.len();
    if documents.len() < 2 {
        bail!("fewer than two reports are left to compare");
    }
    let report = progress::meanwhile("Comparing", output.quiet, |steps| variorum::compare_in_steps(&documents, &config, steps));
    output.write(&report, "")?;
    Ok(FailOn::settle(args.fail_on, &settings).outcome(&report, failed))
}

/// Refuses files of which more than one is standard input.
pub(crate) fn once(files: &[PathBuf]) -> Result<()> {
    ensure!(files.iter().filter(|f| is_stdin(f)).count() <= 1, "standard input (-) can be read only once");
    Ok(())
}

pub(crate) fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// A report, or nothing where its fault was told.
pub(crate) fn read(file: &Path, date: Option<Date>) -> Option<Document> {
    let read = if is_stdin(file) { input::read_from(io::stdin().lock(), "-") } else { input::read(file) };
    match read {
        Ok(document) => Some(date.map_or(document.clone(), |date| document.with_date(date))),
        Err(error) => {
            complain(&error.to_string());
            None
        }
    }
}

/// A file given twice is compared all the same: the report then tells what it finds in that file alone.
fn warn_of_twins(files: &[PathBuf]) {
    let mut seen = BTreeSet::new();
    for file in files.iter().filter(|f| !is_stdin(f)) {
        if file.canonicalize().is_ok_and(|real| !seen.insert(real)) {
            complain(&format!("warning: {} is compared with itself", file.display()));
        }
    }
}
