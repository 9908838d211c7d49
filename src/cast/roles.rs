//! Titles given to whom they belong, and those that stand for somebody: "the secretary".

use super::Entity;
use crate::extract::{Mention, Text, Value};
use crate::lexicon::Class;
use crate::segment::longest;
use crate::text::{Span, WordKey, WordMap};

/// Adds to each entity the titles beside its names, and the places where a title alone means it because nobody else in the document has it.
pub(super) fn give(text: &Text, mentions: &[Mention], cast: &mut [Entity]) {
    let mut places: Vec<(usize, usize)> =
        cast.iter().enumerate().flat_map(|(e, entity)| entity.places.iter().map(move |p| (p.start(), e))).collect();
    places.sort_unstable();
    let owner = |span: Span| places.binary_search_by_key(&span.start(), |&(start, _)| start).ok().map(|at| places[at].1);
    let mut holders: WordMap<Option<usize>> = WordMap::default();
    let mut lone = Vec::new();
    for mention in mentions {
        let Value::Title(title) = mention.value else { continue };
        match title.holder.and_then(owner) {
            Some(entity) => {
                cast[entity].roles.push(mention.span);
                if let Some(head) = head(text, mention.span).filter(|_| !title.rank) {
                    let holder = holders.entry(head).or_insert(Some(entity));
                    *holder = holder.filter(|&known| known == entity);
                }
            }
            None => lone.push(mention.span),
        }
    }
    for span in lone {
        if let Some(entity) = head(text, span).and_then(|head| holders.get(&head).copied().flatten()) {
            cast[entity].places.push(span);
        }
    }
    cast.iter_mut().for_each(|entity| entity.places.sort_by_key(|span| span.start()));
}

/// The head noun of a title: "secretary" of "US Secretary of State".
fn head(text: &Text, title: Span) -> Option<WordKey> {
    const OF: WordKey = WordKey::of_folded("of");
    let tokens = &text.tokens()[text.segments.tokens_in(title)];
    (0..tokens.len()).find_map(|i| {
        let hit = longest(&tokens[i..], Class::Roles)?;
        let phrase = &tokens[i..i + hit.len];
        let end = phrase.iter().position(|t| t.key == OF).unwrap_or(phrase.len());
        phrase[..end].iter().rev().find(|t| t.is_word()).map(|t| t.key)
    })
}
