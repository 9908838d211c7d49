//! How two words of names stand to each other by their letters and their sound, and by nothing else.

use crate::lexicon::{Class, Word};

/// What the letters of two folded words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    /// The same letters
    Same,
    /// Two ways to write one foreign name with Latin letters
    Variant,
    /// A few letters differ; whether the two sound alike
    Near { edits: usize, alike: bool },
    /// Two words
    Far,
}

/// Compares two folded words.
pub(super) fn compare(a: &str, b: &str) -> Letters {
    if a == b {
        return Letters::Same;
    }
    if are_variants(a, b) {
        return Letters::Variant;
    }
    let longest = a.chars().count().max(b.chars().count());
    if longest < 4 || a.len().abs_diff(b.len()) > 3 || longest > LONGEST {
        return Letters::Far;
    }
    let edits = strsim::damerau_levenshtein(a, b);
    let few = match longest {
        ..9 => 2,
        _ => 3,
    };
    if edits > few {
        return Letters::Far;
    }
    let alike = sound_alike(a, b);
    let long = edits == 2 && longest > 10;
    if edits == 1 || alike || long { Letters::Near { edits, alike } } else { Letters::Far }
}

/// Whether two longer words differ by two letters, however they sound: enough where the rest of the name is the same.
pub(super) fn are_close(a: &str, b: &str) -> bool {
    let longest = a.chars().count().max(b.chars().count());
    (7..LONGEST).contains(&longest) && strsim::damerau_levenshtein(a, b) == 2
}

/// Whether two words may be one that was misspelt, where all around them is the same.
pub(crate) fn are_slips(a: &str, b: &str) -> bool {
    !matches!(compare(a, b), Letters::Far) || are_close(a, b)
}

/// A word longer than this is no name.
const LONGEST: usize = 64;

/// Whether two words are listed as one name, or are one Slavic name by the rules of its ending.
pub(super) fn are_variants(a: &str, b: &str) -> bool {
    let group = |word: &str| Word::look_up(word).value(Class::NameVariants);
    let listed = group(a).zip(group(b)).is_some_and(|(a, b)| a.split(' ').any(|g| b.split(' ').any(|h| g == h)));
    listed || slavic(a).zip(slavic(b)).is_some_and(|((s, x), (t, y))| x == y && s == t)
}

/// The stem and the sort of a Slavic ending: "zelen" and "sky" of "zelenskyy".
fn slavic(word: &str) -> Option<(&str, &'static str)> {
    const ENDINGS: [(&str, &str); 14] = [
        ("skyy", "sky"),
        ("skiy", "sky"),
        ("skyi", "sky"),
        ("skii", "sky"),
        ("skij", "sky"),
        ("sky", "sky"),
        ("ski", "sky"),
        ("eyev", "eyev"),
        ("eev", "eyev"),
        ("ayev", "ayev"),
        ("aev", "ayev"),
        ("iyev", "iyev"),
        ("iev", "iyev"),
        ("off", "ov"),
    ];
    let ending = ENDINGS.iter().find_map(|&(end, sort)| word.strip_suffix(end).map(|stem| (stem, sort)));
    ending.or_else(|| word.strip_suffix("ov").map(|stem| (stem, "ov"))).filter(|(stem, _)| stem.len() > 2)
}

/// Endings that make another word of a name: a demonym, a plural, an office.
pub(super) fn is_inflection(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    const ENDS: [&str; 14] = ["s", "es", "n", "an", "a", "i", "ian", "ic", "ish", "er", "ist", "y", "ns", "'s"];
    long.strip_prefix(short).is_some_and(|end| ENDS.contains(&end))
        || ends_in(a, b, "er", "ry")
        || ends_in(a, b, "a", "i")
        || ends_in(a, b, "ia", "an")
        || ends_in(a, b, "o", "i")
        || ends_in(a, b, "y", "ies")
        || ends_in(a, b, "an", "en")
}

