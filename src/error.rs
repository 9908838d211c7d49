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
    /// It is a web page that holds no article: only links, labels and notices.
    #[error("holds no article: only links, labels or notices")]
    NoArticle,
    /// Its pages are pictures.
    #[error("has no text layer: {pages} {} of pictures or drawings, as a scanner makes them", if *pages == 1 { "page" } else { "pages" })]
    NoTextLayer {
        /// How many pages it has.
        pages: usize,
    },
    /// It can be read only with a password.
    #[error("is encrypted")]
    Encrypted,
    /// It is of a known format and breaks its rules.
    #[error("is a broken {format} file: {what}")]
    Broken {
        /// The format, as a reader would call it.
        format: &'static str,
        /// What is wrong, and where.
        what: String,
    },
    /// It unpacks to more than a report can be.
    #[error("unpacks to more than {limit} bytes")]
    Unpacks {
        /// The most that is unpacked, in bytes.
        limit: u64,
    },
    /// Its format was left out of this build.
    #[error(
        "is {what}, which this build cannot read: it was made without the feature `{feature}`; `cargo install --path . --features {feature}` makes one that can"
    )]
    LeftOut {
        /// What it is.
        what: &'static str,
        /// The cargo feature that reads it.
        feature: &'static str,
    },
    /// It is larger than a report can be.
    #[error("is {size} bytes long; the limit is {limit}")]
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// The largest size that is read, in bytes.
        limit: u64,
    },
    /// It is no part of a sentence encoder as it is read here.
    #[error("is no sentence encoder that can be read: {0}")]
    NoEncoder(String),
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
