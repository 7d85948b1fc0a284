#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A table whose «diameters» are what a tape around the trunk told: it is asked about before anything is taken, and what was measured is kept."""
import os
import re

from ux import App, ask, check, cli, documents, expect, keys, new_workspace, run, same, type_text, wait

TABLE = "Номер;Порода;Диаметр;Долгота;Широта\n1;Липа мелколистная;63;37,6;55,81\n2;Клён остролистный;94+60;37,6004;55,81\n3;Ива белая;70,5;37,6008;55,81\n"
SIZES = "SELECT number, girth, diameter FROM tree ORDER BY number"


def scenario():
    path = new_workspace("empty")
    cli("add", path, "area", "title=Сквер", "geometry=POLYGON ((37.599 55.809, 37.602 55.809, 37.602 55.811, 37.599 55.811, 37.599 55.809))")
    table = os.path.join(documents(), "обмер.csv")
    with open(table, "w", encoding="utf-8") as file:
        file.write(TABLE)
    app = App(path)
    app.resize(1366, 768)
    app.go("Карта")
    app.has_text("1 объект")
    keys("ctrl+i")
    dialog = app.dialog("Загрузка на карту")
    app.press("button", "Выбрать файл…", dialog)
    app.choose_file(table)
    app.editable(re.compile("^Система координат"), dialog)
    app.press("button", "Показать, что будет", dialog)
    app.has_text(re.compile("больше 70 см.*«Диаметр»"))

    # Nothing is decided, and it is asked again.
    app.press("button", "Отмена", on_top=True)
    app.gone("label", "Диаметр или обхват?")
    app.press("button", "Показать, что будет", dialog)
    app.press("button", "Обхват", on_top=True)
    app.find("list", "Что будет сделано", dialog)
    same(ask(path, SIZES), [], "trees before the import")
    app.press("button", "Загрузить", dialog)
    expect(path, SIZES, [("1", 63, 20.1), ("2", 94, 29.9), ("3", 70.5, 22.4)], "girths and diameters")
    same(ask(path, "SELECT girth, diameter FROM tree_stem ORDER BY position"), [(94, 29.9), (60, 19.1)], "stems")
    app.has_text("4 объекта")

    # The card shows both, and takes either.
    keys("ctrl+f")
    app.fill("Поиск на карте", "Липа")
    app.find("label", "Липа мелколистная", app.find("list", "Найдено на карте"))
    keys("Return")
    size = app.editable("Диаметр, см")
    wait("both sizes on the card", lambda: app.text_of(size) == "обхват 63 (20,1 см)")
    app.focus(size)
    keys("ctrl+a")
    type_text("обхват 66")
    keys("Return")
    expect(path, "SELECT girth, diameter FROM tree WHERE number = '1'", [(66, 21)], "the girth that was put right")
    app.focus(app.editable("Диаметр, см"))
    keys("ctrl+a")
    type_text("22")
    keys("Return")
    expect(path, "SELECT girth, diameter FROM tree WHERE number = '1'", [(None, 22)], "a diameter that was measured itself")
    keys("ctrl+z")
    expect(path, "SELECT girth, diameter FROM tree WHERE number = '1'", [(66, 21)], "the girth to be back")
    app.quit()
    check(path)


run(scenario)
