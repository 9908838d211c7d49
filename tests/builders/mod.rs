//! Word and PDF files made by hand, as small as they can be; for unit tests and those of the whole program.

#![allow(dead_code, unreachable_pub, clippy::format_push_string)]

/// An archive of some parts.
#[cfg(feature = "docx")]
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::{Cursor, Write};
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A document with some XML as its body.
#[cfg(feature = "docx")]
pub fn docx(body: &str) -> Vec<u8> {
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    archive(&[("word/document.xml", xml.as_bytes())])
}

/// A file of some objects, numbered from 1; the first is the catalogue.
fn pdf_file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(objects) {
        table += &format!("{:010} 00000 n \n", out.len());
        out.extend(format!("{number} 0 obj\n").bytes().chain(object.iter().copied()).chain(*b"\nendobj\n"));
    }
    let end = format!("{table}trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", objects.len() + 1, out.len());
    out.extend(end.bytes());
    out
}

pub fn pdf_stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<< /Length {} {entries} >>\nstream\n", content.len());
    head.bytes().chain(content.iter().copied()).chain(*b"\nendstream").collect()
}

/// A file whose pages have some operators each, in Helvetica under the name `/F`, with one form more under the name `/X`.
pub fn pdf_with_form(pages: &[&str], form: Vec<u8>) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|i| format!("{} 0 R", 5 + 2 * i)).collect();
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!(
            "<< /Type /Pages /Count {} /Kids [{}] /MediaBox [0 0 612 792] /Resources << /Font << /F 3 0 R >> /XObject << /X 4 0 R >> >> >>",
            pages.len(),
            kids.join(" ")
        )
        .into_bytes(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec(),
        form,
    ];
    for (i, page) in pages.iter().enumerate() {
        objects.push(format!("<< /Type /Page /Parent 2 0 R /Contents {} 0 R >>", 6 + 2 * i).into_bytes());
        objects.push(pdf_stream("", page.as_bytes()));
    }
    pdf_file(&objects)
}

/// Pages of lines; an empty line is a gap.
pub fn pdf(pages: &[&str]) -> Vec<u8> {
    let shown = |line: &str| format!("({}) Tj T*\n", line.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)"));
    let contents: Vec<String> =
        pages.iter().map(|page| format!("BT /F 12 Tf 14 TL 72 720 Td\n{}ET", page.lines().map(shown).collect::<String>())).collect();
    pdf_with_form(&contents.iter().map(String::as_str).collect::<Vec<_>>(), b"null".to_vec())
}
