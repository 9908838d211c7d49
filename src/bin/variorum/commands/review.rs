//! `variorum review DRAFT --against SOURCE…`: what of a draft its sources carry, say otherwise, or do not have.

use super::baseline;
use super::compare::is_stdin;
use crate::exit::{Outcome, complain};
use crate::fail_on::FailOn;
use crate::file::{self, File};
use crate::model::ModelArgs;
use crate::progress;
use crate::review::{Told, told};
use crate::revision;
use crate::settings::{OutputArgs, TellingArgs};
use crate::sources;
use crate::web;
use anyhow::{Result, bail};
use jiff::civil::Date;
use std::io;
use std::path::{Path, PathBuf};
use variorum::render::count;
use variorum::render::visible::visible;
use variorum::report::{self, Trace};
use variorum::review::Desk;
use variorum::review::baseline::Baseline;
use variorum::{Config, Document, Report, Steps, input};

#[derive(Clone, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) input: Input,
    /// End with 1 where something is at least so grave: error, warning, note or hint; or never
    #[arg(long, value_name = "LEVEL")]
    fail_on: Option<FailOn>,
    /// Leave out findings that are accepted in a file, as `variorum baseline update` writes it [default: the one of the settings]
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Leave out what was found already in the draft as it was at a git revision
    #[arg(long, value_name = "REV")]
    since: Option<String>,
    /// List everything the draft says with the sources that carry it
    #[arg(long)]
    trace: bool,
    #[command(flatten)]
    telling: TellingArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
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
    #[command(flatten)]
    pub(crate) model: ModelArgs,
}

pub(crate) fn run(mut args: Args) -> Result<Outcome> {
    args.input.fetch(&args.output.folder())?;
    let file = File::near(&args.input.draft)?;
    let sources = args.input.files(&file)?;
    let inputs = [std::slice::from_ref(&args.input.draft), &sources].concat();
    let (config, output) = (args.telling.settle(file.config.clone()), args.output.settle(&inputs)?);
    let config = Config { encoder: args.input.model.open(&file)?, ..config };
    let baseline = args.baseline.as_deref().map_or_else(|| baseline::of(&file), baseline::read)?;
    let draft = args.input.document()?;
    let (desk, failed) = args.input.desk(&sources, output.quiet)?;
    let Told { mut report, faults, stale, silenced, known: accepted } =
        progress::meanwhile("Comparing", output.quiet, |steps| told(&desk, &draft, &config, &baseline, steps));
    for fault in faults {
        complain(&format!("{}:{}: {}", draft.name(), fault.line, fault.message));
    }
    let known = args.baseline.or_else(|| file.baseline()).unwrap_or_default();
    if accepted > 0 && !output.quiet {
        complain(&format!("{}: {} left out", known.display(), count(accepted, "accepted finding")));
    }
    for gone in stale {
        complain(&format!("{}: no longer found: {} [{}]", known.display(), gone.message, gone.id));
    }
    let found = silenced + accepted + report.findings.len();
    if let Some(revision) = &args.since {
        let before = args.input.before(revision)?;
        let known = before.map(|before| Baseline::of(&told(&desk, &before, &config, &baseline, &Steps::untold()).report));
        known.unwrap_or_default().apply(&mut report);
    }
    let output = output.leaving_out(found - report.findings.len());
    output.write(&report, &if args.trace { trace(&report) } else { String::new() })?;
    Ok(FailOn::settle(args.fail_on, &file).outcome(&report, failed))
}

impl Input {
    /// Puts saved pages in place of addresses on the web; `folder` is where they are saved.
    pub(crate) fn fetch(&mut self, folder: &Path) -> Result<()> {
        self.draft = web::local(std::slice::from_ref(&self.draft), folder)?.remove(0);
        let against: Vec<PathBuf> = self.against.iter().map(PathBuf::from).collect();
        if self.against.iter().any(|source| web::is_address(source)) {
            self.against = web::local(&against, folder)?.iter().map(|file| file.display().to_string()).collect();
        }
        Ok(())
    }

    /// The draft as it was at a revision; none where it was not there yet, or held no text.
    fn before(&self, revision: &str) -> Result<Option<Document>> {
        let bytes = revision::before(&self.draft, revision)?;
        let document = bytes.and_then(|bytes| input::read_from(bytes.as_slice(), &self.draft.display().to_string()).ok());
        Ok(document.map(|document| self.date.map_or(document.clone(), |date| document.with_date(date))))
    }

    /// The draft as it is read.
    pub(crate) fn document(&self) -> Result<Document> {
        let draft = if is_stdin(&self.draft) { input::read_from(io::stdin().lock(), "-")? } else { input::read(&self.draft)? };
        Ok(self.date.map_or(draft.clone(), |date| draft.with_date(date)))
    }

    /// The sources, and whether one could not be read.
    pub(crate) fn desk(&self, files: &[PathBuf], quiet: bool) -> Result<(Desk, bool)> {
        let read = |file: &PathBuf| input::read(file).map_err(|e| complain(&e.to_string())).ok();
        let documents: Vec<Document> = progress::each("Reading", files, quiet, read);
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
fn trace(report: &Report) -> String {
    let line = |row: &Trace| {
        let Trace { sort, outcome, at, supports, differs } = row;
        let words = at.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (sort, outcome) = (format!("{sort:?}").to_lowercase(), format!("{outcome:?}").to_lowercase());
        let places = |of: &[report::Stretch]| of.iter().map(|s| place(report, s)).collect::<Vec<_>>().join(", ");
        let says = if supports.is_empty() { String::new() } else { format!(" by {}", places(supports)) };
        let other = if differs.is_empty() { String::new() } else { format!("; otherwise {}", places(differs)) };
        format!("{}: {sort} {outcome}{says}{other}: {}\n", visible(&place(report, at)), visible(&words))
    };
    report.trace.iter().map(line).collect()
}

/// `wires/a.txt:12:3`
pub(crate) fn place(report: &Report, stretch: &report::Stretch) -> String {
    let document = &report.documents[stretch.document];
    let name = document.file();
    document.source.place(stretch.span).map_or(name.to_owned(), |place| format!("{name}:{place}"))
}
