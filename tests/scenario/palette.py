#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl+K by the keyboard alone: from the Russian layout, typed in the wrong one, to a section, an application, a dialog."""
import re
import subprocess

from ux import App, ask, check, has, keys, new_workspace, run, same, type_text, wait


def layout(name):
    subprocess.run(["setxkbmap", name], check=True)


def open_palette(app, key="ctrl+k"):
    keys(key)
    dialog = app.dialog("Команды")
    wait("the entry to have the focus", lambda: app.focused(app.editable("Команды", dialog)))
    return dialog


def give(app, typed, row):
    """Types, and gives the command when it is the one that is chosen."""
    dialog = app.dialog("Команды")
    keys("ctrl+a")
    type_text(typed)
    wait(f"«{row}» to be chosen", lambda: has_selected(app, dialog, row))
    keys("Return")


def has_selected(app, dialog, row):
    return any(item.get_name().startswith(row) and has(item, "SELECTED") for item in app.all("list item", None, dialog))


def scenario():
    path = new_workspace()
    app = App(path)
    app.resize(1366, 768)
    app.go("Сводка")

    # The key is where it is, whatever letter is on it.
    layout("ru,us")
    open_palette(app)
    keys("Escape")
    app.gone("dialog")
    layout("us,ru")

    open_palette(app)
    give(app, "htpth", "Резервные копии")
    app.dialog("Резервные копии")
    keys("Escape")
    app.gone("dialog")

    open_palette(app)
    give(app, "экспертиза", "Техническая экспертиза")
    app.gone("dialog")
    app.find("button", "Открыть первую")

    open_palette(app)
    give(app, "2020-RY-018", "Пряничная почта")
    app.find("label", "Пряничная почта", app.find("grouping", "Заявка"))

    # A letter about the card that is open, by the template's name.
    template = ask(path, "SELECT title FROM letter_template WHERE programme IS NULL ORDER BY position DESC LIMIT 1")[0][0]
    open_palette(app)
    give(app, f"письмо {template}", f"Письмо: {template}…")
    dialog = app.dialog(re.compile("^Письмо"))
    app.find("combo box", "Шаблон", dialog)
    wait("the template to be chosen", lambda: any(label.get_name() == template for label in app.all("label", None, app.find("combo box", "Шаблон", dialog))))
    keys("Escape")
    app.gone("dialog")

    # Of the card that is open, and papers from any page.
    open_palette(app)
    give(app, "протокол файл", "Сохранить протокол экспертизы в файл")
    app.dialog("Протокол экспертизы")
    app.find("combo box", "Формат")
    keys("Escape")
    app.gone("dialog")
    app.go("Сводка")
    dialog = open_palette(app)
    same(app.all("list item", re.compile("^(Показать расписку|Письмо)"), dialog), [], "papers of no card")
    give(app, "журнал", "Журнал регистрации заявок")
    app.dialog("Журнал регистрации заявок")
    keys("Escape")
    app.gone("dialog")
    open_palette(app)
    give(app, "принять заявку", "Принять заявку")
    app.dialog("Новая заявка")
    keys("Escape")
    app.gone("dialog")
    open_palette(app)
    give(app, "кто работает", "Кто работает")
    keys("Down", "Return")
    wait("somebody to work", lambda: app.all(("button", "toggle button"), re.compile("^Кто работает: (?!Выберите)")))

    # The arrows choose while one types; a command that cannot be given now is not offered.
    open_palette(app)
    type_text("клавиш")
    keys("Down", "Up")
    keys("Return")
    app.dialog("Сочетания клавиш")
    keys("Escape")
    app.gone("dialog")

    open_palette(app)
    type_text("абвгдеж")
    app.has_text("Ничего не найдено")
    keys("Escape")
    app.gone("dialog")

    # What is preferred is done at once.
    keys("ctrl+comma")
    dialog = app.dialog("Настройки")
    app.choose(re.compile("^Кто принимает заявку"), dialog)
    keys("Escape")
    app.gone("dialog")
    name = ask(path, "SELECT name FROM employee WHERE left_on IS NULL ORDER BY name LIMIT 1")[0][0]
    app.press(("button", "toggle button"), re.compile("^Кто работает"))
    keys("Down", "Return")
    wait("somebody to work", lambda: app.all(("button", "toggle button"), re.compile("^Кто работает: (?!Выберите)")))
    app.go("Заявки")
    keys("ctrl+n")
    dialog = app.dialog()
    app.fill("Название", "Скамейки у школы", dialog)
    keys("ctrl+Return")
    app.dismiss()  # of printing
    app.find("button", "Напечатать расписку")
    same(ask(path, "SELECT count(*) FROM application WHERE title = 'Скамейки у школы' AND responsible IS NOT NULL"), [(1,)], name)
    keys("Escape")
    app.gone("dialog")
    app.quit()
    check(path)


run(scenario)
