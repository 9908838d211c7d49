//! How a report looks: one file a format; renderers translate and compute nothing.

pub mod json;

use crate::report::Report;
use std::io;

/// What a reader wants to see.
#[derive(Clone, Debug)]
pub struct Options {
    /// Columns of the terminal or page.
    pub width: usize,
    /// Whether hints and all of the coverage are shown.
    pub verbose: bool,
}

/// A way to write a report.
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is for, in a line.
    pub summary: &'static str,
    /// Writes the report; fails only where the writer does.
    pub write: fn(&Report, &Options, &mut dyn io::Write) -> io::Result<()>,
}

/// Every format, in the order help shows them.
pub const FORMATS: &[Format] = &[json::FORMAT];
