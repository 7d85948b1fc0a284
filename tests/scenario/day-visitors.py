#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The last day of the intake at a clerk's desk: five visitors one after another, each with a number and a receipt. One that was typed by
mistake is taken back, its number goes to nobody else, and the register of the day has them all."""
import os
import re

from day import DAY, ME, VISITORS, look_at_receipt, prepare, take_in
from ux import App, ask, check, cli, documents, keys, paper, run, same, tally, wait


def five_visitors(app, folder):
    numbers = []
    keys("ctrl+n")
    dialog = app.dialog("Новая заявка")
    for visitor in VISITORS:
        before = tally.actions
        numbers.append(take_in(app, dialog, visitor))
        if len(numbers) == 1:
            app.choose_printer(os.path.join(folder, "receipt.pdf"))
            receipt = os.path.join(folder, "receipt.pdf")
        else:
            receipt = os.path.join(folder, f"Расписка о приёме {numbers[-1]}.pdf")
        look_at_receipt(receipt, numbers[-1], visitor)
        print(f"{numbers[-1]}: {tally.actions - before} actions")
        if len(numbers) < len(VISITORS):
            # What is suggested has the focus: the next one, please.
            app.find("button", "Следующая заявка", dialog)
            keys("Return")
    app.click(app.find("button", "Закрыть", dialog))
    app.gone("dialog")
    return numbers


def scenario():
    path = prepare()
    folder = os.path.join(documents(), "papers")
    os.mkdir(folder)
    app = App(path, env={"VECHE_TEST_CLOCK": DAY})
    app.resize(1366, 768)
    app.switch_employee(path, ME)
    app.go("Заявки")
    numbers = five_visitors(app, folder)

    # The sixth was typed by mistake.
    keys("ctrl+n")
    dialog = app.dialog("Новая заявка")
    mistaken = take_in(app, dialog, ("Ошибка", "Умный город", "Никто", "8 (000) 000-00-00"))
    app.click(app.find("button", "Закрыть", dialog))
    app.gone("dialog")
    keys("ctrl+z")
    app.toast("Отменено: Регистрация заявки")
    same(ask(path, "SELECT count(*) FROM application WHERE number = ?", mistaken), [(0,)], "what was taken back")
    wait("the list without it", lambda: len(app.rows("Заявки")) == 7)
    app.quit()

    cli("add", path, "application", "title=После ошибки", "programme=2020")
    cli("register", path, f"id:{ask(path, 'SELECT max(id) FROM application')[0][0]}")
    given = [row[0] for row in ask(path, "SELECT number FROM application WHERE number IS NOT NULL ORDER BY id")]
    same([int(re.search(r"\d+$", number).group()) for number in given], [1, 2, 3, 4, 5, 6, 7, 9], "numbers: the eighth was taken back")
    check(path)

    register = os.path.join(documents(), "register.pdf")
    cli("report", path, "register", register, "--param", "from=2020-02-17", "--param", "to=2020-02-17")
    text = "\n".join(paper(register))
    for number in numbers:
        if number not in text:
            raise AssertionError(f"{number} is not in the register of the day: {text}")
    same([number for number in given if number not in numbers and number in text], [], "numbers of other days in it")


run(scenario)
