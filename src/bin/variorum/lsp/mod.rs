//! `variorum lsp`: a language server on standard input and output.
//!
//! One thread reads messages, another answers them in order. What was typed is reviewed when no message waits, so that fast typing is
//! reviewed once; a question about a draft that is not reviewed yet is answered from a review made for it.

mod actions;
mod commands;
mod draft;
mod hover;
mod places;
mod server;
mod shelf;
mod told;
mod uri;
mod wire;

use crate::exit::Outcome;
use crate::model::ModelArgs;
use anyhow::Result;
use server::Server;
use std::io;
use std::sync::mpsc;
use std::thread;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Sources of drafts for which no variorum.toml names any: files, folders or patterns
    #[arg(long, short, value_name = "SOURCE", num_args = 1..)]
    against: Vec<String>,
    #[command(flatten)]
    model: ModelArgs,
    /// Standard input and output, the only way there is; many editors say so
    #[arg(long, hide = true)]
    stdio: bool,
}

pub(crate) fn run(args: Args) -> Result<Outcome> {
    let (sender, messages) = mpsc::channel();
    thread::spawn(move || {
        let mut input = io::stdin().lock();
        while let Ok(Some(read)) = wire::read(&mut input) {
            if sender.send(read).is_err() {
                break;
            }
        }
    });
    let mut server = Server::new(args.against, args.model, io::stdout());
    while let Ok(first) = messages.recv() {
        for read in std::iter::once(first).chain(messages.try_iter()) {
            if let Some(outcome) = server.take(read)? {
                return Ok(outcome);
            }
        }
        server.tell()?;
    }
    Ok(server.left())
}
