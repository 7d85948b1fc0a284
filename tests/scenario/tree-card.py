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

    # One of them was measured lower.
    app.has_text("Каждый ствол")
    app.click(app.reach(app.find("list item", re.compile("^Диаметр, см: 9"))))
    dialog = app.dialog("Высота, на которой измерен ствол")
    app.fill("Высота замера, м", "0,5", dialog)
    app.press("button", "Сохранить", dialog)
    app.gone("dialog")
    expect(path, "SELECT diameter, measured_at FROM tree_stem ORDER BY position", [(14, 1), (9, 0.5)], "the height of one stem")
    app.has_text(re.compile("Высота замера, м: 0,5"))

    app.fill("Диаметр, см", "350")
    keys("Tab")
    app.toast("Посмотрите ещё раз: ствол в 350 см")
    expect(path, "SELECT diameter, stems FROM tree", [(350, 1)], "what was typed, though it is large")
    app.fill("Диаметр, см", "35")
    keys("Tab")
    expect(path, "SELECT diameter FROM tree", [(35,)], "what is right")

    # Each inspection is kept: none is written over another.
    for day, found in (("12.04.2020", "дупло"), ("15.06.2020", "усыхает")):
        app.press("button", "Новое обследование")
        dialog = app.dialog("Новое обследование")
        app.fill("Дата", day, dialog)
        app.fill("Кто обследовал", "Петрова", dialog)
        app.fill("Состояние", found, dialog)
        app.press("button", "Сохранить", dialog)
        app.gone("dialog")
    expect(path, "SELECT at, inspector, condition FROM tree_inspection ORDER BY at",
           [("2020-04-12", "Петрова", "дупло"), ("2020-06-15", "Петрова", "усыхает")], "the inspections")
    app.has_text(re.compile("Петрова · усыхает"))
    same(app.nameless(), [], "nameless")
    app.quit()


run(scenario)
