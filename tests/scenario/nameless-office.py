#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen reader can name whatever can be pressed or typed into: letters, the programme, the check and the directory."""
from names import judge, look, look_at_dialog
from ux import App, cli, keys, new_workspace, run


def scenario():
    path = new_workspace()
    for name in ("Ковалёва Дарья Игоревна", "Ковалева Д. И."):
        cli("add", path, "person", f"name={name}", "phone=8 (000) 555-01-02")
    app = App(path)
    app.resize(1366, 768)
    app.go("Письма")
    app.find("combo box", "Кому")
    look(app, "letters to many")
    app.press(("radio button", "page tab"), "Шаблоны")
    app.editable("Тема письма")
    look(app, "letters, templates")
    app.press(("toggle button", "button"), "Вставить поле")
    look(app, "letters, fields", app.find("list", "Поля писем"))
    keys("Escape")

    app.go("Программа")
    look(app, "programme")
    look_at_dialog(app, "new selection", lambda: keys("ctrl+n"), "Новый отбор")
    for tab, title in (("Тематики", "Умный город"), ("Этапы", "Сбор заявок"), ("Состав заявки", "Команда проекта"),
                       ("Критерии", "Обоснованность бюджета"), ("Основания", "Заявка некомплектна"), ("История", None)):
        app.press("page tab", tab)
        if title is not None:
            app.click(app.reach(app.find("label", title, app.find("list", tab))))
            app.editable("Код")
        look(app, f"programme, {tab}")

    app.go("Техническая экспертиза")
    look(app, "check, nothing chosen")
    app.press("button", "Открыть первую")
    app.find("button", "Вернуть заявителю…")
    look(app, "check")
    look_at_dialog(app, "return", lambda: app.press("button", "Вернуть заявителю…"))
    app.press("radio button", "Нет", app.find("list", "Тематика и общее замечание"))
    look_at_dialog(app, "another theme", lambda: app.press("button", "Перенести в другую тематику…"))

    app.go("Справочник")
    app.editable("Поиск людей")
    look_at_dialog(app, "duplicates", lambda: app.press("button", "Посмотреть"), "Возможные повторы")
    for tab, search in (("Люди", "людей"), ("Организации", "организаций"), ("Сотрудники", "сотрудников")):
        app.press("page tab", tab)
        app.editable(f"Поиск {search}")
        look(app, f"directory, {tab}")
    look_at_dialog(app, "new employee", lambda: keys("ctrl+n"), "Новый сотрудник")
    app.quit()
    judge()


run(scenario)
