#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of trees beside the map with more trees than it shows, whose numbers go against their age: what was typed last is there, and
what other programs change further up is followed; a tree that is deleted elsewhere does not take along what is being typed in its row."""
import os
import re

from ux import App, ask, check, cli, documents, expect, keys, new_workspace, run, same, type_text, wait


def cell(app, column, number):
    """A cell that has the keyboard."""
    node = app.editable(f"{column}, дерево {number}")
    wait(f"the keyboard in «{column}, дерево {number}»", lambda: app.focused(node))
    return node


def text_of(app, column, number):
    return app.text_of(app.editable(f"{column}, дерево {number}"))


def numbers(app):
    """Of the rows, from the top."""
    names = [node.get_name() for node in app.each(None, re.compile("^Порода, дерево "))]
    return list(dict.fromkeys(name.removeprefix("Порода, дерево ") for name in names))


def rows(app, wanted, what):
    wait(what, lambda: numbers(app) == wanted)


def scenario():
    path = new_workspace("empty")
    cli("add", path, "survey", "title=Весна")
    cli("add", path, "survey.block", "--parent", "id:1", "workplace=Планшет 1", "first=201", "last=299")
    table = os.path.join(documents(), "деревья.csv")
    with open(table, "w", encoding="utf-8") as file:
        file.write("Номер;Порода;Съёмка\n" + "".join(f"{number};Липа мелколистная;Весна\n" for number in range(160, 100, -1)))
    cli("import", path, "trees", table)
    ids = dict(ask(path, "SELECT number, id FROM tree"))
    same([ids["160"] < ids["140"], ids["140"] < ids["101"]], [True, True], "the age of trees")
    app = App(path)
    app.resize(1366, 768)
    app.go("Карта")
    app.press("toggle button", "Вводить деревья в таблице")

    # The forty that were typed last, whatever their numbers, and a row for the next.
    last = [str(number) for number in range(140, 100, -1)]
    cell(app, "Порода", 201)
    rows(app, [*last, "201"], "the last forty trees")
    type_text("Дуб черешчатый")
    keys("ctrl+Return")
    expect(path, "SELECT species FROM tree WHERE number = '201'", [("Дуб черешчатый",)], "the oak")
    cell(app, "Порода", 202)
    rows(app, [*last, "201", "202"], "a row more")

    # The tree on top is the forty-first now: what another program makes of it is seen all the same.
    cli("set", path, "tree", f"id:{ids['140']}", "note=у ограды")
    wait("the note of another program", lambda: text_of(app, "Примечание", 140) == "у ограды")
    cli("delete", path, "tree", f"id:{ids['140']}")
    rows(app, [*last[1:], "201", "202"], "the deleted tree to go")
    # Nothing older comes down for it.
    cli("set", path, "tree", f"id:{ids['120']}", "note=у пруда")
    wait("the next note", lambda: text_of(app, "Примечание", 120) == "у пруда")
    rows(app, [*last[1:], "201", "202"], "the same rows")

    # Deleted elsewhere while somebody types there: the row is a new tree then, with all that it says.
    app.focus(app.editable("Высота, м, дерево 130"))
    type_text("9,5")
    cli("delete", path, "tree", f"id:{ids['130']}")
    app.has_text(re.compile("^№ 130, Липа мелколистная: дерево удалено"))
    app.screenshot("survey-rows")
    same(text_of(app, "Высота, м", 130), "9,5", "what was typed")
    keys("Up")
    expect(path, "SELECT species, height, survey, id > 60 FROM tree WHERE number = '130'", [("Липа мелколистная", 9.5, 1, 1)], "the new tree")

    # And brought back before the row is left: the row is of that tree again.
    app.focus(app.editable("Высота, м, дерево 129"))
    type_text("8")
    cli("delete", path, "tree", f"id:{ids['129']}")
    app.has_text(re.compile("^№ 129, Липа мелколистная: дерево удалено"))
    cli("undo", path)
    app.has_text("№ 129, Липа мелколистная: дерево снова есть")
    app.focus(app.editable("Порода, дерево 128"))
    expect(path, "SELECT id, height FROM tree WHERE number = '129'", [(ids["129"], 8)], "one tree with the height")

    # A row that is emptied then is of nothing.
    app.focus(app.editable("Порода, дерево 127"))
    type_text("x")
    cli("delete", path, "tree", f"id:{ids['127']}")
    app.has_text(re.compile("^№ 127, .*: дерево удалено"))
    keys("ctrl+a", "BackSpace")
    app.focus(app.editable("№, дерево 127"))
    keys("ctrl+a", "BackSpace", "Down")
    app.gone(None, "Порода, дерево 127")
    same(ask(path, "SELECT count(*) FROM tree WHERE number = '127' OR number IS NULL"), [(0,)], "trees of the emptied row")
    app.quit()

    # Read again: by age.
    app = App(path)
    app.resize(1366, 768)
    app.go("Карта")
    app.press("toggle button", "Вводить деревья в таблице")
    cell(app, "Порода", 202)
    newest = [row[0] for row in ask(path, "SELECT number FROM tree ORDER BY id DESC LIMIT 40")]
    rows(app, [*reversed(newest), "202"], "the last forty by their age")
    app.quit()
    check(path)


run(scenario)
