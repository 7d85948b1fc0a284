#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A table from the site (CP1251, «;»): a column is mapped by hand, the numbers are seen first, and one step takes it all back."""
import json
import os
import re

from ux import App, ask, check, cli, documents, expect, keys, new_workspace, run, same, wait

TABLE = """Номер на сайте;Название проекта;Город;Лидер;Телефон;Бюджет, руб.;Откуда узнали
S-101;Беседка у роддома;Вельск;Ёжикова Мария;8 (000) 111-22-33;120000,50;от соседей
S-102;Тёплый переход;Котлас;Дубов Пётр;8 (000) 222-33-44;1 250 000;из газеты
S-103;;Онега;Без Названия;8 (000) 333-44-55;5000;с сайта
S-104;Сквер «Берёзка»;Мирный;Лис Анна;8 (000) 444-55-66;700000;по радио
"""
TITLES = ["Беседка у роддома", "Тёплый переход", "Сквер «Берёзка»"]


def scenario():
    path = new_workspace("selection-2020")
    table = os.path.join(documents(), "site.csv")
    with open(table, "w", encoding="cp1251", newline="") as file:
        file.write(TABLE.replace("\n", "\r\n"))

    app = App(path)
    app.resize(1366, 768)
    app.go("Заявки")
    keys("ctrl+i")
    dialog = app.dialog("Загрузить таблицу")
    # Drawn out of a folder: a dialog for files would do, but GTK 4.18 keeps what it has asked of a folder for each of them.
    app.drop(app.find("button", "Выбрать файл…", dialog), table)
    app.has_text(re.compile("CP1251|windows-1251", re.IGNORECASE), dialog)
    app.pick("Откуда узнали", "Проблема", dialog)
    app.pick("По чему сличать строки", "Номер на сайте", dialog)
    app.press("button", "Показать, что будет", dialog)

    counts = app.find("list", "Что будет сделано", dialog)
    for title, number in (("Строк в файле", "4"), ("Новых записей", "3"), ("Отклонённые строки", "1")):
        row = app.find("list item", re.compile("^" + title), counts)
        same(app.all("label", None, row)[-1].get_name(), number, title)
    same(ask(path, "SELECT count(*) FROM application"), [(0,)], "applications before the import")

    app.press("list item", re.compile("^Новых записей"), counts)
    fresh = app.find("list", "Новые записи", dialog)
    same([row.get_name() for row in app.all("list item", None, fresh)],
         [f"{title} (строка {line})" for title, line in zip(TITLES, (2, 3, 5))], "the records that would be made")
    app.has_text(re.compile("Проблема: от соседей"), fresh)
    app.press("button", "Назад", dialog)
    app.gone("list", "Новые записи")

    app.press("button", "Загрузить", dialog)
    expect(path, "SELECT title, city, budget, problem FROM application ORDER BY id",
           [("Беседка у роддома", "Вельск", 12000050, "от соседей"), ("Тёплый переход", "Котлас", 125000000, "из газеты"),
            ("Сквер «Берёзка»", "Мирный", 70000000, "по радио")], "the table to be imported")
    wait("the list to show it", lambda: sorted(app.rows("Заявки")) == sorted(TITLES))

    app.press("button", "Отменить", on_top=True)
    expect(path, "SELECT count(*) FROM application", [(0,)], "the import to be undone")
    app.has_text("Заявок пока нет")
    keys("ctrl+shift+z")
    expect(path, "SELECT count(*) FROM application", [(3,)], "the import to be done again")

    # The site's next table: one of its rows has changed, and what in it is seen before it is taken.
    later = os.path.join(documents(), "later", "site.csv")
    os.mkdir(os.path.dirname(later))
    with open(later, "w", encoding="cp1251", newline="") as file:
        file.write(TABLE.replace("Котлас", "Коряжма").replace("\n", "\r\n"))
    keys("ctrl+i")
    dialog = app.dialog("Загрузить таблицу")
    app.drop(app.find("button", "Выбрать файл…", dialog), later)
    app.press("button", "Показать, что будет", dialog)
    counts = app.find("list", "Что будет сделано", dialog)
    app.press("list item", re.compile("^Изменённых записей"), counts)
    changed = app.find("list", "Изменённые записи", dialog)
    number = ask(path, "SELECT number FROM application WHERE title = ?", TITLES[1])[0][0]
    same([row.get_name() for row in app.all("list item", None, changed)],
         [(f"{number} · " if number else "") + f"{TITLES[1]} (строка 3)"], "the record that would change")
    app.has_text("Город: Котлас → Коряжма", changed)
    app.press("button", "Закрыть", dialog)
    app.gone("dialog")
    same(ask(path, "SELECT city FROM application WHERE title = ?", TITLES[1]), [("Котлас",)], "a city that was only looked at")
    app.quit()
    rows = [json.loads(line) for line in cli("list", path, "applications", "--json").splitlines()]
    same({row["external_id"]: (row["title"], row["budget"], row["problem"]) for row in rows},
         {"S-101": (TITLES[0], 12000050, "от соседей"), "S-102": (TITLES[1], 125000000, "из газеты"),
          "S-104": (TITLES[2], 70000000, "по радио")}, "the import for other programs")
    check(path)


run(scenario)
