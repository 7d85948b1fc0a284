#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A theme that is moved twice before the file has the first move is moved by two."""
from ux import App, ask, check, expect, keys, new_workspace, run

THEMES = "SELECT title FROM theme WHERE programme = 1 ORDER BY position"


def scenario():
    path = new_workspace()
    order = ask(path, THEMES)
    app = App(path)
    app.resize(1366, 768)
    app.go("Программа")
    app.press("page tab", "Тематики")
    app.click(app.reach(app.find("label", order[0][0], app.find("list", "Тематики"))))
    keys("alt+Down", "alt+Down")
    expect(path, THEMES, [order[1], order[2], order[0], *order[3:]], "the theme to be two further down")
    app.quit()
    check(path)


run(scenario)
