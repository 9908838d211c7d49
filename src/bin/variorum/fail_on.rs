//! From what level on a finding makes the program fail.

use crate::exit::Outcome;
use crate::file::File;
use crate::near;
use std::str::FromStr;
use variorum::{Level, Report};

/// The name of no level at all.
const NEVER: &str = "never";

/// The least grave level that makes the program fail, if any does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FailOn(Option<Level>);

impl FailOn {
    /// What the command line says, else the settings, else errors.
    pub(crate) fn settle(said: Option<FailOn>, settings: &File) -> FailOn {
        said.or(settings.fail_on).unwrap_or(FailOn(Some(Level::Error)))
    }

    /// What a report comes to; `failed` where an input could not be read.
    pub(crate) fn outcome(self, report: &Report, failed: bool) -> Outcome {
        match self.0 {
            _ if failed => Outcome::Failed,
            Some(level) if report.has(level) => Outcome::Found,
            _ => Outcome::Clean,
        }
    }
}

impl FromStr for FailOn {
    type Err = String;

    fn from_str(name: &str) -> Result<FailOn, String> {
        let level = Level::ALL.into_iter().find(|level| level.name() == name);
        if level.is_some() || name == NEVER {
            return Ok(FailOn(level));
        }
        let levels = Level::ALL.map(Level::name);
        let near = near::meant(name, levels.into_iter().chain([NEVER]));
        Err(format!("no level {name:?}: {} or {NEVER}{near}", levels.join(", ")))
    }
}
