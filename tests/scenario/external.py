#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another program writes the file while its window is open: the list and the card follow, and undo has it as a step."""
import sqlite3

from ux import App, ask, check, expect, keys, new_workspace, record, run, same


def write(path, sql, *parameters):
    connection = sqlite3.connect(path, timeout=30)
    with connection:
        connection.execute(sql, parameters)
    connection.close()


def scenario():
    path = new_workspace()
    title = ask(path, "SELECT title FROM application WHERE id = 59")[0][0]
    app = App(path)
    app.resize(1366, 768)
    app.go("Заявки")
    listed = app.find("list", "Заявки")
    app.choose(title, listed)
    card = app.find("grouping", "Заявка")
    app.find("label", title, card)

    # Before anybody has looked for it.
    write(path, "UPDATE application SET title = ? WHERE id = 59", "Изменено мимоходом")
    keys("ctrl+z")
    expect(path, "SELECT title FROM application WHERE id = 59", [(title,)], "what was just written to be undone")
    app.find("label", title, card)

    write(path, "UPDATE application SET title = ? WHERE id = 59", "Изменено другой программой")
    app.find("label", "Изменено другой программой", listed)
    app.find("label", "Изменено другой программой", card)
    app.gone("label", title)

    keys("ctrl+z")
    expect(path, "SELECT title FROM application WHERE id = 59", [(title,)], "the other program's change to be undone")
    app.find("label", title, listed)
    app.quit()
    same(record(path, "application", "id:59", "title"), (title,), "the application for other programs")
    check(path)


run(scenario)
