//! Raw arguments about what is told and where it goes, settled once into plain settings.

use crate::exit::complain;
use crate::near;
use crate::pager;
use crate::screen::{ScreenArgs, When};
use anyhow::{Context, Result, anyhow, bail, ensure};
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use variorum::detect;
#[cfg(feature = "docx")]
use variorum::input::formats;
use variorum::render::{self, FORMATS, Format, Options};
use variorum::{Config, Level};

/// How the names of Word files end: not a format of reports, but of copies of the draft with comments.
const WORD: &str = "docx";

#[derive(Clone, clap::Args)]
#[command(next_help_heading = "What is told")]
pub(crate) struct TellingArgs {
    /// Tell only these kinds or families (name, quote-word, …); may be repeated
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = named)]
    select: Vec<String>,
    /// Do not tell these kinds or families; a kind goes before its family
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = named)]
    ignore: Vec<String>,
    /// Set the level of a kind or family: quote-punctuation=note
    #[arg(long, value_name = "KIND=LEVEL", value_delimiter = ',', value_parser = leveled)]
    level: Vec<(String, Level)>,
    /// Tell only what is at least so sure, from 0 to 1
    #[arg(long, value_name = "SHARE", value_parser = share)]
    min_confidence: Option<f64>,
}

impl TellingArgs {
    /// What is told; it goes before what a settings file says.
    pub(crate) fn settle(self, mut config: Config) -> Config {
        if !self.select.is_empty() {
            config.select.clear();
            config.ignore.retain(|name| !self.select.contains(name));
        }
        config.levels.extend(self.level);
        config.select.extend(self.select);
        config.ignore.extend(self.ignore);
        config.min_confidence = self.min_confidence.unwrap_or(config.min_confidence);
        config
    }
}

fn named(name: &str) -> Result<String, String> {
    detect::named(name).map(str::to_owned).map_err(|error| error.to_string())
}

fn leveled(setting: &str) -> Result<(String, Level), String> {
    let (name, level) = setting.split_once('=').ok_or("not KIND=LEVEL")?;
    Ok((named(name)?, level.parse()?))
}

fn share(number: &str) -> Result<f64, String> {
    let share: f64 = number.parse().map_err(|_| "not a number".to_owned())?;
    if (0.0..=1.0).contains(&share) { Ok(share) } else { Err("not from 0 to 1".to_owned()) }
}

#[derive(Clone, clap::Args)]
#[command(next_help_heading = "How it is told")]
pub(crate) struct OutputArgs {
    #[arg(long, value_name = "NAME[=FILE]", value_delimiter = ',', value_parser = target, help = format_help())]
    format: Vec<Target>,
    /// Write the report to a file, in the format its name ends in unless --format tells another; .docx: a copy of the Word draft with the findings as comments
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    screen: ScreenArgs,
    /// When places are hyperlinks to their files
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    hyperlinks: When,
    /// Page through the report in a terminal, with $VARIORUM_PAGER, $PAGER or less
    #[arg(long)]
    pager: bool,
    /// Show hints and all claims that one report alone carries
    #[arg(long, short)]
    verbose: bool,
    /// Show what the reports say alike: names, titles, figures, dates, quotations that several of them have
    #[arg(long)]
    agreements: bool,
    /// Write nothing to standard output; files are written, and the exit status tells
    #[arg(long, short, conflicts_with = "verbose")]
    quiet: bool,
    /// Tell on standard error how often each kind was found
    #[arg(long)]
    stats: bool,
}

fn format_help() -> String {
    let row = |format: &Format| format!("{} ({})", format.name, format.summary);
    let rows: Vec<String> = FORMATS.iter().map(row).collect();
    format!("How the report is written, and to which file; may be repeated: {} [default: {}]", rows.join("; "), FORMATS[0].name)
}

/// A report in one format.
#[derive(Clone)]
struct Target {
    format: &'static Format,
    /// Standard output without one
    file: Option<PathBuf>,
}

