#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The card of an object on the map: what lies within a territory, counted and selected; a photograph is added, opened and taken away; who
did what stands in its history; a problem spot is printed."""
import os
import re
import struct
import zipfile
import zlib
from pathlib import Path

from ux import App, check, cli, documents, expect, keys, new_workspace, run, same, type_text, wait

AREA = "POLYGON ((37.5990 55.8095,37.6010 55.8095,37.6010 55.8105,37.5990 55.8105,37.5990 55.8095))"


def write_picture(name):
    """A PNG of one colour, 40 × 30."""
    path = os.path.join(documents(), name)
    rows = zlib.compress(b"".join(b"\0" + b"\x40\x90\x50" * 40 for _ in range(30)))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    Path(path).write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 30, 8, 2, 0, 0, 0)) + chunk(b"IDAT", rows) + chunk(b"IEND", b""))
    return path


def scenario():
    path = new_workspace("empty")
    cli("add", path, "area", "title=Сквер", "category=territory", f"geometry={AREA}")
    for number, lon in ((1, 37.6), (2, 37.6004), (3, 37.6030)):
        cli("add", path, "tree", f"number={number}", "species=Липа мелколистная", f"lon={lon}", "lat=55.81")
    cli("add", path, "spot", "title=Яма", "category=road", "severity=high", "lon=37.6032", "lat=55.8101")
    app = App(path)
    app.resize(1366, 768)
    app.go("Карта")
    app.has_text("5 объектов")

    # Found by its name; two of the three trees are within.
    keys("ctrl+f")
    type_text("Сквер")
    app.find("label", "Сквер")
    keys("Return")
    app.has_text("Внутри границы")
    row = app.find("list item", re.compile("^Деревья"))
    app.has_text("2", row)

    # A photograph, seen, opened, taken away, and back again.
    app.press("button", "Добавить фотографии или файлы…")
    app.choose_file(write_picture("Вид.png"))
    expect(path, "SELECT owner_kind, name FROM attachment", [("area", "Вид.png")], "the photograph")
    app.has_text("Вид.png")
    app.reach(app.find("label", "Вид.png"))
    app.choose("Вид.png")
    wait("the program for pictures", lambda: (Path(os.environ["VECHE_PORTAL"]) / "opened").exists())
    keys("ctrl+z")
    expect(path, "SELECT count(*) FROM attachment", [(0,)], "the photograph to go")

    # What lies within is selected by one press.
    row = app.find("list item", re.compile("^Деревья"))
    app.reach(row)
    app.click(row)
    app.has_text("2 объекта")

    # A problem spot on paper.
    keys("ctrl+f")
    type_text("Яма")
    app.find("label", "Яма")
    keys("Return")
    app.click(app.reach(app.find("button", "Напечатать карточку…")))
    dialog = app.dialog("Проблемные места")
    same(app.nameless(dialog), [], "nameless")
    target = os.path.join(documents(), "яма.odt")
    app.pick("Формат", "Текст (ODT)", dialog)
    app.press("button", "Сохранить как…", dialog)
    app.choose_file(target)
    wait("the card", lambda: os.path.exists(target))
    with zipfile.ZipFile(target) as archive:
        text = archive.read("content.xml").decode()
    same(["дорога или тротуар" in text, "высокая" in text], [True, True], "the card")
    app.quit()
    check(path)


run(scenario)
