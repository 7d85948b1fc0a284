#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trees get into a survey and a number block after the fact: by the card, for many at once, and by the file that they come from. A decision says
whose it is, and what a shrub or a hedge has instead of a trunk can be typed by hand."""
import os
import re

from ux import App, check, cli, documents, expect, keys, new_workspace, run, same

ME = "Иванова Анна Сергеевна"


def scenario():
    path = new_workspace("empty")
    cli("add", path, "employee", f"name={ME}")
    cli("add", path, "survey", "title=Весна", "started=2020-02-15", "ended=2020-02-15")
    cli("add", path, "survey.block", "--parent", "id:1", "workplace=Бригада А", "first=1", "last=20")
    cli("add", path, "survey", "title=Осень")
    cli("add", path, "tree", "number=7", "species=Сирень обыкновенная", "lon=37.6", "lat=55.81")
    app = App(path)
    app.resize(1366, 768)
    app.switch_employee(path, ME)
    app.go("Карта")
    app.has_text("1 объект")
    chart = app.find(None, re.compile("^Карта: "))
    app.click_at(chart, *app.middle(chart))
    app.has_text("№ 7")

    # The block alone says the survey.
    app.pick("Блок номеров", "Весна · Бригада А · 1–20")
    expect(path, "SELECT survey, block, number FROM tree", [(1, 1, "7")], "the survey and the block")
    app.pick("Решение специалиста", "Вырубить")
    expect(path, "SELECT decision, decided_by, decided FROM tree", [("remove", ME, "2020-02-20")], "whose decision it is")
    app.has_text(re.compile(r"^Решение специалиста: Вырубить – Иванова\sА\.\sС\., 20\.02\.2020"))

    # What is seldom filled in is folded, and says what it holds.
    app.click(app.reach(app.find("list item", re.compile("^Ещё о растении"))))
    app.pick("Единица", "пог. м")
    app.fill("Количество", "12,5")
    keys("Tab")
    expect(path, "SELECT count, unit FROM tree", [(12.5, "m")], "a hedge")
    app.has_text(re.compile("Количество: 12,5 · Единица: пог. м"))
    same(app.nameless(), [], "nameless")
    app.screenshot("tree-fields")
    keys("ctrl+z")
    keys("ctrl+z")
    expect(path, "SELECT count, unit, decision FROM tree", [(None, None, "remove")], "two steps back")
    keys("ctrl+z")
    expect(path, "SELECT decision, decided_by, decided FROM tree", [(None, None, None)], "the decision and its signature in one step")

    # A crew's file goes into its survey as a whole.
    table = os.path.join(documents(), "бригада.csv")
    with open(table, "w", encoding="utf-8") as file:
        file.write("Номер;Порода;lon;lat\n21;Липа;37.601;55.811\n;Ель;37.602;55.811\n")
    keys("ctrl+i")
    dialog = app.dialog("Загрузка на карту")
    app.press("button", "Выбрать файл…", dialog)
    app.choose_file(table)
    app.pick("В съёмку", "Весна", dialog)
    app.pick("Блок номеров бригады", "Бригада А · 1–20", dialog)
    app.screenshot("tree-fields-import")
    app.press("button", "Показать, что будет", dialog)
    app.find("list", "Что будет сделано", dialog)
    app.press("button", "Загрузить", dialog)
    expect(path, "SELECT number, survey, block FROM tree WHERE id > 1 ORDER BY id", [("21", 1, 1), ("8", 1, 1)], "the crew's trees")

    # Many at once: another survey, which has no such block.
    app.has_text("3 объекта")
    app.press("button", "Показать всё")
    x, y = app.middle(chart)
    app.drag(chart, (x + 320, y - 330), (x - 320, y + 330), modifier="shift")
    app.press("button", "Задать поля всем…")
    dialog = app.dialog("Задать поля")
    app.pick("Съёмка", "Осень", dialog)
    app.press("button", "Сохранить", dialog)
    expect(path, "SELECT DISTINCT survey, block FROM tree", [(2, None)], "all of them")
    app.quit()
    check(path)


run(scenario)
