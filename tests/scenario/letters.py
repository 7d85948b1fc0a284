#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A returned application gets its letter: a form of the name that no rule is certain of is listed and keeps the letter back, the
directory takes it, the letter is kept with its text and saved as a PDF, and one step takes it back."""
import os
import re
import subprocess

from ux import App, Atspi, ask, check, cli, documents, expect, has, keys, new_workspace, run, same, wait

TITLE = "Каток"
DATIVE = "Кравцу Айгулю Маратовичу"
LETTERS = "SELECT number, state FROM letter WHERE application = 39"


def scenario():
    path = new_workspace()
    # Nobody can tell how this surname is declined.
    cli("set", path, "application", "id:39", "leader=Кравец Айгуль Маратович")
    cli("techcheck", path, "id:39", "--item", "cv=absent:Принесут в пятницу", "--decide", "return", "--reason", "incomplete")
    app = App(path)
    app.resize(1366, 768)
    app.go("Заявки")
    keys("ctrl+f")
    app.fill("Поиск заявок", TITLE)
    app.choose(TITLE, app.find("list", "Заявки"))
    app.press("button", "Письмо…")

    dialog = app.dialog("Письмо")
    wait("the letter of the return", lambda: app.text_of(app.editable("Тема письма", dialog)).startswith("О возврате"))
    app.find("list", "В письме не хватает", dialog)
    app.has_text("дательном", dialog)
    save = app.find("button", "Сохранить", dialog)
    if has(save, "SENSITIVE"):
        raise AssertionError("a letter that lacks a form could be saved")
    app.press(None, "Заполнить формы имени…", dialog)
    forms = app.dialog("Формы имени")
    # Nothing is written before it is saved; who looks only has done nothing.
    app.press("button", "Отмена", forms)
    app.gone(("dialog", "alert"), "Формы имени")
    same(ask(path, "SELECT count(*) FROM person"), [(0,)], "people after a mere look")
    steps = ask(path, "SELECT count(*) FROM veche_step")
    app.press(None, "Заполнить формы имени…", dialog)
    forms = app.dialog("Формы имени")
    same(app.text_of(app.editable("Фамилия", forms)), "Кравец", "the surname from the application")
    app.fill("ФИО в дательном падеже", DATIVE, forms)
    app.fill("Обращение", "Уважаемый Айгуль Маратович", forms)
    app.press("button", "Сохранить", forms)
    app.gone(("dialog", "alert"), "Формы имени")
    expect(path, "SELECT p.dative FROM application a JOIN person p ON p.id = a.leader_person WHERE a.id = 39", [(DATIVE,)],
           "the form in the directory")
    app.toast(re.compile("Формы имени"))
    same((ask(path, "SELECT given, patronymic, sex FROM person"), ask(path, "SELECT count(*) FROM veche_step")),
         ([("Айгуль", "Маратович", "m")], [(steps[0][0] + 1,)]), "the person, in one step")
    wait("the letter to be ready", lambda: has(app.find("button", "Сохранить", dialog), "SENSITIVE"))
    app.fill("Исх. №", "12-05/7", dialog)
    # A number is something typed as well: it is not thrown away without a question.
    app.press("button", "Отмена", dialog)
    question = app.dialog("Сохранить заполненное?")
    app.press("button", "Продолжить правку", question)
    app.gone(("dialog", "alert"), "Сохранить заполненное?")
    app.press("button", "Сохранить", dialog)
    expect(path, LETTERS, [("12-05/7", "draft")], "the letter to be kept")
    body, addressee = ask(path, "SELECT body, addressee FROM letter WHERE application = 39")[0]
    same(("{" in body + addressee, "Уважаемый Айгуль Маратович!" in body, "Кравцу А." in addressee.replace("\u00a0", " "),
          "Принесут в пятницу" in body), (False, True, True, True), f"the text of the letter: {addressee} {body}")

    row = app.reach(app.find("list item", re.compile("^О возврате заявки")))
    names = [Atspi.Action.get_action_name(row, index) for index in range(row.get_n_actions())]
    same("letter.save" in names, True, f"saving among {names}")
    row.do_action(names.index("letter.save"))
    target = os.path.join(documents(), "письмо.pdf")
    app.choose_file(target)
    wait("the PDF", lambda: os.path.exists(target))
    read = subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, text=True, check=True).stdout
    same([word in read for word in ("12-05/7", "О возврате заявки", "Уважаемый Айгуль", "Принесут в пятницу")], [True] * 4,
         "the PDF")

    app.act("win.undo")
    expect(path, LETTERS, [], "the letter to be taken back")

    # The second project of the same leader: nobody comes into the directory twice.
    cli("set", path, "application", "id:40", "leader=Кравец Айгуль Маратович")
    title = ask(path, "SELECT title FROM application WHERE id = 40")[0][0]
    app.fill("Поиск заявок", title[:20])
    app.choose(title, app.find("list", "Заявки"))
    app.press("button", "Письмо…")
    dialog = app.dialog("Письмо")
    app.press(None, "Заполнить формы имени…", dialog)
    app.press("button", "Тот же", app.dialog("Тот же человек?"))
    forms = app.dialog("Формы имени")
    wait("the form that is known", lambda: app.text_of(app.editable("ФИО в дательном падеже", forms)) == DATIVE)
    app.press("button", "Сохранить", forms)
    expect(path, "SELECT count(*), (SELECT count(*) FROM person) FROM application WHERE leader_person IS NOT NULL", [(2, 1)],
           "both projects to have the one leader")
    app.press("button", "Отмена", dialog)
    app.gone("dialog", "Письмо")
    app.quit()
    check(path)


run(scenario)
