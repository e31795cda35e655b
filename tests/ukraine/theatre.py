"""Makes a theatre of towns and who held them, for measuring areas against polygons drawn by others.

    python3 tests/ukraine/theatre.py [SOURCE] [DEST]

SOURCE holds land.geojson and towns-YYYY-MM-DD.csv (name,held_by,lon,lat; held_by is RU, UA or contested);
it is ../shared/ukraine unless named. DEST is a folder to write. The files name no licence, so neither they
nor what is made of them belongs in this project. Standard library only; same files, same bytes.
"""

import csv
import json
import re
import shutil
import sys
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SIDES = {"RU": "Russia", "UA": "Ukraine"}


def slug(name):
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "place"


def towns(source):
    """Days, each with {(name, lon, lat): held_by}."""
    days = {}
    for file in sorted(source.glob("towns-*.csv")):
        rows = csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines())
        day = file.stem.removeprefix("towns-")
        days[day] = {(r["name"].strip(), r["lon"], r["lat"]): r["held_by"].strip() for r in rows}
    return days


def events(days, ids):
    """A town listed as held is held; one listed as contested is contested; one no longer listed is left."""
    known, rows = {}, []

    def add(day, place, what, party, opponent=""):
        seq = sum(r["date"] == day and r["place"] == place for r in rows) + 1
        rows.append({"id": f"{day}-{place}-{what}-{party.lower()}", "date": day, "seq": seq, "place": place,
                     "what": what, "party": party, "opponent": opponent, "confidence": "high",
                     "sources": f"towns-{day}"})

    for day, listed in days.items():
        for town in sorted(set(known) - set(listed)):
            for side in ("RU", "UA") if known[town] == "contested" else (known[town],):
                add(day, ids[town], "withdraws", side)
        known = dict(listed)
        for town, held_by in sorted(listed.items()):
            if held_by == "contested":
                add(day, ids[town], "contests", "RU", "UA")
            else:
                add(day, ids[town], "holds", held_by)
    return rows


def write(path, columns, rows):
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, columns, restval="", lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def main():
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "ukraine"
    dest = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "output" / "ukraine"
    days = towns(source)
    if not days:
        sys.exit(f"{source}: no towns-YYYY-MM-DD.csv there")
    ids = {}
    for town in sorted({town for listed in days.values() for town in listed}):
        name, number = slug(town[0]), 2
        while name in ids.values():
            name, number = f"{slug(town[0])}-{number}", number + 1
        ids[town] = name
    dest.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source / "land.geojson", dest / "land.geojson")
    (dest / "theatre.toml").write_text(
        'id = "ukraine"\nname = "Ukraine"\ncountry = ["UA"]\n'
        f'start = "{min(days)}"\nend = "{max(days)}"\nmethod = "kriging"\n', encoding="utf-8")
    write(dest / "parties.csv", ["id", "name", "short", "aliases", "parent", "until"],
          [{"id": side, "name": name, "short": side} for side, name in SIDES.items()])
    write(dest / "sources.csv", ["id", "kind", "publisher", "published"],
          [{"id": f"towns-{day}", "kind": "survey", "publisher": "list of towns", "published": day} for day in days])
    write(dest / "places.csv", ["id", "name", "kind", "lon", "lat", "source"],
          [{"id": place, "name": town[0], "kind": "town", "lon": town[1], "lat": town[2], "source": "list of towns"}
           for town, place in ids.items()])
    rows = events(days, ids)
    write(dest / "events.csv", ["id", "date", "seq", "place", "what", "party", "opponent", "confidence", "sources"], rows)
    counts = {day: len(listed) for day, listed in days.items()}
    print(f"{dest}: {len(ids)} places, {len(rows)} events, towns by day {json.dumps(counts)}")


if __name__ == "__main__":
    main()
