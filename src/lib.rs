//! Finds, claim by claim, where two or more news reports of one event do not say the same.
//!
//! A name spelt two ways, a figure, a date, a title, an altered quotation, another source, a hedge that became a fact, framing that only
//! one report adds, a claim that only one carries: each is a [`report::Finding`] with the words of both reports and the reason why they are
//! taken to be about the same thing. No winner is named.
//!
//! ```
//! use variorum::{Config, Document, compare};
//!
//! let agency = Document::new("agency", "“We will act,” White House spokesperson Karoline Levitt said. The blast killed 26 people.");
//! let channel = Document::new("channel", "The blast killed 28 people. “We will act,” said White House spokesperson Karoline Leavitt.");
//!
//! let report = compare(&[agency, channel], &Config::default());
//! let ids: Vec<&str> = report.findings.iter().map(|finding| finding.id).collect();
//! assert_eq!(ids, ["name-spelling", "number-value"]);
//! assert_eq!(report.findings[0].readings[1].text.as_deref(), Some("Karoline Leavitt"));
//! ```
//!
//! [`compare()`] runs the whole pipeline; [`Analysis`] is one document read, and can be kept as long as its document does not change;
//! [`render::FORMATS`] writes a [`Report`] for people or programs; [`detect::kinds`] lists what can be found. Files are read by
//! [`input::read`].

// Module pages name their private parts, for those who read on in the code.
#![allow(rustdoc::private_intra_doc_links)]

pub mod align;
pub mod analysis;
pub mod cast;
pub mod claim;
pub mod compare;
pub mod config;
pub(crate) mod dating;
pub mod detect;
pub mod document;
pub mod error;
pub mod extract;
pub mod input;
pub mod lexicon;
pub mod model;
pub mod pair;
pub(crate) mod par;
pub mod render;
pub mod report;
pub mod review;
pub mod segment;
pub mod text;
pub mod value;

pub use analysis::Analysis;
pub use compare::{check, check_in_steps, compare, compare_analyses, compare_in_steps};
pub use config::{Config, Level};
pub use document::Document;
pub use error::{Error, ErrorKind};
pub use par::Steps;
pub use report::Report;
pub use review::review;
