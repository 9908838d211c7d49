//! The words of a quotation as they are compared.
//!
//! Case, accents, the shape of marks, dashes and white space are folded away by the tokens' keys. Beyond that a figure is what it means
//! ("ten" and "10"), and a contraction the words it stands for. What was said is never folded away: numbers, negations, modals, names.

use crate::align::terms::is_content;
use crate::analysis::Analysis;
use crate::extract::Value;
use crate::lexicon::{Class, Word};
use crate::segment::Shape;
use crate::text::{Span, WordKey};
use std::ops::Range;

/// The words of a stretch, without marks, in lists that run side by side.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// The quotation they stand in, as an index into the document's.
    pub quotation: usize,
    /// How each is compared.
    pub keys: Vec<WordKey>,
    /// The same keys in their order, each once.
    pub sorted: Vec<WordKey>,
    /// The tokens of each; the words of a contraction share theirs.
    pub tokens: Vec<Range<usize>>,
    /// How each is written; a figure is written as it is meant.
    pub written: Vec<WordKey>,
    /// Whether each matters.
    pub matters: Vec<bool>,
    /// Whether a sentence ends right behind it.
    pub ends: Vec<bool>,
    /// Whether an ellipsis or a bracket stands right behind it; the first tells of what stands before all words.
    pub marked: Vec<bool>,
    /// The tokens of the whole stretch.
    pub stretch: Range<usize>,
}

/// The figures of a document as spans with keys, by place.
pub(super) fn figures(a: &Analysis) -> Vec<(Span, WordKey)> {
    let key = |value: &Value| match value {
        Value::Figure(figure) => {
            Some(WordKey::of_folded(&format!("#{} {:?} {:?}", figure.number, figure.high, figure.measure).to_lowercase()))
        }
        _ => None,
    };
    a.mentions.iter().filter_map(|m| Some((m.span, key(&m.value)?))).collect()
}

impl Words {
    /// Folds a run of tokens.
    pub(super) fn of(a: &Analysis, figures: &[(Span, WordKey)], stretch: Range<usize>, quotation: usize) -> Words {
        let mut words = Words { quotation, stretch: stretch.clone(), marked: vec![false], ..Words::default() };
        let mut t = stretch.start;
        while t < stretch.end {
            t = words.push(a, figures, t, stretch.end);
        }
        words.sorted.clone_from(&words.keys);
        words.sorted.sort_unstable();
        words.sorted.dedup();
        words
    }

    /// How many words matter.
    pub(super) fn content(&self) -> usize {
        self.matters.iter().filter(|&&m| m).count()
    }

    /// Takes the word, figure or mark at a token; returns the token behind it.
    fn push(&mut self, a: &Analysis, figures: &[(Span, WordKey)], t: usize, end: usize) -> usize {
        let token = &a.segments.tokens[t];
        if !token.is_word() && token.shape != Shape::Mark {
            return t + 1;
        }
        if let Some(&(span, key)) = figure_at(figures, token.span)
            && span.start() == token.span.start()
        {
            let behind = a.segments.tokens_in(span).end.clamp(t + 1, end);
            self.add(key, key, t..behind, true);
            return behind;
        }
        if token.shape == Shape::Mark {
            self.mark(a, t);
            return t + 1;
        }
        match token.word.value(Class::Contractions) {
            Some(long) => long.split(' ').for_each(|word| {
                let matters = !Word::look_up(word).is(Class::StopWords);
                self.add(WordKey::of_folded(word), token.key, t..t + 1, matters);
            }),
            None => self.add(token.key, token.key, t..t + 1, is_content(a, t)),
        }
        t + 1
    }

    fn add(&mut self, key: WordKey, written: WordKey, tokens: Range<usize>, matters: bool) {
        self.keys.push(key);
        self.written.push(written);
        self.tokens.push(tokens);
        self.matters.push(matters);
        self.ends.push(false);
        self.marked.push(false);
    }

    fn mark(&mut self, a: &Analysis, t: usize) {
        let span = a.segments.tokens[t].span;
        let mark = a.of(span);
        let dots = matches!(mark, "." | "..") && a.document.text()[span.end()..].trim_start_matches(' ').starts_with('.');
        if dots || matches!(mark, "[" | "]" | "(" | ")" | "…" | "..." | "*") {
            *self.marked.last_mut().expect("there is one from the beginning") = true;
        } else if matches!(mark, "." | "?" | "!")
            && let Some(last) = self.ends.last_mut()
        {
            *last = true;
        }
    }
}

fn figure_at(figures: &[(Span, WordKey)], place: Span) -> Option<&(Span, WordKey)> {
    let upto = figures.partition_point(|(span, _)| span.start() <= place.start());
    figures[..upto].last().filter(|(span, _)| span.contains(place))
}
