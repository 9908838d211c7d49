//! The command line.

mod commands;
mod exit;
mod fail_on;
mod file;
#[cfg(feature = "lsp")]
mod lsp;
mod model;
mod near;
mod pager;
mod progress;
mod review;
mod revision;
mod screen;
mod settings;
mod sources;
mod web;

use clap::{CommandFactory, Parser};
use std::process::ExitCode;

#[derive(Parser)]
#[command(
    name = "variorum",
    version,
    about,
    after_help = "Exit status: 0 nothing found, 1 something at or above --fail-on, 2 something could not be done."
)]
enum Command {
    /// Finds where two or more reports of one event do not say the same
    Compare(commands::compare::Args),
    /// Traces a draft to its sources: what they carry, say otherwise, or do not have
    Review(commands::review::Args),
    /// Reviews a draft again whenever it, its sources or its settings change
    Watch(commands::review::Args),
    /// Keeps the findings of a review that are known and accepted
    #[command(subcommand)]
    Baseline(commands::baseline::Command),
    /// Tells which settings are in force
    #[command(subcommand)]
    Config(commands::config::Command),
    /// Finds what contradicts itself within a report
    Check(commands::check::Args),
    /// Answers an editor: findings in a draft while it is typed
    #[cfg(feature = "lsp")]
    Lsp(lsp::Args),
    /// Explains a kind of discrepancy, or lists them all
    Explain(commands::explain::Args),
    /// Shows what one stage makes of a text
    Inspect(commands::inspect::Args),
    /// Prints the JSON Schema of the report
    Schema,
    /// Prints completions for a shell
    #[command(hide = true)]
    Completions(commands::shell::CompletionsArgs),
    /// Prints the manual page
    #[command(hide = true)]
    Man(commands::shell::ManArgs),
}

fn main() -> ExitCode {
    exit::settle(match Command::parse() {
        Command::Compare(args) => commands::compare::run(args),
        Command::Review(args) => commands::review::run(args),
        Command::Watch(args) => commands::watch::run(args),
        Command::Baseline(command) => commands::baseline::run(command),
        Command::Config(command) => commands::config::run(&command),
        Command::Check(args) => commands::check::run(args),
        #[cfg(feature = "lsp")]
        Command::Lsp(args) => lsp::run(args),
        Command::Explain(args) => commands::explain::run(&args),
        Command::Inspect(args) => commands::inspect::run(&args),
        Command::Schema => commands::schema::run(),
        Command::Completions(args) => commands::shell::completions(&args, Command::command()),
        Command::Man(args) => commands::shell::man(&args, Command::command()),
    })
}
