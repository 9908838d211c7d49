//! Names: persons, organisations, places, and other things with a name.
//!
//! First every stretch of capitals is cut out of the running text ([`runs`]) and taken apart into titles and names ([`pieces`]); the
//! evidence beside each name says what it is the name of ([`evidence`]). What a place alone leaves open is decided by what the rest
//! of the document tells ([`memory`]): a bare "Rubio" is a person where a "Marco Rubio" is one. Headlines in title case, where every
//! word is a capital, are read last, with that memory ([`headlines`]).

mod evidence;
mod headlines;
mod memory;
mod parts;
mod pieces;
mod runs;

use super::{Extractor, Mention, Text, Value};
use crate::segment::Token;
use crate::value::{Name, NameKind};
use memory::Memory;
pub(in crate::extract) use runs::is_hyphen;
use std::ops::Range;

pub(super) const EXTRACTOR: Extractor = Extractor { name: "names", extract };

/// A name found in the text, before it is settled what it names.
#[derive(Clone, Debug)]
struct Candidate {
    /// Its tokens.
    tokens: Range<usize>,
    /// What it seems to be the name of.
    kind: NameKind,
    /// Whether its place alone settles that.
    sure: bool,
    /// Whether a capital tells little here: the first word of a sentence.
    opening: bool,
}

fn extract(text: &Text, mentions: &mut Vec<Mention>) {
    let (candidates, headlines) = read(text);
    let memory = Memory::new(text, &candidates);
    let mut names: Vec<(Range<usize>, NameKind)> =
        candidates.into_iter().filter_map(|c| memory.settle(text, &c).map(|kind| (c.tokens, kind))).collect();
    for sentence in headlines {
        headlines::read(text, sentence, &memory, &mut names);
    }
    names.sort_by_key(|(tokens, _)| (tokens.start, std::cmp::Reverse(tokens.end)));
    mentions.extend(names.into_iter().map(|(tokens, kind)| mention(text, tokens, kind)));
}

/// The candidates of all sentences in running case, and the sentences in title case, as ranges of tokens.
fn read(text: &Text) -> (Vec<Candidate>, Vec<Range<usize>>) {
    let (mut candidates, mut headlines) = (Vec::new(), Vec::new());
    for sentence in &text.segments.sentences {
        if headlines::is_title_case(text, sentence.tokens.clone()) {
            headlines.push(sentence.tokens.clone());
        } else {
            runs::each(text, sentence.tokens.clone(), |run| pieces::read(text, &run, &mut candidates));
        }
    }
    (candidates, headlines)
}

/// How many words a name has; what a hyphen joins is one.
fn words(name: &[Token]) -> usize {
    name.iter().skip(1).filter(|t| t.is_word() && t.spaced).count() + 1
}

fn mention(text: &Text, tokens: Range<usize>, kind: NameKind) -> Mention {
    let span = text.span(tokens.clone());
    let (given, family) = match kind {
        NameKind::Person => parts::parts(text, tokens),
        _ => (None, span),
    };
    Mention { span, value: Value::Name(Name { kind, given, family }) }
}
