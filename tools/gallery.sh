#!/usr/bin/env bash
# Makes the picture in the README, docs/page.png, from a bulletin of data/samples. Needs Chromium.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
cargo run --quiet --release -- --lang en --format html -o "$folder/page.html" data/samples/court.txt
"${BROWSER:-chromium}" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$folder/profile" \
    --window-size=1120,1110 --force-device-scale-factor=0.8 --screenshot="$PWD/docs/page.png" "file://$folder/page.html" 2>/dev/null
ls -l docs/page.png
