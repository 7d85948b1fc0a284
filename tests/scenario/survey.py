#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A tree survey in the window: a survey with its number blocks, the ready lists of species and scales, who disagrees about which tree,
numbers anew along a route after a look at them; each is one step, and whatever can be pressed has a name."""
import os
import re
import zipfile

from names import judge, look, look_at_dialog
from ux import App, cli, documents, expect, has, keys, new_workspace, run, same, type_text, wait

WIDTH, HEIGHT = (int(side) for side in os.environ.get("VECHE_SIZE", "1366x768").split("x"))


def scenario():
    path = new_workspace("empty")
    cli("add", path, "survey", "title=Весна", "started=2020-04-12")
    cli("add", path, "route", "title=Аллея", "geometry=LINESTRING (37.6 55.75, 37.602 55.75)")
    for number, lon, proposal, decision in ((7, 37.6015, "remove", "keep"), (8, 37.6005, "keep", "keep"), (9, 37.601, "prune", None)):
        cli("add", path, "tree", f"number={number}", "species=Липа мелколистная", f"lon={lon}", "lat=55.75", "survey=id:1",
            f"volunteer_decision={proposal}", *([f"decision={decision}"] if decision else []))
    app = App(path)
    app.resize(WIDTH, HEIGHT)
    app.go("Подеревная съёмка")
    look(app, "surveys, none chosen")
    # A narrow window has room for it: what has none is complained of when the program ends.
    app.resize(360, 720)
    app.find("label", "Весна")
    app.resize(WIDTH, HEIGHT)
    app.click(app.find("label", "Весна"))
    app.has_text("Расхождения · 1")
    app.has_text("1 предложение ждёт решения специалиста.")
    app.has_text("Волонтёр: Вырубить · Специалист: Сохранить")
    look(app, "a survey")

    # A block of numbers for a workplace.
    app.press("button", "Новый блок номеров")
    dialog = app.dialog("Новый блок номеров")
    look(app, "a block", dialog)
    app.fill("Рабочее место", "Планшет 1", dialog)
    app.fill("Первый номер", "1", dialog)
    app.fill("Последний номер", "100", dialog)
    keys("Return")
    expect(path, "SELECT workplace, first, last FROM survey_block", [("Планшет 1", 1, 100)], "the block")
    keys("Escape")
    app.gone("dialog")

    # Along the alley, from its beginning: after a look.
    app.press("toggle button", "Ещё действия с этой записью")
    wait("the menu", lambda: any(has(item, "FOCUSED") for item in app.all("menu item")))
    keys("Down", "Return")
    dialog = app.dialog("Новые номера")
    app.has_text("8 → 1", dialog)
    app.has_text("7 → 3", dialog)
    look(app, "renumbering", dialog)
    app.press("button", "Перенумеровать", dialog)
    app.toast("Деревья перенумерованы")
    expect(path, "SELECT number, old_numbers FROM tree ORDER BY number", [("1", "8"), ("2", "9"), ("3", "7")], "the numbers")

    # Who holds the older plan finds a tree by the number that it had: in a table of both, and in the search.
    app.press("toggle button", "Ещё действия с этой записью")
    wait("the menu", lambda: any(has(item, "FOCUSED") for item in app.all("menu item")))
    keys("Down", "Down", "Return")
    dialog = app.dialog("Перечётная ведомость")
    app.has_text("Весна", dialog)
    app.pick("Формат", "Таблица (XLSX)", dialog)
    look(app, "old and new numbers", dialog)
    target = os.path.join(documents(), "номера.xlsx")
    app.press("button", "Сохранить как…", dialog)
    app.choose_file(target)
    wait("the table", lambda: os.path.exists(target))
    app.gone("dialog")
    with zipfile.ZipFile(target) as book:
        texts = book.read("xl/sharedStrings.xml").decode()
    same([word in texts for word in ("Прежний номер", "Липа мелколистная", "Весна")], [True] * 3, "the table of numbers")
    app.go("Карта")
    keys("ctrl+f")
    app.fill("Поиск на карте", "8")
    app.has_text("Дерево · № 1, прежде 8", app.find("list", "Найдено на карте"))
    keys("Return")
    app.editable("Широта, долгота")
    app.go("Подеревная съёмка")
    keys("ctrl+z")
    expect(path, "SELECT number FROM tree ORDER BY number", [("7",), ("8",), ("9",)], "the numbers of before")

    # The ready lists, as one step.
    app.press("button", "Готовые списки")
    app.toast("Готовые списки добавлены")
    expect(path, "SELECT count(*) > 90 FROM species", [(1,)], "the species")
    app.press(("radio button", "page tab"), "Шкалы")
    expect(path, "SELECT count(*) FROM scale", [(3,)], "the scales")
    app.find("label", "Город: три категории")
    look_at_dialog(app, "a new scale", lambda: keys("ctrl+n"), "Новая шкала состояния")
    app.press(("radio button", "page tab"), "Породы")
    app.find("label", "Абрикос маньчжурский")
    # Enter right after the last letter: the first of what is found by them all, not of the list as it was.
    app.focus(app.editable("Поиск пород"))
    type_text("рябина обыкновенная", 0)
    keys("Return")
    wait("that species", lambda: app.text_of(app.editable("Латинское название")) == "Sorbus aucuparia")
    app.editable("Наибольший диаметр, см")
    look(app, "a species")

    # A tree that is disagreed about is on the map.
    app.press(("radio button", "page tab"), "Съёмки")
    app.has_text("Расхождения · 1")
    # Of a territory's trees: of one where there are none, and of the one where it stands.
    lon, lat = 37.601, 55.75
    for title, east in (("Двор", 0), ("Пустырь", 1)):
        corners = ", ".join(f"{lon + east + dx} {lat + dy}" for dx, dy in ((-0.01, -0.01), (0.01, -0.01), (0.01, 0.01), (-0.01, 0.01), (-0.01, -0.01)))
        cli("add", path, "area", f"title={title}", f"geometry=POLYGON (({corners}))")
    app.pick("Вся съёмка", "Пустырь")
    app.gone(None, "Расхождения · 1")
    app.pick("Пустырь", "Двор")
    app.has_text("Расхождения · 1")
    app.click(app.reach(app.find("list item", re.compile("^№ 7 · Липа"))))
    app.has_text("№ 7")
    app.editable("Широта, долгота")
    app.quit()
    judge()


run(scenario)
