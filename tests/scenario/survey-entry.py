#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trees typed in beside the map by keys alone: words are completed, a number comes from the workplace's block, a key repeats what stands
above, what is too large is asked about and saved all the same, the place is clicked on or typed; each tree is one step."""
import math
import re

from ux import App, Failure, ask, check, cli, expect, has, keys, new_workspace, run, same, type_text, wait

LON, LAT = 37.6, 55.81
WORLD = 256 * 2 ** 18


def mercator(lon, lat):
    return (lon + 180) / 360 * WORLD, (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * WORLD


def cell(app, column, number):
    """A cell that has the keyboard."""
    name = f"{column}, дерево {number}"
    node = app.editable(name)
    wait(f"the keyboard in «{name}»", lambda: app.focused(node))
    return node


def put(app, column, number, text, key="Return"):
    cell(app, column, number)
    type_text(text)
    keys(key)


def scenario():
    path = new_workspace("empty")
    cli("add", path, "scale", "title=Город")
    cli("add", path, "scale.grade", "--parent", "id:1", "code=1", "title=удовлетворительное")
    cli("add", path, "survey", "title=Весна", "scale=id:1")
    cli("add", path, "survey.block", "--parent", "id:1", "workplace=Планшет 1", "first=21", "last=24")
    for number, (lon, lat) in ((1, (LON, LAT)), (2, (LON + 0.0008, LAT))):
        cli("add", path, "tree", f"number={number}", "species=Липа мелколистная", f"lon={lon}", f"lat={lat}")
    app = App(path)
    app.resize(1366, 768)
    app.go("Карта")
    app.has_text("2 объекта")
    app.press("toggle button", "Вводить деревья в таблице")

    # A whole row: the number is proposed, words are completed by Enter, stems are as a surveyor writes them.
    put(app, "Порода", 21, "остролистн")
    put(app, "Стволы, см", 21, "12+8")
    put(app, "Высота, м", 21, "9,5", "Tab")
    put(app, "Состояние", 21, "удовл")
    put(app, "Предложение", 21, "выр")
    put(app, "Решение", 21, "со")
    put(app, "Основание", 21, "по осмотру")
    put(app, "Примечание", 21, "")
    put(app, "Место", 21, "55.81001, 37.60021")
    expect(path, "SELECT number, species, diameter, stems, height, condition, volunteer_decision, decision, ground, survey, block FROM tree "
           "WHERE survey = 1", [("21", "Клён остролистный", 12, 2, 9.5, "1", "remove", "keep", "по осмотру", 1, 1)], "the tree")
    steps = ask(path, "SELECT count(*) FROM veche_step")[0][0]

    # The same as above, by a key whose letter is «э»; the place by a click on the map; what is too large is asked about.
    cell(app, "Порода", 22)
    keys("ctrl+apostrophe")
    put(app, "Стволы, см", 22, "900")
    app.has_text(re.compile("^№ 22, Клён остролистный. Посмотрите ещё раз: ствол"))
    cell(app, "Высота, м", 22)
    keys("ctrl+d")
    for column in ("Состояние", "Предложение", "Решение", "Основание", "Примечание"):
        put(app, column, 22, "")
    cell(app, "Место", 22)
    app.has_text("Щёлкните, где оно стоит: № 22, Клён остролистный")
    chart = app.find(None, re.compile("^Карта: "))
    x, y = app.middle(chart)
    app.click_at(chart, x + 60, y + 40)
    expect(path, "SELECT number, diameter, height, geom IS NOT NULL FROM tree WHERE survey = 1 ORDER BY number",
           [("21", 12, 9.5, 1), ("22", 900, 9.5, 1)], "two trees")
    same(ask(path, "SELECT count(*) FROM veche_step")[0][0], steps + 1, "steps of one tree")
    cell(app, "Порода", 23)

    # A place first, then words; Ctrl+Enter ends the row. Several species are like that: one is chosen.
    app.click_at(chart, x - 60, y + 40)
    cell(app, "Порода", 23)
    type_text("Берёза")
    keys("Down", "Return")
    cell(app, "Стволы, см", 23)
    keys("ctrl+Return")
    expect(path, "SELECT count(*) FROM tree WHERE number = '23' AND geom IS NOT NULL AND species LIKE 'Берёза %'", [(1,)], "the birch")

    # What cannot be read is said, and nothing of the row is lost.
    put(app, "Порода", 24, "не опр")
    put(app, "Стволы, см", 24, "толстый")
    keys("ctrl+Return")
    app.has_text(re.compile("толстый"))
    node = cell(app, "Стволы, см", 24)
    same(app.text_of(node), "толстый", "what was typed")
    same(ask(path, "SELECT count(*) FROM tree WHERE survey = 1"), [(3,)], "trees")
    keys("ctrl+a")
    type_text("30")
    keys("ctrl+Return")
    expect(path, "SELECT species, diameter FROM tree WHERE number = '24'", [("не определена", 30)], "the tree that was put right")

    # The block is used up, which is said; another number may be typed. Ctrl+Z takes the last tree back, row and all.
    app.has_text(re.compile("Планшет 1.*исчерпан|исчерпан.*Планшет 1|номера 21–24"))
    keys("ctrl+z")
    expect(path, "SELECT count(*) FROM tree WHERE number = '24'", [(0,)], "the tree to be gone")
    app.gone(None, "Порода, дерево 24")
    keys("ctrl+shift+z")
    expect(path, "SELECT count(*) FROM tree WHERE number = '24'", [(1,)], "the tree to be back")
    app.editable("Порода, дерево 24")

    # An older row is put right where it stands.
    node = app.focus(app.editable("Высота, м, дерево 22"))
    keys("ctrl+a")
    type_text("11")
    keys("Up")
    expect(path, "SELECT height FROM tree WHERE number = '22'", [(11,)], "the height")

    # What a tape told is kept as it is; the diameter follows from it.
    app.focus(app.editable("Стволы, см, дерево 23"))
    keys("ctrl+a")
    type_text("о 63")
    keys("Return")
    keys("Up")
    expect(path, "SELECT girth, diameter FROM tree WHERE number = '23'", [(63, 20.1)], "the girth")
    node = app.editable("Стволы, см, дерево 23")
    wait("both sizes", lambda: app.text_of(node) == "обхват 63 (20,1 см)")

    # To the map by Esc, the place by Space, and back; nothing is left without a name.
    app.focus(app.editable("Порода, дерево 24"))
    keys("Escape")
    wait("the keyboard on the map", lambda: app.focused(chart))
    keys("space")
    expect(path, "SELECT geom IS NOT NULL FROM tree WHERE number = '24'", [(1,)], "the place in the middle")
    cell(app, "Порода", 24)
    same(app.nameless(), [], "nameless")
    app.screenshot("survey-entry")
    app.press("button", "Закрыть таблицу")
    app.gone(None, "Порода, дерево 24")
    app.quit()
    check(path)


run(scenario)
