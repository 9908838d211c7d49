//! One HTML page that needs nothing else: the reports side by side, the findings beside them, for browsers, mail and print.
//!
//! Places are plain anchors and filters plain CSS, so that all but scrolling every report at once works without its script. Nothing from
//! an article gets into the page but through [`escape::escape`], and the page's own policy lets run and style it only what stands here.

mod escape;
mod list;
mod summary;
mod text;

use super::terminal::name_of;
use super::{Format, Options};
use crate::report::Report;
use escape::{escape, hash};
use std::io::{self, Write};

pub(super) const FORMAT: Format =
    Format { name: "html", summary: "one page with the reports side by side", extension: "html", lines: false, write };

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

fn write(report: &Report, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let style = format!("{STYLE}{}", list::filter_rules(report));
    head(report, &style, out)?;
    summary::write(report, out)?;
    out.write_all(b"<main>\n")?;
    list::findings(report, options, out)?;
    out.write_all(b"<section id=\"reports\" aria-label=\"The reports\">\n")?;
    (0..report.documents.len()).try_for_each(|document| text::document(report, document, out))?;
    out.write_all(b"</section>\n</main>\n")?;
    list::coverage(report, out)?;
    if options.agreements {
        list::agreements(report, out)?;
    }
    let tool = &report.tool;
    write!(
        out,
        "<footer>Made by {} {}. No winner is named: the editor decides.</footer>\n<script>{SCRIPT}</script>\n",
        tool.name, tool.version
    )?;
    out.write_all(b"</body>\n</html>\n")
}

fn head(report: &Report, style: &str, out: &mut dyn Write) -> io::Result<()> {
    let names: Vec<String> = report.documents.iter().map(|d| escape(&d.name)).collect();
    write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Where they differ: {}</title>\n<style>{style}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#findings\">Skip to the findings</a>\n",
        hash(style),
        hash(SCRIPT),
        names.join(" · "),
    )
}

/// The letter of a document, in its colour.
fn letter(document: usize) -> String {
    format!("<b class=\"letter d{}\">{}</b>", document % 4, name_of(document))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use crate::config::Level;
    use std::collections::BTreeSet;

    fn attributes<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
        let name = format!(" {name}=\"");
        page.match_indices(&name).map(|(at, _)| page[at + name.len()..].split('"').next().unwrap()).collect()
    }

    fn page() -> String {
        let text = "<script>alert(1)</script> Karoline Levitt said \"x\" & 'y'.\n\n\u{202e}שלום\u{0} 東京";
        let mut report = sample::report(&[text, "Karoline Leavitt said <img src=x onerror=alert(1)>."]);
        sample::add(&mut report, Level::Error, &[(0, "Levitt"), (1, "Leavitt")]);
        sample::add(&mut report, Level::Warning, &[(0, "Karoline Levitt said"), (1, "Leavitt said")]);
        sample::add(&mut report, Level::Hint, &[(0, ""), (1, "Leavitt")]);
        report.documents[0].name = "\"><script>x</script>".to_owned();
        report.findings[0].message = "</style><script>alert(2)</script>".to_owned();
        sample::written(&FORMAT, &report)
    }

    #[test]
    fn nothing_from_an_article_becomes_markup() {
        let page = page();
        assert_eq!(page.matches("<script").count(), 1);
        assert_eq!(page.matches("<style").count(), 1);
        assert!(!page.contains("<img") && !page.contains(['\u{202e}', '\u{0}']));
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    }

    #[test]
    fn the_page_reaches_for_nothing_outside() {
        let page = page();
        for (name, starts) in [("href", "#"), ("src", "-")] {
            assert!(attributes(&page, name).iter().all(|value| value.starts_with(starts)), "{name}");
        }
        assert!(!page.contains("url(") && !page.contains("@import") && !page.contains(" style=") && !page.contains(" onclick="));
    }

    #[test]
    fn every_anchor_leads_to_one_place() {
        let page = page();
        let ids = attributes(&page, "id");
        let distinct: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), distinct.len(), "{ids:?}");
        for target in attributes(&page, "href") {
            assert!(distinct.contains(target.trim_start_matches('#')), "{target}");
        }
        assert!(distinct.contains("r1-0") && distinct.contains("r2-1"));
    }

    #[test]
    fn the_policy_names_what_stands_in_the_page() {
        let page = page();
        let between = |start: &str, end: &str| page.split(start).nth(1).unwrap().split(end).next().unwrap();
        for (start, end) in [("<style>", "</style>"), ("<script>", "</script>")] {
            assert!(page.contains(&format!("'sha256-{}'", hash(between(start, end)))), "{start}");
        }
    }

    #[test]
    fn every_element_that_opens_closes() {
        let page = page();
        for element in
            ["a", "span", "p", "li", "ol", "ul", "article", "section", "main", "details", "fieldset", "table", "tr", "td", "svg", "bdi"]
        {
            let opened = page.matches(&format!("<{element}>")).count() + page.matches(&format!("<{element} ")).count();
            assert_eq!(opened, page.matches(&format!("</{element}>")).count(), "{element}");
        }
    }
}
