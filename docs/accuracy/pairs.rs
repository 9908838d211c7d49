//! Findings against what careful readers marked in pairs of reports.

use super::percent;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;
use variorum::report::Finding;
use variorum::{Config, Document, Level, compare};

/// What the annotation calls the kinds of each family or kind, longest first; kinds that it has no rows for have none.
const ANNOTATED: [(&str, &str); 23] = [
    ("number-noun", ""),
    ("quote-expanded", ""),
    ("quote-twin", ""),
    ("quote-punctuation", ""),
    ("title-rank", ""),
    ("name-spelling", "name-spelling"),
    ("name-given", "name-spelling"),
    ("name-person", "name-spelling"),
    ("self-variant", "name-spelling"),
    ("name", "name-form"),
    ("place", "place"),
    ("title", "title/role"),
    ("number", "number"),
    ("date", "date/time"),
    ("quote-truncated", "quote-truncated"),
    ("quote-dropped", "quote-truncated"),
    ("quote-speaker", "attribution"),
    ("quote", "quote-altered"),
    ("attribution", "attribution"),
    ("meaning-certainty", "hedging/certainty"),
    ("meaning-cause", "cause"),
    ("meaning", "negation/contradiction"),
    ("framing", "framing/loaded-word"),
];

/// Kinds that are as good as each other.
const ALIKE: [[&str; 2]; 2] = [["name-spelling", "name-form"], ["quote-altered", "quote-truncated"]];

/// What came of one folder.
#[derive(Default)]
pub(crate) struct Score {
    pairs: usize,
    /// For each kind of the annotation: rows, and those found.
    rows: BTreeMap<String, [usize; 2]>,
    /// For each kind of the program: right, wrong, and told of what nobody judged.
    told: BTreeMap<&'static str, [usize; 3]>,
    /// Rows of which nothing may be told, and those of which something was.
    quiet: [usize; 2],
}

/// Stretches of both reports in characters; none on a side that has nothing.
#[derive(Clone)]
struct Places([Option<Range<usize>>; 2]);

struct Row {
    places: Places,
    kinds: Vec<String>,
    kind: String,
    is_quiet: bool,
    is_discrepancy: bool,
}

/// Scores every pair of a folder; an error names the file.
pub(crate) fn score(folder: &Path) -> Result<Score, String> {
    let at = |error: std::io::Error, path: &Path| format!("{}: {error}", path.display());
    let mut folders: Vec<_> = fs::read_dir(folder).map_err(|e| at(e, folder))?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    let mut score = Score { pairs: folders.len(), ..Score::default() };
    for pair in folders {
        let read = |name: &str| fs::read_to_string(pair.join(name)).map_err(|e| at(e, &pair.join(name)));
        let (a, b, gold) = (read("a.txt")?, read("b.txt")?, read("gold.jsonl")?);
        let rows: Vec<Row> = gold
            .lines()
            .filter(|line| !line.trim().is_empty())
            .enumerate()
            .map(|(i, line)| row(line).ok_or_else(|| format!("{}: line {} is no row", pair.join("gold.jsonl").display(), i + 1)))
            .collect::<Result<_, _>>()?;
        let report = compare(&[Document::new("a", &*a), Document::new("b", &*b)], &Config::default());
        let told =
            report.findings.iter().filter(|f| f.level < Level::Hint).filter_map(|f| Some((f.id, annotated(f.id)?, places(f, [&a, &b]))));
        score.add(&rows, &told.collect::<Vec<_>>());
    }
    Ok(score)
}

fn row(line: &str) -> Option<Row> {
    let row: Value = serde_json::from_str(line).ok()?;
    let number = |key: &str| row[key].as_u64().and_then(|n| usize::try_from(n).ok());
    let span = |side: &str| Some(number(&format!("{side}_start"))?..number(&format!("{side}_end"))?);
    let sort = row["row"].as_str()?;
    let kind = row["kind"].as_str().unwrap_or_default().to_owned();
    let others = row["alt_kinds"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let mut kinds: Vec<String> = others.chain([kind.as_str()]).map(str::to_owned).collect();
    let alike = ALIKE.iter().filter(|alike| alike.contains(&kind.as_str())).flatten().map(|k| (*k).to_owned());
    kinds.extend(alike.collect::<Vec<_>>());
    let is_quiet = sort == "trap" || sort == "pair" && row["relation"] == "same";
    Some(Row { places: Places([span("a"), span("b")]), kinds, kind, is_quiet, is_discrepancy: sort == "discrepancy" })
}

/// What the annotation calls a kind; `None` where it has no rows for it.
fn annotated(id: &str) -> Option<&'static str> {
    let (_, kind) = ANNOTATED.iter().find(|(prefix, _)| id.starts_with(prefix))?;
    (!kind.is_empty()).then_some(*kind)
}

