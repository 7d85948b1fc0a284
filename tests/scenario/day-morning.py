#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The clerk's morning: the site's export of 40 rows comes for the second time, 12 of them new, 9 changed by their teams. What the
office has typed itself is shown beside what the site says, and stays unless it is given away; one step takes it all back."""
import os
import re

from ux import App, ask, check, cli, documents, expect, keys, new_workspace, paper, run, same, wait

HEAD = "Номер на сайте;Название проекта;Город;Лидер;Телефон;Бюджет, руб.;Краткое описание"
THINGS = ("Беседка", "Каток", "Сквер", "Мастерская", "Клуб", "Фонтан", "Маршрут", "Театр")
TOWNS = ("Вельск", "Котлас", "Онега", "Мирный", "Каргополь")
KNOWN, NEW = 28, 12
# What their teams have changed there since yesterday; the first two in a field that the office has typed anew as well.
CHANGED = {3: {"budget": "333000", "summary": "Смета выросла"}, 4: {"city": "Новодвинск", "leader": "Орлова Вера"}, 5: {"title": "Клуб «Пять углов»"}, 6: {"leader": "Новикова Инна"},
           7: {"phone": "8 (000) 777-77-77"}, 8: {"budget": "88000"}, 9: {"summary": "Иначе"}, 10: {"city": "Шенкурск"},
           11: {"title": "Сквер одиннадцати лип"}}
EVERYTHING = "SELECT external_id, title, city, leader, leader_phone, budget, summary, state, number FROM application ORDER BY id"


def row(number, changed=None):
    cells = {"title": f"{THINGS[number % len(THINGS)]} № {number}", "city": TOWNS[number % len(TOWNS)], "leader": f"Лаптева Анна {number}",
             "phone": f"8 (000) 100-20-{number:02}", "budget": str(100000 + number), "summary": f"Описание {number}"}
    cells.update(changed or {})
    return ";".join((f"S-{number:03}", *cells.values()))


def export(rows):
    path = os.path.join(documents(), "site.csv")
    with open(path, "w", encoding="cp1251", newline="") as file:
        file.write("\r\n".join((HEAD, *rows)) + "\r\n")
    return path


def open_result(app, table):
    keys("ctrl+i")
    dialog = app.dialog("Загрузить таблицу")
    app.press("button", "Выбрать файл…", dialog)
    app.choose_file(table)
    app.press("button", "Показать, что будет", dialog)
    app.find("list", "Что будет сделано", dialog)
    return dialog


def counts(app, dialog, **expected):
    rows = app.find("list", "Что будет сделано", dialog)
    titles = {"read": "Строк в файле", "new": "Новых записей", "changed": "Изменённых записей", "same": "Записей без изменений",
              "refused": "Отклонённые строки"}
    said = {}
    for name in expected:
        item = app.find("list item", re.compile("^" + titles[name]), rows)
        said[name] = int(app.all("label", None, item)[-1].get_name())
    same(said, expected, "what the dialog says")


def scenario():
    path = new_workspace("selection-2020")
    app = App(path)
    app.resize(1366, 768)
    app.go("Заявки")

    # Yesterday's export; then the office looks something up and types it anew, and registers two.
    dialog = open_result(app, export(row(number) for number in range(1, KNOWN + 1)))
    counts(app, dialog, read=KNOWN, new=KNOWN, changed=0, same=0, refused=0)
    app.press("button", "Загрузить", dialog)
    expect(path, "SELECT count(*) FROM application", [(KNOWN,)], "yesterday's export")
    app.gone("dialog")
    cli("set", path, "application", "id:3", "budget=30000000", "note=звонили, смета уточнена")
    cli("set", path, "application", "id:4", "city=Северодвинск")
    cli("register", path, "id:1")
    cli("register", path, "id:3")
    numbers = ask(path, "SELECT number FROM application WHERE number IS NOT NULL")
    before = ask(path, EVERYTHING)

    # This morning's.
    table = export(row(number, CHANGED.get(number)) for number in range(1, KNOWN + NEW + 1))
    dialog = open_result(app, table)
    counts(app, dialog, read=40, new=12, changed=9, same=19, refused=0)
    same(ask(path, EVERYTHING), before, "what is there before the step is taken")
    clashes = app.find("list", "Изменено и здесь, и в файле", dialog)
    said = [" ".join(label.get_name() for label in app.all("label", None, item)) for item in app.all("list item", None, clashes)]
    same(len(said), 2, f"fields that both have changed: {said}")
    for text in ("300 000", "333 000", "Северодвинск", "Новодвинск", "Мастерская № 3", "Клуб № 4"):
        if not any(text in one.replace("\u00a0", " ").replace("\u202f", " ") for one in said):
            raise AssertionError(f"«{text}» is not said side by side: {said}")

    # The city is given to the team, the budget stays the office's.
    town = next(item for item in app.all("list item", None, clashes) if app.all("label", re.compile("Клуб № 4"), item))
    app.press("radio button", "Из файла", app.reach(town))
    app.press("button", "Загрузить", dialog)
    wanted = [(f"S-{number:03}", *taken(number)) for number in range(1, KNOWN + NEW + 1)]
    expect(path, "SELECT external_id, title, city, leader, leader_phone, budget, summary FROM application ORDER BY id", wanted,
           "this morning's export")
    same(ask(path, "SELECT note FROM application WHERE id = 3"), [("звонили, смета уточнена",)], "what only the office has")
    app.gone("dialog")

    # One step: it goes as a whole, and comes back as a whole.
    keys("ctrl+z")
    expect(path, EVERYTHING, before, "the export to be taken back")
    app.toast(re.compile("^Отменено: .*Загрузка"))
    keys("ctrl+shift+z")
    expect(path, "SELECT count(*) FROM application", [(KNOWN + NEW,)], "the export to be there again")
    same(ask(path, "SELECT number FROM application WHERE number IS NOT NULL"), numbers, "numbers that were given")

    # The same table once more changes nothing, and there is no step to take.
    dialog = open_result(app, table)
    counts(app, dialog, read=40, new=0, changed=0, same=40, refused=0)
    same(app.can_press("Загрузить", dialog), False, "whether there is anything to import")
    app.click(app.find("button", "Закрыть", dialog))
    app.gone("dialog")
    app.quit()
    check(path)

    # Registered today: they stand in the journal of the day, once each.
    cli("register", path, "id:30")
    register = os.path.join(documents(), "register.pdf")
    cli("report", path, "register", register)
    text = "\n".join(paper(register))
    for (number,) in ask(path, "SELECT number FROM application WHERE number IS NOT NULL"):
        same(text.count(number), 1, f"«{number}» in the register")


def taken(number):
    """The fields of a row as they must be in the end; money in kopecks."""
    cells = row(number, CHANGED.get(number)).split(";")[1:]
    cells[4] = int(cells[4]) * 100
    if number == 3:
        cells[4] = 30000000
    return tuple(cells)


run(scenario)
