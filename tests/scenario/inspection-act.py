#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""An act of inspection: made on the page of surveys, with its commission and the trees of a survey; another one from what is selected on the
map; printed; what follows from it stands on the trees' cards."""
import os
import re

from ux import App, ask, check, cli, documents, expect, has, keys, new_workspace, run, same, wait

LON, LAT = 37.6, 55.81
TREES = "SELECT t.number, a.decision FROM inspection_act_tree a JOIN tree t ON t.id = a.tree WHERE a.act = %d ORDER BY t.number"


def scenario():
    path = new_workspace("empty")
    cli("add", path, "survey", "title=Весна")
    cli("add", path, "survey.block", "--parent", "id:1", "workplace=Планшет 1", "first=1", "last=9")
    for nth, decision in enumerate(("remove", "keep", "remove", "prune"), 1):
        cli("add", path, "tree", f"number={nth}", "species=Липа мелколистная", "survey=Весна", f"decision={decision}",
            f"lon={LON + nth * 0.0004}", f"lat={LAT}")
    app = App(path)
    app.resize(1366, 768)
    app.command("Акты обследования")
    app.has_text("Актов обследования пока нет")
    keys("ctrl+n")
    dialog = app.dialog("Новый акт обследования")
    app.write("Номер", "7", dialog)
    app.write("Дата", "12.05.2020", dialog)
    keys("ctrl+Return")
    expect(path, "SELECT number, date FROM inspection_act", [("7", "2020-05-12")], "the act")
    app.press("button", "Новый член комиссии")
    dialog = app.dialog("Новый член комиссии")
    app.write("ФИО", "Дубова И. И.", dialog)
    app.write("Должность", "главный агроном", dialog)
    app.press("button", "Сохранить", dialog)
    expect(path, "SELECT name, position FROM inspection_act_member", [("Дубова И. И.", "главный агроном")], "the commission")

    # What the specialist has proposed to fell is what is asked for first.
    app.press("button", "Добавить деревья…")
    dialog = app.dialog("Деревья акта")
    app.has_text("Будет добавлено 2 дерева.", dialog)
    same(app.nameless(dialog), [], "nameless")
    app.write("Номера: 12, 15–20; пусто – все", "2-9", dialog)
    app.has_text("Будет добавлено 1 дерево.", dialog)
    app.press("button", "Добавить", dialog)
    expect(path, TREES % 1, [("3", "remove")], "the trees of the act")
    app.has_text(re.compile("^№ 3 · Липа мелколистная"))
    same(app.nameless(), [], "nameless")

    # A paper of it, by its number.
    target = os.path.join(documents(), "акт.pdf")
    app.press("toggle button", "Ещё действия с этой записью")
    wait("the menu", lambda: any(has(item, "FOCUSED") for item in app.all("menu item")))
    keys("Return")
    dialog = app.dialog("Акт обследования")
    app.press("button", "Сохранить как…", dialog)
    app.choose_file(target)
    wait("the paper", lambda: os.path.exists(target))

    # Trees that are selected on the map go into another act, which is shown.
    app.go("Карта")
    app.has_text("4 объекта")
    chart = app.find(None, re.compile("^Карта: "))
    x, y = app.middle(chart)
    app.drag(chart, (x - 250, y - 60), (x + 250, y + 60), modifier="shift")
    app.press("button", "В акт обследования…")
    dialog = app.dialog("Деревья акта")
    app.has_text("Будет добавлено 4 дерева.", dialog)
    app.pick("Акт", "№ 7, 12.05.2020", dialog)
    app.has_text("Будет добавлено 3 дерева. 1 уже в акте.", dialog)
    app.pick("Акт", "Новый акт", dialog)
    app.has_text("Будет добавлено 4 дерева.", dialog)
    app.press("button", "Добавить", dialog)
    expect(path, TREES % 2, [("1", "remove"), ("2", "keep"), ("3", "remove"), ("4", "prune")], "the trees of the second act")
    app.has_text(re.compile("^№ 4 · Липа мелколистная"))
    keys("ctrl+z")
    expect(path, "SELECT count(*) FROM inspection_act", [(1,)], "the second act to be gone")
    app.quit()
    check(path)


run(scenario)
