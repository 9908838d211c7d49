//! Which claims were linked, and why.

use super::style::{DIM, PLAIN, STRONG};
use super::wrap::Run;
use super::{PLAIN as UNMARKED, Page, count, excerpt, letter, short};
use crate::report::{Evidence, LinkReport, Stretch};
use std::io;

/// So many sorts of evidence are shown for a link, and as many against it.
const WEIGHTIEST: usize = 3;

/// What weighs less shows as nothing in one decimal.
const SHOWN: f64 = 0.05;

impl Page<'_> {
    /// The links that tell what spoke for them, by place.
    pub(super) fn links(&mut self) -> io::Result<()> {
        let links: Vec<&LinkReport> = self.report.links.iter().filter(|link| !link.evidence.is_empty()).collect();
        if links.is_empty() {
            return Ok(());
        }
        writeln!(self.sheet.out)?;
        self.sheet.paragraph(&[], 0, &[Run::new("Linked: ", STRONG), Run::new(count(links.len(), "pair") + " of claims:", PLAIN)])?;
        links.into_iter().try_for_each(|link| self.link(link))
    }

    fn link(&mut self, link: &LinkReport) -> io::Result<()> {
        self.end(&format!("{:.2}", link.score), &link.left)?;
        self.end("", &link.right)?;
        let told = [("for it: ", told(link, |weight| weight >= SHOWN)), ("against it: ", told(link, |weight| weight <= -SHOWN))];
        let told: Vec<String> =
            told.into_iter().filter(|(_, reasons)| !reasons.is_empty()).map(|(lead, reasons)| lead.to_owned() + &reasons).collect();
        self.sheet.paragraph(&[], 8, &[Run::new(told.join("; "), DIM)])
    }

    /// One of the linked claims, on a line.
    fn end(&mut self, score: &str, stretch: &Stretch) -> io::Result<()> {
        let source = &self.report.documents[stretch.document].source;
        let place = Run::new(format!(" {:>4} ", short(source.place(stretch.span))), DIM);
        let lead = [Run::new(format!("{score:>4}  "), STRONG), letter(stretch.document), place];
        let words = excerpt::excerpt(source.text(), stretch.span, &[], UNMARKED, self.sheet.width - 15);
        self.sheet.paragraph(&lead, 13, &words)
    }
}

/// The weightiest evidence whose weight has a sign: "meaning +2.1, figures +0.9".
fn told(link: &LinkReport, sign: impl Fn(f64) -> bool) -> String {
    let told = link.evidence.iter().filter(|evidence| sign(evidence.weight)).take(WEIGHTIEST);
    told.map(|Evidence { about, weight }| format!("{about} {weight:+.1}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::write;
    use crate::render::Options;
    use crate::{Config, Document, compare};

    #[test]
    fn a_link_shows_both_claims_its_score_and_what_spoke_for_it() {
        let texts = ["The blast killed 26 people in the market on Friday.", "On Friday 26 people died in the blast in the market."];
        let documents = texts.map(|text| Document::new("a.txt", text));
        let shown = |explain: bool| {
            let (mut out, report) = (Vec::new(), compare(&documents, &Config { explain, ..Config::default() }));
            write(&report, &Options::default(), &mut out).unwrap();
            (String::from_utf8(out).unwrap(), report.links[0].score)
        };
        let (text, score) = shown(true);
        let (_, links) = text.split_once("\nLinked: 1 pair of claims:\n").unwrap();
        let lines: Vec<&str> = links.lines().collect();
        assert_eq!(lines[0], format!("{score:.2}  A    1 {}", texts[0]));
        assert_eq!(lines[1], format!("      B    1 {}", texts[1]));
        assert!(links.contains("for it: ") && links.contains("figures +"), "{text}");
        assert!(!shown(false).0.contains("Linked: "));
    }
}
