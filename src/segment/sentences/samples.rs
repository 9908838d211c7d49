//! Texts and where their sentences end.

use super::sentences;
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
