//! Findings as comments in a copy of a Word draft: nothing else in the file may change.

#![cfg(feature = "docx")]

mod builders;
mod folder;

use folder::{folder, run};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;
use tempfile::TempDir;
use zip::ZipArchive;

const SPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const WIRE: &str = "The blast at Karsund killed 26 people, Governor Ann Keller said. A convoy of nine lorries left Ardvale on Monday.\n";
const TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

/// Runs, a link, a tracked insertion and a deletion, a table, a text box, odd white space, and what no reader of text looks at.
const BODY: &str = "<w:p w:rsidR=\"00A1\"><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Blast at Karsund</w:t></w:r></w:p>\r\n  <w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">The blast at Karsund </w:t></w:r><w:hyperlink w:anchor=\"x\"><w:r><w:t>killed</w:t></w:r></w:hyperlink><w:r><w:t xml:space=\"preserve\"> 2</w:t></w:r><w:del w:id=\"90\" w:author=\"E\"><w:r><w:delText>7</w:delText></w:r></w:del><w:ins w:id=\"91\" w:author=\"E\"><w:r><w:t>8</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\"> people, Governor Ann &#75;ellar &amp; others said.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Convoy</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>A convoy of 11 lorries left Ardvale on Monday.</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>The mayor of Tolmark, Ines Roth, resigned over 437 complaints.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p><w:sectPr/>";

fn document(prefix: &str) -> String {
    let body = if prefix == "w" { BODY.to_owned() } else { BODY.replace("w:", &format!("{prefix}:")) };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{prefix}:document xmlns:{prefix}=\"{SPACE}\" ><{prefix}:body>{body}</{prefix}:body></{prefix}:document>\n"
    )
}

fn relations(rows: &str) -> String {
    format!("<Relationships xmlns=\"{RELATIONS}\">{rows}</Relationships>")
}

fn office(kind: &str, target: &str, id: &str) -> String {
    format!(
        "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>"
    )
}

fn draft(prefix: &str, more: &[(&str, String)]) -> Vec<u8> {
    let mut parts = BTreeMap::from([
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", relations(&office("officeDocument", "word/document.xml", "rId1"))),
        ("word/document.xml", document(prefix)),
        ("word/media/picture.bin", "\u{0}\u{1}not XML".to_owned()),
        ("docProps/app.xml", "<Properties>  </Properties>".to_owned()),
    ]);
    parts.extend(more.iter().cloned());
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    builders::archive(&parts)
}

/// A folder with a draft and its source, after a review that wrote comments.
fn reviewed(draft: &[u8]) -> TempDir {
    let folder = folder(&[("draft.docx", draft), ("wire.txt", WIRE.as_bytes())]);
    let (code, out, err) = review(folder.path(), &["draft.docx", "--against", "wire.txt", "--output", "reviewed.docx"]);
    assert!(code == 1 && out.is_empty(), "{code} {out}{err}");
    folder
}

fn review(folder: &Path, args: &[&str]) -> (i32, String, String) {
    run(folder, &[&["review"], args].concat())
}

fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        parts.insert(file.name().unwrap().into_owned(), bytes);
    }
    parts
}

fn part(bytes: &[u8], name: &str) -> String {
    String::from_utf8(parts(bytes).remove(name).unwrap_or_else(|| panic!("there is {name}"))).unwrap()
}

/// Takes everything out of a text that stands between some words and their end.
fn without(text: &str, begin: &str, end: &str) -> String {
    let Some((before, rest)) = text.split_once(begin) else { return text.to_owned() };
    let (_, after) = rest.split_once(end).unwrap();
    format!("{before}{}", without(after, begin, end))
}

/// The text's part without the marks of comments.
fn unmarked(xml: &str, p: &str) -> String {
    let xml = without(xml, &format!("<{p}:commentRangeStart "), "/>");
    let xml = without(&xml, &format!("<{p}:commentRangeEnd "), "/>");
    without(&xml, &format!("<{p}:r><{p}:commentReference "), &format!("/></{p}:r>"))
}

/// What stands in a text's part, in order: every letter of a run with the look of its run, and every other mark as it is written.
fn content(xml: &str) -> Vec<String> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut content, mut heads, mut in_letters) = (Vec::new(), Vec::<String>::new(), false);
    loop {
        let at = reader.buffer_position() as usize;
        let event = reader.read_event().unwrap();
        let written = &xml[at..reader.buffer_position() as usize];
        let name = |tag: &quick_xml::name::QName| tag.as_ref().split(':').next_back().unwrap().to_owned();
        match event {
            Event::Eof => return content,
            Event::Start(tag) if name(&tag.name()) == "r" => heads.push(written.to_owned()),
            Event::Start(tag) if name(&tag.name()) == "rPr" && !heads.is_empty() => {
                reader.read_to_end(tag.name()).unwrap();
                let end = reader.buffer_position() as usize;
                heads.last_mut().unwrap().push_str(&xml[at..end]);
            }
            Event::Start(tag) if name(&tag.name()) == "t" => in_letters = true,
            Event::End(tag) if name(&tag.name()) == "t" => in_letters = false,
            Event::End(tag) if name(&tag.name()) == "r" => drop(heads.pop()),
            Event::Text(_) if in_letters => content.extend(written.chars().map(|letter| format!("{heads:?}{letter}"))),
            Event::GeneralRef(_) if in_letters => content.push(format!("{heads:?}{written}")),
            _ => content.push(written.to_owned()),
        }
    }
}

