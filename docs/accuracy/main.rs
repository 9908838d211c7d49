//! How often the program is right, counted: writes `docs/accuracy.md`.
//!
//! `cargo run --example accuracy -- fixtures/pairs fixtures/held-out > docs/accuracy.md` scores folders of annotated pairs, whose form `fixtures/pairs/README.md`
//! describes, then the changes that are planted in `fixtures/stories`, then the cases of `fixtures/cases`.

// What is shared with the tests has more than is printed here.
#[allow(dead_code)]
#[path = "../../tests/cases.rs"]
mod cases;
#[allow(dead_code)]
#[path = "../../tests/mutations/harness.rs"]
mod harness;
#[allow(dead_code)]
#[path = "../../tests/mutations/operators.rs"]
mod operators;
mod pairs;
#[allow(dead_code)]
#[path = "../../tests/mutations/rewrites.rs"]
mod rewrites;
#[path = "../../tests/mutations/story.rs"]
mod story;

use std::env;
use std::path::Path;
use std::process::{Command, ExitCode};

const HEAD: &str = "# Accuracy

How often the program is right, kind by kind, and how often it finds what is there. This page is written by

    cargo run --example accuracy -- fixtures/pairs fixtures/held-out > docs/accuracy.md

and any other folder in the form of `fixtures/pairs` may be named instead or as well. All reports in this repository are invented. The
program was built with those of `fixtures/pairs` in sight: their figures show what it can do at best. Nothing was learned from those of
`fixtures/held-out`, though faults that they showed were mended. Both were written to share few words and to lie in wait for a program; real
reports of one event mostly share more.
";

fn main() -> ExitCode {
    let folders: Vec<String> = env::args().skip(1).collect();
    if folders.is_empty() {
        eprintln!("usage: accuracy DIR…");
        return ExitCode::from(2);
    }
    println!("{HEAD}\nCommit: {}\n", commit());
    for folder in &folders {
        match pairs::score(Path::new(folder)) {
            Ok(score) => score.print(folder),
            Err(error) => {
                eprintln!("{error}");
                return ExitCode::FAILURE;
            }
        }
    }
    changes();
    fixtures();
    ExitCode::SUCCESS
}

/// The commit that is checked out, and whether files were changed since.
fn commit() -> String {
    let git = |args: &[&str]| {
        let out = Command::new("git").args(args).output().ok().filter(|out| out.status.success())?;
        Some(String::from_utf8_lossy(&out.stdout).trim().to_owned())
    };
    let Some(id) = git(&["rev-parse", "--short", "HEAD"]) else { return "unknown".to_owned() };
    let changed = git(&["status", "--porcelain", "--untracked-files=no", "--", "src"]).is_none_or(|files| !files.is_empty());
    if changed { format!("{id}, with changes that are not in it") } else { id }
}

/// A part of a whole in percent; a dash of nothing.
fn percent(part: usize, whole: usize) -> String {
    if whole == 0 { "–".to_owned() } else { format!("{:.0} %", 100.0 * part as f64 / whole as f64) }
}

fn changes() {
    let (operators, rewrites) = harness::run();
    println!("## Planted changes\n");
    println!(
        "Each change is planted alone in a report of `fixtures/stories`; it counts as found where a finding of a right kind points at it.\n"
    );
    println!("| change | planted | found | recall | other findings |\n|---|---|---|---|---|");
    let (mut planted, mut found, mut others) = (0, 0, 0);
    for (operator, tally) in &operators {
        println!(
            "| {} | {} | {} | {} | {} |",
            operator.name,
            tally.planted,
            tally.found,
            percent(tally.found, tally.planted),
            tally.others
        );
        (planted, found, others) = (planted + tally.planted, found + tally.found, others + tally.others);
    }
    println!("| **all** | {planted} | {found} | {} | {others} |\n", percent(found, planted));
    let (written, wrong) = rewrites.iter().fold((0, 0), |(n, wrong), (_, tally)| (n + tally.planted, wrong + tally.others));
    println!("Of {} other ways to write the same, each tried on every story ({written} trials), {wrong} findings came.\n", rewrites.len());
}

fn fixtures() {
    println!("## Cases\n");
    println!(
        "Every file of `fixtures/cases` tells all the findings that it must give, and none other; these are those of the kind it is for.\n"
    );
    println!("| kind | cases to find | found | cases to pass over | passed over |\n|---|---|---|---|---|");
    for (kind, [found, silent]) in cases::tally() {
        println!("| {kind} | {} | {} | {} | {} |", found.0, found.1, silent.0, silent.1);
    }
}
