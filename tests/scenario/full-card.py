#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The card: fields are saved when they are left, each as one step; steps are undone from the toast and by the keys, and redone."""
import re

from ux import App, ask, check, expect, has, keys, new_workspace, record, run, same, type_text, wait

TITLE = "Пряничная почта"
CHANGED = "SELECT title, city, summary, budget FROM application WHERE id = 19"


def steps(path):
    return ask(path, "SELECT count(*) FROM veche_step WHERE undoes IS NULL")[0][0]


def edit(app, path, field, column, text, stored):
    before = steps(path)
    app.fill(field, text, app.find("grouping", "Заявка"))
    keys("Tab")
    expect(path, f"SELECT {column} FROM application WHERE id = 19", [(stored,)], f"{column} to be saved")
    same(steps(path), before + 1, f"steps after {column}")


def refuse(app, path, field, text):
    """What cannot be read as the field is said to be so; it stays there to be put right, and nothing is saved of it."""
    stored, before = ask(path, CHANGED), steps(path)
    card = app.find("grouping", "Заявка")
    entry = app.fill(field, text, card)
    keys("Tab")
    app.toast(re.compile(f"Не удалось.*«{text}»"))
    app.has_text("Не сохранено")
    wait(f"«{field}» to be marked", lambda: has(entry, "INVALID_ENTRY"))
    same((app.text_of(entry), ask(path, CHANGED), steps(path)), (text, stored, before), f"after «{text}»")


def scenario():
    path = new_workspace()
    before = ask(path, CHANGED)
    app = App(path)
    app.resize(1366, 768)
    app.go("Заявки")
    app.fill("Поиск заявок", "пряничн")
    app.choose(TITLE, app.find("list", "Заявки"))
    card = app.find("grouping", "Заявка")

    edit(app, path, "Название", "title", "Пряничная почта и чайная", "Пряничная почта и чайная")
    app.find("label", "Пряничная почта и чайная", app.find("list", "Заявки"))
    edit(app, path, "Краткое описание", "summary", "Письма с пряником. Ёмко!", "Письма с пряником. Ёмко!")
    refuse(app, path, "Бюджет", "много")
    edit(app, path, "Бюджет", "budget", "1250000,50", 125000050)
    wait("the budget to be shown as money", lambda: re.fullmatch(r"1\s250\s000,50\s₽", app.text_of(app.editable("Бюджет", card))))
    edit(app, path, "Город", "city", "Гороховец", "Гороховец")
    after = ask(path, CHANGED)

    members = "SELECT name FROM application_member WHERE application = 19 ORDER BY id"
    team = ask(path, members)
    app.press("button", f"Удалить «{team[0][0]}»")
    expect(path, members, team[1:], "the member to go")
    app.press("button", "Отменить", on_top=True)
    expect(path, members, team, "the member to come back by the toast")

    # In an entry of the card: nothing is being typed, the keys are for what has been saved.
    app.focus(app.editable("Лидер проекта", card))
    for count in range(1, 5):
        keys("ctrl+z")
        wait(f"step {count} to be undone", lambda count=count: len(differences(ask(path, CHANGED)[0], after[0])) == count)
    same(ask(path, CHANGED), before, "after all was undone")
    app.find("label", TITLE, app.find("list", "Заявки"))
    for count in range(1, 5):
        keys("ctrl+shift+z")
        wait(f"step {count} to be redone", lambda count=count: len(differences(ask(path, CHANGED)[0], before[0])) == count)
    same(ask(path, CHANGED), after, "after all was redone")

    # What is being typed when the window closes is not lost.
    audience = app.focus(app.editable("Целевая аудитория", card))
    keys("ctrl+a")
    type_text("Все в артели")
    wait("the text to be typed", lambda: app.text_of(audience) == "Все в артели")
    app.quit()
    same(record(path, "application", "2020-КН-018", "title", "city", "budget", "audience"),
         ("Пряничная почта и чайная", "Гороховец", 125000050, "Все в артели"), "the application for other programs")
    check(path)


def differences(one, other):
    return [index for index, value in enumerate(one) if value != other[index]]


run(scenario)
