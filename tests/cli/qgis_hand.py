#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does with a workspace in QGIS, by QGIS's own Python: qgis_hand.py WORD FILE. Prints JSON; exit status 1 when QGIS says no."""

import json
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from qgis.core import (Qgis, QgsApplication, QgsFeature, QgsField, QgsGeometry, QgsPointXY, QgsProject, QgsProviderRegistry,  # noqa: E402
                       QgsVectorLayer, QgsVectorLayerUtils)
from qgis.PyQt.QtCore import QMetaType  # noqa: E402


def open_layer(path, name):
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    if not layer.isValid():
        raise RuntimeError(f"QGIS does not open the layer {name}")
    return layer


def by_number(layer):
    return {feature["number"]: feature for feature in layer.getFeatures()}


def commit(layer):
    if not layer.commitChanges():
        raise RuntimeError("; ".join(layer.commitErrors()))


def add_feature(layer, lon, lat, **values):
    """As the tool for new points does: with the defaults of the provider."""
    index = {layer.fields().indexOf(name): value for name, value in values.items()}
    feature = QgsVectorLayerUtils.createFeature(layer, QgsGeometry.fromPointXY(QgsPointXY(lon, lat)), index)
    if not layer.addFeature(feature):
        raise RuntimeError("QGIS does not add a feature")


def layers(path):
    """What the dialog for adding layers lists of what has a shape: QGIS lists every other table of the file as well, though it opens none of them."""
    found = QgsProviderRegistry.instance().querySublayers(path)
    spatial = [each for each in found if each.wkbType() != Qgis.WkbType.NoGeometry]
    return {each.name(): [Qgis.WkbType(each.wkbType()).name, open_layer(path, each.name()).featureCount()] for each in spatial}


def edit(path):
    """One commit: a tree is added, another moved, a third decided on, a fourth deleted."""
    layer = open_layer(path, "tree")
    trees = by_number(layer)
    if not layer.startEditing():
        raise RuntimeError("QGIS does not start editing")
    add_feature(layer, 37.65, 55.78, number="5", species="Рябина")
    layer.changeGeometry(trees["2"].id(), QgsGeometry.fromPointXY(QgsPointXY(37.7, 55.8)))
    layer.changeAttributeValue(trees["3"].id(), layer.fields().indexOf("decision"), "remove")
    layer.deleteFeature(trees["4"].id())
    commit(layer)
    return layer.featureCount()


def copy(path):
    """Copy and paste: every field comes along but for the feature's number in the file."""
    layer = open_layer(path, "tree")
    source = by_number(layer)["1"]
    twin = QgsFeature(layer.fields())
    twin.setGeometry(source.geometry())
    twin.setAttributes(source.attributes())
    twin["id"] = None
    layer.startEditing()
    layer.addFeature(twin)
    commit(layer)
    return layer.featureCount()


def shapes(path):
    """A territory is drawn, a corner of it moved."""
    layer = open_layer(path, "area")
    layer.startEditing()
    feature = QgsVectorLayerUtils.createFeature(layer, QgsGeometry.fromWkt("MULTIPOLYGON (((37 55, 37.1 55, 37.1 55.1, 37 55.1, 37 55)))"),
                                                {layer.fields().indexOf("title"): "Парк"})
    layer.addFeature(feature)
    commit(layer)
    layer.startEditing()
    drawn = next(layer.getFeatures())
    shape = drawn.geometry()
    shape.moveVertex(37.2, 55.2, 2)
    layer.changeGeometry(drawn.id(), shape)
    commit(layer)
    return layer.featureCount()


def leave(path):
    """A style and a project are put into the file, and a column onto a table."""
    layer = open_layer(path, "tree")
    layer.saveStyleToDatabase("Деревья", "", True, "")
    layer.startEditing()
    layer.addAttribute(QgsField("shade", QMetaType.Type.Double))
    commit(layer)
    project = QgsProject.instance()
    project.addMapLayer(layer)
    if not project.write(f"geopackage:{path}?projectName=park"):
        raise RuntimeError(project.error())
    return True


def main():
    application = QgsApplication([], False)
    application.initQgis()
    try:
        answer = {"layers": layers, "edit": edit, "copy": copy, "shapes": shapes, "leave": leave}[sys.argv[1]](sys.argv[2])
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps(answer), flush=True)
    QgsProject.instance().clear()
    application.exitQgis()
    return 0


if __name__ == "__main__":
    sys.exit(main())
