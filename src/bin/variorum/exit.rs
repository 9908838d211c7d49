//! What the program's end tells the one who called it.

use anyhow::Result;
use std::io;
use std::process::ExitCode;
use variorum::render::visible::visible;

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing to act on
    Clean,
    /// Something at or above the level asked for
    Found,
    /// Not all could be done
    Failed,
}

/// The exit code of an outcome; a fault is told first. A reader that closed the pipe has seen enough, which is no fault.
pub(crate) fn settle(outcome: Result<Outcome>) -> ExitCode {
    let outcome = outcome.unwrap_or_else(|error| {
        if is_closed_pipe(&error) {
            return Outcome::Clean;
        }
        complain(&format!("{error:#}"));
        Outcome::Failed
    });
    ExitCode::from(outcome as u8)
}

/// Whether an error is only a reader that went away.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let closed = |e: &io::Error| e.kind() == io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(closed)
            || cause.downcast_ref::<serde_json::Error>().is_some_and(|e| e.io_error_kind() == Some(io::ErrorKind::BrokenPipe))
    })
}

/// Tells something on standard error, whatever is in it, and even where that is closed.
pub(crate) fn complain(message: &str) {
    use io::Write as _;
    let _ = writeln!(io::stderr(), "variorum: {}", visible(message));
}
