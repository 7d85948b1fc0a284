#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A file that can only be read: letters are looked at, one by one as well, and nothing about them can be typed, chosen or written."""
import os
import re

from ux import App, cli, documents, has, new_workspace, run, same, wait


def writable(app, role, name, within=None):
    node = app.find(role, name, within)
    return has(node, "EDITABLE" if role == "text" else "SENSITIVE")


def scenario():
    path = new_workspace()
    copy = os.path.join(documents(), "head.veche")
    cli("backup", path, copy, "--anonymous")
    app = App(copy)
    app.resize(1366, 768)
    app.go("Письма")
    wait("the letters", lambda: [row for row in app.all("list item", None, app.find("list", "Письма")) if row.get_name()])
    app.has_text(re.compile("^Готово [0-9]+ из "))
    for role, name in (("text", "Исх. № первого письма"), ("combo box", "Подписывает"), ("button", "Сохранить и напечатать…"),
                       ("button", "Сохранить в папку…")):
        same(writable(app, role, name), False, f"«{name}» in a file that can only be read")
    boxes = wait("boxes to choose letters by", lambda: app.all("check box", None, app.find("list", "Письма")))
    for box in boxes:
        same(has(box, "SENSITIVE"), False, box.get_name())

    app.click(wait("a row", lambda: app.all("label", re.compile("^2020-"), app.find("list", "Письма")))[0])
    dialog = app.dialog("Письмо")
    for name in ("Исх. №", "Дата", "Тема письма", "Текст"):
        same(writable(app, "text", name, dialog), False, f"«{name}» of the letter")
    same(app.all(None, "Заполнить формы имени…", dialog), [], "the way to the forms of the name")
    app.press("button", "Готово", dialog)
    app.gone("dialog", "Письмо")
    app.quit()


run(scenario)
