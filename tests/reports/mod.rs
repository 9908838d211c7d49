//! Reports to write: the two real ones, an invented pair in which everything that could act, turn or break stands, and three of one event.

use variorum::render::{Format, Options};
use variorum::{Config, Document, Report, compare};

const AGENCY: &str = include_str!("../../seeds/2025-05-10-agency-report-rubio-calls-jaishankar.txt");
const CHANNEL: &str = include_str!("../../seeds/2025-05-10-channel-report-rubio-calls-jaishankar.txt");

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

pub(crate) fn seeds() -> Report {
    compare(&[Document::new("agency.txt", AGENCY), Document::new("channel.txt", CHANNEL)], &Config::default())
}

pub(crate) fn nasty() -> Report {
    compare(&[Document::new("a \"<&>,:%'.txt", NASTY[0]), Document::new("=ب東.txt", NASTY[1])], &Config::default())
}

/// What a format makes of a report.
pub(crate) fn written(format: &Format, report: &Report, options: &Options) -> String {
    let mut out = Vec::new();
    (format.write)(report, options, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Three invented reports of one event, no two of which agree.
const THREE: [&str; 3] = [
    "Ferry runs aground off Kelsund\n\nKELSUND, March 4 — The ferry Aurora ran aground on Tuesday with 212 people aboard, the coast guard \
     said.\n\n\"Nobody was in danger at any time,\" said Captain Ingrid Solheim.\n\nTwo tugs pulled the ship free after five hours.\n",
    "Aurora refloated after grounding\n\nKELSUND, March 4 — The ferry Aurora ran aground on Tuesday with 221 people aboard, the coast guard \
     said.\n\n\"Nobody was in danger at any time,\" said Captain Ingrid Solheim.\n\nDivers found no damage to the hull.\n",
    "Passengers tell of night on stranded ferry\n\nKELSUND, March 4 — The ferry Aurora ran aground on Tuesday with 212 people aboard, the \
     owner said.\n\n\"Nobody was in real danger at any time,\" said Captain Ingrid Solheim.\n\nTwo tugs pulled the ship free after nine \
     hours.\n",
];

pub(crate) fn three() -> Report {
    let documents: Vec<Document> =
        ["a.txt", "b.txt", "c.txt"].into_iter().zip(THREE).map(|(name, text)| Document::new(name, text)).collect();
    compare(&documents, &Config::default())
}
