#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The power goes right after «Сохранено»: what was said to be saved is there, and the file is sound."""
import re

from ux import App, ask, check, keys, new_workspace, record, run, same


def scenario():
    path = new_workspace()
    for count in range(3):
        app = App(path)
        app.resize(1366, 768)
        app.go("Заявки")
        app.fill("Поиск заявок", "2020-КН-018")
        number = app.find("list", "Заявки")
        app.choose(re.compile("^2020-КН-018 · " + ask(path, "SELECT city FROM application WHERE id = 19")[0][0]), number)
        title = f"Почта после сбоя {count}"
        app.fill("Название", title, app.find("grouping", "Заявка"))
        keys("Tab")
        app.has_text("Сохранено")
        app.kill()
        # By veche-cli: it also takes back what the application was writing when it died.
        same(record(path, "application", "2020-КН-018", "title"), (title,), "what was saved before the crash")

    app = App(path)
    app.resize(1366, 768)
    app.go("Заявки")
    app.fill("Поиск заявок", "после сбоя")
    app.find("label", "Почта после сбоя 2", app.find("list", "Заявки"))
    app.quit()
    same(record(path, "application", "2020-КН-018", "title"), ("Почта после сбоя 2",), "the application for other programs")
    check(path)


run(scenario)
