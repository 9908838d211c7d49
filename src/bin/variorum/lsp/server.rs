//! The state of a session and what each message does to it.

use super::commands;
use super::draft::Draft;
use super::hover;
use super::places::Units;
use super::shelf::Shelf;
use super::told;
use super::wire::{self, Read};
use super::{actions, commands::ALL};
use crate::exit::Outcome;
use crate::model::ModelArgs;
use anyhow::Result;
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, ResponseError};
use lsp_types::{
    CodeActionParams, DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, ExecuteCommandParams,
    GotoDefinitionParams, HoverParams, PositionEncodingKind, PublishDiagnosticsParams, Uri,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write;
use std::rc::Rc;

/// A session with one editor.
pub(super) struct Server<W> {
    out: W,
    phase: Phase,
    units: Units,
    /// Whether the editor tells of changed files when asked to.
    watches: bool,
    shelf: Shelf,
    drafts: BTreeMap<String, Draft>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    New,
    Running,
    /// Only `exit` may follow
    Shut,
}

type Answer = Result<Value, ResponseError>;

impl<W: Write> Server<W> {
    pub(super) fn new(against: Vec<String>, model: ModelArgs, out: W) -> Server<W> {
        let shelf = Shelf::new(against, model);
        Server { out, phase: Phase::New, units: Units::Utf16, watches: false, shelf, drafts: BTreeMap::new() }
    }

    /// What it comes to that the editor left.
    pub(super) fn left(&self) -> Outcome {
        if self.phase == Phase::Shut { Outcome::Clean } else { Outcome::Failed }
    }

    /// Does what a message says; what the program ends with, if it ends.
    pub(super) fn take(&mut self, read: Read) -> Result<Option<Outcome>> {
        match read {
            Read::Malformed(fault) => self.send(json!({ "id": null, "error": error(ErrorCode::ParseError, fault) }))?,
            Read::Message(Message::Request(request)) => {
                let id = request.id.clone();
                let answer = self.answer(request);
                self.respond(&id, answer)?;
            }
            Read::Message(Message::Notification(n)) if n.method == "exit" => return Ok(Some(self.left())),
            Read::Message(Message::Notification(n)) if self.phase == Phase::Running => self.note(n)?,
            Read::Message(_) => {}
        }
        Ok(None)
    }

    /// Reviews every draft that changed, and tells what is found.
    pub(super) fn tell(&mut self) -> Result<()> {
        let changed: Vec<String> = self.drafts.iter().filter(|(_, draft)| draft.told.is_none()).map(|(uri, _)| uri.clone()).collect();
        changed.iter().try_for_each(|uri| self.review(uri))
    }

    /// Reviews a draft if it changed.
    fn review(&mut self, uri: &str) -> Result<()> {
        let Some(draft) = self.drafts.get_mut(uri).filter(|draft| draft.told.is_none()) else { return Ok(()) };
        let mut faults = Vec::new();
        let settings = draft.settings.take().unwrap_or_else(|| {
            let settings = self.shelf.settings(draft.path.as_deref());
            faults.clone_from(&settings.faults);
            Rc::new(settings)
        });
        let told = told::told(draft, &settings, self.units);
        draft.settings = Some(settings);
        let diagnostics = told.diagnostics(draft, self.units);
        draft.told = Some(told);
        let params = PublishDiagnosticsParams::new(draft.uri.clone(), diagnostics, Some(draft.version));
        self.notify("textDocument/publishDiagnostics", params)?;
        faults
            .into_iter()
            .try_for_each(|fault| self.notify("window/showMessage", json!({ "type": 1, "message": format!("variorum: {fault}") })))
    }

    fn answer(&mut self, request: Request) -> Answer {
        let Request { method, params, .. } = request;
        match (self.phase, method.as_str()) {
            (Phase::New, "initialize") => Ok(self.initialize(&params)),
            (Phase::New, _) => Err(error(ErrorCode::ServerNotInitialized, "initialize comes first")),
            (Phase::Shut, _) | (_, "initialize") => Err(error(ErrorCode::InvalidRequest, "not now")),
            (_, "shutdown") => {
                self.phase = Phase::Shut;
                Ok(Value::Null)
            }
            (_, "textDocument/hover") => {
                let HoverParams { text_document_position_params: at, .. } = parsed(params)?;
                self.ask(&at.text_document.uri, |told, draft, units| hover::hover(told, draft, at.position, units))
            }
            (_, "textDocument/definition") => {
                let GotoDefinitionParams { text_document_position_params: at, .. } = parsed(params)?;
                self.ask(&at.text_document.uri, |told, draft, units| hover::definition(told, draft, at.position, units))
            }
            (_, "textDocument/codeAction") => {
                let params: CodeActionParams = parsed(params)?;
                self.ask(&params.text_document.uri.clone(), |told, draft, units| actions::actions(told, draft, &params, units))
            }
            (_, "workspace/executeCommand") => self.execute(parsed(params)?),
            (_, other) => Err(error(ErrorCode::MethodNotFound, other)),
        }
    }

    /// Answers from a review of the draft as it is; of one that is not open, with nothing.
    fn ask<T: Serialize>(&mut self, uri: &Uri, answer: impl FnOnce(&told::Told, &Draft, Units) -> T) -> Answer {
        self.review(uri.as_str()).map_err(failed)?;
        let told = self.drafts.get(uri.as_str()).and_then(|draft| Some((draft, draft.told.as_ref()?)));
        Ok(told.map_or(Value::Null, |(draft, told)| json!(answer(told, draft, self.units))))
    }

    fn execute(&mut self, params: ExecuteCommandParams) -> Answer {
        let words: Option<Vec<String>> = params.arguments.iter().map(|word| word.as_str().map(str::to_owned)).collect();
        let words =
            words.filter(|words| !words.is_empty()).ok_or_else(|| error(ErrorCode::InvalidParams, "a draft's address and words"))?;
        let draft = self.drafts.get(&words[0]).ok_or_else(|| error(ErrorCode::InvalidParams, "the draft is not open"))?;
        commands::run(&params.command, draft, &words[1..]).map_err(failed)?;
        self.renew();
        Ok(Value::Null)
    }

    /// What this server can do, in the editor's terms. Only what is needed of them is read, so that a new editor cannot be too new.
    fn initialize(&mut self, params: &Value) -> Value {
        let offered = params.pointer("/capabilities/general/positionEncodings").cloned().unwrap_or_default();
        let offered: Vec<PositionEncodingKind> = serde_json::from_value(offered).unwrap_or_default();
        let watches = params.pointer("/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration");
        (self.units, self.watches, self.phase) = (Units::agree(&offered), watches == Some(&Value::Bool(true)), Phase::Running);
        json!({
            "capabilities": {
                "positionEncoding": self.units.kind(),
                "textDocumentSync": { "openClose": true, "change": 2, "save": true },
                "hoverProvider": true,
                "definitionProvider": true,
                "codeActionProvider": { "codeActionKinds": ["quickfix"] },
                "executeCommandProvider": { "commands": ALL },
            },
            "serverInfo": { "name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION") },
        })
    }

    fn note(&mut self, note: Notification) -> Result<()> {
        match note.method.as_str() {
            "initialized" if self.watches => self.watch()?,
            "textDocument/didOpen" => {
                if let Ok(DidOpenTextDocumentParams { text_document }) = parsed(note.params) {
                    self.drafts.insert(text_document.uri.as_str().to_owned(), Draft::open(text_document));
                }
            }
            "textDocument/didChange" => {
                if let Ok(DidChangeTextDocumentParams { text_document, content_changes }) = parsed(note.params)
                    && let Some(draft) = self.drafts.get_mut(text_document.uri.as_str())
                {
                    draft.change(text_document.version, content_changes, self.units);
                }
            }
            "textDocument/didClose" => {
                if let Ok(DidCloseTextDocumentParams { text_document }) = parsed(note.params)
                    && self.drafts.remove(text_document.uri.as_str()).is_some()
                {
                    let none = PublishDiagnosticsParams::new(text_document.uri, Vec::new(), None);
                    self.notify("textDocument/publishDiagnostics", none)?;
                }
            }
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" | "workspace/didChangeConfiguration" => self.renew(),
            _ => {}
        }
        Ok(())
    }

    /// Settings and sources may have changed: those that did are read again for every draft.
    fn renew(&mut self) {
        self.drafts.values_mut().for_each(Draft::renew);
    }

    /// Asks to be told of changes in settings, accepted findings and what can be a source.
    fn watch(&mut self) -> Result<()> {
        let watchers = json!([{ "globPattern": "**/variorum*.{toml,json}" }, { "globPattern": "**/*.{txt,md,html,htm,docx,pdf}" }]);
        let registration =
            json!({ "id": "files", "method": "workspace/didChangeWatchedFiles", "registerOptions": { "watchers": watchers } });
        self.send(json!({ "id": "watch", "method": "client/registerCapability", "params": { "registrations": [registration] } }))
    }

    fn respond(&mut self, id: &RequestId, answer: Answer) -> Result<()> {
        self.send(match answer {
            Ok(result) => json!({ "id": id, "result": result }),
            Err(error) => json!({ "id": id, "error": error }),
        })
    }

    fn notify(&mut self, method: &str, params: impl Serialize) -> Result<()> {
        self.send(json!({ "method": method, "params": params }))
    }

    fn send(&mut self, message: Value) -> Result<()> {
        Ok(wire::write(&mut self.out, message)?)
    }
}

fn parsed<T: DeserializeOwned>(params: Value) -> Result<T, ResponseError> {
    serde_json::from_value(params).map_err(|fault| error(ErrorCode::InvalidParams, fault.to_string()))
}

fn failed(fault: anyhow::Error) -> ResponseError {
    error(ErrorCode::RequestFailed, format!("{fault:#}"))
}

fn error(code: ErrorCode, message: impl Into<String>) -> ResponseError {
    ResponseError { code: code as i32, message: message.into(), data: None }
}
