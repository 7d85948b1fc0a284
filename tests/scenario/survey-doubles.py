#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two crews have recorded one tree: it is listed on the page of its survey, merged by one press, and keeps both numbers; numbers that were left out
or given twice are told of each workplace."""
import os
import re

from ux import App, ask, check, cli, documents, expect, keys, new_workspace, run, same

LON, LAT = 37.6, 55.81
METRE = 1 / 62570  # of longitude, there


def scenario():
    path = new_workspace("empty")
    cli("add", path, "survey", "title=Весна")
    for workplace, first, last in (("Бригада А", 1, 20), ("Бригада Б", 21, 40)):
        cli("add", path, "survey.block", "--parent", "id:1", f"workplace={workplace}", f"first={first}", f"last={last}")
    # 21 is 1 as another crew saw it; 22 is another species, 23 much thicker, 24 too far off, 2 is of the same crew as 1.
    for number, block, east, fields in (
            (1, 1, 0, ("species=Липа мелколистная", "diameter=обхват 75", "note=у входа")), (2, 1, 2, ("species=Липа мелколистная", "diameter=24")),
            (5, 1, 60, ("species=Ель колючая",)), (5, 1, 90, ("species=Ель колючая",)),
            (21, 2, -1.5, ("species=липа крупнолистная", "diameter=26", "height=12", "condition=хорошее", "note=дупло", "accuracy=1", "measured_at=1")),
            (22, 2, 0.5, ("species=Клён остролистный", "diameter=24")), (23, 2, 0.5, ("species=Липа мелколистная", "diameter=60")),
            (24, 2, 6, ("species=Липа мелколистная", "diameter=24"))):
        cli("add", path, "tree", f"number={number}", "survey=Весна", f"block=id:{block}", f"lon={LON + east * METRE}", f"lat={LAT}", *fields)
    # A decision of which nobody is known to be the author.
    cli("set", path, "tree", "21", "decision=remove", "decided_by=", "decided=")
    cli("add", path, "tree.inspection", "--parent", "21", "text=дупло")
    cli("add", path, "inspection-act", "date=2026-05-01")
    cli("add", path, "inspection-act.tree", "--parent", "id:1", "tree=id:5", "text=сухой")
    app = App(path)
    app.resize(1366, 768)
    app.go("Подеревная съёмка")
    app.click(app.find("label", "Весна"))
    app.has_text("Записаны дважды · 1")
    app.has_text(re.compile("Бригада А: пропущены 3–4; выданы дважды 5"))
    row = app.find("list item", re.compile("^№ 1 ↔ № 21 · Липа мелколистная"))
    app.has_text(re.compile(r"^1,5 м · обхват 75 \(23,9 см\) ↔ 26 см"), row)
    same(app.nameless(), [], "nameless")
    app.press("button", "Объединить № 1 и № 21")
    app.toast("Деревья объединены")
    expect(path, "SELECT number, old_numbers, girth, height, condition FROM tree WHERE number = '1'", [("1", "21", 75, 12, "хорошее")], "both in one")
    # Neither how exact the other's place was, nor at which height another diameter was measured.
    same(ask(path, "SELECT note, accuracy, measured_at FROM tree WHERE number = '1'"), [("у входа\nдупло", None, None)], "what is true of it")
    same(ask(path, "SELECT decision, decided_by, decided FROM tree WHERE number = '1'"), [("remove", None, None)], "a decision is not signed by who merges")
    same(ask(path, "SELECT count(*) FROM tree")[0][0], 7, "trees")
    same(ask(path, "SELECT t.number, i.text FROM tree_inspection i JOIN tree t ON t.id = i.tree"), [("1", "дупло")], "the inspection")
    same(ask(path, "SELECT tree, text FROM inspection_act_tree"), [(1, "сухой")], "the row of the act")
    app.has_text("Записаны дважды")
    app.gone("button", "Объединить № 1 и № 21")
    keys("ctrl+z")
    expect(path, "SELECT count(*) FROM tree WHERE old_numbers IS NULL", [(8,)], "two trees again")
    app.has_text("Записаны дважды · 1")

    # The one that has files stays; where both have, a person has to move them.
    photo = os.path.join(documents(), "дупло.txt")
    with open(photo, "w", encoding="utf-8") as file:
        file.write("дупло")
    cli("attach", path, "tree", "21", photo)
    app.press("button", "Объединить № 1 и № 21")
    expect(path, "SELECT number, old_numbers, height FROM tree WHERE id IN (1, 5)", [("21", "1", 12)], "the record with the file")
    keys("ctrl+z")
    expect(path, "SELECT count(*) FROM tree", [(8,)], "two trees again")
    cli("attach", path, "tree", "1", photo)
    app.press("button", "Объединить № 1 и № 21")
    app.has_text(re.compile("^Не удалось объединить деревья: файлы есть у обоих"))
    same(ask(path, "SELECT count(*) FROM tree")[0][0], 8, "trees")
    keys("Escape")
    app.gone("label", "Не получилось")
    app.quit()
    check(path)


run(scenario)
