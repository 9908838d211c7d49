//! `variorum review DRAFT --against SOURCE…`: what of a draft its sources carry, say otherwise, or do not have.

use super::baseline;
use super::compare::{FailOn, fail_on};
use crate::exit::{Outcome, complain};
use crate::file::{self, File};
use crate::progress;
use crate::settings::{OutputArgs, TellingArgs};
use crate::sources;
use anyhow::{Result, bail};
use jiff::civil::Date;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use variorum::report::{self, Trace};
use variorum::review::silence::Silences;
use variorum::{Config, Document, Report, input};

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    input: Input,
    /// End with 1 where something is at least so grave: error, warning, note or hint; or never
    #[arg(long, value_name = "LEVEL", value_parser = fail_on)]
    fail_on: Option<FailOn>,
    /// Leave out findings that are accepted in a file, as `variorum baseline update` writes it
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
#[derive(clap::Args)]
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

/// A report with what else has to be told.
pub(crate) struct Reviewed {
    pub(crate) report: Report,
    /// Whether a source could not be read.
    pub(crate) failed: bool,
}

pub(crate) fn run(args: Args) -> Result<Outcome> {
    let file = File::near(&args.input.draft)?;
    let sources = args.input.files(&file)?;
    let inputs = [std::slice::from_ref(&args.input.draft), &sources].concat();
    let (config, output) = (args.telling.settle(file.config.clone()), args.output.settle(&inputs)?);
    let Reviewed { mut report, failed } = args.input.review(&file, &sources, &config, output.quiet)?;
    if let Some(path) = &args.baseline {
        let baseline = baseline::read(path)?;
        for stale in baseline.apply(&mut report) {
            complain(&format!("{}: no longer found: {} [{}]", path.display(), stale.message, stale.id));
        }
    }
    output.write(&report)?;
    if args.trace && !output.quiet {
        trace(&report, &mut io::stdout().lock())?;
    }
    let set = file.fail_on.as_deref().map(|name| fail_on(name).expect("the file's level was read"));
    Ok(args.fail_on.or(set).unwrap_or(FailOn::ERROR).outcome(&report, failed))
}

impl Input {
    /// Reads all that is named and reviews the draft.
    pub(crate) fn review(&self, file: &File, files: &[PathBuf], config: &Config, quiet: bool) -> Result<Reviewed> {
        let draft = read(&self.draft)?;
        let draft = self.date.map_or(draft.clone(), |date| draft.with_date(date));
        let (silences, draft) = Silences::read(&draft, &raw(&self.draft).unwrap_or_else(|| draft.text().to_owned()));
        let read = |file: &PathBuf| input::read(file).map_err(|e| complain(&e.to_string())).ok();
        let documents: Vec<Document> = progress::each("Reading", files, quiet, read);
        if documents.is_empty() {
            bail!("no source is left to review {} against", self.draft.display());
        }
        let mut report = progress::meanwhile("Comparing", quiet, || variorum::review(&draft, &documents, config));
        report.retain(|finding| file.tells(finding));
        for unused in silences.apply(&mut report) {
            complain(&format!("{}:{}: silences nothing: {}", self.draft.display(), unused.line, unused.words));
        }
        Ok(Reviewed { report, failed: documents.len() < files.len() })
    }

    /// The files of the sources: those that are named, else those that the settings name for the draft.
    pub(crate) fn files(&self, file: &File) -> Result<Vec<PathBuf>> {
        let found = match file.sources(&self.draft).filter(|_| self.against.is_empty()) {
            Some((base, sources)) => sources::files(base, sources)?,
            None if self.against.is_empty() => bail!("no sources: name them behind --against, or in {}", file::NAME),
            None => sources::files(Path::new(""), &self.against)?,
        };
        let files: Vec<PathBuf> = found.into_iter().filter(|file| !is_draft(&self.draft, file)).collect();
        match file.max_sources {
            Some(most) if files.len() > most => bail!("{} sources are more than the limit of {most}", files.len()),
            _ => Ok(files),
        }
    }
}

/// The text of a draft's file where comments of Markdown and web pages still stand; none where the document's own text has it all.
fn raw(draft: &Path) -> Option<String> {
    let ending = draft.extension()?.to_str()?.to_lowercase();
    let marked = matches!(ending.as_str(), "md" | "markdown" | "html" | "htm" | "xhtml");
    marked.then(|| std::fs::read_to_string(draft).ok()).flatten()
}

fn read(draft: &Path) -> Result<Document> {
    Ok(if draft.as_os_str() == "-" { input::read_from(io::stdin().lock(), "-")? } else { input::read(draft)? })
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

fn place(report: &Report, stretch: &report::Stretch) -> String {
    let document = &report.documents[stretch.document];
    let offset = document.source.offset().unwrap_or(0);
    let span = variorum::text::Span::new(stretch.start - offset, stretch.end - offset);
    let name = document.path.as_ref().unwrap_or(&document.name);
    document.source.place(span).map_or(name.clone(), |place| format!("{name}:{place}"))
}
