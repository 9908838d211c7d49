#!/usr/bin/env bash
# Makes docs/gallery/ anew: the two reports of seeds/ in every format, and pictures of what people look at.
# Pictures of the page need Chromium and Node; without them they stay as they are.
set -euo pipefail
cd "$(dirname "$0")/.."
gallery=docs/gallery

cargo run --locked --quiet --example gallery -- "$gallery" seeds
tests/page/run "$PWD/target/page"
for picture in wide finding dark phone; do
    if [ -f "target/page/seeds-$picture.png" ]; then cp "target/page/seeds-$picture.png" "$gallery/page-$picture.png"; fi
done
ls -l "$gallery"
