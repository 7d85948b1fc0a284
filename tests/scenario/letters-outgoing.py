#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk of outgoing letters: by state and by words, many marked as sent as one step, one opened as the application that it is about."""
import re

from ux import App, ask, check, cli, expect, has, keys, new_workspace, run, same, wait

STATES = "SELECT number, state, channel, sent FROM letter ORDER BY number"
LETTERS = (("2020-ДГ-037", "12/1", "О возврате"), ("2020-ИГ-054", "12/2", "О приёме"), ("2020-КН-018", "12/3", "О допуске"))


def rows(app):
    listed = app.all("list", "Исходящие письма")
    return [row.get_name() for row in app.all("list item", None, listed[0]) if row.get_name()] if listed else []


def switch(app, path):
    """Of two programmes the page shows the letters of the one that the window is at; the newest is that, until another is chosen."""
    cli("add", path, "programme", "title=Отбор 2021 года", "year=2021", "code=2021")
    app.find(("button", "toggle button"), re.compile("^Отбор: .*2021 года"))
    app.go("Письма")
    app.has_text("Ничего не найдено")
    app.press(("button", "toggle button"), re.compile("^Отбор: .*2021 года"))
    keys("Up", "Up", "Return")
    app.find(("button", "toggle button"), re.compile("^Отбор: .*2020 году"))
    wait("the letters of 2020", lambda: len(rows(app)) == 3)


def scenario():
    path = new_workspace()
    app = App(path)
    app.resize(1366, 768)
    app.go("Письма")
    app.press(("radio button", "page tab"), "Исходящие")
    app.has_text("Писем пока нет")
    for application, number, subject in LETTERS:
        cli("add", path, "application.letter", "--parent", application, f"number={number}", f"subject={subject} {application}",
            "addressee=Иванову И. И.", "date=20.02.2020", "state=draft", "body=Текст")
    wait("the letters, the newest first", lambda: [row.split()[-1] for row in rows(app)] == [row[0] for row in reversed(LETTERS)])
    app.find("label", "№ 12/3 · 20.02.2020 · Иванову И. И.")

    # Ctrl+F from anywhere on the page; a letter is found by its application.
    app.press(("radio button", "page tab"), "Шаблоны")
    app.find("text", "Текст")
    keys("ctrl+f")
    search = app.fill("Поиск писем", "Каток")
    wait("the letter about it", lambda: rows(app) == ["О возврате 2020-ДГ-037"])
    app.fill("Поиск писем", "нет такого слова")
    app.press("button", "Показать все письма")
    wait("all", lambda: len(rows(app)) == 3)
    same(app.text_of(search), "", "the search")

    listed = app.find("list", "Исходящие письма")
    app.click(app.find("list item", re.compile("018$"), listed))
    keys("shift+Down")
    app.has_text("Выбрано 2")
    app.press("toggle button", "Отметить")
    menu = wait("the menu", lambda: app.all("menu item"))
    wait("the first to be current", lambda: has(menu[0], "FOCUSED"))
    keys("Down", "Return")
    app.toast("Отмечено как отправленное")
    sent = [("12/1", "draft", None, None), ("12/2", "sent", "post", "2020-02-20"), ("12/3", "sent", "post", "2020-02-20")]
    expect(path, STATES, sent, "two letters to be sent")
    app.pick("Все", "черновик")
    wait("the draft alone", lambda: rows(app) == ["О возврате 2020-ДГ-037"])
    app.act("win.undo")
    wait("all drafts again", lambda: len(rows(app)) == 3)
    expect(path, STATES, [(row[1], "draft", None, None) for row in LETTERS], "the marks to be taken back as one step")

    app.click(app.find("list item", re.compile("018$"), listed))
    app.press("button", "Открыть заявку")
    app.has_text("Пряничная почта")
    switch(app, path)
    app.quit()
    check(path)


run(scenario)
