//! Quotations: what stands between marks, and embedded posts.
//!
//! The marks of a block are read, each with the ways it may work (`marks`), then paired (`pairing`), and what stands between them
//! is judged (`kind`). A mark that is left open never reaches beyond its block.

mod joining;
mod kind;
mod marks;
mod pairing;

use super::blocks::{Block, BlockKind};
use super::tokens::{Shape, Token};
use super::tokens_in;
use crate::text::Span;
use joining::{Open, drop_crowds, join_split};
use marks::Mark;
use pairing::{Around, Pairing};
use std::ops::Range;

/// One stretch between quotation marks, or an embedded post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// What stands between the marks.
    pub span: Span,
    /// The same with its marks; for a post, with its author's line.
    pub outer: Span,
    /// What it is.
    pub kind: QuotationKind,
    /// The quotation that this one goes on with: split by its cue, or opened again in the next paragraph.
    pub continues: Option<usize>,
    /// Whether the closing mark is there; a paragraph may be left open when the next one opens again.
    pub closed: bool,
    /// Whether it stands inside another quotation.
    pub nested: bool,
}

/// What marks are there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum QuotationKind {
    /// Somebody's words, a sentence or more
    Speech,
    /// Some words of somebody inside the reporter's sentence
    Fragment,
    /// A name, a title or a word at arm's length, not speech
    Scare,
    /// An embedded post; no marks stand around it
    Post,
}

/// How many quotations may stand inside one other; what is beyond is left out.
const NESTED_LIMIT: usize = 64;
/// How many blocks that are no report are looked past for the next paragraph.
const SKIPPED_LIMIT: usize = 8;

/// Finds the quotations of a text, in order of their beginning; of two that begin at one place, the longer first. Behind them stand, in
/// order, the marks that do not balance: opening ones that nothing closes and no later paragraph takes up, and closing ones that close
/// nothing. Single marks are not among them, since an apostrophe may be one.
pub fn quotations(text: &str, tokens: &[Token], blocks: &[Block]) -> (Vec<Quotation>, Vec<Span>) {
    let mut found: Vec<Quotation> = Vec::new();
    let mut strays = Vec::new();
    let (mut marks, mut pairings) = (Vec::new(), Vec::new());
    let mut open: Option<Open> = None;
    for (i, block) in blocks.iter().enumerate() {
        let range = tokens_in(tokens, block.span);
        let first = found.len();
        if block.kind == BlockKind::Embed {
            found.extend(post(text, block));
        }
        marks.clear();
        marks::read(text, tokens, range.clone(), &mut marks);
        pairings.clear();
        if !marks.is_empty() {
            let around = Around { above: open.as_ref().map(|o| o.family), opens_below: opens_below(text, tokens, blocks, i) };
            pairing::pair(text, tokens, &range, &marks, around, &mut pairings, &mut strays);
        }
        if pairings.is_empty() {
            open = open.and_then(|o| o.passes(i, block));
            continue;
        }
        pairings.sort_by_key(|p| (p.outer_start, std::cmp::Reverse(p.outer_end)));
        let above = open.take().filter(|o| o.goes_on(&range, &pairings[0])).map(|o| o.bridge(blocks, &mut found));
        let begin = found.len();
        found.extend(pairings.iter().map(|p| quotation(text, tokens, &range, block.kind, p)));
        found[begin].continues = above;
        mark_nested(&mut found, first);
        join_split(text, tokens, &mut found, begin);
        let last = pairings.iter().enumerate().rfind(|(i, p)| !p.closed && !found[begin + i].nested);
        open = last.map(|(i, p)| Open { quotation: begin + i, family: p.family, between: Vec::new() });
        if found.len() - first > NESTED_LIMIT {
            drop_crowds(&mut found, first);
            open = None;
        }
    }
    let unclosed = unclosed(text, tokens, &found, &strays);
    (found, unclosed)
}

/// The marks that do not balance.
fn unclosed(text: &str, tokens: &[Token], found: &[Quotation], strays: &[Mark]) -> Vec<Span> {
    let mut taken_up = vec![false; found.len()];
    found.iter().filter_map(|q| q.continues).for_each(|before| taken_up[before] = true);
    let left = found.iter().zip(taken_up).filter(|(q, taken_up)| !q.closed && !taken_up);
    let opening = left.map(|(q, _)| Span::new(q.outer.start(), q.span.start().max(q.outer.start())).trim(text));
    let inches = |mark: &&Mark| mark.first > 0 && !tokens[mark.first].spaced && tokens[mark.first - 1].shape == Shape::Number;
    let closing = strays.iter().filter(|mark| !inches(mark)).map(|m| Span::new(tokens[m.first].span.start(), tokens[m.end - 1].span.end()));
    let mut unclosed: Vec<Span> = opening.filter(|mark| !mark.is_empty()).chain(closing).collect();
    unclosed.sort_unstable();
    unclosed
}

