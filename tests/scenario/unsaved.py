#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another program holds the file: that is said, what is typed stays and is said not to be saved, closing asks, and when the other
program is done it is saved without a press."""
import re
import sqlite3

from ux import App, ask, check, expect, has, keys, new_workspace, run, same, wait

TYPED = "Набрано, пока файл занят"
HELD = re.compile("^Файл открыт в другой программе")


def hold(path):
    connection = sqlite3.connect(path, timeout=30, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    return connection


def scenario():
    path = new_workspace()
    title = ask(path, "SELECT title FROM application WHERE id = 59")[0][0]
    app = App(path)
    app.resize(1366, 768)
    app.go("Заявки")
    app.choose(title, app.find("list", "Заявки"))
    card = app.find("grouping", "Заявка")
    app.find("label", title, card)

    holder = hold(path)
    app.has_text(HELD)
    entry = app.fill("Название", TYPED, card)
    keys("Tab")
    app.has_text(re.compile("Не сохранено: «Название»"))
    wait("the field to be marked", lambda: has(entry, "INVALID_ENTRY"))
    same(app.text_of(entry), TYPED, "what is typed")

    # Closing says so too, and does not close.
    keys("ctrl+q")
    app.press("button", "Продолжить правку", on_top=True)
    app.gone("button", "Продолжить правку")
    same(app.text_of(entry), TYPED, "what is typed, after the question")

    holder.execute("ROLLBACK")
    holder.close()
    expect(path, "SELECT title FROM application WHERE id = 59", [(TYPED,)], "the title to be saved after all")
    wait("the mark to go", lambda: not has(entry, "INVALID_ENTRY"))
    app.gone(None, HELD)
    app.gone("button", "Сохранить ещё раз")
    app.quit()
    check(path)


run(scenario)
