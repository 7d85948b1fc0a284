#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Shapefile that says neither what its letters are nor where its coordinates belong: the first rows are read anew with the encoding that is
chosen, a system that is typed puts it on the map."""
import os
import re
import struct

from ux import App, check, cli, documents, expect, keys, new_workspace, run, wait

TREES = [("1", "Липа мелколистная", 37.6, 55.81), ("2", "Ель колючая", 37.601, 55.8105)]
FIELDS = (("NUMBER", 5), ("SPECIES", 40))


def write_shapefile(name, encoding):
    """Points with two texts, as an old program writes them: no .prj, no .cpg, no code page in the table."""
    path = os.path.join(documents(), name)
    box = struct.pack("<8d", min(tree[2] for tree in TREES), min(tree[3] for tree in TREES), max(tree[2] for tree in TREES),
                      max(tree[3] for tree in TREES), 0, 0, 0, 0)

    def header(length):
        return struct.pack(">7i", 9994, 0, 0, 0, 0, 0, length // 2) + struct.pack("<2i", 1000, 1) + box

    shapes = [struct.pack(">2i", nth, 10) + struct.pack("<i2d", 1, tree[2], tree[3]) for nth, tree in enumerate(TREES, 1)]
    with open(path + ".shp", "wb") as file:
        file.write(header(100 + 28 * len(shapes)) + b"".join(shapes))
    with open(path + ".shx", "wb") as file:
        file.write(header(100 + 8 * len(shapes)) + b"".join(struct.pack(">2i", 50 + 14 * nth, 10) for nth in range(len(shapes))))
    with open(path + ".dbf", "wb") as file:
        width = 1 + sum(size for _name, size in FIELDS)
        file.write(struct.pack("<4BIHH20x", 3, 126, 5, 14, len(TREES), 33 + 32 * len(FIELDS), width))
        for field, size in FIELDS:
            file.write(struct.pack("<11sc4xBB14x", field.encode(), b"C", size, 0))
        file.write(b"\r")
        for tree in TREES:
            file.write(b" " + b"".join(text.encode(encoding).ljust(size) for text, (_name, size) in zip(tree, FIELDS)))
        file.write(b"\x1a")
    return path + ".shp"


def scenario():
    path = new_workspace("empty")
    cli("add", path, "tree", "number=9", "species=Дуб", "lon=37.6", "lat=55.81")
    app = App(path)
    app.resize(1366, 768)
    app.go("Карта")
    app.has_text("1 объект")
    keys("ctrl+i")
    dialog = app.dialog("Загрузка на карту")
    app.press("button", "Выбрать файл…", dialog)
    app.choose_file(write_shapefile("деревья", "cp866"))
    readable = re.compile("Липа мелколистная · Ель колючая")
    app.has_text(readable, dialog)

    # Another encoding changes what the first rows say, and back.
    app.pick("Кодировка текстов", "CP1251", dialog)
    wait("other letters", lambda: not app.all(None, readable, dialog))
    app.screenshot("map-encoding")
    app.pick("Кодировка текстов", "CP866", dialog)
    app.has_text(readable, dialog)

    # A system as PROJ has it.
    app.fill(re.compile("^Система координат"), "+proj=longlat +datum=WGS84", dialog)
    app.press("button", "Показать, что будет", dialog)
    app.find("list", "Что будет сделано", dialog)
    app.press("button", "Загрузить", dialog)
    expect(path, "SELECT number, species FROM tree ORDER BY number", [("1", "Липа мелколистная"), ("2", "Ель колючая"), ("9", "Дуб")], "the trees")
    app.quit()
    check(path)


run(scenario)