/// Whether two words are the same but for these two endings, whichever has which.
fn ends_in(a: &str, b: &str, one: &str, other: &str) -> bool {
    let stems = |a: &str, b: &str| a.strip_suffix(one).zip(b.strip_suffix(other)).is_some_and(|(x, y)| x == y);
    stems(a, b) || stems(b, a)
}

/// Whether one given name is short for the other, or both are for a third: "bob" and "robert".
pub(crate) fn are_nicknames(a: &str, b: &str) -> bool {
    let full = |name: &str| Word::look_up(name).value(Class::Nicknames);
    let means = |nick: &str, name: &str| full(nick).is_some_and(|names| names.split(' ').any(|n| n == name));
    means(a, b) || means(b, a) || full(a).zip(full(b)).is_some_and(|(a, b)| a.split(' ').any(|n| b.split(' ').any(|m| m == n)))
}

/// Whether two words are one to the ear: to an English one (Double Metaphone), or by the consonants that all romanisations keep.
fn sound_alike(a: &str, b: &str) -> bool {
    let (x, y) = (skeleton(a), skeleton(b));
    x == y && x.len() > 1 || metaphones(a).is_some_and(|a| metaphones(b).is_some_and(|b| a.iter().any(|code| b.contains(code))))
}

fn metaphones(word: &str) -> Option<[String; 2]> {
    let plain: String = word.chars().filter(char::is_ascii_alphabetic).collect();
    if plain.is_empty() {
        return None;
    }
    let result = rphonetic::DoubleMetaphone::new(Some(8)).double_metaphone(&plain);
    Some([result.primary().to_owned(), result.alternate().to_owned()])
}

/// The consonants of a folded name with what romanisations do in different ways taken out: vowels, doubled letters, "h" behind a
/// consonant, "q" or "k", "w" or "v".
pub(super) fn skeleton(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut last = ' ';
    for c in word.chars() {
        let sound = match c {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | '\'' | '-' | '.' => {
                if out.is_empty() && c.is_alphabetic() {
                    out.push('a');
                }
                last = ' ';
                continue;
            }
            'h' if !out.is_empty() => continue,
            'q' | 'c' => 'k',
            'w' => 'v',
            c => c,
        };
        if sound != last {
            out.push(sound);
        }
        last = sound;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_near_and_inflections_are_known_for_what_they_are() {
        for (a, b, near) in [
            ("levitt", "leavitt", true),
            ("halvorsen", "halverson", true),
            ("osmanli", "osmanly", true),
            ("marelli", "moretti", false),
            ("warren", "keller", false),
            ("ali", "aly", false),
        ] {
            assert_eq!(matches!(compare(a, b), Letters::Near { .. }), near, "{a} {b}");
        }
        for (a, b) in [("somali", "somalia"), ("minister", "ministry"), ("democrat", "democratic"), ("afghan", "afghani")] {
            assert!(is_inflection(a, b) && is_inflection(b, a), "{a} {b}");
        }
        assert!(!is_inflection("levitt", "leavitt"));
    }

    #[test]
    fn romanisations_of_one_name_are_variants() {
        for (a, b) in [("moammar", "muammar"), ("dmitri", "dmitry"), ("savelsky", "savelskiy"), ("petroff", "petrov")] {
            assert_eq!(compare(a, b), Letters::Variant, "{a} {b}");
        }
        assert_ne!(compare("sky", "ski"), Letters::Variant);
    }

    #[test]
    fn any_letters_can_be_compared() {
        for word in ["", "é", "王小明", "يوسف", "o'brien", "\u{301}", "ßßßß", "1234"] {
            assert_eq!(compare(word, word), Letters::Same);
            compare(word, "keller");
            skeleton(word);
        }
        compare(&"a".repeat(100_000), &"b".repeat(100_000));
    }

    #[test]
    fn short_forms_of_given_names_are_nicknames() {
        assert!(are_nicknames("bob", "robert") && are_nicknames("robert", "rob") && are_nicknames("bob", "rob"));
        assert!(!are_nicknames("robert", "roger"));
    }
}
