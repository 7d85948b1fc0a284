#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trees go to a map program and come back: the file that comes back is looked at first, which shows only what has changed there; it is one step,
which Ctrl+Z takes back. A territory that is selected says what goes out."""
import json
import os
import re

from ux import App, ask, check, cli, documents, expect, has, keys, new_workspace, run, same, wait

LON, LAT = 37.6, 55.81
STATE = "SELECT number, species, condition FROM tree ORDER BY number"


def save(app, name):
    """Trees, through the menu of the map."""
    button = app.press("toggle button", "Ещё действия с картой")
    wait("the menu", lambda: has(button, "CHECKED") or has(button, "EXPANDED") or has(button, "PRESSED"))
    keys("Down", "Return", "Down", "Return")
    dialog = app.dialog("Выгрузка")
    app.pick("Формат", "GeoJSON", dialog)
    same(app.nameless(dialog), [], "nameless")
    target = os.path.join(documents(), name)
    app.press("button", "Сохранить как…", dialog)
    app.choose_file(target)
    wait(name, lambda: os.path.exists(target))
    app.gone("dialog")
    with open(target, encoding="utf-8") as file:
        return target, json.load(file)


def number(app, counts, title):
    row = app.find("list item", re.compile("^" + title), counts)
    return app.all("label", None, row)[-1].get_name()


def scenario():
    path = new_workspace("empty")
    for nth in range(1, 5):
        cli("add", path, "tree", f"number={nth}", "species=Липа мелколистная", "condition=хорошее", f"lon={LON + nth * 0.0004}", f"lat={LAT}")
    west, east, south, north = LON, LON + 0.001, LAT - 0.0005, LAT + 0.0005
    cli("add", path, "area", "title=Сквер",
        f"geometry=POLYGON (({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))")
    app = App(path)
    app.resize(1366, 768)
    app.go("Карта")
    app.has_text("5 объектов")
    target, trees = save(app, "деревья.geojson")
    same(len(trees["features"]), 4, "trees in the file")

    # Elsewhere one is described anew, one is moved and one is new.
    by = {feature["properties"]["number"]: feature for feature in trees["features"]}
    by["1"]["properties"]["condition"] = "усыхает"
    by["2"]["geometry"]["coordinates"] = [LON + 0.0008, LAT + 0.0001]
    trees["features"].append({"type": "Feature", "properties": {"number": "5", "species": "Ель колючая"},
                              "geometry": {"type": "Point", "coordinates": [LON, LAT]}})
    with open(target, "w", encoding="utf-8") as file:
        json.dump(trees, file, ensure_ascii=False)

    keys("ctrl+i")
    dialog = app.dialog("Загрузка на карту")
    app.has_text("Перетащите сюда файл карты", dialog)
    app.press("button", "Выбрать файл…", dialog)
    app.choose_file(target)
    app.editable(re.compile("^Система координат"), dialog)
    app.press("button", "Показать, что будет", dialog)
    counts = app.find("list", "Что будет сделано", dialog)
    same([number(app, counts, title) for title in ("Строк в файле", "Новых записей", "Изменённых записей")], ["5", "1", "2"], "what would happen")
    app.press("list item", re.compile("^Изменённых записей"), counts)
    changed = app.find("list", "Изменённые записи", dialog)
    same(len(app.all("list item", None, changed)), 2, "records that would change")
    app.has_text(re.compile("Состояние: хорошее → усыхает"), changed)
    same(ask(path, STATE), [(str(nth), "Липа мелколистная", "хорошее") for nth in range(1, 5)], "trees before the import")
    app.press("button", "Назад", dialog)
    app.gone("list", "Изменённые записи")
    steps = ask(path, "SELECT count(*) FROM veche_step")[0][0]
    app.press("button", "Загрузить", dialog)
    expect(path, STATE, [("1", "Липа мелколистная", "усыхает"), *((str(nth), "Липа мелколистная", "хорошее") for nth in range(2, 5)),
                         ("5", "Ель колючая", None)], "what has come back")
    app.has_text("6 объектов")
    same(ask(path, "SELECT count(*) FROM veche_step")[0][0], steps + 1, "steps of an import")
    keys("ctrl+z")
    expect(path, STATE, [(str(nth), "Липа мелколистная", "хорошее") for nth in range(1, 5)], "trees after the import was taken back")

    # What lies in a territory that is selected: two of the four.
    keys("ctrl+f")
    app.fill("Поиск на карте", "Сквер")
    app.find("label", "Сквер", app.find("list", "Найдено на карте"))
    keys("Return")
    app.has_text(re.compile(r"\d м²"))
    same(sorted(feature["properties"]["number"] for feature in save(app, "сквер.geojson")[1]["features"]), ["1", "2"],
         "trees of the territory")
    app.quit()
    check(path)


run(scenario)
