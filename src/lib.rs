//! Variorum.
pub mod align;
pub mod analysis;
pub mod cast;
pub mod claim;
pub mod compare;
pub mod config;
pub mod detect;
pub mod document;
pub mod error;
pub mod extract;
pub mod lexicon;
pub mod pair;
pub(crate) mod par;
pub mod render;
pub mod report;
pub mod segment;
pub mod text;
pub mod value;

pub use analysis::Analysis;
pub use compare::{compare, compare_analyses};
pub use config::{Config, Level};
pub use document::Document;
pub use error::{Error, ErrorKind};
pub use report::Report;
