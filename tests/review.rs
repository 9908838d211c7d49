//! A draft against its sources: the two real reports in `seeds/` with a draft that has twelve planted faults, and invented stories.

mod folder;

use folder::{folder, run};
use std::fs;
use variorum::report::{Finding, Outcome, Sort};
use variorum::{Config, Document, Level, Report, review};

const AGENCY: &str = include_str!("../seeds/2025-05-10-agency-report-rubio-calls-jaishankar.txt");
const CHANNEL: &str = include_str!("../seeds/2025-05-10-channel-report-rubio-calls-jaishankar.txt");
const DRAFT: &str = include_str!("../fixtures/review/draft.txt");

/// The faults planted in the draft: the kind, the draft's words that are wrong, and whether that is an error.
const PLANTED: [(&str, &str, bool); 12] = [
    ("title-role", "Trade Minister", false),
    ("quote-word", "confrontation", true),
    ("name-spelling", "Tammy Brice", true),
    ("quote-polarity", "never", true),
    ("name-person", "Qamar Bajwa", true),
    ("quote-unsourced", "We are prepared to send a mediator", true),
    ("quote-polarity", "may", true),
    ("quote-speaker", "Ajit Doval", true),
    ("place-name", "Poonch", false),
    ("date-value", "April 23", true),
    ("number-value", "28", true),
    ("coverage-unsupported", "430 flights", true),
];

fn reviewed(draft: &str, sources: &[&str]) -> Report {
    let sources: Vec<Document> = sources.iter().enumerate().map(|(i, text)| Document::new(format!("source-{}", i + 1), *text)).collect();
    review(&Document::new("draft", draft), &sources, &Config::default())
}

fn says(finding: &Finding, words: &str) -> bool {
    finding.readings.iter().any(|r| r.document == 0 && r.text.as_deref().is_some_and(|t| t.contains(words)))
}

fn errors(report: &Report) -> Vec<String> {
    report.findings.iter().filter(|f| f.level == Level::Error).map(|f| format!("{}: {}", f.id, f.message)).collect()
}

#[test]
fn all_planted_faults_are_found_and_nothing_else_is_an_error() {
    let report = reviewed(DRAFT, &[AGENCY, CHANNEL]);
    let mut missing = Vec::new();
    for (id, words, _) in PLANTED {
        if !report.findings.iter().any(|f| f.id == id && f.level <= Level::Warning && says(f, words)) {
            missing.push((id, words));
        }
    }
    let planted = |f: &Finding| PLANTED.iter().any(|&(id, words, error)| f.id == id && error && says(f, words));
    let other: Vec<_> = report.findings.iter().filter(|f| f.level == Level::Error && !planted(f)).map(|f| (f.id, &f.message)).collect();
    assert!(missing.is_empty() && other.is_empty(), "missing {missing:?}\nnot planted {other:#?}");
}

#[test]
fn a_report_is_supported_by_itself() {
    for text in [AGENCY, CHANNEL] {
        let report = reviewed(text, &[text]);
        assert_eq!(errors(&report), [""; 0]);
        assert!(report.trace.iter().all(|row| row.outcome == Outcome::Supported || row.sort == Sort::Claim), "{:#?}", report.trace);
    }
}

const FIRE: [&str; 4] = [
    "The fire at the Norholt mill killed 26 people on Tuesday, fire chief Anke Brouwer said. The mill had stood empty since 2019.",
    "Fire chief Anke Brouwer said the fire at the Norholt mill on Tuesday killed 26 people. Flames were seen from the motorway all night.",
    "At least eleven engines fought the blaze. The fire at the Norholt mill on Tuesday killed 26 people, said fire chief Anke Brouwer.",
    "The Norholt mill fire on Tuesday killed 28 people, according to fire chief Anke Brouwer. Neighbours heard three blasts before it.",
];

#[test]
fn sources_are_counted() {
    let draft = |dead: u32| format!("The fire at the Norholt mill on Tuesday killed {dead} people, fire chief Anke Brouwer said.");
    let number = |report: &Report| {
        report.findings.iter().filter(|f| f.id == "number-value").map(|f| (f.level, f.message.clone())).collect::<Vec<_>>()
    };
    let told = number(&reviewed(&draft(27), &FIRE[..3]));
    assert!(matches!(&told[..], [(Level::Error, message)] if message.ends_with("3 of 3 sources say 26")), "{told:?}");
    let told = number(&reviewed(&draft(26), &FIRE));
    assert!(matches!(&told[..], [(Level::Warning, message)] if message.ends_with("3 of 4 sources agree with the draft")), "{told:?}");
    let told = number(&reviewed(&draft(28), &FIRE));
    assert!(matches!(&told[..], [(Level::Error, message)] if message.ends_with("1 of 4 sources agrees with the draft")), "{told:?}");
    let told = number(&reviewed(&draft(28), &[FIRE[0], FIRE[0], FIRE[0], FIRE[3]]));
    assert!(
        matches!(&told[..], [(Level::Warning, message)] if message.ends_with("1 of 2 sources agrees with the draft")),
        "copies: {told:?}"
    );
}

