#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A tree is placed by its distances from two that are known: both places where it can be are offered, and it is known by what it was placed."""
import math
import re

from ux import App, ask, check, cli, expect, keys, new_workspace, run, same, wait

LON, LAT = 37.6, 55.81
EAST = 111320 * math.cos(math.radians(LAT))


def scenario():
    path = new_workspace("empty")
    for number, east in ((1, 0), (2, 30)):
        cli("add", path, "tree", f"number={number}", "species=Липа мелколистная", f"lon={LON + east / EAST}", f"lat={LAT}")
    app = App(path)
    app.resize(1366, 768)
    app.go("Карта")
    app.has_text("2 объекта")
    chart = app.find(None, re.compile("^Карта: "))
    x, y = app.middle(chart)
    app.drag(chart, (x - 300, y - 100), (x + 300, y + 100), modifier="shift")
    app.press("button", "Дерево по двум промерам…")
    dialog = app.dialog("Линейная засечка")
    app.has_text(re.compile(r"Между точками 30"), dialog)
    same(app.nameless(dialog), [], "nameless")
    for name, distance in (("От № 1 · Липа мелколистная, м", "10"), ("От № 2 · Липа мелколистная, м", "12")):
        app.fill(name, distance, dialog)
    app.has_text(re.compile("ленты не сходятся"), dialog)
    app.fill("От № 1 · Липа мелколистная, м", "25", dialog)
    app.fill("От № 2 · Липа мелколистная, м", "20,0", dialog)
    app.press("list item", re.compile("^Справа"), dialog)
    app.press("button", "Добавить", dialog)
    app.toast("Дерево поставлено по двум промерам")
    # 25 and 20 from both ends of 30: 18.75 along, 16.54 across; to the right of the way to the east is the south.
    expect(path, "SELECT place_method FROM tree WHERE number IS NULL", [("tape",)], "the tree")
    lon, lat = ask(path, "SELECT (minx + maxx) / 2, (miny + maxy) / 2 FROM rtree_tree_geom WHERE id = 3")[0]
    same((round((lon - LON) * EAST), round((lat - LAT) * 111330)), (19, -17), "metres from the first tree")
    app.has_text("3 объекта")
    wait("the card of the new tree", lambda: app.all("label", "Без названия"))

    # One step.
    keys("ctrl+z")
    expect(path, "SELECT count(*) FROM tree", [(2,)], "the tree to be gone")
    app.quit()
    check(path)


run(scenario)
