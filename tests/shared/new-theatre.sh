#!/usr/bin/env bash
# Ukrainian towns as a theatre, without code: `init`, and one documented CSV a table. Draws a map to look at.
# Needs ../shared/ukraine, which is not part of the project.
set -euo pipefail
cd "$(dirname "$0")/../.."
shared=../shared/ukraine
[ -d "$shared" ] || { echo "skipped: $shared is not there"; exit 0; }
work=${1:-$(mktemp -d)}
frontline=${FRONTLINE:-target/release/frontline}
[ -x "$frontline" ] || { cargo build --release --locked -q; frontline=target/release/frontline; }

"$frontline" init "$work/ukraine" --country UA
theatre=(--theatre "$work/ukraine")
# The outline of the reference polygons, which counts Crimea apart.
cp "$shared/land.geojson" "$work/ukraine/land.geojson"
"$frontline" party add "${theatre[@]}" --id UA --name Ukraine --short UA
"$frontline" party add "${theatre[@]}" --id RU --name Russia --short RU

# The list of towns in the columns of VIINA, with places in those of GeoNames: one import each.
python3 - "$shared" "$work" <<'PY'
import csv, sys
from pathlib import Path
shared, work = map(Path, sys.argv[1:])
# Capitals of oblasts, which a dump of GeoNames marks; the list of towns has neither rank nor inhabitants.
capitals = set("""Kyiv Kharkiv Dnipro Odessa Zaporizhzhia Lviv Donetsk Luhansk Mykolaiv Kherson Poltava Chernihiv Sumy
    Zhytomyr Rivne Lutsk Ternopil Ivano-Frankivsk Uzhhorod Chernivtsi Khmelnytskyi Vinnytsia Cherkasy Kropyvnytskyi
    Simferopol Sevastopol""".split())
towns, rows = [], set()
for file in sorted(shared.glob("towns-*.csv")):
    day = file.stem.removeprefix("towns-")
    for row in csv.DictReader(file.open(encoding="utf-8-sig")):
        name, lon, lat = row["name"], float(row["lon"]), float(row["lat"])
        # From day to day positions of one town differ by some kilometres.
        near = (i for i, (n, x, y) in enumerate(towns) if n == name and abs(x - lon) < 0.2 and abs(y - lat) < 0.2)
        number = next(near, len(towns))
        if number == len(towns):
            towns.append((name, lon, lat))
        rows.add((number + 1, day.replace("-", ""), row["held_by"].upper()))
with (work / "UA.txt").open("w") as out:
    for number, (name, lon, lat) in enumerate(towns, 1):
        code = "PPLA" if name in capitals else "PPLA3"
        out.write("\t".join([str(number), name, name, "", str(lat), str(lon), "P", code, "UA"] + [""] * 10) + "\n")
with (work / "control.csv").open("w") as out:
    out.write("geonameid,date,status\n")
    out.writelines(f"{n},{day},{status}\n" for n, day, status in sorted(rows))
PY
"$frontline" import geonames "$work/UA.txt" --min-population 0 "${theatre[@]}"
printf 'actor,party\nUA,UA\nRU,RU\n' > "$work/ukraine/actors.csv"
"$frontline" import viina "$work/control.csv" "${theatre[@]}" --on-error skip
"$frontline" check "$work/ukraine" | tail -1
for day in 2022-06-01 2023-06-01; do
  "$frontline" map "$day" "${theatre[@]}" --force -o "$work/ukraine-$day.png"
  "$frontline" import areas "$shared/held-$day.geojson" "${theatre[@]}" --force
  "$frontline" evaluate areas "$day" "${theatre[@]}" --against "$work/ukraine/reference/$day-RU.geojson" --side RU --every-method
done
echo "look at $work/ukraine-2022-06-01.png"
