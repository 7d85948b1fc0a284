#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is in the directory already is offered while the name is typed: choosing fills in the phone and links the application; a name that is
not known, or was changed after it was chosen, is free text. What is not seen is not copied, and what came with a reference goes with it."""
import re

from ux import App, ask, check, cli, expect, has, keys, new_workspace, role_of, run, same, type_text, wait

NAME, PHONE, EMAIL = "Ветрова Анна Сергеевна", "8 (000) 123-45-67", "vetrova@example.org"
TAKEN = "SELECT a.leader, a.leader_phone, a.leader_email, p.name FROM application a LEFT JOIN person p ON p.id = a.leader_person WHERE a.title = ?"

LEADER = "SELECT leader, leader_phone, leader_email, leader_consent, leader_person IS NOT NULL FROM application WHERE title = 'Беседка'"


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


def take_from_menu(app, name, *way):
    """Opens the menu in the row of the leader and takes an item by the keys from the first one."""
    row = app.editable("Лидер проекта", app.find("grouping", "Заявка"))
    while role_of(row) != "list item":
        row = row.get_parent()
    app.press("toggle button", name, row)
    items = wait("the menu", lambda: app.all("menu item", None, row))
    wait("the first to be current", lambda: has(items[0], "FOCUSED"))
    keys(*way, "Return")


def on_the_card(app, path):
    """A consent that stands on the card as well, by whatever way, does not outlive the reference."""
    app.choose("Беседка", app.find("list", "Заявки"))
    app.has_text("Беседка", app.find("grouping", "Заявка"))
    cli("set", path, "application", f"id:{ask(path, 'SELECT id FROM application WHERE title = ?', 'Беседка')[0][0]}", "leader_consent=17.02.2020")
    take_from_menu(app, f"В справочнике: {NAME}", "Up")
    expect(path, LEADER, [(NAME, None, None, None, 0)], "the copies to go with the reference")
    app.find("toggle button", "Пока не из справочника")
    take_from_menu(app, "Пока не из справочника")
    app.click(app.reach(app.find("label", NAME, app.find("dialog"))))
    expect(path, LEADER, [(NAME, PHONE, EMAIL, None, 1)], "all but the consent")


def scenario():
    path = new_workspace("selection-2020")
    cli("add", path, "person", f"name={NAME}", f"phone={PHONE}", f"email={EMAIL}", "consent=17.02.2020")
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
    wait("the application", lambda: ask(path, TAKEN, "Беседка") == [(NAME, PHONE, None, NAME)])
    same(ask(path, LEADER), [(NAME, PHONE, None, None, 1)], "what is not in the form")

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

    # The phone that came with somebody goes with him, whichever way he goes.
    again(app, dialog)
    type_leader(app, dialog, "Пруд", "ветрова")
    choose(app, dialog)
    wait("the phone again", lambda: app.text_of(app.editable("Телефон лидера", dialog)) == PHONE)
    app.press("button", "Это другой человек", dialog)
    wait("the phone to go", lambda: app.text_of(app.editable("Телефон лидера", dialog)) == "")
    register(app)
    wait("the namesake", lambda: ask(path, TAKEN, "Пруд") == [(NAME, None, None, None)])
    again(app, dialog)
    type_leader(app, dialog, "Мост", "ветрова")
    choose(app, dialog)
    wait("the phone once more", lambda: app.text_of(app.editable("Телефон лидера", dialog)) == PHONE)
    app.focus(app.editable("Лидер проекта", dialog))
    keys("End")
    type_text(" мл.")
    wait("the phone to be gone", lambda: app.text_of(app.editable("Телефон лидера", dialog)) == "")
    register(app)
    wait("the younger one", lambda: ask(path, TAKEN, "Мост") == [(f"{NAME} мл.", None, None, None)])

    # Nobody is asked about a name that is not known.
    again(app, dialog)
    type_leader(app, dialog, "Сквер", "Никитин Никита")
    register(app)
    wait("the third", lambda: ask(path, TAKEN, "Сквер") == [("Никитин Никита", None, None, None)])
    app.has_text("зарегистрирована под этим номером", dialog)
    app.click(app.find("button", "Открыть карточку", dialog))
    app.gone("dialog")
    on_the_card(app, path)
    app.quit()
    check(path)


run(scenario)
