#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A visitor hands in a folder that came by post after the term: said before the number is given, with the application that it repeats; files
find their items by their names, paper is counted, and the receipt says all of it, and who took it in."""
import os
import re

from ux import App, ask, check, cli, documents, expect, has, keys, new_workspace, paper, run, same, type_text, wait

TITLE = "Пряничная почта"
NUMBER = "2020-КН-018"
ME = "Шмелёва Алёна Игоревна"
FILES = "SELECT name, item FROM attachment WHERE owner = (SELECT max(id) FROM application) ORDER BY name"
PAPER = """SELECT i.code, c.sheets FROM application_content c JOIN item i ON i.id = c.item
           WHERE c.application = (SELECT max(id) FROM application) ORDER BY i.id"""


def write(name):
    path = os.path.join(documents(), name)
    with open(path, "w", encoding="utf-8") as file:
        file.write("текст")
    return path


def receipt(path, number):
    out = os.path.join(documents(), "receipt.pdf")
    if os.path.exists(out):
        os.unlink(out)
    cli("report", path, "receipt", out, "--param", f"number={number}")
    return re.sub(r"\s+", " ", "\n".join(paper(out)))


def choose_item(app, box):
    """The row is made anew as soon as the choice is written."""
    def current():
        return next((app.all("label", None, item)[0].get_name() for item in app.all("list item", None, box) if has(item, "FOCUSED")), None)

    app.click(app.reach(box))
    wait("the items", current)
    while current() != "Резюме лидера проекта":
        before = current()
        keys("Down")
        wait("the next item", lambda before=before: current() != before)
    keys("Return")


def count(app, dialog, sheets):
    app.click(app.reach(app.find("spin button", "Краткое описание проекта", dialog)))
    keys("ctrl+a")
    type_text(sheets)
    keys("Tab")


def scenario():
    path = new_workspace()
    app = App(path)
    app.resize(1366, 768)
    app.switch_employee(path, ME)
    app.go("Заявки")
    keys("ctrl+n")
    dialog = app.dialog("Новая заявка")
    same(app.nameless(dialog), [], "nameless in the dialog")
    app.has_text("сейчас · личный приём", dialog)
    app.write("Название", TITLE, dialog)
    notes = app.find("grouping", "Обратите внимание", dialog)
    app.has_text(re.compile(f"повторная подача.*{NUMBER}"), notes)

    # By post, and before the end of the term after all: nothing is said of its being late any more.
    app.has_text(re.compile("после срока"), notes)
    app.click(app.find("label", "Поступила", dialog))
    app.write("Дата поступления", "17.02.2020, 15:00", dialog)
    wait("no word of being late", lambda: not app.all("label", re.compile("после срока"), dialog))
    app.pick("Канал", "почта", dialog)
    app.has_text("17.02.2020, 15:00 · почта", dialog)
    app.write("Дата поступления", "19.02.2020, 15:00", dialog)
    app.find("label", re.compile("после срока"), dialog)

    for name in ("Резюме лидера.txt", "Фото двора.txt"):
        app.press("button", "Добавить файлы…", dialog)
        app.choose_file(write(name))
    app.find("combo box", "Резюме лидера проекта", app.find("grouping", "Пункт состава заявки для «Резюме лидера.txt»", dialog))
    app.find("combo box", "Прочее", app.find("grouping", "Пункт состава заявки для «Фото двора.txt»", dialog))

    app.click(app.reach(app.find("label", "На бумаге", dialog)))
    count(app, dialog, "12")
    app.has_text("12 листов", dialog)
    keys("ctrl+Return")
    app.dismiss()
    number = app.find("label", re.compile(r"^2020-"), dialog).get_name()
    app.has_text(re.compile(f"(после срока)(.|\n)*повторная подача.*{NUMBER}"), dialog)
    same(ask(path, "SELECT received, channel, registered_by FROM application ORDER BY id DESC LIMIT 1"),
         [("2020-02-19T12:00:00Z", "post", ME)], "how it came")
    same(ask(path, FILES), [("Резюме лидера.txt", "cv"), ("Фото двора.txt", None)], "files")
    same([row[1] for row in ask(path, PAPER)], [12], "paper")
    text = receipt(path, number)
    for part in ("Прочее", "12 л.", "Резюме лидера.txt", "Шмелёва"):
        if part not in text:
            raise AssertionError(f"the receipt does not say «{part}»: {text}")

    # Who works on it now did not take it in.
    cli("set", path, "application", number, "responsible=Лаврентьева Нина Аркадьевна")
    same("Лаврентьева" in receipt(path, number), False, "the present responsible person on the receipt")
    app.press("button", "Открыть карточку", dialog)
    app.gone("dialog")

    # On the card: the file's item is seen and changed in its row, paper is counted anew.
    card = app.find("grouping", "Заявка")
    app.press("page tab", "Файлы")
    choose_item(app, app.find("combo box", "Прочее", app.find("grouping", "Пункт состава заявки для «Фото двора.txt»", card)))
    expect(path, FILES, [("Резюме лидера.txt", "cv"), ("Фото двора.txt", "cv")], "the item of the second file")
    app.press("page tab", "Карточка")
    app.find("label", "на бумаге, 12 листов", card)
    app.click(app.reach(app.find("button", "На бумаге…", card)))
    sheets = app.dialog("На бумаге")
    same(app.nameless(sheets), [], "nameless in the dialog of paper")
    wait("the first number to have the focus", lambda: app.focused(app.find("spin button", "Краткое описание проекта", sheets)))
    keys("Tab")
    wait("the next one", lambda: app.focused(app.find("spin button", "Проблема, которую решает проект", sheets)))
    count(app, sheets, "0")
    keys("ctrl+Return")
    expect(path, PAPER, [], "no paper")
    app.gone("dialog")
    keys("ctrl+z")
    wait("the paper to be back", lambda: [row[1] for row in ask(path, PAPER)] == [12])
    app.quit()
    check(path)


run(scenario)
