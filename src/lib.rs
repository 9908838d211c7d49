//! Variorum.
pub mod analysis;
pub mod cast;
pub mod claim;
pub mod document;
pub mod error;
pub mod extract;
pub mod lexicon;
pub mod pair;
pub(crate) mod par;
pub mod segment;
pub mod text;
pub mod value;

pub use analysis::Analysis;
pub use document::Document;
pub use error::{Error, ErrorKind};
