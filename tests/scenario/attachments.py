#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of an application: a film that nothing here can play goes to the player of the desktop, as a copy that can only be read; a program
is not started; files are added by the dialog and taken away again, and are drawn out of a folder."""
import os
import re
import stat
from pathlib import Path

from ux import App, ask, check, cli, documents, expect, keys, new_workspace, run, same, wait

FILES = "SELECT name FROM attachment ORDER BY id"


def opened():
    """The file that another program was asked to show."""
    return wait("the program for the file", lambda: note().exists() and note().read_text(encoding="utf-8"))


def note():
    return Path(os.environ["VECHE_PORTAL"]) / "opened"


def write(name, text):
    path = os.path.join(documents(), name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def scenario():
    path = new_workspace()
    before = [row[0] for row in ask(path, FILES)]
    cli("attach", path, "application", "2020-КН-018", write("Ролик.mp4", "no film at all"))
    app = App(path)
    app.resize(1366, 768)
    app.go("Заявки")
    app.fill("Поиск заявок", "2020-КН-018")
    app.choose("Пряничная почта", app.find("list", "Заявки"))
    app.press("page tab", "Файлы")
    app.choose("Ролик.mp4")
    copy = opened()
    same((os.path.basename(copy), stat.S_IMODE(os.stat(copy).st_mode) & 0o222), ("Ролик.mp4", 0), "the copy that is shown")
    same(app.all("dialog"), [], "dialogs")

    app.press("button", "Добавить файлы…")
    app.choose_file(write("Запуск.sh", "#!/bin/sh\n"))
    expect(path, FILES, [(name,) for name in [*before, "Ролик.mp4", "Запуск.sh"]], "the second file")
    note().unlink()
    app.choose("Запуск.sh")
    dialog = app.dialog(re.compile("программа"))
    same(note().exists(), False, "a program was started")
    app.press("button", "Отмена", dialog)
    app.gone("dialog")
    # A key that is pressed while the dialog goes would go with it.
    wait("the keyboard to be back", lambda: app.focused(app.find("list item", "Запуск.sh")))
    keys("ctrl+z")
    expect(path, FILES, [(name,) for name in [*before, "Ролик.mp4"]], "the second file to go")

    app.drop(app.find("list item", "Ролик.mp4"), write("Смета.csv", "лавки;2\n"), write("План.txt", "у воды\n"))
    expect(path, FILES, [(name,) for name in [*before, "Ролик.mp4", "Смета.csv", "План.txt"]], "the files of a folder")
    app.quit()
    check(path)


run(scenario)
