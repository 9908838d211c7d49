//! Names: persons, organisations, places, and other things with a name.
//!
//! First every stretch of capitals is cut out of the running text ([`runs`]) and taken apart into what opens it ([`openers`]) and names
//! ([`pieces`]); the words of each name and what stands beside it say what it is the name of ([`heads`], [`evidence`], [`beside`]). What
//! a place alone leaves open is decided by what the rest of the document tells ([`memory`]): a bare "Rubio" is a person where a "Marco
//! Rubio" is one, and a name that no list knows is a person's only where some of its places speak for one. Headlines in title case,
//! where every word is a capital, are read last, with that memory ([`headlines`]).

mod beside;
mod evidence;
mod headlines;
mod heads;
mod memory;
mod openers;
mod parts;
mod pieces;
mod runs;

use super::{Extractor, Mention, Text, Value};
use crate::lexicon::Class;
use crate::segment::{BlockKind, Shape, Token};
use crate::text::WordKey;
use crate::value::{Name, NameKind};
use memory::Memory;
pub(in crate::extract) use runs::is_hyphen;
use std::ops::Range;

pub(super) const EXTRACTOR: Extractor = Extractor { name: "names", extract };

/// A name found in the text, before it is settled what it names.
#[derive(Clone, Debug)]
struct Candidate {
    /// Its tokens.
    tokens: Range<usize>,
    /// What it seems to be the name of.
    kind: NameKind,
    /// Whether its place alone settles that.
    sure: bool,
    /// Whether a capital tells little here: the first word of a sentence.
    opening: bool,
    /// How much what stands beside it speaks for a person, or against one where it is below zero.
    outer: i32,
}

fn extract(text: &Text, mentions: &mut Vec<Mention>) {
    let (candidates, headlines) = read(text);
    let memory = Memory::new(text, &candidates);
    let mut names: Vec<(Range<usize>, NameKind)> = candidates
        .into_iter()
        .filter_map(|c| memory.settle(text, &c).map(|kind| (with_particle(text, c.tokens, kind, &memory), kind)))
        .collect();
    for sentence in headlines {
        headlines::read(text, sentence, &memory, &mut names);
    }
    names.sort_by_key(|(tokens, _)| (tokens.start, std::cmp::Reverse(tokens.end)));
    for (i, (tokens, kind)) in names.iter().enumerate() {
        let found = mention(text, tokens.clone(), *kind);
        let before = i.checked_sub(1).map_or(0, |before| names[before].0.end);
        mentions.extend(partner(text, tokens.start, before, &found, &memory));
        let taken = names.get(i + 1).is_some_and(|(next, kind)| {
            partner_at(text, next.start, &memory) == Some(tokens.start)
                && *kind == NameKind::Person
                && words(&text.tokens()[next.clone()]) > 1
        });
        if !(taken && tokens.len() == 1) {
            mentions.push(found);
        }
    }
}

/// A surname with the particle that opens the sentence before it, where the document has such a surname: "Ten Brinke", though "ten" is a number.
fn with_particle(text: &Text, name: Range<usize>, kind: NameKind, memory: &Memory) -> Range<usize> {
    let tokens = text.tokens();
    let particle = |t: &Token| t.is_capital() && t.is(Class::Particles) && t.is(Class::CommonWords) && memory.is_family(t.key);
    let opens = kind == NameKind::Person && name.len() == 1 && tokens[name.start].spaced && memory.is_family(tokens[name.start].key);
    match name.start.checked_sub(1) {
        Some(before) if opens && particle(&tokens[before]) => before..name.end,
        _ => name,
    }
}

/// The given name before "and" and a full name that begins here: "Bill and Hillary Clinton".
fn partner_at(text: &Text, start: usize, memory: &Memory) -> Option<usize> {
    const AND: WordKey = WordKey::of_folded("and");
    let tokens = text.tokens();
    let at = start.checked_sub(2)?;
    let alone = at == 0 || !tokens[at].spaced || !tokens[at - 1].is_capital();
    let given = tokens[at].shape == Shape::Title && tokens[at].is(Class::GivenNames) && !tokens[at].is(Class::Places);
    (alone && given && tokens[start - 1].key == AND && tokens[start].is(Class::GivenNames) && !memory.is_family(tokens[at].key))
        .then_some(at)
}

/// The name of a partner, who shares the surname of the person behind "and".
fn partner(text: &Text, start: usize, free_from: usize, person: &Mention, memory: &Memory) -> Option<Mention> {
    let Value::Name(Name { kind: NameKind::Person, given: Some(given), family }) = person.value else { return None };
    let at = partner_at(text, start, memory).filter(|&at| given != family && (at >= free_from || at + 1 == free_from))?;
    let span = text.span(at..at + 1);
    Some(Mention { span, value: Value::Name(Name { kind: NameKind::Person, given: Some(span), family }) })
}

