//! Places in a text, and how its words are compared.

pub mod fold;
pub mod lines;
pub mod span;
pub mod stem;

pub use fold::WordKey;
pub(crate) use fold::{WordMap, WordSet, key, keys};
pub use lines::{LineIndex, Position};
pub use span::Span;
