#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key of the application with nothing but Cyrillic letters on the keyboard, pressed where it is; and the window of shortcuts, which
tells of all of them."""
import subprocess

from ux import App, expect, has, keys, new_workspace, run, same, type_text, wait

# Keys by their place (evdev), whatever is printed on them.
PLACES = {"n": 57, "f": 41, "k": 45, "z": 52, "a": 38, "slash": 61, "Return": 36, "F2": 68, "F4": 70, "F9": 75,
          **{str(digit): 9 + digit for digit in range(1, 10)}}
LISTED = ("Ctrl+N", "Ctrl+F", "Shift+Ctrl+F", "Ctrl+K", "Ctrl+Enter", "F2", "F4", "F9", "F12", "Alt+1…9", "1 2 3 4", "Enter", "Ctrl+Z",
          "Shift+Ctrl+Z", "Ctrl+O", "Ctrl+I", "Ctrl+W", "Ctrl+Q", "Ctrl+?", "Ctrl+A", "Ctrl+C")


def press(key):
    """«ctrl+shift+f»: the last of these by its place."""
    *modifiers, last = key.split("+")
    keys("+".join([*modifiers, str(PLACES[last])]))


def close(app):
    keys("Escape")
    app.gone("dialog")


def pages(app):
    """Rows of the sidebar that lead to a page."""
    return [row for row in app.all("list item", None, app.find("list", "Разделы")) if row.get_name()]


def look_at_shortcuts(app):
    press("ctrl+shift+slash")
    dialog = app.dialog("Сочетания клавиш")
    said = {label.get_name() for label in app.all("label", None, dialog)}
    same([key for key in LISTED if key not in said], [], f"keys that are not told of in {sorted(said)}")
    close(app)


def walk_pages(app):
    rows = pages(app)
    for digit, row in enumerate(rows[:9], 1):
        press(f"alt+{digit}")
        wait(f"«{row.get_name()}» by Alt+{digit}", lambda row=row: has(row, "SELECTED"))
    return [row.get_name().split(",")[0] for row in rows]


def on_a_page(app, path, nth):
    press(f"alt+{nth}")
    rows = app.find("list", "Заявки")
    press("ctrl+f")
    search = app.editable("Поиск заявок")
    wait("the search to have the keyboard", lambda: app.focused(search))
    type_text("каток")
    wait("what is found", lambda: app.rows("Заявки") == ["Каток"])
    app.choose("Каток", rows)
    card = app.find("grouping", "Заявка")
    app.find("page tab", "Карточка")
    press("F4")
    wait("the card to have the keyboard", lambda: app.focused(card))
    press("F4")
    wait("the list to have the keyboard", lambda: app.focused(rows))
    press("F2")
    title = app.editable("Название", card)
    wait("the title to have the keyboard", lambda: app.focused(title))
    press("ctrl+a")
    type_text("Лёд")
    press("Return")
    expect(path, "SELECT title FROM application WHERE id = 39", [("Лёд",)], "the title")
    press("ctrl+z")
    expect(path, "SELECT title FROM application WHERE id = 39", [("Каток",)], "the title again")

    press("ctrl+n")
    dialog = app.dialog("Новая заявка")
    name = app.editable("Название", dialog)
    wait("the title of the new one to have the keyboard", lambda: app.focused(name))
    type_text("Пруд")
    press("ctrl+Return")
    expect(path, "SELECT count(*) FROM application WHERE title = 'Пруд'", [(1,)], "the new application")
    app.dismiss()  # no printer here
    # The search hides the new one: that is told, and the first Esc closes what tells it.
    app.has_text("Новая заявка скрыта")
    keys("Escape")
    close(app)


def in_the_check(app, path, nth):
    press(f"alt+{nth}")
    app.press("button", "Открыть первую")
    rows = wait("the items", lambda: [row for row in app.all("list item", None, app.find("list", "Пункты состава")) if row.get_name()])
    app.click(app.find("label", rows[0].get_name(), rows[0]))
    for digit, (row, state) in enumerate(zip(rows, ("есть", "нет", "недостаточно", "не требуется")), 1):
        wait(f"«{row.get_name()}» to be current", lambda row=row: has(row, "SELECTED"))
        press(str(digit))
        wait(f"«{row.get_name()}» to be «{state}»", lambda row=row, state=state: has(app.find("radio button", state, row), "CHECKED"))
        press("Return")
    wait("the fifth item to be current", lambda: has(rows[4], "SELECTED"))


def scenario():
    path = new_workspace()
    app = App(path)
    app.resize(1366, 768)
    app.go("Сводка")
    subprocess.run(["setxkbmap", "ru"], check=True)

    look_at_shortcuts(app)
    press("ctrl+k")
    wait("the palette", lambda: app.focused(app.editable("Команды", app.dialog("Команды"))))
    close(app)
    press("ctrl+shift+f")
    app.dialog("Искать везде")
    close(app)
    press("F9")
    app.gone("list", "Разделы")
    press("F9")
    app.find("list", "Разделы")
    names = walk_pages(app)
    on_a_page(app, path, names.index("Заявки") + 1)
    in_the_check(app, path, names.index("Техническая экспертиза") + 1)
    subprocess.run(["setxkbmap", "us,ru"], check=True)
    app.quit()


run(scenario)