/// The XML between the marks of a comment.
fn between(xml: &str, id: usize) -> &str {
    let from = xml.split_once(&format!("commentRangeStart w:id=\"{id}\"/>")).unwrap().1;
    from.split_once(&format!("<w:commentRangeEnd w:id=\"{id}\"/>")).unwrap().0
}

/// The words of some XML, without those that were deleted.
fn letters(xml: &str) -> String {
    without(&without(xml, "<w:delText>", "</w:delText>"), "<", ">")
}

#[test]
fn a_run_that_is_cut_looks_as_before() {
    let killed = "<w:r w:rsidR=\"00B2\"><w:rPr><w:b/><w:color w:val=\"FF0000\"/></w:rPr><w:tab/><w:t>The blast at Karsund killed 28 people, \
        Governor Ann Keller said.</w:t><w:br/></w:r>";
    let plain = "<w:r>\n<w:t> A convoy of 11 lorries left Ardvale. </w:t></w:r>";
    let text = document("w");
    let (head, _) = text.split_once("<w:body>").unwrap();
    let xml = format!("{head}<w:body><w:p>{killed}</w:p><w:p>{plain}</w:p></w:body></w:document>");
    let before = draft("w", &[("word/document.xml", xml.clone())]);
    let folder = reviewed(&before);
    let after = part(&fs::read(folder.path().join("reviewed.docx")).unwrap(), "word/document.xml");
    assert_eq!(content(&unmarked(&after, "w")), content(&xml));
    assert!(after.contains("<w:t xml:space=\"preserve\">The blast at Karsund killed </w:t></w:r>"), "white space at a cut counts: {after}");
    let red = "<w:r w:rsidR=\"00B2\"><w:rPr><w:b/><w:color w:val=\"FF0000\"/></w:rPr>";
    assert!(after.contains(&format!("{red}<w:t xml:space=\"preserve\">28 people</w:t></w:r>")), "{after}");
    assert!(after.contains(&format!("<w:commentRangeStart w:id=\"1\"/>{plain}")), "what a cut would change is not cut: {after}");
}

#[test]
fn only_parts_that_carry_comments_change() {
    for prefix in ["w", "main"] {
        let before = draft(prefix, &[]);
        let folder = reviewed(&before);
        let after = fs::read(folder.path().join("reviewed.docx")).unwrap();
        assert_eq!(fs::read(folder.path().join("draft.docx")).unwrap(), before, "the draft stays");
        let (old, mut new) = (parts(&before), parts(&after));
        let carrying = ["word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"];
        let text = part(&after, "word/document.xml");
        assert_eq!(content(&unmarked(&text, prefix)), content(&document(prefix)));
        let read = |bytes: &[u8]| variorum::input::read_from(bytes, "a.docx").unwrap().text().to_owned();
        assert_eq!(read(&after), read(&before), "the text is read as before");
        new.retain(|name, _| !carrying.contains(&name.as_str()));
        assert_eq!(new.len(), old.len() - 2);
        new.iter().for_each(|(name, bytes)| assert_eq!(*bytes, old[name], "{name}"));
        assert!(part(&after, "[Content_Types].xml").starts_with(TYPES.trim_end_matches("</Types>")));
    }
}

#[test]
fn comments_stand_at_their_words() {
    let folder = reviewed(&draft("w", &[]));
    let after = fs::read(folder.path().join("reviewed.docx")).unwrap();
    let (xml, comments) = (part(&after, "word/document.xml"), part(&after, "word/comments.xml"));
    let id = |kind: &str| -> usize {
        let at = comments.find(&format!("[{kind}]")).unwrap_or_else(|| panic!("{kind} in {comments}"));
        comments[..at].rsplit_once("w:id=\"").unwrap().1.split_once('"').unwrap().0.parse().unwrap()
    };
    for (kind, words) in [("number-value", "28 people"), ("name-spelling", "Ann &#75;ellar"), ("document-undated", "Monday")] {
        assert_eq!(letters(between(&xml, id(kind))), words, "{kind}");
        assert_eq!(xml.matches(&format!("<w:commentReference w:id=\"{}\"/>", id(kind))).count(), 1);
    }
    let around_box = between(&xml, id("coverage-unsupported"));
    assert!(around_box.contains("437 complaints"), "inside of a text box a comment may not stand: {around_box}");
    assert!(comments.contains("wire.txt:1:29: “The blast at Karsund killed 26 people, Governor Ann Keller said.”"), "{comments}");
    assert!(part(&after, "word/_rels/document.xml.rels").contains("Target=\"/word/comments.xml\""));
    assert!(part(&after, "[Content_Types].xml").contains("<Override PartName=\"/word/comments.xml\""));
    let (code, _, err) = review(folder.path(), &["reviewed.docx", "--against", "wire.txt", "-q"]);
    assert_eq!(code, 1, "a reviewed draft is read as before: {err}");
}

