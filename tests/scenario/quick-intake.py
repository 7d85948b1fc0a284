#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Five people in the queue: an application is taken in by the keyboard, in at most six fields, and gets its number."""
import re

from ux import ENTRIES, App, ask, check, keys, new_workspace, record, run, same, type_text, wait


def scenario():
    path = new_workspace("selection-2020")
    app = App(path)
    app.go("Заявки")
    keys("ctrl+n")
    dialog = app.dialog("Новая заявка")
    fields = len(app.all(ENTRIES, None, dialog)) + len(app.all("combo box", None, dialog))
    if not 4 <= fields <= 6:
        raise AssertionError(f"{fields} fields stand in the way of a number")

    # The dialog begins with the title, and Tab leads on: nobody reaches for the mouse here.
    title = app.editable("Название", dialog)
    wait("the title to have the focus", lambda: app.focused(title))
    type_text("Лавка у пруда")
    wait("the title to be typed", lambda: app.text_of(title) == "Лавка у пруда")
    app.pick("Тематика", "Исторический город", dialog)
    app.fill("Лидер проекта", "Ёлкина Анна Сергеевна", dialog)
    app.fill("Телефон лидера", "8 (000) 123-45-67", dialog)
    app.fill("Организация", "ТОС Пруд", dialog)
    keys("ctrl+Return")

    number = app.find("label", re.compile(r"^2020-"), dialog).get_name()
    app.has_text("зарегистрирована под этим номером")
    same(ask(path, "SELECT a.title, a.state, a.number, t.title, a.leader, a.leader_phone, a.organisation "
                   "FROM application a JOIN theme t ON t.id = a.theme"),
         [("Лавка у пруда", "registered", number, "Исторический город", "Ёлкина Анна Сергеевна", "8 (000) 123-45-67",
           "ТОС Пруд")], "the application")

    # The same keys once more go on to the next one: nobody gets two numbers.
    keys("ctrl+Return")
    wait("an empty form", lambda: [app.text_of(entry) for entry in app.all("text", "Название", dialog)] == [""])
    same(ask(path, "SELECT count(*) FROM application"), [(1,)], "applications")
    app.fill("Название", "Вторая лавка", dialog)
    keys("ctrl+Return")
    second = app.find("label", re.compile(r"^2020-(?!.*" + number[-3:] + ")"), dialog).get_name()
    same(second != number, True, "a number of its own")

    # The window has its first size, too narrow for list and card: the card comes to the front.
    app.press("button", "Открыть карточку", dialog)
    app.gone("dialog")
    app.has_text(second, app.find("grouping", "Заявка"))
    app.resize(1366, 768)
    app.find("label", "Лавка у пруда", app.find("list", "Заявки"))
    app.quit()
    same(record(path, "application", number, "title", "state", "leader"),
         ("Лавка у пруда", "registered", "Ёлкина Анна Сергеевна"), "the application for other programs")
    check(path)


run(scenario)
