#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the very first run, with nothing there, to a printed receipt: at most twelve actions of a person, counted while they are done."""
import os
import re
import subprocess

from ux import App, ask, check, documents, keys, paper, run, same, tally, type_text, wait

TITLE = "Лавка у пруда"
LEADER = "Ёлкина Анна Сергеевна"
AT_MOST = 12


def scenario():
    budget = os.path.join(documents(), "Смета проекта.txt")
    with open(budget, "w", encoding="utf-8") as file:
        file.write("Лавка и фонарь: 120 000 руб.\n")
    receipt = os.path.join(documents(), "receipt.pdf")

    app = App()
    app.has_text("Добро пожаловать")
    app.press("button", "Создать рабочий файл…")
    name = app.editable("Название", app.dialog("Новый рабочий файл"))
    wait("the name, which is there already, to have the focus", lambda: app.focused(name) and app.text_of(name))
    keys("Return")
    app.find("list", "Разделы")

    # Whatever is shown: an application is what comes in.
    keys("ctrl+n")
    dialog = app.dialog("Новая заявка")
    title = app.editable("Название", dialog)
    wait("the title to have the focus", lambda: app.focused(title))
    type_text(TITLE)
    app.pick("Тематика", "Исторический город", dialog)
    app.fill("Лидер проекта", LEADER, dialog)
    app.fill("Телефон лидера", "8 (000) 123-45-67", dialog)
    app.press("button", "Добавить файлы…", dialog)
    app.choose_file(budget)
    app.has_text("Смета проекта.txt", dialog)
    keys("ctrl+Return")
    app.choose_printer(receipt)
    actions = tally.actions
    print(f"{actions} actions, {tally.keystrokes} keystrokes from the first run to the receipt")

    number = app.find("label", re.compile(r"^2020-"), dialog).get_name()
    app.toast(re.compile(f"Отправлено на печать: Расписка о приёме {number}"))
    pages = paper(receipt)
    same(len(pages), 1, "pages")
    for part, times in (("РАСПИСКА", 2), (number, 2), ("Опись принятых частей заявки", 2), ("Смета проекта.txt", 2), (TITLE, 2)):
        found = len(re.findall(re.escape(part), pages[0], re.IGNORECASE))
        if found < times:
            raise AssertionError(f"«{part}» is there {found} times, not {times}: a copy for the applicant and one for the file\n{pages[0]}")
    size = re.search(r"Page size: +([0-9.]+) x ([0-9.]+)", subprocess.run(["pdfinfo", receipt], capture_output=True, text=True,
                                                                         check=True).stdout)
    same([round(float(side) / 72 * 25.4) for side in size.groups()], [210, 297], "millimetres of the sheet")
    if actions > AT_MOST:
        raise AssertionError(f"{actions} actions, more than {AT_MOST}")

    app.click(app.find("button", "Закрыть", dialog))
    app.gone("dialog")
    app.quit()
    path = os.path.join(documents(), "Veche", "Наш отбор.veche")
    same(ask(path, "SELECT title, number, state, leader FROM application"), [(TITLE, number, "registered", LEADER)], "the application")
    check(path)


run(scenario)
