//! `variorum explain [ID]`: what a kind of discrepancy means.

use crate::exit::Outcome;
use crate::screen::ScreenArgs;
use crate::settings::print;
use anyhow::{Context, Result};
use variorum::detect::{self, Kind};
use variorum::render::explain;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// A kind (name-spelling) or a family of kinds (name); without it, all are listed
    id: Option<String>,
    #[command(flatten)]
    screen: ScreenArgs,
}

pub(crate) fn run(args: &Args) -> Result<Outcome> {
    let (options, mut out) = (args.screen.options(), Vec::new());
    let id = args.id.as_deref().unwrap_or_default();
    match detect::kind(id) {
        Some(kind) => explain::kind(kind, &options, &mut out)?,
        None => {
            if !id.is_empty() {
                detect::named(id)?;
            }
            let listed: Vec<&Kind> = detect::kinds().filter(|kind| id.is_empty() || kind.id.split('-').next() == Some(id)).collect();
            explain::list(&listed, &options, &mut out)?;
        }
    }
    print(&out).context("standard output")?;
    Ok(Outcome::Clean)
}