fn target(name: &str) -> Result<Target, String> {
    let (name, file) = name.split_once('=').map_or((name, None), |(name, file)| (name, Some(PathBuf::from(file))));
    let known: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    let unknown = || format!("no format {name:?}: {}{}", known.join(", "), near::meant(name, known.iter().copied()));
    let format = render::format(name).ok_or_else(unknown)?;
    if file.as_ref().is_some_and(|file| file.as_os_str().is_empty()) {
        return Err("no file behind the =".to_owned());
    }
    Ok(Target { format, file })
}

/// Where reports go and how they look.
pub(crate) struct Output {
    targets: Vec<Target>,
    /// A copy of the first document, with comments
    word: Option<PathBuf>,
    options: Options,
    /// Those of files.
    outlasting: Options,
    pager: bool,
    pub(crate) quiet: bool,
    stats: bool,
}

impl OutputArgs {
    /// The folder that the report is written to; pages of the web are saved beside it.
    pub(crate) fn folder(&self) -> PathBuf {
        let file = self.output.as_ref().or_else(|| self.format.iter().find_map(|target| target.file.as_ref()));
        file.and_then(|file| file.parent()).unwrap_or(Path::new("")).to_owned()
    }

    /// Fails where two reports would go to one place, or one over a file that is compared.
    pub(crate) fn settle(mut self, inputs: &[PathBuf]) -> Result<Output> {
        let word = self.output.take_if(|file| file.extension().is_some_and(|e| e.eq_ignore_ascii_case(WORD)));
        let alone = word.is_some() && self.format.is_empty();
        let targets = if alone { Vec::new() } else { targets(self.format, self.output)? };
        if let Some(file) = &word {
            ensure!(!inputs.iter().any(|input| is_same(Some(file), input)), "{} is compared, and would be written over", file.display());
        }
        let mut taken: BTreeSet<Option<&Path>> = BTreeSet::new();
        for target in &targets {
            let file = target.file.as_deref();
            let name = || file.map_or("standard output".into(), |f| f.display().to_string());
            ensure!(taken.insert(file), "two reports would go to {}; --format NAME=FILE gives one a file", name());
            ensure!(!inputs.iter().any(|input| is_same(file, input)), "{} is compared, and would be written over", name());
        }
        let options =
            Options { verbose: self.verbose, agreements: self.agreements, links: self.hyperlinks.links(), ..self.screen.options() };
        // A file outlives the terminal: it gets colours only where they are asked for, and every letter.
        let outlasting = Options { color: self.screen.always_colored(), ascii: false, links: None, ..options.clone() };
        let pager = self.pager && io::stdout().is_terminal();
        Ok(Output { targets, word, options, outlasting, pager, quiet: self.quiet, stats: self.stats })
    }
}

/// The reports asked for: `--output` is the file of the one that has none.
fn targets(formats: Vec<Target>, output: Option<PathBuf>) -> Result<Vec<Target>> {
    let mut targets = formats;
    let bare = targets.iter_mut().filter(|target| target.file.is_none()).count();
    match output {
        Some(_) if bare > 1 => bail!("--output is the file of one report, and {bare} have none"),
        Some(file) => match targets.iter_mut().find(|target| target.file.is_none()) {
            Some(target) => target.file = Some(file),
            None => targets.push(Target { format: format_by_ending(&file)?, file: Some(file) }),
        },
        None if targets.is_empty() => targets.push(Target { format: &FORMATS[0], file: None }),
        None => {}
    }
    Ok(targets)
}

/// The format of a file that nothing but its name tells of: that of its ending, and without one what a terminal shows.
fn format_by_ending(file: &Path) -> Result<&'static Format> {
    let Some(ending) = file.extension() else { return Ok(&FORMATS[0]) };
    render::format_of(file).ok_or_else(|| {
        let endings = FORMATS.iter().map(|format| format.extension).filter(|ending| !ending.is_empty()).chain([WORD]);
        let known: Vec<String> = endings.map(|ending| format!(".{ending}")).collect();
        let near = near::meant(&format!(".{}", ending.display()), known.iter().map(String::as_str));
        anyhow!("{}: no format has this ending: {}; --format names one for any file{near}", file.display(), known.join(", "))
    })
}

