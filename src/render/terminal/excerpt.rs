//! A sentence cut around the words that matter, so that every reading can be taken in at a glance.

use super::super::visible::visible;
use super::wrap::{Run, width};
use crate::text::Span;
use anstyle::Style;
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// What stands for words that were cut out.
const CUT: &str = "…";

/// The text of a span within some columns in all: on one line, with the marked words between ⟦ and ⟧, and what is too much left out
/// at the far ends. The marked words stand in the span, in their order; where they are too far from each other, only the first is shown.
pub(in crate::render) fn excerpt(text: &str, around: Span, marked: &[Span], styles: Styles, budget: usize) -> Vec<Run> {
    let (span, words) = marks(text, marked, styles, budget * 2 / 3).unwrap_or((Span::new(around.start(), around.start()), Vec::new()));
    let room = budget.saturating_sub(words.iter().map(Run::width).sum());
    let (before, after) = (&text[around.start()..span.start()], &text[span.end()..around.end()]);
    // The side that needs less than its half leaves the rest to the other.
    let needed = width(&tail(before, room));
    let after = head(after, room - needed.min(room / 2));
    let before = tail(before, room.saturating_sub(width(&after)));
    let mut runs = vec![Run::new(before.trim_start(), styles.base)];
    runs.extend(words);
    runs.push(Run::new(after.trim_end(), styles.base));
    runs.retain(|run| !run.text.is_empty());
    runs
}

/// How an excerpt looks: its words, and those that are marked.
#[derive(Clone, Copy)]
pub(in crate::render) struct Styles {
    pub(in crate::render) base: Style,
    pub(in crate::render) marked: Style,
}

/// All marked words with what stands between them, or the first of them cut to the room there is; and how far they reach.
fn marks(text: &str, marked: &[Span], styles: Styles, room: usize) -> Option<(Span, Vec<Run>)> {
    let (first, last) = (*marked.first()?, *marked.last()?);
    let mark = |words: String| Run::new(format!("⟦{words}⟧"), styles.marked);
    let (mut runs, mut at) = (Vec::new(), first.start());
    for span in marked {
        runs.push(Run::new(flat(&text[at..span.start()]), styles.base));
        runs.push(mark(flat(span.of(text)).into_owned()));
        at = span.end();
    }
    if marked.len() > 1 && runs.iter().map(Run::width).sum::<usize>() <= room {
        return Some((first.cover(last), runs));
    }
    Some((first, vec![mark(middle(first.of(text), room))]))
}

/// The words as they are shown: nothing acts on the terminal, and white space is one space.
fn pieces<'t>(graphemes: impl Iterator<Item = &'t str>) -> impl Iterator<Item = String> {
    let mut space = false;
    graphemes.filter_map(move |g| {
        let blank = g.chars().all(char::is_whitespace);
        let again = blank && space;
        space = blank;
        (!again).then(|| if blank { " ".to_owned() } else { visible(g).into_owned() })
    })
}

/// All the words as they are shown, where none of them need be cut.
fn flat(text: &str) -> Cow<'_, str> {
    let is_plain = |text: &str| text.bytes().all(|b| (b' '..=b'~').contains(&b)) && !text.contains("  ");
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_whitespace() {
            true if shown.ends_with(' ') => {}
            true => shown.push(' '),
            false => shown.push(c),
        }
    }
    Cow::Owned(visible(&shown).into_owned())
}

/// The words as they are shown where they fit; what has many bytes for its room is not looked at to its end.
fn whole(text: &str, room: usize) -> Option<String> {
    Some(text).filter(|text| text.len() <= 8 * room).map(flat).filter(|shown| width(shown) <= room).map(Cow::into_owned)
}

/// As many graphemes as fit, and whether something is left.
fn fit(pieces: impl Iterator<Item = String>, room: usize) -> (Vec<String>, bool) {
    let (mut used, mut kept) = (0, Vec::new());
    for piece in pieces {
        used += width(&piece);
        if used > room {
            return (kept, true);
        }
        kept.push(piece);
    }
    (kept, false)
}

/// The beginning, cut behind a word where there is one.
fn head(text: &str, room: usize) -> String {
    if let Some(shown) = whole(text, room) {
        return shown;
    }
    let (mut kept, cut) = fit(pieces(text.graphemes(true)), room);
    if !cut {
        return kept.concat();
    }
    if let Some(space) = kept.iter().rposition(|p| p == " ") {
        kept.truncate(space);
        kept.push(" ".to_owned());
    } else {
        kept.pop();
    }
    kept.concat() + CUT
}

/// The end, cut before a word where there is one.
fn tail(text: &str, room: usize) -> String {
    if let Some(shown) = whole(text, room) {
        return shown;
    }
    let (mut kept, cut) = fit(pieces(text.graphemes(true).rev()), room);
    if cut {
        kept.pop();
        kept.truncate(kept.iter().rposition(|p| p == " ").map_or(kept.len(), |at| at + 1));
        kept.push(CUT.to_owned());
    }
    kept.into_iter().rev().collect()
}

/// Both ends, where it is too long.
fn middle(text: &str, room: usize) -> String {
    let whole = head(text, room);
    if whole.ends_with(CUT) && !text.ends_with(CUT) { head(text, room / 2) + tail(text, room / 2).trim_start_matches(CUT) } else { whole }
}

#[cfg(test)]
mod tests {
    use super::super::style::{PLAIN, STRONG};
    use super::*;

    fn cut_around(text: &str, words: &[&str], budget: usize) -> String {
        let span = |words: &&str| text.find(words).map(|at| Span::new(at, at + words.len())).unwrap();
        let marked: Vec<Span> = words.iter().map(span).collect();
        let runs = excerpt(text, Span::new(0, text.len()), &marked, Styles { base: PLAIN, marked: STRONG }, budget);
        runs.into_iter().map(|run| run.text).collect()
    }

    fn cut(text: &str, words: &str, budget: usize) -> String {
        cut_around(text, &[words], budget)
    }

    #[test]
    fn several_words_are_marked_in_one_sentence_where_they_fit() {
        let text = "The governor said on Friday that 26 people were killed in the market";
        assert_eq!(cut_around(text, &["Friday", "26", "killed"], 70), "… said on ⟦Friday⟧ that ⟦26⟧ people were ⟦killed⟧ in the market");
        assert_eq!(cut_around(text, &["Friday", "killed"], 30), "… said on ⟦Friday⟧ that 26 …");
    }

    #[test]
    fn the_far_ends_fall_away_at_words() {
        let text = "The governor said on Friday that 26 people were killed in the market";
        assert_eq!(cut(text, "26", 200), "The governor said on Friday that ⟦26⟧ people were killed in the market");
        assert_eq!(cut(text, "26", 34), "… Friday that ⟦26⟧ people were …");
        assert_eq!(cut(text, "The governor", 40), "⟦The governor⟧ said on Friday that 26 …");
    }

    #[test]
    fn breaks_are_spaces_and_graphemes_stay_whole() {
        assert_eq!(cut("one\r\n\ttwo  three", "three", 80), "one two ⟦three⟧");
        let text = "e\u{301}".repeat(50) + "X";
        let shown = cut(&text, "X", 13);
        assert!(shown.starts_with("…e\u{301}") && shown.ends_with("e\u{301}⟦X⟧"), "{shown}");
    }
}
