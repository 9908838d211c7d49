//! `variorum check FILE…`: what contradicts itself within a report.

use super::compare::{FailOn, fail_on, once, read};
use crate::exit::Outcome;
use crate::progress;
use crate::settings::{OutputArgs, TellingArgs};
use anyhow::{Result, bail};
use jiff::civil::Date;
use std::path::PathBuf;
use variorum::{Config, Document};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// One or more reports, each checked apart from the others; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// End with 1 where something is at least so grave: error, warning, note or hint; or never
    #[arg(long, value_name = "LEVEL", default_value = "error", value_parser = fail_on)]
    fail_on: FailOn,
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
    let (config, output) = (args.telling.settle(Config::default()), args.output.settle(&args.files)?);
    let documents: Vec<Document> = progress::each("Reading", &args.files, output.quiet, |file| read(file, args.date));
    let failed = documents.len() < args.files.len();
    if documents.is_empty() {
        bail!("no report is left to check");
    }
    let report = progress::meanwhile("Checking", output.quiet, || variorum::check(&documents, &config));
    output.write(&report)?;
    Ok(args.fail_on.outcome(&report, failed))
}
