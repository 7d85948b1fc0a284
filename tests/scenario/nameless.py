#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen reader can name whatever can be pressed or typed into: on every page and in every main dialog."""
import re

from ux import App, cli, keys, new_workspace, run, wait

complaints = []


def look(app, where, within=None):
    complaints.extend(f"{where}: {nameless}" for nameless in app.nameless(within))


def look_at_dialog(app, where, opener, name=None):
    opener()
    look(app, where, app.dialog(name))
    keys("Escape")
    app.gone("dialog")


def scenario():
    app = App()
    app.has_text("Добро пожаловать")
    look(app, "welcome")
    look_at_dialog(app, "new workspace", lambda: app.press("button", "Создать рабочий файл…"))
    app.quit()

    path = new_workspace()
    for name in ("Ковалёва Дарья Игоревна", "Ковалева Д. И."):
        cli("add", path, "person", f"name={name}", "phone=8 (000) 555-01-02")
    app = App(path)
    app.resize(1366, 768)
    app.go("Сводка")
    look(app, "overview")

    app.go("Мои дела")
    look(app, "tasks, nobody chosen")
    app.press("button", "Показать все дела")
    app.find("label", re.compile("^Просрочено · "))
    look(app, "tasks")

    app.go("Заявки")
    rows = app.find("list", "Заявки")
    app.click(wait("rows", lambda: app.all("list item", None, rows))[0])
    keys("ctrl+a")
    app.has_text("Выбрано 60")
    look(app, "applications, several selected")
    look_at_dialog(app, "export", lambda: app.press("button", "Выгрузить выбранное…"), "Выгрузка")
    app.press("radio button", "Таблица")
    app.find("tree table", "Заявки")
    look(app, "applications, table")
    app.press("button", "Снять выделение")
    app.press("radio button", "Список")
    app.fill("Поиск заявок", "2020-КН-018")
    look(app, "applications")
    app.choose("Пряничная почта", app.find("list", "Заявки"))
    card = app.find("grouping", "Заявка")
    for tab in ("Карточка", "Файлы", "Голоса", "Контакты", "История"):
        page = app.find("page tab", tab)
        app.press("page tab", tab)
        wait(f"the tab «{tab}»", lambda page=page: app.all("panel", page.get_name()))
        look(app, f"applications, {tab}", card)
    app.press("page tab", "Карточка")
    look_at_dialog(app, "new application", lambda: keys("ctrl+n"))
    look_at_dialog(app, "search everywhere", lambda: keys("ctrl+shift+f"))
    look_at_dialog(app, "import", lambda: keys("ctrl+i"))
    look_at_dialog(app, "commands", lambda: keys("ctrl+k"))
    look_at_dialog(app, "preferences", lambda: app.act("win.show-preferences"))
    look_at_dialog(app, "backups", lambda: app.act("win.show-backups"))
    app.act("win.show-backups")
    app.choose("Перенос на другой компьютер")
    look(app, "another computer", app.dialog())
    keys("Escape")
    app.choose(re.compile("^Ежедневная · "))
    app.find("button", "Открыть рядом")
    look(app, "a backup", app.dialog())
    keys("Escape", "Escape")
    app.gone("dialog")
    look_at_dialog(app, "shortcuts", lambda: app.act("win.show-shortcuts"))
    look_at_dialog(app, "a member of the team", lambda: app.press("button", "Новый член команды"))
    look_at_dialog(app, "a letter", lambda: app.press("button", "Письмо…"), "Письмо")

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
    for tab, search in (("Люди", "людей"), ("Организации", "организаций"), ("Сотрудники", "сотрудников")):
        app.press("page tab", tab)
        app.editable(f"Поиск {search}")
        look(app, f"directory, {tab}")
    app.press("page tab", "Люди")
    look_at_dialog(app, "duplicates", lambda: app.press("button", "Посмотреть"), "Возможные дубли")
    app.press("page tab", "Сотрудники")
    look_at_dialog(app, "new employee", lambda: keys("ctrl+n"), "Новый сотрудник")
    app.quit()
    if complaints:
        raise AssertionError(f"{len(complaints)} have no name:\n" + "\n".join(sorted(set(complaints))))


run(scenario)
