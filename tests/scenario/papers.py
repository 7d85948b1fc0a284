#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers from the menu of applications: an attendance sheet for a meeting that is named, and the journal of registration of a period as
a workbook."""
import os
import re
import subprocess
import zipfile

from ux import App, Atspi, ask, check, documents, has, keys, new_workspace, run, same, wait

EVENT = "Заседание рабочей группы"


def open_paper(app, from_the_end):
    """AT-SPI does not know where a menu is: by the keys."""
    button = app.press("toggle button", "Сортировка, выгрузка и печать")
    wait("the menu", lambda: has(button, "CHECKED") or has(button, "EXPANDED") or has(button, "PRESSED"))
    keys(*["Up"] * from_the_end, "Return")


def save(app, dialog, name):
    target = os.path.join(documents(), name)
    app.press("button", "Сохранить как…", dialog)
    app.choose_file(target)
    wait(name, lambda: os.path.exists(target))
    return target


def read(file):
    return subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout


def attendance(app, path):
    open_paper(app, 1)
    dialog = app.dialog("Явочный лист")
    for name in ("Посмотреть", "Напечатать…"):
        app.find("button", name, dialog)
    app.write("По какому поводу", EVENT, dialog)
    app.write("Дата", "тридцатое", dialog)
    wait("a day that is none to be refused", lambda: not has(app.find("button", "Сохранить как…", dialog), "SENSITIVE"))
    app.write("Дата", "25.02.2020", dialog)
    wait("the day to be taken", lambda: has(app.find("button", "Сохранить как…", dialog), "SENSITIVE"))
    same(app.nameless(dialog), [], "nameless")
    text = read(save(app, dialog, "явка.pdf"))
    name = ask(path, "SELECT name FROM employee WHERE left_on IS NULL ORDER BY name")[0][0]
    same([word in text for word in (EVENT, "25 февраля 2020", "Подпись", name.split()[0])], [True] * 4, "the attendance sheet")


def journal(app, path):
    open_paper(app, 5)
    dialog = app.dialog(re.compile("Журнал регистрации|Реестр"))
    # The title has a line of its own: between the buttons it would be cut.
    title, button = (Atspi.Component.get_extents(app.find(role, name, dialog), Atspi.CoordType.WINDOW)
                     for role, name in (("label", "Журнал регистрации заявок"), ("button", "Сохранить как…")))
    same(title.y >= button.y + button.height, True, "the title below the buttons")
    app.write(re.compile("^С, например|^С "), "10.02.2020", dialog)
    app.write("По", "12.02.2020", dialog)
    with zipfile.ZipFile(save(app, dialog, "журнал.xlsx")) as book:
        texts = book.read("xl/sharedStrings.xml").decode()
    inside = ask(path, "SELECT number FROM application WHERE number IS NOT NULL AND date(registered, '+3 hours') BETWEEN ? AND ?",
                 "2020-02-10", "2020-02-12")
    outside = ask(path, "SELECT number FROM application WHERE number IS NOT NULL AND date(registered) NOT BETWEEN ? AND ?",
                  "2020-02-08", "2020-02-14")
    same((all(row[0] in texts for row in inside), any(row[0] in texts for row in outside), bool(inside), bool(outside)),
         (True, False, True, True), "the journal of the period")


def each(app, path):
    """The papers of all admitted applications, of each kind in one document."""
    numbers = [row[0] for row in ask(path, "SELECT number FROM application WHERE state = 'admitted'")]
    others = [row[0] for row in ask(path, "SELECT number FROM application WHERE state = 'registered'")]
    app.press(("toggle button", "button"), "Фильтр")
    app.pick("Состояние", "допущена")
    keys("Escape")
    app.gone(None, "Запомнить фильтр под названием…")
    rows = app.find("list", "Заявки")
    app.has_text(re.compile(f"^Показано {len(numbers)} из"))

    # A click while the popover is still closing is taken by it.
    def chosen():
        first = app.all("list item", None, rows)[0]
        return has(first, "SELECTED") or (app.click(first) and has(first, "SELECTED"))
    wait("the first of them to be chosen", chosen)
    keys("ctrl+a")
    app.has_text(f"Выбрано {len(numbers)}")
    for from_the_end, title, mark in ((3, "Расписка о приёме", None), (2, "Протокол экспертизы", "СЛУШАЛИ")):
        button = app.find("toggle button", "Изменить")
        wait("what is legal for all", lambda button=button: has(button, "SENSITIVE"))
        app.press("toggle button", "Изменить")
        items = wait("the menu", lambda: app.all("menu item", None, app.find("menu", "Изменить")))
        wait("the first to be current", lambda items=items: has(items[0], "FOCUSED"))
        keys(*["Up"] * from_the_end, "Return")
        dialog = app.dialog(title)
        same(app.all(None, "Период", dialog), [], "a period of what was chosen one by one")
        text = read(save(app, dialog, f"{title}.pdf"))
        same(([number for number in numbers if number not in text], [number for number in others if number in text]), ([], []), title)
        if mark:
            same(text.count(mark), len(numbers), f"{title}, one of each")
        app.gone("dialog")


def scenario():
    path = new_workspace()
    app = App(path)
    app.resize(1366, 768)
    app.go("Заявки")
    attendance(app, path)
    app.gone("dialog")
    journal(app, path)
    app.gone("dialog")
    each(app, path)
    app.quit()
    check(path)


run(scenario)
