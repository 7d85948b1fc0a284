#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk of backups: one made by hand, looked through, opened beside; a copy for the head; the file for another computer."""
import os
import re
import stat
from pathlib import Path

from ux import App, ask, check, documents, keys, new_workspace, run, same, wait

TITLE = "Пряничная почта"


def close_desk(app):
    """Esc takes a message away first, and goes back a page."""
    def probe():
        if app.all("dialog"):
            keys("Escape")
        return not app.all("dialog")
    wait("the desk to close", probe)


def open_desk(app):
    app.act("win.show-backups")
    return app.dialog("Резервные копии")


def make_and_verify(app):
    desk = open_desk(app)
    app.find("label", re.compile("^Ежедневная · "), desk)
    app.choose(re.compile("^Сделать копию сейчас"), desk)
    app.toast("С последней копии ничего не изменилось")
    close_desk(app)

    app.go("Заявки")
    app.fill("Поиск заявок", TITLE)
    app.choose(TITLE, app.find("list", "Заявки"))
    app.has_text("зарегистрирована 31.01.2020")
    keys("F2", "End", "x", "Tab")
    app.has_text("Сохранено")
    desk = open_desk(app)
    app.choose(re.compile("^Сделать копию сейчас"), desk)
    app.toast("Копия сделана и проверена")
    app.choose(re.compile("^Сделана вручную · "), desk)
    app.press("button", "Проверить", desk)
    app.has_text("Копия цела", desk)
    return desk


def open_beside(app, path, desk):
    before = set(Path(documents()).glob("*.veche"))
    count = ask(path, "SELECT count(*) FROM application")
    app.press("button", "Открыть рядом", desk)
    app.gone("dialog")
    beside = wait("the file beside", lambda: sorted(set(Path(documents()).glob("*.veche")) - before))[0]
    wait("a second window", lambda: len(app.all("frame")) == 2)
    same(ask(str(beside), "SELECT count(*) FROM application"), count, "applications of the file made of the backup")
    same(ask(str(beside), "SELECT count(*) FROM application WHERE title = ?", TITLE + "x"), [(1,)], "the change in it")
    app.find("label", beside.stem)
    keys("ctrl+w")
    wait("the second window to close", lambda: len(app.all("frame")) == 1)
    check(str(beside))


def people(path):
    names = ask(path, "SELECT leader FROM application UNION SELECT leader_phone FROM application UNION SELECT leader_email FROM application "
                      "UNION SELECT name FROM application_member UNION SELECT phone FROM application_member UNION "
                      "SELECT email FROM application_member UNION SELECT name FROM person UNION SELECT name FROM employee "
                      "UNION SELECT name FROM attachment")
    return [name for (name,) in names if name and len(name) > 5]


def copy_for_the_head(app, path):
    desk = open_desk(app)
    target = Path(documents()) / "Для руководителя.veche"
    app.choose(re.compile("^Копия для руководителя"), desk)
    app.choose_file(target)
    app.toast("Копия «Для руководителя.veche» сохранена")
    contents = target.read_bytes()
    left = [name for name in people(path) if name.encode() in contents]
    same(left, [], "people in the copy for the head")
    same(ask(str(target), "SELECT count(*) FROM application"), ask(path, "SELECT count(*) FROM application"), "applications in it")
    same(stat.S_IMODE(os.stat(target).st_mode) & 0o222, 0, "rights to write")
    close_desk(app)
    return target


def move(app, path):
    desk = open_desk(app)
    target = Path(documents()) / "Перенос.veche"
    app.choose(re.compile("^Перенос на другой компьютер"), desk)
    app.press("button", "Сохранить как…", desk)
    app.choose_file(target)
    app.has_text(str(target), desk)
    same(ask(str(target), "SELECT count(*) FROM blob_chunk WHERE length (data) = 0"), [(0,)], "files that stayed behind")
    close_desk(app)
    check(str(target))


def scenario():
    path = new_workspace()
    app = App(path)
    app.resize(1366, 768)
    app.go("Сводка")
    open_beside(app, path, make_and_verify(app))
    target = copy_for_the_head(app, path)
    move(app, path)
    app.quit()
    check(path)

    app = App(str(target))
    app.has_text("Копия без персональных данных")
    app.go("Заявки")
    app.fill("Поиск заявок", "2020-КН-018")
    app.has_text(TITLE + "x")
    same(app.can("win.new"), False, "whether something can be added to it")
    app.quit()

    # A file that cannot be opened leads to the backups.
    broken = Path(documents()) / "Сломанный.veche"
    broken.write_bytes(Path(path).read_bytes()[:5000])
    app = App(str(broken))
    app.press("button", "Резервные копии…")
    app.find("label", re.compile("^Сделана вручную · "), app.dialog("Резервные копии"))
    close_desk(app)
    app.quit()


run(scenario)
