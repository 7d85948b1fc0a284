#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Organisations: one that a card names gets into the directory from there, and the way leads back; another of its names is found by its
alias, both are merged, the card follows, and one step takes it apart again."""
import re

from ux import App, ask, check, cli, expect, has, keys, new_workspace, role_of, run, same, wait

TITLE = "Пряничная почта"
OWNER = "SELECT o.name FROM application a JOIN organisation o ON o.id = a.organisation_ref WHERE a.id = 19"
FULL = "ТОС Пряничная улица"
SHORT = "ТОС «Пряничный»"


def menu_of(app, name, first):
    """Opens the menu in the row of the organisation and takes its first or its last item."""
    row = app.editable("Организация", app.find("grouping", "Заявка"))
    while role_of(row) != "list item":
        row = row.get_parent()
    app.press("toggle button", name, row)
    items = wait("the menu", lambda: app.all("menu item", None, row))
    wait("the first to be current", lambda: has(items[0], "FOCUSED"))
    keys(*([] if first else ["Up"]), "Return")


def scenario():
    path = new_workspace()
    cli("set", path, "application", "id:19", f"organisation={FULL}")
    cli("add", path, "organisation", f"name={SHORT}", f"aliases=Пряничники\n{FULL}", "phone=8 (000) 555-01-02")
    app = App(path)
    app.resize(1366, 768)
    app.go("Заявки")
    app.fill("Поиск заявок", "пряничн")
    app.choose(TITLE, app.find("list", "Заявки"))
    row = app.editable("Организация", app.find("grouping", "Заявка"))
    same(app.text_of(row), FULL, "the organisation on the card")
    menu_of(app, "Пока не из справочника", first=False)
    expect(path, OWNER, [(FULL,)], "the organisation in the directory")
    app.find("toggle button", f"В справочнике: {FULL}")
    menu_of(app, f"В справочнике: {FULL}", first=True)

    search = app.editable("Поиск организаций")
    app.has_text("2020-КН-018")
    app.fill("Поиск организаций", "пряничники")
    wait("what is found by another name", lambda: app.rows("Организации") == [SHORT])
    app.fill("Поиск организаций", "пряничн")
    wait("both", lambda: sorted(app.rows("Организации")) == sorted([FULL, SHORT]))
    app.press("button", "Посмотреть")
    dialog = app.dialog("Возможные повторы")
    app.press("button", "Объединить", dialog)
    app.has_text("Повторов больше нет", dialog)
    wait("the dialog to go", lambda: not app.all("dialog") or keys("Escape"))
    expect(path, "SELECT count(*) FROM organisation WHERE merged_into IS NULL", [(1,)], "one that is left")
    kept = ask(path, "SELECT name FROM organisation WHERE merged_into IS NULL")[0][0]
    wait("one row", lambda: app.rows("Организации") == [kept])
    app.choose(kept, app.find("list", "Организации"))
    app.click(app.reach(app.find("label", re.compile("2020-КН-018"))))
    app.find("grouping", "Заявка")
    app.has_text(TITLE)

    app.act("win.undo")
    expect(path, "SELECT count(*) FROM organisation WHERE merged_into IS NULL", [(2,)], "both again")
    same(has(search, "SENSITIVE"), True, "the search of the directory")
    app.quit()
    check(path)


run(scenario)
