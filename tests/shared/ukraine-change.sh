#!/usr/bin/env bash
# The change between two days of Ukraine against polygons that somebody else drew (docs/measures.md has the figures).
# The material names no licence, so it is not in the project; it lies beside it, or this check is not called.
set -euo pipefail
cd "$(dirname "$0")/../.."
source=../shared/ukraine
[ -d "$source" ] || { echo "skipped: no $source"; exit 0; }
frontline=${FRONTLINE:-target/release/frontline}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
if ! "$work/venv/bin/pip" install -q "shapely==2.2.0" "pyproj==3.7.2"; then
  echo "skipped: shapely and pyproj cannot be had from PyPI"
  exit 0
fi
python3 tests/ukraine/theatre.py "$source" "$work/ukraine"
for method in nearest kriging; do
  echo "$method"
  "$frontline" diff 2022-06-01 2022-09-12 --theatre "$work/ukraine" --method "$method" -q -o "$work/$method.geojson"
  "$work/venv/bin/python" tests/ukraine/change.py "$work/$method.geojson" \
    "$source/held-2022-06-01.geojson" "$source/held-2022-09-12.geojson" "$source/land.geojson" RU
done