/// The candidates of all sentences in running case, and the sentences in title case, as ranges of tokens.
fn read(text: &Text) -> (Vec<Candidate>, Vec<Range<usize>>) {
    let (mut candidates, mut headlines) = (Vec::new(), Vec::new());
    for sentence in &text.segments.sentences {
        let dateline = text.segments.block_of(sentence).kind == BlockKind::Dateline;
        if !dateline && headlines::is_title_case(text, sentence.tokens.clone()) {
            headlines.push(sentence.tokens.clone());
        } else {
            let first = candidates.len();
            runs::each(text, sentence.tokens.clone(), |run| pieces::read(text, &run, &mut candidates));
            if dateline {
                candidates[first..].iter_mut().for_each(|candidate| settle_dateline(text, candidate));
            }
        }
    }
    (candidates, headlines)
}

/// A dateline names places, and between brackets who sends the report.
fn settle_dateline(text: &Text, candidate: &mut Candidate) {
    if matches!(candidate.kind, NameKind::Person | NameKind::Other) {
        let bracket = candidate.tokens.start.checked_sub(1).is_some_and(|i| text.word(i) == "(");
        candidate.kind = if bracket { NameKind::Organisation } else { NameKind::Place };
    }
    (candidate.sure, candidate.outer) = (true, NO_PERSON);
}

/// What stands beside a name that is surely no person's, as [`Candidate::outer`] counts it.
const NO_PERSON: i32 = -9;

/// How many words a name has; what a hyphen joins is one.
fn words(name: &[Token]) -> usize {
    name.iter().skip(1).filter(|t| t.is_word() && t.spaced).count() + 1
}

