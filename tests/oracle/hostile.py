"""Makes a theatre whose every text is hostile to HTML, XML, SQL, CSV and JSON in a script.

Usage: hostile.py TWOLAND_DIR NEW_DIR
"""

import csv
import json
import shutil
import sys
from pathlib import Path

HOSTILE = (
    "</script><script>window.owned=1</script><img src=x onerror=window.owned=1><b>\"'`${owned}&amp;]]>-->"
    "'); DROP TABLE areas; --\u2028\u202e@DATA@"
)
TEXTS = {
    "places.csv": ["name", "admin1", "source"],
    "names.csv": ["name"],
    "parties.csv": ["name", "short", "aliases"],
    "blocs.csv": ["name", "short"],
    "sources.csv": ["publisher", "title"],
    "events.csv": ["note"],
    "quotes.csv": ["quote", "locator"],
    "roads.csv": ["name"],
}
ADDED = {
    "quotes.csv": "event,source,quote,locator\n2020-03-04-alda-captures,herald-2,it fell,page 1\n",
    "roads.csv": "id,name,class,places\nroad,The road,trunk,alda borg\n",
}
ADDRESS = "https://example.org/\"onmouseover=\"window.owned=1\"<img src=x onerror=window.owned=1>"


def main(old, new):
    new = Path(new)
    shutil.copytree(old, new)
    for name, text in ADDED.items():
        (new / name).write_text(text, encoding="utf-8")
    for name, columns in TEXTS.items():
        with (new / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            for column in columns:
                row[column] = f"{row[column]} {HOSTILE}".replace("|", "")
            if name == "sources.csv":
                row["url"] = ADDRESS
        with (new / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    square = {"type": "Polygon", "coordinates": [[[12, 20], [13, 20], [13, 21], [12, 21], [12, 20]]]}
    neighbour = {"type": "Feature", "properties": {"name": HOSTILE}, "geometry": square}
    collection = {"type": "FeatureCollection", "name": "neighbours", "features": [neighbour]}
    (new / "neighbours.geojson").write_text(json.dumps(collection), encoding="utf-8")
    about = new / "theatre.toml"
    spoilt = ["name", "licence", "title", "credits", "disclaimer"]
    kept = [line for line in about.read_text(encoding="utf-8").splitlines() if line.split(" ")[0] not in spoilt]
    # A basic string of TOML is one of JSON.
    kept += [f"{word} = {json.dumps(HOSTILE)}" for word in spoilt]
    about.write_text("\n".join(kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
