//! From the bytes of a file to a [`Document`]: formats, sizes, encodings.
//!
//! Each format is a row of [`FORMATS`] and its file. A reader makes the text that all later stages see, and keeps for every word of it
//! where it stood in the file.

mod about;
pub mod decode;
#[cfg(feature = "docx")]
pub(crate) mod docx;
mod draft;
pub mod formats;
#[cfg(feature = "html")]
mod html;
mod magic;
mod markdown;
mod markup;
#[cfg(feature = "pdf")]
mod pdf;

#[cfg(test)]
#[path = "../../tests/builders/mod.rs"]
mod builders;

pub use decode::decode;
pub use formats::{FORMATS, Format};

use crate::document::Document;
use crate::error::{Error, ErrorKind};
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

/// The largest file of text that is read, in bytes; see [`Format::limit`] for the others.
pub const LIMIT: u64 = formats::TEXT;

/// Reads a report from a file of any format of [`FORMATS`]; its name is the path as given.
///
/// # Errors
/// Where the file cannot be read, is a folder, is of no format that is read, holds no text, or is too large; the error names it.
///
/// ```no_run
/// let report = variorum::input::read("agency.docx".as_ref())?;
/// # Ok::<(), variorum::Error>(())
/// ```
pub fn read(path: &Path) -> Result<Document, Error> {
    let name = path.display().to_string();
    let open = || match fs::metadata(path)?.is_dir() {
        true => Err(ErrorKind::Directory),
        false => Ok(File::open(path)?),
    };
    let document = open().map_err(|kind| kind.of(path)).and_then(|file| read_from(file, &name))?;
    Ok(document.with_path(path))
}

/// Reads a report from a stream, such as standard input; `name` is what findings call it, and its ending may tell the format.
///
/// # Errors
/// As [`read`].
pub fn read_from(stream: impl Read, name: &str) -> Result<Document, Error> {
    limited(stream, name).and_then(|bytes| formats::format(&bytes, name).read(&bytes, name)).map_err(|kind| kind.of(name))
}

/// Everything a stream gives, up to the limit of its format: a pipe does not tell its size before.
fn limited(mut stream: impl Read, name: &str) -> Result<Vec<u8>, ErrorKind> {
    let mut bytes = Vec::new();
    stream.by_ref().take(LIMIT + 1).read_to_end(&mut bytes)?;
    let limit = formats::format(&bytes, name).limit;
    if bytes.len() as u64 > LIMIT {
        stream.take(limit - LIMIT).read_to_end(&mut bytes)?;
    }
    let size = bytes.len() as u64;
    if size > limit { Err(ErrorKind::TooLarge { size, limit }) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;

    #[test]
    fn a_stream_without_end_is_stopped_at_the_limit() {
        let error = read_from(io::repeat(b'a'), "endless").unwrap_err();
        assert!(error.to_string().starts_with("endless: is 4194305 bytes long"), "{error}");
    }

    #[test]
    fn a_folder_and_a_missing_file_are_named() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert!(matches!(read(folder).unwrap_err().kind, ErrorKind::Directory));
        let missing = read(&folder.join("no-such-report.txt")).unwrap_err();
        assert!(missing.to_string().contains("no-such-report.txt: No such file"), "{missing}");
    }
}
