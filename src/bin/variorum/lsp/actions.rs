//! What can be done about a finding with one key.

use super::commands::{ACCEPT, ALIAS};
use super::draft::Draft;
use super::places::Units;
use super::told::{Row, Told};
use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, Command, Diagnostic, Position, Range, TextEdit, WorkspaceEdit,
};
use serde_json::{Value, json};
use std::collections::HashMap;
use variorum::Report;
use variorum::config::family;
use variorum::input::formats;
use variorum::report::Finding;

/// The families whose words a source's can stand for.
const TAKEN: [&str; 6] = ["name", "place", "title", "number", "date", "quote"];
/// The families that the settings' names silence.
const ALIASED: [&str; 4] = ["name", "place", "title", "attribution"];
/// The longest form that is offered, in bytes.
const LONGEST: usize = 400;

/// All that can be done about the findings in a range.
pub(super) fn actions(told: &Told, draft: &Draft, params: &CodeActionParams, units: Units) -> Vec<CodeActionOrCommand> {
    let wanted = |only: &Vec<CodeActionKind>| only.iter().any(|kind| CodeActionKind::QUICKFIX.as_str().starts_with(kind.as_str()));
    let Some(report) = told.report.as_ref().filter(|_| params.context.only.as_ref().is_none_or(wanted)) else { return Vec::new() };
    let rows = told.at(params.range);
    let mut actions: Vec<CodeAction> = Vec::new();
    for row in rows {
        let finding = row.finding(report);
        let own = about(finding, &params.context.diagnostics);
        let here = taken(report, row, draft).chain(accepted_here(report, row, draft, units));
        let offered = here.chain(kept(finding, draft)).chain(aliased(report, row, draft));
        for action in offered {
            if !actions.iter().any(|a| a.title == action.title) {
                actions.push(CodeAction { diagnostics: Some(own.clone()), ..action });
            }
        }
    }
    actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()
}

/// The editor's own copies of a finding.
fn about(finding: &Finding, diagnostics: &[Diagnostic]) -> Vec<Diagnostic> {
    let data = Value::from(finding.fingerprint.clone());
    diagnostics.iter().filter(|d| d.data.as_ref() == Some(&data)).cloned().collect()
}

/// The distinct forms of the sources, in the order of the readings.
fn forms<'r>(report: &'r Report, row: &Row) -> Vec<&'r str> {
    let mut forms = Vec::new();
    for text in row.finding(report).readings.iter().filter(|r| r.document > 0).filter_map(|r| r.text.as_deref()) {
        if text.len() <= LONGEST && !forms.contains(&text) {
            forms.push(text);
        }
    }
    forms
}

/// The source's words in place of the draft's.
fn taken(report: &Report, row: &Row, draft: &Draft) -> impl Iterator<Item = CodeAction> {
    let finding = row.finding(report);
    let fits = TAKEN.contains(&family(finding.id)) && row.reading(report).text.is_some();
    let forms = if fits { forms(report, row) } else { Vec::new() };
    forms.into_iter().map(move |form| {
        let written = if is_html(draft) { html_escape::encode_text(form).into_owned() } else { form.to_owned() };
        let title = format!("Take the source's form: {}", line(form));
        edit(draft, title, TextEdit { range: row.range, new_text: written })
    })
}

/// A mark in the draft that silences the finding at its place.
fn accepted_here(report: &Report, row: &Row, draft: &Draft, units: Units) -> Option<CodeAction> {
    let kind = row.finding(report).id;
    let line = row.range.start.line;
    let (at, words) = if is_html(draft) || format(draft) == "Markdown" {
        let words = draft.lines.line(&draft.text, line as usize + 1);
        // Inside a tag there is no room for a comment.
        if is_html(draft) && words.rfind('<') > words.rfind('>') {
            return None;
        }
        (units.end(words, line), format!(" <!-- variorum: ignore {kind} -->"))
    } else if row.reading(report).text.is_some() {
        (row.range.end, " [CQ]".to_owned())
    } else {
        (Position::new(line, 0), format!("variorum: ignore {kind}\n"))
    };
    Some(edit(draft, format!("Accept here ({kind})"), TextEdit { range: Range::new(at, at), new_text: words }))
}

/// The finding among those that are accepted, if there is a file for them.
fn kept(finding: &Finding, draft: &Draft) -> Option<CodeAction> {
    draft.settings.as_ref()?.file.baseline()?;
    let arguments = vec![json!(draft.uri), json!(finding.fingerprint)];
    Some(command(format!("Add to the baseline ({})", finding.id), ACCEPT, arguments))
}

/// The two forms of a name among those that stand for each other.
fn aliased(report: &Report, row: &Row, draft: &Draft) -> Vec<CodeAction> {
    let own = row.reading(report).text.as_deref().filter(|_| ALIASED.contains(&family(row.finding(report).id)));
    let Some(own) = own.filter(|_| draft.path.is_some()) else { return Vec::new() };
    let alias = |form: &str| {
        let title = format!("Accept everywhere: {} = {}", line(own), line(form));
        command(title, ALIAS, vec![json!(draft.uri), json!(line(own)), json!(line(form))])
    };
    forms(report, row).into_iter().filter(|form| *form != own).map(alias).collect()
}

fn edit(draft: &Draft, title: String, edit: TextEdit) -> CodeAction {
    #[allow(clippy::mutable_key_type, reason = "the protocol's own type")]
    let changes = HashMap::from([(draft.uri.clone(), vec![edit])]);
    let edit = WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    CodeAction { title, kind: Some(CodeActionKind::QUICKFIX), edit: Some(edit), ..CodeAction::default() }
}

fn command(title: String, name: &str, arguments: Vec<Value>) -> CodeAction {
    let command = Command { title: title.clone(), command: name.to_owned(), arguments: Some(arguments) };
    CodeAction { title, kind: Some(CodeActionKind::QUICKFIX), command: Some(command), ..CodeAction::default() }
}

fn line(form: &str) -> String {
    form.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn format(draft: &Draft) -> &'static str {
    formats::format(draft.text.as_bytes(), &draft.name).name
}

fn is_html(draft: &Draft) -> bool {
    format(draft) == "HTML"
}
