#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The specialist's queue by keys alone: a species completed from any of its names, a decision by a digit in the Russian layout, Enter saves and
goes on, each tree is one step; photographs are turned; what another window changes leaves alone what is typed."""
import os
import re
import struct
import subprocess
import zlib
from pathlib import Path

from ux import App, ask, check, cli, documents, expect, has, keys, new_workspace, run, same, type_text, wait

TREE = "SELECT species, condition, decision, ground FROM tree WHERE number = ?"


def write_picture(name, color):
    """A PNG of one colour, upright."""
    path = os.path.join(documents(), name)
    rows = zlib.compress(b"".join(b"\0" + bytes(color) * 300 for _ in range(400)))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    Path(path).write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 300, 400, 8, 2, 0, 0, 0)) + chunk(b"IDAT", rows)
                           + chunk(b"IEND", b""))
    return path


def prepare(path):
    cli("add", path, "scale", "title=Город")
    cli("add", path, "scale.grade", "--parent", "id:1", "code=2", "title=угнетённое")
    cli("add", path, "survey", "title=Весна", "scale=id:1")
    cli("add", path, "species", "name=Ель европейская", "latin=Picea abies", "aliases=смерека")
    for number, fields in ((1, ("species=?", "volunteer=Бригада А", "note=у входа", "diameter=24")), (2, ("species=смерека",)), (3, ("species=Липа мелколистная", "decision=inspect")),
                           (4, ()), (5, ("species=Клён остролистный", "volunteer_decision=remove")), (6, ("species=непонятное дерево",))):
        cli("add", path, "tree", f"number={number}", "survey=Весна", *fields)
    for name, color in (("Вид.png", (64, 144, 80)), ("Лист.png", (200, 160, 60))):
        cli("attach", path, "tree", "1", write_picture(name, color))


def scenario():
    path = new_workspace("empty")
    prepare(path)
    app = App(path)
    app.resize(1366, 768)
    app.go("Специалисту")
    queue = app.find("list", "Деревья, которые ждут специалиста")
    app.has_text("Осталось 5 деревьев")
    same([row.get_name() for row in app.all("list item", None, queue)],
         ["№ 1 · ?", "№ 3 · Липа мелколистная, Решение: Обследовать", "№ 4 · не определена", "№ 5 · Клён остролистный, Предложено: Вырубить",
          "№ 6 · непонятное дерево"], "the queue")
    app.press("button", "Открыть первое")
    app.has_text(re.compile("Бригада А"))
    app.has_text("Вид.png · 1 из 2")
    species = app.editable("Порода")
    wait("the keyboard in the species", lambda: app.focused(species))
    same(app.nameless(), [], "nameless")

    # Photographs by keys that no text needs; digits are the decision, in either layout; the species is found by any of its names.
    keys("Next")
    app.has_text("Лист.png · 2 из 2")
    keys("Next")
    app.has_text("Вид.png · 1 из 2")
    subprocess.run(["setxkbmap", "ru"], check=True)
    keys("3")
    wait("the decision", lambda: has(app.find("radio button", "Вырубить"), "CHECKED"))
    subprocess.run(["setxkbmap", "us,ru"], check=True)
    type_text("смер")
    app.find("list", "Что можно выбрать")
    keys("Return")
    expect(path, TREE.replace("?", "'1'"), [("Ель европейская", None, "remove", None)], "the first tree")
    same(ask(path, "SELECT decided_by IS NULL, decided FROM tree WHERE number = '1'")[0][1], "2020-02-20", "the day of the decision")
    steps = ask(path, "SELECT count(*) FROM veche_step")[0][0]
    app.has_text("Осталось 4 дерева")

    # The next one has no photograph; its species is right, it was to be inspected. A grade is found by its word.
    app.has_text("Фотографии нет")
    species = app.editable("Порода")
    wait("the next tree", lambda: app.text_of(species) == "Липа мелколистная" and app.focused(species))
    keys("KP_1", "Tab")
    type_text("угн")
    keys("Tab")
    app.focus(app.editable("Основание решения"))
    type_text("осмотр 12")
    keys("Return")
    expect(path, TREE.replace("?", "'3'"), [("Липа мелколистная", "2", "keep", "осмотр 12")], "the second tree")
    same(ask(path, "SELECT count(*) FROM veche_step")[0][0], steps + 1, "steps")
    app.has_text("Осталось 3 дерева")

    # Another window says something of the tree that is looked at: what is typed stays, the rest is as it is now.
    wait("the third tree", lambda: app.text_of(app.editable("Порода")) == "")
    type_text("Дуб чер")
    keys("Escape")
    cli("set", path, "tree", "4", "condition=хорошее")
    wait("the condition", lambda: app.text_of(app.editable("Состояние")) == "хорошее")
    same(app.text_of(app.editable("Порода")), "Дуб чер", "what is typed")
    cli("delete", path, "tree", "4")
    app.has_text(re.compile("^Это дерево удалили"))
    same(app.text_of(app.editable("Порода")), "Дуб чер", "what is typed")
    cli("undo", path)
    app.gone("label", re.compile("^Это дерево удалили"))
    same(app.text_of(app.editable("Порода")), "Дуб чер", "what is typed")
    app.focus(app.editable("Порода"))
    type_text("ешч")
    keys("Return")
    expect(path, TREE.replace("?", "'4'"), [("Дуб черешчатый", "хорошее", None, None)], "the third tree")

    # Nothing is saved of a tree that is passed over; one step is taken back at a time.
    wait("the fourth tree", lambda: app.text_of(app.editable("Порода")) == "Клён остролистный")
    keys("Down")
    wait("the fifth tree", lambda: app.text_of(app.editable("Порода")) == "непонятное дерево")
    app.has_text("Нет в списке пород")
    app.has_text("Осталось 2 дерева")
    keys("ctrl+z")
    expect(path, TREE.replace("?", "'4'"), [(None, "хорошее", None, None)], "the third tree to be undone")
    app.has_text("Осталось 3 дерева")
    app.pick("Все, что ждут", "Предложения без решения")
    app.has_text("Осталось 1 дерево")

    # What is chosen is in the file when another page is gone to.
    app.click(app.find("radio button", "Обследовать"))
    wait("the decision", lambda: has(app.find("radio button", "Обследовать"), "CHECKED"))
    app.go("Подеревная съёмка")
    expect(path, TREE.replace("?", "'6'"), [("непонятное дерево", None, "inspect", None)], "the tree that was left")

    # From the card of a survey; on a narrow screen the photograph stands above.
    app.click(app.find("label", "Весна"))
    app.press("toggle button", "Ещё действия с этой записью")
    wait("the menu", lambda: any(has(item, "FOCUSED") for item in app.all("menu item")))
    keys("Down", "Down", "Down", "Return")
    app.has_text("Весна")
    app.resize(360, 720)
    app.quit()
    check(path)


run(scenario)
