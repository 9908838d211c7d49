//! The parts of a person's name: given names and surname.

use super::runs::is_initial;
use crate::extract::Text;
use crate::lexicon::Class;
use crate::segment::Shape;
use crate::text::{Span, WordKey, keys};
use std::ops::Range;

/// The given names with initials, and the surname with its particles.
///
/// Of a lone given name ("Hillary") both are the same words; of a lone surname the first is `None`.
pub(super) fn parts(text: &Text, tokens: Range<usize>) -> (Option<Span>, Span) {
    let end = without_suffix(text, tokens.clone());
    let name = tokens.start..end;
    let words = super::words(&text.tokens()[name.clone()]);
    if words < 2 {
        let span = text.span(name);
        let given = text.tokens()[tokens.start].word.value(Class::GivenNames).is_some_and(|v| !v.contains('w'));
        let surname = text.tokens()[tokens.start].is(Class::Surnames);
        return ((given && !surname).then_some(span), span);
    }
    if is_eastern(text, name.clone(), words) {
        return (Some(text.span(name.start + 1..end)), text.span(name.start..name.start + 1));
    }
    let family = family(text, name.clone());
    ((family > name.start).then(|| text.span(name.start..family)), text.span(family..end))
}

/// What stands behind a surname and tells which one of a family is meant.
const SUFFIXES: &[WordKey] = keys!["jr", "sr", "ii", "iii", "iv"];
/// Degrees, seats and honours behind a surname.
const HONOURS: &[WordKey] = keys!["phd", "md", "mp", "mep", "msp", "mla", "td", "kc", "qc", "sc", "obe", "mbe", "cbe", "kbe", "dbe"];

/// Where a name ends without the honours behind it: "Ann Keller KC".
pub(super) fn without_honours(text: &Text, tokens: Range<usize>) -> usize {
    let honour = |i: &usize| HONOURS.contains(&text.tokens()[*i].key) && text.tokens()[*i].shape != Shape::Title;
    tokens.end - (tokens.start + 1..tokens.end).rev().take_while(honour).count()
}

/// Where a name ends without "Jr." or "III", and without honours.
pub(super) fn without_suffix(text: &Text, tokens: Range<usize>) -> usize {
    let mut end = without_honours(text, tokens.clone());
    while end > tokens.start + 1 {
        let token = &text.tokens()[end - 1];
        let suffix =
            SUFFIXES.contains(&token.key) || (token.shape == Shape::Mark && end > tokens.start + 2 && is_suffix_mark(text, end - 1));
        if !suffix {
            break;
        }
        end -= 1;
    }
    end
}

fn is_suffix_mark(text: &Text, mark: usize) -> bool {
    text.word(mark) == "," || SUFFIXES.contains(&text.tokens()[mark - 1].key)
}

/// Chinese, Korean and Vietnamese order: the surname first.
fn is_eastern(text: &Text, name: Range<usize>, words: usize) -> bool {
    let tokens = text.tokens();
    let eastern = |class: Class, i: usize| tokens[i].word.value(class).is_some_and(|v| v.contains('e'));
    let last = name.end - 1;
    let western = |i: usize| tokens[i].word.value(Class::GivenNames).is_some_and(|v| !v.contains('e'));
    words <= 3
        && eastern(Class::Surnames, name.start)
        && tokens[name.start + 1].spaced
        && !is_initial(text, name.start + 1)
        && !western(name.start + 1)
        && (eastern(Class::GivenNames, last) || !tokens[last].is(Class::Surnames))
        && !western(last)
}

/// Where the surname begins: at the last word, or at the particles before it.
fn family(text: &Text, name: Range<usize>) -> usize {
    let tokens = text.tokens();
    let mut at = name.end - 1;
    while at > name.start && (!tokens[at].spaced || tokens[at].shape == Shape::Mark) {
        at -= 1;
    }
    let particle = |i: usize| tokens[i].is(Class::Particles) && tokens[i].spaced && (i > name.start || !tokens[i].is(Class::GivenNames));
    while at > name.start && particle(at - 1) {
        at -= 1;
    }
    at
}
