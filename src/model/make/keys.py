"""How the program keys words: the twins in Python of `WordKey`, `fold` (src/text/fold.rs) and `pair_key` (src/model/table.rs)."""

import unicodedata

MASK = (1 << 64) - 1
PRIME = 0x0100_0000_01B3
PLAIN = {
    **dict.fromkeys("\u2018\u2019\u02bc\u02bb\u2032`", "'"),
    **dict.fromkeys("\u2010\u2011\u00ad", "-"),
    **{"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"},
}


def fold(word):
    """Lower case, no accents, plain apostrophes, letters in place of ligatures."""
    bare = (c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return "".join(PLAIN.get(c, c) for c in "".join(bare).lower() if not unicodedata.combining(c))


def word_key(folded):
    """64-bit FNV-1a of the folded word in UTF-8."""
    key = 0xCBF2_9CE4_8422_2325
    for byte in folded.encode():
        key = (key ^ byte) * PRIME & MASK
    return key


def pair_key(first, second):
    """One key of two words in this order, from their keys."""
    turned = (first << 1 | first >> 63) & MASK
    return (turned ^ second) * PRIME & MASK
