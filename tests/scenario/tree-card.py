#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A tree's card on the map: its stems are shown as they are typed, and a size that no tree of its species has is asked about."""
import re

from ux import App, cli, expect, keys, new_workspace, run, same

STEMS = "SELECT group_concat(diameter, '+') FROM (SELECT diameter FROM tree_stem ORDER BY position)"


def scenario():
    path = new_workspace("empty")
    cli("add", path, "tree", "number=1", "species=Рябина обыкновенная", "diameter=12+8,5", "measured_at=1", "lon=37.6", "lat=55.81")
    app = App(path)
    app.resize(1366, 768)
    app.go("Карта")
    app.has_text("1 объект")
    chart = app.find(None, re.compile("^Карта: "))
    app.click_at(chart, *app.middle(chart))
    app.has_text("№ 1")
    same(app.text_of(app.editable("Диаметр, см")), "12+8,5", "the stems on the card")

    app.fill("Диаметр, см", "14+9")
    keys("Tab")
    expect(path, STEMS, [("14.0+9.0",)], "the stems")
    expect(path, "SELECT DISTINCT measured_at FROM tree_stem", [(1,)], "the height they are measured at")

    app.fill("Диаметр, см", "350")
    keys("Tab")
    app.toast("Посмотрите ещё раз: ствол в 350 см")
    expect(path, "SELECT diameter, stems FROM tree", [(350, 1)], "what was typed, though it is large")
    app.fill("Диаметр, см", "35")
    keys("Tab")
    expect(path, "SELECT diameter FROM tree", [(35,)], "what is right")
    app.quit()


run(scenario)
