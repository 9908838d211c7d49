//! `variorum check FILE…`: what contradicts itself within a report.

use super::compare::{once, read};
use crate::exit::Outcome;
use crate::fail_on::FailOn;
use crate::file::File;
use crate::progress;
use crate::settings::{OutputArgs, TellingArgs};
use crate::web;
use anyhow::{Result, bail};
use jiff::civil::Date;
use std::path::PathBuf;
use variorum::Document;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// One or more reports, each checked apart from the others; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// End with 1 where something is at least so grave: error, warning, note or hint; or never
    #[arg(long, value_name = "LEVEL")]
    fail_on: Option<FailOn>,
    /// The day the reports were published (YYYY-MM-DD), instead of what they say themselves
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    #[command(flatten)]
    telling: TellingArgs,
    #[command(flatten)]
    output: OutputArgs,
}

pub(crate) fn run(args: Args) -> Result<Outcome> {
    once(&args.files)?;
    let files = web::local(&args.files, &args.output.folder())?;
    let settings = File::near(&files[0])?;
    let (config, output) = (args.telling.settle(settings.config.clone()), args.output.settle(&files)?);
    let documents: Vec<Document> = progress::each("Reading", &files, output.quiet, |file| read(file, args.date));
    let failed = documents.len() < files.len();
    if documents.is_empty() {
        bail!("no report is left to check");
    }
    let report = progress::meanwhile("Checking", output.quiet, |steps| variorum::check_in_steps(&documents, &config, steps));
    output.write(&report, "")?;
    Ok(FailOn::settle(args.fail_on, &settings).outcome(&report, failed))
}
