#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several applications at once: they are selected by the keyboard, get a term and a responsible person as one step each, which is undone
whole; only what is legal for all of them is offered; rows are copied as a table."""
import re

from ux import App, ask, check, expect, has, keys, new_workspace, run, same, type_text, wait

FOUR = "SELECT id, due, responsible FROM application ORDER BY id DESC LIMIT 4"


def steps(path):
    return ask(path, "SELECT count(*) FROM veche_step WHERE undoes IS NULL")[0][0]


def open_menu(app):
    """The items of the bar's menu; AT-SPI is told no names of them."""
    app.press("toggle button", "Изменить")
    menu = app.find("menu", "Изменить")
    return wait("the menu", lambda: app.all("menu item", None, menu))


def offered(app):
    """How many things the menu of the bar offers."""
    count = len(open_menu(app))
    keys("Escape")
    app.gone("menu", "Изменить")
    return count


def change(app, nth):
    """The nth item, from 0."""
    wait("what is legal for all", lambda: has(app.find("toggle button", "Изменить"), "SENSITIVE"))
    items = open_menu(app)
    wait("the first to be current", lambda: has(items[0], "FOCUSED"))
    for item in items[1:nth + 1]:
        keys("Down")
        wait("the next to be current", lambda item=item: has(item, "FOCUSED"))
    keys("Return")


def clipboard(app):
    """The rows on the clipboard, by pasting them where texts of many lines go."""
    app.press("page tab", "Карточка")
    note = app.focus(app.editable("Примечание", app.find("grouping", "Заявка")))
    keys("ctrl+a", "ctrl+v")
    return wait("the rows to be pasted", lambda: "\t" in app.text_of(note) and app.text_of(note))


def scenario():
    path = new_workspace()
    app = App(path)
    app.resize(1366, 768)
    app.go("Заявки")
    rows = app.find("list", "Заявки")
    app.click(wait("rows", lambda: app.all("list item", None, rows))[0])
    app.find("page tab", "Карточка")
    same(app.all("label", re.compile("^Выбрано")), [], "one row is no selection to speak of")
    keys("shift+Down", "shift+Down", "shift+Down")
    app.has_text("Выбрано 4")

    before, count = ask(path, FOUR), steps(path)
    change(app, 1)
    dialog = app.dialog("Срок")
    app.has_text("Для 4 заявок.", dialog)
    app.fill("Срок", "28.02.2020", dialog)
    keys("ctrl+Return")
    app.gone("dialog")
    after = [(row[0], "2020-02-28", row[2]) for row in before]
    expect(path, FOUR, after, "the term of all four")
    same(steps(path), count + 1, "steps")
    app.toast("Срок 4 заявок")
    app.has_text("Выбрано 4")

    change(app, 0)
    dialog = app.dialog("Исполнитель")
    app.pick("Исполнитель", "Тугаринов Павел Олегович", dialog)
    app.press("button", "Применить", dialog)
    app.gone("dialog")
    who = ask(path, "SELECT id FROM employee WHERE name = 'Тугаринов Павел Олегович'")[0][0]
    expect(path, FOUR, [(row[0], row[1], who) for row in after], "the responsible person of all four")
    # Twice in a row, faster than the first can be done: both steps are meant.
    keys("ctrl+z", "ctrl+z")
    expect(path, FOUR, before, "both steps to be undone, each for all of them")
    same(app.all("label", "Не получилось"), [], "complaints")

    # Of all of them some are decided: they can get a person and a term, but nothing that hangs on their state.
    app.click(app.all("list item", None, rows)[0])
    keys("ctrl+a")
    app.has_text("Выбрано 60")
    wait("what is legal for all", lambda: has(app.find("toggle button", "Изменить"), "SENSITIVE"))
    same(offered(app), 3, "person, term and letters are legal for all")
    app.press("button", "Снять выделение")
    app.gone("label", "Выбрано 60")

    # Drafts alone can be registered, and each gets its own number.
    drafts = "SELECT count(*) FROM application WHERE state = 'draft'"
    many = ask(path, drafts)[0][0]
    app.press(("toggle button", "button"), "Фильтр")
    app.pick("Состояние", "черновик")
    keys("Escape")
    # A click beside the open popover would only close it.
    app.gone(None, "Запомнить фильтр под названием…")
    wait("drafts only", lambda: len(app.all("list item", None, rows)) == many)
    first = app.all("list item", None, rows)[0]

    def chosen():
        """The first press after a popover may still go to it."""
        app.click(first)
        return has(first, "SELECTED")
    wait("the first of them to be chosen", chosen)
    keys("ctrl+a")
    app.has_text(f"Выбрано {many}")
    wait("what is legal for all", lambda: has(app.find("toggle button", "Изменить"), "SENSITIVE"))
    # A person, a term, a theme, registration, withdrawal, deletion and letters; but no check.
    same(offered(app), 7, "legal for drafts")
    change(app, 3)
    expect(path, drafts, [(0,)], "all drafts to be registered")
    same(ask(path, "SELECT count(number) - count(DISTINCT number) FROM application"), [(0,)], "numbers given twice")
    app.act("win.undo")
    expect(path, drafts, [(many,)], "drafts again, by one undo")

    app.press("button", re.compile("^Убрать фильтр"))
    app.click(wait("rows", lambda: app.all("list item", None, rows))[0])
    keys("shift+Down", "ctrl+c")
    app.toast("Скопировано 2 строки")
    app.has_text("Выбрано 2")
    lines = [line.split("\t") for line in clipboard(app).split("\n")]
    same((len(lines), lines[0][:3]), (3, ["Рег. №", "Название", "Состояние"]), "the head of what was copied")
    ids = [ask(path, "SELECT id FROM application WHERE title = ?", line[1])[0][0] for line in lines[1:]]
    same(ids[0] - ids[1], 1, "what was copied, two rows one after the other")
    app.quit()
    check(path)


run(scenario)
