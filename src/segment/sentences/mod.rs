//! Sentences: where they end, by the marks, the words on both sides, and how the writer uses capitals.

mod abbreviations;
mod ending;
mod lists;
mod mail;

use super::blocks::Block;
use super::tokens::{Shape, Token};
use super::tokens_in;
use crate::text::Span;
use std::ops::Range;

/// A sentence of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without white space at its ends, closing marks included.
    pub span: Span,
    /// Its tokens, as indices into [`super::Segments::tokens`].
    pub tokens: Range<usize>,
    /// Its block, as an index into [`super::Segments::blocks`].
    pub block: usize,
}

/// Cuts every block into sentences, in order.
pub fn sentences(text: &str, tokens: &[Token], blocks: &[Block]) -> Vec<Sentence> {
    let mut sentences = Vec::with_capacity(blocks.len() + tokens.len() / 20);
    for (block, of) in blocks.iter().enumerate() {
        let range = tokens_in(tokens, of.span);
        let mut rest = Rest { text, tokens, start: range.start, end: range.end, quoted: false };
        let mut numbering = lists::Numbering::default();
        while rest.start < rest.end {
            let end = sentence_end(&mut rest, &mut numbering);
            let span = Span::new(tokens[rest.start].span.start(), tokens[end - 1].span.end());
            sentences.push(Sentence { span, tokens: rest.start..end, block });
            rest.start = end;
        }
    }
    sentences
}

/// What is left of a block: its first token opens a sentence.
#[derive(Clone, Copy)]
struct Rest<'t> {
    text: &'t str,
    tokens: &'t [Token],
    /// The first token of the sentence.
    start: usize,
    /// The token behind the block's last.
    end: usize,
    /// Whether a straight double quotation mark is open.
    quoted: bool,
}

impl Rest<'_> {
    /// The token, unless the block ends before it.
    fn token(&self, i: usize) -> Option<&Token> {
        self.tokens[..self.end].get(i)
    }

    /// The first character of a mark; `\0` for a word or behind the block.
    fn mark(&self, i: usize) -> char {
        match self.token(i) {
            Some(t) if t.shape == Shape::Mark => match self.text.as_bytes()[t.span.start()] {
                byte @ ..0x80 => byte as char,
                _ => t.span.of(self.text).chars().next().unwrap_or('\0'),
            },
            _ => '\0',
        }
    }

    /// Whether white space, or the block's end, stands before the token.
    fn is_spaced(&self, i: usize) -> bool {
        self.token(i).is_none_or(|t| t.spaced)
    }
}

/// The token behind the sentence that opens the rest.
fn sentence_end(rest: &mut Rest, numbering: &mut lists::Numbering) -> usize {
    let mut i = numbering.open(rest);
    if let Some(end) = mail::salutation(rest).or_else(|| mail::stamp(rest, i)) {
        return end;
    }
    while i < rest.end {
        if i > rest.start && numbering.goes_on(rest, i) {
            return i;
        }
        if let Some(end) = stamped(rest, i) {
            return end;
        }
        let mark = rest.mark(i);
        if mark == '\0' {
            i += 1;
            continue;
        }
        match unmarked_end(rest, i, mark) {
            Some(end) if end < rest.end || end == i => return end,
            _ => {}
        }
        match ending::read(rest, i, mark) {
            Some(run) => {
                rest.quoted ^= run.straight_quotes % 2 == 1;
                if run.ends {
                    return run.next;
                }
                i = run.next;
            }
            None => {
                rest.quoted ^= mark == '"';
                i += 1;
            }
        }
    }
    rest.end
}

/// The token behind the numbers of footnotes that stand at a full stop: "was closed.11 12 Nobody came".
fn footnote(rest: &Rest, i: usize) -> Option<usize> {
    let number = |i: usize| rest.token(i).is_some_and(|t| t.shape == Shape::Number && t.span.len() <= 2);
    let before = i.checked_sub(1).and_then(|before| rest.token(before))?;
    let ends = before.shape == Shape::Lower && before.span.len() > 3 || before.span.of(rest.text) == ")";
    if !ends || rest.is_spaced(i) || rest.is_spaced(i + 1) || !number(i + 1) {
        return None;
    }
    let end = (i + 2..rest.end.min(i + 5)).find(|&j| !number(j))?;
    rest.token(end).is_some_and(|t| t.spaced && t.is_capital()).then_some(end)
}