fn is_same(file: Option<&Path>, input: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    file.and_then(real).is_some_and(|file| real(input) == Some(file))
}

impl Target {
    fn bytes(&self, report: &variorum::Report, options: &Options) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        (self.format.write)(report, options, &mut bytes)?;
        Ok(bytes)
    }
}

impl Output {
    /// The same for a report that so many findings were left out of.
    pub(crate) fn leaving_out(mut self, findings: usize) -> Output {
        (self.options.left_out, self.outlasting.left_out) = (findings, findings);
        self
    }

    /// Writes a report to wherever it goes, and some lines behind it to standard output, unless what stands there is for programs; a reader
    /// that closed the pipe has seen enough.
    pub(crate) fn write(&self, report: &variorum::Report, lines: &str) -> Result<()> {
        for target in &self.targets {
            match &target.file {
                Some(file) => {
                    fs::write(file, target.bytes(report, &self.outlasting)?).with_context(|| file.display().to_string())?;
                    self.wrote(file);
                }
                None if self.quiet => {}
                None if target.format.lines => self.show(&[&target.bytes(report, &self.options)?, lines.as_bytes()].concat())?,
                None => self.show(&target.bytes(report, &self.options)?)?,
            }
        }
        if !self.quiet && self.targets.iter().all(|target| target.file.is_some()) {
            self.show(lines.as_bytes())?;
        }
        if let Some(file) = &self.word {
            fs::write(file, commented(report, &self.options)?).with_context(|| file.display().to_string())?;
        }
        if self.stats { stats(report) } else { Ok(()) }
    }

    /// Shows bytes on standard output.
    fn show(&self, bytes: &[u8]) -> Result<()> {
        if self.pager && !bytes.is_empty() { pager::show(bytes) } else { print(bytes).context("standard output") }
    }

    /// Tells someone at a terminal that the silence was success.
    fn wrote(&self, file: &Path) {
        if !self.quiet && io::stderr().is_terminal() {
            complain(&format!("wrote {}", file.display()));
        }
    }
}

/// A copy of the first document's file with the findings as comments.
#[cfg(feature = "docx")]
fn commented(report: &variorum::Report, options: &Options) -> Result<Vec<u8>> {
    let name = report.documents[0].file();
    let bytes = fs::read(name).with_context(|| name.to_owned())?;
    let format = formats::format(&bytes, name).name;
    ensure!(format == "Word", "comments are written into a copy of a Word file, and {name} is {format}");
    Ok(render::docx::commented(report, options, &bytes).map_err(|kind| kind.of(name))?)
}

#[cfg(not(feature = "docx"))]
fn commented(_: &variorum::Report, _: &Options) -> Result<Vec<u8>> {
    bail!("this build writes no Word files: it was made without the feature `docx`")
}

/// Writes to standard output; a reader that closed the pipe has seen enough.
pub(crate) fn print(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// One line a kind, and what was compared.
fn stats(report: &variorum::Report) -> Result<()> {
    let (mut err, counts) = (io::stderr().lock(), &report.summary);
    for kind in &counts.kinds {
        writeln!(err, "{:6}  {}", kind.count, kind.id)?;
    }
    let rows = [
        (counts.linked.all(), "links of claims"),
        (counts.differ, "values differ"),
        (counts.agree, "values agree"),
        (counts.cannot_tell, "values cannot be told"),
    ];
    for (count, what) in rows.into_iter().chain([(counts.only.iter().sum(), "claims in one report only")]) {
        writeln!(err, "{count:6}  {what}")?;
    }
    Ok(())
}