/// The post of an embedded block: its words without the line that names its author.
fn post(text: &str, block: &Block) -> Option<Quotation> {
    let words = block.span.of(text);
    let end = words.rfind("(@").map_or(words.len(), |handle| {
        let before = &words[..handle];
        before.rfind(['—', '–', '―']).or_else(|| before.rfind("--")).or_else(|| before.rfind('\n')).unwrap_or(words.len())
    });
    let span = Span::new(block.span.start(), block.span.start() + end).trim(text);
    let post = Quotation { span, outer: block.span, kind: QuotationKind::Post, continues: None, closed: true, nested: false };
    (!span.is_empty()).then_some(post)
}

fn quotation(text: &str, tokens: &[Token], block: &Range<usize>, of: BlockKind, p: &Pairing) -> Quotation {
    // Marks that swallow each other leave nothing between them: such a quotation is empty, behind its opening mark.
    let reach = |from: usize, end: usize| {
        let start = tokens[from.min(tokens.len() - 1)].span.start();
        Span::new(start, if from < end { tokens[end - 1].span.end() } else { start })
    };
    Quotation {
        span: reach(p.start, p.end).trim(text),
        outer: reach(p.outer_start, p.outer_end),
        kind: kind::judge(text, tokens, block, of, p),
        continues: None,
        closed: p.closed,
        nested: false,
    }
}

/// Whether the next paragraph begins with a mark that opens.
fn opens_below(text: &str, tokens: &[Token], blocks: &[Block], block: usize) -> bool {
    let below = blocks[block + 1..].iter().take(SKIPPED_LIMIT).find(|b| !b.kind.is_skipped());
    below.is_some_and(|b| {
        let range = tokens_in(tokens, b.span);
        range.clone().next().is_some_and(|i| {
            let glued = i + 1 < range.end && !tokens[i + 1].spaced;
            tokens[i].shape == Shape::Mark && glued && tokens[i].span.of(text).starts_with(['"', '“', '‘', '\'', '«', '»', '„', '「', '『'])
        })
    })
}

fn mark_nested(found: &mut [Quotation], first: usize) {
    let mut reach = 0;
    for quotation in &mut found[first..] {
        quotation.nested = quotation.outer.start() < reach;
        reach = reach.max(quotation.outer.end());
    }
}

#[cfg(test)]
mod tests {
    use super::QuotationKind::*;
    use super::*;
    use crate::segment::segment;

    fn spans(text: &str) -> Vec<&str> {
        segment(text).quotations.iter().map(|q| q.span.of(text)).collect()
    }

    #[test]
    fn marks_that_do_not_balance_are_told() {
        for (text, expected) in [
            ("\"The dam held, she said. Nobody came.", &["\""][..]),
            ("“The dam held, she said. “Nobody came,” he said.", &["“"]),
            ("The dam held,” she said.", &["”"]),
            ("“The dam held,” she said. “It was close.”", &[]),
            ("“The dam held.\n\n“It was close,” she said.", &[]),
            ("“The dam held.\n\n“It was close.\n\n“We slept.", &["“"]),
            ("It was a 12\" pipe of the boys' club in '87.", &[]),
            ("", &[]),
            ("\"", &[]),
        ] {
            let told: Vec<&str> = segment(text).unclosed.iter().map(|mark| mark.of(text)).collect();
            assert_eq!(told, expected, "{text}");
        }
    }

    #[test]
    fn every_style_of_marks_pairs() {
        for (text, expected) in [
            ("He said \"the dam held\" today.", "the dam held"),
            ("He said “the dam held” today.", "the dam held"),
            ("He said 'the dam held' today.", "the dam held"),
            ("He said ‘the dam held’ today.", "the dam held"),
            ("He said ''the dam held'' today.", "the dam held"),
            ("He said ``the dam held'' today.", "the dam held"),
            ("Er sagte „der Damm hält“ heute.", "der Damm hält"),
            ("Sa sanoi ”pato kesti” tänään.", "pato kesti"),
            ("Il dit « la digue tient » ce soir.", "la digue tient"),
            ("Er sagte »der Damm hält« heute.", "der Damm hält"),
            ("彼は「堤防は持ちこたえた」と述べた。", "堤防は持ちこたえた"),
            ("He said “the dam held\" today.", "the dam held"),
            ("He said \" the dam held \" today.", "the dam held"),
            ("He said—\"the dam held\"—and left.", "the dam held"),
            ("أعلن “السد صامد” اليوم.", "السد صامد"),
        ] {
            assert_eq!(spans(text), [expected], "{text}");
        }
    }

