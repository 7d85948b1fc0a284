#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The card: fields are saved when they are left, each as one step; steps are undone from the toast and by the keys, and redone."""
from ux import App, ask, check, expect, keys, new_workspace, run, same, type_text, wait

TITLE = "Пряничная почта"


def steps(path):
    return ask(path, "SELECT count(*) FROM veche_step WHERE undoes IS NULL")[0][0]


def edit(app, path, field, column, text, stored):
    before = steps(path)
    app.fill(field, text, app.find("grouping", "Заявка"))
    keys("Tab")
    expect(path, f"SELECT {column} FROM application WHERE id = 19", [(stored,)], f"{column} to be saved")
    same(steps(path), before + 1, f"steps after {column}")


def scenario():
    path = new_workspace()
    before = ask(path, "SELECT title, city, summary, budget FROM application WHERE id = 19")
    app = App(path)
    app.resize(1366, 768)
    app.go("Заявки")
    app.fill("Поиск заявок", "пряничн")
    app.choose(TITLE, app.find("list", "Заявки"))

    edit(app, path, "Название", "title", "Пряничная почта и чайная", "Пряничная почта и чайная")
    app.find("label", "Пряничная почта и чайная", app.find("list", "Заявки"))
    edit(app, path, "Краткое описание", "summary", "Письма с пряником. Ёмко!", "Письма с пряником. Ёмко!")
    edit(app, path, "Бюджет", "budget", "1250000,50", 125000050)
    city = app.editable("Город", app.find("grouping", "Заявка"))
    for _ in range(12):  # Tab goes through the whole card and brings what it comes to into view
        if app.focused(city):
            break
        keys("Tab")
    edit(app, path, "Город", "city", "Гороховец", "Гороховец")
    after = ask(path, "SELECT title, city, summary, budget FROM application WHERE id = 19")

    members = "SELECT name FROM application_member WHERE application = 19 ORDER BY id"
    team = ask(path, members)
    app.press("button", f"Удалить «{team[0][0]}»")
    expect(path, members, team[1:], "the member to go")
    app.press("button", "Отменить")
    expect(path, members, team, "the member to come back by the toast")

    app.focus(app.editable("Поиск заявок"))
    for _ in range(4):
        keys("ctrl+z")
    expect(path, "SELECT title, city, summary, budget FROM application WHERE id = 19", before, "all to be undone")
    app.find("label", TITLE, app.find("list", "Заявки"))
    for _ in range(4):
        keys("ctrl+shift+z")
    expect(path, "SELECT title, city, summary, budget FROM application WHERE id = 19", after, "all to be redone")

    # What is being typed when the window closes is not lost.
    app.focus(app.editable("Целевая аудитория", app.find("grouping", "Заявка")))
    keys("ctrl+a")
    type_text("Все в артели")
    wait("the text to be typed", lambda: app.text_of(app.editable("Целевая аудитория", app.find("grouping", "Заявка"))) == "Все в артели")
    app.quit()
    same(ask(path, "SELECT audience FROM application WHERE id = 19"), [("Все в артели",)], "what was typed last")
    check(path)


run(scenario)
