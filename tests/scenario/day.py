# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scenarios of a clerk's day have in common: the workspace, who comes, and how one of them is taken in."""
import os
import re

from ux import ask, cli, documents, keys, new_workspace, paper, same, type_text, wait

ME = "Шмелёва Алёна Игоревна"
# The office is in Moscow's zone, the programme in Chita's: six hours ahead, its day ends at 18:00 here.
DAY = "2020-02-17T16:30:00+03:00"
EVENING = "2020-02-17T18:20:00+03:00"
ENDS = "2020-02-17T23:59:59+09:00"
VISITORS = (("Лавка у пруда", "Исторический город", "Ёлкина Анна", "8 (000) 123-45-61"),
            ("Каток на Набережной", "Культурно-историческое наследие", "Дубов Пётр", "8 (000) 123-45-62"),
            ("Школа садовников", "Дети в городе", "Лис Мария", "8 (000) 123-45-63"),
            ("Карта двориков", "Умный город", "Соколов Иван", "8 (000) 123-45-64"),
            ("Цех на колёсах", "Креативные кластеры", "Волкова Ольга", "8 (000) 123-45-65"))
LATE = ("Письмо в конверте", "Умный город", "Поздняков Лев", "8 (000) 123-45-66")
ALL = "SELECT title, number, state, received, withdrawal FROM application ORDER BY id"


def prepare():
    path = new_workspace("selection-2020")
    cli("set", path, "programme", "2020", "zone=Asia/Chita")
    cli("set", path, "stage", "intake", f"ends={ENDS}")
    cli("add", path, "employee", f"name={ME}")
    themes = dict(ask(path, "SELECT title, code FROM theme"))
    for title in ("Сквер у вокзала", "Дом ремёсел"):
        cli("add", path, "application", f"title={title}", "programme=2020", f"theme={themes['Умный город']}", "received=2020-02-10T09:00:00Z",
            f"responsible={ME}")
    cli("register", path, "id:1")
    cli("register", path, "id:2")
    return path


def file_for(title):
    path = os.path.join(documents(), f"{title}.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"Заявка «{title}»\n")
    return path


def take_in(app, dialog, visitor):
    """By keys and the one button for files; the number that was given."""
    title, theme, leader, phone = visitor
    entry = app.editable("Название", dialog)
    wait("the title to have the focus", lambda: app.focused(entry))
    type_text(title)
    app.pick("Тематика", theme, dialog)
    app.fill("Лидер проекта", leader, dialog)
    app.fill("Телефон лидера", phone, dialog)
    app.press("button", "Добавить файлы…", dialog)
    app.choose_file(file_for(title))
    app.has_text(f"{title}.txt", dialog)
    keys("ctrl+Return")
    return app.find("label", re.compile(r"^2020-"), dialog).get_name()


def look_at_receipt(path, number, visitor):
    wait(f"the receipt {number}", lambda: os.path.exists(path) and os.path.getsize(path) > 0)
    pages = wait("the receipt to be whole", lambda: paper(path))
    same(len(pages), 1, "sheets of a receipt")
    for part in (number, visitor[0], visitor[2], f"{visitor[0]}.txt"):
        if pages[0].count(part) < 2:
            raise AssertionError(f"«{part}» is not on both copies of {number}: {pages[0]}")
    return pages[0]
