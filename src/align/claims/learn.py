#!/usr/bin/env python3
"""Learns the weights of weights.rs from linked sentences.

    cargo build --release
    python3 src/align/claims/learn.py target/release/variorum alone    DATA...   # then build again
    python3 src/align/claims/learn.py target/release/variorum together DATA...   # then build again
    python3 src/align/claims/learn.py target/release/variorum alone    DATA... --without meaning,alike,synonyms
    python3 src/align/claims/learn.py target/release/variorum alone    DATA... --model DIR

DATA are folders of pairs as in fixtures/pairs (a.txt, b.txt, gold.jsonl, related.jsonl), or JSON Lines files with {"a": [sentence...],
"b": [sentence...], "links": [[i, j]...]}. The shipped weights come from fixtures/pairs, which was invented for this project, and from 50
pairs of a report and a rewritten one with hand-made sentence links (CC BY 4.0; see NOTICE). Needs numpy and scikit-learn.

`alone` fits a logistic regression on what each pair of sentences shares; `together` adds how the pair stands among the others, which the
binary works out with the weights of the first step. Prints cross-validated figures (five folds of whole report pairs) and how well the
probabilities are calibrated, and writes the weights. With `--model`, the folder of a sentence encoder that the binary then asks what
sentences mean, it writes those that hold there. With `--without`, parts of the evidence by their names in `Evidence` and
`Standing` are hidden from the weights of the step, and nothing is written; a hidden part of the evidence still shapes the standing,
so the worth of the evidence is measured with `alone` and that of the standing with `together`."""
import argparse, json, os, re, subprocess
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

HERE = os.path.dirname(os.path.abspath(__file__))

def lines(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")] if os.path.exists(path) else []


def rows(paths):
    """Every pair of reports as a row for the binary, with a function that labels its sentences."""
    for path in paths:
        if not os.path.isdir(path):
            for row in lines(path):
                links = {tuple(link) for link in row["links"]}
                yield {"id": path + row["id"], "a": row["a"], "b": row["b"]}, by_part(links)
            continue
        for folder in sorted(os.listdir(path)):
            read = lambda side: open(f"{path}/{folder}/{side}.txt", encoding="utf-8", newline="").read()
            gold, related = lines(f"{path}/{folder}/gold.jsonl"), lines(f"{path}/{folder}/related.jsonl")
            if gold:
                a, b = read("a"), read("b")
                yield {"id": f"{path}/{folder}", "a": a, "b": b}, by_place(a, b, gold, related)


def by_part(links):
    def label(answer, i, j):
        part = lambda side, s: np.searchsorted(answer["parts"][side], answer["sentences"][side][s][0], side="right") - 1
        return int((part(0, i), part(1, j)) in links)
    return label


def by_place(a, b, gold, related):
    """1 where annotators linked a part of both sentences, -1 where they call them related: neither right nor wrong."""
    chars = [np.cumsum([0] + [len(c.encode()) for c in text]) for text in (a, b)]
    place = lambda row: [(chars[s][row[k + "_start"]], chars[s][row[k + "_end"]]) for s, k in enumerate("ab")]
    two_sided = lambda row: row.get("a_start") is not None and row.get("b_start") is not None
    linked = [place(row) for row in gold if row["row"] == "pair"]
    near = [place(row) for row in related + gold if row["row"] in ("related", "trap") and two_sided(row)]

    def label(answer, i, j):
        spans = answer["sentences"][0][i], answer["sentences"][1][j]
        on = lambda places: any(all(s[0] < p[1] and p[0] < s[1] for s, p in zip(spans, pair)) for pair in places)
        return 1 if on(linked) else -1 if on(near) else 0
    return label


def dataset(binary, step, paths, model=None):
    """For each pair of reports its name, what speaks for every candidate, and what people say; and the names of the evidence."""
    pairs = list(rows(paths))
    text = "".join(json.dumps({**row, "evidence": True}) + "\n" for row, _ in pairs)
    command = [binary, "inspect", "links", "--jsonl"] + (["--model", model] if model else [])
    out = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout
    data = []
    for (row, label), answer in zip(pairs, map(json.loads, out.splitlines())):
        names = answer["names"]["alone"] + (answer["names"]["together"] if step == "together" else [])
        labels = np.array([label(answer, i, j) for i, j, _ in answer["evidence"]])
        data.append((row["id"], np.array([parts for _, _, parts in answer["evidence"]]), labels))
    return data, names


def fit(data, columns):
    known = [(x[y >= 0][:, columns], y[y >= 0]) for _, x, y in data]
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=5000))
    return model.fit(np.concatenate([x for x, _ in known]), np.concatenate([y for _, y in known]))


def cross_validate(data, columns):
    order = np.random.RandomState(1).permutation(len(data))
    scores, truth = [], []
    for fold in range(5):
        model = fit([data[k] for n, k in enumerate(order) if n % 5 != fold], columns)
        for n, k in enumerate(order):
            if n % 5 == fold:
                _, x, y = data[k]
                scores.append(model.predict_proba(x[y >= 0][:, columns])[:, 1])
                truth.append(y[y >= 0])
    scores, truth = np.concatenate(scores), np.concatenate(truth)
    best = max((2 * truth[scores >= t].sum() / ((scores >= t).sum() + truth.sum()), t) for t in np.arange(0.1, 0.7, 0.02))
    print(f"cross-validated F1 {best[0]:.3f} at {best[1]:.2f}")
    for low in np.arange(0, 1, 0.1):
        inside = (scores >= low) & (scores < low + 0.1)
        if inside.any():
            print(f"  {low:.1f} to {low + .1:.1f}: {truth[inside].mean():.2f} right of {inside.sum()}")


def write(name, model):
    scaler, regression = model[0], model[-1]
    weights = regression.coef_[0] / scaler.scale_
    bias = regression.intercept_[0] - (weights * scaler.mean_).sum()
    numbers = ", ".join(f"{w:.4f}" for w in [bias, *weights])
    path = f"{HERE}/weights.rs"
    source = open(path).read()
    source = re.sub(rf"(const {name}: &\[f32\] =)[^;]*;", rf"\1 &[{numbers}];", source, flags=re.S)
    open(path, "w").write(source)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("step", choices=["alone", "together"])
    parser.add_argument("data", nargs="+")
    parser.add_argument("--model")
    parser.add_argument("--without", default="", type=lambda names: names.split(","))
    arguments = parser.parse_args()
    data, names = dataset(arguments.binary, arguments.step, arguments.data, arguments.model)
    columns = [i for i, name in enumerate(names) if name not in arguments.without]
    cross_validate(data, columns)
    if len(columns) == len(names):
        write(("ENCODED_" if arguments.model else "") + arguments.step.upper(), fit(data, columns))
