#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fewer things to type and no dead ends: the overview leads to the very tasks, Ctrl+N takes in an application from anywhere, Ctrl+F searches,
a contact is made now and by who works, signatures are asked for on paper only, and Ctrl+Enter goes from one team member to the next."""
import re

from ux import App, ask, check, cli, expect, keys, new_workspace, run, same, type_text, wait

TITLE = "Каток"
ME = "Шмелёва Алёна Игоревна"
MEMBERS = "SELECT name FROM application_member WHERE application = 39 AND name LIKE 'Новый%' ORDER BY id"


def scenario():
    path = new_workspace()
    app = App(path)
    app.resize(1366, 768)
    app.go("Сводка")
    shown = app.find("label", re.compile(r"^Просрочено · \d+$")).get_name()
    app.click(app.find("label", re.compile(r"^ещё \d+$")))
    app.find("list item", re.compile("^Мои дела"))
    same(app.find("label", re.compile(r"^Просрочено · \d+$"), app.find("grouping", "Мои дела")).get_name(), shown, "what is overdue")

    app.go("Сводка")
    keys("ctrl+f")
    app.dialog("Искать везде")
    keys("Escape")
    app.gone("dialog")
    keys("ctrl+n")
    app.dialog("Новая заявка")
    keys("Escape")
    app.gone("dialog")

    app.switch_employee(path, ME)
    app.fill("Поиск заявок", TITLE)
    app.choose(TITLE, app.find("list", "Заявки"))
    app.press("page tab", "Контакты")
    app.press("button", "Новый контакт")
    dialog = app.dialog("Новый контакт")
    same(app.text_of(app.editable("Когда", dialog)), "20.02.2020, 10:00", "the moment of a contact")
    app.find("label", ME, app.find("combo box", "Сотрудник", dialog))
    app.focus(app.editable("Содержание", dialog))
    type_text("pozvonili")
    keys("ctrl+Return")
    expect(path, "SELECT c.text, e.name FROM application_contact c JOIN employee e ON e.id = c.employee WHERE c.application = 39 "
                 "ORDER BY c.id DESC LIMIT 1", [("pozvonili", ME)], "the contact to be saved from within its text")
    app.gone("dialog")

    app.press("page tab", "Голоса")
    app.press("button", "Новые голоса")
    dialog = app.dialog("Новые голоса")
    same(app.text_of(app.editable("Дата", dialog)), "20.02.2020", "the day of votes")
    same(app.all(None, "Действительные подписи", dialog), [], "signatures of no paper")
    app.pick("Источник", "подписной лист", dialog)
    app.find(None, "Действительные подписи", dialog)
    keys("Escape")
    app.press("button", "Не сохранять", app.dialog("Сохранить заполненное?"))
    app.gone("dialog")

    app.press("page tab", "Карточка")
    app.click(app.reach(app.find("button", "Новый член команды")))
    for name in ("Новый Первый", "Новый Второй"):
        dialog = app.dialog("Новый член команды")
        wait("a blank", lambda: app.text_of(app.editable("ФИО", dialog)) == "")
        app.write("ФИО", name, dialog)
        keys("ctrl+Return")
        wait(f"{name} to be saved", lambda: (name,) in ask(path, MEMBERS))
        wait("the next blank", lambda: [d for d in app.all("dialog", "Новый член команды")
                                        if app.text_of(app.editable("ФИО", d)) == ""])
    same(ask(path, MEMBERS), [("Новый Первый",), ("Новый Второй",)], "the team")
    keys("Escape")
    app.gone("dialog")
    app.quit()
    check(path)


run(scenario)
