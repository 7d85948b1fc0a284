#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The applications as a table: headers order it, columns are chosen, and all that is there again after a restart, with
filters that have been named; Enter opens a card and
the way back leads to the row."""
import re

from ux import App, ask, has, keys, new_workspace, run, same, type_text, wait

# What the window remembers, in a file of the session: by default scenarios remember nothing.
NAME = "Запомнить фильтр под названием…"
KEEPS = {"GSETTINGS_BACKEND": "keyfile"}


def heads(app):
    return app.all("label", None, app.find("table row", re.compile("^Рег. № ")))


def headers(app):
    return [node.get_name() for node in heads(app)]


def press_head(app, name):
    app.click(next(node for node in heads(app) if node.get_name() == name))


def titles(app, count):
    """Names of the first rows that show, the head left out."""
    table = app.find("tree table", "Заявки")
    return [row.get_name() for row in app.each("table row", re.compile("."), table)][1:count + 1]


def expect_titles(app, path, order):
    rows = [row[0] for row in ask(path, f"SELECT title FROM application ORDER BY {order} LIMIT 3")]
    wait(f"the rows by {order}", lambda: titles(app, 3) == rows)


def choose(app, nth, backwards=False):
    """The nth item of the menu that is open, counted from 1; AT-SPI is told no names of them."""
    menu = app.find("menu", "Сортировка, выгрузка и печать")
    items = wait("the menu", lambda: app.all("menu item", None, menu))
    wait("an item to be current", lambda: any(has(item, "FOCUSED") for item in app.all("menu item", None, menu)))
    for _ in range(nth):
        before = next(item for item in app.all("menu item", None, menu) if has(item, "FOCUSED"))
        keys("Up" if backwards else "Down")
        wait("the next to be current", lambda before=before: not has(before, "FOCUSED"))
    keys("Return")
    wait("the choice", lambda: app.all("menu item", None, menu) != items or not app.all("menu", "Сортировка, выгрузка и печать"))


def scenario():
    path = new_workspace()
    app = App(path, env=KEEPS)
    app.resize(1366, 768)
    app.go("Заявки")
    app.press(("radio button", "toggle button"), "Таблица")
    expect_titles(app, path, "id DESC")
    same(headers(app)[:3], ["Рег. №", "Название", "Состояние"], "the first columns")

    press_head(app, "Рег. №")
    expect_titles(app, path, "number IS NULL, number")
    press_head(app, "Рег. №")
    expect_titles(app, path, "number IS NULL, number DESC")

    # The list's menu, from its end: five papers, export, columns; and of these the first that does not show yet.
    app.press(("button", "toggle button"), "Сортировка, выгрузка и печать")
    choose(app, 7, backwards=True)
    choose(app, 8)
    wait("the column", lambda: "Бюджет" in headers(app))

    first = titles(app, 1)[0]
    row = app.find("table row", first)
    app.click(row)
    keys("Return")
    app.find("page tab", "Карточка")
    app.press("button", "Назад")
    wait("the table again", lambda: titles(app, 1) == [first])
    wait("the row to be marked", lambda: has(app.find("table row", first), "SELECTED"))
    before = headers(app)

    app.write("Поиск заявок", "пряничн")
    wait("what is found", lambda: titles(app, 2) == ["Пряничная почта"])
    app.press("toggle button", "Фильтр")
    name = app.focus(app.editable(NAME))
    type_text("Pryaniki")
    wait("the name to be typed", lambda: app.text_of(name) == "Pryaniki")
    keys("Return")
    app.find("button", "Удалить фильтр «Pryaniki»")
    keys("Escape")
    app.quit()

    app = App(path, env=KEEPS)
    app.go("Заявки")
    expect_titles(app, path, "number IS NULL, number DESC")
    same(headers(app), before, "the columns after a restart")
    app.press("toggle button", "Фильтр")
    app.focus(app.editable(NAME))
    keys("Tab")
    wait("the filter to be current", lambda: any(has(row, "FOCUSED") for row in app.all("list item", "Pryaniki")))
    keys("Return")
    wait("what the filter finds", lambda: titles(app, 2) == ["Пряничная почта"])
    app.press("toggle button", "Фильтр")
    app.press("button", "Удалить фильтр «Pryaniki»")
    app.gone("button", "Удалить фильтр «Pryaniki»")
    keys("Escape")
    app.quit()


run(scenario)
