#!/usr/bin/env bash
# Areas against polygons that others drew, on every day that ../shared/ukraine holds: kriging is better than
# nearest on each, and its IoU at least 0.90 in the mean. Usage: ukraine.sh [PROGRAM]
set -euo pipefail
cd "$(dirname "$0")/../.."
program=${1:-target/release/frontline}
source=../shared/ukraine
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 tests/ukraine/theatre.py "$source" "$work/ukraine"
for drawn in "$source"/held-*.geojson; do
  day=$(basename "$drawn" .geojson)
  day=${day#held-}
  "$program" evaluate areas "$day" --theatre "$work/ukraine" --every-method --against "$drawn" --side RU --json \
    >"$work/$day.json"
done
python3 - "$work"/20*.json <<'PY'
import json, pathlib, sys

faults, best = [], []
for file in map(pathlib.Path, sys.argv[1:]):
    iou = {row["method"]: row["against"]["iou"] for row in json.loads(file.read_text())}
    print(file.stem, "  ".join(f"{method} {value:.3f}" for method, value in iou.items()))
    best.append(iou["kriging"])
    if iou["kriging"] <= iou["nearest"]:
        faults.append(f"{file.stem}: kriging is no better than nearest")
mean = sum(best) / len(best)
print(f"mean of kriging over {len(best)} days: {mean:.3f}")
if mean < 0.90:
    faults.append("the mean is below 0.90")
print(*faults, sep="\n", end="\n" if faults else "")
sys.exit(bool(faults))
PY
