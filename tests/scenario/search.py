#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Search: half a word, any case, е for ё, the other layout, nothing found, and all of the workspace."""
from ux import App, ask, check, keys, new_workspace, run, type_text, wait


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
    keys("Return")
    app.gone("dialog")
    app.find("label", title, app.find("grouping", "Заявка"))
    app.quit()
    check(path)


run(scenario)
