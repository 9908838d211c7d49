//! A copy of a Word draft with the findings as comments at their places.
//!
//! Nothing else in the file is touched: parts that carry no comments are copied as they are packed, and into the text's part only the marks
//! that comments hang on are put. Where one stands inside of a run, the run becomes two of the same look.

mod parts;

use super::{Options, quoted, shown, visible::visible};
use crate::error::ErrorKind;
use crate::input::docx::{self, Body, Border, broken, unpack, unzip};
use crate::report::{Finding, Report};
use parts::Root;
use quick_xml::escape::escape;
use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};
use std::ops::Range;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A finding as a comment.
struct Comment {
    id: usize,
    /// What of the text's part it is about.
    at: Range<Border>,
    lines: Vec<String>,
}

/// Writes the findings of a report as comments into a copy of its first document, whose bytes are given.
///
/// # Errors
/// Where the bytes are no Word file, or not those of the document.
pub fn commented(report: &Report, options: &Options, bytes: &[u8]) -> Result<Vec<u8>, ErrorKind> {
    let body = docx::body(bytes)?;
    if body.text().len() != report.documents[0].source.text().len() {
        return Err(broken("it changed while it was reviewed"));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unzip)?;
    let root = Root::of(&body.xml).map_err(|what| broken(format!("{}: {what}", body.part)))?;
    let known = parts::Comments::of(&mut archive, &body.part, &root)?;
    let comments = comments(report, options, &body, known.next);
    if comments.is_empty() {
        return Ok(bytes.to_owned());
    }
    let written: String = comments.iter().map(|comment| told(comment, &known.root.prefix)).collect();
    let mut changed = known.with(&mut archive, &written, &root)?;
    changed.insert(body.part.clone(), marked(&body.xml, &comments, &root.prefix));
    if unpacked(&mut archive, &body.part)? != body.xml.as_bytes() {
        return Err(broken(format!("{}: comments are written into UTF-8 only", body.part)));
    }
    packed(archive, changed)
}

fn unpacked(archive: &mut ZipArchive<Cursor<&[u8]>>, part: &str) -> Result<Vec<u8>, ErrorKind> {
    let mut bytes = Vec::new();
    std::io::copy(&mut archive.by_name(part).map_err(unzip)?, &mut bytes)?;
    Ok(bytes)
}

/// One comment a finding, at the draft's words, by number from `first` on.
fn comments(report: &Report, options: &Options, body: &Body, first: usize) -> Vec<Comment> {
    let placed = shown(report, options).filter_map(|finding| {
        let own = finding.readings.iter().find(|r| r.document == 0 && r.span.is_some())?;
        Some((body.place(own.span?)?, lines(report, finding)))
    });
    placed.zip(first..).map(|((at, lines), id)| Comment { id, at, lines }).collect()
}

fn lines(report: &Report, finding: &Finding) -> Vec<String> {
    let words = finding.readings.iter().find(|r| r.document == 0).and_then(|r| r.text.as_deref()).unwrap_or_default();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let at = if words.is_empty() { String::new() } else { format!("“{}”: ", visible(&words)) };
    let head = format!("{}: {at}{} [{}]", finding.level, visible(&finding.message), finding.id);
    let sources = finding.readings.iter().filter(|r| r.document > 0);
    let sentences = sources.filter_map(|r| Some(quoted(report, r.document, r.span?, r.sentence)));
    [head, visible(&finding.reason).into_owned()].into_iter().filter(|line| !line.is_empty()).chain(sentences).collect()
}

/// A comment in the part that holds them.
fn told(comment: &Comment, p: &str) -> String {
    let line = |words: &String| format!("<{p}p><{p}r><{p}t xml:space=\"preserve\">{}</{p}t></{p}r></{p}p>", escape(words.as_str()));
    let lines: String = comment.lines.iter().map(line).collect();
    format!("<{p}comment {p}id=\"{}\" {p}author=\"Variorum\" {p}initials=\"V\">{lines}</{p}comment>", comment.id)
}

/// In which order marks stand at one place.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    /// The end of a run that is cut
    Close,
    /// The end of a comment's words
    End,
    Begin,
    Reopen,
}

/// The text's part with the marks of where comments begin and end.
fn marked(xml: &str, comments: &[Comment], p: &str) -> String {
    let mut marks: BTreeMap<(usize, Turn, usize), String> = BTreeMap::new();
    for Comment { id, at, .. } in comments {
        marks.insert((at.start.at, Turn::Begin, *id), format!("<{p}commentRangeStart {p}id=\"{id}\"/>"));
        let reference = format!("<{p}r><{p}commentReference {p}id=\"{id}\"/></{p}r>");
        marks.insert((at.end.at, Turn::End, *id), format!("<{p}commentRangeEnd {p}id=\"{id}\"/>{reference}"));
        for (at, cut) in [&at.start, &at.end].into_iter().filter_map(|border| Some((border.at, border.cut.clone()?))) {
            marks.insert((at, Turn::Close, 0), cut.close);
            marks.insert((at, Turn::Reopen, 0), cut.open);
            cut.preserve.and_then(|tag| marks.insert((tag, Turn::Close, 0), " xml:space=\"preserve\"".to_owned()));
        }
    }
    let (mut out, mut from) = (String::with_capacity(xml.len() + 256 * comments.len()), 0);
    for ((at, ..), mark) in marks {
        out.push_str(&xml[from..at]);
        out.push_str(&mark);
        from = at;
    }
    out + &xml[from..]
}

/// The archive with some parts changed or added; all others as they are packed, in their order.
fn packed(mut archive: ZipArchive<Cursor<&[u8]>>, mut changed: BTreeMap<String, String>) -> Result<Vec<u8>, ErrorKind> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).map_err(unzip)?;
        let name = file.name().map_err(unzip)?.into_owned();
        match changed.remove(&name) {
            Some(text) => {
                let modified = file.last_modified().unwrap_or_default();
                writer.start_file(name, SimpleFileOptions::default().last_modified_time(modified)).map_err(unzip)?;
                writer.write_all(text.as_bytes())?;
            }
            None => writer.raw_copy_file(file).map_err(unzip)?,
        }
    }
    for (part, text) in changed {
        writer.start_file(part, SimpleFileOptions::default()).map_err(unzip)?;
        writer.write_all(text.as_bytes())?;
    }
    Ok(writer.finish().map_err(unzip)?.into_inner())
}

/// A part as text; none where the archive does not have it.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, ErrorKind> {
    if archive.index_for_name(name).is_none() { Ok(None) } else { unpack(archive, name).map(Some) }
}
