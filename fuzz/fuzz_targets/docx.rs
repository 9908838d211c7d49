//! Word files: the bytes as the whole archive, and as the XML inside of a sound one.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::io::{Cursor, Write};
use variorum_fuzz::read;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fuzz_target!(|bytes: &[u8]| {
    read(bytes, "a.docx");
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).unwrap();
    archive.write_all(bytes).unwrap();
    read(&archive.finish().unwrap().into_inner(), "a.docx");
});
