"""What the checks in real QGIS share: starting it, opening what was written, reading colours."""

import os
import re
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp())

from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsDateTimeRange,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from PyQt5.QtCore import QDate, QDateTime, QSize, QVariant  # noqa: E402
from PyQt5.QtGui import QColor  # noqa: E402

BLANK = QColor("white")


class Qgis:
    """A running QGIS without a window."""

    def __enter__(self):
        QgsApplication.setPrefixPath("/usr", True)
        self.app = QgsApplication([], False)
        self.app.initQgis()
        return self

    def __exit__(self, *_):
        pass  # see `leave`

    def open(self, path):
        """The project in a folder, or inside a GeoPackage."""
        project = QgsProject.instance()
        project.clear()
        inside = path.suffix == ".gpkg"
        name = f"geopackage:{path.resolve()}?projectName=map" if inside else str(path / "project.qgs")
        if not project.read(name):
            raise SystemExit(f"{name} does not open: {project.error()}")
        return project

    def alone(self, path, name):
        """A layer as it opens without the project, with the style that QGIS finds by itself."""
        inside = path.suffix == ".gpkg"
        source = f"{path}|layername={name}" if inside else str(path / f"{name}.geojson")
        return QgsVectorLayer(source, name, "ogr")

    def picture(self, project, path, size=(1500, 1300), day=None):
        """Draws what the project shows when opened."""
        settings = QgsMapSettings()
        shown = [n.layer() for n in project.layerTreeRoot().findLayers() if n.isVisible()]
        settings.setLayers(shown)
        settings.setOutputSize(QSize(*size))
        settings.setDestinationCrs(project.crs())
        settings.setExtent(project.viewSettings().defaultViewExtent())
        settings.setBackgroundColor(QColor(216, 228, 236))
        if day:
            on(settings, day)
        draw(settings).save(str(path))


def leave(code):
    """Ends the process at once: QGIS and Python take each other's objects down in an order that may crash."""
    sys.stdout.flush()
    os._exit(code)


def draw(settings):
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def on(settings, day):
    """Turns the temporal controller to a day (YYYY-MM-DD)."""
    begin = QDateTime(QDate.fromString(day, "yyyy-MM-dd"))
    settings.setIsTemporal(True)
    settings.setTemporalRange(QgsDateTimeRange(begin, begin.addDays(1), True, False))


def faults_of_layer(qgis, layer, dates):
    """Whether a layer is valid, has valid geometries, dates as dates, our style, and says where it is from."""
    name = layer.id().removeprefix("frontline_")
    if not layer.isValid():
        return [f"{name}: not valid"]
    if not layer.featureCount():
        return []  # a GeoJSON file without features has no kind of geometry, and so no style
    faults = []
    notes = layer.metadata()
    if not (notes.licenses() and notes.rights() and "published by" in notes.abstract()):
        faults.append(f"{name}: its metadata says neither licence, source nor what was known by when")
    if layer.renderer().type() != "RuleRenderer":
        faults.append(f"{name}: drawn as {layer.renderer().type()}")
    for field in dates:
        index = layer.fields().indexOf(field)
        if index < 0 or layer.fields().at(index).type() not in (QVariant.Date, QVariant.DateTime):
            faults.append(f"{name}: {field} is no date")
    count, undrawn = 0, 0
    rules = [r for r in layer.renderer().rootRule().children()]
    from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextUtils

    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    filters = [QgsExpression(r.filterExpression()) if r.filterExpression() else None for r in rules]
    for expression in filters:
        if expression is not None and not expression.prepare(context):
            faults.append(f"{name}: {expression.expression()}: {expression.evalErrorString()}")
    for feature in layer.getFeatures():
        count += 1
        if not feature.geometry().isGeosValid():
            faults.append(f"{name}: feature {feature.id()} is not valid")
        context.setFeature(feature)
        if not any(f is None or f.evaluate(context) for f in filters):
            undrawn += 1
    if undrawn:
        faults.append(f"{name}: {undrawn} of {count} features fit no rule of the style")
    print(f"{name}: {count} features, {len(rules)} rules")
    return faults


def sides_of_rules(areas):
    """The colours of the legend: ground colour to the side that has it."""
    legend = {}
    for rule in areas.renderer().rootRule().children():
        side = re.search(r"\"side\" = '((?:[^']|'')*)'", rule.filterExpression()).group(1)
        if "\"status\" = 'controlled'" in rule.filterExpression():
            legend[rule.symbol().symbolLayer(0).color().name()] = side
    return legend


class Picture:
    """What a layer shows on a day, drawn once: about 500 metres to a pixel."""

    SIDE = 3000

    def __init__(self, layer, day=None):
        box = layer.extent()
        half = max(box.width(), box.height()) * 0.51
        middle = box.center()
        self.box = QgsRectangle(middle.x() - half, middle.y() - half, middle.x() + half, middle.y() + half)
        settings = QgsMapSettings()
        settings.setLayers([layer])
        settings.setOutputSize(QSize(self.SIDE, self.SIDE))
        settings.setDestinationCrs(layer.crs())
        settings.setFlag(QgsMapSettings.Antialiasing, False)
        settings.setExtent(self.box)
        settings.setBackgroundColor(BLANK)
        if day:
            on(settings, day)
        self.image = draw(settings)

    def side(self, point, legend):
        """The side whose ground is drawn around a point; an empty one for mixed or other ground, `None` for none."""
        x = int((point.x() - self.box.xMinimum()) / self.box.width() * self.SIDE)
        y = int((self.box.yMaximum() - point.y()) / self.box.height() * self.SIDE)
        if self.image.pixelColor(x, y) == BLANK:
            return None
        reach = range(-2, 3)
        around = [self.image.pixelColor(x + dx, y + dy).name() for dx in reach for dy in reach]
        sides = [legend[c] for c in around if c in legend]
        most = max(set(sides), key=sides.count, default="")
        # Hatches and edges are of no colour of the legend; a second side's colour is contested ground.
        return most if len(sides) >= 5 and sides.count(most) >= 0.8 * len(sides) else ""
