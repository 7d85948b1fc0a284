#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The last day of the intake at a clerk's desk: five visitors one after another, a paper that was missing, a promise by telephone, a
withdrawal, and an envelope that comes when it is over. Nobody is stopped, every number is given once, and the day's register has them all."""
import json
import os
import re

from ux import App, ask, check, cli, documents, keys, new_workspace, paper, run, same, tally, type_text, wait

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
    app.press("button", "Закрыть", dialog)
    app.gone("dialog")
    return numbers


def open_card(app, title):
    app.fill("Поиск заявок", title)
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
    app.toast("1 файл добавлен")
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
    dialog = app.dialog()
    app.fill("Причина со слов заявителя", "помещение сдали", dialog)
    app.press("button", "Отозвать", dialog)
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
    app.has_text(re.compile("Опоздание: получена 18 февраля 2020.*00:20.*17 февраля 2020.*18:20|"
                            r"Опоздание: получена 18\.02\.2020.*0?0:20.*17\.02\.2020.*18:20", re.DOTALL), dialog)
    text = look_at_receipt(os.path.join(folder, f"Расписка о приёме {number}.pdf"), number, LATE)
    if text.count("Подана после срока") != 2:
        raise AssertionError(f"the receipt does not say that it is late: {text}")
    app.press("button", "Закрыть", dialog)
    app.gone("dialog")
    row = app.find("list item", LATE[0], app.find("list", "Заявки"))
    app.find("label", "после срока", row)
    app.find("label", "неполная", row)
    same(app.all("label", "после срока", app.find("list item", VISITORS[0][0], app.find("list", "Заявки"))), [], "a mark of being late")
    return number


def by_mark(app):
    """The list of those that are late, by the filter."""
    app.press(("button", "toggle button"), "Фильтр")
    app.pick("Отметка", "Подана после срока")
    keys("Escape")
    wait("the late ones alone", lambda: app.rows("Заявки") == [LATE[0]])
    app.press("button", "Убрать фильтр «Подана после срока»")
    wait("all of them again", lambda: len(app.rows("Заявки")) == 8)


def scenario():
    path = prepare()
    folder = os.path.join(documents(), "papers")
    os.mkdir(folder)
    app = App(path, env={"VECHE_TEST_CLOCK": DAY})
    app.resize(1366, 768)
    app.switch_employee(path, ME)
    app.go("Заявки")
    numbers = five_visitors(app, folder)
    missing_paper(app, path)
    withdrawal(app, path)

    # One that was typed by mistake is taken back; its number is not given to anybody else.
    keys("ctrl+n")
    dialog = app.dialog("Новая заявка")
    mistaken = take_in(app, dialog, ("Ошибка", "Умный город", "Никто", "8 (000) 000-00-00"))
    app.press("button", "Закрыть", dialog)
    app.gone("dialog")
    keys("ctrl+z")
    app.toast("Отменено: Регистрация заявки")
    same(ask(path, "SELECT count(*) FROM application WHERE number = ?", mistaken), [(0,)], "what was taken back")
    app.quit()

    app = App(path, env={"VECHE_TEST_CLOCK": EVENING})
    app.resize(1366, 768)
    app.go("Заявки")
    numbers.append(envelope(app, folder))
    by_mark(app)
    shown = app.rows("Заявки")
    same(sorted(shown), sorted([title for (title, *_) in (*VISITORS, LATE)] + ["Сквер у вокзала", "Дом ремёсел"]), "the list")
    app.quit()

    given = [row[0] for row in ask(path, "SELECT number FROM application WHERE number IS NOT NULL")]
    same(len(set(given)), 8, "numbers")
    last = [int(re.search(r"\d+$", number).group()) for number in numbers]
    same(last, [3, 4, 5, 6, 7, 9], "the numbers of the day: 8 was taken back")
    check(path)

    # The day's register: all that came today, the late one too.
    register = os.path.join(documents(), "register.pdf")
    cli("report", path, "register", register, "--param", "from=2020-02-17", "--param", "to=2020-02-17")
    text = "\n".join(paper(register))
    for number in numbers:
        if number not in text:
            raise AssertionError(f"{number} is not in the register of the day: {text}")

    # Another day it is as it was left.
    state = ask(path, ALL)
    app = App(path)
    app.resize(1366, 768)
    app.go("Заявки")
    wait("the list as it was", lambda: app.rows("Заявки") == shown)
    app.quit()
    same(ask(path, ALL), state, "the file after it was opened again")
    same(len([json.loads(line) for line in cli("list", path, "applications", "--json").splitlines()]), 8, "applications for other programs")


run(scenario)
