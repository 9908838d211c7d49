//! Turns the word lists in `data/` into one hash table, so that the program starts with it ready.
//!
//! A file is a class: `cue_verbs.txt` becomes `Class::CueVerbs`. A line is a word or a phrase in folded form (lower case, no
//! accents, straight apostrophes), then perhaps a tab and a value; `#` opens a comment. A phrase's words are separated by spaces,
//! and a hyphen is a word of its own, as the tokenizer sees it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// What one word means, by class; and the phrases it opens.
#[derive(Default)]
struct Word {
    values: BTreeMap<usize, String>,
    phrases: Vec<(Vec<String>, usize, String)>,
}

fn main() {
    let data = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap()).join("src/lexicon/data");
    println!("cargo::rerun-if-changed={}", data.display());
    println!("cargo::rerun-if-changed=src/lexicon/build.rs");
    let mut files: Vec<_> = fs::read_dir(&data).unwrap().map(|f| f.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    assert!(files.len() <= 128, "a word's classes are the bits of a u128");
    let mut words: BTreeMap<String, Word> = BTreeMap::new();
    for (class, file) in files.iter().enumerate() {
        read(file, class, &mut words);
    }
    let out = Path::new(&env::var("OUT_DIR").unwrap()).join("lexicon.rs");
    fs::write(out, table(&files.iter().map(|f| f.file_stem().unwrap().to_str().unwrap()).collect::<Vec<_>>(), &words)).unwrap();
}

fn read(file: &Path, class: usize, words: &mut BTreeMap<String, Word>) {
    for (number, line) in fs::read_to_string(file).unwrap().lines().enumerate() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let (phrase, value) = line.split_once('\t').unwrap_or((line, ""));
        let place = format!("{}:{}", file.display(), number + 1);
        assert!(phrase == phrase.trim() && !phrase.contains("  "), "{place}: stray spaces");
        assert!(phrase.chars().all(|c| c.is_ascii() && !c.is_ascii_uppercase()), "{place}: not folded");
        let spaced = phrase.replace('-', " - ");
        let mut parts = spaced.split_whitespace().map(str::to_owned);
        let entry = words.entry(parts.next().unwrap()).or_default();
        let tail: Vec<String> = parts.collect();
        if tail.is_empty() {
            let before = entry.values.insert(class, value.to_owned());
            assert!(before.is_none(), "{place}: {phrase:?} stands twice in this list");
        } else {
            entry.phrases.push((tail, class, value.to_owned()));
        }
    }
}

fn table(classes: &[&str], words: &BTreeMap<String, Word>) -> String {
    let mut code = String::from(
        "/// What a word list says of a word: one class a list.\n#[allow(missing_docs)]\n#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]\n#[repr(u8)]\npub enum Class {\n",
    );
    for class in classes {
        writeln!(code, "    {},", camel(class)).unwrap();
    }
    code.push_str("}\n\nimpl Class {\n    /// Every list, in the order of its bit.\n    pub const ALL: &'static [Class] = &[");
    classes.iter().for_each(|class| write!(code, "Class::{}, ", camel(class)).unwrap());
    let sets = Sets::of(words.values());
    code.push_str("];\n}\n\nstatic ENTRIES: &[Entry] = &[\n    Entry { set: 0, values: &[], phrases: &[] },\n");
    for entry in words.values() {
        write!(code, "    Entry {{ set: {}, values: &[", sets.0[&set(entry)]).unwrap();
        for (class, value) in entry.values.iter().filter(|(_, value)| !value.is_empty()) {
            write!(code, "(Class::{}, {value:?}), ", camel(classes[*class])).unwrap();
        }
        code.push_str("], phrases: &[");
        let mut phrases: Vec<_> = entry.phrases.iter().collect();
        phrases.sort_by_key(|(tail, class, _)| (std::cmp::Reverse(tail.len()), tail.clone(), *class));
        for (tail, class, value) in phrases {
            let tail: String = tail.iter().map(|word| format!("WordKey::of_folded({word:?}), ")).collect();
            write!(code, "Phrase {{ tail: &[{tail}], class: Class::{}, value: {value:?} }}, ", camel(classes[*class])).unwrap();
        }
        code.push_str("] },\n");
    }
    assert!(words.len() < u16::MAX as usize, "a word's number has 16 bits");
    code.push_str("];\n\n");
    code.push_str(&sets.table());
    code.push_str(&slots(words, &sets));
    code
}

/// The sets of lists that words stand in: some thousand for all words, so that they stay at hand while a text is read.
struct Sets(BTreeMap<(u128, u128), usize>);

impl Sets {
    fn of<'w>(words: impl Iterator<Item = &'w Word>) -> Sets {
        let mut sets = BTreeMap::from([((0, 0), 0)]);
        for word in words {
            let next = sets.len();
            sets.entry(set(word)).or_insert(next);
        }
        Sets(sets)
    }

    fn table(&self) -> String {
        let mut rows: Vec<_> = self.0.iter().collect();
        rows.sort_by_key(|(_, number)| **number);
        let row = |((classes, opens), _): &(&(u128, u128), &usize)| format!("    Set {{ classes: {classes:#x}, opens: {opens:#x} }},\n");
        format!("static SETS: &[Set] = &[\n{}];\n\n", rows.iter().map(row).collect::<String>())
    }
}

/// The lists that the word stands in alone, and with those of the phrases that it opens.
fn set(word: &Word) -> (u128, u128) {
    let classes = word.values.keys().fold(0u128, |bits, class| bits | 1 << class);
    (classes, word.phrases.iter().fold(classes, |bits, (_, class, _)| bits | 1 << class))
}

/// The hash table: a word's numbers stand in the slot that its key tells, or in the next free one behind it.
fn slots(words: &BTreeMap<String, Word>, sets: &Sets) -> String {
    let count = (words.len() * 2).next_power_of_two();
    let mut slots = vec![(0u64, 0usize, 0usize); count];
    for (id, (written, word)) in words.iter().enumerate() {
        let key = key(written);
        let mut slot = (key ^ key >> 32) as usize % count;
        while slots[slot].1 != 0 {
            assert!(slots[slot].0 != key, "{written:?} has the key of another word");
            slot = (slot + 1) % count;
        }
        slots[slot] = (key, id + 1, sets.0[&set(word)]);
    }
    let row = |(key, entry, set): &(u64, usize, usize)| format!("({key}, Word {{ entry: {entry}, set: {set} }}), ");
    format!("static SLOTS: [(u64, Word); {count}] = [{}];\n", slots.iter().map(row).collect::<String>())
}

/// FNV-1a, as `WordKey::of_folded` computes it.
fn key(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn camel(name: &str) -> String {
    name.split('_').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}