    #[test]
    fn apostrophes_and_measures_are_no_marks() {
        for text in [
            "The boys' 12 shirts and the girls' team don't match.",
            "It was rock 'n' roll in the '90s, and rock ’n’ roll in the ’80s.",
            "He is 6'2\" tall, she 5'10'', and the states' rights matter.",
            "Tell 'em we left 'cause it rained.",
            "The D'Angelo brothers' and sisters' farm",
            "",
            "\"",
            "''\"''",
            "’ ‘ ’ ‘",
            "\" \"\n\" \"",
        ] {
            assert_eq!(spans(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_doubtful_mark_closes_only_where_nothing_better_follows() {
        assert_eq!(spans("'The boys' club had no exits,' said Ann."), ["The boys' club had no exits,"]);
        assert_eq!(spans("'Operation Tigers' met the boys' band."), ["Operation Tigers"]);
        assert_eq!(spans("\"The pipe is 12\" wide,\" she said."), ["The pipe is 12\" wide,"]);
        assert_eq!(spans("\"We need 12\" was the answer."), ["We need 12"]);
    }

    #[test]
    fn quotations_nest() {
        let text = "\"She told me 'go home now' and “stay there” too,\" he said.";
        let found = segment(text).quotations;
        assert_eq!(found.iter().map(|q| q.nested).collect::<Vec<_>>(), [false, true, true]);
        assert_eq!(found[1].span.of(text), "go home now");
        assert_eq!(spans("\"He said \"no\" to me,\" she said."), ["He said \"no\" to me,", "no"]);
        assert_eq!(spans("“He said ‘no.’” Then they left."), ["He said ‘no.’", "no."]);
        assert_eq!(spans("''Think, 'This is it.'.'' He left."), ["Think, 'This is it.'.", "This is it."]);
    }

    #[test]
    fn an_open_quotation_ends_with_its_paragraph() {
        let text = "He said \"the dam held and we\n\nA new paragraph. Another one.";
        let found = segment(text).quotations;
        assert_eq!((found.len(), found[0].closed, found[0].span.of(text)), (1, false, "the dam held and we"));
    }

    #[test]
    fn a_quotation_goes_on_in_the_next_paragraph() {
        for (text, continues) in [
            ("“First the dam broke.\n\n“Then we ran,” she said.", vec![None, Some(0)]),
            ("\"First the dam broke.\n\nThen we ran.\n\nIt was dark,\" she said.", vec![None, Some(0), Some(1)]),
            ("“First the dam broke.”\n\n“Then we ran,” she said.", vec![None, None]),
        ] {
            let found = segment(text).quotations;
            assert_eq!(found.iter().map(|q| q.continues).collect::<Vec<_>>(), continues, "{text}");
        }
    }

    #[test]
    fn a_cue_splits_one_quotation_and_not_two() {
        for (text, continues) in [
            ("\"The dam,\" she said, \"held all night.\"", Some(0)),
            ("\"The dam held,\" she said. \"We are safe.\"", Some(0)),
            ("\"The dam held,\" she said. The town was dry. \"We are safe,\" said Ann.", None),
            ("She called it \"a very bad day\" and him \"a very bad man\".", None),
        ] {
            assert_eq!(segment(text).quotations[1].continues, continues, "{text}");
        }
    }

    #[test]
    fn names_are_told_from_speech() {
        for (text, kind) in [
            ("\"The dam held all night,\" said Ann.", Speech),
            ("\"No,\" she replied.", Speech),
            ("\"We will rebuild,\" the mayor, who took office in May and lives nearby, told us.", Speech),
            ("She called the plan \"reckless and cruel\" again.", Fragment),
            ("She called the plan \"reckless\" again.", Fragment),
            ("The army launched 'Operation Dawn' on Friday.", Scare),
            ("The so-called \"green list\" was scrapped.", Scare),
            ("The film \"One Night in the Old Town\" won.", Scare),
            ("A host of \"Good Morning Ohio\" left.", Scare),
        ] {
            assert_eq!(segment(text).quotations[0].kind, kind, "{text}");
        }
    }

    #[test]
    fn a_post_is_its_words_without_its_author() {
        let text = "Spoke with our friends today.\nMore soon.\n— Ann Lee (@annlee) May 10, 2025";
        let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Embed };
        let (found, _) = quotations(text, &crate::segment::tokenize(text), &[block]);
        assert_eq!((found[0].kind, found[0].span.of(text)), (Post, "Spoke with our friends today.\nMore soon."));
    }

    #[test]
    fn crowds_of_nested_marks_stay_few() {
        let text = format!("\"{} end,\" he said.", "'a' ".repeat(5000));
        assert!(segment(&text).quotations.len() <= NESTED_LIMIT + 1);
    }

    #[test]
    fn what_is_quoted_is_known_for_every_place() {
        let text = "He said \"a 'b' c\" and d.";
        let segments = segment(text);
        for (word, quoted) in [("a", true), ("b", true), ("c", true), ("d", false), ("He", false)] {
            let at = if word == "a" { 9 } else { text.find(word).unwrap() };
            assert_eq!(segments.is_quoted(Span::new(at, at + word.len())), quoted, "{word}");
        }
    }
}
