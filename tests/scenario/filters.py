#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list is narrowed by term, way, mark and days of receipt; the button says how many filters are on, and a new application that they hide
is told, with a way to it."""
import re

from ux import App, ask, check, cli, expect, keys, new_workspace, run, same

OPEN = "state IN ('draft', 'registered', 'in-check', 'returned')"


def shown(app, count):
    app.find("label", f"Показано {count} из 60")


def scenario():
    path = new_workspace()
    first, second = (row[0] for row in ask(path, "SELECT number FROM application WHERE channel = 'visit' AND number IS NOT NULL LIMIT 2"))
    cli("set", path, "application", second, f"repeats={first}")
    app = App(path)
    app.resize(1366, 768)
    app.go("Заявки")
    count = lambda where: ask(path, f"SELECT count(*) FROM application WHERE {where}")[0][0]

    app.press("toggle button", "Фильтр")
    app.pick("Срок", "Срок прошёл")
    shown(app, count(f"{OPEN} AND due < '2020-02-20'"))
    app.pick("Срок", "Любой срок")
    app.pick("Канал", "личный приём")
    shown(app, count("channel = 'visit'"))
    app.pick("Отметка", "Подана повторно")
    shown(app, 1)
    app.find(None, re.compile("^Фильтр: включено 2"))
    app.pick("Отметка", "Любая отметка")
    app.fill("Получена с", "03.02.2020")
    app.fill("Получена по", "05.02.2020")
    shown(app, count("channel = 'visit' AND received BETWEEN '2020-02-02T21:00:00' AND '2020-02-05T20:59:59Z'"))
    keys("Escape")
    app.find("button", "Убрать фильтр «Получена с 03.02.2020»")

    # What is taken in now does not fit: that is said, and there is a way to it.
    keys("ctrl+n")
    dialog = app.dialog("Новая заявка")
    app.fill("Название", "Новый каток", dialog)
    keys("ctrl+Return")
    expect(path, "SELECT count(*) FROM application WHERE title = 'Новый каток' AND number IS NOT NULL", [(1,)], "it to be registered")
    app.toast("Новая заявка скрыта поиском или фильтром")
    app.press("button", "Показать все")
    app.gone("dialog")
    app.find("list item", re.compile("^Новый каток"))
    same(app.all("button", re.compile("^Убрать фильтр")), [], "filters")
    app.quit()
    check(path)


run(scenario)