/// Every place in the one report with every place in the other.
fn places(finding: &Finding, texts: [&str; 2]) -> Vec<Places> {
    let of = |document: usize| -> Vec<Option<Range<usize>>> {
        let points = |byte: usize| texts[document][..byte].chars().count();
        let here = finding.readings.iter().filter(|r| r.document == document && r.text.is_some());
        let spans: Vec<_> = here.filter_map(|r| r.span).map(|s| Some(points(s.start())..points(s.end()))).collect();
        if spans.is_empty() { vec![None] } else { spans }
    };
    let rights = of(1);
    of(0).iter().flat_map(|left| rights.iter().map(move |right| Places([left.clone(), right.clone()]))).collect()
}

/// Whether a finding points at a row: it overlaps it on every side that both have, and is not much longer.
fn hits(told: &[Places], row: &Row) -> bool {
    let fits = |told: &Range<usize>, row: &Range<usize>| {
        told.start < row.end.max(row.start + 1) && row.start < told.end.max(told.start + 1) && told.len() <= 4 * row.len() + 200
    };
    told.iter().any(|told| {
        let sides: Vec<bool> = told.0.iter().zip(&row.places.0).filter_map(|(t, r)| Some(fits(t.as_ref()?, r.as_ref()?))).collect();
        !sides.is_empty() && sides.iter().all(|&fits| fits)
    })
}

impl Score {
    fn add(&mut self, rows: &[Row], told: &[(&'static str, &'static str, Vec<Places>)]) {
        let right = |kind: &str, row: &Row| row.is_discrepancy && row.kinds.iter().any(|k| k == kind);
        for row in rows.iter().filter(|row| row.is_discrepancy && !row.kind.starts_with("only-in")) {
            let counts = self.rows.entry(row.kind.clone()).or_default();
            counts[0] += 1;
            counts[1] += usize::from(told.iter().any(|(_, kind, places)| right(kind, row) && hits(places, row)));
        }
        for (id, kind, places) in told {
            let is_right = rows.iter().any(|row| right(kind, row) && hits(places, row));
            let is_judged = rows.iter().any(|row| !row.is_discrepancy && hits(places, row));
            self.told.entry(id).or_default()[if is_right { 0 } else { 2 - usize::from(is_judged) }] += 1;
        }
        let any = |places: &[Places]| rows.iter().any(|row| row.is_discrepancy && hits(places, row));
        for row in rows.iter().filter(|row| row.is_quiet) {
            self.quiet[0] += 1;
            self.quiet[1] += usize::from(told.iter().any(|(_, _, places)| hits(places, row) && !any(places)));
        }
    }

    /// Prints its tables.
    pub(crate) fn print(&self, folder: &str) {
        println!(
            "## {folder}\n\n{} pairs of reports. A finding is right where its kind and its places are those of a row; precision counts",
            self.pairs
        );
        println!("those right among those that fall on text that was judged. Hints are left out.\n");
        println!("| annotated kind | rows | found | recall |\n|---|---|---|---|");
        let all = self.rows.values().fold([0, 0], |sum, row| [sum[0] + row[0], sum[1] + row[1]]);
        for (kind, row) in self.rows.iter().map(|(kind, row)| (kind.as_str(), row)).chain([("**all**", &all)]) {
            println!("| {kind} | {} | {} | {} |", row[0], row[1], percent(row[1], row[0]));
        }
        println!("\n| kind | right | wrong | precision | not judged |\n|---|---|---|---|---|");
        let all = self.told.values().fold([0; 3], |sum, told| [sum[0] + told[0], sum[1] + told[1], sum[2] + told[2]]);
        for (kind, told) in self.told.iter().map(|(kind, told)| (*kind, told)).chain([("**all**", &all)]) {
            println!("| {kind} | {} | {} | {} | {} |", told[0], told[1], percent(told[0], told[0] + told[1]), told[2]);
        }
        println!("\nOf {} rows that say the same, or only look different, {} have a finding.\n", self.quiet[0], self.quiet[1]);
    }
}
