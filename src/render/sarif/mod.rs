//! SARIF 2.1.0, the format of static analysis that code hosts and editors read.

mod log;

use super::uri::uri;
use super::{Format, Options, level_of_others, location, place, region, shown, telling};
use crate::config::Level;
use crate::detect::{self, Kind};
use crate::report::{Finding, Reading, Report};
use log::*;
use std::io;

pub(super) const FORMAT: Format =
    Format { name: "sarif", summary: "SARIF 2.1.0, for code hosts and editors", extension: "sarif", lines: false, write };

fn write(report: &Report, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let driver = Driver { name: report.tool.name, semantic_version: report.tool.version, rules: detect::kinds().map(rule).collect() };
    let run = Run {
        tool: Tool { driver },
        artifacts: report.documents.iter().map(|d| Artifact { location: ArtifactUri { uri: uri(d.file()) } }).collect(),
        results: shown(report, options).map(|finding| result(report, finding)).collect(),
        column_kind: "unicodeCodePoints",
    };
    let log = Log { schema: SCHEMA, version: "2.1.0", runs: [run] };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    out.write_all(b"\n")
}

fn level(level: Level) -> &'static str {
    level_of_others(level, ["error", "warning", "note"])
}

fn rule(kind: &Kind) -> Rule<'_> {
    Rule {
        id: kind.id,
        short_description: Text { text: kind.summary.to_owned() },
        full_description: Text { text: kind.explanation.to_owned() },
        help: Text { text: format!("Found: {}\nSilent: {}", kind.example, kind.silent) },
        default_configuration: Configuration { level: level(kind.level) },
    }
}

fn result<'a>(report: &Report, finding: &'a Finding) -> Result<'a> {
    let placed = || finding.readings.iter().filter(|r| r.span.is_some());
    Result {
        rule_id: finding.id,
        rule_index: detect::kinds().position(|kind| kind.id == finding.id),
        level: level(finding.level),
        message: Text { text: format!("{}. {}", finding.message, finding.reason) },
        locations: telling(finding).into_iter().map(|reading| place_of(report, reading, None)).collect(),
        related_locations: (1..).zip(placed()).map(|(id, reading)| place_of(report, reading, Some(id))).collect(),
        partial_fingerprints: Fingerprints { finding: &finding.fingerprint },
        rank: (finding.confidence * 100.0).round(),
    }
}

/// A reading's place; numbered and with its words where it is a related one.
fn place_of(report: &Report, reading: &Reading, id: Option<usize>) -> Location {
    let document = &report.documents[reading.document];
    let said = || match &reading.text {
        Some(text) => format!("{}: {text}", location(document, place(report, reading))),
        None => format!("{}: not said here", location(document, place(report, reading))),
    };
    let region = region(report, reading).map(|(start, end)| Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
        snippet: reading.text.clone().map(|text| Text { text }),
    });
    let artifact_location = ArtifactLocation { uri: uri(document.file()), index: reading.document };
    Location { id, physical_location: PhysicalLocation { artifact_location, region }, message: id.map(|_| Text { text: said() }) }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use serde_json::{Value as Json, json};

    fn log(report: &Report) -> Json {
        serde_json::from_str(&sample::written(&FORMAT, report)).unwrap()
    }

    #[test]
    fn required_fields_stand_and_point_to_each_other() {
        let mut report = sample::report(&["Ü Karoline Levitt\nsaid.", "Karoline Leavitt said."]);
        sample::add(&mut report, Level::Error, &[(0, "Levitt"), (1, "Leavitt")]);
        sample::add(&mut report, Level::Note, &[(0, ""), (1, "Leavitt")]);
        let log = log(&report);
        assert_eq!(log["version"], "2.1.0");
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        assert_eq!(run["results"].as_array().unwrap().len(), 2);
        for result in run["results"].as_array().unwrap() {
            assert_eq!(rules[result["ruleIndex"].as_u64().unwrap() as usize]["id"], result["ruleId"]);
            assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
            assert!(result["message"]["text"].is_string() && result["partialFingerprints"]["variorum/v1"].is_string());
            for place in result["locations"].as_array().unwrap().iter().chain(result["relatedLocations"].as_array().unwrap()) {
                let artifact = &place["physicalLocation"]["artifactLocation"];
                assert_eq!(run["artifacts"][artifact["index"].as_u64().unwrap() as usize]["location"]["uri"], artifact["uri"]);
            }
        }
        let first = &run["results"][0];
        assert_eq!(first["locations"].as_array().unwrap().len(), 1);
        assert_eq!(first["relatedLocations"].as_array().unwrap().len(), 2);
        let region = json!({"startLine": 1, "startColumn": 12, "endLine": 1, "endColumn": 18, "snippet": {"text": "Levitt"}});
        assert_eq!(first["locations"][0]["physicalLocation"]["region"], region);
        assert_eq!(first["rank"], 90.0);
        assert_eq!(first["relatedLocations"][1]["message"]["text"], "b.txt:1:10: Leavitt");
    }

    #[test]
    fn a_report_without_findings_still_lists_its_rules() {
        let log = log(&sample::report(&["", ""]));
        assert_eq!(log["runs"][0]["results"], json!([]));
        assert_eq!(log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap().len(), detect::kinds().count());
    }
}