#[test]
fn nothing_at_all_is_no_fault() {
    for (draft, sources) in [("", &["", "!"][..]), ("\u{201c}", &["\u{05d0}\u{05d1}"]), ("One two.", &[]), ("", &[])] {
        assert_eq!(errors(&reviewed(draft, sources)), [""; 0], "{draft:?}");
    }
}

#[test]
fn what_is_left_out_is_no_error() {
    let report = reviewed("The fire at the Norholt mill killed 26 people on Tuesday, fire chief Anke Brouwer said.", &FIRE[..3]);
    assert_eq!(errors(&report), [""; 0]);
    assert!(report.coverage.iter().any(|row| row.document == 3 && row.text.contains("eleven engines")), "{:?}", report.coverage);
}

#[test]
fn of_two_spellings_in_the_draft_the_one_without_a_source_is_told() {
    let wire = "The bridge will open in May, said Mayor Ilse Brandvik. Brandvik has led Karsund since 2019.";
    let spelling = |draft: &str| {
        let report = reviewed(draft, &[wire]);
        let told = report.findings.iter().filter(|f| f.id == "name-spelling" || f.id == "self-variant");
        told.map(|f| (f.id, f.level, f.readings[0].text.clone().unwrap())).collect::<Vec<_>>()
    };
    let error = |words: &str| vec![("name-spelling", Level::Error, words.to_owned())];
    assert_eq!(spelling("The bridge will open in May, said Mayor Ilse Brandvik. Brandvig has led Karsund since 2019."), error("Brandvig"));
    assert_eq!(
        spelling("The bridge will open in May, said Mayor Ilse Brandvig. Brandvik has led Karsund since 2019."),
        error("Ilse Brandvig")
    );
    assert_eq!(spelling("The bridge will open in May, said Mayor Ilse Brandvik. Brandvik has led Karsund since 2019."), []);
    assert_eq!(spelling("The bridge will open in May, said Mayor Ilse Brandvik. Jonas Brandvold has led Karsund since 2019."), []);
}

const WIRE: &str = "The blast at Karsund killed 26 people, Governor Ann Keller said.\n";
const WRONG: &str = "The blast at Karsund killed 28 people, Governor Ann Keller said.\n";

#[test]
fn the_command_reviews_against_files_folders_and_patterns() {
    let folder = folder(&[("draft.txt", WRONG), ("wires/a.txt", WIRE), ("wires/b.md", "The council of Ardvale met on Monday.")]);
    for against in [&["wires"][..], &["wires/*.txt"], &["wires/a.txt", "wires"], &[".", "wires/**"]] {
        let args = [&["review", "draft.txt", "--format", "concise", "--against"][..], against].concat();
        let (code, out, err) = run(&folder, &args);
        assert!(code == 1 && out.contains("draft.txt:1:29: error") && out.contains("[number-value]"), "{against:?} {out}{err}");
    }
    assert_eq!(run(&folder, &["review", "draft.txt", "--against", "wires", "--fail-on", "never", "-q"]).0, 0);
    for wrong in [&["review", "draft.txt"][..], &["review", "draft.txt", "--against", "nowhere"], &["review", "x", "--against", "wires"]] {
        assert_eq!(run(&folder, wrong).0, 2, "{wrong:?}");
    }
    let (_, out, _) = run(&folder, &["review", "draft.txt", "--against", "wires", "--format", "concise", "--trace"]);
    assert!(out.contains("name supported by wires/a.txt:1:14: Karsund"), "{out}");
}

#[test]
fn settings_come_from_the_nearest_file() {
    let settings = "fail-on = \"never\"\n[levels]\nnumber-value = \"note\"\n[sources]\n\".\" = [\"wires\"]\n";
    let folder = folder(&[("variorum.toml", settings), ("city/draft.txt", WRONG), ("wires/a.txt", WIRE)]);
    let (code, out, err) = run(&folder, &["review", "city/draft.txt", "--format", "concise"]);
    assert!(code == 0 && out.contains("note: ") && out.contains("[number-value]"), "{out}{err}");
    let (code, out, _) = run(&folder, &["config", "show", "city/draft.txt"]);
    assert!(
        code == 0 && out.contains("\n[levels]\nnumber-value = \"note\"  # line 3\n") && out.contains("# sources: no limit (default)\n"),
        "{out}"
    );
    fs::write(folder.path().join("variorum.toml"), "[levls]\n").unwrap();
    let (code, _, err) = run(&folder, &["config", "show"]);
    assert!(code == 2 && err.contains("variorum.toml:1:2: unknown key \"levls\"; did you mean \"levels\"?"), "{err}");
}

