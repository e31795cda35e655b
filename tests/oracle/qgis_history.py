"""Opens an export in real QGIS with the temporal controller on, and compares what it draws with our verdicts.

Usage: /usr/bin/python3 qgis_history.py EXPORT_DIR|FILE.gpkg FRONTLINE PLACES.csv [PICTURE.png DATE]
FRONTLINE is the program, PLACES.csv the table of an export. Needs python3-qgis.
"""

import csv
import datetime
import json
import subprocess
import sys
from pathlib import Path

from qgis_common import Picture, Qgis, faults_of_layer, leave, sides_of_rules

CHANGES = 10
PLACES = 25


def main(target, frontline, table, picture=None, date=None):
    faults = []
    with Qgis() as qgis:
        path = Path(target)
        project = qgis.open(path)
        times = ["time_from", "time_to"] if path.suffix == ".gpkg" else ["valid_from", "valid_to"]
        for layer in project.mapLayers().values():
            faults += faults_of_layer(qgis, layer, ["valid_from", "last_day", "valid_to", "known_by", *times])
            temporal = layer.temporalProperties()
            if not temporal.isActive() or [temporal.startField(), temporal.endField()] != times:
                faults.append(f"{layer.name()}: the temporal controller is off")
        faults += faults_of_times(project)
        areas = project.mapLayer("frontline_areas")
        legend = sides_of_rules(areas)
        at = {f["id"]: f.geometry().asPoint() for f in project.mapLayer("frontline_places").getFeatures()}
        asked = 0
        for changed, place in changes(table):
            for shift in (-1, 0, 1):
                day = (datetime.date.fromisoformat(changed) + datetime.timedelta(shift)).isoformat()
                count, wrong = compare(areas, legend, at, status(frontline, day), place, day)
                asked += count
                faults += wrong
        print(f"{asked} places compared with `status` on {CHANGES * 3} days")
        if picture:
            qgis.picture(project, picture, day=date)
    for fault in faults[:40]:
        print(fault)
    print(f"{target}: {len(faults)} faults")
    return 1 if faults else 0


def faults_of_times(project):
    """Whether the project opens with its controller on, in daily steps over the span."""
    mode = project.readNumEntry("TemporalControllerWidget", "/NavigationMode")[0]
    span, step = project.timeSettings().temporalRange(), project.timeSettings().timeStep()
    first, last = span.begin().toString("yyyy-MM-dd"), span.end().toString("yyyy-MM-dd")
    print(f"navigation {mode}, {first} to {last}, step {step} of unit {project.timeSettings().timeStepUnit()}")
    on = mode == 1 and step == 1 and span.begin().isValid() and span.end().isValid()
    return [] if on else ["the project does not step through its days"]


def changes(table):
    """Ten changes of side, spread over the history, each with its place."""
    last, found = {}, []
    with open(table, encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["valid_from"])
    start = rows[0]["valid_from"]
    for row in rows:
        plain = row["status"] == "controlled" and row["inferred"] == "false" and row["kind"] in ("city", "town")
        if plain and last.get(row["id"], row["side"]) != row["side"] and row["valid_from"] > start:
            found.append((row["valid_from"], row["id"]))
        if plain:
            last[row["id"]] = row["side"]
    step = max(1, len(found) // CHANGES)
    return found[::step][:CHANGES]


def status(frontline, day):
    run = subprocess.run([frontline, "status", "--on", day, "--json"], capture_output=True, check=True)
    return json.loads(run.stdout)


def compare(areas, legend, at, places, changed, day):
    """The changed place and at least 25 others of that day, spread over the list."""
    held = [p for p in places if p["side"] and p["id"] in at and p["kind"] not in ("region", "district")]
    alone = [p for p in held if not any(o is not p and at[o["id"]].distance(at[p["id"]]) < 0.03 for o in held)]
    plain = [p for p in alone if p["status"] == "controlled"]
    step = max(1, len(plain) // PLACES)
    spread = [p for start in range(step) for p in plain[start::step]]
    faults, asked, picture = [], 0, Picture(areas, day)
    for place in [p for p in plain if p["id"] == changed] + [p for p in spread if p["id"] != changed]:
        drawn = picture.side(at[place["id"]], legend)
        if drawn is None:
            continue  # off the land as it is drawn
        asked += 1
        if drawn != place["side"]:
            faults.append(f"{day} {place['id']}: drawn as {drawn!r}, and status says {place['side']!r}")
        if asked > PLACES:
            break
    if asked < PLACES:
        faults.append(f"{day}: only {asked} places could be compared")
    return asked, faults


if __name__ == "__main__":
    leave(main(*sys.argv[1:]))
