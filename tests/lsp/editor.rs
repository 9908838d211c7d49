//! The server in Neovim, without a screen.

use crate::client::program;
use crate::folder::folder;
use crate::{DRAFT, SETTINGS, WIRE, read};
use std::process::Command;

/// Starts the server on a draft, waits for its findings, asks for the source's sentence and place, and takes the source's form.
const SCRIPT: &str = r#"
local function fail(what) io.stderr:write(what .. "\n") vim.cmd("cquit 1") end
local function wait(what, fits) if not vim.wait(20000, fits, 20) then fail("no " .. what) end end
local client = vim.lsp.start_client({ name = "variorum", cmd = { vim.env.VARIORUM, "lsp" }, root_dir = vim.fn.getcwd() })
vim.lsp.buf_attach_client(0, client)
local function number()
  for _, d in ipairs(vim.diagnostic.get(0)) do if d.code == "number-value" then return d end end
end
wait("finding", number)
local found = number()
local out = { ("found %d:%d %s"):format(found.lnum + 1, found.col, found.message) }
vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 20000)
  return answers[client].result
end
local here = vim.lsp.util.make_position_params(0, "utf-16")
table.insert(out, "hover " .. ask("textDocument/hover", here).contents.value:gsub("\n", " | "))
local place = ask("textDocument/definition", here)[1]
table.insert(out, ("source %s %d:%d"):format(place.uri:match("[^/]+$"), place.range.start.line, place.range.start.character))
local range = found.user_data.lsp and found.user_data.lsp.range or nil
local start = { line = found.lnum, character = here.position.character }
local params = { textDocument = here.textDocument, range = range or { start = start, ["end"] = start }, context = { diagnostics = {} } }
for _, action in ipairs(ask("textDocument/codeAction", params)) do
  if action.title:match("^Take the source's form") then vim.lsp.util.apply_workspace_edit(action.edit, "utf-16") end
end
wait("change of findings", function() return not number() end)
table.insert(out, "line " .. vim.api.nvim_buf_get_lines(0, 2, 3, false)[1])
vim.fn.writefile(out, "out.txt")
vim.cmd("qall!")
"#;

#[test]
fn neovim_shows_findings_and_takes_the_sources_form() {
    if Command::new("nvim").arg("--version").output().is_err() {
        eprintln!("skipped: there is no nvim on this machine");
        return;
    }
    let folder = folder(&[("variorum.toml", SETTINGS), ("wires/a.txt", WIRE), ("draft.txt", DRAFT), ("script.lua", SCRIPT)]);
    let home = folder.path().join("home");
    let mut nvim = Command::new("nvim");
    nvim.args(["--headless", "-u", "NONE", "-i", "NONE", "-n", "draft.txt", "-c", "luafile script.lua"]).current_dir(folder.path());
    nvim.env("VARIORUM", program()).env("XDG_STATE_HOME", &home).env("XDG_DATA_HOME", &home).env("XDG_CACHE_HOME", &home);
    let run = nvim.output().unwrap();
    let told = read(folder.path(), "out.txt").unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&run.stderr)));
    let lines: Vec<&str> = told.lines().collect();
    let column = DRAFT.lines().nth(2).unwrap().find("28").unwrap();
    assert!(lines[0].starts_with(&format!("found 3:{column} ")), "{told}");
    assert!(lines[1].contains("wires/a.txt:1:29") && lines[1].contains(WIRE.trim()), "{told}");
    assert_eq!(lines[2], format!("source a.txt 0:{}", WIRE.find("26").unwrap()));
    assert_eq!(lines[3], format!("line {}", DRAFT.lines().nth(2).unwrap().replace("28", "26")));
}
