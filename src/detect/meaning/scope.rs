//! How much is claimed: all or some, the first or one of the first.

use super::{SCOPE, tell};
use crate::align::ClaimLink;
use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::config::Level;
use crate::detect::{Context, Sort};
use crate::lexicon::Class;
use crate::pair::{Pair, Side};
use crate::segment::Shape;
use crate::text::{WordKey, key};

/// Between a quantifier and its noun: "all *of the* houses".
const BETWEEN: [WordKey; 5] = [
    WordKey::of_folded("of"),
    WordKey::of_folded("the"),
    WordKey::of_folded("its"),
    WordKey::of_folded("their"),
    WordKey::of_folded("these"),
];

pub(super) fn find(context: &mut Context, link: &ClaimLink) {
    let (a, b) = (context.both.left, context.both.right);
    for &words in &link.words {
        if !is_content(a, words.left) || a.stems[words.left] != b.stems[words.right] {
            continue;
        }
        let (Some(l), Some(r)) = (quantifier(a, words.left), quantifier(b, words.right)) else { continue };
        let spans = Pair::new(a.segments.tokens[l.0].span, b.segments.tokens[r.0].span);
        // "All of the workers" were there, and "three of the workers" spoke: all else must be the same.
        if [l.1, r.1].contains(&PART) && !([l.1, r.1].contains(&"all") && context.is_verbatim(link)) {
            continue;
        }
        if l.1 == r.1 {
            context.agree(Sort::Claim, spans);
        } else if !a.segments.is_quoted(spans.left) && !b.segments.is_quoted(spans.right) {
            let here = spans.left.cover(a.segments.tokens[words.left].span);
            let across = spans.right.cover(b.segments.tokens[words.right].span);
            tell(context, &SCOPE, Level::Warning, Side::Left, (here, across), link.score);
        }
    }
}

/// The quantifier before a noun, with its sort.
fn quantifier(a: &Analysis, noun: usize) -> Option<(usize, &'static str)> {
    let tokens = &a.segments.tokens;
    let at = (noun.saturating_sub(4)..noun).rev().find(|&t| !BETWEEN.contains(&tokens[t].key))?;
    let one = tokens[at].key == key!("one");
    let all = at.checked_sub(1).is_some_and(|before| tokens[before].word.value(Class::Quantifiers) == Some("all"));
    let part = !one && !all && (tokens[at].shape == Shape::Number || tokens[at].is(Class::NumberWords)) && tokens[at + 1].key == key!("of");
    tokens[at].word.value(Class::Quantifiers).or(part.then_some(PART)).map(|sort| (at, sort))
}

/// The sort of "three *of the* deaths", which tells only against all or none of them.
const PART: &str = "part";
