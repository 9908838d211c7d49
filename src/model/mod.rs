//! What words mean, as vectors compiled into the binary and read in place: nothing is parsed or built when the program starts.
//!
//! A word, a word piece or a frequent pair of words has a [`Row`] of 192 numbers; a sentence's [`Vector`] is the sum of its words' rows.
//! Vectors that point the same way mean like things. They do not tell agreement from contradiction: opposites stand in like sentences,
//! so [`are_antonyms`] has a veto.
//!
//! ```
//! use variorum::model::{are_antonyms, encode};
//! use variorum::text::WordKey;
//!
//! let sentence = |text: &str| encode(text.split(' ').map(|word| (WordKey::of(word), word, 1.0)));
//! let claim = sentence("Both sides must find ways to end the fighting");
//! assert!(claim.dot(&sentence("The parties need methods of stopping the war")) > claim.dot(&sentence("Bananas were cheap in May")));
//! assert!(are_antonyms(WordKey::of("rose"), WordKey::of("fell")));
//! ```
//!
//! Where it is asked for, an [`Encoder`] read from disk takes their place in telling what whole sentences mean.
//!
//! The rows are distilled from the sentence encoder all-MiniLM-L6-v2 with the glosses of WordNet 3.1 as text; the scripts in `make/`
//! do it, `make/README.md` says how, and `NOTICE` at the project's root says whose work it rests on.

mod antonyms;
mod encode;
mod encoder;
mod table;
mod vector;

pub use antonyms::are_antonyms;
pub use encode::encode;
pub use encoder::Encoder;
pub use table::{DIMENSIONS, Row, pair_row, row};
pub use vector::{Vector, dot, set_apart};
