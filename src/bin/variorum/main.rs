//! The command line.

mod commands;

use clap::Parser;
use std::process::ExitCode;

#[derive(Parser)]
#[command(version, about)]
enum Command {
    /// Shows what one stage makes of a text
    Inspect(commands::inspect::Args),
}

fn main() -> ExitCode {
    let done = match Command::parse() {
        Command::Inspect(args) => commands::inspect::run(&args),
    };
    done.unwrap_or_else(|error| {
        eprintln!("variorum: {error:#}");
        ExitCode::from(2)
    })
}
