#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Search: half a word, any case, е for ё, the other layout, nothing found, and all of the workspace."""
import re

from ux import App, ask, check, cli, keys, new_workspace, run, type_text, wait


def scenario():
    path = new_workspace()
    app = App(path)
    app.resize(1366, 768)
    app.go("Заявки")
    total = ask(path, "SELECT count(*) FROM application")[0][0]
    app.find("label", str(total))
    wait("the first rows", lambda: all(app.rows("Заявки")))
    first = app.rows("Заявки")[0]

    def shows(typed, *titles):
        app.fill("Поиск заявок", typed)
        wait(f"«{typed}» to find {titles}, not {app.rows('Заявки')}", lambda: sorted(app.rows("Заявки")) == sorted(titles))

    shows("скалодр", "Элеватор: скалодром и маяк степи")
    shows("СКАЛОДРОМ", "Элеватор: скалодром и маяк степи")
    shows("зеленый экотропа", "Зелёный класс: экотропа за школой")
    shows("2020-УГ-045", "Умный снег")
    shows("crfkjlhjv", "Элеватор: скалодром и маяк степи")
    app.has_text("crfkjlhjv")

    app.fill("Поиск заявок", "несуществующее")
    app.has_text("Ничего не найдено")
    app.press("button", "Убрать запрос и фильтры")
    app.find("label", str(total))
    wait("all to be back", lambda: app.rows("Заявки")[:1] == [first])

    # A name of a team's member leads to the application from any page.
    member, title = ask(path, "SELECT m.name, a.title FROM application_member m JOIN application a ON a.id = m.application "
                              "WHERE a.id = 59 ORDER BY m.id LIMIT 1")[0]
    app.go("Сводка")
    keys("ctrl+shift+f")
    dialog = app.dialog("Искать везде")
    wait("the search to have the focus", lambda: app.focused(app.editable("Искать везде", dialog)))
    type_text(member)
    app.find("list item", title, app.find("list", "Найдено", dialog))
    # Whom it was found by is said, as nothing else in the row does.
    app.has_text(re.compile(rf"Член команды · .*{member}"), dialog)
    keys("Return")
    app.gone("dialog")
    app.find("label", title, app.find("grouping", "Заявка"))

    # Enter right after the last letter means what is found by all of them, not what stood there before.
    app.go("Сводка")
    keys("ctrl+shift+f")
    dialog = app.dialog("Искать везде")
    wait("the search to have the focus", lambda: app.focused(app.editable("Искать везде", dialog)))
    type_text("скалодром")
    app.find("list item", "Элеватор: скалодром и маяк степи", app.find("list", "Найдено", dialog))
    keys("ctrl+a")
    type_text("Пряничная почта", 0)
    keys("Return")
    app.gone("dialog")
    app.find("label", "Пряничная почта", app.find("grouping", "Заявка"))

    # People, organisations, employees and the programme are opened too.
    employee = ask(path, "SELECT name FROM employee ORDER BY id LIMIT 1")[0][0]
    cli("add", path, "person", "name=Загорская Инна", "note=Просит звонить вечером")
    for typed, row, page in (("вечером", "Загорская Инна", "Справочник"), (employee, employee, "Справочник"), ("резюме", None, "Программа")):
        app.go("Сводка")
        keys("ctrl+shift+f")
        dialog = app.dialog("Искать везде")
        app.fill("Искать везде", typed, dialog)
        found = app.find("list", "Найдено", dialog)
        app.find("list item", row, found)
        keys("Return")
        app.gone("dialog")
        app.find("grouping", page)
    app.quit()
    check(path)


run(scenario)
