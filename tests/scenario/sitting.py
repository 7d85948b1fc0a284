#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One protocol over a sitting: of applications that are selected in the list, and of all that were decided on its day, from the page of the
check. Who chairs, who writes and who else was there is chosen from the directory."""
import os
import re
import subprocess
import zipfile

from ux import App, ask, check, cli, documents, has, keys, new_workspace, run, same, wait

TITLE = "Протокол заседания"


def save(app, dialog, name):
    target = os.path.join(documents(), name)
    app.press("button", "Сохранить как…", dialog)
    app.choose_file(target)
    wait(name, lambda: os.path.exists(target))
    app.gone("dialog")
    return target


def fill(app, dialog, chair, secretary, *present):
    wait("the employees", lambda: app.all("check box", present[0], dialog))
    app.write("Номер протокола", "14-тэ", dialog)
    app.pick("Председатель", chair, dialog)
    app.pick("Секретарь", secretary, dialog)
    for name in present:
        box = app.find("check box", name, dialog)
        app.click(app.reach(box))
        wait(f"{name} to be ticked", lambda box=box: has(box, "CHECKED"))
    same(app.nameless(dialog), [], "nameless")


def selected(app, path, people):
    """All admitted ones: heard and decided one after the other, below one head and above one row of signatures."""
    numbers = [row[0] for row in ask(path, "SELECT number FROM application WHERE state = 'admitted'")]
    others = [row[0] for row in ask(path, "SELECT number FROM application WHERE state IN ('registered', 'refused', 'returned')")]
    app.go("Заявки")
    app.press(("toggle button", "button"), "Фильтр")
    app.pick("Состояние", "допущена")
    keys("Escape")
    app.gone(None, "Запомнить фильтр под названием…")
    rows = app.find("list", "Заявки")
    app.has_text(re.compile(f"^Показано {len(numbers)} из"))

    def chosen():
        first = app.all("list item", None, rows)[0]
        return has(first, "SELECTED") or (app.click(first) and has(first, "SELECTED"))
    wait("the first of them to be chosen", chosen)
    keys("ctrl+a")
    app.has_text(f"Выбрано {len(numbers)}")
    wait("what is legal for all", lambda: has(app.find("toggle button", "Изменить"), "SENSITIVE"))
    app.press("toggle button", "Изменить")
    items = wait("the menu", lambda: app.all("menu item", None, app.find("menu", "Изменить")))
    wait("the first to be current", lambda: has(items[0], "FOCUSED"))
    keys("Up", "Return")
    dialog = app.dialog(TITLE)
    app.has_text(f"Один протокол по {len(numbers)} заявк", dialog)
    fill(app, dialog, *people[:3])
    app.write("Дата", "тридцатое", dialog)
    wait("a day that is none to be refused", lambda: not has(app.find("button", "Посмотреть", dialog), "SENSITIVE"))
    app.write("Дата", "19.02.2020", dialog)
    wait("the day to be taken", lambda: has(app.find("button", "Посмотреть", dialog), "SENSITIVE"))
    file = save(app, dialog, "заседание.pdf")
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout.replace("\u00a0", " ")
    same((text.count("СЛУШАЛИ:"), text.count("РЕШИЛИ:"), text.count("ПРОТОКОЛ")), (len(numbers), len(numbers), 1), "what was heard")
    same(([number for number in numbers if f"Допустить заявку № {number}" not in " ".join(text.split())],
          [number for number in others if number in text]), ([], []), "the applications")
    same([word in text for word in ("19 февраля 2020", "14-тэ", "ПРИСУТСТВОВАЛИ")], [True] * 3, "the head")
    same([text.count(name.split()[0]) for name in people[:3]], [2] * 3, "each named at the head and in the signatures")


def of_a_day(app, path, people):
    """What the page of the check decided today, though it has left the queue."""
    numbers = [row[0] for row in ask(path, "SELECT number FROM application WHERE state = 'in-check' ORDER BY id LIMIT 2")]
    for number in numbers:
        cli("--actor", people[0], "techcheck", path, number, "--decide", "refuse", "--reason", "other")
    app.go("Техническая экспертиза")
    app.press("button", "Протокол заседания…")
    dialog = app.dialog(TITLE)
    app.has_text("решения по которым приняты в этот день", dialog)
    app.pick("Формат", "Текст (ODT)", dialog)
    fill(app, dialog, *people[:3])
    with zipfile.ZipFile(save(app, dialog, "заседание.odt")) as odt:
        text = odt.read("content.xml").decode()
    today = ask(path, "SELECT count(*) FROM tech_check c WHERE decision IS NOT NULL AND date(decided, '+3 hours') = '2020-02-20' "
                      "AND id = (SELECT max(id) FROM tech_check WHERE application = c.application)")[0][0]
    same((text.count("СЛУШАЛИ:"), [number in text for number in numbers]), (today, [True] * len(numbers)), "what was decided today")


def scenario():
    path = new_workspace()
    people = [row[0] for row in ask(path, "SELECT name FROM employee WHERE left_on IS NULL ORDER BY name")]
    app = App(path)
    app.resize(1366, 768)
    selected(app, path, people)
    of_a_day(app, path, people)
    app.quit()
    check(path)


run(scenario)
