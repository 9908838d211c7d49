//! The parts of a Word file that tell where comments are: the comments, the relations of the text's part, and the types of contents.

use super::part;
use crate::error::ErrorKind;
use crate::input::docx::broken;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::io::Cursor;
use zip::ZipArchive;

const TYPES: &str = "[Content_Types].xml";
const COMMENTS: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const TYPES_SPACE: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS_SPACE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// The strict form of the format has names of its own.
const STRICT: &str = "http://purl.oclc.org/ooxml/";

/// The outermost element of a part.
pub(super) struct Root {
    /// What stands before its name, with the colon; empty where it has none.
    pub(super) prefix: String,
    space: String,
    /// Where its end tag stands, or the end of its only tag.
    end: usize,
    name: String,
    /// Whether its only tag is `<name/>`.
    empty: bool,
}

impl Root {
    /// Finds it, or tells what is wrong.
    pub(super) fn of(xml: &str) -> Result<Root, String> {
        let mut reader = Reader::from_str(xml);
        let mut root: Option<Root> = None;
        let mut depth = 0usize;
        loop {
            let at = reader.buffer_position() as usize;
            match reader.read_event().map_err(|error| format!("at byte {}: {error}", reader.error_position()))? {
                Event::Start(tag) => {
                    root.get_or_insert_with(|| Root::new(&tag, 0, false));
                    depth += 1;
                }
                Event::Empty(tag) if root.is_none() => root = Some(Root::new(&tag, reader.buffer_position() as usize, true)),
                Event::End(_) => {
                    depth = depth.saturating_sub(1);
                    if let (0, Some(root)) = (depth, &mut root) {
                        root.end = at;
                    }
                }
                Event::Eof => return root.filter(|_| depth == 0).ok_or_else(|| "ends inside of an element".to_owned()),
                _ => {}
            }
        }
    }

    fn new(tag: &BytesStart, end: usize, empty: bool) -> Root {
        let name = tag.name().as_ref().to_owned();
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix).to_owned();
        let key = if prefix.is_empty() { "xmlns".to_owned() } else { format!("xmlns:{prefix}") };
        let space = attribute(tag, &key).unwrap_or_default();
        Root { prefix: if prefix.is_empty() { prefix } else { prefix + ":" }, space, end, name, empty }
    }

    /// The part with something more at the end of its outermost element.
    fn with(&self, xml: &str, more: &str) -> String {
        if self.empty {
            let open = xml[..self.end].trim_end_matches('>').trim_end_matches('/');
            format!("{open}>{more}</{}>{}", self.name, &xml[self.end..])
        } else {
            format!("{}{more}{}", &xml[..self.end], &xml[self.end..])
        }
    }
}

fn attribute(tag: &BytesStart, key: &str) -> Option<String> {
    tag.try_get_attribute(key).ok().flatten().map(|a| a.value.into_owned())
}

