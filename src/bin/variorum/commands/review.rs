//! `variorum review DRAFT --against SOURCE…`: what of a draft its sources carry, say otherwise, or do not have.

use super::baseline;
use super::compare::{FailOn, fail_on, is_stdin};
use crate::exit::{Outcome, complain};
use crate::file::{self, File};
use crate::review::{Told, told};
use crate::settings::{OutputArgs, TellingArgs};
use crate::sources;
use anyhow::{Result, bail};
use jiff::civil::Date;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use variorum::report::{self, Trace};
use variorum::review::Desk;
use variorum::{Document, Report, input};

#[derive(Clone, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    input: Input,
    /// The gravest level that is still no failure is the one below this: error, warning, note, hint or never
    #[arg(long, value_name = "LEVEL", value_parser = fail_on)]
    fail_on: Option<FailOn>,
    /// Leave out findings that are accepted in a file, as `variorum baseline update` writes it [default: the one of the settings]
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// List everything the draft says with the sources that carry it
    #[arg(long)]
    trace: bool,
    #[command(flatten)]
    telling: TellingArgs,
    #[command(flatten)]
    output: OutputArgs,
}

/// What is reviewed, against what.
#[derive(Clone, clap::Args)]
pub(crate) struct Input {
    /// The draft; `-` is standard input
    #[arg(value_name = "DRAFT")]
    pub(crate) draft: PathBuf,
    /// Its sources: files, folders or patterns such as 'wires/**/*.txt'
    #[arg(long, short, value_name = "SOURCE", num_args = 1..)]
    against: Vec<String>,
    /// The day the draft is published (YYYY-MM-DD), instead of what it says itself
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

pub(crate) fn run(args: Args) -> Result<Outcome> {
    let file = File::near(&args.input.draft)?;
    let sources = args.input.files(&file)?;
    let inputs = [std::slice::from_ref(&args.input.draft), &sources].concat();
    let (config, output) = (args.telling.settle(file.config.clone()), args.output.settle(&inputs)?);
    let baseline = args.baseline.as_deref().map_or_else(|| baseline::of(&file), baseline::read)?;
    let draft = args.input.document()?;
    let (desk, failed) = args.input.desk(&sources)?;
    let Told { report, unused, stale } = told(&desk, &draft, &config, &baseline);
    for silence in unused {
        complain(&format!("{}:{}: silences nothing: {}", draft.name(), silence.line, silence.words));
    }
    let known = args.baseline.or_else(|| file.baseline()).unwrap_or_default();
    for accepted in stale {
        complain(&format!("{}: no longer found: {} [{}]", known.display(), accepted.message, accepted.id));
    }
    output.write(&report)?;
    if args.trace && !output.quiet {
        trace(&report, &mut io::stdout().lock())?;
    }
    let set = file.fail_on.as_deref().map(|name| fail_on(name).expect("the file's level was read"));
    Ok(args.fail_on.or(set).unwrap_or(FailOn::ERROR).outcome(&report, failed))
}

impl Input {
    /// The draft as it is read.
    pub(crate) fn document(&self) -> Result<Document> {
        let draft = if is_stdin(&self.draft) { input::read_from(io::stdin().lock(), "-")? } else { input::read(&self.draft)? };
        Ok(self.date.map_or(draft.clone(), |date| draft.with_date(date)))
    }

    /// The sources, and whether one could not be read.
    pub(crate) fn desk(&self, files: &[PathBuf]) -> Result<(Desk, bool)> {
        let documents: Vec<Document> =
            files.iter().filter_map(|file| input::read(file).map_err(|e| complain(&e.to_string())).ok()).collect();
        if documents.is_empty() {
            bail!("no source is left to review {} against", self.draft.display());
        }
        let failed = documents.len() < files.len();
        Ok((Desk::from(documents), failed))
    }

    /// The files of the sources: those that are named, else those that the settings name for the draft.
    pub(crate) fn files(&self, file: &File) -> Result<Vec<PathBuf>> {
        let Some(found) = sources::of(file, &self.draft, &self.against)? else {
            bail!("no sources: name them behind --against, or in {}", file::NAME);
        };
        Ok(found.into_iter().filter(|file| !is_draft(&self.draft, file)).collect())
    }
}

/// A draft that lies among its sources supports nothing of itself.
fn is_draft(draft: &Path, file: &Path) -> bool {
    draft.canonicalize().is_ok_and(|draft| file.canonicalize().is_ok_and(|file| draft == file))
}

/// One line for everything the draft says: the words, what comes of it, and where sources have it.
fn trace(report: &Report, out: &mut dyn Write) -> Result<()> {
    for row in &report.trace {
        let Trace { sort, outcome, at, supports, differs } = row;
        let words = at.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (sort, outcome) = (format!("{sort:?}").to_lowercase(), format!("{outcome:?}").to_lowercase());
        let places = |of: &[report::Stretch]| of.iter().map(|s| place(report, s)).collect::<Vec<_>>().join(", ");
        let says = if supports.is_empty() { String::new() } else { format!(" by {}", places(supports)) };
        let other = if differs.is_empty() { String::new() } else { format!("; otherwise {}", places(differs)) };
        writeln!(out, "{}: {sort} {outcome}{says}{other}: {words}", place(report, at))?;
    }
    Ok(())
}

/// `wires/a.txt:12:3`
pub(crate) fn place(report: &Report, stretch: &report::Stretch) -> String {
    let document = &report.documents[stretch.document];
    let name = document.file();
    document.source.place(stretch.span).map_or(name.to_owned(), |place| format!("{name}:{place}"))
}