#[test]
fn comments_that_are_there_stay() {
    let own = format!(
        "<x:comments xmlns:x=\"{SPACE}\"><x:comment x:id=\"7\" x:author=\"E\"><x:p><x:r><x:t>Ask her.</x:t></x:r></x:p></x:comment></x:comments>"
    );
    let rows = relations(&office("comments", "notes.xml", "rId4"));
    let before = draft("w", &[("word/notes.xml", own.clone()), ("word/_rels/document.xml.rels", rows.clone())]);
    let folder = reviewed(&before);
    let after = fs::read(folder.path().join("reviewed.docx")).unwrap();
    assert_eq!(part(&after, "word/_rels/document.xml.rels"), rows);
    let notes = part(&after, "word/notes.xml");
    assert!(notes.starts_with(own.trim_end_matches("</x:comments>")) && notes.contains("<x:comment x:id=\"8\" "), "{notes}");
}

#[test]
fn what_is_no_word_file_gets_no_comments() {
    let folder = reviewed(&draft("w", &[]));
    fs::write(folder.path().join("draft.txt"), WIRE.replace("26", "28")).unwrap();
    for (args, told) in [
        (
            &["draft.txt", "--against", "wire.txt", "-o", "x.docx"][..],
            "comments are written into a copy of a Word file, and draft.txt is plain text",
        ),
        (&["draft.docx", "--against", "wire.txt", "-o", "draft.docx"], "draft.docx is compared, and would be written over"),
    ] {
        let (code, _, err) = review(folder.path(), args);
        assert!(code == 2 && err.contains(told), "{err}");
    }
    let (_, out, _) = review(folder.path(), &["draft.docx", "--against", "wire.txt", "-o", "y.docx", "--format", "concise"]);
    assert!(out.contains("[number-value]") && folder.path().join("y.docx").exists(), "{out}");
}

/// A reader of text takes letters for what they are where the file holds them in no run; nothing may be cut there.
#[test]
fn text_that_stands_in_no_run_is_left_whole() {
    let body =
        "<w:p><w:r><w:t>The blast at Karsund hurt many, </w:t></w:r><w:t>and it killed 28 people, Governor Ann Kellar said.</w:t></w:p>";
    let xml = format!("<w:document xmlns:w=\"{SPACE}\"><w:body>{body}</w:body></w:document>");
    let draft = draft("w", &[("word/document.xml", xml)]);
    let folder = reviewed(&draft);
    let written = part(&fs::read(folder.path().join("reviewed.docx")).unwrap(), "word/document.xml");
    assert_eq!(letters(&written), letters(&part(&draft, "word/document.xml")));
}

#[test]
fn libreoffice_shows_the_comments() {
    let folder = reviewed(&draft("w", &[]));
    let office = |name: &str| std::process::Command::new(name).arg("--version").output().is_ok();
    let Some(program) = ["soffice", "libreoffice"].into_iter().find(|name| office(name)) else {
        eprintln!("skipped: there is no LibreOffice on this machine");
        return;
    };
    let home = format!("-env:UserInstallation=file://{}", folder.path().join("home").display());
    let mut convert = std::process::Command::new(program);
    convert.args(["--headless", &home, "--convert-to", "fodt", "reviewed.docx"]).current_dir(folder.path());
    let run = convert.output().unwrap();
    let text =
        fs::read_to_string(folder.path().join("reviewed.fodt")).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&run.stderr)));
    let notes: Vec<&str> = text.split("<office:annotation ").skip(1).collect();
    for kind in ["number-value", "name-spelling", "coverage-unsupported"] {
        assert!(notes.iter().any(|note| note.contains(&format!("[{kind}]"))), "{kind} in {notes:#?}");
    }
    for words in ["Ann Kellar", "11 lorries", "Monday"] {
        assert!(text.contains(&format!("</office:annotation>{words}<office:annotation-end ")), "a comment stands around {words}: {text}");
    }
    assert!(text.contains("Blast at Karsund"));
}
