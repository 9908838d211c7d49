//! Pages made plain: one list of text operators each, with the forms they show written out and their fonts under names of their own.
//!
//! What is left out (colours, drawings, pictures) tells nothing about text, and is most of what can go wrong.

use super::bounds::{LIMIT, is_picture};
use crate::error::ErrorKind;
use pdf_extract::content::{Content, Operation};
use pdf_extract::{Dictionary, Document as Pdf, Object, ObjectId, Stream};
use std::collections::HashMap;

/// What showing a form costs, in bytes, beside its operators.
const FORM: u64 = 1024;

/// How deep forms may show forms.
const DEPTH: usize = 8;

/// The most characters that the ranges of one font's table may name.
const CHARACTERS: u64 = 1 << 20;

/// A page of US letter, for files that do not tell the size of theirs.
const LETTER: [f32; 4] = [0.0, 0.0, 612.0, 792.0];

/// The encodings of simple fonts that the reader knows; it takes a font with another for one without.
const ENCODINGS: &[&[u8]] = &[b"MacRomanEncoding", b"MacExpertEncoding", b"WinAnsiEncoding"];

/// Makes all pages of a file plain.
pub(super) fn flatten(pdf: &mut Pdf) -> Result<(), ErrorKind> {
    let mut left = LIMIT;
    let pages: Vec<ObjectId> = pdf.page_iter().collect();
    let mut plain = Vec::new();
    for &id in &pages {
        plain.push(page(pdf, id, &mut left)?);
    }
    for (id, (mut page, content)) in pages.into_iter().zip(plain) {
        let contents = pdf.add_object(Stream::new(Dictionary::new(), content));
        page.set("Contents", contents);
        pdf.objects.insert(id, page.into());
    }
    Ok(())
}

/// A page's plain dictionary and content.
fn page(pdf: &Pdf, id: ObjectId, left: &mut u64) -> Result<(Dictionary, Vec<u8>), ErrorKind> {
    let empty = Dictionary::new();
    let resources = inherited(pdf, id, b"Resources").and_then(|o| o.as_dict().ok()).unwrap_or(&empty);
    let mut flat = Flat { pdf, operations: Vec::new(), fonts: Dictionary::new(), names: HashMap::new(), left };
    flat.content(&pdf.get_page_content(id).unwrap_or_default(), resources, 0)?;
    let size: Option<Vec<f32>> = inherited(pdf, id, b"MediaBox")
        .and_then(|o| o.as_array().ok())
        .and_then(|array| array.iter().map(|n| pdf.dereference(n).ok().and_then(|(_, n)| n.as_float().ok())).collect());
    let size = size.filter(|size| size.len() == 4).unwrap_or(LETTER.to_vec());
    let page = Dictionary::from_iter([
        ("Type", Object::from("Page")),
        ("MediaBox", Object::Array(size.into_iter().map(Object::Real).collect())),
        ("Resources", Dictionary::from_iter([("Font", Object::from(flat.fonts))]).into()),
    ]);
    Ok((page, Content { operations: flat.operations }.encode().unwrap_or_default()))
}

/// What a page, or one of the nodes above it, has under a key.
fn inherited<'p>(pdf: &'p Pdf, id: ObjectId, key: &[u8]) -> Option<&'p Object> {
    let mut node = pdf.get_dictionary(id).ok()?;
    for _ in 0..64 {
        if let Ok(found) = node.get_deref(key, pdf) {
            return Some(found);
        }
        node = node.get_deref(b"Parent", pdf).ok()?.as_dict().ok()?;
    }
    None
}

/// The operators of one page so far.
struct Flat<'p> {
    pdf: &'p Pdf,
    operations: Vec<Operation>,
    fonts: Dictionary,
    /// The fonts' names on this page, by where they are in memory.
    names: HashMap<usize, String>,
    /// How many bytes of operators the file may still show.
    left: &'p mut u64,
}

