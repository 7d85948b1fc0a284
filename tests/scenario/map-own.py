#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A layer of the office's own with a small form of fields: made in a dialog, filled in on the card of an object, each edit a step that is
taken back, changed later; its objects are found by what stands there."""
import json
import re

from ux import App, ask, check, cli, expect, keys, new_workspace, run, same, type_text, wait


def own(path):
    text = ask(path, "SELECT own_fields FROM place WHERE title = 'У входа'")[0][0]
    return json.loads(text) if text else {}


def becomes(path, wanted):
    wait(f"{wanted} in the file", lambda: own(path) == wanted)


def form(path):
    return [(field["label"], field["type"], field.get("choices")) for field in json.loads(ask(path, "SELECT form FROM layer")[0][0] or "[]")]


def select(app, title):
    keys("ctrl+f")
    type_text(title)
    app.find("label", title)
    keys("Return")
    app.has_text("Скамейки")


def scenario():
    path = new_workspace("empty")
    app = App(path)
    app.resize(1366, 768)
    app.go("Карта")

    # A new layer; what has no name yet, or nothing to choose from, is said.
    app.press("button", "Добавить слой…")
    dialog = app.dialog("Новый слой")
    app.fill("Название", "Скамейки", dialog)
    app.pick("Геометрия", "Точка", dialog)
    app.click(app.reach(app.find(None, "Добавить поле", dialog)))
    app.pick("Что в нём", "Выбор из списка", dialog)
    app.press("button", "Сохранить", dialog)
    app.has_text("у одного нет названия")
    app.fill("Название поля", "Материал", dialog)
    app.press("button", "Сохранить", dialog)
    app.has_text("не из чего выбирать")
    app.focus(app.editable(re.compile("^Из чего выбирать"), dialog))
    type_text("дерево")
    keys("Return")
    type_text("металл")
    app.screenshot("map-own-layer")
    app.press("button", "Сохранить", dialog)
    app.gone("dialog")
    wait("the form", lambda: form(path) == [("Материал", "choice", ["дерево", "металл"])])

    # Changed later: one field more.
    row = app.find("list item", re.compile("^Скамейки"), app.find("list", "Слои"))
    app.click(row)
    app.click(app.reach(app.find(None, "Изменить слой…")))
    dialog = app.dialog("Изменение слоя")
    app.click(app.reach(app.find(None, "Добавить поле", dialog)))
    app.fill("Название поля", "Длина", dialog)
    app.pick("Что в нём", "Число", dialog)
    app.press("button", "Сохранить", dialog)
    app.gone("dialog")
    wait("the form", lambda: form(path) == [("Материал", "choice", ["дерево", "металл"]), ("Длина", "number", None)])

    # On the card of an object: in place, a step each.
    cli("add", path, "place", "title=У входа", "layer=Скамейки", "lon=37.6", "lat=55.81")
    cli("add", path, "place", "title=У пруда", "layer=Скамейки", "lon=37.601", "lat=55.81")
    app.has_text("2 объекта")
    select(app, "У входа")
    app.pick("Материал", "дерево")
    becomes(path, {"Материал": "дерево"})
    app.fill("Длина", "длинная")
    keys("Return")
    app.has_text(re.compile("«длинная»"))
    same(own(path), {"Материал": "дерево"}, "what is in the file")
    app.fill("Длина", "1,5")
    keys("Return")
    becomes(path, {"Материал": "дерево", "Длина": 1.5})
    app.screenshot("map-own")
    same(app.nameless(), [], "nameless")
    keys("ctrl+z")
    becomes(path, {"Материал": "дерево"})
    keys("ctrl+shift+z")
    becomes(path, {"Материал": "дерево", "Длина": 1.5})

    # Of another object nothing of it is said; found by a word of it.
    select(app, "У пруда")
    wait("an empty field", lambda: app.text_of(app.editable("Длина")) == "")
    keys("ctrl+f")
    keys("ctrl+a")
    type_text("дерево")
    app.find("label", "У входа")
    keys("Return")
    wait("the bench at the gate", lambda: app.text_of(app.editable("Длина")) == "1,5")
    app.quit()
    check(path)


run(scenario)
