"""Learns the weights of the word aligner (`../weights.bin`) from aligned sentence pairs.

usage: learn.py EVIDENCE-BINARY TRAIN.jsonl OUT.bin [--test OTHER.jsonl ...] [--folds K]

Rows are {"a": [token, ...], "b": [token, ...], "sure": [[i, j], ...], "poss": [[i, j], ...]}. Every round is a logistic regression
on the evidence that the program itself writes (`evidence.rs`), given the rounds before. Possible pairs are left out of learning.
With --folds, the training pairs are scored too, each by weights learnt without it; with --without, numbers of the evidence are hidden,
to see what they are worth.
"""
import argparse
import json
import struct
import subprocess
import tempfile

import numpy as np
from sklearn.linear_model import LogisticRegression

ROUNDS = 3
SORTS = 4
PENALTY = 3.0  # the inverse strength of the ridge
HIDDEN = []  # which numbers of the evidence are not looked at


def rows_of(path):
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]


def evidence(binary, rows, rounds):
    """For each row its pairs' places, sorts and evidence, given the rounds so far."""
    with tempfile.NamedTemporaryFile(suffix=".bin") as weights:
        for one in rounds:
            weights.write(one.astype("<f4").tobytes())
        weights.flush()
        lines = "".join(json.dumps({"a": r["a"], "b": r["b"]}) + "\n" for r in rows)
        out = subprocess.run([binary, weights.name], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
    (width,), at, found = struct.unpack_from("<I", out), 4, []
    for _ in rows:
        (n,) = struct.unpack_from("<I", out, at)
        block = np.frombuffer(out, "<f4", n * (3 + width), at + 4).reshape(n, 3 + width)
        numbers = block[:, 3:].copy()
        numbers[:, HIDDEN] = 0
        found.append((block[:, :3].copy().view("<u4"), numbers))
        at += 4 + n * 4 * (3 + width)
    return found


def learn(rows, found):
    """The weights of one round."""
    places, known = [], []
    for row, (place, _) in zip(rows, found):
        sure, poss = {tuple(p) for p in row["sure"]}, {tuple(p) for p in row["poss"]}
        gold = [1 if (i, j) in sure else -1 if (i, j) in poss else 0 for i, j, _ in place]
        known.append(np.array(gold, int))
        places.append(place)
    y, sort, x = np.concatenate(known), np.concatenate([p[:, 2] for p in places]), np.concatenate([f[1] for f in found])
    out = np.zeros((SORTS, x.shape[1] + 1))
    for s in range(SORTS):
        chosen = (sort == s) & (y >= 0)
        model = LogisticRegression(C=PENALTY, max_iter=3000).fit(x[chosen], y[chosen])
        out[s, :-1], out[s, -1] = model.coef_[0], model.intercept_[0]
    return out


def judge(found, weights):
    """For each row its pairs with their likelihood."""
    out = []
    for place, x in found:
        sort = place[:, 2]
        z = (x * weights[sort, :-1]).sum(1) + weights[sort, -1]
        out.append([(int(i), int(j), p) for (i, j, _), p in zip(place, 1 / (1 + np.exp(-z)))])
    return out


def score(rows, judged, threshold):
    """Macro precision, recall and their F1 on sure pairs."""
    ps, rs = [], []
    for row, pairs in zip(rows, judged):
        gold, told = {tuple(p) for p in row["sure"]}, {(i, j) for i, j, p in pairs if p >= threshold}
        hit = len(gold & told)
        ps.append(hit / len(told) if told else float(not gold))
        rs.append(hit / len(gold) if gold else 1.0)
    p, r = np.mean(ps), np.mean(rs)
    return p, r, 2 * p * r / (p + r)


def show(name, rows, judged):
    for threshold in (0.3, 0.4, 0.5, 0.6):
        p, r, f = score(rows, judged, threshold)
        print(f"  {name} at {threshold}: P={100 * p:.1f} R={100 * r:.1f} F1={100 * f:.1f}")


def rounds_of(binary, rows, tests=()):
    """Learns all rounds; `tests` are scored after each."""
    rounds = []
    for n in range(ROUNDS):
        found = evidence(binary, rows, rounds)
        weights = learn(rows, found)
        for name, test in tests:
            show(f"round {n + 1}, {name}", test, judge(evidence(binary, test, rounds), weights))
        rounds.append(weights)
    return rounds


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("train")
    parser.add_argument("out")
    parser.add_argument("--test", action="append", default=[])
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--without", type=int, nargs="*", default=[])
    options = parser.parse_args()
    HIDDEN.extend(options.without)
    rows = rows_of(options.train)
    if options.folds:
        judged = [None] * len(rows)
        for k in range(options.folds):
            rest = [r for i, r in enumerate(rows) if i % options.folds != k]
            held = rows[k :: options.folds]
            rounds = rounds_of(options.binary, rest)
            judged[k :: options.folds] = judge(evidence(options.binary, held, rounds[:-1]), rounds[-1])
        show("cross-validated", rows, judged)
    tests = [(path.rsplit("/", 1)[-1], rows_of(path)) for path in [options.train] + options.test]
    rounds = rounds_of(options.binary, rows, tests)
    np.stack(rounds).astype("<f4").tofile(options.out)


main()
