//! Inflections and British spellings folded away: `emphasised` and `emphasizes` are one word.
//!
//! The rules undo regular English inflection only (plural, third person, past, present participle), after Harman's S-stemmer (1991)
//! and the first step of Porter's (1980); they leave derivation alone, since "operation" and "operative" are not one thing in the news.

use super::WordKey;

/// The key of a folded word without its inflection.
pub fn stem(folded: &str, buffer: &mut String) -> WordKey {
    buffer.clear();
    let folded = IRREGULAR.binary_search_by_key(&folded, |(form, _)| form).map_or(folded, |i| IRREGULAR[i].1);
    buffer.push_str(folded);
    if folded.len() > 3 && folded != "news" && folded.bytes().all(|b| b.is_ascii_lowercase()) {
        cut_plural(buffer);
        cut_participle(buffer);
        americanize(buffer);
        if buffer.len() > 3 && buffer.ends_with('e') {
            buffer.pop();
        }
        if buffer.len() > 2 && buffer.ends_with('i') {
            replace_end(buffer, 1, "y");
        }
    }
    WordKey::of_folded(buffer)
}

/// Forms that no rule undoes, with their words, by form. Left out are those that are mostly another word in the news: "found", "saw", "wound".
const IRREGULAR: &[(&str, &str)] = &[
    ("arisen", "arise"),
    ("arose", "arise"),
    ("ate", "eat"),
    ("awoke", "awake"),
    ("beaten", "beat"),
    ("became", "become"),
    ("began", "begin"),
    ("begun", "begin"),
    ("bent", "bend"),
    ("bled", "bleed"),
    ("blew", "blow"),
    ("blown", "blow"),
    ("bought", "buy"),
    ("bred", "breed"),
    ("broke", "break"),
    ("broken", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("burnt", "burn"),
    ("came", "come"),
    ("caught", "catch"),
    ("children", "child"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("clung", "cling"),
    ("crept", "creep"),
    ("dealt", "deal"),
    ("drank", "drink"),
    ("drawn", "draw"),
    ("drew", "draw"),
    ("driven", "drive"),
    ("drove", "drive"),
    ("dug", "dig"),
    ("eaten", "eat"),
    ("fallen", "fall"),
    ("fed", "feed"),
    ("feet", "foot"),
    ("fell", "fall"),
    ("felt", "feel"),
    ("fled", "flee"),
    ("flew", "fly"),
    ("flown", "fly"),
    ("flung", "fling"),
    ("forbade", "forbid"),
    ("forbidden", "forbid"),
    ("foresaw", "foresee"),
    ("forgot", "forget"),
    ("forgotten", "forget"),
    ("fought", "fight"),
    ("froze", "freeze"),
    ("frozen", "freeze"),
    ("gave", "give"),
    ("given", "give"),
    ("gone", "go"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("heard", "hear"),
    ("held", "hold"),
    ("hid", "hide"),
    ("hidden", "hide"),
    ("hung", "hang"),
    ("kept", "keep"),
    ("knew", "know"),
    ("known", "know"),
    ("laid", "lay"),
    ("led", "lead"),
    ("left", "leave"),
    ("lent", "lend"),
    ("lit", "light"),
    ("lost", "lose"),
    ("made", "make"),
    ("meant", "mean"),
    ("men", "man"),
    ("met", "meet"),
    ("mistaken", "mistake"),
    ("mistook", "mistake"),
    ("overcame", "overcome"),
    ("overtaken", "overtake"),
    ("overthrew", "overthrow"),
    ("overthrown", "overthrow"),
    ("overtook", "overtake"),
    ("paid", "pay"),
    ("ran", "run"),
    ("rang", "ring"),
    ("ridden", "ride"),
    ("risen", "rise"),
    ("rode", "ride"),
    ("rose", "rise"),
    ("sang", "sing"),
    ("sank", "sink"),
    ("sat", "sit"),
    ("seen", "see"),
    ("sent", "send"),
    ("shaken", "shake"),
    ("shook", "shake"),
    ("shot", "shoot"),
    ("shown", "show"),
    ("shrank", "shrink"),
    ("shrunk", "shrink"),
    ("slain", "slay"),
    ("slept", "sleep"),
    ("slew", "slay"),
    ("slid", "slide"),
    ("sold", "sell"),
    ("sought", "seek"),
    ("sped", "speed"),
    ("spent", "spend"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("sprang", "spring"),
    ("stole", "steal"),
    ("stolen", "steal"),
    ("stood", "stand"),
    ("struck", "strike"),
    ("stuck", "stick"),
    ("sung", "sing"),
    ("sunk", "sink"),
    ("swam", "swim"),
    ("swept", "sweep"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("swung", "swing"),
    ("taken", "take"),
    ("taught", "teach"),
    ("teeth", "tooth"),
    ("thought", "think"),
    ("threw", "throw"),
    ("thrown", "throw"),
    ("told", "tell"),
    ("took", "take"),
    ("tore", "tear"),
    ("torn", "tear"),
    ("understood", "understand"),
    ("undertaken", "undertake"),
    ("undertook", "undertake"),
    ("underwent", "undergo"),
    ("upheld", "uphold"),
    ("went", "go"),
    ("wept", "weep"),
    ("withdrawn", "withdraw"),
    ("withdrew", "withdraw"),
    ("withheld", "withhold"),
    ("withstood", "withstand"),
    ("woke", "wake"),
    ("women", "woman"),
    ("won", "win"),
    ("wore", "wear"),
    ("worn", "wear"),
    ("written", "write"),
    ("wrote", "write"),
];

fn replace_end(word: &mut String, cut: usize, with: &str) {
    word.truncate(word.len() - cut);
    word.push_str(with);
}

fn cut_plural(word: &mut String) {
    if word.ends_with("ies") && word.len() > 4 {
        replace_end(word, 3, "y");
    } else if ["sses", "shes", "ches", "xes", "zes"].iter().any(|end| word.ends_with(end)) {
        word.truncate(word.len() - 2);
    } else if word.ends_with('s') && !["ss", "us", "is", "'s"].iter().any(|end| word.ends_with(end)) {
        word.pop();
    }
}

fn cut_participle(word: &mut String) {
    let cut = match word.as_str() {
        w if w.ends_with("ied") && w.len() > 4 => return replace_end(word, 3, "y"),
        w if w.ends_with("ied") => 1,
        w if w.ends_with("eed") => return,
        w if w.ends_with("ing") => 3,
        w if w.ends_with("ed") => 2,
        _ => return,
    };
    let rest = &word[..word.len() - cut];
    if cut > 1 && rest.len() < 3 || !rest.bytes().any(is_vowel) {
        return;
    }
    word.truncate(word.len() - cut);
    if cut == 1 {
        return;
    }
    let bytes = word.as_bytes();
    let last = bytes[bytes.len() - 1];
    let doubled = last == bytes[bytes.len() - 2] && !is_vowel(last);
    if doubled && (!matches!(last, b'l' | b's' | b'z' | b'f') || last == b'l' && word.len() > 5) {
        word.pop();
    }
}

fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// `-ise`, `-our`, `-tre` and their kin, written the American way; both writers then have one key.
fn americanize(word: &mut String) {
    const ENDS: [(&str, &str); 9] = [
        ("isation", "ization"),
        ("ise", "ize"),
        ("is", "iz"),
        ("yse", "yze"),
        ("ys", "yz"),
        ("our", "or"),
        ("tre", "ter"),
        ("ence", "ense"),
        ("enc", "ens"),
    ];
    if word.len() < 5 {
        return;
    }
    if let Some((british, american)) = ENDS.iter().find(|(british, _)| word.ends_with(british)) {
        replace_end(word, british.len(), american);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        let mut buffer = String::new();
        stem(a, &mut buffer) == stem(b, &mut buffer)
    }

    #[test]
    fn irregular_forms_stand_in_order() {
        assert!(IRREGULAR.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn inflections_of_one_word_meet() {
        for (a, b) in [
            ("emphasised", "emphasizes"),
            ("emphasise", "emphasizing"),
            ("party", "parties"),
            ("stop", "stopped"),
            ("urged", "urging"),
            ("urge", "urged"),
            ("attack", "attacks"),
            ("colour", "color"),
            ("centre", "centers"),
            ("killed", "killing"),
            ("kill", "kills"),
            ("defence", "defense"),
            ("carried", "carry"),
            ("analysed", "analyzing"),
            ("organisation", "organizations"),
            ("tries", "tried"),
            ("watches", "watched"),
            ("offered", "offer"),
            ("travelled", "traveled"),
            ("controlled", "control"),
            ("died", "dies"),
            ("lost", "losing"),
            ("stolen", "steals"),
            ("won", "wins"),
            ("fled", "fleeing"),
        ] {
            assert!(same(a, b), "{a} {b}");
        }
    }

    #[test]
    fn different_words_stay_apart() {
        for (a, b) in [
            ("new", "news"),
            ("thing", "the"),
            ("red", "r"),
            ("bus", "bu"),
            ("wing", "w"),
            ("ring", "rung"),
            ("bed", "b"),
            ("united", "unite d"),
            ("minister", "ministry"),
            ("operation", "operative"),
            ("four", "for"),
            ("need", "ne"),
        ] {
            assert!(!same(a, b), "{a} {b}");
        }
    }
}
