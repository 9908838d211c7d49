//! Raw arguments about output, settled once into plain settings.

use clap::ValueEnum;
use clap::builder::PossibleValuesParser;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use variorum::render::{self, FORMATS, Format, Options};

/// Columns where the terminal does not tell.
const WIDTH: usize = 100;

#[derive(clap::Args)]
pub(crate) struct OutputArgs {
    /// How the report is written
    #[arg(long, value_name = "NAME", default_value = FORMATS[0].name, value_parser = PossibleValuesParser::new(FORMATS.iter().map(|f| f.name)))]
    format: String,
    /// Write the report to a file
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// When colours are used
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: When,
    /// Columns to lay the report out for (default: the terminal's)
    #[arg(long, value_name = "COLUMNS")]
    width: Option<usize>,
    /// Show hints and all claims that one report alone carries
    #[arg(long, short)]
    verbose: bool,
    /// Write nothing but errors; the exit status tells
    #[arg(long, short, conflicts_with = "verbose")]
    quiet: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

/// Where a report goes and how it looks.
pub(crate) struct Output {
    pub(crate) format: &'static Format,
    pub(crate) options: Options,
    pub(crate) file: Option<PathBuf>,
    pub(crate) quiet: bool,
}

impl OutputArgs {
    pub(crate) fn settle(self) -> Output {
        let color = match self.color {
            When::Always => true,
            When::Never => false,
            When::Auto => self.output.is_none() && anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
        };
        let terminal = || terminal_size::terminal_size_of(io::stdout()).map(|(columns, _)| usize::from(columns.0));
        let width = self.width.or_else(terminal).unwrap_or(WIDTH);
        let format = render::format(&self.format).expect("the parser takes names of the table only");
        Output { format, options: Options { width, color, verbose: self.verbose }, file: self.output, quiet: self.quiet }
    }
}

impl Output {
    /// Writes a report to where it goes.
    pub(crate) fn write(&self, report: &variorum::Report) -> io::Result<()> {
        let mut out: Box<dyn Write> = match &self.file {
            Some(file) => Box::new(BufWriter::new(File::create(file)?)),
            None if self.quiet => return Ok(()),
            None => Box::new(BufWriter::new(io::stdout().lock())),
        };
        (self.format.write)(report, &self.options, &mut *out)?;
        out.flush()
    }
}
