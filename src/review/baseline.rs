//! What is known and accepted: findings by their fingerprints, kept in a file.

use crate::report::Report;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Findings that are accepted; they are known again by what is said, wherever it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// The accepted findings, in the order of their report.
    pub accepted: Vec<Accepted>,
}

/// An accepted finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// What it is known by.
    pub fingerprint: String,
    /// Its kind.
    pub id: String,
    /// What it told, for those who read the file.
    pub message: String,
}

impl Baseline {
    /// Accepts all findings of a report.
    pub fn of(report: &Report) -> Baseline {
        let accepted = report.findings.iter().map(|f| Accepted {
            fingerprint: f.fingerprint.clone(),
            id: f.id.to_owned(),
            message: f.message.clone(),
        });
        Baseline { accepted: accepted.collect() }
    }

    /// Takes the accepted findings out of a report; returns those that it no longer finds.
    pub fn apply(&self, report: &mut Report) -> Vec<&Accepted> {
        let found: BTreeSet<String> = report.findings.iter().map(|f| f.fingerprint.clone()).collect();
        let known: BTreeSet<&str> = self.accepted.iter().map(|a| a.fingerprint.as_str()).collect();
        report.retain(|f| !known.contains(f.fingerprint.as_str()));
        self.accepted.iter().filter(|a| !found.contains(&a.fingerprint)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Config, Document, review};

    fn report(draft: &str) -> Report {
        let source = Document::new("wire", "The blast at Karsund killed 26 people, the governor said.");
        review(&Document::new("draft", draft), &[source], &Config::default())
    }

    #[test]
    fn what_is_known_is_silent_wherever_it_stands_and_what_is_gone_is_told() {
        let draft = "The blast at Karsund killed 28 people, the governor said.";
        let baseline = Baseline::of(&report(draft));
        assert!(!baseline.accepted.is_empty());
        let mut moved = report(&format!("Quiet fell again.\n\n{draft}"));
        assert!(baseline.apply(&mut moved).is_empty());
        assert_eq!(moved.summary.errors, 0);
        let mut other = report("The blast at Karsund killed 29 people, the governor said.");
        assert_eq!(baseline.apply(&mut other).len(), baseline.accepted.len());
        assert_eq!(other.summary.errors, 1);
    }
}
