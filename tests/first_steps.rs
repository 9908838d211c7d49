//! The page of first steps, run: what it says is typed is typed, and what it says is seen must be seen.

use std::path::Path;
use std::process::Command;

const PAGE: &str = include_str!("../docs/first-steps.md");

/// What is typed, and the lines that must be seen, in order.
fn steps() -> Vec<(&'static str, Vec<&'static str>)> {
    let blocks = PAGE.split("```console\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    let step = |block: &'static str| {
        let (typed, seen) = block.trim().split_once('\n').unwrap();
        (typed.strip_prefix("$ ").unwrap(), seen.lines().filter(|line| *line != "…").collect())
    };
    blocks.map(step).collect()
}

#[cfg(unix)]
#[test]
fn the_first_steps_are_as_they_are_told() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(root.join("seeds"), folder.path().join("seeds")).unwrap();
    let programs = Path::new(env!("CARGO_BIN_EXE_variorum")).parent().unwrap().display();
    assert!(steps().len() > 3, "{:?}", steps());
    for (typed, lines) in steps() {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("PATH={programs}:$PATH; {typed}")]).current_dir(folder.path());
        let output = shell.output().unwrap();
        let seen = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.code() < Some(2) && output.stderr.is_empty(), "{typed}: {}", String::from_utf8_lossy(&output.stderr));
        let mut rest = seen.as_str();
        for line in lines {
            rest = rest.split_once(line).unwrap_or_else(|| panic!("{typed}: {line:?} in its place in {seen}")).1;
        }
    }
    assert!(folder.path().join("report.html").exists());
}
