//! What standard output can show: colours, columns, letters, links.

use clap::ValueEnum;
use std::env;
use std::io;
use std::path::PathBuf;
use variorum::render::Options;

/// Columns where the terminal does not tell.
const WIDTH: usize = 100;

#[derive(Clone, clap::Args)]
pub(crate) struct ScreenArgs {
    /// When colours are used
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: When,
    /// Columns to lay out for (default: the terminal's)
    #[arg(long, value_name = "COLUMNS")]
    width: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub(crate) enum When {
    Auto,
    Always,
    Never,
}

impl ScreenArgs {
    /// What is asked for, and else what the terminal, `NO_COLOR`, `CLICOLOR_FORCE` and the locale tell.
    pub(crate) fn options(&self) -> Options {
        let color = match self.color {
            When::Always => true,
            When::Never => false,
            When::Auto => anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
        };
        // Behind a pipe, as into `less`, the report is still read in the terminal that standard error goes to.
        let size = || terminal_size::terminal_size_of(io::stdout()).or_else(|| terminal_size::terminal_size_of(io::stderr()));
        let terminal = || size().map(|(columns, _)| usize::from(columns.0));
        Options { width: self.width.or_else(terminal).unwrap_or(WIDTH), color, ascii: is_ascii(), ..Options::default() }
    }

    /// Whether colours are asked for wherever the words go.
    pub(crate) fn always_colored(&self) -> bool {
        self.color == When::Always
    }
}

impl When {
    /// The folder that links are relative to, where there are links.
    pub(crate) fn links(self) -> Option<PathBuf> {
        let shown = match self {
            When::Always => true,
            When::Never => false,
            When::Auto => supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout),
        };
        env::current_dir().ok().filter(|_| shown)
    }
}

/// Whether the locale asks for ASCII: the first of its variables that is set names a character set, and not UTF-8. Where none is set
/// nothing is asked for.
fn is_ascii() -> bool {
    let set = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(|name| env::var(name).ok()).find(|locale| !locale.is_empty());
    set.is_some_and(|locale| {
        let locale = locale.to_lowercase();
        !locale.contains("utf-8") && !locale.contains("utf8")
    })
}