fn mention(text: &Text, tokens: Range<usize>, kind: NameKind) -> Mention {
    let end = if kind == NameKind::Person { parts::without_honours(text, tokens.clone()) } else { tokens.end };
    let span = text.span(tokens.start..end);
    let (given, family) = match kind {
        NameKind::Person => parts::parts(text, tokens),
        _ => (None, span),
    };
    Mention { span, value: Value::Name(Name { kind, given, family }) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Analysis, Document};

    /// The names of a text, each with the letter of its kind.
    fn names(text: &str) -> Vec<String> {
        let a = Analysis::new(&Document::new("-", text));
        let told = |m: &Mention| match &m.value {
            Value::Name(name) => Some(format!("{} {}", &format!("{:?}", name.kind)[..2], a.of(m.span))),
            _ => None,
        };
        a.mentions.iter().filter_map(told).collect()
    }

    #[test]
    fn persons_stand_without_their_titles() {
        for (text, expected) in [
            ("US Secretary of State Ann Keller spoke.", vec!["Pl US", "Pe Ann Keller"]),
            ("The envoy met with Minister S. Varadan on Monday.", vec!["Pe S. Varadan"]),
            ("Bill and Laura Hadley attended.", vec!["Pe Bill", "Pe Laura Hadley"]),
            ("Coach Gerardo \"Tata\" Molina was furious.", vec!["Pe Gerardo \"Tata\" Molina"]),
            ("Mr. King, 57, declined to comment.", vec!["Pe King"]),
            ("Rep. Alexandria Orto-Vale (D-N.Y.) agreed.", vec!["Pe Alexandria Orto-Vale"]),
            ("The crew thanked Jean-Claude Brisset and Prince Omar bin Saleh.", vec!["Pe Jean-Claude Brisset", "Pe Omar bin Saleh"]),
            ("Ban Ki-moon left.", vec!["Pe Ban Ki-moon"]),
            ("He praised the Obama administration on Monday.", vec!["Pe Obama"]),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }

    #[test]
    fn common_words_months_and_peoples_are_no_names() {
        for text in [
            "Officials said the talks would go on.",
            "In May the Indian team won on Monday.",
            "Will he go? Hope remains. Wildfires spread.",
            "Senator (R) agreed.",
            "",
            "\u{201c}\u{201d}() .. --",
        ] {
            assert_eq!(names(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn heads_tell_organisations_from_places() {
        for (text, expected) in [
            (
                "It was found by the California Department of Forestry and Fire Protection.",
                "Or California Department of Forestry and Fire Protection",
            ),
            ("He was held in the Marlow County Jail.", "Pl Marlow County Jail"),
            ("They sailed to the Gulf of Aden.", "Pl Gulf of Aden"),
            ("She worked for private security firm Haldor Brix.", "Or Haldor Brix"),
            ("The quake struck the island of Tesk.", "Pl Tesk"),
            ("It fell off the coast of Saudi Arabia.", "Pl Saudi Arabia"),
        ] {
            assert_eq!(names(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_stands_beside_a_name_tells_it_from_a_person() {
        for (text, expected) in [
            ("The ship reached Port Hallam on Monday.", vec!["Pl Port Hallam"]),
            ("Lake Torvin flooded.", vec!["Pl Lake Torvin"]),
            ("It sank in the Tarvena after dusk.", vec!["Ot Tarvena"]),
            ("They buried him in the village of Oho Tamal.", vec!["Pl Oho Tamal"]),
            ("The inquiry was led by law firm Carrow & Steele.", vec!["Or Carrow & Steele"]),
            ("He was flown to Tarvena General Hospital.", vec!["Pl Tarvena General Hospital"]),
            ("Published 4 March.", vec![]),
            ("It breaks the Criminal Justice Act.", vec!["Ot Criminal Justice Act"]),
            (
                "Dame Phyllis Frost and the Occupational Safety and Health Administration agreed.",
                vec!["Pe Phyllis Frost", "Or Occupational Safety and Health Administration"],
            ),
            ("Henk Verhoven, a co-author at the institute, agreed.", vec!["Pe Henk Verhoven"]),
            ("Donald Trump spokesman Ted Kalver agreed.", vec!["Pe Donald Trump", "Pe Ted Kalver"]),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }

    #[test]
    fn clubs_ships_cars_and_storms_are_no_persons() {
        for (text, persons) in [
            ("The ferry Lady Morwenna sank. Two of the Lady Morwenna were hurt.", &[][..]),
            ("He drove a grey Dodge Charger and its Corvo Mistral.", &[]),
            ("Narodni Grad won. Narodni Grad chairman Petar Lukšić left it.", &["Petar Lukšić"]),
            ("Storm Ingrid tore roofs off. Nobody had seen a storm like Ingrid.", &[]),
            ("Analyst Hugo Fenwick of Stanmore Ritchie spoke. Stanmore Ritchie left.", &["Hugo Fenwick"]),
            ("They praised the goalkeeper. Leer won. They beat Dinamo Leer 3-2.", &[]),
            ("LEER, Germany, March 14 — They beat Ann Leer 3-2 on Saturday and went home.", &["Ann Leer"]),
            ("The church of Santa Rosalía fell.", &[]),
            ("Northlink Marine, which runs the boat, left.", &[]),
        ] {
            let told = names(text);
            let told: Vec<&str> = told.iter().filter_map(|name| name.strip_prefix("Pe ")).collect();
            assert_eq!(told, persons, "{text}");
        }
    }

    #[test]
    fn a_platform_is_nobodys_surname() {
        for (text, expected) in [
            (
                "Mayor Karin Lovitt left. He read the Karin Lovitt Twitter account.",
                &["Pe Karin Lovitt", "Pe Karin Lovitt", "Or Twitter"][..],
            ),
            ("A post on the Tarvena Facebook page said so.", &["Ot Tarvena", "Or Facebook"]),
            ("He met Malcolm X there.", &["Pe Malcolm X"]),
        ] {
            assert_eq!(names(text), expected, "{text}");
        }
    }

    #[test]
    fn what_a_person_is_opens_a_sentence_and_stays_out_of_the_name() {
        for (text, name) in [
            ("Skier Jonas Lund fell.", "Pe Jonas Lund"),
            ("Herons owner Stanton Rusk III left.", "Pe Stanton Rusk III"),
            ("Warehouse chief Dean Okonjo left.", "Pe Dean Okonjo"),
            ("He met Moïse \"Le Lion\" Kalume there.", "Pe Moïse \"Le Lion\" Kalume"),
            ("He met Peter ole Tipis there.", "Pe Peter ole Tipis"),
            ("Hotelier Kolm McPhail left.", "Pe Kolm McPhail"),
        ] {
            assert!(names(text).contains(&name.to_owned()), "{text}: {:?}", names(text));
        }
    }

    #[test]
    fn the_document_tells_whose_a_bare_word_is() {
        let text = "Sheriff Rob Garvano spoke. Garvano left. Garvanno, he said, slept. Jim Jordan came. Jordan said no. He flew to Jordan.";
        let expected = ["Pe Rob Garvano", "Pe Garvano", "Pe Garvanno", "Pe Jim Jordan", "Pe Jordan", "Pl Jordan"];
        assert_eq!(names(text), expected);
    }

    #[test]
    fn a_headline_in_title_case_is_no_name() {
        let stopped = "Obama Says the New Museum Will Tell of Long Delight.\n\nHe spoke.";
        assert_eq!(names(stopped), ["Pe Obama"]);
        let text = "Senate Votes Against Plan of Governor Carla Dunst\n\nThe governor, Carla Dunst, said she was not surprised by it.";
        assert_eq!(names(text), ["Or Senate", "Pe Carla Dunst", "Pe Carla Dunst"]);
    }

    #[test]
    fn surnames_stand_first_in_the_east() {
        let given = |text: &str| {
            let a = Analysis::new(&Document::new("-", text));
            a.mentions.iter().find_map(|m| match m.value {
                Value::Name(name) => name.given.map(|given| (a.of(given).to_owned(), a.of(name.family).to_owned())),
                _ => None,
            })
        };
        for (text, first, family) in [
            ("He met President Xi Jinping there.", "Jinping", "Xi"),
            ("He met Ursula von der Leyen there.", "Ursula", "von der Leyen"),
            ("He met Martin Luther King, Jr. there.", "Martin Luther", "King"),
        ] {
            assert_eq!(given(text), Some((first.to_owned(), family.to_owned())), "{text}");
        }
    }
}
