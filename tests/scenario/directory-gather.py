#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is named on applications comes into the directory by one action: seen before anything is written, without the one that is taken off,
linked on the cards, and taken back by one Ctrl+Z; whoever is in several teams is then named on the card."""
import re

from ux import App, ask, check, cli, expect, keys, new_workspace, run, same, wait

LINKED = "SELECT count(*) FROM application WHERE leader_person IS NOT NULL"
PEOPLE = "SELECT count(*) FROM person"
NUMBER = "2020-КН-018"
OTHER = "2020-ДГ-011"


def scenario():
    path = new_workspace()
    leader = ask(path, "SELECT leader FROM application WHERE number = ?", NUMBER)[0][0]
    phone = ask(path, "SELECT leader_phone FROM application WHERE number = ?", NUMBER)[0][0]
    cli("add", path, "application.member", "--parent", OTHER, f"name={leader}", f"phone={phone}")
    cli("add", path, "person", f"name={leader}", f"phone={phone}")
    known = ask(path, "SELECT max(id) FROM person")[0][0]
    before = ask(path, PEOPLE)
    app = App(path)
    app.resize(1366, 768)
    app.go("Справочник")
    app.press("button", "Из заявок…")
    dialog = app.dialog("Из заявок")
    same(app.nameless(dialog), [], "nameless in the dialog")
    app.has_text("Пока ничего не записано", dialog)
    app.find("label", re.compile(f"^есть в справочнике: {leader} · 2 упоминания"), dialog)
    same(ask(path, PEOPLE), before, "people before anything is said")
    first = app.all("check box", None, dialog)[0].get_name()
    app.press("check box", first, dialog)
    keys("ctrl+Return")
    wait("the people", lambda: ask(path, PEOPLE) > before)
    app.gone("dialog")
    same(ask(path, "SELECT count(*) FROM person WHERE name = ?", first), [(0,)], "the one that was taken off")
    expect(path, f"SELECT leader_person FROM application WHERE number = '{NUMBER}'", [(known,)], "the one that was there already")

    # In two teams now, and said on the card.
    app.go("Заявки")
    app.fill("Поиск заявок", NUMBER)
    app.choose("Пряничная почта", app.find("list", "Заявки"))
    notes = app.find("grouping", "Обратите внимание", app.find("grouping", "Заявка"))
    app.has_text(f"{leader} участвует и в других заявках: {OTHER}", notes)
    app.act("win.undo")
    expect(path, LINKED, [(0,)], "the links to be taken back")
    expect(path, PEOPLE, before, "the people too")
    app.quit()
    check(path)


run(scenario)
