#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The check by the keyboard as a clerk has it: the Russian layout, and the digits and Enter of the numeric pad; a text that was given as a
file is read beside the sheet."""
import os
import subprocess

from ux import App, ask, check, cli, documents, expect, has, keys, new_workspace, run, same, wait

TITLE = "Каток"
STATES = """SELECT m.state FROM check_item m JOIN item i ON i.id = m.item JOIN tech_check c ON c.id = m.tech_check
  WHERE c.application = 39 ORDER BY i.position"""


def press(app, rows, first, names, states):
    """Each key marks the current item, and what follows it goes to the next."""
    for offset, (name, state) in enumerate(zip(names, states)):
        row = rows[first + offset]
        wait(f"«{row.get_name()}» to be current", lambda row=row: has(row, "SELECTED"))
        keys(name)
        wait(f"«{row.get_name()}» to be «{state}»", lambda row=row, state=state: has(app.find("radio button", state, row), "CHECKED"))
        keys("KP_Enter" if name.startswith("KP") else "Return")


def scenario():
    path = new_workspace()
    cv = os.path.join(documents(), "Резюме.txt")
    with open(cv, "w", encoding="cp1251") as file:
        file.write("Ярцев Юрий, слесарь.\r\nЗаливает каток <b>сам</b>.\r\n")
    cli("attach", path, "application", "id:39", cv, "--item", "cv")
    app = App(path)
    app.resize(1366, 768)
    app.go("Техническая экспертиза")
    queue = app.find("list", "Заявки, которые ждут проверки")
    keys("ctrl+f")
    app.fill("Поиск в очереди", TITLE)
    app.choose(TITLE, queue)
    sheet = app.find("grouping", TITLE)
    rows = [row for row in app.all("list item", None, app.find("list", "Пункты состава", sheet)) if row.get_name()]
    app.click(app.find("label", rows[0].get_name(), rows[0]))
    states = ("есть", "нет", "недостаточно", "не требуется")

    subprocess.run(["setxkbmap", "ru"], check=True)
    press(app, rows, 0, ("1", "2", "3", "4"), states)
    # The text of what is current stands beside it; the CV, a file of Windows, is the seventh item.
    app.click(app.find("label", rows[6].get_name(), rows[6]))
    app.has_text("Ярцев Юрий, слесарь.\nЗаливает каток <b>сам</b>.")
    app.click(app.find("label", rows[4].get_name(), rows[4]))
    press(app, rows, 4, ("KP_1", "KP_2", "KP_3", "KP_4"), states)
    expect(path, STATES, [("present",), ("absent",), ("insufficient",), ("not-needed",)] * 2, "eight items to be marked")

    # Ctrl+Enter decides: something is missing, so it asks for the reasons of a return.
    app.click(app.find("label", rows[0].get_name(), rows[0]))
    keys("ctrl+KP_Enter")
    dialog = app.dialog("Вернуть заявителю")
    wait("a reason to be enough", lambda: has(app.find("button", "Вернуть", dialog), "SENSITIVE"))
    keys("ctrl+Return")
    expect(path, "SELECT state FROM application WHERE id = 39", [("returned",)], "the application to be returned")
    app.gone("dialog")
    subprocess.run(["setxkbmap", "us,ru"], check=True)
    keys("ctrl+z")
    expect(path, "SELECT state FROM application WHERE id = 39", [("in-check",)], "the return to be taken back")
    same(len(ask(path, STATES)), 8, "marks")
    app.quit()
    check(path)


run(scenario)
