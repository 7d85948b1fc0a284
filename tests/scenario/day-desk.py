#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The clerk's desk on the last day: a paper that was missing, a promise that goes to «Мои дела», a withdrawal, and in the evening an
envelope that comes when it is over: nobody is stopped, what is late is marked, and another day all is as it was left."""
import json
import os
import re

from day import ALL, DAY, EVENING, LATE, ME, file_for, look_at_receipt, prepare, take_in
from ux import App, ask, check, cli, documents, keys, paper, run, same, wait


def open_card(app, title):
    app.fill("Поиск заявок", title)
    wait("it alone to be listed", lambda: app.rows("Заявки") == [title])
    app.choose(title, app.find("list", "Заявки"))
    card = app.find("grouping", "Заявка")
    app.find("label", title, card)
    return card


def missing_paper(app, path):
    """It comes, and another is promised: that goes to «Мои дела»."""
    card = open_card(app, "Сквер у вокзала")
    app.press("page tab", "Файлы", card)
    app.press("button", "Добавить файлы…", card)
    app.choose_file(file_for("Резюме команды"))
    app.has_text("Резюме команды.txt", card)
    app.press("page tab", "Контакты", card)
    app.press("button", "Новый контакт", card)
    dialog = app.dialog("Новый контакт")
    app.fill("Содержание", "Принесли резюме, смету донесут", dialog)
    app.fill("Следующий шаг", "Ждать смету", dialog)
    app.fill("Срок следующего шага", "19.02.2020", dialog)
    keys("ctrl+Return")
    app.gone("dialog")
    same(ask(path, "SELECT text, next_step, next_date FROM application_contact WHERE application = 1"),
         [("Принесли резюме, смету донесут", "Ждать смету", "2020-02-19")], "the contact")
    app.go("Мои дела")
    mine = app.find("list item", re.compile("^Ждать смету"))
    if "19" not in mine.get_name() and not app.all("label", re.compile("19 февраля|19.02"), mine):
        raise AssertionError(f"no term: {mine.get_name()}")
    app.go("Заявки")


def withdrawal(app, path):
    """With its reason; it stays in the register. Taken back by name, and done again."""
    card = open_card(app, "Дом ремёсел")
    app.press(("button", "toggle button"), "Ещё действия с этой заявкой", card)
    wait("the menu", lambda: app.all("menu item"))
    keys("Up", "Return")
    app.fill("Причина со слов заявителя", "помещение сдали", app.dialog("Отозвать заявку?"))
    app.press("button", "Отозвать", app.dialog("Отозвать заявку?"))
    gone = [("withdrawn", "помещение сдали")]
    state = "SELECT state, withdrawal FROM application WHERE title = 'Дом ремёсел'"
    wait("the withdrawal", lambda: ask(path, state) == gone)
    app.toast("Заявка отозвана")
    keys("ctrl+z")
    wait("it to be taken back", lambda: ask(path, state) == [("registered", None)])
    app.toast(re.compile("^Отменено: .*тзыв"))
    keys("ctrl+shift+z")
    wait("it to be done again", lambda: ask(path, state) == gone)


def envelope(app, folder):
    """After the end by the programme's clock: marked, both times told, and taken in like any other."""
    keys("ctrl+n")
    dialog = app.dialog("Новая заявка")
    number = take_in(app, dialog, LATE)
    receipt = os.path.join(folder, "late.pdf")
    app.choose_printer(receipt)
    app.has_text(re.compile("Подана после срока: получена 18 февраля 2020.*00:20.*17 февраля 2020.*18:20|"
                            r"Подана после срока: получена 18\.02\.2020.*0?0:20.*17\.02\.2020.*18:20", re.DOTALL), dialog)
    text = look_at_receipt(receipt, number, LATE)
    if text.count("Подана после срока") != 2:
        raise AssertionError(f"the receipt does not say that it is late: {text}")
    app.click(app.find("button", "Закрыть", dialog))
    app.gone("dialog")
    row = app.find("list item", LATE[0], app.find("list", "Заявки"))
    app.find("label", "после срока", row)
    app.find("label", "неполная", row)
    same(app.all("label", "после срока", app.find("list item", "Сквер у вокзала", app.find("list", "Заявки"))), [], "a mark of being late")
    return number


def by_mark(app):
    """The list of those that are late, by the filter."""
    app.press(("button", "toggle button"), "Фильтр")
    app.pick("Отметка", "Подана после срока")
    keys("Escape")
    wait("the late ones alone", lambda: app.rows("Заявки") == [LATE[0]])
    app.press("button", "Убрать фильтр «Подана после срока»")
    wait("all of them again", lambda: len(app.rows("Заявки")) == 3)


def scenario():
    path = prepare()
    folder = os.path.join(documents(), "papers")
    os.mkdir(folder)
    app = App(path, env={"VECHE_TEST_CLOCK": DAY})
    app.resize(1366, 768)
    app.switch_employee(path, ME)
    app.go("Заявки")
    missing_paper(app, path)
    withdrawal(app, path)
    app.quit()

    app = App(path, env={"VECHE_TEST_CLOCK": EVENING})
    app.resize(1366, 768)
    app.go("Заявки")
    number = envelope(app, folder)
    by_mark(app)
    shown = app.rows("Заявки")
    app.quit()
    check(path)

    # The register goes by the programme's days: there it was the 18th already.
    register = os.path.join(documents(), "register.pdf")
    cli("report", path, "register", register, "--param", "from=2020-02-18", "--param", "to=2020-02-18")
    same(number in "\n".join(paper(register)), True, "whether the envelope is in the register of the day")

    # Another day it is as it was left.
    state = ask(path, ALL)
    app = App(path)
    app.resize(1366, 768)
    app.go("Заявки")
    wait("the list as it was", lambda: app.rows("Заявки") == shown)
    app.quit()
    same(ask(path, ALL), state, "the file after it was opened again")
    same(len([json.loads(line) for line in cli("list", path, "applications", "--json").splitlines()]), 3, "applications for other programs")


run(scenario)
