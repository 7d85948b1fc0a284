#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of trees beside the map: when another survey is chosen, a row that is half typed goes into the survey that it was typed for,
or nowhere."""
import re

from ux import App, check, cli, expect, keys, new_workspace, run, same, type_text, wait


def cell(app, column, number):
    """A cell that has the keyboard."""
    node = app.editable(f"{column}, дерево {number}")
    wait(f"the keyboard in «{column}, дерево {number}»", lambda: app.focused(node))
    return node


def scenario():
    path = new_workspace("empty")
    for survey in ("Осень", "Весна"):
        cli("add", path, "survey", f"title={survey}")
    cli("add", path, "survey.block", "--parent", "id:2", "workplace=Планшет 1", "first=201", "last=299")
    cli("add", path, "survey.block", "--parent", "id:1", "workplace=Планшет 2", "first=601", "last=699")
    cli("add", path, "tree", "number=45", "species=Липа мелколистная", "survey=id:2")
    app = App(path)
    app.resize(1366, 768)
    app.go("Карта")
    app.press("toggle button", "Вводить деревья в таблице")

    # The newest survey is chosen at first.
    app.editable("Порода, дерево 45")
    cell(app, "Порода", 201)

    # A row that is half typed is of the survey that it was typed for, whatever is chosen then.
    type_text("не определена")
    app.pick("Весна", "Осень")
    app.editable("Порода, дерево 601")
    app.gone(None, "Порода, дерево 45")
    expect(path, "SELECT number, survey, block FROM tree WHERE species = 'не определена'", [("201", 2, 1)], "the tree of the old survey")

    # What cannot be read is not lost: the survey stays until it is put right.
    app.focus(app.editable("Стволы, см, дерево 601"))
    type_text("толстый")
    app.click(app.find("combo box", "Осень"))
    keys("Home", "Down", "Return")
    app.has_text(re.compile("потом выберите другую съёмку"))
    node = app.editable("Стволы, см, дерево 601")
    same(app.text_of(node), "толстый", "what was typed")
    app.focus(node)
    keys("ctrl+a")
    type_text("30")
    app.pick("Осень", "Весна")
    app.editable("Порода, дерево 201")
    expect(path, "SELECT diameter, survey, block FROM tree WHERE number = '601'", [(30, 1, 2)], "the tree that was put right")
    app.quit()
    check(path)


run(scenario)
