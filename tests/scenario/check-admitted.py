#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The technical check by the keyboard: every item is there, the theme fits, the application is admitted."""
from ux import App, ask, check, expect, has, keys, new_workspace, record, run, same, wait

TITLE = "Пряничная почта"
MARKS = """SELECT count(*) FROM check_item m JOIN tech_check c ON c.id = m.tech_check
  WHERE c.application = 19 AND m.state = 'present'"""


def scenario():
    path = new_workspace()
    same(ask(path, "SELECT title, state FROM application WHERE id = 19"), [(TITLE, "registered")], "the demo")
    app = App(path)
    app.resize(1366, 768)
    app.go("Техническая экспертиза")
    app.choose(TITLE, app.find("list", "Заявки, которые ждут проверки"))
    sheet = app.find("grouping", TITLE)
    items = app.find("list", "Пункты состава", sheet)
    rows = [row for row in app.all("list item", None, items) if row.get_name()]
    same(len(rows), 9, "required items")

    app.click(app.find("label", rows[0].get_name(), rows[0]))
    for count, row in enumerate(rows, 1):
        wait(f"«{row.get_name()}» to be current", lambda row=row: has(row, "SELECTED"))
        keys("1")
        expect(path, MARKS, [(count,)], f"«{row.get_name()}» to be marked")
        keys("Return")
    app.press("radio button", "Да", app.find("list", "Тематика и общее замечание", sheet))
    expect(path, "SELECT theme_fits FROM tech_check WHERE application = 19", [(1,)], "the theme to fit")
    same(ask(path, "SELECT state FROM application WHERE id = 19"), [("in-check",)], "state")

    app.press("button", "Допустить")
    expect(path, "SELECT state FROM application WHERE id = 19", [("admitted",)], "the application to be admitted")
    same(ask(path, "SELECT decision, theme_fits FROM tech_check WHERE application = 19"), [("accept", 1)], "the sheet")
    app.toast("2020-КН-018 допущена")
    app.gone("label", TITLE)
    app.quit()
    same(record(path, "application", "2020-КН-018", "state"), ("admitted",), "the application for other programs")
    check(path)


run(scenario)
