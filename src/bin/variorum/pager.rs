//! A report shown a screen at a time.

use crate::exit::complain;
use crate::settings::print;
use anyhow::{Context, Result};
use std::env;
use std::io::{self, Write};
use std::process::{Command, Stdio};

/// What a shell ends with where there is no such command, or it cannot be run.
const NO_COMMAND: [i32; 2] = [127, 126];

/// Shows bytes through the reader's pager; where there is none they are written all the same.
pub(crate) fn show(bytes: &[u8]) -> Result<()> {
    let set = ["VARIORUM_PAGER", "PAGER"].into_iter().find_map(|name| env::var(name).ok());
    let pager = set.unwrap_or_else(|| "less".to_owned());
    if !matches!(pager.trim(), "" | "cat") {
        match page(&pager, bytes) {
            Ok(true) => return Ok(()),
            Ok(false) => complain(&format!("warning: no pager {pager:?}")),
            Err(error) => complain(&format!("warning: pager {pager:?}: {error}")),
        }
    }
    print(bytes).context("standard output")
}

/// Whether the pager could be run; one that was left early has shown enough.
fn page(pager: &str, bytes: &[u8]) -> io::Result<bool> {
    let mut command = shell(pager);
    if env::var_os("LESS").is_none() {
        // Colours as they are, and no paging of what fits on the screen.
        command.env("LESS", "FRX");
    }
    let mut running = command.stdin(Stdio::piped()).spawn()?;
    let written = running.stdin.take().map_or(Ok(()), |mut input| input.write_all(bytes));
    let ended = running.wait()?;
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(!ended.code().is_some_and(|code| NO_COMMAND.contains(&code))),
    }
}

/// A pager is a command line, as `man` takes it.
fn shell(pager: &str) -> Command {
    let (shell, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let mut command = Command::new(shell);
    command.arg(flag).arg(pager);
    command
}
