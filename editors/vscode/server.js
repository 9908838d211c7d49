// How the server is started; apart from the editor, so that it can be tested without one.

"use strict";

// The languages that drafts are written in.
const LANGUAGES = ["plaintext", "markdown", "html"];

/**
 * The command line of the server.
 *
 * @param {{ path?: string, against?: string[] }} settings what the user set
 * @param {string | undefined} folder the workspace's folder, which sources are relative to
 */
function command(settings, folder) {
  const against = settings.against ?? [];
  const args = against.length > 0 ? ["lsp", "--against", ...against] : ["lsp"];
  return { command: settings.path || "variorum", args, options: folder ? { cwd: folder } : {} };
}

// The drafts that the server is asked about: files, and those without a name yet.
function selector() {
  return LANGUAGES.flatMap((language) => ["file", "untitled"].map((scheme) => ({ language, scheme })));
}

module.exports = { LANGUAGES, command, selector };
