#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first minute: no workspace yet, one is made from the template of 2020, and the list invites to the first application.
Empty pages lead on: that of the check, and the overview of a file that holds nothing yet."""
import os
import re

from ux import App, ask, check, cli, documents, has, new_workspace, run, same


def scenario():
    app = App()
    app.has_text("Добро пожаловать")
    app.press("button", "Создать рабочий файл…")
    dialog = app.dialog("Новый рабочий файл")
    app.fill(None, "Городской отбор", dialog)  # the only text that is asked for
    app.press("button", "Создать", dialog)
    app.go("Заявки")
    app.has_text("Заявок пока нет")
    app.find("button", "Принять заявку…")
    app.go("Техническая экспертиза")
    queue = app.find("label", "Проверять нечего")
    same(has(queue, "SHOWING"), True, "the empty queue to say so")
    app.find("button", "Принять заявку")
    app.find("button", "Загрузить таблицу…")
    same(app.all("label", re.compile("^(Заявка не выбрана|Соответствует ли проект)")), [], "a second page, beside the empty one")
    app.quit()

    path = os.path.join(documents(), "Veche", "Городской отбор.veche")
    same(ask(path, "SELECT count(*) FROM theme"), [(5,)], "themes")
    same(ask(path, "SELECT count(*) FROM item"), [(9,)], "items")
    same(cli("list", path, "applications", "--json"), "", "applications")
    check(path)

    # A file that holds nothing yet leads to what is to be done first, not to four zeros.
    app = App(new_workspace("empty"))
    app.go("Сводка")
    app.has_text("Программа ещё не настроена")
    same(app.all("label", "Ждут проверки"), [], "numbers of a programme that is not set up")
    app.press("button", "Настроить программу")
    app.find("label", "Новая программа")
    app.quit()


run(scenario)
