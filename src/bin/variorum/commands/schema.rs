//! `variorum schema`: the shape of the report, for programs that read it.

use crate::exit::Outcome;
use anyhow::Result;
use std::io::Write;

pub(crate) fn run() -> Result<Outcome> {
    let schema = schemars::schema_for!(variorum::Report);
    writeln!(std::io::stdout(), "{}", serde_json::to_string_pretty(&schema)?)?;
    Ok(Outcome::Clean)
}
