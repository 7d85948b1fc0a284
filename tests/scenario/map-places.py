#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bookmarks of the map: what is shown is kept under a name, gone to from another place, renamed and deleted; they are there after a restart."""
import re

from ux import App, check, cli, has, keys, new_workspace, run, wait

MENU = "Ещё действия с картой"


def shown(app):
    return app.find(None, re.compile(r"^\d+,?\d* (м|км)$"), app.find(None, re.compile("^Карта: ")).get_parent()).get_name()


def choose(app, nth):
    """The nth item of the menu from below: the sixth adds and changes bookmarks, which stand over it."""
    button = app.press("toggle button", MENU)
    wait("the menu", lambda: has(button, "CHECKED") or has(button, "EXPANDED") or has(button, "PRESSED"))
    keys(*["Up"] * nth, "Return")


def scenario():
    path = new_workspace("empty")
    for number, lon in ((1, 37.6), (2, 37.61)):
        cli("add", path, "tree", f"number={number}", f"lon={lon}", "lat=55.81")
    app = App(path)
    app.resize(1366, 768)
    app.go("Карта")
    app.has_text("2 объекта")
    app.has_text("OpenStreetMap")
    choose(app, 6)
    dialog = app.dialog("Закладки")
    app.fill("Название новой закладки", "Весь парк", dialog)
    keys("Return")
    app.find("button", "Перейти: «Весь парк»", dialog)
    keys("Escape")
    app.gone("dialog")

    here = shown(app)
    # By the pointer: a button that is activated otherwise hears nothing until it has shown so for a quarter of a second.
    for _ in range(3):
        app.click(app.find("button", "Ближе"))
    wait("the map to be closer", lambda: shown(app) != here)
    choose(app, 7)
    wait("the map to be where it was", lambda: shown(app) == here)
    app.quit()

    app = App(path)
    app.resize(1366, 768)
    app.go("Карта")
    app.has_text("2 объекта")
    app.has_text("OpenStreetMap")
    choose(app, 6)
    dialog = app.dialog("Закладки")
    app.press("button", "Удалить «Весь парк»", dialog)
    app.gone("button", "Удалить «Весь парк»")
    keys("Escape")
    app.gone("dialog")
    app.quit()
    check(path)


run(scenario)
