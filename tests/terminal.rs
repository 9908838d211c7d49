//! The program in a real terminal, which the command `script` of util-linux lends: colours, columns, letters, links, pager.
#![cfg(target_os = "linux")]

mod folder;

use folder::folder;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The variables that tell what a terminal can do; a test sets those it is about.
const VARIABLES: [&str; 14] = [
    "NO_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "FORCE_HYPERLINK",
    "VTE_VERSION",
    "TERM_PROGRAM",
    "COLORTERM",
    "CI",
    "LC_ALL",
    "LC_CTYPE",
    "LANG",
    "PAGER",
    "VARIORUM_PAGER",
    "LESS",
];

struct Terminal(TempDir);

impl Terminal {
    fn new() -> Terminal {
        let told = |dead: u32| format!("The blast killed {dead} people in São Tomé on the island, the governor said.\n");
        Terminal(folder(&[("a.txt", told(26)), ("b.txt", told(28))]))
    }

    /// What a reader of a terminal of 60 columns gets to see who types a line; nothing where no terminal is to be had.
    fn run(&self, variables: &[(&str, &str)], line: &str) -> Option<String> {
        let folder = Path::new(env!("CARGO_BIN_EXE_variorum")).parent().unwrap().display();
        let program = format!("stty rows 24 cols 60; PATH={folder}:$PATH; {line}");
        let mut command = Command::new("script");
        for name in VARIABLES {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color").envs(variables.iter().copied()).current_dir(self.0.path()).stdin(Stdio::null());
        let Ok(output) = command.args(["-qec", &program, "/dev/null"]).output() else {
            eprintln!("NOT CHECKED: the command `script` is not installed");
            return None;
        };
        Some(String::from_utf8(output.stdout).unwrap().replace("\r\n", "\n"))
    }

    /// The same for the report of two texts.
    fn compare(&self, variables: &[(&str, &str)], args: &str) -> Option<String> {
        self.run(variables, &format!("variorum compare a.txt b.txt {args}"))
    }
}

#[test]
fn colours_follow_the_terminal_and_what_its_reader_set() {
    let terminal = Terminal::new();
    for (variables, args, colored) in [
        (&[][..], "", true),
        (&[("NO_COLOR", "1")], "", false),
        (&[("NO_COLOR", "1")], "--color always", true),
        (&[("TERM", "dumb")], "", false),
        (&[("CLICOLOR", "0")], "", false),
        (&[], "--color never", false),
        (&[], "| cat", false),
        (&[("CLICOLOR_FORCE", "1")], "| cat", true),
    ] {
        let Some(seen) = terminal.compare(variables, args) else { return };
        assert_eq!(seen.contains("\u{1b}[1m"), colored, "{variables:?} {args}: {seen}");
        assert!(seen.contains("⟦"), "the words that differ are marked with and without colours: {seen}");
    }
    let seen = terminal.run(&[], "variorum explain name-spelling").unwrap();
    assert!(seen.contains("\u{1b}[1m") && seen.contains("Found:"), "{seen}");
    assert!(!terminal.run(&[("NO_COLOR", "1")], "variorum explain name-spelling").unwrap().contains('\u{1b}'));
}

#[test]
fn lines_are_as_wide_as_the_terminal() {
    for args in ["", "--format side-by-side", "| cat"] {
        let Some(seen) = Terminal::new().compare(&[("NO_COLOR", "1")], args) else { return };
        let widest = seen.lines().map(|line| line.chars().count()).max().unwrap();
        assert!((50..=60).contains(&widest), "{args}: {widest}: {seen}");
    }
}

#[test]
fn places_are_links_where_the_terminal_has_them() {
    let terminal = Terminal::new();
    for (variables, args, linked) in [
        (&[][..], "", false),
        (&[("VTE_VERSION", "7000")], "", true),
        (&[("VTE_VERSION", "7000")], "--hyperlinks never", false),
        (&[("VTE_VERSION", "7000")], "| cat", false),
        (&[], "--hyperlinks always", true),
    ] {
        let Some(seen) = terminal.compare(variables, args) else { return };
        assert_eq!(seen.contains("\u{1b}]8;;file:///"), linked, "{variables:?} {args}: {seen:?}");
        assert_eq!(seen.contains("/a.txt\u{1b}\\"), linked, "{seen:?}");
    }
}

#[test]
fn the_locale_may_ask_for_ascii() {
    let terminal = Terminal::new();
    for (variables, ascii) in [
        (&[][..], false),
        (&[("LC_ALL", "C")], true),
        (&[("LANG", "POSIX")], true),
        (&[("LANG", "C.UTF-8")], false),
        (&[("LC_ALL", ""), ("LANG", "en_GB.utf8")], false),
    ] {
        for args in ["", "--format side-by-side", "--format concise"] {
            let Some(seen) = terminal.compare(variables, args) else { return };
            assert_eq!(seen.is_ascii(), ascii || args.ends_with("concise"), "{variables:?} {args}: {seen}");
        }
        let json = terminal.compare(variables, "--format json").unwrap();
        assert!(json.contains("São Tomé"), "programs get every letter: {json}");
    }
}

#[test]
fn a_pager_shows_the_report_where_it_is_asked_for() {
    let terminal = Terminal::new();
    let pager = "sed s/^/PAGED:/";
    for (variables, args, paged) in [
        (&[("PAGER", pager)][..], "", false),
        (&[("PAGER", pager)], "--pager", true),
        (&[("PAGER", "false"), ("VARIORUM_PAGER", pager)], "--pager", true),
        (&[("PAGER", pager)], "--pager | cat", false),
        (&[("PAGER", "cat")], "--pager", false),
        (&[("PAGER", "no-such-pager-anywhere")], "--pager", false),
    ] {
        let Some(seen) = terminal.compare(variables, args) else { return };
        assert_eq!(seen.contains("PAGED:"), paged, "{variables:?} {args}: {seen}");
        assert!(seen.contains("26 people"), "{variables:?} {args}: {seen}");
    }
    let paged = terminal.run(&[("PAGER", pager)], "variorum review a.txt --against b.txt --trace --pager").unwrap();
    assert!(paged.lines().all(|line| line.starts_with("PAGED:")) && paged.contains("claim"), "the trace is paged with the report: {paged}");
    let left_early = terminal.compare(&[("PAGER", "head -1")], "--pager; echo ended with $?").unwrap();
    assert!(left_early.contains("ended with 1"), "{left_early}");
}

#[test]
fn long_work_is_told_of_in_a_terminal_only() {
    let terminal = Terminal::new();
    // What comes late on standard input takes as long on every machine.
    let late = "(sleep 1; cat a.txt) | variorum compare - b.txt a.txt --format concise";
    let Some(seen) = terminal.run(&[], late) else { return };
    assert!(seen.contains("Reading") && seen.contains(" of 3"), "{seen:?}");
    for args in ["2> told", "-q"] {
        let seen = terminal.run(&[], &format!("{late} {args}")).unwrap();
        assert!(!seen.contains("Reading"), "{args}: {seen}");
    }
    assert_eq!(fs::read_to_string(terminal.0.path().join("told")).unwrap(), "");
    assert!(!terminal.compare(&[], "").unwrap().contains("Reading"), "short work is not spoken of");
}

#[test]
fn a_comparison_of_many_reports_is_counted_in_a_terminal_only() {
    let terminal = Terminal::new();
    let report = include_str!("../seeds/2025-05-10-agency-report-rubio-calls-jaishankar.txt");
    (0..REPORTS).for_each(|n| fs::write(terminal.0.path().join(format!("copy-{n}.txt")), report).unwrap());
    let Some(seen) = terminal.run(&[], "variorum compare copy-*.txt -q") else { return };
    assert!(!seen.contains("Comparing"), "{seen}");
    let seen = terminal.run(&[], "variorum compare copy-*.txt --format json > /dev/null").unwrap();
    // Each is read, each pair compared, and each checked alone.
    let steps = format!(" of {}", 2 * REPORTS + REPORTS * (REPORTS - 1) / 2);
    assert!(seen.contains("Comparing") && seen.contains(&steps) && seen.contains("=>"), "{seen:?}");
    let seen = terminal.run(&[], "variorum compare copy-*.txt --format json > /dev/null 2> told; wc -c < told").unwrap();
    assert_eq!(seen.trim(), "0", "nothing is written where it is no terminal");
}

/// So many that comparing each with each takes longer than work that is not spoken of, on any machine.
const REPORTS: usize = 24;

#[test]
fn a_file_that_was_written_is_told_of_in_a_terminal() {
    let terminal = Terminal::new();
    let Some(seen) = terminal.compare(&[], "-o report.html") else { return };
    assert_eq!(seen, "variorum: wrote report.html\n");
    assert_eq!(terminal.compare(&[], "-o report.html -q").unwrap(), "");
}
