//! `variorum completions SHELL` and `variorum man [FOLDER]`: what packagers install beside the program, made from its arguments.

use crate::exit::Outcome;
use anyhow::{Context, Result};
use clap_complete::Shell;
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct CompletionsArgs {
    /// The shell to complete for
    shell: Shell,
}

#[derive(clap::Args)]
pub(crate) struct ManArgs {
    /// Write the pages of the program and all its commands to a folder, instead of the program's to standard output
    folder: Option<PathBuf>,
}

pub(crate) fn completions(args: &CompletionsArgs, mut program: clap::Command) -> Result<Outcome> {
    let (name, mut script) = (program.get_name().to_owned(), Vec::new());
    clap_complete::generate(args.shell, &mut program, name, &mut script);
    io::stdout().write_all(&script)?;
    Ok(Outcome::Clean)
}

pub(crate) fn man(args: &ManArgs, program: clap::Command) -> Result<Outcome> {
    match &args.folder {
        Some(folder) => clap_mangen::generate_to(program, folder).with_context(|| folder.display().to_string())?,
        None => {
            let mut page = Vec::new();
            clap_mangen::Man::new(program).render(&mut page)?;
            io::stdout().write_all(&page)?;
        }
    }
    Ok(Outcome::Clean)
}
