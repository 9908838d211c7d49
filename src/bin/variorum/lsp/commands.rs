//! What the server itself does when an editor asks for it: it writes to the settings and to the file of accepted findings.

use super::draft::Draft;
use crate::commands::baseline;
use crate::file;
use anyhow::{Context, Result, anyhow};
use variorum::review::baseline::Accepted;

/// Accepts a finding: the draft's address and the finding's fingerprint.
pub(super) const ACCEPT: &str = "variorum.accept";
/// Takes two forms for one name: the draft's address and the forms.
pub(super) const ALIAS: &str = "variorum.alias";

/// Every command.
pub(super) const ALL: [&str; 2] = [ACCEPT, ALIAS];

/// Does what a command says about a draft.
pub(super) fn run(name: &str, draft: &Draft, arguments: &[String]) -> Result<()> {
    match (name, arguments) {
        (ACCEPT, [fingerprint]) => accept(draft, fingerprint),
        (ALIAS, [form, other]) => alias(draft, form, other),
        _ => Err(anyhow!("no such command: {name} with {} words", arguments.len())),
    }
}

fn accept(draft: &Draft, fingerprint: &str) -> Result<()> {
    let report = draft.told.as_ref().and_then(|told| told.report.as_ref());
    let finding = report.and_then(|report| report.findings.iter().find(|f| f.fingerprint == fingerprint));
    let finding = finding.context("the finding is no longer there")?;
    let settings = draft.settings.as_ref().context("the draft has no settings")?;
    let path = settings.file.baseline().with_context(|| format!("there is no {} at the draft or above it", file::NAME))?;
    let mut accepted = baseline::of(&settings.file)?;
    accepted.accepted.push(Accepted { fingerprint: fingerprint.to_owned(), id: finding.id.to_owned(), message: finding.message.clone() });
    baseline::write(&path, &accepted)
}

fn alias(draft: &Draft, form: &str, other: &str) -> Result<()> {
    let beside = || Some(draft.path.as_ref()?.with_file_name(file::NAME));
    let known = draft.settings.as_ref().and_then(|settings| settings.file.path.clone());
    let path = known.or_else(beside).context("the draft has no file")?;
    file::add_name(&path, form, other)
}
