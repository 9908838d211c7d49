//! Claims: contiguous stretches that assert something, cut from sentences.
//!
//! Where a claim may begin is read from left to right ([`cuts`]); what would be too short to stand alone is then joined to its neighbour.

mod cuts;

use crate::extract::{Attribution, Mention, Text};
use crate::lexicon::Class;
use crate::segment::Sentence;
use crate::text::Span;
use cuts::{CONTENT, Cut, NEVER, candidates};
use std::ops::Range;

/// A stretch of a document that asserts something: a sentence, or a part of one that can stand alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Where it stands.
    pub span: Span,
    /// Its tokens, as indices into [`crate::segment::Segments::tokens`].
    pub tokens: Range<usize>,
    /// Its sentence, as an index into [`crate::segment::Segments::sentences`].
    pub sentence: usize,
    /// Whether it belongs to the report (not to a disclaimer, an embed, a stamp).
    pub is_report: bool,
}

/// Cuts every sentence into claims, in order. The claims of a sentence follow each other without a gap but for white space.
pub fn claims(text: &Text, _mentions: &[Mention], _attributions: &[Attribution]) -> Vec<Claim> {
    let mut claims = Vec::with_capacity(text.segments.sentences.len() * 3 / 2);
    let mut cuts = Vec::new();
    for (sentence, s) in text.segments.sentences.iter().enumerate() {
        cuts.clear();
        candidates(text, s, &mut cuts);
        drop_short(text, &mut cuts, s);
        let is_report = text.segments.block_of(s).kind.is_report();
        let mut start = s.tokens.start;
        for end in cuts.iter().map(|c| c.at).chain([s.tokens.end]) {
            if start < end {
                claims.push(Claim { span: text.span(start..end), tokens: start..end, sentence, is_report });
            }
            start = end;
        }
    }
    claims
}

/// Takes out the cuts that leave too little behind them, from the right, and then those that leave too little before them.
fn drop_short(text: &Text, cuts: &mut Vec<Cut>, sentence: &Sentence) {
    let mut next = sentence.tokens.end;
    for cut in cuts.iter_mut().rev() {
        let inset = cut.opened.is_none_or(|opened| content(text, opened..cut.at.max(opened)) >= CONTENT);
        if cut.needs != NEVER && !(inset && content(text, cut.at..next.max(cut.at)) >= cut.needs) {
            cut.at = NEVER;
        } else {
            next = cut.at;
        }
    }
    let mut start = sentence.tokens.start;
    cuts.retain(|cut| {
        let kept = cut.at != NEVER && cut.needs != NEVER && cut.at > start && content(text, start..cut.at) >= cut.needs;
        start = if kept { cut.at } else { start };
        kept
    });
}

