//! The person who holds a title, named behind it or before it.

use super::{DETERMINERS, Reader};
use crate::lexicon::Class;
use crate::segment::{Shape, longest};
use crate::text::{WordKey, key, keys};
use std::ops::Range;

const ADVERBS: &[WordKey] = keys!["also", "now", "still"];
const COPULAS: &[WordKey] = keys!["is", "was", "became", "remains"];

impl Reader<'_, '_> {
    /// The person named behind a title, past an abbreviation, a comma before an apposition, a rank, or a second title.
    pub(super) fn holder_behind(&self, end: usize) -> Option<Range<usize>> {
        let mut at = end + self.abbreviation(end);
        for _ in 0..4 {
            if at >= self.sentence.end {
                return None;
            }
            if let Some(person) = self.names.person_from(at) {
                return Some(person);
            }
            at += self.step(at)?;
        }
        None
    }

    /// How many tokens may lie between a title and its holder here.
    fn step(&self, at: usize) -> Option<usize> {
        let tokens = self.text.tokens();
        let rest = &tokens[at..];
        if self.word(at) == "." {
            return Some(1);
        }
        if tokens[at].key == key!(",") {
            let person = self.names.person_from(at + 1)?;
            return tokens.get(person.end).is_some_and(|t| t.shape == Shape::Mark).then_some(1);
        }
        let rank = longest(rest, Class::Ranks).filter(|_| tokens[at].is_capital()).map(|hit| hit.len);
        let second = (tokens[at].key == key!("and")).then(|| self.second_title(at + 1)).flatten();
        rank.or(second.map(|len| len + 1)).or_else(|| longest(rest, Class::Roles).filter(|_| tokens[at].is_capital()).map(|hit| hit.len))
    }

    /// "Deputy Prime Minister and | Foreign Minister": the length of the second title.
    fn second_title(&self, start: usize) -> Option<usize> {
        let tokens = self.text.tokens();
        let mut at = start;
        while at < tokens.len() && at < start + 4 && tokens[at].is(Class::RoleModifiers) && longest(&tokens[at..], Class::Roles).is_none() {
            at += 1;
        }
        longest(tokens.get(at..)?, Class::Roles).map(|hit| at + hit.len - start)
    }

    /// Where the owner of a title begins who is told without a name: the "company's" of "Ann Lee, the company's director".
    fn before_owner(&self, start: usize) -> usize {
        let tokens = self.text.tokens();
        if start < self.sentence.start + 3 || tokens[start - 1].shape != Shape::Possessive || tokens[start - 2].shape != Shape::Lower {
            return start;
        }
        let noun = |&i: &usize| i > self.sentence.start && tokens[i].shape == Shape::Lower && !DETERMINERS.contains(&tokens[i].key);
        (start.saturating_sub(4)..start - 1).rev().take_while(noun).last().unwrap_or(start)
    }

    /// The person named before a title: "Ann Lee, the spokesperson", "Lee is also the adviser".
    pub(super) fn holder_before(&self, start: usize) -> Option<Range<usize>> {
        let tokens = self.text.tokens();
        let start = self.before_owner(start);
        let article = start > self.sentence.start && DETERMINERS.contains(&tokens[start - 1].key);
        let mut at = start - usize::from(article);
        if at <= self.sentence.start {
            return None;
        }
        if tokens[at - 1].key == key!(",") {
            let age = at >= 3 && tokens[at - 2].shape == Shape::Number && tokens[at - 3].key == key!(",");
            return self.names.person_upto(if age { at - 3 } else { at - 1 });
        }
        while at > self.sentence.start && ADVERBS.contains(&tokens[at - 1].key) {
            at -= 1;
        }
        let is = at > self.sentence.start && COPULAS.contains(&tokens[at - 1].key);
        if is { self.names.person_upto(at - 1) } else { None }
    }
}