#[test]
fn settings_that_are_shown_can_be_pasted_into_their_file() {
    let settings = "fail-on = 'warning' # why\nmodel = \"models/mini\"\nspellings = [\n  [\"Ann \\\"Annie\\\" Keller\", \"A. Keller\"], # two\n  [\"É\"],\n]\n\
        [levels]\ntitle-role = \"error\"\n[kinds]\nselect = []\nignore = [\"quote-punctuation\", \"name\"]\n[names]\n\"Gen. Munir\" = \"Asim Munir\"\n\
        '\"\\' = \"# C:\\\\\"\n[words]\nloaded = [\"client state\"]\n[sources]\n\".\" = [\"wires\"]\n\"a.b/c\" = [\"*.txt\", \"d\"]\n[limits]\nsources = 7\nmin-confidence = 0.5\n";
    let folder = folder(&[("variorum.toml", settings)]);
    let set = |shown: &str| shown.lines().map(|line| line.split("  # ").next().unwrap().to_owned()).collect::<Vec<_>>();
    for settings in [settings, "", "[limits]\nsources = 7\n", "[levels]\nname = \"hint\"\n"] {
        fs::write(folder.path().join("variorum.toml"), settings).unwrap();
        let (_, shown, _) = run(&folder, &["config", "show"]);
        fs::write(folder.path().join("variorum.toml"), &shown).unwrap();
        let (code, again, err) = run(&folder, &["config", "show"]);
        assert!(code == 0, "{shown}{err}");
        assert_eq!(set(&again), set(&shown));
        for line in settings.lines().filter(|line| line.ends_with(['"', '7', '5'])) {
            assert!(shown.contains(line) || shown.contains(&line.replace('\'', "\"")) || line.starts_with(['\'', '"']), "{line}: {shown}");
        }
    }
}

#[test]
fn words_of_the_settings_are_read_like_those_of_the_lists() {
    let draft = "Karsund, 4 May\n\nTrains in the heartland north stopped on Monday, the operator Norrail said. The talk is that the board will resign on Friday.\n\n\
        Lagman Brida Kellan met the drivers of the Tolmark line in Ardvale.\n";
    let wire = "Karsund, 4 May\n\nTrains in the north stopped on Monday, the operator Norrail said. The board will resign on Friday.\n\n\
        Brida Kellan met the drivers of the Tolmark line in Ardvale.\n";
    let folder = folder(&[("draft.txt", draft), ("wires/a.txt", wire)]);
    let commands = [&["review", "draft.txt", "--against", "wires"][..], &["compare", "draft.txt", "wires/a.txt"]];
    let told = |args: &[&str]| run(&folder, &[args, &["-v", "--format", "json"]].concat()).1;
    let kinds = ["framing-loaded", "meaning-certainty"];
    for args in commands {
        assert!(!kinds.iter().any(|kind| told(args).contains(kind)), "{}", told(args));
        assert!(told(args).contains("Lagman Brida Kellan"), "a word that no list knows is taken for a part of the name");
    }
    let words = "[words]\nloaded = [\"heartland\"]\nhedges = [\"the talk is that\"]\ntitles = [\"Lagman\"]\n";
    fs::write(folder.path().join("variorum.toml"), words).unwrap();
    for args in commands {
        assert!(kinds.iter().all(|kind| told(args).contains(kind)), "{}", told(args));
    }
    let names = |args: &[&str]| run(&folder, &[args, &["--trace", "--format", "concise"]].concat()).1;
    assert!(names(commands[0]).contains("name supported by wires/a.txt:5:1: Brida Kellan"), "{}", names(commands[0]));
    assert!(run(&folder, &["config", "show"]).1.contains("hedges = [\"the talk is that\"]  # line 3"));
    fs::write(folder.path().join("variorum.toml"), "[words]\nhegdes = []\n").unwrap();
    let (code, _, err) = run(&folder, commands[0]);
    assert!(code == 2 && err.contains("variorum.toml:2:1: unknown list of words \"hegdes\"; did you mean \"hedges\"?"), "{err}");
}

