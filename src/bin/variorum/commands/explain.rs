//! `variorum explain [ID]`: what a kind of discrepancy means.

use crate::exit::Outcome;
use anyhow::Result;
use std::io::{BufWriter, Write};
use variorum::detect::{self, Kind};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// A kind (name-spelling) or a family of kinds (name); without it, all are listed
    id: Option<String>,
}

pub(crate) fn run(args: &Args) -> Result<Outcome> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let id = args.id.as_deref().unwrap_or_default();
    match detect::kind(id) {
        Some(kind) => explain(kind, &mut out)?,
        None => {
            let listed: Vec<_> = detect::kinds().filter(|kind| id.is_empty() || kind.id.split('-').next() == Some(id)).collect();
            if !id.is_empty() {
                detect::named(id)?;
            }
            let widest = listed.iter().map(|kind| kind.id.len()).max().unwrap_or(0);
            for kind in listed {
                writeln!(out, "{:widest$}  {:7}  {}", kind.id, kind.level.name(), kind.summary)?;
            }
        }
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

fn explain(kind: &Kind, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{} ({}): {}\n\n{}\n", kind.id, kind.level, kind.summary, kind.explanation)?;
    writeln!(out, "Found:  {}", kind.example)?;
    if !kind.silent.is_empty() {
        writeln!(out, "Silent: {}", kind.silent)?;
    }
    Ok(())
}
