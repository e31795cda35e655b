#!/usr/bin/env bash
# Land that changed hands in two campaigns, measured with shapely and pyproj too, and how much of it is thin.
# Usage: changes.sh FRONTLINE PYTHON. PYTHON must have shapely and pyproj.
set -euo pipefail
frontline=$(realpath "$1")
python=$2
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for days in "2019-04-03 2020-06-08" "2017-03-01 2017-06-30" "2014-09-01 2020-10-31"; do
  read -r from to <<<"$days"
  for day in "$from" "$to"; do "$frontline" snapshot "$day" -q -o "$day"; done
  "$frontline" diff "$from" "$to" --json >"$from.json"
  "$frontline" diff "$from" "$to" -q -o "$from.geojson"
  "$python" "$here/changes.py" "$from" "$to" "$from.json"
done
"$python" "$here/slivers.py" 20??-??-??.geojson
