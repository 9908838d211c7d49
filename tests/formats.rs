//! One invented story in every format: it compares clean with itself, and what differs leads back to its place.
#![cfg(all(feature = "docx", feature = "html", feature = "pdf"))]

mod builders;

use variorum::document::{Original, Place};
use variorum::{Config, Document, Report, compare, input};

const HEADLINE: &str = "Larkstown dam bursts, killing 26 people";

const PARAGRAPHS: &[&str] = &[
    "The dam above Larkstown burst on Friday and killed 26 people, the governor said. More than 400 houses were flooded before dawn.",
    "“We heard the water before we saw it,” Mayor Ann Roe said. “Nobody had been warned.”",
    "Officials had promised in March to repair the wall, which is 62 years old. The café at São Tomé Square was swept away.",
    "The state will pay $1.5 million for shelter & food, Governor Paul Amsel said. It was the third flood since 2019.",
];

fn document(bytes: impl AsRef<[u8]>, name: &str) -> Document {
    input::read_from(bytes.as_ref(), name).unwrap()
}

fn plain() -> String {
    format!("{HEADLINE}\n\n{}\n", PARAGRAPHS.join("\n\n"))
}

fn markdown() -> String {
    let [first, second, third, last] = PARAGRAPHS else { panic!() };
    let first = first.replace("Larkstown", "[Larkstown](https://larkstown.example/a_b)").replace("burst on ", "burst on\n");
    let second = second.replace("Ann Roe", "**Ann Roe**").replace('“', "&ldquo;");
    format!("---\ntitle: \"{HEADLINE}\"\n---\n\n{first}\n\n> {second}\n\n![A dam](dam.jpg)\n\n{third}\n\n* {}\n", last.replace('$', "\\$"))
}

fn html() -> String {
    let [first, second, third, last] = PARAGRAPHS else { panic!() };
    let second = second.replace('“', "&ldquo;").replace('”', "&#8221;").replace("Ann Roe", "<b>Ann Roe</b>");
    format!(
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>{HEADLINE} | Courier</title><meta property=\"og:title\" content=\"{HEADLINE}\"></head>\n\
         <body><nav><a href=/>Home</a> <a href=/s>Sport</a></nav><main><article><h1>{HEADLINE}</h1>\n\
         <p>{}</p>\n<blockquote><p>{second}</p></blockquote><script>ad(\"<p>Buy 12 cars.</p>\")</script>\n<p>{}</p>\n<p>{}</p></article></main>\n\
         <footer><p>© 2024 Courier. All rights reserved.</p></footer></body></html>",
        first.replace("Larkstown", "<a href=/l>Larkstown</a>").replace("burst on ", "burst on\n  "),
        third.replace("café", "caf&eacute;"),
        last.replace('&', "&amp;")
    )
}

fn word() -> Vec<u8> {
    let paragraph = |words: &str| {
        let (head, tail) = words.split_at(words.find(' ').unwrap());
        let deleted = "<w:del><w:r><w:delText>Not 12. </w:delText></w:r></w:del>";
        format!(
            "<w:p><w:r><w:t>{head}</w:t></w:r>{deleted}<w:ins><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:ins></w:p>",
            tail.replace('&', "&amp;")
        )
    };
    builders::docx(&std::iter::once(&HEADLINE).chain(PARAGRAPHS).map(|p| paragraph(p)).collect::<String>())
}

/// A page in a code of one byte a character, whose lines are no longer than those of print.
fn pdf() -> Vec<u8> {
    let mut lines = format!("{HEADLINE}\n\n");
    for paragraph in PARAGRAPHS {
        let mut width = 0;
        for word in paragraph.split(' ') {
            width += word.len() + 1;
            lines.push_str(if width > 75 {
                "\n"
            } else if width > word.len() + 1 {
                " "
            } else {
                ""
            });
            width = if width > 75 { word.len() + 1 } else { width };
            lines.push_str(word);
        }
        lines.push_str("\n\n");
    }
    let octal = |c: char| match c {
        '“' => "\\223".to_owned(),
        '”' => "\\224".to_owned(),
        c if c.is_ascii() => c.to_string(),
        c => format!("\\{:o}", u32::from(c)),
    };
    let shown: String = lines.lines().map(|line| format!("({}) Tj T*\n", line.chars().map(octal).collect::<String>())).collect();
    builders::pdf_with_form(&[&format!("BT /F 12 Tf 14 TL 72 720 Td\n{shown}ET")], b"null".to_vec())
}

fn all() -> Vec<Document> {
    vec![
        document(plain(), "a.txt"),
        document(markdown(), "a.md"),
        document(html(), "a.html"),
        document(word(), "a.docx"),
        document(pdf(), "a.pdf"),
    ]
}

fn compared(a: &Document, b: &Document) -> Report {
    compare(&[a.clone(), b.clone()], &Config::default())
}

#[test]
fn every_format_gives_the_same_text() {
    for document in all() {
        assert_eq!(document.text().trim(), plain().trim(), "{}", document.name());
    }
}

#[test]
fn a_story_compares_clean_with_itself_in_every_pair_of_formats() {
    let documents = all();
    for a in &documents {
        for b in &documents {
            let report = compared(a, b);
            let found = report.findings.iter().any(|f| !f.id.starts_with("document-"));
            assert!(!found && report.coverage.is_empty(), "{} {}: {:?}", a.name(), b.name(), report.findings);
        }
    }
}

#[test]
fn a_finding_stands_where_its_words_stand_in_the_file() {
    let other = document(plain().replace("$1.5 million", "$1.7 million"), "b.txt");
    for (document, source, place) in [
        (document(markdown(), "a.md"), Some(markdown()), None),
        (document(html(), "a.html"), Some(html()), None),
        (document(word(), "a.docx"), None, Some(Place::Paragraph(5))),
        (document(pdf(), "a.pdf"), None, Some(Place::Page(1))),
    ] {
        let report = compared(&document, &other);
        let finding = report.findings.iter().find(|f| f.id == "number-value").unwrap();
        let reading = &finding.readings[0];
        match (reading.original, source) {
            (Some(Original::Bytes { start, end }), Some(source)) => {
                assert_eq!(source[start..end].replace('\\', ""), "$1.5 million");
                let line = source[..start].matches('\n').count() + 1;
                let column = source[..start].rsplit('\n').next().unwrap().chars().count() + 1;
                assert_eq!((reading.line, reading.column), (Some(line), Some(column)), "{}", document.name());
            }
            (original, _) => {
                assert_eq!(document.place(reading.span.unwrap()), place, "{original:?}");
                assert_eq!((reading.line, reading.column), (None, None));
            }
        }
    }
}
