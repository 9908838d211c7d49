// The extension without an editor: a stand-in takes the editor's place.

"use strict";

const assert = require("node:assert/strict");
const { spawn, spawnSync } = require("node:child_process");
const fs = require("node:fs");
const Module = require("node:module");
const os = require("node:os");
const path = require("node:path");
const test = require("node:test");
const { LANGUAGES, command, selector } = require("../server");

const manifest = require("../package.json");

// An editor with some settings, that notes what is done to it; `start` is what comes of starting a server.
function editor(settings, start = async () => {}) {
  const seen = { started: [], stopped: 0, commands: {}, errors: [], change: undefined };
  const vscode = {
    workspace: {
      workspaceFolders: [{ uri: { fsPath: "/desk" } }],
      getConfiguration: (section) => ({ get: (key) => settings[`${section}.${key}`] }),
      onDidChangeConfiguration: (listener) => ((seen.change = listener), { dispose() {} }),
    },
    commands: { registerCommand: (name, run) => ((seen.commands[name] = run), { dispose() {} }) },
    window: { showErrorMessage: (message) => seen.errors.push(message) },
  };
  class LanguageClient {
    constructor(id, name, server, client) {
      Object.assign(this, { id, name, server, client });
    }
    async start() {
      await start();
      seen.started.push(this);
    }
    async stop() {
      seen.stopped += 1;
    }
  }
  return { seen, modules: { vscode, "vscode-languageclient/node": { LanguageClient } } };
}

// The extension, loaded anew with some modules in place of the editor's.
function extension(modules) {
  const load = Module._load;
  Module._load = (name, ...rest) => modules[name] ?? load(name, ...rest);
  try {
    delete require.cache[require.resolve("../extension")];
    return require("../extension");
  } finally {
    Module._load = load;
  }
}

test("the server is started with the user's settings", async () => {
  const { seen, modules } = editor({ "variorum.path": "/opt/variorum", "variorum.against": ["wires"] });
  const context = { subscriptions: [] };
  await extension(modules).activate(context);
  assert.deepEqual(seen.started[0].server, { command: "/opt/variorum", args: ["lsp", "--against", "wires"], options: { cwd: "/desk" } });
  assert.deepEqual(seen.started[0].client.documentSelector, selector());
  assert.equal(context.subscriptions.length, 2);
});

test("it is started again on request and when a setting of its own changes, and stopped at the end", async () => {
  const { seen, modules } = editor({});
  const own = extension(modules);
  await own.activate({ subscriptions: [] });
  await seen.commands["variorum.restart"]();
  await seen.change({ affectsConfiguration: (section) => section === "variorum" });
  await seen.change({ affectsConfiguration: () => false });
  assert.deepEqual([seen.started.length, seen.stopped], [3, 2]);
  await own.deactivate();
  assert.equal(seen.stopped, 3);
});

test("a program that is not there is told", async () => {
  const { seen, modules } = editor({ "variorum.path": "/nowhere" }, async () => {
    throw new Error("ENOENT");
  });
  const own = extension(modules);
  await own.activate({ subscriptions: [] });
  assert.match(seen.errors[0], /^\/nowhere cannot be started \(ENOENT\)/);
  await own.deactivate();
  assert.equal(seen.stopped, 0);
});

test("the manifest tells what the code does", async () => {
  const { seen, modules } = editor({});
  await extension(modules).activate({ subscriptions: [] });
  assert.deepEqual(manifest.contributes.commands.map((c) => c.command), Object.keys(seen.commands));
  assert.deepEqual(manifest.activationEvents, LANGUAGES.map((language) => `onLanguage:${language}`));
  const source = fs.readFileSync(path.join(__dirname, "../extension.js"), "utf8");
  const read = [...source.matchAll(/settings\.get\("(\w+)"\)/g)].map((found) => `variorum.${found[1]}`);
  assert.deepEqual(Object.keys(manifest.contributes.configuration.properties), read);
  assert.ok(fs.existsSync(path.join(__dirname, "..", manifest.main)));
  assert.equal(command({}, undefined).command, manifest.contributes.configuration.properties["variorum.path"].default);
});

test("the command line is one that the program understands", { skip: process.env.VARIORUM ? false : "VARIORUM names no program" }, async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "variorum-"));
  fs.writeFileSync(path.join(folder, "wire.txt"), "The blast at Karsund killed 26 people, Governor Ann Keller said.\n");
  const { command: program, args, options } = command({ path: process.env.VARIORUM, against: ["wire.txt"] }, folder);
  const child = spawn(program, args, { ...options, stdio: ["pipe", "pipe", "inherit"] });
  const send = (message) => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  send({ id: 1, method: "initialize", params: { capabilities: {} } });
  const text = "The blast at Karsund killed 28 people, Governor Ann Keller said.\n";
  send({ method: "textDocument/didOpen", params: { textDocument: { uri: "untitled:a", languageId: "plaintext", version: 1, text } } });
  send({ id: 2, method: "shutdown" });
  send({ method: "exit" });
  let told = "";
  for await (const chunk of child.stdout) told += chunk;
  fs.rmSync(folder, { recursive: true });
  assert.match(told, /"positionEncoding":"utf-16"/);
});

test("it can be packaged", { skip: spawnSync("npx", ["--no-install", "vsce", "--version"]).status === 0 ? false : "vsce is not installed" }, () => {
  const out = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "variorum-")), "variorum.vsix");
  const run = spawnSync("npx", ["--no-install", "vsce", "package", "--out", out], { cwd: path.join(__dirname, ".."), encoding: "utf8" });
  assert.equal(run.status, 0, run.stdout + run.stderr);
  const listed = spawnSync("unzip", ["-l", out], { encoding: "utf8" }).stdout;
  for (const file of ["extension.js", "server.js", "node_modules/vscode-languageclient/node.js", "LICENSE-MIT"]) {
    assert.ok(listed.includes(`extension/${file}`), `${file} in ${listed}`);
  }
  assert.ok(!listed.includes("extension/test/"), listed);
});