/// Whether a ruled line or an address of the net ends the sentence: at `i` itself, where a ruled line follows something.
fn unmarked_end(rest: &Rest, i: usize, mark: char) -> Option<usize> {
    match mark {
        '-' | '_' | '*' | '=' => mail::rule(rest, i).map(|end| if i > rest.start { i } else { end }).or_else(|| mail::telephone(rest, i)),
        '@' | ':' => mail::address(rest, i),
        '.' => footnote(rest, i),
        _ => None,
    }
}

/// Where a stamp cuts: before it, where the name of who wrote stands there, or else behind it, where another sentence begins.
fn stamped(rest: &Rest, i: usize) -> Option<usize> {
    if i == rest.start || rest.tokens[i].shape != Shape::Number {
        return None;
    }
    let end = mail::stamp(rest, i)?;
    let begins = rest.token(end).is_some_and(|t| t.spaced && t.is_capital());
    if rest.tokens[i - 1].is_capital() { Some(i) } else { begins.then_some(end) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::blocks::blocks;
    use crate::segment::{segment, tokenize};

    fn cut(text: &str) -> Vec<&str> {
        segment(text).sentences.iter().map(|s| s.span.of(text)).collect()
    }

    /// Each row is a text with `|` where a sentence ends inside a line.
    fn check(rows: &[&str]) {
        for row in rows {
            let text = row.replace('|', "");
            let want: Vec<&str> = row.split('|').map(str::trim).collect();
            assert_eq!(cut(&text), want);
        }
    }

    #[test]
    fn addresses_telephones_stamps_and_footnotes_end_what_has_no_mark() {
        check(&[
            "Fax: 555-010-4477| Please call before noon.",
            "Write to desk@harbour.example| Nobody came to the pier.",
            "Lena Ostrow 10/04/2023 02:29 PM| Please read this.".replacen("Ostrow ", "Ostrow| ", 1).as_str(),
            "Thanks| Mara will send the rest.",
            "The bridge was closed.11 12| Nobody came.",
            "He called 555-0147 on Monday and got no answer.",
            "The fund grew by 3.12 Nobel prizes a year.",
            "He thanked them. Thanks to the rain, the fire died.".replacen("them.", "them.|", 1).as_str(),
            "She wrote to desk@harbour.example on Monday.",
        ]);
    }

    #[test]
    fn titles_and_initials_stay_with_their_names() {
        check(&[
            "Gen. Okafor met J. K. Marlowe and Sen. Ruiz. |They left at noon.",
            "Mr. and Mrs. Adeyemi left. |Dr. Lund stayed.",
            "It was Malcolm X. |The crowd cheered.",
            "That leaves you and I. |Did they go?",
        ]);
    }

    #[test]
    fn abbreviations_end_a_sentence_where_a_new_one_plainly_begins() {
        check(&[
            "He left the U.S. |The visit was short.",
            "The U.S. Embassy reopened. |U.S. officials agreed.",
            "It opens at 10 a.m. Monday. |It shuts at 6 p.m. |Visitors must leave by then.",
            "At 5 a.m. Ms. Tan woke up.",
            "They spoke at 9 p.m. Moscow time. |It began at 3 a.m. New York time.",
            "The U.S. All-Star game was moved. |U.S. Under Secretary Lee left the U.S. |All went well.",
            "She works for Harlan Inc. |He does not.",
            "Harlan Inc. Chairman Bo Lind resigned.",
            "Pens, ink, etc. |Nothing else was found.",
            "They met in Boulder, Colo. |Police closed the road.",
            "The Calif. Gov. Dana Roe signed it on Dec. 3.",
        ]);
    }

    #[test]
    fn numbers_keep_their_points() {
        check(&[
            "See No. 5 and p. 12 of vol. 3. |He said no. |She went on.",
            "Prices rose 3.5 percent to $1.20. |It was Oct. 4.",
            "The town (pop. 9,500) was cut off in 2019. |15 people left.",
        ]);
    }

    #[test]
    fn quotations_keep_their_speaker_and_end_inside() {
        check(&[
            "“We went in. |We came out,” she said.",
            "“Who goes there?” Lt. Amis asked. |Nobody knew.",
            "\"Stop!\" he shouted. |\"We will not,\" they said.",
            "He wrote, \"It is over.\" |The post was deleted.",
            "\"It is over.\" he wrote.",
            "It was ''not our policy.'' |The firm agreed.",
        ]);
    }

    #[test]
    fn ellipses_end_nothing_before_a_small_letter() {
        check(&[
            "We waited ... and waited… until dawn. |Then came the flood... |Nobody slept.",
            "Well ... I do not know… |We ask... |I hope so.",
            "“It is [...] done” (Ames 5).",
        ]);
    }

    #[test]
    fn marks_inside_names_and_addresses_end_nothing() {
        check(&["She joined Yahoo! in May. |Mail ann@news.example.org. |See https://example.org/a.b?c=d. |Done!"]);
    }

    #[test]
    fn items_of_a_list_are_cut_apart() {
        check(&[
            "1. The first item |2. The second item",
            "a) bread |b) salt",
            "3. Only one",
            "1.) bread |2.) salt |1) tea |2) milk |• 9. soap |• 10. oil |a. rope |b. wax",
        ]);
    }

    #[test]
    fn letters_have_ends_without_marks() {
        check(&[
            "Dear Ms. Lund, |Thank you for the files.",
            "Vera, |We have met before.",
            "Best regards, |Tom",
            "Vera Amsel |12/07/2000 02:29 PM |It is done.",
            "That is all |----- |More below",
            "See http://example.org/a |The rest is known.",
            "Meanwhile, The Hague was quiet.",
            "Rome, Paris and Bonn agreed.",
            "Yes, I know.",
            "Good, I say.",
            "He spoke on 12/07/2000 in Bonn.",
            "Write to ann@example.org by Monday -- or call.",
        ]);
    }

    #[test]
    fn small_letters_begin_sentences_of_those_who_write_none() {
        check(&["i saw it. |it was big. |really? |yes.", "It fell approx. forty feet."]);
    }

    #[test]
    fn smileys_belong_to_the_sentence_before() {
        check(&["It works! :) |We are glad :D |They were not."]);
    }

    #[test]
    fn long_runs_of_marks_take_no_longer_than_words() {
        for run in [". ( ", "-", "a@", "?", ". ", "\"", "'", "(", ":)", "1) ", "U.S. ", "_ ", "…", "http://"] {
            let text = run.repeat(300_000 / run.len());
            let tokens = tokenize(&text);
            let blocks = blocks(&text, &tokens);
            assert_eq!(sentences(&text, &tokens, &blocks).iter().map(|s| s.tokens.len()).sum::<usize>(), tokens.len(), "{run:?}");
        }
    }

    #[test]
    fn sentences_of_scrambled_text_follow_one_another_inside_their_blocks() {
        let pieces = [
            "He left. ",
            "U.S. ",
            "\n",
            "\n\n",
            "\"",
            "“",
            "” ",
            "’s ",
            "(",
            ") ",
            "... ",
            ". . . ",
            "?! ",
            "No. 5 ",
            "— ",
            "A (@b) May 3, 2024\n",
            "J. K. ",
            "ALSO READ: ",
            "By Ann Lee\n",
            "PARIS, Oct 3 — ",
            "12/07/2000 02:29 PM ",
            "----- ",
            ":) ",
            "é",
            "字。",
            "a@b.c ",
            "http://x.y/z ",
            "1. ",
            "b) ",
            "\r",
        ];
        let mut seed = 3u32;
        for _ in 0..5_000 {
            let text: String = (0..10)
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    pieces[(seed >> 16) as usize % pieces.len()]
                })
                .collect();
            let tokens = tokenize(&text);
            let blocks = blocks(&text, &tokens);
            let mut at = 0;
            for sentence in sentences(&text, &tokens, &blocks) {
                assert!(sentence.tokens.start == at && blocks[sentence.block].span.contains(sentence.span), "{text:?}");
                at = sentence.tokens.end;
            }
            assert_eq!(at, tokens.len(), "{text:?}");
        }
    }

    #[test]
    fn sentences_cover_every_token_of_any_text() {
        for text in ["", ".", "...", "\"", "?! ?!", ". . . .", "((((", "”“", "a\u{301}. ß.", "。。", "مرحبا. نعم؟ لا.", ":) :)", "1. 1. 1."]
        {
            let s = segment(text);
            let covered: usize = s.sentences.iter().map(|s| s.tokens.len()).sum();
            assert_eq!(covered, s.tokens.len(), "{text:?}");
        }
    }
}
