//! What words mean, as vectors compiled into the binary and read in place: nothing is parsed or built when the program starts.
//!
//! A word, a word piece or a frequent pair of words has a [`Row`] of 192 numbers; a sentence's [`Vector`] is the sum of its words' rows.
//! Vectors that point the same way mean like things. They do not tell agreement from contradiction: opposites stand in like sentences,
//! so [`are_antonyms`] has a veto.
//!
//! The rows are distilled from the sentence encoder all-MiniLM-L6-v2 with the glosses of WordNet 3.1 as text; the scripts in `make/`
//! do it, `make/README.md` says how, and `NOTICE` at the project's root says whose work it rests on.

mod antonyms;
mod encode;
mod table;
mod vector;

pub use antonyms::are_antonyms;
pub use encode::encode;
pub use table::{DIMENSIONS, Row, pair_row, row};
pub use vector::Vector;
