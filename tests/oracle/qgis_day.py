"""Opens a snapshot in real QGIS: its layers, its styles, its project, and the colours that it draws.

Usage: /usr/bin/python3 qgis_day.py SNAPSHOT_DIR|FILE.gpkg STATUS.json [PICTURE.png]
STATUS.json is `frontline status --on DATE --json`. Needs python3-qgis.
"""

import json
import sys
from pathlib import Path

from qgis_common import Picture, Qgis, faults_of_layer, leave, sides_of_rules

DATES = {
    "areas": ["as_of", "known_by"],
    "cells": [],
    "fronts": ["last_evidence"],
    "places": ["since", "last_evidence", "last_fighting"],
    "events": ["date"],
    "roads": [],
    "segments": ["last_evidence"],
}


def main(target, status, picture=None):
    faults = []
    with Qgis() as qgis:
        path = Path(target)
        project = qgis.open(path)
        names = sorted(layer.id().removeprefix("frontline_") for layer in project.mapLayers().values())
        if names != sorted(DATES):
            faults.append(f"the project holds {names}")
        if not project.title():
            faults.append("the project has no title")
        for layer in project.mapLayers().values():
            name = layer.id().removeprefix("frontline_")
            faults += faults_of_layer(qgis, layer, DATES[name])
            alone = qgis.alone(path, name)
            if not alone.isValid():
                faults.append(f"{name}: not valid by itself")
            elif alone.renderer().type() != "RuleRenderer":
                faults.append(f"{name}: opened by itself it has the style {alone.renderer().type()}")
        areas = project.mapLayer("frontline_areas")
        faults += places_against(areas, json.loads(Path(status).read_text(encoding="utf-8")), project)
        if picture:
            qgis.picture(project, picture)
    for fault in faults:
        print(fault)
    print(f"{target}: {len(names)} layers, {len(faults)} faults")
    return 1 if faults else 0


def places_against(areas, status, project):
    """The colour drawn at each place that speaks for land is the one of its side in the legend."""
    at = {f["id"]: f.geometry().asPoint() for f in project.mapLayer("frontline_places").getFeatures()}
    legend = sides_of_rules(areas)
    held = [place["id"] for place in status if place["side"]]
    faults, asked, picture = [], 0, Picture(areas)
    for place in status:
        if place["status"] != "controlled" or place["id"] not in at or place["kind"] in ("region", "district"):
            continue
        if any(o != place["id"] and o in at and at[o].distance(at[place["id"]]) < 0.03 for o in held):
            continue  # too near to tell apart; of several at one spot one speaks
        drawn = picture.side(at[place["id"]], legend)
        if drawn is None:
            continue  # off the land
        asked += 1
        if drawn != place["side"]:
            faults.append(f"{place['id']}: drawn as {drawn!r}, and status says {place['side']!r}")
    print(f"{asked} places asked")
    return faults if asked >= 25 else faults + [f"only {asked} places could be asked"]


if __name__ == "__main__":
    leave(main(*sys.argv[1:]))
