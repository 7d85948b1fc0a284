#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers of a tree survey: the plan of a territory at a scale that is chosen, as a drawing for CAD too, the tally sheet in a form with
its heading filled in, what crews take along; cards of problem spots."""
import os
import re
import subprocess
import zipfile

from ux import App, check, documents, has, keys, new_workspace, run, same, wait

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


def kit(app):
    app.go("Подеревная съёмка")
    app.click(app.find("label", "Подеревная съёмка, весна 2026"))
    app.find("button", "Новый блок номеров")
    app.press("toggle button", "Ещё действия с этой записью")
    wait("the menu", lambda: any(has(item, "FOCUSED") for item in app.all("menu item")))
    keys("Down", "Down", "Down", "Down", "Return")
    dialog = app.dialog("Полевой комплект")
    app.has_text("Подеревная съёмка, весна 2026", dialog)
    same(app.nameless(dialog), [], "nameless")
    app.pick("Масштаб", "1:1000", dialog)
    target = os.path.join(documents(), "комплект.pdf")
    app.press("button", "Сохранить как…", dialog)
    app.choose_file(target)
    # What crowds on small sheets is told before anybody goes out with them.
    app.has_text(re.compile("не нашлось места у деревьев: они в списке после схемы"))
    app.press("button", "Закрыть", on_top=True)
    app.gone("dialog")
    text = read(target)
    same([word in text for word in ("ПОЛЕВОЙ КОМПЛЕКТ", "ПК 1", "ПК 2", "ПК 3", "121–220", "М 1:1000", "Сторона квадрата сетки – 50", "Хорошее")],
         [True] * 8, "the kit")


def cards(app):
    app.act("win.spots")
    dialog = app.dialog("Проблемные места")
    app.pick("Территория", PARK, dialog)
    app.write("По", "11.04.2026", dialog)
    same(app.nameless(dialog), [], "nameless")
    target = save(app, dialog, "карточки.pdf")
    text = read(target)
    same(text.count("КАРТОЧКА ПРОБЛЕМНОГО МЕСТА"), 3, "spots that were reported on the first day")
    same([word in text for word in ("Яма на дорожке", "новое", PARK, "11 апреля 2026")], [True] * 4, "a card")
    pictures = subprocess.run(["pdfimages", "-list", target], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    same(len(pictures), 3, f"pictures: {pictures}")


def scenario():
    path = new_workspace()
    app = App(path)
    app.resize(1366, 768)
    plan(app)
    sheet(app)
    kit(app)
    cards(app)
    app.quit()
    check(path)


run(scenario)
