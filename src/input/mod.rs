//! From the bytes of a file to a [`Document`]: sizes, sorts of files, encodings.

pub mod decode;
pub mod magic;

pub use decode::decode;

use crate::document::Document;
use crate::error::{Error, ErrorKind};
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

/// The largest file that is read, in bytes. The longest news reports have some 100 kB, a novel has one million: what is larger is no report.
pub const LIMIT: u64 = 4 * 1024 * 1024;

/// Reads a report from a file; its name is the path as given.
///
/// # Errors
/// Where the file cannot be read, is a folder, holds no text, is no text at all, or is larger than [`LIMIT`]; the error names it.
///
/// ```no_run
/// let report = variorum::input::read("agency.txt".as_ref())?;
/// # Ok::<(), variorum::Error>(())
/// ```
pub fn read(path: &Path) -> Result<Document, Error> {
    let bytes = bytes(path).map_err(|kind| kind.of(path))?;
    let document = decode(&bytes, &path.display().to_string())?;
    Ok(document.with_path(path))
}

/// Reads a report from a stream, such as standard input; `name` is what findings call it.
///
/// # Errors
/// As [`read`].
pub fn read_from(stream: impl Read, name: &str) -> Result<Document, Error> {
    let bytes = limited(stream).map_err(|kind| kind.of(name))?;
    decode(&bytes, name)
}

fn bytes(path: &Path) -> Result<Vec<u8>, ErrorKind> {
    let about = fs::metadata(path)?;
    if about.is_dir() {
        return Err(ErrorKind::Directory);
    }
    if about.len() > LIMIT {
        return Err(ErrorKind::TooLarge { size: about.len(), limit: LIMIT });
    }
    limited(File::open(path)?)
}

/// Everything a stream gives, up to the limit: a pipe does not tell its size before.
fn limited(stream: impl Read) -> Result<Vec<u8>, ErrorKind> {
    let mut bytes = Vec::new();
    let size = stream.take(LIMIT + 1).read_to_end(&mut bytes)? as u64;
    if size > LIMIT { Err(ErrorKind::TooLarge { size, limit: LIMIT }) } else { Ok(bytes) }
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
