"""Packs distilled vectors into `vectors.bin`, which the program reads in place; src/model/table.rs tells the layout.

usage: python pack.py WORK/vectors.npz OUT.bin
"""

import struct
import sys

import numpy as np

from keys import MASK, fold, pair_key, word_key

DIMENSIONS = 192
BUCKET_BITS = 15
SPREAD = 0x9E37_79B9_7F4A_7C15


def key_of(name):
    """The key under which the program looks a term up; a piece keeps the two `#` before its letters."""
    if " " in name:
        return pair_key(*(word_key(fold(word)) for word in name.split(" ")))
    return word_key("##" + fold(name[2:])) if name.startswith("##") else word_key(fold(name))


def keyed(names):
    """Key to row number. Where folding makes two terms one, the one that was plain already stays; other collisions are faults."""
    rows, folded = {}, {}
    for number, name in sorted(enumerate(names), key=lambda item: fold(item[1]) != item[1]):
        key = key_of(name)
        if folded.setdefault(key, fold(name)) != fold(name):
            raise SystemExit(f"{name} and {folded[key]} have one key")
        rows.setdefault(key, number)
    return rows


def quantized(rows):
    """Whole numbers from -7 to 7 and a scale a row: of five scales the one with the least squared error."""
    best, scale, error = None, None, None
    for clip in (1, 0.9, 0.8, 0.7, 0.6):
        s = np.maximum(np.abs(rows).max(1, keepdims=True) * clip / 7, 1e-6).astype(np.float16).astype(np.float32)
        q = np.clip(np.round(rows / s), -7, 7)
        e = ((rows - q * s) ** 2).sum(1, keepdims=True)
        better = np.full_like(e, True, bool) if best is None else e < error
        best, scale, error = (new if old is None else np.where(better, new, old) for new, old in ((q, best), (s, scale), (e, error)))
    return best.astype(np.int32), scale.astype(np.float16)


def bucket(key):
    return (key * SPREAD & MASK) >> (64 - BUCKET_BITS)


def main(source, out):
    with np.load(source) as data:
        names, rows = data["names"].tolist(), data["rows"]
    by_key = keyed(names)
    keys = sorted(by_key, key=lambda key: (bucket(key), key))
    q, scale = quantized(np.ascontiguousarray(rows[[by_key[key] for key in keys], :DIMENSIONS]))
    starts = np.searchsorted([bucket(key) for key in keys], np.arange((1 << BUCKET_BITS) + 1))
    nibbles = (q + 8).astype(np.uint8)
    half = DIMENSIONS // 2
    records = np.concatenate(
        [scale.view(np.uint8), (q**2).sum(1).astype("<u2")[:, None].view(np.uint8), nibbles[:, :half] | nibbles[:, half:] << 4], axis=1
    )
    with open(out, "wb") as file:
        file.write(b"WVEC" + struct.pack("<III", 1, DIMENSIONS, len(keys)))
        file.write(np.array(keys, "<u8").tobytes() + records.tobytes() + starts.astype("<u2").tobytes())
        print(f"{len(keys)} of {len(names)} terms, {file.tell()} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
