#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two windows on one file: what is changed in one is seen in the other and can be undone there; what is typed in one and cannot be saved
outlives a change in the other, and the closing of its window; the last window closes the file."""
import re

from ux import App, ask, check, expect, keys, new_workspace, run, same, wait

TITLE = "Пряничная почта"
CITY = "SELECT city FROM application WHERE number = '2020-КН-018'"


def show(app):
    """The card of one application."""
    app.go("Заявки")
    app.fill("Поиск заявок", "2020-КН-018")
    app.choose(TITLE, app.find("list", "Заявки"))
    card = app.find("grouping", "Заявка")
    app.find("page tab", "Карточка")
    return card


def text(app, card, name):
    return app.text_of(app.editable(name, card))


def scenario():
    path = new_workspace()
    before = ask(path, CITY)
    app = App(path)
    app.turn_to(0)
    app.resize(1100, 700)
    first = show(app)
    app.act("win.new-window")
    app.turn_to(1)
    app.resize(1000, 650)
    second = show(app)

    app.fill("Город", "Kitezh", second)
    keys("Tab")
    expect(path, CITY, [("Kitezh",)], "the change in the second window")
    app.turn_to(0)
    wait("the change to be seen in the first window", lambda: text(app, first, "Город") == "Kitezh")
    app.act("win.undo")
    expect(path, CITY, before, "the change to be undone in the first window")
    app.turn_to(1)
    wait("the undo to be seen in the second window", lambda: text(app, second, "Город") == before[0][0])

    # Not valid, and so not in the file: a change of the same application in the other window leaves it alone.
    app.fill("Бюджет", "12 zl", second)
    app.turn_to(0)
    # The toast of the undo lies over the field.
    app.gone(None, re.compile("^Отменено: "))
    app.fill("Город", "Kitezh", first)
    keys("Tab")
    expect(path, CITY, [("Kitezh",)], "the change in the first window")
    app.turn_to(1)
    wait("the change to be seen in the second window", lambda: text(app, second, "Город") == "Kitezh")
    same(text(app, second, "Бюджет"), "12 zl", "what is not saved in the second window")

    keys("ctrl+w")
    wait("the second window to go", lambda: app.root.get_child_count() == 1)
    app.turn_to(0)
    app.has_text("Бюджет")
    wait("what was not saved to be seen in the first window", lambda: text(app, first, "Бюджет") == "12 zl")
    app.fill("Бюджет", "120000", first)
    keys("Tab")
    expect(path, "SELECT budget FROM application WHERE number = '2020-КН-018'", [(12000000,)], "the budget, put right")
    app.front = None
    app.quit()
    check(path)


run(scenario)
