//! JSON, for programs.

use super::{Format, Options};
use crate::report::Report;
use std::io;

pub(super) const FORMAT: Format =
    Format { name: "json", summary: "the whole report as JSON, for programs", extension: "json", lines: false, write };

fn write(report: &Report, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, report)?;
    out.write_all(b"\n")
}
