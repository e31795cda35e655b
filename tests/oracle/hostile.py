"""Makes a theatre whose every text is hostile to HTML, SVG and JSON in a script.

Usage: hostile.py TWOLAND_DIR NEW_DIR
"""

import csv
import shutil
import sys
from pathlib import Path

HOSTILE = "</script><script>window.owned=1</script><img src=x onerror=window.owned=1><b>\"'`${owned}&amp;]]>\u2028\u202e@DATA@"
TEXTS = {
    "places.csv": ["name", "admin1"],
    "parties.csv": ["name", "short"],
    "blocs.csv": ["name", "short"],
    "sources.csv": ["publisher", "title"],
    "events.csv": ["note"],
}


def main(old, new):
    shutil.copytree(old, new)
    for name, columns in TEXTS.items():
        path = Path(new) / name
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            for column in columns:
                row[column] = f"{row[column]} {HOSTILE}"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    about = Path(new) / "theatre.toml"
    text = about.read_text(encoding="utf-8")
    toml = HOSTILE.replace("\\", "\\\\").replace('"', '\\"').replace("\u2028", "").replace("\u202e", "")
    text = "".join(line for line in text.splitlines(True) if not line.startswith(("title", "credits", "disclaimer")))
    about.write_text(f'title = "{toml}"\ncredits = "{toml}"\ndisclaimer = "{toml}"\n' + text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
