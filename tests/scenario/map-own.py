#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A layer of the office's own with a small form of fields: made in a dialog, filled in on the card of an object, each edit a step that is
taken back, changed later; its objects are found by what stands there, coloured by it, shown and printed only if it is so, and many of them
are told the same at once."""
import json
import os
import re
import subprocess

from ux import App, ask, check, cli, documents, expect, has, keys, new_workspace, run, same, type_text, wait


def own(path, title="У входа"):
    text = ask(path, "SELECT own_fields FROM place WHERE ifnull(title, '') = ?", title)[0][0]
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


def open_menu(app, name, *keystrokes):
    button = app.press("toggle button", name)
    wait("the menu", lambda: has(button, "CHECKED") or has(button, "EXPANDED") or has(button, "PRESSED"))
    keys(*keystrokes)


def layers(app):
    """The list of layers, after an object was looked at beside the map."""
    app.click(app.find("label", "Слои"))
    return app.find("list", "Слои")


def start_filter(app):
    app.click(app.reach(app.find(None, "Фильтр по полям…", layers(app))))
    return app.dialog("Фильтр")


def print_map(app, name):
    open_menu(app, "Ещё действия с картой", "Up", "Up", "Up", "Return")
    dialog = app.dialog("Печать карты")
    app.press("button", "Сохранить как…", dialog)
    target = os.path.join(documents(), name)
    app.choose_file(target)
    app.toast(f"«{name}»")
    wait("the file", lambda: os.path.exists(target))
    app.gone("dialog")
    return subprocess.run(["pdftotext", "-layout", target, "-"], check=True, capture_output=True, text=True).stdout


def add_object(app, path):
    """One more, in the middle of the map: its fields are beside it at once."""
    open_menu(app, "Добавить на карту", *["Up"] * 6, "Return")
    app.has_text("Щёлк")
    keys("space")
    expect(path, "SELECT count(*) FROM place WHERE layer IS NOT NULL", [(3,)], "the new bench")
    app.pick("Материал", "металл")
    wait("its material", lambda: own(path, "") == {"Материал": "металл"})
    keys("Escape", "Escape")


def set_all(app, path):
    """All three are told the same; what is left empty each of them keeps."""
    open_menu(app, "Ещё действия с картой", "Up", "Up", "Return")
    wait("three to be selected", lambda: len(app.all("label", "3 объекта")) == 2)
    steps = ask(path, "SELECT count(*) FROM veche_step")[0][0]
    app.press("button", "Задать поля всем…")
    dialog = app.dialog("Задать поля")
    app.fill("Длина", "2", dialog)
    app.pick("Освещена", "нет", dialog)
    app.screenshot("map-own-batch")
    app.press("button", "Сохранить", dialog)
    app.toast("Изменено: 3 объекта")
    told = {"Длина": 2, "Освещена": False}
    same([own(path), own(path, "У пруда"), own(path, "")], [{"Материал": "дерево", **told}, told, {"Материал": "металл", **told}],
         "what all were told")
    same(ask(path, "SELECT count(*) FROM veche_step")[0][0], steps + 1, "steps")
    app.gone("dialog")
    keys("ctrl+z")
    becomes(path, {"Материал": "дерево", "Длина": 1.5})


def filter_map(app, path):
    """Coloured by the material; only those of wood are shown, and printed."""
    rows = layers(app)
    for wanted in ("дерево", "металл", "Не указано"):
        app.find("label", wanted, rows)
    app.screenshot("map-own-legend")
    dialog = start_filter(app)
    app.pick("Материал", "дерево", dialog)
    app.screenshot("map-own-filter")
    app.press("button", "Применить", dialog)
    app.find("label", "1 объект")
    app.find("label", "Фильтр: Материал: дерево")
    text = print_map(app, "Скамейки.pdf")
    for wanted in ("Скамейки (Материал: дерево) – 1", "дерево – 1"):
        same(wanted in text, True, f"«{wanted}» on the sheet: {text}")
    # And written to a file.
    open_menu(app, "Ещё действия с картой", "Down", "Return", "Down", "Down", "Down", "Return")
    dialog = app.dialog("Выгрузка")
    app.has_text(re.compile("^1 строка"), dialog)
    app.press("button", "Отмена", dialog)
    app.gone("dialog")

    # A number that is none is said; a range is not.
    dialog = start_filter(app)
    app.fill("Длина: от", "два", dialog)
    app.press("button", "Применить", dialog)
    app.has_text("«два»", dialog)
    app.fill("Длина: от", "2", dialog)
    app.press("button", "Применить", dialog)
    app.find("label", "0 объектов")
    dialog = start_filter(app)
    app.press("button", "Показать все объекты", dialog)
    app.find("label", "3 объекта")
    dialog = start_filter(app)
    app.pick("Материал", "Не указано", dialog)
    app.press("button", "Применить", dialog)
    app.find("label", "1 объект")
    # What is changed elsewhere comes and goes by the same filter.
    dialog = start_filter(app)
    app.pick("Материал", "Любое значение", dialog)
    app.pick("Освещена", "да", dialog)
    app.fill("Мастер содержит", "ива", dialog)
    keys("Return")
    app.find("label", "0 объектов")
    cli("set", path, "place", "У пруда", "own_fields=" + json.dumps({"Освещена": True, "Мастер": "Пётр Иванов"}, ensure_ascii=False))
    app.find("label", "1 объект")
    # What is looked for is shown, whatever is filtered.
    select(app, "У входа")
    app.find("label", "3 объекта")


def delete_layer(app, path):
    """With all that is in it, whatever the filter shows; and back by one undo."""
    app.click(app.reach(app.find(None, "Удалить слой…", layers(app))))
    dialog = app.dialog("Удалить слой «Скамейки»?")
    app.has_text("3 объекта", dialog)
    app.press("button", "Удалить", dialog)
    expect(path, "SELECT (SELECT count(*) FROM layer), (SELECT count(*) FROM place)", [(0, 0)], "the layer to go")
    app.toast("Удалён слой «Скамейки»")
    app.gone("label", "Скамейки")
    keys("ctrl+z")
    expect(path, "SELECT (SELECT count(*) FROM layer), (SELECT count(*) FROM place)", [(1, 3)], "the layer to be back")
    app.find("label", "Скамейки")


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
    app.pick("Знак точки", "Кольцо", dialog)
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
    app.pick("Цвет объектов по полю", "Материал", dialog)
    app.screenshot("map-own-layer")
    app.press("button", "Сохранить", dialog)
    app.gone("dialog")
    wait("the form", lambda: form(path) == [("Материал", "choice", ["дерево", "металл"])])
    same(ask(path, "SELECT color, symbol FROM layer"), [(None, "ring")], "how they look")
    same([field.get("style") for field in json.loads(ask(path, "SELECT form FROM layer")[0][0])], [True], "what colours them")

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
    # Two more by another program.
    [(number, text)] = ask(path, "SELECT id, form FROM layer")
    more = [{"name": "Освещена", "type": "boolean"}, {"name": "Мастер", "type": "text"}]
    cli("set", path, "layer", f"id:{number}", "form=" + json.dumps(json.loads(text) + more, ensure_ascii=False))

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
    add_object(app, path)
    set_all(app, path)
    filter_map(app, path)
    delete_layer(app, path)
    app.quit()
    check(path)


run(scenario)