#[test]
fn a_trace_stands_behind_what_is_for_people_only() {
    let folder = folder(&[("draft.txt", WRONG), ("wire.txt", WIRE)]);
    let told = |args: &[&str]| run(&folder, &[&["review", "draft.txt", "--against", "wire.txt", "--trace"][..], args].concat()).1;
    let json: serde_json::Value = serde_json::from_str(&told(&["--format", "json"])).expect("JSON stays JSON");
    assert!(!json["trace"].as_array().unwrap().is_empty());
    let alone = told(&["--format", "sarif=report.sarif"]);
    assert!(alone.starts_with("draft.txt:1:1: claim ") && told(&[]).ends_with(&alone) && told(&["-q"]).is_empty(), "{alone}");
}

#[test]
fn accepted_names_are_silent() {
    let draft = "The call to Gen. Munir lasted an hour, the army said on Monday. Volodymyr Zelenskyy joined it later.\n";
    let wire = "The call to Asim Munir lasted an hour, the army said on Monday. Volodymyr Zelensky joined it later.\n";
    let names = "spellings = [[\"Volodymyr Zelensky\", \"Volodymyr Zelenskyy\"]]\n[names]\n\"Gen. Munir\" = \"Asim Munir\"\n";
    let folder = folder(&[("variorum.toml", names), ("draft.txt", draft), ("wire.txt", wire)]);
    let (_, out, _) = run(&folder, &["review", "draft.txt", "--against", "wire.txt", "--format", "concise", "-v"]);
    assert!(!out.contains("[name-"), "{out}");
}

#[test]
fn what_is_known_is_accepted_and_what_is_gone_is_told() {
    let folder = folder(&[("draft.txt", WRONG), ("wire.txt", WIRE)]);
    let review = ["review", "draft.txt", "--against", "wire.txt", "--baseline", "known.json"];
    assert_eq!(run(&folder, &review).0, 2, "there is no such file");
    let update = ["baseline", "update", "draft.txt", "--against", "wire.txt", "--baseline", "known.json"];
    assert_eq!(run(&folder, &update).0, 0);
    let (code, out, err) = run(&folder, &review);
    assert!(code == 0 && err == "variorum: known.json: 1 accepted finding left out\n", "{err}");
    assert!(out.contains("\nNothing else differs · 1 finding left out · "), "{out}");
    assert_eq!(run(&folder, &[&review[..], &["--quiet"]].concat()), (0, String::new(), String::new()));
    for (format, words) in
        [("markdown", "1 finding left out"), ("html", "Nothing else differs: 1 finding left out."), ("junit", "nothing else differs")]
    {
        let (_, out, _) = run(&folder, &[&review[..], &["--format", format]].concat());
        assert!(out.contains(words), "{format}: {out}");
    }
    fs::write(folder.path().join("draft.txt"), WIRE).unwrap();
    let (code, _, err) = run(&folder, &review);
    assert!(code == 0 && err.contains("no longer found"), "{err}");
}

#[test]
fn marks_in_the_draft_silence_their_place() {
    let folder = folder(&[("wire.txt", WIRE)]);
    for (name, draft, code, told) in [
        ("a.txt", WRONG.replace("28", "28 [CQ]"), 0, ""),
        ("b.md", format!("<!-- variorum: ignore number-value -->\n\n{WRONG}"), 0, ""),
        ("c.txt", format!("variorum: ignore quote\n{WRONG}"), 1, "c.txt:1: silences nothing: variorum: ignore quote"),
        ("d.txt", format!("variorum: ignore nmae\n{WRONG}"), 1, "d.txt:1: no kind or family \"nmae\"; did you mean name?\n"),
        ("e.txt", format!("variorum: ignore number, quoted\n{WRONG}"), 0, "e.txt:1: no kind or family \"quoted\"; did you mean quote?\n"),
    ] {
        fs::write(folder.path().join(name), draft).unwrap();
        let (found, out, err) = run(&folder, &["review", name, "--against", "wire.txt", "--format", "concise"]);
        assert!(found == code && err.contains(told), "{name}: {out}{err}");
    }
}

#[test]
fn the_hook_and_the_action_have_what_their_hosts_require() {
    let read = |name: &str| {
        let text = fs::read_to_string(format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        yaml_rust2::YamlLoader::load_from_str(&text).unwrap().remove(0)
    };
    let hooks = read(".pre-commit-hooks.yaml");
    for hook in hooks.as_vec().unwrap() {
        assert!(["id", "name", "entry", "language"].iter().all(|key| hook[*key].as_str().is_some()), "{hook:?}");
    }
    let action = read("action.yml");
    assert!(["name", "description"].iter().all(|key| action[*key].as_str().is_some()));
    assert_eq!(action["runs"]["using"].as_str(), Some("composite"));
    for step in action["runs"]["steps"].as_vec().unwrap() {
        assert!(step["run"].as_str().is_some() && step["shell"].as_str().is_some(), "{step:?}");
    }
    assert!(action["inputs"]["draft"]["description"].as_str().is_some());
}
