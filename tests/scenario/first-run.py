#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first minute: no workspace yet, one is made from the template of 2020, and the list invites to the first application."""
import os

from ux import App, ask, check, cli, documents, run, same


def scenario():
    app = App()
    app.has_text("Добро пожаловать")
    app.press("button", "Создать рабочий файл…")
    dialog = app.dialog("Новый рабочий файл")
    app.fill(None, "Городской отбор", dialog)  # the only text that is asked for
    app.press("button", "Создать", dialog)
    app.go("Заявки")
    app.has_text("Заявок пока нет")
    app.find("button", "Принять заявку…")
    app.quit()

    path = os.path.join(documents(), "Veche", "Городской отбор.veche")
    same(ask(path, "SELECT count(*) FROM theme"), [(5,)], "themes")
    same(ask(path, "SELECT count(*) FROM item"), [(9,)], "items")
    same(cli("list", path, "applications", "--json"), "", "applications")
    check(path)


run(scenario)