/// Every element of a part that has some name, as a list of values of the attributes asked for.
fn elements<const N: usize>(xml: &str, name: &str, keys: [&str; N]) -> Vec<[String; N]> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == name => {
                let local = |key: &str| {
                    let mut all = tag.attributes();
                    all.with_checks(false)
                        .flatten()
                        .find(|a| a.key.local_name().as_ref() == key)
                        .map(|a| a.value.into_owned())
                        .unwrap_or_default()
                };
                found.push(keys.map(local));
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

/// The comments that a file has.
pub(super) struct Comments {
    part: String,
    xml: String,
    pub(super) root: Root,
    /// The first number that no comment has.
    pub(super) next: usize,
    /// The part that tells what belongs to the text, its XML, and whether it already tells of comments.
    relations: (String, String, bool),
}

impl Comments {
    /// Finds the comments of a text's part, or makes an empty part for them.
    pub(super) fn of(archive: &mut ZipArchive<Cursor<&[u8]>>, text: &str, root: &Root) -> Result<Comments, ErrorKind> {
        let (folder, file) = text.rsplit_once('/').unwrap_or(("", text));
        let relations = format!("{folder}/_rels/{file}.rels").trim_start_matches('/').to_owned();
        let told = part(archive, &relations)?.unwrap_or_else(|| {
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"{RELATIONS_SPACE}\"/>")
        });
        let known = elements(&told, "Relationship", ["Type", "Target"]).into_iter().find(|[kind, _]| kind.ends_with("/comments"));
        let target = known.as_ref().map_or("comments.xml", |[_, target]| target);
        let part_name = match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("{folder}/{target}").trim_start_matches('/').to_owned(),
        };
        let xml = part(archive, &part_name)?.unwrap_or_else(|| {
            let (p, colon) = (&root.prefix, root.prefix.trim_end_matches(':'));
            let declared = if colon.is_empty() { "xmlns".to_owned() } else { format!("xmlns:{colon}") };
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<{p}comments {declared}=\"{}\"/>", root.space)
        });
        let own = Root::of(&xml).map_err(|what| broken(format!("{part_name}: {what}")))?;
        let next = elements(&xml, "comment", ["id"]).iter().filter_map(|[id]| id.parse::<usize>().ok()).max().map_or(0, |id| id + 1);
        Ok(Comments { part: part_name, xml, root: own, next, relations: (relations, told, known.is_some()) })
    }

    /// The changed parts, with some comments more.
    pub(super) fn with(
        self,
        archive: &mut ZipArchive<Cursor<&[u8]>>,
        comments: &str,
        root: &Root,
    ) -> Result<BTreeMap<String, String>, ErrorKind> {
        let mut changed = BTreeMap::from([(self.part.clone(), self.root.with(&self.xml, comments))]);
        let (name, relations, known) = self.relations;
        if !known {
            changed.insert(name.clone(), related(&relations, &self.part, root).map_err(|what| broken(format!("{name}: {what}")))?);
        }
        let types = part(archive, TYPES)?
            .unwrap_or_else(|| format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Types xmlns=\"{TYPES_SPACE}\"/>"));
        let own = format!("/{}", self.part);
        if !elements(&types, "Override", ["PartName"]).iter().any(|[part]| *part == own) {
            let types_root = Root::of(&types).map_err(|what| broken(format!("{TYPES}: {what}")))?;
            let row = format!("<{}Override PartName=\"{own}\" ContentType=\"{COMMENTS}\"/>", types_root.prefix);
            changed.insert(TYPES.to_owned(), types_root.with(&types, &row));
        }
        Ok(changed)
    }
}

/// The relations of the text's part with the comments among them, under a name that is not taken.
fn related(relations: &str, comments: &str, root: &Root) -> Result<String, String> {
    let taken = elements(relations, "Relationship", ["Id"]);
    let id = (1..).map(|n| format!("rId{n}")).find(|id| !taken.iter().any(|[other]| other == id)).expect("numbers do not end");
    let space = if root.space.starts_with(STRICT) {
        format!("{STRICT}officeDocument/relationships")
    } else {
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships".to_owned()
    };
    let own = Root::of(relations)?;
    let row = format!("<{}Relationship Id=\"{id}\" Type=\"{space}/comments\" Target=\"/{comments}\"/>", own.prefix);
    Ok(own.with(relations, &row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn something_more_stands_at_the_end_of_the_root() {
        for (xml, expected) in [
            ("<a/>", "<a><b/></a>"),
            ("<?xml version=\"1.0\"?>\n<x:a xmlns:x=\"y\" />\n", "<?xml version=\"1.0\"?>\n<x:a xmlns:x=\"y\" ><b/></x:a>\n"),
            ("<a><a/></a><!-- </a> -->", "<a><a/><b/></a><!-- </a> -->"),
        ] {
            assert_eq!(Root::of(xml).unwrap().with(xml, "<b/>"), expected);
        }
        for xml in ["", "<a>", "<a></b>"] {
            assert!(Root::of(xml).is_err(), "{xml}");
        }
    }
}
