//! What holds for every text. The seed is fixed, so that a change fails for what it changed; `PROPTEST_RNG_SEED` and `PROPTEST_CASES`
//! look further.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use variorum::report::Finding;
use variorum::{Config, Document, Report, compare};

/// Sentences that read like a report's, with slots that a difference can hide in.
fn sentence() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec![
        "Karoline Levitt",
        "Karoline Leavitt",
        "Asim Munir",
        "Governor Ana Ruiz",
        "the spokesperson",
        "José Núñez",
    ]);
    let count = prop::sample::select(vec!["26", "28", "at least 26", "twelve", "nearly 3,000", "1.2 million", "5%"]);
    let day = prop::sample::select(vec!["on Friday", "on 22 April", "last month", "yesterday", "in May 2024", "at 9.25 am"]);
    let told = prop::sample::select(vec!["said", "told reporters", "claimed", "reportedly said", "did not say"]);
    let form = prop::sample::select(vec![
        "{n} {t} that {c} people were killed in the blast {d}.",
        "“The talks may resume {d},” {n} {t}.",
        "\"We have counted {c} houses,\" {t} {n}, the minister.",
        "The ministry had not confirmed the toll of {c} {d}",
        "After the reckless attack {d}, {n} was arrested; {c} others were injured.",
        "'Operation Dawn' began {d} — {c} soldiers took part (the army’s own figure).",
    ]);
    (form, name, count, day, told).prop_map(|(f, n, c, d, t)| f.replace("{n}", n).replace("{c}", c).replace("{d}", d).replace("{t}", t))
}

fn report_text() -> impl Strategy<Value = String> {
    let gap = prop::sample::select(vec![" ", "\n", "\n\n", "\r\n\r\n"]);
    prop::collection::vec((sentence(), gap), 1..12).prop_map(|parts| parts.into_iter().map(|(s, gap)| s + gap).collect())
}

/// Anything: letters of many scripts, marks in every wrong place, control characters.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[ \\n\\t“”‘’\"'().,@#$%0-9a-zA-Zéßשلあ\u{202e}\u{1F600}\\[\\]…—-]{0,400}", report_text()]
}

fn compared(a: &str, b: &str) -> Report {
    compare(&[Document::new("a", a), Document::new("b", b)], &Config::default())
}

/// A finding without its order: what it is and what is said where.
fn told(finding: &Finding, mirrored: bool) -> String {
    let mut readings: Vec<String> = finding
        .readings
        .iter()
        .map(|r| format!("{} {:?} {:?}", if mirrored { 1 - r.document } else { r.document }, r.start, r.text))
        .collect();
    readings.sort();
    let id = match (mirrored, finding.id) {
        (true, "quote-added") => "quote-dropped",
        (true, "quote-dropped") => "quote-added",
        (_, id) => id,
    };
    format!("{} {id} {}", finding.level, readings.join(" | "))
}

fn told_all(report: &Report, mirrored: bool) -> Vec<String> {
    let mut all: Vec<String> = report.findings.iter().map(|f| told(f, mirrored)).collect();
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn a_report_against_itself_has_no_finding_across(text in report_text()) {
        let report = compared(&text, &text);
        let across: Vec<&Finding> = report.findings.iter().filter(|f| f.readings.iter().any(|r| r.document != f.readings[0].document)).collect();
        prop_assert!(across.is_empty(), "{:#?}", across);
        prop_assert!(report.coverage.is_empty(), "{:#?}", report.coverage);
    }

    #[test]
    fn exchanging_the_reports_mirrors_the_findings(a in report_text(), b in report_text()) {
        let (there, back) = (compared(&a, &b), compared(&b, &a));
        prop_assert_eq!(told_all(&there, false), told_all(&back, true));
        prop_assert_eq!(there.links.len(), back.links.len());
        prop_assert_eq!((there.summary.only[0], there.summary.only[1]), (back.summary.only[1], back.summary.only[0]));
    }

    #[test]
    fn offsets_lie_on_character_boundaries_of_any_text(a in any_text(), b in any_text()) {
        let report = compared(&a, &b);
        let texts = [&a, &b];
        for reading in report.findings.iter().flat_map(|f| &f.readings) {
            if let (Some(start), Some(end)) = (reading.start, reading.end) {
                let slice = texts[reading.document].get(start..end);
                prop_assert!(slice.is_some() && (reading.text.is_none() || reading.text.as_deref() == slice));
            }
        }
        for stretch in report.links.iter().flat_map(|l| [&l.left, &l.right]) {
            prop_assert_eq!(texts[stretch.document].get(stretch.start..stretch.end), Some(stretch.text.as_str()));
        }
        for row in &report.coverage {
            prop_assert_eq!(texts[row.document].get(row.start..row.end), Some(row.text.as_str()));
        }
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        if let Ok(document) = variorum::input::decode(&bytes, "any") {
            let _ = compare(&[document.clone(), document], &Config::default());
        }
    }
}

proptest! {
    // Long documents, since short ones are not worth a thread.
    #![proptest_config(ProptestConfig { cases: 4, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn one_thread_or_eight_give_the_same_bytes(texts in prop::collection::vec(report_text(), 2..4)) {
        let documents: Vec<Document> = texts.iter().enumerate()
            .map(|(i, t)| Document::new(format!("d{i}"), format!("{t}\n\n{}", "Nothing else happened there. ".repeat(1200)))).collect();
        let with = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| serde_json::to_string(&compare(&documents, &Config::default())).unwrap())
        };
        prop_assert_eq!(with(1), with(8));
    }
}
