#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers of a tree survey: the plan of a territory at a scale that is chosen, as a drawing for CAD too, and the tally sheet in a form with
its heading filled in."""
import os
import re
import subprocess
import zipfile

from ux import App, check, documents, new_workspace, run, same, wait

PARK = "Парк «Заводской»"


def save(app, dialog, name):
    target = os.path.join(documents(), name)
    app.press("button", "Сохранить как…", dialog)
    app.choose_file(target)
    wait(name, lambda: os.path.exists(target))
    app.gone("dialog")
    return target


def read(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def plan(app):
    app.act("win.tree-plan")
    dialog = app.dialog("Подеревная схема")
    app.pick("Территория", PARK, dialog)
    app.pick("Масштаб", "1:500", dialog)
    app.pick("Бумага", "A2", dialog)
    same(app.nameless(dialog), [], "nameless")
    text = read(save(app, dialog, "схема.pdf"))
    same([word in text for word in ("М 1:500", PARK, "Условные обозначения", "Липа мелколистная – 117", "предлагается к вырубке")],
         [True] * 5, "the plan")
    # With a base below, and whom to name for it.
    app.act("win.tree-plan")
    dialog = app.dialog("Подеревная схема")
    app.press("button", "Выбрать…", dialog)
    app.choose_file(os.path.join(os.environ["VECHE_DATADIR"], "maps", "ostankino.mbtiles"))
    app.has_text("ostankino.mbtiles", dialog)
    target = save(app, dialog, "с основой.pdf")
    same("OpenStreetMap" in read(target), True, "the credit")
    pictures = subprocess.run(["pdfimages", "-list", target], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    same(len(pictures), 1, f"pictures: {pictures}")

    app.act("win.tree-plan")
    dialog = app.dialog("Подеревная схема")
    app.pick("Формат", "Чертёж для САПР (DXF)", dialog)
    with open(save(app, dialog, "схема.dxf"), encoding="cp1251") as drawing:
        same("К_ВЫРУБКЕ" in drawing.read(), True, "the drawing")

    # At a scale that has no room for all numbers it is said which are on no label.
    app.act("win.tree-plan")
    dialog = app.dialog("Подеревная схема")
    app.pick("Масштаб", "1:2000", dialog)
    app.pick("Бумага", "A4", dialog)
    app.press("button", "Сохранить как…", dialog)
    app.choose_file(os.path.join(documents(), "тесно.pdf"))
    app.has_text(re.compile(r"не нашлось места у деревьев.*\(\d+, \d+"))
    app.press("button", "Закрыть", on_top=True)
    app.gone("dialog")


def sheet(app):
    app.act("win.tally-sheet")
    dialog = app.dialog("Перечётная ведомость")
    app.pick("Территория", PARK, dialog)
    app.pick("Форма", "Расчёт компенсации", dialog)
    app.pick("Формат", "Таблица (XLSX)", dialog)
    app.write("Вид работ", "Санитарная вырубка", dialog)
    same(app.nameless(dialog), [], "nameless")
    with zipfile.ZipFile(save(app, dialog, "ведомость.xlsx")) as book:
        texts = book.read("xl/sharedStrings.xml").decode()
    same([word in texts for word in ("Санитарная вырубка", "Липа мелколистная", "К вырубке")], [True] * 3, "the sheet")


def scenario():
    path = new_workspace()
    app = App(path)
    app.resize(1366, 768)
    plan(app)
    sheet(app)
    app.quit()
    check(path)


run(scenario)
