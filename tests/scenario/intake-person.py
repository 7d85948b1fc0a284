#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is in the directory already is offered while the name is typed: choosing fills in phone and e-mail and links the application; a name that
is not known, or was changed after it was chosen, is free text."""
import re

from ux import App, ask, check, cli, keys, new_workspace, run, same, type_text, wait

NAME, PHONE, EMAIL = "Ветрова Анна Сергеевна", "8 (000) 123-45-67", "vetrova@example.org"
TAKEN = "SELECT a.leader, a.leader_phone, a.leader_email, p.name FROM application a LEFT JOIN person p ON p.id = a.leader_person WHERE a.title = ?"


def offered(app, dialog):
    return [row for row in app.all("list item", None, dialog) if re.match("Ветров", row.get_name() or "")]


def type_leader(app, dialog, title, name):
    app.write("Название", title, dialog)
    app.focus(app.editable("Лидер проекта", dialog))
    type_text(name)


def choose(app, dialog):
    row = wait("somebody to be offered", lambda: offered(app, dialog))[0]
    app.click(app.reach(row))
    wait("the name to be filled in", lambda: app.text_of(app.editable("Лидер проекта", dialog)) == NAME)


def register(app):
    keys("ctrl+Return")
    app.dismiss()  # no printer here


def again(app, dialog):
    keys("ctrl+Return")
    wait("an empty form", lambda: [app.text_of(entry) for entry in app.all("text", "Название", dialog)] == [""])


def scenario():
    path = new_workspace("selection-2020")
    cli("add", path, "person", f"name={NAME}", f"phone={PHONE}", f"email={EMAIL}")
    cli("add", path, "person", "name=Ветров Пётр Ильич")
    cli("add", path, "person", "name=Громов Пётр Ильич", "note=Ветрова его знает")
    app = App(path)
    app.resize(1366, 768)
    app.go("Заявки")
    keys("ctrl+n")
    dialog = app.dialog("Новая заявка")

    # By the beginnings of the words, in any case; who is only found by a note is not meant.
    type_leader(app, dialog, "Беседка", "ветров")
    wait("both of that name", lambda: len(offered(app, dialog)) == 2)
    same(app.all("list item", re.compile("^Громов"), dialog), [], "found by a note")
    type_text("а анна")
    wait("the one that is left", lambda: len(offered(app, dialog)) == 1)
    same(app.nameless(dialog), [], "nameless")
    choose(app, dialog)
    wait("the phone to be filled in", lambda: app.text_of(app.editable("Телефон лидера", dialog)) == PHONE)
    app.has_text("Лидер в справочнике", dialog)
    register(app)
    wait("the application", lambda: ask(path, TAKEN, "Беседка") == [(NAME, PHONE, EMAIL, NAME)])

    # What somebody has typed stays, and another name is free text again.
    again(app, dialog)
    app.write("Телефон лидера", "8 (000) 999-99-99", dialog)
    type_leader(app, dialog, "Каток", "ветрова")
    choose(app, dialog)
    app.focus(app.editable("Лидер проекта", dialog))
    keys("End")
    type_text(" мл.")
    app.gone("label", "Лидер в справочнике")
    register(app)
    wait("the second", lambda: ask(path, TAKEN, "Каток") == [(f"{NAME} мл.", "8 (000) 999-99-99", None, None)])

    # Nobody is asked about a name that is not known.
    again(app, dialog)
    type_leader(app, dialog, "Сквер", "Никитин Никита")
    register(app)
    wait("the third", lambda: ask(path, TAKEN, "Сквер") == [("Никитин Никита", None, None, None)])
    app.has_text("зарегистрирована под этим номером", dialog)
    app.click(app.find("button", "Открыть карточку", dialog))
    app.gone("dialog")
    app.quit()
    check(path)


run(scenario)
