#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen reader can name whatever can be pressed or typed into: in the window, on the pages of applications and in the main dialogs;
the other pages are those of nameless-office."""
import re

from names import judge, look, look_at_dialog
from ux import App, keys, new_workspace, run, wait


def scenario():
    app = App()
    app.has_text("Добро пожаловать")
    look(app, "welcome")
    look_at_dialog(app, "new workspace", lambda: app.press("button", "Создать рабочий файл…"))
    app.quit()

    app = App(new_workspace())
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
    look_at_dialog(app, "preferences", lambda: keys("ctrl+comma"))
    look_at_dialog(app, "backups", lambda: app.command("Резервные копии"))
    app.command("Резервные копии")
    app.choose("Перенос на другой компьютер")
    look(app, "another computer", app.dialog())
    keys("Escape")
    app.choose(re.compile("^Ежедневная · "))
    app.find("button", "Открыть рядом")
    look(app, "a backup", app.dialog())
    keys("Escape", "Escape")
    app.gone("dialog")
    look_at_dialog(app, "shortcuts", lambda: keys("ctrl+question"))
    look_at_dialog(app, "a member of the team", lambda: app.press("button", "Новый член команды"))
    look_at_dialog(app, "a letter", lambda: app.press("button", "Письмо…"), "Письмо")
    app.quit()
    judge()


run(scenario)
