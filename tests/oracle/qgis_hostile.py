"""Opens files of hostile texts in real QGIS: every layer is there, drawn by its own style, and the texts are whole.

Usage: /usr/bin/python3 qgis_hostile.py EXPORT_DIR|FILE.gpkg...
The theatre is that of `hostile.py`. Needs python3-qgis.
"""

import sys
from pathlib import Path

from hostile import HOSTILE
from qgis_common import Qgis, faults_of_layer, leave


def main(*targets):
    faults = []
    with Qgis() as qgis:
        for target in targets:
            project = qgis.open(Path(target))
            layers = {layer.id().removeprefix("frontline_"): layer for layer in project.mapLayers().values()}
            if not {"areas", "fronts", "places", "events"} <= set(layers):
                faults.append(f"{target}: holds {sorted(layers)}")
                continue
            for layer in layers.values():
                faults += faults_of_layer(qgis, layer, [])
            if not all(f["name"].endswith(HOSTILE) for f in layers["places"].getFeatures()):
                faults.append(f"{target}: names are cut or changed")
            if "DROP TABLE" not in project.title():
                faults.append(f"{target}: the title is {project.title()!r}")
    for fault in faults:
        print(fault)
    print(f"{len(targets)} projects of hostile texts, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    leave(main(*sys.argv[1:]))