impl Flat<'_> {
    fn content(&mut self, content: &[u8], resources: &Dictionary, depth: usize) -> Result<(), ErrorKind> {
        *self.left = self.left.checked_sub(content.len() as u64 + FORM).ok_or(ErrorKind::Unpacks { limit: LIMIT })?;
        let operations = Content::decode(content).map(|c| c.operations).unwrap_or_default();
        for operation in operations {
            self.operation(operation, resources, depth)?;
        }
        Ok(())
    }

    fn operation(&mut self, mut operation: Operation, resources: &Dictionary, depth: usize) -> Result<(), ErrorKind> {
        let numbers = |count: usize| operation.operands.len() == count && operation.operands.iter().all(|o| o.as_float().is_ok());
        match (operation.operator.as_str(), &operation.operands[..]) {
            ("BT" | "ET" | "q" | "Q" | "T*", _) | ("Tj", [Object::String(..)]) | ("TJ", [Object::Array(_)]) => {
                self.operations.push(operation)
            }
            ("cm" | "Tm", _) if numbers(6) => self.operations.push(operation),
            ("Td" | "TD", _) if numbers(2) => self.operations.push(operation),
            ("Tc" | "Tw" | "Tz" | "TL" | "Ts", _) if numbers(1) => self.operations.push(operation),
            ("'", [Object::String(..)]) => self.push(&[("T*", &[]), ("Tj", &operation.operands)]),
            ("\"", [word, letter, words @ Object::String(..)]) if word.as_float().is_ok() && letter.as_float().is_ok() => {
                self.push(&[
                    ("Tw", std::slice::from_ref(word)),
                    ("Tc", std::slice::from_ref(letter)),
                    ("T*", &[]),
                    ("Tj", std::slice::from_ref(words)),
                ]);
            }
            ("Tf", [Object::Name(name), size]) if size.as_float().is_ok() => {
                if let Some(font) = self.font(name, resources) {
                    operation.operands[0] = Object::Name(font.into_bytes());
                    self.operations.push(operation);
                }
            }
            ("Do", [Object::Name(name)]) if depth < DEPTH => self.form(name, resources, depth)?,
            _ => {}
        }
        Ok(())
    }

    fn push(&mut self, operations: &[(&str, &[Object])]) {
        self.operations.extend(operations.iter().map(|(name, operands)| Operation::new(name, operands.to_vec())));
    }

    /// Writes out what a form shows.
    fn form(&mut self, name: &[u8], resources: &Dictionary, depth: usize) -> Result<(), ErrorKind> {
        let forms = resources.get_deref(b"XObject", self.pdf).and_then(Object::as_dict);
        let Ok(form) = forms.and_then(|forms| forms.get_deref(name, self.pdf)).and_then(Object::as_stream) else { return Ok(()) };
        if is_picture(form) {
            return Ok(());
        }
        let own = form.dict.get_deref(b"Resources", self.pdf).and_then(Object::as_dict).unwrap_or(resources);
        let matrix = form.dict.get_deref(b"Matrix", self.pdf).and_then(Object::as_array).ok();
        self.push(&[("q", &[])]);
        if let Some(matrix) = matrix.filter(|m| m.len() == 6 && m.iter().all(|n| n.as_float().is_ok())) {
            self.push(&[("cm", matrix)]);
        }
        let content = form.decompressed_content().unwrap_or_default();
        self.content(&content, own, depth + 1)?;
        self.push(&[("Q", &[])]);
        Ok(())
    }

    /// The name of a font on this page; none where the resources do not have it.
    fn font(&mut self, name: &[u8], resources: &Dictionary) -> Option<String> {
        let fonts = resources.get_deref(b"Font", self.pdf).ok()?.as_dict().ok()?;
        let font = fonts.get_deref(name, self.pdf).ok()?.as_dict().ok()?;
        let key = std::ptr::from_ref(font) as usize;
        if let Some(name) = self.names.get(&key) {
            return Some(name.clone());
        }
        let name = format!("F{}", self.names.len());
        self.fonts.set(name.as_bytes(), sound(font, self.pdf));
        self.names.insert(key, name.clone());
        Some(name)
    }
}

/// A font without what the reader takes for a fault and can do without.
fn sound(font: &Dictionary, pdf: &Pdf) -> Dictionary {
    let mut font = font.clone();
    let is_composite = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Type0");
    let unknown = |object: &Object| object.as_name().is_ok_and(|name| !ENCODINGS.contains(&name));
    match font.get_deref(b"Encoding", pdf) {
        Ok(name @ Object::Name(_)) if !is_composite && unknown(name) => {
            font.remove(b"Encoding");
        }
        Ok(Object::Dictionary(encoding)) if encoding.get_deref(b"BaseEncoding", pdf).is_ok_and(unknown) => {
            let mut encoding = encoding.clone();
            encoding.remove(b"BaseEncoding");
            font.set("Encoding", encoding);
        }
        _ => {}
    }
    let table = font.get_deref(b"ToUnicode", pdf).and_then(Object::as_stream).and_then(Stream::decompressed_content);
    if font.has(b"ToUnicode") && !table.is_ok_and(|table| named(&table) <= CHARACTERS) {
        font.remove(b"ToUnicode");
    }
    font
}

/// How many characters the ranges of a font's table name: `<0041> <005A> <0061>` names 26.
fn named(table: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(table);
    let ranges = text.split("beginbfrange").skip(1).map(|rest| rest.split("endbfrange").next().unwrap_or_default());
    ranges.fold(0, |sum, mut rest| {
        let mut sum: u64 = sum;
        while let (Some(first), Some(last)) = (code(&mut rest), code(&mut rest)) {
            sum = sum.saturating_add(last.saturating_sub(first)).saturating_add(1);
            rest = rest.trim_ascii_start();
            match rest.strip_prefix('[') {
                Some(list) => rest = list.split_once(']').map_or("", |(_, rest)| rest),
                None => _ = code(&mut rest),
            }
        }
        sum
    })
}

/// The next code in a table, `<0041>`, which is passed over.
fn code(rest: &mut &str) -> Option<u64> {
    let (_, begins) = rest.split_once('<')?;
    let (digits, behind) = begins.split_once('>')?;
    *rest = behind;
    Some(u64::from_str_radix(digits.trim(), 16).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_characters_of_ranges_are_counted() {
        for (table, expected) in [
            ("1 beginbfrange <0041> <005A> <0061> endbfrange", 26),
            ("2 beginbfrange\n<41><42>[<0061> <0062>]\n<43> <43> <0063>\nendbfrange", 3),
            ("1 beginbfrange <00000000> <FFFFFFFF> <0061> endbfrange", 1 << 32),
            ("1 beginbfrange <0041> <00", 0),
            ("1 beginbfchar <0041> <0061> endbfchar", 0),
        ] {
            assert_eq!(named(table.as_bytes()), expected, "{table}");
        }
    }
}
