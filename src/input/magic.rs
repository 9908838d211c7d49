//! Sorts of files that are no plain text, by their first bytes.

/// First bytes and what they tell, as a reader would call it.
const SORTS: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive, such as .docx or .odt"),
    (b"\xD0\xCF\x11\xE0", "an old or encrypted Office file, such as .doc"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"{\\rtf", "an RTF file"),
    (b"\x7FELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"7z\xBC\xAF", "a 7z archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xFD7zXZ", "an xz archive"),
    (b"SQLite format 3\0", "a database"),
];

/// What a file is, where its first bytes say that it is no text.
pub(super) fn sort(bytes: &[u8]) -> Option<&'static str> {
    SORTS.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, what)| *what)
}
