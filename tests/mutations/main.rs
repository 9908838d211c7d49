//! Changes planted in invented reports must be found as what they are, where they are; other ways to write the same must not be found.
//!
//! `MUTATIONS=all cargo test --test mutations -- --nocapture` tells every miss; with `STORIES=DIR` the texts of that folder are changed, and
//! the figures are told without being held to what the project's own stories reach.

mod harness;
mod operators;
mod rewrites;
mod story;

use harness::Tally;

/// The least share of all planted changes that must be found, in percent.
const FLOOR: usize = 91;

#[test]
fn planted_changes_are_found_and_rewrites_are_not() {
    let (operators, rewrites) = harness::run();
    let verbose = std::env::var_os("MUTATIONS").is_some();
    let (mut planted, mut found, mut wrong) = (0, 0, String::new());
    for (operator, tally) in &operators {
        show(operator.name, tally, verbose);
        (planted, found) = (planted + tally.planted, found + tally.found);
        if tally.recall() < operator.floor {
            wrong += &format!("\n{}: {} % of {} found, {} % before", operator.name, tally.recall(), tally.planted, operator.floor);
        }
    }
    println!("all: {found} of {planted}");
    for (rewrite, tally) in &rewrites {
        show(rewrite.name, tally, verbose);
        tally.told.iter().for_each(|told| wrong += &format!("\n{}: {told}", rewrite.name));
    }
    if story::elsewhere().is_some() {
        return;
    }
    assert!(planted > 500 && found * 100 >= planted * FLOOR, "{found} of {planted}");
    assert!(wrong.is_empty(), "{wrong}");
}

fn show(name: &str, tally: &Tally, verbose: bool) {
    println!("{name:34} {:4} planted {:4} found {:3} % {:4} others", tally.planted, tally.found, tally.recall(), tally.others);
    if verbose {
        tally.told.iter().for_each(|told| println!("    {told}"));
    }
}

#[test]
fn base_stories_agree() {
    for story in story::stories().iter().filter(|_| story::elsewhere().is_none()) {
        let report = variorum::compare_analyses(&story.base(), &variorum::Config::default());
        let grave: Vec<&str> = report.findings.iter().filter(|f| f.level <= variorum::Level::Warning).map(|f| f.message.as_str()).collect();
        assert!(grave.is_empty(), "{}: {grave:#?}", story.name);
    }
}
