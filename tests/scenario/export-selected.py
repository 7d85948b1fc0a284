#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is selected in the list goes out as a table of just these rows, XLSX and CSV, without contacts; and the window comes back as it was
left."""
import csv
import os
import re
import zipfile

from ux import App, ask, documents, has, keys, new_workspace, run, same, wait

KEEPS = {"GSETTINGS_BACKEND": "keyfile"}
NEWEST = "SELECT title, leader_phone FROM application ORDER BY id DESC LIMIT 4"


def export(app, name, encoding=None):
    app.press("button", "Выгрузить выбранное…")
    dialog = app.dialog("Выгрузка")
    if encoding is not None:
        app.pick("Формат", encoding, dialog)
    app.press("button", "Сохранить как…", dialog)
    target = os.path.join(documents(), name)
    app.choose_file(target)
    app.gone("dialog")
    wait(f"«{name}»", lambda: os.path.exists(target))
    return target


def scenario():
    path = new_workspace()
    rows = ask(path, NEWEST)
    app = App(path, env=KEEPS)
    app.resize(1200, 720)
    app.go("Заявки")
    listed = app.find("list", "Заявки")
    app.click(wait("rows", lambda: app.all("list item", None, listed))[0])
    keys("shift+Down", "shift+Down", "shift+Down")
    app.has_text("Выбрано 4")

    with zipfile.ZipFile(export(app, "выбранные.xlsx")) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode("utf-8")
    same(len(re.findall("<row ", sheet)), 5, "rows of the sheet, its head among them")
    same([title in sheet for title, _phone in rows], [True] * 4, "titles in the sheet")

    with open(export(app, "выбранные.csv", "CSV, UTF-8"), encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file, delimiter=";"))
    title = table[0].index("Название")
    same(sorted(line[title] for line in table[1:]), sorted(title for title, _phone in rows), "titles in the table")
    text = "\n".join(" ".join(line) for line in table)
    same([phone for _title, phone in rows if phone and phone in text], [], "phones that leave the office")
    app.has_text("Выбрано 4")
    app.quit()

    app = App(path, env=KEEPS)
    wait("the window to have its size", lambda: [app.shape()[side] for side in ("WIDTH", "HEIGHT")] == [1200, 720])
    wait("the page to be the one that was left",
         lambda: has(app.find("list item", re.compile("^Заявки(, |$)"), app.find("list", "Разделы")), "SELECTED"))
    app.quit()


run(scenario)
