//! Paragraphs in a terminal: styled words, wrapped at a width.

use super::super::Options;
use super::wrap::{Run, wrap};
use std::io::{self, Write};

/// The narrowest and the widest page that is laid out.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=160;

/// What is written to, and what can be shown there.
pub(in crate::render) struct Sheet<'a> {
    /// Columns
    pub(in crate::render) width: usize,
    pub(in crate::render) color: bool,
    ascii: bool,
    pub(in crate::render) out: &'a mut dyn Write,
}

impl<'a> Sheet<'a> {
    /// As wide as wanted, and as can be read.
    pub(in crate::render) fn new(options: &Options, out: &'a mut dyn Write) -> Sheet<'a> {
        Sheet { width: options.width.clamp(*WIDTHS.start(), *WIDTHS.end()), color: options.color, ascii: options.ascii, out }
    }

    /// Writes styled words, wrapped, every line behind `indent` columns; the first line has `lead` there instead.
    pub(in crate::render) fn paragraph(&mut self, lead: &[Run], indent: usize, words: &[Run]) -> io::Result<()> {
        let (lead, words) = (self.shown(lead), self.shown(words));
        for (i, line) in wrap(&words, self.width - indent).iter().enumerate() {
            let taken = if i == 0 { lead.iter().map(Run::width).sum() } else { 0 };
            if i == 0 {
                lead.iter().try_for_each(|run| run.write(self.color, self.out))?;
            }
            write!(self.out, "{:1$}", "", indent.saturating_sub(taken))?;
            line.iter().try_for_each(|run| run.write(self.color, self.out))?;
            writeln!(self.out)?;
        }
        Ok(())
    }

    /// Words as the terminal can show them.
    pub(in crate::render) fn shown(&self, runs: &[Run]) -> Vec<Run> {
        runs.iter().cloned().map(|run| if self.ascii { run.ascii() } else { run }).collect()
    }
}
