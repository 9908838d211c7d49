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
        // "All of the workers" were there, and "three of the workers" spoke: the same must be said of both.
        let said = before(a, l.0).is_some_and(|word| before(b, r.0) == Some(word)) || context.is_verbatim(link);
        if [l.1, r.1].contains(&PART) && !([l.1, r.1].contains(&"all") && said) {
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
    let part = !one && (tokens[at].shape == Shape::Number || tokens[at].is(Class::NumberWords)) && tokens[at + 1].key == key!("of");
    tokens[at].word.value(Class::Quantifiers).or(part.then_some(PART)).map(|sort| (at, sort))
}

/// The word that matters before a quantifier in its sentence: of "contributed to all of the deaths" the verb.
fn before(a: &Analysis, quantifier: usize) -> Option<WordKey> {
    let sentence = &a.segments.sentences[a.segments.sentence_at(a.segments.tokens[quantifier].span.start())];
    (sentence.tokens.start..quantifier).rev().find(|&t| is_content(a, t)).map(|t| a.stems[t])
}

/// The sort of "three *of the* deaths", which tells only against all or none of them.
const PART: &str = "part";