/// How many content words stand there.
fn content(text: &Text, tokens: Range<usize>) -> usize {
    text.tokens()[tokens].iter().filter(|t| t.is_word() && !t.is(Class::ClosedClass)).take(CONTENT).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::segment;

    fn cut(raw: &str) -> Vec<&str> {
        let segments = segment(raw);
        let claims = claims(&Text { raw, segments: &segments, date: None }, &[], &[]);
        claims.iter().map(|c| c.span.of(raw)).collect()
    }

    /// Each case is a sentence with `|` where it is to be cut.
    fn check(cases: &[&str]) {
        let wrong = |case: &&str| {
            let raw = case.replace("| ", "");
            let got = cut(&raw).join(" | ");
            (got != case.replace("| ", " | ").replace("  ", " ")).then(|| format!("\n  got  {got}\n  want {case}"))
        };
        let wrong: Vec<String> = cases.iter().filter_map(wrong).collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn coordinated_clauses_are_cut() {
        check(&[
            "The prime minister met union leaders on Monday, | and the opposition has called a strike for next week.",
            "The army seized the northern airport at dawn | and rebels withdrew from two villages nearby.",
            "The storm flooded the old town overnight | and forced hundreds of families to leave their homes.",
            "The old port is the largest in the region | and is home to the national shipping line.",
            "The ministry has confirmed three cases of cholera, | but hospitals in the capital say dozens of patients have arrived.",
            "The talks in Geneva ended without a deal; | both delegations will return home on Thursday.",
            "The United States blamed the attack on the militia, | but its leader has denied any involvement.",
            "The company said profits fell last year | and that it would close its oldest plants in the north.",
            "Rescuers reached the mine on Sunday morning, | but heavy rain slowed the work of the divers.",
        ]);
    }

    #[test]
    fn lists_and_short_ends_are_not_cut() {
        check(&[
            "The talks between India and Pakistan have made little progress this year.",
            "Officials and state media said the plant had been shut down.",
            "The envoy visited Paris, London and Berlin, and met nobody.",
            "She came and saw him.",
            "Police seized rifles, grenades and maps from a house in the suburb.",
            "The explosion damaged or destroyed dozens of houses along the river.",
            "The bill covers schools, hospitals, and old people's homes.",
            "Prices rose and fell.",
            "He said India and Pakistan have agreed to talk about the river.",
            "The road was closed because it rained.",
            "Talks will resume as soon as possible after the holiday.",
            "The agency, which is small, has bought three new patrol boats this year.",
        ]);
    }

    #[test]
    fn subordinate_clauses_are_cut_when_long() {
        check(&[
            "The governor declared a state of emergency on Friday | after floods destroyed two bridges near the capital.",
            "Shares in the bank dropped by 10 percent | while bond yields reached their highest level since March.",
            "The currency lost ground against the dollar | because traders expect another rise in interest rates.",
            "Ten Polish workers were trapped in the tunnel | when a wall collapsed during the night shift.",
            "The minister kept her post in the cabinet | although three senior members of her party demanded her resignation.",
            "The incident could strain ties between the neighbours even further, | more than a year after President Milan Kovac withdrew the country from the pact.",
            "Turnout was low in the northern provinces, | even as the ruling party called on young voters to take part.",
            "The old tanker had left port on Friday and until Sunday had not sent its position.",
            "After the army seized the presidential palace on Tuesday, | the African Union suspended the country from all meetings.",
            "Seeing the patrol boat turn towards them near the reef, | the smugglers dropped their cargo of cigarettes.",
        ]);
    }

    #[test]
    fn relative_clauses_are_cut_and_the_main_clause_goes_on() {
        check(&[
            "The quake struck the island on Sunday, | which has a long record of deadly tremors.",
            "Police are looking for the driver of the van, | who fled on foot towards the railway station.",
            "The republic, which launched two satellites into orbit last spring, | has maintained close ties with Moscow for decades.",
            "The report names four former officials, | many of whom still work for the state oil company.",
            "Two deputies on patrol near the lake stopped the driver, | who told them he had lit the fire because he was cold, the sheriff said.",
            "The fires broke out in Marin and Solano counties and have so far killed dozens of people.",
            "The man who robbed the bank was caught on Monday.",
            "The village that was hit hardest lies near the coast.",
            "The agency, which is close to the ruling party of the country, said the crew was safe.",
        ]);
    }

    #[test]
    fn participle_clauses_are_cut() {
        check(&[
            "A suicide bomber attacked a crowded market in the capital, | killing 26 people and wounding dozens more.",
            "The secretary spoke to both foreign ministers by phone, | reportedly urging restraint from the two governments.",
            "The firm, citing weak demand from buyers in China, | has closed its oldest steel plant.",
            "He called the premier, urging restraint.",
            "Several groups, including two unions and a church, signed the letter to parliament.",
        ]);
    }

    #[test]
    fn frames_stay_with_what_they_frame() {
        check(&[
            "\"We will rebuild every house in this valley,\" the governor told reporters on Monday.",
            "Two rockets struck a tanker in the strait on Friday, state media said.",
            "The road to the airport was closed at noon, according to the police.",
            "The fire was out by noon, the paper reported.",
            "\"The bridge is safe,\" said Anna Berg, a spokeswoman for the port authority.",
            "\"The rescue went well and everyone is safe,\" he said, | adding that two divers were treated for cold.",
        ]);
    }

    #[test]
    fn claims_cover_every_word_in_order() {
        let texts = [
            "",
            "...",
            "“",
            "and, and, and; which — while",
            "He said (and she agreed; it was late and the train had left the old station) that it was over.",
            "قال الوزير، which is closed, has منع ממש.",
            "It rained; it snowed; the long cold night went on; nobody in the small town slept.\n\nNext day, which was Sunday, came.",
            &"The crowd cheered and the band played loud marches, ".repeat(500),
        ];
        for raw in texts {
            let segments = segment(raw);
            let claims = claims(&Text { raw, segments: &segments, date: None }, &[], &[]);
            let covered: Vec<usize> = claims.iter().flat_map(|c| c.tokens.clone()).collect();
            let all: Vec<usize> = segments.sentences.iter().flat_map(|s| s.tokens.clone()).collect();
            assert_eq!(covered, all, "{raw}");
            assert!(claims.iter().all(|c| segments.sentences[c.sentence].span.contains(c.span)));
        }
    }
}
