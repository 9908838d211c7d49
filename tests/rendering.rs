//! Every format over the two real reports, and over an invented story in which everything that could act, turn or break stands.

use variorum::render::{FORMATS, Format, Options};
use variorum::{Config, Document, Report, compare};

const AGENCY: &str = include_str!("../seeds/2025-05-10-agency-report-rubio-calls-jaishankar.txt");
const CHANNEL: &str = include_str!("../seeds/2025-05-10-channel-report-rubio-calls-jaishankar.txt");

/// Quotes, accents, right-to-left, East Asian, control characters, marks of every format.
const NASTY: [&str; 2] = [
    "Explosion à Müllhausen <script>alert(\"1\")</script>\n\n\
     MÜLLHAUSEN, May 9 — The blast killed 26 people in Müllhausen, Gouverneur Zoë Brontë said on Friday.\n\
     \u{202e}txt.exe\u{202c} stood on a wall in the رام الله district, beside 東京 and שלום.\n\n\
     =HYPERLINK(\"http://example.com\";\"x\") | a *table* `cell` [link](x) #12 \u{1b}[2J\u{7}\n\
     \"We will 'act' & rebuild <b>everything</b> at once,\" said Karoline Levitt, the governor's spokesperson, in 東京.\n\
     Damage was put at €3.4 million, 100% of it insured.\n",
    "Blast in Müllhausen kills 28 ⟦people⟧ ::error::forged\n\n\
     MÜLLHAUSEN, May 9 — The blast killed 28 people in Müllhausen, Governor Zoë Bronte told reporters @everyone on Friday.\n\
     -->]]></style></script><!-- \u{0}\u{85}\u{2028} The walls of the רמאללה district fell.\n\n\
     “We will 'act' & rebuild <i>everything</i> at last,” said Karoline Leavitt, the governor's spokesperson, in 東京.\n\
     Damage was put at €4.3 million, 100% of it insured.\n",
];

fn seeds() -> Report {
    compare(&[Document::new("agency.txt", AGENCY), Document::new("channel.txt", CHANNEL)], &Config::default())
}

fn nasty() -> Report {
    compare(&[Document::new("a \"<&>,:%'.txt", NASTY[0]), Document::new("=ب東.txt", NASTY[1])], &Config::default())
}

fn written(format: &Format, report: &Report) -> String {
    let mut out = Vec::new();
    (format.write)(report, &Options { width: 100, color: false, verbose: true, agreements: true }, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn goldens() {
    let (seeds, nasty) = (seeds(), nasty());
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../fixtures/goldens");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for format in FORMATS {
            insta::assert_snapshot!(format!("seeds-{}", format.name), written(format, &seeds));
            insta::assert_snapshot!(format!("nasty-{}", format.name), written(format, &nasty));
        }
    });
}

#[test]
fn the_nasty_story_has_findings_in_every_format() {
    let report = nasty();
    assert!(report.findings.iter().any(|f| f.id == "number-value"), "{:?}", report.summary);
    for format in FORMATS {
        let text = written(format, &report);
        assert!(text.contains("26") && text.contains("28"), "{}", format.name);
    }
}

#[test]
fn no_format_lets_a_control_character_through() {
    let report = nasty();
    for format in FORMATS {
        // JSON and CSV carry data as it is; JSON escapes what is below a space by itself.
        let data = ["csv", "json", "jsonl", "rdjson", "sarif"].contains(&format.name);
        let acts = |c: char| c != '\n' && (c < ' ' || (!data && (c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c))));
        let text = written(format, &report);
        let csv = format.name == "csv";
        assert!(csv || !text.contains(acts), "{}: {:?}", format.name, text.find(acts).map(|at| &text[at..text.len().min(at + 40)]));
    }
}

#[test]
fn empty_texts_are_written_in_every_format() {
    for documents in [vec![], vec![Document::new("a", "")], vec![Document::new("a", ""), Document::new("b", "\u{202e}\n\n“—”")]] {
        let report = compare(&documents, &Config::default());
        FORMATS.iter().for_each(|format| drop(written(format, &report)));
    }
}
