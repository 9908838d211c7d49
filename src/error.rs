//! What can go wrong before a comparison: only reading and settings can fail.

use std::path::PathBuf;

/// A fault of an input or a setting, naming it.
#[derive(Debug, thiserror::Error)]
#[error("{}: {kind}", name.display())]
pub struct Error {
    /// The file, or `-` for standard input, or the setting.
    pub name: PathBuf,
    /// What is wrong with it.
    pub kind: ErrorKind,
}

/// What is wrong with an input.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// It cannot be opened or read.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// It is a folder.
    #[error("is a directory, not a report")]
    Directory,
    /// There is not one word in it.
    #[error("holds no text")]
    Empty,
    /// Its bytes are not text in any encoding that is read here.
    #[error("does not look like text: {what} at byte {at}")]
    Binary {
        /// What was met.
        what: &'static str,
        /// Where, in bytes from the start of the file.
        at: usize,
    },
    /// It is larger than a report can be.
    #[error("is {size} bytes long; the limit is {limit}")]
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// The largest size that is read, in bytes.
        limit: u64,
    },
    /// A setting has a value that means nothing.
    #[error("{0}")]
    Setting(String),
}

impl ErrorKind {
    /// The same fault with the input's name.
    pub fn of(self, name: impl Into<PathBuf>) -> Error {
        Error { name: name.into(), kind: self }
    }
}
