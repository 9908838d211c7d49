// Starts `variorum lsp`, and again when it is asked to or its settings change.

"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");
const { command, selector } = require("./server");

let client;

async function start() {
  const settings = vscode.workspace.getConfiguration("variorum");
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const server = command({ path: settings.get("path"), against: settings.get("against") }, folder);
  client = new LanguageClient("variorum", "Variorum", server, { documentSelector: selector() });
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    vscode.window.showErrorMessage(`${server.command} cannot be started (${error.message}); the setting variorum.path tells where it is.`);
  }
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

async function restart() {
  await stop();
  await start();
}

async function activate(context) {
  const changed = (event) => (event.affectsConfiguration("variorum") ? restart() : undefined);
  context.subscriptions.push(
    vscode.commands.registerCommand("variorum.restart", restart),
    vscode.workspace.onDidChangeConfiguration(changed),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
